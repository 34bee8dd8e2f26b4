/* A source file: its bytes, its decoded text, and the way back from one to the
 * other. Knows encodings and formats by name; parses nothing. */
#ifndef ZHUPI_TEXT_SOURCE_H
#define ZHUPI_TEXT_SOURCE_H

#include <glib.h>
#include <stdint.h>

#include "core/base/span.h"

enum source_format {
	FORMAT_TEXT,
	FORMAT_PDFTEXT, /* text pulled out of a PDF page */
	FORMAT_MARKDOWN,
	FORMAT_HTML,
	FORMAT_POST, /* Jekyll post: YAML front matter, then Markdown or HTML */
	FORMAT_PDF,
	FORMAT_COUNT
};

/* The name in extract's "format" field: "text", "pdftext", … */
const char *source_format_name(enum source_format format);

/* Where decoded text and file bytes part: from text offset text_off on, text
 * byte text_off + k comes from file byte raw_off + k, until the next step. A
 * step of unequal lengths (one character of GB18030, one invalid byte shown as
 * U+FFFD) maps all of its text bytes to the whole of its raw bytes. */
struct decode_step {
	size_t text_off, text_len;
	size_t raw_off, raw_len;
};

struct source {
	char *path;           /* as given; "-" for standard input */
	GBytes *bytes;        /* the file, as it was when opened */
	struct slice raw;     /* the same bytes */
	struct slice text;    /* decoded UTF-8; NUL-terminated; no BOM */
	const char *encoding; /* "UTF-8", "GB18030", … static string */
	enum source_format format;
	char sha256[65]; /* of raw, lower-case hexadecimal */
	size_t invalid;  /* bytes that the encoding does not allow; shown as U+FFFD */
	const struct decode_step *steps; /* sorted by text_off; none where text is raw */
	size_t n_steps;
	void *decoded; /* private: owns text and steps where they are not raw */
};

/* Reads and decodes path; "-" reads standard input. NULL and an error
 * (NOT_FOUND, UNREADABLE) where it is no regular file, cannot be read, or is
 * no text. The caller frees. */
struct source *source_open(const char *path, GError **error);

/* The same from bytes that are already there, known under name. */
struct source *source_from_bytes(const char *name, GBytes *bytes, GError **error);

void source_free(struct source *source);

/* The file's bytes from which the text of span (off, in source->text) came. */
struct span source_raw_span(const struct source *source, struct span span);

#endif
