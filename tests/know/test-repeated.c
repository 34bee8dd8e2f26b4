/* A few characters said again and again, without an end of a sentence: extraction
 * takes no longer than over other text. What grows with the square of a text
 * would take minutes here. */
#include "tests/base/own-time.h"
#include "tests/know/article-of.h"

enum {
	BYTES = 200 * 1000,
	MOST_SECONDS = 10, /* far more than any machine needs, under sanitizers, too */
};

static const char *const units[] = {
	"123,456,",
	"1.1.1.",
	"1 2 3 . 4 ",
	"任命李明为",
	"李明、",
	"记者 李明 ",
	"省委书记、",
	"省长李明说",
	"他说：“",
	"“‘",
	"《",
	"（",
	"5%、",
	"5%至",
	"7.8:1",
	"分之",
	"一二三四",
	"亿万",
	"零",
	"多",
	"几",
	"到2030年，",
	"2025年1月",
	"分别增长5%和6%、",
	"有限公司",
	"省市县",
	"北京市",
	"艾力·",
	"“李明》（",
	"会议",
	"1",
	"一",
	"万",
	"1,000 ",
	"“",
	"近",
	"1-",
	"百分之",
	"广东、",
	"增长5%",
	"10:",
	"\xff",
	"2025年力争5%",
	"去年3个",
	"7.4∶",
	"1.5、",
	"安徽、湖北等",
	"公司",
	"村区",
	"甲镇",
	"从县长升任",
	"国家主席李明特使、",
	"“李明。”他说：",
	"“李明、周若水。”“做的。”他说。",
	"县委书记李明。书记说，大家都来了，很好很好很好。",
	"告诉，",
	"有人说“",
};

static void is_linear(gconstpointer unit)
{
	struct knowledge *knowledge = shipped_knowledge();
	struct arena *arena = arena_new();
	GString *text = g_string_new(NULL);
	while (text->len < BYTES)
		g_string_append(text, unit);
	struct test_article test;
	test_article_open(&test, text->str);
	const double start = own_seconds();
	struct mentions usual = knowledge_extract(knowledge, &test.article, arena);
	knowledge_extend(knowledge, &test.article, usual, EXTENT_ALL, arena);
	g_assert_cmpfloat(own_seconds() - start, <, MOST_SECONDS);
	test_article_close(&test);
	g_string_free(text, TRUE);
	arena_free(arena);
	knowledge_free(knowledge);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autofree char *path = g_strdup_printf("/repeated/%zu", i);
		g_test_add_data_func(path, units[i], is_linear);
	}
	return g_test_run();
}
