/* HTML to lines, tag by tag. Written here because no parser at hand tells the
 * bytes that a text came from; finding tags is html-scan.c's, and which element
 * is what, html-elements.c's. */
#include "core/text/parse-html.h"

#include "core/base/bytes16.h"
#include "core/text/entities.h"
#include "core/text/field-names.h"
#include "core/text/html-elements.h"
#include "core/text/html-scan.h"
#include "core/text/html-spelled.h"
#include "core/text/record.h"

struct tokenizer {
	struct line_writer *writer;
	struct html_scan scan;
	enum escape escape;  /* how the page is written, if it is a value */
	enum line_kind kind; /* of the block that is open */
	int level;
	bool nav;
	bool pre;            /* line ends count */
	struct slice bold;   /* the element that is bold by its attributes, and */
	unsigned bold_depth; /* how many of its name are open in it */
	struct span gap;     /* blanks with a line end in them, before what comes */
};

/* Begins or ends a block: the line is closed, and what is bold or a link ends
 * with it, so that a tag that was never closed does not run on. */
static void block_edge(struct tokenizer *html, enum line_kind kind, int level)
{
	struct line_writer *writer = html->writer;
	line_end(writer, true);
	html->gap = (struct span){ 0, 0 };
	writer->in_strong = false;
	html->bold_depth = 0;
	writer->in_link = html->nav;
	html->kind = kind;
	html->level = level;
}

static void drop_tag(struct tokenizer *html, const struct html_tag *tag)
{
	line_drop(html->writer, tag->span, "markup");
	html->scan.at = tag->span.end;
}

static void skip_raw(struct tokenizer *html, const struct html_tag *tag)
{
	drop_tag(html, tag);
	if (html->scan.at >= 2 && html->scan.text[html->scan.at - 2] == '/') /* <svg … /> */
		return;
	size_t end = html_closing_tag(&html->scan, html->scan.at, tag->name);
	line_drop(html->writer, (struct span){ html->scan.at, end }, "script");
	html->scan.at = end;
}

/* Drops a tag, but for the attribute that is kept. */
static void drop_tag_but(struct tokenizer *html, const struct html_tag *tag, struct span kept)
{
	if (!span_len(kept)) {
		drop_tag(html, tag);
		return;
	}
	line_drop(html->writer, (struct span){ tag->span.start, kept.start }, "markup");
	line_drop(html->writer, (struct span){ kept.end, tag->span.end }, "markup");
	html->scan.at = tag->span.end;
}

static void page_title(struct tokenizer *html, const struct html_tag *tag)
{
	drop_tag(html, tag);
	size_t end = html_closing_tag(&html->scan, html->scan.at, tag->name);
	if (end ==
	    html->scan.end) { /* never closed: up to the next tag, not to the end of the page */
		const char *tag_begins =
		        memchr(html->scan.text + html->scan.at, '<', end - html->scan.at);
		end = tag_begins ? (size_t)(tag_begins - html->scan.text) : end;
	}
	struct span title = { html->scan.at, end };
	record_note(html->writer, PART_TITLE, (struct record_value){ title, ESCAPE_XML });
	html->scan.at = end;
}

/* What <meta name=…> and <meta property=…> say about the article. */
static void page_meta(struct tokenizer *html, const struct html_tag *tag)
{
	struct slice text = html->writer->source->text;
	struct span name = html_attribute(&html->scan, tag, "name");
	if (!span_len(name))
		name = html_attribute(&html->scan, tag, "property");
	struct span value = html_attribute(&html->scan, tag, "content");
	enum field_part part = field_named(field_names_shipped(), slice_sub(text, name), NULL);
	drop_tag_but(html, tag, part > PART_TEXT ? value : (struct span){ 0, 0 });
	if (part > PART_TEXT && span_len(value))
		record_note(html->writer, part, (struct record_value){ value, ESCAPE_XML });
}

static bool has_chinese(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.data[i] >= 0xe3)
			return true;
	return false;
}

/* The words that stand for a picture; a file's name does not. */
static void picture(struct tokenizer *html, const struct html_tag *tag)
{
	struct line_writer *writer = html->writer;
	struct span alt = html_attribute(&html->scan, tag, "alt");
	if (!has_chinese(slice_sub(writer->source->text, alt))) {
		drop_tag(html, tag);
		line_picture(writer);
		return;
	}
	line_end(writer, false);
	line_is(writer, LINE_CAPTION, 0);
	line_add(writer, alt);
	line_end(writer, true);
	drop_tag_but(html, tag, alt);
}

/* What says its own tag: read to its end, or for its attributes alone. */
static bool open_whole(struct tokenizer *html, const struct html_element *element,
                       const struct html_tag *tag)
{
	switch (element->use) {
	case USE_RAW:
		skip_raw(html, tag);
		return true;
	case USE_TITLE:
		page_title(html, tag);
		return true;
	case USE_META:
		page_meta(html, tag);
		return true;
	case USE_PICTURE:
		picture(html, tag);
		return true;
	default:
		return false;
	}
}

/* A cell with more than one long line in it lays a page out: it is no cell of a table. */
static void leave_cell(struct tokenizer *html)
{
	enum { LONG_LINE = 60 }; /* bytes */
	if (html->kind != LINE_CELL || html->writer->text->len < LONG_LINE)
		return;
	html->kind = LINE_TEXT;
	line_is(html->writer, LINE_TEXT, 0);
}

static void break_line(struct tokenizer *html, const struct html_tag *tag)
{
	struct line_writer *writer = html->writer;
	leave_cell(html);
	html->gap = (struct span){ 0, 0 };
	if (line_begun(writer)) {
		line_end(writer, false);
	} else {
		line_end(writer, true); /* <br><br> ends a paragraph */
		line_add_mark(writer, LINE_BLANK, tag->span);
	}
}

static void open_element(struct tokenizer *html, const struct html_element *element,
                         const struct html_tag *tag)
{
	if (open_whole(html, element, tag))
		return;
	if (element->use == USE_NAV) {
		html->nav = true;
		block_edge(html, LINE_TEXT, 0);
	} else if (element->use == USE_PRE || element->use == USE_BLOCK) {
		block_edge(html, element->kind, element->level);
		html->pre = element->use == USE_PRE;
	} else if (element->use == USE_BREAK) {
		break_line(html, tag);
	} else if (element->use == USE_RULE) {
		line_add_mark(html->writer, LINE_RULE, tag->span);
	} else if (element->use == USE_STRONG) {
		html->writer->in_strong = true;
		html->writer->styled = false;
	} else if (element->use == USE_LINK) {
		line_link(html->writer, true);
	}
	drop_tag(html, tag);
}

static void close_element(struct tokenizer *html, const struct html_element *element,
                          const struct html_tag *tag)
{
	switch (element->use) {
	case USE_STRONG:
		html->writer->in_strong = html->bold_depth > 0;
		break;
	case USE_LINK:
		html->writer->in_link = html->nav;
		break;
	case USE_NAV:
		html->nav = false;
		block_edge(html, LINE_TEXT, 0);
		break;
	case USE_PRE:
		html->pre = false;
		block_edge(html, LINE_TEXT, 0);
		break;
	case USE_BLOCK:
		block_edge(html, LINE_TEXT, 0);
		break;
	default:
		break;
	}
	drop_tag(html, tag);
}

/* <span style="font-weight: bold">: bold as <strong> is. A block is that up to its edge. */
static void follow_bold(struct tokenizer *html, const struct html_tag *tag, bool block)
{
	struct line_writer *writer = html->writer;
	if (html->bold_depth && html_same_name(tag->name, html->bold)) {
		html->bold_depth += tag->closing ? -1 : 1;
		writer->in_strong &= html->bold_depth > 0;
	} else if (!tag->closing && !writer->in_strong && html_tag_is_bold(&html->scan, tag)) {
		writer->in_strong = writer->styled = true;
		html->bold = tag->name;
		html->bold_depth = !block;
	}
}

static void read_tag(struct tokenizer *html, const struct html_tag *tag)
{
	const struct html_element *element = html_element_of(tag->name);
	if (!element)
		drop_tag(html, tag);
	else if (tag->closing)
		close_element(html, element, tag);
	else
		open_element(html, element, tag);
	if (!element || element->use == USE_BLOCK)
		follow_bold(html, tag, element != NULL);
}

/* Whether a line end behind what is written so far may be meant: pages made by
 * programs have paragraphs with nothing but a line end between them. */
static bool ends_sentence(const GString *text)
{
	static const char *const ends[] = { "。", "！", "？", "；", "：", "”", "…" };
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(text->str, ends[i]))
			return true;
	return false;
}

/* Whether text ends or begins in a script that is written without spaces. */
static bool is_wide(gunichar codepoint)
{
	return codepoint >= 0x2e80 || (codepoint >= 0x2010 && codepoint < 0x2060);
}

/* Whether a gap shows. It does between elements; within text, beside a wide
 * character, it is the author's editor's (CSS Text 3, 4.1.3). */
static bool gap_shows(const struct tokenizer *html, struct span gap, gunichar before,
                      gunichar behind)
{
	bool bare = gap.start == html->writer->extent.end && gap.end == html->scan.at;
	return !bare || (!is_wide(before) && !is_wide(behind));
}

/* In HTML a line end is a space like any other. next begins at html->scan.at. */
static void close_gap(struct tokenizer *html, gunichar next)
{
	struct line_writer *writer = html->writer;
	struct span gap = html->gap;
	html->gap = (struct span){ 0, 0 };
	if (!span_len(gap) || !line_begun(writer))
		return;
	const GString *text = writer->text;
	gunichar last = g_utf8_get_char(g_utf8_prev_char(text->str + text->len));
	if (ends_sentence(text) || next == 0x3000) /* the blank that begins a paragraph */
		line_end(writer, false);
	else if (gap_shows(html, gap, last, next))
		line_add_as(writer, (struct slice){ " ", 1 }, gap);
}

static void begin_text(struct tokenizer *html, gunichar first)
{
	close_gap(html, first);
	line_is(html->writer, html->nav ? LINE_LINKS : html->kind, html->level);
}

/* Blanks with a line end in them; what they mean is told when text follows. */
static void read_line_end(struct tokenizer *html)
{
	size_t start = html->scan.at;
	if (html->pre) {
		line_end(html->writer, false);
		html->scan.at++;
		return;
	}
	while (start && g_ascii_isspace(html->scan.text[start - 1])) /* left by read_text */
		start--;
	while (html->scan.at < html->scan.end && g_ascii_isspace(html->scan.text[html->scan.at]))
		html->scan.at++;
	if (!span_len(html->gap))
		html->gap = (struct span){ start, html->scan.at };
}

/* Where from off on the next markup, reference or line end begins. */
static size_t text_end(const struct tokenizer *html, size_t off)
{
	const char escape = escape_first(html->escape), *text = html->scan.text;
	for (; off + BYTES16 <= html->scan.end; off += BYTES16) {
		bytes16 here = bytes16_at(text + off);
		if (bytes16_any((bytes16)((here == (uint8_t)escape) | (here == '<') |
		                          (here == '&') | (here == '\n'))))
			break;
	}
	while (off < html->scan.end && text[off] != escape && text[off] != '<' &&
	       text[off] != '&' && text[off] != '\n')
		off++;
	return off;
}

/* Text up to that; blanks before a line end are part of that. */
static void read_text(struct tokenizer *html)
{
	size_t start = html->scan.at, next = text_end(html, start + 1), end = next;
	if (!html->pre && end < html->scan.end && html->scan.text[end] == '\n')
		while (end > start && g_ascii_isspace(html->scan.text[end - 1]))
			end--;
	if (end > start) {
		begin_text(html, g_utf8_get_char(html->scan.text + start));
		line_add(html->writer, (struct span){ start, end });
	}
	html->scan.at = next;
}

static bool read_reference(struct tokenizer *html)
{
	gunichar codepoint;
	struct slice rest = { html->scan.text + html->scan.at, html->scan.end - html->scan.at };
	size_t len = html->escape == ESCAPE_XML ? html_spelled_reference(rest, &codepoint) : 0;
	if (!len)
		len = entity_read(rest, &codepoint);
	if (!len)
		return false;
	char utf8[6];
	struct slice text = { utf8, (size_t)g_unichar_to_utf8(codepoint, utf8) };
	begin_text(html, codepoint);
	line_add_as(html->writer, text, (struct span){ html->scan.at, html->scan.at + len });
	html->scan.at += len;
	return true;
}

/* An escape of the file around the page: a blank, or a character. */
static bool read_escape(struct tokenizer *html)
{
	struct escaped escaped;
	struct slice rest = { html->scan.text + html->scan.at, html->scan.end - html->scan.at };
	size_t len = escape_read(html->escape, rest, &escaped);
	struct span at = { html->scan.at, html->scan.at + len };
	if (!len)
		return false;
	if (g_ascii_isspace(escaped.utf8[0])) {
		while (at.end < html->scan.end && g_ascii_isspace(html->scan.text[at.end]))
			at.end++;
		bool goes_on = span_len(html->gap) && html->gap.end == at.start;
		html->gap = (struct span){ goes_on ? html->gap.start : at.start, at.end };
	} else {
		char text[5] = { 0 };
		memcpy(text, escaped.utf8, escaped.len);
		begin_text(html, g_utf8_get_char(text));
		line_add_as(html->writer, (struct slice){ text, escaped.len }, at);
	}
	html->scan.at = at.end;
	return true;
}

static bool read_markup(struct tokenizer *html)
{
	struct html_tag tag;
	struct span declaration;
	bool comment;
	if (html_declaration_read(&html->scan, &declaration, &comment)) {
		line_drop(html->writer, declaration, comment ? "comment" : "markup");
		html->scan.at = declaration.end;
		return true;
	}
	if (!html_tag_read(&html->scan, &tag))
		return false;
	read_tag(html, &tag);
	return true;
}

static bool read_spelled_tag(struct tokenizer *html)
{
	struct slice rest = { html->scan.text + html->scan.at, html->scan.end - html->scan.at };
	struct html_tag tag;
	if (html->escape != ESCAPE_XML || !html_spelled_tag(rest, html->scan.at, &tag))
		return false;
	const struct html_element *element = html_element_of(tag.name);
	if (!element && has_chinese(slice_sub(html->writer->source->text, tag.span)))
		return false;
	if (element && (element->use == USE_RAW || element->use == USE_TITLE))
		drop_tag(html, &tag); /* its end is spelled, too: it alone goes */
	else
		read_tag(html, &tag);
	return true;
}

/* Whether a page is a list of headlines, with hardly any text of its own: then
 * they are what it says. Beside an article, they are about other ones. */
static bool is_list_of_headlines(const struct line_writer *writer, size_t first)
{
	size_t headlines = 0, text = 0;
	for (guint i = (guint)first; i < writer->lines->len; i++) {
		const struct line *line = &g_array_index(writer->lines, struct line, i);
		if (line->kind != LINE_LINKS)
			text += line->text.len;
		else if (line->level)
			headlines += line->text.len;
	}
	return headlines > text * 2;
}

void html_parse(struct line_writer *writer, struct span at)
{
	html_parse_escaped(writer, at, ESCAPE_NONE);
}

void html_parse_escaped(struct line_writer *writer, struct span at, enum escape escape)
{
	guint first = writer->lines->len;
	struct tokenizer html = {
		.writer = writer,
		.scan = html_scan(writer->source->text, at),
		.escape = escape,
	};
	html.scan.slash_escaped = escape == ESCAPE_JSON;
	writer->ranked = true;
	while (html.scan.at < html.scan.end) {
		char c = html.scan.text[html.scan.at];
		if (c == '\n') {
			read_line_end(&html);
		} else if (!(c == '<' && read_markup(&html)) &&
		           !(c == '&' && (read_spelled_tag(&html) || read_reference(&html))) &&
		           !read_escape(&html)) {
			read_text(&html);
		}
	}
	block_edge(&html, LINE_TEXT, 0);
	writer->ranked = false;
	if (is_list_of_headlines(writer, first))
		lines_keep_headlines(writer, first);
}
