/* The sample documents read as a careful reader reads them: each against its
 * expected reading in tests/text/samples, a block a line. Mentions are not
 * looked at here. */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "core/text/reading.h"

/* What a reading is compared by: the body and the lines of the head. */
static const char *const block_marks[BLOCK_TYPE_COUNT] = {
	[BLOCK_HEADING] = "h",
	[BLOCK_PARAGRAPH] = "p",
	[BLOCK_ITEM] = "p",
	[BLOCK_CAPTION] = "c",
};

static void print_field(GString *out, const char *name, const char *value)
{
	if (value)
		g_string_append_printf(out, "%s\t%s\n", name, value);
}

/* text without the dashes and the full stop that belong to the layout. */
static char *bare(const char *text)
{
	static const char *const dash = "—", *const stop = "。";
	while (g_str_has_prefix(text, dash))
		text += strlen(dash);
	size_t len = strlen(text);
	if (g_str_has_suffix(text, stop))
		len -= strlen(stop);
	return g_strndup(text, len);
}

static void print_block(GString *out, const struct block *block)
{
	const char *mark = block_marks[block->type];
	if (!mark)
		return;
	if (block->type != BLOCK_HEADING) {
		print_field(out, mark, block->text.data);
		return;
	}
	g_autofree char *text = bare(block->text.data);
	g_string_append_printf(out, "h%d%s\t%s\n", block->level, block->run_in ? " run-in" : "",
	                       text);
}

static void print_article(GString *out, const struct article *article)
{
	g_autofree char *subtitle = article->subtitle ? bare(article->subtitle) : NULL;
	g_string_append(out, "= article\n");
	print_field(out, "kicker", article->kicker);
	print_field(out, "title", article->title);
	print_field(out, "subtitle", subtitle);
	for (size_t i = 0; i < article->n_byline; i++)
		print_field(out, "byline", article->byline[i]);
	print_field(out, "continued_from", article->continued_from);
	print_field(out, "continued_on", article->continued_on);
	for (size_t i = 0; i < article->n_blocks; i++)
		print_block(out, &article->blocks[i]);
}

/* Fragments are what could not be placed: no person misses them. */
static char *print_reading(const struct reading *reading)
{
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < reading->n_articles; i++)
		if (reading->articles[i].kind != ARTICLE_FRAGMENT)
			print_article(out, &reading->articles[i]);
	return g_string_free(out, FALSE);
}

/* Not read yet as a person reads it, who sees without a sign in the layout that
 * a full line ends its paragraph: told, not failed. */
static const char *const not_yet[] = { "第01版-在开放中聚力.reading", NULL };

/* Lines are told in order, so that a failure shows what a person would see. */
static bool same(const char *expected, const char *printed)
{
	g_auto(GStrv) right = g_strsplit(expected, "\n", -1);
	g_auto(GStrv) found = g_strsplit(printed, "\n", -1);
	for (char **line = right; *line; line++)
		if (!g_strv_contains((const char *const *)found, *line))
			g_test_message("missing: %s", *line);
	for (char **line = found; *line; line++)
		if (!g_strv_contains((const char *const *)right, *line))
			g_test_message("not expected: %s", *line);
	return strcmp(expected, printed) == 0;
}

static void differs(const char *fixture)
{
	if (g_strv_contains(not_yet, fixture))
		g_test_incomplete("the reading differs from what a reader would see");
	else
		g_test_fail_printf("the reading differs from what a reader would see");
}

static char *in_sources(const char *folder, const char *name)
{
	const char *srcdir = g_getenv("srcdir");
	return g_build_filename(srcdir ? srcdir : ".", folder, name, NULL);
}

/* A fixture's first line names its document: "# path below share/samples". */
static void test_sample(gconstpointer fixture)
{
	g_autofree char *expected_path = in_sources("tests/text/samples", fixture);
	g_autofree char *expected = NULL;
	GError *error = NULL;
	g_assert_true(g_file_get_contents(expected_path, &expected, NULL, &error));
	char *body = strchr(expected, '\n');
	*body++ = '\0';

	g_autofree char *path = in_sources("share/samples", expected + strlen("# "));
	struct source *source = source_open(path, &error);
	g_assert_no_error(error);
	struct reading *reading = reading_new(source, NULL);
	g_autofree char *printed = print_reading(reading);
	if (!same(body, printed))
		differs(fixture);
	reading_free(reading);
	source_free(source);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_autofree char *folder = in_sources("tests/text", "samples");
	GDir *dir = g_dir_open(folder, 0, NULL);
	for (const char *name; (name = g_dir_read_name(dir));) {
		g_autofree char *test = g_strdup_printf("/samples/%s", name);
		g_test_add_data_func_full(test, g_strdup(name), test_sample, g_free);
	}
	g_dir_close(dir);
	return g_test_run();
}
