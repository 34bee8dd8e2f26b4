/* Quotes and guards a field. */
#include "core/base/csv.h"

#include <stdbool.h>
#include <string.h>

static bool looks_like_formula(const char *text)
{
	return *text && strchr("=+-@'\t\r", *text);
}

void csv_append_field(GString *out, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	bool quoted = strpbrk(valid, "\",\r\n") != NULL;
	if (quoted)
		g_string_append_c(out, '"');
	if (looks_like_formula(valid))
		g_string_append_c(out, '\'');
	for (const char *at = valid; *at; at++) {
		if (*at == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *at);
	}
	if (quoted)
		g_string_append_c(out, '"');
}
