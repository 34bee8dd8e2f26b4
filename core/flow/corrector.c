/* Corrections from keys to bytes, and from the sidecar to the reading. */
#include "core/flow/corrector.h"

#include "core/base/utf8.h"
#include "core/flow/decider.h"
#include "core/flow/keeping.h"
#include "core/flow/provenance.h"
#include "core/flow/step-told.h"
#include "core/store/correction-row.h"

enum { EXACT_BYTES = 48 }; /* of what stood at a correction's place */

/* The byte of the file by which a block is named: that of its first letter. */
static bool name_block(const struct document *document, size_t article, size_t block,
                       struct span *raw)
{
	const struct article *in = &document->reading->articles[article];
	const struct block *named = &in->blocks[block];
	for (size_t i = 0; i < named->n_runs; i++) {
		const struct text_run *run = &named->runs[i];
		if (!run->src_len)
			continue;
		size_t raw_off = source_raw_span(document->source,
		                                 (struct span){ run->src_off, run->src_off + 1 })
		                         .start;
		*raw = (struct span){ raw_off, raw_off };
		return true;
	}
	return false;
}

/* The block before or behind, also across articles; false at the end. */
static bool neighbour(const struct document *document, size_t *article, size_t *block,
                      enum corrector_way way)
{
	const struct reading *reading = document->reading;
	if (way == CORRECTOR_DOWN) {
		if (++*block < reading->articles[*article].n_blocks)
			return true;
		*block = 0;
		return ++*article < reading->n_articles;
	}
	if ((*block)--)
		return true;
	if (!(*article)--)
		return false;
	*block = reading->articles[*article].n_blocks - 1;
	return true;
}

bool corrector_join_next(const struct document *document, size_t article, size_t block,
                         struct correction *correction)
{
	size_t next_article = article, next = block;
	*correction = (struct correction){ .kind = CORRECTION_JOIN };
	return neighbour(document, &next_article, &next, CORRECTOR_DOWN) &&
	       name_block(document, article, block, &correction->raw);
}

bool corrector_split(const struct document *document, size_t article, struct place at,
                     struct correction *correction)
{
	const struct block *block = &document->reading->articles[article].blocks[at.block];
	*correction = (struct correction){ .kind = CORRECTION_SPLIT };
	if (!at.off || at.off >= block->text.len)
		return false;
	correction->raw = document_raw_span(document, block, (struct span){ at.off, at.off + 1 });
	return correction->raw.end != 0;
}

bool corrector_move(const struct document *document, size_t article, size_t block,
                    enum corrector_way way, struct correction *correction)
{
	size_t to_article = article, to = block;
	struct span target = { CORRECTION_TO_END, 0 };
	*correction = (struct correction){ .kind = CORRECTION_MOVE };
	if (!name_block(document, article, block, &correction->raw) ||
	    !neighbour(document, &to_article, &to, way))
		return false;
	/* Down is before the block behind the next one, or at the end. */
	bool named = way == CORRECTOR_DOWN && !neighbour(document, &to_article, &to, way);
	if (!named && !name_block(document, to_article, to, &target))
		return false;
	correction->target = target.start;
	return true;
}

bool corrector_set_type(const struct document *document, size_t article, size_t block,
                        enum block_type type, int level, struct correction *correction)
{
	*correction = (struct correction){ .kind = CORRECTION_TYPE, .type = type, .level = level };
	return name_block(document, article, block, &correction->raw);
}

bool corrector_begin_article(const struct document *document, size_t article, size_t block,
                             struct correction *correction)
{
	*correction = (struct correction){ .kind = CORRECTION_BEGIN_ARTICLE };
	return block && name_block(document, article, block, &correction->raw);
}

bool corrector_join_article(const struct document *document, size_t article,
                            struct correction *correction)
{
	*correction = (struct correction){ .kind = CORRECTION_JOIN_ARTICLE };
	return article && name_block(document, article, 0, &correction->raw);
}

bool corrector_set_text(const struct document *document, size_t article, struct text_range range,
                        const char *text, struct correction *correction)
{
	const struct article *in = &document->reading->articles[article];
	*correction = (struct correction){ .kind = CORRECTION_TEXT, .text = slice_of(text) };
	if (range.start.block != range.end.block || !*text)
		return false;
	correction->raw = document_raw_span(document, &in->blocks[range.start.block],
	                                    (struct span){ range.start.off, range.end.off });
	return correction->raw.end != 0;
}

static const struct repair *repair_at(const struct document *document, size_t article,
                                      struct place at, const char *name)
{
	const struct article *in = &document->reading->articles[article];
	return provenance_repair(&in->blocks[at.block], at.off, name);
}

bool corrector_without(const struct document *document, size_t article, struct place at,
                       const char *name, struct correction *correction)
{
	const struct repair *repair = repair_at(document, article, at, name);
	*correction = (struct correction){ .kind = CORRECTION_WITHOUT_HERE };
	if (!repair)
		return false;
	size_t place = repair_place(repair);
	size_t raw = source_raw_span(document->source, (struct span){ place, place + 1 }).start;
	correction->raw = (struct span){ raw, raw };
	correction->repair = repair->kind;
	return true;
}

bool corrector_without_all(const struct document *document, size_t article, struct place at,
                           const char *name, struct correction *correction)
{
	const struct repair *repair = repair_at(document, article, at, name);
	*correction = (struct correction){ .kind = CORRECTION_WITHOUT };
	if (repair)
		correction->repair = repair->kind;
	return repair != NULL;
}

/* What stands at the correction's place, in whole characters. */
static struct slice exact_at(const struct source *source, size_t raw_off)
{
	size_t start = source_text_off(source, raw_off);
	size_t end = utf8_ceil(source->text, start + EXACT_BYTES);
	const char *nul = memchr(source->text.data + start, '\0', end - start);
	end = nul ? (size_t)(nul - source->text.data) : end;
	return slice_sub(source->text, (struct span){ start, end });
}

static bool insert_noted(const struct keeping *keeping, const struct correction *correction,
                         GError **error)
{
	const struct correction_row row = { keeping->kept, *correction };
	int64_t id = correction_row_insert(keeping->sidecar, &row, error);
	g_autofree char *told = step_told_correction(correction);
	g_autofree char *what = g_strdup_printf("%s, in %s", told, keeping->path);
	return keeping_note(keeping, "correction", id, what, error);
}

bool corrector_add(struct annotator *annotator, const struct document *document,
                   const struct correction *correction, GError **error)
{
	struct keeping keeping;
	struct correction step = *correction;
	if (!keeping_begin(&keeping, annotator, document, error))
		return false;
	if (step.kind != CORRECTION_WITHOUT)
		step.exact = exact_at(document->source, step.raw.start);
	bool done = sidecar_begin(keeping.sidecar, error) &&
	            sidecar_end(keeping.sidecar, insert_noted(&keeping, &step, error), error);
	keeping_clear(&keeping);
	return done;
}

bool corrector_take_back(struct annotator *annotator, const struct document *document,
                         const struct correction *correction, GError **error)
{
	annotator = annotator_of(annotator, document->source->path);
	struct sidecar *sidecar = annotator_sidecar_made(annotator, error);
	if (!sidecar)
		return false;
	g_autofree char *name = annotator_name_of(annotator, document->source->path);
	g_autofree char *told = step_told_correction(correction);
	g_autofree char *what = g_strdup_printf("taking back “%s”, in %s", told, name);
	return keeping_take_back(annotator, sidecar, "correction", correction->id, what, error);
}

const struct correction *corrector_list(struct annotator *annotator, const char *path,
                                        struct arena *arena, size_t *n, GError **error)
{
	*n = 0;
	g_autoptr(GArray) rows = keeping_list(&correction_rows, annotator, path, arena, error);
	if (!rows || !rows->len)
		return NULL;
	struct correction *list = arena_new_array(arena, struct correction, rows->len);
	for (guint i = 0; i < rows->len; i++)
		list[(*n)++] = g_array_index(rows, struct correction_row, i).correction;
	return list;
}

/* The kept corrections, before those that options bring along. */
static void add_kept(struct annotator *annotator, const char *path, struct arena *arena,
                     struct reading_options *options, GError **error)
{
	size_t n;
	const struct correction *kept = corrector_list(annotator, path, arena, &n, error);
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct correction));
	if (!n)
		return;
	g_array_append_vals(all, kept, (guint)n);
	g_array_append_vals(all, options->corrections, (guint)options->n_corrections);
	options->n_corrections = all->len;
	options->corrections = arena_copy_array(arena, all->data, all->len, sizeof *kept);
}

/* What the reader has said of a file, and what is done with each part of it. */
struct said {
	struct arena *arena;
	struct reading_options options;
	const struct decision *decisions;
	size_t n_decisions;
	const struct knowledge *knowledge;
	enum extent extent;
	document_taker *take;
	void *context;
};

/* Corrections and decisions of the file at path; false and an error. */
static bool listen(struct said *said, struct annotator *annotator, const char *path,
                   const struct reading_options *options, GError **error)
{
	GError *failure = NULL;
	said->arena = arena_new();
	said->options = options ? *options : (struct reading_options){ 0 };
	add_kept(annotator, path, said->arena, &said->options, &failure);
	if (!failure)
		said->decisions =
		        decider_list(annotator, path, said->arena, &said->n_decisions, &failure);
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}

struct document *corrector_open(struct annotator *annotator, const char *path,
                                const struct knowledge *knowledge,
                                const struct reading_options *options, GError **error)
{
	struct said said = { 0 };
	struct document *document = NULL;
	if (listen(&said, annotator, path, options, error))
		document = document_open(path, knowledge, &said.options, error);
	if (document && knowledge)
		decider_apply(document, knowledge, said.decisions, said.n_decisions);
	arena_free(said.arena);
	return document;
}

/* Decisions are about the usual mentions, and about the others when these are there. */
static bool take_part(struct document *part, void *context, GError **error)
{
	const struct said *said = context;
	decider_apply(part, said->knowledge, said->decisions, said->n_decisions);
	if (said->extent != EXTENT_USUAL) {
		document_extend(part, said->knowledge, said->extent);
		decider_apply(part, said->knowledge, said->decisions, said->n_decisions);
	}
	return said->take(part, said->context, error);
}

bool corrector_each(struct annotator *annotator, const char *path,
                    const struct knowledge *knowledge, const struct reading_options *options,
                    enum extent extent, document_taker *take, void *context, GError **error)
{
	struct said said = {
		.knowledge = knowledge, .extent = extent, .take = take, .context = context
	};
	bool done = listen(&said, annotator, path, options, error) &&
	            document_each(path, knowledge, &said.options, take_part, &said, error);
	arena_free(said.arena);
	return done;
}

bool corrector_extend(struct annotator *annotator, struct document *document,
                      const struct knowledge *knowledge, enum extent extent, GError **error)
{
	if (extent == EXTENT_USUAL)
		return true;
	struct arena *arena = arena_new();
	GError *failure = NULL;
	size_t n = 0;
	const struct decision *decisions =
	        decider_list(annotator, document->source->path, arena, &n, &failure);
	document_extend(document, knowledge, extent);
	if (failure)
		g_propagate_error(error, failure);
	else
		decider_apply(document, knowledge, decisions, n);
	arena_free(arena);
	return !failure;
}
