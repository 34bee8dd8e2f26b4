/* The scan: matcher and sentence cutter over an article's blocks. */
#include "core/know/scan.h"

/* Page furniture says nothing of its article; a fragment may be all there is. */
static bool block_speaks(const struct article *article, enum block_type type)
{
	return article->kind == ARTICLE_FRAGMENT ||
	       (type != BLOCK_FURNITURE && type != BLOCK_CONTINUATION);
}

static struct scan_block scan_one(const struct lexicon *lexicon, const struct article *article,
                                  const struct block *block, GArray *matches, struct arena *scratch)
{
	struct scan_block scanned = { .block = block };
	if (!block_speaks(article, block->type))
		return scanned;
	scanned.text = block->text;
	g_array_set_size(matches, 0);
	matcher_scan(lexicon_matcher(lexicon), block->text, matches);
	scanned.n_matches = matches->len;
	scanned.matches =
	        arena_copy_array(scratch, matches->data, matches->len, sizeof(struct match));
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
	size_t low = 0, high = block->n_matches;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (block->matches[middle].start < off)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
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
	size_t reach = MATCHER_LONGEST * 4;
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
