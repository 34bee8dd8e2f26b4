/* Every target over every seed, everything that was ever found, the samples,
 * and pieces of them: what the fuzzers need hours for is not looked for here,
 * but what they found stays found. */
#include "core/base/folders.h"
#include "tests/fuzz/target.h"

#include <glib.h>

enum { PIECES = 24 };

static const struct {
	const char *name;
	int (*target)(const uint8_t *data, size_t size);
} targets[] = {
#define FUZZ_ROW(name) { #name, fuzz_##name },
	FUZZ_TARGETS(FUZZ_ROW)
#undef FUZZ_ROW
};

static void run_all(const char *contents, size_t len)
{
	for (size_t i = 0; i < G_N_ELEMENTS(targets); i++)
		targets[i].target((const uint8_t *)contents, len);
}

typedef void visit(const char *contents, size_t len);

static void walk(const char *folder, visit *each)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_assert_nonnull(dir);
	for (const char *name; (name = g_dir_read_name(dir));) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *contents = NULL;
		gsize len;
		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			walk(path, each);
		else if (g_file_get_contents(path, &contents, &len, NULL))
			each(contents, len);
	}
}

/* The file whole, cut off, begun in the middle, and with a byte that is wrong. */
static void break_and_run(const char *contents, size_t len)
{
	enum { WINDOW = 1500 };
	GRand *random = g_rand_new_with_seed((guint32)len);
	run_all(contents, len);
	for (int i = 0; i < PIECES && len; i++) {
		size_t start = (size_t)g_rand_int_range(random, 0, (gint32)len);
		size_t window = (size_t)g_rand_int_range(random, 1, WINDOW);
		size_t size = MIN(len - start, window);
		g_autofree char *piece = g_memdup2(contents + start, size);
		piece[g_rand_int_range(random, 0, (gint32)size)] =
		        (char)g_rand_int_range(random, 1, 256);
		run_all(piece, size);
	}
	g_rand_free(random);
}

static void seeds(void)
{
	g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "tests/fuzz/seeds", NULL);
	walk(folder, break_and_run);
}

static void found(void)
{
	g_autofree char *folder = g_test_build_filename(G_TEST_DIST, "tests/fuzz/found", NULL);
	walk(folder, run_all);
}

static void samples(void)
{
	g_autofree char *folder = folders_shipped("samples");
	walk(folder, break_and_run);
}

int main(int argc, char **argv)
{
	g_setenv("G_TEST_SRCDIR", g_getenv("srcdir"), FALSE);
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fuzz/seeds", seeds);
	g_test_add_func("/fuzz/found", found);
	g_test_add_func("/fuzz/samples", samples);
	return g_test_run();
}
