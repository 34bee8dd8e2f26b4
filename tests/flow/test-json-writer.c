/* JSON as it is written: commas, escapes, numbers, and texts longer than the buffer. */
#include <glib.h>
#include <locale.h>
#include <stdlib.h>

#include "core/flow/json-writer.h"

/* What tell writes. The caller frees it. */
static char *written(void (*tell)(struct json_writer *json))
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	g_autofree struct json_writer *json = g_new(struct json_writer, 1);
	json_writer_init(json, out);
	tell(json);
	json_writer_flush(json);
	fclose(out);
	return text;
}

static void assert_written(void (*tell)(struct json_writer *json), const char *expected)
{
	char *text = written(tell);
	g_assert_cmpstr(text, ==, expected);
	free(text);
}

static void tell_objects(struct json_writer *json)
{
	for (int line = 0; line < 2; line++) {
		json_open(json, '{');
		json_key(json, "names");
		json_open(json, '[');
		json_name(json, "顾明远");
		json_name(json, NULL);
		json_close(json, ']');
		json_key(json, "spans");
		json_open(json, '[');
		json_open(json, '[');
		json_whole(json, 0);
		json_whole(json, 120);
		json_close(json, ']');
		json_open(json, '[');
		json_close(json, ']');
		json_close(json, ']');
		json_key(json, "sure");
		json_truth(json, true);
		json_close(json, '}');
		json_end_line(json);
	}
}

static void commas_come_by_themselves(void)
{
	assert_written(tell_objects,
	               "{\"names\":[\"顾明远\",null],\"spans\":[[0,120],[]],\"sure\":true}\n"
	               "{\"names\":[\"顾明远\",null],\"spans\":[[0,120],[]],\"sure\":true}\n");
}

static void tell_texts(struct json_writer *json)
{
	static const char nul[] = "甲\0乙";
	json_open(json, '[');
	json_name(json, "a \"b\" \\ c/d\x7f");
	json_name(json, "\b\f\n\r\t\x01\x1f");
	json_text(json, (struct slice){ nul, sizeof nul - 1 });
	json_name(json, "broken \xe4\xba, surrogate \xed\xa0\x80.");
	json_close(json, ']');
}

static void signs_are_escaped_and_faults_shown(void)
{
	assert_written(tell_texts, "[\"a \\\"b\\\" \\\\ c/d\x7f\","
	                           "\"\\b\\f\\n\\r\\t\\u0001\\u001F\","
	                           "\"甲\\u0000乙\","
	                           "\"broken ��, surrogate ���.\"]");
}

static void tell_numbers(struct json_writer *json)
{
	static const double numbers[] = { 14e12, -3,      0,    2.5,    -0.75,
		                          1e20,  1.25e-7, 1e16, 1 / 0., 1.0 / 3.0 };
	json_open(json, '[');
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		json_number(json, numbers[i]);
	json_broken(json, 1);
	json_broken(json, 0.7);
	json_close(json, ']');
}

static void numbers_are_as_long_as_need_be(void)
{
	assert_written(tell_numbers, "[14000000000000,-3,0,2.5,-0.75,1e20,1.25e-7,1e16,null,"
	                             "0.333333333333333,1.0,0.7]");
}

enum { LONG = 3 * JSON_BUFFER };

static void tell_long(struct json_writer *json)
{
	g_autofree char *text = g_strnfill(LONG, 'x');
	json_open(json, '[');
	for (size_t len = LONG - 2; len <= LONG; len++)
		json_text(json, (struct slice){ text, len });
	json_close(json, ']');
}

static void long_texts_are_whole(void)
{
	char *text = written(tell_long);
	g_assert_cmpuint(strlen(text), ==, 3 * LONG - 3 + 3 * 2 + 2 + 2);
	g_assert_true(g_str_has_prefix(text, "[\"xxx"));
	g_assert_true(g_str_has_suffix(text, "xxx\"]"));
	free(text);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/json-writer/commas", commas_come_by_themselves);
	g_test_add_func("/json-writer/texts", signs_are_escaped_and_faults_shown);
	g_test_add_func("/json-writer/numbers", numbers_are_as_long_as_need_be);
	g_test_add_func("/json-writer/long", long_texts_are_whole);
	return g_test_run();
}
