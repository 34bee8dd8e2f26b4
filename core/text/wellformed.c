/* Checking and writing UTF-8. */
#include "core/text/wellformed.h"

#include "core/base/utf8.h"

/* True where the eight bytes at p are ASCII, and none is NUL. */
static bool eight_plain(const unsigned char *p)
{
	const uint64_t tops = 0x8080808080808080u, ones = 0x0101010101010101u;
	uint64_t word;
	memcpy(&word, p, sizeof word);
	return !((word | (word - ones)) & tops);
}

static bool follows(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* True for leads of three bytes whose second byte is not narrowed: nearly all of Chinese. */
static bool leads_three(unsigned char lead)
{
	return (lead & 0xf0) == 0xe0 && lead != 0xe0 && lead != 0xed;
}

/* True where two characters with such leads stand in the eight bytes at p. */
static bool two_of_three(const unsigned char *p)
{
	static const unsigned char marks[8] = { 0, 0xc0, 0xc0, 0, 0xc0, 0xc0 };
	static const unsigned char form[8] = { 0, 0x80, 0x80, 0, 0x80, 0x80 };
	uint64_t word, mask, marked;
	memcpy(&word, p, sizeof word);
	memcpy(&mask, marks, sizeof mask);
	memcpy(&marked, form, sizeof marked);
	return (word & mask) == marked && leads_three(p[0]) && leads_three(p[3]);
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
		return follows(second);
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
		if (!follows(p[i]))
			return 0;
	return len;
}

size_t utf8_valid(struct slice text)
{
	const unsigned char *start = (const unsigned char *)text.data, *p = start;
	const unsigned char *end = start + text.len;
	while (p < end) {
		if (end - p >= 8 && two_of_three(p)) {
			p += 6;
		} else if (end - p >= 8 && eight_plain(p)) {
			p += 8;
		} else if (*p && *p < 0x80) {
			p++;
		} else if (end - p >= 3 && leads_three(*p) && follows(p[1]) && follows(p[2])) {
			p += 3;
		} else {
			size_t len =
			        utf8_length((struct slice){ (const char *)p, (size_t)(end - p) });
			if (!len || !*p)
				break;
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
