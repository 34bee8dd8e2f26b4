/* The annotator: finding its sidecar, and acting on it. What it reads back is
 * annotator-marks.c's. */
#include "core/flow/annotator.h"

#include "core/base/error.h"
#include "core/base/uuid.h"
#include "core/flow/annotator-sidecar.h"
#include "core/flow/capture.h"
#include "core/store/journal.h"
#include "core/store/sidecar-path.h"

enum { SNIPPET = 14 }; /* characters of a quotation in the name of an action */

struct annotator {
	char *path, *root, *notice;
	char *folder; /* real name of the folder that path lies in */
	char *author;
	bool given; /* path was named by the user */
	struct sidecar *sidecar;
};

static int64_t now(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

static void set_path(struct annotator *annotator, char *path)
{
	g_autofree char *real = sidecar_path_real(path);
	g_free(annotator->path);
	g_free(annotator->folder);
	annotator->path = path;
	annotator->folder = g_path_get_dirname(real);
}

G_GNUC_PRINTF(2, 3)
static void set_notice(struct annotator *annotator, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_free(annotator->notice);
	annotator->notice = g_strdup_vprintf(format, arguments);
	va_end(arguments);
}

static void notice_away(struct annotator *annotator)
{
	set_notice(annotator, "Annotations are kept in %s: the folder of %s cannot be written",
	           annotator->path, annotator->root);
}

struct sidecar *annotator_sidecar(struct annotator *annotator, GError **error)
{
	if (annotator->sidecar || !g_file_test(annotator->path, G_FILE_TEST_EXISTS))
		return annotator->sidecar;
	annotator->sidecar = sidecar_open(annotator->path, error);
	if (annotator->sidecar && annotator->sidecar->read_only)
		set_notice(annotator, "%s can only be read: new annotations cannot be saved",
		           annotator->path);
	return annotator->sidecar;
}

struct annotator *annotator_new(const char *root, const char *sidecar_path, GError **error)
{
	struct annotator *annotator = g_new0(struct annotator, 1);
	const char *author = g_getenv("ZHUPI_AUTHOR");
	bool away = false;
	annotator->root = g_strdup(root);
	annotator->author = g_utf8_make_valid(author && *author ? author : g_get_user_name(), -1);
	annotator->given = sidecar_path != NULL;
	set_path(annotator, sidecar_path ? g_strdup(sidecar_path) : sidecar_path_find(root, &away));
	if (away)
		notice_away(annotator);
	GError *failure = NULL;
	annotator_sidecar(annotator, &failure);
	if (!failure)
		return annotator;
	g_propagate_error(error, failure);
	annotator_free(annotator);
	return NULL;
}

void annotator_free(struct annotator *annotator)
{
	if (!annotator)
		return;
	sidecar_close(annotator->sidecar);
	g_free(annotator->path);
	g_free(annotator->folder);
	g_free(annotator->root);
	g_free(annotator->notice);
	g_free(annotator->author);
	g_free(annotator);
}

const char *annotator_path(const struct annotator *annotator)
{
	return annotator->path;
}

const char *annotator_notice(const struct annotator *annotator)
{
	return annotator->notice;
}

const char *annotator_author(const struct annotator *annotator)
{
	return annotator->author;
}

char *annotator_name_of(const struct annotator *annotator, const char *path)
{
	return sidecar_path_name(annotator->folder, path);
}

struct sidecar *annotator_sidecar_made(struct annotator *annotator, GError **error)
{
	GError *failure = NULL;
	if (annotator_sidecar(annotator, &failure))
		return annotator->sidecar;
	if (!failure)
		annotator->sidecar = sidecar_create(annotator->path, &failure);
	bool there = g_file_test(annotator->path, G_FILE_TEST_EXISTS);
	if (failure && !annotator->given && !annotator->notice && !there) {
		g_clear_error(&failure);
		set_path(annotator, sidecar_path_away(annotator->folder));
		notice_away(annotator);
		annotator->sidecar = sidecar_create(annotator->path, &failure);
	}
	if (failure)
		g_propagate_error(error, failure);
	return annotator->sidecar;
}

/* What an annotation remembers of the place it is made at. */
struct capture {
	struct article_key article;
	struct selection selection;
};

static bool capture(const struct annotator *annotator, const struct document *document,
                    size_t article, struct text_range range, struct arena *arena,
                    struct capture *place, GError **error)
{
	char sha256[65];
	if (!capture_selection(document, article, range, arena, &place->selection, error))
		return false;
	source_sha256(document->source, sha256);
	g_autofree char *name = annotator_name_of(annotator, document->source->path);
	place->article = capture_article(document, article, name, sha256, arena);
	return true;
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

/* "tag 民生 on “我们要把一刻钟便民生活圈…”" */
static char *name_action(const char *did, const char *exact)
{
	g_autofree char *line = g_strdelimit(g_strdup(exact), "\n\t", ' ');
	if (g_utf8_strlen(line, -1) <= SNIPPET)
		return g_strdup_printf("%s “%s”", did, line);
	*g_utf8_offset_to_pointer(line, SNIPPET) = '\0';
	return g_strdup_printf("%s “%s…”", did, line);
}

/* Changes an annotation that is there, and notes it; inside a transaction. */
static bool change_noted(struct annotator *annotator, int64_t id, const struct change *change,
                         GError **error)
{
	struct sidecar *sidecar = annotator->sidecar;
	const struct journal_subject subject = { "annotation", id };
	g_autofree char *exact = NULL, *before = NULL;
	if (!annotation_exact(sidecar, id, &exact, error) ||
	    !journal_image(sidecar, subject, &before, error))
		return false;
	if (!exact) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: the annotation is not there any more", sidecar->path);
		return false;
	}
	g_autofree char *what = name_action(change->did, exact);
	int64_t at = now();
	return change->apply(sidecar, id, change, at, error) &&
	       journal_note(sidecar, what, annotator->author, at, subject, before, error);
}

static bool act(struct annotator *annotator, int64_t id, const struct change *change,
                GError **error)
{
	GError *failure = NULL;
	if (!annotator_sidecar(annotator, &failure) && !failure)
		g_set_error(&failure, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: there are no annotations yet", annotator->path);
	if (failure) {
		g_propagate_error(error, failure);
		return false;
	}
	return sidecar_begin(annotator->sidecar, error) &&
	       sidecar_end(annotator->sidecar, change_noted(annotator, id, change, error), error);
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

/* What is to be added: read before the transaction, so that it is short. */
struct addition {
	struct annotation annotation; /* with its tags and note */
	char *did;
};

static bool add_rows(struct sidecar *sidecar, const struct addition *addition, int64_t *id,
                     GError **error)
{
	const struct annotation *annotation = &addition->annotation;
	*id = annotation_insert(sidecar, annotation, error);
	bool done = *id != 0;
	for (size_t i = 0; done && i < annotation->n_tags; i++)
		done = annotation_add_tag(sidecar, *id, annotation->tags[i], annotation->created,
		                          error);
	return done && (!annotation->note || annotation_set_note(sidecar, *id, annotation->note,
	                                                         annotation->created, error));
}

static bool add_noted(struct sidecar *sidecar, const struct addition *addition, int64_t *id,
                      GError **error)
{
	const struct annotation *annotation = &addition->annotation;
	if (!add_rows(sidecar, addition, id, error))
		return false;
	g_autofree char *what = name_action(addition->did, annotation->selection.exact);
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

bool annotator_add(struct annotator *annotator, const struct document *document, size_t article,
                   struct text_range range, const char *const *tags, const char *note, int64_t *id,
                   GError **error)
{
	g_auto(GStrv) names = tag_names(tags, error);
	g_autofree char *text = note_text(note);
	if (!names || !annotator_sidecar_made(annotator, error))
		return false;
	struct arena *arena = arena_new();
	struct capture place;
	bool done = capture(annotator, document, article, range, arena, &place, error);
	if (done) {
		char uuid[UUID_SIZE];
		uuid_random(uuid);
		g_autofree char *did = name_addition((const char *const *)names, text);
		int64_t at = now(), got;
		struct addition addition = {
			.annotation = { 0, uuid, place.article, place.selection, text,
			                (const char *const *)names, g_strv_length(names),
			                annotator->author, at, at },
			.did = did,
		};
		done = sidecar_begin(annotator->sidecar, error) &&
		       sidecar_end(annotator->sidecar,
		                   add_noted(annotator->sidecar, &addition, id ? id : &got, error),
		                   error);
	}
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
	bool done = capture(annotator, document, article, range, arena, &place, error) &&
	            act(annotator, id, &change, error);
	arena_free(arena);
	return done;
}

bool annotator_delete(struct annotator *annotator, int64_t id, GError **error)
{
	return act(annotator, id, &(struct change){ .apply = apply_delete, .did = "delete" },
	           error);
}

static bool go(struct annotator *annotator, enum journal_way way, char **what, GError **error)
{
	GError *failure = NULL;
	*what = NULL;
	struct sidecar *sidecar = annotator_sidecar(annotator, &failure);
	if (failure)
		g_propagate_error(error, failure);
	else if (sidecar)
		return journal_go(sidecar, way, what, error);
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
