/* For tests with folders of their own: GLib 2.74 never frees the names that
 * G_TEST_OPTION_ISOLATE_DIRS makes. LeakSanitizer asks these two functions, and
 * has to unwind slowly to see through GLib, which keeps no frame pointers. */
const char *__asan_default_options(void);
const char *__lsan_default_suppressions(void);

const char *__asan_default_options(void)
{
	return "fast_unwind_on_malloc=0";
}

const char *__lsan_default_suppressions(void)
{
	return "leak:g_set_user_dirs\n";
}
