/* Records: articles wrapped in JSON and CSV, unwrapped through their escapes. */
#include "tests/text/parsed.h"

static void json_objects_are_records(void)
{
	assert_parsed(
	        "a.json",
	        "{\"date\":\"2025-03-06\",\"items\":[{\"id\":7,\"content\":\"\\u4e91岭省\\n第二段"
	        "\\\"引\\\"\",\"title\":\"标题\"},{\"content\":\"无题\"}]}",
	        "@date 1 2025-03-06\n@title 1 标题\n@date 5 2025-03-06\n"
	        "=0.|\nh1.|标题\nt0|云岭省\nt0.|第二段\"引\"\n=0.|\nt0.|无题\n");
}

static void the_wordiest_field_is_the_text(void)
{
	assert_parsed(
	        "a.json",
	        "[{\"a\":\"x1\",\"b\":\"云岭省今年经济增长目标\"},{\"a\":\"x2\",\"b\":\"二\"}]",
	        "=0.|\nt0.|云岭省今年经济增长目标\n=0.|\nt0.|二\n");
}

static void json_that_is_none_is_text(void)
{
	assert_parsed("a.json", "{\"a\": 1]\n正文\n", "t0|{\"a\": 1]\nt0.|正文\n");
}

static void rows_are_records(void)
{
	assert_parsed("a.csv",
	              "id,title,publish_date,full_text\n"
	              "1,安河新闻,2025-03-06,\"第一段，\n第二段\"\"引\"\"。\"\n",
	              "@date 1 2025-03-06\n@title 1 安河新闻\n"
	              "=0.|\nh1.|安河新闻\nt0|第一段，\nt0.|第二段\"引\"。\n");
}

static void tabs_may_part_columns(void)
{
	assert_parsed("a.tsv", "title\tcontent\n甲\t望川县，路修通了。\n",
	              "@title 1 甲\n=0.|\nh1.|甲\nt0.|望川县，路修通了。\n");
}

static void rows_may_be_sentences(void)
{
	assert_parsed("a.csv", "序号,中文,英文\n1,各位代表：,Deputies\n2,一句话。,A sentence\n",
	              "t0.|各位代表：\nt0.|一句话。\n");
}

static void values_may_be_pages(void)
{
	assert_parsed(
	        "a.json",
	        "{\"title\":\"甲\",\"content\":\"<p class=\\\"x\\\">第一段\\u3002<\\/p>\\n\\n  "
	        "<p>第<b>二<\\/b>段\\n\\\"引\\\"<br \\/>续<\\/p>\"}",
	        "@title 1 甲\n=0.|\nh1.|甲\nt0.|第一段。\nt0|第二段\"引\"\nt0.|续\n");
	assert_parsed("a.csv", "title,full_text\n甲,\"<p>他说\"\"好\"\"。</p><p>乙</p>\"\n",
	              "@title 1 甲\n=0.|\nh1.|甲\nt0.|他说\"好\"。\nt0.|乙\n");
}

static void items_of_feeds_are_records(void)
{
	assert_parsed("a.xml",
	              "<rss><item><description><![CDATA[短]]></description><title>甲&amp;乙</title>"
	              "<content:encoded><![CDATA[<p>一</p><p>二]]></content:encoded></item></rss>",
	              "@title 1 甲&乙\n=0.|\nh1.|甲&乙\nt0.|一\nt0.|二\n");
	assert_parsed(
	        "a.xml",
	        "<feed><entry><title>甲</title><content>&lt;p>一&amp;nbsp;&lt;b&gt;二&lt;/b&gt;"
	        "&lt;/p&gt;1 &lt; 2</content></entry></feed>",
	        "@title 1 甲\n=0.|\nh1.|甲\nt0.|一\u00a0二\nt0.|1 < 2\n");
}

static void formats_are_told_by_content(void)
{
	assert_format("a.txt", "{\"title\": \"甲\", \"content\": \"乙\"}", FORMAT_JSON);
	assert_format("a.txt", "title,date,text\n甲,2025,乙\n丙,2025,丁\n戊,2025,己\n", FORMAT_CSV);
	assert_format("a.txt", "云岭省，安河市，\n增长5%，提高2个百分点，\n", FORMAT_TEXT);
	assert_format("a.txt", "[云岭日报]\n正文\n", FORMAT_TEXT);
	assert_format("a.txt", "<p>甲</p>\n<p>乙</p>\n", FORMAT_HTML);
	assert_format("a.xml", "<?xml version=\"1.0\"?>\n<rss><channel/></rss>", FORMAT_FEED);
	assert_format("a.txt", "\n\n# 标题\n\n正文\n\n## 小标题\n\n正文\n", FORMAT_MARKDOWN);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/parse-records/json", json_objects_are_records);
	g_test_add_func("/parse-records/wordiest", the_wordiest_field_is_the_text);
	g_test_add_func("/parse-records/no-json", json_that_is_none_is_text);
	g_test_add_func("/parse-records/feed", items_of_feeds_are_records);
	g_test_add_func("/parse-records/csv", rows_are_records);
	g_test_add_func("/parse-records/tabs", tabs_may_part_columns);
	g_test_add_func("/parse-records/sentences", rows_may_be_sentences);
	g_test_add_func("/parse-records/pages", values_may_be_pages);
	g_test_add_func("/parse-records/formats", formats_are_told_by_content);
	return g_test_run();
}
