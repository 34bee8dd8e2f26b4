/* The questions that marking asks: which tag, which note. */
#include <string.h>

#include "core/base/error.h"
#include "tui/draft.h"
#include "tui/editor.h"
#include "tui/frame.h"
#include "tui/marking.h"
#include "tui/picker.h"

/* Rows that a question takes over the text. */
enum { FEWEST_ROWS = 4, LEAST_ROWS = 5, MOST_ROWS = 14 }; /* FEWEST: on the smallest screen */

/* The tag picker. */

struct tag_question {
	struct picker *picker;
	struct target target;
};

static void tag_free(void *state)
{
	struct tag_question *question = state;
	picker_free(question->picker);
	g_free(question);
}

/* The row of the text panel that place is on, or its nearest. */
static int row_of(const struct app *app, struct place place)
{
	const struct view *view = app->view;
	size_t line = layout_position(view->layout, place).line;
	size_t row = line > view->top ? line - view->top : 0;
	return (int)MIN(row, (size_t)view->rows);
}

/* Room over the foot of the text, or over its head where what is asked about
 * stands at the foot, so that it is seen; a line parts it from the text. Where a table lies
 * over the text, over the table's foot. */
static struct canvas place_over_text(const struct app *app, const struct canvas *screen,
                                     const struct target *target, int rows)
{
	struct canvas whole = canvas_part(screen, 0, 0, screen->rows - 1, screen->cols);
	const struct canvas *text = app->under ? &whole : &app->frame.panels[PANEL_TEXT];
	rows = MIN(rows, MAX(text->rows / 2, FEWEST_ROWS));
	bool at_head = !app->under && row_of(app, target->range.end) >= text->rows - rows - 1;
	int row = at_head ? text->row : text->row + text->rows - rows - 1;
	struct canvas place = canvas_part(screen, row, text->col, rows + 1, text->cols);
	canvas_clear(&place, STYLE_TEXT);
	frame_line(app, &place, at_head ? rows : 0);
	return canvas_part(&place, at_head ? 0 : 1, 1, rows, place.cols - 2);
}

static void tag_draw(struct app *app, void *state, const struct canvas *screen)
{
	struct tag_question *question = state;
	int rows = CLAMP(picker_rows(question->picker), LEAST_ROWS, MOST_ROWS);
	struct canvas place = place_over_text(app, screen, &question->target, rows);
	picker_draw(question->picker, &place);
}

static void tag_chosen(struct app *app, struct tag_question *question, bool go_on)
{
	const char *chosen = picker_chosen(question->picker, NULL);
	g_autofree char *name = g_strdup(chosen);
	if (!name || !*name)
		return;
	/* Where it could not be saved, what was typed stays. */
	if (!marking_tag(app, &question->target, name))
		return;
	if (go_on)
		picker_clear(question->picker);
	else
		app_close_overlay(app);
}

static void tag_key(struct app *app, void *state, const struct key_event *key)
{
	struct tag_question *question = state;
	switch (picker_key(question->picker, key)) {
	case PICKER_DONE:
		tag_chosen(app, question, false);
		break;
	case PICKER_AND_ON:
		tag_chosen(app, question, true);
		break;
	case PICKER_AGAIN:
		if (app->last_tag && marking_tag(app, &question->target, app->last_tag))
			app_close_overlay(app);
		break;
	case PICKER_CANCELLED:
		app_close_overlay(app);
		break;
	case PICKER_CHANGED:
	case PICKER_UNUSED:
		break;
	}
}

static const struct overlay_ops tag_ops = {
	.hint = "",
	.draw = tag_draw,
	.key = tag_key,
	.free = tag_free,
};

static void add_tags(struct app *app, struct picker *picker)
{
	GError *error = NULL;
	struct tags *tags = annotator_tags(app->annotator, &error);
	if (!tags && error)
		app_complain(app, error);
	for (size_t i = 0; tags && i < tags->n; i++) {
		g_autofree char *count = g_strdup_printf("%zu", tags->items[i].count);
		picker_add(picker, tags->items[i].name, count);
	}
	if (tags)
		tags_free(tags);
}

/* "Tag “我们要把…”": what is asked about which words. The caller frees. */
static char *title_of(const struct app *app, const char *what, const struct target *target)
{
	g_autofree char *text = view_text(app->view, target->range);
	g_strdelimit(text, "\n", ' ');
	bool quoted = g_str_has_prefix(text, "“");
	return g_strdup_printf("%s %s%s%s", what, quoted ? "" : "“", text, quoted ? "" : "”");
}

void ask_tag(struct app *app, struct target target)
{
	g_autofree char *title = title_of(app, "Tag", &target);
	app_need_pinyin(app);
	struct tag_question *question = g_new0(struct tag_question, 1);
	question->target = target;
	question->picker = picker_new(PICKER_OF_ROWS_OR_NEW, title, app->pinyin);
	add_tags(app, question->picker);
	app_set_overlay(app, &tag_ops, question);
}

/* The note editor. */

struct note_question {
	struct editor *editor;
	struct target target;
	char *title;
	char *begun;  /* the text that it began with */
	bool anew;    /* it began with what was not saved, if there was such, and not as a note */
	char **draft; /* where text stays that is not saved */
};

static bool is_changed(const struct note_question *question)
{
	return strcmp(editor_text(question->editor), question->begun) != 0;
}

/* Whatever closes the editor, also the end of zhupi, leaves what was typed. */
static void note_free(void *state)
{
	struct note_question *question = state;
	if (is_changed(question)) {
		g_free(*question->draft);
		*question->draft = g_strdup(editor_text(question->editor));
	}
	editor_free(question->editor);
	g_free(question->title);
	g_free(question->begun);
	g_free(question);
}

/* What a zhupi that is killed leaves, where no note is being written. */
static void keep_draft(const struct app *app)
{
	if (app->draft && !app->no_state)
		draft_keep_living(app->draft);
	else
		draft_forget_living();
}

/* The note is saved: nothing of it is left to do. */
static void note_saved(struct app *app, struct note_question *question)
{
	g_free(question->begun);
	question->begun = g_strdup(editor_text(question->editor));
	if (question->anew)
		g_clear_pointer(&app->draft, g_free);
	app_close_overlay(app);
	keep_draft(app);
}

/* In the margin beside the mark, where there is one, else over the text. */
static struct canvas note_place(const struct app *app, const struct note_question *question,
                                const struct canvas *screen)
{
	const struct canvas *text = &app->frame.panels[PANEL_TEXT];
	const struct canvas *margin = &app->frame.panels[PANEL_MARGIN];
	bool beside = margin->rows > 0 && !app->under;
	int cols = beside ? margin->cols : text->cols - 2;
	int wanted = editor_rows(question->editor, cols - 3, app->grid->ambiguous) + 1;
	int rows = CLAMP(wanted, LEAST_ROWS, MAX(text->rows / 2, LEAST_ROWS));
	if (!beside)
		return place_over_text(app, screen, &question->target, rows);
	int row = CLAMP(row_of(app, question->target.range.start), 1, MAX(margin->rows - rows, 1));
	return canvas_part(margin, row, 0, rows, cols);
}

static void note_draw(struct app *app, void *state, const struct canvas *screen)
{
	struct note_question *question = state;
	struct canvas place = note_place(app, question, screen);
	canvas_clear(&place, STYLE_TEXT);
	canvas_put_cut(&place, 0, 1, place.cols - 2, STYLE(ROLE_FOCUS), slice_of(question->title));
	for (int row = 1; row < place.rows; row++)
		canvas_puts(&place, row, 0, STYLE(ROLE_GUTTER), "▌");
	struct canvas field = canvas_part(&place, 1, 2, place.rows - 1, place.cols - 3);
	editor_draw(question->editor, &field, STYLE(ROLE_NOTE));
}

static void note_key(struct app *app, void *state, const struct key_event *key)
{
	struct note_question *question = state;
	enum editor_result result = editor_key(question->editor, key);
	if (result == EDITOR_CANCELLED) {
		bool kept = is_changed(question) && *editor_text(question->editor);
		app_close_overlay(app);
		keep_draft(app);
		if (kept)
			app_say(app, "note not saved, but kept for the next one you begin");
	} else if (result == EDITOR_DONE) {
		/* Where it cannot be saved the text stays in the editor. */
		g_autofree char *note = g_strstrip(g_strdup(editor_text(question->editor)));
		if (!marking_note(app, &question->target, note) && *note)
			return;
		note_saved(app, question);
	} else if (result == EDITOR_CHANGED && !app->no_state) {
		draft_keep_living(editor_text(question->editor));
	}
}

static const struct overlay_ops note_ops = {
	.hint = "Ctrl-S saves   Enter new line   Esc",
	.draw = note_draw,
	.key = note_key,
	.free = note_free,
};

void ask_note(struct app *app, struct target target, const char *text)
{
	struct note_question *question = g_new0(struct note_question, 1);
	question->target = target;
	question->title = title_of(app, "Note on", &target);
	question->editor = editor_new(EDITOR_LINES, text ? text : app->draft);
	question->begun = g_strdup(editor_text(question->editor));
	question->anew = !text;
	question->draft = &app->draft;
	app_set_overlay(app, &note_ops, question);
}

/* $VISUAL, $EDITOR, vi; may have arguments of its own. */
static char **editor_command(const char *file)
{
	const char *set = g_getenv("VISUAL");
	if (!set || !*set)
		set = g_getenv("EDITOR");
	char **words = NULL;
	if (!set || !*set || !g_shell_parse_argv(set, NULL, &words, NULL))
		words = g_strsplit("vi", " ", -1);
	guint n = g_strv_length(words);
	words = g_renew(char *, words, n + 2);
	words[n] = g_strdup(file);
	words[n + 1] = NULL;
	return words;
}

/* Lets the editor change file; its text is the caller's. */
static char *edit_file(struct app *app, const char *file, const char *text, GError **error)
{
	char *edited = NULL;
	g_auto(GStrv) command = editor_command(file);
	if (!g_file_set_contents(file, text ? text : "", -1, error) ||
	    !app->host->run(app->host_state, command, error) ||
	    !g_file_get_contents(file, &edited, NULL, error))
		return NULL;
	return g_strstrip(edited);
}

void ask_note_external(struct app *app, struct target target, const char *text)
{
	GError *error = NULL;
	if (!app->host) {
		app_say(app, "there is no terminal for an editor");
		return;
	}
	g_autofree char *folder = g_dir_make_tmp(NULL, &error);
	if (!folder) {
		app_complain(app, error);
		return;
	}
	g_autofree char *file = g_build_filename(folder, "note.md", NULL);
	g_autofree char *edited = edit_file(app, file, text, &error);
	if (error) {
		g_prefix_error(&error, "the editor failed, and the note is as it was: ");
		app_complain(app, error);
	} else if (strcmp(edited, text ? text : "") == 0) {
		app_say(app, "note not changed");
	} else if (!g_utf8_validate(edited, -1, NULL)) {
		app_say(app, "the note is no UTF-8 and was not kept");
	} else if (!marking_note(app, &target, edited) && *edited) {
		g_free(app->draft);
		app->draft = g_steal_pointer(&edited);
		keep_draft(app);
	}
	remove(file);
	remove(folder);
}
