/* Decisions from keys to bytes, and from the sidecar to mentions. */
#include "core/flow/decider.h"

#include <string.h>

#include "core/flow/keeping.h"
#include "core/flow/step-told.h"
#include "core/store/decision-row.h"

/* The words of span in a block, and the bytes of the file they came from. */
static bool point_at(const struct document *document, size_t article, size_t block,
                     struct span span, struct arena *arena, struct decision *decision)
{
	const struct block *in = &document->reading->articles[article].blocks[block];
	decision->raw = document_raw_span(document, in, span);
	if (!span_len(decision->raw))
		return false;
	decision->words = arena_copy(arena, slice_sub(in->text, span));
	return true;
}

bool decider_not(const struct document *document, size_t article, const struct mention *mention,
                 struct arena *arena, struct decision *decision)
{
	*decision = (struct decision){ .kind = DECISION_NOT, .type = mention->type };
	return point_at(document, article, mention->block, mention->span, arena, decision);
}

bool decider_person(const struct document *document, size_t article, struct text_range range,
                    const char *post, struct arena *arena, struct decision *decision)
{
	*decision =
	        (struct decision){ .kind = DECISION_PERSON, .type = MENTION_PERSON, .post = post };
	if (range.start.block != range.end.block ||
	    !point_at(document, article, range.start.block,
	              (struct span){ range.start.off, range.end.off }, arena, decision))
		return false;
	decision->name = decision->words;
	return true;
}

/* The metric that text is, to its end, read by the same rules as articles are. */
static bool read_value(const struct knowledge *knowledge, const char *text, struct arena *arena,
                       struct metric *metric)
{
	size_t len = strlen(text);
	const struct text_run run = { 0, len, 0, len };
	const struct block block = {
		.type = BLOCK_PARAGRAPH, .text = { text, len }, .runs = &run, .n_runs = 1
	};
	const struct article article = { .blocks = &block, .n_blocks = 1 };
	struct mentions mentions = knowledge_extract(knowledge, &article, arena);
	for (size_t i = 0; i < mentions.n; i++) {
		const size_t end = mentions.items[i].span.end;
		if (mentions.items[i].type != MENTION_METRIC || end + strspn(text + end, " ") < len)
			continue;
		*metric = mentions.items[i].metric;
		return true;
	}
	return false;
}

bool decider_value(const struct document *document, size_t article, const struct mention *mention,
                   const struct knowledge *knowledge, const char *text, struct arena *arena,
                   struct decision *decision)
{
	struct metric metric;
	if (mention->type != MENTION_METRIC || !read_value(knowledge, text, arena, &metric))
		return false;
	*decision = (struct decision){
		.kind = DECISION_VALUE,
		.type = MENTION_METRIC,
		.value = metric.value,
		.value_to = metric.value_to,
		.unit = metric.unit,
		.comparator = metric.comparator,
	};
	return point_at(document, article, mention->block, mention->span, arena, decision);
}

bool decider_speaker(const struct document *document, size_t article, const struct mention *mention,
                     const char *name, struct arena *arena, struct decision *decision)
{
	*decision =
	        (struct decision){ .kind = DECISION_SPEAKER, .type = MENTION_QUOTE, .name = name };
	return mention->type == MENTION_QUOTE && *name &&
	       point_at(document, article, mention->block, mention->span, arena, decision);
}

static bool insert_noted(const struct keeping *keeping, const struct decision *decision,
                         GError **error)
{
	const struct decision_row row = { keeping->kept, *decision };
	int64_t id = decision_row_insert(keeping->sidecar, &row, error);
	g_autofree char *what = step_told_decision(decision);
	return keeping_note(keeping, "decision", id, what, error);
}

bool decider_add(struct annotator *annotator, const struct document *document,
                 const struct decision *decision, GError **error)
{
	struct keeping keeping;
	if (!keeping_begin(&keeping, annotator, document, error))
		return false;
	bool done = sidecar_begin(keeping.sidecar, error) &&
	            sidecar_end(keeping.sidecar, insert_noted(&keeping, decision, error), error);
	keeping_clear(&keeping);
	return done;
}

const struct decision *decider_list(struct annotator *annotator, const char *path,
                                    struct arena *arena, size_t *n, GError **error)
{
	*n = 0;
	g_autoptr(GArray) rows = keeping_list(&decision_rows, annotator, path, arena, error);
	if (!rows)
		return NULL;
	struct decision *list = arena_new_array(arena, struct decision, rows->len);
	for (guint i = 0; i < rows->len; i++)
		list[(*n)++] = g_array_index(rows, struct decision_row, i).decision;
	return list;
}

/* Where the decision's words stand: those at its bytes, if they still say so. */
static bool find_words(const struct document *document, const struct decision *decision,
                       size_t *article, struct decision_here *here)
{
	struct place place;
	struct slice words = slice_of(decision->words);
	size_t src_off = source_text_off(document->source, decision->raw.start);
	if (!document_find(document, src_off, article, &place))
		return false;
	struct slice text = document->reading->articles[*article].blocks[place.block].text;
	struct slice rest = slice_sub(text, (struct span){ place.off, text.len });
	*here = (struct decision_here){ decision,
		                        place.block,
		                        { place.off, place.off + words.len } };
	return slice_starts(rest, words);
}

/* A decision and where it takes effect in a document: in one article, or, where the article is
 * SIZE_MAX, in all of them. */
struct effect {
	size_t article;
	struct decision_here here;
};

/* Where decisions take effect, looked up once for all articles. The caller frees. */
static GArray *find_effects(const struct document *document, const struct decision *decisions,
                            size_t n)
{
	GArray *effects = g_array_new(FALSE, FALSE, sizeof(struct effect));
	for (size_t i = 0; i < n; i++) {
		struct effect effect = { SIZE_MAX, { &decisions[i], SIZE_MAX, { 0, 0 } } };
		if (decisions[i].everywhere ||
		    find_words(document, &decisions[i], &effect.article, &effect.here))
			g_array_append_val(effects, effect);
	}
	return effects;
}

static void apply_to(struct document *document, const struct knowledge *knowledge, size_t article,
                     const GArray *effects)
{
	struct mentions *mentions = &document->mentions[article];
	g_autoptr(GArray) here = g_array_new(FALSE, FALSE, sizeof(struct decision_here));
	for (guint i = 0; i < effects->len; i++) {
		const struct effect *effect = &g_array_index(effects, struct effect, i);
		if (effect->article == SIZE_MAX || effect->article == article)
			g_array_append_val(here, effect->here);
	}
	if (here->len)
		*mentions = decisions_apply(knowledge, &document->reading->articles[article],
		                            *mentions, (const struct decision_here *)here->data,
		                            here->len, document->arena);
}

void decider_apply(struct document *document, const struct knowledge *knowledge,
                   const struct decision *decisions, size_t n)
{
	g_autoptr(GArray) effects = find_effects(document, decisions, n);
	for (size_t article = 0; article < document->reading->n_articles; article++)
		apply_to(document, knowledge, article, effects);
}

void decider_find_mentions(struct document *document, const struct knowledge *knowledge,
                           struct span articles, const struct decision *decisions, size_t n,
                           const struct reading_options *options)
{
	g_autoptr(GArray) effects = find_effects(document, decisions, n);
	for (size_t i = articles.start; i < articles.end && !reading_unwanted(options); i++) {
		if (document->extracted[i])
			continue;
		document_extract(document, knowledge, i);
		apply_to(document, knowledge, i, effects);
	}
}

void decider_extract(struct annotator *annotator, struct document *document,
                     const struct knowledge *knowledge, size_t article)
{
	size_t n;
	if (!knowledge || document->extracted[article])
		return;
	struct arena *arena = arena_new();
	const struct decision *decisions =
	        decider_list(annotator, document->source->path, arena, &n, NULL);
	decider_find_mentions(document, knowledge, (struct span){ article, article + 1 }, decisions,
	                      n, NULL);
	arena_free(arena);
}

/* Whether words stand in text over off. */
static bool words_over(struct slice text, size_t off, struct slice words)
{
	size_t first = off < words.len ? 0 : off - words.len + 1;
	for (size_t start = first; start <= off && start < text.len; start++)
		if (slice_starts(slice_sub(text, (struct span){ start, text.len }), words))
			return true;
	return false;
}

/* Whether a decision is about what stands at the place. */
static bool is_about(const struct document *document, size_t article, struct place place,
                     const struct decision *decision)
{
	const struct article *in = &document->reading->articles[article];
	struct decision_here here;
	size_t found = article;
	if (decision->everywhere)
		return words_over(in->blocks[place.block].text, place.off,
		                  slice_of(decision->words));
	return find_words(document, decision, &found, &here) && found == article &&
	       here.block == place.block && span_holds(here.span, place.off);
}

static bool take_back(struct annotator *annotator, struct sidecar *sidecar,
                      const struct decision_row *row, struct decider_gone *gone, GError **error)
{
	*gone = (struct decider_gone){ step_told_decision(&row->decision),
		                       row->decision.everywhere };
	g_autofree char *what = g_strdup_printf("taking back: %s", gone->told);
	if (keeping_take_back(annotator, sidecar, "decision", row->kept.id, what, error))
		return true;
	g_clear_pointer(&gone->told, g_free);
	return false;
}

bool decider_take_back(struct annotator *annotator, const struct document *document, size_t article,
                       struct place place, struct decider_gone *gone, GError **error)
{
	GError *failure = NULL;
	struct arena *arena = arena_new();
	const char *path = document->source->path;
	g_autoptr(GArray) rows = keeping_list(&decision_rows, annotator, path, arena, &failure);
	annotator = annotator_of(annotator, path);
	struct sidecar *sidecar = rows ? annotator_sidecar(annotator, &failure) : NULL;
	*gone = (struct decider_gone){ NULL, false };
	for (guint i = rows ? rows->len : 0; i-- > 0 && !gone->told && !failure;) {
		const struct decision_row *row = &g_array_index(rows, struct decision_row, i);
		if (is_about(document, article, place, &row->decision))
			take_back(annotator, sidecar, row, gone, &failure);
	}
	arena_free(arena);
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}
