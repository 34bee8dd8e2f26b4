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
	FORMAT_JSON, /* records with a text in them, one object each */
	FORMAT_CSV,  /* the same, a row each */
	FORMAT_FEED, /* the same, an item of RSS or an entry of Atom each */
	FORMAT_COUNT
};

/* The name in extract's "format" field: "text", "pdftext", … */
const char *source_format_name(enum source_format format);

/* Whether a file of that format has nothing but lines: no markup, no records. */
static inline bool source_format_is_plain(enum source_format format)
{
	return format == FORMAT_TEXT || format == FORMAT_PDFTEXT;
}

/* Bytes of the largest file that is read: its text has three times as many at
 * most, so that an offset fits in 32 bits. Runs are told by the million. */
#define SOURCE_MOST ((size_t)1 << 30)

/* How decoded text lies over file bytes, from text_off on until the next step:
 * each text_unit bytes of text are a character that comes from raw_unit bytes
 * of the file. 1 and 1 is a copy; 3 and 2 a row of Chinese in GB18030; an
 * invalid byte, shown as U+FFFD, is 3 and 1. */
struct decode_step {
	uint64_t text_off : 56, text_unit : 8;
	uint64_t raw_off : 56, raw_unit : 8;
};

struct source {
	char *path;       /* as given; "-" for standard input */
	GBytes *bytes;    /* the file, as it was when opened */
	struct slice raw; /* the same bytes; of a large file that was decoded, their number
	                     alone: data is NULL */
	struct slice
	        text; /* decoded UTF-8 without byte order mark; NUL ends it, and is not in it */
	const char *encoding; /* "UTF-8", "GB18030", "UTF-8+GB18030", … static string */
	enum source_format format;
	size_t invalid; /* bytes that the encoding does not allow; shown as U+FFFD */
	const struct decode_step *steps; /* sorted by text_off; none where text is raw */
	size_t n_steps;
	struct source_own *own; /* private: owns text and steps, and the checksum once told */
};

/* Reads and decodes path; "-" reads standard input. NULL and an error
 * (NOT_FOUND, UNREADABLE) where it is no regular file, cannot be read, or is
 * no text. The caller frees. */
struct source *source_open(const char *path, GError **error);

/* The same from bytes that are already there, known under name. */
struct source *source_from_bytes(const char *name, GBytes *bytes, GError **error);

/* Another owner of the same source. */
struct source *source_ref(struct source *source);
/* Gives one owner up; the last one frees. */
void source_free(struct source *source);

/* The SHA-256 of the file in lower-case hexadecimal. Computed when it is first asked for:
 * at some 200 MB/s it costs more than decoding. */
void source_sha256(const struct source *source, char sha256[65]);

/* The file's bytes from which the text of span (off, in source->text) came:
 * whole characters, exact where text and file are the same. */
struct span source_raw_span(const struct source *source, struct span span);

/* The way back: the off in source->text of what byte raw_off of the file says. */
size_t source_text_off(const struct source *source, size_t raw_off);

#endif
