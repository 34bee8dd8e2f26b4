/* Plain text: a line is a line, whatever ends it. */
#include "tests/text/parsed.h"

static void every_line_end_ends_a_line(void)
{
	assert_parsed("a.txt", "甲\n乙\r\n丙\r丁\xc2\x85戊\xe2\x80\xa8己",
	              "t0|甲\nt0|乙\nt0|丙\nt0|丁\nt0|戊\nt0.|己\n");
}

static void blank_lines_are_counted(void)
{
	assert_parsed("a.txt", "甲\n\n \n\xe3\x80\x80\n乙\n", "t0|甲\nb3.|\nt0.|乙\n");
}

static void a_form_feed_is_a_rule(void)
{
	assert_parsed("a.txt", "第一页\f第二页\n", "t0.|第一页\nr0.|\nt0.|第二页\n");
}

static void blanks_within_a_line_stay(void)
{
	assert_parsed("a.txt", "\xe3\x80\x80\xe3\x80\x80云 岭 \n",
	              "t0.|\xe3\x80\x80\xe3\x80\x80云 岭 \n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/parse-text/line-ends", every_line_end_ends_a_line);
	g_test_add_func("/parse-text/blank-lines", blank_lines_are_counted);
	g_test_add_func("/parse-text/form-feed", a_form_feed_is_a_rule);
	g_test_add_func("/parse-text/blanks", blanks_within_a_line_stay);
	return g_test_run();
}
