/* The scan: matcher and sentence cutter over an article's blocks. */
#include "core/know/scan.h"

#include "core/base/bisect.h"

/* Page furniture says nothing of its article; a fragment may be all there is. */
static bool block_speaks(const struct article *article, enum block_type type)
{
	return article->kind == ARTICLE_FRAGMENT ||
	       (type != BLOCK_FURNITURE && type != BLOCK_CONTINUATION);
}

struct scanner {
	const struct lexicon *lexicon;
	const struct cues *cues;
	struct word_finder *words;
	struct cutter *cutter;
};

struct scanner *scanner_new(const struct lexicon *lexicon, const struct cues *cues)
{
	struct scanner *scanner = g_new0(struct scanner, 1);
	scanner->lexicon = lexicon;
	scanner->cues = cues;
	scanner->words = word_finder_new(lexicon_matcher(lexicon));
	scanner->cutter = cutter_new();
	return scanner;
}

void scanner_free(struct scanner *scanner)
{
	cutter_free(scanner->cutter);
	word_finder_free(scanner->words);
	g_free(scanner);
}

/* How many rows of each listed table the marked words have. */
static void count_rows(const struct matcher_hit *hits, struct found_words found,
                       uint32_t counts[TABLE_COUNT])
{
	for (size_t i = 0; i < found.n_marked; i++) {
		const struct matcher_hit *hit = &hits[found.marked[i].word];
		for (; lexicon_is_listed(matcher_table(hit)); hit++) {
			counts[matcher_table(hit)]++;
			if (matcher_is_last(hit))
				break;
		}
	}
}

/* Writes the rows of a word that are of listed tables to where the next of each
 * table goes. */
static void write_rows(const struct matcher_hit *hit, uint32_t start, uint32_t end,
                       struct match *next[TABLE_COUNT])
{
	for (uint32_t table; lexicon_is_listed(table = matcher_table(hit)); hit++) {
		struct match *match = next[table]++;
		match->start = start;
		match->end = end;
		match->table = table;
		match->row = hit->row;
		if (matcher_is_last(hit))
			break;
	}
}

/* Lays out the rows of the words found, a list for each table. */
static const struct match_list *list_matches(const struct scan_block *scanned,
                                             struct found_words found, struct arena *scratch)
{
	const struct matcher_hit *hits = lexicon_matcher(scanned->lexicon)->hits;
	const uint32_t *off = scanned->glyphs.off;
	struct match_list *tables = arena_room(scratch, TABLE_COUNT * sizeof *tables);
	struct match *next[TABLE_COUNT];
	uint32_t counts[TABLE_COUNT] = { 0 };
	size_t n = 0;
	count_rows(hits, found, counts);
	for (size_t t = 0; t < TABLE_COUNT; t++)
		n += counts[t];
	struct match *all = arena_room(scratch, n * sizeof *all);
	for (size_t t = 0; t < TABLE_COUNT; all += counts[t++]) {
		next[t] = all;
		tables[t] = (struct match_list){ all, counts[t] };
	}
	for (size_t i = 0; i < found.n_marked; i++) {
		const struct marked_word word = found.marked[i];
		write_rows(&hits[word.word], off[word.start], off[word.end], next);
	}
	return tables;
}

/* The words found, by glyph, kept in scratch. */
static struct found_words keep_words(struct found_words found, size_t n, struct arena *scratch)
{
	return (struct found_words){
		.items =
		        arena_copy_array(scratch, found.items, found.first[n], sizeof *found.items),
		.first = arena_copy_array(scratch, found.first, n + 1, sizeof *found.first),
	};
}

static void scan_one(struct scanner *scanner, struct scan_block *scanned, struct glyph_room *room,
                     struct arena *scratch)
{
	scanned->glyphs = glyphs_decode(scanned->text, room);
	const struct found_words found = words_find(scanner->words, &scanned->glyphs);
	scanned->words = keep_words(found, scanned->glyphs.n, scratch);
	scanned->tables = list_matches(scanned, found, scratch);
	scanned->in = sentences_cut(scanner->cutter, &scanned->glyphs, scratch);
}

/* The blocks of article, those that say something with their text. */
static struct scan_block *begin_blocks(const struct scanner *scanner, const struct article *article,
                                       struct arena *scratch)
{
	static const struct match_list none[TABLE_COUNT];
	struct scan_block *blocks =
	        arena_new_array(scratch, struct scan_block, article->n_blocks + 1);
	for (size_t i = 0; i < article->n_blocks; i++) {
		const struct block *block = &article->blocks[i];
		blocks[i] = (struct scan_block){ .block = block,
			                         .lexicon = scanner->lexicon,
			                         .cues = scanner->cues,
			                         .tables = none };
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
	for (size_t i = 0; i < n; i++)
		scan_one(scanner, &blocks[i], &room, scratch);
	return (struct scan){
		.lexicon = scanner->lexicon,
		.cues = scanner->cues,
		.article = article,
		.blocks = blocks,
		.n_blocks = n,
		.scratch = scratch,
	};
}

static const struct match_list *list_of(const struct scan_block *block, enum lexicon_table table)
{
	g_assert(lexicon_is_listed(table));
	return &block->tables[table];
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
	const struct match_list *list = list_of(block, table);
	size_t first = first_of(list, span.start), end = first;
	/* Spans are short beside their block: the end is near. */
	while (end < list->n && list->items[end].start < span.end)
		end++;
	return (struct match_list){ list->items + first, end - first };
}

const struct match *scan_starting(const struct scan_block *block, size_t off,
                                  enum lexicon_table table)
{
	const struct match_list *list = list_of(block, table);
	size_t i = first_of(list, off);
	return i < list->n && list->items[i].start == off ? &list->items[i] : NULL;
}

const struct match *scan_ending(const struct scan_block *block, size_t off,
                                enum lexicon_table table)
{
	const size_t reach = lexicon_longest(block->lexicon, table);
	const struct match_list *list = list_of(block, table);
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

/* Whether the word with that first hit is of table. */
static bool is_of(const struct scan_block *block, uint32_t word, enum lexicon_table table)
{
	const struct matcher_hit *hit = &lexicon_matcher(block->lexicon)->hits[word];
	while (matcher_table(hit) != table && !matcher_is_last(hit))
		hit++;
	return matcher_table(hit) == table;
}

/* The end of the longest word of table from glyph i on, but at glyph end where
 * that is not 0; i where there is none. */
static size_t word_end(const struct scan_block *block, size_t i, size_t end,
                       enum lexicon_table table)
{
	const struct found_word *words = block->words.items;
	for (size_t w = block->words.first[i]; w < block->words.first[i + 1]; w++)
		if ((!end || words[w].end == end) && is_of(block, words[w].word, table))
			return words[w].end;
	return i;
}

struct span scan_word_from(const struct scan_block *block, size_t off, enum lexicon_table table)
{
	const struct glyphs *glyphs = &block->glyphs;
	size_t i = glyphs_from(glyphs, off);
	bool begins = i < glyphs->n && glyphs->off[i] == off;
	return (struct span){ off, begins ? glyphs->off[word_end(block, i, 0, table)] : off };
}

struct span scan_word_upto(const struct scan_block *block, size_t off, enum lexicon_table table)
{
	const size_t reach = lexicon_longest(block->lexicon, table);
	const struct glyphs *glyphs = &block->glyphs;
	size_t end = glyphs_from(glyphs, off);
	size_t i = glyphs_from(glyphs, off > reach ? off - reach : 0);
	while (i < end && word_end(block, i, end, table) != end)
		i++;
	bool ends = i < end && glyphs->off[end] == off;
	return (struct span){ ends ? glyphs->off[i] : off, off };
}

struct match_list scan_lay_out(const struct scan_block *block, enum lexicon_table table,
                               struct arena *arena)
{
	struct match_list list = { NULL, 0 };
	GArray *matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	matcher_scan(lexicon_matcher(block->lexicon), block->text, matches);
	for (guint i = 0; i < matches->len; i++)
		if (g_array_index(matches, struct match, i).table == table)
			g_array_index(matches, struct match, list.n++) =
			        g_array_index(matches, struct match, i);
	g_array_set_size(matches, (guint)list.n);
	list.items = arena_take_array(arena, matches, struct match);
	return list;
}

const char *scan_copy(const struct scan *scan, const struct scan_block *block, struct span span)
{
	return arena_copy(scan->arena, slice_sub(block->text, span));
}
