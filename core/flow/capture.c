/* Captures words, surroundings, section, speaker and source bytes. */
#include "core/flow/capture.h"

#include "core/base/error.h"
#include "core/flow/anchor.h"

/* The code points [cp, cp + count) of text, as far as it has them. */
static const char *cut(struct slice text, size_t cp, size_t count, struct arena *arena)
{
	size_t start = text_off_of_cp(text, cp);
	struct slice rest = { text.data + start, text.len - start };
	return arena_copy(arena, (struct slice){ rest.data, text_off_of_cp(rest, count) });
}

/* The heading that the block stands under, or is. */
static const char *section_of(const struct article *article, size_t block, struct arena *arena)
{
	for (size_t i = MIN(block + 1, article->n_blocks); i-- > 0;)
		if (article->blocks[i].type == BLOCK_HEADING)
			return arena_copy(arena, article->blocks[i].text);
	return NULL;
}

/* The part of range that is in one of its blocks. */
static struct span part_of(const struct article *article, struct text_range range, size_t block)
{
	return (struct span){
		block == range.start.block ? range.start.off : 0,
		block == range.end.block ? range.end.off : article->blocks[block].text.len,
	};
}

/* Who says the most of what is in range. */
static const char *speaker_of(const struct document *document, size_t index,
                              struct text_range range, struct arena *arena)
{
	const struct article *article = &document->reading->articles[index];
	const struct mentions *mentions = &document->mentions[index];
	const char *speaker = NULL;
	size_t most = 0;
	for (size_t i = 0; i < mentions->n; i++) {
		const struct mention *mention = &mentions->items[i];
		if (mention->type != MENTION_QUOTE || !mention->quote.speaker ||
		    mention->block < range.start.block || mention->block > range.end.block)
			continue;
		struct span part = part_of(article, range, mention->block);
		size_t shared = span_overlaps(part, mention->span)
		                        ? MIN(part.end, mention->span.end) -
		                                  MAX(part.start, mention->span.start)
		                        : 0;
		if (shared > most) {
			most = shared;
			speaker = mention->quote.speaker;
		}
	}
	return speaker ? arena_copy(arena, slice_of(speaker)) : NULL;
}

/* The file's bytes that range was made from, adjoining ones as one. */
static void take_ranges(const struct document *document, const struct article *article,
                        struct text_range range, struct arena *arena, struct selection *selection)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	for (size_t i = range.start.block; i <= range.end.block; i++)
		block_source_spans(&article->blocks[i], part_of(article, range, i), spans);
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(struct byte_range));
	for (guint i = 0; i < spans->len; i++) {
		struct span raw =
		        source_raw_span(document->source, g_array_index(spans, struct span, i));
		struct byte_range one = { (int64_t)raw.start, (int64_t)raw.end };
		struct byte_range *last =
		        ranges->len ? &g_array_index(ranges, struct byte_range, ranges->len - 1)
		                    : NULL;
		if (last && last->end == one.start)
			last->end = one.end;
		else
			g_array_append_val(ranges, one);
	}
	selection->n_ranges = ranges->len;
	selection->ranges = arena_take_array(arena, ranges, struct byte_range);
}

static void take_words(struct slice text, struct span span, struct arena *arena,
                       struct selection *selection)
{
	size_t start = text_cp_of_off(text, span.start);
	size_t end = start + text_cp_of_off(slice_sub(text, span), span_len(span));
	size_t before = MIN(start, (size_t)ANCHOR_CONTEXT);
	*selection = (struct selection){
		.start_cp = (int64_t)start,
		.end_cp = (int64_t)end,
		.exact = arena_copy(arena, slice_sub(text, span)),
		.prefix = cut(text, start - before, before, arena),
		.suffix = cut(text, end, ANCHOR_CONTEXT, arena),
	};
}

struct article_key capture_article(const struct document *document, size_t index, const char *name,
                                   const char *sha256, struct arena *arena)
{
	const struct article *article = &document->reading->articles[index];
	char fingerprint[33];
	article_fingerprint(article, fingerprint);
	return (struct article_key){
		.path = arena_copy(arena, slice_of(name)),
		.ordinal = (int64_t)article->ordinal,
		.fingerprint = arena_copy(arena, slice_of(fingerprint)),
		.sha256 = arena_copy(arena, slice_of(sha256)),
		.title = article->title ? arena_copy(arena, slice_of(article->title)) : NULL,
		.date = article->date ? arena_copy(arena, slice_of(article->date)) : NULL,
	};
}

static void take_all(const struct document *document, size_t index, const struct article_text *text,
                     struct span span, struct arena *arena, struct selection *selection)
{
	struct text_range range = article_text_range(text, span);
	take_words(text->text, span, arena, selection);
	take_ranges(document, text->article, range, arena, selection);
	selection->section = section_of(text->article, range.start.block, arena);
	selection->speaker = speaker_of(document, index, range, arena);
}

bool capture_selection(const struct document *document, size_t index, struct text_range range,
                       struct arena *arena, struct selection *selection, GError **error)
{
	const struct reading *reading = document->reading;
	struct arena *scratch = arena_new();
	bool some = false;
	if (index < reading->n_articles && range.end.block < reading->articles[index].n_blocks) {
		struct article_text text = article_text_of(&reading->articles[index], scratch);
		struct span span = { article_text_off(&text, range.start),
			             article_text_off(&text, range.end) };
		some = span.start < span.end;
		if (some)
			take_all(document, index, &text, span, arena, selection);
	}
	if (!some)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: nothing is selected; select some text first",
		            document->source->path);
	arena_free(scratch);
	return some;
}
