/* Walking the trie over a text. Building it is in matcher-build.c. */
#include "core/know/matcher.h"

#include "core/base/utf8.h"
#include "core/know/matcher-form.h"

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

/* Appends the rows of the word with that first hit as matches over [start, end). */
static void append_rows(const struct matcher *matcher, uint32_t start, uint32_t end, uint32_t hit,
                        GArray *matches)
{
	struct match match = { .start = start, .end = end };
	for (bool more = true; more; hit++) {
		more = matcher_row(matcher, hit, &match.table, &match.row);
		g_array_append_val(matches, match);
	}
}

static uint32_t hit_of(const struct matcher *matcher, uint32_t value)
{
	uint32_t hit = value & MATCHER_LEAF ? value : matcher->cells[value & MATCHER_VALUE].value;
	return hit & MATCHER_VALUE;
}

/* The state behind state by letter, or 0. The builder sees to it that base +
 * letter is always a cell. */
static uint32_t step(const struct matcher *matcher, uint32_t state, uint32_t letter)
{
	uint32_t value = matcher->cells[state].value;
	uint32_t child = (value & MATCHER_VALUE) + letter;
	return letter && !(value & MATCHER_LEAF) && matcher->cells[child].check == state ? child
	                                                                                 : 0;
}

struct word_finder {
	const struct matcher *matcher;
	GArray *letters; /* uint16_t of each glyph, and 0 behind the last */
	GArray *first;   /* see struct found_words */
	GArray *words;   /* struct found_word, and room for more */
	GArray *marked;  /* struct marked_word, and room for more */
};

struct word_finder *word_finder_new(const struct matcher *matcher)
{
	struct word_finder *finder = g_new0(struct word_finder, 1);
	finder->matcher = matcher;
	finder->letters = g_array_new(FALSE, FALSE, sizeof(uint16_t));
	finder->first = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	finder->words = g_array_new(FALSE, FALSE, sizeof(struct found_word));
	finder->marked = g_array_new(FALSE, FALSE, sizeof(struct marked_word));
	return finder;
}

void word_finder_free(struct word_finder *finder)
{
	g_array_free(finder->letters, TRUE);
	g_array_free(finder->first, TRUE);
	g_array_free(finder->words, TRUE);
	g_array_free(finder->marked, TRUE);
	g_free(finder);
}

/* The trie's letters of glyphs: each is looked up once, however many walks pass
 * over it. */
static const uint16_t *spell(struct word_finder *finder, const struct glyphs *glyphs)
{
	const struct matcher matcher = *finder->matcher;
	g_array_set_size(finder->letters, (guint)glyphs->n + 1);
	uint16_t *letters = (void *)finder->letters->data;
	for (size_t i = 0; i < glyphs->n; i++)
		letters[i] = (uint16_t)matcher_letter(&matcher, glyphs->cp[i]);
	letters[glyphs->n] = 0;
	return letters;
}

/* Writes the words that begin at the first of letters, glyph start, to words;
 * returns how many, at most MATCHER_LONGEST. They are met shortest first. */
static inline size_t find_from(const struct matcher_cell *cells, const uint16_t *letters,
                               size_t start, struct found_word *words)
{
	size_t n = 0;
	for (uint32_t state = *letters, parent = 0; cells[state].check == parent;) {
		const uint32_t value = cells[state].value, base = value & MATCHER_VALUE;
		words[n].end = (uint32_t)++start;
		words[n].word = value;
		if (value & MATCHER_LEAF)
			return n + 1;
		if (value & MATCHER_ENDS)
			words[n++].word = cells[base].value;
		if (!*++letters)
			break;
		parent = state;
		state = base + *letters;
	}
	return n;
}

/* Puts n words that begin at glyph start in order, the longest first, takes off
 * their flags and writes the marked ones to marked; returns how many these are. */
static inline size_t settle(struct found_word *words, size_t n, size_t start,
                            struct marked_word *marked)
{
	size_t n_marked = 0;
	for (size_t i = 0, k = n; i + 1 < k--; i++) {
		const struct found_word shorter = words[i];
		words[i] = words[k];
		words[k] = shorter;
	}
	for (struct found_word *word = words; word < words + n; word++) {
		const uint32_t hit = word->word & MATCHER_VALUE;
		marked[n_marked] = (struct marked_word){ (uint32_t)start, word->end, hit };
		n_marked += (word->word & MATCHER_MARKED) != 0;
		word->word = hit;
	}
	return n_marked;
}

/* Room for n words of a text and all of one more glyph; returns for how many. */
static size_t make_room(struct word_finder *finder, size_t n)
{
	const size_t room = 2 * n + 16 * MATCHER_LONGEST;
	if (room > finder->words->len) {
		g_array_set_size(finder->words, (guint)room);
		g_array_set_size(finder->marked, (guint)room);
	}
	return finder->words->len - MATCHER_LONGEST;
}

struct found_words words_find(struct word_finder *finder, const struct glyphs *glyphs)
{
	const struct matcher_cell *cells = finder->matcher->cells;
	const uint16_t *letters = spell(finder, glyphs);
	g_array_set_size(finder->first, (guint)glyphs->n + 1);
	uint32_t *first = (void *)finder->first->data;
	size_t n = 0, n_marked = 0, most = make_room(finder, 0);
	struct found_word *words = (void *)finder->words->data;
	struct marked_word *marked = (void *)finder->marked->data;
	for (size_t i = 0; i < glyphs->n; i++) {
		first[i] = (uint32_t)n;
		if (!letters[i])
			continue;
		if (n > most) {
			most = make_room(finder, n);
			words = (void *)finder->words->data;
			marked = (void *)finder->marked->data;
		}
		const size_t more = find_from(cells, letters + i, i, words + n);
		n_marked += settle(words + n, more, i, marked + n_marked);
		n += more;
	}
	first[glyphs->n] = (uint32_t)n;
	return (struct found_words){ words, first, marked, n_marked };
}

void matcher_scan(const struct matcher *matcher, struct slice text, GArray *matches)
{
	struct word_finder *finder = word_finder_new(matcher);
	struct arena *scratch = arena_new();
	struct glyph_room room = glyph_room_for(text.len, 1, scratch);
	const struct glyphs glyphs = glyphs_decode(text, &room);
	const uint32_t *off = glyphs.off;
	const struct found_words found = words_find(finder, &glyphs);
	for (size_t i = 0; i < glyphs.n; i++)
		for (size_t k = found.first[i]; k < found.first[i + 1]; k++)
			append_rows(matcher, off[i], off[found.items[k].end], found.items[k].word,
			            matches);
	arena_free(scratch);
	word_finder_free(finder);
}

uint32_t matcher_look_up(const struct matcher *matcher, struct slice word)
{
	uint32_t state = 0;
	for (size_t off = 0; off < word.len;) {
		uint32_t cp = utf8_next(word, off, &off);
		state = step(matcher, state, matcher_letter(matcher, cp));
		if (!state)
			return 0;
	}
	uint32_t value = state ? matcher->cells[state].value : 0;
	return value & (MATCHER_LEAF | MATCHER_ENDS) ? hit_of(matcher, value) : 0;
}
