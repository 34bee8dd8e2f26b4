/* Runs laid end to end: what one takes, another does without. */
#include "core/text/cover.h"

#include <glib.h>
#include <stdint.h>

enum { MOST = 200 };

static double choose(size_t n, const struct cover_link *links, guint n_links, size_t *next,
                     double *lead)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof *links);
	g_array_append_vals(all, links, n_links);
	return cover_choose(n, all, next, lead);
}

static void what_fits_best_is_left_where_another_needs_it(void)
{
	const struct cover_link links[] = { { 0, 2, 5 }, { 0, 3, 4 }, { 1, 2, 4.5 } };
	size_t next[4];
	double lead[4];
	g_assert_cmpfloat(choose(4, links, G_N_ELEMENTS(links), next, lead), ==, 8.5);
	g_assert_cmpuint(next[0], ==, 3);
	g_assert_cmpuint(next[1], ==, 2);
	g_assert_true(next[2] == SIZE_MAX && next[3] == SIZE_MAX);
	g_assert_cmpfloat(lead[0], ==, 3.5);
	g_assert_cmpfloat(lead[1], ==, 3.5);
}

static void a_run_may_be_left_open(void)
{
	const struct cover_link links[] = { { 0, 2, 5 }, { 1, 2, 4 }, { 1, 0, -1 } };
	size_t next[3];
	g_assert_cmpfloat(choose(3, links, G_N_ELEMENTS(links), next, NULL), ==, 5);
	g_assert_cmpuint(next[0], ==, 2);
	g_assert_true(next[1] == SIZE_MAX);
}

static void none_goes_on_in_itself(void)
{
	const struct cover_link links[] = { { 0, 0, 9 }, { 0, 1, 5 }, { 1, 2, 5 }, { 2, 0, 3 } };
	size_t next[3];
	g_assert_cmpfloat(choose(3, links, G_N_ELEMENTS(links), next, NULL), ==, 10);
	g_assert_cmpuint(next[0], ==, 1);
	g_assert_cmpuint(next[1], ==, 2);
	g_assert_true(next[2] == SIZE_MAX);
}

/* More than are weighed together: no run is taken twice, and no ring is left. */
static void many_are_laid_in_paths(void)
{
	g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(struct cover_link));
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	size_t next[MOST];
	double lead[MOST];
	bool taken[MOST] = { false };
	for (size_t from = 0; from < MOST; from++)
		for (int i = 0; i < 20; i++) {
			struct cover_link link = { (uint32_t)from,
				                   (uint32_t)g_rand_int_range(rand, 0, MOST),
				                   g_rand_double_range(rand, -1, 9) };
			g_array_append_val(links, link);
		}
	g_assert_cmpfloat(cover_choose(MOST, links, next, lead), >, MOST);
	for (size_t i = 0; i < MOST; i++) {
		size_t steps = 0;
		for (size_t at = i; next[at] != SIZE_MAX; at = next[at])
			g_assert_cmpuint(steps++, <, MOST);
		g_assert_true(next[i] == SIZE_MAX || !taken[next[i]]);
		if (next[i] != SIZE_MAX)
			taken[next[i]] = true;
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cover/what-fits-best-is-left-where-another-needs-it",
	                what_fits_best_is_left_where_another_needs_it);
	g_test_add_func("/cover/a-run-may-be-left-open", a_run_may_be_left_open);
	g_test_add_func("/cover/none-goes-on-in-itself", none_goes_on_in_itself);
	g_test_add_func("/cover/many-are-laid-in-paths", many_are_laid_in_paths);
	return g_test_run();
}
