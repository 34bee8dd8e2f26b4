/* Walking the trie over a text. Building it is in matcher-build.c. */
#include "core/know/matcher.h"

#include "core/base/utf8.h"
#include "core/know/matcher-form.h"

bool matcher_attach(struct matcher *matcher, struct slice blob)
{
	const struct matcher_header *header = (const void *)blob.data;
	if (blob.len < sizeof *header)
		return false;
	const size_t pages = MATCHER_PAGES * sizeof(uint16_t);
	const size_t letters = (size_t)header->n_pages * 256 * sizeof(uint16_t);
	const size_t states = (size_t)header->n_cells * sizeof(struct matcher_state);
	const size_t by = (size_t)header->n_cells * sizeof(uint16_t);
	const size_t hits = (size_t)header->n_hits * sizeof(struct matcher_hit);
	if (blob.len - sizeof *header < pages + letters + states + by + hits)
		return false;
	const char *at = blob.data + sizeof *header;
	matcher->alphabet.pages = (const void *)at;
	matcher->alphabet.letters = (const void *)(at += pages);
	matcher->states = (const void *)(at += letters);
	matcher->hits = (const void *)(at += states);
	matcher->by = (const void *)(at + hits);
	matcher->n_cells = header->n_cells;
	matcher->n_hits = header->n_hits;
	matcher->most = header->most;
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

/* The state to which state goes on by letter; 0 where there is none. The builder sees to it that
 * base + letter is always a cell. Which of both it is nobody could guess: no branch. */
static inline uint32_t step(const struct matcher *matcher, uint32_t state, uint32_t letter)
{
	const uint32_t to = matcher->states[state].base + letter;
	return to & -(uint32_t)(matcher->by[to] == letter);
}

struct word_finder {
	const struct matcher *matcher;
	GArray *words;  /* struct found_word: those of the last text */
	GArray *marked; /* struct marked_word: … */
};

struct word_finder *word_finder_new(const struct matcher *matcher)
{
	struct word_finder *finder = g_new0(struct word_finder, 1);
	finder->matcher = matcher;
	finder->words = g_array_new(FALSE, FALSE, sizeof(struct found_word));
	finder->marked = g_array_new(FALSE, FALSE, sizeof(struct marked_word));
	return finder;
}

void word_finder_free(struct word_finder *finder)
{
	g_array_free(finder->words, TRUE);
	g_array_free(finder->marked, TRUE);
	g_free(finder);
}

/* What a text is walked over with, and what is found there so far. */
struct finding {
	const uint16_t *letters;
	uint64_t *ends;
	struct found_word *words;
	struct marked_word *marked;
	size_t n_words, n_marked;
};

/* Writes the word of glyphs [start, end), and that it is one: what is written for none is written
 * over, since no processor could guess where words are. */
static inline void put(struct finding *finding, uint32_t start, uint32_t end, uint32_t word)
{
	const uint32_t hit = word & ~MATCHER_MARKED;
	finding->words[finding->n_words] = (struct found_word){ end, hit };
	finding->marked[finding->n_marked] = (struct marked_word){ start, end, hit };
	finding->ends[end] |= (uint64_t)(word != 0) << (end - start - 1);
	finding->n_words += word != 0;
	finding->n_marked += (word & MATCHER_MARKED) != 0;
}

/* Sets words to what the states are that go on from state by letters, itself the first; returns
 * how many these are. One glyph in twenty is asked for its longer words: kept apart from the walk.
 */
static G_GNUC_NO_INLINE uint32_t walk_on(const struct matcher *matcher, uint32_t state,
                                         const uint16_t *letters, uint32_t words[MATCHER_LONGEST])
{
	uint32_t n = 0;
	for (; state; state = step(matcher, state, *letters++))
		words[n++] = matcher->states[state].word;
	return n;
}

/* Puts the words of glyphs [from, to), and writes to first how many begin before each. */
static struct finding find_among(const struct matcher *matcher, struct finding finding,
                                 uint32_t from, uint32_t to, uint32_t *first)
{
	const struct matcher_state *const states = matcher->states;
	const uint16_t *const letters = finding.letters;
	uint32_t longer[MATCHER_LONGEST];
	for (uint32_t i = from; i < to; i++) {
		const uint32_t two = step(matcher, letters[i], letters[i + 1]);
		const uint32_t three = step(matcher, two, letters[i + 2]);
		first[i] = (uint32_t)finding.n_words;
		if (three)
			for (uint32_t n = walk_on(matcher, three, letters + i + 3, longer); n--;)
				put(&finding, i, i + n + 3, longer[n]);
		put(&finding, i, i + 2, states[two].word);
		put(&finding, i, i + 1, states[letters[i]].word);
	}
	return finding;
}

/* Makes room for so many words more, and for one that is none. */
static void make_room(struct word_finder *finder, struct finding *finding, size_t more)
{
	g_array_set_size(finder->words, (guint)(finding->n_words + more + 1));
	g_array_set_size(finder->marked, (guint)(finding->n_marked + more + 1));
	finding->words = (void *)finder->words->data;
	finding->marked = (void *)finder->marked->data;
}

/* A few glyphs at a time: there is room for as many words at each as may begin at one, which
 * in a user's table may be MATCHER_LONGEST. */
struct found_words words_find(struct word_finder *finder, const struct glyphs *glyphs,
                              struct arena *arena)
{
	enum { AT_ONCE = 1 << 12 };
	const struct matcher *const matcher = finder->matcher;
	const uint32_t n = (uint32_t)glyphs->n;
	uint32_t *const first = arena_room(arena, ((size_t)n + 1) * sizeof *first);
	struct finding finding = { .letters = glyphs->letters,
		                   .ends = arena_new_array(arena, uint64_t, (size_t)n + 2) };
	for (uint32_t from = 0, to; from < n; from = to) {
		to = from + MIN(n - from, (uint32_t)AT_ONCE);
		make_room(finder, &finding, (size_t)(to - from) * matcher->most);
		finding = find_among(matcher, finding, from, to, first);
	}
	first[n] = (uint32_t)finding.n_words;
	struct found_word *const words = arena_room(arena, finding.n_words * sizeof *words);
	if (finding.n_words)
		memcpy(words, finding.words, finding.n_words * sizeof *words);
	return (struct found_words){
		.items = words,
		.first = first,
		.ends = finding.ends,
		.marked = finding.marked,
		.n_marked = finding.n_marked,
	};
}

void matcher_scan(const struct matcher *matcher, struct slice text, GArray *matches)
{
	struct word_finder *finder = word_finder_new(matcher);
	struct arena *scratch = arena_new();
	struct glyph_room room = glyph_room_for(text.len, 1, scratch);
	const struct glyphs glyphs = glyphs_decode(text, matcher->alphabet, &room);
	const uint32_t *off = glyphs.off;
	const struct found_words found = words_find(finder, &glyphs, scratch);
	for (size_t i = 0; i < glyphs.n; i++)
		for (size_t k = found.first[i]; k < found.first[i + 1]; k++)
			append_rows(matcher, off[i], off[found.items[k].end], found.items[k].word,
			            matches);
	arena_free(scratch);
	word_finder_free(finder);
}

uint32_t matcher_look_up(const struct matcher *matcher, struct slice word)
{
	size_t off = 0;
	uint32_t state = word.len ? matcher_letter(matcher, utf8_next(word, 0, &off)) : 0;
	while (state && off < word.len)
		state = step(matcher, state, matcher_letter(matcher, utf8_next(word, off, &off)));
	return matcher->states[state].word & ~MATCHER_MARKED;
}
