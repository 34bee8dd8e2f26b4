/* Counts where a quotation stands, and takes the place if there is one. */
#include "core/flow/quote-find.h"

#include "core/base/error.h"
#include "core/flow/article-text.h"
#include "core/flow/folded-text.h"

struct found {
	size_t times, article, other; /* the first article, and the last */
	struct text_range range;      /* of the first */
};

static void count(struct found *found, const struct article_text *text, size_t article,
                  struct span span)
{
	if (!found->times++) {
		found->article = article;
		found->range = article_text_range(text, span);
	}
	found->other = article;
}

/* A way of looking: calls count for each place in the text. */
typedef void (*look_fn)(struct found *, const struct article_text *, size_t article,
                        struct slice quote);

static void look_exactly(struct found *found, const struct article_text *text, size_t article,
                         struct slice quote)
{
	const char *end = text->text.data + text->text.len;
	for (const char *at = text->text.data;
	     (at = memmem(at, (size_t)(end - at), quote.data, quote.len)); at += quote.len) {
		size_t start = (size_t)(at - text->text.data);
		count(found, text, article, (struct span){ start, start + quote.len });
	}
}

static void look_folded(struct found *found, const struct article_text *text, size_t article,
                        struct slice quote)
{
	struct folded_text pattern = folded_text_of(quote), in = folded_text_of(text->text);
	struct codepoints words = folded_text_codepoints(&pattern);
	struct codepoints all = folded_text_codepoints(&in), rest = all;
	struct approximate_match match;
	while (words.n && rest.n && approximate_find(words, rest, 0, 0, &match)) {
		size_t before = (size_t)(rest.items - all.items);
		struct span cp = { before + match.cp.start, before + match.cp.end };
		count(found, text, article, folded_text_span(&in, cp));
		rest = (struct codepoints){ all.items + cp.end, all.n - cp.end };
		if (found->times > 1)
			break; /* that it is not the only one is all that matters */
	}
	folded_text_clear(&pattern);
	folded_text_clear(&in);
}

static struct found look(const struct document *document, size_t only, struct slice quote,
                         look_fn look_in)
{
	struct found found = { 0 };
	struct arena *arena = arena_new();
	for (size_t i = 0; i < document->reading->n_articles; i++) {
		if (only != SIZE_MAX && i != only)
			continue;
		struct article_text text = article_text_of(&document->reading->articles[i], arena);
		look_in(&found, &text, i, quote);
	}
	arena_free(arena);
	return found;
}

static void set_error(const struct document *document, const struct found *found, GError **error)
{
	const char *path = document->source->path;
	if (!found->times)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: the quotation is not in it; 'zhupi extract' shows the text as it "
		            "is read",
		            path);
	else if (found->article != found->other)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: the quotation stands in several articles (%zu and %zu); name one "
		            "with --article",
		            path, found->article, found->other);
	else
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: the quotation stands more than once in article %zu; give more "
		            "of it",
		            path, found->article);
}

bool quote_find(const struct document *document, size_t only, const char *quote, size_t *article,
                struct text_range *range, GError **error)
{
	size_t n = document->reading->n_articles;
	if (only != SIZE_MAX && only >= n) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: no article %zu; it has %zu, counted from 0",
		            document->source->path, only, n);
		return false;
	}
	struct found found = { 0 };
	if (*quote)
		found = look(document, only, slice_of(quote), look_exactly);
	if (!found.times)
		found = look(document, only, slice_of(quote), look_folded);
	if (found.times != 1) {
		set_error(document, &found, error);
		return false;
	}
	*article = found.article;
	*range = found.range;
	return true;
}
