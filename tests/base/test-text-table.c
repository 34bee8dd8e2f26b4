/* Tables of texts: each keeps its own value, however many there are. */
#include "core/base/text-table.h"

#include <glib.h>

static void each_text_keeps_its_value(void)
{
	enum { TEXTS = 1000 };
	struct arena *arena = arena_new();
	struct text_table table = { .arena = arena };
	char texts[TEXTS][16];
	g_assert_null(text_table_get(&table, slice_of("安河")));
	for (size_t i = 0; i < TEXTS; i++) {
		g_snprintf(texts[i], sizeof texts[i], "%zu安河", i);
		*text_table_at(&table, slice_of(texts[i])) = GSIZE_TO_POINTER(i + 1);
	}
	for (size_t i = 0; i < TEXTS; i++)
		g_assert_true(text_table_get(&table, slice_of(texts[i])) ==
		              GSIZE_TO_POINTER(i + 1));
	g_assert_null(text_table_get(&table, slice_of("1000安河")));
	g_assert_null(text_table_get(&table, slice_of("")));
	arena_free(arena);
}

static void a_text_is_itself_wherever_it_stands(void)
{
	struct arena *arena = arena_new();
	struct text_table table = { .arena = arena };
	const struct slice twice = slice_of("云岭云岭");
	const struct slice first = { twice.data, twice.len / 2 };
	const struct slice second = { twice.data + twice.len / 2, twice.len / 2 };
	*text_table_at(&table, first) = arena;
	g_assert_true(*text_table_at(&table, second) == arena);
	g_assert_null(*text_table_at(&table, twice));
	g_assert_cmpuint(table.n, ==, 2);
	arena_free(arena);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/text-table/values", each_text_keeps_its_value);
	g_test_add_func("/text-table/same", a_text_is_itself_wherever_it_stands);
	return g_test_run();
}
