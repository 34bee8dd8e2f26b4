/* Where the beginnings of some texts are met in another. */
#include <glib.h>

#include "core/text/shingles.h"

struct met {
	size_t times, letter;
};

static void meet(void *into, uint32_t number, size_t letter)
{
	struct met *met = into;
	(void)number;
	met->times++;
	met->letter = letter;
}

static struct met met_in(const char *const *beginnings, size_t n, const char *text)
{
	struct met met = { 0, 0 };
	struct arena *arena = arena_new();
	struct beginnings *all = beginnings_new(arena, n);
	for (size_t i = 0; i < n; i++)
		g_assert_true(beginnings_add(all, slice_of(beginnings[i]), (uint32_t)i));
	beginnings_find(all, slice_of(text), meet, &met);
	arena_free(arena);
	return met;
}

static void in_the_midst(void)
{
	static const char *const beginnings[] = { "稳中求进以进促稳，先立后破" };
	struct met met = met_in(beginnings, 1, "会议要求，稳中求进、以进促稳先立后破。");
	g_assert_cmpuint(met.times, ==, 1);
	g_assert_cmpuint(met.letter, ==, 4);
	g_assert_cmpuint(met_in(beginnings, 1, "会议要求稳中求进。").times, ==, 0);
}

/* The first of a beginning's letters hashes to nothing, the next is doubled in the text and
 * begins another beginning: each of eight characters has its place, but is no letter more. */
static void with_fewer_letters(void)
{
	static const char *const beginnings[] = { "倆安河市新年讲话", "安定团结风调雨顺" };
	g_assert_cmpuint(met_in(beginnings, 2, "安安河市新年讲话").times, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/shingles/in-the-midst", in_the_midst);
	g_test_add_func("/shingles/with-fewer-letters", with_fewer_letters);
	return g_test_run();
}
