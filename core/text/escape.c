/* Escapes of JSON (RFC 8259, 7), of CSV (RFC 4180, 2.7) and of XML, where the references of
 * HTML are known as well. */
#include "core/text/escape.h"

#include <glib.h>

#include "core/text/entities.h"
#include "core/text/wellformed.h"

/* The four hexadecimal digits at the start of text, or -1. */
static int hex4(struct slice text)
{
	int value = 0;
	if (text.len < 4)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		int digit = g_ascii_xdigit_value(text.data[i]);
		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	return value;
}

/* \u4e91, or a pair of surrogates. */
static size_t unescape_unicode(struct slice text, struct escaped *escaped)
{
	int unit = hex4(slice_sub(text, (struct span){ 2, text.len }));
	size_t len = 6;
	if (unit < 0)
		return 0;
	uint32_t codepoint = (uint32_t)unit;
	if (unit >= 0xd800 && unit < 0xdc00 && text.len >= 12 && text.data[6] == '\\' &&
	    text.data[7] == 'u') {
		int low = hex4(slice_sub(text, (struct span){ 8, text.len }));
		if (low >= 0xdc00 && low < 0xe000) {
			codepoint = 0x10000 + (((uint32_t)unit - 0xd800) << 10) +
			            ((uint32_t)low - 0xdc00);
			len = 12;
		}
	}
	escaped->len = utf8_write(codepoint, escaped->utf8);
	return len;
}

static size_t unescape_json(struct slice text, struct escaped *escaped)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	if (text.len < 2 || text.data[0] != '\\')
		return 0;
	if (text.data[1] == 'u')
		return unescape_unicode(text, escaped);
	const char *known = strchr(from, text.data[1]);
	if (!known)
		return 0;
	escaped->utf8[0] = to[known - from];
	escaped->len = 1;
	return 2;
}

static size_t unescape_csv(struct slice text, struct escaped *escaped)
{
	if (text.len < 2 || text.data[0] != '"' || text.data[1] != '"')
		return 0;
	escaped->utf8[0] = '"';
	escaped->len = 1;
	return 2;
}

static size_t unescape_xml(struct slice text, struct escaped *escaped)
{
	gunichar codepoint;
	size_t len = text.len && text.data[0] == '&' ? entity_read(text, &codepoint) : 0;
	escaped->len = len ? utf8_write(codepoint, escaped->utf8) : 0;
	return len;
}

static const struct {
	size_t (*unescape)(struct slice text, struct escaped *escaped);
	char first;
} escapes[] = {
	[ESCAPE_NONE] = { NULL, '\0' },
	[ESCAPE_JSON] = { unescape_json, '\\' },
	[ESCAPE_CSV] = { unescape_csv, '"' },
	[ESCAPE_XML] = { unescape_xml, '&' },
};

char escape_first(enum escape escape)
{
	return escapes[escape].first;
}

size_t escape_read(enum escape escape, struct slice text, struct escaped *escaped)
{
	return escapes[escape].unescape ? escapes[escape].unescape(text, escaped) : 0;
}
