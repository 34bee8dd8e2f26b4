/* How much prose lines are, and where a web page has most of it: the text of its
 * article. Knows no title. */
#include "core/text/line-marks.h"
#include "core/text/web-page.h"

enum {
	/* What a line weighs: prose its ideographs and a little more, */
	PROSE = 5,
	CLAUSE_HAN = 40, /* also where it has so many and a comma, or ends with one. */
	SHORT_LINE = -6,
	AROUND = -20,
	FIRST_SHARE = 3, /* the first stretch is the article if it weighs this part of the most */
	TAIL_COLUMNS = 40,
	TAIL_BYTES = 60
};

bool web_is_field(const struct page_line *line)
{
	return line->form >= FORM_CONTINUED_ON && line->form <= FORM_SALUTATION;
}

/* …才有这样的一座城！（评论员 顾明远）: a sentence, and in brackets whose it is. */
static bool is_signed_sentence(const struct page_line *line)
{
	struct slice text = line->text;
	if (!line->tally.ends || glyph_of(glyph_take_last(&text)) != GLYPH_CLOSE)
		return false;
	while (text.len && glyph_of(glyph_take_last(&text)) != GLYPH_OPEN)
		;
	return text.len && glyph_of(glyph_take_last(&text)) == GLYPH_END;
}

bool web_is_prose(const struct page_line *line)
{
	struct slice text = line->text;
	if (line->form == FORM_FURNITURE || line->kind == LINE_HEADING || line->kind == LINE_CELL ||
	    line->tally.han < 2)
		return false;
	if (line->tally.ends && slice_find(line->text, slice_of("。")))
		return true;
	if (is_signed_sentence(line))
		return true;
	if (line->ending == ENDING_FULL)
		return !line_asks(line->text) || line->tally.han >= WEB_HEADLINE_HAN * 2;
	return glyph_of(glyph_take_last(&text)) == GLYPH_PAUSE ||
	       (line->tally.kinds & GLYPH_BIT(GLYPH_PAUSE) && line->tally.han >= CLAUSE_HAN);
}

int web_weight(const struct page_line *line)
{
	if (line->form == FORM_FURNITURE)
		return AROUND;
	if (web_is_prose(line))
		return PROSE + (int)line->tally.han;
	return web_is_field(line) || line->kind == LINE_CELL ? 0 : SHORT_LINE;
}

/* A long line is looked at for what it begins with: 特别声明：…. */
bool web_begins_tail(const struct page *page, const struct page_line *line)
{
	struct slice head =
	        line->columns <= TAIL_COLUMNS ? line->text : utf8_head(line->text, TAIL_BYTES);
	return line_matches(page, line, FORM_TAIL, head);
}

size_t web_first_prose(const struct page *page, size_t i, size_t end)
{
	while (i < end && !web_is_prose(page_line_at(page, i)))
		i++;
	return i;
}

int web_stretch(const struct page *page, size_t first, int least, size_t *end, size_t *next)
{
	int weight = 0, most = 0;
	size_t i = first;
	*end = first;
	for (; i < page->lines->len && weight >= least && weight > most - WEB_DEEPEST; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (most && web_begins_tail(page, line))
			break;
		weight += web_weight(line);
		if (weight > most) {
			most = weight;
			*end = i + 1;
		}
	}
	*next = MAX(i, first + 1);
	return most;
}

bool web_find_body(const struct page *page, struct web_extent *body)
{
	int most = 0, share = 0;
	size_t end, next;
	for (size_t i = 0; i < page->lines->len; i = next) {
		i = web_first_prose(page, i, page->lines->len);
		most = MAX(most, web_stretch(page, i, 0, &end, &next));
	}
	if (most < WEB_LEAST_BODY)
		return false;
	for (size_t i = 0; i < page->lines->len; i = next) {
		i = web_first_prose(page, i, page->lines->len);
		share = web_stretch(page, i, 0, &end, &next);
		if (share >= WEB_LEAST_BODY && share >= most / FIRST_SHARE) {
			*body = (struct web_extent){ WEB_NO_LINE, i, end, false };
			return true;
		}
	}
	return false;
}
