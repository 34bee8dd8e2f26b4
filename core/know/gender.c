/* Gender: the words right before and behind a name. One who is called both is a mistake, and
 * unknown. */
#include "core/know/gender.h"

#include "core/base/utf8.h"

/* Behind ， or ( at off, as in 周若水，女，and 周若水（女）; off where neither is. */
static size_t behind_mark(struct slice text, size_t off)
{
	size_t next = off;
	const uint32_t cp = off < text.len ? utf8_narrow(utf8_next(text, off, &next)) : 0;
	return cp == ',' || cp == '(' ? next : off;
}

/* Whether the name over span is one for whom the cues' words stand before, or behind, or as an
 * entry of a list of facts. */
static bool is_called(const struct scan_block *block, struct span span, enum cue before,
                      enum cue behind, enum cue fact)
{
	const size_t mark = behind_mark(block->text, span.end);
	const size_t word = mark > span.end ? cue_at(block->cues, fact, block->text, mark) : 0;
	size_t next;
	if (cue_upto(block->cues, before, block->text, span.start) ||
	    cue_at(block->cues, behind, block->text, span.end))
		return true;
	if (!word || mark + word >= block->text.len)
		return false;
	const uint32_t cp = utf8_narrow(utf8_next(block->text, mark + word, &next));
	return cp == ',' || cp == ')' || cp == 0x3001;
}

static enum gender gender_at(const struct scan_block *block, struct span span)
{
	if (is_called(block, span, CUE_WOMAN, CUE_CALLS_WOMAN, CUE_FEMALE))
		return GENDER_WOMAN;
	return is_called(block, span, CUE_MAN, CUE_CALLS_MAN, CUE_MALE) ? GENDER_MAN
	                                                                : GENDER_UNKNOWN;
}

struct genders genders_read(const struct scan *scan)
{
	struct genders genders = { .by_name.arena = scan->scratch };
	for (guint i = 0; i < scan->mentions->len; i++) {
		const struct mention *mention = &g_array_index(scan->mentions, struct mention, i);
		if (mention->type != MENTION_PERSON)
			continue;
		const enum gender gender = gender_at(&scan->blocks[mention->block], mention->span);
		if (gender == GENDER_UNKNOWN)
			continue;
		void **known = text_table_at(&genders.by_name, slice_of(mention->person.name));
		*known = GUINT_TO_POINTER(GPOINTER_TO_UINT(*known) | 1u << gender);
	}
	return genders;
}

enum gender gender_of_pronoun(const struct scan_block *block, size_t off)
{
	return cue_at(block->cues, CUE_HER, block->text, off) ? GENDER_WOMAN : GENDER_MAN;
}

bool gender_is(const struct genders *genders, enum gender gender, const char *name)
{
	return GPOINTER_TO_UINT(text_table_get(&genders->by_name, slice_of(name))) == 1u << gender;
}

bool gender_may_mean(const struct genders *genders, enum gender pronoun, const char *name)
{
	const enum gender other = pronoun == GENDER_WOMAN ? GENDER_MAN : GENDER_WOMAN;
	return pronoun == GENDER_UNKNOWN || !gender_is(genders, other, name);
}
