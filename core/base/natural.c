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

/* Which numbers a text has: those of names, 2025.3.6 before 2025.10.1, or figures, whose
 * digits behind a point are a fraction: 5.12 before 5.5. */
enum numbers { NUMBERS_OF_NAMES, NUMBERS_OF_FIGURES };

struct sign {
	uint32_t rank; /* 0 at the end of the name */
	struct slice
	        digits; /* of a number in digits, half-width or full, without zeros before it */
	size_t n_digits;
	bool fraction;  /* they stand behind a decimal point */
	uint64_t value; /* of a Chinese number */
};

/* Where a name is read, and the sign read there last. */
struct reader {
	struct slice name;
	size_t off;
	struct sign sign;
};

static uint32_t narrow_at(struct slice name, size_t off, size_t *next)
{
	return utf8_narrow(utf8_next(name, off, next));
}

static bool is_digit(uint32_t codepoint)
{
	return codepoint >= '0' && codepoint <= '9';
}

static struct sign read_number(struct reader *reader, bool fraction)
{
	struct sign sign = { .rank = '0', .fraction = fraction };
	size_t next, off = reader->off;
	while (!fraction && off < reader->name.len && narrow_at(reader->name, off, &next) == '0')
		off = next;
	size_t start = off;
	for (; off < reader->name.len && is_digit(narrow_at(reader->name, off, &next)); off = next)
		sign.n_digits++;
	sign.digits = slice_sub(reader->name, (struct span){ start, off });
	reader->off = off;
	return sign;
}

static struct sign sign_at(struct reader *reader, enum numbers numbers)
{
	struct slice name = reader->name;
	if (reader->off >= name.len)
		return (struct sign){ 0 };
	size_t next;
	uint32_t codepoint = narrow_at(name, reader->off, &next);
	if (is_digit(codepoint))
		return read_number(reader,
		                   numbers == NUMBERS_OF_FIGURES && reader->sign.rank == '.');
	if (han_digit(codepoint) >= 0 || han_scale(codepoint))
		return (struct sign){ .rank = RANK_NUMERAL,
			              .value = han_number(name, &reader->off) };
	unsigned char byte = (unsigned char)name.data[reader->off];
	reader->off = next;
	if (codepoint == '/')
		return (struct sign){ .rank = RANK_FOLDER };
	if (codepoint == UTF8_INVALID)
		return (struct sign){ .rank = RANK_INVALID + byte };
	bool ascii = codepoint < 0x80;
	return (struct sign){ .rank = ascii ? (unsigned char)g_ascii_tolower((char)codepoint)
		                            : codepoint };
}

static void read_sign(struct reader *reader, enum numbers numbers)
{
	reader->sign = sign_at(reader, numbers);
}

/* The first digit that differs decides; both may be of either width. */
static int compare_digits(struct slice a, struct slice b)
{
	size_t at = 0, other_at = 0;
	while (at < a.len && other_at < b.len) {
		uint32_t digit = narrow_at(a, at, &at), other = narrow_at(b, other_at, &other_at);
		if (digit != other)
			return digit < other ? -1 : 1;
	}
	return (at < a.len) - (other_at < b.len);
}

static int compare_signs(const struct sign *a, const struct sign *b)
{
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	if (a->n_digits != b->n_digits && !a->fraction)
		return a->n_digits < b->n_digits ? -1 : 1;
	return compare_digits(a->digits, b->digits);
}

static int compare(const char *a, const char *b, enum numbers numbers)
{
	struct reader one = { .name = slice_of(a) }, other = { .name = slice_of(b) };
	int order;
	do {
		read_sign(&one, numbers);
		read_sign(&other, numbers);
		order = compare_signs(&one.sign, &other.sign);
	} while (!order && one.sign.rank);
	return order ? order : strcmp(a, b);
}

int natural_compare(const char *a, const char *b)
{
	return compare(a, b, NUMBERS_OF_NAMES);
}

int natural_compare_figures(const char *a, const char *b)
{
	return compare(a, b, NUMBERS_OF_FIGURES);
}

static void put_number(GString *key, uint64_t number, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		g_string_append_c(key, (char)(number >> 8 * i));
}

/* As compare_signs asks: the rank, the value or how many digits, the digits; a fraction ends
 * with what comes before any digit. */
static void put_sign(GString *key, const struct sign *sign)
{
	put_number(key, sign->rank, 3);
	if (sign->rank == RANK_NUMERAL)
		put_number(key, sign->value, 8);
	if (sign->rank != '0')
		return;
	if (!sign->fraction)
		put_number(key, sign->n_digits, 4);
	for (size_t off = 0; off < sign->digits.len;)
		g_string_append_c(key, (char)narrow_at(sign->digits, off, &off));
	if (sign->fraction)
		g_string_append_c(key, '\0');
}

static void put_key(const char *name, enum numbers numbers, GString *key)
{
	struct reader reader = { .name = slice_of(name) };
	do {
		read_sign(&reader, numbers);
		put_sign(key, &reader.sign);
	} while (reader.sign.rank);
	g_string_append(key, name);
}

void natural_put_key(const char *name, GString *key)
{
	put_key(name, NUMBERS_OF_NAMES, key);
}

void natural_put_figure_key(const char *figure, GString *key)
{
	put_key(figure, NUMBERS_OF_FIGURES, key);
}
