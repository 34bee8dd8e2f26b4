/* Stretches: decoding runs of Chinese characters. */
#include "core/know/glyphs.h"

#include "core/base/utf8.h"

static bool han_at(struct slice text, size_t off)
{
	size_t next;
	return off < text.len && is_han(utf8_next(text, off, &next));
}

/* Whether cp, up to next, goes on the run of which n glyphs are read. */
static bool is_of_run(struct slice text, uint32_t cp, size_t next, size_t n)
{
	return is_han(cp) || (n > 0 && is_name_dot(cp) && han_at(text, next));
}

bool stretch_next(struct slice text, size_t off, struct stretch *stretch)
{
	size_t n = 0, next;
	for (; off < text.len && n < STRETCH_LONGEST; off = next) {
		uint32_t cp = utf8_next(text, off, &next);
		if (is_of_run(text, cp, next, n)) {
			stretch->cp[n] = cp;
			stretch->off[n++] = (uint32_t)off;
		} else if (n > 0) {
			break;
		}
	}
	stretch->off[n] = (uint32_t)off;
	stretch->n = n;
	return n > 0;
}
