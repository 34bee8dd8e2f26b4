/* The article it was made in first; then all of them, for the very words; then
 * for words that are nearly those. */
#include "core/flow/resolve.h"

#include <stdlib.h>

/* The texts of a document's articles, made when first asked for. */
struct texts {
	const struct document *document;
	struct article_text *items;
	struct folded_text *folded;
	struct arena *arena;
};

static const struct article_text *text_at(struct texts *texts, size_t index)
{
	struct article_text *text = &texts->items[index];
	if (!text->article)
		*text = article_text_of(&texts->document->reading->articles[index], texts->arena);
	return text;
}

static const struct folded_text *folded_at(struct texts *texts, size_t index)
{
	struct folded_text *folded = &texts->folded[index];
	if (!folded->codepoints)
		*folded = folded_text_of(text_at(texts, index)->text);
	return folded;
}

static void texts_clear(struct texts *texts)
{
	for (size_t i = 0; i < texts->document->reading->n_articles; i++)
		if (texts->folded[i].codepoints)
			folded_text_clear(&texts->folded[i]);
}

struct candidate {
	struct anchor_match match;
	size_t article;
};

/* A way of looking for an anchor in the article at index. */
typedef struct anchor_match (*search_fn)(struct texts *, size_t index, const struct anchor *);

static struct anchor_match search_exact(struct texts *texts, size_t index,
                                        const struct anchor *anchor)
{
	return anchor_find_exact(anchor, text_at(texts, index)->text);
}

static struct anchor_match search_near(struct texts *texts, size_t index,
                                       const struct anchor *anchor)
{
	return anchor_find_near(anchor, folded_at(texts, index));
}

/* Takes the match in one article for the best, if it is better. */
static void try_article(struct texts *texts, const struct anchor *anchor, search_fn search,
                        size_t article, struct candidate *best)
{
	struct anchor_match match = search(texts, article, anchor);
	bool better = best->match.fit == ANCHOR_LOST || match.score > best->match.score;
	if (match.fit != ANCHOR_LOST && better)
		*best = (struct candidate){ match, article };
}

/* Whether nothing better can be found: the words, and all that was around them. */
static bool is_whole(const struct anchor *anchor, const struct candidate *found)
{
	struct slice prefix = slice_of(anchor->prefix), suffix = slice_of(anchor->suffix);
	return found->match.fit == ANCHOR_PLACE &&
	       found->match.score ==
	               text_cp_of_off(prefix, prefix.len) + text_cp_of_off(suffix, suffix.len);
}

static void try_articles(struct texts *texts, const struct anchor *anchor, search_fn search,
                         struct candidate *best)
{
	size_t home = best->article;
	try_article(texts, anchor, search, home, best);
	if (is_whole(anchor, best))
		return;
	for (size_t i = 0; i < texts->document->reading->n_articles; i++)
		if (i != home)
			try_article(texts, anchor, search, i, best);
}

/* Whether range, in one block, was made from the bytes that were marked: then
 * corrections or better repairs have moved it, and not a change of the file. */
static bool has_bytes(const struct document *document, size_t article, struct text_range range,
                      const struct selection *selection)
{
	const struct block *block = &document->reading->articles[article].blocks[range.start.block];
	if (!selection->n_ranges || range.start.block != range.end.block)
		return false;
	struct span raw =
	        document_raw_span(document, block, (struct span){ range.start.off, range.end.off });
	return (int64_t)raw.start == selection->ranges[0].start &&
	       (int64_t)raw.end == selection->ranges[selection->n_ranges - 1].end;
}

static struct resolved resolve_one(struct texts *texts, const struct annotation *annotation)
{
	const struct selection *selection = &annotation->selection;
	struct anchor anchor = {
		.start_cp = (size_t)MAX(selection->start_cp, 0),
		.end_cp = (size_t)MAX(selection->end_cp, 0),
		.exact = selection->exact,
		.prefix = selection->prefix,
		.suffix = selection->suffix,
	};
	size_t last = texts->document->reading->n_articles - 1;
	size_t home = MIN((size_t)MAX(annotation->article.ordinal, 0), last);
	struct candidate best = { .match.fit = ANCHOR_LOST, .article = home };
	try_articles(texts, &anchor, search_exact, &best);
	if (best.match.fit == ANCHOR_LOST)
		try_articles(texts, &anchor, search_near, &best);
	struct resolved resolved = {
		.annotation = annotation,
		.fit = best.match.fit,
		.article = best.article,
	};
	if (best.match.fit == ANCHOR_LOST)
		return resolved;
	if (best.match.fit == ANCHOR_PLACE && best.article != home)
		resolved.fit = ANCHOR_MOVED;
	const struct article_text *text = text_at(texts, best.article);
	resolved.range = article_text_range(text, best.match.span);
	if (resolved.fit == ANCHOR_MOVED &&
	    has_bytes(texts->document, best.article, resolved.range, selection))
		resolved.fit = ANCHOR_PLACE;
	resolved.cp.start = text_cp_of_off(text->text, best.match.span.start);
	resolved.cp.end = text_cp_of_off(text->text, best.match.span.end);
	return resolved;
}

static int compare(const void *a, const void *b)
{
	const struct resolved *one = a, *other = b;
	bool lost = one->fit == ANCHOR_LOST, other_lost = other->fit == ANCHOR_LOST;
	if (one->article != other->article)
		return one->article < other->article ? -1 : 1;
	if (lost != other_lost)
		return lost ? 1 : -1;
	if (one->cp.start != other->cp.start)
		return one->cp.start < other->cp.start ? -1 : 1;
	if (one->cp.end != other->cp.end) /* the longer one holds the shorter one */
		return one->cp.end > other->cp.end ? -1 : 1;
	return one->annotation->id < other->annotation->id ? -1 : 1;
}

const struct resolved *resolve(const struct annotation *annotations, size_t n,
                               const struct document *document, struct arena *arena)
{
	size_t n_articles = document->reading->n_articles;
	struct texts texts = {
		.document = document,
		.items = arena_new_array(arena, struct article_text, n_articles),
		.folded = arena_new_array(arena, struct folded_text, n_articles),
		.arena = arena,
	};
	struct resolved *all = arena_new_array(arena, struct resolved, n);
	for (size_t i = 0; i < n; i++)
		all[i] = resolve_one(&texts, &annotations[i]);
	texts_clear(&texts);
	qsort(all, n, sizeof *all, compare);
	return all;
}
