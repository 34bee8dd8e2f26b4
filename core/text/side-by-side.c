/* Columns that stand side by side on the lines of a file, as a program lays out the text
 * of a page: told by the gutter of blanks that runs down between them, and read one
 * after the other. What stands in rows, such as a table, is left alone. */
#include <string.h>

#include "core/base/bits.h"
#include "core/text/page.h"
#include "core/text/seam.h"

enum {
	WIDEST = 512,    /* places across a page */
	GUTTER = 2,      /* blank places between two columns, at least */
	LEAST_BOTH = 5,  /* lines that have text on both sides */
	LONG_CELL = 8,   /* ideographs: a table's cells are shorter */
	MOST_ROWS = 400, /* of a page */
	MOST_DEPTH = 6   /* columns side by side */
};

/* How places are counted: every character is one, or a wide one two, “ ” too or not. */
enum count { BY_LETTER, BY_COLUMN, BY_WIDE_QUOTE, COUNTS };

/* Places that some line has text in. */
struct places {
	uint64_t bits[WIDEST / 64];
};

/* Lines of a file, and the bytes of each that lie in the column at hand. */
struct rows {
	struct page *page;
	enum count count;
	const struct line *lines;
	size_t n;
	struct span *at; /* by line */
	size_t head;     /* the line that is the heading over this column, or SIZE_MAX */
};

static unsigned width_of(enum count count, uint32_t c)
{
	bool quote = c >= 0x2018 && c <= 0x201d;
	if (count == BY_LETTER || c < 0x80)
		return 1;
	return quote && count == BY_COLUMN ? 1 : 2;
}

/* Adds the places of line i's text in at. */
static void add_places(const struct rows *rows, size_t i, struct places *places)
{
	struct slice rest = rows->lines[i].text;
	const char *text = rest.data;
	unsigned place = 0;
	while (rest.len && place + 2 < WIDEST) {
		size_t off = (size_t)(rest.data - text);
		uint32_t c = glyph_take(&rest);
		unsigned width = width_of(rows->count, c);
		bool in = off >= rows->at[i].start && off < rows->at[i].end;
		for (unsigned k = 0; in && glyph_of(c) != GLYPH_BLANK && k < width; k++)
			bits_set(places->bits, place + k);
		place += width;
	}
}

/* The first gutter within places, as the places from and to; false where there is
 * none. */
static bool find_gutter(const struct places *places, struct span *gutter)
{
	unsigned last = WIDEST, blanks = 0;
	bool text = false;
	while (last && !bits_has(places->bits, last - 1))
		last--;
	for (unsigned at = 0; at < last; at++) {
		if (!bits_has(places->bits, at)) {
			blanks++;
			continue;
		}
		if (text && blanks >= GUTTER) {
			*gutter = (struct span){ at - blanks, at };
			return true;
		}
		text = true;
		blanks = 0;
	}
	return false;
}

/* The byte of line i in its column where place begins, or its end. */
static size_t byte_at(const struct rows *rows, size_t i, unsigned place)
{
	struct slice rest = rows->lines[i].text;
	const char *text = rest.data;
	for (unsigned at = 0; rest.len && at < place;)
		at += width_of(rows->count, glyph_take(&rest));
	return CLAMP((size_t)(rest.data - text), rows->at[i].start, rows->at[i].end);
}

static struct slice part_of(const struct rows *rows, size_t i, struct span at)
{
	return glyph_trim(slice_sub(rows->lines[i].text, at));
}

/* What stands on the sides of a gutter. */
enum sides { SIDES_NONE, SIDES_CELLS, SIDES_COLUMNS };

/* Text that runs down the sides, and not across as in a table: its pieces are long, and
 * sentences go on in the line below rather than beside. */
static enum sides sides_of(const struct rows *rows, size_t first, size_t end,
                           const struct span *left, const struct span *right)
{
	size_t both = 0, text = 0;
	double down = 0, across = 0;
	for (size_t i = first; i < end; i++) {
		struct slice a = part_of(rows, i, left[i]), b = part_of(rows, i, right[i]);
		if (!a.len || !b.len)
			continue;
		both++;
		text += glyph_count_han(a) >= LONG_CELL && glyph_count_han(b) >= LONG_CELL;
		struct slice next = { NULL, 0 };
		for (size_t k = i + 1; k < end && !next.len; k++)
			next = part_of(rows, k, left[k]);
		if (!next.len || glyph_ending(a) != ENDING_OPEN)
			continue;
		down += seam_odds(a, next);
		across += seam_odds(a, b);
	}
	if (both < LEAST_BOTH)
		return SIDES_NONE;
	return text * 2 > both && down > across ? SIDES_COLUMNS : SIDES_CELLS;
}

/* Whether blanks stand apart two stretches of text. */
static bool has_gap(struct slice text)
{
	text = glyph_trim(text);
	return slice_find(text, slice_of("   ")) || glyph_find_gap(text);
}

/* Puts what line i has in at, of a table or of a column. */
static void put_line(const struct rows *rows, size_t i, struct span at, bool table, GArray *out)
{
	struct line line = rows->lines[i];
	struct page *page = rows->page;
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	if (!glyph_trim(slice_sub(line.text, at)).len) {
		line = (struct line){ .kind = LINE_BLANK, .level = 1 };
		g_array_append_val(out, line);
		return;
	}
	runs_cut(line.runs, line.n_runs, at, 0, runs);
	line.text = slice_sub(line.text, at);
	line.n_runs = runs->len;
	line.runs = arena_copy_array(page->scratch, runs->data, runs->len, sizeof(struct text_run));
	if (table && has_gap(line.text))
		line.kind = LINE_CELL; /* a row */
	line.head = i == rows->head;
	line.beside = at.start > 0 || at.end < rows->lines[i].text.len;
	g_array_append_val(out, line);
}

/* Whether the columns have a heading each, with blank below both: two articles. */
static bool have_heads(const struct rows *rows, size_t first, size_t end, const struct span *left,
                       const struct span *right)
{
	struct slice a = part_of(rows, first, left[first]), b = part_of(rows, first, right[first]);
	return first + 1 < end && a.len && b.len && glyph_ending(a) == ENDING_OPEN &&
	       glyph_ending(b) == ENDING_OPEN && !part_of(rows, first + 1, left[first + 1]).len &&
	       !part_of(rows, first + 1, right[first + 1]).len;
}

static void part(const struct rows *rows, size_t first, size_t end, int depth, GArray *out);

/* Parts lines [first, end) at a gutter into what is left of it and then what is right
 * of it, where these are columns. */
static enum sides part_at(const struct rows *rows, size_t first, size_t end, struct span gutter,
                          int depth, GArray *out)
{
	g_autofree struct span *left = g_memdup2(rows->at, rows->n * sizeof *left);
	g_autofree struct span *right = g_memdup2(rows->at, rows->n * sizeof *right);
	for (size_t i = first; i < end; i++)
		left[i].end = right[i].start = byte_at(rows, i, (unsigned)gutter.end);
	enum sides sides = sides_of(rows, first, end, left, right);
	if (sides != SIDES_COLUMNS)
		return sides;
	struct rows side = *rows;
	side.at = left;
	part(&side, first, end, depth + 1, out);
	side.at = right;
	if (have_heads(rows, first, end, left, right))
		side.head = first;
	part(&side, first, end, depth + 1, out);
	return sides;
}

/* Where the columns on both sides of a gutter end: with the last line that has text right
 * of it, and what stands below that on the left without a blank line. */
static size_t columns_end(const struct rows *rows, size_t first, size_t end, struct span gutter)
{
	size_t stop = first;
	for (size_t i = first; i < end; i++) {
		size_t from = byte_at(rows, i, (unsigned)gutter.end);
		if (part_of(rows, i, (struct span){ from, rows->at[i].end }).len)
			stop = i + 1;
	}
	while (stop < end && part_of(rows, stop, rows->at[stop]).len)
		stop++;
	return stop;
}

/* The end of the lines from first on that share a gutter; first where that line has
 * none. */
static size_t gutter_end(const struct rows *rows, size_t first, size_t end, struct span *gutter)
{
	struct places places = { 0 };
	size_t i = first;
	add_places(rows, first, &places);
	if (!find_gutter(&places, gutter))
		return first;
	for (i++; i < end; i++) {
		struct places with = places;
		add_places(rows, i, &with);
		if (!find_gutter(&with, gutter))
			break; /* a line over both columns */
		places = with;
	}
	find_gutter(&places, gutter);
	return columns_end(rows, first, i, *gutter);
}

/* Puts lines [first, end) in the order in which they are read. */
static void part(const struct rows *rows, size_t first, size_t end, int depth, GArray *out)
{
	while (first < end) {
		struct span gutter;
		size_t stop = depth < MOST_DEPTH ? gutter_end(rows, first, end, &gutter) : first;
		enum sides sides = SIDES_NONE;
		if (stop < first + LEAST_BOTH)
			stop = first + 1;
		else
			sides = part_at(rows, first, stop, gutter, depth, out);
		first = sides == SIDES_COLUMNS ? stop : first;
		for (; first < stop; first++)
			put_line(rows, first, rows->at[first], sides == SIDES_CELLS, out);
	}
}

/* The n lines in the order in which they are read, counting places as count does. */
static GArray *read_by(struct page *page, const struct line *lines, size_t n, enum count count)
{
	GArray *out = g_array_sized_new(FALSE, FALSE, sizeof(struct line), (guint)n);
	g_autofree struct span *at = g_new(struct span, n);
	for (size_t i = 0; i < n; i++)
		at[i] = (struct span){ 0, lines[i].text.len };
	struct rows rows = { page, count, lines, n, at, SIZE_MAX };
	part(&rows, 0, n, 0, out);
	return out;
}

/* How well sentences go on from line to line. */
static double flow_of(const GArray *lines)
{
	double odds = 0;
	for (guint i = 0; i + 1 < lines->len; i++) {
		struct slice line = glyph_trim(g_array_index(lines, struct line, i).text);
		struct slice next = glyph_trim(g_array_index(lines, struct line, i + 1).text);
		if (line.len && next.len && glyph_ending(line) == ENDING_OPEN)
			odds += seam_odds(line, next);
	}
	return odds;
}

/* The same, counted as sentences go on best. */
static GArray *read_best(struct page *page, const struct line *lines, size_t n)
{
	GArray *best = read_by(page, lines, n, 0);
	for (enum count count = 1; count < COUNTS; count++) {
		GArray *out = read_by(page, lines, n, count);
		bool better = flow_of(out) > flow_of(best);
		g_array_unref(better ? best : out);
		best = better ? out : best;
	}
	return best;
}

/* The end of the lines from first on that may stand side by side, where line first does. */
static size_t rows_end(const struct parsed *parsed, size_t first, size_t end)
{
	size_t i = first;
	while (i < end && i - first < MOST_ROWS &&
	       (parsed->lines[i].kind == LINE_TEXT || parsed->lines[i].kind == LINE_BLANK))
		i++;
	return i;
}

void lines_part_columns(struct page *page)
{
	bool laid_out = source_format_is_plain(page->source->format);
	if (!laid_out || !page_wants(page, REPAIR_REORDER))
		return;
	const struct parsed *parsed = page->parsed;
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct line));
	size_t taken = page->first; /* lines that all has, once it has any */
	for (size_t i = page->first; i < page->end;) {
		const struct line *line = &parsed->lines[i];
		bool gap = line->kind == LINE_TEXT && has_gap(line->text);
		size_t end = gap ? rows_end(parsed, i, page->end) : i;
		g_autoptr(GArray) read =
		        end > i ? read_best(page, parsed->lines + i, end - i) : NULL;
		if (read) {
			g_array_append_vals(all, parsed->lines + taken, (guint)(i - taken));
			g_array_append_vals(all, read->data, read->len);
			page_explain(page, "columns", "lines %zu-%zu as %u", i, end - 1, read->len);
			taken = end;
		}
		i = MAX(end, i + 1);
	}
	if (!all->len)
		return;
	g_array_append_vals(all, parsed->lines + taken, (guint)(page->end - taken));
	page->parted = g_steal_pointer(&all);
}
