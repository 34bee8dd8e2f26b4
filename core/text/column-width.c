/* How wide the column of each line was set: its measure, as measure.c has it, or
 * what lines around it reach beyond that. */
#include "core/text/line-marks.h"
#include "core/text/page.h"
#include "core/text/role-odds.h"

enum {
	REACH = 12, /* lines up and down that show how wide the column was set */
	WIDER = 4   /* columns by which that may pass the measure */
};

/* Lines that fill a column of some measure, by how far they reach beyond it. */
struct reach {
	size_t by[WIDER + 1], all;
};

/* Counts line k in, or out again. */
static void reach_count(struct reach *reach, const struct page_line *line, unsigned measure, int by)
{
	if (line->measure != measure || line->ending != ENDING_OPEN || line->spaced ||
	    line->columns < measure || line->columns > measure + WIDER ||
	    (line->columns > measure && (line->gaps || line_ends_in_stop(line->text))))
		return;
	reach->by[line->columns - measure] += (size_t)by;
	reach->all += (size_t)by;
}

/* How wide their column was set: its measure, or what more than a few of them
 * reach beyond it. */
static unsigned reach_width(const struct reach *reach, unsigned measure)
{
	size_t wider = 0;
	for (unsigned k = WIDER; k; k--) {
		wider += reach->by[k];
		if (wider >= 2 && wider * 6 >= reach->all)
			return measure + k;
	}
	return measure;
}

void lines_tell_widths(const struct page *page)
{
	size_t n = page->lines->len, from = 0, to = 0;
	struct reach reach = { 0 };
	unsigned measure = UINT_MAX;
	for (size_t i = 0; i < n; i++) {
		struct page_line *line = page_line_at(page, i);
		if (line->measure != measure) {
			measure = line->measure;
			reach = (struct reach){ 0 };
			from = to = i > REACH ? i - REACH : 0;
		}
		for (; to < MIN(i + REACH + 1, n); to++)
			reach_count(&reach, page_line_at(page, to), measure, 1);
		for (; from + REACH < i; from++)
			reach_count(&reach, page_line_at(page, from), measure, -1);
		line->width = reach_width(&reach, measure);
	}
}
