/* Arena over a list of growing chunks. Not thread-safe: one thread, one arena. */
#include "core/base/arena.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdalign.h>
#include <stdint.h>

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 1 << 20, HEAP_KEPT = 16 << 20 };

struct chunk {
	struct chunk *older;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

/* Memory of g_malloc that the arena took over. */
struct taken {
	struct taken *older;
	void *bytes;
};

struct arena {
	struct chunk *newest;
	struct taken *taken;
	size_t size;
};

static struct chunk *chunk_add(struct arena *arena, size_t least)
{
	size_t size = arena->newest ? MIN(arena->newest->size * 2, LARGEST_CHUNK) : FIRST_CHUNK;
	size = MAX(size, least);
	struct chunk *chunk = g_malloc(sizeof *chunk + size);
	*chunk = (struct chunk){ .older = arena->newest, .size = size };
	arena->newest = chunk;
	arena->size += sizeof *chunk + size;
	return chunk;
}

struct arena *arena_new(void)
{
	return g_new0(struct arena, 1);
}

/* Frees all chunks but kept, which may be NULL. */
static void free_all_but(struct arena *arena, const struct chunk *kept)
{
	for (struct taken *taken = arena->taken; taken; taken = taken->older)
		g_free(taken->bytes);
	for (struct chunk *chunk = arena->newest, *older; chunk; chunk = older) {
		older = chunk->older;
		if (chunk != kept)
			g_free(chunk);
	}
}

void arena_reset(struct arena *arena, size_t most)
{
	struct chunk *kept = NULL;
	for (struct chunk *chunk = arena->newest; chunk; chunk = chunk->older)
		if (chunk->size <= most && (!kept || chunk->size > kept->size))
			kept = chunk;
	free_all_but(arena, kept);
	if (kept)
		*kept = (struct chunk){ .size = kept->size };
	*arena = (struct arena){ kept, NULL, kept ? sizeof *kept + kept->size : 0 };
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_all_but(arena, NULL);
	g_free(arena);
}

/* size, so that what comes behind it is aligned. */
static size_t rounded(size_t size)
{
	const size_t step = alignof(max_align_t);
	return (size + step - 1) / step * step;
}

void *arena_room(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - alignof(max_align_t))
		g_error("arena: cannot allocate %zu bytes", size);
	size = rounded(size);
	struct chunk *chunk = arena->newest;
	if (!chunk || chunk->size - chunk->used < size)
		chunk = chunk_add(arena, size);
	void *bytes = chunk->bytes + chunk->used;
	chunk->used += size;
	return bytes;
}

void arena_keep(struct arena *arena, void *room, size_t size)
{
	struct chunk *chunk = arena->newest;
	chunk->used = (size_t)((unsigned char *)room - chunk->bytes) + rounded(size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_room(arena, size), 0, size);
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
	return arena_join(arena, &text, 1);
}

void *arena_copy_array(struct arena *arena, const void *elements, size_t count, size_t size)
{
	if (!count)
		return NULL;
	return memcpy(arena_room(arena, count * size), elements, count * size);
}

void arena_adopt(struct arena *arena, void *bytes, size_t size)
{
	struct taken *taken = arena_alloc(arena, sizeof *taken);
	*taken = (struct taken){ arena->taken, bytes };
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
