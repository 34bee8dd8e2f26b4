/* Quotations as a list for a terminal, which is what `zhupi annotations`
 * prints. For people; programs take csv or jsonl. */
#include <string.h>

#include "core/base/safe.h"
#include "core/flow/export-formats.h"

/* A line of text with nothing in it that a terminal could obey. */
static void put_safe(GString *out, const char *line, size_t len)
{
	struct slice text = { line, len };
	for (size_t off = 0; off < len;) {
		struct cluster cluster = cluster_at(text, off, AMBIGUOUS_NARROW);
		struct slice shown = cluster_shown(&cluster, text);
		g_string_append_len(out, shown.data, (gssize)shown.len);
		off = cluster.span.end;
	}
}

/* Each line of text after prefix. */
static void put_lines(GString *out, const char *text, const char *prefix)
{
	for (const char *line = text, *end; line; line = end ? end + 1 : NULL) {
		end = strchr(line, '\n');
		g_string_append(out, prefix);
		put_safe(out, line, end ? (size_t)(end - line) : strlen(line));
		g_string_append_c(out, '\n');
	}
}

static void put_part(GString *out, const char *before, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append(out, before);
	put_safe(out, text, strlen(text));
}

/* "报告.txt · 0 · 云岭省政府工作报告", where it is another than the last. */
static void put_article(GString *out, const struct quotation *quotation)
{
	put_part(out, out->len ? "\n" : "", quotation->article.path);
	g_string_append_printf(out, " · %" G_GINT64_FORMAT, quotation->article.ordinal);
	put_part(out, " · ", quotation->article.title);
	g_string_append_c(out, '\n');
}

static void put_quotation(GString *out, const struct quotation *quotation)
{
	const struct annotation *annotation = quotation->annotation;
	g_autofree char *tags = g_strjoinv(", ", (char **)annotation->tags);
	g_string_append_printf(out, "%5" G_GINT64_FORMAT "  ", annotation->id);
	put_part(out, "", annotation->selection.exact);
	put_part(out, "  [", tags);
	g_string_append(out, *tags ? "]" : "");
	if (quotation->state != QUOTATION_PLACED)
		g_string_append_printf(out, "  (%s)", quotation_state_name(quotation->state));
	if (*quotation->corrected)
		g_string_append(out, "  (corrected)");
	g_string_append_c(out, '\n');
	if (quotation->current)
		put_lines(out, quotation->current, "       now: ");
	if (annotation->note)
		put_lines(out, annotation->note, "       ");
}

static void write_list(const struct quotations *quotations, GString *out)
{
	export_by_article(quotations, out, put_article, put_quotation);
}

const struct export_format export_list = {
	.name = "list",
	.extension = "txt",
	.summary = "a list for the terminal, with the number of each annotation",
	.write = write_list,
};
