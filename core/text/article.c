/* Names of what an article is made of, and the way from its text back to the
 * source. */
#include "core/text/article.h"

#include "core/base/names.h"
#include "core/base/utf8.h"

static const char *const block_types[BLOCK_TYPE_COUNT] = {
	[BLOCK_HEADING] = "heading",
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_ITEM] = "item",
	[BLOCK_CAPTION] = "caption",
	[BLOCK_KICKER] = "kicker",
	[BLOCK_TITLE] = "title",
	[BLOCK_SUBTITLE] = "subtitle",
	[BLOCK_BYLINE] = "byline",
	[BLOCK_DATELINE] = "dateline",
	[BLOCK_CREDIT] = "credit",
	[BLOCK_CONTINUATION] = "continuation",
	[BLOCK_FURNITURE] = "furniture",
};

const char *block_type_name(enum block_type type)
{
	return block_types[type];
}

enum block_type block_type_named(const char *name)
{
	return (enum block_type)names_find(block_types, BLOCK_TYPE_COUNT, name);
}

bool block_is_body(enum block_type type)
{
	return type <= BLOCK_CAPTION;
}

bool block_begins_section(const struct block *block, bool begun)
{
	return block->type == BLOCK_HEADING || (!begun && block_is_body(block->type));
}

static const char *const repairs[REPAIR_KIND_COUNT] = {
	[REPAIR_UNWRAP] = "unwrap",         [REPAIR_UNBLANK] = "unblank",
	[REPAIR_UNSPACE] = "unspace",       [REPAIR_UNDOUBLE] = "undouble",
	[REPAIR_REJOIN] = "rejoin",         [REPAIR_REORDER] = "reorder",
	[REPAIR_PULL_QUOTE] = "pull-quote", [REPAIR_RUN_IN] = "run-in",
	[REPAIR_RETITLE] = "retitle",       [REPAIR_REHEAD] = "rehead",
	[REPAIR_FURNITURE] = "furniture",   [REPAIR_MARKUP] = "markup",
	[REPAIR_CORRECTION] = "correction",
};

const char *repair_name(enum repair_kind kind)
{
	return repairs[kind];
}

bool repair_joins(enum repair_kind kind)
{
	return kind == REPAIR_UNWRAP || kind == REPAIR_UNBLANK || kind == REPAIR_REJOIN;
}

size_t repair_place(const struct repair *repair)
{
	return repair_joins(repair->kind) ? repair->source.end : repair->source.start;
}

enum repair_kind repair_named(const char *name)
{
	return (enum repair_kind)names_find(repairs, REPAIR_KIND_COUNT, name);
}

const char *article_kind_name(enum article_kind kind)
{
	static const char *const names[ARTICLE_KIND_COUNT] = {
		[ARTICLE_NEWS] = "news",         [ARTICLE_REPORT] = "report",
		[ARTICLE_PLAN] = "plan",         [ARTICLE_COMMENTARY] = "commentary",
		[ARTICLE_BRIEF] = "brief",       [ARTICLE_CAPTION] = "caption",
		[ARTICLE_FRAGMENT] = "fragment",
	};
	return names[kind];
}

/* Adds [start, end), growing the last span where the two adjoin. */
static void add_span(GArray *spans, struct span span)
{
	struct span *last = spans->len ? &g_array_index(spans, struct span, spans->len - 1) : NULL;
	if (last && last->end == span.start)
		last->end = span.end;
	else
		g_array_append_val(spans, span);
}

void block_source_spans(const struct block *block, struct span span, GArray *spans)
{
	for (size_t i = 0; i < block->n_runs; i++) {
		const struct text_run *run = &block->runs[i];
		struct span own = { run->off, run->off + run->len };
		if (!span_overlaps(own, span) || !run->src_len)
			continue;
		struct span source = { run->src_off, run->src_off + run->src_len };
		if (run->len == run->src_len) {
			source.start += MAX(span.start, own.start) - own.start;
			source.end -= own.end - MIN(span.end, own.end);
		}
		add_span(spans, source);
	}
}

size_t block_text_off(const struct block *block, size_t src_off)
{
	for (size_t i = 0; i < block->n_runs; i++) {
		const struct text_run *run = &block->runs[i];
		if (src_off < run->src_off || src_off >= run->src_off + run->src_len)
			continue;
		return run->off + (run->len == run->src_len ? src_off - run->src_off : 0);
	}
	return SIZE_MAX;
}

/* A fingerprint holds what a reader would call the same text: letters, digits
 * and ideographs of the body, no spaces and no punctuation. */
static void checksum_letters(GChecksum *checksum, struct slice text)
{
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end; at = g_utf8_next_char(at)) {
		gunichar c = utf8_narrow(g_utf8_get_char(at));
		if (!g_unichar_isalnum(c))
			continue;
		char utf8[6];
		g_checksum_update(checksum, (const guchar *)utf8, g_unichar_to_utf8(c, utf8));
	}
}

void article_fingerprint(const struct article *article, char fingerprint[33])
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	for (size_t i = 0; i < article->n_blocks; i++)
		checksum_letters(checksum, article->blocks[i].text);
	g_strlcpy(fingerprint, g_checksum_get_string(checksum), 33);
}
