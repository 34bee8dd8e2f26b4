/* The scan: matcher and sentence cutter over an article's blocks. */
#include "core/know/scan.h"

/* Page furniture says nothing of its article; a fragment may be all there is. */
static bool block_speaks(const struct article *article, enum block_type type)
{
	return article->kind == ARTICLE_FRAGMENT ||
	       (type != BLOCK_FURNITURE && type != BLOCK_CONTINUATION);
}

enum { STRETCH = 3 }; /* a stretch is 1 << STRETCH bytes of text */

/* For each stretch of text the index of the first match that starts in it or
 * behind it: what makes scan_first quick. */
static const uint32_t *index_matches(const struct scan_block *scanned, struct arena *scratch)
{
	size_t n = (scanned->text.len >> STRETCH) + 2;
	uint32_t *firsts = arena_new_array(scratch, uint32_t, n);
	size_t filled = 0;
	for (size_t i = 0; i < scanned->n_matches; i++)
		for (size_t last = scanned->matches[i].start >> STRETCH; filled <= last; filled++)
			firsts[filled] = (uint32_t)i;
	for (; filled < n; filled++)
		firsts[filled] = (uint32_t)scanned->n_matches;
	return firsts;
}

static struct scan_block scan_one(const struct lexicon *lexicon, const struct article *article,
                                  const struct block *block, GArray *matches, struct arena *scratch)
{
	struct scan_block scanned = { .block = block, .lexicon = lexicon };
	if (!block_speaks(article, block->type))
		return scanned;
	scanned.text = block->text;
	g_array_set_size(matches, 0);
	matcher_scan(lexicon_matcher(lexicon), block->text, matches);
	scanned.n_matches = matches->len;
	scanned.matches =
	        arena_copy_array(scratch, matches->data, matches->len, sizeof(struct match));
	scanned.firsts = index_matches(&scanned, scratch);
	scanned.in = sentences_cut(block->text, scratch);
	return scanned;
}

struct scan scan_article(const struct lexicon *lexicon, const struct article *article,
                         struct arena *scratch)
{
	struct scan_block *blocks =
	        arena_new_array(scratch, struct scan_block, article->n_blocks + 1);
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	for (size_t i = 0; i < article->n_blocks; i++)
		blocks[i] = scan_one(lexicon, article, &article->blocks[i], matches, scratch);
	return (struct scan){
		.lexicon = lexicon,
		.article = article,
		.blocks = blocks,
		.n_blocks = article->n_blocks,
		.scratch = scratch,
	};
}

size_t scan_first(const struct scan_block *block, size_t off)
{
	if (!block->firsts || off > block->text.len)
		return block->n_matches;
	size_t i = block->firsts[off >> STRETCH];
	while (i < block->n_matches && block->matches[i].start < off)
		i++;
	return i;
}

const struct match *scan_starting(const struct scan_block *block, size_t off,
                                  enum lexicon_table table)
{
	for (size_t i = scan_first(block, off); i < block->n_matches; i++) {
		if (block->matches[i].start != off)
			break;
		if (block->matches[i].table == table)
			return &block->matches[i];
	}
	return NULL;
}

const struct match *scan_ending(const struct scan_block *block, size_t off,
                                enum lexicon_table table)
{
	const size_t reach = lexicon_longest(block->lexicon, table);
	const struct match *longest = NULL;
	for (size_t i = scan_first(block, off); i > 0; i--) {
		const struct match *match = &block->matches[i - 1];
		if (match->start + reach < off)
			break;
		if (match->end == off && match->table == table)
			longest = match;
	}
	return longest;
}

const char *scan_copy(const struct scan *scan, const struct scan_block *block, struct span span)
{
	return arena_copy(scan->arena, slice_sub(block->text, span));
}
