/* Cuts articles into portions, at blocks where it can. */
#include "core/know/portion.h"

#include <glib.h>
#include <string.h>

#include "core/base/utf8.h"

static const char full_stop[] = "。";

/* How much of text to take where so many bytes may be: up to the last full stop
 * among them, or else up to a whole character. */
static size_t cut_at(struct slice text, size_t most)
{
	if (text.len <= most)
		return text.len;
	size_t stop = sizeof full_stop - 1;
	for (size_t end = most; end >= most / 2 && end >= stop; end--)
		if (!memcmp(text.data + end - stop, full_stop, stop))
			return end;
	return MAX(utf8_floor(text, most), 1);
}

/* Where the next portion begins: behind the last block's taken part. */
static void step_over(const struct article *whole, struct portion *portion)
{
	size_t n = portion->article.n_blocks;
	if (!n)
		return;
	size_t last = portion->first + n - 1;
	size_t end = portion->article.blocks[n - 1].text.len + (n == 1 ? portion->off : 0);
	bool within = end < whole->blocks[last].text.len;
	portion->first = within ? last : last + 1;
	portion->off = within ? end : 0;
}

/* How many blocks from first on have text for a portion, the last one in part. */
static size_t blocks_for(const struct article *whole, size_t first, size_t off)
{
	size_t n = 0, bytes = 0;
	while (first + n < whole->n_blocks && bytes < PORTION_BYTES) {
		bytes += whole->blocks[first + n].text.len - (n ? 0 : off);
		n++;
	}
	return n;
}

bool portion_next(const struct article *whole, struct portion *portion, struct arena *arena)
{
	step_over(whole, portion);
	size_t n = blocks_for(whole, portion->first, portion->off), left = PORTION_BYTES;
	struct block *blocks =
	        arena_copy_array(arena, whole->blocks + portion->first, n, sizeof(struct block));
	for (size_t i = 0; i < n; i++) {
		size_t off = i ? 0 : portion->off;
		struct slice text = { blocks[i].text.data + off, blocks[i].text.len - off };
		text.len = cut_at(text, left);
		left -= MIN(left, text.len);
		blocks[i].text = text;
	}
	portion->article = *whole;
	portion->article.blocks = blocks;
	portion->article.n_blocks = n;
	return n > 0;
}

static size_t off_of(const struct portion *portion, size_t block)
{
	return block == portion->first ? portion->off : 0;
}

void portion_local(const struct portion *portion, struct mention *mention)
{
	size_t off = off_of(portion, mention->block);
	mention->span = (struct span){ mention->span.start - off, mention->span.end - off };
	mention->block -= portion->first;
}

void portion_whole(const struct portion *portion, struct mention *mention)
{
	mention->block += portion->first;
	size_t off = off_of(portion, mention->block);
	mention->span = (struct span){ mention->span.start + off, mention->span.end + off };
}

bool portion_holds(const struct portion *portion, const struct mention *mention)
{
	if (mention->block < portion->first ||
	    mention->block >= portion->first + portion->article.n_blocks)
		return false;
	size_t off = off_of(portion, mention->block);
	size_t len = portion->article.blocks[mention->block - portion->first].text.len;
	return mention->span.start >= off && mention->span.start < off + len;
}
