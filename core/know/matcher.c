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
	const size_t openings = ((size_t)header->n_letters + 1) * sizeof(struct matcher_opening);
	const size_t cells = (size_t)header->n_cells * sizeof(struct matcher_cell);
	const size_t hits = (size_t)header->n_hits * sizeof(struct matcher_hit);
	if (blob.len - sizeof *header < pages + letters + openings + cells + hits)
		return false;
	const char *at = blob.data + sizeof *header;
	matcher->alphabet.pages = (const void *)at;
	matcher->alphabet.letters = (const void *)(at += pages);
	matcher->openings = (const void *)(at += letters);
	matcher->cells = (const void *)(at += openings);
	matcher->hits = (const void *)(at + cells);
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
	const struct matcher_cell *cells;
	const uint16_t *letters;
	uint64_t *ends;
	struct found_word *words;
	struct marked_word *marked;
	size_t n_words, n_marked;
};

/* Writes the word with that hit, which is of the glyphs [start, end). */
static inline void find(struct finding *finding, uint32_t start, uint32_t end, uint32_t hit)
{
	const uint32_t word = hit & MATCHER_VALUE;
	finding->words[finding->n_words++] = (struct found_word){ end, word };
	finding->ends[end] |= UINT64_C(1) << (end - start - 1);
	if (hit & MATCHER_MARKED)
		finding->marked[finding->n_marked++] = (struct marked_word){ start, end, word };
}

/* A word that ends before glyph end. */
struct ending {
	uint32_t end, hit;
};

/* Sets found to the words that go on from state, of the three letters up to end, shortest first;
 * returns how many these are. One in twenty glyphs has any: kept apart from the walk. */
static G_GNUC_NO_INLINE size_t find_longer(const struct matcher_cell *cells,
                                           const uint16_t *letters, uint32_t end, uint32_t state,
                                           struct ending found[MATCHER_LONGEST])
{
	size_t n = 0;
	for (;; end++) {
		const uint32_t value = cells[state].value, base = value & MATCHER_VALUE;
		if (value & MATCHER_LEAF)
			found[n++] = (struct ending){ end, value };
		else if (value & MATCHER_ENDS)
			found[n++] = (struct ending){ end, cells[base].value };
		const uint32_t child = base + letters[end];
		if (value & MATCHER_LEAF || cells[child].check != state)
			return n;
		state = child;
	}
}

/* Writes the words that begin at glyph start and go on to state, of two letters: mostly one. */
static inline void find_on(struct finding *finding, uint32_t start, uint32_t state)
{
	const uint32_t value = finding->cells[state].value, base = value & MATCHER_VALUE;
	const uint32_t child = base + finding->letters[start + 2];
	uint32_t pair = value;
	if (!(value & MATCHER_LEAF)) {
		pair = value & MATCHER_ENDS ? finding->cells[base].value : 0;
		if (finding->cells[child].check == state) {
			struct ending found[MATCHER_LONGEST];
			size_t n = find_longer(finding->cells, finding->letters, start + 3, child,
			                       found);
			while (n-- > 0)
				find(finding, start, found[n].end, found[n].hit);
		}
	}
	if (pair)
		find(finding, start, start + 2, pair);
}

/* Writes the words of glyphs [from, to), and to first how many begin before each. */
static struct finding find_among(const struct matcher *matcher, struct finding finding,
                                 uint32_t from, uint32_t to, uint32_t *first)
{
	const struct matcher_opening *const openings = matcher->openings;
	for (uint32_t i = from; i < to; i++) {
		const uint32_t letter = finding.letters[i];
		const struct matcher_opening opening = openings[letter];
		const uint32_t child = opening.base + finding.letters[i + 1];
		first[i] = (uint32_t)finding.n_words;
		if (finding.cells[child].check == letter)
			find_on(&finding, i, child);
		if (opening.word)
			find(&finding, i, i + 1, opening.word);
	}
	return finding;
}

/* Makes room for so many words more. */
static void make_room(struct word_finder *finder, struct finding *finding, size_t more)
{
	g_array_set_size(finder->words, (guint)(finding->n_words + more));
	g_array_set_size(finder->marked, (guint)(finding->n_marked + more));
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
	struct finding finding = { .cells = matcher->cells,
		                   .letters = glyphs->letters,
		                   .ends = arena_new_array(arena, uint64_t, (size_t)n + 1) };
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
