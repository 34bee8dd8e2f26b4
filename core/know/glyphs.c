/* Glyphs: decoding a text, and cutting runs of Chinese characters. */
#include "core/know/glyphs.h"

#include <glib.h>

#include "core/base/bisect.h"
#include "core/base/utf8.h"

struct glyph_room glyph_room_for(size_t bytes, size_t n, struct arena *arena)
{
	return (struct glyph_room){
		.cp = arena_room(arena, bytes * sizeof(uint32_t)),
		.off = arena_room(arena, (bytes + n) * sizeof(uint32_t)),
		.marks = arena_room(arena, bytes * sizeof(uint32_t)),
	};
}

struct glyphs glyphs_decode(struct slice text, struct glyph_room *room)
{
	struct glyphs glyphs = { .cp = room->cp, .off = room->off, .marks = room->marks };
	uint32_t *cp = room->cp, *off = room->off, *mark = room->marks;
	for (size_t at = 0; at < text.len; off++) {
		*off = (uint32_t)at;
		if (utf8_is_common_han(text, at)) {
			*cp++ = utf8_common_han(text, at);
			at += 3;
		} else {
			*mark++ = (uint32_t)(cp - glyphs.cp);
			*cp++ = utf8_next(text, at, &at);
		}
	}
	*off++ = (uint32_t)text.len;
	glyphs.n = (size_t)(cp - glyphs.cp);
	glyphs.n_marks = (size_t)(mark - glyphs.marks);
	*room = (struct glyph_room){ cp, off, mark };
	return glyphs;
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

/* Whether glyph i, behind a Chinese character, is a dot before another. */
static bool joins_parts(const struct glyphs *glyphs, size_t i, size_t to)
{
	return is_name_dot(glyphs->cp[i]) && i + 1 < to && is_han(glyphs->cp[i + 1]);
}

bool stretch_next(const struct glyphs *glyphs, size_t from, size_t to, struct stretch *stretch)
{
	const uint32_t *cp = glyphs->cp;
	bool dotted = false;
	while (from < to && !is_han(cp[from]))
		from++;
	size_t end = from, most = MIN(to, from + STRETCH_LONGEST);
	for (; end < most; end++) {
		if (is_han(cp[end]))
			continue;
		if (!joins_parts(glyphs, end, to))
			break;
		dotted = true;
	}
	*stretch = (struct stretch){ from, end - from, cp + from, glyphs->off + from, dotted };
	return end > from;
}
