/* The rows that fit are kept as indexes, best first, made anew at each change
 * of what is typed. */
#include "tui/picker.h"

struct row {
	char *name, *beside;
};

struct fitting {
	guint row;
	enum fit fit;
};

struct picker {
	enum picker_mode mode;
	char *title;
	const struct pinyin *pinyin;
	GArray *rows;  /* struct row */
	GArray *shown; /* struct fitting; a new name's row comes behind */
	struct editor *typed;
	char *new_name;          /* NULL where what was typed makes none */
	guint chosen;            /* of the rows shown */
	guint top;               /* the first one drawn */
	int list_row, list_rows; /* where on the screen the list was drawn last */
};

enum { HEAD_ROWS = 2, FOOT_ROWS = 1, USUAL_PAGE = 10 };

static void clear_row(gpointer element)
{
	struct row *row = element;
	g_free(row->name);
	g_free(row->beside);
}

struct picker *picker_new(enum picker_mode mode, const char *title, const struct pinyin *pinyin)
{
	struct picker *picker = g_new0(struct picker, 1);
	picker->mode = mode;
	picker->title = g_strdup(title);
	picker->pinyin = pinyin;
	picker->rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	g_array_set_clear_func(picker->rows, clear_row);
	picker->shown = g_array_new(FALSE, FALSE, sizeof(struct fitting));
	picker->typed = editor_new(EDITOR_ONE_LINE, NULL);
	picker->list_rows = USUAL_PAGE;
	return picker;
}

void picker_free(struct picker *picker)
{
	if (!picker)
		return;
	g_free(picker->title);
	g_free(picker->new_name);
	g_array_free(picker->rows, TRUE);
	g_array_free(picker->shown, TRUE);
	editor_free(picker->typed);
	g_free(picker);
}

/* ---- which rows are shown ---- */

static const struct row *row_at(const struct picker *picker, guint i)
{
	return &g_array_index(picker->rows, struct row, i);
}

static const struct fitting *shown_at(const struct picker *picker, guint i)
{
	return &g_array_index(picker->shown, struct fitting, i);
}

static gint compare_fits(gconstpointer a, gconstpointer b)
{
	const struct fitting *x = a, *y = b;
	if (x->fit != y->fit)
		return x->fit > y->fit ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static void filter_rows(struct picker *picker)
{
	struct filter *filter = filter_new(editor_text(picker->typed), picker->pinyin);
	g_array_set_size(picker->shown, 0);
	for (guint i = 0; i < picker->rows->len; i++) {
		struct fitting fitting = { i, filter_fit(filter, row_at(picker, i)->name) };
		if (fitting.fit != FIT_NONE)
			g_array_append_val(picker->shown, fitting);
	}
	filter_free(filter);
	g_array_sort(picker->shown, compare_fits);
	picker->chosen = picker->top = 0;
}

static bool is_name(const struct picker *picker, const char *name)
{
	for (guint i = 0; i < picker->rows->len; i++)
		if (g_str_equal(row_at(picker, i)->name, name))
			return true;
	return false;
}

static void make_new_name(struct picker *picker)
{
	g_clear_pointer(&picker->new_name, g_free);
	if (picker->mode == PICKER_OF_ROWS)
		return;
	char *name = g_strstrip(g_strdup(editor_text(picker->typed)));
	if (*name && !is_name(picker, name))
		picker->new_name = name;
	else
		g_free(name);
}

static void update(struct picker *picker)
{
	filter_rows(picker);
	make_new_name(picker);
}

void picker_add(struct picker *picker, const char *name, const char *beside)
{
	struct row row = { g_strdup(name), g_strdup(beside) };
	g_array_append_val(picker->rows, row);
	struct fitting fitting = { picker->rows->len - 1, FIT_WHOLE };
	if (*editor_text(picker->typed))
		update(picker);
	else
		g_array_append_val(picker->shown, fitting);
}

void picker_clear(struct picker *picker)
{
	editor_set(picker->typed, "");
	update(picker);
}

static guint count_shown(const struct picker *picker)
{
	return picker->shown->len + (picker->new_name ? 1 : 0);
}

const char *picker_chosen(const struct picker *picker, bool *is_new)
{
	bool new = picker->chosen >= picker->shown->len;
	if (is_new)
		*is_new = new;
	if (new)
		return picker->new_name;
	return row_at(picker, shown_at(picker, picker->chosen)->row)->name;
}

/* ---- keys ---- */

static enum picker_result choose(struct picker *picker, gint64 row)
{
	gint64 last = (gint64)count_shown(picker) - 1;
	picker->chosen = (guint)CLAMP(row, 0, MAX(last, 0));
	return PICKER_CHANGED;
}

static enum picker_result take(struct picker *picker, enum picker_result result)
{
	return picker_chosen(picker, NULL) ? result : PICKER_CHANGED;
}

static enum picker_result mouse(struct picker *picker, const struct key_event *key)
{
	gint64 row = key->row - picker->list_row;
	switch (key->mouse) {
	case MOUSE_WHEEL_UP:
		return choose(picker, (gint64)picker->chosen - 1);
	case MOUSE_WHEEL_DOWN:
		return choose(picker, (gint64)picker->chosen + 1);
	case MOUSE_PRESS:
		if (row < 0 || row >= picker->list_rows || picker->top + row >= count_shown(picker))
			return PICKER_UNUSED;
		choose(picker, picker->top + row);
		return take(picker, PICKER_DONE);
	default:
		return PICKER_UNUSED;
	}
}

static const struct {
	enum keysym sym;
	uint32_t codepoint;
	unsigned mods;
	int rows, pages; /* how far the choice moves */
} moves[] = {
	{ KEYSYM_UP, 0, 0, -1, 0 },
	{ KEYSYM_DOWN, 0, 0, 1, 0 },
	{ KEYSYM_CHARACTER, 'p', MOD_CTRL, -1, 0 },
	{ KEYSYM_CHARACTER, 'n', MOD_CTRL, 1, 0 },
	{ KEYSYM_PAGE_UP, 0, 0, 0, -1 },
	{ KEYSYM_PAGE_DOWN, 0, 0, 0, 1 },
};

static bool move(struct picker *picker, const struct key_event *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(moves); i++) {
		if (moves[i].sym != key->sym || moves[i].mods != key->mods ||
		    (key->sym == KEYSYM_CHARACTER && moves[i].codepoint != key->codepoint))
			continue;
		choose(picker, (gint64)picker->chosen + moves[i].rows +
		                       (gint64)moves[i].pages * MAX(picker->list_rows - 1, 1));
		return true;
	}
	return false;
}

enum picker_result picker_key(struct picker *picker, const struct key_event *key)
{
	if (key->sym == KEYSYM_MOUSE)
		return mouse(picker, key);
	if (key->sym == KEYSYM_TAB)
		return take(picker, PICKER_AND_ON);
	if (key_is_text(key) && key->codepoint == '.' && !*editor_text(picker->typed))
		return PICKER_AGAIN;
	if (move(picker, key))
		return PICKER_CHANGED;
	switch (editor_key(picker->typed, key)) {
	case EDITOR_DONE:
		return take(picker, PICKER_DONE);
	case EDITOR_CANCELLED:
		return PICKER_CANCELLED;
	case EDITOR_CHANGED:
		update(picker);
		return PICKER_CHANGED;
	case EDITOR_MOVED:
		return PICKER_CHANGED;
	default:
		return PICKER_UNUSED;
	}
}

/* ---- drawing ---- */

int picker_rows(const struct picker *picker)
{
	guint most = picker->rows->len + (picker->mode == PICKER_OF_ROWS_OR_NEW ? 1 : 0);
	return HEAD_ROWS + (int)CLAMP(most, 1, G_MAXINT / 2) + FOOT_ROWS;
}

static void draw_row(const struct picker *picker, const struct canvas *canvas, int at, guint i)
{
	bool chosen = i == picker->chosen;
	uint64_t style = chosen ? STYLE_TEXT | STYLE(ROLE_CHOSEN) : STYLE_TEXT;
	canvas_fill(canvas, at, 0, -1, style);
	canvas_puts(canvas, at, 0, style, chosen ? "▸" : " ");
	if (i >= picker->shown->len) {
		int col = 2 + canvas_puts(canvas, at, 2, style | STYLE(ROLE_KEY), "+ new: ");
		canvas_put_cut(canvas, at, col, canvas->cols - col, style,
		               slice_of(picker->new_name));
		return;
	}
	const struct row *row = row_at(picker, shown_at(picker, i)->row);
	struct slice beside = slice_of(row->beside);
	int right = canvas->cols - 1 - canvas_measure(canvas, beside);
	right = MAX(right, canvas->cols / 2);
	canvas_put_cut(canvas, at, 2, right - 3, style, slice_of(row->name));
	canvas_put_cut(canvas, at, right, canvas->cols - right, style | STYLE(ROLE_QUIET), beside);
}

static void draw_list(struct picker *picker, const struct canvas *canvas)
{
	guint rows = (guint)MAX(canvas->rows, 1);
	if (picker->chosen < picker->top)
		picker->top = picker->chosen;
	if (picker->chosen >= picker->top + rows)
		picker->top = picker->chosen - rows + 1;
	picker->list_row = canvas->row;
	picker->list_rows = canvas->rows;
	guint n = count_shown(picker);
	for (int at = 0; at < canvas->rows && picker->top + (guint)at < n; at++)
		draw_row(picker, canvas, at, picker->top + (guint)at);
	if (n == 0)
		canvas_puts(canvas, 0, 2, STYLE_TEXT | STYLE(ROLE_QUIET),
		            picker->rows->len ? "none fits" : "none yet: type a name");
}

/* What each key does here, the keys told apart from the words. */
static void draw_foot(const struct picker *picker, const struct canvas *canvas, int row)
{
	static const struct {
		const char *key, *does;
	} parts[] = { { "Enter", " take  " }, { "Tab", " take and go on  " }, { "Esc", "" } };
	int col = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		col += canvas_puts(canvas, row, col, STYLE_TEXT | STYLE(ROLE_KEY), parts[i].key);
		col += canvas_puts(canvas, row, col, STYLE_TEXT | STYLE(ROLE_QUIET), parts[i].does);
	}
	g_autofree char *count = g_strdup_printf("%u of %u", picker->shown->len, picker->rows->len);
	int at = canvas->cols - 2 - canvas_measure(canvas, slice_of(count));
	if (picker->shown->len && at > col)
		canvas_puts(canvas, row, at, STYLE_TEXT | STYLE(ROLE_QUIET), count);
}

void picker_draw(struct picker *picker, const struct canvas *canvas)
{
	canvas_clear(canvas, STYLE_TEXT);
	canvas_put_cut(canvas, 0, 0, canvas->cols, STYLE_TEXT | STYLE(ROLE_PANEL),
	               slice_of(picker->title));
	struct canvas list = canvas_part(canvas, HEAD_ROWS, 0, canvas->rows - HEAD_ROWS - FOOT_ROWS,
	                                 canvas->cols);
	draw_list(picker, &list);
	draw_foot(picker, canvas, canvas->rows - 1);
	canvas_puts(canvas, 1, 0, STYLE_TEXT | STYLE(ROLE_KEY), ">");
	struct canvas field = canvas_part(canvas, 1, 2, 1, canvas->cols - 2);
	editor_draw(picker->typed, &field, STYLE_TEXT);
}
