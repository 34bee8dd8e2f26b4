/* Persons: names and second mentions that a reader would see in a sentence; and over sentences
 * of newspapers, how many are found and invented. */
#include "tests/know/persons-told.h"

static struct knowledge *knowledge;

/* What is a name at some places is the same at others, no more and no less. */
static void names_are_the_same_throughout(void)
{
	static const struct sentence_case cases[] = {
		{ "镇纪委书记姚强才弄明白。“我们马上查。”姚强说。姚强又说了一遍，姚强走了。",
		  "姚强: 镇纪委书记" },
		{ "村民王文贵说。记者见到了王文贵。挂钩两年多，王文贵跋山涉水走村入户。",
		  "王文贵: 村民" },
	};
	check_all(knowledge, cases, G_N_ELEMENTS(cases));
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
	check_all(knowledge, cases, G_N_ELEMENTS(cases));
}

static void known_names_need_no_surname(void)
{
	static const struct sentence_case cases[] = {
		{ "新时代的指南。习近平", "习近平" },
	};
	check_all(knowledge, cases, G_N_ELEMENTS(cases));
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
	check_all(knowledge, cases, G_N_ELEMENTS(cases));
}

static void traditional_characters_are_read(void)
{
	static const struct sentence_case cases[] = {
		{ "華東師範大學心理與認知科學學院教授顧文釗不再擔任松垣市人民政府市長職務。",
		  "顧文釗: 華東師範大學心理與認知科學學院教授, 松垣市人民政府市長" },
		{ "財政司司長曾俊華先生答覆了陳偉業議員的問題。",
		  "曾俊華: 財政司司長 | 陳偉業: 議員" },
	};
	check_all(knowledge, cases, G_N_ELEMENTS(cases));
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
	g_autofree char *called = persons_of(knowledge, "顾明远回到安河。顾校长很高兴。");
	g_assert_cmpstr(called, ==, "顾明远: 校长");
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
	check_all(knowledge, cases, G_N_ELEMENTS(cases));
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
	check_all(knowledge, cases, G_N_ELEMENTS(cases));
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
	g_test_add_func("/person/names-are-the-same-throughout", names_are_the_same_throughout);
	g_test_add_func("/person/foreign-names-are-names", foreign_names_are_names);
	g_test_add_func("/person/known", known_names_need_no_surname);
	g_test_add_func("/person/words-are-no-names", words_are_no_names);
	g_test_add_func("/person/traditional-characters-are-read", traditional_characters_are_read);
	g_test_add_func("/person/second-mentions-are-of-the-first",
	                second_mentions_are_of_the_first);
	g_test_add_func("/person/items-of-lists-are-names", items_of_lists_are_names);
	g_test_add_func("/person/surnames-with-titles-are-persons",
	                surnames_with_titles_are_persons);
	g_test_add_func("/person/newspaper-sentences-are-read", newspaper_sentences_are_read);
	int status = g_test_run();
	knowledge_free(knowledge);
	return status;
}
