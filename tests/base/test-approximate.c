/* Approximate search against the plain table of edits, which is slow and
 * obvious; with patterns around the size of a block. */
#include "core/base/approximate.h"

#include <glib.h>
#include <stdint.h>

/* Sellers: the fewest edits between pattern and any part of text that ends at
 * each place; ends[0..n]. */
static void count_edits(struct codepoints pattern, struct codepoints text, size_t *ends)
{
	size_t *column = g_new(size_t, pattern.n + 1);
	for (size_t row = 0; row <= pattern.n; row++)
		column[row] = row;
	ends[0] = pattern.n;
	for (size_t i = 0; i < text.n; i++) {
		size_t diagonal = 0;
		for (size_t row = 1; row <= pattern.n; row++) {
			size_t change = diagonal + (pattern.items[row - 1] != text.items[i]);
			diagonal = column[row];
			column[row] = MIN(change, MIN(column[row], column[row - 1]) + 1);
		}
		ends[i + 1] = column[pattern.n];
	}
	g_free(column);
}

static size_t whole_distance(struct codepoints a, struct codepoints b)
{
	size_t *row = g_new(size_t, b.n + 1);
	for (size_t k = 0; k <= b.n; k++)
		row[k] = k;
	for (size_t i = 0; i < a.n; i++) {
		size_t diagonal = row[0]++;
		for (size_t k = 0; k < b.n; k++) {
			size_t change = diagonal + (a.items[i] != b.items[k]);
			diagonal = row[k + 1];
			row[k + 1] = MIN(change, MIN(row[k], row[k + 1]) + 1);
		}
	}
	size_t distance = row[b.n];
	g_free(row);
	return distance;
}

static void agrees_with_the_table(void)
{
	gunichar letters[400], words[200];
	size_t ends[401];
	for (int round = 0; round < 3000; round++) {
		struct codepoints text = { letters, (size_t)g_test_rand_int_range(0, 400) };
		struct codepoints pattern = { words, (size_t)g_test_rand_int_range(1, 200) };
		for (size_t i = 0; i < text.n; i++)
			letters[i] = 0x4E00 + (gunichar)g_test_rand_int_range(0, 4);
		for (size_t i = 0; i < pattern.n; i++)
			words[i] = 0x4E00 + (gunichar)g_test_rand_int_range(0, 4);
		size_t most = (size_t)g_test_rand_int_range(0, (int)pattern.n), best = SIZE_MAX;
		count_edits(pattern, text, ends);
		for (size_t i = 1; i <= text.n; i++)
			best = MIN(best, ends[i]);
		struct approximate_match match;
		bool found = approximate_find(pattern, text, most, 100, &match);
		g_assert_cmpint(found, ==, best <= most);
		if (!found)
			continue;
		g_assert_cmpuint(match.distance, ==, best);
		g_assert_cmpuint(ends[match.cp.end], ==, best);
		struct codepoints part = { letters + match.cp.start, span_len(match.cp) };
		g_assert_cmpuint(whole_distance(pattern, part), ==, best);
	}
}

static void takes_the_nearest_of_equals(void)
{
	const gunichar text[] = { 'a', 'b', 'x', 'x', 'a', 'b', 'x', 'x', 'a', 'b' };
	const struct codepoints in = { text, G_N_ELEMENTS(text) }, pattern = { text, 2 };
	struct approximate_match match;
	g_assert_true(approximate_find(pattern, in, 1, 6, &match));
	g_assert_cmpuint(match.cp.start, ==, 4);
	g_assert_cmpuint(match.cp.end, ==, 6);
	g_assert_true(approximate_find(pattern, in, 0, 100, &match));
	g_assert_cmpuint(match.cp.start, ==, 8);
}

static void nothing_in_nothing(void)
{
	struct approximate_match match;
	const gunichar letter = 'a';
	g_assert_false(approximate_find((struct codepoints){ &letter, 1 },
	                                (struct codepoints){ NULL, 0 }, 5, 0, &match));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/approximate/agrees-with-the-table", agrees_with_the_table);
	g_test_add_func("/approximate/takes-the-nearest-of-equals", takes_the_nearest_of_equals);
	g_test_add_func("/approximate/nothing-in-nothing", nothing_in_nothing);
	return g_test_run();
}
