/* Joins source, reading and extraction. */
#include "core/flow/document.h"

#include <string.h>

#include "core/base/safe.h"

enum { LONG = 4 << 20 }; /* bytes of text */

bool document_is_long(const struct document *document)
{
	return document->source->text.len > LONG;
}

void document_extract(struct document *document, const struct knowledge *knowledge, size_t article)
{
	const struct article *read = &document->reading->articles[article];
	struct mentions *mentions = &document->mentions[article];
	if (document->extracted[article])
		return;
	*mentions = knowledge_extract(knowledge, read, document->arena);
	if (document->extent != EXTENT_USUAL)
		*mentions = knowledge_extend(knowledge, read, *mentions, document->extent,
		                             document->arena);
	document->extracted[article] = true;
}

void document_extract_anew(struct document *document, enum extent extent)
{
	document->extent = extent;
	memset(document->extracted, 0, document->reading->n_articles);
}

/* Makes room for the mentions of what was read, and finds them where knowledge is there. */
static void extract(struct document *document, const struct knowledge *knowledge,
                    const struct reading_options *options)
{
	size_t n = document->reading->n_articles;
	document->arena = arena_new();
	document->mentions = arena_new_array(document->arena, struct mentions, n);
	document->extracted = arena_new_array(document->arena, bool, n);
	for (size_t i = 0; knowledge && i < n && !reading_unwanted(options); i++)
		document_extract(document, knowledge, i);
}

/* Takes source, which may be NULL. */
static struct document *document_of(struct source *source, const struct knowledge *knowledge,
                                    const struct reading_options *options)
{
	if (!source)
		return NULL;
	struct document *document = g_new0(struct document, 1);
	document->source = source;
	document->reading = reading_new(source, options);
	extract(document, knowledge, options);
	return document;
}

struct document *document_from_source(struct source *source, const struct reading_options *options)
{
	return document_of(source, NULL, options);
}

struct document *document_open(const char *path, const struct knowledge *knowledge,
                               const struct reading_options *options, GError **error)
{
	return document_of(source_open(path, error), knowledge, options);
}

struct document *document_from_bytes(const char *name, GBytes *bytes,
                                     const struct knowledge *knowledge,
                                     const struct reading_options *options, GError **error)
{
	return document_of(source_from_bytes(name, bytes, error), knowledge, options);
}

bool document_each(const char *path, const struct knowledge *knowledge,
                   const struct reading_options *options, document_taker *take, void *context,
                   GError **error)
{
	struct source *source = source_open(path, error);
	struct reading_place place = { 0, 0 };
	bool done = source != NULL;
	while (done) {
		struct document part = { .source = source };
		part.reading = reading_next(source, options, &place);
		if (!part.reading)
			break;
		extract(&part, knowledge, options);
		done = take(&part, context, error);
		arena_free(part.arena);
		reading_free(part.reading);
	}
	source_free(source);
	return done;
}

void document_extend(struct document *document, const struct knowledge *knowledge,
                     enum extent extent)
{
	document->extent = extent;
	for (size_t i = 0; i < document->reading->n_articles; i++)
		document->mentions[i] =
		        knowledge_extend(knowledge, &document->reading->articles[i],
		                         document->mentions[i], extent, document->arena);
}

void document_free(struct document *document)
{
	if (!document)
		return;
	arena_free(document->arena);
	reading_free(document->reading);
	source_free(document->source);
	g_free(document);
}

/* The first text of an article, page furniture or not. */
static struct slice first_text(const struct article *article, bool furniture)
{
	for (size_t i = 0; i < article->n_blocks; i++) {
		struct slice text = article->blocks[i].text;
		if ((article->blocks[i].type == BLOCK_FURNITURE) == furniture && text.len)
			return text;
	}
	return (struct slice){ "", 0 };
}

char *article_called(const struct article *article)
{
	enum { TITLE_BYTES = 90 };
	if (article->title)
		return g_strdup(article->title);
	struct slice text = first_text(article, false);
	if (!text.len)
		text = first_text(article, true);
	if (!text.len)
		return g_strdup(article_kind_name(article->kind));
	bool cut = text.len > TITLE_BYTES;
	size_t len = cut ? cluster_floor(text, TITLE_BYTES) : text.len;
	return g_strdup_printf("%.*s%s", (int)len, text.data, cut ? "…" : "");
}

const struct mention *mentions_at(const struct mentions *mentions, size_t first,
                                  enum mention_type type, struct place place)
{
	const struct mention *found = NULL;
	for (size_t i = first; i < mentions->n; i++) {
		const struct mention *mention = &mentions->items[i];
		if (mention->block > place.block ||
		    (mention->block == place.block && mention->span.start > place.off))
			break;
		if (mention->block == place.block && span_holds(mention->span, place.off) &&
		    (type == MENTION_TYPE_COUNT || mention->type == type) &&
		    (!found || span_len(mention->span) <= span_len(found->span)))
			found = mention;
	}
	return found;
}

struct span document_raw_span(const struct document *document, const struct block *block,
                              struct span span)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	struct span all = { SIZE_MAX, 0 };
	block_source_spans(block, span, spans);
	for (guint i = 0; i < spans->len; i++) {
		struct span raw =
		        source_raw_span(document->source, g_array_index(spans, struct span, i));
		all.start = MIN(all.start, raw.start);
		all.end = MAX(all.end, raw.end);
	}
	return all.start < all.end ? all : (struct span){ 0, 0 };
}

size_t document_source_off(const struct document *document, size_t article, struct place place)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	const struct article *in = &document->reading->articles[article];
	if (place.block < in->n_blocks)
		block_source_spans(&in->blocks[place.block],
		                   (struct span){ place.off, place.off + 1 }, spans);
	return spans->len ? g_array_index(spans, struct span, 0).start : SIZE_MAX;
}

bool document_find(const struct document *document, size_t src_off, size_t *article,
                   struct place *place)
{
	const struct reading *reading = document->reading;
	for (*article = 0; *article < reading->n_articles; ++*article) {
		const struct article *in = &reading->articles[*article];
		for (place->block = 0; place->block < in->n_blocks; place->block++) {
			place->off = block_text_off(&in->blocks[place->block], src_off);
			if (place->off != SIZE_MAX)
				return true;
		}
	}
	return false;
}

size_t document_off_now(const struct document *document, const struct document *older, size_t off)
{
	const struct slice now = document->source->text, then = older->source->text;
	const size_t least = MIN(now.len, then.len);
	if (now.data == then.data || (now.len == then.len && !memcmp(now.data, then.data, least)))
		return off;
	size_t head = 0, tail = 0;
	while (head < least && now.data[head] == then.data[head])
		head++;
	while (tail < least - head &&
	       now.data[now.len - 1 - tail] == then.data[then.len - 1 - tail])
		tail++;
	return off >= head && off < then.len && off >= then.len - tail ? off + now.len - then.len
	                                                               : off;
}
