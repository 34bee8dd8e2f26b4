/* Repair and segmentation: what a reader would see on pages with one fault
 * each, and that every fault can be left as it is. */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "core/text/audit.h"
#include "core/text/reading.h"

/* The page's reading, an article and a block a line: "= title", "h 综合",
 * "p 全年…"; what is no body is left out. */
static char *read_page(const char *text, uint32_t repairs_off)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	g_autoptr(GError) error = NULL;
	struct source *source = source_from_bytes("page.txt", bytes, &error);
	g_assert_no_error(error);
	struct reading_options options = { .repairs_off = repairs_off };
	struct reading *reading = reading_new(source, &options);
	g_assert_cmpuint(reading_audit(reading, NULL), ==, 0);
	GString *out = g_string_new(NULL);
	for (size_t a = 0; a < reading->n_articles; a++) {
		const struct article *article = &reading->articles[a];
		g_string_append_printf(out, "= %s\n", article->title ? article->title : "");
		for (size_t b = 0; b < article->n_blocks; b++) {
			const struct block *block = &article->blocks[b];
			if (block_is_body(block->type))
				g_string_append_printf(out, "%c %s\n",
				                       *block_type_name(block->type),
				                       block->text.data);
		}
	}
	reading_free(reading);
	source_free(source);
	return g_string_free(out, FALSE);
}

struct fault {
	const char *name;
	uint32_t repair; /* bit of the kind that mends it, and can be switched off */
	const char *page, *reading;
};

#define WRAPPED                                                                                                              \
	"云岭省把今年经济增长目标定为5%以上，提出\n推动重大项目年内完成投资，全省各地\n" \
	"正抓紧落实各项任务，确保实现开门红，\n把目标任务变成实实在在的成效。\n"

static const struct fault faults[] = {
	{ "unwrap", 1u << REPAIR_UNWRAP, WRAPPED,
	  "= \np 云岭省把今年经济增长目标定为5%以上，提出推动重大项目年内完成投资，全省各地"
	  "正抓紧落实各项任务，确保实现开门红，把目标任务变成实实在在的成效。\n" },
	{ "unspace", 1u << REPAIR_UNSPACE, "全 省 各 地 抓 紧 落 实 5 项 任 务 。\n",
	  "= \np 全省各地抓紧落实5项任务。\n" },
	{ "unspace-figures", 1u << REPAIR_UNSPACE, "全省投资 5 万亿元，占 GDP 的三成。\n",
	  "= \np 全省投资5万亿元，占GDP的三成。\n" },
	{ "undouble", 1u << REPAIR_UNDOUBLE,
	  "（（一一））着力稳住工业运行着力稳住工业运行。。全年增长5%。\n",
	  "= \nh （一）着力稳住工业运行\np 全年增长5%。\n" },
	{ "run-in", 1u << REPAIR_RUN_IN, "（一）着力稳住工业运行。全年增长5%。\n",
	  "= \nh （一）着力稳住工业运行\np 全年增长5%。\n" },
	{ "furniture", 1u << REPAIR_FURNITURE, "全年增长5%。\n责任编辑：顾明远\n投资增长8%。\n",
	  "= \np 全年增长5%。\np 投资增长8%。\n" },
	{ "rejoin", 1u << REPAIR_REJOIN,
	  "# 云岭要闻\n\n今年全省将新建农村公路一千二百公里，改造危桥六十座，惠及沿线群\n\n"
	  "众八十万人。\n",
	  "= 云岭要闻\np "
	  "今年全省将新建农村公路一千二百公里，改造危桥六十座，惠及沿线群众八十万人。\n" },
	{ "pull-quote", 1u << REPAIR_PULL_QUOTE,
	  "# 云岭要闻\n\n路修通了。过去是重建轻养，三年新五年旧七年烂。现在写进了预算，"
	  "谁管哪一段都有名有姓，一年考核四次。\n\n过去是重建轻养，三年新五年旧七年烂。\n",
	  "= 云岭要闻\np 路修通了。过去是重建轻养，三年新五年旧七年烂。现在写进了预算，"
	  "谁管哪一段都有名有姓，一年考核四次。\n" },
	{ "pull-quote-joined", 1u << REPAIR_PULL_QUOTE,
	  "云岭要闻\n\n"
	  "云岭省今年投资五千亿元，用于修路架桥。山路一\n"
	  "修通，货物半天就能出山，村民都说这是多年的愿\n"
	  "望。全省还要再修一千公里，让更多的村子通上公\n"
	  "路，让更多的货物出山，把路修到群众的心坎里。\n"
	  "山路一修通，货物半天就能出山，村民都说这是多\n年的愿望。\n",
	  "= 云岭要闻\n"
	  "p 云岭省今年投资五千亿元，用于修路架桥。山路一修通，货物半天就能出山，村民都说"
	  "这是多年的愿望。全省还要再修一千公里，让更多的村子通上公路，让更多的货物出山，"
	  "把路修到群众的心坎里。\n" },
	{ "retitle", 1u << REPAIR_RETITLE,
	  "各位代表：\n现在，我代表省人民政府向大会报告工作，请予审议。\n过去一年，全省经济稳中有进"
	  "。\n"
	  "主要目标任务全面完成。\n民生持续改善。\n社会保持稳定。（下转第二版）\n政府工作报告\n"
	  "——2025年1月17日在云岭省第十四届人民代表大会第三次会议上\n省长 顾明远\n各位代表：\n"
	  "我受省人大常委会委托，向大会报告工作，请予审议。\n一年来，常委会依法履职。\n",
	  "= 政府工作报告\np 各位代表：\np 现在，我代表省人民政府向大会报告工作，请予审议。\n"
	  "p 过去一年，全省经济稳中有进。\np 主要目标任务全面完成。\np 民生持续改善。\n"
	  "p 社会保持稳定。\n= \np 各位代表：\np 我受省人大常委会委托，向大会报告工作，请予审议。\n"
	  "p 一年来，常委会依法履职。\n" },
};

/* Whether reading made a repair as repair is, at its place. */
static bool was_made(const struct reading *reading, const struct repair *repair)
{
	g_autoptr(GArray) repairs = reading_repairs(reading);
	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *made = &g_array_index(repairs, struct repair, i);
		bool same = made->kind == repair->kind ||
		            (repair_joins(made->kind) && repair_joins(repair->kind));
		if (same && repair_place(made) == repair_place(repair))
			return true;
	}
	return false;
}

/* Each single repair of a page can be switched off, and what it would have
 * changed says so; no byte is lost by it. */
static void assert_each_can_be_off(const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	struct source *source = source_from_bytes("page.txt", bytes, NULL);
	struct reading *reading = reading_new(source, NULL);
	g_autoptr(GArray) repairs = reading_repairs(reading);
	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = &g_array_index(repairs, struct repair, i);
		size_t place = repair_place(repair);
		struct correction off = { .kind = CORRECTION_WITHOUT_HERE,
			                  .raw = { place, place },
			                  .repair = repair->kind };
		struct reading_options options = { .corrections = &off, .n_corrections = 1 };
		struct reading *without = reading_new(source, &options);
		g_assert_cmpuint(reading_audit(without, NULL), ==, 0);
		g_assert_false(was_made(without, repair));
		const struct repair told = { .kind = REPAIR_CORRECTION, .source = { place, 0 } };
		g_assert_true(was_made(without, &told));
		reading_free(without);
	}
	g_assert_cmpuint(repairs->len, >, 0);
	reading_free(reading);
	source_free(source);
}

static void test_fault(gconstpointer data)
{
	const struct fault *fault = data;
	assert_each_can_be_off(fault->page);
	g_autofree char *mended = read_page(fault->page, 0);
	g_assert_cmpstr(mended, ==, fault->reading);
	g_autofree char *left = read_page(fault->page, fault->repair);
	g_assert_cmpstr(left, !=, fault->reading);
}

/* A department's plan whose end stands under another's heading. */
static void test_strayed_end(void)
{
	g_autofree char *reading =
	        read_page("## 市住建局\n\n推进老旧小区改造，完善配套。\n\n## 市自然资源局\n\n"
	                  "严格落实耕地保护政策，全面加强规划实施监督管理。坚决扛\n\n"
	                  "## 市商务局\n\n组织企业参加交易会，积极帮助企业开拓市场，探\n\n"
	                  "起耕地保护的主体责任。\n\n(本报记者 于芯)\n\n"
	                  "索新业态发展。\n\n(本报记者 李锋)\n",
	                  0);
	g_assert_nonnull(strstr(reading, "坚决扛起耕地保护的主体责任。"));
	g_assert_nonnull(strstr(reading, "探索新业态发展。"));
}

/* Headlines that a list of contents repeats are no pull quotes, and what
 * another article says, too, is none. */
static void test_contents(void)
{
	g_autofree char *reading = read_page(
	        "# "
	        "云岭联播\n\n1.全省农村公路硬化率超过九成五以上；\n\n2.东洲市老厂区长出新产业；\n\n"
	        "## 全省农村公路硬化率超过九成五以上\n\n本报讯 全省农村公路硬化率再创新高。\n\n"
	        "## 东洲市老厂区长出新产业\n\n本报讯 老厂区的厂房租了出去。\n",
	        0);
	g_assert_nonnull(strstr(reading, "= 全省农村公路硬化率超过九成五以上\n"));
	g_assert_nonnull(strstr(reading, "p 1.全省农村公路硬化率超过九成五以上；\n"));
	g_assert_nonnull(strstr(reading, "= 东洲市老厂区长出新产业\n"));
}

/* Numbered headings stand where they are, whatever is appended. */
static void test_appendix(void)
{
	g_autofree char *reading =
	        read_page("一、工作回顾\n过去一年，全省经济稳中有进。\n二、工作安排\n"
	                  "今年要抓好重点工作。\n附件\n名词解释\n",
	                  0);
	g_assert_nonnull(strstr(reading, "h 一、工作回顾\np 过去一年"));
	g_assert_nonnull(strstr(reading, "h 二、工作安排\np 今年"));
}

/* Names in brackets, each put together, at an article's end. */
static void test_byline(void)
{
	static const char page[] = "全年增长5%。\n（潘 若 周明远 李 川）\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(page, sizeof page - 1);
	struct source *source = source_from_bytes("page.txt", bytes, NULL);
	struct reading *reading = reading_new(source, NULL);
	g_assert_cmpuint(reading->articles[0].n_byline, ==, 3);
	g_assert_cmpstr(reading->articles[0].byline[0], ==, "潘若");
	g_assert_cmpstr(reading->articles[0].byline[2], ==, "李川");
	reading_free(reading);
	source_free(source);
}

/* The day of a dateline in the year that the text speaks of. */
static void test_dateline_year(void)
{
	static const char page[] = "新华社云岭1月23日电（记者 顾明远）2025年是收官之年。\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(page, sizeof page - 1);
	struct source *source = source_from_bytes("page.txt", bytes, NULL);
	struct reading *reading = reading_new(source, NULL);
	g_assert_cmpstr(reading->articles[0].date, ==, "2025-01-23");
	g_assert_cmpstr(reading->articles[0].agency, ==, "新华社");
	reading_free(reading);
	source_free(source);
}

/* Columns in a wrong order that the text makes certain, and another in which two
 * ends might each go on in two beginnings. */
#define COLUMNS                                                                                    \
	"云岭省部署春季生产\n"                                                            \
	"本报记者 顾明远\n"                                                                 \
	"\n"                                                                                       \
	"　　会议强调，要抓好农资供应和农机检修，\n"                           \
	"确保春播面积不低于上年，让种粮农民有账\n"                              \
	"算、有奔头。各地要严格落实粮食安全党政\n"                              \
	"同责，守住耕地红线，把责任压实到每一个\n"                              \
	"\n"                                                                                       \
	"地方财政今年安排专项资金二十亿元，支持\n"                              \
	"高标准农田建设和种业振兴，带动社会资本\n"                              \
	"投入农业农村。\n"                                                                  \
	"　　会议还听取了防汛准备工作的汇报，要求\n"

static const char certain_columns[] = COLUMNS "在主汛期到来之前完成水毁工程的修复。\n"
                                              "\n"
                                              "乡镇、每一块田头，不误农时、不违农时。\n"
                                              "　　春耕生产离不开资金和技术的支持，全省\n";
static const char doubtful_columns[] = COLUMNS "在主汛期到来之前完成水毁工程，加快推动\n"
                                               "\n"
                                               "村庄和企业，不误农时、不违农时。\n"
                                               "　　春耕生产离不开资金和技术的支持，全省\n"
                                               "\n"
                                               "项目建设，做好各项服务，把好事办好。\n"
                                               "　　会议决定，从今年起设立专项基金，用于\n";

/* The least chance of the page's moves. */
static double least_chance(const char *page)
{
	g_autoptr(GBytes) bytes = g_bytes_new(page, strlen(page));
	struct source *source = source_from_bytes("page.txt", bytes, NULL);
	struct reading *reading = reading_new(source, NULL);
	double least = 1;
	size_t moves = 0;
	g_autoptr(GArray) repairs = reading_repairs(reading);
	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = &g_array_index(repairs, struct repair, i);
		moves += repair->kind == REPAIR_REORDER;
		least = repair->kind == REPAIR_REORDER ? MIN(least, repair->score) : least;
	}
	g_assert_cmpuint(moves, >=, 2);
	reading_free(reading);
	source_free(source);
	return least;
}

static void test_doubts(void)
{
	g_assert_cmpfloat(least_chance(certain_columns), >, 0.9);
	g_assert_cmpfloat(least_chance(doubtful_columns), >=, 0.5);
	g_assert_cmpfloat(least_chance(doubtful_columns), <, 0.9);
}

/* Each line's role is told by how the lines around it fill their column. */
static void test_roles(void)
{
	/* First lines lost their blank; two sentences end where a line is full. */
	g_autofree char *lost = read_page("云岭省把交通建设摆在今年工作的前头，\n"
	                                  "全省新建农村公路一千二百公里，改造危桥六\n"
	                                  "十座，惠及沿线群众八十万人，里程最长。\n"
	                                  "养护站的工人天天清扫路面的积雪和冰。\n"
	                                  "巡查隐患也是他们的事，全年没有发生一起因\n"
	                                  "为路况造成的事故。\n"
	                                  "山区乡镇增开定制公交，群众凭身份证就\n"
	                                  "能在家门口上车，到县城看病办事不再转车，\n"
	                                  "票价也降了一半，上个月坐车的人多了一倍。\n"
	                                  "班车在盘山路上往返六趟，把山货运出\n"
	                                  "来，把药品和快递送进去，司机成了村里最受\n"
	                                  "欢迎的人，坐车的多是老人。\n",
	                                  0);
	g_assert_cmpstr(lost, ==,
	                "= \n"
	                "p "
	                "云岭省把交通建设摆在今年工作的前头，全省新建农村公路一千二百公里，改造危桥"
	                "六十座，惠及沿线群众八十万人，里程最长。\n"
	                "p "
	                "养护站的工人天天清扫路面的积雪和冰。巡查隐患也是他们的事，全年没有发生一起"
	                "因为路况造成的事故。\n"
	                "p "
	                "山区乡镇增开定制公交，群众凭身份证就能在家门口上车，到县城看病办事不再转车"
	                "，票价也降了一半，上个月坐车的人多了一倍。\n"
	                "p "
	                "班车在盘山路上往返六趟，把山货运出来，把药品和快递送进去，司机成了村里最受"
	                "欢迎的人，坐车的多是老人。\n");
	/* Cut after twenty letters, be they figures or not. */
	g_autofree char *cut = read_page("云岭省去年新建农村公路1200公里，改造\n"
	                                 "危桥60座，惠及沿线群众80万人，农村客\n"
	                                 "运车辆达到3600辆，通车率100%。\n"
	                                 "山区乡镇增开定制公交，票价从8元降到4元\n"
	                                 "，从村里到县城由3小时缩短到50分钟，上\n"
	                                 "个月坐车的人比去年同月多了21万人次，增\n"
	                                 "长35.6%。\n"
	                                 "养护站今年的经费是7000元一公里，比2\n"
	                                 "022年增加1500元，一共用了630万\n"
	                                 "元，道路完好率达到92.4%，提高11.\n"
	                                 "6个百分点。\n",
	                                 0);
	g_assert_cmpstr(cut, ==,
	                "= \n"
	                "p "
	                "云岭省去年新建农村公路1200公里，改造危桥60座，惠及沿线群众80万人，农村客运"
	                "车辆达到3600辆，通车率100%。\n"
	                "p "
	                "山区乡镇增开定制公交，票价从8元降到4元，从村里到县城由3小时缩短到50分钟，"
	                "上个月坐车的人比去年同月多了21万人次，增长35.6%。\n"
	                "p "
	                "养护站今年的经费是7000元一公里，比2022年增加1500元，一共用了630万元，道路"
	                "完好率达到92.4%，提高11.6个百分点。\n");
}

/* A pull quote behind a paragraph whose last line is full. */
static void test_pull_quote_below(void)
{
	g_autofree char *reading = read_page("云岭省把交通建设摆在今年工作的前头，\n"
	                                     "全省新建农村公路一千二百公里，改造危桥六\n"
	                                     "十座，惠及沿线群众八十万人，里程最长。\n"
	                                     "班车在盘山路上往返六趟。每一趟都把山\n"
	                                     "货运出来，把药品和快递送进去，从来没有一\n"
	                                     "趟是空着跑的。司机成了村里最受欢迎的人。\n"
	                                     "每一趟都把山货运出来，把药品和快递送进\n"
	                                     "去，从来没有一趟是空着跑的。\n"
	                                     "山区乡镇增开定制公交，群众凭身份证就\n"
	                                     "能在家门口上车，到县城看病办事不再转车，\n"
	                                     "票价也降了一半，上个月坐车的人多了一倍。\n"
	                                     "养护站的工人天天清扫路面的积雪和冰。\n"
	                                     "巡查隐患也是他们的事，全年没有发生一起因\n"
	                                     "为路况造成的事故。\n",
	                                     0);
	g_assert_cmpstr(reading, ==,
	                "= \n"
	                "p "
	                "云岭省把交通建设摆在今年工作的前头，全省新建农村公路一千二百公里，改造危桥"
	                "六十座，惠及沿线群众八十万人，里程最长。\n"
	                "p "
	                "班车在盘山路上往返六趟。每一趟都把山货运出来，把药品和快递送进去，从来没有"
	                "一趟是空着跑的。司机成了村里最受欢迎的人。\n"
	                "p "
	                "山区乡镇增开定制公交，群众凭身份证就能在家门口上车，到县城看病办事不再转车"
	                "，票价也降了一半，上个月坐车的人多了一倍。\n"
	                "p "
	                "养护站的工人天天清扫路面的积雪和冰。巡查隐患也是他们的事，全年没有发生一起"
	                "因为路况造成的事故。\n");
}

/* Hostile or empty pages: something is read, and nothing lost. */
static void test_odd_pages(void)
{
	static const char *const pages[] = { "",     "\n\n",   "（",       "。",
		                             "一、", "——\n——", "（（（（", "图为" };
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		g_free(read_page(pages[i], 0));
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
		g_autofree char *path = g_strconcat("/reading/", faults[i].name, NULL);
		g_test_add_data_func(path, &faults[i], test_fault);
	}
	g_test_add_func("/reading/strayed-end", test_strayed_end);
	g_test_add_func("/reading/contents", test_contents);
	g_test_add_func("/reading/appendix", test_appendix);
	g_test_add_func("/reading/byline", test_byline);
	g_test_add_func("/reading/dateline-year", test_dateline_year);
	g_test_add_func("/reading/doubts", test_doubts);
	g_test_add_func("/reading/roles", test_roles);
	g_test_add_func("/reading/pull-quote-below", test_pull_quote_below);
	g_test_add_func("/reading/odd-pages", test_odd_pages);
	return g_test_run();
}
