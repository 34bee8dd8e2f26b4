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
	return value & MATCHER_LEAF ? value & MATCHER_VALUE
	                            : matcher->cells[value & MATCHER_VALUE].value;
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
};

struct word_finder *word_finder_new(const struct matcher *matcher)
{
	struct word_finder *finder = g_new0(struct word_finder, 1);
	finder->matcher = matcher;
	finder->letters = g_array_new(FALSE, FALSE, sizeof(uint16_t));
	finder->first = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	finder->words = g_array_new(FALSE, FALSE, sizeof(struct found_word));
	return finder;
}

void word_finder_free(struct word_finder *finder)
{
	g_array_free(finder->letters, TRUE);
	g_array_free(finder->first, TRUE);
	g_array_free(finder->words, TRUE);
	g_free(finder);
}

/* The trie's letters of glyphs: each is looked up once, however many walks pass
 * over it. */
static const uint16_t *spell(struct word_finder *finder, const struct glyphs *glyphs)
{
	g_array_set_size(finder->letters, (guint)glyphs->n + 1);
	uint16_t *letters = (void *)finder->letters->data;
	for (size_t i = 0; i < glyphs->n; i++)
		letters[i] = (uint16_t)matcher_letter(finder->matcher, glyphs->cp[i]);
	letters[glyphs->n] = 0;
	return letters;
}

/* Writes the words that begin at glyph first to words, the longest first;
 * returns how many, at most MATCHER_LONGEST. They are met shortest first. */
static inline size_t find_from(const struct matcher_cell *cells, const uint16_t *letters,
                               size_t first, struct found_word *words)
{
	size_t n = 0, at = first + 1;
	uint32_t state = letters[first], parent = 0;
	while (cells[state].check == parent) {
		uint32_t value = cells[state].value, base = value & MATCHER_VALUE;
		if (value & MATCHER_LEAF) {
			words[n++] = (struct found_word){ (uint32_t)at, base };
			break;
		}
		if (value & MATCHER_ENDS)
			words[n++] = (struct found_word){ (uint32_t)at, cells[base].value };
		if (!letters[at])
			break;
		parent = state;
		state = base + letters[at++];
	}
	for (size_t i = 0; i + 1 < n - i; i++) {
		struct found_word shorter = words[i];
		words[i] = words[n - 1 - i];
		words[n - 1 - i] = shorter;
	}
	return n;
}

struct found_words words_find(struct word_finder *finder, const struct glyphs *glyphs)
{
	const struct matcher_cell *cells = finder->matcher->cells;
	const uint16_t *letters = spell(finder, glyphs);
	g_array_set_size(finder->first, (guint)glyphs->n + 1);
	uint32_t *first = (void *)finder->first->data;
	struct found_word *words = (void *)finder->words->data;
	size_t n = 0;
	for (size_t i = 0; i < glyphs->n; i++) {
		first[i] = (uint32_t)n;
		if (n + MATCHER_LONGEST > finder->words->len) {
			g_array_set_size(finder->words, (guint)(2 * n + MATCHER_LONGEST));
			words = (void *)finder->words->data;
		}
		if (letters[i])
			n += find_from(cells, letters, i, words + n);
	}
	first[glyphs->n] = (uint32_t)n;
	return (struct found_words){ words, first };
}

void matcher_scan(const struct matcher *matcher, struct slice text, GArray *matches)
{
	struct word_finder *finder = word_finder_new(matcher);
	uint32_t *cp = g_new(uint32_t, text.len), *off = g_new(uint32_t, text.len + 1);
	const struct glyphs glyphs = glyphs_decode(text, cp, off);
	const struct found_words found = words_find(finder, &glyphs);
	for (size_t i = 0; i < glyphs.n; i++)
		for (size_t k = found.first[i]; k < found.first[i + 1]; k++)
			append_rows(matcher, off[i], off[found.items[k].end], found.items[k].word,
			            matches);
	g_free(cp);
	g_free(off);
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
