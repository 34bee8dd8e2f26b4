/* The application: one struct that is passed everywhere, and what panels and
 * overlays may ask of it. It draws on a grid and takes keys; where keys come
 * from and the grid goes is the host's: a terminal (loop.h) or a script. */
#ifndef ZHUPI_TUI_APP_H
#define ZHUPI_TUI_APP_H

#include "core/flow/annotator.h"
#include "core/flow/worker.h"
#include "tui/canvas.h"
#include "tui/census.h"
#include "tui/history.h"
#include "tui/keymap.h"
#include "tui/settings.h"
#include "tui/shelf.h"
#include "tui/typed.h"
#include "tui/view.h"

struct app;
struct pinyin;
struct table;
struct texts;

/* A panel is one file that ends in its table of operations. open and close are
 * NULL where it has no state of its own. */
struct panel_ops {
	const char *name;
	enum context context;
	void (*open)(struct app *app);
	void (*enter)(struct app *app); /* it is given the focus; may be NULL */
	void (*draw)(struct app *app, const struct canvas *canvas, bool focused);
	/* False where the panel does not know the action. */
	bool (*act)(struct app *app, enum action action, const char *argument);
	/* A mouse event in the panel; row and col are its own. */
	void (*mouse)(struct app *app, const struct key_event *event, int row, int col);
	void (*close)(struct app *app);
	/* The chosen row in one line, for the caller to free; NULL for none. May be
	 * NULL itself. */
	char *(*explain)(struct app *app);
};

enum panel_id { PANEL_LIBRARY, PANEL_OUTLINE, PANEL_TEXT, PANEL_MARGIN, PANEL_COUNT };

extern const struct panel_ops panel_library_ops, panel_outline_ops, panel_text_ops,
        panel_margin_ops;

/* What lies over the panels and takes all keys: a prompt, the tag picker, the
 * note editor, help. */
struct overlay_ops {
	const char *hint; /* its keys, for the status line; NULL: it draws there itself */
	void (*draw)(struct app *app, void *state, const struct canvas *screen);
	/* May hand it to app_press, if it has act. */
	void (*key)(struct app *app, void *state, const struct key_event *key);
	/* Does what the keymap makes of keys in context. May be NULL. */
	void (*act)(struct app *app, void *state, enum action action, const char *argument);
	enum context context;
	void (*free)(void *state);
	/* What the status line should say, for the caller to free. May be NULL. */
	char *(*explain)(struct app *app, void *state);
	bool stays; /* comes back when what was opened over it closes */
};

/* What only a terminal can do; a script has none of it. */
struct host_ops {
	void (*suspend)(void *host);
	/* Runs argv with the terminal given back; false and an error where it fails. */
	bool (*run)(void *host, char **argv, GError **error);
	/* Hands text to the clipboard; whether that took it, no terminal says. */
	void (*copy)(void *host, const char *text);
};

enum layer {
	LAYER_OFFICIALS = 1,
	LAYER_METRICS = 2,
	LAYER_QUOTES = 4,
	LAYER_MARKS = 8,
	LAYER_REPAIRS = 16,
	LAYER_PLACES = 32,
	LAYER_ORGANISATIONS = 64,
	LAYER_WORKS = 128,
	LAYER_DATES = 256,
	LAYER_MEETINGS = 512
};

/* Where everything stands on the screen; frame.h. */
struct frame {
	struct canvas panels[PANEL_COUNT]; /* rows 0 where it is not shown */
	bool docked[PANEL_COUNT];
	int left_border, margin_border; /* columns; -1 where there is none */
	int split;                      /* the row of the outline's heading; -1 */
	enum frame_drag { DRAG_NONE, DRAG_LEFT, DRAG_MARGIN, DRAG_SPLIT, DRAG_PANEL } drag;
	enum panel_id dragged;
};

/* What to show when the document that it is in has been read. */
struct pending {
	char *path; /* NULL: none */
	size_t article;
	struct place place;
};

struct app {
	struct settings settings;
	struct theme theme;
	struct keymap *keymap;
	struct grid *grid;
	struct frame frame;

	int colours; /* that the terminal has */

	char **paths;
	GBytes *input; /* of "-" */
	struct shelf *shelf;
	struct view *view;
	struct annotator *annotator; /* NULL where there is none; no_annotator says why */
	char *no_annotator;
	struct knowledge *knowledge; /* NULL until it is loaded */
	bool no_knowledge;           /* it could not be loaded */

	struct worker *front;  /* opens what the reader waits for */
	struct worker *back;   /* walks, loads knowledge, reads for the library */
	gint leaving;          /* not 0 once what they read is not wanted any more */
	size_t next_summary;   /* file of the shelf to be read next */
	struct texts *texts;   /* that the library's filter looks into; NULL: none */
	gint n_looks;          /* how often that began */
	struct census *census; /* of all files, once it is asked for; else NULL */
	struct table *tables[MENTION_TYPE_COUNT];
	struct table *last_table;
	struct pending pending;

	void *panels[PANEL_COUNT]; /* states */
	enum panel_id focus;
	const struct overlay_ops *overlay, *under; /* under: comes back when overlay closes */
	void *overlay_state, *under_state;
	struct typed typed; /* keys that mean nothing yet */
	bool pasting;

	char *message;
	bool message_is_error;
	char *last_tag;
	char *draft;                  /* a note that was let go of unsaved */
	struct history *histories[2]; /* of searches, of commands */
	struct pinyin *pinyin;        /* NULL: names are filtered as they stand */
	char saved[8];                /* HH:MM of the last commit; "" before the first */
	bool fixed_clock;             /* scripts: screens must not show the hour */
	bool no_state;                /* scripts: nor what the reader last did */

	const struct host_ops *host;
	void *host_state;
	bool quit;
	GError *fatal; /* why it must end */
	bool dirty;    /* the screen should be drawn anew */
	bool redraw;   /* and all of it sent again */
};

struct app_options {
	char **paths;        /* NULL-terminated, at least one */
	GBytes *input;       /* of the path "-"; NULL: none */
	const char *sidecar; /* NULL: by the rules */
	const char *notice;  /* to say first; NULL: nothing */
	int colours;
	int wake_fd; /* gets a byte when background work has results; -1: none */
	const struct host_ops *host;
	void *host_state;
	bool scripted; /* no state of the reader's, a fixed clock */
};

/* Begins reading the first document and walking the paths at once, in the
 * background. NULL and an error where settings, keymap, theme or a sidecar
 * named are unusable. The caller frees. */
struct app *app_new(const struct app_options *options, int rows, int cols, GError **error);
void app_free(struct app *app);

void app_resize(struct app *app, int rows, int cols);
void app_set_ambiguous(struct app *app, enum ambiguous ambiguous);
void app_key(struct app *app, const struct key_event *key);
/* The same for a key that the keymap is to be asked about. */
void app_press(struct app *app, const struct key_event *key);

/* Takes the results of background work that are there. */
void app_take_results(struct app *app);
/* Waits until there is none under way. */
void app_wait(struct app *app);
bool app_busy(const struct app *app);

/* After a change of settings: loads theme and keymap. */
bool app_load_looks(struct app *app, GError **error);

/* Whether another program has a sidecar locked, so that its marks and corrections
 * are not on show; and tries whether it still has. */
bool app_awaits_lock(const struct app *app);
void app_try_lock(struct app *app);

/* Draws everything on app->grid. */
void app_draw(struct app *app);

/* Does what a binding or a command says. */
void app_act(struct app *app, enum action action, const char *argument);
/* The same for a line as typed after ":". */
void app_command(struct app *app, const char *line);

/* One line at the foot, until the next key. complain frees error. */
void app_say(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);
void app_complain(struct app *app, GError *error);

/* Shows an article, at once or as soon as its document is read. A block
 * SIZE_MAX is its end. */
void app_open(struct app *app, const char *path, size_t article, struct place place);
/* The same, after remembering where the reader is. */
void app_jump(struct app *app, const char *path, size_t article, struct place place);

/* Finds the mentions of an article that is, or will be, on show, where that has not been
 * done: at once, or, where the eye would see that it takes time, in the background. */
void app_find_mentions(struct app *app, const char *path, struct document *document,
                       size_t article);

void app_focus(struct app *app, enum panel_id panel);
enum context app_context(const struct app *app);

/* In place of the overlay that there is, or over it if that one stays. */
void app_set_overlay(struct app *app, const struct overlay_ops *ops, void *state);
void app_close_overlay(struct app *app);

/* Waits until what was asked for by app_open is on show, or cannot be. */
void app_wait_for_view(struct app *app);

/* Waits until what is open has been read with all that was done to it: keys that
 * come faster than that mean the text as it will be. */
void app_wait_for_reading(struct app *app);

/* Loads the table of pinyin initials, the first time that it is wanted. */
void app_need_pinyin(struct app *app);

/* Marks have changed: reads them anew, counts anew. */
void app_marks_changed(struct app *app);
/* A commit has been made. */
void app_saved(struct app *app);

#endif
