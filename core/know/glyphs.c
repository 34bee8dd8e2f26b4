/* Stretches: decoding runs of Chinese characters. */
#include "core/know/glyphs.h"

#include "core/base/utf8.h"

static bool han_at(struct slice text, size_t off)
{
	size_t next;
	return off < text.len && is_han(utf8_next(text, off, &next));
}

bool stretch_next(struct slice text, size_t off, struct stretch *stretch)
{
	size_t next;
	stretch->n = 0;
	for (; off < text.len; off = next) {
		uint32_t cp = utf8_next(text, off, &next);
		bool dot = stretch->n > 0 && is_name_dot(cp) && han_at(text, next);
		if (is_han(cp) || dot) {
			stretch->cp[stretch->n] = cp;
			stretch->off[stretch->n++] = (uint32_t)off;
			stretch->off[stretch->n] = (uint32_t)next;
			if (stretch->n == STRETCH_LONGEST)
				return true;
		} else if (stretch->n > 0)
			return true;
	}
	return stretch->n > 0;
}
