/* Corrections from keys to bytes, and from the sidecar to the reading. */
#include "core/flow/corrector.h"

#include "core/base/utf8.h"
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
