/* Feeds that wrap articles: the items of RSS 2.0 and the entries of Atom (RFC 4287), a record
 * each. Reads the elements of items only; what a text's own markup means is parse-html.c's. */
#include "core/text/html-scan.h"
#include "core/text/parser.h"
#include "core/text/record.h"

/* What an element of an item holds; of those that hold the same, the first here is taken. */
static const struct {
	const char *name;
	enum field_part part;
} elements[] = {
	{ "title", PART_TITLE },      { "content:encoded", PART_TEXT }, { "content", PART_TEXT },
	{ "description", PART_TEXT }, { "summary", PART_TEXT },         { "pubDate", PART_DATE },
	{ "published", PART_DATE },   { "dc:date", PART_DATE },         { "updated", PART_DATE },
	{ "author", PART_AUTHOR },    { "dc:creator", PART_AUTHOR },    { "source", PART_SOURCE },
};

/* The values of an item: by part, which element gave it. */
struct item {
	struct record_value values[PART_COUNT];
	size_t ranks[PART_COUNT];
};

/* The whole name of a tag: content:encoded. */
static struct slice name_of(const struct html_tag *tag)
{
	struct slice name = tag->name;
	const char *end = name.data + name.len + span_len(tag->attributes);
	while (name.data + name.len < end && !g_ascii_isspace(name.data[name.len]) &&
	       name.data[name.len] != '/')
		name.len++;
	return name;
}

static struct span trim(struct slice text, struct span at)
{
	while (at.start < at.end && g_ascii_isspace(text.data[at.start]))
		at.start++;
	while (at.end > at.start && g_ascii_isspace(text.data[at.end - 1]))
		at.end--;
	return at;
}

/* What stands in the <![CDATA[ … ]]> that value begins with; false where it does not. */
static bool cdata_in(struct slice text, struct span value, struct span *inside)
{
	static const struct slice open = { "<![CDATA[", 9 }, close = { "]]>", 3 };
	while (value.start < value.end && g_ascii_isspace(text.data[value.start]))
		value.start++;
	if (!slice_starts(slice_sub(text, value), open))
		return false;
	value.start += open.len;
	const char *end = memmem(text.data + value.start, span_len(value), close.data, close.len);
	*inside = end ? (struct span){ value.start, (size_t)(end - text.data) } : trim(text, value);
	return true;
}

/* The value of the element called name that was opened before scan->at, which is moved to
 * where it closes. Nothing is escaped in CDATA, and what stands there closes nothing. */
static struct record_value take_element(struct html_scan *scan, struct slice name)
{
	struct slice text = { scan->text, scan->end };
	struct span at = { scan->at, scan->end }, inside;
	bool raw = cdata_in(text, at, &inside);
	scan->at = at.end = html_closing_tag(scan, raw ? inside.end : at.start, name);
	return raw ? (struct record_value){ inside, ESCAPE_NONE }
	           : (struct record_value){ trim(text, at), ESCAPE_XML };
}

/* Keeps value, or that which item has of the same part, and drops the other. */
static void take_value(struct line_writer *writer, struct item *item, struct slice name,
                       struct record_value value)
{
	size_t i = 0;
	while (i < G_N_ELEMENTS(elements) && !html_same_name(name, slice_of(elements[i].name)))
		i++;
	enum field_part part = i < G_N_ELEMENTS(elements) ? elements[i].part : PART_NONE;
	struct record_value *kept = &item->values[part];
	bool better = part != PART_NONE && (!span_len(kept->at) || i < item->ranks[part]);
	if (!span_len(value.at))
		return;
	struct span dropped = better ? kept->at : value.at;
	if (span_len(dropped))
		line_drop(writer, dropped, "field");
	if (better) {
		*kept = value;
		item->ranks[part] = i;
	}
}

/* Steps to the next tag, which is read, or to the end. */
static bool next_tag(struct html_scan *scan, struct html_tag *tag)
{
	while (scan->at < scan->end) {
		const char *found = memchr(scan->text + scan->at, '<', scan->end - scan->at);
		struct span declaration;
		bool comment;
		scan->at = found ? (size_t)(found - scan->text) : scan->end;
		if (!found)
			break;
		if (html_declaration_read(scan, &declaration, &comment)) {
			scan->at = declaration.end;
		} else if (html_tag_read(scan, tag)) {
			scan->at = tag->span.end;
			return true;
		} else {
			scan->at++;
		}
	}
	return false;
}

static bool is_empty(const struct html_scan *scan, const struct html_tag *tag)
{
	return tag->span.end >= 2 && scan->text[tag->span.end - 2] == '/';
}

/* Reads the elements of an item up to its closing tag, name. */
static struct item read_item(struct line_writer *writer, struct html_scan *scan, struct slice name)
{
	struct item item = { 0 };
	struct html_tag tag;
	while (next_tag(scan, &tag)) {
		struct slice called = name_of(&tag);
		if (tag.closing && slice_equal(called, name))
			break;
		if (tag.closing || is_empty(scan, &tag))
			continue;
		take_value(writer, &item, called, take_element(scan, called));
	}
	return item;
}

/* <author><name>…</name></author>, as Atom has it. */
static struct record_value innermost(struct slice text, struct record_value value)
{
	struct html_scan scan = html_scan(text, value.at);
	struct html_tag tag;
	if (value.escape != ESCAPE_XML || !next_tag(&scan, &tag) || tag.closing)
		return value;
	return take_element(&scan, tag.name);
}

static void put_item(struct line_writer *writer, const struct item *item, size_t start)
{
	static const enum field_part about[] = { PART_DATE, PART_AUTHOR, PART_SOURCE };
	const struct record_value *title = &item->values[PART_TITLE];
	if (!span_len(title->at) && !span_len(item->values[PART_TEXT].at))
		return;
	line_add_mark(writer, LINE_RECORD, (struct span){ start, start + 1 });
	for (size_t i = 0; i < G_N_ELEMENTS(about); i++)
		if (span_len(item->values[about[i]].at))
			record_note(writer, about[i],
			            innermost(writer->source->text, item->values[about[i]]));
	if (span_len(title->at)) {
		record_note(writer, PART_TITLE, *title);
		record_title(writer, *title);
	}
	if (span_len(item->values[PART_TEXT].at))
		record_text(writer, item->values[PART_TEXT]);
}

/* What stands at off, up to the next tag, is of the feed and of no article. */
static void drop_text(struct line_writer *writer, size_t off)
{
	struct slice text = writer->source->text;
	struct span at = { off, off };
	while (at.end < writer->stretch.end && text.data[at.end] != '<')
		at.end++;
	if (span_len(at))
		line_drop(writer, at, "field");
}

static bool is_item(const struct html_scan *scan, const struct html_tag *tag)
{
	struct slice name = name_of(tag);
	return !tag->closing && !is_empty(scan, tag) &&
	       (html_same_name(name, slice_of("item")) || html_same_name(name, slice_of("entry")));
}

static bool has_items(struct html_scan scan)
{
	struct html_tag tag;
	while (next_tag(&scan, &tag))
		if (is_item(&scan, &tag))
			return true;
	return false;
}

void feed_parse(struct line_writer *writer, struct span at)
{
	struct html_scan scan = html_scan(writer->source->text, at);
	struct html_tag tag;
	if (!has_items(scan)) {
		html_parse(writer, at);
		return;
	}
	while (next_tag(&scan, &tag)) {
		if (is_item(&scan, &tag)) {
			struct item item = read_item(writer, &scan, name_of(&tag));
			put_item(writer, &item, tag.span.start);
		} else if (!tag.closing && !is_empty(&scan, &tag)) {
			drop_text(writer, tag.span.end);
		}
	}
}
