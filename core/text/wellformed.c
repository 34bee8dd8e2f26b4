/* Checking and writing UTF-8. */
#include "core/text/wellformed.h"

#include "core/base/bytes16.h"
#include "core/base/utf8.h"

/* Whether the sixteen bytes at p go on as those before them began, characters of one byte
 * or of three whose second byte is not narrowed: nearly all of Chinese. A character may
 * begin among the two bytes before p, and end behind the sixteen. */
static bool goes_on_usual(const unsigned char *p)
{
	bytes16 at = bytes16_at(p), before = bytes16_at(p - 1), second = bytes16_at(p - 2);
	bytes16 three = (bytes16)((at & 0xf0) == 0xe0);
	bytes16 follows = (bytes16)((at & 0xc0) == 0x80);
	bytes16 should = (bytes16)(((before & 0xf0) == 0xe0) | ((second & 0xf0) == 0xe0));
	bytes16 odd = (bytes16)((at == 0) | (at == 0xe0) | (at == 0xed)) |
	              ((bytes16)(at >= 0x80) & ~three & ~follows);
	return !bytes16_any(odd | (follows ^ should));
}

/* The second byte is narrower after some leads: no overlong forms, no
 * surrogates, nothing above U+10FFFF. */
static bool second_fits(unsigned char lead, unsigned char second)
{
	switch (lead) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= 0x9f;
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return utf8_continues((char)second);
	}
}

size_t utf8_length(struct slice text)
{
	if (!text.len)
		return 0;
	const unsigned char *p = (const unsigned char *)text.data;
	if (p[0] < 0x80)
		return 1;
	size_t len = p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;
	if (!len || len > text.len || !second_fits(p[0], p[1]))
		return 0;
	for (size_t i = 2; i < len; i++)
		if (!utf8_continues((char)p[i]))
			return 0;
	return len;
}

/* Where the last character before at begins, none before first. */
static const unsigned char *begun_before(const unsigned char *at, const unsigned char *first)
{
	do
		at -= at > first;
	while (at > first && utf8_continues((char)*at));
	return at;
}

size_t utf8_valid(struct slice text)
{
	const unsigned char *start = (const unsigned char *)text.data, *p = start;
	const unsigned char *end = start + text.len;
	while (p < end) {
		const unsigned char *at = p;
		while (p - start >= 2 && end - at >= BYTES16 && goes_on_usual(at))
			at += BYTES16;
		const unsigned char *reach = end - at > BYTES16 ? at + BYTES16 : end;
		for (p = begun_before(at, p); p < reach;) {
			size_t len =
			        utf8_length((struct slice){ (const char *)p, (size_t)(end - p) });
			if (!len || !*p)
				return (size_t)(p - start);
			p += len;
		}
	}
	return (size_t)(p - start);
}

size_t utf8_write(uint32_t codepoint, char buffer[4])
{
	unsigned char *p = (unsigned char *)buffer;
	bool scalar = codepoint && codepoint < 0x110000 && (codepoint & 0xfffff800) != 0xd800;
	uint32_t c = scalar ? codepoint : 0xfffd;
	if (c < 0x80) {
		p[0] = (unsigned char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (unsigned char)(0xc0 | c >> 6);
		p[1] = (unsigned char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (unsigned char)(0xe0 | c >> 12);
		p[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
		p[2] = (unsigned char)(0x80 | (c & 0x3f));
		return 3;
	}
	p[0] = (unsigned char)(0xf0 | c >> 18);
	p[1] = (unsigned char)(0x80 | (c >> 12 & 0x3f));
	p[2] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
	p[3] = (unsigned char)(0x80 | (c & 0x3f));
	return 4;
}

static bool blank_codepoint(uint32_t c)
{
	return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) ||
	       c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 ||
	       c == 0xfeff;
}

size_t utf8_blank(struct slice text)
{
	if (!text.len)
		return 0;
	unsigned char c = (unsigned char)text.data[0];
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	size_t len;
	return blank_codepoint(utf8_next(text, 0, &len)) ? len : 0;
}
