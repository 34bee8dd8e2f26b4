/* Posts: front matter says the title and the date, even where it is broken. */
#include "tests/text/parsed.h"

static void front_matter_is_metadata(void)
{
	assert_parsed(
	        "a.txt",
	        "---\nlayout: post\ntitle: \"安河市：300个项目开工\"\ndate: 2025-03-06 09:00\n"
	        "author: 沈若川\ntags: [云岭, title]\n---\n<p>正文</p>\n",
	        "@title 0 安河市：300个项目开工\n@date 1 2025-03-06 09:00\n@author 1 沈若川\n"
	        "h1.|安河市：300个项目开工\nt0.|正文\n");
}

static void broken_front_matter_is_read_by_lines(void)
{
	assert_parsed(
	        "a.md", "---\ntitle: 云岭: \"稳中求进\n\tdate: 2025-03-06\n---\n正文\n",
	        "@title 0 云岭: \"稳中求进\n@date 1 2025-03-06\nh1.|云岭: \"稳中求进\nt0.|正文\n");
}

static void aliases_do_no_harm(void)
{
	g_autoptr(GString) post = g_string_new("---\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
	for (int i = 1; i < 12; i++)
		g_string_append_printf(post, "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", i, i,
		                       i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
	g_string_append(post, "title: 甲\n---\n正文\n");
	assert_parsed("a.md", post->str, "@title 0 甲\nh1.|甲\nt0.|正文\n");
}

static void a_rule_is_no_front_matter(void)
{
	assert_format("a.md", "---\n\n正文\n\n---\n\n又一段\n", FORMAT_MARKDOWN);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/parse-post/metadata", front_matter_is_metadata);
	g_test_add_func("/parse-post/broken", broken_front_matter_is_read_by_lines);
	g_test_add_func("/parse-post/aliases", aliases_do_no_harm);
	g_test_add_func("/parse-post/rule", a_rule_is_no_front_matter);
	return g_test_run();
}
