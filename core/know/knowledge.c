/* Knowledge: a lexicon and the rules read from it; and the extractions, one
 * after the other over one scan. */
#include "core/know/knowledge.h"

#include <stdlib.h>

#include "core/base/utf8.h"
#include "core/know/entity.h"
#include "core/know/metric.h"
#include "core/know/person.h"
#include "core/know/portion.h"
#include "core/know/pronoun.h"
#include "core/know/quote.h"
#include "core/know/why.h"
#include "core/know/word-around.h"
#include "core/text/reading.h"

struct knowledge {
	struct lexicon *lexicon;
	struct cues *cues;
	struct metric_rules *metric;
	struct word_model *words;
	struct person_rules *person;
	struct own_lists lists;
	struct entity_rules *entity;
	GAsyncQueue *benches; /* struct bench: those at which no thread works */
};

/* What one thread extracts with, and another after it: memory that is not asked
 * for again with each article. */
struct bench {
	struct scanner *scanner;
	struct arena *scratch;
	GArray *mentions; /* struct mention: of the portion being read */
};

enum { BENCH_KEEPS = 1 << 20 }; /* bytes of scratch */

static void bench_free(gpointer freed)
{
	struct bench *bench = freed;
	scanner_free(bench->scanner);
	arena_free(bench->scratch);
	g_array_free(bench->mentions, TRUE);
	g_free(bench);
}

static struct bench *bench_take(const struct knowledge *knowledge)
{
	struct bench *bench = g_async_queue_try_pop(knowledge->benches);
	if (bench)
		return bench;
	bench = g_new0(struct bench, 1);
	bench->scanner = scanner_new(knowledge->lexicon, knowledge->cues, knowledge->words);
	bench->scratch = arena_new();
	bench->mentions = g_array_new(FALSE, FALSE, sizeof(struct mention));
	return bench;
}

static void bench_give(const struct knowledge *knowledge, struct bench *bench)
{
	arena_reset(bench->scratch, BENCH_KEEPS);
	g_async_queue_push(knowledge->benches, bench);
}

/* Where the compiled lexicon of folders is kept: one file for each set of
 * folders, so that a source tree and an installed zhupi do not undo each
 * other's. */
static char *cache_of(const char *const *folders)
{
	g_autofree char *joined = g_strjoinv("\n", (char **)folders);
	g_autofree char *name = g_strdup_printf("lexicon-%08x.bin", g_str_hash(joined));
	return g_build_filename(g_get_user_cache_dir(), "zhupi", name, NULL);
}

struct knowledge *knowledge_load(const char *const *folders, GError **error)
{
	g_autofree char *cache = cache_of(folders);
	struct knowledge *knowledge = g_new0(struct knowledge, 1);
	knowledge->benches = g_async_queue_new_full(bench_free);
	knowledge->lists = own_lists_read(folders);
	/* The tables of pages last: another thread makes them, to read the document with. */
	if ((knowledge->lexicon = lexicon_open(folders, cache, error)) &&
	    (knowledge->cues = cues_new(knowledge->lexicon, error)) &&
	    (knowledge->metric = metric_rules_new(knowledge->lexicon, knowledge->cues, error)) &&
	    (knowledge->words = word_model_new(knowledge->lexicon, error)) &&
	    (knowledge->person = person_rules_new(knowledge->lexicon, error)) &&
	    (knowledge->entity = entity_rules_new(knowledge->lexicon, knowledge->metric,
	                                          &knowledge->lists, error)) &&
	    reading_tables_usable(error)) {
		lexicon_keep(knowledge->lexicon, cache);
		return knowledge;
	}
	knowledge_free(knowledge);
	return NULL;
}

void knowledge_free(struct knowledge *knowledge)
{
	if (!knowledge)
		return;
	g_async_queue_unref(knowledge->benches);
	entity_rules_free(knowledge->entity);
	own_lists_free(&knowledge->lists);
	person_rules_free(knowledge->person);
	word_model_free(knowledge->words);
	metric_rules_free(knowledge->metric);
	cues_free(knowledge->cues);
	lexicon_free(knowledge->lexicon);
	g_free(knowledge);
}

/* Where the run of mentions in order ends that begins at index from. */
static size_t run_end(const struct mention *const *order, size_t from, size_t n)
{
	size_t end = MIN(from + 1, n);
	while (end < n && mention_compare(order[end - 1], order[end]) <= 0)
		end++;
	return end;
}

/* Merges the runs [from, middle) and [middle, to) of order to merged. */
static void merge(const struct mention *const *order, size_t from, size_t middle, size_t to,
                  const struct mention **merged)
{
	size_t i = from, k = middle;
	for (size_t at = from; at < to; at++) {
		const bool left =
		        k == to || (i < middle && mention_compare(order[i], order[k]) <= 0);
		merged[at] = order[left ? i++ : k++];
	}
}

/* Merges each two runs of order that stand side by side to merged. */
static void merge_pairs(const struct mention *const *order, size_t n, const struct mention **merged)
{
	for (size_t from = 0, to; from < n; from = to) {
		const size_t middle = run_end(order, from, n);
		to = run_end(order, middle, n);
		merge(order, from, middle, to, merged);
	}
}

/* Sorts order by way of room, and returns which of them is sorted. Its runs are few, for each
 * extraction goes through the text; at one place mentions stay in the order in which they
 * were found. */
static const struct mention **sort_runs(const struct mention **order, size_t n,
                                        const struct mention **room)
{
	while (run_end(order, 0, n) < n) {
		const struct mention **merged = room;
		merge_pairs(order, n, merged);
		room = order;
		order = merged;
	}
	return order;
}

/* Copies what extraction found to arena, in order: each once, for they are large. */
static struct mentions sort_to(const GArray *all, struct arena *scratch, struct arena *arena)
{
	const struct mention *found = (const void *)all->data;
	struct mentions mentions = { .n = all->len };
	const struct mention **order = arena_room(scratch, mentions.n * sizeof *order);
	const struct mention **room = arena_room(scratch, mentions.n * sizeof *room);
	for (size_t i = 0; i < mentions.n; i++)
		order[i] = &found[i];
	order = sort_runs(order, mentions.n, room);
	struct mention *sorted = arena_room(arena, mentions.n * sizeof *sorted);
	for (size_t i = 0; i < mentions.n; i++)
		sorted[i] = *order[i];
	mentions.items = sorted;
	return mentions;
}

/* What to take from a portion of an article. */
static void extract_usual(const struct knowledge *knowledge, struct scan *scan)
{
	metric_extract(knowledge->metric, scan);
	person_extract(knowledge->person, scan);
	quote_extract(scan);
}

static void extract_more(const struct knowledge *knowledge, struct scan *scan)
{
	entity_extract(knowledge->entity, scan);
	pronoun_extract(scan);
}

static void extract_terms(const struct knowledge *knowledge, struct scan *scan)
{
	entity_extract_terms(knowledge->entity, scan);
}

typedef void extraction(const struct knowledge *knowledge, struct scan *scan);

/* Leaves on bench what extract finds in portion, beside the mentions that there are
 * already: from *known on, those of the whole article. */
static void extract_portion(const struct knowledge *knowledge, const struct portion *portion,
                            struct mentions mentions, size_t *known, extraction *extract,
                            struct arena *arena, struct bench *bench)
{
	struct scan scan = scan_article(bench->scanner, &portion->article, bench->scratch);
	scan.arena = arena;
	scan.mentions = bench->mentions;
	g_array_set_size(scan.mentions, 0);
	for (; *known < mentions.n && portion_holds(portion, &mentions.items[*known]); (*known)++) {
		struct mention local = mentions.items[*known];
		portion_local(portion, &local);
		g_array_append_val(scan.mentions, local);
	}
	extract(knowledge, &scan);
	for (guint i = 0; i < scan.mentions->len; i++)
		portion_whole(portion, &g_array_index(scan.mentions, struct mention, i));
	arena_reset(bench->scratch, BENCH_KEEPS);
}

static struct mentions extract_all(const struct knowledge *knowledge, const struct article *article,
                                   struct mentions mentions, extraction *extract,
                                   struct arena *arena)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct mention));
	struct arena *portions = arena_new();
	struct portion portion = { .first = 0 };
	struct bench *bench = bench_take(knowledge);
	g_array_set_size(bench->mentions, 0);
	bool more = portion_next(article, &portion, portions), several = false;
	for (size_t known = 0; more;) {
		extract_portion(knowledge, &portion, mentions, &known, extract, arena, bench);
		more = portion_next(article, &portion, portions);
		several |= more;
		if (several)
			g_array_append_vals(all, bench->mentions->data, bench->mentions->len);
	}
	struct mentions found = sort_to(several ? all : bench->mentions, portions, arena);
	if (several)
		bench_free(bench); /* its arrays are as large as the text */
	else
		bench_give(knowledge, bench);
	arena_free(portions);
	return found;
}

struct mentions knowledge_extract(const struct knowledge *knowledge, const struct article *article,
                                  struct arena *arena)
{
	struct mentions none = { NULL, 0 };
	return extract_all(knowledge, article, none, extract_usual, arena);
}

struct mentions knowledge_extend(const struct knowledge *knowledge, const struct article *article,
                                 struct mentions mentions, enum extent extent, struct arena *arena)
{
	bool nothing =
	        extent == EXTENT_USUAL || (extent == EXTENT_TERMS && knowledge->lists.n == 0);
	if (nothing)
		return mentions;
	return extract_all(knowledge, article, mentions,
	                   extent == EXTENT_ALL ? extract_more : extract_terms, arena);
}

const struct own_lists *knowledge_lists(const struct knowledge *knowledge)
{
	return &knowledge->lists;
}

void knowledge_measure(const struct knowledge *knowledge, const char *unit, double *base,
                       const char **measure)
{
	metric_measure(knowledge->metric, unit, base, measure);
}

/* No more of a text is read than bears on the word, for a paragraph may be huge. */
struct span knowledge_word(const struct knowledge *knowledge, struct slice text, size_t off)
{
	enum { NEARBY = 384 }; /* bytes */
	const size_t from = utf8_floor(text, off > NEARBY ? off - NEARBY : 0);
	const size_t to = utf8_floor(text, MIN(text.len - off, (size_t)NEARBY) + off);
	const struct block block = { .type = BLOCK_PARAGRAPH,
		                     .text = slice_sub(text, (struct span){ from, to }) };
	const struct article nearby = { .blocks = &block, .n_blocks = 1 };
	struct bench *bench = bench_take(knowledge);
	const struct scan scan = scan_article(bench->scanner, &nearby, bench->scratch);
	const struct span word = word_around(&scan.blocks[0], off - from, bench->scratch);
	bench_give(knowledge, bench);
	return (struct span){ from + word.start, from + word.end };
}

struct inquiry *knowledge_inquire(const struct knowledge *knowledge, const struct article *article)
{
	return inquiry_new(knowledge->lexicon, knowledge->cues, article);
}

char **knowledge_why(const struct knowledge *knowledge, const struct article *article,
                     const struct mention *mention)
{
	struct inquiry *inquiry = knowledge_inquire(knowledge, article);
	char **why = inquiry_why(inquiry, mention);
	inquiry_free(inquiry);
	return why;
}
