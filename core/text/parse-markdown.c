/* Markdown through md4c, whose text points into the source. Line ends stay:
 * text out of OCR wraps inside its paragraphs, and joining is repair's. HTML
 * inside goes to parse-html.c. */
#include <md4c.h>

#include "core/base/bytes16.h"
#include "core/text/entities.h"
#include "core/text/formula.h"
#include "core/text/parser.h"

enum {
	/* An underlined heading longer than this is a paragraph above a rule. */
	LONGEST_UNDERLINED = 120,
	/* md4c fills up short rows of a wide table, and repeats the address of a
	 * reference at each use: a hostile file makes that grow with its square. */
	BUDGET_PER_BYTE = 8,
	BUDGET_FLOOR = 1 << 16,
};

struct markdown {
	struct line_writer *writer;
	const char *base; /* where md4c's text begins in memory */
	size_t base_off;  /* and in the source */
	size_t size;
	size_t reached; /* source offset up to which text was seen */
	size_t budget;
	enum line_kind kind; /* of the line being written */
	int level;
	unsigned items;         /* how deep in lists */
	GArray *ordered;        /* bool for each list around: numbered? */
	bool item_begins;       /* the next text is an item's first */
	bool heading_begins;    /* the next text is a heading's first */
	unsigned strong, links; /* how deep in */
	bool in_html;           /* in a block of it */
	struct span raw;        /* how far that reaches, or a formula: to be read as a whole */
};

static const struct span no_extent = { SIZE_MAX, 0 };

/* 0 to go on, -1 where the budget is spent: md4c minds negative numbers only. */
static int spend(struct markdown *markdown, size_t cost)
{
	bool enough = markdown->budget >= cost;
	markdown->budget -= enough ? cost : markdown->budget;
	return enough ? 0 : -1;
}

/* Where text that md4c reports is in the source; false where md4c made it. */
static bool place(const struct markdown *markdown, const char *text, size_t size, struct span *at)
{
	if (text < markdown->base || text + size > markdown->base + markdown->size)
		return false;
	at->start = markdown->base_off + (size_t)(text - markdown->base);
	at->end = at->start + size;
	return true;
}

static void expect(struct markdown *markdown, enum line_kind kind, int level)
{
	markdown->kind = kind;
	markdown->level = level;
}

/* Items and captions are one line; what follows in them is text. */
static void end_line(struct markdown *markdown, bool closed)
{
	line_end(markdown->writer, closed);
	if (markdown->kind == LINE_ITEM || markdown->kind == LINE_CAPTION)
		expect(markdown, LINE_TEXT, 0);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A blank line of the source, between what was read (up to its last word) and
 * what comes. */
static void mark_blank(struct markdown *markdown, size_t next)
{
	const char *text = markdown->writer->source->text.data;
	size_t off = markdown->reached, feed = SIZE_MAX;
	while (off > markdown->base_off && is_space(text[off - 1]))
		off--;
	for (; off < next; off++) {
		if (text[off] == '\n' && feed != SIZE_MAX)
			break;
		if (text[off] == '\n')
			feed = off + 1;
		else if (!is_space(text[off]))
			feed = SIZE_MAX;
	}
	if (off < next)
		line_add_mark(markdown->writer, LINE_BLANK, (struct span){ feed, feed });
}

/* The number of an ordered item is text: readers cite it. */
static size_t number_start(const struct markdown *markdown, size_t off)
{
	const char *text = markdown->writer->source->text.data;
	size_t at = off;
	while (at > markdown->base_off && (text[at - 1] == ' ' || text[at - 1] == '\t'))
		at--;
	if (at == markdown->base_off || (text[at - 1] != '.' && text[at - 1] != ')'))
		return off;
	size_t digits = at - 1;
	while (digits > markdown->base_off && g_ascii_isdigit(text[digits - 1]))
		digits--;
	return digits < at - 1 ? digits : off;
}

static bool long_underlined(const struct markdown *markdown, size_t off)
{
	const char *text = markdown->writer->source->text.data + off;
	size_t left = markdown->base_off + markdown->size - off;
	const char *feed = memchr(text, '\n', left);
	if (!feed || feed - text > LONGEST_UNDERLINED)
		return true;
	const char *under = feed + 1 + strspn(feed + 1, " >");
	return *under != '=' && *under != '-';
}

/* What md4c takes for a heading may be a hashtag (#话题#) or a paragraph above
 * a rule. */
static void begin_heading(struct markdown *markdown, size_t *off)
{
	const char *text = markdown->writer->source->text.data;
	size_t hash = *off;
	while (hash > markdown->base_off && (text[hash - 1] == ' ' || text[hash - 1] == '\t'))
		hash--;
	bool spaced = hash < *off;
	size_t first = hash;
	while (first > markdown->base_off && text[first - 1] == '#')
		first--;
	bool hashtag = hash - first == 1 && !spaced;
	if (hashtag)
		*off = first;
	if (hashtag || (first == hash && long_underlined(markdown, *off)))
		expect(markdown, LINE_TEXT, 0);
}

/* The place in the source where a line's text begins, with what of its markup
 * is text after all. */
static size_t text_start(struct markdown *markdown, size_t off)
{
	if (markdown->heading_begins)
		begin_heading(markdown, &off);
	if (markdown->item_begins && g_array_index(markdown->ordered, bool, markdown->items - 1))
		off = number_start(markdown, off);
	markdown->heading_begins = markdown->item_begins = false;
	return off;
}

/* Whether the two marks at off in text stand between digits, as in 5~~6%. */
static bool is_range_mark(struct slice text, size_t off)
{
	return off && off + 2 < text.len && g_ascii_isdigit(text.data[off - 1]) &&
	       g_ascii_isdigit(text.data[off + 2]);
}

/* Where the first * or ~ of text from off on stands; its length where none does. */
static size_t next_mark(struct slice text, size_t off)
{
	for (; off + BYTES16 <= text.len; off += BYTES16) {
		bytes16 here = bytes16_at(text.data + off);
		if (bytes16_any((bytes16)((here == '*') | (here == '~'))))
			break;
	}
	while (off < text.len && text.data[off] != '*' && text.data[off] != '~')
		off++;
	return off;
}

/* Where in text a mark of two characters stands that md4c left, as it does ** behind a bracket
 * with no blank beside it, and ~~ everywhere; the text's length where none does. */
static size_t stray_mark(struct slice text)
{
	for (size_t off = 0, run; (off = next_mark(text, off)) < text.len; off += run) {
		char mark = text.data[off];
		for (run = 1; off + run < text.len && text.data[off + run] == mark; run++)
			;
		if (run == 2 && (mark == '*' || !is_range_mark(text, off)))
			return off;
	}
	return text.len;
}

static void put_plain(struct markdown *markdown, struct span at)
{
	struct line_writer *writer = markdown->writer;
	if (at.start >= at.end)
		return;
	if (!line_begun(writer))
		mark_blank(markdown, at.start);
	markdown->reached = MAX(markdown->reached, at.end);
	at.start = text_start(markdown, at.start);
	line_is(writer, markdown->kind, markdown->level);
	writer->in_strong = markdown->strong;
	line_add(writer, at);
}

static void put_text(struct markdown *markdown, struct span at)
{
	struct slice text = markdown->writer->source->text;
	for (size_t mark; (mark = stray_mark(slice_sub(text, at))) < span_len(at);) {
		put_plain(markdown, (struct span){ at.start, at.start + mark });
		at.start += mark + 2;
	}
	put_plain(markdown, at);
}

static void put_lines(struct markdown *markdown, struct span at)
{
	const char *text = markdown->writer->source->text.data;
	while (at.start < at.end) {
		const char *feed = memchr(text + at.start, '\n', span_len(at));
		size_t stop = feed ? (size_t)(feed - text) : at.end;
		put_text(markdown, (struct span){ at.start, stop });
		if (!feed)
			return;
		end_line(markdown, false);
		at.start = stop + 1 + strspn(feed + 1, " >"); /* of a quotation */
	}
}

static void put_entity(struct markdown *markdown, struct span at)
{
	gunichar codepoint;
	struct slice text = slice_sub(markdown->writer->source->text, at);
	if (entity_read(text, &codepoint) != text.len) {
		put_text(markdown, at);
		return;
	}
	char utf8[6];
	struct slice character = { utf8, (size_t)g_unichar_to_utf8(codepoint, utf8) };
	if (!line_begun(markdown->writer))
		mark_blank(markdown, at.start);
	text_start(markdown, at.start);
	line_is(markdown->writer, markdown->kind, markdown->level);
	line_add_as(markdown->writer, character, at);
	markdown->reached = MAX(markdown->reached, at.end);
}

static void begin_list(struct markdown *markdown, bool ordered)
{
	end_line(markdown, true);
	g_array_append_val(markdown->ordered, ordered);
	markdown->items++;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct markdown *markdown = user;
	bool first_of_item = type == MD_BLOCK_P && markdown->item_begins;
	if (!first_of_item)
		expect(markdown, LINE_TEXT, 0);
	switch (type) {
	case MD_BLOCK_H:
		expect(markdown, LINE_HEADING, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
		markdown->heading_begins = true;
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		begin_list(markdown, type == MD_BLOCK_OL);
		break;
	case MD_BLOCK_LI:
		end_line(markdown, true);
		expect(markdown, LINE_ITEM, (int)markdown->items);
		markdown->item_begins = true;
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		expect(markdown, LINE_CELL, 0);
		break;
	case MD_BLOCK_HR:
		line_add_mark(markdown->writer, LINE_RULE,
		              (struct span){ markdown->reached, markdown->reached });
		break;
	case MD_BLOCK_HTML:
		markdown->raw = no_extent;
		markdown->in_html = true;
		break;
	default:
		break;
	}
	return spend(markdown, 1);
}

/* A paragraph's end closes nothing: a column's or a page's end looks the same. */
static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	(void)detail;
	struct markdown *markdown = user;
	if (type == MD_BLOCK_HTML && markdown->raw.start < markdown->raw.end) {
		html_parse(markdown->writer, markdown->raw);
		markdown->reached = MAX(markdown->reached, markdown->raw.end);
	}
	markdown->in_html &= type != MD_BLOCK_HTML;
	end_line(markdown, type != MD_BLOCK_P);
	expect(markdown, LINE_TEXT, 0);
	markdown->heading_begins = markdown->item_begins = false;
	if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
		g_array_set_size(markdown->ordered, --markdown->items);
	return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct markdown *markdown = user;
	size_t cost = 1;
	if (type == MD_SPAN_STRONG)
		markdown->strong++;
	if (type == MD_SPAN_A) {
		if (!markdown->links++)
			line_link(markdown->writer, true);
		cost += ((MD_SPAN_A_DETAIL *)detail)->href.size;
	}
	if (type == MD_SPAN_IMG) {
		end_line(markdown, false);
		expect(markdown, LINE_CAPTION, 0);
		cost += ((MD_SPAN_IMG_DETAIL *)detail)->src.size;
	}
	if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
		markdown->raw = no_extent;
	return spend(markdown, cost);
}

static void leave_image(struct markdown *markdown, const MD_ATTRIBUTE *title)
{
	struct span at;
	line_picture(markdown->writer);
	end_line(markdown, true);
	expect(markdown, LINE_CAPTION, 0);
	if (title->size && place(markdown, title->text, title->size, &at) &&
	    at.start >= markdown->reached)
		put_text(markdown, at);
	end_line(markdown, true);
}

/* What stands between so many $ on each side, all of which are text where no figure does. */
static void put_formula(struct markdown *markdown, size_t dollars)
{
	struct slice text = markdown->writer->source->text;
	struct span at = markdown->raw;
	if (at.start > at.end)
		return;
	while (at.start > markdown->base_off && text.data[at.start - 1] != '$')
		at.start--;
	while (at.end < markdown->base_off + markdown->size && text.data[at.end] != '$')
		at.end++;
	struct slice formula = slice_sub(text, at);
	if (!formula_is_figure(formula)) {
		put_lines(markdown, (struct span){ at.start - dollars, at.end + dollars });
		return;
	}
	for (size_t off = 0; formula_next(formula, &off); off++)
		put_plain(markdown, (struct span){ at.start + off, at.start + off + 1 });
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct markdown *markdown = user;
	if (type == MD_SPAN_STRONG)
		markdown->strong--;
	if (type == MD_SPAN_A)
		line_link(markdown->writer, --markdown->links > 0);
	if (type == MD_SPAN_IMG)
		leave_image(markdown, &((MD_SPAN_IMG_DETAIL *)detail)->title);
	if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
		put_formula(markdown, type == MD_SPAN_LATEXMATH ? 1 : 2);
	return 0;
}

/* Inline HTML: what matters of it is where lines end. */
static void put_tag(struct markdown *markdown, struct span at)
{
	const char *tag = markdown->writer->source->text.data + at.start;
	if (span_len(at) >= 3 && !g_ascii_strncasecmp(tag, "<br", 3))
		end_line(markdown, false);
	markdown->reached = MAX(markdown->reached, at.end);
}

static int put(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
	struct markdown *markdown = user;
	struct span at;
	bool breaks = type == MD_TEXT_SOFTBR || type == MD_TEXT_BR;
	if (breaks || !place(markdown, text, size, &at)) {
		if (breaks || (type == MD_TEXT_CODE && size == 1 && *text == '\n'))
			end_line(markdown, false);
		return 0;
	}
	if (type == MD_TEXT_LATEXMATH || (type == MD_TEXT_HTML && markdown->in_html)) {
		markdown->raw.start = MIN(markdown->raw.start, at.start);
		markdown->raw.end = MAX(markdown->raw.end, at.end);
	} else if (type == MD_TEXT_HTML) {
		put_tag(markdown, at);
	} else if (type == MD_TEXT_ENTITY) {
		put_entity(markdown, at);
	} else {
		put_lines(markdown, at);
	}
	return 0;
}

void markdown_parse(struct line_writer *writer, struct span at)
{
	struct markdown markdown = {
		.writer = writer,
		.base = writer->source->text.data + at.start,
		.base_off = at.start,
		.size = span_len(at),
		.reached = at.start,
		.budget = span_len(at) * BUDGET_PER_BYTE + BUDGET_FLOOR,
		.ordered = g_array_new(FALSE, FALSE, sizeof(bool)),
	};
	const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS |
		         MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_LATEXMATHSPANS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = put,
	};
	guint first = writer->lines->len;
	int failed = md_parse(markdown.base, (MD_SIZE)markdown.size, &parser, &markdown);
	line_end(writer, true);
	writer->in_strong = false;
	line_link(writer, false);
	lines_keep_headlines(writer, first); /* there is no navigation in Markdown */
	if (failed)                          /* over budget: what is left is read as plain text */
		text_parse(writer, (struct span){ markdown.reached, at.end });
	g_array_free(markdown.ordered, TRUE);
}
