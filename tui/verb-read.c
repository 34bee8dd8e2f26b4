/* `zhupi [read] PATH…`: opens the reader. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "tui/loop.h"
#include "tui/script.h"
#include "tui/verb.h"

struct read_options {
	char *sidecar, *script, *size, *screens;
};

/* Everything of standard input; NULL and an error where it cannot be read. */
static GBytes *read_input(GError **error)
{
	GByteArray *all = g_byte_array_new();
	guint8 bytes[65536];
	ssize_t n;
	while ((n = read(STDIN_FILENO, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			g_byte_array_append(all, bytes, (guint)n);
	if (n == 0)
		return g_byte_array_free_to_bytes(all);
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE, "standard input: %s",
	            g_strerror(errno));
	g_byte_array_unref(all);
	return NULL;
}

/* Told before the terminal is taken over. */
static bool check_paths(char **paths, GError **error)
{
	for (char **path = paths; *path; path++) {
		if (strcmp(*path, "-") == 0 || access(*path, F_OK) == 0)
			continue;
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND, "%s: %s", *path,
		            errno == ENOENT ? "no such file, and no verb; check the name"
		                            : g_strerror(errno));
		return false;
	}
	return true;
}

static bool run_reader(struct app_options *app, const struct read_options *options, GError **error)
{
	int rows = 24, cols = 80;
	if (!options->script)
		return loop_run(app, error);
	if (options->size && !script_parse_size(options->size, &rows, &cols)) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
		            "--size is COLUMNSxROWS, such as 80x24");
		return false;
	}
	return script_run(options->script, app, rows, cols, options->screens, error);
}

static bool open_paths(char **paths, const struct read_options *options, GError **error)
{
	struct app_options app = { .sidecar = options->sidecar };
	g_autofree char *samples = folders_shipped("samples");
	char *only_samples[] = { samples, NULL };
	if (!paths[0])
		app.notice = "these are samples; zhupi PATH opens your own, ? shows the keys";
	app.paths = paths[0] ? paths : only_samples;
	if (!check_paths(app.paths, error))
		return false;
	if (g_strv_contains((const char *const *)app.paths, "-") && !isatty(STDIN_FILENO)) {
		app.input = read_input(error);
		if (!app.input)
			return false;
	}
	bool done = run_reader(&app, options, error);
	if (app.input)
		g_bytes_unref(app.input);
	return done;
}

static int read_run(const struct verb *verb, int argc, char **argv)
{
	struct read_options options = { 0 };
	const GOptionEntry entries[] = {
		{ "sidecar", 0, 0, G_OPTION_ARG_FILENAME, &options.sidecar,
		  "keep annotations in this file", "FILE" },
		{ "script", 0, 0, G_OPTION_ARG_FILENAME, &options.script,
		  "type the keys of a script, without a terminal", "FILE" },
		{ "size", 0, 0, G_OPTION_ARG_STRING, &options.size,
		  "columns and rows of the script's screens: 80x24", "SIZE" },
		{ "screens", 0, 0, G_OPTION_ARG_FILENAME, &options.screens,
		  "where the script saves screens, instead of printing them", "FOLDER" },
		{ 0 },
	};
	g_auto(GStrv) paths = NULL;
	int status = 0;
	GError *error = NULL;
	if (verb_parse(verb, entries, argc, argv, &paths, &status) &&
	    !open_paths(paths, &options, &error))
		status = verb_fail(error);
	g_free(options.sidecar);
	g_free(options.script);
	g_free(options.size);
	g_free(options.screens);
	return status;
}

const struct verb verb_read = {
	.name = "read",
	.group = "Read",
	.arguments = "[PATH…]",
	.summary = "Read and annotate documents in the terminal; the verb can be left out",
	.example = "zhupi read reports/",
	.run = read_run,
};
