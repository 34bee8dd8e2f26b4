/* The titles of the margin's tabs, how many there are of each, and where they stand. */
#include "tui/margin-tabs.h"
#include "core/base/safe.h"

enum { GAP = 2 };

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

enum mention_type margin_tab_type(enum margin_tab tab)
{
	return tabs[tab].type;
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

/* "Officials 8"; "Officials …" where nobody has looked. The caller frees. */
static char *tab_title(const struct app *app, enum margin_tab tab)
{
	const struct view *view = app->view;
	bool is_looked_for = tabs[tab].type != MENTION_TYPE_COUNT && view->path;
	bool looked = is_looked_for && view->document->extracted[view->article_index] &&
	              (tab != TAB_MENTIONS || view->document->extent != EXTENT_USUAL);
	return is_looked_for && !looked
	               ? g_strdup_printf("%s …", tabs[tab].title)
	               : g_strdup_printf("%s %zu", tabs[tab].title, tab_count(app, tab));
}

/* Where tabs stand: from the column of each to that of the next. */
struct bar {
	char *titles[TAB_COUNT];
	int first; /* that is on show */
	int cols[TAB_COUNT + 1];
};

/* The column behind the shown tab, if first is the first that is on show. */
static int end_of_shown(const struct bar *bar, int shown, int first)
{
	return bar->cols[shown + 1] - bar->cols[first] - GAP + 1 + (first ? GAP : 0);
}

static struct bar bar_of(const struct app *app, int cols)
{
	struct bar bar = { .cols = { 1 } };
	int shown = app->settings.tab;
	for (int i = 0; i < TAB_COUNT; i++) {
		bar.titles[i] = tab_title(app, i);
		size_t width = text_columns(slice_of(bar.titles[i]), app->grid->ambiguous);
		bar.cols[i + 1] = bar.cols[i] + (int)width + GAP;
	}
	while (bar.first < shown && end_of_shown(&bar, shown, bar.first) > cols)
		bar.first++;
	int off = bar.first ? bar.cols[bar.first] - 1 - GAP : 0;
	for (int i = bar.first; i <= TAB_COUNT; i++)
		bar.cols[i] -= off;
	return bar;
}

static void bar_clear(struct bar *bar)
{
	for (int i = 0; i < TAB_COUNT; i++)
		g_free(bar->titles[i]);
}

void margin_tabs_draw(const struct app *app, const struct canvas *canvas, bool focused)
{
	struct bar bar = bar_of(app, canvas->cols);
	if (bar.first)
		canvas_puts(canvas, 0, 1, STYLE(ROLE_PANEL), "…");
	for (int i = bar.first; i < TAB_COUNT; i++) {
		bool shown = i == app->settings.tab;
		bool whole = bar.cols[i + 1] - GAP <= canvas->cols;
		enum role role = shown ? (focused ? ROLE_FOCUS : ROLE_HEADING) : ROLE_PANEL;
		canvas_puts(canvas, 0, bar.cols[i], STYLE(role),
		            whole || shown ? bar.titles[i] : "…");
		if (!whole)
			break;
	}
	bar_clear(&bar);
}

enum margin_tab margin_tabs_at(const struct app *app, int cols, int col)
{
	struct bar bar = bar_of(app, cols);
	enum margin_tab tab = TAB_COUNT;
	for (int i = bar.first; i < TAB_COUNT; i++)
		if (col >= bar.cols[i] && col < bar.cols[i + 1] - 1)
			tab = (enum margin_tab)i;
	if (bar.first && col >= 1 && col < bar.cols[bar.first])
		tab = (enum margin_tab)(bar.first - 1);
	bar_clear(&bar);
	return tab;
}
