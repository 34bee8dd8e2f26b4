/* Themes: the shipped ones load, tell roles apart, and errors name the line. */
#include "tui/theme.h"

#include <glib/gstdio.h>

static const char *const shipped[] = { "mono", "8", "256", "rgb" };

static bool look_equal(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attributes == b.attributes;
}

/* What a reader must tell apart at a glance, in every theme. */
static void test_shipped(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shipped); i++) {
		struct theme theme;
		GError *error = NULL;
		theme_find(&theme, shipped[i], 0, &error);
		g_assert_no_error(error);
		struct look text = theme_look(&theme, STYLE_TEXT);
		struct look official = theme_look(&theme, STYLE_TEXT | STYLE(ROLE_PERSON));
		struct look metric = theme_look(&theme, STYLE_TEXT | STYLE(ROLE_METRIC));
		struct look hit = theme_look(&theme, STYLE_TEXT | STYLE(ROLE_HIT));
		g_assert_false(look_equal(text, official));
		g_assert_false(look_equal(text, metric));
		g_assert_false(look_equal(official, metric));
		g_assert_false(look_equal(text, hit));
	}
}

static void test_by_colours(void)
{
	struct theme theme, mono;
	g_assert_true(theme_find(&mono, "mono", 0, NULL));
	g_assert_true(theme_find(&theme, NULL, 2, NULL));
	g_assert_cmpmem(&theme, sizeof theme, &mono, sizeof mono);
	g_assert_true(theme_find(&theme, NULL, 256, NULL));
	g_assert_cmpint(theme.looks[ROLE_METRIC].fg, >=, 16);
}

static void test_compose(void)
{
	struct theme theme;
	theme_init(&theme);
	theme.looks[ROLE_METRIC] = (struct look){ 2, COLOUR_UNSET, 0 };
	theme.looks[ROLE_HIT] = (struct look){ COLOUR_UNSET, 3, ATTRIBUTE_BOLD };
	struct look look = theme_look(&theme, STYLE(ROLE_METRIC) | STYLE(ROLE_HIT));
	g_assert_true(look_equal(look, (struct look){ 2, 3, ATTRIBUTE_BOLD }));
}

static void check_error(const char *text, const char *expected)
{
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp(NULL, &path, NULL);
	g_close(fd, NULL);
	g_file_set_contents(path, text, -1, NULL);
	struct theme theme;
	g_autoptr(GError) error = NULL;
	g_assert_false(theme_load(&theme, path, &error));
	g_assert_true(g_str_has_suffix(error->message, expected));
	g_remove(path);
}

static void test_errors(void)
{
	check_error("text - -\nnonsense red -\n", ":2: no such role");
	check_error("text", ":1: wants: role foreground background attribute…");
	check_error("text puce -", ":1: a colour is -, default, a name, 0 to 255 or #rrggbb");
	check_error("text - - blink",
	            ":1: an attribute is bold, dim, italic, underline or reverse");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/theme/shipped themes tell roles apart", test_shipped);
	g_test_add_func("/theme/chosen by the number of colours", test_by_colours);
	g_test_add_func("/theme/roles add up", test_compose);
	g_test_add_func("/theme/errors name the line", test_errors);
	return g_test_run();
}
