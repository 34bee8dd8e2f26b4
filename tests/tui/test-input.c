/* Bytes of a terminal as keys, also when they come one at a time. */
#include "tui/input.h"

#include <glib.h>
#include <string.h>

/* Names of all keys that bytes make, with a blank between them. */
static char *keys_of(const char *bytes, size_t piece)
{
	struct input *input = input_new();
	GString *names = g_string_new(NULL);
	struct key_event key;
	for (size_t off = 0; off < strlen(bytes); off += piece) {
		input_feed(input, bytes + off, MIN(piece, strlen(bytes) - off));
		while (input_next(input, off + piece >= strlen(bytes), &key)) {
			char name[32];
			key_name(&key, name);
			g_string_append_printf(names, "%s%s", names->len ? " " : "", name);
		}
	}
	input_free(input);
	return g_string_free(names, FALSE);
}

static void check(const char *bytes, const char *expected)
{
	for (size_t piece = 1; piece < 20; piece += 9) {
		g_autofree char *names = keys_of(bytes, piece);
		g_assert_cmpstr(names, ==, expected);
	}
}

static void test_characters(void)
{
	check("j云x", "j 云 x");
	check("\r\t\x7f ", "Enter Tab Backspace Space");
	check("\x03\x12", "Ctrl-C Ctrl-R");
	check("a\xe4\xba", "a");
}

static void test_sequences(void)
{
	check("\033[A\033OB\033[5~\033[6~", "Up Down PageUp PageDown");
	check("\033[1;5C\033[Z", "Ctrl-Right Shift-Tab");
	check("\033[15~\033OP\033[24~", "F5 F1 F12");
	check("\033x\033云", "Alt-x Alt-云");
}

static void test_escape(void)
{
	struct input *input = input_new();
	struct key_event key;
	input_feed(input, "\033", 1);
	g_assert_false(input_next(input, false, &key));
	g_assert_true(input_next(input, true, &key));
	g_assert_cmpint(key.sym, ==, KEYSYM_ESCAPE);
	input_free(input);
	check("\033\033[A", "Escape Up");
}

static void test_mouse(void)
{
	struct input *input = input_new();
	struct key_event key;
	const char *bytes = "\033[<0;10;5M\033[<32;11;6M\033[<0;11;6m\033[<65;1;1M";
	static const enum mouse_event expected[] = { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE,
		                                     MOUSE_WHEEL_DOWN };
	input_feed(input, bytes, strlen(bytes));
	for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
		g_assert_true(input_next(input, false, &key));
		g_assert_cmpint(key.sym, ==, KEYSYM_MOUSE);
		g_assert_cmpint(key.mouse, ==, expected[i]);
		if (i == 0) {
			g_assert_cmpint(key.row, ==, 4);
			g_assert_cmpint(key.col, ==, 9);
		}
	}
	input_free(input);
}

static void test_report(void)
{
	struct input *input = input_new();
	struct key_event key;
	int row, col;
	input_feed(input, "\033[1;3R", 6);
	g_assert_false(input_next(input, false, &key));
	g_assert_true(input_report(input, &row, &col));
	g_assert_cmpint(col, ==, 2);
	g_assert_false(input_report(input, &row, &col));
	input_free(input);
}

/* A line end that is pasted is text, and no Enter; a control is nothing. */
static void test_paste(void)
{
	struct input *input = input_new();
	struct key_event key;
	const char *bytes = "\033[200~a\r\a\033\023\033[3~b\033[201~\r";
	static const enum keysym expected[] = { KEYSYM_PASTE_START, KEYSYM_CHARACTER,
		                                KEYSYM_CHARACTER,   KEYSYM_CHARACTER,
		                                KEYSYM_PASTE_END,   KEYSYM_ENTER };
	input_feed(input, bytes, strlen(bytes));
	for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
		g_assert_true(input_next(input, false, &key));
		g_assert_cmpint(key.sym, ==, expected[i]);
	}
	input_free(input);
}

static void test_nonsense(void)
{
	check("\033[999999999999999999999999;;;;;;;;;;;;;;;;;;;;zx", "x");
	check("\033[?62;c\033]x", "Alt-] x");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/input/characters and controls", test_characters);
	g_test_add_func("/input/sequences", test_sequences);
	g_test_add_func("/input/a lone escape", test_escape);
	g_test_add_func("/input/mouse", test_mouse);
	g_test_add_func("/input/cursor report", test_report);
	g_test_add_func("/input/paste", test_paste);
	g_test_add_func("/input/nonsense", test_nonsense);
	return g_test_run();
}
