/* Places, organisations, works, dates and meetings in sentences, and the words
 * of one's own lists; the examples of the tables. */
#include "core/know/lexicon.h"
#include "tests/know/article-of.h"

#include <glib/gstdio.h>

/* The entities of an article dated 2025-03-06 as "kind text=name;…". */
static char *entities_in(const struct knowledge *knowledge, const char *text,
                         enum article_kind kind)
{
	struct test_article test;
	struct arena *arena = arena_new();
	GString *all = g_string_new(NULL);
	test_article_open(&test, text);
	test.article.date = "2025-03-06";
	test.article.kind = kind;
	struct mentions usual = knowledge_extract(knowledge, &test.article, arena);
	struct mentions mentions =
	        knowledge_extend(knowledge, &test.article, usual, EXTENT_ALL, arena);
	for (size_t i = 0; i < mentions.n; i++) {
		const struct mention *mention = &mentions.items[i];
		if (mention->type != MENTION_ENTITY)
			continue;
		struct slice words = slice_sub(test.blocks[mention->block].text, mention->span);
		g_string_append_printf(all, "%s%s %.*s=%s", all->len ? ";" : "",
		                       entity_kind_name(mention->entity.kind), (int)words.len,
		                       words.data, mention->entity.name);
	}
	arena_free(arena);
	test_article_close(&test);
	return g_string_free(all, FALSE);
}

static char *entities_of(const struct knowledge *knowledge, const char *text)
{
	return entities_in(knowledge, text, ARTICLE_NEWS);
}

struct sentence_case {
	const char *text, *entities;
};

static void check_cases(const struct sentence_case *cases, size_t n)
{
	struct knowledge *knowledge = shipped_knowledge();
	for (size_t i = 0; i < n; i++) {
		g_autofree char *found = entities_of(knowledge, cases[i].text);
		if (strcmp(found, cases[i].entities) != 0)
			g_test_message("in “%s”", cases[i].text);
		g_assert_cmpstr(found, ==, cases[i].entities);
	}
	knowledge_free(knowledge);
}

static void dates_are_resolved(void)
{
	static const struct sentence_case cases[] = {
		{ "2025年3月5日开幕。", "date 2025年3月5日=2025-03-05" },
		{ "二〇二五年三月五日开幕。", "date 二〇二五年三月五日=2025-03-05" },
		{ "今年上半年增长5%。", "date 今年上半年=2025-01/2025-06" },
		{ "去年底竣工。", "date 去年底=2024-12" },
		{ "3月5日至11日举行。", "date 3月5日至11日=2025-03-05/2025-03-11" },
		{ "12月30日公布。", "date 12月30日=2024-12-30" },
		{ "“十四五”时期成效显著。", "date “十四五”=2021/2025" },
		{ "2024年11月至2025年2月检修。", "date 2024年11月至2025年2月=2024-11/2025-02" },
		{ "2021—2025年实施。", "date 2021—2025年=2021/2025" },
		{ "去年1至11月下降。", "date 去年1至11月=2024-01/2024-11" },
		{ "2024年6月开工，8月停工。", "date 2024年6月=2024-06;date 8月=2024-08" },
		{ "2021年增产，次年又比上年多。",
		  "date 2021年=2021;date 次年=2022;date 上年=2020" },
		{ "# 2024年工作回顾\n上半年回升，年底收官。",
		  "date 2024年=2024;date 上半年=2025-01/2025-06;date 年底=2025-12" },
		{ "比2024年多，上半年回升。", "date 2024年=2024;date 上半年=2025-01/2025-06" },
		{ "消息：7月2日，到二０一０年。", "date 7月2日=2025-07-02;date 二０一０年=2010" },
		{ "2号楼和二号线，比上年多。", "" },
		{ "3.“十四五”时期，每年底清点。", "date “十四五”=2021/2025" },
		{ "记者5日获悉。", "date 5日=2025-03-05" },
		{ "商务部5日表示。", "organisation 商务部=商务部;date 5日=2025-03-05" },
		{ "检查历时5日，5日内办结，用了3个月，第3日返回，月均两次。", "" },
		{ "昨天，2月30日。", "date 昨天=2025-03-05;date 2月=2025-02" },
	};
	check_cases(cases, G_N_ELEMENTS(cases));
}

static void reports_speak_of_their_headings_year(void)
{
	struct knowledge *knowledge = shipped_knowledge();
	g_autofree char *found =
	        entities_in(knowledge, "# 2024年工作回顾\n上半年回升，年底收官。", ARTICLE_REPORT);
	g_assert_cmpstr(found, ==,
	                "date 2024年=2024;date 上半年=2024-01/2024-06;date 年底=2024-12");
	knowledge_free(knowledge);
}

static void names_get_their_place(void)
{
	static const struct sentence_case cases[] = {
		{ "河南今年发力。省委、省政府印发方案。",
		  "place 河南=河南;date 今年=2025;organisation 省委=河南省委;"
		  "organisation 省政府=河南省政府" },
		{ "宁夏发力。自治区党委十三届八次全会召开。",
		  "place 宁夏=宁夏;meeting 自治区党委十三届八次全会="
		  "宁夏回族自治区党委十三届八次全会" },
		{ "云上发力。市委印发方案。", "organisation 市委=市委" },
	};
	check_cases(cases, G_N_ELEMENTS(cases));
}

static void names_are_found_whole(void)
{
	static const struct sentence_case cases[] = {
		{ "记者到松垣县财政局采访。", "organisation 松垣县财政局=松垣县财政局" },
		{ "云岭省住房和城乡建设厅发文。",
		  "organisation 云岭省住房和城乡建设厅=云岭省住房和城乡建设厅" },
		{ "云岭省农业农村厅和安河市住建局发文。",
		  "organisation 云岭省农业农村厅=云岭省农业农村厅;"
		  "organisation 安河市住建局=安河市住建局" },
		{ "国家发改委答复。", "organisation 国家发改委=国家发展和改革委员会" },
		{ "财政部和教育部联合发文。",
		  "organisation 财政部=财政部;organisation 教育部=教育部" },
		{ "这家公司和那所大学合作。", "" },
		{ "干部的委托和全部要求。", "" },
		{ "省委常委会会议在云岭召开。", "meeting 省委常委会会议=省委常委会会议" },
		{ "云岭省十四届人大三次会议闭幕。",
		  "meeting 云岭省十四届人大三次会议=云岭省十四届人大三次会议" },
		{ "会议指出，工作会议要少而精。", "" },
		{ "施行《云岭省优化营商环境条例》。",
		  "work 《云岭省优化营商环境条例》=云岭省优化营商环境条例" },
		{ "到松垣县白石岭村看看。", "place 松垣县=松垣县;place 白石岭村=白石岭村" },
		{ "他在北京会见客人。", "place 北京=北京" },
		{ "到兰州新区看看。", "place 兰州新区=兰州新区" },
		{ "第八届云岭国际茶叶论坛开幕。",
		  "meeting 第八届云岭国际茶叶论坛=第八届云岭国际茶叶论坛" },
		{ "第三届“云茶之路”国际合作论坛闭幕。",
		  "meeting 第三届“云茶之路”国际合作论坛=第三届“云茶之路”国际合作论坛" },
		{ "第三届中国国际高新技术成果交易会开幕。",
		  "meeting 第三届中国国际高新技术成果交易会=第三届中国国际高新技术成果交易会" },
		{ "刚果（金）代表到会。", "place 刚果（金）=刚果（金）" },
		{ "建设文明城市，省重点实验室，上市公司。", "" },
		{ "全省各县、全村和本市。", "" },
	};
	check_cases(cases, G_N_ELEMENTS(cases));
}

struct example_check {
	const struct knowledge *knowledge;
	const struct lexicon *lexicon;
	size_t n;
};

/* What an example of a table must, or must not, have one of. */
static const char *kind_of_example(const struct lexicon *lexicon, enum lexicon_table table,
                                   size_t row)
{
	if (table == TABLE_DATES)
		return "date ";
	if (table == TABLE_WORKS)
		return "work ";
	return row == SIZE_MAX ? "organisation " : lexicon_cell(lexicon, table, row, 1);
}

static void check_example(enum lexicon_table table, size_t row, bool matches, const char *text,
                          void *user)
{
	struct example_check *check = user;
	if (table != TABLE_ENTITIES && table != TABLE_WORKS && table != TABLE_DATES)
		return;
	g_autofree char *found = entities_of(check->knowledge, text);
	bool has = strstr(found, kind_of_example(check->lexicon, table, row)) != NULL;
	if (has != matches)
		g_test_message("%s: %c %s: %s", lexicon_table_name(table), matches ? '+' : '-',
		               text, found);
	g_assert_true(has == matches);
	check->n++;
}

static void examples_hold(void)
{
	g_autofree char *folder = folders_shipped("lexicon");
	const char *const folders[] = { folder, NULL };
	struct knowledge *knowledge = shipped_knowledge();
	struct lexicon *lexicon = lexicon_open(folders, NULL, NULL);
	struct example_check check = { knowledge, lexicon, 0 };
	lexicon_examples(lexicon, check_example, &check);
	g_assert_cmpuint(check.n, >, 20);
	lexicon_free(lexicon);
	knowledge_free(knowledge);
}

/* A folder of the reader's with lists in it. */
struct own_folder {
	char *path;
};

static void write_list(const struct own_folder *folder, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(folder->path, name, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static struct knowledge *knowledge_with(const struct own_folder *folder)
{
	g_autofree char *shipped = folders_shipped("lexicon");
	const char *const folders[] = { shipped, folder->path, NULL };
	struct knowledge *knowledge = knowledge_load(folders, NULL);
	g_assert_nonnull(knowledge);
	return knowledge;
}

static void open_folder(struct own_folder *folder)
{
	folder->path = g_dir_make_tmp(NULL, NULL);
	g_assert_nonnull(folder->path);
}

static void clear_folder(struct own_folder *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder->path, 0, NULL);
	for (const char *name; (name = g_dir_read_name(dir));) {
		g_autofree char *path = g_build_filename(folder->path, name, NULL);
		g_unlink(path);
	}
	g_rmdir(folder->path);
	g_free(folder->path);
}

static void own_lists_are_layers(void)
{
	struct own_folder folder;
	open_folder(&folder);
	write_list(&folder, "topics.tsv", "# mine\nword\tnote\n夜校\tsee 2024\n路长\n");
	write_list(&folder, "rivers.tsv", "word\n清水河\n");
	struct knowledge *knowledge = knowledge_with(&folder);
	const struct own_lists *lists = knowledge_lists(knowledge);
	g_assert_cmpuint(lists->n, ==, 2);
	g_assert_cmpstr(lists->lists[0].name, ==, "rivers");
	g_assert_cmpstr(lists->lists[1].rows[0].note, ==, "see 2024");
	g_assert_cmpuint(lists->n_complaints, ==, 0);
	g_autofree char *found = entities_of(knowledge, "清水河边的夜校。");
	g_assert_cmpstr(found, ==, "term 清水河=清水河;term 夜校=夜校");
	knowledge_free(knowledge);
	clear_folder(&folder);
}

static void faults_of_lists_cost_a_row(void)
{
	struct own_folder folder;
	open_folder(&folder);
	write_list(&folder, "topics.tsv",
	           "word\tnote\n夜校\ta\n\tb\n夜校\tc\n路长\td\te\n图书\tf\n");
	write_list(&folder, "bare.tsv", "村晚\n");
	struct knowledge *knowledge = knowledge_with(&folder);
	const struct own_lists *lists = knowledge_lists(knowledge);
	g_assert_cmpuint(lists->n_complaints, ==, 4);
	g_assert_true(strstr(lists->complaints[0], "bare.tsv:1: the first line must name") != NULL);
	g_assert_true(strstr(lists->complaints[1], "topics.tsv:3: ") != NULL);
	g_assert_true(strstr(lists->complaints[2], "topics.tsv:4: ") != NULL);
	g_assert_true(strstr(lists->complaints[3], "topics.tsv:5: ") != NULL);
	g_autofree char *found = entities_of(knowledge, "村晚和夜校的图书。");
	g_assert_cmpstr(found, ==, "term 村晚=村晚;term 夜校=夜校;term 图书=图书");
	knowledge_free(knowledge);
	clear_folder(&folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/entity/dates-are-resolved", dates_are_resolved);
	g_test_add_func("/entity/names-are-found-whole", names_are_found_whole);
	g_test_add_func("/entity/reports-speak-of-their-headings-year",
	                reports_speak_of_their_headings_year);
	g_test_add_func("/entity/names-get-their-place", names_get_their_place);
	g_test_add_func("/entity/examples-hold", examples_hold);
	g_test_add_func("/entity/own-lists-are-layers", own_lists_are_layers);
	g_test_add_func("/entity/faults-of-lists-cost-a-row", faults_of_lists_cost_a_row);
	return g_test_run();
}
