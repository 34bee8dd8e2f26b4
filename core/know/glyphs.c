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
		.at = arena_room(arena, (bytes + n) * sizeof(uint32_t)),
		.marks = arena_room(arena, (bytes + 1) * sizeof(uint32_t)),
	};
}

/* Whether three bytes of UTF-8 stand at p, where four can be read; sets cp to what they
 * are. Nearly all of a Chinese text is such. */
static inline bool read_three(const char *p, uint32_t *cp)
{
	uint32_t bytes;
	memcpy(&bytes, p, sizeof bytes);
	bytes = GUINT32_FROM_LE(bytes);
	*cp = (bytes & 0x0F) << 12 | (bytes >> 2 & 0xFC0) | (bytes >> 16 & 0x3F);
	return (bytes & 0xC0C0F0) == 0x8080E0;
}

/* Whether cp is no common ideograph. */
static inline bool is_mark(uint32_t cp)
{
	enum { FIRST = 0x4000, LAST = 0x9FFF };
	return cp - FIRST > LAST - FIRST;
}

struct glyphs glyphs_decode(struct slice text, struct glyph_room *room)
{
	uint32_t *const cp = room->cp, *const off = room->off, *const at = room->at;
	uint32_t *mark = room->marks;
	uint32_t i = 0;
	for (size_t start = 0, next; start < text.len; start = next, i++) {
		off[i] = (uint32_t)start;
		*mark = i;
		uint32_t three;
		if (text.len - start > 3 && read_three(text.data + start, &three)) {
			cp[i] = three;
			mark += is_mark(three);
			at[start] = at[start + 1] = at[start + 2] = i;
			next = start + 3;
			continue;
		}
		cp[i] = utf8_next(text, start, &next);
		mark += is_mark(cp[i]);
		for (size_t byte = start; byte < next; byte++)
			at[byte] = i;
	}
	off[i] = (uint32_t)text.len;
	at[text.len] = i;
	const struct glyphs glyphs = { i, (size_t)(mark - room->marks), cp, off, at, room->marks };
	*room = (struct glyph_room){ cp + i, off + i + 1, at + text.len + 1, mark };
	return glyphs;
}

/* Whether glyph i, behind a Chinese character, is a dot before another. */
static bool joins_parts(const struct glyphs *glyphs, size_t i, size_t to)
{
	return is_name_dot(glyphs->cp[i]) && i + 1 < to && is_han(glyphs->cp[i + 1]);
}

/* Sets stretch to the next run within glyphs [from, to); mark is the first that is not
 * before from. All glyphs but marks are Chinese characters. */
static bool cut(const struct glyphs *glyphs, size_t mark, size_t from, size_t to,
                struct stretch *stretch)
{
	const uint32_t *cp = glyphs->cp, *marks = glyphs->marks;
	const size_t n = glyphs->n_marks;
	bool dotted = false;
	for (; mark < n && marks[mark] == from && from < to && !is_han(cp[from]); mark++)
		from++;
	const size_t most = MIN(to, from + STRETCH_LONGEST);
	for (; mark < n && marks[mark] < most; mark++) {
		if (is_han(cp[marks[mark]]))
			continue;
		if (!joins_parts(glyphs, marks[mark], to))
			break;
		dotted = true;
	}
	const size_t end = mark < n ? MIN(most, marks[mark]) : most;
	*stretch =
	        (struct stretch){ from, end - from, cp + from, glyphs->off + from, mark, dotted };
	return end > from;
}

bool stretch_next(const struct glyphs *glyphs, size_t from, size_t to, struct stretch *stretch)
{
	size_t mark;
	BISECT(mark, glyphs->n_marks, glyphs->marks[mark] >= from);
	return cut(glyphs, mark, from, to, stretch);
}

bool stretch_follow(const struct glyphs *glyphs, size_t to, struct stretch *stretch)
{
	return cut(glyphs, stretch->mark, stretch->first + stretch->n, to, stretch);
}
