/* The lexicon: the user's tables add to and override the shipped ones, errors
 * name file and line, and the cache gives what the tables say. */
#include "core/know/lexicon.h"

#include <glib/gstdio.h>

struct fixture {
	char *top, *shipped, *own, *cache;
	const char *folders[3];
};

static void set_up(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	fixture->top = g_dir_make_tmp(NULL, NULL);
	g_assert_nonnull(fixture->top);
	fixture->shipped = g_build_filename(fixture->top, "shipped", NULL);
	fixture->own = g_build_filename(fixture->top, "own", NULL);
	fixture->cache = g_build_filename(fixture->top, "cache", "lexicon.bin", NULL);
	g_assert_cmpint(g_mkdir(fixture->shipped, 0700), ==, 0);
	fixture->folders[0] = fixture->shipped;
	fixture->folders[1] = fixture->own;
	fixture->folders[2] = NULL;
}

static void empty_folder(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));) {
		g_autofree char *file = g_build_filename(path, name, NULL);
		if (g_file_test(file, G_FILE_TEST_IS_DIR))
			empty_folder(file);
		else
			g_unlink(file);
	}
	g_rmdir(path);
}

static void tear_down(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	empty_folder(fixture->top);
	g_free(fixture->top);
	g_free(fixture->shipped);
	g_free(fixture->own);
	g_free(fixture->cache);
}

static void write_table(const char *folder, const char *name, const char *text)
{
	g_mkdir(folder, 0700);
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static struct lexicon *open_fine(struct fixture *fixture)
{
	g_autoptr(GError) error = NULL;
	struct lexicon *lexicon = lexicon_open(fixture->folders, fixture->cache, &error);
	g_assert_no_error(error);
	g_assert_nonnull(lexicon);
	lexicon_keep(lexicon, fixture->cache);
	return lexicon;
}

static const char *factor_of(const struct lexicon *lexicon, const char *unit)
{
	size_t row = lexicon_find(lexicon, TABLE_UNITS, slice_of(unit));
	return row == SIZE_MAX ? NULL : lexicon_cell(lexicon, TABLE_UNITS, row, 2);
}

static void own_tables_override(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	write_table(fixture->shipped, "units.tsv",
	            "# units\nword\tunit\tfactor\tkind\n吨\t吨\t1\tmass\n斤\t吨\t0.0005\tmass\n"
	            "里\t公里\t0.5\tlength\n");
	write_table(fixture->own, "units.tsv", "word\tfactor\n吨\t1000\n!里\n担\t0.05\n");
	for (int turn = 0; turn < 2; turn++) { /* compiled, then from the cache */
		struct lexicon *lexicon = open_fine(fixture);
		g_assert_cmpint(lexicon_accepted(lexicon), ==, turn == 1);
		g_assert_cmpuint(lexicon_rows(lexicon, TABLE_UNITS), ==, 3);
		g_assert_cmpstr(factor_of(lexicon, "吨"), ==, "1000");
		g_assert_cmpstr(factor_of(lexicon, "斤"), ==, "0.0005");
		g_assert_cmpstr(factor_of(lexicon, "担"), ==, "0.05");
		g_assert_null(factor_of(lexicon, "里"));
		lexicon_free(lexicon);
		g_assert_true(g_file_test(fixture->cache, G_FILE_TEST_EXISTS));
	}
}

static void changed_table_is_read_again(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	write_table(fixture->shipped, "units.tsv", "word\tunit\n吨\t吨\n");
	lexicon_free(open_fine(fixture));
	write_table(fixture->shipped, "units.tsv", "word\tunit\n公斤\t公斤\n");
	struct lexicon *lexicon = open_fine(fixture);
	g_assert_nonnull(factor_of(lexicon, "公斤"));
	g_assert_null(factor_of(lexicon, "吨"));
	lexicon_free(lexicon);
}

static void damaged_cache_is_made_again(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	write_table(fixture->shipped, "units.tsv", "word\tunit\tfactor\n吨\t吨\t7\n");
	lexicon_free(open_fine(fixture));
	g_autofree char *bytes = NULL;
	size_t length;
	g_assert_true(g_file_get_contents(fixture->cache, &bytes, &length, NULL));
	for (size_t cut = 1; cut < length; cut = cut * 3 + 1) {
		g_autofree char *damaged = g_memdup2(bytes, length);
		damaged[cut] ^= 0x55;
		g_file_set_contents(fixture->cache, damaged, (gssize)(cut % 2 ? length : cut),
		                    NULL);
		struct lexicon *lexicon = open_fine(fixture);
		g_assert_cmpstr(factor_of(lexicon, "吨"), ==, "7");
		lexicon_free(lexicon);
	}
}

static void errors_name_file_and_line(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	static const struct {
		const char *table, *place;
	} cases[] = {
		{ "word\tcolour\n", "units.tsv:1: no column \"colour\"" },
		{ "unit\tword\n", "units.tsv:1: the first column must be \"word\"" },
		{ "word\n# 吨\n\n吨\t吨\n", "units.tsv:4: more cells than the 1 columns" },
		{ "word\tunit\n吨\n吨\n", "units.tsv:3: \"吨\" is already in line 2" },
		{ "word\tunit\n\t吨\n", "units.tsv:2: the first cell, the word, is empty" },
		{ "word\n\xff\xfe\n", "units.tsv:2: not UTF-8" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		write_table(fixture->shipped, "units.tsv", cases[i].table);
		g_assert_null(lexicon_open(fixture->folders, fixture->cache, &error));
		g_assert_nonnull(error);
		if (!strstr(error->message, cases[i].place))
			g_error("want \"%s\" in \"%s\"", cases[i].place, error->message);
	}
}

static void note_example(enum lexicon_table table, size_t row, bool matches, const char *text,
                         void *user)
{
	g_string_append_printf(user, "%s %zd %c %s;", lexicon_table_name(table), (ssize_t)row,
	                       matches ? '+' : '-', text);
}

static void examples_are_kept(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	write_table(fixture->shipped, "units.tsv",
	            "- 第5次会议\nword\tunit\n吨\t吨\n+ 5吨钢\n斤\t斤\n- 斤斤计较\n");
	write_table(fixture->own, "units.tsv", "word\tunit\n吨\t公吨\n+ 8吨\n");
	struct lexicon *lexicon = open_fine(fixture);
	GString *told = g_string_new(NULL);
	lexicon_examples(lexicon, note_example, told);
	g_assert_cmpstr(told->str, ==, "units -1 - 第5次会议;units 0 - 斤斤计较;units 1 + 8吨;");
	g_string_free(told, TRUE);
	lexicon_free(lexicon);
}

#define ADD(path, function) g_test_add(path, struct fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/lexicon/own-tables-override", own_tables_override);
	ADD("/lexicon/changed-table", changed_table_is_read_again);
	ADD("/lexicon/damaged-cache", damaged_cache_is_made_again);
	ADD("/lexicon/errors", errors_name_file_and_line);
	ADD("/lexicon/examples", examples_are_kept);
	return g_test_run();
}
