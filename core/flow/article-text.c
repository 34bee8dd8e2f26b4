/* Joining blocks, and counting in what they give. */
#include "core/flow/article-text.h"

#include "core/base/bisect.h"
#include "core/base/utf8.h"

struct article_text article_text_of(const struct article *article, struct arena *arena)
{
	size_t len = 0;
	for (size_t i = 0; i < article->n_blocks; i++)
		len += article->blocks[i].text.len + (i > 0);
	char *joined = arena_alloc(arena, len + 1);
	size_t *block_off = arena_new_array(arena, size_t, article->n_blocks + 1), at = 0;
	for (size_t i = 0; i < article->n_blocks; i++) {
		struct slice text = article->blocks[i].text;
		if (i > 0)
			joined[at++] = '\n';
		block_off[i] = at;
		if (text.len)
			memcpy(joined + at, text.data, text.len);
		at += text.len;
	}
	for (char *nul = joined; (nul = memchr(nul, 0, (size_t)(joined + len - nul)));)
		*nul = ' ';
	return (struct article_text){ { joined, len }, block_off, article };
}

size_t article_text_off(const struct article_text *text, struct place place)
{
	const struct article *article = text->article;
	if (place.block >= article->n_blocks)
		return text->text.len;
	size_t off = MIN(place.off, article->blocks[place.block].text.len);
	return utf8_floor(text->text, text->block_off[place.block] + off);
}

/* The last block that begins at off or before it; the text is not empty. */
static size_t block_at(const struct article_text *text, size_t off)
{
	size_t behind;
	BISECT(behind, text->article->n_blocks, text->block_off[behind] > off);
	return behind ? behind - 1 : 0;
}

struct text_range article_text_range(const struct article_text *text, struct span span)
{
	size_t first = block_at(text, span.start);
	size_t last = block_at(text, span.end > span.start ? span.end - 1 : span.end);
	struct text_range range = {
		{ first, span.start - text->block_off[first] },
		{ last, span.end - text->block_off[last] },
	};
	range.start.off = MIN(range.start.off, text->article->blocks[first].text.len);
	range.end.off = MIN(range.end.off, text->article->blocks[last].text.len);
	return range;
}

size_t text_cp_of_off(struct slice text, size_t off)
{
	size_t cp = 0;
	for (size_t i = 0; i < off && i < text.len; i++)
		cp += !utf8_continues(text.data[i]);
	return cp;
}

size_t text_off_of_cp(struct slice text, size_t cp)
{
	size_t off = 0;
	for (; off < text.len; off++)
		if (!utf8_continues(text.data[off]) && cp-- == 0)
			return off;
	return off;
}
