/* Files made to hurt: nesting, repetition, marks that never close. Each is read
 * to its end with every byte in its place, and quickly: a fault that grows with
 * the square of the file would be noticed by who waits for this test. */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "core/text/audit.h"
#include "core/text/reading.h"

enum { BYTES = 400 * 1000 };

struct hostile {
	const char *name; /* and after the last dash the file's ending */
	const char *head, *unit, *tail;
};

static const struct hostile files[] = {
	{ "div-html", "<html>", "<div>", "云" },
	{ "inline-html", "<html>", "<b><i><a href=x>", "云" },
	{ "lists-html", "<html>", "<ul><li>", "云" },
	{ "angles-html", "<html>", "<", "" },
	{ "comments-html", "<html>", "<!--", "" },
	{ "scripts-html", "<html>", "<script>", "" },
	{ "attributes-html", "<html><a ", "a=\"", "" },
	{ "references-html", "<html>", "&#x", "" },
	{ "titles-html", "<html>", "<p><b>云岭省</b></p><p><b>安河市</b></p>", "云" },
	{ "quotes-md", "# 云\n\n", "> ", "云" },
	{ "brackets-md", "# 云\n\n", "[", "" },
	{ "links-md", "# 云\n\n", "[a](", "" },
	{ "stars-md", "# 云\n\n", "*a_", "" },
	{ "headings-md", "", "# a\n", "" },
	{ "rules-md", "# 云\n\n", "---\n\n", "" },
	{ "table-md", "# 云\n\n|a|b|\n|-|-|\n", "|a\n", "" },
	{ "titles-md", "---\n", "title: a\n", "---\ntext\n" },
	{ "aliases-md", "---\na: &a [x, x, x]\n", "b: &a [*a, *a, *a]\n", "---\ntext\n" },
	{ "sequences-md", "---\n", "[", "\n---\ntext\n" },
	{ "arrays-json", "", "[", "" },
	{ "objects-json", "", "{\"a\":", "" },
	{ "strings-json", "[{\"title\":\"", "\\u4e91", "" },
	{ "quotes-csv", "title,content\n", "\"", "" },
	{ "columns-csv", "title,content", ",a", "" },
	{ "rows-csv", "title,content\n", "a,b\n", "" },
	{ "accents-txt", "云", "\xcc\x81", "" },
	{ "escapes-txt", "", "\xe2\x80\xae\x1b[31m云\n", "" },
	{ "truncated-txt", "", "云岭省", "\xe4\xba" },
	{ "faults-txt", "", "云岭省\xff\xfe", "" },
	{ "blank-txt", "", " ", "云" },
	{ "empty-lines-txt", "云", "\n", "云" },
	{ "page-numbers-txt", "", "12\n", "" },
	{ "running-heads-txt", "", "云岭日报\n3\n", "" },
	{ "labels-txt", "", "来源：\n云岭日报\n", "" },
	{ "spaced-txt", "", "云 岭 ", "" },
	{ "doubled-txt", "", "云云岭岭", "" },
	{ "open-quotes-txt", "", "“", "" },
	{ "broken-lines-txt", "", "“云岭省今年将实施技术改造项目三百个以上\n", "" },
	{ "salutations-txt", "", "各位代表：\n", "" },
	{ "datelines-txt", "", "新华社安河1月23日电\n", "" },
	{ "jumps-txt", "", "（下转第二版）\n", "" },
	{ "contents-txt", "", "目录\n第一章 云岭……1\n", "" },
	{ "numbered-txt", "", "一、云岭\n", "" },
	{ "same-line-txt", "", "云岭省今年经济社会发展主要预期目标任务全面完成。\n", "" },
	{ "offices-txt", "", "安河市统计局 云岭省统计局安河调查队\n\n推动发展\n\n", "" },
	{ "visits-txt", "", "安河大桥合龙 - 安河市网站\n浏览量:          时间:2025-01-17\n", "" },
	{ "one-line-txt", "", "云岭省今年经济社会发展目标任务全面完成，", "" },
};

static GBytes *bytes_of(const struct hostile *hostile)
{
	GString *text = g_string_new(hostile->head);
	while (text->len < BYTES)
		g_string_append(text, hostile->unit);
	g_string_append(text, hostile->tail);
	return g_string_free_to_bytes(text);
}

static void is_read_whole(gconstpointer data)
{
	const struct hostile *hostile = data;
	const char *ending = strrchr(hostile->name, '-') + 1;
	g_autofree char *path = g_strdup_printf("page.%s", ending);
	g_autoptr(GBytes) bytes = bytes_of(hostile);
	g_autoptr(GError) error = NULL;
	struct source *source = source_from_bytes(path, bytes, &error);
	g_assert_no_error(error);
	struct reading *reading = reading_new(source, NULL);
	g_assert_cmpuint(reading_audit(reading, NULL), ==, 0);
	reading_free(reading);
	source_free(source);
}

/* A paragraph whose sentences end alike, and at whose end there are marks and no letters. */
static void ends_in_marks(void)
{
	g_autofree char *marks = g_strnfill(BYTES, ',');
	g_autofree char *tail = g_strconcat("甲乙丙丁戊己庚展", marks, "。</p><p>云岭省。", NULL);
	is_read_whole(&(struct hostile){ "marks-html", "<html><p>", "发展，", tail });
}

/* More authors than anybody has, each another one. */
static void has_many_authors(void)
{
	g_autoptr(GString) head = g_string_new("[{\"title\":\"云\",\"author\":\"");
	for (gunichar i = 0; head->len < BYTES; i++) {
		g_string_append_unichar(head, 0x4e00 + i % 4096);
		g_string_append_unichar(head, 0x4e00 + i / 4096);
		g_string_append_c(head, ' ');
	}
	is_read_whole(&(struct hostile){ "authors-json", head->str, " ",
	                                 "\",\"content\":\"云岭省今年任务完成。\"}]" });
}

/* Bytes of no text are refused by the first of them, however many there are; the
 * halves of UTF-16 are no such bytes. */
static void is_refused(void)
{
	static const char one[] = "\x00\x4e\x0a\x4e\x0d\x4e\x00\x30"; /* 一上不 and a blank */
	g_autoptr(GByteArray) nuls = g_byte_array_new(), wide = g_byte_array_new();
	g_byte_array_set_size(nuls, BYTES);
	memset(nuls->data, 0, nuls->len);
	for (size_t i = 0; i < BYTES; i += sizeof one - 1)
		g_byte_array_append(wide, (const guint8 *)one, sizeof one - 1);
	g_autoptr(GBytes) binary = g_bytes_new(nuls->data, nuls->len);
	g_autoptr(GBytes) text = g_bytes_new(wide->data, wide->len);
	g_autoptr(GError) error = NULL;
	g_assert_null(source_from_bytes("nuls.txt", binary, &error));
	g_assert_nonnull(error);
	g_clear_error(&error);
	struct source *source = source_from_bytes("wide.txt", text, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(source->encoding, ==, "UTF-16LE");
	source_free(source);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hostile/binary", is_refused);
	g_test_add_func("/hostile/marks", ends_in_marks);
	g_test_add_func("/hostile/authors", has_many_authors);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_strdup_printf("/hostile/%s", files[i].name);
		g_test_add_data_func(path, &files[i], is_read_whole);
	}
	return g_test_run();
}
