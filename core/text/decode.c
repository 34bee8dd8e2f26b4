/* Decoding bytes to UTF-8 with a map back. Chooses nothing: which encoding a
 * stretch is in is guess.c's. Tables are iconv's. */
#include "core/text/decode.h"

#include <errno.h>
#include <iconv.h>

#include "core/text/wellformed.h"

static const char REPLACEMENT[] = "\xef\xbf\xbd";

enum { CHUNK = 16384, GROWTH = 4 }; /* no encoding here needs more than 4 bytes for one */

/* How long the character at the start of raw is, in raw bytes, and how many
 * bytes of UTF-8 it became. Called for well-formed text only. */
typedef void unit_length(const unsigned char *raw, const char *text, size_t *raw_unit,
                         size_t *text_unit);

static size_t lead_length(const char *text)
{
	unsigned char lead = (unsigned char)*text;
	return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static void unit_gb18030(const unsigned char *raw, const char *text, size_t *raw_unit,
                         size_t *text_unit)
{
	*raw_unit = raw[0] <= 0x80 ? 1 : raw[1] >= 0x30 && raw[1] <= 0x39 ? 4 : 2;
	*text_unit = lead_length(text);
}

/* HKSCS has four characters that are two code points in Unicode (Ê̄ and its like). */
static void unit_big5(const unsigned char *raw, const char *text, size_t *raw_unit,
                      size_t *text_unit)
{
	*raw_unit = raw[0] <= 0x80 ? 1 : 2;
	bool pair = raw[0] == 0x88 &&
	            (raw[1] == 0x62 || raw[1] == 0x64 || raw[1] == 0xa3 || raw[1] == 0xa5);
	*text_unit = pair ? 4 : lead_length(text);
}

static void unit_single(const unsigned char *raw, const char *text, size_t *raw_unit,
                        size_t *text_unit)
{
	(void)raw;
	*raw_unit = 1;
	*text_unit = lead_length(text);
}

/* One row an encoding; with_utf8 names a file that changes to or from UTF-8. */
static const struct codec {
	const char *name, *with_utf8, *iconv;
	unit_length *unit;
} codecs[ENCODING_COUNT] = {
	[ENCODING_UTF8] = { "UTF-8", "UTF-8", NULL, NULL },
	[ENCODING_GB18030] = { "GB18030", "UTF-8+GB18030", "GB18030", unit_gb18030 },
	[ENCODING_BIG5] = { "Big5", "UTF-8+Big5", "BIG5-HKSCS", unit_big5 },
	[ENCODING_WINDOWS_1252] = { "windows-1252", "UTF-8+windows-1252", "WINDOWS-1252",
	                            unit_single },
	[ENCODING_UTF16LE] = { "UTF-16LE", "UTF-16LE", NULL, NULL },
	[ENCODING_UTF16BE] = { "UTF-16BE", "UTF-16BE", NULL, NULL },
};

/* Notes that text from text_off on comes in units of text_unit bytes from
 * units of raw_unit bytes at raw_off. */
static void step_to(struct decoded *decoded, size_t text_off, size_t text_unit, size_t raw_off,
                    size_t raw_unit)
{
	GArray *steps = decoded->steps;
	if (steps->len) {
		const struct decode_step *last =
		        &g_array_index(steps, struct decode_step, steps->len - 1);
		if (last->text_unit == text_unit && last->raw_unit == raw_unit)
			return;
	}
	struct decode_step step = { .text_off = text_off,
		                    .raw_off = raw_off,
		                    .text_unit = (uint8_t)text_unit,
		                    .raw_unit = (uint8_t)raw_unit };
	g_array_append_val(steps, step);
}

static void append_invalid(struct decoded *decoded, size_t raw_off, size_t raw_len)
{
	step_to(decoded, decoded->text->len, strlen(REPLACEMENT), raw_off, raw_len);
	g_string_append(decoded->text, REPLACEMENT);
	decoded->invalid += raw_len;
}

/* How much of the ill-formed text is the beginning of one character: it is
 * shown as one U+FFFD (Unicode 15, 3.9, maximal subpart). */
static size_t broken_length(struct slice text)
{
	char whole[4];
	size_t len = 1;
	for (; len < text.len && len < 3; len++) {
		memset(whole, 0x80, sizeof whole); /* fits anywhere behind the second byte */
		memcpy(whole, text.data, len + 1);
		if (utf8_length((struct slice){ whole, sizeof whole }) <= len + 1)
			break;
	}
	return len;
}

static void decode_utf8(struct decoded *decoded, struct slice raw, struct span at)
{
	while (at.start < at.end) {
		struct slice rest = slice_sub(raw, at);
		size_t valid = utf8_valid(rest);
		if (valid) {
			step_to(decoded, decoded->text->len, 1, at.start, 1);
			g_string_append_len(decoded->text, rest.data, (gssize)valid);
		} else {
			valid = broken_length(rest);
			append_invalid(decoded, at.start, valid);
		}
		at.start += valid;
	}
}

static uint32_t utf16_unit(const char *p, bool big)
{
	unsigned char first = (unsigned char)p[0], second = (unsigned char)p[1];
	return big ? (uint32_t)(first << 8 | second) : (uint32_t)(second << 8 | first);
}

/* The code point at p, of which left bytes are there, and its length. Half a
 * pair of surrogates is 0, as NUL is. */
static uint32_t utf16_read(const char *p, size_t left, bool big, size_t *len)
{
	uint32_t c = utf16_unit(p, big);
	*len = 2;
	if (c < 0xd800 || c >= 0xe000)
		return c;
	uint32_t low = c < 0xdc00 && left >= 4 ? utf16_unit(p + 2, big) : 0;
	if (low < 0xdc00 || low >= 0xe000)
		return 0;
	*len = 4;
	return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
}

static void decode_utf16(struct decoded *decoded, struct slice raw, struct span at, bool big)
{
	size_t len;
	for (; at.end - at.start >= 2; at.start += len) {
		char buffer[4];
		uint32_t c = utf16_read(raw.data + at.start, span_len(at), big, &len);
		if (!c) {
			append_invalid(decoded, at.start, len);
			continue;
		}
		size_t text_len = utf8_write(c, buffer);
		step_to(decoded, decoded->text->len, text_len, at.start, len);
		g_string_append_len(decoded->text, buffer, (gssize)text_len);
	}
	if (at.start < at.end)
		append_invalid(decoded, at.start, 1);
}

/* Appends text, which is what raw from raw_off on became. */
static void append_units(struct decoded *decoded, const struct codec *codec, struct slice raw,
                         size_t raw_off, struct slice text)
{
	size_t start = decoded->text->len, text_unit, raw_unit;
	g_string_append_len(decoded->text, text.data, (gssize)text.len);
	for (size_t at = 0; at < text.len; at += text_unit, raw_off += raw_unit) {
		codec->unit((const unsigned char *)raw.data + raw_off, text.data + at, &raw_unit,
		            &text_unit);
		step_to(decoded, start + at, text_unit, raw_off, raw_unit);
	}
}

/* Converts what it can of at, up to a chunk; returns how many raw bytes. */
static size_t convert_chunk(struct decoded *decoded, const struct codec *codec, iconv_t converter,
                            struct slice raw, struct span at)
{
	char buffer[CHUNK * GROWTH];
	char *in = (char *)raw.data + at.start, *out = buffer;
	size_t in_left = MIN(span_len(at), CHUNK), out_left = sizeof buffer;
	const char *nul = memchr(in, 0, in_left);
	if (nul)
		in_left = (size_t)(nul - in);
	iconv(converter, &in, &in_left, &out, &out_left);
	append_units(decoded, codec, raw, at.start,
	             (struct slice){ buffer, sizeof buffer - out_left });
	return (size_t)(in - raw.data) - at.start;
}

static void decode_table(struct decoded *decoded, const struct codec *codec, struct slice raw,
                         struct span at)
{
	iconv_t converter = iconv_open("UTF-8", codec->iconv);
	if (converter == (iconv_t)-1) { /* a C library without that table: show what is readable */
		decode_utf8(decoded, raw, at);
		return;
	}
	while (at.start < at.end) {
		size_t done = convert_chunk(decoded, codec, converter, raw, at);
		if (!done) {
			append_invalid(decoded, at.start, 1);
			iconv(converter, NULL, NULL, NULL, NULL);
			done = 1;
		}
		at.start += done;
	}
	iconv_close(converter);
}

static void decode_stretch(struct decoded *decoded, struct slice raw, struct span at,
                           enum encoding encoding)
{
	if (encoding == ENCODING_UTF8)
		decode_utf8(decoded, raw, at);
	else if (codecs[encoding].iconv)
		decode_table(decoded, &codecs[encoding], raw, at);
	else
		decode_utf16(decoded, raw, at, encoding == ENCODING_UTF16BE);
}

/* What to call a file in these stretches. */
static const char *stretches_name(const GArray *stretches)
{
	bool utf8 = false;
	enum encoding other = ENCODING_UTF8;
	for (guint i = 0; i < stretches->len; i++) {
		enum encoding encoding = g_array_index(stretches, struct stretch, i).encoding;
		if (encoding == ENCODING_UTF8)
			utf8 = true;
		else
			other = encoding;
	}
	return utf8 ? codecs[other].with_utf8 : codecs[other].name;
}

static void decode_stretches(struct decoded *decoded, struct slice raw, size_t start,
                             const GArray *stretches)
{
	decoded->text = g_string_sized_new(raw.len + raw.len / 2);
	for (guint i = 0; i < stretches->len; i++) {
		const struct stretch *stretch = &g_array_index(stretches, struct stretch, i);
		decode_stretch(decoded, raw, (struct span){ start, stretch->end },
		               stretch->encoding);
		start = stretch->end;
	}
	decoded->encoding = stretches_name(stretches);
}

/* Length of the byte order mark at the start of raw, and whose it is; 0 where
 * there is none. */
static size_t byte_order_mark(struct slice raw, enum encoding *encoding)
{
	static const struct {
		struct slice bytes;
		enum encoding encoding;
	} marks[] = {
		{ { "\xef\xbb\xbf", 3 }, ENCODING_UTF8 },
		{ { "\xff\xfe", 2 }, ENCODING_UTF16LE },
		{ { "\xfe\xff", 2 }, ENCODING_UTF16BE },
		{ { "\x84\x31\x95\x33", 4 }, ENCODING_GB18030 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (!slice_starts(raw, marks[i].bytes))
			continue;
		*encoding = marks[i].encoding;
		return marks[i].bytes.len;
	}
	return 0;
}

void decode(struct slice raw, struct decoded *decoded)
{
	*decoded = (struct decoded){ .steps = g_array_new(FALSE, FALSE, sizeof(struct decode_step)),
		                     .encoding = codecs[ENCODING_UTF8].name };
	enum encoding marked = ENCODING_UTF8;
	size_t start = byte_order_mark(raw, &marked);
	struct slice rest = slice_sub(raw, (struct span){ start, raw.len });
	if (marked == ENCODING_UTF8 && utf8_valid(rest) == rest.len) {
		struct decode_step step = { .raw_off = start, .text_unit = 1, .raw_unit = 1 };
		if (start)
			g_array_append_val(decoded->steps, step);
		return;
	}
	g_autoptr(GArray) stretches = NULL;
	if (start && marked != ENCODING_UTF8) {
		struct stretch whole = { raw.len, marked };
		stretches = g_array_new(FALSE, FALSE, sizeof whole);
		g_array_append_val(stretches, whole);
	} else {
		stretches = guess_encodings(rest);
		for (guint i = 0; i < stretches->len; i++)
			g_array_index(stretches, struct stretch, i).end += start;
	}
	decode_stretches(decoded, raw, start, stretches);
}

void decoded_clear(struct decoded *decoded)
{
	if (decoded->text)
		g_string_free(decoded->text, TRUE);
	if (decoded->steps)
		g_array_unref(decoded->steps);
	*decoded = (struct decoded){ 0 };
}
