/* Lays the pieces of a page out by their threads, once these are known: each
 * behind its beginning, and its text joined. What goes on in what is chosen in
 * threads.c. */
#include "core/text/threads.h"

/* The pieces cut at every thread's break and beginning. */
struct chunk {
	size_t first, end; /* pieces */
	size_t next;       /* chunk, or SIZE_MAX */
	bool taken, done;
};

static bool goes_far(const struct threads *threads, size_t i)
{
	return threads->next[i] != SIZE_MAX && threads->far[threads->next[i]];
}

static bool cuts_before(const struct threads *threads, size_t i)
{
	return !i || page_piece_at(threads->page, i)->starts || threads->far[i] ||
	       goes_far(threads, i - 1) || thread_ends_at(threads->page, i - 1);
}

static GArray *cut_chunks(const struct threads *threads, size_t *chunk_of)
{
	GArray *chunks = g_array_new(FALSE, FALSE, sizeof(struct chunk));
	for (size_t i = 0; i < threads->n; i++) {
		struct chunk chunk = { i, i, SIZE_MAX, false, false };
		if (cuts_before(threads, i))
			g_array_append_val(chunks, chunk);
		g_array_index(chunks, struct chunk, chunks->len - 1).end = i + 1;
		chunk_of[i] = chunks->len - 1;
	}
	return chunks;
}

static void join_chunks(const struct threads *threads, GArray *chunks, const size_t *chunk_of)
{
	for (guint k = 0; k < chunks->len; k++) {
		struct chunk *chunk = &g_array_index(chunks, struct chunk, k);
		if (!goes_far(threads, chunk->end - 1))
			continue;
		chunk->next = chunk_of[threads->next[chunk->end - 1]];
		g_array_index(chunks, struct chunk, chunk->next).taken = true;
	}
}

/* Appends the chunk's pieces to laid, and notes where each came to stand. */
static void lay_chunk(const struct threads *threads, struct chunk *chunk, GArray *laid,
                      size_t *place)
{
	chunk->done = true;
	for (size_t i = chunk->first; i < chunk->end; i++) {
		place[i] = laid->len;
		g_array_append_val(laid, *page_piece_at(threads->page, i));
	}
}

static void lay_thread(const struct threads *threads, GArray *chunks, size_t first, GArray *laid,
                       size_t *place)
{
	for (size_t at = first; at != SIZE_MAX;) {
		struct chunk *chunk = &g_array_index(chunks, struct chunk, at);
		if (chunk->done)
			return;
		lay_chunk(threads, chunk, laid, place);
		at = chunk->next;
	}
}

static bool has_text(const struct threads *threads, const GArray *chunks, size_t k)
{
	const struct chunk *chunk = &g_array_index(chunks, struct chunk, k);
	for (size_t i = chunk->first; i < chunk->end; i++) {
		const struct piece *piece = page_piece_at(threads->page, i);
		if (piece->type == BLOCK_PARAGRAPH && piece->form == FORM_TEXT)
			return true;
	}
	return false;
}

/* The thread of the article, from chunk k on, that begins as articles do: with
 * a dateline or a salutation; k where there is none. */
static size_t opening_from(const struct threads *threads, const GArray *chunks, size_t k)
{
	for (size_t at = k; at < chunks->len; at++) {
		const struct chunk *chunk = &g_array_index(chunks, struct chunk, at);
		const struct piece *piece = page_piece_at(threads->page, chunk->first);
		if (at > k && piece->starts)
			break;
		if (!chunk->taken && !chunk->done &&
		    (piece->form == FORM_DATELINE || piece->form == FORM_SALUTATION))
			return at;
	}
	return k;
}

void threads_lay_out(struct threads *threads, size_t *place)
{
	g_autofree size_t *chunk_of = g_new(size_t, threads->n);
	g_autoptr(GArray) chunks = cut_chunks(threads, chunk_of);
	join_chunks(threads, chunks, chunk_of);
	GArray *laid = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), (guint)threads->n);
	for (guint k = 0; k < chunks->len; k++) {
		if (g_array_index(chunks, struct chunk, k).taken)
			continue;
		if (threads->scrambled && has_text(threads, chunks, k))
			lay_thread(threads, chunks, opening_from(threads, chunks, k), laid, place);
		lay_thread(threads, chunks, k, laid, place);
	}
	for (guint k = 0; k < chunks->len; k++) /* rings of chunks have no beginning */
		lay_thread(threads, chunks, k, laid, place);
	g_array_unref(threads->page->pieces);
	threads->page->pieces = laid;
}

void threads_note_moves(struct threads *threads, const size_t *place)
{
	for (size_t i = 0; i < threads->n; i++) {
		if (!threads->far[i])
			continue;
		const struct piece *piece = page_piece_at(threads->page, place[i]);
		piece_repaired(threads->page, piece, REPAIR_REORDER,
		               piece_source(threads->page, piece), threads->chance[i]);
	}
}

void threads_join(struct threads *threads, const size_t *place)
{
	g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(size_t));
	g_autoptr(GArray) chances = g_array_new(FALSE, FALSE, sizeof(double));
	for (size_t i = 0; i < threads->n; i++) {
		bool lone = threads->next[i] == SIZE_MAX || threads->follows[threads->next[i]];
		if (lone || (threads->taken[i] && !threads->follows[i]))
			continue;
		g_array_set_size(parts, 0);
		g_array_set_size(chances, 0);
		for (size_t at = i; at != SIZE_MAX; at = threads->next[at]) {
			if (at != i && threads->follows[at])
				break;
			g_array_append_val(parts, place[at]);
			g_array_append_val(chances, threads->chance[at]);
		}
		threads->page->rejoined = true;
		pieces_join(threads->page, (const size_t *)parts->data, parts->len,
		            (const double *)chances->data, NULL);
	}
}
