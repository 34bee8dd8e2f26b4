/* Settings and state: defaults, ranges, files, errors. */
#include "tui/settings.h"

#include <glib/gstdio.h>

static void test_set(void)
{
	struct settings settings;
	g_autoptr(GError) error = NULL;
	settings_init(&settings);
	g_assert_cmpint(settings.measure, ==, 40);
	g_assert_true(settings_set(&settings, "measure=30", NULL));
	g_assert_true(settings_set(&settings, "ambiguous = wide", NULL));
	g_assert_true(settings_set(&settings, "theme mono", NULL));
	g_assert_cmpint(settings.measure, ==, 30);
	g_assert_cmpint(settings.ambiguous, ==, 2);
	g_assert_cmpstr(settings.theme, ==, "mono");
	g_autofree char *described = settings_describe(&settings, "measure");
	g_assert_cmpstr(described, ==, "measure=30: Chinese characters in a full line");
	g_assert_null(settings_describe(&settings, "maesure"));
	g_assert_false(settings_set(&settings, "measure=41", &error));
	g_assert_cmpstr(error->message, ==, "measure is a number from 10 to 40");
	g_clear_error(&error);
	g_assert_false(settings_set(&settings, "ambiguous=both", &error));
	g_assert_cmpstr(error->message, ==, "ambiguous can be one of: auto narrow wide");
	settings_clear(&settings);
}

/* What is remembered comes back; what the reader set is not written. */
static void test_files(void)
{
	struct settings settings, again;
	g_autofree char *own = g_build_filename(g_get_user_config_dir(), "zhupi", NULL);
	g_autofree char *file = g_build_filename(own, "settings", NULL);
	g_mkdir_with_parents(own, 0700);
	g_file_set_contents(file, "# mine\nmeasure = 20\n", -1, NULL);
	settings_init(&settings);
	settings.left_width = 33;
	settings.tab = 2;
	settings_save_state(&settings);
	settings_init(&again);
	g_assert_true(settings_load(&again, NULL));
	g_assert_cmpint(again.left_width, ==, 33);
	g_assert_cmpint(again.tab, ==, 2);
	g_assert_cmpint(again.measure, ==, 20);
	settings_clear(&settings);
	settings_clear(&again);

	g_autoptr(GError) error = NULL;
	g_file_set_contents(file, "\nmaesure = 20\n", -1, NULL);
	settings_init(&again);
	g_assert_false(settings_load(&again, &error));
	g_assert_true(g_str_has_suffix(error->message,
	                               "settings:2: no setting “maesure”; there are theme, keymap, "
	                               "ambiguous, measure, furniture"));
	settings_clear(&again);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
	g_test_add_func("/settings/ranges and choices", test_set);
	g_test_add_func("/settings/files", test_files);
	return g_test_run();
}
