/* Undo and redo by images: going back is putting the image before in place of
 * the image after, if that is still what is there. */
#include "core/store/journal.h"

#include <string.h>

#include "core/base/error.h"
#include "core/store/annotation.h"
#include "core/store/correction-row.h"
#include "core/store/decision-row.h"
#include "core/store/deletion.h"

/* The kinds of things, and the table of those that are kept as steps. */
static const struct kind {
	const char *name;
	const struct kept_table *steps; /* NULL: annotations */
} kinds[] = {
	{ "annotation", NULL },
	{ "correction", &correction_rows },
	{ "decision", &decision_rows },
};

enum statement {
	FORGET_UNDONE,
	FORGET_OLD,
	NOTE_ACTION,
	NOTE_STEP,
	LAST_DONE,
	LAST_UNDONE,
	GET_WHAT,
	GET_STEPS_BACK,
	GET_STEPS_ON,
	GET_PATH,
	MOMENT_DONE,
	MOMENT_UNDONE,
	SET_UNDONE,
	STATEMENT_COUNT
};

static const char *const statements[STATEMENT_COUNT] = {
	[FORGET_UNDONE] = "DELETE FROM journal WHERE undone = 1",
	[FORGET_OLD] = "DELETE FROM journal WHERE id <= :id - :kept",
	[NOTE_ACTION] = "INSERT INTO journal (what, author, done, moment) VALUES (:what, :author, "
	                ":now, max(:moment, ifnull((SELECT max(moment) + 1 FROM journal), 0))) "
	                "RETURNING id",
	[NOTE_STEP] = "INSERT INTO journal_step (journal, n, kind, row_id, image_before, "
	              "image_after) VALUES (:journal, :n, :kind, :id, :before, :after)",
	[LAST_DONE] = "SELECT max(id) FROM journal WHERE undone = 0",
	[LAST_UNDONE] = "SELECT min(id) FROM journal WHERE undone = 1",
	[GET_WHAT] = "SELECT what || CASE WHEN author = :reader THEN '' ELSE ' (by ' || author || "
	             "')' END FROM journal WHERE id = :id",
	[GET_STEPS_BACK] = "SELECT kind, row_id, image_after, image_before FROM journal_step "
	                   "WHERE journal = :id ORDER BY n DESC",
	[GET_STEPS_ON] = "SELECT kind, row_id, image_before, image_after FROM journal_step "
	                 "WHERE journal = :id ORDER BY n",
	[MOMENT_DONE] = "SELECT moment FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1",
	[MOMENT_UNDONE] = "SELECT moment FROM journal WHERE undone = 1 ORDER BY id LIMIT 1",
	[GET_PATH] = "SELECT :image ->> 'path'",
	[SET_UNDONE] = "UPDATE journal SET undone = :undone WHERE id = :id",
};

static const struct kind *kind_named(const char *name)
{
	for (size_t i = 0; name && i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

/* How a thing of a kind is read, put and taken away. */
static bool read_image(const struct kind *kind, struct sidecar *sidecar, int64_t id, char **image,
                       GError **error)
{
	return kind->steps ? kept_image(kind->steps, sidecar, id, image, error)
	                   : annotation_image(sidecar, id, image, error);
}

static bool restore(const struct kind *kind, struct sidecar *sidecar, const char *image,
                    GError **error)
{
	return kind->steps ? kept_restore(kind->steps, sidecar, image, error)
	                   : annotation_restore(sidecar, image, error);
}

static bool take_away(const struct kind *kind, struct sidecar *sidecar, int64_t id, GError **error)
{
	return kind->steps ? kept_delete(kind->steps, sidecar, id, error)
	                   : annotation_delete(sidecar, id, error);
}

bool journal_image(struct sidecar *sidecar, struct journal_subject subject, char **image,
                   GError **error)
{
	const struct kind *kind = kind_named(subject.kind);
	g_assert(kind);
	return read_image(kind, sidecar, subject.id, image, error);
}

static bool note_action(struct sql *sql, const char *what, const char *author, int64_t now,
                        int64_t *id, GError **error)
{
	return sql_run(sql, statements[FORGET_UNDONE], NULL, error) &&
	       sql_get_integer(sql, statements[NOTE_ACTION],
	                       SQL_VALUES(SQL_TEXT(":what", what), SQL_TEXT(":author", author),
	                                  SQL_INTEGER(":now", now),
	                                  SQL_INTEGER(":moment", g_get_real_time())),
	                       0, id, error) &&
	       sql_run(sql, statements[FORGET_OLD],
	               SQL_VALUES(SQL_INTEGER(":id", *id), SQL_INTEGER(":kept", JOURNAL_KEPT)),
	               error);
}

/* A step of an action, which it makes first where it has none yet. */
static bool add_step(struct sidecar *sidecar, struct journal_action *action,
                     struct journal_subject subject, const char *before, const char *after,
                     GError **error)
{
	if (!action->id && !note_action(sidecar->sql, action->what, action->author, action->now,
	                                &action->id, error))
		return false;
	return sql_run(sidecar->sql, statements[NOTE_STEP],
	               SQL_VALUES(SQL_INTEGER(":journal", action->id),
	                          SQL_INTEGER(":n", action->n_steps++),
	                          SQL_TEXT(":kind", subject.kind), SQL_INTEGER(":id", subject.id),
	                          SQL_TEXT(":before", before), SQL_TEXT(":after", after)),
	               error);
}

/* A merge must not bring back what is gone now; what is there now it may. */
static bool note_presence(struct sidecar *sidecar, const char *before, const char *after,
                          int64_t now, GError **error)
{
	if (before && !after)
		return deletion_note(sidecar, before, now, error);
	return before || !after || deletion_forget(sidecar, after, error);
}

bool journal_add(struct sidecar *sidecar, struct journal_action *action,
                 struct journal_subject subject, const char *before, GError **error)
{
	g_autofree char *after = NULL;
	return journal_image(sidecar, subject, &after, error) &&
	       (g_strcmp0(before, after) == 0 ||
	        (add_step(sidecar, action, subject, before, after, error) &&
	         note_presence(sidecar, before, after, action->now, error)));
}

bool journal_remove(struct sidecar *sidecar, const char *what, const char *author,
                    struct journal_subject subject, GError **error)
{
	const struct kind *kind = kind_named(subject.kind);
	g_assert(kind);
	g_autofree char *before = NULL;
	return read_image(kind, sidecar, subject.id, &before, error) &&
	       take_away(kind, sidecar, subject.id, error) &&
	       journal_note(sidecar, what, author, g_get_real_time() / G_USEC_PER_SEC, subject,
	                    before, error);
}

bool journal_note(struct sidecar *sidecar, const char *what, const char *author, int64_t now,
                  struct journal_subject subject, const char *before, GError **error)
{
	struct journal_action action = { .what = what, .author = author, .now = now };
	return journal_add(sidecar, &action, subject, before, error);
}

/* A step to be gone: from what must be there to what shall be. */
struct step {
	struct journal_subject subject;
	char *from, *to;
};

static void step_clear(gpointer item)
{
	struct step *step = item;
	g_free((char *)step->subject.kind);
	g_free(step->from);
	g_free(step->to);
}

/* Read before any is gone, so that no statement is open while rows change. */
static GArray *read_steps(struct sql *sql, enum journal_way way, int64_t id, GError **error)
{
	static const enum statement by_way[] = {
		[JOURNAL_UNDO] = GET_STEPS_BACK, [JOURNAL_REDO] = GET_STEPS_ON
	};
	sqlite3_stmt *rows =
	        sql_query(sql, statements[by_way[way]], SQL_VALUES(SQL_INTEGER(":id", id)), error);
	if (!rows)
		return NULL;
	GArray *steps = g_array_new(FALSE, FALSE, sizeof(struct step));
	g_array_set_clear_func(steps, step_clear);
	GError *failure = NULL;
	while (sql_step(sql, rows, &failure)) {
		struct step step = {
			.subject = { g_strdup((const char *)sqlite3_column_text(rows, 0)),
			             sqlite3_column_int64(rows, 1) },
			.from = g_strdup((const char *)sqlite3_column_text(rows, 2)),
			.to = g_strdup((const char *)sqlite3_column_text(rows, 3)),
		};
		g_array_append_val(steps, step);
	}
	sql_done(rows);
	if (!failure)
		return steps;
	g_propagate_error(error, failure);
	g_array_unref(steps);
	return NULL;
}

/* An addition that is undone counts as if it had never been; a deletion that is
 * done again is one. */
static bool note_gone_or_back(struct sidecar *sidecar, const struct step *step,
                              enum journal_way way, GError **error)
{
	if (step->to)
		return deletion_forget(sidecar, step->to, error);
	return way == JOURNAL_UNDO ||
	       deletion_note(sidecar, step->from, g_get_real_time() / G_USEC_PER_SEC, error);
}

static bool go_step(struct sidecar *sidecar, const struct step *step, enum journal_way way,
                    GError **error)
{
	const struct kind *kind = kind_named(step->subject.kind);
	g_autofree char *now = NULL;
	if (kind && !read_image(kind, sidecar, step->subject.id, &now, error))
		return false;
	if (!kind || g_strcmp0(now, step->from) != 0) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_SIDECAR,
		            "%s: another program has changed the same thing since; "
		            "change it by hand",
		            sidecar->path);
		return false;
	}
	bool done = step->to ? restore(kind, sidecar, step->to, error)
	                     : take_away(kind, sidecar, step->subject.id, error);
	return done && note_gone_or_back(sidecar, step, way, error);
}

/* Adds what a step bears on to reach. */
static bool take_reach(struct sql *sql, const struct step *step, struct journal_reach *reach,
                       GError **error)
{
	g_autofree char *path = NULL;
	if (strcmp(step->subject.kind, "annotation") == 0)
		return true;
	if (!sql_get_text(sql, statements[GET_PATH],
	                  SQL_VALUES(SQL_TEXT(":image", step->to ? step->to : step->from)), &path,
	                  error))
		return false;
	if (!reach->readings)
		reach->path = g_steal_pointer(&path);
	else if (g_strcmp0(reach->path, path) != 0)
		g_clear_pointer(&reach->path, g_free);
	reach->readings = true;
	return true;
}

static bool go_action(struct sidecar *sidecar, enum journal_way way, int64_t id,
                      struct journal_reach *reach, GError **error)
{
	g_autoptr(GArray) steps = read_steps(sidecar->sql, way, id, error);
	for (guint i = 0; steps && i < steps->len; i++) {
		const struct step *step = &g_array_index(steps, struct step, i);
		if (!go_step(sidecar, step, way, error) ||
		    !take_reach(sidecar->sql, step, reach, error))
			return false;
	}
	return steps && sql_run(sidecar->sql, statements[SET_UNDONE],
	                        SQL_VALUES(SQL_INTEGER(":id", id),
	                                   SQL_INTEGER(":undone", way == JOURNAL_UNDO)),
	                        error);
}

bool journal_go(struct sidecar *sidecar, enum journal_way way, const char *reader, char **what,
                struct journal_reach *reach, GError **error)
{
	static const enum statement last[] = {
		[JOURNAL_UNDO] = LAST_DONE, [JOURNAL_REDO] = LAST_UNDONE
	};
	int64_t id = 0;
	*what = NULL;
	*reach = (struct journal_reach){ 0 };
	if (!sidecar_begin(sidecar, error))
		return false;
	bool done = sql_get_integer(sidecar->sql, statements[last[way]], NULL, 0, &id, error);
	if (done && id)
		done = sql_get_text(sidecar->sql, statements[GET_WHAT],
		                    SQL_VALUES(SQL_INTEGER(":id", id), SQL_TEXT(":reader", reader)),
		                    what, error) &&
		       go_action(sidecar, way, id, reach, error);
	if (sidecar_end(sidecar, done, error))
		return true;
	g_clear_pointer(what, g_free);
	g_clear_pointer(&reach->path, g_free);
	return false;
}

bool journal_forget_undone(struct sidecar *sidecar, GError **error)
{
	return sidecar_begin(sidecar, error) &&
	       sidecar_end(sidecar, sql_run(sidecar->sql, statements[FORGET_UNDONE], NULL, error),
	                   error);
}

bool journal_moment(struct sidecar *sidecar, enum journal_way way, int64_t *moment, GError **error)
{
	static const enum statement last[] = {
		[JOURNAL_UNDO] = MOMENT_DONE, [JOURNAL_REDO] = MOMENT_UNDONE
	};
	return sql_get_integer(sidecar->sql, statements[last[way]], NULL, 0, moment, error);
}
