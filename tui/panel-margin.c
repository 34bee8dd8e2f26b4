/* The margin: marks beside the lines that they stand on, in step with the
 * text; or, by tab, the officials, metrics and quotations of the article, or
 * its raw text. */
#include <string.h>

#include "core/know/explain.h"
#include "tui/layers.h"
#include "tui/margin-marks.h"
#include "tui/margin-tabs.h"
#include "tui/panel.h"
#include "tui/raw.h"
#include "tui/searching.h"

/* A line of the tabs of mentions. */
struct entry {
	const struct mention *mention; /* the first of its person */
	size_t count;                  /* how often the person is named */
};

struct margin {
	struct list list;
	GArray *entries; /* struct entry; made anew whenever they are looked at */
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
		if (mentions->items[i].type == margin_tab_type(app->settings.tab))
			add_mention(margin->entries, names, &mentions->items[i]);
	if (app->settings.tab == TAB_MENTIONS)
		g_array_sort(margin->entries, by_kind);
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
	margin_tabs_draw(app, canvas, focused);
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
	const struct mention *place = next_place(app->view, entry->mention);
	view_remember(app->view);
	view_jump_to(app->view, mention_range(place).start);
	if (entry->count > 1) {
		struct text_range range = mention_range(place);
		g_autofree char *words = view_text(app->view, range);
		searching_name(app, words, entry->count);
	}
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
	enum margin_tab tab = margin_tabs_at(app, app->frame.panels[PANEL_MARGIN].cols, col);
	if (tab != TAB_COUNT)
		turn_tab(app, (int)tab - app->settings.tab);
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
	bool mentions = margin_tab_type(app->settings.tab) != MENTION_TYPE_COUNT;
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
