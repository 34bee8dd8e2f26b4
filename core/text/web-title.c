/* The title of a web page's article: the line that says what the page calls itself, or
 * the one above the text that looks most like a title. */
#include "core/text/vocabulary.h"
#include "core/text/web-page.h"

enum {
	TITLE_REACH = 30,
	TITLE_LETTERS = 6,
	LONGEST_TITLE = 60 /* letters */
};

bool web_begins_with_name(const struct page *page)
{
	return page->source->format != FORMAT_HTML && page->lines->len &&
	       slice_find(page_line_at(page, 0)->text, slice_of("_")) &&
	       patterns_match(page->patterns, FORM_SITE, page_line_at(page, 0)->text);
}

/* What the page calls itself. */
static struct slice name_of(const struct page *page)
{
	enum { NAME_BYTES = 600 };
	struct slice name = { "", 0 };
	for (size_t i = 0; i < page->parsed->n_metadata && !name.len; i++)
		if (page->parsed->metadata[i].part == PART_TITLE)
			name = page->parsed->metadata[i].value;
	if (!name.len && web_begins_with_name(page))
		name = page_line_at(page, 0)->text;
	return utf8_head(name, NAME_BYTES);
}

static bool looks_like_title(const struct page_line *line)
{
	size_t least = line->kind == LINE_HEADING ? 2 : TITLE_LETTERS;
	return line->form == FORM_TEXT && !slice_find(line->text, slice_of("。")) &&
	       line->columns <= WEB_TITLE_COLUMNS && letters_count(line->text, least) >= least;
}

bool web_may_be_title(const struct page_line *line)
{
	return line->kind != LINE_CELL && looks_like_title(line);
}

/* A page that is laid out by tables has its title in a cell. */
enum place { IN_LINE, IN_CELL };

/* Of the lines or cells that may be a title, the one that says most of what the page calls
 * itself, above its text; of equals the last. */
static size_t named_title(const struct page *page, struct slice name, const struct web_extent *body,
                          enum place place)
{
	struct letters whole = letters_of(name, page->scratch);
	size_t best = 0, title = WEB_NO_LINE;
	for (size_t i = 0; i < body->end; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool there = (line->kind == LINE_CELL) == (place == IN_CELL);
		if (!there || !looks_like_title(line) ||
		    line->text.data == name.data) /* the name itself */
			continue;
		struct letters letters = letters_of(line->text, page->scratch);
		bool said = letters.n <= whole.n ? letters_place(&whole, &letters) < whole.n
		                                 : letters_place(&letters, &whole) < letters.n;
		size_t says = MIN(letters.n, whole.n) * 2 + (line->kind == LINE_HEADING);
		if (said && (i < body->first ? says >= best : says > best)) {
			best = says;
			title = i;
		}
	}
	return title;
}

/* Whether date or source stand right below line i, as they do below a title. */
static bool is_dated(const struct page *page, size_t i, size_t end)
{
	for (i++; i < end; i++) {
		enum form form = page_line_at(page, i)->form;
		if (form != FORM_FURNITURE && form != FORM_SUBTITLE)
			return form == FORM_DATE || form == FORM_CREDIT;
	}
	return false;
}

/* What the article speaks of, by its first lines. */
static struct vocabulary *vocabulary_of_body(const struct page *page, const struct web_extent *body)
{
	enum { SAMPLE_BYTES = 1 << 14 };
	g_autoptr(GString) text = g_string_new(NULL);
	for (size_t i = body->first; i < body->end && text->len < SAMPLE_BYTES; i++)
		g_string_append_len(text, page_line_at(page, i)->text.data,
		                    (gssize)page_line_at(page, i)->text.len);
	return vocabulary_of((struct slice){ text->str, text->len });
}

/* How much line i, so far above the text, looks like its title. */
static double title_odds(const struct page *page, size_t i, size_t first,
                         const struct vocabulary *body)
{
	enum { MARKED = 30, DATED = 20, SAID = 40, TOO_LONG = -20, EACH_LINE = -2 };
	const struct page_line *line = page_line_at(page, i);
	g_autoptr(vocabulary_auto) words = vocabulary_of(line->text);
	size_t letters = letters_count(line->text, LONGEST_TITLE);
	double odds = (double)MIN(letters, LONGEST_TITLE / 2);
	odds += line->kind == LINE_HEADING ? (double)MARKED / MAX(line->level, 1) : 0;
	odds += is_dated(page, i, first) ? DATED : (double)(first - i) * EACH_LINE;
	odds += SAID * vocabulary_share(words, body);
	return odds + (letters == LONGEST_TITLE ? TOO_LONG : 0);
}

static size_t likely_title(const struct page *page, const struct web_extent *body)
{
	g_autoptr(vocabulary_auto) words = vocabulary_of_body(page, body);
	size_t title = WEB_NO_LINE;
	double best = 0;
	for (size_t i = body->first; i-- > 0 && i + TITLE_REACH >= body->first;) {
		const struct page_line *line = page_line_at(page, i);
		double odds = web_may_be_title(line) ? title_odds(page, i, body->first, words) : 0;
		if (odds > best) {
			best = odds;
			title = i;
		}
	}
	return title;
}

bool web_find_article(const struct page *page, struct web_extent *article)
{
	if (!web_find_body(page, article))
		return false;
	struct slice name = name_of(page);
	size_t title = name.len ? named_title(page, name, article, IN_LINE) : WEB_NO_LINE;
	if (name.len && title == WEB_NO_LINE)
		title = named_title(page, name, article, IN_CELL);
	if (title == WEB_NO_LINE) {
		article->title = likely_title(page, article);
		return true;
	}
	size_t first = web_first_prose(page, title + 1, page->lines->len), end, next;
	if (web_stretch(page, first, -WEB_DEEPEST, &end, &next) >= WEB_LEAST_BODY / 2)
		*article = (struct web_extent){ title, first, end, true };
	article->title = title;
	article->named = true;
	return true;
}

void web_set_apart(const struct page *page, size_t i)
{
	page_line_at(page, i)->closed = true;
	if (i)
		page_line_at(page, i - 1)->closed = true;
}

static void make_title(const struct page *page, size_t i)
{
	struct page_line *line = page_line_at(page, i);
	line->level = line->kind == LINE_HEADING ? line->level : 1;
	line->kind = LINE_HEADING;
	line->form = FORM_TEXT;
	web_set_apart(page, i);
}

/* A title of several lines: those beside it that say more of what the page calls
 * itself. */
static bool says_more(const struct page *page, size_t i, size_t title)
{
	enum { LEAST_PART = 4 };
	const struct page_line *line = page_line_at(page, i);
	if (line->form != FORM_TEXT || line->columns > WEB_TITLE_COLUMNS)
		return false;
	struct letters name = letters_of(name_of(page), page->scratch);
	struct letters part = letters_of(line->text, page->scratch);
	struct letters said = letters_of(page_line_at(page, title)->text, page->scratch);
	return part.n >= LEAST_PART && letters_place(&name, &part) < name.n &&
	       letters_place(&said, &part) == said.n && letters_place(&part, &said) == part.n;
}

static void take_title_lines(const struct page *page, struct web_extent *article)
{
	size_t first = article->title, end = article->title + 1;
	bool whole = page_line_at(page, first)->kind == LINE_HEADING;
	while (!whole && first && says_more(page, first - 1, article->title))
		first--;
	while (!whole && end < article->first && says_more(page, end, article->title))
		end++;
	for (size_t i = first; i < end; i++) {
		make_title(page, i);
		page_line_at(page, i)->role = i > first ? ROLE_HEADING_REST : ROLE_UNTOLD;
	}
	article->title = first;
}

/* What stands as high as the title of a page that is named by it heads a section. */
static void lower_headings(const struct page *page, const struct web_extent *article)
{
	int level = page_line_at(page, article->title)->level;
	for (size_t i = article->first; i < article->end; i++) {
		struct page_line *line = page_line_at(page, i);
		if (line->kind == LINE_HEADING && line->level <= level)
			line->level = level + 1;
	}
}

void web_take_title(const struct page *page, struct web_extent *article)
{
	while (article->title != WEB_NO_LINE && article->title &&
	       slice_equal(page_line_at(page, article->title)->text,
	                   page_line_at(page, article->title - 1)->text))
		article->title--; /* copies are laid onto the first */
	if (article->named) {
		take_title_lines(page, article);
		lower_headings(page, article);
	} else if (article->title != WEB_NO_LINE) {
		make_title(page, article->title);
	}
}
