/* Pieces made to blocks, and articles of them: the page's texts copied to the
 * reading's arena once, repairs and laid-on ranges sorted to their blocks. */
#include <string.h>

#include "core/base/bisect.h"
#include "core/base/sort.h"
#include "core/text/fields.h"

enum { LARGE_BYTES = 1 << 25 }; /* of a page's text: too much to have it twice */

/* Where the texts and the runs of the blocks to come are copied to, one behind the other:
 * without what pieces left that were cut and joined. Of a large page NULL: there they
 * stay where they are. */
struct room {
	char *text;
	struct text_run *runs;
};

static int by_source(struct span a, struct span b)
{
	return a.start != b.start ? (a.start < b.start ? -1 : 1) : 0;
}

static int compare_repairs(const void *a, const void *b)
{
	const struct piece_repair *x = a, *y = b;
	if (x->piece != y->piece)
		return x->piece < y->piece ? -1 : 1;
	return by_source(x->repair.source, y->repair.source);
}

static int compare_also(const void *a, const void *b)
{
	const struct piece_also *x = a, *y = b;
	if (x->piece != y->piece)
		return x->piece < y->piece ? -1 : 1;
	return by_source(x->source, y->source);
}

static void notes_sort(struct page *page)
{
	for (guint i = 0; i < page->repairs->len; i++) {
		struct piece_repair *note = &g_array_index(page->repairs, struct piece_repair, i);
		note->piece = piece_heir(page, note->piece);
	}
	for (guint i = 0; i < page->also->len; i++) {
		struct piece_also *also = &g_array_index(page->also, struct piece_also, i);
		also->piece = piece_heir(page, also->piece);
	}
	sort_if_needed(page->repairs, compare_repairs);
	sort_if_needed(page->also, compare_also);
}

/* What is noted of the piece id among notes, whose elements of so many bytes begin with its
 * id and are sorted by it: the indices [start, end). */
static struct span notes_of(const GArray *notes, size_t size, size_t id)
{
	const char *all = notes->data;
	size_t start, end;
	BISECT(start, notes->len, *(const size_t *)(const void *)(all + start * size) >= id);
	for (end = start; end < notes->len; end++)
		if (*(const size_t *)(const void *)(all + end * size) != id)
			break;
	return (struct span){ start, end };
}

static void give_repairs(struct page *page, size_t id, struct block *block)
{
	struct span own = notes_of(page->repairs, sizeof(struct piece_repair), id);
	if (!span_len(own))
		return;
	struct repair *repairs = arena_room(page->arena, span_len(own) * sizeof *repairs);
	for (size_t i = own.start; i < own.end; i++)
		repairs[i - own.start] =
		        g_array_index(page->repairs, struct piece_repair, i).repair;
	block->repairs = repairs;
	block->n_repairs = span_len(own);
}

static void give_also(struct page *page, size_t id, struct block *block)
{
	struct span own = notes_of(page->also, sizeof(struct piece_also), id);
	if (!span_len(own))
		return;
	struct span *also = arena_room(page->arena, span_len(own) * sizeof *also);
	for (size_t i = own.start; i < own.end; i++)
		also[i - own.start] = g_array_index(page->also, struct piece_also, i).source;
	block->also = also;
	block->n_also = span_len(own);
}

/* Room for all pieces that are kept: from here on none is made or taken up again. */
static struct room room_new(const struct page *page)
{
	size_t bytes = 0, n_runs = 0;
	if (page->text->len >= LARGE_BYTES)
		return (struct room){ NULL, NULL };
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		bytes += piece->dropped ? 0 : span_len(piece->text) + 1;
		n_runs += piece->dropped ? 0 : piece->n_runs;
	}
	return (struct room){ arena_room(page->arena, bytes),
		              arena_room(page->arena, n_runs * sizeof(struct text_run)) };
}

/* Gives block its text and runs. */
static void lay(const struct page *page, struct room *room, const struct piece *piece,
                struct block *block)
{
	size_t len = span_len(piece->text);
	block->text = piece_slice(page, piece);
	block->runs = (const struct text_run *)page->runs->data + piece->first_run;
	block->n_runs = piece->n_runs;
	if (!room->text)
		return;
	memcpy(room->text, block->text.data, len);
	room->text[len] = '\0';
	block->text.data = room->text;
	room->text += len + 1;
	if (piece->n_runs)
		memcpy(room->runs, block->runs, piece->n_runs * sizeof *room->runs);
	block->runs = room->runs;
	room->runs += piece->n_runs;
}

static struct block block_of(struct page *page, struct room *room, const struct piece *piece)
{
	struct block block = {
		.type = piece->type,
		.level = piece->type == BLOCK_HEADING ? piece->level : 0,
		.run_in = piece->run_in,
	};
	lay(page, room, piece, &block);
	size_t id = piece_heir(page, piece->id);
	give_repairs(page, id, &block);
	give_also(page, id, &block);
	return block;
}

/* The first metadata about line first or one behind it. They are in the order
 * of their lines, and a file of records has as many of both. */
static size_t metadata_from(const struct parsed *parsed, size_t first)
{
	size_t i;
	BISECT(i, parsed->n_metadata, parsed->metadata[i].line >= first);
	return i;
}

/* What a page calls itself, its site's name left out. */
static const char *page_name(struct page *page, struct slice value)
{
	struct span title;
	bool html = page->source->format == FORMAT_HTML;
	if (html && patterns_find(page->patterns, FORM_SITE, value, "title", &title) &&
	    span_len(title))
		value = slice_sub(value, title);
	return arena_copy(page->arena, value);
}

/* 云岭在线 - 滚动新闻: a feed and its column, which wrote nothing. */
static bool names_feed(struct slice author)
{
	return slice_find(author, slice_of(" - "));
}

/* What the file says of itself fills in what the text does not. A page's author
 * is its webmaster more often than its writer. */
static void take_metadata(struct page *page, struct fields *fields)
{
	struct article *article = &fields->article;
	size_t end = MAX(page->end, page->first + 1);
	bool unsigned_text = !fields->names->len && page->source->format != FORMAT_HTML;
	for (size_t i = metadata_from(page->parsed, page->first); i < page->parsed->n_metadata;
	     i++) {
		const struct metadata *meta = &page->parsed->metadata[i];
		if (meta->line >= end)
			break;
		if (meta->part == PART_TITLE && !article->title &&
		    article->kind != ARTICLE_FRAGMENT)
			article->title = page_name(page, meta->value);
		if (meta->part == PART_DATE && !article->date)
			article->date = fields_metadata_date(page, meta->value);
		if (meta->part == PART_AUTHOR && unsigned_text && !names_feed(meta->value))
			fields_add_names(page, fields, meta->value);
	}
}

static size_t count_kept(const struct page *page, size_t first, size_t end)
{
	size_t n = 0;
	for (size_t i = first; i < end; i++)
		n += !page_piece_at(page, i)->dropped;
	return n;
}

static void finish_article(struct page *page, size_t first, size_t end, struct room *room)
{
	struct fields fields = { .names = g_array_new(FALSE, FALSE, sizeof(char *)) };
	fields_take(page, first, end, &fields);
	headings_level(page, first, end);
	if (!page->articles_here++)
		take_metadata(page, &fields);
	fields_date(page, first, end, &fields);
	struct article article = fields.article;
	size_t n_blocks = 0;
	struct block *blocks =
	        arena_room(page->arena, count_kept(page, first, end) * sizeof *blocks);
	for (size_t i = first; i < end; i++)
		if (!page_piece_at(page, i)->dropped)
			blocks[n_blocks++] = block_of(page, room, page_piece_at(page, i));
	article.ordinal = page->articles_done + page->articles->len;
	article.n_byline = fields.names->len;
	article.byline = arena_take_array(page->arena, fields.names, const char *);
	g_clear_pointer(&fields.named, g_hash_table_unref);
	article.n_blocks = n_blocks;
	article.blocks = blocks;
	if (article.n_blocks)
		g_array_append_val(page->articles, article);
}

/* Gives the page's text and runs, which the blocks refer to, to the reading. */
static void give_away(struct page *page)
{
	size_t room = page->text->allocated_len, n_runs = page->runs->len;
	arena_adopt(page->arena, g_string_free(page->text, FALSE), room);
	arena_adopt(page->arena, g_array_free(page->runs, FALSE), n_runs * sizeof(struct text_run));
	page->text = g_string_new(NULL);
	page->runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
}

void articles_finish(struct page *page)
{
	notes_sort(page);
	struct room room = room_new(page);
	page->articles_here = 0;
	for (size_t first = 0, end; first < page->pieces->len; first = end) {
		int article = page_piece_at(page, first)->article;
		for (end = first + 1; end < page->pieces->len; end++)
			if (page_piece_at(page, end)->article != article)
				break;
		finish_article(page, first, end, &room);
	}
	if (!room.text)
		give_away(page);
}
