/* The annotator's actions on annotations: each one transaction, noted in the
 * journal under a name that an undo can show. */
#include <string.h>

#include "core/base/error.h"
#include "core/base/uuid.h"
#include "core/flow/annotator-sidecar.h"
#include "core/flow/capture.h"
#include "core/store/annotation.h"
#include "core/store/journal.h"

enum { SNIPPET = 14 }; /* characters of a quotation in the name of an action */

static int64_t now(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

/* What an annotation remembers of the place it is made at. */
struct capture {
	struct article_key article;
	struct selection selection;
};

static struct article_key article_of(const struct annotator *annotator,
                                     const struct document *document, size_t article,
                                     struct arena *arena)
{
	char sha256[65];
	source_sha256(document->source, sha256);
	g_autofree char *name = annotator_name_of(annotator, document->source->path);
	return capture_article(document, article, name, sha256, arena);
}

/* A change to one annotation, with what apply needs of it. */
struct change {
	bool (*apply)(struct sidecar *, int64_t id, const struct change *, int64_t now, GError **);
	const char *did;  /* "tag 民生 on": what an undo shows, before the words */
	const char *word; /* a tag, or a note */
	const struct capture *place;
};

static bool apply_tag(struct sidecar *sidecar, int64_t id, const struct change *change, int64_t at,
                      GError **error)
{
	return annotation_add_tag(sidecar, id, change->word, at, error);
}

static bool apply_untag(struct sidecar *sidecar, int64_t id, const struct change *change,
                        int64_t at, GError **error)
{
	return annotation_remove_tag(sidecar, id, change->word, at, error);
}

static bool apply_note(struct sidecar *sidecar, int64_t id, const struct change *change, int64_t at,
                       GError **error)
{
	return annotation_set_note(sidecar, id, change->word, at, error);
}

static bool apply_move(struct sidecar *sidecar, int64_t id, const struct change *change, int64_t at,
                       GError **error)
{
	return annotation_move(sidecar, id, &change->place->article, &change->place->selection, at,
	                       error);
}

static bool apply_delete(struct sidecar *sidecar, int64_t id, const struct change *change,
                         int64_t at, GError **error)
{
	(void)change;
	(void)at;
	return annotation_delete(sidecar, id, error);
}

char *annotator_quoted(const char *exact)
{
	const char *opening = "“", *closing = "”";
	g_autofree char *line = g_strdelimit(g_strdup(exact), "\n\t", ' ');
	char *words = line;
	if (g_str_has_prefix(words, opening) && g_str_has_suffix(words, closing)) {
		words[strlen(words) - strlen(closing)] = '\0';
		words += strlen(opening);
	}
	if (g_utf8_strlen(words, -1) <= SNIPPET)
		return g_strdup_printf("“%s”", words);
	*g_utf8_offset_to_pointer(words, SNIPPET) = '\0';
	return g_strdup_printf("“%s…”", words);
}

/* What was done to which words: "tag 民生 on “我们要把一刻钟便民生活圈…”". */
static char *told(const char *did, const char *exact)
{
	g_autofree char *words = annotator_quoted(exact);
	return g_strdup_printf("%s %s", did, words);
}

/* Changes an annotation that is there, and notes it; inside a transaction. */
static bool change_noted(struct sidecar *sidecar, const char *author, int64_t id,
                         const struct change *change, GError **error)
{
	const struct journal_subject subject = { "annotation", id };
	g_autofree char *exact = NULL, *before = NULL;
	if (!annotation_exact(sidecar, id, &exact, error) ||
	    !journal_image(sidecar, subject, &before, error))
		return false;
	if (!exact) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: there is no annotation %" G_GINT64_FORMAT " (any more)",
		            sidecar->path, id);
		return false;
	}
	g_autofree char *what = told(change->did, exact);
	int64_t at = now();
	return change->apply(sidecar, id, change, at, error) &&
	       journal_note(sidecar, what, author, at, subject, before, error);
}

static bool act(struct annotator *annotator, int64_t id, const struct change *change,
                GError **error)
{
	GError *failure = NULL;
	struct sidecar *sidecar = annotator_sidecar(annotator, &failure);
	if (!sidecar) {
		if (!failure)
			g_set_error(&failure, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
			            "%s: there are no annotations yet", annotator_path(annotator));
		g_propagate_error(error, failure);
		return false;
	}
	const char *author = annotator_author(annotator);
	return sidecar_begin(sidecar, error) &&
	       sidecar_end(sidecar, change_noted(sidecar, author, id, change, error), error);
}

/* A tag as it is kept: one line, composed, without blanks around it. */
static char *tag_name(const char *tag, GError **error)
{
	g_autofree char *name = g_utf8_normalize(tag, -1, G_NORMALIZE_NFC);
	if (name)
		g_strstrip(name);
	bool good = name && *name;
	for (const char *at = name; good && *at; at = g_utf8_next_char(at))
		good = !g_unichar_iscntrl(g_utf8_get_char(at));
	if (good)
		return g_steal_pointer(&name);
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
	            "a tag is one line of text that is not empty; give another");
	return NULL;
}

/* A note as it is kept; NULL for none. */
static char *note_text(const char *note)
{
	g_autofree char *valid = g_utf8_make_valid(note ? note : "", -1);
	g_auto(GStrv) lines = g_strsplit(valid, "\r\n", -1);
	char *text = g_strchomp(g_strjoinv("\n", lines));
	if (!*text)
		g_clear_pointer(&text, g_free);
	return text;
}

static bool add_rows(struct sidecar *sidecar, const struct annotation *annotation, int64_t *id,
                     GError **error)
{
	*id = annotation_insert(sidecar, annotation, error);
	bool done = *id != 0;
	for (size_t i = 0; done && i < annotation->n_tags; i++)
		done = annotation_add_tag(sidecar, *id, annotation->tags[i], annotation->created,
		                          error);
	return done && (!annotation->note || annotation_set_note(sidecar, *id, annotation->note,
	                                                         annotation->created, error));
}

/* Adds an annotation with its tags and note, and notes it as did. */
static bool add_noted(struct sidecar *sidecar, const struct annotation *annotation, const char *did,
                      int64_t *id, GError **error)
{
	if (!add_rows(sidecar, annotation, id, error))
		return false;
	g_autofree char *what = told(did, annotation->selection.exact);
	return journal_note(sidecar, what, annotation->author, annotation->created,
	                    (struct journal_subject){ "annotation", *id }, NULL, error);
}

/* "tag 民生, 立场=支持 on", "note on", "mark" */
static char *name_addition(const char *const *tags, const char *note)
{
	g_autofree char *list = g_strjoinv(", ", (char **)tags);
	if (*list)
		return g_strdup_printf(note ? "tag %s and note on" : "tag %s on", list);
	return g_strdup(note ? "note on" : "mark");
}

static char **tag_names(const char *const *tags, GError **error)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	bool good = true;
	for (; good && tags && *tags; tags++) {
		char *name = tag_name(*tags, error);
		good = name != NULL;
		g_ptr_array_add(names, name);
	}
	if (good)
		g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, !good);
}

/* What is to be added is known before the transaction, so that it is short. */
static bool add_place(struct annotator *annotator, struct sidecar *sidecar,
                      const struct capture *place, const char *const *tags, const char *note,
                      int64_t *id, GError **error)
{
	char uuid[UUID_SIZE];
	uuid_random(uuid);
	g_autofree char *did = name_addition(tags, note);
	int64_t at = now(), made = 0;
	const struct annotation annotation = {
		.uuid = uuid,
		.article = place->article,
		.selection = place->selection,
		.note = note,
		.tags = tags,
		.n_tags = g_strv_length((char **)tags),
		.author = annotator_author(annotator),
		.created = at,
		.modified = at,
	};
	bool kept = sidecar_begin(sidecar, error) &&
	            sidecar_end(sidecar, add_noted(sidecar, &annotation, did, &made, error), error);
	/* one that was rolled back has no id that could be asked for */
	if (kept && id)
		*id = made;
	return kept;
}

bool annotator_add(struct annotator *annotator, const struct document *document, size_t article,
                   struct text_range range, const char *const *tags, const char *note, int64_t *id,
                   GError **error)
{
	annotator = annotator_of(annotator, document->source->path);
	g_auto(GStrv) names = tag_names(tags, error);
	g_autofree char *text = note_text(note);
	struct arena *arena = arena_new();
	struct capture place;
	bool done = names &&
	            capture_selection(document, article, range, arena, &place.selection, error);
	/* made only now, when there is something to keep */
	struct sidecar *sidecar = done ? annotator_sidecar_made(annotator, error) : NULL;
	if (sidecar)
		place.article = article_of(annotator, document, article, arena);
	done = sidecar &&
	       add_place(annotator, sidecar, &place, (const char *const *)names, text, id, error);
	arena_free(arena);
	return done;
}

static bool act_on_tag(struct annotator *annotator, int64_t id, const char *tag,
                       const char *did_format, const struct change *change, GError **error)
{
	g_autofree char *name = tag_name(tag, error);
	if (!name)
		return false;
	struct change named = *change;
	g_autofree char *did = g_strdup_printf("%s %s on", did_format, name);
	named.did = did;
	named.word = name;
	return act(annotator, id, &named, error);
}

bool annotator_tag(struct annotator *annotator, int64_t id, const char *tag, GError **error)
{
	return act_on_tag(annotator, id, tag, "tag", &(struct change){ .apply = apply_tag }, error);
}

bool annotator_untag(struct annotator *annotator, int64_t id, const char *tag, GError **error)
{
	return act_on_tag(annotator, id, tag, "untag", &(struct change){ .apply = apply_untag },
	                  error);
}

bool annotator_set_note(struct annotator *annotator, int64_t id, const char *note, GError **error)
{
	g_autofree char *text = note_text(note);
	const struct change change = {
		.apply = apply_note,
		.did = text ? "note on" : "remove the note on",
		.word = text,
	};
	return act(annotator, id, &change, error);
}

bool annotator_set_range(struct annotator *annotator, int64_t id, const struct document *document,
                         size_t article, struct text_range range, GError **error)
{
	struct arena *arena = arena_new();
	struct capture place;
	const struct change change = {
		.apply = apply_move,
		.did = "change what is marked from",
		.place = &place,
	};
	annotator = annotator_of(annotator, document->source->path);
	bool done = capture_selection(document, article, range, arena, &place.selection, error);
	if (done) {
		place.article = article_of(annotator, document, article, arena);
		done = act(annotator, id, &change, error);
	}
	arena_free(arena);
	return done;
}

bool annotator_delete(struct annotator *annotator, int64_t id, GError **error)
{
	return act(annotator, id, &(struct change){ .apply = apply_delete, .did = "delete" },
	           error);
}

static bool go_noting(struct annotator *annotator, struct sidecar *sidecar, enum journal_way way,
                      char **what, GError **error)
{
	struct journal_reach reach;
	bool done = journal_go(sidecar, way, annotator_author(annotator), what, &reach, error);
	annotator_set_reread(annotator, reach.readings, reach.path);
	return done;
}

/* Of all annotators the one that did the last action, or undid the one to be done
 * again first, and its moment; NULL, without an error, where there is none. */
static struct annotator *next_to_go(struct annotator *annotator, enum journal_way way,
                                    int64_t *next_moment, GError **error)
{
	const GPtrArray *all = annotator_all(annotator);
	struct annotator *next = NULL;
	*next_moment = 0;
	for (guint i = 0; i < all->len; i++) {
		GError *failure = NULL;
		struct sidecar *sidecar = annotator_sidecar(all->pdata[i], &failure);
		int64_t moment = 0;
		if (sidecar)
			journal_moment(sidecar, way, &moment, &failure);
		if (failure && i == 0) {
			g_propagate_error(error, failure);
			return NULL;
		}
		g_clear_error(&failure); /* who opens its files is told */
		bool first = way == JOURNAL_UNDO ? moment > *next_moment : moment < *next_moment;
		if (moment && (!next || first)) {
			next = all->pdata[i];
			*next_moment = moment;
		}
	}
	return next;
}

/* What was undone before an action was done, in whichever sidecar, cannot be done
 * again: that action came in its place. */
static void forget_undone_before(struct annotator *annotator, int64_t moment)
{
	const GPtrArray *all = annotator_all(annotator);
	for (guint i = 0; i < all->len; i++) {
		struct sidecar *sidecar = annotator_sidecar(all->pdata[i], NULL);
		int64_t undone = 0;
		if (sidecar && !sidecar->read_only &&
		    journal_moment(sidecar, JOURNAL_REDO, &undone, NULL) && undone &&
		    undone < moment)
			journal_forget_undone(sidecar, NULL);
	}
}

static bool go(struct annotator *annotator, enum journal_way way, char **what, GError **error)
{
	GError *failure = NULL;
	int64_t moment;
	*what = NULL;
	struct annotator *next = next_to_go(annotator, JOURNAL_UNDO, &moment, &failure);
	forget_undone_before(annotator, moment);
	if (way == JOURNAL_REDO && !failure)
		next = next_to_go(annotator, JOURNAL_REDO, &moment, &failure);
	annotator_set_last_undone(annotator, next);
	if (failure)
		g_propagate_error(error, failure);
	else if (next)
		return go_noting(next, annotator_sidecar(next, NULL), way, what, error);
	return !failure;
}

bool annotator_undo(struct annotator *annotator, char **what, GError **error)
{
	return go(annotator, JOURNAL_UNDO, what, error);
}

bool annotator_redo(struct annotator *annotator, char **what, GError **error)
{
	return go(annotator, JOURNAL_REDO, what, error);
}
