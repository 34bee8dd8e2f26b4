/* What stands around the article of a web page - the way to it, buttons, headlines of
 * other pages, comments - made furniture. Judges lines only; nothing is moved. */
#include "core/text/web-page.h"

enum {
	LEAST_BUTTONS = 3, /* of a text that was saved from a web page */
	LEAST_LINKS = 8,   /* of one in Markdown */
	LEAST_MENU = 20,   /* short lines above its text */
	MENU_COLUMNS = 16,
	LINE_COLUMNS = 40, /* of a line that shows whether paragraphs are a line each */
	NAMED_SHARE = 3,   /* the part of its text that those of a page with its name have */
	BUTTON_LETTERS = 8,
	SIGNATURE = 4 /* lines */
};

static bool is_short(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form == FORM_TEXT && !line->strong &&
	       !web_is_prose(line);
}

static void make_furniture(const struct page *page, size_t i)
{
	struct page_line *line = page_line_at(page, i);
	if (line->form == FORM_FURNITURE || !page_wants_at(page, REPAIR_FURNITURE, line->source))
		return;
	line->form = FORM_FURNITURE;
	web_set_apart(page, i);
}

/* Whether text follows that line i may be the title of. */
static bool heads_text(const struct page *page, size_t i)
{
	enum { REACH = 6 };
	for (size_t end = MIN(i + REACH, page->lines->len); i < end; i++)
		if (web_weight(page_line_at(page, i)) >= WEB_LEAST_BODY)
			return true;
	return false;
}

/* What leads to the article; a single line right above its title is its kicker. */
static void clear_above(const struct page *page, const struct web_extent *article)
{
	size_t end = article->title == WEB_NO_LINE ? article->first : article->title, n = 0;
	for (size_t i = 0; i < end; i++)
		n += page_line_at(page, i)->form != FORM_FURNITURE;
	for (size_t i = 0; i < end; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool kicker = n == 1 && i + 1 == end && web_may_be_title(line) &&
		              !web_is_prose(line) && !slice_equal(line->text, line[1].text);
		bool untold = article->title == WEB_NO_LINE && heads_text(page, i);
		bool text = !article->named && web_weight(line) >= WEB_LEAST_BODY;
		if (!text && !web_is_field(line) && !kicker && !untold)
			make_furniture(page, i);
	}
}

/* Whether the page's title says line as well. */
static bool repeats_title(const struct page *page, size_t title, const struct page_line *line)
{
	struct letters whole = letters_of(page_line_at(page, title)->text, page->scratch);
	struct letters letters = letters_of(line->text, page->scratch);
	return letters_place(&whole, &letters) < whole.n;
}

/* A few letters, which are no name of who wrote or spoke, and no heading. */
static bool may_be_button(const struct page *page, size_t i, const struct web_extent *article)
{
	enum { LONGEST_NAME = 4 };
	const struct page_line *line = page_line_at(page, i);
	size_t letters = letters_count(line->text, BUTTON_LETTERS + 1);
	if (line->form != FORM_TEXT || line->ending != ENDING_OPEN || letters > BUTTON_LETTERS)
		return false;
	bool html = page->source->format == FORMAT_HTML;
	bool heading =
	        line->strong || (line->kind == LINE_HEADING && (!html || i + 1 == article->first));
	return !heading && (html || letters > LONGEST_NAME) &&
	       !line_matches(page, line, FORM_SPEAKER, line->text) &&
	       !repeats_title(page, article->title, line);
}

/* Buttons between the title and the text. */
static void clear_head(const struct page *page, const struct web_extent *article)
{
	if (article->title == WEB_NO_LINE)
		return;
	for (size_t i = article->title + 1; i < article->first; i++)
		if (may_be_button(page, i, article))
			make_furniture(page, i);
}

/* A picture whose other text is the page's title says nothing of what it shows. */
static void clear_pictures(const struct page *page, const struct web_extent *article)
{
	if (article->title == WEB_NO_LINE)
		return;
	for (size_t i = article->title + 1; i < article->end; i++)
		if (page_line_at(page, i)->kind == LINE_CAPTION &&
		    repeats_title(page, article->title, page_line_at(page, i)))
			make_furniture(page, i);
}

/* Below the text: fields, and who signed it above the day when. */
static size_t signed_end(const struct page *page, size_t end)
{
	for (size_t i = end; i < page->lines->len && i < end + SIGNATURE; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (line->form == FORM_FURNITURE || line->kind == LINE_HEADING ||
		    web_begins_tail(page, line))
			break;
		if (web_is_field(line) || line->form == FORM_CAPTION || line->ending == ENDING_FULL)
			end = i + 1;
	}
	return end;
}

/* What others say of the article is none of it, be it as long as it will; in text and
 * Markdown that goes on below a list of links, the list was set within. */
static bool ends_page(const struct page *page, const struct page_line *line)
{
	struct span comments;
	if (!web_begins_tail(page, line))
		return false;
	return page->source->format == FORMAT_HTML ||
	       (patterns_find(page->patterns, FORM_TAIL, line->text, "comments", &comments) &&
	        span_len(comments));
}

/* What stands below the text; an annex is of the article, and may be a list of names. */
static void clear_below(const struct page *page, const struct web_extent *article)
{
	bool ended = false, annexed = false;
	for (size_t i = signed_end(page, article->end); i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		ended = ended || ends_page(page, line) || (annexed && web_begins_tail(page, line));
		annexed = !ended && (annexed || line_matches(page, line, FORM_ANNEX, line->text));
		if (ended || (!annexed && !heads_text(page, i)))
			make_furniture(page, i);
	}
}

/* How many kinds of button it has, up to LEAST_BUTTONS: one of them below each of many
 * texts is no page's. */
static size_t count_buttons(const struct page *page)
{
	size_t n = 0;
	struct slice last = { "", 0 };
	for (size_t i = 0; i < page->lines->len && n < LEAST_BUTTONS; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool button = line->form == FORM_FURNITURE
		                      ? line_matches(page, line, FORM_BUTTON, line->text)
		                      : web_begins_tail(page, line);
		if (!button || slice_equal(line->text, last))
			continue;
		n++;
		last = line->text;
	}
	return n;
}

/* A menu, or a list of headlines: links one below the other. */
static bool has_links(const struct page *page)
{
	size_t n = 0;
	for (size_t i = 0; i < page->lines->len && n < LEAST_LINKS; i++)
		n = page_line_at(page, i)->kind == LINE_LINKS ? n + 1 : 0;
	return n == LEAST_LINKS;
}

/* Whether a page is a list rather than an article: its items say more than text does. */
static bool is_list(const struct page *page, const struct web_extent *article)
{
	size_t items = 0, text = 0;
	if (article->title != WEB_NO_LINE &&
	    page_line_at(page, article->title)->kind == LINE_HEADING)
		return false;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (line->kind == LINE_ITEM && !web_is_prose(line) &&
		    line->tally.han >= WEB_HEADLINE_HAN)
			items += line->tally.han;
		if (i >= article->first && i < article->end && web_is_prose(line))
			text += line->tally.han;
	}
	return items > text;
}

/* Whether its paragraphs are a line each, with some of a web page's buttons around
 * them; one is enough where a menu stands above them, or date or source. A page that begins
 * with its name has most of its text in them: what is set in columns has a few at most. */
static bool was_saved(const struct page *page)
{
	size_t menu = 0, fields = 0, bytes = 0, whole = 0, all = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool prose = web_is_prose(line), above = !bytes && !prose;
		all += line->text.len;
		menu += above && line->columns <= MENU_COLUMNS;
		fields += above && (line->form == FORM_DATE || line->form == FORM_CREDIT);
		if (line->columns < LINE_COLUMNS || !prose)
			continue;
		bytes += line->text.len;
		whole += line->ending != ENDING_OPEN ? line->text.len : 0;
	}
	size_t buttons = whole && whole * 2 >= bytes ? count_buttons(page) : 0;
	bool named = whole && whole * NAMED_SHARE >= all && web_begins_with_name(page);
	return named || buttons == LEAST_BUTTONS || (buttons && (menu >= LEAST_MENU || fields));
}

static bool is_web_page(const struct page *page)
{
	switch (page->source->format) {
	case FORMAT_HTML:
		return true;
	case FORMAT_MARKDOWN:
		return has_links(page) || was_saved(page);
	case FORMAT_TEXT:
	case FORMAT_PDFTEXT: /* a blank line after every line */
		return was_saved(page);
	default:
		return false;
	}
}

/* Text that is set in short lines, as some pages for telephones are: they are no
 * headings, and no buttons. */
static bool list_short_lines(const struct page *page, const struct web_extent *article)
{
	size_t n_short = 0, n_prose = 0;
	size_t first = article->title == WEB_NO_LINE ? article->first : article->title + 1;
	for (size_t i = first; i < article->end; i++) {
		n_short += is_short(page_line_at(page, i));
		n_prose += web_is_prose(page_line_at(page, i));
	}
	for (size_t i = first; n_short > n_prose && i < article->end; i++)
		page_line_at(page, i)->listed |= is_short(page_line_at(page, i));
	return n_short > n_prose;
}

void lines_web(struct page *page)
{
	struct web_extent article;
	if (!is_web_page(page) || !web_find_article(page, &article) || is_list(page, &article))
		return;
	web_take_title(page, &article);
	page_explain(page, "web", "title %zd, text %zu to %zu of %u lines",
	             article.title == WEB_NO_LINE ? -1 : (ssize_t)article.title, article.first,
	             article.end, page->lines->len);
	clear_above(page, &article);
	if (!list_short_lines(page, &article))
		clear_head(page, &article);
	clear_pictures(page, &article);
	clear_below(page, &article);
}
