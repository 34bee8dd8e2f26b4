/* Growing takes the next larger unit, or a quotation where one lies between. */
#include "tui/selection.h"

#include "core/base/safe.h"

struct text_range selection_between(const struct article *article, struct place anchor,
                                    struct place cursor)
{
	bool forwards = place_compare(anchor, cursor) <= 0;
	struct text_range range = { forwards ? anchor : cursor, forwards ? cursor : anchor };
	range.end = motion_unit(article, UNIT_GRAPHEME, range.end).end;
	return range;
}

/* ---- quotations ---- */

static const struct {
	int32_t open, close;
} marks[] = {
	{ 0x201C, 0x201D }, /* “ ” */
	{ 0x2018, 0x2019 }, /* ‘ ’ */
	{ 0x300C, 0x300D }, /* 「 」 */
	{ 0x300E, 0x300F }, /* 『 』 */
	{ 0xFF02, 0xFF02 }, /* ＂ ＂ */
	{ '"', '"' },
};

/* Quotations that are open where the text has been read up to. */
enum { DEEPEST = 32 };
struct open_marks {
	struct {
		size_t mark; /* index into marks */
		size_t off;
	} stack[DEEPEST];
	size_t depth;
};

/* The place in the stack that a closing mark belongs to, or depth. */
static size_t find_open(const struct open_marks *open, int32_t codepoint)
{
	for (size_t k = open->depth; k > 0; k--)
		if (marks[open->stack[k - 1].mark].close == codepoint)
			return k - 1;
	return open->depth;
}

static void push_open(struct open_marks *open, int32_t codepoint, size_t off)
{
	for (size_t m = 0; m < G_N_ELEMENTS(marks) && open->depth < DEEPEST; m++) {
		if (marks[m].open != codepoint)
			continue;
		open->stack[open->depth].mark = m;
		open->stack[open->depth].off = off;
		open->depth++;
		return;
	}
}

/* Is found the answer: does it hold range, and more where range is not empty? */
static bool is_around(struct span found, struct span range)
{
	if (range.start == range.end)
		return found.start <= range.start && range.start < found.end;
	return found.start <= range.start && range.end <= found.end &&
	       span_len(found) > span_len(range);
}

/* Quotations are met in the order in which they close: the first one around
 * range is the smallest. */
static bool quotation_in(struct slice text, struct span range, struct span *found)
{
	struct open_marks open = { .depth = 0 };
	for (size_t off = 0, len; off < text.len; off += len) {
		int32_t codepoint = text_codepoint(text, off, &len);
		if (codepoint != '"' && codepoint < 0x2018)
			continue;
		size_t k = find_open(&open, codepoint);
		if (k == open.depth) {
			push_open(&open, codepoint, off);
			continue;
		}
		*found = (struct span){ open.stack[k].off, off + len };
		open.depth = k;
		if (is_around(*found, range))
			return true;
	}
	while (open.depth > 0) {
		*found = (struct span){ open.stack[--open.depth].off, text.len };
		if (is_around(*found, range))
			return true;
	}
	return false;
}

bool selection_quotation(const struct article *article, struct text_range range,
                         struct text_range *quotation)
{
	size_t block = range.start.block;
	if (block != range.end.block || block >= article->n_blocks)
		return false;
	struct span found;
	if (!quotation_in(article->blocks[block].text,
	                  (struct span){ range.start.off, range.end.off }, &found))
		return false;
	*quotation = (struct text_range){ { block, found.start }, { block, found.end } };
	return true;
}

/* ---- growing and shrinking ---- */

/* The place of the last character of range. */
static struct place last_of(const struct article *article, struct text_range range)
{
	if (range_is_empty(range))
		return range.start;
	struct place last = range.end;
	while (last.off == 0 && last.block > range.start.block) {
		last.block--;
		last.off = article->blocks[last.block].text.len;
	}
	if (last.off > 0)
		last.off =
		        cluster_before(article->blocks[last.block].text, last.off, AMBIGUOUS_NARROW)
		                .span.start;
	return last;
}

/* Whole units around range; range itself where that is more than one word. */
static struct text_range units_around(const struct article *article, enum text_unit unit,
                                      struct text_range range)
{
	struct text_range first = motion_unit(article, unit, range.start);
	struct text_range last = motion_unit(article, unit, last_of(article, range));
	if (unit <= UNIT_WORD && place_compare(first.start, last.start) != 0)
		return range;
	return (struct text_range){ first.start, last.end };
}

struct text_range selection_grow(const struct article *article, struct text_range range)
{
	if (!article->n_blocks)
		return range;
	struct text_range grown = range, quotation;
	for (enum text_unit unit = UNIT_GRAPHEME; unit < UNIT_COUNT; unit++) {
		grown = units_around(article, unit, range);
		if (range_is_within(range, grown))
			break;
	}
	if (selection_quotation(article, range, &quotation) && range_is_within(quotation, grown))
		return quotation;
	return grown;
}

struct text_range selection_shrink(const struct article *article, struct text_range range,
                                   struct place cursor)
{
	struct text_range shrunk = motion_unit(article, UNIT_GRAPHEME, cursor);
	for (;;) {
		struct text_range grown = selection_grow(article, shrunk);
		if (!range_is_within(grown, range) || !range_is_within(shrunk, grown))
			return shrunk;
		shrunk = grown;
	}
}
