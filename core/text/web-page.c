/* The article of a web page among what stands around it: the way to it, buttons,
 * headlines of other pages, comments. Told by how much prose the lines are, and by
 * what the page calls itself. Lines around it become furniture; nothing is moved. */
#include "core/text/letters.h"
#include "core/text/page.h"
#include "core/text/vocabulary.h"

enum {
	LEAST_BUTTONS = 3, /* of a text that was saved from a web page */
	LEAST_LINKS = 8,   /* of one in Markdown */
	LEAST_MENU = 20,   /* short lines above its text */
	MENU_COLUMNS = 16,
	LINE_COLUMNS = 40, /* of a line that shows whether paragraphs are a line each */
	/* What a line weighs: prose its ideographs and a little more, */
	PROSE = 5,
	HEADLINE_HAN = 12,
	CLAUSE_HAN = 40, /* also where it has so many and a comma, or ends with one, */
	SHORT_LINE = -6,
	AROUND = -20,
	LEAST_BODY = 40, /* and an article, at least. */
	DEEPEST = 300,   /* how far its weight may fall before it rises again */
	FIRST_SHARE = 3, /* the first stretch is the article if it weighs this part of the most */
	TITLE_REACH = 30,
	TITLE_LETTERS = 6,
	TITLE_COLUMNS = 120,
	LONGEST_TITLE = 60, /* letters */
	BUTTON_LETTERS = 8,
	SIGNATURE = 4, /* lines */
	TAIL_COLUMNS = 40
};

/* Lines of an article: its text, and its title above it, or NO_LINE. */
struct extent {
	size_t title, first, end;
};

#define NO_LINE SIZE_MAX

static bool is_field(const struct page_line *line)
{
	return line->form >= FORM_CONTINUED_ON && line->form <= FORM_SALUTATION;
}

/* A sentence that ends with 。, or a long one: a title may end with ！ as well. */
static bool is_prose(const struct page_line *line)
{
	struct slice text = line->text;
	uint32_t last = glyph_take_last(&text);
	if (line->form == FORM_FURNITURE || line->kind == LINE_HEADING || line->kind == LINE_CELL ||
	    line->tally.han < 2)
		return false;
	if (line->tally.ends && slice_find(line->text, slice_of("。")))
		return true;
	if (line->ending == ENDING_FULL)
		return glyph_of(last) != GLYPH_END || last == 0x3002 ||
		       line->tally.han >= HEADLINE_HAN * 2;
	return glyph_of(last) == GLYPH_PAUSE ||
	       (line->tally.kinds & GLYPH_BIT(GLYPH_PAUSE) && line->tally.han >= CLAUSE_HAN);
}

static bool is_short(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->form == FORM_TEXT && !line->strong &&
	       !is_prose(line);
}

static int weight_of(const struct page_line *line)
{
	if (line->form == FORM_FURNITURE)
		return AROUND;
	if (is_prose(line))
		return PROSE + (int)line->tally.han;
	return is_field(line) || line->kind == LINE_CELL ? 0 : SHORT_LINE;
}

/* 热门评论, 相关新闻: what stands below it is none of the article. */
static bool begins_tail(const struct page *page, const struct page_line *line)
{
	return line->columns <= TAIL_COLUMNS &&
	       patterns_match(page->patterns, FORM_TAIL, line->text);
}

static size_t first_prose(const struct page *page, size_t i, size_t end)
{
	while (i < end && !is_prose(page_line_at(page, i)))
		i++;
	return i;
}

/* The stretch of lines from first on that weighs no less than least all along, up to
 * where it weighs most. */
static int stretch_from(const struct page *page, size_t first, int least, size_t *end, size_t *next)
{
	int weight = 0, most = 0;
	size_t i = first;
	*end = first;
	for (; i < page->lines->len && weight >= least && weight > most - DEEPEST; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (most && begins_tail(page, line))
			break;
		weight += weight_of(line);
		if (weight > most) {
			most = weight;
			*end = i + 1;
		}
	}
	*next = MAX(i, first + 1);
	return most;
}

/* The first stretch that weighs nearly as much as any: what others say of an article
 * stands below it. */
static bool find_body(const struct page *page, struct extent *body)
{
	int most = 0, share = 0;
	size_t end, next;
	for (size_t i = 0; i < page->lines->len; i = next) {
		i = first_prose(page, i, page->lines->len);
		most = MAX(most, stretch_from(page, i, 0, &end, &next));
	}
	if (most < LEAST_BODY)
		return false;
	for (size_t i = 0; i < page->lines->len; i = next) {
		i = first_prose(page, i, page->lines->len);
		share = stretch_from(page, i, 0, &end, &next);
		if (share >= LEAST_BODY && share >= most / FIRST_SHARE) {
			*body = (struct extent){ NO_LINE, i, end };
			return true;
		}
	}
	return false;
}

/* Where the letters of part stand in whole; whole->n where they do not. */
static size_t place_in(const struct letters *whole, const struct letters *part)
{
	for (size_t at = 0; at + part->n <= whole->n; at++)
		if (!memcmp(whole->at + at, part->at, part->n * sizeof *part->at))
			return at;
	return whole->n;
}

static bool may_be_title(const struct page_line *line)
{
	size_t least = line->kind == LINE_HEADING ? 2 : TITLE_LETTERS;
	return line->form == FORM_TEXT && line->kind != LINE_CELL &&
	       !slice_find(line->text, slice_of("。")) && line->columns <= TITLE_COLUMNS &&
	       letters_count(line->text, least) >= least;
}

/* The line that says most of what the page calls itself, above its text; of equals
 * the last. */
static size_t named_title(const struct page *page, struct slice name, const struct extent *body)
{
	enum { NAME_BYTES = 600 };
	if (name.len > NAME_BYTES)
		for (name.len = NAME_BYTES; ((unsigned char)name.data[name.len] & 0xc0) == 0x80;)
			name.len--;
	struct letters whole = letters_of(name, page->scratch);
	size_t best = 0, title = NO_LINE;
	for (size_t i = 0; i < body->end; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (!may_be_title(line))
			continue;
		struct letters letters = letters_of(line->text, page->scratch);
		bool said = letters.n <= whole.n ? place_in(&whole, &letters) < whole.n
		                                 : place_in(&letters, &whole) < letters.n;
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
static struct vocabulary *vocabulary_of_body(const struct page *page, const struct extent *body)
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

static size_t likely_title(const struct page *page, const struct extent *body)
{
	g_autoptr(vocabulary_auto) words = vocabulary_of_body(page, body);
	size_t title = NO_LINE;
	double best = 0;
	for (size_t i = body->first; i-- > 0 && i + TITLE_REACH >= body->first;) {
		const struct page_line *line = page_line_at(page, i);
		double odds = may_be_title(line) ? title_odds(page, i, body->first, words) : 0;
		if (odds > best) {
			best = odds;
			title = i;
		}
	}
	return title;
}

/* What the page calls itself. */
static struct slice name_of(const struct page *page)
{
	for (size_t i = 0; i < page->parsed->n_metadata; i++)
		if (page->parsed->metadata[i].field == META_TITLE)
			return page->parsed->metadata[i].value;
	return (struct slice){ "", 0 };
}

static bool find_article(const struct page *page, struct extent *article)
{
	if (!find_body(page, article))
		return false;
	struct slice name = name_of(page);
	size_t title = name.len ? named_title(page, name, article) : NO_LINE;
	if (title == NO_LINE) {
		article->title = likely_title(page, article);
		return true;
	}
	size_t first = first_prose(page, title + 1, page->lines->len), end, next;
	if (stretch_from(page, first, -DEEPEST, &end, &next) >= LEAST_BODY / 2)
		*article = (struct extent){ title, first, end };
	else
		article->title = title;
	return true;
}

/* Line i stands by itself. */
static void set_apart(const struct page *page, size_t i)
{
	page_line_at(page, i)->closed = true;
	if (i)
		page_line_at(page, i - 1)->closed = true;
}

static void make_furniture(const struct page *page, size_t i)
{
	struct page_line *line = page_line_at(page, i);
	if (line->form == FORM_FURNITURE || !page_wants_at(page, REPAIR_FURNITURE, line->source))
		return;
	line->form = FORM_FURNITURE;
	set_apart(page, i);
}

static void make_title(const struct page *page, size_t i)
{
	struct page_line *line = page_line_at(page, i);
	line->level = line->kind == LINE_HEADING ? line->level : 1;
	line->kind = LINE_HEADING;
	line->form = FORM_TEXT;
	set_apart(page, i);
}

/* Whether text follows that line i may be the title of. */
static bool heads_text(const struct page *page, size_t i)
{
	enum { REACH = 6 };
	for (size_t end = MIN(i + REACH, page->lines->len); i < end; i++)
		if (weight_of(page_line_at(page, i)) >= LEAST_BODY)
			return true;
	return false;
}

/* What leads to the article; a single line right above its title is its kicker. */
static void clear_above(const struct page *page, const struct extent *article)
{
	size_t end = article->title == NO_LINE ? article->first : article->title, n = 0;
	for (size_t i = 0; i < end; i++)
		n += page_line_at(page, i)->form != FORM_FURNITURE;
	for (size_t i = 0; i < end; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool kicker = n == 1 && i + 1 == end && may_be_title(line) &&
		              line->form != FORM_CAPTION && !slice_equal(line->text, line[1].text);
		bool untold = article->title == NO_LINE && heads_text(page, i);
		if (weight_of(line) < LEAST_BODY && !is_field(line) && !kicker && !untold)
			make_furniture(page, i);
	}
}

/* Whether the page's title says line as well. */
static bool repeats_title(const struct page *page, size_t title, const struct page_line *line)
{
	struct letters whole = letters_of(page_line_at(page, title)->text, page->scratch);
	struct letters letters = letters_of(line->text, page->scratch);
	return place_in(&whole, &letters) < whole.n;
}

/* A few letters, which are no name of who wrote or spoke, and no heading. */
static bool may_be_button(const struct page *page, size_t i, const struct extent *article)
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
	       !patterns_match(page->patterns, FORM_SPEAKER, line->text) &&
	       !repeats_title(page, article->title, line);
}

/* Buttons between the title and the text. */
static void clear_head(const struct page *page, const struct extent *article)
{
	if (article->title == NO_LINE)
		return;
	for (size_t i = article->title + 1; i < article->first; i++)
		if (may_be_button(page, i, article))
			make_furniture(page, i);
}

/* Below the text: fields, and who signed it above the day when. */
static size_t signed_end(const struct page *page, size_t end)
{
	for (size_t i = end; i < page->lines->len && i < end + SIGNATURE; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (line->form == FORM_FURNITURE || line->kind == LINE_HEADING)
			break;
		if (is_field(line) || line->form == FORM_CAPTION || line->ending == ENDING_FULL)
			end = i + 1;
	}
	return end;
}

/* What others say of the article is none of it, be it as long as it will. */
static bool begins_comments(const struct page *page, const struct page_line *line)
{
	struct span comments;
	return begins_tail(page, line) &&
	       patterns_find(page->patterns, FORM_TAIL, line->text, "comments", &comments) &&
	       span_len(comments);
}

static void clear_below(const struct page *page, const struct extent *article)
{
	bool comments = false;
	for (size_t i = signed_end(page, article->end); i < page->lines->len; i++) {
		comments = comments || begins_comments(page, page_line_at(page, i));
		if (comments || !heads_text(page, i))
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
		                      ? patterns_match(page->patterns, FORM_BUTTON, line->text)
		                      : begins_tail(page, line);
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
static bool is_list(const struct page *page, const struct extent *article)
{
	size_t items = 0, text = 0;
	if (article->title != NO_LINE && page_line_at(page, article->title)->kind == LINE_HEADING)
		return false;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		if (line->kind == LINE_ITEM && !is_prose(line) && line->tally.han >= HEADLINE_HAN)
			items += line->tally.han;
		if (i >= article->first && i < article->end && is_prose(line))
			text += line->tally.han;
	}
	return items > text;
}

/* Whether its paragraphs are a line each, with some of a web page's buttons around
 * them; one is enough where a menu stands above them, or date or source. */
static bool was_saved(const struct page *page)
{
	size_t menu = 0, fields = 0, bytes = 0, whole = 0;
	for (size_t i = 0; i < page->lines->len; i++) {
		const struct page_line *line = page_line_at(page, i);
		bool prose = is_prose(line), above = !bytes && !prose;
		menu += above && line->columns <= MENU_COLUMNS;
		fields += above && (line->form == FORM_DATE || line->form == FORM_CREDIT);
		if (line->columns < LINE_COLUMNS || !prose)
			continue;
		bytes += line->text.len;
		whole += line->ending != ENDING_OPEN ? line->text.len : 0;
	}
	size_t buttons = whole && whole * 2 >= bytes ? count_buttons(page) : 0;
	return buttons == LEAST_BUTTONS || (buttons && (menu >= LEAST_MENU || fields));
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
static bool list_short_lines(const struct page *page, const struct extent *article)
{
	size_t n_short = 0, n_prose = 0;
	size_t first = article->title == NO_LINE ? article->first : article->title + 1;
	for (size_t i = first; i < article->end; i++) {
		n_short += is_short(page_line_at(page, i));
		n_prose += is_prose(page_line_at(page, i));
	}
	for (size_t i = first; n_short > n_prose && i < article->end; i++)
		page_line_at(page, i)->listed |= is_short(page_line_at(page, i));
	return n_short > n_prose;
}

void lines_web(struct page *page)
{
	struct extent article;
	if (!is_web_page(page) || !find_article(page, &article) || is_list(page, &article))
		return;
	while (article.title != NO_LINE && article.title &&
	       slice_equal(page_line_at(page, article.title)->text,
	                   page_line_at(page, article.title - 1)->text))
		article.title--; /* copies are laid onto the first */
	page_explain(page, "web", "title %zd, text %zu to %zu of %u lines",
	             article.title == NO_LINE ? -1 : (ssize_t)article.title, article.first,
	             article.end, page->lines->len);
	if (article.title != NO_LINE)
		make_title(page, article.title);
	clear_above(page, &article);
	if (!list_short_lines(page, &article))
		clear_head(page, &article);
	clear_below(page, &article);
}
