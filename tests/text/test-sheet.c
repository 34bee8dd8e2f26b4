/* Where a very long text is cut, and that its parts are read one after the other. */
#include <glib.h>
#include <locale.h>

#include "core/text/reading.h"
#include "core/text/sheet.h"

enum { MEGABYTE = 1 << 20 };

static const char line[] = "安河市今年的工作要点。\n";

/* A text of so many megabytes of lines, with mark in place of one in its fifth. */
static struct source *source_marked(const char *name, size_t megabytes, const char *mark)
{
	GString *text = g_string_new(NULL);
	while (text->len < megabytes * MEGABYTE) {
		size_t before = text->len;
		g_string_append(text, line);
		if (before < 4.5 * MEGABYTE && text->len >= 4.5 * MEGABYTE)
			g_string_append(text, mark);
	}
	g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
	return source_from_bytes(name, bytes, NULL);
}

/* What stands right behind the first cut. */
static void assert_cut_before(const char *mark)
{
	struct source *source = source_marked("plan.txt", 12, mark);
	size_t end = sheet_end(source, 0);
	g_assert_cmpuint(end, >, 4 * MEGABYTE);
	g_assert_cmpuint(end, <, 5 * MEGABYTE + sizeof line);
	struct slice rest = slice_sub(source->text, (struct span){ end, source->text.len });
	g_assert_true(slice_starts(rest, slice_of(mark + strspn(mark, "\n"))));
	g_assert_cmpuint(sheet_end(source, end), <, source->text.len);
	source_free(source);
}

static void a_cut_is_where_something_begins(void)
{
	assert_cut_before("安河");
	assert_cut_before("　　过去一年，全市经济稳中有进。\n");
	assert_cut_before("\n\n\n云岭省政府工作报告\n");
	assert_cut_before("\f第二版\n");
}

static void what_is_no_long_plain_text_is_whole(void)
{
	struct source *source = source_marked("plan.txt", 4, "");
	g_assert_cmpuint(sheet_end(source, 0), ==, source->text.len);
	source_free(source);
	source = source_marked("plan.md", 12, "# 云岭省\n");
	source->format = FORMAT_MARKDOWN;
	g_assert_cmpuint(sheet_end(source, 0), ==, source->text.len);
	source_free(source);
}

/* Two articles with a gap between them that is longer than a sheet. */
static struct source *source_far_apart(void)
{
	const char *article = "云岭省加快建设农村公路\n\n"
	                      "　　新华社安河1月20日电 今年，云岭省将新改建农村公路五千公里。\n\n"
	                      "　　省交通运输厅厅长顾明远说，资金已经到位。\n";
	GString *text = g_string_new(article);
	for (size_t i = 0; i < 6 * MEGABYTE; i++)
		g_string_append_c(text, '\n');
	g_string_append(text, article);
	g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
	return source_from_bytes("news.txt", bytes, NULL);
}

static void parts_make_the_whole(void)
{
	struct source *source = source_far_apart();
	struct reading *whole = reading_new(source, NULL), *part;
	struct reading_place place = { 0, 0 };
	size_t parts = 0, n = 0;
	for (; (part = reading_next(source, NULL, &place)); parts++) {
		for (size_t i = 0; i < part->n_articles; i++, n++) {
			g_assert_cmpuint(part->articles[i].ordinal, ==, n);
			g_assert_cmpstr(part->articles[i].title, ==, whole->articles[n].title);
		}
		reading_free(part);
	}
	g_assert_cmpuint(parts, ==, 2);
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpuint(whole->n_articles, ==, n);
	g_assert_cmpuint(whole->articles[1].ordinal, ==, 1);
	reading_free(whole);
	source_free(source);
}

static void the_beginning_is_read_alone(void)
{
	struct source *source = source_far_apart();
	const struct reading_options options = { .most_sheets = 1 };
	struct reading *beginning = reading_new(source, &options);
	g_assert_true(beginning->more);
	g_assert_cmpuint(beginning->n_articles, ==, 1);
	g_assert_cmpstr(beginning->articles[0].title, ==, "云岭省加快建设农村公路");
	reading_free(beginning);
	source_free(source);
}

static void what_nobody_wants_ends_early(void)
{
	struct source *source = source_far_apart();
	const gint unwanted = 1;
	const struct reading_options options = { .unwanted = &unwanted };
	struct reading *reading = reading_new(source, &options);
	g_assert_cmpuint(reading->n_articles, ==, 0);
	reading_free(reading);
	source_free(source);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sheet/cut", a_cut_is_where_something_begins);
	g_test_add_func("/sheet/whole", what_is_no_long_plain_text_is_whole);
	g_test_add_func("/sheet/parts", parts_make_the_whole);
	g_test_add_func("/sheet/beginning", the_beginning_is_read_alone);
	g_test_add_func("/sheet/unwanted", what_nobody_wants_ends_early);
	return g_test_run();
}
