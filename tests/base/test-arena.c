/* The arena: what is taken from it stays apart, aligned and zeroed. */
#include "core/base/arena.h"

#include <stdalign.h>
#include <stdint.h>

static void pieces_stay_apart(void)
{
	struct arena *arena = arena_new();
	unsigned char *pieces[500];
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		pieces[i] = arena_alloc(arena, i + 1);
		g_assert_cmpuint((uintptr_t)pieces[i] % alignof(max_align_t), ==, 0);
		for (size_t k = 0; k <= i; k++)
			g_assert_cmpuint(pieces[i][k], ==, 0);
		memset(pieces[i], (int)(i & 0xff), i + 1);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++)
		for (size_t k = 0; k <= i; k++)
			g_assert_cmpuint(pieces[i][k], ==, i & 0xff);
	arena_free(arena);
}

static void larger_than_a_chunk(void)
{
	struct arena *arena = arena_new();
	char *large = arena_alloc(arena, 10 << 20);
	large[(10 << 20) - 1] = 'x';
	g_assert_cmpuint(arena_size(arena), >=, 10 << 20);
	arena_free(arena);
}

static void copies_end_in_nul(void)
{
	struct arena *arena = arena_new();
	char *copy = arena_copy(arena, (struct slice){ "朱批者", 6 });
	g_assert_cmpstr(copy, ==, "朱批");
	g_assert_cmpstr(arena_copy(arena, (struct slice){ 0 }), ==, "");
	arena_free(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/arena/pieces-stay-apart", pieces_stay_apart);
	g_test_add_func("/arena/larger-than-a-chunk", larger_than_a_chunk);
	g_test_add_func("/arena/copies-end-in-nul", copies_end_in_nul);
	return g_test_run();
}
