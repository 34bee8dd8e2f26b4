/* The table of layers. Each remembers whether it is on: the shipped ones by a
 * bit, lists, which come and go, by name. */
#include "tui/layers.h"

#include <string.h>

#include "core/flow/decider.h"
#include "tui/jobs.h"

#define LAYERS_OF_ENTITIES                                                                         \
	(LAYER_PLACES | LAYER_ORGANISATIONS | LAYER_WORKS | LAYER_DATES | LAYER_MEETINGS)

static const struct layer_row {
	const char *name;
	unsigned layers; /* of enum layer; "entities" is five of them */
} rows[] = {
	{ "officials", LAYER_OFFICIALS },
	{ "metrics", LAYER_METRICS },
	{ "quotes", LAYER_QUOTES },
	{ "marks", LAYER_MARKS },
	{ "repairs", LAYER_REPAIRS },
	{ "places", LAYER_PLACES },
	{ "organisations", LAYER_ORGANISATIONS },
	{ "works", LAYER_WORKS },
	{ "dates", LAYER_DATES },
	{ "meetings", LAYER_MEETINGS },
	{ "entities", LAYERS_OF_ENTITIES },
};

/* Terms are of lists, which have no bit. */
static const unsigned entity_layers[ENTITY_KIND_COUNT] = {
	[ENTITY_PLACE] = LAYER_PLACES,     [ENTITY_ORGANISATION] = LAYER_ORGANISATIONS,
	[ENTITY_WORK] = LAYER_WORKS,       [ENTITY_DATE] = LAYER_DATES,
	[ENTITY_MEETING] = LAYER_MEETINGS,
};

static bool is_on(const struct app *app, unsigned layers)
{
	return ((unsigned)app->settings.layers & layers) != 0;
}

/* --- lists: settings.unlit has the names of those that are off, /one/two/ --- */

static bool list_is_on(const struct app *app, const char *name)
{
	g_autofree char *wanted = g_strdup_printf("/%s/", name);
	return !strstr(app->settings.unlit, wanted);
}

static void switch_list(struct app *app, const char *name, bool on)
{
	g_autoptr(GString) unlit = g_string_new("/");
	g_auto(GStrv) names = g_strsplit(app->settings.unlit, "/", -1);
	for (char **at = names; *at; at++)
		if (**at && strcmp(*at, name) != 0)
			g_string_append_printf(unlit, "%s/", *at);
	if (!on)
		g_string_append_printf(unlit, "%s/", name);
	g_free(app->settings.unlit);
	app->settings.unlit = g_strdup(unlit->len > 1 ? unlit->str : "");
}

static size_t count_lists(const struct app *app)
{
	return app->knowledge ? knowledge_lists(app->knowledge)->n : 0;
}

static const char *list_name(const struct app *app, size_t i)
{
	return knowledge_lists(app->knowledge)->lists[i].name;
}

static bool any_list_is_on(const struct app *app)
{
	for (size_t i = 0; i < count_lists(app); i++)
		if (list_is_on(app, list_name(app, i)))
			return true;
	return false;
}

/* --- asking --- */

enum extent layers_extent(const struct app *app)
{
	if (is_on(app, LAYERS_OF_ENTITIES))
		return EXTENT_ALL;
	return any_list_is_on(app) ? EXTENT_TERMS : EXTENT_USUAL;
}

bool layers_show(const struct mention *mention, const void *app)
{
	if (mention->type != MENTION_ENTITY)
		return true;
	if (mention->entity.kind == ENTITY_TERM)
		return list_is_on(app, mention->entity.sort);
	return is_on(app, entity_layers[mention->entity.kind]);
}

bool layers_lit(const struct app *app, const struct mention *mention, enum role *role)
{
	static const struct {
		unsigned layer;
		enum role role;
	} looks[MENTION_TYPE_COUNT] = {
		[MENTION_PERSON] = { LAYER_OFFICIALS, ROLE_PERSON },
		[MENTION_METRIC] = { LAYER_METRICS, ROLE_METRIC },
		[MENTION_QUOTE] = { LAYER_QUOTES, ROLE_QUOTE },
	};
	if (mention->type != MENTION_ENTITY) {
		*role = looks[mention->type].role;
		return is_on(app, looks[mention->type].layer);
	}
	bool term = mention->entity.kind == ENTITY_TERM;
	*role = !term ? ROLE_PLACE : mention->entity.list % 2 ? ROLE_SECOND : ROLE_USER;
	return layers_show(mention, app);
}

/* --- switching --- */

void layers_need(struct app *app)
{
	const struct view *view = app->view;
	bool less = view->path && app->knowledge && view->document->extent < layers_extent(app);
	struct document *document = less ? shelf_document(app->shelf, view->path) : NULL;
	if (!document)
		return;
	document_extract_anew(document, layers_extent(app));
	app_find_mentions(app, view->path, document, view->article_index);
	view_show_mentions(app->view);
}

static void switched(struct app *app, const char *name, bool on)
{
	app_say(app, "%s %s", name, on ? "lit" : "not lit");
	if (app->view->path)
		view_show_mentions(app->view);
	layers_need(app);
}

static void switch_row(struct app *app, const struct layer_row *row)
{
	bool on = !is_on(app, row->layers);
	unsigned layers = (unsigned)app->settings.layers & ~row->layers;
	app->settings.layers = (int)(on ? layers | row->layers : layers);
	switched(app, row->name, on);
}

static void switch_lists(struct app *app)
{
	bool on = !any_list_is_on(app);
	for (size_t i = 0; i < count_lists(app); i++)
		switch_list(app, list_name(app, i), on);
	switched(app, "your lists", on);
}

/* All that can be lit, for who named something else. */
static void say_layers(struct app *app)
{
	g_autoptr(GString) names = g_string_new("layers are ");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "", rows[i].name);
	for (size_t i = 0; i < count_lists(app); i++)
		g_string_append_printf(names, ", %s", list_name(app, i));
	app_say(app, "%s", names->str);
}

void layers_act(struct app *app, const char *argument)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].name, argument) == 0) {
			switch_row(app, &rows[i]);
			return;
		}
	for (size_t i = 0; i < count_lists(app); i++)
		if (strcmp(list_name(app, i), argument) == 0) {
			bool on = !list_is_on(app, argument);
			switch_list(app, argument, on);
			switched(app, argument, on);
			return;
		}
	if (strcmp(argument, "lists") == 0 && count_lists(app))
		switch_lists(app);
	else if (strcmp(argument, "lists") == 0)
		app_say(app, "you have no lists: man zhupi, LISTS OF YOUR OWN");
	else
		say_layers(app);
}
