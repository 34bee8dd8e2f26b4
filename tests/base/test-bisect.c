/* Bisection finds what a walk from the start finds. */
#include "core/base/bisect.h"

#include <glib.h>

static void same_as_a_walk(void)
{
	static const int sorted[] = { 2, 3, 3, 5, 8, 8, 8, 13 };
	for (size_t n = 0; n <= G_N_ELEMENTS(sorted); n++)
		for (int least = 0; least < 15; least++) {
			size_t walked = 0, found = 99;
			while (walked < n && sorted[walked] < least)
				walked++;
			BISECT(found, n, sorted[found] >= least);
			g_assert_cmpuint(found, ==, walked);
		}
}

static void few_looks(void)
{
	size_t found, looks = 0;
	BISECT(found, 1000000, (looks++, found >= 777777));
	g_assert_cmpuint(found, ==, 777777);
	g_assert_cmpuint(looks, <=, 20);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bisect/same-as-a-walk", same_as_a_walk);
	g_test_add_func("/bisect/few-looks", few_looks);
	return g_test_run();
}
