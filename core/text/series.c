/* Reads the table of series once, and tries its rows where something begins. */
#include "core/text/series.h"

#include <glib.h>

#include "core/base/han-number.h"
#include "core/text/glyph.h"
#include "core/text/table-rows.h"

enum { REACH = 1200, TEN = 10, MOST = 99, COLUMNS = 5 };

static const double next_odds = 3, wrong_odds = -3, unbegun_odds = -0.7;

struct row {
	char **columns; /* of the table, which the others point into */
	struct slice before, after;
	char **words; /* NULL where numerals count */
	bool figures; /* 1, 2, and not 一, 二 */
	bool head;    /* only at the head of text */
};

static void add_row(void *rows, const char *line)
{
	char **columns = g_strsplit(line, "\t", COLUMNS);
	if (*line == '#' || g_strv_length(columns) < COLUMNS || !strcmp(columns[0], "series")) {
		g_strfreev(columns);
		return;
	}
	bool words = strchr(columns[2], ' ') != NULL;
	struct row row = {
		.columns = columns,
		.before = slice_of(columns[1]),
		.after = slice_of(columns[3]),
		.words = words ? g_strsplit(columns[2], " ", -1) : NULL,
		.figures = *columns[2] == '1',
		.head = !strcmp(columns[4], "head"),
	};
	g_array_append_val((GArray *)rows, row);
}

static void *load(void *unused)
{
	(void)unused;
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	table_rows_each("series.tsv", add_row, rows);
	return rows;
}

static const GArray *shipped(void)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	return g_once(&once, load, NULL);
}

/* 一 is 1, 十 is 10; 0 for what is no numeral. */
static unsigned numeral_of(uint32_t c)
{
	int digit = han_digit(c);
	return digit > 0 ? (unsigned)digit : han_scale(c) == TEN ? TEN : 0;
}

/* Takes a numeral below a hundred off *text: 二十三. 0 where there is none. */
static unsigned take_numeral(struct slice *text)
{
	unsigned number = 0, digit;
	for (struct slice rest = *text; (digit = numeral_of(glyph_take(&rest))); *text = rest)
		if (digit == TEN)
			number = number ? number * TEN : TEN;
		else
			number += digit;
	return number <= MOST ? number : 0;
}

static unsigned take_figures(struct slice *text)
{
	unsigned number = 0;
	for (struct slice rest = *text; rest.len && g_ascii_isdigit(*rest.data); *text = rest) {
		number = number * 10 + (unsigned)(*rest.data - '0');
		rest = (struct slice){ rest.data + 1, rest.len - 1 };
		if (number > MOST)
			return 0;
	}
	return number;
}

static unsigned take_word(struct slice *text, char **words)
{
	for (unsigned i = 0; words[i]; i++) {
		struct slice word = slice_of(words[i]);
		if (slice_starts(*text, word)) {
			*text = (struct slice){ text->data + word.len, text->len - word.len };
			return i + 1;
		}
	}
	return 0;
}

/* Takes c off text's start if it is that character, of whatever width. */
static bool take_character(struct slice *text, uint32_t c)
{
	struct slice rest = *text;
	uint32_t first = glyph_take(&rest);
	bool same = first == c || (first < 0x80 && first + 0xfee0 == c);
	*text = same ? rest : *text;
	return same;
}

/* The number of a series that text begins with, or 0. 3.5 and 一、二、三产业 count
 * nothing. */
static unsigned count_by(const struct row *row, struct slice text)
{
	for (struct slice before = row->before; before.len;)
		if (!take_character(&text, glyph_take(&before)))
			return 0;
	unsigned number = row->words     ? take_word(&text, row->words)
	                  : row->figures ? take_figures(&text)
	                                 : take_numeral(&text);
	bool closed = false;
	for (struct slice after = row->after; number && after.len && !closed;)
		closed = take_character(&text, glyph_take(&after));
	uint32_t next = glyph_take(&text);
	bool more = row->words     ? false
	            : row->figures ? next < 0x80 && g_ascii_isdigit((char)next)
	                           : numeral_of(next) && row->head;
	return closed && !more ? number : 0;
}

static struct series_count count_at(struct slice text, bool head)
{
	const GArray *rows = shipped();
	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = &g_array_index(rows, struct row, i);
		unsigned number = row->head && !head ? 0 : count_by(row, text);
		if (number)
			return (struct series_count){ i, number };
	}
	return (struct series_count){ 0, 0 };
}

/* Whether something may begin behind a mark. */
static bool divides(enum glyph glyph)
{
	return glyph == GLYPH_END || glyph == GLYPH_COLON || glyph == GLYPH_PAUSE ||
	       glyph == GLYPH_OPEN || glyph == GLYPH_CLOSE;
}

/* The first count in text, or the last. Head is whether text is one's beginning. */
static struct series_count count_in(struct slice text, bool head, bool first)
{
	struct series_count found = head ? count_at(text, true) : (struct series_count){ 0, 0 };
	bool divided = false;
	for (struct slice rest = text; rest.len && !(first && found.number);) {
		struct slice at = rest;
		enum glyph glyph = glyph_of(glyph_take(&rest));
		if (divided && glyph == GLYPH_HAN) {
			struct series_count count = count_at(at, false);
			found = count.number ? count : found;
		}
		divided = divides(glyph);
	}
	return found;
}

struct series_count series_first(struct slice text)
{
	return count_in(utf8_head(text, REACH), true, true);
}

struct series_count series_last(struct slice text)
{
	struct slice tail = utf8_tail(text, REACH);
	return count_in(tail, tail.len == text.len, false);
}

/* Whether next is where the series goes on that has got to last. */
static bool goes_on(struct series_count last, struct series_count next)
{
	return last.number && last.series == next.series && next.number == last.number + 1;
}

double series_odds(struct series_count last, struct series_count next)
{
	if (goes_on(last, next))
		return next_odds;
	if (!next.number || (last.number && last.series != next.series))
		return 0;
	return last.number ? wrong_odds : next.number > 1 ? unbegun_odds : 0;
}
