/* Dropped initials that a page's text has in the wrong place: the large first letter of a
 * paragraph, on a line of its own below the line that it begins, or below the whole
 * paragraph, put before it. One above its line needs nothing: it is a line that goes on. */
#include "core/text/page.h"
#include "core/text/pairs.h"
#include "core/text/seam.h"

enum {
	REACH = 24,        /* lines of a paragraph that its initial may stand behind */
	MOST_INITIALS = 8, /* of a page: more are a list or a table */
	LEAST_COLUMNS = 12 /* of the line that it begins */
};

/* By so much the letter must be wanted more there than here. */
static const double least_gain = 0.5;

static bool is_letter(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form == FORM_TEXT && line->tally.letters == 1 &&
	       line->tally.han == 1;
}

static bool is_text(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form == FORM_TEXT && line->columns >= LEAST_COLUMNS;
}

/* Whether a paragraph may begin with line i, as a title, blank or a full stop above it
 * shows. */
static bool may_begin(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return !i || line->blanks || line[-1].form != FORM_TEXT || line[-1].kind != LINE_TEXT ||
	       line[-1].ending == ENDING_FULL;
}

static uint32_t last_of(struct slice text)
{
	return glyph_take_last(&text);
}

static uint32_t first_of(struct slice text)
{
	return glyph_take(&text);
}

/* How much better text begins with letter than without. */
static double begins_odds(struct slice letter, struct slice text)
{
	return pairs_odds(first_of(letter), first_of(text)) + seam_phrase_odds(letter, text) +
	       seam_sentence_odds(letter) - seam_sentence_odds(text);
}

/* How much better the lines around i read with the letter between them than without. */
static double stays_odds(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i), *last;
	last = page_line_at(page, page->lines->len - 1);
	struct slice next = line < last ? line[1].text : (struct slice){ NULL, 0 };
	bool open = i && is_text(line - 1) && line[-1].ending == ENDING_OPEN;
	if (!next.len)
		return open ? pairs_odds(last_of(line[-1].text), first_of(line->text)) : 0;
	if (!open)
		return begins_odds(line->text, next);
	uint32_t letter = first_of(line->text), before = last_of(line[-1].text);
	return pairs_odds(before, letter) + pairs_odds(letter, first_of(next)) -
	       pairs_odds(before, first_of(next));
}

/* The line above that the letter on line i begins; i where it stands well. */
static size_t find_line(const struct page *page, size_t i)
{
	const struct slice letter = page_line_at(page, i)->text;
	double most = stays_odds(page, i) + least_gain;
	size_t found = i;
	for (size_t k = i; k-- > 0 && i - k <= REACH;) {
		const struct page_line *line = page_line_at(page, k);
		if (!is_text(line))
			break;
		bool begun = glyph_of(first_of(line->text)) != GLYPH_HAN; /* “…: by itself */
		if (begun || !may_begin(page, k))
			continue;
		double odds = begins_odds(letter, line->text);
		if (odds > most) {
			most = odds;
			found = k;
		}
		if (line->blanks)
			break;
	}
	return found;
}

static void move_letter(struct page *page, size_t i, size_t to)
{
	struct page_line letter = *page_line_at(page, i);
	page_explain(page, "initial", "line %zu goes before line %zu", i, to);
	letter.blanks = page_line_at(page, to)->blanks;
	letter.repairs |= REPAIR_BIT(REPAIR_REORDER);
	page_line_at(page, to)->blanks = 0;
	g_array_remove_index(page->lines, (guint)i);
	g_array_insert_val(page->lines, (guint)to, letter);
}

void lines_initials(struct page *page)
{
	size_t letters = 0;
	for (size_t i = 0; i < page->lines->len && letters <= MOST_INITIALS; i++)
		letters += is_letter(page_line_at(page, i));
	if (!letters || letters > MOST_INITIALS)
		return;
	for (size_t i = 1; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (!is_letter(line) || !page_wants_at(page, REPAIR_REORDER, line->source))
			continue;
		size_t to = find_line(page, i);
		if (to != i)
			move_letter(page, i, to);
	}
}
