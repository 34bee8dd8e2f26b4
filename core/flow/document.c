/* Joins source, reading and extraction. */
#include "core/flow/document.h"

/* Takes source, which may be NULL. */
static struct document *document_of(struct source *source, const struct knowledge *knowledge,
                                    const struct reading_options *options)
{
	if (!source)
		return NULL;
	struct document *document = g_new0(struct document, 1);
	document->source = source;
	document->reading = reading_new(source, options);
	document->arena = arena_new();
	size_t n = document->reading->n_articles;
	document->mentions = arena_new_array(document->arena, struct mentions, n);
	for (size_t i = 0; knowledge && i < n; i++)
		document->mentions[i] = knowledge_extract(
		        knowledge, &document->reading->articles[i], document->arena);
	return document;
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

void document_free(struct document *document)
{
	if (!document)
		return;
	arena_free(document->arena);
	reading_free(document->reading);
	source_free(document->source);
	g_free(document);
}
