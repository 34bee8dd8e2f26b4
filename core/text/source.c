/* Opens and decodes a file. */
#include "core/text/source.h"

#include <string.h>

#include "core/base/error.h"

const char *source_format_name(enum source_format format)
{
	static const char *const names[FORMAT_COUNT] = {
		[FORMAT_TEXT] = "text",         [FORMAT_PDFTEXT] = "pdftext",
		[FORMAT_MARKDOWN] = "markdown", [FORMAT_HTML] = "html",
		[FORMAT_POST] = "post",         [FORMAT_PDF] = "pdf",
	};
	return names[format];
}

struct source *source_open(const char *path, GError **error)
{
	char *contents;
	size_t len;
	if (!g_file_get_contents(path, &contents, &len, error))
		return NULL;
	g_autoptr(GBytes) bytes = g_bytes_new_take(contents, len);
	return source_from_bytes(path, bytes, error);
}

struct source *source_from_bytes(const char *name, GBytes *bytes, GError **error)
{
	struct slice raw;
	raw.data = g_bytes_get_data(bytes, &raw.len);
	if (!g_utf8_validate_len(raw.data, raw.len, NULL)) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE, "%s: not UTF-8", name);
		return NULL;
	}
	struct source *source = g_new0(struct source, 1);
	source->path = g_strdup(name);
	source->bytes = g_bytes_ref(bytes);
	source->raw = source->text = raw;
	source->encoding = "UTF-8";
	g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	g_strlcpy(source->sha256, sum, sizeof source->sha256);
	return source;
}

void source_free(struct source *source)
{
	if (!source)
		return;
	g_bytes_unref(source->bytes);
	g_free(source->path);
	g_free(source);
}

struct span source_raw_span(const struct source *source, struct span span)
{
	(void)source;
	return span;
}
