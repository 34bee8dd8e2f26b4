/* Layers: what is lit in the text - officials, metrics, … and the reader's own
 * lists - which of them are on, and in which role each is drawn. */
#ifndef ZHUPI_TUI_LAYERS_H
#define ZHUPI_TUI_LAYERS_H

#include "tui/app.h"

/* argument: a layer's name, "entities" or "lists" for all of a kind, or the name
 * of a list. Lights it, or not. */
void layers_act(struct app *app, const char *argument);

/* What must be extracted for the layers that are lit. */
enum extent layers_extent(const struct app *app);

/* Whether a mention can be seen, jumped to and listed: entities and terms only
 * where their layer is lit. app is a struct app. */
bool layers_show(const struct mention *mention, const void *app);

/* Whether a mention is lit, and in which role. */
bool layers_lit(const struct app *app, const struct mention *mention, enum role *role);

/* Reads the view's document again where layers are lit that it has nothing of. */
void layers_need(struct app *app);

#endif
