/* The rows of the library panel: which files and articles it lists, in which
 * order, under which folders, and which of these are folded. Draws nothing. */
#ifndef ZHUPI_TUI_LIBRARY_ROWS_H
#define ZHUPI_TUI_LIBRARY_ROWS_H

#include "tui/panel.h"

enum row_kind { ROW_FOLDER, ROW_FILE, ROW_ARTICLE, ROW_SKIPS, ROW_SKIP };
enum fold { FOLD_DEFAULT, FOLD_FOLDED, FOLD_UNFOLDED };
enum sort { SORT_NAME, SORT_DATE, SORT_MARKS };

struct library_row {
	enum row_kind kind;
	size_t file; /* of the shelf; the first one of a folder; of skips, which */
	size_t article;
	int depth;
};

struct library_panel {
	struct list list;
	GArray *rows;      /* struct library_row */
	GHashTable *folds; /* what the reader folded or unfolded: key to enum fold */
	char *filter;      /* as typed; NULL: none */
	GPtrArray *words;  /* struct filter: its words */
	/* What rows were made from, to see when they are stale. */
	size_t edition;                 /* of the shelf */
	char *current, *current_folder; /* what is being read */
	bool stale;
};

/* Folders and files are unfolded while the library is small, and where the
 * reader is; unless the reader said otherwise. key is a folder or a path. */
bool library_is_folded(struct app *app, const char *key, bool folder);
void library_set_fold(struct library_panel *panel, const char *key, bool fold);

/* What was passed over is folded until it is asked for. */
extern const char library_skips_key[];
bool library_skips_are_open(const struct library_panel *panel);

/* What a row is of; of a folder, its first file. */
const struct shelf_file *library_file_at(const struct app *app, size_t file);
const struct shelf_article *library_article_of(const struct app *app,
                                               const struct library_row *row);

/* Is it what is being read? */
bool library_is_current(const struct app *app, const struct library_row *row);

/* Counts the marks of a file, if they may have changed. */
void library_count_marks(const struct app *app, size_t at);

/* Makes the rows anew where something changed; the chosen one stays chosen. */
void library_make_rows(struct app *app);

/* Chooses the first row that can be opened. */
void library_choose_first(struct app *app);

/* Other rows may pass now. */
void library_changed(struct app *app);

/* Whether the filter's words are in an article's title, file or date, and not only in its
 * text. True without a filter. */
bool library_shows_why(const struct app *app, const struct library_row *row);

/* Chooses the row of what is being read. */
void library_follow_reader(struct app *app);

#endif
