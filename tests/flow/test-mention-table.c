/* Mention tables: rows of persons, figures and quotations, sorted and written. */
#include "core/flow/mention-write.h"

static const char text[] = "安河市委书记顾明远说：“新增就业3.5万人左右。”顾明远还说：“要快。”";

static struct mention mention_of(enum mention_type type, const char *words)
{
	size_t start = (size_t)(g_strstr_len(text, -1, words) - text);
	return (struct mention){ .type = type, .span = { start, start + strlen(words) } };
}

/* One paragraph with a person named twice, a figure and two quotations. */
static struct mention_table *fixture(void)
{
	static const char *const posts[] = { "安河市委书记" };
	struct mention items[] = {
		mention_of(MENTION_PERSON, "顾明远说"),    mention_of(MENTION_QUOTE, "“新增"),
		mention_of(MENTION_METRIC, "3.5万人左右"), mention_of(MENTION_PERSON, "顾明远还"),
		mention_of(MENTION_QUOTE, "“要快。”"),
	};
	items[0].person = (struct person){ "顾明远", posts, 1, ROLE_OFFICIAL };
	items[3].person = (struct person){ "顾明远", NULL, 0, ROLE_OTHER };
	items[1].quote = items[4].quote = (struct quote){ "顾明远", "说", false };
	items[2].metric = (struct metric){ .value = 35000,
		                           .value_to = 35000,
		                           .unit = "人",
		                           .measure = "people",
		                           .base = 1,
		                           .comparator = COMPARATOR_ABOUT,
		                           .indicator = "新增就业",
		                           .kind = METRIC_TARGET };
	struct block block = { .type = BLOCK_PARAGRAPH, .text = slice_of(text) };
	struct article article = { .title = "=短讯", .blocks = &block, .n_blocks = 1 };
	struct reading reading = { .articles = &article, .n_articles = 1 };
	struct mentions mentions = { items, G_N_ELEMENTS(items) };
	struct document document = { .reading = &reading, .mentions = &mentions };
	struct mention_table *table = mention_table_new();
	mention_table_add(table, "报/a.txt", &document);
	return table;
}

static const struct mention_row *row(const struct mention_table *table, guint i)
{
	return &g_array_index(table->rows, struct mention_row, i);
}

static void test_rows(void)
{
	struct mention_table *table = fixture();
	g_assert_cmpuint(table->rows->len, ==, 4);
	g_assert_cmpstr(row(table, 0)->mention.person.name, ==, "顾明远");
	g_assert_cmpuint(row(table, 0)->named, ==, 2);
	g_assert_cmpuint(row(table, 0)->quoted, ==, 2);
	g_assert_cmpstr(row(table, 2)->text, ==, "3.5万人左右");
	mention_table_free(table);
}

/* Where a row is said to be: its section first, as the head line counts. */
static void test_sections(void)
{
	static const char *const expected[] = { "§1 短讯", "§2 短讯" };
	const struct block heading = { .type = BLOCK_HEADING, .text = slice_of("就业") };
	const struct block paragraph = { .type = BLOCK_PARAGRAPH, .text = slice_of(text) };
	const struct block blocks[] = { paragraph, heading, paragraph };
	struct mention items[] = { mention_of(MENTION_QUOTE, "“新增"),
		                   mention_of(MENTION_QUOTE, "“要快。”") };
	items[1].block = 2;
	struct article article = { .title = "短讯", .blocks = blocks, .n_blocks = 3 };
	struct reading reading = { .articles = &article, .n_articles = 1 };
	struct mentions mentions = { items, G_N_ELEMENTS(items) };
	struct document document = { .reading = &reading, .mentions = &mentions };
	struct mention_table *table = mention_table_new();
	mention_table_add(table, "报/a.txt", &document);
	size_t n;
	const struct mention_column *columns = mention_columns(MENTION_QUOTE, &n);
	for (guint i = 0; i < table->rows->len; i++) {
		g_autoptr(GString) cell = g_string_new(NULL);
		columns[n - 1].put(row(table, i), cell);
		g_assert_cmpstr(cell->str, ==, expected[i]);
	}
	mention_table_free(table);
}

static void write_row(const struct mention_row *const *row, const char *name,
                      enum mention_type type, GString *out)
{
	GError *error = NULL;
	const struct mention_format *format = mention_format_named(name, &error);
	g_assert_no_error(error);
	g_assert_true(format->write(row, 1, type, out, &error));
	g_assert_no_error(error);
}

static void test_csv(void)
{
	struct mention_table *table = fixture();
	const struct mention_row *metric = row(table, 2);
	g_autoptr(GString) out = g_string_new(NULL);
	write_row(&metric, "csv", MENTION_METRIC, out);
	g_assert_cmpstr(out->str, ==,
	                "\xef\xbb\xbf"
	                "region,indicator,text,value,period,kind,where,number,number_to,unit,"
	                "comparator,base,measure,path,article,section,decided\r\n"
	                ",新增就业,3.5万人左右,~ 3.5万人,,target,'=短讯,35000,35000,人,~,"
	                "35000,people,报/a.txt,0,0,\r\n");
	mention_table_free(table);
}

/* The sign of row a's place beside row b's, sorted by value. */
static int order_of(struct metric a, struct metric b)
{
	size_t n;
	const struct mention_column *columns = mention_columns(MENTION_METRIC, &n);
	struct mention_row first = { .mention.metric = a }, second = { .mention.metric = b };
	for (size_t i = 0; i < n; i++)
		if (g_str_equal(columns[i].name, "value"))
			return columns[i].compare(&first, &second);
	return 0;
}

static void test_order(void)
{
	const struct metric hectare = {
		.value = 1, .unit = "公顷", .measure = "area", .base = 10000
	};
	const struct metric mu = { .value = 14, .unit = "亩", .measure = "area", .base = 666.7 };
	const struct metric yuan = { .value = 20, .unit = "元", .measure = "money", .base = 1 };
	const struct metric parks = { .value = 30, .unit = "个", .base = 1 };
	const struct metric rules = { .value = 20, .unit = "条", .base = 1 };
	const struct metric bare = { .value = 50, .base = 1 };
	g_assert_cmpint(order_of(hectare, mu), <, 0); /* the larger first */
	g_assert_cmpint(order_of(mu, hectare), >, 0);
	g_assert_true(order_of(mu, yuan) < 0 && order_of(hectare, yuan) < 0); /* not between */
	g_assert_cmpint(order_of(parks, rules), !=, 0);
	g_assert_true(order_of(bare, mu) < 0 && order_of(bare, yuan) < 0);
}

static void test_jsonl(void)
{
	struct mention_table *table = fixture();
	const struct mention_row *person = row(table, 0);
	g_autoptr(GString) out = g_string_new(NULL);
	write_row(&person, "jsonl", MENTION_PERSON, out);
	g_assert_cmpstr(
	        out->str, ==,
	        "{\"name\":\"顾明远\",\"posts\":\"安河市委书记\",\"role\":\"official\","
	        "\"named\":\"2\",\"quoted\":\"2\",\"where\":\"=短讯\",\"path\":\"报/a.txt\","
	        "\"article\":0,\"section\":0,\"decided\":null}\n");
	mention_table_free(table);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mention-table/rows", test_rows);
	g_test_add_func("/mention-table/order", test_order);
	g_test_add_func("/mention-table/sections", test_sections);
	g_test_add_func("/mention-table/csv", test_csv);
	g_test_add_func("/mention-table/jsonl", test_jsonl);
	return g_test_run();
}
