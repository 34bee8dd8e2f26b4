/* Gathers what is exported: rows of the sidecar, file by file, laid onto the
 * file as it is. */
#include <string.h>

#include "core/base/error.h"
#include "core/base/natural.h"
#include "core/flow/annotator-sidecar.h"
#include "core/flow/capture.h"
#include "core/flow/export.h"
#include "core/flow/provenance.h"
#include "core/flow/renamed.h"
#include "core/flow/resolve.h"
#include "core/flow/said.h"
#include "core/store/sidecar-path.h"

struct quotations *quotations_new(void)
{
	struct quotations *quotations = g_new0(struct quotations, 1);
	quotations->arena = arena_new();
	quotations->items = g_array_new(FALSE, FALSE, sizeof(struct quotation));
	quotations->corrections = g_array_new(FALSE, FALSE, sizeof(struct correction_row));
	quotations->decisions = g_array_new(FALSE, FALSE, sizeof(struct decision_row));
	quotations->seen = g_hash_table_new(g_str_hash, g_str_equal);
	return quotations;
}

void quotations_free(struct quotations *quotations)
{
	if (!quotations)
		return;
	g_hash_table_unref(quotations->seen);
	g_array_unref(quotations->items);
	g_array_unref(quotations->corrections);
	g_array_unref(quotations->decisions);
	arena_free(quotations->arena);
	g_free(quotations);
}

static bool is_below(const char *tag, const char *wanted)
{
	size_t len = strlen(wanted);
	return strncmp(tag, wanted, len) == 0 && (tag[len] == '\0' || tag[len] == '/');
}

static bool is_wanted(const struct annotation *annotation, const char *const *tags)
{
	if (!tags || !*tags)
		return true;
	for (; *tags; tags++)
		for (size_t i = 0; i < annotation->n_tags; i++)
			if (is_below(annotation->tags[i], *tags))
				return true;
	return false;
}

/* Whether something of that name was not gathered yet; what has none always. */
static bool is_new(struct quotations *quotations, const char *uuid)
{
	return !uuid || g_hash_table_add(quotations->seen, (gpointer)uuid);
}

static void add(struct quotations *quotations, const struct quotation *quotation,
                const char *const *tags)
{
	const struct annotation *annotation = quotation->annotation;
	if (is_wanted(annotation, tags) && is_new(quotations, annotation->uuid))
		g_array_append_vals(quotations->items, quotation, 1);
}

/* An annotation as it was made, for want of a place today. */
static struct quotation as_made(const struct annotation *annotation, enum quotation_state state)
{
	static const char *const none[] = { NULL };
	const struct selection *selection = &annotation->selection;
	return (struct quotation){
		.annotation = annotation,
		.state = state,
		.article = annotation->article,
		.section = selection->section,
		.start_cp = selection->start_cp,
		.end_cp = selection->end_cp,
		.ranges = selection->ranges,
		.n_ranges = selection->n_ranges,
		.corrected = none,
	};
}

/* What the corrections that bear on a place are called. */
static const char *const *corrected_in(const struct document *document,
                                       const struct resolved *resolved, struct arena *arena)
{
	const struct article *article = &document->reading->articles[resolved->article];
	struct text_range range = resolved->range;
	g_autoptr(GPtrArray) corrections = g_ptr_array_new();
	for (size_t i = range.start.block; i <= range.end.block; i++) {
		const struct block *block = &article->blocks[i];
		struct span part = { i == range.start.block ? range.start.off : 0,
			             i == range.end.block ? range.end.off : block->text.len };
		provenance_add_corrections(block, part, corrections);
	}
	const char **told = arena_new_array(arena, const char *, corrections->len + 1);
	for (guint i = 0; i < corrections->len; i++) {
		g_autofree char *one = correction_told(g_ptr_array_index(corrections, i));
		told[i] = arena_copy(arena, slice_of(one));
	}
	told[corrections->len] = NULL;
	return told;
}

/* An annotation in its article of today. */
static struct quotation as_found(const struct resolved *resolved, const struct document *document,
                                 struct article_key article, struct arena *arena)
{
	static const enum quotation_state states[] = {
		[ANCHOR_LOST] = QUOTATION_ORPHAN,
		[ANCHOR_NEAR] = QUOTATION_CHANGED,
		[ANCHOR_MOVED] = QUOTATION_MOVED,
		[ANCHOR_PLACE] = QUOTATION_PLACED,
	};
	struct selection now;
	if (resolved->fit == ANCHOR_LOST ||
	    !capture_selection(document, resolved->article, resolved->range, arena, &now, NULL))
		return as_made(resolved->annotation, QUOTATION_ORPHAN);
	bool same = strcmp(now.exact, resolved->annotation->selection.exact) == 0;
	return (struct quotation){
		.annotation = resolved->annotation,
		.state = states[resolved->fit],
		.article = article,
		.section = now.section,
		.start_cp = now.start_cp,
		.end_cp = now.end_cp,
		.ranges = now.ranges,
		.n_ranges = now.n_ranges,
		.current = same ? NULL : now.exact,
		.corrected = corrected_in(document, resolved, arena),
	};
}

/* The annotations of one file, kept as long as the quotations are. */
struct rows {
	const struct annotation *items;
	size_t n;
};

static void add_resolved(struct quotations *quotations, struct rows rows,
                         const struct document *document, const char *name, const char *const *tags)
{
	struct arena *arena = quotations->arena;
	const struct resolved *all = resolve(rows.items, rows.n, document, arena);
	struct article_key article = { 0 };
	char sha256[65];
	source_sha256(document->source, sha256);
	for (size_t i = 0; i < rows.n; i++) {
		if (i == 0 || all[i].article != all[i - 1].article)
			article = capture_article(document, all[i].article, name, sha256, arena);
		struct quotation quotation = as_found(&all[i], document, article, arena);
		add(quotations, &quotation, tags);
	}
}

/* Where the file of a row is, or was; a name with .. in it leads nowhere else
 * than it says. The caller frees. */
static char *path_of(const struct sidecar *sidecar, const char *name)
{
	if (strcmp(name, "-") == 0)
		return g_strdup(name);
	return g_canonicalize_filename(name, sidecar->folder);
}

/* Of whom annotations are gathered, and which. */
struct gathering {
	struct quotations *quotations;
	struct annotator *root;      /* what was opened: paths are told as it tells them */
	struct annotator *annotator; /* whose annotations these are: root, or one below */
	const char *const *tags;
	struct renamed_files *renamed;
};

/* What root's sidecar would call a file of annotator's. Owned by the arena. */
static const char *name_for_root(const struct gathering *gathering, const char *name)
{
	if (gathering->annotator == gathering->root)
		return name;
	g_autofree char *path = path_of(annotator_sidecar(gathering->annotator, NULL), name);
	g_autofree char *own = annotator_name_of(gathering->root, path);
	return arena_copy(gathering->quotations->arena, slice_of(own));
}

static void add_missing(const struct gathering *gathering, struct rows rows)
{
	for (size_t i = 0; i < rows.n; i++) {
		struct quotation quotation = as_made(&rows.items[i], QUOTATION_MISSING);
		quotation.article.path = name_for_root(gathering, quotation.article.path);
		add(gathering->quotations, &quotation, gathering->tags);
	}
}

/* One file's annotations: by its document, or by the sidecar alone. */
static bool gather_file(const struct gathering *gathering, const char *path, GError **error)
{
	struct arena *arena = gathering->quotations->arena;
	struct annotator *annotator = gathering->annotator;
	g_autofree char *name = annotator_name_of(annotator, path);
	struct document *document = said_open(gathering->root, path, NULL, NULL, NULL);
	bool readable = document && document->reading->n_articles;
	GArray *all =
	        readable ? annotator_rows(annotator, document, NULL, arena, error)
	                 : annotation_list(annotator_sidecar(annotator, NULL), name, arena, error);
	struct rows rows = { .n = all ? all->len : 0 };
	bool done = all != NULL;
	if (all)
		rows.items = arena_take_array(arena, all, struct annotation);
	if (rows.n && readable)
		add_resolved(gathering->quotations, rows, document, name_for_root(gathering, name),
		             gathering->tags);
	else
		add_missing(gathering, rows);
	document_free(document);
	return done;
}

/* Whether path, of a row, is to be read: what lies below start is. */
static void add_path(GPtrArray *files, GHashTable *seen, char *path, const char *start)
{
	if (g_str_has_prefix(path, start) && g_hash_table_add(seen, path))
		g_ptr_array_add(files, path);
	else
		g_free(path);
}

/* What the paths of all that folder holds begin with. */
static char *within(const char *folder)
{
	char *real = realpath(folder, NULL);
	char *start = g_strconcat(real && strcmp(real, "/") != 0 ? real : "", "/", NULL);
	free(real);
	return start;
}

/* The annotated files below folder, each once; before one that is gone what it is
 * called now. */
static GPtrArray *files_below(const struct gathering *gathering, const GArray *rows,
                              const char *folder)
{
	const struct sidecar *sidecar = annotator_sidecar(gathering->annotator, NULL);
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree char *start = within(folder);
	for (guint i = 0; i < rows->len; i++) {
		const struct article_key *key = &g_array_index(rows, struct annotation, i).article;
		bool gone = renamed_is_gone(sidecar, key->path);
		const char *now = gone ? renamed_find(gathering->renamed, key->sha256) : NULL;
		if (now)
			add_path(files, seen, sidecar_path_real(now), start);
		add_path(files, seen, path_of(sidecar, key->path), start);
	}
	return files;
}

static bool gather_folder(const struct gathering *gathering, const char *path, GError **error)
{
	struct sidecar *sidecar = annotator_sidecar(gathering->annotator, error);
	if (!sidecar)
		return true;
	g_autoptr(GArray) rows =
	        annotation_list(sidecar, NULL, gathering->quotations->arena, error);
	if (!rows)
		return false;
	g_autoptr(GPtrArray) files = files_below(gathering, rows, path);
	for (guint i = 0; i < files->len; i++)
		if (!gather_file(gathering, g_ptr_array_index(files, i), error))
			return false;
	return true;
}

/* Whether a name of a sidecar is of what lies at path: the file, or the files
 * below the folder. */
static bool is_of(const struct sidecar *sidecar, const char *name, const char *path, bool folder)
{
	g_autofree char *own = path_of(sidecar, name);
	g_autofree char *asked = strcmp(path, "-") == 0 ? g_strdup(path) : sidecar_path_real(path);
	if (!folder)
		return strcmp(own, asked) == 0;
	g_autofree char *start = within(path);
	return g_str_has_prefix(own, start);
}

/* The corrections and decisions of what lies at path. */
static bool gather_steps(const struct gathering *gathering, const char *path, GError **error)
{
	struct quotations *quotations = gathering->quotations;
	struct sidecar *sidecar = annotator_sidecar(gathering->annotator, error);
	if (!sidecar)
		return true;
	bool folder = g_file_test(path, G_FILE_TEST_IS_DIR);
	g_autoptr(GArray) corrections =
	        kept_list(&correction_rows, sidecar, NULL, quotations->arena, error);
	g_autoptr(GArray) decisions =
	        corrections ? kept_list(&decision_rows, sidecar, NULL, quotations->arena, error)
	                    : NULL;
	for (guint i = 0; decisions && i < corrections->len; i++) {
		struct correction_row *row = &g_array_index(corrections, struct correction_row, i);
		bool asked = is_of(sidecar, row->kept.path, path, folder);
		row->kept.path = name_for_root(gathering, row->kept.path);
		if (asked && is_new(quotations, row->kept.uuid))
			g_array_append_vals(quotations->corrections, row, 1);
	}
	for (guint i = 0; decisions && i < decisions->len; i++) {
		struct decision_row *row = &g_array_index(decisions, struct decision_row, i);
		bool everywhere = row->decision.everywhere;
		bool asked = everywhere || is_of(sidecar, row->kept.path, path, folder);
		row->kept.path = everywhere ? NULL : name_for_root(gathering, row->kept.path);
		if (asked && is_new(quotations, row->kept.uuid))
			g_array_append_vals(quotations->decisions, row, 1);
	}
	return decisions != NULL;
}

static bool gather_of(const struct gathering *gathering, const char *path, GError **error)
{
	bool folder = g_file_test(path, G_FILE_TEST_IS_DIR),
	     some = gathering->tags && *gathering->tags;
	GError *failure = NULL;
	struct sidecar *sidecar = annotator_sidecar(gathering->annotator, &failure);
	bool done = !failure;
	if (sidecar)
		done = (folder ? gather_folder(gathering, path, &failure)
		               : gather_file(gathering, path, &failure)) &&
		       (some || gather_steps(gathering, path, &failure));
	if (failure)
		g_propagate_error(error, failure);
	return done;
}

/* Of a folder, those of all sidecars in and below it; of a file, its own. */
static bool gather_all(struct gathering *gathering, const char *path, GError **error)
{
	bool done = true;
	if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
		gathering->annotator = annotator_of(gathering->root, path);
		return gather_of(gathering, path, error);
	}
	const GPtrArray *all = annotator_all(gathering->root);
	gathering->renamed = renamed_files_new(path);
	for (guint i = 0; done && i < all->len; i++) {
		gathering->annotator = all->pdata[i];
		done = gather_of(gathering, path, error);
	}
	renamed_files_free(gathering->renamed);
	return done;
}

static int compare(gconstpointer a, gconstpointer b)
{
	const struct quotation *one = a, *other = b;
	int order = natural_compare(one->article.path, other->article.path);
	if (order)
		return order;
	if (one->article.ordinal != other->article.ordinal)
		return one->article.ordinal < other->article.ordinal ? -1 : 1;
	if (one->start_cp != other->start_cp)
		return one->start_cp < other->start_cp ? -1 : 1;
	if (one->end_cp != other->end_cp) /* the longer one holds the shorter one */
		return one->end_cp > other->end_cp ? -1 : 1;
	return one->annotation->id < other->annotation->id ? -1 : 1;
}

bool quotations_gather(struct quotations *quotations, struct annotator *annotator, const char *path,
                       const char *const *tags, GError **error)
{
	GError *failure = NULL;
	struct gathering gathering = { quotations, annotator, annotator, tags, NULL };
	bool there = strcmp(path, "-") == 0 || g_file_test(path, G_FILE_TEST_EXISTS);
	guint before = quotations->items->len;
	gather_all(&gathering, path, &failure);
	if (!failure && !there && quotations->items->len == before)
		g_set_error(&failure, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: no such file or folder, and no annotations of one", path);
	g_array_sort(quotations->items, compare);
	if (!failure)
		return true;
	g_propagate_error(error, failure);
	return false;
}
