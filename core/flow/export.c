/* The table of formats, and what they are written to. */
#include "core/flow/export.h"

#include <string.h>

#include "core/base/error.h"
#include "core/flow/export-formats.h"
#include "core/flow/output.h"

const struct export_format *const export_formats[] = {
	&export_markdown,
	&export_csv,
	&export_jsonl,
	&export_list,
};

const char *quotation_state_name(enum quotation_state state)
{
	static const char *const names[QUOTATION_STATE_COUNT] = {
		[QUOTATION_PLACED] = "placed",   [QUOTATION_MOVED] = "moved",
		[QUOTATION_CHANGED] = "changed", [QUOTATION_ORPHAN] = "orphan",
		[QUOTATION_MISSING] = "missing",
	};
	return names[state];
}

/* Whether next is of the article that last, which may be NULL, is of. */
static bool goes_on(const struct quotation *last, const struct quotation *next)
{
	return last && last->article.ordinal == next->article.ordinal &&
	       strcmp(last->article.path, next->article.path) == 0;
}

void export_by_article(const struct quotations *quotations, GString *out,
                       quotation_putter *put_article, quotation_putter *put)
{
	const struct quotation *last = NULL;
	for (guint i = 0; i < quotations->items->len; i++) {
		const struct quotation *quotation =
		        &g_array_index(quotations->items, struct quotation, i);
		if (!goes_on(last, quotation))
			put_article(out, quotation);
		put(out, quotation);
		last = quotation;
	}
}

const struct export_format *export_format_named(const char *name, GError **error)
{
	g_autoptr(GString) known = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(export_formats); i++) {
		if (strcmp(export_formats[i]->name, name) == 0)
			return export_formats[i];
		g_string_append_printf(known, "%s%s", i ? ", " : "", export_formats[i]->name);
	}
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
	            "no format “%s” to export to; there are %s", name, known->str);
	return NULL;
}

char *export_time(int64_t time)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time);
	return date ? g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup("");
}

const char *export_title(const struct quotation *quotation)
{
	const char *title = quotation->article.title;
	return title && *title ? title : quotation->article.path;
}

bool quotations_are_none(const struct quotations *quotations, const struct export_format *format)
{
	guint steps = quotations->corrections->len + quotations->decisions->len;
	return !quotations->items->len && !(format->whole && steps);
}

bool export_write(const struct quotations *quotations, const struct export_format *format,
                  const char *path, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	format->write(quotations, out);
	return output_write(out, path, error);
}
