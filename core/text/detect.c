/* Telling formats apart. Each format has a witness that says how sure it is
 * from the text's head; the surest one wins, and a name is worth less than
 * what the text says itself. */
#include "core/text/detect.h"

#include <glib.h>
#include <uchar.h>

#include "core/base/utf8.h"
#include "core/text/field-names.h"
#include "core/text/wellformed.h"

enum { HEAD = 1 << 16 }; /* enough to tell by; a file of 200 MB is not read twice */

/* Certain, a name that holds whatever the text looks like, likely, a name
 * alone, a doubt, and what is left: plain text. */
enum { SURE = 100, HOLDS = 80, LIKELY = 60, NAMED = 40, DOUBTFUL = 30, PLAIN = 20 };

/* Characters of a line of a page, and lines of it, to tell a page by. */
enum { NARROWEST = 8, WIDEST = 64, FEW = 8 };

/* How sure head is of this format; named says that the file's name says so. */
typedef int witness(struct slice head, bool named);

static struct slice skip_blank(struct slice text)
{
	size_t len;
	while ((len = utf8_blank(text)))
		text = slice_sub(text, (struct span){ len, text.len });
	return text;
}

/* Cuts the next line off text, without its end. */
static struct slice next_line(struct slice *text)
{
	const char *feed = memchr(text->data, '\n', text->len);
	size_t len = feed ? (size_t)(feed - text->data) : text->len;
	struct slice line = { text->data, len };
	size_t skip = feed ? len + 1 : len;
	*text = (struct slice){ text->data + skip, text->len - skip };
	if (line.len && line.data[line.len - 1] == '\r')
		line.len--;
	return line;
}

static bool starts_ascii(struct slice text, const char *prefix)
{
	size_t len = strlen(prefix);
	return text.len >= len && g_ascii_strncasecmp(text.data, prefix, len) == 0;
}

/* `title: …`, as YAML has it. */
static bool is_key_value(struct slice line)
{
	const char *colon = memchr(line.data, ':', line.len);
	if (!colon || colon == line.data || line.len > 4096)
		return false;
	return colon + 1 == line.data + line.len || colon[1] == ' ';
}

static int witness_post(struct slice head, bool named)
{
	struct slice rest = skip_blank(head), line = next_line(&rest);
	if (!slice_equal(line, slice_of("---")))
		return named ? NAMED : 0;
	bool keys = false;
	while (rest.len) {
		line = next_line(&rest);
		if (slice_equal(line, slice_of("---")) || slice_equal(line, slice_of("...")))
			return keys ? SURE : 0;
		keys |= is_key_value(line);
	}
	return 0;
}

static int witness_json(struct slice head, bool named)
{
	struct slice rest = skip_blank(head);
	if (!rest.len || (*rest.data != '{' && *rest.data != '['))
		return 0;
	bool object = *rest.data == '{';
	rest = skip_blank(slice_sub(rest, (struct span){ 1, rest.len }));
	if (!rest.len)
		return 0;
	bool goes_on = object ? *rest.data == '"' : *rest.data == '{' || *rest.data == '"';
	return goes_on ? SURE : named ? NAMED : 0;
}

/* A tag that text would not have by chance. */
static bool is_tag(struct slice text)
{
	static const char *const tags[] = { "<p>",     "<p ",    "<br",     "<div",  "<span",
		                            "</p>",    "<a ",    "<li",     "<ul",   "<td",
		                            "<tr",     "<table", "<strong", "<h1",   "<h2",
		                            "<h3",     "<img",   "<font",   "<meta", "<link",
		                            "<script", "<head",  "<title",  "<body" };
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
		if (starts_ascii(text, tags[i]))
			return true;
	return false;
}

static size_t count_tags(struct slice head)
{
	size_t count = 0;
	const char *end = head.data + head.len, *at = head.data;
	for (; (at = memchr(at, '<', (size_t)(end - at))); at++)
		count += is_tag((struct slice){ at, (size_t)(end - at) });
	return count;
}

static int witness_html(struct slice head, bool named)
{
	struct slice start = skip_blank(head);
	if (starts_ascii(start, "<!doctype html") || starts_ascii(start, "<html") ||
	    starts_ascii(start, "<head"))
		return SURE;
	if (is_tag(start))
		return LIKELY + 2;
	size_t tags = count_tags(head);
	return tags && named ? LIKELY + 1 : tags * 100 > head.len ? LIKELY : named ? NAMED : 0;
}

/* The first tag behind declarations and comments is that of a feed. */
static int witness_feed(struct slice head, bool named)
{
	(void)named;
	struct slice rest = skip_blank(head);
	while (slice_starts(rest, slice_of("<?")) || slice_starts(rest, slice_of("<!"))) {
		const char *end = memchr(rest.data, '>', rest.len);
		size_t len = end ? (size_t)(end - rest.data) + 1 : rest.len;
		rest = skip_blank(slice_sub(rest, (struct span){ len, rest.len }));
	}
	bool feed = starts_ascii(rest, "<rss") || starts_ascii(rest, "<feed") ||
	            starts_ascii(rest, "<rdf:rdf");
	return feed ? SURE : 0;
}

static bool is_markdown_heading(struct slice line)
{
	size_t level = 0;
	while (level < line.len && line.data[level] == '#')
		level++;
	return level >= 1 && level <= 6 && level < line.len && line.data[level] == ' ';
}

/* A link or a picture: ](http, ![. */
static bool holds_link(struct slice line)
{
	return memmem(line.data, line.len, "](http", 6) || memmem(line.data, line.len, "![", 2);
}

/* How much a line looks like Markdown and like nothing else; brackets says that there are
 * any, in it or beside it. */
static int markdown_marks(struct slice line, bool brackets)
{
	if (is_markdown_heading(line) || (brackets && holds_link(line)))
		return 3;
	if (line.len && (*line.data & 0x80))
		return 0;
	if (slice_starts(line, slice_of("**")) || slice_starts(line, slice_of("> ")) ||
	    slice_starts(line, slice_of("|--")) || slice_starts(line, slice_of("| --")))
		return 2;
	return slice_starts(line, slice_of("- ")) || slice_starts(line, slice_of("* "));
}

static int witness_markdown(struct slice head, bool named)
{
	size_t marks = 0, lines = 0;
	if (named)
		return HOLDS; /* HTML in Markdown is Markdown */
	const bool brackets = memchr(head.data, '[', head.len);
	while (head.len) {
		struct slice line = next_line(&head);
		marks += (size_t)markdown_marks(line, brackets);
		lines += line.len > 0;
	}
	return marks >= 3 && marks * 40 >= lines ? LIKELY : 0;
}

/* Commas outside quotation marks in the record at the start of text, which is
 * cut off it. */
static size_t record_commas(struct slice *text)
{
	size_t commas = 0, at = 0;
	bool quoted = false;
	for (; at < text->len && (quoted || text->data[at] != '\n'); at++) {
		quoted ^= text->data[at] == '"';
		commas += !quoted && text->data[at] == ',';
	}
	size_t skip = MIN(at + 1, text->len);
	*text = slice_sub(*text, (struct span){ skip, text->len });
	return commas;
}

/* Columns of a header that have a name we know. */
static size_t count_known_columns(struct slice header)
{
	size_t known = 0;
	while (header.len) {
		const char *comma = memchr(header.data, ',', header.len);
		size_t len = comma ? (size_t)(comma - header.data) : header.len;
		struct slice name = { header.data, len };
		known += field_named(field_names_shipped(), name, NULL) != PART_NONE;
		header = slice_sub(header, (struct span){ MIN(len + 1, header.len), header.len });
	}
	return known;
}

/* Text has commas, too: without the name, the header must say what it is. */
static int witness_csv(struct slice head, bool named)
{
	struct slice rest = skip_blank(head), first = rest, header = next_line(&first);
	size_t columns = record_commas(&rest), same = 0, records = 0;
	if (named)
		return columns || memchr(header.data, '\t', header.len) ? SURE : 0;
	if (!columns)
		return 0;
	while (rest.len && records < 100) {
		size_t commas = record_commas(&rest);
		if (!rest.len && head.len == HEAD)
			break; /* the head ends within it */
		same += commas == columns;
		records++;
	}
	bool regular = records && same == records;
	return regular && count_known_columns(header) >= 2 ? LIKELY : 0;
}

static bool ends_sentence(struct slice line)
{
	size_t last;
	switch (line.len ? utf8_previous(line, line.len, &last) : 0) {
	case U'。':
	case U'！':
	case U'？':
	case U'；':
	case U'：':
	case U'”':
	case U'》':
	case U'）':
	case U'…':
	case '.':
	case '!':
	case '?':
	case ':':
	case ';':
		return true;
	default:
		return false;
	}
}

enum { LONGEST = 4 }; /* bytes of a character */

/* The characters of a line, or most where it has as many: such lines have mostly the bytes
 * of many more. */
static size_t count_characters(struct slice line, size_t most)
{
	size_t n = line.len >= most * LONGEST ? most : utf8_count(line);
	return MIN(n, most);
}

/* Most of widths, which are below WIDEST, are near to one of them. */
static bool have_a_measure(const size_t widths[WIDEST], size_t lines)
{
	size_t most = 0;
	for (size_t i = 2; i + 2 < WIDEST; i++)
		most = MAX(most, widths[i - 2] + widths[i - 1] + widths[i] + widths[i + 1] +
		                         widths[i + 2]);
	return most * 3 > lines;
}

/* Lines that break off in the middle of a sentence, at about the same width: a
 * page's columns do that to most lines, an author to few. */
static int witness_pdftext(struct slice head, bool named)
{
	(void)named;
	size_t lines = 0, broken = 0, widths[WIDEST] = { 0 };
	if (memchr(head.data, '\f', head.len))
		return DOUBTFUL;
	while (head.len) {
		struct slice line = skip_blank(next_line(&head));
		if (count_characters(line, NARROWEST) < NARROWEST)
			continue;
		lines++;
		size_t width = ends_sentence(line) ? WIDEST : count_characters(line, WIDEST);
		if (width < WIDEST) {
			broken++;
			widths[width]++;
		}
	}
	bool page = lines >= FEW && broken * 2 > lines && have_a_measure(widths, broken);
	return page ? DOUBTFUL : 0;
}

static int witness_text(struct slice head, bool named)
{
	(void)head;
	(void)named;
	return PLAIN;
}

static const struct {
	enum source_format format;
	witness *says;
	int surest;        /* that it can be: not asked where another is as sure */
	const char *names; /* endings, each with a dot and a space behind */
} witnesses[] = {
	{ FORMAT_POST, witness_post, SURE, ".post " },
	{ FORMAT_JSON, witness_json, SURE, ".json .jsonl .ndjson " },
	{ FORMAT_CSV, witness_csv, SURE, ".csv .tsv " },
	{ FORMAT_FEED, witness_feed, SURE, ".rss .atom " },
	{ FORMAT_HTML, witness_html, SURE, ".html .htm .xhtml .shtml " },
	{ FORMAT_MARKDOWN, witness_markdown, HOLDS, ".md .markdown " },
	{ FORMAT_PDFTEXT, witness_pdftext, DOUBTFUL, "" },
	{ FORMAT_TEXT, witness_text, PLAIN, ".txt .text " },
};

static bool name_ends(const char *path, const char *names)
{
	const char *dot = strrchr(path, '.');
	if (!dot)
		return false;
	g_autofree char *ending = g_ascii_strdown(dot, -1);
	g_autofree char *whole = g_strconcat(ending, " ", NULL);
	return strstr(names, whole);
}

enum source_format detect_format(const struct source *source)
{
	struct slice head = { source->text.data, MIN(source->text.len, HEAD) };
	enum source_format best = FORMAT_TEXT;
	int surest = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(witnesses); i++) {
		if (witnesses[i].surest <= surest)
			continue;
		bool named = name_ends(source->path, witnesses[i].names);
		int sure = witnesses[i].says(head, named);
		if (sure <= surest)
			continue;
		surest = sure;
		best = witnesses[i].format;
	}
	return best;
}
