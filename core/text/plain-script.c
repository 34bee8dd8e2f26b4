/* Reads variants.tsv once, when the first traditional text is met. */
#include "core/text/plain-script.h"

#include <glib.h>
#include <string.h>

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

/* Looked for by the byte in its middle: the last one stands in each comma. */
static bool has_fa(struct slice text)
{
	static const char fa[] = "發";
	const char *end = text.data + text.len, *at = text.data + 1;
	for (; at + 1 < end && (at = memchr(at, fa[1], (size_t)(end - at - 1))); at++)
		if (memcmp(at - 1, fa, sizeof fa - 1) == 0)
			return true;
	return false;
}

/* A cheap question, so that the table is not read for nothing: no long text on
 * policy in traditional characters does without all of these. */
static bool may_be_traditional(struct slice text)
{
	static const char *const witnesses[] = { "國", "會", "們", "為", "爲" };
	for (size_t i = 0; i < G_N_ELEMENTS(witnesses); i++)
		if (slice_find(text, slice_of(witnesses[i])))
			return true;
	return has_fa(text);
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
