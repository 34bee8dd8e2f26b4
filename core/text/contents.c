/* Tables of contents: lines below 目录 that say again what stands below, or on which page it
 * does. They are entries of a list and head nothing. */
#include "core/text/page.h"

enum {
	TITLE_COLUMNS = 12, /* of 目　　录 */
	NAMED_COLUMNS = 80, /* of 安河市供水应急预案目录, */
	LEAST_SAID = 3,     /* which is one where so many of its entries are said below */
	ENTRY_COLUMNS = 100,
	REACH = 512 /* lines below an entry, among which what it names is looked for */
};

/* An entry's words, without the dots and the number of the page behind them. */
static struct slice entry_words(struct slice text)
{
	for (struct slice rest = text; rest.len; text = rest) {
		uint32_t c = glyph_take_last(&rest);
		bool number = c >= '0' && c <= '9';
		if (!number && glyph_of(c) != GLYPH_DASH && glyph_of(c) != GLYPH_BLANK &&
		    c != 0x2026 && c != '.' && c != 0xb7) /* … · */
			break;
	}
	return text;
}

static bool is_said_below(const struct page *page, size_t i, struct slice words)
{
	size_t end = MIN(page->lines->len, i + REACH);
	while (++i < end)
		if (slice_equal(page_line_at(page, i)->text, words))
			return true;
	return false;
}

static bool is_plain_title(const struct page_line *line)
{
	return line->columns <= TITLE_COLUMNS && line->tally.han == 2;
}

static bool is_contents_title(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (line->columns > NAMED_COLUMNS || !line_matches(page, line, FORM_CONTENTS, line->text))
		return false;
	size_t said = 0;
	while (!is_plain_title(line) && said < LEAST_SAID && ++i < page->lines->len &&
	       is_said_below(page, i, entry_words(page_line_at(page, i)->text)))
		said++;
	return is_plain_title(line) || said == LEAST_SAID;
}

static bool is_entry(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (line->kind == LINE_CELL || line->columns > ENTRY_COLUMNS)
		return false;
	struct slice words = entry_words(line->text);
	return words.len && !glyph_tally(words).ends &&
	       (words.len < line->text.len || is_said_below(page, i, words));
}

static void make_item(struct page_line *line)
{
	if (line->form == FORM_FURNITURE)
		return;
	line->kind = LINE_ITEM;
	line->form = FORM_TEXT;
	line->level = 0;
}

/* Marks the table of contents that line i is the title of; returns the line behind it. */
static size_t mark_contents(struct page *page, size_t i)
{
	if (!is_plain_title(page_line_at(page, i)))
		make_item(page_line_at(page, i));
	while (++i < page->lines->len && is_entry(page, i))
		make_item(page_line_at(page, i));
	return i;
}

void lines_contents(struct page *page)
{
	for (size_t i = 0; i < page->lines->len;)
		i = is_contents_title(page, i) ? mark_contents(page, i) : i + 1;
}
