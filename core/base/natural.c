/* Natural order, sign by sign: a sign is a character, or a whole number. */
#include "core/base/natural.h"

#include <glib.h>

#include "core/base/han-number.h"
#include "core/base/utf8.h"

enum {
	RANK_FOLDER = 1,         /* "a/b" before "a b/c": what is in a folder stays together */
	RANK_NUMERAL = 0x4E00,   /* Chinese numerals stand together, where 一 stands */
	RANK_INVALID = 0x110000, /* bytes that are no UTF-8, behind all characters */
};

struct sign {
	uint32_t rank;       /* 0 at the end of the name */
	struct slice digits; /* of an ASCII number, without zeros before it */
	uint64_t value;      /* of a Chinese one */
};

static struct slice read_digits(struct slice name, size_t *off)
{
	while (*off < name.len && name.data[*off] == '0')
		++*off;
	size_t start = *off;
	while (*off < name.len && g_ascii_isdigit(name.data[*off]))
		++*off;
	return slice_sub(name, (struct span){ start, *off });
}

static struct sign read_sign(struct slice name, size_t *off)
{
	if (*off >= name.len)
		return (struct sign){ 0 };
	if (g_ascii_isdigit(name.data[*off]))
		return (struct sign){ .rank = '0', .digits = read_digits(name, off) };
	size_t next;
	uint32_t codepoint = utf8_next(name, *off, &next);
	if (han_digit(codepoint) >= 0 || han_scale(codepoint))
		return (struct sign){ .rank = RANK_NUMERAL, .value = han_number(name, off) };
	unsigned char byte = (unsigned char)name.data[*off];
	*off = next;
	if (codepoint == '/')
		return (struct sign){ .rank = RANK_FOLDER };
	if (codepoint == UTF8_INVALID)
		return (struct sign){ .rank = RANK_INVALID + byte };
	bool ascii = codepoint < 0x80;
	return (struct sign){ .rank = ascii ? (unsigned char)g_ascii_tolower((char)codepoint)
		                            : codepoint };
}

static int compare_signs(const struct sign *a, const struct sign *b)
{
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	if (a->digits.len != b->digits.len)
		return a->digits.len < b->digits.len ? -1 : 1;
	return a->digits.len ? memcmp(a->digits.data, b->digits.data, a->digits.len) : 0;
}

int natural_compare(const char *a, const char *b)
{
	struct slice one = slice_of(a), other = slice_of(b);
	size_t at = 0, other_at = 0;
	struct sign sign, other_sign;
	int order;
	do {
		sign = read_sign(one, &at);
		other_sign = read_sign(other, &other_at);
		order = compare_signs(&sign, &other_sign);
	} while (!order && sign.rank);
	return order ? order : strcmp(a, b);
}
