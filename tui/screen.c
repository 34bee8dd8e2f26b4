/* The terminal through terminfo: found, taken over, written to and given back, also by a
 * crash. What frames send is screen-show.c's. */
#include "tui/screen-parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/base/error.h"

/* Last: it defines common words as macros (lines, columns, buttons). */
#include <term.h>

/* Not in terminfo: mouse buttons, drags and the wheel by cell (1002, 1006),
 * pasted text in brackets (2004). Terminals that do not know one ignore it. */
#define MODES_ON  "\033[?1002h\033[?1006h\033[?2004h"
#define MODES_OFF "\033[?2004l\033[?1006l\033[?1002l"

enum { PATIENCE = 1000 }; /* ms to wait when leaving for a terminal that takes nothing */

/* What a crash must send and set. Signal handlers are given nothing, so this
 * is the one variable of the program that outlives a function. */
static struct {
	volatile sig_atomic_t armed;
	int out, in;
	struct termios found;
	char text[256];
	size_t len;
} rescue;

static void crash(int signal)
{
	if (rescue.armed) {
		rescue.armed = 0;
		(void)!write(rescue.out, rescue.text, rescue.len);
		tcsetattr(rescue.in, TCSANOW, &rescue.found);
	}
	raise(signal); /* SA_RESETHAND: by now the default action */
}

static void catch_crashes(void)
{
	static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };
	struct sigaction action = { .sa_handler = crash, .sa_flags = SA_RESETHAND | SA_NODEFER };
	for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
		sigaction(crashes[i], &action, NULL);
}

void screen_send(struct screen *screen, const char *text)
{
	g_string_append(screen->buffer, text);
}

void screen_send_capability(struct screen *screen, const char *capability)
{
	for (const char *at = capability; at && *at; at++) {
		const char *end = at[0] == '$' && at[1] == '<' ? strchr(at, '>') : NULL;
		if (end)
			at = end;
		else
			g_string_append_c(screen->buffer, *at);
	}
}

/* Asked to end, we do not wait any longer for a terminal that takes nothing. */
static bool is_asked_to_end(void)
{
	sigset_t pending;
	return sigpending(&pending) == 0 &&
	       (sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP));
}

static void wait_for_room(struct screen *screen, int *waited)
{
	enum { STEP = 100 };
	if (poll(&(struct pollfd){ .fd = screen->out, .events = POLLOUT }, 1, STEP) == 0)
		*waited += STEP;
	screen->stuck = is_asked_to_end() || (screen->leaving && *waited >= PATIENCE);
}

void screen_flush(struct screen *screen)
{
	const char *text = screen->buffer->str;
	size_t len = screen->buffer->len;
	int waited = 0;
	while (len > 0 && !screen->stuck) {
		ssize_t n = write(screen->out, text, len);
		if (n < 0 && errno == EAGAIN)
			wait_for_room(screen, &waited);
		else if (n < 0 && errno != EINTR)
			break; /* hung up; the loop will hear of it */
		else if (n > 0)
			waited = 0;
		text += MAX(n, 0);
		len -= (size_t)MAX(n, 0);
	}
	g_string_truncate(screen->buffer, 0);
}

/* Without another screen to come back from, the shell goes on below ours. */
static void send_restore(struct screen *screen)
{
	screen_send_capability(screen, exit_attribute_mode);
	if (!exit_ca_mode && screen->shown->rows > 1)
		screen_send_capability(screen, tiparm(cursor_address, screen->shown->rows - 1, 0));
	if (!exit_ca_mode)
		screen_send(screen, "\r\n");
	screen_send(screen, MODES_OFF);
	screen_send_capability(screen, cursor_normal);
	screen_send_capability(screen, keypad_local);
	screen_send_capability(screen, exit_ca_mode);
}

static void arm_rescue(struct screen *screen)
{
	send_restore(screen);
	rescue.out = screen->out;
	rescue.in = screen->in;
	rescue.found = screen->found;
	rescue.len = MIN(screen->buffer->len, sizeof rescue.text);
	memcpy(rescue.text, screen->buffer->str, rescue.len);
	g_string_truncate(screen->buffer, 0);
	rescue.armed = 1;
	catch_crashes();
}

static bool fail(GError **error, const char *message)
{
	g_set_error_literal(error, ZHUPI_ERROR, ZHUPI_ERROR_TERMINAL, message);
	return false;
}

/* The terminal of standard output opened for ourselves, so that it need not be waited for
 * without the shell's being so, too; standard output where that cannot be done. */
static int open_unwaited(void)
{
	char name[128];
	bool named = ttyname_r(STDOUT_FILENO, name, sizeof name) == 0;
	int fd = named ? open(name, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) : -1;
	return fd >= 0 ? fd : STDOUT_FILENO;
}

static bool find_terminal(struct screen *screen, bool may_redirect, GError **error)
{
	screen->out = STDOUT_FILENO;
	screen->in = STDIN_FILENO;
	if (!isatty(screen->out))
		return fail(error, "standard output is no terminal; to get text out, use 'zhupi "
		                   "extract' or 'zhupi export'");
	if (isatty(screen->in))
		return true;
	if (!may_redirect)
		return fail(error, "standard input is no terminal; to read a document from it, "
		                   "use 'zhupi -'");
	screen->in = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	return screen->in >= 0 || fail(error, "there is no terminal to take keys from (/dev/tty)");
}

static bool load_terminfo(struct screen *screen, GError **error)
{
	const char *term = g_getenv("TERM");
	int status;
	if (!term || setupterm(NULL, screen->out, &status) != 0 || !cursor_address ||
	    !clear_screen) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_TERMINAL,
		            "TERM=%s is not known here or cannot move the cursor; set TERM to "
		            "what your terminal is, such as xterm-256color",
		            term ? term : "");
		return false;
	}
	screen->wraps_at_end = auto_right_margin && !eat_newline_glitch;
	return true;
}

static int count_colours(void)
{
	const char *no_color = g_getenv("NO_COLOR");
	const char *colorterm = g_getenv("COLORTERM");
	if ((no_color && *no_color) || max_colors < 8)
		return 2;
	if (tigetflag("RGB") > 0 || tigetflag("Tc") > 0 ||
	    (max_colors >= 256 && colorterm &&
	     (strcmp(colorterm, "truecolor") == 0 || strcmp(colorterm, "24bit") == 0)))
		return COLOUR_RGB;
	return max_colors >= 256 ? 256 : 8;
}

struct screen *screen_new(bool may_redirect, GError **error)
{
	struct screen *screen = g_new0(struct screen, 1);
	if (!find_terminal(screen, may_redirect, error) || !load_terminfo(screen, error)) {
		g_free(screen);
		return NULL;
	}
	screen->out = open_unwaited();
	screen->colours = count_colours();
	screen->buffer = g_string_sized_new(16384);
	screen->shown = grid_new(1, 1, AMBIGUOUS_NARROW);
	tcgetattr(screen->in, &screen->found);
	arm_rescue(screen);
	screen_enter(screen);
	return screen;
}

void screen_free(struct screen *screen)
{
	if (!screen)
		return;
	screen_leave(screen);
	rescue.armed = 0;
	if (screen->in != STDIN_FILENO)
		close(screen->in);
	if (screen->out != STDOUT_FILENO)
		close(screen->out);
	del_curterm(cur_term);
	grid_free(screen->shown);
	g_string_free(screen->buffer, TRUE);
	g_free(screen);
}

int screen_fd(const struct screen *screen)
{
	return screen->in;
}

int screen_colours(const struct screen *screen)
{
	return screen->colours;
}

void screen_size(const struct screen *screen, int *rows, int *cols)
{
	struct winsize size = { 0 };
	bool told = ioctl(screen->out, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col;
	*rows = told ? size.ws_row : MAX(lines, 24);
	*cols = told ? size.ws_col : MAX(columns, 80);
}

/* Keys one by one and unread by the terminal's driver; Ctrl-C, Ctrl-Z and
 * Ctrl-S are keys like any other. */
static void set_raw(const struct screen *screen)
{
	struct termios raw = screen->found;
	raw.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR | ISTRIP | BRKINT);
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(screen->in, TCSANOW, &raw);
}

void screen_enter(struct screen *screen)
{
	screen->stuck = false;
	set_raw(screen);
	screen_send_capability(screen, enter_ca_mode);
	screen_send_capability(screen, keypad_xmit);
	screen_send(screen, MODES_ON);
	screen_forget(screen);
	screen_flush(screen);
	rescue.armed = 1;
}

void screen_leave(struct screen *screen)
{
	screen->leaving = true;
	screen->stuck = false;
	send_restore(screen);
	screen_flush(screen);
	screen->leaving = false;
	tcsetattr(screen->in, TCSANOW, &screen->found);
	rescue.armed = 0;
}

void screen_suspend(struct screen *screen)
{
	sigset_t stop, before;
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	screen_leave(screen);
	raise(SIGTSTP); /* waits until it is let through */
	pthread_sigmask(SIG_UNBLOCK, &stop, &before);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	screen_enter(screen);
}

void screen_forget(struct screen *screen)
{
	screen->known = false;
}

void screen_ask_width(struct screen *screen)
{
	screen_send_capability(screen, tiparm(cursor_address, 0, 0));
	screen_send(screen, "“\033[6n");
	screen_flush(screen);
	screen->row = -1;
}

void screen_copy(struct screen *screen, struct slice text)
{
	g_autofree char *coded = g_base64_encode((const guchar *)text.data, text.len);
	g_string_append_printf(screen->buffer, "\033]52;c;%s\033\\", coded);
	screen_flush(screen);
}

void screen_set_title(struct screen *screen, const char *title)
{
	g_string_append_printf(screen->buffer, "\033]2;%s\033\\", title);
	screen_flush(screen);
}
