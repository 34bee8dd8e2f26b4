/* The scan: matcher and sentence cutter over an article's blocks. */
#include "core/know/scan.h"

#include "core/base/bisect.h"

/* Page furniture says nothing of its article; a fragment may be all there is. */
static bool block_speaks(const struct article *article, enum block_type type)
{
	return article->kind == ARTICLE_FRAGMENT ||
	       (type != BLOCK_FURNITURE && type != BLOCK_CONTINUATION);
}

/* How many rows of each table the words found have. */
static void count_rows(const struct scan_block *scanned, const struct matcher *matcher,
                       size_t counts[TABLE_COUNT])
{
	uint32_t table, row;
	for (size_t i = 0; i < scanned->n_words; i++)
		for (uint32_t hit = scanned->words[i].word, more = true; more; hit++) {
			more = matcher_row(matcher, hit, &table, &row);
			counts[table]++;
		}
}

/* Lays out the rows of the words found, a list for each table. */
static const struct match_list *list_matches(const struct scan_block *scanned,
                                             struct arena *scratch)
{
	const struct matcher *matcher = lexicon_matcher(scanned->lexicon);
	struct match_list *tables = arena_room(scratch, TABLE_COUNT * sizeof *tables);
	size_t counts[TABLE_COUNT] = { 0 };
	struct match *next[TABLE_COUNT];
	count_rows(scanned, matcher, counts);
	for (size_t t = 0; t < TABLE_COUNT; t++) {
		next[t] = arena_room(scratch, counts[t] * sizeof(struct match));
		tables[t] = (struct match_list){ next[t], counts[t] };
	}
	for (size_t i = 0; i < scanned->n_words; i++) {
		const struct found_word found = scanned->words[i];
		uint32_t table, row;
		for (uint32_t hit = found.word, more = true; more; hit++) {
			more = matcher_row(matcher, hit, &table, &row);
			*next[table]++ = (struct match){ found.start, found.end, table, row };
		}
	}
	return tables;
}

/* What the blocks of an article are scanned with, one after the other. */
struct finding {
	GArray *words; /* struct found_word */
	struct cutter *cutter;
};

static struct scan_block scan_one(const struct lexicon *lexicon, const struct article *article,
                                  const struct block *block, struct finding *finding,
                                  struct arena *scratch)
{
	static const struct match_list none[TABLE_COUNT];
	struct scan_block scanned = { .block = block, .lexicon = lexicon, .tables = none };
	if (!block_speaks(article, block->type))
		return scanned;
	scanned.text = block->text;
	g_array_set_size(finding->words, 0);
	matcher_find(lexicon_matcher(lexicon), block->text, finding->words);
	scanned.n_words = finding->words->len;
	scanned.words = arena_copy_array(scratch, finding->words->data, scanned.n_words,
	                                 sizeof(struct found_word));
	scanned.tables = list_matches(&scanned, scratch);
	scanned.in = sentences_cut(finding->cutter, block->text, scratch);
	return scanned;
}

struct scan scan_article(const struct lexicon *lexicon, const struct article *article,
                         struct arena *scratch)
{
	struct scan_block *blocks =
	        arena_new_array(scratch, struct scan_block, article->n_blocks + 1);
	struct finding finding = {
		.words = g_array_new(FALSE, FALSE, sizeof(struct found_word)),
		.cutter = cutter_new(),
	};
	for (size_t i = 0; i < article->n_blocks; i++)
		blocks[i] = scan_one(lexicon, article, &article->blocks[i], &finding, scratch);
	cutter_free(finding.cutter);
	g_array_free(finding.words, TRUE);
	return (struct scan){
		.lexicon = lexicon,
		.article = article,
		.blocks = blocks,
		.n_blocks = article->n_blocks,
		.scratch = scratch,
	};
}

size_t scan_first_word(const struct scan_block *block, size_t off)
{
	size_t i;
	BISECT(i, block->n_words, block->words[i].start >= off);
	return i;
}

/* The index of the first match of list that starts at off or behind it. */
static size_t first_of(const struct match_list *list, size_t off)
{
	size_t i;
	BISECT(i, list->n, list->items[i].start >= off);
	return i;
}

struct match_list scan_list(const struct scan_block *block, enum lexicon_table table,
                            struct span span)
{
	const struct match_list *list = &block->tables[table];
	size_t first = first_of(list, span.start), end = first;
	/* Spans are short beside their block: the end is near. */
	while (end < list->n && list->items[end].start < span.end)
		end++;
	return (struct match_list){ list->items + first, end - first };
}

const struct match *scan_starting(const struct scan_block *block, size_t off,
                                  enum lexicon_table table)
{
	const struct match_list *list = &block->tables[table];
	size_t i = first_of(list, off);
	return i < list->n && list->items[i].start == off ? &list->items[i] : NULL;
}

const struct match *scan_ending(const struct scan_block *block, size_t off,
                                enum lexicon_table table)
{
	const size_t reach = lexicon_longest(block->lexicon, table);
	const struct match_list *list = &block->tables[table];
	const struct match *longest = NULL;
	for (size_t i = first_of(list, off); i > 0; i--) {
		const struct match *match = &list->items[i - 1];
		if (match->start + reach < off)
			break;
		if (match->end == off)
			longest = match;
	}
	return longest;
}

const char *scan_copy(const struct scan *scan, const struct scan_block *block, struct span span)
{
	return arena_copy(scan->arena, slice_sub(block->text, span));
}
