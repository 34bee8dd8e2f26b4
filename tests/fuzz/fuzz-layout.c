/* Any bytes as a paragraph on the screen: lines cover it, places and cells
 * agree, motions come forward, selections grow to the whole. */
#include "tests/fuzz/target.h"
#include "tui/find.h"
#include "tui/layout.h"
#include "tui/selection.h"

enum { MOST_GROWTHS = 200 };

static void promise_lines(struct layout *layout, struct slice text)
{
	const struct line *line;
	size_t off = 0;
	for (size_t n = 0; (line = layout_line(layout, n)); n++) {
		g_assert_cmpuint(line->span.start, ==, off);
		g_assert_cmpuint(line->span.end, >, off);
		g_assert_cmpuint(line->shown, <=, line->span.end);
		off = line->span.end;
	}
	g_assert_cmpuint(off, ==, text.len);
}

/* The cell of a place gives it back, unless it is a blank that is not shown. */
static void promise_position(struct layout *layout, struct place place)
{
	struct position position = layout_position(layout, place);
	const struct line *line = layout_line(layout, position.line);
	g_assert_true(span_holds(line->span, place.off));
	if (place.off < line->shown)
		g_assert_cmpint(place_compare(layout_place(layout, position), place), ==, 0);
}

static void promise_motions(struct layout *layout, const struct article *article)
{
	for (enum text_unit unit = UNIT_GRAPHEME; unit < UNIT_COUNT; unit++) {
		struct place at = motion_settle(article, (struct place){ 0, 0 }), last = at;
		promise_position(layout, at);
		while (motion_move(article, unit, MOTION_ON, &at)) {
			g_assert_cmpint(place_compare(last, at), <, 0);
			promise_position(layout, at);
			last = at;
		}
		while (motion_move(article, unit, MOTION_BACK, &at)) {
			g_assert_cmpint(place_compare(at, last), <, 0);
			last = at;
		}
	}
}

static void promise_growth(const struct article *article, size_t len)
{
	struct text_range range = motion_unit(article, UNIT_GRAPHEME, (struct place){ 0, len / 2 });
	for (int i = 0; i < MOST_GROWTHS; i++) {
		struct text_range grown = selection_grow(article, range);
		if (!range_is_within(range, grown))
			break;
		range = grown;
	}
	g_assert_cmpuint(range.start.off, ==, 0);
	g_assert_cmpuint(range.end.off, ==, len);
}

static void promise_hits(const struct article *article, struct slice text)
{
	struct find *find = find_new(article, (struct slice){ text.data, MIN(text.len, 3) });
	size_t off = 0;
	for (guint i = 0; i < find->hits->len; i++) {
		struct span span = find_hit(find, i)->span;
		g_assert_cmpuint(span.start, >=, off);
		g_assert_cmpuint(span.end, >, span.start);
		off = span.end;
	}
	g_assert_cmpuint(off, <=, text.len);
	find_free(find);
}

FUZZ_TARGET(layout)
{
	if (size < 2)
		return 0;
	struct block block = { .type = BLOCK_PARAGRAPH,
		               .text = { (const char *)data + 1, size - 1 } };
	struct article article = { .blocks = &block, .n_blocks = 1 };
	struct layout_options options = { .measure = data[0] % 90,
		                          .ambiguous =
		                                  data[0] & 1 ? AMBIGUOUS_NARROW : AMBIGUOUS_WIDE };
	struct layout *layout = layout_new(&article, &options);
	promise_lines(layout, block.text);
	promise_motions(layout, &article);
	promise_growth(&article, block.text.len);
	promise_hits(&article, block.text);
	layout_free(layout);
	return 0;
}
