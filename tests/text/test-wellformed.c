/* What is well-formed UTF-8, whatever stands before and behind it: GLib's word is taken. */
#include <glib.h>

#include "core/text/wellformed.h"

static size_t valid_by_glib(struct slice text)
{
	const char *end;
	g_utf8_validate_len(text.data, text.len, &end);
	return (size_t)(end - text.data);
}

/* The bytes, in all positions that a reader of several bytes at once could meet them in. */
static void check_everywhere(struct slice bytes)
{
	static const char *const around[] = {
		"", "a", "abcdefgh", "条", "条例第一章", "é条a", "条例第一章，总则2025年a第一条"
	};
	for (size_t i = 0; i < G_N_ELEMENTS(around); i++) {
		for (size_t k = 0; k < G_N_ELEMENTS(around); k++) {
			g_autoptr(GString) text = g_string_new(around[i]);
			g_string_append_len(text, bytes.data, (gssize)bytes.len);
			g_string_append(text, around[k]);
			struct slice whole = { text->str, text->len };
			g_assert_cmpuint(utf8_valid(whole), ==, valid_by_glib(whole));
		}
	}
}

static void test_first_two_bytes(void)
{
	for (unsigned lead = 0; lead < 0x100; lead++) {
		for (unsigned second = 0; second < 0x100; second += 0x10) {
			char bytes[] = { (char)lead, (char)second, '\x80', '\x80' };
			for (size_t len = 1; len <= sizeof bytes; len++)
				check_everywhere((struct slice){ bytes, len });
		}
	}
}

/* A character that is cut off, at each place that several bytes could be cut at. */
static void test_cut_off(void)
{
	for (size_t before = 0; before < 40; before++) {
		for (size_t len = 1; len < 3; len++) {
			g_autoptr(GString) text = g_string_new(NULL);
			g_string_append_printf(text, "%.*s%.*s%s", (int)before,
			                       "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqr",
			                       (int)len, "条", "条例第一章，总则2025年a第一条");
			struct slice whole = { text->str, text->len };
			g_assert_cmpuint(utf8_valid(whole), ==, before);
			whole.len = before + len;
			g_assert_cmpuint(utf8_valid(whole), ==, before);
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/text/wellformed/first-two-bytes", test_first_two_bytes);
	g_test_add_func("/text/wellformed/cut-off", test_cut_off);
	return g_test_run();
}
