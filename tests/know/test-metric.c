/* Metrics: figures as a reader takes them, and nothing that only looks like
 * one; what they measure, of whom, and when. */
#include "core/know/lexicon.h"
#include "core/know/metric.h"
#include <locale.h>

#include "tests/base/own-time.h"
#include "tests/know/article-of.h"

static struct knowledge *knowledge; /* the shipped one, for all tests of this program */

typedef void (*teller)(GString *told, const struct mention *mention, struct slice text);

static char *told_by(const char *text, const char *date, teller tell)
{
	struct arena *arena = arena_new();
	struct test_article test;
	test_article_open(&test, text);
	test.article.date = date;
	struct mentions mentions = knowledge_extract(knowledge, &test.article, arena);
	GString *told = g_string_new(NULL);
	for (size_t i = 0; i < mentions.n; i++) {
		const struct mention *mention = &mentions.items[i];
		if (mention->type == MENTION_METRIC)
			tell(told, mention,
			     slice_sub(test.blocks[mention->block].text, mention->span));
	}
	test_article_close(&test);
	arena_free(arena);
	return g_string_free(told, FALSE);
}

/* "5%左右 ~5 %; " */
static void tell_value(GString *told, const struct mention *mention, struct slice text)
{
	const struct metric *metric = &mention->metric;
	g_string_append_printf(told, "%.*s %s%.15g", (int)text.len, text.data,
	                       comparator_sign(metric->comparator), metric->value);
	if (metric->value_to != metric->value)
		g_string_append_printf(told, "..%.15g", metric->value_to);
	g_string_append_printf(told, " %s; ", metric->unit ? metric->unit : "-");
}

static void tell_indicator(GString *told, const struct mention *mention, struct slice text)
{
	g_string_append_printf(told, "%.*s %s; ", (int)text.len, text.data,
	                       mention->metric.indicator ? mention->metric.indicator : "-");
}

static void tell_region(GString *told, const struct mention *mention, struct slice text)
{
	g_string_append_printf(told, "%.*s %s; ", (int)text.len, text.data,
	                       mention->metric.region ? mention->metric.region : "-");
}

static void tell_time(GString *told, const struct mention *mention, struct slice text)
{
	g_string_append_printf(told, "%.*s %s %s; ", (int)text.len, text.data,
	                       mention->metric.period ? mention->metric.period : "-",
	                       metric_kind_name(mention->metric.kind));
}

struct example {
	const char *text, *wanted;
};

static void expect(const struct example *examples, size_t n, const char *date, teller tell)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *got = told_by(examples[i].text, date, tell);
		g_strchomp(got);
		if (strcmp(got, examples[i].wanted) != 0)
			g_test_fail_printf("%s gives %s, not %s", examples[i].text, got,
			                   examples[i].wanted);
	}
}

static void numbers_in_all_their_forms(void)
{
	static const struct example examples[] = {
		{ "产值五千八百万元。", "五千八百万元 =58000000 元;" },
		{ "产值２．５万亿元。", "２．５万亿元 =2500000000000 元;" },
		{ "产值1,234,567元。", "1,234,567元 =1234567 元;" },
		{ "产值3500多万元。", "3500多万元 >35000000 元;" },
		{ "合计壹佰贰拾叁万肆仟元整。", "壹佰贰拾叁万肆仟元 =1234000 元;" },
		{ "惠及十几万户。", "十几万户 >100000 户;" },
		{ "来了数百名客商。", "数百名 >100 名;" },
		{ "占比百分之十二点五。", "百分之十二点五 =12.5 %;" },
		{ "占百分之6.0:43.0:51.0。", "百分之6.0 =6 %;" },
		{ "比例为7.8︰1。", "7.8︰1 =7.8 :1;" },
		{ "股价收于1525.5元/股。", "1525.5元/股 =1525.5 元/股;" },
		{ "处理能力10万吨/日。", "10万吨/日 =100000 吨/日;" },
		{ "合计人民币零下六百元。", "零 =0 元; 六百元 =600 元;" },
		{ "占三分之一以上。", "三分之一以上 >=33.3333333333333 %;" },
		{ "占两成。", "两成 =20 %;" },
		{ "半数企业复工。", "半数 =50 %;" },
		{ "产值翻一番。", "翻一番 =2 倍;" },
		{ "比例为7.8:1。", "7.8:1 =7.8 :1;" },
		{ "重两三公斤。", "两三公斤 =2..3 公斤;" },
		{ "产值五 千 八 百 万元。", "五 千 八 百 万元 =58000000 元;" },
		{ "装机500千瓦。", "500千瓦 =500 千瓦;" },
		{ "降低0.3百分点。", "0.3百分点 =0.3 百分点;" },
		{ "花了五元三毛。", "五元三毛 =5.3 元;" },
		{ "增速为-5.2%。", "-5.2% =-5.2 %;" },
		{ "订购数目在五百以上。", "五百以上 >=500 -;" },
		{ "收入倍差缩小至1.81。", "1.81 =1.81 -;" },
		{ "产值十几万多亿元。", "十几万多亿元 >10000000000000 元;" },
		{ "死亡率下降0.75个千分点。", "0.75个千分点 =0.75 千分点;" },
		{ "订单翻了将近一番。", "翻了将近一番 ~2 倍;" },
		{ "产值1 2 3 . 4 亿元。", "1 2 3 . 4 亿元 =12340000000 元;" },
		{ "产值20，300户受益。", "300户 =300 户;" },
		{ "共有5000人参加。", "5000人 =5000 人;" },
		{ "产值一百十六元。", "一百十六元 =116 元;" },
		{ "廿五个乡镇通水。", "廿五个 =25 个;" },
		{ "白银三千两百两。", "三千两百两 =3200 两;" },
		{ "气温降至零下十五摄氏度。", "零下十五摄氏度 =-15 摄氏度;" },
		{ "下降.5%。", ".5% =0.5 %;" },
		{ "三又二分之一。", "三又二分之一 =3.5 -;" },
		{ "发病率降至千分之五点二。", "千分之五点二 =0.52 %;" },
		{ "国债获批155亿元人民币。", "155亿元人民币 =15500000000 元;" },
		{ "销售额约人民币75亿元。", "约人民币75亿元 ~7500000000 元;" },
		{ "销售额人民币75亿元。", "75亿元 =7500000000 元;" },
		{ "行程1小时30分钟。", "1小时30分钟 =1.5 小时;" },
		{ "花了十二块五毛。", "十二块五毛 =12.5 元;" },
		{ "半小时即可到达。", "半小时 =0.5 小时;" },
		{ "人口一亿二千万。", "一亿二千万 =120000000 -;" },
		{ "年末总人口766579，学校35。", "766579 =766579 -;" },
		{ "基尼系数0.465，电价0.52元/千瓦时。",
		  "0.465 =0.465 -; 0.52元/千瓦时 =0.52 元/千瓦时;" },
		{ "规模分别达1.2万亿、8200亿元。",
		  "1.2万亿 =1200000000000 元; 8200亿元 =820000000000 元;" },
		{ "占比分别提高20.9、15、22个百分点。",
		  "20.9 =20.9 百分点; 15 =15 百分点; 22个百分点 =22 百分点;" },
		{ "增速高4.5个和1.3个百分点。", "4.5个 =4.5 百分点; 1.3个百分点 =1.3 百分点;" },
		{ "建成30万吨级航道。", "30万吨级 =300000 吨;" },
		{ "传输五十兆字节，花费445奈拉。", "五十兆字节 =50 MB; 445奈拉 =445 奈拉;" },
		{ "结构由8.7∶41.2∶50.1调整为7:43:50。",
		  "8.7∶41.2∶50.1 =8.7 ∶41.2∶50.1; 7:43:50 =7 :43:50;" },
		{ "死亡率为15.1/10万。", "15.1/10万 =15.1 /10万;" },
		{ "是上年的三又二分之一倍。", "三又二分之一倍 =3.5 倍;" },
		{ "下载只需一秒，培训350多期。", "一秒 =1 秒; 350多期 >350 期;" },
		{ "发生5.1级地震，得92.50分。", "5.1级 =5.1 级; 92.50分 =92.5 分;" },
		{ "每箱最多100最少20个。", "最多100 <=100 -; 最少20个 >=20 个;" },
		{ "三万五的工资。", "三万五 =35000 -;" },
		{ "举办2届博览会，设置22大展区。", "2届 =2 届; 22大 =22 大;" },
		{ "平均受教育年限达11年，持续3年。", "11年 =11 年;" },
		{ "惠及154万户家庭。", "154万户 =1540000 户;" },
		{ "人均预期寿命提高到79岁的目标。", "79岁 =79 岁;" },
		{ "总投资三点五亿元，产出一点二万亿元。",
		  "三点五亿元 =350000000 元; 一点二万亿元 =1200000000000 元;" },
		{ "身高一米七五，每袋三斤二，花了一块五毛。",
		  "一米七五 =1.75 米; 三斤二 =3.2 斤; 一块五毛 =1.5 元;" },
		{ "行程一小时四十五分钟。", "一小时四十五分钟 =1.75 小时;" },
		{ "为企业减负56亿元。", "56亿元 =5600000000 元;" },
		{ "负债率为负百分之三，得票占百分三十。", "负百分之三 =-3 %; 百分三十 =30 %;" },
		{ "全国有一亿三千万人口，存款增加五千多亿。",
		  "一亿三千万 =130000000 -; 五千多亿 >500000000000 -;" },
	};
	expect(examples, G_N_ELEMENTS(examples), NULL, tell_value);
}

static void words_beside_a_number(void)
{
	static const struct example examples[] = {
		{ "增长5%左右。", "5%左右 ~5 %;" },
		{ "产值突破14万亿元。", "突破14万亿元 >14000000000000 元;" },
		{ "近千亿元投资。", "近千亿元 ~100000000000 元;" },
		{ "上百家企业组团。", "上百家 >=100 家;" },
		{ "不到一分钟完成。", "不到一分钟 <1 分钟;" },
		{ "压缩至10个工作日内。", "10个工作日内 <=10 工作日;" },
		{ "失业率控制在5.5%以内。", "5.5%以内 <=5.5 %;" },
		{ "签约50个项目。", "50个 =50 个;" },
		{ "来自安河等三地上百家企业。", "上百家 >=100 家;" },
		{ "通过28件法规。", "28件 =28 件;" },
		{ "经济总量迈上万亿元台阶。", "万亿元 =1000000000000 元;" },
		{ "至少需要两亿元，突破千亿大关。",
		  "至少需要两亿元 >=200000000 元; 突破千亿 >100000000000 -;" },
		{ "分别突破5万亿元、3万亿元。",
		  "突破5万亿元 >5000000000000 元; 3万亿元 >3000000000000 元;" },
	};
	expect(examples, G_N_ELEMENTS(examples), NULL, tell_value);
}

static void ranges(void)
{
	static const struct example examples[] = {
		{ "增长5%至6%。", "5%至6% =5..6 %;" },
		{ "增长5—6%。", "5—6% =5..6 %;" },
		{ "培育3-5个园区。", "3-5个 =3..5 个;" },
		{ "投资200—300万元。", "200—300万元 =2000000..3000000 元;" },
		{ "增速在5%和6%之间。", "5%和6% =5..6 %;" },
		{ "百分之二十到三十。", "百分之二十到三十 =20..30 %;" },
		{ "分别增长8.2%和7.5%。", "8.2% =8.2 %; 7.5% =7.5 %;" },
		{ "惠及约三、四十万人。", "约三、四十万人 ~300000..400000 人;" },
		{ "占百分之八十到百分之百。", "百分之八十到百分之百 =80..100 %;" },
		{ "数目在10000与20000之间。", "10000与20000 =10000..20000 -;" },
	};
	expect(examples, G_N_ELEMENTS(examples), NULL, tell_value);
}

static void what_is_no_figure(void)
{
	static const char *const texts[] = {
		"2025年1月17日上午9时30分，第5次会议召开。",
		"十二届五次全会部署“十四五”规划。",
		"C919、T800和5G，PM2.5年均浓度。",
		"电话：0999-12345678，网址版本1.2.3。",
		"“三个转变”“六大工程”和《关于三十条措施的通知》。",
		"四川、百色、三亚，百货，千方百计，万里长江。",
		"一批项目、一系列举措、一个个增长极。",
		"排名第3位，居前5位，500强企业。",
		"近日，以上工作取得突破性进展，倍感振奋。",
		"全省上下统一思想，进一步举一反三。",
		"陆地面积，收拾行装，放肆。",
		"12",
		"第十章",
		"党的十六大以来，2024成都世园会闭幕。",
		"十多年前，三次产业结构优化。",
		"三十个体户，3台州企业，每万人口。",
		"三方签署，打通最后一公里，TOP 9采棉人。",
		"这两个市场、上述三项工作。",
		"三方在12:45:43签约，编号8.7∶41.2∶20。",
		"网址是https://news.example.com/a?id=280%28%2D29&page=5%。",
		"这两天小麦成熟，半个月前开工，三天前完工。",
		"二期工程和3期项目，三级医院，提前一天、过去一年。",
		"实现“六个翻番”，二人转，长风几万里。",
		"60岁以上老年人和0—6岁儿童。",
		"这里聚集着陆家和伍家，开启近半年的生活。",
		"党的20大以来，守牢两条底线。",
		"注1921纳米比亚总统来访。",
		"高速K120+300处，北纬30度，一家三口三天两头来。",
		"如图3所示，三点五十分出发，二、三产业融合。",
		"21岁的顾明远11岁参加比赛，获10米气步枪金牌。",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *got = told_by(texts[i], NULL, tell_value);
		if (*got)
			g_test_fail_printf("%s gives %s", texts[i], got);
	}
}

static void what_is_measured(void)
{
	static const struct example examples[] = {
		{ "城镇新增就业120万人。", "120万人 城镇新增就业;" },
		{ "重点培育20个未来产业。", "20个 未来产业;" },
		{ "进出口总值超16万亿元，同比增长5.6%。",
		  "超16万亿元 进出口总值; 5.6% 进出口总值;" },
		{ "广东将经济增长目标设为5%左右、河南设为5.5%左右。",
		  "5%左右 经济增长目标; 5.5%左右 经济增长目标;" },
		{ "电子信息、装备制造营业收入分别达到20亿元、18亿元。",
		  "20亿元 电子信息营业收入; 18亿元 装备制造营业收入;" },
		{ "审议草案31件，通过其中28件。", "31件 审议草案; 28件 审议草案通过其中;" },
		{ "对于5%左右的预期目标，要有信心。", "5%左右 预期目标;" },
		{ "办理建议1200件，办结率100%。", "1200件 办理建议; 100% 办结率;" },
		{ "进出口从2019年的1万亿元增加到2万亿元。", "1万亿元 进出口; 2万亿元 进出口;" },
		{ "不到一分钟即完成装配。", "不到一分钟 完成装配;" },
		{ "新建1亿亩高标准农田。", "1亿亩 新建高标准农田;" },
		{ "16所高校、48个学科入选名单。", "16所 高校; 48个 学科入选名单;" },
		{ "第二、第三产业占地区生产总值的比重分别回落2.1和1.6个百分点。",
		  "2.1 第二产业占地区生产总值的比重; 1.6个百分点 第三产业占地区生产总值的比重;" },
		{ "企业收入由下降3%转为三季度增长4%。", "3% 企业收入; 4% 企业收入;" },
		{ "全市病床300张 5人次获世界冠军。", "300张 病床; 5人次 获世界冠军;" },
		{ "病例数较“十三五”时期下降49%。", "49% 病例数;" },
		{ "#云岭洽谈会开幕 签约总额560亿元", "560亿元 签约总额;" },
		{ "收入5万元，比上年增收1万元，为预算的40%。",
		  "5万元 收入; 1万元 收入; 40% 收入为预算;" },
		{ "共有医院9个，是1949年末的4倍。", "9个 医院; 4倍 医院;" },
		{ "12类45件民生实事全面完成。", "12类 民生实事; 45件 民生实事;" },
		{ "地区生产总值迈上4个万亿元台阶、达14.2万亿元。",
		  "4个 地区生产总值; 万亿元 地区生产总值; 14.2万亿元 地区生产总值;" },
		{ "文明城市、历史名城分别增至37座、14座，6部作品获奖。",
		  "37座 文明城市; 14座 历史名城; 6部 作品获奖;" },
		{ "软件和信息业、租赁和商务业增加值分别增长10.9%、10.4%。",
		  "10.9% 软件和信息业增加值; 10.4% 租赁和商务业增加值;" },
		{ "河湖、海湾建成率分别达到30%、50%。", "30% 河湖建成率; 50% 海湾建成率;" },
		{ "客流量将达20亿人次，日均约3亿人次，比去年同期增长约3%。",
		  "20亿人次 客流量; 约3亿人次 客流量; 约3% 客流量;" },
		{ "接待游客3亿人次、花费4亿元，分别增长8%、9%。",
		  "3亿人次 接待游客; 4亿元 花费; 8% 接待游客; 9% 花费;" },
		{ "工业增加值平均增速为7%，2024年变缓至3%。",
		  "7% 工业增加值平均增速; 3% 工业增加值平均增速;" },
		{ "饮料类、烟酒类商品零售分别增长8%和9%，两年分别平均增长3%和4%。",
		  "8% 饮料类商品零售; 9% 烟酒类商品零售; 3% 饮料类商品零售; 4% 烟酒类商品零售;" },
		{ "电视机、机器人产量分别增长8%和9%，两年平均增长3%和4%。",
		  "8% 电视机产量; 9% 机器人产量; 3% 电视机产量; 4% 机器人产量;" },
		{ "汽车、电力增速分别为8%和9%，两年平均增速分别为3%和4%。",
		  "8% 汽车增速; 9% 电力增速; 3% 汽车增速; 4% 电力增速;" },
		{ "工业、建筑业分别增长8%和9%，物价、房价分别增长3%和4%。",
		  "8% 工业; 9% 建筑业; 3% 物价; 4% 房价;" },
		{ "生产总值连跨4个万亿级台阶、突破7万亿元。",
		  "4个 生产总值; 突破7万亿元 生产总值;" },
		{ "财政收入增长6%；居民收入分别增长5%、7%。",
		  "6% 财政收入; 5% 居民收入; 7% 居民收入;" },
		{ "经济实现5.5%左右的平均增速。", "5.5%左右 经济平均增速;" },
		{ "生产总值达5亿元，财政收入迈过千亿大关，达1330亿元。",
		  "5亿元 生产总值; 迈过千亿 财政收入; 1330亿元 财政收入;" },
		{ "生产总值达5亿元，按可比价格计算，增长5%。", "5亿元 生产总值; 5% 生产总值;" },
		{ "订货量达3万台，保持了60%的高速增长。", "3万台 订货量; 60% 订货量高速增长;" },
		{ "人数从最初的7名发展为416名。", "7名 人数; 416名 人数;" },
		{ "投资占比为52.6%，比去年全年提高2个百分点。",
		  "52.6% 投资占比; 2个百分点 投资占比;" },
		{ "今年3月份采购指数为50.9%。", "50.9% 采购指数;" },
		{ "比重分别回落2.16和1.66个百分点。", "2.16 比重; 1.66个百分点 比重;" },
		{ "（2）棉花将由一九五七年的三千担增加到六千担。", "三千担 棉花; 六千担 棉花;" },
		{ "生产总值增长7%，占世界比重从11%提高到15%。",
		  "7% 生产总值; 11% 生产总值占世界比重; 15% 生产总值占世界比重;" },
		{ "每年办成10件为民实事。", "10件 为民实事;" },
		{ "3920个新投产项目增加产值5万元。",
		  "3920个 新投产项目增加产值; 5万元 新投产项目增加产值;" },
		{ "11个县（市、区）通过验收。", "11个 县（市、区）;" },
		{ "装机300万千瓦、并网200万千瓦。", "300万千瓦 装机; 200万千瓦 并网;" },
		{ "新型储能100万千瓦。", "100万千瓦 新型储能;" },
		{ "“新三样”出口增长5%。", "5% “新三样”出口;" },
		{ "江苏目标在5%左右或者5%以上。", "5%左右 目标; 5%以上 目标;" },
		{ "上海等地增长目标为5%；失业率方面，广东提出5.5%左右。",
		  "5% 增长目标; 5.5%左右 失业率;" },
		{ "从目标看，各地大多定在5%以上。", "5%以上 目标;" },
		{ "德国经济今年环比下跌0.1%。", "0.1% 经济;" },
		{ "先后4次降低存款准备金率。", "4次 降低存款准备金率;" },
		{ "产业投资占比达30%，粮食产量要稳定在5吨。", "30% 产业投资占比; 5吨 粮食产量;" },
		{ "300名毕业生顺利完成考试。", "300名 毕业生;" },
		{ "民企贡献50%以上的税收、60%以上的GDP。", "50%以上 民企贡献税收; 60%以上 GDP;" },
		{ "火箭总高约72米。", "约72米 火箭总高;" },
		{ "新增省级平台23家，其中国家级3家。",
		  "23家 新增省级平台; 3家 国家级新增省级平台;" },
		{ "规上企业净增6家、总数达45家。", "6家 规上企业; 45家 规上企业总数;" },
		{ "收入比由1.95:1缩小到1.92:1。", "1.95:1 收入比; 1.92:1 收入比;" },
		{ "建成3个国家级、5个省级园区。", "3个 国家级园区; 5个 省级园区;" },
		{ "江苏目标为5%，海南和重庆则定在6%以上。", "5% 目标; 6%以上 目标;" },
		{ "電子、裝備營業收入分別增長5%和6%。", "5% 電子營業收入; 6% 裝備營業收入;" },
		{ "前5个月云岭出口增长5%。", "5% 云岭出口;" },
		{ "确保粮食面积稳定在5万亩，争取省级资金3万元。",
		  "5万亩 粮食面积; 3万元 省级资金;" },
		{ "全年实现利润5万元，约合3万美元。", "5万元 利润; 约合3万美元 利润;" },
		{ "价格由上月下降5%转为上涨1%。", "5% 价格; 1% 价格;" },
		{ "与30多个国际组织签署5份协议。", "30多个 国际组织; 5份 协议;" },
		{ "提供540千瓦时的清洁电力。", "540千瓦时 提供清洁电力;" },
		{ "出口增长5%。高于全国同期2个百分点。", "5% 出口; 2个百分点 出口;" },
		{ "高于全国同期2个百分点。", "2个百分点 -;" },
		{ "出口增长5%，高于全国2个百分点。其中3省下调1个百分点。",
		  "5% 出口; 2个百分点 出口高于全国; 1个百分点 出口;" },
		{ "经济目标多在5%左右。其中3省下调1个百分点。",
		  "5%左右 经济目标; 1个百分点 经济目标;" },
	};
	expect(examples, G_N_ELEMENTS(examples), NULL, tell_indicator);
}

static void of_whom(void)
{
	static const struct example examples[] = {
		{ "山东出口增长5%，河南增长6%。", "5% 山东; 6% 河南;" },
		{ "山东提出新目标。\n出口增长5%。", "5% 山东;" },
		{ "=山西省政府工作报告\n全省出口增长5%，高于全国2个百分点。",
		  "5% 山西; 2个百分点 山西;" },
		{ "=市商务局\n新增企业29户以上。", "29户以上 市商务局;" },
		{ "韩国、德国投资分别增长5%、6%。", "5% 韩国; 6% 德国;" },
		{ "湖南出口增长5%。\n假日期间全国出境旅客200万人次。", "5% 湖南; 200万人次 全国;" },
		{ "首艘3万吨货船在江苏交付。", "3万吨 江苏;" },
		{ "在桐庐，出口增长5%。祁门县增长6%。", "5% 桐庐; 6% 祁门;" },
		{ "浙江推进滨湖区域发展，建成园区5个。", "5个 浙江;" },
		{ "前三季度全国新增就业5万人。\n山东、江苏、浙江各有安排。", "5万人 全国;" },
		{ "和田地区收益60亿元。", "60亿元 和田;" },
		{ "“订单有120万片。”在浙江某企业，负责人顾明远说。", "120万片 浙江;" },
		{ "=安河市2024年统计公报\n全市粮食产量5万吨。", "5万吨 安河市;" },
		{ "=2024年松垣县统计公报\n全县粮食产量5万吨。", "5万吨 松垣县;" },
		{ "=广西河池都安瑶族自治县发展旅游\n广西有很多山。今年，全县接待游客5万人。",
		  "5万人 都安;" },
		{ "江西省赣州市地处江西省南部，是江西主战场，全市有贫困村5个。",
		  "5个 江西省赣州市;" },
		{ "四川省乐山市位于四川盆地西南部，辖11个县。", "11个 乐山;" },
		{ "各省都有安排。共选派干部2156名。", "2156名 -;" },
		{ "近年来，都安瑶族自治县招商。\n广西支持。此外，都安县建园区5个，全县增长6%。",
		  "5个 都安; 6% 都安;" },
		{ "全会1月3日在北京举行。\n基本养老保险覆盖近十亿人。", "近十亿人 -;" },
		{ "全会1月3日在江西松垣山举行。\n基本养老保险覆盖近十亿人。", "近十亿人 -;" },
		{ "新中国成立以来，粮食增产5万吨。", "5万吨 -;" },
		{ "本报杭州1月3日电 国家能源局核发绿证3亿个。", "3亿个 全国;" },
		{ "“今年出口3000吨。”浙江一家企业负责人说。", "3000吨 浙江;" },
		{ "湖北增长6%。从目标来看，各地普遍定在5%以上。", "6% 湖北; 5%以上 各地;" },
		{ "浙江增长6%。全国人大常委会审议21个报告。", "6% 浙江; 21个 全国;" },
		{ "全国增长5%。人口年轻的深圳，全市托位达5万个。", "5% 全国; 5万个 深圳;" },
		{ "10省目标在5%左右，安徽、湖北等4省在6%。", "5%左右 10省; 6% 湖北;" },
		{ "=湖北省政府工作报告\n潜江、松滋等10个县市获批试点。", "10个 湖北;" },
		{ "=湖北省政府工作报告\n荆门高新区入选试点。\n高新技术企业增至3万家。",
		  "3万家 湖北;" },
		{ "=山东省政府工作报告\n山东科技大市场促成交易20项。", "20项 山东;" },
		{ "=山东省政府工作报告\n对非洲、拉美出口分别增长5%、6%。", "5% 山东; 6% 山东;" },
		{ "=湖北省政府工作报告\n推进襄阳、宜昌2个城市医院建设。", "2个 湖北;" },
		{ "=宁夏政府工作报告\n搬迁安置1800户。支持长白山3个省实验室。",
		  "1800户 宁夏; 3个 宁夏;" },
		{ "全省稳中向好，支持株洲、湘潭转型和岳阳港建设。\n出口增长5%。", "5% 湖南;" },
		{ "湘潭机械、常德烟草等产业壮大。城镇化率达63%。岳阳人口增长5%。\n出口增长6%。",
		  "63% 湖南; 5% 岳阳; 6% 湖南;" },
		{ "全镇种植罗江豆鸡。我镇粮食总产5万吨。", "5万吨 -;" },
		{ "山东、河南稳定。\n全国形势向好。\n就业200万人。", "200万人 全国;" },
		{ "（1）湖南出口增长5%；\n（2）山东增长6%；\n（3）新增就业200万人；",
		  "5% 湖南; 6% 山东; 200万人 -;" },
		{ "中国—东盟博览会落户南宁，签约5个项目。", "5个 南宁;" },
		{ "全国形势向好。北京至广州的列车提速，时速达120公里。", "120公里 全国;" },
		{ "湖南提质，湖南向好。衡阳装备建设加快。\n城镇化率达63%。", "63% 湖南;" },
		{ "=衡阳加快建设\n湖南提质，湖南向好。\n在衡阳调研。\n城镇化率达63%。",
		  "63% 衡阳;" },
		{ "陕西向好，陕北新建电站5座。", "5座 陕北;" },
		{ "在湖南，娄底云江能源有限公司扩产，产值达3亿元。",
		  "3亿元 娄底云江能源有限公司;" },
		{ "娄底云江能源有限公司（以下简称“云能公司”）扩产。\n云能公司产值达3亿元。",
		  "3亿元 娄底云江能源有限公司;" },
		{ "娄底云江能源有限公司扩产。\n云江年销量突破5万台，该公司投入3亿元。",
		  "突破5万台 娄底云江能源有限公司; 3亿元 娄底云江能源有限公司;" },
		{ "上市公司增长5%，物流公司增长6%，农村增收3万元。", "5% -; 6% -; 3万元 -;" },
		{ "在安化县雅拉镇白岭村，茶园达3000亩。", "3000亩 安化县雅拉镇白岭村;" },
		{ "“用电量增长43%。”湖南云江制造（娄底）有限公司负责人介绍。",
		  "43% 湖南云江制造（娄底）有限公司;" },
		{ "安化县东与桃江县、宁乡市接壤，面积4950平方公里。", "4950平方公里 安化;" },
		{ "安化县桃江镇有茶园3000亩，该镇投入5万元。",
		  "3000亩 安化县桃江镇; 5万元 安化县桃江镇;" },
		{ "投资5亿元的湖南云江能源有限公司去年在娄底成立，产值达3亿元。",
		  "5亿元 湖南云江能源有限公司; 3亿元 湖南云江能源有限公司;" },
		{ "在娄底、衡阳等市的15所学校推广。", "15所 娄底、衡阳;" },
		{ "广州突破3万亿元。超过10万亿元的还有江苏。",
		  "突破3万亿元 广州; 超过10万亿元 江苏;" },
		{ "中国和德国的贸易增长。中国对德国出口5亿元。德国是伙伴。\n机电产品增长5%。",
		  "5亿元 中国; 5% 中国;" },
		{ "=云溪管理区简介\n全区面积227平方公里。", "227平方公里 云溪管理区;" },
		{ "各地投资5万元，其中广东、山东投资3万元。", "5万元 各地; 3万元 山东;" },
		{ "到滑县走访。今年，滑县投入3万元。", "3万元 滑县;" },
		{ "安徽稳定。霍邱县动工。\n霍邱投入3万元。", "3万元 霍邱;" },
		{ "在福建，全球最大的平台投运，装机25万千瓦。", "25万千瓦 福建;" },
		{ "=政府工作报告\n我代表上杭县人民政府报告工作。\n福建开会，全省推广。收入5亿元。",
		  "5亿元 上杭;" },
		{ "湖南增长5%，山东增长6%，江西增长7%。\n#票房超50亿元\n观众很多。",
		  "5% 湖南; 6% 山东; 7% 江西; 超50亿元 -;" },
		{ "全省稳中向好，娄底钢铁、常德烟草等壮大，湖南向好。\n城镇化率达63%。",
		  "63% 湖南;" },
		{ "=安徽霍邱提质\n全县增长5%。安徽霍邱县向好。霍邱县投入3万元。",
		  "5% 安徽霍邱县; 3万元 安徽霍邱县;" },
		{ "安徽、江西两省新增光伏300万千瓦，湖南、湖北增长5%。",
		  "300万千瓦 安徽、江西; 5% 湖北;" },
		{ "福州、厦门和泉州三市共建平台5个。", "5个 福州、厦门和泉州;" },
		{ "54秒！这是广州一条生产线的速度。上海、北京也在提速。", "54秒 广州;" },
		{ "=山东省政府工作报告\n财政部门收入5亿元。", "5亿元 山东;" },
		{ "#湖北\n#山水之间\n来自全国的游客络绎不绝。\n新建5座电站。", "5座 湖北;" },
	};
	expect(examples, G_N_ELEMENTS(examples), NULL, tell_region);
}

static void when_and_whether_reached(void)
{
	static const struct example examples[] = {
		{ "去年出口增长5%。", "5% 2024 actual;" },
		{ "今年力争出口增长5%左右。", "5%左右 2025 target;" },
		{ "到2027年，产值达到3万亿元。", "3万亿元 2027 target;" },
		{ "“十四五”期间，产值翻一番。", "翻一番 2021-2025 actual;" },
		{ "二〇二三年产值为三万元。", "三万元 2023 actual;" },
		{ "2024年，事故比2020年下降5%。", "5% 2024 actual;" },
		{ "今年支出将比去年扩大5万元。", "5万元 2025 target;" },
		{ "安河提出，推进20个集群建设。", "20个 2025 target;" },
		{ "春节期间，接待游客3万人次。", "3万人次 2025 actual;" },
		{ "省长表示，过去一年，任务完成。产值增长5%。", "5% 2024 actual;" },
		{ "安河力争产量突破5万吨，同比增长5%。", "突破5万吨 2025 target; 5% 2025 target;" },
		{ "“十四五”期间产值5万元。今天（11月1日），3家企业参展。",
		  "5万元 2021-2025 actual; 3家 2025 actual;" },
		{ "10月，产量5吨。产值3万元。", "5吨 2025 actual; 3万元 2025 actual;" },
		{ "一季度，货运平稳。运量达5吨。", "5吨 2025 actual;" },
		{ "前两个月，货运平稳。运量达5吨。", "5吨 2025 actual;" },
		{ "近三年，投入5万元。", "5万元 2022-2024 actual;" },
		{ "产值突破5万元，印证过去一年的成绩。", "突破5万元 2024 actual;" },
		{ "由2020年的3个增至5个。", "3个 2020 actual; 5个 - actual;" },
		{ "云岭出口有望增长5%；春节后，安河3个项目开工。",
		  "5% 2025 target; 3个 2025 actual;" },
		{ "=云岭省政府工作报告\n#一、“十四五”和2024年回顾\n过去一年，成绩来之不易。\n"
		  "一是经济向好。产值5万元。\n五年来，我们苦干实干。\n新建道路5公里。",
		  "5万元 2024 actual; 5公里 2020-2024 actual;" },
		{ "=云岭省政府工作报告\n#三、2025年主要任务\n新建道路5公里。",
		  "5公里 2025 target;" },
		{ "=云岭省政府工作报告\n#三、2025年主要任务\n完成深度治理40座，累计达90座。",
		  "40座 2025 target; 90座 2025 target;" },
		{ "=云岭省政府工作报告\n#一、2024年回顾\n人均预期寿命提升至83岁。",
		  "83岁 2024 actual;" },
		{ "建设“十四五”批复的6个基地。", "6个 - actual;" },
		{ "#2024年经济前行，“十四五”目标在望\n产值增长5%。", "5% 2024 actual;" },
	};
	static const struct example undated[] = {
		{ "听取2024年工作汇报，研究2025年重点任务。去年产值5万元。", "5万元 2024 actual;" },
		{ "2024年产值5万元。2025年力争达到6万元。2035年将建成强省。\n去年产值3万元。",
		  "5万元 2024 actual; 6万元 2025 target; 3万元 2024 actual;" },
		{ "=安河市2023年统计公报\n年末人口5万人，比上年增加3万人。",
		  "5万人 2023 actual; 3万人 2023 actual;" },
		{ "=安河市2023年统计公报\n#2022年与2023年产值\n#二、农业\n粮食产量5万吨。",
		  "5万吨 2023 actual;" },
		{ "云岭把2025年增长目标定在5%。\n去年产值5万元。",
		  "5% 2025 target; 5万元 2024 actual;" },
		{ "2023年7月13日，省政府举行发布会。上半年，产值5万元。", "5万元 2023 actual;" },
		{ "到2030年，产值达到5万元。\n去年产值3万元。",
		  "5万元 2030 actual; 3万元 - actual;" },
	};
	expect(examples, G_N_ELEMENTS(examples), "2025-02-01", tell_time);
	expect(undated, G_N_ELEMENTS(undated), NULL, tell_time);
}

static void values_compare_across_units(void)
{
	double yuan, hectare, mu, bag;
	const char *measure;
	knowledge_measure(knowledge, "元", &yuan, &measure);
	g_assert_cmpstr(measure, ==, "money");
	g_assert_cmpfloat(yuan, ==, 1);
	knowledge_measure(knowledge, "公顷", &hectare, &measure);
	g_assert_cmpstr(measure, ==, "area");
	knowledge_measure(knowledge, "亩", &mu, &measure);
	g_assert_cmpfloat_with_epsilon(hectare, 15 * mu, 1e-6);
	knowledge_measure(knowledge, "麻袋", &bag, &measure);
	g_assert_null(measure);
	knowledge_measure(knowledge, "个", &bag, &measure);
	g_assert_null(measure);
	g_assert_cmpfloat(bag, ==, 1);
}

/* Whether text gives a metric that its row has part in. */
static bool row_used(const char *text, const char *word)
{
	g_autofree char *values = told_by(text, NULL, tell_value);
	g_auto(GStrv) metrics = g_strsplit(values, "; ", -1);
	for (char **metric = metrics; *metric; metric++)
		if (strstr(*metric, word))
			return true;
	return false;
}

static void check_example(enum lexicon_table table, size_t row, bool matches, const char *text,
                          void *lexicon)
{
	static const enum lexicon_table tables[] = { TABLE_NUMERALS, TABLE_UNITS, TABLE_FIGURES,
		                                     TABLE_QUALIFIERS };
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		if (tables[i] != table || row == SIZE_MAX)
			continue;
		const char *word = lexicon_cell(lexicon, table, row, 0);
		if (row_used(text, word) != matches)
			g_test_fail_printf("%s.tsv, %s: \"%s\" must %smatch",
			                   lexicon_table_name(table), word, text,
			                   matches ? "" : "not ");
	}
}

static void tables_do_what_their_examples_say(void)
{
	g_autofree char *folder = folders_shipped("lexicon");
	const char *const folders[] = { folder, NULL };
	struct lexicon *lexicon = lexicon_open(folders, NULL, NULL);
	g_assert_nonnull(lexicon);
	lexicon_examples(lexicon, check_example, lexicon);
	lexicon_free(lexicon);
}

/* Linear in the length of a paragraph: no text takes long. */
static void long_paragraphs(void)
{
	static const char *const pieces[] = {
		"1",     "一",           "万",   "1,000 ",       "5%、",    "（",
		"“",     "近",           "1-",   "百分之",       "广东、",  "增长5%",
		"多",    "10:",          "\xff", "2025年力争5%", "去年3个", "7.4∶",
		"1.5、", "安徽、湖北等", "公司", "村区",         "甲镇",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		GString *text = g_string_new(NULL);
		while (text->len < 100000)
			g_string_append(text, pieces[i]);
		struct article article = { .n_blocks = 1 };
		struct block block = { .type = BLOCK_PARAGRAPH, .text = { text->str, text->len } };
		struct arena *arena = arena_new();
		article.blocks = &block;
		const double start = own_seconds();
		knowledge_extract(knowledge, &article, arena);
		const double seconds = own_seconds() - start;
		g_test_message("%s: %.3f s", pieces[i], seconds);
		g_assert_cmpfloat(seconds, <, 5);
		arena_free(arena);
		g_string_free(text, TRUE);
	}
}

/* A name that is said without end is not one: what each figure is of stays short. */
static void names_without_end(void)
{
	enum { LONGEST_NAME = 300 };
	static const char *const names[] = { "公司", "村区", "甲镇", "甲乙公司" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		GString *text = g_string_new("安河市");
		for (int n = 0; n < 3000; n++)
			g_string_append(text, names[i]);
		g_string_append(text, "产值增长5%。");
		struct test_article test;
		test_article_open(&test, text->str);
		struct arena *arena = arena_new();
		const struct mentions found = knowledge_extract(knowledge, &test.article, arena);
		g_assert_cmpuint(found.n, >, 0);
		for (size_t k = 0; k < found.n; k++)
			if (found.items[k].type == MENTION_METRIC && found.items[k].metric.region)
				g_assert_cmpuint(strlen(found.items[k].metric.region), <=,
				                 LONGEST_NAME);
		arena_free(arena);
		test_article_close(&test);
		g_string_free(text, TRUE);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	knowledge = shipped_knowledge();
	g_test_add_func("/metric/numbers", numbers_in_all_their_forms);
	g_test_add_func("/metric/qualifiers", words_beside_a_number);
	g_test_add_func("/metric/ranges", ranges);
	g_test_add_func("/metric/no-figure", what_is_no_figure);
	g_test_add_func("/metric/indicators", what_is_measured);
	g_test_add_func("/metric/regions", of_whom);
	g_test_add_func("/metric/periods", when_and_whether_reached);
	g_test_add_func("/metric/canonical", values_compare_across_units);
	g_test_add_func("/metric/examples", tables_do_what_their_examples_say);
	g_test_add_func("/metric/long-paragraphs", long_paragraphs);
	g_test_add_func("/metric/names-without-end", names_without_end);
	int failed = g_test_run();
	knowledge_free(knowledge);
	return failed;
}
