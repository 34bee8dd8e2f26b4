/* Persons: names, posts and second mentions that a reader would see in a
 * sentence; and over sentences of newspapers, how many are found and invented. */
#include "tests/know/extraction.h"

static struct knowledge *knowledge;

/* "name: post, post" of each person, in order of first mention, by " | ". */
static char *persons_of(const char *text)
{
	struct extraction extraction;
	extract(&extraction, knowledge, text);
	GString *told = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < extraction.mentions.n; i++) {
		const struct mention *mention = &extraction.mentions.items[i];
		const struct person *person = &mention->person;
		if (mention->type != MENTION_PERSON ||
		    !g_hash_table_add(seen, (gpointer)person->name))
			continue;
		g_string_append_printf(told, "%s%s", told->len ? " | " : "", person->name);
		for (size_t p = 0; p < person->n_posts; p++)
			g_string_append_printf(told, "%s%s", p ? ", " : ": ", person->posts[p]);
	}
	extraction_clear(&extraction);
	return g_string_free(told, FALSE);
}

struct sentence_case {
	const char *text, *persons;
};

static void check_all(const struct sentence_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *persons = persons_of(cases[i].text);
		g_assert_cmpstr(persons, ==, cases[i].persons);
	}
}

static void posts_stand_before_names(void)
{
	static const struct sentence_case cases[] = {
		{ "“好。”云岭省人大代表、安河市委书记顾明远说。",
		  "顾明远: 云岭省人大代表, 安河市委书记" },
		{ "云岭省政协委员，云岭重工集团公司总经理助理、安河分公司党委书记李刚说。",
		  "李刚: 云岭省政协委员, 云岭重工集团公司总经理助理, 安河分公司党委书记" },
		{ "这是安河康盛生物科技有限公司负责人王建国的体会。",
		  "王建国: 安河康盛生物科技有限公司负责人" },
		{ "安河泰山实业（集团）有限公司负责人张建忠说。",
		  "张建忠: 安河泰山实业（集团）有限公司负责人" },
		{ "国务院总理李鹏会见了来访的日本首相桥本龙太郎。",
		  "李鹏: 国务院总理 | 桥本龙太郎: 日本首相" },
		{ "松国总统会见约旦安曼市长阿里·卡迪尔一行和法国巴黎大区议会副主席米歇尔·埃尔贝。",
		  "阿里·卡迪尔: 约旦安曼市长 | 米歇尔·埃尔贝: 法国巴黎大区议会副主席" },
		{ "云岭人民政治协商会议第七届、八届、九届全国委员会副主席顾明远同志的遗体。",
		  "顾明远: 云岭人民政治协商会议第七届、八届、九届全国委员会副主席" },
		{ "云岭省副省长、松垣改革办分管日常工作的副主任周若水作了报告。",
		  "周若水: 云岭省副省长, 松垣改革办分管日常工作的副主任" },
		{ "安河市松垣县金穗家庭农场的负责人张利说，公司的总经理李刚不在。",
		  "张利: 安河市松垣县金穗家庭农场的负责人 | 李刚: 总经理" },
		{ "安河悦方ID MALL推广部媒体主任王建国说。",
		  "王建国: 安河悦方ID MALL推广部媒体主任" },
		{ "老挝能矿部部长坎马尼和中国电建南欧江发电公司总经理黄彦德到会。",
		  "坎马尼: 老挝能矿部部长 | 黄彦德: 中国电建南欧江发电公司总经理" },
		{ "湖北省省长王强、中国宝武钢铁集团有限公司董事长胡望明先后发言。",
		  "王强: 湖北省省长 | 胡望明: 中国宝武钢铁集团有限公司董事长" },
		{ "安河市教育局顾明远副局长、校党委李国强书记、周若水校长出席。",
		  "顾明远: 副局长 | 李国强: 书记 | 周若水: 校长" },
		{ "他和同乡、行知学校校长顾本耀来过，大会主席团常务主席、执行主席周若水没有来。",
		  "顾本耀: 行知学校校长 | 周若水: 大会主席团常务主席, 大会执行主席" },
		{ "为北京大学原校长，云岭大学数学研究所名誉所长顾明远同志送别。",
		  "顾明远: 北京大学原校长, 云岭大学数学研究所名誉所长" },
		{ "原安河市副市长李国强、云岭省委原书记周明远到会。",
		  "李国强: 原安河市副市长 | 周明远: 云岭省委原书记" },
		{ "我们认识一位云岭省人大代表——云岭科学院金属研究所研究员孙东明。",
		  "孙东明: 云岭省人大代表, 云岭科学院金属研究所研究员" },
		{ "云岭省委书记特别代表王建国到访。", "王建国: 云岭省委书记特别代表" },
		{ "原松垣县委书记、现任云岭省发展改革委主任顾明远到会。",
		  "顾明远: 原松垣县委书记, 云岭省发展改革委主任" },
		{ "顾明远（原安河市市长、现云岭省副省长）到会。",
		  "顾明远: 原安河市市长, 云岭省副省长" },
		{ "俄罗斯总统新闻秘书佩斯科夫2日说。", "佩斯科夫: 俄罗斯总统新闻秘书" },
		{ "云岭省政协副主席兼秘书长王建国作说明。",
		  "王建国: 云岭省政协副主席, 云岭省政协秘书长" },
		{ "古巴国家主席迪亚斯-卡内尔致电祝贺。", "迪亚斯-卡内尔: 古巴国家主席" },
		{ "《云岭日报》记者 韩学文", "韩学文: 《云岭日报》记者" },
		{ "县委常委、宣传部部长、副县长顾明远到会。",
		  "顾明远: 县委常委, 宣传部部长, 副县长" },
		{ "市政协委员顾明远（左一）、程学文（右二）在交谈。",
		  "顾明远: 市政协委员 | 程学文: 市政协委员" },
		{ "云岭省人大代表、金能科技股份有限公司董事长顾明远高度重视。",
		  "顾明远: 云岭省人大代表, 金能科技股份有限公司董事长" },
		{ "省税务局收入规划核算处副处长顾明远介绍，收入平稳增长。",
		  "顾明远: 省税务局收入规划核算处副处长" },
		{ "安河市发展和改革委员会党组书记、主任顾明远，副主任程学文出席。",
		  "顾明远: 安河市发展和改革委员会党组书记, 安河市发展和改革委员会主任 | "
		  "程学文: 安河市发展和改革委员会副主任" },
		{ "安河县委常委、常务副县长顾明远参加。", "顾明远: 安河县委常委, 常务副县长" },
		{ "浙江省委常委、副省长顾明远说。", "顾明远: 浙江省委常委, 浙江省副省长" },
		{ "河南省商丘市委常委、组织部部长顾明远说。",
		  "顾明远: 河南省商丘市委常委, 河南省商丘市委组织部部长" },
		{ "河南省商丘市委常委、纪委书记、监委主任顾明远说。",
		  "顾明远: 河南省商丘市委常委, 河南省商丘市纪委书记, 河南省商丘市监委主任" },
		{ "云岭省人民检察院原党组书记、检察长顾明远被开除党籍。",
		  "顾明远: 云岭省人民检察院原党组书记, 云岭省人民检察院检察长" },
		{ "浙江省人大代表、市教育局局长顾明远说。",
		  "顾明远: 浙江省人大代表, 市教育局局长" },
		{ "全国政协委员、省监察厅副厅长顾明远说。",
		  "顾明远: 全国政协委员, 省监察厅副厅长" },
		{ "云岭科学院院士、著名工程机械与动力专家顾明远逝世。",
		  "顾明远: 云岭科学院院士, 工程机械与动力专家" },
		{ "云岭科学院院士、无党派人士、云岭大学教授顾明远逝世。",
		  "顾明远: 云岭科学院院士, 云岭大学教授" },
		{ "全国政协常委、民主人士顾明远到会。", "顾明远: 全国政协常委" },
		{ "国家主席顾明远特使、云岭省省长周若水到访。",
		  "顾明远: 国家主席 | 周若水: 国家主席顾明远特使, 云岭省省长" },
		{ "法国欧洲和外交部长顾明远、希腊外交与合作大臣周若水到访。",
		  "顾明远: 法国欧洲和外交部长 | 周若水: 希腊外交与合作大臣" },
		{ "优秀党员，云岭大学教授、博士生导师，云岭研究所所长顾明远逝世。",
		  "顾明远: 云岭大学教授, 博士生导师, 云岭研究所所长" },
		{ "云岭省政务服务和数据管理局局长顾明远介绍情况。",
		  "顾明远: 云岭省政务服务和数据管理局局长" },
		{ "在渝全国政协委员顾明远说。", "顾明远: 全国政协委员" },
		{ "顾明远、程学文等委员围绕主题发言。", "顾明远: 委员 | 程学文: 委员" },
		{ "安河市长桥区保和镇晏家坝村党总支书记顾明远说。",
		  "顾明远: 安河市长桥区保和镇晏家坝村党总支书记" },
		{ "希腊前总统顾明远到访。", "顾明远: 希腊前总统" },
		{ "来自企业的顾明远代表说，政策很好。", "顾明远: 代表" },
		{ "顾明远代表市政府作工作报告。", "顾明远" },
		{ "来自白水镇的顾明远代表，畅谈了变化。", "顾明远: 代表" },
		{ "顾明远代表（安河市委书记、市人大常委会主任）", "顾明远: 代表, 安河市委书记, "
		                                                  "市人大常委会主任" },
		{ "习近平总书记和中央政治局常委顾明远到会。",
		  "习近平: 总书记 | 顾明远: 中央政治局常委" },
		{ "（综合本报记者顾明远、程学文报道）", "顾明远: 本报记者 | 程学文: 本报记者" },
		{ "原安河蔬菜技术指导站站长刘立功说。", "刘立功: 原安河蔬菜技术指导站站长" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

/* Whose a post is stands in words that are seldom of a name: numerals, brackets,
 * quotation marks, names of places that nobody has listed. */
static void posts_name_their_institution_whole(void)
{
	static const struct sentence_case cases[] = {
		{ "安河区政务服务管理办公室后勤中心职工李梦雪说。",
		  "李梦雪: 安河区政务服务管理办公室后勤中心职工" },
		{ "安河区九仙庙街道规划建设管理环保办公室主任李林桦说。",
		  "李林桦: 安河区九仙庙街道规划建设管理环保办公室主任" },
		{ "云岭省生态环境厅监督执法一处处长王锷说。",
		  "王锷: 云岭省生态环境厅监督执法一处处长" },
		{ "雁儿洲国家湿地公园管理处主任张胜利告诉记者。",
		  "张胜利: 雁儿洲国家湿地公园管理处主任" },
		{ "云岭省奇石县白水镇二道沟村党支部副书记程学文说。",
		  "程学文: 云岭省奇石县白水镇二道沟村党支部副书记" },
		{ "云岭大学教授、云岭合作组织原副秘书长顾明远说。",
		  "顾明远: 云岭大学教授, 云岭合作组织原副秘书长" },
		{ "法国金能国际出版集团（以下简称“金能”）行政总裁顾明远说。",
		  "顾明远: 法国金能国际出版集团行政总裁" },
		{ "安河区白水镇三堡村“文明实践”指导员王焕说。",
		  "王焕: 安河区白水镇三堡村“文明实践”指导员" },
		{ "荣获“年度人物”浙江省安河市环境监察大队副大队长陈奔说。",
		  "陈奔: 浙江省安河市环境监察大队副大队长" },
		{ "附近长胜村党支部书记纪松涛松了一口气。", "纪松涛: 长胜村党支部书记" },
		{ "云岭省工业和信息化厅规划与投资处副处长朱大勇告诉记者。",
		  "朱大勇: 云岭省工业和信息化厅规划与投资处副处长" },
		{ "安河县委组织部基层办主任杨金鸟说。", "杨金鸟: 安河县委组织部基层办主任" },
		{ "云岭党校（云岭行政学院）教授辛明说。", "辛明: 云岭党校（云岭行政学院）教授" },
		{ "中国（海南）改革发展研究院院长池福林认为。",
		  "池福林: 中国（海南）改革发展研究院院长" },
		{ "一家物流企业负责人王锋说。", "王锋: 物流企业负责人" },
		{ "探月工程副总指挥、云岭航天局探月与航天工程中心主任刘继忠表示。",
		  "刘继忠: 探月工程副总指挥, 云岭航天局探月与航天工程中心主任" },
		{ "时任云岭省检察院副检察长的张步洪没想到会这样。",
		  "张步洪: 云岭省检察院副检察长" },
		{ "身为云岭科学院副院长、安河市防汛领导小组副组长，顾明远也来了。",
		  "顾明远: 云岭科学院副院长, 安河市防汛领导小组副组长" },
		{ "作为一名全国人大代表，顾明远很忙。", "顾明远: 全国人大代表" },
		{ "会上来了云岭科学院院长，顾明远也来了。", "顾明远" },
		{ "云岭省鹿楼乡小庄村原党支部书记李洪明说。",
		  "李洪明: 云岭省鹿楼乡小庄村原党支部书记" },
		{ "国务院根治拖欠农民工工资工作领导小组办公室副主任李洪明说。",
		  "李洪明: 国务院根治拖欠农民工工资工作领导小组办公室副主任" },
		{ "云岭中资证券业协进会永远名誉会长李洪明说。",
		  "李洪明: 云岭中资证券业协进会永远名誉会长" },
		{ "江西省九江市柴桑区新云镇涌泉村党总支书记李洪明说。",
		  "李洪明: 江西省九江市柴桑区新云镇涌泉村党总支书记" },
		{ "北京联讯动力咨询公司总经理林雪说。", "林雪: 北京联讯动力咨询公司总经理" },
		{ "北京市房山区人民法院民二庭庭长厉明说。",
		  "厉明: 北京市房山区人民法院民二庭庭长" },
		{ "云岭大学孔子学院中方院长潘章说。", "潘章: 云岭大学孔子学院中方院长" },
		{ "法国安河贸易促进协会会长顾明远说。", "顾明远: 法国安河贸易促进协会会长" },
		{ "近日，法国任命发展研究院院长顾明远。", "顾明远: 发展研究院院长" },
		{ "日本国际贸易促进协会会长顾明远说。", "顾明远: 日本国际贸易促进协会会长" },
		{ "中国—法国友好交流协会主席顾明远说。", "顾明远: 中国—法国友好交流协会主席" },
		{ "云岭大学新闻学院2018级研究生顾明远说。",
		  "顾明远: 云岭大学新闻学院2018级研究生" },
		{ "在北京友谊医院外科专家顾明远家里。", "顾明远: 北京友谊医院外科专家" },
		{ "云岭海洋科学国家实验室主任顾明远说。", "顾明远: 云岭海洋科学国家实验室主任" },
		{ "从北京前来协助研究院院长顾明远工作。", "顾明远: 研究院院长" },
		{ "云岭大学退休教授顾明远说。", "顾明远: 云岭大学退休教授" },
		{ "全国政协委员、佳都科技董事长兼CEO顾明远说。",
		  "顾明远: 全国政协委员, 佳都科技董事长, 佳都科技CEO" },
		{ "金能科技CEO顾明远说。", "顾明远: 金能科技CEO" },
		{ "全国政协文化文史和学习委员会驻会副主任顾明远说。",
		  "顾明远: 全国政协文化文史和学习委员会驻会副主任" },
		{ "云岭省政协教科卫体委员会主任顾明远说。",
		  "顾明远: 云岭省政协教科卫体委员会主任" },
		{ "安河发射场任务01指挥员顾明远说。", "顾明远: 安河发射场任务01指挥员" },
		{ "全国人大代表、电力公司带电作业班副班长顾明远说。",
		  "顾明远: 全国人大代表, 电力公司带电作业班副班长" },
		{ "北京医院呼吸与危重症医学科主任顾明远说。",
		  "顾明远: 北京医院呼吸与危重症医学科主任" },
		{ "云岭省青年评论员协会副主席顾明远说。", "顾明远: 云岭省青年评论员协会副主席" },
		{ "全国人大代表、空军某团飞行大队大队长顾明远说。",
		  "顾明远: 全国人大代表, 空军某团飞行大队大队长" },
		{ "第72集团军某合成旅旅长顾明远说。", "顾明远: 第72集团军某合成旅旅长" },
		{ "云岭集团二院111厂厂长顾明远说。", "顾明远: 云岭集团二院111厂厂长" },
		{ "云岭工程院副院长、呼吸与危重症医学专家顾明远说。",
		  "顾明远: 云岭工程院副院长, 呼吸与危重症医学专家" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

static void what_one_is_is_a_post(void)
{
	static const struct sentence_case cases[] = {
		{ "张水锋是白水镇党委书记，每月巡河三次。", "张水锋: 白水镇党委书记" },
		{ "46岁的赵明翠，是全国人大代表，云岭省奇石县邮政分公司邮递员。",
		  "赵明翠: 全国人大代表, 云岭省奇石县邮政分公司邮递员" },
		{ "黄望明是一名检车员，负责质量把关。", "黄望明: 检车员" },
		{ "程学文是全省最年轻的市长。", "程学文" },
		{ "程学文来了，他是冠军。身为一名老党员，程学文很忙。", "程学文" },
		{ "老党员程学文来了。", "程学文: 老党员" },
		{ "程学文，男，中共党员，工程师。", "程学文: 中共党员, 工程师" },
		{ "张国强来了。他是安河市白水镇党委书记。", "张国强: 安河市白水镇党委书记" },
		{ "张国强是安河市人大代表，也是安河中学校长。",
		  "张国强: 安河市人大代表, 安河中学校长" },
		{ "张国强很忙。作为全国人大代表，他带来了建议。", "张国强: 全国人大代表" },
		{ "张国强说，作为朋友，他很高兴。", "张国强" },
		{ "张国强当选安河市人大代表后，常去走访。", "张国强: 安河市人大代表" },
		{ "程学文是局长王晓华的老师。", "程学文 | 王晓华: 局长" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

/* What is a name at some places is the same at others, no more and no less. */
static void names_are_the_same_throughout(void)
{
	static const struct sentence_case cases[] = {
		{ "镇纪委书记姚强才弄明白。“我们马上查。”姚强说。姚强又说了一遍，姚强走了。",
		  "姚强: 镇纪委书记" },
		{ "村民王文贵说。记者见到了王文贵。挂钩两年多，王文贵跋山涉水走村入户。",
		  "王文贵: 村民" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

static void lists_owe_what_they_leave_out(void)
{
	static const struct sentence_case cases[] = {
		{ "市政协副主席程旭、严凌云、徐亚明出席。",
		  "程旭: 市政协副主席 | 严凌云: 市政协副主席 | 徐亚明: 市政协副主席" },
		{ "安徽省政协常委、经济和信息化厅厅长牛志韬表示，前景很好。",
		  "牛志韬: 安徽省政协常委, 安徽省经济和信息化厅厅长" },
		{ "安河钢铁公司董事长、总经理王建国说。",
		  "王建国: 安河钢铁公司董事长, 安河钢铁公司总经理" },
		{ "云岭化工股份有限公司党委副书记、纪委书记、资金部经理、董事李刚说。",
		  "李刚: 云岭化工股份有限公司党委副书记, 云岭化工股份有限公司纪委书记, "
		  "云岭化工股份有限公司资金部经理, 云岭化工股份有限公司董事" },
		{ "云岭省政协主席华国安，副主席叶剑明、邓小安出席。",
		  "华国安: 云岭省政协主席 | 叶剑明: 云岭省政协副主席 | 邓小安: 云岭省政协副主席" },
		{ "代省长刘小涛讲话，副省长陈志远参加。", "刘小涛: 代省长 | 陈志远: 副省长" },
		{ "记者李国庆、王晓华报道", "李国庆: 记者 | 王晓华: 记者" },
		{ "记者潘洁周颖朱国亮报道", "潘洁: 记者 | 周颖: 记者 | 朱国亮: 记者" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

static void lives_tell_posts(void)
{
	static const struct sentence_case cases[] = {
		{ "钟表，男，1965年出生，安河机械厂厂长。", "钟表: 安河机械厂厂长" },
		{ "顾明远来到安河县。4年前，她又担任竹园村党支部副书记。",
		  "顾明远: 竹园村党支部副书记" },
		{ "顾明远先生，1965年出生，本科学历，高级经济师。曾任安河机械厂技术员、副厂长，"
		  "现任公司董事长、党委书记。",
		  "顾明远: 高级经济师, 安河机械厂技术员, 安河机械厂副厂长, 公司董事长, "
		  "公司党委书记" },
		{ "李晓红女士，注册会计师。\n历任华安会计师事务所项目经理、合伙人，担任本公司独立董"
		  "事。",
		  "李晓红: 注册会计师, 华安会计师事务所项目经理, 华安会计师事务所合伙人, "
		  "本公司独立董事" },
		{ "他的任务很重，主任李建国说。", "李建国: 主任" },
		/* Each 任 behind a date opens a list anew, with its own company. */
		{ "顾明远，男，1962年生。2000年1月至2003年9月任松垣化工有限责任公司科研所所长；"
		  "2003年9月至2006年10月任松垣化工有限责任公司质量管理部部长、董事；"
		  "2011年8月至2012年5月，任安河民爆集团有限公司投资总监。",
		  "顾明远: 松垣化工有限责任公司科研所所长, 松垣化工有限责任公司质量管理部部长, "
		  "松垣化工有限责任公司董事, 安河民爆集团有限公司投资总监" },
		/* Behind a comma the company's own name need not be known; 并兼任 opens. */
		{ "舒云女士：大学文化，会计师。历任松程商业公司审计部审计专员，松程商业公司审计部部"
		  "长，"
		  "友程电工（安河）有限公司财务部长。现任安河咨询公司总经理，并兼任松垣股份有限公司"
		  "独立董事。",
		  "舒云: 会计师, 松程商业公司审计部审计专员, 松程商业公司审计部部长, "
		  "友程电工（安河）有限公司财务部长, 安河咨询公司总经理, "
		  "松垣股份有限公司独立董事" },
		/* A deputy's post and the chief's are two; what the party group leads is the
		 * company's. */
		{ "张建忠，男，1950年生。历任安河矿务局财务处副处长、处长，云岭电力集团公司党组书记"
		  "、副总经理。",
		  "张建忠: 安河矿务局财务处副处长, 安河矿务局财务处处长, 云岭电力集团公司党组书记, "
		  "云岭电力集团公司副总经理" },
		{ "钟表，男，汉族，工程师。历任安河钢铁公司技术员、贝沙湾项目、车间主任（主持工作）"
		  "，"
		  "负责财务工作，安河钢铁公司副总经理和董事会秘书等职。\n云岭科技有限公司董事长；",
		  "钟表: 工程师, 安河钢铁公司技术员, 安河钢铁公司车间主任, "
		  "安河钢铁公司副总经理, 安河钢铁公司董事会秘书, 云岭科技有限公司董事长" },
		/* Who is introduced may have any given name. */
		{ "顾桥，男，大专学历。曾任安河公司科长。", "顾桥: 安河公司科长" },
		{ "高利民女士，注册会计师。", "高利民: 注册会计师" },
		{ "李建国先生，1960年生。现任松垣股份有限公司第七届监事会股东监事、安河大学兼职教授"
		  "。",
		  "李建国: 松垣股份有限公司第七届监事会股东监事, 安河大学兼职教授" },
		{ "李建国先生，1960年生。任安河公司第六届、第七届董事会董事，总经理兼职工监事。",
		  "李建国: 安河公司第六届、第七届董事会董事, 安河公司总经理, 安河公司职工监事" },
		{ "顾明远来到安河村。担任乐旺镇党委书记后，她又办了企业。",
		  "顾明远: 乐旺镇党委书记" },
		{ "顾明远同志参军了。1968年顾明远被周总理送到部队。后任安河厂厂长。",
		  "顾明远: 安河厂厂长 | 周总理: 总理" },
		/* A sentence that begins with who has been something goes on in those behind it. */
		{ "顾先生曾任安河飞行部大队长。二○○七年四月至二○○九年任云岭有限公司副总经理。",
		  "顾先生: 安河飞行部大队长, 云岭有限公司副总经理" },
		{ "顾明远先生长期担任安河化工厂厂长。", "顾明远: 安河化工厂厂长" },
		{ "顾明远主席祝贺王建国就任邻国总统。", "顾明远: 主席 | 王建国: 邻国总统" },
		{ "顾明远先生，男。\n主席：顾先生，请坐。", "顾明远" },
		{ "至今，任白石会计师事务所所长。", "" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

static void foreign_names_are_names(void)
{
	static const struct sentence_case cases[] = {
		{ "2003年，库尔班·尼亚孜利用积蓄办学。", "库尔班·尼亚孜" },
		{ "美国国务卿奥尔布赖特和以色列总理内塔尼亚胡举行会谈。",
		  "奥尔布赖特: 美国国务卿 | 内塔尼亚胡: 以色列总理" },
		{ "副委员长司马义·艾买提看望了群众。", "司马义·艾买提: 副委员长" },
		{ "以军袭击了库皮扬斯克方向。", "" },
		{ "德国总理科尔说，很好。", "科尔: 德国总理" },
		{ "村党支部副书记次仁桑珠说，村民扎西也来了。",
		  "次仁桑珠: 村党支部副书记 | 扎西: 村民" },
		{ "会员彼得·科尔希波夫说。科尔希波夫很高兴。", "彼得·科尔希波夫: 会员" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

static void known_names_need_no_surname(void)
{
	static const struct sentence_case cases[] = {
		{ "新时代的指南。习近平", "习近平" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

static void words_are_no_names(void)
{
	static const struct sentence_case cases[] = {
		{ "村里新辟桑园，桑叶更大，桑苗更多，桑枝也有用。", "" },
		{ "“好。”卓洋乡党委书记余明说。", "余明: 卓洋乡党委书记" },
		{ "原副校长胡杨坦言，山上长着胡杨，壮志凌云。", "胡杨: 原副校长" },
		{ "高质量发展是时代要求，马上就办，方便群众，万亿元投资向新而行。", "" },
		{ "严格落实任免制度，于是关于温室的管理更加明确。", "" },
		{ "黄桥大道旁的华银铝业和梅花鹿养殖场。", "" },
		{ "《荀子》有言，《荀子·王制》也说。春节黄金周销售额增长。", "" },
		{ "我们来到布鲁马迪纽市。", "" },
		{ "时任海军某舰团长的徐明说，农民富不富，要看布朗族乡亲。", "徐明: 海军某舰团长" },
		{ "华尚集团（以下简称“华尚”）来了。华尚说，华尚今年很好。", "" },
		{ "周河子村在山里。周河子变了样。贾汪区很大，贾汪告别煤城，贾汪人笑了。", "" },
		{ "顾明村在山里。安河市市长顾明表示，很好。", "顾明: 安河市市长" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

static void traditional_characters_are_read(void)
{
	static const struct sentence_case cases[] = {
		{ "財政司司長曾俊華先生答覆了陳偉業議員的問題。",
		  "曾俊華: 財政司司長 | 陳偉業: 議員" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

/* 李书记 is the person whom the text named before. */
static void second_mentions_are_of_the_first(void)
{
	struct extraction extraction;
	extract(&extraction, knowledge, "安河市委书记李湘豫走进车间。\n李书记说，很好。");
	g_assert_cmpuint(extraction.mentions.n, >=, 2);
	const struct mention *second = NULL;
	for (size_t i = 0; i < extraction.mentions.n; i++)
		if (extraction.mentions.items[i].type == MENTION_PERSON)
			second = &extraction.mentions.items[i];
	g_assert_nonnull(second);
	g_assert_cmpuint(second->block, ==, 1);
	g_assert_cmpuint(second->span.end, ==, strlen("李"));
	g_assert_cmpstr(second->person.name, ==, "李湘豫");
	extraction_clear(&extraction);
	/* Who was named without a post may be called by one. */
	g_autofree char *called = persons_of("顾明远回到安河。顾校长很高兴。");
	g_assert_cmpstr(called, ==, "顾明远: 校长");
}

static void appointments_give_posts(void)
{
	static const struct sentence_case cases[] = {
		{ "村里聘请顾明远当文学社顾问。", "顾明远: 文学社顾问" },
		{ "任命顾明远为安河市财政局局长，周若水为民政局局长。",
		  "顾明远: 安河市财政局局长 | 周若水: 民政局局长" },
		{ "顾明远同志到会。免去顾明远云岭省教育厅厅长职务。", "顾明远: 云岭省教育厅厅长" },
		{ "接受顾明远辞去市人民政府市长职务的请求。", "顾明远: 市人民政府市长" },
		{ "任命顾明远为市监察委员会副主任，并决定为代理主任。",
		  "顾明远: 市监察委员会副主任, 代理主任" },
		{ "任命程福海为国务院国有资产监督管理委员会主任；免去王小洪、李国清的公安部副部长职"
		  "务，"
		  "选举张德友同志为省长。",
		  "程福海: 国务院国有资产监督管理委员会主任 | 王小洪: 公安部副部长 | "
		  "李国清: 公安部副部长 | 张德友: 省长" },
		{ "增补王鹤年、蒋南山和薄文波等同志为中央委员。",
		  "王鹤年: 中央委员 | 蒋南山: 中央委员 | 薄文波: 中央委员" },
		{ "国务院副总理、国家计划委员会主任李富海讲话。",
		  "李富海: 国务院副总理, 国家计划委员会主任" },
		{ "他任命了王建国。", "王建国" },
		{ "任命顾明远为云岭省人大常委会办公厅主任，周若水为云岭省人大常委会人事代表选举工作"
		  "委员会主任。",
		  "顾明远: 云岭省人大常委会办公厅主任 | 周若水: "
		  "云岭省人大常委会人事代表选举工作委员会主任" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

/* Who is named right before what is held, or behind it, holds it: one or several. */
static void who_is_named_beside_a_post_holds_it(void)
{
	static const struct sentence_case cases[] = {
		{ "云岭省委决定：顾明远同志任安河市委委员、常委、书记；李国强同志不再担任松垣市市长"
		  "职务。",
		  "顾明远: 安河市委委员, 安河市委常委, 安河市委书记 | 李国强: 松垣市市长" },
		{ "周若水提出辞去安河市副市长职务，王建国、李国强分别提出辞去云岭省人大代表职务。",
		  "周若水: 安河市副市长 | 王建国: 云岭省人大代表 | 李国强: 云岭省人大代表" },
		{ "到会的有王建国、李国强。会前他们分别任安河市市长、松垣县县长。",
		  "王建国: 安河市市长 | 李国强: 松垣县县长" },
		{ "此前，安河市委书记是王建国。李国强接任安河市委书记。松垣县县长由周若水兼任，此前"
		  "周若水任松垣县副县长。",
		  "王建国: 安河市委书记 | 李国强: 安河市委书记 | 周若水: 松垣县县长, "
		  "松垣县副县长" },
		{ "王建国从松垣县县长升任安河市市长。", "王建国: 松垣县县长, 安河市市长" },
		{ "当选安河市副市长后，顾明远卸任松垣县县长。",
		  "顾明远: 安河市副市长, 松垣县县长" },
		{ "三人分别任安河、松垣县委书记。", "" },
		{ "任泽锋同志任安河市委书记。两人分别是安河市市长王建国、松垣县县长李国强。",
		  "任泽锋: 安河市委书记 | 王建国: 安河市市长 | 李国强: 松垣县县长" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

/* What is all that an item of a list of names holds is a name, be it a word elsewhere; so is
 * who signs below what he said. */
static void items_of_lists_are_names(void)
{
	static const struct sentence_case cases[] = {
		{ "王建国、李国强、周若水、许甘露、孙永和、马懿到会。",
		  "王建国 | 李国强 | 周若水 | 许甘露 | 孙永和 | 马懿" },
		{ "要种好水稻、小麦、甘露、黄金梨。", "" },
		{ "要走新路，不能跟着别人。\n——孙建设代表（安河大学教授）",
		  "孙建设: 代表, 安河大学教授" },
		{ "一河清水向东流，两岸杨柳青。", "" },
		{ "安河市市长柴原慎一、副市长功刀岳秀到会。",
		  "柴原慎一: 安河市市长 | 功刀岳秀: 安河市副市长" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

/* A surname with a title is a person, whether or not the text has named it. */
static void surnames_with_titles_are_persons(void)
{
	static const struct sentence_case cases[] = {
		{ "郝市长请陈老师坐下，王小姐给他们倒茶。",
		  "郝市长: 市长 | 陈老师: 老师 | 王小姐" },
		{ "顾明远先生曾任云岭大学讲师。顾先生说，他很高兴。", "顾明远: 云岭大学讲师" },
		{ "小潘说，在戈壁见不到小鸟。老郑终于动得起手术。", "小潘 | 老郑" },
		{ "县委副书记叶长青到会，叶副书记讲了话。", "叶长青: 县委副书记" },
		{ "国家主席胡锦涛到会。胡主席说，很好。", "胡锦涛: 国家主席" },
		{ "中日韩领导人会晤，巴拿马总统到访，新任主席讲话。", "" },
	};
	check_all(cases, G_N_ELEMENTS(cases));
}

/* Of an institution with a trade in its name, what it is tells the part. */
static void institutions_give_roles(void)
{
	static const struct {
		const char *text;
		enum person_role role;
	} cases[] = {
		{ "云岭省科技厅厅长顾明远说。", ROLE_OFFICIAL },
		{ "生物防护部队司令顾明远说。", ROLE_OFFICIAL },
		{ "金能科技党委书记顾明远说。", ROLE_BUSINESS },
		{ "云岭大学党委书记顾明远说。", ROLE_EXPERT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct extraction extraction;
		extract(&extraction, knowledge, cases[i].text);
		g_assert_cmpuint(extraction.mentions.n, ==, 1);
		g_assert_cmpint(extraction.mentions.items[0].person.role, ==, cases[i].role);
		extraction_clear(&extraction);
	}
}

/* A line of names.txt: text, with the names in [brackets]. */
static GHashTable *bracketed(const char *line, GString *text)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (const char *open; (open = strchr(line, '['));) {
		const char *close = strchr(open, ']');
		g_assert_nonnull(close);
		g_string_append_len(text, line, open - line);
		g_string_append_len(text, open + 1, close - open - 1);
		g_hash_table_add(names, g_strndup(open + 1, (gsize)(close - open - 1)));
		line = close + 1;
	}
	g_string_append(text, line);
	return names;
}

struct tally {
	unsigned right, invented, missed;
};

static void count_line(const char *line, struct tally *tally)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GHashTable) names = bracketed(line, text);
	struct extraction extraction;
	extract(&extraction, knowledge, text->str);
	for (size_t i = 0; i < extraction.mentions.n; i++) {
		const struct mention *mention = &extraction.mentions.items[i];
		if (mention->type != MENTION_PERSON)
			continue;
		struct slice found = slice_sub(extraction.blocks[0].text, mention->span);
		g_autofree char *name = g_strndup(found.data, found.len);
		if (g_hash_table_remove(names, name))
			tally->right++;
		else if (!strstr(line, name))
			tally->invented++;
	}
	tally->missed += g_hash_table_size(names);
	extraction_clear(&extraction);
}

static void newspaper_sentences_are_read(void)
{
	g_autofree char *path = g_build_filename(g_getenv("srcdir"), "tests/know/names.txt", NULL);
	g_autofree char *contents = NULL;
	g_assert_true(g_file_get_contents(path, &contents, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(contents, "\n", -1);
	struct tally tally = { 0 };
	for (char **line = lines; *line; line++)
		if (**line && **line != '#')
			count_line(*line, &tally);
	g_test_message("%u right, %u invented, %u missed", tally.right, tally.invented,
	               tally.missed);
	g_assert_cmpuint(100 * tally.invented, <=, 3 * tally.right);
	g_assert_cmpuint(100 * tally.missed, <=, 9 * tally.right);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	knowledge = shipped_knowledge();
	g_test_add_func("/person/posts-stand-before-names", posts_stand_before_names);
	g_test_add_func("/person/posts-name-their-institution-whole",
	                posts_name_their_institution_whole);
	g_test_add_func("/person/what-one-is-is-a-post", what_one_is_is_a_post);
	g_test_add_func("/person/names-are-the-same-throughout", names_are_the_same_throughout);
	g_test_add_func("/person/lists-owe-what-they-leave-out", lists_owe_what_they_leave_out);
	g_test_add_func("/person/lives-tell-posts", lives_tell_posts);
	g_test_add_func("/person/foreign-names-are-names", foreign_names_are_names);
	g_test_add_func("/person/known", known_names_need_no_surname);
	g_test_add_func("/person/words-are-no-names", words_are_no_names);
	g_test_add_func("/person/traditional-characters-are-read", traditional_characters_are_read);
	g_test_add_func("/person/second-mentions-are-of-the-first",
	                second_mentions_are_of_the_first);
	g_test_add_func("/person/appointments-give-posts", appointments_give_posts);
	g_test_add_func("/person/items-of-lists-are-names", items_of_lists_are_names);
	g_test_add_func("/person/who-is-named-beside-a-post-holds-it",
	                who_is_named_beside_a_post_holds_it);
	g_test_add_func("/person/surnames-with-titles-are-persons",
	                surnames_with_titles_are_persons);
	g_test_add_func("/person/institutions-give-roles", institutions_give_roles);
	g_test_add_func("/person/newspaper-sentences-are-read", newspaper_sentences_are_read);
	int status = g_test_run();
	knowledge_free(knowledge);
	return status;
}
