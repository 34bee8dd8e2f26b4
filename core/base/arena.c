/* Arena over a list of growing chunks. Not thread-safe: one thread, one arena. */
#include "core/base/arena.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdalign.h>
#include <stdint.h>

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 1 << 20, HEAP_KEPT = 16 << 20 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;
	alignas(max_align_t) unsigned char bytes[];
};

/* Memory of g_malloc that the arena took over. */
struct arena_taken {
	struct arena_taken *older;
	void *bytes;
};

/* Makes chunk, which may be NULL, the arena's room, all of it. */
static void lay_open(struct arena *arena, struct arena_chunk *chunk)
{
	arena->newest = chunk;
	arena->at = chunk ? chunk->bytes : NULL;
	arena->end = chunk ? chunk->bytes + chunk->size : NULL;
}

static void chunk_add(struct arena *arena, size_t least)
{
	size_t size = arena->newest ? MIN(arena->newest->size * 2, LARGEST_CHUNK) : FIRST_CHUNK;
	size = MAX(size, least);
	struct arena_chunk *chunk = g_malloc(sizeof *chunk + size);
	*chunk = (struct arena_chunk){ .older = arena->newest, .size = size };
	lay_open(arena, chunk);
	arena->size += sizeof *chunk + size;
}

struct arena *arena_new(void)
{
	return g_new0(struct arena, 1);
}

/* Frees all chunks but kept, which may be NULL. */
static void free_all_but(struct arena *arena, const struct arena_chunk *kept)
{
	for (struct arena_taken *taken = arena->taken; taken; taken = taken->older)
		g_free(taken->bytes);
	for (struct arena_chunk *chunk = arena->newest, *older; chunk; chunk = older) {
		older = chunk->older;
		if (chunk != kept)
			g_free(chunk);
	}
}

void arena_reset(struct arena *arena, size_t most)
{
	struct arena_chunk *kept = NULL;
	for (struct arena_chunk *chunk = arena->newest; chunk; chunk = chunk->older)
		if (chunk->size <= most && (!kept || chunk->size > kept->size))
			kept = chunk;
	free_all_but(arena, kept);
	if (kept)
		kept->older = NULL;
	arena->taken = NULL;
	arena->size = kept ? sizeof *kept + kept->size : 0;
	lay_open(arena, kept);
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_all_but(arena, NULL);
	g_free(arena);
}

void *arena_room_anew(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - ARENA_STEP)
		g_error("arena: cannot allocate %zu bytes", size);
	chunk_add(arena, arena_rounded(size));
	void *room = arena->at;
	arena->at += arena_rounded(size);
	return room;
}

void arena_keep(struct arena *arena, void *room, size_t size)
{
	arena->at = (unsigned char *)room + arena_rounded(size);
}

char *arena_join(struct arena *arena, const struct slice *parts, size_t n)
{
	size_t len = 0;
	for (size_t i = 0; i < n; i++)
		len += parts[i].len;
	char *joined = arena_room(arena, len + 1), *to = joined;
	for (size_t i = 0; i < n; to += parts[i++].len)
		if (parts[i].len)
			memcpy(to, parts[i].data, parts[i].len);
	*to = '\0';
	return joined;
}

char *arena_copy(struct arena *arena, struct slice text)
{
	char *copy = arena_room(arena, text.len + 1);
	if (text.len)
		memcpy(copy, text.data, text.len);
	copy[text.len] = '\0';
	return copy;
}

void *arena_copy_array(struct arena *arena, const void *elements, size_t count, size_t size)
{
	if (!count)
		return NULL;
	return memcpy(arena_room(arena, count * size), elements, count * size);
}

void arena_adopt(struct arena *arena, void *bytes, size_t size)
{
	struct arena_taken *taken = arena_alloc(arena, sizeof *taken);
	*taken = (struct arena_taken){ arena->taken, bytes };
	arena->taken = taken;
	arena->size += size;
}

void *arena_take_garray(struct arena *arena, GArray *array, size_t size)
{
	size_t bytes = array->len * size;
	if (bytes < FIRST_CHUNK) {
		void *copy = arena_copy_array(arena, array->data, array->len, size);
		g_array_free(array, TRUE);
		return copy;
	}
	void *taken = g_realloc(g_array_free(array, FALSE), bytes);
	arena_adopt(arena, taken, bytes);
	return taken;
}

void arena_settle_heap(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, LARGEST_CHUNK);
	mallopt(M_TRIM_THRESHOLD, HEAP_KEPT);
#endif
}

size_t arena_size(const struct arena *arena)
{
	return arena->size;
}
