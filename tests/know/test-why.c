/* Why a mention is one: the rows that a reader would look for, where they are. */
#include "tests/know/article-of.h"

/* Whether one of lines is of that table, and says so: "units.tsv:6: % · …". */
static bool has_row(char **lines, const char *table, const char *row)
{
	for (char **line = lines + 1; *line; line++) {
		const char *colon = strchr(*line, ':');
		const char *said = colon ? strstr(colon, ": ") : NULL;
		if (said && g_str_has_prefix(*line, table) && g_str_has_prefix(said + 2, row) &&
		    g_ascii_isdigit(colon[1]))
			return true;
	}
	return false;
}

static const struct row {
	enum mention_type type;
	const char *table, *row;
} rows[] = {
	{ MENTION_METRIC, "units.tsv", "%" },         { MENTION_METRIC, "changes.tsv", "增长" },
	{ MENTION_METRIC, "qualifiers.tsv", "左右" }, { MENTION_METRIC, "targets.tsv", "去年" },
	{ MENTION_PERSON, "surnames.tsv", "顾" },     { MENTION_PERSON, "given.tsv", "明" },
	{ MENTION_METRIC, "regions.tsv", "河南" },    { MENTION_PERSON, "posts.tsv", "书记" },
	{ MENTION_QUOTE, "speech.tsv", "说" },
};

static void test_rows(void)
{
	struct knowledge *knowledge = shipped_knowledge();
	struct arena *arena = arena_new();
	struct test_article test;
	test_article_open(&test, "=河南省政府工作报告\n"
	                         "安河市委书记顾明远说：“要把实事办实。”\n"
	                         "去年，安河市经济总量比上年增长8.5%左右。\n"
	                         "全省新增就业3.5万人。");
	struct mentions mentions = knowledge_extract(knowledge, &test.article, arena);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		bool found = false;
		for (size_t k = 0; k < mentions.n; k++) {
			const struct mention *mention = &mentions.items[k];
			g_auto(GStrv) lines = knowledge_why(knowledge, &test.article, mention);
			g_autofree char *rule =
			        mention_rule(mention, test.article.blocks[mention->block].text);
			g_assert_cmpstr(lines[0], ==, rule);
			found |= mention->type == rows[i].type &&
			         has_row(lines, rows[i].table, rows[i].row);
		}
		if (!found)
			g_error("no %s tells of %s in %s", mention_type_name(rows[i].type),
			        rows[i].row, rows[i].table);
	}
	test_article_close(&test);
	arena_free(arena);
	knowledge_free(knowledge);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/why/rows", test_rows);
	return g_test_run();
}
