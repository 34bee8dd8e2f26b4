/* A tokenizer after the HTML standard (13.2.5), cut down to what text needs:
 * tags with quoted attributes, comments, raw text, character references. It is
 * written here because no parser at hand tells the bytes that a text came from. */
#include "core/text/parse-html.h"

#include <stdint.h>

#include "core/text/entities.h"
#include "core/text/field-names.h"

/* What an element means for the lines. */
enum element_use {
	USE_INLINE,
	USE_PRE,   /* a block whose line ends count */
	USE_BLOCK, /* begins and ends a block of kind and level */
	USE_BREAK,
	USE_RULE,
	USE_STRONG,
	USE_LINK,
	USE_NAV,   /* all text within is links */
	USE_RAW,   /* its content is not HTML and not read */
	USE_TITLE, /* the page's own */
	USE_META,
	USE_PICTURE
};

struct element {
	const char *name;
	enum element_use use;
	enum line_kind kind;
	int level;
};

static const struct element elements[] = {
	{ "a", USE_LINK, LINE_TEXT, 0 },        { "address", USE_BLOCK, LINE_TEXT, 0 },
	{ "article", USE_BLOCK, LINE_TEXT, 0 }, { "aside", USE_BLOCK, LINE_TEXT, 0 },
	{ "b", USE_STRONG, LINE_TEXT, 0 },      { "blockquote", USE_BLOCK, LINE_TEXT, 0 },
	{ "body", USE_BLOCK, LINE_TEXT, 0 },    { "br", USE_BREAK, LINE_TEXT, 0 },
	{ "button", USE_BLOCK, LINE_LINKS, 0 }, { "caption", USE_BLOCK, LINE_CAPTION, 0 },
	{ "center", USE_BLOCK, LINE_TEXT, 0 },  { "dd", USE_BLOCK, LINE_TEXT, 0 },
	{ "div", USE_BLOCK, LINE_TEXT, 0 },     { "dl", USE_BLOCK, LINE_TEXT, 0 },
	{ "dt", USE_BLOCK, LINE_TEXT, 0 },      { "figcaption", USE_BLOCK, LINE_CAPTION, 0 },
	{ "figure", USE_BLOCK, LINE_TEXT, 0 },  { "footer", USE_BLOCK, LINE_TEXT, 0 },
	{ "form", USE_BLOCK, LINE_TEXT, 0 },    { "h1", USE_BLOCK, LINE_HEADING, 1 },
	{ "h2", USE_BLOCK, LINE_HEADING, 2 },   { "h3", USE_BLOCK, LINE_HEADING, 3 },
	{ "h4", USE_BLOCK, LINE_HEADING, 4 },   { "h5", USE_BLOCK, LINE_HEADING, 5 },
	{ "h6", USE_BLOCK, LINE_HEADING, 6 },   { "head", USE_BLOCK, LINE_TEXT, 0 },
	{ "header", USE_BLOCK, LINE_TEXT, 0 },  { "hr", USE_RULE, LINE_TEXT, 0 },
	{ "html", USE_BLOCK, LINE_TEXT, 0 },    { "iframe", USE_RAW, LINE_TEXT, 0 },
	{ "img", USE_PICTURE, LINE_TEXT, 0 },   { "li", USE_BLOCK, LINE_ITEM, 1 },
	{ "main", USE_BLOCK, LINE_TEXT, 0 },    { "meta", USE_META, LINE_TEXT, 0 },
	{ "nav", USE_NAV, LINE_TEXT, 0 },       { "ol", USE_BLOCK, LINE_TEXT, 0 },
	{ "option", USE_BLOCK, LINE_LINKS, 0 }, { "p", USE_BLOCK, LINE_TEXT, 0 },
	{ "pre", USE_PRE, LINE_TEXT, 0 },       { "script", USE_RAW, LINE_TEXT, 0 },
	{ "section", USE_BLOCK, LINE_TEXT, 0 }, { "select", USE_BLOCK, LINE_TEXT, 0 },
	{ "strong", USE_STRONG, LINE_TEXT, 0 }, { "style", USE_RAW, LINE_TEXT, 0 },
	{ "svg", USE_RAW, LINE_TEXT, 0 },       { "table", USE_BLOCK, LINE_TEXT, 0 },
	{ "td", USE_BLOCK, LINE_CELL, 0 },      { "template", USE_RAW, LINE_TEXT, 0 },
	{ "th", USE_BLOCK, LINE_CELL, 0 },      { "title", USE_TITLE, LINE_TEXT, 0 },
	{ "tr", USE_BLOCK, LINE_TEXT, 0 },      { "ul", USE_BLOCK, LINE_TEXT, 0 },
};

struct tokenizer {
	struct line_writer *writer;
	const char *text; /* source->text.data */
	size_t at, end;
	enum line_kind kind; /* of the block that is open */
	int level;
	bool nav;
	bool pre;        /* line ends count */
	struct span gap; /* blanks with a line end in them, before what comes */
	/* From here on there is none of these: what makes a hostile page linear. */
	size_t no_greater, no_quote, no_apostrophe, no_comment_end;
	struct slice unclosed; /* the name of an element that is not closed from here on */
	bool broken_quotes;    /* a tag's quotes hid every > up to the end: quotes count no more */
};

struct tag {
	struct slice name;
	bool closing;
	struct span span; /* from < to behind > */
	struct span attributes;
};

static const struct element *element_of(struct slice name)
{
	size_t low = 0, high = G_N_ELEMENTS(elements);
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = g_ascii_strncasecmp(name.data, elements[middle].name, name.len);
		if (!order && elements[middle].name[name.len])
			order = -1;
		if (!order)
			return &elements[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* The offset of byte from on, or SIZE_MAX; *none remembers that there is none. */
static size_t find_byte(const struct tokenizer *html, size_t from, int byte, size_t *none)
{
	if (from >= *none || from >= html->end)
		return SIZE_MAX;
	const char *found = memchr(html->text + from, byte, html->end - from);
	if (found)
		return (size_t)(found - html->text);
	*none = from;
	return SIZE_MAX;
}

/* Behind the > that ends the tag which is open at from; there is one. A > in
 * quotes does not count, unless the quotes hide all of them. */
static size_t tag_end(struct tokenizer *html, size_t from)
{
	bool value = false; /* quotes count only behind = */
	for (size_t at = from; at < html->end && !html->broken_quotes; at++) {
		char c = html->text[at];
		if (c == '>')
			return at + 1;
		if (value && (c == '"' || c == '\'')) {
			size_t *none = c == '"' ? &html->no_quote : &html->no_apostrophe;
			size_t close = find_byte(html, at + 1, c, none);
			at = close == SIZE_MAX ? at : close;
			value = false;
		} else if (c == '=' || !g_ascii_isspace(c)) {
			value = c == '=';
		}
	}
	html->broken_quotes = true;
	return find_byte(html, from, '>', &html->no_greater) + 1;
}

static bool tag_read(struct tokenizer *html, struct tag *tag)
{
	size_t at = html->at + 1;
	tag->closing = at < html->end && html->text[at] == '/';
	at += tag->closing;
	if (at >= html->end || !g_ascii_isalpha(html->text[at]) ||
	    find_byte(html, at, '>', &html->no_greater) == SIZE_MAX)
		return false;
	size_t name = at;
	while (at < html->end && (g_ascii_isalnum(html->text[at]) || html->text[at] == '-'))
		at++;
	size_t end = tag_end(html, at);
	tag->name = (struct slice){ html->text + name, at - name };
	tag->span = (struct span){ html->at, end };
	tag->attributes = (struct span){ at, end - 1 };
	return true;
}

/* The value of the attribute called name, empty where there is none. */
static struct span attribute(const struct tokenizer *html, const struct tag *tag, const char *name)
{
	const char *end = html->text + tag->attributes.end;
	for (const char *at = html->text + tag->attributes.start; at < end;) {
		while (at < end && (g_ascii_isspace(*at) || *at == '/'))
			at++;
		const char *key = at;
		while (at < end && !g_ascii_isspace(*at) && *at != '=')
			at++;
		bool wanted = (size_t)(at - key) == strlen(name) &&
		              !g_ascii_strncasecmp(key, name, strlen(name));
		while (at < end && g_ascii_isspace(*at))
			at++;
		if (at == end || *at != '=')
			continue;
		at++;
		while (at < end && g_ascii_isspace(*at))
			at++;
		char quote = at < end && (*at == '"' || *at == '\'') ? *at++ : 0;
		const char *value = at;
		while (at < end && (quote ? *at != quote : !g_ascii_isspace(*at)))
			at++;
		if (wanted)
			return (struct span){ (size_t)(value - html->text),
				              (size_t)(at - html->text) };
		at += quote && at < end;
	}
	return (struct span){ 0, 0 };
}

/* Begins or ends a block: the line is closed, and what is bold or a link ends
 * with it, so that a tag that was never closed does not run on. */
static void block_edge(struct tokenizer *html, enum line_kind kind, int level)
{
	struct line_writer *writer = html->writer;
	line_end(writer, true);
	html->gap = (struct span){ 0, 0 };
	writer->in_strong = false;
	writer->in_link = html->nav;
	html->kind = kind;
	html->level = level;
}

static void drop_tag(struct tokenizer *html, const struct tag *tag)
{
	line_drop(html->writer, tag->span, "markup");
	html->at = tag->span.end;
}

/* The offset of "</name" from on, or the end of the page. What is not found is
 * not searched for again. */
static size_t closing_tag(struct tokenizer *html, size_t from, struct slice name)
{
	if (html->unclosed.len == name.len &&
	    !g_ascii_strncasecmp(html->unclosed.data, name.data, name.len))
		return html->end;
	for (size_t at = from; at < html->end; at++) {
		const char *found = memchr(html->text + at, '<', html->end - at);
		if (!found)
			break;
		at = (size_t)(found - html->text);
		if (html->end - at > name.len + 2 && html->text[at + 1] == '/' &&
		    !g_ascii_strncasecmp(html->text + at + 2, name.data, name.len))
			return at;
	}
	html->unclosed = name;
	return html->end;
}

static void skip_raw(struct tokenizer *html, const struct tag *tag)
{
	drop_tag(html, tag);
	if (html->at >= 2 && html->text[html->at - 2] == '/') /* <svg … /> */
		return;
	size_t end = closing_tag(html, html->at, tag->name);
	line_drop(html->writer, (struct span){ html->at, end }, "script");
	html->at = end;
}

/* Drops a tag, but for the attribute that is kept. */
static void drop_tag_but(struct tokenizer *html, const struct tag *tag, struct span kept)
{
	if (!span_len(kept)) {
		drop_tag(html, tag);
		return;
	}
	line_drop(html->writer, (struct span){ tag->span.start, kept.start }, "markup");
	line_drop(html->writer, (struct span){ kept.end, tag->span.end }, "markup");
	html->at = tag->span.end;
}

/* Notes what the page says of itself, its references read. */
static void note_value(struct tokenizer *html, enum meta_field field, struct span at)
{
	g_autoptr(GString) value = g_string_new(NULL);
	for (size_t off = at.start, len; off < at.end; off += len) {
		gunichar codepoint;
		len = entity_read((struct slice){ html->text + off, at.end - off }, &codepoint);
		if (len)
			g_string_append_unichar(value, codepoint);
		else
			g_string_append_c(value, html->text[off]);
		len = MAX(len, 1);
	}
	g_strstrip(value->str);
	if (*value->str)
		line_note(html->writer, field, slice_of(value->str), at);
}

static void page_title(struct tokenizer *html, const struct tag *tag)
{
	drop_tag(html, tag);
	size_t end = closing_tag(html, html->at, tag->name);
	if (end == html->end) /* never closed: up to the next tag, not to the end of the page */
		end = MIN(end, find_byte(html, html->at, '<', &(size_t){ SIZE_MAX }));
	note_value(html, META_TITLE, (struct span){ html->at, end });
	html->at = end;
}

/* What <meta name=…> and <meta property=…> say about the article. */
static void page_meta(struct tokenizer *html, const struct tag *tag)
{
	static const enum meta_field fields[PART_COUNT] = {
		[PART_TITLE] = META_TITLE,
		[PART_DATE] = META_DATE,
		[PART_AUTHOR] = META_AUTHOR,
		[PART_SOURCE] = META_SOURCE,
	};
	struct slice text = html->writer->source->text;
	struct span name = attribute(html, tag, "name");
	if (!span_len(name))
		name = attribute(html, tag, "property");
	struct span value = attribute(html, tag, "content");
	enum field_part part = field_named(field_names_shipped(), slice_sub(text, name), NULL);
	drop_tag_but(html, tag, part > PART_TEXT ? value : (struct span){ 0, 0 });
	if (part > PART_TEXT && span_len(value))
		note_value(html, fields[part], value);
}

static bool has_chinese(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.data[i] >= 0xe3)
			return true;
	return false;
}

/* The words that stand for a picture; a file's name does not. */
static void picture(struct tokenizer *html, const struct tag *tag)
{
	struct line_writer *writer = html->writer;
	struct span alt = attribute(html, tag, "alt");
	if (!has_chinese(slice_sub(writer->source->text, alt))) {
		drop_tag(html, tag);
		return;
	}
	line_end(writer, false);
	line_is(writer, LINE_CAPTION, 0);
	line_add(writer, alt);
	line_end(writer, true);
	drop_tag_but(html, tag, alt);
}

static void open_element(struct tokenizer *html, const struct element *element,
                         const struct tag *tag)
{
	struct line_writer *writer = html->writer;
	switch (element->use) {
	case USE_RAW:
		skip_raw(html, tag);
		return;
	case USE_TITLE:
		page_title(html, tag);
		return;
	case USE_META:
		page_meta(html, tag);
		return;
	case USE_PICTURE:
		picture(html, tag);
		return;
	case USE_NAV:
		html->nav = true;
		block_edge(html, LINE_TEXT, 0);
		break;
	case USE_PRE:
	case USE_BLOCK:
		block_edge(html, element->kind, element->level);
		html->pre = element->use == USE_PRE;
		break;
	case USE_BREAK:
		html->gap = (struct span){ 0, 0 };
		if (line_begun(writer)) {
			line_end(writer, false);
		} else {
			line_end(writer, true); /* <br><br> ends a paragraph */
			line_add_mark(writer, LINE_BLANK, tag->span);
		}
		break;
	case USE_RULE:
		line_add_mark(writer, LINE_RULE, tag->span);
		break;
	case USE_STRONG:
		writer->in_strong = true;
		break;
	case USE_LINK:
		line_link(writer, true);
		break;
	case USE_INLINE:
		break;
	}
	drop_tag(html, tag);
}

static void close_element(struct tokenizer *html, const struct element *element,
                          const struct tag *tag)
{
	switch (element->use) {
	case USE_STRONG:
		html->writer->in_strong = false;
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

static void read_tag(struct tokenizer *html, const struct tag *tag)
{
	const struct element *element = element_of(tag->name);
	if (!element)
		drop_tag(html, tag);
	else if (tag->closing)
		close_element(html, element, tag);
	else
		open_element(html, element, tag);
}

/* <!-- … -->, <!DOCTYPE …>, <? … >. False where it never ends. */
static bool skip_declaration(struct tokenizer *html)
{
	struct slice rest = { html->text + html->at, html->end - html->at };
	bool comment = slice_starts(rest, slice_of("<!--"));
	if (!comment && !slice_starts(rest, slice_of("<!")) && !slice_starts(rest, slice_of("<?")))
		return false;
	size_t from = html->at + (comment ? 4 : 2);
	size_t end = SIZE_MAX;
	if (!comment) {
		end = find_byte(html, from, '>', &html->no_greater);
	} else if (from < html->no_comment_end) {
		const char *found = memmem(html->text + from, html->end - from, "-->", 3);
		end = found ? (size_t)(found - html->text) + 2 : SIZE_MAX;
		if (!found)
			html->no_comment_end = from;
	}
	if (end == SIZE_MAX)
		return false;
	line_drop(html->writer, (struct span){ html->at, end + 1 }, comment ? "comment" : "markup");
	html->at = end + 1;
	return true;
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
	bool bare = gap.start == html->writer->extent.end && gap.end == html->at;
	return !bare || (!is_wide(before) && !is_wide(behind));
}

/* In HTML a line end is a space like any other. next begins at html->at. */
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
	size_t start = html->at;
	if (html->pre) {
		line_end(html->writer, false);
		html->at++;
		return;
	}
	while (start && g_ascii_isspace(html->text[start - 1])) /* left by read_text */
		start--;
	while (html->at < html->end && g_ascii_isspace(html->text[html->at]))
		html->at++;
	if (!span_len(html->gap))
		html->gap = (struct span){ start, html->at };
}

/* Text up to the next markup, reference or line end; blanks before a line end
 * are part of that. */
static void read_text(struct tokenizer *html)
{
	size_t start = html->at, next = start + 1;
	while (next < html->end && html->text[next] != '<' && html->text[next] != '&' &&
	       html->text[next] != '\n')
		next++;
	size_t end = next;
	if (!html->pre && end < html->end && html->text[end] == '\n')
		while (end > start && g_ascii_isspace(html->text[end - 1]))
			end--;
	if (end > start) {
		begin_text(html, g_utf8_get_char(html->text + start));
		line_add(html->writer, (struct span){ start, end });
	}
	html->at = next;
}

static bool read_reference(struct tokenizer *html)
{
	gunichar codepoint;
	size_t len = entity_read((struct slice){ html->text + html->at, html->end - html->at },
	                         &codepoint);
	if (!len)
		return false;
	char utf8[6];
	struct slice text = { utf8, (size_t)g_unichar_to_utf8(codepoint, utf8) };
	begin_text(html, codepoint);
	line_add_as(html->writer, text, (struct span){ html->at, html->at + len });
	html->at += len;
	return true;
}

static bool read_markup(struct tokenizer *html)
{
	struct tag tag;
	if (skip_declaration(html))
		return true;
	if (!tag_read(html, &tag))
		return false;
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
	guint first = writer->lines->len;
	struct tokenizer html = {
		.writer = writer,
		.text = writer->source->text.data,
		.at = at.start,
		.end = at.end,
		.no_greater = SIZE_MAX,
		.no_quote = SIZE_MAX,
		.no_apostrophe = SIZE_MAX,
		.no_comment_end = SIZE_MAX,
	};
	while (html.at < html.end) {
		char c = html.text[html.at];
		if (c == '\n') {
			read_line_end(&html);
		} else if (!(c == '<' && read_markup(&html)) &&
		           !(c == '&' && read_reference(&html))) {
			read_text(&html);
		}
	}
	block_edge(&html, LINE_TEXT, 0);
	if (is_list_of_headlines(writer, first))
		lines_keep_headlines(writer, first);
}
