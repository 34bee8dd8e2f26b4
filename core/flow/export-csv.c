/* Quotations as a table: RFC 4180, in UTF-8 with the mark that Excel needs to
 * see it. The columns are told in docs/export.md. */
#include <string.h>

#include "core/base/csv.h"
#include "core/flow/export-formats.h"

static void put_integer(GString *cell, int64_t value)
{
	g_string_append_printf(cell, "%" G_GINT64_FORMAT, value);
}

static void put_text(GString *cell, const char *text)
{
	g_string_append(cell, text ? text : "");
}

static void put_time(GString *cell, int64_t time)
{
	g_autofree char *text = export_time(time);
	g_string_append(cell, text);
}

static void cell_path(const struct quotation *q, GString *cell)
{
	put_text(cell, q->article.path);
}

static void cell_article(const struct quotation *q, GString *cell)
{
	put_integer(cell, q->article.ordinal);
}

static void cell_title(const struct quotation *q, GString *cell)
{
	put_text(cell, q->article.title);
}

static void cell_date(const struct quotation *q, GString *cell)
{
	put_text(cell, q->article.date);
}

static void cell_section(const struct quotation *q, GString *cell)
{
	put_text(cell, q->section);
}

static void cell_speaker(const struct quotation *q, GString *cell)
{
	put_text(cell, q->annotation->selection.speaker);
}

static void cell_exact(const struct quotation *q, GString *cell)
{
	put_text(cell, q->annotation->selection.exact);
}

static void cell_current(const struct quotation *q, GString *cell)
{
	put_text(cell, q->current);
}

static void cell_tags(const struct quotation *q, GString *cell)
{
	for (size_t i = 0; i < q->annotation->n_tags; i++)
		g_string_append_printf(cell, "%s%s", i ? "; " : "", q->annotation->tags[i]);
}

static void cell_note(const struct quotation *q, GString *cell)
{
	put_text(cell, q->annotation->note);
}

static void cell_start(const struct quotation *q, GString *cell)
{
	put_integer(cell, q->start_cp);
}

static void cell_end(const struct quotation *q, GString *cell)
{
	put_integer(cell, q->end_cp);
}

static void cell_bytes(const struct quotation *q, GString *cell)
{
	for (size_t i = 0; i < q->n_ranges; i++)
		g_string_append_printf(cell, "%s%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT,
		                       i ? " " : "", q->ranges[i].start, q->ranges[i].end);
}

static void cell_state(const struct quotation *q, GString *cell)
{
	put_text(cell, quotation_state_name(q->state));
}

static void cell_corrected(const struct quotation *q, GString *cell)
{
	g_autofree char *steps = g_strjoinv("; ", (char **)q->corrected);
	put_text(cell, steps);
}

static void cell_author(const struct quotation *q, GString *cell)
{
	put_text(cell, q->annotation->author);
}

static void cell_created(const struct quotation *q, GString *cell)
{
	put_time(cell, q->annotation->created);
}

static void cell_modified(const struct quotation *q, GString *cell)
{
	put_time(cell, q->annotation->modified);
}

static void cell_uuid(const struct quotation *q, GString *cell)
{
	put_text(cell, q->annotation->uuid);
}

static const struct column {
	const char *name;
	void (*put)(const struct quotation *, GString *);
} columns[] = {
	{ "path", cell_path },           { "article", cell_article },
	{ "title", cell_title },         { "date", cell_date },
	{ "section", cell_section },     { "speaker", cell_speaker },
	{ "exact", cell_exact },         { "current", cell_current },
	{ "tags", cell_tags },           { "note", cell_note },
	{ "article_start", cell_start }, { "article_end", cell_end },
	{ "bytes", cell_bytes },         { "state", cell_state },
	{ "author", cell_author },       { "created", cell_created },
	{ "modified", cell_modified },   { "uuid", cell_uuid },
	{ "corrected", cell_corrected },
};

static void put_row(const struct quotation *quotation, GString *out)
{
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
		g_string_truncate(cell, 0);
		columns[i].put(quotation, cell);
		if (i)
			g_string_append_c(out, ',');
		csv_append_field(out, cell->str);
	}
	g_string_append(out, "\r\n");
}

static void write_csv(const struct quotations *quotations, GString *out)
{
	g_string_append(out, CSV_BYTE_ORDER_MARK);
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		g_string_append_printf(out, "%s%s", i ? "," : "", columns[i].name);
	g_string_append(out, "\r\n");
	for (guint i = 0; i < quotations->items->len; i++)
		put_row(&g_array_index(quotations->items, struct quotation, i), out);
}

const struct export_format export_csv = {
	.name = "csv",
	.extension = "csv",
	.summary = "a table for spreadsheets and statistics (RFC 4180, UTF-8)",
	.write = write_csv,
};
