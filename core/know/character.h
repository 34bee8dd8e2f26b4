/* Characters of a text at and before an offset, narrowed (５ is 5), and what
 * kind they are. For reading around a figure or a place. */
#ifndef ZHUPI_KNOW_CHARACTER_H
#define ZHUPI_KNOW_CHARACTER_H

#include <uchar.h>

#include "core/base/han-number.h"
#include "core/base/utf8.h"
#include "core/know/glyphs.h"

enum { CHARACTER_MOST_BLANKS = 4 }; /* looked over between two words */

/* The character at off and where the next begins; 0 and off at the end. */
static inline uint32_t character_at(struct slice text, size_t off, size_t *next)
{
	*next = off;
	return off < text.len ? utf8_narrow(utf8_next(text, off, next)) : 0;
}

/* The character that ends at off and where it begins; 0 and off at the start. */
static inline uint32_t character_before(struct slice text, size_t off, size_t *previous)
{
	*previous = off;
	return off > 0 ? utf8_narrow(utf8_previous(text, off, previous)) : 0;
}

/* The character of glyph i, narrowed; 0 beyond either end, of glyph 0 - 1 too. */
static inline uint32_t character_of(const struct glyphs *glyphs, size_t i)
{
	return i < glyphs->n ? utf8_narrow(glyphs->cp[i]) : 0;
}

/* Whether cp is one of some marks: no ideographs. */
static inline bool is_one_of(uint32_t cp, const char32_t *characters)
{
	if (cp >= 0x3400 && cp <= 0x9FFF)
		return false; /* nearly always */
	for (; *characters; characters++)
		if (*characters == cp)
			return true;
	return false;
}

static inline bool is_blank(uint32_t cp)
{
	return cp <= 0x3000 && (cp == ' ' || cp == 0xA0 || cp == 0x3000);
}

static inline bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Whether a digit of the common width is glyph i. */
static inline bool is_digit_at(const struct glyphs *glyphs, size_t i)
{
	return i < glyphs->n && is_digit(glyphs->cp[i]);
}

/* The digit that a character writes, 5, 五 or 〇; -1 where it is none. */
static inline int digit_of(uint32_t cp)
{
	return is_digit(cp) ? (int)cp - '0' : han_digit(cp);
}

/* Whether a number of a date may begin with it: 5, 五, 十. */
static inline bool begins_number(uint32_t cp)
{
	return digit_of(cp) >= 0 || han_scale(cp) == 10;
}

static inline bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || cp == '_';
}

static inline size_t skip_blanks(struct slice text, size_t off)
{
	size_t next;
	for (int i = 0; i < CHARACTER_MOST_BLANKS && is_blank(character_at(text, off, &next)); i++)
		off = next;
	return off;
}

/* Behind the digits that stand at off. */
static inline size_t skip_digits(struct slice text, size_t off)
{
	for (size_t next; is_digit(character_at(text, off, &next));)
		off = next;
	return off;
}

static inline size_t skip_blanks_back(struct slice text, size_t off)
{
	size_t previous;
	for (int i = 0;
	     i < CHARACTER_MOST_BLANKS && is_blank(character_before(text, off, &previous)); i++)
		off = previous;
	return off;
}

static inline bool is_blank_at(const struct glyphs *glyphs, size_t i)
{
	return i < glyphs->n && is_blank(glyphs->cp[i]);
}

/* The glyph behind, and the end of the one before, the blanks at glyph i. */
static inline size_t behind_blanks(const struct glyphs *glyphs, size_t i)
{
	for (size_t most = i + CHARACTER_MOST_BLANKS; i < most && is_blank_at(glyphs, i);)
		i++;
	return i;
}

static inline size_t before_blanks(const struct glyphs *glyphs, size_t i)
{
	for (int n = 0; n < CHARACTER_MOST_BLANKS && is_blank_at(glyphs, i - 1); n++)
		i--;
	return i;
}

/* However many: a post may stand far before the name that signs with it. */
static inline size_t skip_all_blanks_back(struct slice text, size_t off)
{
	for (size_t previous; is_blank(character_before(text, off, &previous));)
		off = previous;
	return off;
}

static inline bool word_at(struct slice text, size_t off, struct slice word)
{
	return slice_starts((struct slice){ text.data + off, text.len - off }, word);
}

#endif
