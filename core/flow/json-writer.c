/* A buffer that is handed on when it is full. Texts are copied in runs, from one sign
 * that must be escaped to the next (RFC 8259, 7). */
#include "core/flow/json-writer.h"

#include <glib.h>
#include <math.h>

#include "core/text/wellformed.h"

enum { DIGITS = 20, SIGNIFICANT = 15 };

void json_writer_init(struct json_writer *json, FILE *out)
{
	json->out = out;
	json->used = 0;
	json->last = '\n';
}

void json_writer_flush(struct json_writer *json)
{
	fwrite(json->buffer, 1, json->used, json->out);
	json->used = 0;
}

static void put(struct json_writer *json, const char *bytes, size_t n)
{
	if (!n)
		return;
	json->last = bytes[n - 1];
	if (n > JSON_BUFFER - json->used)
		json_writer_flush(json);
	if (n > JSON_BUFFER) {
		fwrite(bytes, 1, n, json->out);
		return;
	}
	memcpy(json->buffer + json->used, bytes, n);
	json->used += n;
}

static void put_sign(struct json_writer *json, char sign)
{
	put(json, &sign, 1);
}

/* A value or key begins: behind another, by a comma. */
static void begin(struct json_writer *json)
{
	char last = json->last;
	if (last != '{' && last != '[' && last != ':' && last != '-' && last != '\n')
		put_sign(json, ',');
}

void json_open(struct json_writer *json, char bracket)
{
	begin(json);
	put_sign(json, bracket);
}

void json_close(struct json_writer *json, char bracket)
{
	put_sign(json, bracket);
}

void json_end_line(struct json_writer *json)
{
	put_sign(json, '\n');
}

static bool must_escape(char c)
{
	return (unsigned char)c < ' ' || c == '"' || c == '\\';
}

/* Whether one of eight bytes must be escaped, or may have to be. */
static bool may_escape(const char *eight)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones * 0x80;
	uint64_t bytes;
	memcpy(&bytes, eight, sizeof bytes);
	uint64_t quote = bytes ^ ones * '"', slash = bytes ^ ones * '\\';
	return ((bytes - ones * ' ') & ~bytes & high) || ((quote - ones) & ~quote & high) ||
	       ((slash - ones) & ~slash & high);
}

/* Bytes at the start of text that stand for themselves. */
static size_t plain_length(struct slice text)
{
	size_t n = 0;
	while (text.len - n >= 8 && !may_escape(text.data + n))
		n += 8;
	while (n < text.len && !must_escape(text.data[n]))
		n++;
	return n;
}

static void put_escaped(struct json_writer *json, char c)
{
	static const char short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* a sign, its letter */
	for (const char *form = short_forms; *form; form += 2)
		if (*form == c) {
			put(json, (const char[]){ '\\', form[1] }, 2);
			return;
		}
	const char *hex = "0123456789ABCDEF";
	char escape[] = "\\u0000";
	escape[4] = hex[(unsigned char)c >> 4];
	escape[5] = hex[c & 0xf];
	put(json, escape, strlen(escape));
}

/* What is well-formed. */
static void put_text(struct json_writer *json, struct slice text)
{
	while (text.len) {
		size_t plain = plain_length(text);
		put(json, text.data, plain);
		if (plain < text.len)
			put_escaped(json, text.data[plain++]);
		text = slice_sub(text, (struct span){ plain, text.len });
	}
}

void json_text(struct json_writer *json, struct slice text)
{
	begin(json);
	put_sign(json, '"');
	while (text.len) {
		size_t valid = utf8_valid(text);
		put_text(json, slice_sub(text, (struct span){ 0, valid }));
		if (valid == text.len)
			break;
		if (text.data[valid])
			put(json, "\xef\xbf\xbd", 3);
		else
			put_escaped(json, '\0');
		text = slice_sub(text, (struct span){ valid + 1, text.len });
	}
	put_sign(json, '"');
}

void json_name(struct json_writer *json, const char *name)
{
	if (name)
		json_text(json, slice_of(name));
	else
		json_nothing(json);
}

/* Keys are our own, and need no escapes. */
void json_key(struct json_writer *json, const char *key)
{
	begin(json);
	put_sign(json, '"');
	put(json, key, strlen(key));
	put(json, "\":", 2);
}

void json_whole(struct json_writer *json, uint64_t number)
{
	char digits[DIGITS];
	size_t n = 0;
	do
		digits[DIGITS - ++n] = (char)('0' + number % 10);
	while (number /= 10);
	begin(json);
	put(json, digits + DIGITS - n, n);
}

/* 1e+05 as 1e5: RFC 8259 has both, other writers the shorter. */
static void shorten_exponent(char *text)
{
	char *exponent = strchr(text, 'e');
	if (!exponent)
		return;
	char *to = ++exponent;
	to += *exponent == '-';
	exponent += *exponent == '-' || *exponent == '+';
	while (*exponent == '0' && exponent[1])
		exponent++;
	memmove(to, exponent, strlen(exponent) + 1);
}

void json_broken(struct json_writer *json, double number)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE], format[] = "%.15g";
	if (!isfinite(number)) {
		json_nothing(json);
		return;
	}
	g_ascii_formatd(text, sizeof text, format, number);
	shorten_exponent(text);
	begin(json);
	put(json, text, strlen(text));
	if (!strpbrk(text, ".e"))
		put(json, ".0", 2);
}

void json_number(struct json_writer *json, double number)
{
	const double exact = 9007199254740992.0; /* 2^53 */
	if (!(fabs(number) < exact) || number != floor(number)) {
		json_broken(json, number);
		return;
	}
	if (number < 0) {
		begin(json);
		put_sign(json, '-');
	}
	json_whole(json, (uint64_t)fabs(number));
}

void json_truth(struct json_writer *json, bool truth)
{
	begin(json);
	put(json, truth ? "true" : "false", truth ? 4 : 5);
}

void json_nothing(struct json_writer *json)
{
	begin(json);
	put(json, "null", 4);
}
