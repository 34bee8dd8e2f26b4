/* Lines from stretches of source; see line-writer.h. */
#include "core/text/line-writer.h"

#include <string.h>

#include "core/text/account.h"
#include "core/text/glyph.h"

void line_writer_init(struct line_writer *writer, const struct source *source, struct span stretch,
                      struct arena *arena)
{
	enum { LINE_BYTES = 64, MOST = 4096 }; /* of a usual line; lines to make room for at once */
	guint usual = (guint)MIN(span_len(stretch) / LINE_BYTES + 1, MOST);
	*writer = (struct line_writer){
		.source = source,
		.stretch = stretch,
		.arena = arena,
		.lines = g_array_sized_new(FALSE, FALSE, sizeof(struct line), usual),
		.metadata = g_array_new(FALSE, FALSE, sizeof(struct metadata)),
		.dropped = g_array_sized_new(FALSE, FALSE, sizeof(struct dropped), usual),
		.text = g_string_new(NULL),
		.runs = g_array_new(FALSE, FALSE, sizeof(struct text_run)),
	};
}

bool line_begun(const struct line_writer *writer)
{
	return writer->strong || writer->plain;
}

void line_is(struct line_writer *writer, enum line_kind kind, int level)
{
	writer->kind = kind;
	writer->level = level;
}

/* Whether text holds anything that is seen. */
static bool has_letters(struct slice text)
{
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end; at = g_utf8_next_char(at))
		if (!g_unichar_isspace(g_utf8_get_char(at)))
			return true;
	return false;
}

/* What text holds of words: ideographs, or so many bytes of ASCII ones before
 * the first of them. Other letters count as ideographs do. */
struct words {
	bool wide;
	size_t bare;
};

static struct words words_of(struct slice text)
{
	struct words words = { 0 };
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end && !words.wide; at = g_utf8_next_char(at)) {
		gunichar codepoint = g_utf8_get_char(at);
		bool word = g_unichar_isalnum(codepoint);
		words.wide |= word && codepoint >= 0x80;
		words.bare += word && codepoint < 0x80;
	}
	return words;
}

static void mark_strong_and_links(struct line_writer *writer, struct slice text, size_t end)
{
	if (!has_letters(text))
		return;
	if (writer->in_strong && !writer->styled && !writer->plain)
		writer->lead = end;
	writer->strong |= writer->in_strong;
	writer->plain |= !writer->in_strong;
	writer->linked |= writer->in_link;
	if (!writer->in_link && writer->unlinked)
		return;
	struct words words = words_of(text);
	writer->wide |= writer->in_link && words.wide;
	writer->bare += writer->in_link ? 0 : words.bare;
	writer->unlinked |= !writer->in_link && words.wide;
}

/* Whether the line is nothing but links: with bars between them, or with the
 * rank or date that a list of headlines gives each. */
static bool is_links(const struct line_writer *writer)
{
	enum { LONGEST_RANK = 16 };
	bool alone =
	        !writer->bare || (writer->ranked && writer->wide && writer->bare <= LONGEST_RANK);
	return writer->linked && !writer->unlinked && alone && writer->kind != LINE_HEADING;
}

void line_link(struct line_writer *writer, bool in_link)
{
	writer->links += in_link;
	writer->in_link = in_link;
}

static void extend(struct line_writer *writer, struct span source)
{
	if (!writer->runs->len)
		writer->extent = source;
	writer->extent.end = MAX(writer->extent.end, source.end);
}

static void add(struct line_writer *writer, struct slice text, struct span source, bool copying)
{
	struct text_run run = { writer->text->len, text.len, source.start, span_len(source) };
	if (!text.len)
		return;
	writer->copying = copying;
	mark_strong_and_links(writer, text, source.end);
	extend(writer, source);
	g_string_append_len(writer->text, text.data, (gssize)text.len);
	g_array_append_val(writer->runs, run);
}

void line_add_as(struct line_writer *writer, struct slice text, struct span source)
{
	add(writer, text, source, false);
}

/* The last run, if it copies the source byte by byte right up to off. */
static struct text_run *run_before(struct line_writer *writer, size_t off)
{
	guint n = writer->runs->len;
	struct text_run *last = n ? &g_array_index(writer->runs, struct text_run, n - 1) : NULL;
	return last && writer->copying && last->src_off + last->src_len == off ? last : NULL;
}

void line_add(struct line_writer *writer, struct span source)
{
	struct slice text = slice_sub(writer->source->text, source);
	struct text_run *last = run_before(writer, source.start);
	if (!last) {
		add(writer, text, source, true);
		return;
	}
	mark_strong_and_links(writer, text, source.end);
	extend(writer, source);
	g_string_append_len(writer->text, text.data, (gssize)text.len);
	last->len += text.len;
	last->src_len += text.len;
}

void line_drop(struct line_writer *writer, struct span source, const char *reason)
{
	guint n = writer->dropped->len;
	struct dropped *last = n ? &g_array_index(writer->dropped, struct dropped, n - 1) : NULL;
	if (source.start >= source.end)
		return;
	if (last && last->source.end == source.start && last->reason == reason) {
		last->source.end = source.end;
		return;
	}
	struct dropped dropped = { source, reason };
	g_array_append_val(writer->dropped, dropped);
}

void line_note(struct line_writer *writer, enum field_part part, struct slice value,
               struct span source)
{
	struct metadata metadata = {
		.part = part,
		.value = { arena_copy(writer->arena, value), value.len },
		.source = source,
		.line = writer->lines->len,
	};
	g_array_append_val(writer->metadata, metadata);
}

/* Text that is one unbroken stretch of the source is borrowed from it. */
static struct slice keep_text(const struct line_writer *writer)
{
	const struct text_run *first = &g_array_index(writer->runs, struct text_run, 0);
	if (writer->runs->len == 1 && writer->copying)
		return slice_sub(writer->source->text,
		                 (struct span){ first->src_off, first->src_off + first->src_len });
	struct slice text = { writer->text->str, writer->text->len };
	return (struct slice){ arena_copy(writer->arena, text), text.len };
}

static void line_clear(struct line_writer *writer)
{
	if (writer->runs->len) { /* not so behind a line that was added whole */
		g_string_truncate(writer->text, 0);
		g_array_set_size(writer->runs, 0);
	}
	writer->kind = LINE_TEXT;
	writer->level = 0;
	writer->strong = writer->plain = writer->linked = writer->unlinked = false;
	writer->wide = false;
	writer->bare = writer->lead = 0;
	writer->links = writer->in_link;
}

/* Navigation and buttons are words of a few characters; a link of more is the
 * headline of what it leads to. */
static bool is_headline(const struct line_writer *writer)
{
	enum { LONGEST_BUTTON = 10 };
	glong characters = g_utf8_strlen(writer->text->str, (gssize)writer->text->len);
	return characters > (glong)MAX(writer->links, 1) * LONGEST_BUTTON;
}

void lines_keep_headlines(struct line_writer *writer, size_t first)
{
	for (guint i = (guint)first; i < writer->lines->len; i++) {
		struct line *line = &g_array_index(writer->lines, struct line, i);
		if (line->kind == LINE_LINKS && line->level)
			line->kind = LINE_ITEM;
	}
}

void line_end(struct line_writer *writer, bool closed)
{
	guint n = writer->lines->len;
	if (!line_begun(writer)) {
		if (closed && n)
			g_array_index(writer->lines, struct line, n - 1).closed = true;
		line_clear(writer);
		return;
	}
	bool links = is_links(writer);
	struct line line = {
		.kind = links ? LINE_LINKS : writer->kind,
		.level = links ? is_headline(writer) : writer->level,
		.strong = writer->strong && !writer->plain,
		.closed = closed,
		.lead = writer->plain ? writer->lead : 0,
		.pictured = writer->pictured,
		.text = keep_text(writer),
		.runs = arena_copy_array(writer->arena, writer->runs->data, writer->runs->len,
		                         sizeof(struct text_run)),
		.n_runs = writer->runs->len,
		.source = writer->extent,
	};
	g_array_append_val(writer->lines, line);
	writer->pictured = false;
	line_clear(writer);
}

void line_picture(struct line_writer *writer)
{
	writer->pictured = !line_begun(writer);
}

/* The few characters before off: a stop, and marks that close behind it. */
static struct slice last_glyphs(struct slice text, size_t off)
{
	enum { FEW_BYTES = 9 };
	return utf8_tail((struct slice){ text.data, off }, FEW_BYTES);
}

size_t paragraph_within(struct slice text)
{
	struct slice rest = text;
	for (const char *at; (at = glyph_find_gap(rest));) {
		size_t cut = (size_t)(at - text.data);
		bool gutter = cut >= 2 && at[-1] == ' ' && at[-2] == ' '; /* of two columns */
		if (!gutter && glyph_ending(last_glyphs(text, cut)) == ENDING_FULL)
			return cut;
		rest = slice_sub(text, (struct span){ cut + 3, text.len });
	}
	return 0;
}

void line_add_whole(struct line_writer *writer, struct span text, struct span extent)
{
	line_end(writer, false);
	struct text_run run = { 0, span_len(text), text.start, span_len(text) };
	struct line line = {
		.kind = LINE_TEXT,
		.text = slice_sub(writer->source->text, text),
		.runs = arena_copy_array(writer->arena, &run, 1, sizeof run),
		.n_runs = 1,
		.source = extent,
	};
	g_array_append_val(writer->lines, line);
}

void line_add_mark(struct line_writer *writer, enum line_kind kind, struct span source)
{
	line_end(writer, kind != LINE_BLANK);
	guint n = writer->lines->len;
	struct line *last = n ? &g_array_index(writer->lines, struct line, n - 1) : NULL;
	if (last && last->kind == kind && (kind == LINE_BLANK || kind == LINE_RULE)) {
		last->source.end = MAX(last->source.end, source.end);
		last->level += kind == LINE_BLANK;
		return;
	}
	struct line line = { .kind = kind,
		             .level = kind == LINE_BLANK,
		             .closed = true,
		             .text = { "", 0 },
		             .source = source };
	g_array_append_val(writer->lines, line);
}

struct parsed line_writer_finish(struct line_writer *writer, struct arena *lines)
{
	line_end(writer, true);
	account_for_markup(writer);
	struct parsed parsed = {
		.n_lines = writer->lines->len,
		.n_metadata = writer->metadata->len,
		.n_dropped = writer->dropped->len,
	};
	parsed.lines = arena_take_array(lines, writer->lines, struct line);
	parsed.metadata = arena_take_array(writer->arena, writer->metadata, struct metadata);
	parsed.dropped = arena_take_array(writer->arena, writer->dropped, struct dropped);
	g_string_free(writer->text, TRUE);
	g_array_free(writer->runs, TRUE);
	return parsed;
}
