/* The table of patterns: that it loads, and that each row matches its
 * examples and not its counter-examples. */
#include <glib.h>
#include <string.h>

#include "core/base/folders.h"
#include "core/text/patterns.h"

static void test_loads(void)
{
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) folders = folders_of("lexicon");
	struct patterns *patterns = patterns_load((const char *const *)folders, &error);
	g_assert_no_error(error);
	patterns_free(patterns);
}

static enum form form_named(const char *name)
{
	for (enum form form = 0; form < FORM_COUNT; form++)
		if (!strcmp(form_name(form), name))
			return form;
	return FORM_COUNT;
}

/* One example line against the row's own pattern. */
static void check_example(const char *pattern, const char *line, size_t number)
{
	gboolean matches = g_regex_match_simple(pattern, line + 2, G_REGEX_DUPNAMES, 0);
	if (matches == (*line == '+'))
		return;
	g_test_message("page.tsv:%zu: %s", number, line);
	g_test_fail();
}

/* The same through the loaded table: that its guard lets no match be missed. */
static void check_loaded(const char *line, enum form form, size_t number)
{
	if (*line != '+' || patterns_match(patterns_shipped(), form, slice_of(line + 2)))
		return;
	g_test_message("page.tsv:%zu is not found to be %s: %s", number, form_name(form), line);
	g_test_fail();
}

static void test_examples(void)
{
	enum form form = FORM_COUNT;
	g_autofree char *folder = folders_shipped("lexicon");
	g_autofree char *path = g_build_filename(folder, "page.tsv", NULL);
	g_autofree char *table = NULL;
	g_assert_true(g_file_get_contents(path, &table, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
	g_autofree char *pattern = NULL;
	size_t examples = 0;
	for (size_t i = 0; lines[i]; i++) {
		if (g_str_has_prefix(lines[i], "+ ") || g_str_has_prefix(lines[i], "- ")) {
			check_example(pattern, lines[i], i + 1);
			check_loaded(lines[i], form, i + 1);
			examples++;
		} else if (*lines[i] && *lines[i] != '#' && i) {
			char *tab = strchr(lines[i], '\t');
			g_assert_nonnull(tab);
			g_free(pattern);
			pattern = g_strndup(lines[i], (gsize)(tab - lines[i]));
			form = form_named(tab + 1);
			if (strcmp(pattern, "pattern"))
				g_assert_cmpint(form, !=, FORM_COUNT);
		}
	}
	g_assert_cmpuint(examples, >, 40);
}

/* The ordinary line of a page is told to have no form without an expression being
 * run: of so many patterns none is beyond what the guard can hold. */
static void test_ordinary(void)
{
	static const char *const lines[] = {
		"省发展和改革委有关负责同志表示，要持续优化营商环境，",
		"把短板逐项销号，全年新增投资超过13.3万亿元，比上年增长",
		"推动城乡融合发展取得新成效。在此基础上，安河市将统筹做好",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		g_assert_cmphex(
		        patterns_look(patterns_shipped(), slice_of(lines[i]), UINT_MAX, UINT64_MAX)
		                        .kinds &
		                ~(UINT64_C(1) << FORM_SAYS),
		        ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patterns/loads", test_loads);
	g_test_add_func("/patterns/examples", test_examples);
	g_test_add_func("/patterns/ordinary-lines", test_ordinary);
	return g_test_run();
}
