/* Writing a table's rows to a file, as they are shown. */
#include "core/flow/output.h"
#include "tui/outfile.h"
#include "tui/table-list.h"

static bool write_rows(const struct app *app, const struct table *table, const char *file,
                       const struct mention_format *format, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	for (guint i = 0; i < table->shown->len; i++)
		g_ptr_array_add(rows, (gpointer)table_row(app, table, i));
	return format->write((const struct mention_row *const *)rows->pdata, rows->len, table->type,
	                     out, error) &&
	       output_write(out, file, error);
}

void table_export(struct app *app, const char *argument)
{
	struct table *table = app->last_table;
	if (!table) {
		app_say(app, "open a table first");
		return;
	}
	bool over = outfile_may_replace(&argument);
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	const char *name = words[0] && *words[0] ? words[0] : "csv";
	GError *error = NULL;
	const struct mention_format *format = mention_format_named(name, &error);
	table_fill(app, table);
	g_autofree char *file =
	        !format ? NULL
	        : words[0] && words[1]
	                ? outfile_typed(app, ACTION_EXPORT_TABLE, words[1], over, &error)
	                : outfile_new(mention_kind_of(table->type)->name, name);
	if (file && write_rows(app, table, file, format, &error))
		app_say(app, "%u row%s written to %s", table->shown->len,
		        table->shown->len == 1 ? "" : "s", file);
	else
		app_complain(app, error);
}
