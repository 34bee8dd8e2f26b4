/* The scan: matcher and sentence cutter over an article's blocks. */
#include "core/know/scan.h"

#include "core/base/bisect.h"

/* Page furniture says nothing of its article; a fragment may be all there is. */
static bool block_speaks(const struct article *article, enum block_type type)
{
	return article->kind == ARTICLE_FRAGMENT ||
	       (type != BLOCK_FURNITURE && type != BLOCK_CONTINUATION);
}

/* The matches of one table, block by block. */
struct growing_list {
	struct match *items;
	uint32_t n, room;
};

struct scanner {
	const struct lexicon *lexicon;
	const struct cues *cues;
	struct word_senses senses;
	struct word_finder *words;
	struct growing_list lists[TABLE_LISTED_COUNT];
};

static struct growing_list list_new(void)
{
	enum { FIRST_ROOM = 256 };
	return (struct growing_list){ g_new(struct match, FIRST_ROOM), 0, FIRST_ROOM };
}

struct scanner *scanner_new(const struct lexicon *lexicon, const struct cues *cues,
                            const struct word_model *words)
{
	struct scanner *scanner = g_new0(struct scanner, 1);
	scanner->lexicon = lexicon;
	scanner->cues = cues;
	if (words)
		scanner->senses = word_model_senses(words);
	scanner->words = word_finder_new(lexicon_matcher(lexicon));
	for (size_t table = 0; table < TABLE_LISTED_COUNT; table++)
		scanner->lists[table] = list_new();
	return scanner;
}

void scanner_free(struct scanner *scanner)
{
	word_finder_free(scanner->words);
	for (size_t table = 0; table < TABLE_LISTED_COUNT; table++)
		g_free(scanner->lists[table].items);
	g_free(scanner);
}

static inline void append(struct growing_list *list, struct match match)
{
	if (G_UNLIKELY(list->n == list->room)) {
		list->room *= 2;
		list->items = g_renew(struct match, list->items, list->room);
	}
	list->items[list->n++] = match;
}

/* Appends the rows that the words found have in listed tables, which are those of the marked
 * words and come first, to the lists of their tables. */
static void list_rows(struct scanner *scanner, const struct scan_block *block,
                      const struct found_words *found)
{
	const uint32_t *const off = block->glyphs.off;
	for (size_t i = 0; i < found->n_marked; i++) {
		const struct marked_word word = found->marked[i];
		const uint32_t start = off[word.start], end = off[word.end];
		const struct matcher_hit *hit = &block->hits[word.word];
		struct matcher_hit row;
		do {
			row = *hit++;
			append(&scanner->lists[row.table],
			       (struct match){ start, end, row.table, row.row });
		} while (!row.last_marked);
	}
}

/* Tells where the matches of each block are, now that the lists grow no more: of n is told as
 * yet how far the list had grown behind the block. */
static void place_lists(const struct scanner *scanner, size_t n_blocks, struct match_list *tables)
{
	size_t before[TABLE_LISTED_COUNT] = { 0 };
	for (size_t i = 0; i < n_blocks; i++, tables += TABLE_LISTED_COUNT)
		for (size_t table = 0; table < TABLE_LISTED_COUNT; table++) {
			const size_t end = tables[table].n, start = before[table];
			tables[table] = (struct match_list){ scanner->lists[table].items + start,
				                             end - start };
			before[table] = end;
		}
}

static void scan_one(struct scanner *scanner, struct scan_block *scanned, struct match_list *tables,
                     struct glyph_room *room)
{
	scanned->glyphs =
	        glyphs_decode(scanned->text, lexicon_matcher(scanned->lexicon)->alphabet, room);
	scanned->words = words_find(scanner->words, &scanned->glyphs, scanned->scratch);
	list_rows(scanner, scanned, &scanned->words);
	for (size_t table = 0; table < TABLE_LISTED_COUNT; table++)
		tables[table].n = scanner->lists[table].n;
	scanned->tables = tables;
	scanned->in = sentences_cut(&scanned->glyphs, scanned->scratch);
}

/* The blocks of article, those that say something with their text. */
static struct scan_block *begin_blocks(const struct scanner *scanner, const struct article *article,
                                       struct arena *scratch)
{
	struct scan_block *blocks =
	        arena_new_array(scratch, struct scan_block, article->n_blocks + 1);
	for (size_t i = 0; i < article->n_blocks; i++) {
		const struct block *block = &article->blocks[i];
		blocks[i] = (struct scan_block){ .block = block,
			                         .lexicon = scanner->lexicon,
			                         .hits = lexicon_matcher(scanner->lexicon)->hits,
			                         .cues = scanner->cues,
			                         .senses = scanner->senses,
			                         .scratch = scratch };
		if (block_speaks(article, block->type))
			blocks[i].text = block->text;
	}
	return blocks;
}

static size_t bytes_of(const struct scan_block *blocks, size_t n)
{
	size_t bytes = 0;
	for (size_t i = 0; i < n; i++)
		bytes += blocks[i].text.len;
	return bytes;
}

struct scan scan_article(struct scanner *scanner, const struct article *article,
                         struct arena *scratch)
{
	const size_t n = article->n_blocks;
	struct scan_block *blocks = begin_blocks(scanner, article, scratch);
	struct glyph_room room = glyph_room_for(bytes_of(blocks, n), n, scratch);
	struct match_list *tables = arena_room(scratch, n * TABLE_LISTED_COUNT * sizeof *tables);
	for (size_t table = 0; table < TABLE_LISTED_COUNT; table++)
		scanner->lists[table].n = 0;
	for (size_t i = 0; i < n; i++)
		scan_one(scanner, &blocks[i], tables + i * TABLE_LISTED_COUNT, &room);
	place_lists(scanner, n, tables);
	return (struct scan){
		.lexicon = scanner->lexicon,
		.cues = scanner->cues,
		.article = article,
		.blocks = blocks,
		.n_blocks = n,
		.scratch = scratch,
	};
}

/* The matches of a listed table that start in span. */
static struct match_list listed_in(const struct match_list *list, struct span span)
{
	size_t first, end;
	if (!list->n)
		return *list;
	BISECT(first, list->n, list->items[first].start >= span.start);
	/* Spans are short beside their block: the end is near. */
	for (end = first; end < list->n && list->items[end].start < span.end;)
		end++;
	return (struct match_list){ list->items + first, end - first };
}

/* Whether the word with that first hit has a row in table: most have not. */
static inline bool is_of(const struct scan_block *block, uint32_t word, enum lexicon_table table)
{
	return block->hits[word].tables >> table & 1;
}

/* The first row of table which that word has; there must be one. */
static const struct matcher_hit *row_of(const struct scan_block *block, uint32_t word,
                                        enum lexicon_table table)
{
	const struct matcher_hit *hit = &block->hits[word];
	while (hit->table != table)
		hit++;
	return hit;
}

/* The word that begins at glyph i, as a match of table, which it is of. */
static const struct match *match_of(const struct scan_block *block, size_t i,
                                    const struct found_word *word, enum lexicon_table table)
{
	const uint32_t *off = block->glyphs.off;
	struct match *match = arena_room(block->scratch, sizeof *match);
	*match = (struct match){ off[i], off[word->end], table,
		                 row_of(block, word->word, table)->row };
	return match;
}

/* The words of table, of which there is no list, that begin at glyphs [from, to). */
static struct match_list lay_out(const struct scan_block *block, size_t from, size_t to,
                                 enum lexicon_table table)
{
	const struct found_words *words = &block->words;
	const uint32_t *off = block->glyphs.off, *first = words->first, last = first[to];
	struct match *matches = NULL;
	size_t n = 0, i = from;
	for (uint32_t k = first[from]; k < last; k++) {
		const struct found_word *word = &words->items[k];
		if (!is_of(block, word->word, table))
			continue;
		if (!matches)
			matches = arena_room(block->scratch, (last - k) * sizeof *matches);
		while (first[i + 1] <= k)
			i++;
		matches[n++] = (struct match){ off[i], off[word->end], table,
			                       row_of(block, word->word, table)->row };
	}
	return (struct match_list){ matches, n };
}

struct match_list scan_list_in(const struct scan_block *block, enum lexicon_table table,
                               struct span span)
{
	const struct glyphs *glyphs = &block->glyphs;
	if (lexicon_is_listed(table))
		return listed_in(&block->tables[table], span);
	const size_t from = glyphs_from(glyphs, span.start), to = glyphs_from(glyphs, span.end);
	return lay_out(block, from, MAX(from, to), table);
}

/* Whether a glyph begins, or ends, at off; *i is set to it, or to the one behind. */
static bool glyph_at(const struct scan_block *block, size_t off, size_t *i)
{
	*i = glyphs_upto(&block->glyphs, off);
	return block->glyphs.off[*i] == off;
}

/* The longest word of table that begins at off; NULL where none does. *i is set to the
 * glyph there. */
static const struct found_word *word_from(const struct scan_block *block, size_t off,
                                          enum lexicon_table table, size_t *i)
{
	if (!glyph_at(block, off, i) || *i == block->glyphs.n)
		return NULL;
	const struct found_words *words = &block->words;
	for (uint32_t k = words->first[*i]; k < words->first[*i + 1]; k++)
		if (is_of(block, words->items[k].word, table))
			return &words->items[k];
	return NULL;
}

/* The word that begins at glyph start and ends at glyph end; there must be one. */
static const struct found_word *word_over(const struct scan_block *block, size_t start, size_t end)
{
	const struct found_word *word = block->words.items + block->words.first[start];
	while (word->end != end)
		word++;
	return word;
}

/* The longest word of table that ends at off; NULL where none does. *i is set to the
 * glyph at which it begins. */
static const struct found_word *word_upto(const struct scan_block *block, size_t off,
                                          enum lexicon_table table, size_t *i)
{
	size_t end;
	uint64_t ends = glyph_at(block, off, &end) ? block->words.ends[end] : 0;
	while (ends) {
		const unsigned last = 63 - (unsigned)__builtin_clzll(ends);
		*i = end - last - 1;
		const struct found_word *word = word_over(block, *i, end);
		if (is_of(block, word->word, table))
			return word;
		ends -= UINT64_C(1) << last;
	}
	return NULL;
}

const struct match *scan_starting(const struct scan_block *block, size_t off,
                                  enum lexicon_table table)
{
	size_t i;
	const struct found_word *word = word_from(block, off, table, &i);
	return word ? match_of(block, i, word, table) : NULL;
}

const struct match *scan_ending(const struct scan_block *block, size_t off,
                                enum lexicon_table table)
{
	size_t i;
	const struct found_word *word = word_upto(block, off, table, &i);
	return word ? match_of(block, i, word, table) : NULL;
}

struct span scan_word_from(const struct scan_block *block, size_t off, enum lexicon_table table)
{
	size_t i;
	const struct found_word *word = word_from(block, off, table, &i);
	return (struct span){ off, word ? block->glyphs.off[word->end] : off };
}

struct span scan_word_upto(const struct scan_block *block, size_t off, enum lexicon_table table)
{
	size_t i;
	const struct found_word *word = word_upto(block, off, table, &i);
	return (struct span){ word ? block->glyphs.off[i] : off, off };
}

/* Appends the rows of table that a word over [start, end) has. */
static void append_rows(const struct scan_block *block, uint32_t word, enum lexicon_table table,
                        struct span span, GArray *matches)
{
	const struct matcher *matcher = lexicon_matcher(block->lexicon);
	struct match match = { .start = (uint32_t)span.start, .end = (uint32_t)span.end };
	for (bool more = is_of(block, word, table); more; word++) {
		more = matcher_row(matcher, word, &match.table, &match.row);
		if (match.table == table)
			g_array_append_val(matches, match);
	}
}

void scan_rows(const struct scan_block *block, enum lexicon_table table, struct span span,
               GArray *matches)
{
	const struct glyphs *glyphs = &block->glyphs;
	const uint32_t *off = glyphs->off, *first = block->words.first;
	const size_t end = glyphs_from(glyphs, span.end);
	for (size_t i = glyphs_from(glyphs, span.start); i < end; i++)
		for (uint32_t k = first[i]; k < first[i + 1]; k++) {
			const struct found_word *word = &block->words.items[k];
			append_rows(block, word->word, table,
			            (struct span){ off[i], off[word->end] }, matches);
		}
}

const char *scan_copy(const struct scan *scan, const struct scan_block *block, struct span span)
{
	return arena_copy(scan->arena, slice_sub(block->text, span));
}
