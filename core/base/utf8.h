/* Reading UTF-8 a code point at a time, forwards and backwards, at the speed of a
 * scan over a whole corpus; and cutting it between characters. Not for validation:
 * bytes that are no UTF-8 come out one by one as UTF8_INVALID. */
#ifndef ZHUPI_BASE_UTF8_H
#define ZHUPI_BASE_UTF8_H

#include <stdint.h>

#include "core/base/span.h"

#define UTF8_INVALID 0xFFFFFFFFu

enum { HAN_BYTES = 3 }; /* of an ideograph, but for the rare ones beyond U+FFFF */

/* What utf8_next does with all but ASCII and three-byte sequences. */
uint32_t utf8_next_rare(struct slice text, size_t off, size_t *next);

/* The code point at off, which must be below text.len; *next is the offset
 * behind it. */
static inline uint32_t utf8_next(struct slice text, size_t off, size_t *next)
{
	const unsigned char *p = (const unsigned char *)text.data + off;
	if (p[0] >= 0xE0 && p[0] < 0xF0 && text.len - off >= 3 &&
	    ((p[1] ^ 0x80) | (p[2] ^ 0x80)) < 0x40) {
		*next = off + 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	if (p[0] >= 0x80)
		return utf8_next_rare(text, off, next);
	*next = off + 1;
	return p[0];
}

/* Whether byte stands within a character, behind its first. */
static inline bool utf8_continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many characters of text begin in it. */
size_t utf8_count(struct slice text);

/* Where the character that off is in begins, or off where one does; the text's end for
 * an offset beyond it. */
static inline size_t utf8_floor(struct slice text, size_t off)
{
	if (off >= text.len)
		return text.len;
	while (off > 0 && utf8_continues(text.data[off]))
		off--;
	return off;
}

/* Where that character ends, or off where one begins. */
static inline size_t utf8_ceil(struct slice text, size_t off)
{
	while (off < text.len && utf8_continues(text.data[off]))
		off++;
	return off < text.len ? off : text.len;
}

/* The whole characters among the first, or the last, so many bytes of text. */
static inline struct slice utf8_head(struct slice text, size_t most)
{
	return (struct slice){ text.data, utf8_floor(text, most) };
}

static inline struct slice utf8_tail(struct slice text, size_t most)
{
	size_t start = text.len > most ? utf8_ceil(text, text.len - most) : 0;
	return (struct slice){ text.data + start, text.len - start };
}

/* Whether an ideograph of U+4000 to U+9FFF stands at off: nearly every character
 * of a Chinese text, told by its bytes where what it is does not matter. */
static inline bool utf8_is_common_han(struct slice text, size_t off)
{
	const unsigned char *p = (const unsigned char *)text.data + off;
	return p[0] >= 0xE4 && p[0] <= 0xE9 && text.len - off >= 3 &&
	       ((p[1] ^ 0x80) | (p[2] ^ 0x80)) < 0x40;
}

/* That ideograph, of three bytes. */
static inline uint32_t utf8_common_han(struct slice text, size_t off)
{
	const unsigned char *p = (const unsigned char *)text.data + off;
	return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

/* The code point that ends at off, which must be above 0; *previous is where
 * it begins. */
static inline uint32_t utf8_previous(struct slice text, size_t off, size_t *previous)
{
	if (off >= 3 && utf8_is_common_han((struct slice){ text.data, off }, off - 3)) {
		*previous = off - 3;
		return utf8_common_han(text, off - 3);
	}
	size_t start = off - 1;
	if ((unsigned char)text.data[start] < 0x80) {
		*previous = start;
		return (unsigned char)text.data[start];
	}
	while (start > 0 && off - start < 4 && utf8_continues(text.data[start]))
		start--;
	size_t next;
	uint32_t cp = utf8_next((struct slice){ text.data, off }, start, &next);
	if (next != off) {
		start = off - 1;
		cp = UTF8_INVALID;
	}
	*previous = start;
	return cp;
}

/* ASCII for the full-width form of it (５ -> 5, ％ -> %), else cp itself. */
static inline uint32_t utf8_narrow(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

#endif
