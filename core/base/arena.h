/* Arena: memory with one lifetime (a file being read, a screen being drawn).
 * Everything taken from an arena is freed with it, never piece by piece. */
#ifndef ZHUPI_BASE_ARENA_H
#define ZHUPI_BASE_ARENA_H

#include <glib.h>
#include <stddef.h>
#include <string.h>

#include "core/base/span.h"

struct arena_chunk;
struct arena_taken;

/* Its room is [at, end), a whole number of steps; the fields are for the functions below. */
struct arena {
	unsigned char *at, *end;
	struct arena_chunk *newest;
	struct arena_taken *taken;
	size_t size;
};

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Makes arena as new but for the memory it keeps: its largest piece, where that is
 * no longer than most bytes. Nothing taken from it is there any more. */
void arena_reset(struct arena *arena, size_t most);

/* What arena_room does where the room has not more bytes than that. */
void *arena_room_anew(struct arena *arena, size_t size);

enum { ARENA_STEP = _Alignof(max_align_t) };

/* size, so that what comes behind it is aligned. */
static inline size_t arena_rounded(size_t size)
{
	return (size + ARENA_STEP - 1) / ARENA_STEP * ARENA_STEP;
}

/* size bytes, aligned for any type, for what is written before it is read; aborts when
 * memory is out, as GLib does. The arena owns them. */
static inline void *arena_room(struct arena *arena, size_t size)
{
	if (G_UNLIKELY(size >= (size_t)(arena->end - arena->at)))
		return arena_room_anew(arena, size);
	void *room = arena->at;
	arena->at += arena_rounded(size);
	return room;
}

/* The same, zeroed. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_room(arena, size), 0, size);
}

/* Keeps only so many bytes of the room taken last, whose size was not known; the rest is
 * there for the next. */
void arena_keep(struct arena *arena, void *room, size_t size);

/* A NUL-terminated copy of text, owned by the arena. */
char *arena_copy(struct arena *arena, struct slice text);

/* A NUL-terminated copy of n parts, one behind the other. */
char *arena_join(struct arena *arena, const struct slice *parts, size_t n);

/* A copy of count elements of size bytes each; NULL where count is 0. */
void *arena_copy_array(struct arena *arena, const void *elements, size_t count, size_t size);

/* Lets the arena own size bytes of g_malloc, as they are: the memory of a large
 * array would be there twice while it is copied. */
void arena_adopt(struct arena *arena, void *bytes, size_t size);

/* For a program's start: large arrays are to have memory of their own, which grows
 * without being copied and goes back at once, and what small ones leave is to be
 * kept for the next document. */
void arena_settle_heap(void);

/* Bytes taken from the system so far. */
size_t arena_size(const struct arena *arena);

#define arena_new_array(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

/* The contents of a GArray, moved to the arena; the GArray is freed. */
#define arena_take_array(arena, garray, type)                                                      \
	((type *)arena_take_garray((arena), (garray), sizeof(type)))
void *arena_take_garray(struct arena *arena, GArray *array, size_t size);

#endif
