/* Glyphs: decoding a text, and cutting runs of Chinese characters. */
#include "core/know/glyphs.h"

#include <glib.h>

#include "core/base/utf8.h"

struct glyph_room glyph_room_for(size_t bytes, size_t n, struct arena *arena)
{
	return (struct glyph_room){
		.cp = arena_room(arena, bytes * sizeof(uint32_t)),
		.off = arena_room(arena, (bytes + n) * sizeof(uint32_t)),
		.at = arena_room(arena, (bytes + n) * sizeof(uint32_t)),
		.marks = arena_room(arena, bytes * sizeof(uint32_t)),
	};
}

struct glyphs glyphs_decode(struct slice text, struct glyph_room *room)
{
	struct glyphs glyphs = {
		.cp = room->cp, .off = room->off, .at = room->at, .marks = room->marks
	};
	uint32_t *cp = room->cp, *off = room->off, *at = room->at, *mark = room->marks;
	size_t next = 0;
	uint32_t i = 0;
	for (size_t start = 0; start < text.len; start = next, i++) {
		off[i] = (uint32_t)start;
		if (utf8_is_common_han(text, start)) {
			cp[i] = utf8_common_han(text, start);
			next = start + 3;
			at[start] = at[start + 1] = at[start + 2] = i;
			continue;
		}
		*mark++ = i;
		cp[i] = utf8_next(text, start, &next);
		for (size_t byte = start; byte < next; byte++)
			at[byte] = i;
	}
	off[i] = (uint32_t)text.len;
	at[text.len] = i;
	glyphs.n = i;
	glyphs.n_marks = (size_t)(mark - glyphs.marks);
	*room = (struct glyph_room){ cp + i, off + i + 1, at + text.len + 1, mark };
	return glyphs;
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
