/* The rarer half of reading UTF-8: two and four bytes, and what is none; and counting. */
#include "core/base/utf8.h"

uint32_t utf8_next_rare(struct slice text, size_t off, size_t *next)
{
	const unsigned char *p = (const unsigned char *)text.data + off;
	const size_t left = text.len - off;
	*next = off + 1;
	if (p[0] >= 0xC2 && p[0] < 0xE0 && left >= 2 && (p[1] & 0xC0) == 0x80) {
		*next = off + 2;
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	}
	if (p[0] >= 0xF0 && p[0] < 0xF5 && left >= 4 && (p[1] & 0xC0) == 0x80 &&
	    (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80) {
		*next = off + 4;
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
		       (p[3] & 0x3Fu);
	}
	return UTF8_INVALID;
}

/* How many of eight bytes go on with a character. */
static size_t continuation_bytes(const char *eight)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t bytes;
	memcpy(&bytes, eight, sizeof bytes);
	return (size_t)(((bytes >> 7 & ~bytes >> 6 & ones) * ones) >> 56);
}

size_t utf8_count(struct slice text)
{
	size_t n = 0, i = 0;
	for (; i + 8 <= text.len; i += 8)
		n += 8 - continuation_bytes(text.data + i);
	for (; i < text.len; i++)
		n += !utf8_continues(text.data[i]);
	return n;
}
