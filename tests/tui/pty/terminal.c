/* forkpty, poll, and libvterm. */
#include "tests/tui/pty/terminal.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* How long a program may take to tell of a frame before the test fails. */
enum { LIMIT_MS = 60000 };

/* What the program tells of itself. */
struct told {
	unsigned long frame, bytes;
	int rows, cols, busy;
};

struct terminal {
	pid_t pid; /* 0 after it has ended */
	int fd;
	VTerm *vterm;
	VTermScreen *screen;
	int rows, cols;
	unsigned long sent;      /* bytes of input, answers of the terminal among them */
	unsigned long received;  /* bytes of output */
	unsigned long frame_due; /* the frame must be later than this one */
	struct told told;
	GString *title;
	bool alternate, mouse, cursor_visible;
	bool hung_up;
};

static void read_title(struct terminal *terminal)
{
	struct told told;
	if (sscanf(terminal->title->str, "zhupi frame=%lu bytes=%lu size=%dx%d busy=%d",
	           &told.frame, &told.bytes, &told.rows, &told.cols, &told.busy) == 5)
		terminal->told = told;
}

/* libvterm 0.2 hands out strings in pieces, 0.1 whole. */
static void set_title(struct terminal *terminal, const VTermValue *value)
{
#if VTERM_VERSION_MAJOR > 0 || VTERM_VERSION_MINOR > 1
	if (value->string.initial)
		g_string_truncate(terminal->title, 0);
	g_string_append_len(terminal->title, value->string.str, (gssize)value->string.len);
	if (!value->string.final)
		return;
#else
	g_string_assign(terminal->title, value->string);
#endif
	read_title(terminal);
}

static int set_property(VTermProp property, VTermValue *value, void *user)
{
	struct terminal *terminal = user;
	switch (property) {
	case VTERM_PROP_TITLE:
		set_title(terminal, value);
		break;
	case VTERM_PROP_ALTSCREEN:
		terminal->alternate = value->boolean;
		break;
	case VTERM_PROP_MOUSE:
		terminal->mouse = value->number != VTERM_PROP_MOUSE_NONE;
		break;
	case VTERM_PROP_CURSORVISIBLE:
		terminal->cursor_visible = value->boolean;
		break;
	default:
		break;
	}
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = set_property };

static void start_screen(struct terminal *terminal)
{
	terminal->vterm = vterm_new(terminal->rows, terminal->cols);
	vterm_set_utf8(terminal->vterm, 1);
	terminal->screen = vterm_obtain_screen(terminal->vterm);
	vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
	vterm_screen_enable_altscreen(terminal->screen, 1);
	vterm_screen_reset(terminal->screen, 1);
}

static void change_environment(char **variables)
{
	for (; *variables; variables++) {
		g_auto(GStrv) parts = g_strsplit(*variables, "=", 2);
		if (parts[1])
			g_setenv(parts[0], parts[1], TRUE);
		else
			g_unsetenv(parts[0]);
	}
}

struct terminal *terminal_new(char **argv, char **variables, int rows, int cols)
{
	struct terminal *terminal = g_new0(struct terminal, 1);
	terminal->rows = rows;
	terminal->cols = cols;
	terminal->title = g_string_new(NULL);
	start_screen(terminal);
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	terminal->pid = forkpty(&terminal->fd, NULL, NULL, &size);
	if (terminal->pid < 0)
		g_error("forkpty: %s", g_strerror(errno));
	if (terminal->pid == 0) {
		change_environment(variables);
		execvp(argv[0], argv);
		fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
		_exit(127);
	}
	return terminal;
}

/* ---- the program's side ---- */

static void write_all(struct terminal *terminal, const char *bytes, size_t len)
{
	terminal->sent += len;
	while (len > 0 && !terminal->hung_up) {
		ssize_t n = write(terminal->fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			terminal->hung_up = true;
			return;
		}
		bytes += n;
		len -= (size_t)n;
	}
}

/* What a real terminal would answer: where its cursor is, what it is. */
static void answer(struct terminal *terminal)
{
	char bytes[256];
	size_t n;
	while ((n = vterm_output_read(terminal->vterm, bytes, sizeof bytes)) > 0)
		write_all(terminal, bytes, n);
}

/* Reads what is there; on Linux a pty whose other end is closed gives EIO. */
static void take_output(struct terminal *terminal)
{
	char bytes[16384];
	ssize_t n = read(terminal->fd, bytes, sizeof bytes);
	if (n > 0) {
		terminal->received += (unsigned long)n;
		vterm_input_write(terminal->vterm, bytes, (size_t)n);
		answer(terminal);
	} else if (n == 0 || errno != EINTR) {
		terminal->hung_up = true;
	}
}

/* Waits for output until deadline; false when that has passed. */
static bool wait_output(struct terminal *terminal, gint64 deadline)
{
	gint64 left = (deadline - g_get_monotonic_time()) / 1000;
	if (left <= 0)
		return false;
	struct pollfd fd = { .fd = terminal->fd, .events = POLLIN };
	if (poll(&fd, 1, (int)MIN(left, 50)) > 0)
		take_output(terminal);
	return true;
}

static gint64 deadline_from_now(void)
{
	return g_get_monotonic_time() + LIMIT_MS * G_GINT64_CONSTANT(1000);
}

void terminal_send(struct terminal *terminal, const char *bytes, size_t len)
{
	write_all(terminal, bytes, len);
}

void terminal_resize(struct terminal *terminal, int rows, int cols)
{
	terminal->rows = rows;
	terminal->cols = cols;
	vterm_set_size(terminal->vterm, rows, cols);
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	ioctl(terminal->fd, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *terminal, int signal)
{
	if (terminal->pid > 0)
		kill(terminal->pid, signal);
}

/* The line end is for the shell; the program does not hear of it. */
void terminal_continue(struct terminal *terminal)
{
	terminal->frame_due = terminal->told.frame;
	write_all(terminal, "\n", 1);
	terminal->sent--;
}

static bool is_settled(const struct terminal *terminal)
{
	const struct told *told = &terminal->told;
	return told->frame > terminal->frame_due && told->bytes >= terminal->sent && !told->busy &&
	       told->rows == terminal->rows && told->cols == terminal->cols;
}

static bool fail(struct terminal *terminal, const char *what, char **why)
{
	g_autofree char *screen = terminal_screen(terminal);
	*why = g_strdup_printf("%s; sent %lu bytes; told: %s; screen:\n%s", what, terminal->sent,
	                       terminal->title->str, screen);
	return false;
}

bool terminal_settle(struct terminal *terminal, char **why)
{
	gint64 deadline = deadline_from_now();
	while (!is_settled(terminal)) {
		if (terminal->hung_up)
			return fail(terminal, "the program ended", why);
		if (!wait_output(terminal, deadline))
			return fail(terminal, "no frame told of what was sent", why);
	}
	return true;
}

bool terminal_wait_text(struct terminal *terminal, const char *text, char **why)
{
	gint64 deadline = deadline_from_now();
	for (;;) {
		g_autofree char *screen = terminal_screen(terminal);
		if (strstr(screen, text))
			return true;
		if (terminal->hung_up || !wait_output(terminal, deadline))
			return fail(terminal, "it did not come to what was awaited", why);
	}
}

/* Drain until hang-up and only then wait: a program that writes more than the
 * pty holds would wait for us as we for it. */
bool terminal_wait_end(struct terminal *terminal, int *status, char **why)
{
	gint64 deadline = deadline_from_now();
	while (!terminal->hung_up)
		if (!wait_output(terminal, deadline))
			return fail(terminal, "it did not end", why);
	if (waitpid(terminal->pid, status, 0) != terminal->pid)
		return fail(terminal, "no status", why);
	terminal->pid = 0;
	return true;
}

bool terminal_wait_end_unread(struct terminal *terminal, int *status, char **why)
{
	struct pollfd ended = { .fd = pidfd_open(terminal->pid, 0), .events = POLLIN };
	bool in_time = poll(&ended, 1, LIMIT_MS) > 0;
	close(ended.fd);
	if (!in_time || waitpid(terminal->pid, status, 0) != terminal->pid)
		return fail(terminal, "it did not end", why);
	terminal->pid = 0;
	return true;
}

void terminal_free(struct terminal *terminal)
{
	if (terminal->pid > 0) {
		kill(terminal->pid, SIGKILL);
		kill(terminal->pid, SIGCONT);
	}
	close(terminal->fd);
	if (terminal->pid > 0)
		waitpid(terminal->pid, NULL, 0);
	vterm_free(terminal->vterm);
	g_string_free(terminal->title, TRUE);
	g_free(terminal);
}

/* ---- the reader's side ---- */

VTermScreenCell terminal_cell(struct terminal *terminal, int row, int col)
{
	VTermScreenCell cell = { 0 };
	vterm_screen_get_cell(terminal->screen, (VTermPos){ row, col }, &cell);
	return cell;
}

char *terminal_cell_text(struct terminal *terminal, int row, int col)
{
	VTermScreenCell cell = terminal_cell(terminal, row, col);
	GString *text = g_string_new(NULL);
	if (cell.chars[0] == (uint32_t)-1)
		return g_string_free(text, FALSE);
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		g_string_append_unichar(text, cell.chars[i]);
	if (!cell.chars[0])
		g_string_append_c(text, ' ');
	return g_string_free(text, FALSE);
}

char *terminal_row(struct terminal *terminal, int row)
{
	GString *text = g_string_new(NULL);
	for (int col = 0; col < terminal->cols; col++) {
		g_autofree char *cell = terminal_cell_text(terminal, row, col);
		g_string_append(text, cell);
	}
	return g_strchomp(g_string_free(text, FALSE));
}

char *terminal_screen(struct terminal *terminal)
{
	GString *text = g_string_new(NULL);
	for (int row = 0; row < terminal->rows; row++) {
		g_autofree char *line = terminal_row(terminal, row);
		g_string_append_printf(text, "%2d |%s\n", row, line);
	}
	return g_string_free(text, FALSE);
}

unsigned long terminal_received(const struct terminal *terminal)
{
	return terminal->received;
}

int terminal_rows(const struct terminal *terminal)
{
	return terminal->rows;
}

bool terminal_alternate(const struct terminal *terminal)
{
	return terminal->alternate;
}

bool terminal_mouse(const struct terminal *terminal)
{
	return terminal->mouse;
}

bool terminal_cursor_visible(const struct terminal *terminal)
{
	return terminal->cursor_visible;
}

bool terminal_is_cooked(const struct terminal *terminal)
{
	struct termios modes;
	if (tcgetattr(terminal->fd, &modes))
		return false;
	return (modes.c_lflag & ICANON) && (modes.c_lflag & ECHO);
}
