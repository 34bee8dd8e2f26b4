/* Names of corrections, and where one lies in the file as it is now. What they
 * do is correct.c's. */
#include "core/text/correction.h"

#include <string.h>

#include "core/base/names.h"

static const char *const names[CORRECTION_KIND_COUNT] = {
	[CORRECTION_JOIN] = "join",
	[CORRECTION_SPLIT] = "split",
	[CORRECTION_MOVE] = "move",
	[CORRECTION_TYPE] = "type",
	[CORRECTION_BEGIN_ARTICLE] = "begin-article",
	[CORRECTION_JOIN_ARTICLE] = "join-article",
	[CORRECTION_TEXT] = "text",
	[CORRECTION_WITHOUT] = "without",
	[CORRECTION_WITHOUT_HERE] = "without-here",
};

const char *correction_name(enum correction_kind kind)
{
	return names[kind];
}

enum correction_kind correction_named(const char *name)
{
	return (enum correction_kind)names_find(names, CORRECTION_KIND_COUNT, name);
}

/* How far what stood at off has moved since the correction was made; 0 where
 * it is still there. False where it is not in the file, or more than once. */
static bool moved_by(const struct source *source, struct slice exact, size_t off, ptrdiff_t *by)
{
	*by = 0;
	if (off <= source->text.len &&
	    slice_starts(slice_sub(source->text, (struct span){ off, source->text.len }), exact))
		return true;
	if (exact.len == 0)
		return false;
	const char *end = source->text.data + source->text.len;
	const char *first = memmem(source->text.data, source->text.len, exact.data, exact.len);
	if (!first || memmem(first + 1, (size_t)(end - first - 1), exact.data, exact.len))
		return false;
	*by = first - source->text.data - (ptrdiff_t)off;
	return true;
}

bool correction_find(const struct source *source, const struct correction *step,
                     struct correction_here *here)
{
	ptrdiff_t by;
	*here = (struct correction_here){
		.step = step,
		.source = { source_text_off(source, step->raw.start),
		            source_text_off(source, step->raw.end) },
		.target = step->target == CORRECTION_TO_END ? CORRECTION_TO_END
		                                            : source_text_off(source, step->target),
	};
	if (!moved_by(source, step->exact, here->source.start, &by))
		return false;
	here->source.start += (size_t)by;
	here->source.end += (size_t)by;
	if (here->target != CORRECTION_TO_END)
		here->target += (size_t)by;
	return true;
}
