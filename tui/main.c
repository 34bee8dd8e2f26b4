/* zhupi: where the program starts. Dispatches to a verb; a path without one is read. */
#include <glib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "core/base/arena.h"
#include "tui/verb.h"

/* A home that is no whole path would put a reader's files wherever they happen to
 * be; without one, the system knows it. */
static void settle_home(void)
{
	const char *home = g_getenv("HOME");
	if (home && !g_path_is_absolute(home))
		g_unsetenv("HOME");
}

int main(int argc, char **argv)
{
	settle_home();
	arena_settle_heap();
	setlocale(LC_CTYPE, ""); /* numbers are written the same everywhere */
	setlocale(LC_MESSAGES, "");
	signal(SIGXFSZ, SIG_IGN); /* a limit on file size is an error to tell, not an end */
	const char *first = argc > 1 ? argv[1] : "";
	if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) {
		verb_print_help();
		return 0;
	}
	if (strcmp(first, "--version") == 0) {
		puts("zhupi " PACKAGE_VERSION);
		return 0;
	}
	const struct verb *verb = verb_find(first);
	return verb ? verb->run(verb, argc - 1, argv + 1) : verb_read.run(&verb_read, argc, argv);
}
