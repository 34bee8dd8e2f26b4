/* Runs the scripts given on the command line, or all of scripts/ beside this
 * file: each starts zhupi in a pseudo-terminal, presses keys, and says what
 * must then stand in which cell.
 *
 *   size ROWS COLS            before run; 24 80 else
 *   env NAME=VALUE            before run; NAME alone unsets
 *   run ARGUMENT…             starts zhupi and waits for its first frame
 *   start ARGUMENT…           starts it and waits for nothing
 *   beside ARGUMENT…          the program once more, without a terminal, to its end
 *   write PATH TEXT           TEXT is what the file at PATH has from now on
 *   key NAME…                 names as in a keymap: j Ctrl-D Enter
 *   costs N NAME…             the same, and at most N bytes may be drawn for it
 *   type TEXT                 to the end of the line
 *   paste TEXT                likewise, as a terminal that brackets what is pasted
 *   mouse press|release|drag|wheel-up|wheel-down ROW COL
 *   resize ROWS COLS
 *   signal NAME               TERM HUP INT SEGV KILL
 *   unread ROWS COLS NAME     it ends well of a signal, though nothing of a larger frame is read
 *   job ARGUMENT…             as run, but as the job of a shell, so that it can stop
 *   stopped                   it has stopped itself and given the terminal back
 *   continue                  the shell takes it to the foreground again
 *   row N TEXT                row N is TEXT, blanks at both ends left aside
 *   has TEXT, lacks TEXT      somewhere, or nowhere, on the screen
 *   cell ROW COL TEXT WIDTH   one cell, and how many columns it takes
 *   look ROW COL ATTRIBUTE…   bold underline reverse italic plain
 *   exit STATUS               it has ended so, and given the terminal back
 *   killed NAME               it has ended of that signal, and likewise
 *
 * Rows and columns count from 0. $documents is tests/tui/pty/documents, $tmp a
 * folder of the script's own. */
#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "tests/tui/pty/terminal.h"
#include "tui/key.h"

/* What the shell of a job says when that has stopped. */
#define STOPPED "the job has stopped"

struct script {
	const char *path;
	guint line;
	int rows, cols;
	GPtrArray *variables;
	char *tmp;
	struct terminal *terminal; /* NULL before run */
};

static void stop_here(const struct script *script, const char *what, const char *more)
{
	g_autofree char *screen =
	        script->terminal ? terminal_screen(script->terminal) : g_strdup("");
	g_error("%s:%u: %s%s\n%s", script->path, script->line + 1, what, more, screen);
}

static void settle(struct script *script)
{
	g_autofree char *why = NULL;
	if (!terminal_settle(script->terminal, &why))
		stop_here(script, why, "");
}

static int number(const struct script *script, const char *word)
{
	if (!word || !g_ascii_isdigit(*word))
		stop_here(script, "a number is expected, not ", word ? word : "nothing");
	return atoi(word);
}

/* ---- before and at the start ---- */

static void set_size(struct script *script, char **words)
{
	script->rows = number(script, words[0]);
	script->cols = number(script, words[1]);
}

static char *expand(const struct script *script, const char *word)
{
	const char *srcdir = g_getenv("srcdir") ? g_getenv("srcdir") : ".";
	g_autofree char *documents = g_build_filename(srcdir, "tests/tui/pty/documents", NULL);
	g_autoptr(GString) text = g_string_new(word);
	g_string_replace(text, "$documents", documents, 0);
	g_string_replace(text, "$tmp", script->tmp, 0);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static void set_variable(struct script *script, char **words)
{
	g_ptr_array_insert(script->variables, -1, expand(script, words[0]));
}

/* command: what comes before the program's name; NULL-terminated. */
static void start_under(struct script *script, const char *const *command, char **words)
{
	g_clear_pointer(&script->terminal, terminal_free);
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
	const char *program = g_getenv("ZHUPI");
	for (; *command; command++)
		g_ptr_array_add(argv, g_strdup(*command));
	g_ptr_array_add(argv, g_strdup(program ? program : "./zhupi"));
	for (; *words; words++)
		g_ptr_array_add(argv, expand(script, *words));
	g_ptr_array_add(argv, NULL);
	g_autoptr(GPtrArray) variables = g_ptr_array_new();
	for (guint i = 0; i < script->variables->len; i++)
		g_ptr_array_add(variables, g_ptr_array_index(script->variables, i));
	g_ptr_array_add(variables, NULL);
	script->terminal = terminal_new((char **)argv->pdata, (char **)variables->pdata,
	                                script->rows, script->cols);
}

static void start(struct script *script, char **words)
{
	start_under(script, (const char *const[]){ NULL }, words);
}

static void run_beside(struct script *script, char **words)
{
	const char *program = g_getenv("ZHUPI");
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) environment = g_get_environ();
	g_autoptr(GError) error = NULL;
	int status = 0;
	g_ptr_array_add(argv, g_strdup(program ? program : "./zhupi"));
	for (; *words; words++)
		g_ptr_array_add(argv, expand(script, *words));
	g_ptr_array_add(argv, NULL);
	for (guint i = 0; i < script->variables->len; i++) {
		g_auto(GStrv) pair = g_strsplit(g_ptr_array_index(script->variables, i), "=", 2);
		environment = pair[1] ? g_environ_setenv(environment, pair[0], pair[1], TRUE)
		                      : g_environ_unsetenv(environment, pair[0]);
	}
	if (!g_spawn_sync(NULL, (char **)argv->pdata, environment, G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
	                  NULL, NULL, NULL, &status, &error) ||
	    !g_spawn_check_wait_status(status, &error))
		stop_here(script, "beside it failed: ", error->message);
}

static void write_text(struct script *script, char **words)
{
	g_autofree char *path = expand(script, words[0]);
	g_autofree char *text = g_strcompress(words[1]);
	g_autoptr(GError) error = NULL;
	if (!g_file_set_contents(path, text, -1, &error))
		stop_here(script, "cannot write: ", error->message);
}

/* A program without a shell above it belongs to an orphaned process group,
 * which POSIX does not let stop. */
static void run_job(struct script *script, char **words)
{
	static const char *const shell[] = { "sh", "-mc", "\"$@\"; echo " STOPPED "; read line; fg",
		                             "sh", NULL };
	start_under(script, shell, words);
	settle(script);
}

static void run(struct script *script, char **words)
{
	start(script, words);
	settle(script);
}

/* ---- keys and mouse ---- */

static const struct {
	enum keysym sym;
	const char *bytes;
} special_keys[] = {
	{ KEYSYM_ENTER, "\r" },        { KEYSYM_TAB, "\t" },
	{ KEYSYM_BACKSPACE, "\x7F" },  { KEYSYM_ESCAPE, "\x1B" },
	{ KEYSYM_UP, "\x1B[A" },       { KEYSYM_DOWN, "\x1B[B" },
	{ KEYSYM_RIGHT, "\x1B[C" },    { KEYSYM_LEFT, "\x1B[D" },
	{ KEYSYM_HOME, "\x1B[H" },     { KEYSYM_END, "\x1B[F" },
	{ KEYSYM_PAGE_UP, "\x1B[5~" }, { KEYSYM_PAGE_DOWN, "\x1B[6~" },
	{ KEYSYM_DELETE, "\x1B[3~" },  { KEYSYM_F1, "\x1BOP" },
	{ KEYSYM_F1 + 5, "\x1B[17~" }, { KEYSYM_F1 + 6, "\x1B[18~" },
	{ KEYSYM_F1 + 7, "\x1B[19~" }, { KEYSYM_F1 + 8, "\x1B[20~" },
};

static void append_key(const struct script *script, GString *bytes, const char *name)
{
	struct key_event key;
	if (!key_parse(name, &key))
		stop_here(script, "no such key: ", name);
	if (key.mods & MOD_ALT)
		g_string_append_c(bytes, '\x1B');
	if (key.sym == KEYSYM_CHARACTER && key.mods & MOD_CTRL)
		g_string_append_c(bytes, (char)(key.codepoint & 0x1F));
	else if (key.sym == KEYSYM_CHARACTER)
		g_string_append_unichar(bytes, key.codepoint);
	for (gsize i = 0; i < G_N_ELEMENTS(special_keys); i++)
		if (special_keys[i].sym == key.sym)
			g_string_append(bytes, special_keys[i].bytes);
}

static void send_keys(struct script *script, char **words)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	bool stops = false;
	for (; *words; words++) {
		append_key(script, bytes, *words);
		stops = g_str_equal(*words, "Ctrl-Z") || g_str_equal(*words, "Q");
	}
	terminal_send(script->terminal, bytes->str, bytes->len);
	if (!stops)
		settle(script);
}

static void send_costly_keys(struct script *script, char **words)
{
	unsigned long before = terminal_received(script->terminal);
	send_keys(script, words + 1);
	unsigned long drawn = terminal_received(script->terminal) - before;
	if (drawn <= (unsigned long)number(script, words[0]))
		return;
	g_autofree char *told = g_strdup_printf("%lu bytes", drawn);
	stop_here(script, "it drew more than allowed: ", told);
}

static void paste(struct script *script, char **words)
{
	g_autofree char *bytes = g_strdup_printf("\x1B[200~%s\x1B[201~", words[0]);
	terminal_send(script->terminal, bytes, strlen(bytes));
	settle(script);
}

static void type(struct script *script, char **words)
{
	g_autofree char *text = expand(script, words[0]);
	terminal_send(script->terminal, text, strlen(text));
	settle(script);
}

/* SGR mouse reports, ESC [ < button ; column ; row M or m. */
static void send_mouse(struct script *script, char **words)
{
	static const struct {
		const char *name;
		int button;
		char end;
	} events[] = {
		{ "press", 0, 'M' },     { "release", 0, 'm' },     { "drag", 32, 'M' },
		{ "wheel-up", 64, 'M' }, { "wheel-down", 65, 'M' },
	};
	for (gsize i = 0; i < G_N_ELEMENTS(events); i++) {
		if (!g_str_equal(events[i].name, words[0]))
			continue;
		g_autofree char *bytes = g_strdup_printf(
		        "\x1B[<%d;%d;%d%c", events[i].button, number(script, words[2]) + 1,
		        number(script, words[1]) + 1, events[i].end);
		terminal_send(script->terminal, bytes, strlen(bytes));
		settle(script);
		return;
	}
	stop_here(script, "no such mouse event: ", words[0]);
}

static void resize(struct script *script, char **words)
{
	terminal_resize(script->terminal, number(script, words[0]), number(script, words[1]));
	settle(script);
}

static int signal_number(const struct script *script, const char *name)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = { { "TERM", SIGTERM },
		        { "HUP", SIGHUP },
		        { "INT", SIGINT },
		        { "CONT", SIGCONT },
		        { "SEGV", SIGSEGV },
		        { "KILL", SIGKILL } };
	for (gsize i = 0; i < G_N_ELEMENTS(signals); i++)
		if (g_str_equal(signals[i].name, name))
			return signals[i].number;
	stop_here(script, "no such signal: ", name);
	return 0;
}

static void send_signal(struct script *script, char **words)
{
	terminal_signal(script->terminal, signal_number(script, words[0]));
}

/* The window grows, the terminal takes nothing of the frame, and a signal comes. */
static void expect_end_unread(struct script *script, char **words)
{
	int status;
	g_autofree char *why = NULL;
	terminal_resize(script->terminal, number(script, words[0]), number(script, words[1]));
	send_signal(script, words + 2);
	if (!terminal_wait_end_unread(script->terminal, &status, &why))
		stop_here(script, why, "");
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		stop_here(script, "it did not end well of SIG", words[2]);
}

static void go_on(struct script *script, char **words)
{
	(void)words;
	terminal_continue(script->terminal);
	settle(script);
}

/* ---- what must be seen ---- */

static void expect_terminal_back(struct script *script)
{
	if (terminal_alternate(script->terminal))
		stop_here(script, "the terminal was left in its other screen", "");
	if (terminal_mouse(script->terminal))
		stop_here(script, "the terminal was left reporting the mouse", "");
	if (!terminal_cursor_visible(script->terminal))
		stop_here(script, "the cursor was left hidden", "");
}

static void expect_stopped(struct script *script, char **words)
{
	(void)words;
	g_autofree char *why = NULL;
	if (!terminal_wait_text(script->terminal, STOPPED, &why))
		stop_here(script, why, "");
	expect_terminal_back(script);
	if (!terminal_is_cooked(script->terminal))
		stop_here(script, "the terminal was left without echo", "");
}

static int wait_end(struct script *script)
{
	int status;
	g_autofree char *why = NULL;
	if (!terminal_wait_end(script->terminal, &status, &why))
		stop_here(script, why, "");
	expect_terminal_back(script);
	return status;
}

static void expect_exit(struct script *script, char **words)
{
	int status = wait_end(script), expected = number(script, words[0]);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != expected)
		stop_here(script, "it ended otherwise than by exit ", words[0]);
}

static void expect_killed(struct script *script, char **words)
{
	int status = wait_end(script), expected = signal_number(script, words[0]);
	bool by_signal = WIFSIGNALED(status) && WTERMSIG(status) == expected;
	bool by_code = WIFEXITED(status) && WEXITSTATUS(status) == 128 + expected;
	if (!by_signal && !by_code)
		stop_here(script, "it ended otherwise than of SIG", words[0]);
}

static void expect_row(struct script *script, char **words)
{
	g_autofree char *row = g_strchug(terminal_row(script->terminal, number(script, words[0])));
	if (!g_str_equal(row, words[1] ? words[1] : ""))
		stop_here(script, "the row is ", row);
}

static bool is_on_screen(struct script *script, const char *text)
{
	for (int row = 0; row < terminal_rows(script->terminal); row++) {
		g_autofree char *line = terminal_row(script->terminal, row);
		if (strstr(line, text))
			return true;
	}
	return false;
}

static void expect_has(struct script *script, char **words)
{
	if (!is_on_screen(script, words[0]))
		stop_here(script, "the screen lacks ", words[0]);
}

static void expect_lacks(struct script *script, char **words)
{
	if (is_on_screen(script, words[0]))
		stop_here(script, "the screen has ", words[0]);
}

static void expect_cell(struct script *script, char **words)
{
	int row = number(script, words[0]), col = number(script, words[1]);
	g_autofree char *text = terminal_cell_text(script->terminal, row, col);
	if (!g_str_equal(text, words[2]))
		stop_here(script, "the cell has ", text);
	if (words[3] && terminal_cell(script->terminal, row, col).width != number(script, words[3]))
		stop_here(script, "the cell is not as wide as ", words[3]);
}

static bool has_look(VTermScreenCellAttrs attrs, const char *name)
{
	if (g_str_equal(name, "bold"))
		return attrs.bold;
	if (g_str_equal(name, "underline"))
		return attrs.underline != 0;
	if (g_str_equal(name, "reverse"))
		return attrs.reverse;
	if (g_str_equal(name, "italic"))
		return attrs.italic;
	return g_str_equal(name, "plain") && !attrs.bold && !attrs.underline && !attrs.reverse;
}

static void expect_look(struct script *script, char **words)
{
	VTermScreenCell cell =
	        terminal_cell(script->terminal, number(script, words[0]), number(script, words[1]));
	for (char **name = words + 2; *name; name++)
		if (!has_look(cell.attrs, *name))
			stop_here(script, "the cell is not ", *name);
}

/* ---- scripts ---- */

/* words: how many an operation's line is parted into at most; the last one
 * takes in the rest of the line. */
static const struct {
	const char *name;
	int words;
	void (*act)(struct script *script, char **words);
} operations[] = {
	{ "size", 2, set_size },
	{ "env", 1, set_variable },
	{ "run", -1, run },
	{ "start", -1, start },
	{ "beside", -1, run_beside },
	{ "write", 2, write_text },
	{ "key", -1, send_keys },
	{ "costs", -1, send_costly_keys },
	{ "type", 1, type },
	{ "paste", 1, paste },
	{ "mouse", 3, send_mouse },
	{ "resize", 2, resize },
	{ "signal", 1, send_signal },
	{ "unread", 3, expect_end_unread },
	{ "stopped", -1, expect_stopped },
	{ "row", 2, expect_row },
	{ "has", 1, expect_has },
	{ "lacks", 1, expect_lacks },
	{ "cell", -1, expect_cell },
	{ "look", -1, expect_look },
	{ "exit", 1, expect_exit },
	{ "killed", 1, expect_killed },
	{ "job", -1, run_job },
	{ "continue", -1, go_on },
};

static void run_line(struct script *script, const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, " ", 2);
	for (gsize i = 0; i < G_N_ELEMENTS(operations); i++) {
		if (!g_str_equal(operations[i].name, parts[0]))
			continue;
		g_auto(GStrv) words =
		        g_strsplit(parts[1] ? parts[1] : "", " ", operations[i].words);
		operations[i].act(script, words);
		return;
	}
	stop_here(script, "no such operation: ", parts[0]);
}

static void remove_folder(const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	const char *name;
	while (folder && (name = g_dir_read_name(folder))) {
		g_autofree char *inside = g_build_filename(path, name, NULL);
		if (g_file_test(inside, G_FILE_TEST_IS_DIR) &&
		    !g_file_test(inside, G_FILE_TEST_IS_SYMLINK))
			remove_folder(inside);
		else
			g_unlink(inside);
	}
	g_rmdir(path);
}

/* The same for everybody: no settings, state or sidecar of the person who
 * runs the tests. */
static void set_environment(struct script *script)
{
	static const char *const folders[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
		                               "XDG_CACHE_HOME", "HOME" };
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++)
		g_ptr_array_add(script->variables,
		                g_strdup_printf("%s=%s/%s", folders[i], script->tmp, folders[i]));
	static const char *const others[] = { "ZHUPI_TEST_FRAMES=1", "TERM=xterm-256color",
		                              "COLORTERM", "NO_COLOR", "TMUX" };
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
		g_ptr_array_add(script->variables, g_strdup(others[i]));
}

static void run_script(gconstpointer path)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	if (!g_file_get_contents(path, &text, NULL, &error))
		g_error("%s", error->message);
	struct script script = { .path = path, .rows = 24, .cols = 80 };
	script.variables = g_ptr_array_new_with_free_func(g_free);
	script.tmp = g_dir_make_tmp(NULL, NULL);
	set_environment(&script);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (; lines[script.line]; script.line++) {
		const char *line = lines[script.line];
		if (*line && *line != '#')
			run_line(&script, line);
	}
	g_clear_pointer(&script.terminal, terminal_free);
	g_ptr_array_free(script.variables, TRUE);
	remove_folder(script.tmp);
	g_free(script.tmp);
}

static void add_script(const char *path)
{
	g_autofree char *base = g_path_get_basename(path);
	base[strlen(base) - strlen(".pty")] = 0;
	g_autofree char *name = g_strconcat("/pty/", base, NULL);
	g_test_add_data_func_full(name, g_strdup(path), run_script, g_free);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	for (int i = 1; i < argc; i++)
		add_script(argv[i]);
	const char *srcdir = g_getenv("srcdir") ? g_getenv("srcdir") : ".";
	g_autofree char *path = g_build_filename(srcdir, "tests/tui/pty/scripts", NULL);
	g_autoptr(GDir) folder = argc > 1 ? NULL : g_dir_open(path, 0, NULL);
	const char *name;
	while (folder && (name = g_dir_read_name(folder))) {
		g_autofree char *script = g_build_filename(path, name, NULL);
		if (g_str_has_suffix(name, ".pty"))
			add_script(script);
	}
	return g_test_run();
}
