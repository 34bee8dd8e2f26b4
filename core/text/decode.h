/* Decoding: a file's bytes to UTF-8, each byte of it knowing where it came
 * from. Only source.c calls this. */
#ifndef ZHUPI_TEXT_DECODE_H
#define ZHUPI_TEXT_DECODE_H

#include "core/text/source.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_GB18030,
	ENCODING_BIG5,
	ENCODING_WINDOWS_1252,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_COUNT
};

/* Bytes of one encoding, up to raw offset end. */
struct stretch {
	size_t end;
	enum encoding encoding;
};

/* What bytes decode to. Where text is the raw bytes from some offset on
 * (valid UTF-8), nothing is copied and text is NULL. */
struct decoded {
	GString *text;
	GArray *steps; /* of struct decode_step */
	size_t invalid;
	const char *encoding; /* static string */
};

/* Decodes raw by its byte order mark, what it declares, and what it looks
 * like, in that order. The caller frees with decoded_clear. */
void decode(struct slice raw, struct decoded *decoded);
void decoded_clear(struct decoded *decoded);

/* The stretches (struct stretch) of raw, which has no byte order mark, each
 * with the encoding that it is likeliest in. Never none, unless raw is empty. */
GArray *guess_encodings(struct slice raw);

#endif
