/* Mentions in one line, as the status line shows them. */
#include "core/know/explain.h"

#include <glib.h>

static void check_value(struct metric metric, const char *expected)
{
	if (metric.value_to == 0)
		metric.value_to = metric.value;
	g_autofree char *text = metric_value_text(&metric);
	g_assert_cmpstr(text, ==, expected);
}

static void test_values(void)
{
	check_value((struct metric){ .value = 5, .unit = "%", .comparator = COMPARATOR_AT_LEAST },
	            "≥ 5 %");
	check_value((struct metric){ .value = 2400e8, .unit = "元" }, "2,400亿元");
	check_value((struct metric){ .value = 14e12, .unit = "元", .comparator = COMPARATOR_MORE },
	            "> 14万亿元");
	check_value((struct metric){ .value = 8608, .unit = "台" }, "8,608台");
	check_value((struct metric){ .value = 12345.5, .unit = "公里" }, "1.2346万公里");
	check_value((struct metric){ .value = 5, .value_to = 6, .unit = "%" }, "5–6 %");
	check_value((struct metric){ .value = -0.3, .unit = "百分点" }, "-0.3 百分点");
	check_value((struct metric){ .value = 100 }, "100");
	check_value((struct metric){ .value = 5, .unit = "%", .direction = DIRECTION_UP }, "↑ 5 %");
	check_value((struct metric){ .value = 5, .unit = "%", .direction = DIRECTION_DOWN },
	            "↓ 5 %");
	check_value((struct metric){ .value = -5, .unit = "%", .direction = DIRECTION_DOWN },
	            "-5 %");
	check_value(
	        (struct metric){
	                .value = 65, .unit = "%", .direction = DIRECTION_UP, .result = true },
	        "65 %");
	check_value((struct metric){ .value = 5, .unit = "台", .direction = DIRECTION_UP }, "5台");
}

static void test_lines(void)
{
	static const char *const posts[] = { "云岭省人大代表", "安河市委书记" };
	struct mention person = { .type = MENTION_PERSON,
		                  .person = { .name = "顾明远", .posts = posts, .n_posts = 2 } };
	g_autofree char *who = mention_explain(&person);
	g_assert_cmpstr(who, ==, "顾明远 · 云岭省人大代表、安河市委书记");

	struct mention metric = { .type = MENTION_METRIC,
		                  .metric = { .value = 5,
		                              .value_to = 5,
		                              .unit = "%",
		                              .comparator = COMPARATOR_AT_LEAST,
		                              .indicator = "经济增长",
		                              .region = "云岭",
		                              .period = "2025",
		                              .kind = METRIC_TARGET } };
	g_autofree char *what = mention_explain(&metric);
	g_assert_cmpstr(what, ==, "≥ 5 % · 经济增长 · 云岭 · 2025 · target");

	struct mention quote = { .type = MENTION_QUOTE,
		                 .quote = { .speaker = "顾明远", .verb = "说" } };
	g_autofree char *said = mention_explain(&quote);
	g_assert_cmpstr(said, ==, "顾明远 · 说");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/explain/values", test_values);
	g_test_add_func("/explain/lines", test_lines);
	return g_test_run();
}
