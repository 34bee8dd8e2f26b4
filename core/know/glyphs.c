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
		.letters = arena_room(arena, (bytes + 2 * n) * sizeof(uint16_t)),
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

/* What is being decoded, as far as glyph i, at byte start. */
struct decoding {
	struct slice text;
	struct alphabet alphabet;
	struct glyph_room room;
	uint32_t *mark;
	size_t start, i;
};

/* Takes as many characters of three bytes as stand in a row, but for one at the text's end:
 * what is written stands in registers meanwhile. */
static void take_threes(struct decoding *decoding)
{
	const char *const text = decoding->text.data;
	const uint16_t *const letters = decoding->alphabet.letters;
	const struct glyph_room room = decoding->room;
	const size_t end = decoding->text.len > 3 ? decoding->text.len - 3 : 0;
	uint32_t *mark = decoding->mark, cp;
	size_t start = decoding->start, i = decoding->i;
	for (; start < end && read_three(text + start, &cp); start += 3, i++) {
		room.cp[i] = cp;
		room.off[i] = (uint32_t)start;
		room.letters[i] = letters[cp];
		room.at[start] = room.at[start + 1] = room.at[start + 2] = (uint32_t)i;
		*mark = (uint32_t)i;
		mark += is_mark(cp);
	}
	decoding->mark = mark;
	decoding->start = start;
	decoding->i = i;
}

static void take_one(struct decoding *decoding)
{
	const struct glyph_room room = decoding->room;
	const size_t i = decoding->i++;
	size_t next;
	const uint32_t cp = utf8_next(decoding->text, decoding->start, &next);
	room.cp[i] = cp;
	room.off[i] = (uint32_t)decoding->start;
	room.letters[i] = (uint16_t)alphabet_letter(decoding->alphabet, cp);
	*decoding->mark = (uint32_t)i;
	decoding->mark += is_mark(cp);
	for (; decoding->start < next; decoding->start++)
		room.at[decoding->start] = (uint32_t)i;
}

struct glyphs glyphs_decode(struct slice text, struct alphabet alphabet, struct glyph_room *room)
{
	const struct glyph_room r = *room;
	struct decoding decoding = { text, alphabet, r, r.marks, 0, 0 };
	for (take_threes(&decoding); decoding.start < text.len; take_threes(&decoding))
		take_one(&decoding);
	const size_t n = decoding.i;
	r.off[n] = (uint32_t)text.len;
	r.at[text.len] = (uint32_t)n;
	r.letters[n] = r.letters[n + 1] = 0;
	*room = (struct glyph_room){ r.cp + n, r.off + n + 1, r.at + text.len + 1, decoding.mark,
		                     r.letters + n + 2 };
	return (struct glyphs){
		n, (size_t)(decoding.mark - r.marks), r.cp, r.off, r.at, r.marks, r.letters
	};
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
