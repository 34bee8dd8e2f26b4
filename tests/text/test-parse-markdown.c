/* Markdown: what a reader sees of it. */
#include "tests/base/own-time.h"
#include "tests/text/parsed.h"

static void line_ends_stay(void)
{
	assert_parsed("a.md", "## 标题\n\n第一行\n第二行  \n第三行\n\n又一段\n",
	              "h2.|标题\nb1.|\nt0|第一行\nt0|第二行\nt0|第三行\nb1.|\nt0.|又一段\n");
}

static void numbers_of_items_are_text(void)
{
	assert_parsed("a.md", "# 要闻\n\n1. 甲\n2. 乙\n   - 丙\n",
	              "h1.|要闻\nb1.|\ni1.|1. 甲\ni1.|2. 乙\ni2.|丙\n");
}

static void what_only_looks_like_a_heading_is_none(void)
{
	assert_parsed("a.md", "#话题# 一句话\n", "t0.|#话题# 一句话\n");
	assert_parsed("a.md", "短标题\n---\n", "h2.|短标题\n");
	assert_parsed("a.md",
	              "这一段话很长，一直写到了一行的末尾，它的下面是一条横线，并不是说它就是标题。"
	              "标题不会有这么长。\n---\n",
	              "t0.|这一段话很长，一直写到了一行的末尾，它的下面是一条横线，并不是说它就是标"
	              "题。标题不会有这么长。\n");
}

static void bold_lines_are_strong(void)
{
	assert_parsed("a.md", "**来源：** 云岭日报\n\n**小标题**\n",
	              "t0|来源： 云岭日报\nb1.|\nt0s.|小标题\n");
}

static void addresses_are_left_out(void)
{
	assert_parsed("a.md",
	              "见[原文](http://example.org/a_b \"题\")。\n\n[上一页](a) | [下一页](b)\n",
	              "t0|见原文。\nb1.|\nl0.|上一页 | 下一页\n");
}

static void pictures_are_captions(void)
{
	assert_parsed("a.md", "前文\n\n![会场。](a.jpg \"顾明远 摄\")\n\n后文\n",
	              "t0|前文\nb1.|\nc0.|会场。\nc0.|顾明远 摄\nb1.|\nt0.|后文\n");
}

static void cells_of_tables_are_lines(void)
{
	assert_parsed("a.md", "| 指标 | 目标 |\n|---|---|\n| 增速 | 5%左右 |\n",
	              "|0.|指标\n|0.|目标\n|0.|增速\n|0.|5%左右\n");
}

static void html_inside_is_read(void)
{
	assert_parsed(
	        "a.md",
	        "<div align=\"center\">\n<strong>小标题</strong>\n</div>\n\n甲<br>乙&nbsp;丙\n",
	        "t0s.|小标题\nb1.|\nt0|甲\nt0.|乙\u00a0丙\n");
}

static void ranges_are_not_struck_out(void)
{
	assert_parsed("a.md", "增长5~6%，明年7~8%。\n", "t0.|增长5~6%，明年7~8%。\n");
}

/* A reference with a long address, used over and over, is as much work as its
 * square; the rest of the file is read as text. */
static void a_hostile_file_takes_no_time(void)
{
	g_autoptr(GString) hostile = g_string_new("# 甲\n\n[a]: ");
	for (int i = 0; i < 20000; i++)
		g_string_append(hostile, "x&amp;");
	g_string_append(hostile, "\n\n");
	for (int i = 0; i < 100000; i++)
		g_string_append(hostile, "[a]");
	g_autoptr(GBytes) bytes = g_bytes_new(hostile->str, hostile->len);
	struct source *source = source_from_bytes("a.md", bytes, NULL);
	struct arena *arena = arena_new();
	struct span whole = { 0, source->text.len };
	const double start = own_seconds();
	g_assert_cmpuint(parse_source(source, whole, arena, arena).n_lines, >, 0);
	g_assert_cmpfloat(own_seconds() - start, <, 5);
	arena_free(arena);
	source_free(source);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/parse-markdown/line-ends", line_ends_stay);
	g_test_add_func("/parse-markdown/items", numbers_of_items_are_text);
	g_test_add_func("/parse-markdown/no-headings", what_only_looks_like_a_heading_is_none);
	g_test_add_func("/parse-markdown/strong", bold_lines_are_strong);
	g_test_add_func("/parse-markdown/links", addresses_are_left_out);
	g_test_add_func("/parse-markdown/pictures", pictures_are_captions);
	g_test_add_func("/parse-markdown/tables", cells_of_tables_are_lines);
	g_test_add_func("/parse-markdown/html", html_inside_is_read);
	g_test_add_func("/parse-markdown/tildes", ranges_are_not_struck_out);
	g_test_add_func("/parse-markdown/hostile", a_hostile_file_takes_no_time);
	return g_test_run();
}
