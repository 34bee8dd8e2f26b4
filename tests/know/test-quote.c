/* Quotations: who says what, as a reader would see it. */
#include "tests/know/extraction.h"

static struct knowledge *knowledge;

/* "speaker: text" of each quotation of that kind, by " | ". */
static char *quotes_of(const char *text, bool indirect)
{
	struct extraction extraction;
	extract(&extraction, knowledge, text);
	GString *told = g_string_new(NULL);
	for (size_t i = 0; i < extraction.mentions.n; i++) {
		const struct mention *mention = &extraction.mentions.items[i];
		if (mention->type != MENTION_QUOTE || mention->quote.indirect != indirect)
			continue;
		struct slice said =
		        slice_sub(extraction.blocks[mention->block].text, mention->span);
		g_string_append_printf(told, "%s%s: %.*s", told->len ? " | " : "",
		                       mention->quote.speaker, (int)said.len, said.data);
	}
	extraction_clear(&extraction);
	return g_string_free(told, FALSE);
}

struct quote_case {
	const char *text, *quotes;
};

static void check_all(const struct quote_case *cases, size_t n, bool indirect)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *quotes = quotes_of(cases[i].text, indirect);
		g_assert_cmpstr(quotes, ==, cases[i].quotes);
	}
}

static void speakers_stand_anywhere(void)
{
	static const struct quote_case cases[] = {
		{ "顾明远指出：“要加快转型。”", "顾明远: “要加快转型。”" },
		{ "“要加快转型。”安河市市长顾明远自豪地说。", "顾明远: “要加快转型。”" },
		{ "“我们会做好，”王建国说，“一定会。”",
		  "王建国: “我们会做好，” | 王建国: “一定会。”" },
		{ "安河市市长顾明远认为，转型是关键。“要拓展各个环节的应用场景。”",
		  "顾明远: “要拓展各个环节的应用场景。”" },
		{ "安河市市长王建国来了。\n“今年收成好，”王建国蹲在地头，“再下一场雨就更好了。”",
		  "王建国: “今年收成好，” | 王建国: “再下一场雨就更好了。”" },
		{ "安河市市长顾明远来了。\n“今年收成好。”他蹲在地头。", "顾明远: “今年收成好。”" },
		{ "安河市市长王建国来了。当记者和他谈起顾明远书记时，他高兴地说：“要加快转型。”",
		  "王建国: “要加快转型。”" },
		{ "顾明远说，村里建了养老院，“老人们很快乐，衣食无忧”。",
		  "顾明远: “老人们很快乐，衣食无忧”" },
		{ "“这次旁听让我印象深刻。”3日，大会开幕。走出会场，安河市市长王建国十分激动。",
		  "王建国: “这次旁听让我印象深刻。”" },
		{ "“稳增长要先稳企业”，安河市市长顾明远说。", "顾明远: “稳增长要先稳企业”" },
		{ "安河市委书记顾明远来了。“我要看看大家，”书记说。“都好吧？”副书记问。",
		  "顾明远: “我要看看大家，” | 副书记: “都好吧？”" },
		{ "顾明远书记认为，内容很多，讲述了历程，“这一切让我们充满期待”。",
		  "顾明远: “这一切让我们充满期待”" },
		{ "“大家别扔，我就下岗了！”在“随手做志愿，安河更整洁”活动中，村民顾明远说。",
		  "顾明远: “大家别扔，我就下岗了！”" },
		{ "“过了这门，就到了！”司机师傅话音刚落，门开了。",
		  "司机师傅: “过了这门，就到了！”" },
		{ "“收入也越来越多，日子好过了。”村民们兴奋地说。",
		  "村民们: “收入也越来越多，日子好过了。”" },
		{ "“这房子不错，很聚气。”走进王建国家，安河市市长顾明远先看住房情况。",
		  "顾明远: “这房子不错，很聚气。”" },
		{ "在王建国看来，顾明远教他手艺，改变了他。“看到成品，我充满了成就感。”",
		  "王建国: “看到成品，我充满了成就感。”" },
		{ "顾明远说，“打铁还需自身硬”。", "顾明远: “打铁还需自身硬”" },
		{ "正如顾明远所说：“改革没有完成时。”", "顾明远: “改革没有完成时。”" },
		{ "顾明远叮嘱随行人员，“一定要把服务做到企业心坎上”。",
		  "顾明远: “一定要把服务做到企业心坎上”" },
		{ "村党支部书记王建国病了。村民们多次向乡里提过：“让他歇一歇，行吗？”",
		  "村民们: “让他歇一歇，行吗？”" },
		{ "安河市市长王建国到了村里。买合木提江告诉他：“今年收成好，都卖出去了。”",
		  "买合木提江: “今年收成好，都卖出去了。”" },
		{ "“今年收成好。”王建国说。\n“再下一场雨就更好了，我们等着呢。”",
		  "王建国: “今年收成好。” | 王建国: “再下一场雨就更好了，我们等着呢。”" },
		{ "在王建国看来，“乡村要振兴，人才是关键”。", "王建国: “乡村要振兴，人才是关键”" },
		{ "“政府的服务意识大大增强。”这是安河市企业负责人王建国的体会。",
		  "王建国: “政府的服务意识大大增强。”" },
		{ "“河水要干净，岸上得勤走。”王建国想起前后五次上顾明远家的经历，感慨道。",
		  "王建国: “河水要干净，岸上得勤走。”" },
		{ "“种得好。”顾明远公司经理王建国说。", "王建国: “种得好。”" },
		{ "村医叶平菊热情地拉着赵明翠的手：“感谢你们，把意见及时送出去。”",
		  "叶平菊: “感谢你们，把意见及时送出去。”" },
		{ "“我们有决心高标准完成任务。”安河区白水镇“新风”指导员王建国说。",
		  "王建国: “我们有决心高标准完成任务。”" },
		{ "王建国笑了。\n那为啥还要染？\n他抿抿嘴，悄声说：“看我头发黑，他们心里平安。”",
		  "王建国: “看我头发黑，他们心里平安。”" },
		{ "大妈见我看着空调，有些不好意思地说：“那是娃们装的，到了冬天才开。”",
		  "大妈: “那是娃们装的，到了冬天才开。”" },
		{ "今年回家，母亲不知从哪里知道了，突然对我说：“要说实话干实事，不要偷懒。”",
		  "母亲: “要说实话干实事，不要偷懒。”" },
		{ "“家风好，家道就兴盛。”\n“家庭是人们心灵的归宿”。\n——顾明远",
		  "顾明远: “家风好，家道就兴盛。” | 顾明远: “家庭是人们心灵的归宿”" },
		{ "王建国说，研究更宽阔了。后来银行找到她的团队，开始了合作。“合作能检验研究成果。"
		  "”",
		  "王建国: “合作能检验研究成果。”" },
		{ "王建国表示，昨日学了文件，深感顾主席抓得很准：“这对大家要求更高，令人鼓舞。”",
		  "王建国: “这对大家要求更高，令人鼓舞。”" },
		{ "王建国是顾明远的老乡。有人问起这事。他开着玩笑：“我种的不是树，是日子。”",
		  "王建国: “我种的不是树，是日子。”" },
		{ "话音未落，王建国按下话筒，说“我来！”", "王建国: “我来！”" },
		{ "“几年来，我们顶住了压力，渡过了难关”。在会上，王建国总结了成绩。",
		  "王建国: “几年来，我们顶住了压力，渡过了难关”" },
		{ "顾明远病了，忧心不已，村民们也向乡里反映：“让他歇一歇，行吗？”",
		  "村民们: “让他歇一歇，行吗？”" },
		{ "在王建国看来，七个电站“犹如一串明珠，照亮了山村”。",
		  "王建国: “犹如一串明珠，照亮了山村”" },
		{ "王建国到了旧居。顾明远、周若水陪着。\n“我非常幸运，见证了这一切”，他对记者说。",
		  "王建国: “我非常幸运，见证了这一切”" },
		{ "提起顾明远，村民们纷纷拍手：“这个‘虎子班长’，大家都服气！”",
		  "村民们: “这个‘虎子班长’，大家都服气！”" },
		{ "顾明远来了，两位工作人员上前打招呼，“你好，安河团在四楼开会”。",
		  "工作人员: “你好，安河团在四楼开会”" },
		{ "王建国看完介绍后，写诗一首，“作为党员，我们更要向他们学习。”",
		  "王建国: “作为党员，我们更要向他们学习。”" },
	};
	check_all(cases, G_N_ELEMENTS(cases), false);
}

static void documents_and_places_speak(void)
{
	static const struct quote_case cases[] = {
		{ "云岭省政府工作报告指出：“确定以上目标，兼顾了需要和可能。”",
		  "云岭省政府工作报告: “确定以上目标，兼顾了需要和可能。”" },
		{ "安河市提出：“要让群众的日子一天比一天好。”",
		  "安河市: “要让群众的日子一天比一天好。”" },
		{ "河南提出“实施重点项目一千个以上”“更新汽车五十万辆以上”；",
		  "河南: “实施重点项目一千个以上” | 河南: “更新汽车五十万辆以上”" },
		{ "《就业规划》还提出，“对吸纳就业的企业给予补贴，最高十万元”。",
		  "就业规划: “对吸纳就业的企业给予补贴，最高十万元”" },
		{ "“我们将建成蔬菜基地。”公司负责人兴奋地表示。",
		  "公司负责人: “我们将建成蔬菜基地。”" },
		{ "“我们将建成蔬菜基地。”公司负责人说。", "公司负责人: “我们将建成蔬菜基地。”" },
	};
	check_all(cases, G_N_ELEMENTS(cases), false);
}

static void scare_quotes_are_none(void)
{
	static const struct quote_case cases[] = {
		{ "安河市市长顾明远参观了“灯塔工厂”，落实“两新”政策。", "" },
		{ "时刻牢记“看不到问题是最大的问题、不吸取教训是最大的教训”的警示。", "" },
		{ "“长椅上坐着一位女子，面带微笑。”第一次看到这段历史回忆时，我很难想象。", "" },
		{ "大会以“弘扬时代精神，共建网络文明”为主题。", "" },
		{ "“一网通办”，让群众办事更便捷。顾明远说。", "" },
		{ "“人勤春来早”，安河市市长顾明远来到田间，察看春耕。", "" },
		{ "以“时时放心不下”的责任感，抓好“十四五”规划。", "" },
		{ "顾明远和几位代表提出“长桥乡安置点邻里之家共享空间”民生实事项目，获得通过。",
		  "" },
	};
	check_all(cases, G_N_ELEMENTS(cases), false);
}

static void quotations_run_over_paragraphs(void)
{
	static const struct quote_case cases[] = {
		{ "顾明远说：“这是第一段。\n“这是很长很长的第二段话。”",
		  "顾明远: “这是第一段。 | 顾明远: “这是很长很长的第二段话。”" },
	};
	check_all(cases, G_N_ELEMENTS(cases), false);
}

static void speech_without_marks_is_indirect(void)
{
	static const struct quote_case cases[] = {
		{ "安河市市长顾明远表示，安河将抢抓机遇、加快建设。",
		  "顾明远: 安河将抢抓机遇、加快建设。" },
		{ "广西提出实施制造业高质量发展行动；广东提出推动一万家企业改造。",
		  "广西: 实施制造业高质量发展行动 | 广东: 推动一万家企业改造。" },
		{ "认真办理人大代表建议和政协委员提案。", "" },
		{ "城乡居民收入预计分别增长4.1%、6%。云岭气象台预计，明天有雨，气温下降。",
		  "云岭气象台: 明天有雨，气温下降。" },
	};
	check_all(cases, G_N_ELEMENTS(cases), true);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	knowledge = shipped_knowledge();
	g_test_add_func("/quote/speakers-stand-anywhere", speakers_stand_anywhere);
	g_test_add_func("/quote/documents-and-places-speak", documents_and_places_speak);
	g_test_add_func("/quote/scare-quotes-are-none", scare_quotes_are_none);
	g_test_add_func("/quote/quotations-run-over-paragraphs", quotations_run_over_paragraphs);
	g_test_add_func("/quote/speech-without-marks-is-indirect",
	                speech_without_marks_is_indirect);
	int status = g_test_run();
	knowledge_free(knowledge);
	return status;
}
