/* Glyphs: decoding a text, and cutting runs of Chinese characters. */
#include "core/know/glyphs.h"

#include <glib.h>

#include "core/base/bisect.h"
#include "core/base/utf8.h"

struct glyphs glyphs_decode(struct slice text, uint32_t *cp, uint32_t *off)
{
	size_t n = 0;
	for (size_t at = 0; at < text.len; n++) {
		off[n] = (uint32_t)at;
		cp[n] = utf8_next(text, at, &at);
	}
	off[n] = (uint32_t)text.len;
	return (struct glyphs){ n, cp, off };
}

size_t glyphs_from(const struct glyphs *glyphs, size_t off)
{
	size_t i;
	BISECT(i, glyphs->n, glyphs->off[i] >= off);
	return i;
}

size_t glyphs_upto(const struct glyphs *glyphs, size_t off)
{
	size_t i;
	BISECT(i, glyphs->n, glyphs->off[i + 1] > off);
	return i;
}

bool stretch_next(const struct glyphs *glyphs, size_t from, size_t to, struct stretch *stretch)
{
	const uint32_t *cp = glyphs->cp;
	while (from < to && !is_han(cp[from]))
		from++;
	size_t end = from, most = MIN(to, from + STRETCH_LONGEST);
	while (end < most &&
	       (is_han(cp[end]) || (is_name_dot(cp[end]) && end + 1 < to && is_han(cp[end + 1]))))
		end++;
	*stretch = (struct stretch){ from, end - from, cp + from, glyphs->off + from };
	return end > from;
}
