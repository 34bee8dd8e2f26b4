/* From a source to its articles. */
#include "core/text/reading.h"

static struct block paragraph(struct reading *reading, struct span at)
{
	struct text_run run = { 0, span_len(at), at.start, span_len(at) };
	return (struct block){
		.type = BLOCK_PARAGRAPH,
		.text = { arena_copy(reading->arena, slice_sub(reading->source->text, at)),
		          run.len },
		.runs = arena_copy_array(reading->arena, &run, 1, sizeof run),
		.n_runs = 1,
	};
}

struct reading *reading_new(const struct source *source, const struct reading_options *options)
{
	(void)options;
	struct reading *reading = g_new0(struct reading, 1);
	reading->arena = arena_new();
	reading->source = source;
	GArray *blocks = g_array_new(FALSE, TRUE, sizeof(struct block));
	for (size_t at = 0; at < source->text.len;) {
		const char *end = memchr(source->text.data + at, '\n', source->text.len - at);
		size_t stop = end ? (size_t)(end - source->text.data) : source->text.len;
		struct block block = paragraph(reading, (struct span){ at, stop });
		if (stop > at)
			g_array_append_val(blocks, block);
		at = stop + 1;
	}
	struct article *article = arena_alloc(reading->arena, sizeof *article);
	article->n_blocks = blocks->len;
	article->blocks = arena_take_array(reading->arena, blocks, struct block);
	reading->articles = article;
	reading->n_articles = article->n_blocks ? 1 : 0;
	return reading;
}

void reading_free(struct reading *reading)
{
	if (!reading)
		return;
	arena_free(reading->arena);
	g_free(reading);
}
