/* Reads variants.tsv once, when the first traditional text is met. */
#include "core/text/plain-script.h"

#include <glib.h>
#include <string.h>

#include "core/base/bytes16.h"
#include "core/text/glyph.h"
#include "core/text/table-rows.h"

enum { SAMPLE_BYTES = 1 << 14, CODES = 0x10000, LEAST_SHARE = 40 /* one in so many */ };

static bool is_bmp_ideograph(gunichar codepoint)
{
	return codepoint >= 0x800 && codepoint < CODES; /* three bytes, as its variant */
}

static void add_row(void *into, const char *row)
{
	uint16_t *plain = into;
	const char *tab = strchr(row, '\t');
	if (!tab || *row == '#' || !tab[1])
		return;
	gunichar from = g_utf8_get_char(row), to = g_utf8_get_char(tab + 1);
	if (is_bmp_ideograph(from) && is_bmp_ideograph(to))
		plain[from] = (uint16_t)to;
}

static void *load(void *unused)
{
	(void)unused;
	uint16_t *plain = g_new0(uint16_t, CODES);
	table_rows_each("variants.tsv", add_row, plain);
	return plain;
}

static const uint16_t *plain_codes(void)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	return g_once(&once, load, NULL);
}

/* No long text on policy in traditional characters does without all of these. */
static const char *const witnesses[] = { "國", "會", "們", "為", "爲", "發" };

static bool has_witness(struct slice text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(witnesses); i++)
		if (slice_find(text, slice_of(witnesses[i])))
			return true;
	return false;
}

/* Whether the last two bytes of one may stand among those from sixteen on: hardly another
 * character ends with them. */
static bool may_have_witness(const char *sixteen)
{
	bytes16 second = bytes16_at(sixteen), third = bytes16_at(sixteen + 1);
	return bytes16_any((bytes16)(((second == 0x9c) & (third == 0x8b)) |
	                             ((second == 0x9c) & (third == 0x83)) |
	                             ((second == 0x80) & (third == 0x91)) |
	                             ((second == 0x82) & (third == 0xba)) |
	                             ((second == 0x88) & (third == 0xb2)) |
	                             ((second == 0x99) & (third == 0xbc))));
}

/* A cheap question, so that the table is not read for nothing. */
static bool may_be_traditional(struct slice text)
{
	size_t at = 1;
	for (; at + BYTES16 < text.len; at += BYTES16)
		if (may_have_witness(text.data + at) &&
		    has_witness((struct slice){ text.data + at - 1, BYTES16 + 2 }))
			return true;
	return text.len >= at && has_witness(slice_sub(text, (struct span){ at - 1, text.len }));
}

bool script_is_traditional(struct slice text)
{
	text = utf8_head(text, SAMPLE_BYTES);
	if (!may_be_traditional(text))
		return false;
	const uint16_t *plain = plain_codes();
	size_t han = 0, traditional = 0;
	while (text.len) {
		uint32_t c = glyph_take(&text);
		han += glyph_of(c) == GLYPH_HAN;
		traditional += c < CODES && plain[c];
	}
	return traditional * LEAST_SHARE > han;
}

uint32_t script_plain_character(uint32_t c)
{
	const uint16_t *plain = plain_codes();
	return c < CODES && plain[c] ? plain[c] : c;
}

char *script_plain(struct slice text)
{
	const uint16_t *plain = plain_codes();
	char *copy = g_malloc(text.len + 1);
	memcpy(copy, text.data, text.len);
	copy[text.len] = '\0';
	for (struct slice rest = text; rest.len;) {
		size_t off = text.len - rest.len;
		uint32_t c = glyph_take(&rest);
		if (c < CODES && plain[c])
			g_unichar_to_utf8(plain[c], copy + off);
	}
	return copy;
}
