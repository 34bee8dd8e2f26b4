/* One poll over keys, signals and results. Signals come as bytes of a signalfd,
 * so that nothing runs in between. */
#include "tui/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "core/base/error.h"
#include "tui/input.h"
#include "tui/screen.h"

enum {
	ESCAPE_WAIT = 25,       /* ms: what comes later is not part of a sequence */
	BACKGROUND_FRAME = 100, /* ms between frames that only show progress */
	FIRST_TEXT = 40,        /* ms that the first screen may wait for a text */
	WIDTH_ANSWER = 2000,    /* ms: a later report is none to our question */
	LOCK_WAIT = 250,        /* ms between looks at a sidecar that was locked */
};

enum { FD_KEYS, FD_SIGNALS, FD_WAKE, FD_COUNT };

struct loop {
	struct app *app;
	struct screen *screen;
	struct input *input;
	struct pollfd fds[FD_COUNT];
	int wake[2];
	sigset_t signals, before;
	bool urgent;  /* the reader waits for the next frame */
	gint64 drawn; /* when the last frame was, µs */
	gint64 asked; /* when the width was asked for, µs */
	bool tells_frames;
	unsigned long frames;
	size_t bytes; /* of input, read so far */
};

static void loop_suspend(void *host)
{
	struct loop *loop = host;
	screen_suspend(loop->screen);
	loop->urgent = loop->app->dirty = true;
}

/* In the child: signals as the shell gave them, keys from the terminal. */
static void prepare_child(void *pointer)
{
	struct loop *loop = pointer;
	sigprocmask(SIG_SETMASK, &loop->before, NULL);
	dup2(screen_fd(loop->screen), STDIN_FILENO);
}

static bool loop_command(void *host, char **argv, GError **error)
{
	struct loop *loop = host;
	int status;
	screen_leave(loop->screen);
	bool ran =
	        g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN,
	                     prepare_child, loop, NULL, NULL, &status, error) &&
	        g_spawn_check_wait_status(status, error);
	screen_enter(loop->screen);
	return ran;
}

static void loop_copy(void *host, const char *text)
{
	struct loop *loop = host;
	screen_copy(loop->screen, slice_of(text));
}

static const struct host_ops host_ops = { loop_suspend, loop_command, loop_copy };

static void open_signals(struct loop *loop)
{
	static const int taken[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT };
	sigemptyset(&loop->signals);
	for (size_t i = 0; i < G_N_ELEMENTS(taken); i++)
		sigaddset(&loop->signals, taken[i]);
	/* Before any thread begins, as threads inherit the mask. */
	pthread_sigmask(SIG_BLOCK, &loop->signals, &loop->before);
	signal(SIGPIPE, SIG_IGN);
	loop->fds[FD_SIGNALS].fd = signalfd(-1, &loop->signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

/* Tests read in the window's title which frame is on the screen, and how much
 * of their input it shows. */
static void tell_frame(const struct loop *loop)
{
	const struct grid *grid = loop->app->grid;
	g_autofree char *title =
	        g_strdup_printf("zhupi frame=%lu bytes=%zu size=%dx%d busy=%d", loop->frames,
	                        loop->bytes - input_pending(loop->input), grid->rows, grid->cols,
	                        app_busy(loop->app));
	screen_set_title(loop->screen, title);
}

static void draw(struct loop *loop)
{
	struct app *app = loop->app;
	if (app->redraw)
		screen_forget(loop->screen);
	app->redraw = false;
	app_draw(app);
	screen_show(loop->screen, app->grid, &app->theme);
	loop->drawn = g_get_monotonic_time();
	loop->urgent = false;
	loop->frames++;
	if (loop->tells_frames)
		tell_frame(loop);
}

static void take_width(struct loop *loop)
{
	int row, col;
	if (!input_report(loop->input, &row, &col) || row != 0)
		return;
	if (g_get_monotonic_time() - loop->asked > WIDTH_ANSWER * 1000)
		return;
	app_set_ambiguous(loop->app, col >= 2 ? AMBIGUOUS_WIDE : AMBIGUOUS_NARROW);
	loop->urgent = loop->app->dirty = true;
}

static void give_keys(struct loop *loop, bool waited)
{
	struct key_event key;
	while (!loop->app->quit && input_next(loop->input, waited, &key)) {
		app_key(loop->app, &key);
		loop->urgent = true;
	}
	take_width(loop);
}

/* False where the terminal is gone. */
static bool read_keys(struct loop *loop)
{
	char bytes[4096];
	ssize_t n = read(screen_fd(loop->screen), bytes, sizeof bytes);
	if (n <= 0)
		return n < 0 && (errno == EINTR || errno == EAGAIN);
	loop->bytes += (size_t)n;
	input_feed(loop->input, bytes, (size_t)n);
	give_keys(loop, false);
	return true;
}

static void on_resize(struct loop *loop)
{
	int rows, cols;
	screen_size(loop->screen, &rows, &cols);
	app_resize(loop->app, rows, cols);
	screen_forget(loop->screen);
	loop->urgent = true;
}

static void on_quit(struct loop *loop)
{
	loop->app->quit = true;
}

static void on_interrupt(struct loop *loop)
{
	app_act(loop->app, ACTION_CANCEL, "");
	loop->urgent = true;
}

static void on_stop(struct loop *loop)
{
	loop_suspend(loop);
}

static const struct {
	int signal;
	void (*act)(struct loop *loop);
} on_signal[] = {
	{ SIGWINCH, on_resize }, { SIGCONT, on_resize },   { SIGTERM, on_quit },
	{ SIGHUP, on_quit },     { SIGINT, on_interrupt }, { SIGTSTP, on_stop },
};

static void read_signals(struct loop *loop)
{
	struct signalfd_siginfo signal;
	while (read(loop->fds[FD_SIGNALS].fd, &signal, sizeof signal) == sizeof signal)
		for (size_t i = 0; i < G_N_ELEMENTS(on_signal); i++)
			if (on_signal[i].signal == (int)signal.ssi_signo)
				on_signal[i].act(loop);
}

static void read_wake(struct loop *loop)
{
	char bytes[256];
	while (read(loop->wake[0], bytes, sizeof bytes) > 0)
		;
	bool waiting = loop->app->pending.path != NULL || !loop->app->view->path;
	app_take_results(loop->app);
	loop->urgent |= waiting || !app_busy(loop->app);
}

/* How long to sleep: until something comes, or a frame is due. */
static int timeout(const struct loop *loop)
{
	if (input_pending(loop->input))
		return ESCAPE_WAIT;
	if (!loop->app->dirty)
		return app_awaits_lock(loop->app) ? LOCK_WAIT : -1;
	gint64 left = loop->drawn + BACKGROUND_FRAME * 1000 - g_get_monotonic_time();
	return left > 0 ? (int)(left / 1000) + 1 : 0;
}

static void turn(struct loop *loop)
{
	int n = poll(loop->fds, FD_COUNT, timeout(loop));
	if (n < 0)
		return; /* a signal that is not ours */
	if (loop->fds[FD_SIGNALS].revents)
		read_signals(loop);
	if (loop->fds[FD_KEYS].revents && !read_keys(loop))
		loop->app->quit = true;
	if (n == 0) {
		give_keys(loop, true);
		app_try_lock(loop->app);
	}
	if (loop->fds[FD_WAKE].revents)
		read_wake(loop);
	gint64 since = g_get_monotonic_time() - loop->drawn;
	if (loop->app->dirty && !loop->app->quit &&
	    (loop->urgent || since >= BACKGROUND_FRAME * 1000))
		draw(loop);
}

/* Is everything there that the first screen could show of the text? */
static bool is_complete(const struct app *app)
{
	return app->view->path && app->knowledge && worker_pending(app->front) == 0;
}

/* The first screen shows the text with its layers, if these are there in the
 * blink of an eye; else what there is. */
static void wait_for_text(struct loop *loop)
{
	gint64 end = g_get_monotonic_time() + FIRST_TEXT * 1000;
	struct app *app = loop->app;
	while (!is_complete(app) && !app->quit && app_busy(app)) {
		gint64 left = (end - g_get_monotonic_time()) / 1000;
		if (left <= 0 || poll(&loop->fds[FD_WAKE], 1, (int)left) <= 0)
			return;
		read_wake(loop);
	}
}

static void run(struct loop *loop)
{
	loop->input = input_new();
	loop->tells_frames = g_getenv("ZHUPI_TEST_FRAMES") != NULL;
	loop->fds[FD_KEYS].fd = screen_fd(loop->screen);
	loop->fds[FD_WAKE].fd = loop->wake[0];
	for (int i = 0; i < FD_COUNT; i++)
		loop->fds[i].events = POLLIN;
	if (loop->app->settings.ambiguous == AMBIGUOUS_ASK) {
		screen_ask_width(loop->screen);
		loop->asked = g_get_monotonic_time();
	}
	wait_for_text(loop);
	draw(loop);
	while (!loop->app->quit)
		turn(loop);
	input_free(loop->input);
}

bool loop_run(struct app_options *options, GError **error)
{
	struct loop loop = { .wake = { -1, -1 } };
	bool from_input = options->input != NULL;
	loop.screen = screen_new(from_input, error);
	if (!loop.screen)
		return false;
	int rows, cols;
	open_signals(&loop);
	screen_size(loop.screen, &rows, &cols);
	bool piped = g_unix_open_pipe(loop.wake, FD_CLOEXEC, error) &&
	             g_unix_set_fd_nonblocking(loop.wake[0], TRUE, error) &&
	             g_unix_set_fd_nonblocking(loop.wake[1], TRUE, error);
	options->colours = screen_colours(loop.screen);
	options->wake_fd = loop.wake[1];
	options->host = &host_ops;
	options->host_state = &loop;
	loop.app = piped ? app_new(options, rows, cols, error) : NULL;
	if (loop.app)
		run(&loop);
	screen_free(loop.screen);
	bool ended = loop.app && !loop.app->fatal;
	if (loop.app && loop.app->fatal)
		g_propagate_error(error, g_steal_pointer(&loop.app->fatal));
	app_free(loop.app);
	for (size_t i = 0; i < G_N_ELEMENTS(loop.wake); i++)
		if (loop.wake[i] >= 0)
			close(loop.wake[i]);
	close(loop.fds[FD_SIGNALS].fd);
	return ended;
}
