/* The margin: marks beside the lines that they stand on, in step with the
 * text; or, by tab, the officials, metrics and quotations of the article, or
 * its raw text. */
#include <string.h>

#include "core/base/safe.h"
#include "core/know/explain.h"
#include "tui/layers.h"
#include "tui/margin-marks.h"
#include "tui/panel.h"
#include "tui/raw.h"

/* A line of the tabs of mentions. */
struct entry {
	const struct mention *mention; /* the first of its person */
	size_t count;                  /* how often the person is named */
};

struct margin {
	struct list list;
	GArray *entries; /* struct entry; made anew whenever they are looked at */
};

static const struct {
	const char *title;
	enum mention_type type;
} tabs[TAB_COUNT] = {
	[TAB_MARKS] = { "Marks", MENTION_TYPE_COUNT },
	[TAB_OFFICIALS] = { "Officials", MENTION_PERSON },
	[TAB_METRICS] = { "Metrics", MENTION_METRIC },
	[TAB_QUOTES] = { "Quotes", MENTION_QUOTE },
	[TAB_MENTIONS] = { "Named", MENTION_ENTITY },
	[TAB_RAW] = { "Raw", MENTION_TYPE_COUNT },
};

static struct margin *state_of(struct app *app)
{
	return app->panels[PANEL_MARGIN];
}

static void margin_open(struct app *app)
{
	struct margin *margin = g_new0(struct margin, 1);
	margin->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	app->panels[PANEL_MARGIN] = margin;
}

static void margin_close(struct app *app)
{
	struct margin *margin = state_of(app);
	g_array_unref(margin->entries);
	g_free(margin);
}

/* By what mentions are of the same thing; NULL where each is its own. The
 * caller frees. */
static char *name_of(const struct mention *mention)
{
	if (mention->type == MENTION_PERSON)
		return g_strdup(mention->person.name);
	if (mention->type != MENTION_ENTITY || !mention->entity.name)
		return NULL;
	return g_strdup_printf("%d %s", (int)mention->entity.kind, mention->entity.name);
}

/* The same thing again adds to the entry of the first time. */
static void add_mention(GArray *entries, GHashTable *names, const struct mention *mention)
{
	char *name = name_of(mention);
	gpointer found = name ? g_hash_table_lookup(names, name) : NULL;
	if (found) {
		g_array_index(entries, struct entry, GPOINTER_TO_UINT(found) - 1).count++;
		g_free(name);
		return;
	}
	if (name)
		g_hash_table_insert(names, name, GUINT_TO_POINTER(entries->len + 1));
	struct entry entry = { mention, 1 };
	g_array_append_val(entries, entry);
}

/* Places with places, dates with dates; else as they come. */
static int by_kind(gconstpointer a, gconstpointer b)
{
	const struct mention *x = ((const struct entry *)a)->mention;
	const struct mention *y = ((const struct entry *)b)->mention;
	int side = (int)x->entity.kind - (int)y->entity.kind;
	return side ? side : (x > y) - (x < y);
}

static void make_entries(struct app *app)
{
	struct margin *margin = state_of(app);
	const struct mentions *mentions = app->view->path ? app->view->mentions : NULL;
	g_array_set_size(margin->entries, 0);
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; mentions && i < mentions->n; i++)
		if (mentions->items[i].type == tabs[app->settings.tab].type)
			add_mention(margin->entries, names, &mentions->items[i]);
	if (app->settings.tab == TAB_MENTIONS)
		g_array_sort(margin->entries, by_kind);
}

static size_t tab_count(const struct app *app, enum margin_tab tab)
{
	const struct view *view = app->view;
	size_t n = 0;
	if (!view->path)
		return 0;
	if (tab == TAB_MARKS)
		return view->marks ? view->marks->n : 0;
	if (tab == TAB_RAW)
		return view->article->n_blocks ? view->article->blocks[view->cursor.block].n_repairs
		                               : 0;
	for (size_t i = 0; i < view->mentions->n; i++)
		n += view->mentions->items[i].type == tabs[tab].type;
	return n;
}

/* How many there are in a tab; "…" where nobody has looked. The caller frees. */
static char *tab_counted(const struct app *app, enum margin_tab tab)
{
	const struct view *view = app->view;
	bool is_looked_for = tabs[tab].type != MENTION_TYPE_COUNT && view->path;
	bool looked = is_looked_for && view->document->extracted[view->article_index] &&
	              (tab != TAB_MENTIONS || view->document->extent != EXTENT_USUAL);
	return is_looked_for && !looked ? g_strdup("…")
	                                : g_strdup_printf("%zu", tab_count(app, tab));
}

/* How much of the tabs that are not shown there is room for. Of a title two letters will do,
 * but how many there are is worth a glance. */
struct tab_form {
	int letters;
	bool counts;
};

enum { LEAST_LETTERS = 2, MOST_LETTERS = 9 };

/* The title of a tab; the shown one is always whole. The caller frees. */
static char *tab_title(const struct app *app, enum margin_tab tab, struct tab_form form)
{
	bool shown = tab == (enum margin_tab)app->settings.tab;
	g_autofree char *count = tab_counted(app, tab);
	if (!shown && !form.counts)
		return g_strndup(tabs[tab].title, (gsize)form.letters);
	return g_strdup_printf("%.*s %s", shown ? MOST_LETTERS : form.letters, tabs[tab].title,
	                       count);
}

static int width_of(const struct app *app, const char *text)
{
	return (int)text_columns(slice_of(text), app->grid->ambiguous);
}

static int tabs_width(const struct app *app, struct tab_form form)
{
	int width = 0;
	for (int i = 0; i < TAB_COUNT; i++) {
		g_autofree char *text = tab_title(app, i, form);
		width += width_of(app, text) + 2;
	}
	return width;
}

/* The fullest form that cols have room for. */
static struct tab_form tab_form(const struct app *app, int cols)
{
	struct tab_form form = { MOST_LETTERS, true };
	while (form.letters > LEAST_LETTERS && tabs_width(app, form) > cols + 1)
		form.letters--;
	form.counts = tabs_width(app, form) <= cols + 1;
	return form;
}

static void draw_tabs(struct app *app, const struct canvas *canvas, bool focused)
{
	int col = 1;
	const struct tab_form form = tab_form(app, canvas->cols);
	for (int i = 0; i < TAB_COUNT; i++) {
		bool shown = i == app->settings.tab;
		g_autofree char *text = tab_title(app, i, form);
		enum role role = shown ? (focused ? ROLE_FOCUS : ROLE_HEADING) : ROLE_PANEL;
		col += canvas_puts(canvas, 0, col, STYLE(role), text) + 2;
	}
}

/* A mention in one line of its tab. The caller frees. */
static char *entry_text(const struct app *app, const struct entry *entry)
{
	const struct mention *mention = entry->mention;
	struct slice text =
	        slice_sub(app->view->article->blocks[mention->block].text, mention->span);
	if (mention->type != MENTION_QUOTE) {
		g_autofree char *explained = mention_explain(mention);
		return entry->count > 1 ? g_strdup_printf("%s ×%zu", explained, entry->count)
		                        : g_steal_pointer(&explained);
	}
	text.len = MIN(text.len, 200);
	g_autofree char *quoted = g_utf8_make_valid(text.data, (gssize)text.len);
	return mention->quote.speaker ? g_strdup_printf("%s：%s", mention->quote.speaker, quoted)
	                              : g_steal_pointer(&quoted);
}

/* Why the tab is empty. */
static void draw_none(struct app *app, const struct canvas *canvas)
{
	bool unlit = app->settings.tab == TAB_MENTIONS && layers_extent(app) != EXTENT_ALL;
	g_autofree char *keys = keymap_keys(app->keymap, CONTEXT_GLOBAL, ACTION_LAYER, "entities");
	g_autofree char *how = g_strdup_printf("%s lights places, dates …", keys);
	canvas_puts(canvas, 1, 2, STYLE(ROLE_QUIET),
	            !app->knowledge ? "reading the lexicons…"
	            : unlit         ? "nothing in this article that is lit"
	                            : "none in this article");
	if (unlit)
		canvas_puts(canvas, 2, 2, STYLE(ROLE_QUIET), how);
}

static void draw_mentions(struct app *app, const struct canvas *canvas, bool focused)
{
	struct margin *margin = state_of(app);
	list_fit(&margin->list, margin->entries->len, canvas->rows);
	for (int i = 0; i < canvas->rows; i++) {
		size_t at = margin->list.top + (size_t)i;
		if (at >= margin->entries->len)
			break;
		uint64_t style = focused ? list_style(&margin->list, at, true) : STYLE_TEXT;
		g_autofree char *line =
		        entry_text(app, &g_array_index(margin->entries, struct entry, at));
		if (style != STYLE_TEXT)
			canvas_fill(canvas, i, 0, -1, style);
		canvas_put_cut(canvas, i, 1, canvas->cols - 2, style, slice_of(line));
	}
	if (margin->entries->len == 0)
		draw_none(app, canvas);
}

/* The cursor's row in the text panel, which begins where the margin does. */
static int cursor_row(const struct view *view)
{
	return view->path ? (int)(layout_position(view->layout, view->cursor).line - view->top) : 0;
}

static void margin_draw(struct app *app, const struct canvas *canvas, bool focused)
{
	draw_tabs(app, canvas, focused);
	if (app->settings.tab == TAB_MARKS) {
		/* In the panel's whole height: marks stand beside their lines. */
		margin_marks_draw(app, canvas);
		return;
	}
	struct canvas body = canvas_part(canvas, 1, 0, canvas->rows - 1, canvas->cols);
	if (app->settings.tab == TAB_RAW) {
		raw_draw(app, &body, cursor_row(app->view) - 1);
		return;
	}
	make_entries(app);
	draw_mentions(app, &body, focused);
}

static bool is_same(const struct mention *a, const struct mention *b)
{
	g_autofree char *first = name_of(a), *second = name_of(b);
	return a->type == b->type && first && g_strcmp0(first, second) == 0;
}

/* The next place behind the cursor that names the same person or thing, going
 * round; of other mentions, the mention itself. */
static const struct mention *next_place(const struct view *view, const struct mention *first)
{
	const struct mentions *mentions = view->mentions;
	if (place_compare(view->cursor, mention_range(first).start) < 0)
		return first;
	for (size_t i = (size_t)(first - mentions->items) + 1; i < mentions->n; i++) {
		const struct mention *mention = &mentions->items[i];
		if (place_compare(mention_range(mention).start, view->cursor) > 0 &&
		    is_same(first, mention))
			return mention;
	}
	return first;
}

static void go_to_entry(struct app *app)
{
	struct margin *margin = state_of(app);
	if (margin->list.chosen >= margin->entries->len)
		return;
	const struct entry *entry =
	        &g_array_index(margin->entries, struct entry, margin->list.chosen);
	view_remember(app->view);
	view_jump_to(app->view, mention_range(next_place(app->view, entry->mention)).start);
}

static void turn_tab(struct app *app, int step)
{
	app->settings.tab = (app->settings.tab + step + TAB_COUNT) % TAB_COUNT;
	state_of(app)->list.chosen = state_of(app)->list.top = 0;
}

static bool act_on_marks(struct app *app, enum action action, const char *argument)
{
	static const struct {
		enum action given, done;
	} as_text[] = { { ACTION_DOWN, ACTION_NEXT_MARK }, { ACTION_UP, ACTION_PREVIOUS_MARK } };
	for (size_t i = 0; i < G_N_ELEMENTS(as_text); i++)
		if (as_text[i].given == action)
			return panel_text_ops.act(app, as_text[i].done, "");
	if (action != ACTION_OPEN || *argument)
		return false;
	app_focus(app, PANEL_TEXT);
	return true;
}

/* The raw text follows the cursor: what moves it is the text's. */
static bool act_on_raw(struct app *app, enum action action, const char *argument)
{
	if (action != ACTION_OPEN || *argument)
		return panel_text_ops.act(app, action, argument);
	app_focus(app, PANEL_TEXT);
	return true;
}

static bool is_marking(enum action action)
{
	return action == ACTION_TAG || action == ACTION_TAG_AGAIN || action == ACTION_NOTE ||
	       action == ACTION_NOTE_EXTERNAL;
}

/* What is marked in a tab of mentions are the words of the chosen one. */
static void select_entry(struct app *app)
{
	const struct margin *margin = state_of(app);
	if (margin->list.chosen >= margin->entries->len)
		return;
	struct text_range range = mention_range(
	        g_array_index(margin->entries, struct entry, margin->list.chosen).mention);
	view_jump_to(app->view, range.start);
	view_unselect(app->view);
	view_select(app->view, range);
}

static bool margin_act(struct app *app, enum action action, const char *argument)
{
	if (action == ACTION_TAB_NEXT || action == ACTION_TAB_PREVIOUS) {
		turn_tab(app, action == ACTION_TAB_NEXT ? 1 : -1);
		return true;
	}
	if (app->settings.tab == TAB_MARKS)
		return act_on_marks(app, action, argument);
	if (app->settings.tab == TAB_RAW)
		return act_on_raw(app, action, argument);
	make_entries(app);
	list_fit(&state_of(app)->list, state_of(app)->entries->len, state_of(app)->list.rows);
	if (is_marking(action)) {
		select_entry(app);
		return false;
	}
	if (action != ACTION_OPEN || *argument)
		return list_act(&state_of(app)->list, action, argument);
	go_to_entry(app);
	app_focus(app, PANEL_TEXT);
	return true;
}

static void press_tab(struct app *app, int col)
{
	int at = 1;
	const struct tab_form form = tab_form(app, app->frame.panels[PANEL_MARGIN].cols);
	for (int i = 0; i < TAB_COUNT; i++) {
		g_autofree char *text = tab_title(app, i, form);
		int width = width_of(app, text);
		if (col >= at && col < at + width + 1) {
			turn_tab(app, i - app->settings.tab);
			return;
		}
		at += width + 2;
	}
}

static void margin_mouse(struct app *app, const struct key_event *event, int row, int col)
{
	bool wheel = event->mouse == MOUSE_WHEEL_DOWN || event->mouse == MOUSE_WHEEL_UP;
	bool beside_text = app->settings.tab == TAB_MARKS || app->settings.tab == TAB_RAW;
	if (event->mouse == MOUSE_PRESS && row == 0)
		press_tab(app, col);
	else if (beside_text && wheel)
		panel_text_ops.mouse(app, event, 0, 0);
	else if (!beside_text && list_mouse(&state_of(app)->list, event, row - 1))
		go_to_entry(app);
}

static char *margin_explain(struct app *app)
{
	const struct margin *margin = state_of(app);
	bool mentions = tabs[app->settings.tab].type != MENTION_TYPE_COUNT;
	if (!mentions || margin->list.chosen >= margin->entries->len)
		return NULL;
	return entry_text(app, &g_array_index(margin->entries, struct entry, margin->list.chosen));
}

const struct panel_ops panel_margin_ops = {
	.name = "margin",
	.context = CONTEXT_MARGIN,
	.open = margin_open,
	.draw = margin_draw,
	.act = margin_act,
	.mouse = margin_mouse,
	.close = margin_close,
	.explain = margin_explain,
};
