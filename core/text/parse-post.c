/* A Jekyll post: YAML front matter, which says title and date, then Markdown.
 * The front matter is read as events: no tree is built, so that no alias can
 * blow it up. Broken front matter is read line by line. */
#include <yaml.h>

#include "core/base/utf8.h"
#include "core/text/field-names.h"
#include "core/text/parser.h"

enum { LONGEST_FRONT = 1 << 16, DEEPEST = 64 };

struct front {
	struct line_writer *writer;
	struct span at; /* between the two lines of --- */
	/* libyaml counts characters; these two go along with it. */
	size_t characters, off;
	struct slice key; /* of the value that comes, empty where a key comes */
	int depth;        /* in mappings and sequences */
};

/* The offset of a character of the front matter. Marks come in order. */
static size_t offset_of(struct front *front, size_t character)
{
	const char *text = front->writer->source->text.data;
	while (front->characters < character && front->off < front->at.end) {
		do
			front->off++;
		while (front->off < front->at.end && utf8_continues(text[front->off]));
		front->characters++;
	}
	return front->off;
}

/* A title is read, and a line of the page; the rest is about the page. */
static void put_value(struct front *front, struct slice key, struct slice value, struct span at)
{
	struct line_writer *writer = front->writer;
	enum field_part part = field_named(field_names_shipped(), key, NULL);
	if (!value.len || part <= PART_TEXT)
		return;
	line_note(writer, part, value, at);
	if (part != PART_TITLE)
		return;
	line_is(writer, LINE_HEADING, 1);
	if (slice_equal(slice_sub(writer->source->text, at), value))
		line_add(writer, at);
	else
		line_add_as(writer, value, at);
	line_end(writer, true);
}

static void take_scalar(struct front *front, const yaml_event_t *event)
{
	struct slice value = { (const char *)event->data.scalar.value, event->data.scalar.length };
	struct span at = { offset_of(front, event->start_mark.index), 0 };
	at.end = offset_of(front, event->end_mark.index);
	bool quoted = event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	              event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	if (quoted && span_len(at) >= 2)
		at = (struct span){ at.start + 1, at.end - 1 };
	bool is_key = front->depth == 1 && !front->key.len;
	if (is_key) {
		front->key = slice_sub(front->writer->source->text, at);
		return;
	}
	put_value(front, front->key, value, at);
	if (front->depth == 1)
		front->key = (struct slice){ 0 };
}

/* Follows one event; false where the front matter ends, or is none that we read. */
static bool take_event(struct front *front, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_MAPPING_START_EVENT:
	case YAML_SEQUENCE_START_EVENT:
		return ++front->depth <= DEEPEST;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		if (--front->depth == 1)
			front->key = (struct slice){ 0 };
		return true;
	case YAML_SCALAR_EVENT:
		take_scalar(front, event);
		return true;
	case YAML_ALIAS_EVENT:
		if (front->depth == 1)
			front->key = (struct slice){ 0 };
		return true;
	default:
		return event->type != YAML_STREAM_END_EVENT &&
		       event->type != YAML_DOCUMENT_END_EVENT;
	}
}

static void event_clear(void *event)
{
	yaml_event_delete(event);
}

/* Adds the next event; false behind the last, and where *ok is none: there is none that can
 * be read. */
static bool add_event(yaml_parser_t *parser, GArray *events, int *depth, bool *ok)
{
	yaml_event_t event;
	*ok = yaml_parser_parse(parser, &event);
	if (!*ok)
		return false;
	g_array_append_val(events, event);
	*depth += event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT;
	*ok = *depth <= DEEPEST * 8;
	return *ok && event.type != YAML_STREAM_END_EVENT;
}

/* The events of text; NULL where it is no YAML that can be read to its end. */
static GArray *events_of(struct slice text)
{
	GArray *events = g_array_new(FALSE, FALSE, sizeof(yaml_event_t));
	g_array_set_clear_func(events, event_clear);
	yaml_parser_t parser;
	int depth = 0;
	bool ok = yaml_parser_initialize(&parser);
	if (ok) {
		yaml_parser_set_input_string(&parser, (const unsigned char *)text.data, text.len);
		yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
		while (add_event(&parser, events, &depth, &ok))
			;
		yaml_parser_delete(&parser);
	}
	if (!ok)
		g_clear_pointer(&events, g_array_unref);
	return events;
}

/* Reads the front matter, if it is YAML. */
static bool read_yaml(struct front *front)
{
	g_autoptr(GArray) events = events_of(slice_sub(front->writer->source->text, front->at));
	for (guint i = 0; events && i < events->len; i++)
		if (!take_event(front, &g_array_index(events, yaml_event_t, i)))
			break;
	return events;
}

static struct span trim(struct slice text, struct span at)
{
	while (at.start < at.end && strchr(" \t\r\"'", text.data[at.start]))
		at.start++;
	while (at.end > at.start && strchr(" \t\r\"'", text.data[at.end - 1]))
		at.end--;
	return at;
}

/* What is no YAML (a title with a colon in it, a tab) is mostly still lines of
 * `key: value`. */
static void read_lines(struct front *front)
{
	struct slice text = front->writer->source->text;
	for (size_t start = front->at.start, end; start < front->at.end; start = end + 1) {
		const char *feed = memchr(text.data + start, '\n', front->at.end - start);
		end = feed ? (size_t)(feed - text.data) : front->at.end;
		const char *colon = memchr(text.data + start, ':', end - start);
		if (!colon)
			continue;
		size_t middle = (size_t)(colon - text.data);
		struct span key = trim(text, (struct span){ start, middle });
		struct span value = trim(text, (struct span){ middle + 1, end });
		put_value(front, slice_sub(text, key), slice_sub(text, value), value);
	}
}

/* The offset behind the line that starts at off. */
static size_t next_line(struct slice text, size_t off)
{
	const char *feed = memchr(text.data + off, '\n', text.len - off);
	return feed ? (size_t)(feed - text.data) + 1 : text.len;
}

static bool is_fence(struct slice text, size_t off, const char *fence)
{
	struct slice line = slice_sub(text, (struct span){ off, next_line(text, off) });
	size_t len = line.len;
	while (len && strchr(" \t\r\n", line.data[len - 1]))
		len--;
	return slice_equal((struct slice){ line.data, len }, slice_of(fence));
}

/* Finds the front matter at the head of at; *body is behind it. */
static bool find_front(struct slice text, struct span at, struct span *front, size_t *body)
{
	size_t off = at.start + strspn(text.data + at.start, " \t\r\n");
	if (off >= at.end || !is_fence(text, off, "---"))
		return false;
	front->start = front->end = next_line(text, off);
	while (front->end < at.end && front->end - front->start < LONGEST_FRONT) {
		if (is_fence(text, front->end, "---") || is_fence(text, front->end, "...")) {
			*body = next_line(text, front->end);
			return true;
		}
		front->end = next_line(text, front->end);
	}
	return false;
}

/* Drops of [start, end) what the title, if it was put down as line first, does not hold. */
static void drop_front(struct line_writer *writer, struct span at, guint first)
{
	for (guint i = first; i < writer->lines->len; i++) {
		const struct line *line = &g_array_index(writer->lines, struct line, i);
		if (line->source.start < at.start)
			continue;
		line_drop(writer, (struct span){ at.start, line->source.start }, "front-matter");
		at.start = line->source.end;
	}
	line_drop(writer, at, "front-matter");
}

void post_parse(struct line_writer *writer, struct span at)
{
	struct span extent;
	size_t body = at.start;
	if (find_front(writer->source->text, at, &extent, &body)) {
		struct front front = { .writer = writer, .at = extent, .off = extent.start };
		guint first = writer->lines->len;
		if (!read_yaml(&front))
			read_lines(&front);
		drop_front(writer, (struct span){ at.start, body }, first);
	}
	markdown_parse(writer, (struct span){ body, at.end });
}
