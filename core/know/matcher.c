/* Walking the trie over a text. Building it is in matcher-build.c. */
#include "core/know/matcher.h"

#include "core/base/utf8.h"
#include "core/know/matcher-form.h"

enum { WINDOW = 1024 }; /* letters; more than MATCHER_LONGEST */

bool matcher_attach(struct matcher *matcher, struct slice blob)
{
	const struct matcher_header *header = (const void *)blob.data;
	if (blob.len < sizeof *header)
		return false;
	size_t pages = MATCHER_PAGES * sizeof(uint16_t);
	size_t codes = (size_t)header->n_pages * 256 * sizeof(uint16_t);
	size_t cells = (size_t)header->n_cells * sizeof(struct matcher_cell);
	size_t hits = (size_t)header->n_hits * sizeof(struct matcher_hit);
	if (blob.len - sizeof *header < pages + codes + cells + hits)
		return false;
	const char *at = blob.data + sizeof *header;
	matcher->pages = (const void *)at;
	matcher->codes = (const void *)(at += pages);
	matcher->cells = (const void *)(at += codes);
	matcher->hits = (const void *)(at + cells);
	matcher->n_cells = header->n_cells;
	matcher->n_hits = header->n_hits;
	return true;
}

/* Where words are gathered before they go to the array, some at a time. */
struct sink {
	GArray *found;
	size_t n;
	struct found_word items[256];
};

static void sink_flush(struct sink *sink)
{
	if (sink->n)
		g_array_append_vals(sink->found, sink->items, (guint)sink->n);
	sink->n = 0;
}

/* Appends the rows of word as matches over [start, end). */
static void append_rows(const struct matcher *matcher, struct found_word found, GArray *matches)
{
	struct match match = { .start = found.start, .end = found.end };
	for (bool more = true; more; found.word++) {
		more = matcher_row(matcher, found.word, &match.table, &match.row);
		g_array_append_val(matches, match);
	}
}

static inline uint32_t hit_of(const struct matcher *matcher, uint32_t value)
{
	return value & MATCHER_LEAF ? value & MATCHER_VALUE
	                            : matcher->cells[value & MATCHER_VALUE].value;
}

/* The state behind state by letter, or 0. The builder sees to it that base +
 * letter is always a cell. */
static inline uint32_t step(const struct matcher *matcher, uint32_t state, uint32_t letter)
{
	uint32_t value = matcher->cells[state].value;
	uint32_t child = (value & MATCHER_VALUE) + letter;
	return letter && !(value & MATCHER_LEAF) && matcher->cells[child].check == state ? child
	                                                                                 : 0;
}

/* A stretch of text as the trie's letters: each is decoded once, however many
 * walks pass over it. */
struct window {
	struct slice text;
	size_t next; /* of text: what is not decoded yet */
	size_t n;
	uint16_t letters[WINDOW + 1];
	uint32_t offs[WINDOW + 1]; /* of each letter, and of what follows the last */
};

static void window_fill(const struct matcher *matcher, struct window *window)
{
	const struct slice text = window->text;
	size_t n = window->n, off = window->next;
	while (n < WINDOW && off < text.len) {
		window->offs[n] = (uint32_t)off;
		uint32_t cp = utf8_next(text, off, &off);
		window->letters[n++] = (uint16_t)matcher_letter(matcher, cp);
	}
	window->offs[n] = (uint32_t)off;
	window->n = n;
	window->next = off;
}

/* Drops the first n letters and takes in as many new ones. */
static void window_move(const struct matcher *matcher, struct window *window, size_t n)
{
	window->n -= n;
	memmove(window->letters, window->letters + n, window->n * sizeof *window->letters);
	memmove(window->offs, window->offs + n, window->n * sizeof *window->offs);
	window_fill(matcher, window);
}

/* The words that begin with letter first of window. They are met shortest
 * first, and put into the sink's end backwards. */
static void find_from(const struct matcher *matcher, const struct window *window, size_t first,
                      struct sink *sink)
{
	struct found_word met[MATCHER_LONGEST];
	size_t n = 0;
	uint32_t state = step(matcher, 0, window->letters[first]);
	for (size_t at = first + 1; state; at++) {
		uint32_t value = matcher->cells[state].value;
		if (value & (MATCHER_LEAF | MATCHER_ENDS))
			met[n++] = (struct found_word){ window->offs[first], window->offs[at],
				                        hit_of(matcher, value) };
		if ((value & MATCHER_LEAF) || at >= window->n || n == MATCHER_LONGEST)
			break;
		state = step(matcher, state, window->letters[at]);
	}
	if (sink->n + n > G_N_ELEMENTS(sink->items))
		sink_flush(sink);
	while (n-- > 0)
		sink->items[sink->n++] = met[n];
}

void matcher_find(const struct matcher *matcher, struct slice text, GArray *found)
{
	struct sink sink;
	struct window window; /* neither is cleared: most texts are short */
	window.text = (struct slice){ text.data, MIN(text.len, UINT32_MAX) };
	window.n = window.next = 0;
	sink.found = found;
	sink.n = 0;
	window_fill(matcher, &window);
	while (window.n) {
		bool last = window.next >= window.text.len;
		size_t n = last ? window.n : window.n - MATCHER_LONGEST;
		for (size_t first = 0; first < n; first++)
			if (window.letters[first])
				find_from(matcher, &window, first, &sink);
		window_move(matcher, &window, n);
	}
	sink_flush(&sink);
}

void matcher_scan(const struct matcher *matcher, struct slice text, GArray *matches)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct found_word));
	matcher_find(matcher, text, found);
	for (guint i = 0; i < found->len; i++)
		append_rows(matcher, g_array_index(found, struct found_word, i), matches);
}

void matcher_look_up(const struct matcher *matcher, struct slice word, GArray *matches)
{
	uint32_t state = 0;
	for (size_t off = 0; off < word.len;) {
		uint32_t cp = utf8_next(word, off, &off);
		state = step(matcher, state, matcher_letter(matcher, cp));
		if (!state)
			return;
	}
	uint32_t value = state ? matcher->cells[state].value : 0;
	struct found_word found = { 0, (uint32_t)word.len, hit_of(matcher, value) };
	if (value & (MATCHER_LEAF | MATCHER_ENDS))
		append_rows(matcher, found, matches);
}

size_t matches_leftmost_longest(const struct match *matches, size_t n, struct match *chosen)
{
	size_t kept = 0;
	uint32_t start = 0, end = 0; /* of the word taken last */
	for (size_t i = 0; i < n; i++) {
		struct match match = matches[i];
		bool same = kept > 0 && match.start == start && match.end == end;
		if (!same && match.start < end)
			continue;
		start = match.start;
		end = match.end;
		chosen[kept++] = match;
	}
	return kept;
}
