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

/* A text is walked over from its end, so that words, written from the end of their
 * room, stand as they begin, and of one glyph the longest first. */
struct word_finder {
	const struct matcher *matcher;
	GArray *letters; /* uint16_t of each glyph, and 0 behind the last */
	GArray *words;   /* struct found_word: room, of which the end is taken */
	GArray *marked;  /* struct marked_word: room likewise */
};

enum { AT_ONCE = 16 /* glyphs */, FIRST_ROOM = 4 * AT_ONCE * MATCHER_LONGEST };

struct word_finder *word_finder_new(const struct matcher *matcher)
{
	struct word_finder *finder = g_new0(struct word_finder, 1);
	finder->matcher = matcher;
	finder->letters = g_array_new(FALSE, FALSE, sizeof(uint16_t));
	finder->words = g_array_new(FALSE, FALSE, sizeof(struct found_word));
	finder->marked = g_array_new(FALSE, FALSE, sizeof(struct marked_word));
	g_array_set_size(finder->words, FIRST_ROOM);
	g_array_set_size(finder->marked, FIRST_ROOM);
	return finder;
}

void word_finder_free(struct word_finder *finder)
{
	g_array_free(finder->letters, TRUE);
	g_array_free(finder->words, TRUE);
	g_array_free(finder->marked, TRUE);
	g_free(finder);
}

/* The trie's letters of glyphs: each is looked up once, however many walks pass
 * over it. */
static void spell(struct word_finder *finder, const struct glyphs *glyphs)
{
	const struct matcher matcher = *finder->matcher;
	const uint32_t *const cp = glyphs->cp;
	const size_t n = glyphs->n;
	g_array_set_size(finder->letters, (guint)n + 1);
	uint16_t *const letters = (void *)finder->letters->data;
	for (size_t i = 0; i < n; i++)
		letters[i] = (uint16_t)matcher_letter(&matcher, cp[i]);
	letters[n] = 0;
}

/* How much of the rooms is taken, at their ends. */
struct taken {
	size_t words, marked;
};

/* Where the next word goes, and the next that is marked: before these. */
struct finding {
	struct found_word *word;
	struct marked_word *marked;
};

/* Writes the words that begin at glyph start, which has a letter: they are met shortest
 * first. */
static inline void find_from(const struct matcher_cell *cells, const uint16_t *letters,
                             uint32_t start, uint64_t *ends, struct finding *finding)
{
	uint32_t state = letters[start], end = start;
	for (uint64_t length = 1 /* its bit */;; length <<= 1) {
		const uint32_t value = cells[state].value, base = value & MATCHER_VALUE;
		end++;
		if (value & (MATCHER_LEAF | MATCHER_ENDS)) {
			const uint32_t hit = value & MATCHER_LEAF ? value : cells[base].value;
			const uint32_t word = hit & MATCHER_VALUE;
			*--finding->word = (struct found_word){ end, word };
			ends[end] |= length;
			if (hit & MATCHER_MARKED)
				*--finding->marked = (struct marked_word){ start, end, word };
			if (value & MATCHER_LEAF)
				return;
		}
		const uint32_t letter = letters[end], child = base + letter;
		if (!letter || cells[child].check != state)
			return;
		state = child;
	}
}

/* Moves what is at the end of array, the taken elements, to the end of a larger one. */
static void widen(GArray *array, size_t taken)
{
	const guint element = g_array_get_element_size(array), old = array->len;
	g_array_set_size(array, 2 * old);
	memmove(array->data + (2 * (size_t)old - taken) * element,
	        array->data + (old - taken) * element, taken * element);
}

/* Sees to it that there is room for all words of AT_ONCE glyphs more. */
static void make_room(struct word_finder *finder, struct taken taken)
{
	while (finder->words->len - taken.words < AT_ONCE * MATCHER_LONGEST) {
		widen(finder->words, taken.words);
		widen(finder->marked, taken.marked);
	}
}

/* What is written last to the end of a room. */
#define LAST_OF(array, type, taken) (&g_array_index(array, type, (array)->len) - (taken))

/* Finds the words that begin at glyphs [from, to), at most AT_ONCE. first is set to how
 * many words come behind each. */
static void find_some(struct word_finder *finder, size_t from, size_t to, uint32_t *first,
                      uint64_t *ends, struct taken *taken)
{
	const struct matcher_cell *const cells = finder->matcher->cells;
	const uint16_t *const letters = (const void *)finder->letters->data;
	make_room(finder, *taken);
	struct finding finding = { LAST_OF(finder->words, struct found_word, taken->words),
		                   LAST_OF(finder->marked, struct marked_word, taken->marked) };
	const struct found_word *const end = LAST_OF(finder->words, struct found_word, 0);
	for (size_t i = to; i-- > from;) {
		if (letters[i])
			find_from(cells, letters, (uint32_t)i, ends, &finding);
		first[i] = (uint32_t)(end - finding.word);
	}
	taken->words = (size_t)(end - finding.word);
	taken->marked = (size_t)(LAST_OF(finder->marked, struct marked_word, 0) - finding.marked);
}

struct found_words words_find(struct word_finder *finder, const struct glyphs *glyphs,
                              struct arena *arena)
{
	const size_t n = glyphs->n;
	uint32_t *const first = arena_room(arena, (n + 1) * sizeof *first);
	uint64_t *const ends = arena_new_array(arena, uint64_t, n + 1);
	struct taken taken = { 0 };
	spell(finder, glyphs);
	for (size_t to = n, from; to > 0; to = from) {
		from = to > AT_ONCE ? to - AT_ONCE : 0;
		find_some(finder, from, to, first, ends, &taken);
	}
	for (size_t i = 0; i < n; i++)
		first[i] = (uint32_t)taken.words - first[i];
	first[n] = (uint32_t)taken.words;
	const struct found_word *words = LAST_OF(finder->words, struct found_word, taken.words);
	return (struct found_words){
		.items = arena_copy_array(arena, words, taken.words, sizeof *words),
		.first = first,
		.ends = ends,
		.marked = LAST_OF(finder->marked, struct marked_word, taken.marked),
		.n_marked = taken.marked,
	};
}

void matcher_scan(const struct matcher *matcher, struct slice text, GArray *matches)
{
	struct word_finder *finder = word_finder_new(matcher);
	struct arena *scratch = arena_new();
	struct glyph_room room = glyph_room_for(text.len, 1, scratch);
	const struct glyphs glyphs = glyphs_decode(text, &room);
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
