/* Quotations as a document to read and go on writing in: by file and article,
 * each a block quote, with who says it, tags and note below. */
#include <string.h>

#include "core/flow/export-formats.h"

/* Characters that Markdown of any kind may take for markup (pandoc's straight
 * quotes, citations and formulas among them), wherever they stand. */
static const char markup[] = "\\`*_{}[]<>#|~^$@&\"'";

/* Bidi controls would reorder what stands around them. */
static bool is_unprintable(gunichar c)
{
	return g_unichar_iscntrl(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Whether the sign at at, after start on its line, would begin a list, a rule
 * or a heading, or be run together with the next one (-- ...). */
static bool acts_here(const char *start, const char *at)
{
	if (at == start)
		return strchr("-+:=", *at) != NULL;
	if ((*at == '-' || *at == '.') && at[1] == *at)
		return true;
	if (!strchr(".)", *at) || !strchr(" \t\n", at[1])) /* strchr finds the end, too */
		return false;
	const char *from = *start == '(' ? start + 1 : start;
	while (from < at && g_ascii_isalnum(*from))
		from++;
	return from == at;
}

/* One line of text, so that it reads as it stands. */
static void put_line(GString *out, const char *line, size_t len)
{
	const char *end = line + len;
	while (line < end && (*line == ' ' || *line == '\t')) /* else it were code */
		line++;
	for (const char *at = line; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c < 0x80 && !is_unprintable(c) && (strchr(markup, *at) || acts_here(line, at)))
			g_string_append_c(out, '\\');
		g_string_append_unichar(out, c == '\t' ? ' ' : is_unprintable(c) ? 0xFFFD : c);
	}
}

/* Text of several lines, each after prefix, broken hard where it is broken. */
static void put_text(GString *out, const char *text, const char *prefix)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_strchomp(valid);
	for (const char *line = valid, *end; line; line = end ? end + 1 : NULL) {
		end = strchr(line, '\n');
		size_t len = end ? (size_t)(end - line) : strlen(line);
		g_string_append(out, prefix);
		put_line(out, line, len);
		g_string_append(out, end && end > line ? "\\\n" : "\n");
	}
}

/* A text as part of a line. */
static void put_phrase(GString *out, const char *text)
{
	g_autofree char *valid = g_strdelimit(g_utf8_make_valid(text, -1), "\r\n", ' ');
	put_line(out, valid, strlen(valid));
}

static void put_heading(GString *out, const struct quotation *quotation)
{
	const struct article_key *article = &quotation->article;
	g_string_append(out, out->len ? "\n## " : "## ");
	put_phrase(out, export_title(quotation));
	g_string_append_c(out, '\n');
	if (!article->title && !article->date)
		return;
	g_string_append_c(out, '\n');
	put_phrase(out, article->path);
	if (article->date)
		g_string_append_printf(out, " · %s", article->date);
	g_string_append_c(out, '\n');
}

static void put_part(GString *out, const char *before, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append(out, before);
	put_phrase(out, text);
}

/* "— 顾明远 · § 稳中求进 · orphan" and "Tags: 民生; 圈", as far as there is any. */
static void put_facts(GString *out, const struct quotation *quotation)
{
	const struct annotation *annotation = quotation->annotation;
	g_autofree char *tags = g_strjoinv("; ", (char **)annotation->tags);
	g_autofree char *corrected = g_strjoinv(", ", (char **)quotation->corrected);
	g_autoptr(GString) facts = g_string_new(NULL);
	put_part(facts, " · ", annotation->selection.speaker);
	put_part(facts, " · § ", quotation->section);
	if (quotation->state != QUOTATION_PLACED)
		put_part(facts, " · ", quotation_state_name(quotation->state));
	if (*quotation->corrected)
		put_part(facts, " · corrected: ", corrected);
	if (facts->len)
		g_string_append_printf(out, "\n— %s\n", facts->str + strlen(" · "));
	put_part(out, "\nTags: ", tags);
	g_string_append(out, *tags ? "\n" : "");
}

static void put_quotation(GString *out, const struct quotation *quotation)
{
	const struct annotation *annotation = quotation->annotation;
	const char *words = quotation->current ? quotation->current : annotation->selection.exact;
	g_string_append_c(out, '\n');
	put_text(out, words, "> ");
	put_facts(out, quotation);
	if (quotation->current) {
		g_string_append(out, "\nMarked as: ");
		put_phrase(out, annotation->selection.exact);
		g_string_append_c(out, '\n');
	}
	if (annotation->note) {
		g_string_append_c(out, '\n');
		put_text(out, annotation->note, "");
	}
}

static void write_markdown(const struct quotations *quotations, GString *out)
{
	export_by_article(quotations, out, put_heading, put_quotation);
}

const struct export_format export_markdown = {
	.name = "markdown",
	.extension = "md",
	.summary = "a document to read, by article, each quotation with its tags and note",
	.write = write_markdown,
};
