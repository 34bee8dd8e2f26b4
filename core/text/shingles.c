/* The walk is a shift-or (Baeza-Yates and Gonnet): of each letter a chart tells at which
 * places of a beginning no text has it, a bit each, and what was met so far moves on by
 * one. The letters themselves are looked at where eight stand in their order. */
#include "core/text/shingles.h"

#include "core/base/bits.h"
#include "core/text/letters.h"

enum {
	SHINGLE = 8,    /* letters */
	MOST_ALIKE = 16 /* texts of the same shingle */
};

struct shingles {
	struct shingled *all;
	uint32_t n;
	uint32_t *slots; /* by shingle: the first that has it, from 1 on; or 0 */
	unsigned bits;   /* of 1 << bits slots */
};

/* A shingle with one more letter behind it: a byte out of each. */
static uint64_t shingle_on(uint64_t shingle, uint32_t letter)
{
	return shingle << 8 | letter * 0x9e3779b1u >> 24;
}

uint64_t shingle_from(struct slice text)
{
	struct letter_walk walk = letters_walk(text);
	uint64_t shingle = 0;
	for (int n = 0; n < SHINGLE && letters_take(&walk); n++)
		shingle = shingle_on(shingle, walk.letter);
	return shingle;
}

/* Takes the last character off text: as letters_code has it, and its kind as a bit. */
static inline unsigned take_last(struct slice *text, uint32_t *code)
{
	const char *three = text->data + text->len - HAN_BYTES;
	if (text->len >= HAN_BYTES && glyph_begins_common(*three)) {
		text->len -= HAN_BYTES;
		*code = letters_code_of_three(three);
		return GLYPH_BIT(GLYPH_HAN);
	}
	unsigned kind = GLYPH_BIT(glyph_of(glyph_take_last_rare(text)));
	*code = letters_code(text->data + text->len);
	return kind;
}

uint64_t shingle_upto(struct slice text)
{
	uint64_t shingle = 0;
	uint32_t code, last = 0;
	bool divided = true;
	for (unsigned n = 0; n < SHINGLE && text.len;) {
		unsigned kind = take_last(&text, &code);
		divided |= (kind & LETTERS_DIVIDE) != 0;
		if (!(kind & LETTERS_COUNT) || (code == last && !divided))
			continue;
		last = code;
		divided = false;
		shingle |= shingle_on(0, code) << 8 * n++;
	}
	return shingle;
}

struct shingles *shingles_new(struct arena *arena, size_t most)
{
	struct shingles *shingles = arena_alloc(arena, sizeof *shingles);
	shingles->bits = 1;
	while ((size_t)1 << shingles->bits < 2 * most)
		shingles->bits++;
	shingles->all = arena_room(arena, most * sizeof *shingles->all);
	shingles->slots = arena_new_array(arena, uint32_t, (size_t)1 << shingles->bits);
	return shingles;
}

static uint32_t *slot_of(const struct shingles *shingles, uint64_t shingle)
{
	size_t last = ((size_t)1 << shingles->bits) - 1;
	size_t at = shingle * UINT64_C(0x9e3779b97f4a7c15) >> (64 - shingles->bits);
	while (shingles->slots[at] && shingles->all[shingles->slots[at] - 1].shingle != shingle)
		at = (at + 1) & last;
	return &shingles->slots[at];
}

void shingles_add(struct shingles *shingles, uint64_t shingle, uint32_t text)
{
	uint32_t *place = slot_of(shingles, shingle);
	for (int alike = 0; *place && alike < MOST_ALIKE - 1; alike++)
		place = &shingles->all[*place - 1].next;
	if (*place)
		return;
	shingles->all[shingles->n++] = (struct shingled){ shingle, text, 0 };
	*place = shingles->n;
}

const struct shingled *shingles_first(const struct shingles *shingles, uint64_t shingle)
{
	uint32_t first = *slot_of(shingles, shingle);
	return first ? &shingles->all[first - 1] : NULL;
}

const struct shingled *shingles_next(const struct shingles *shingles, const struct shingled *at)
{
	return at->next ? &shingles->all[at->next - 1] : NULL;
}

enum { CHART_BITS = 12, LAST_PLACE = 1 << (SHINGLE - 1) };

struct beginnings {
	struct shingles *shingles;
	uint8_t chart[1 << CHART_BITS]; /* by letter: a bit for each place that it is not at */
};

struct beginnings *beginnings_new(struct arena *arena, size_t most)
{
	struct beginnings *beginnings = arena_room(arena, sizeof *beginnings);
	memset(beginnings->chart, UINT8_MAX, sizeof beginnings->chart);
	beginnings->shingles = shingles_new(arena, most);
	return beginnings;
}

/* By the last two bytes of most. */
static size_t chart_place(uint32_t letter)
{
	return (letter & UINT16_MAX) * 0x9e3779b1u >> (32 - CHART_BITS);
}

bool beginnings_add(struct beginnings *beginnings, struct slice text, uint32_t number)
{
	struct letter_walk walk = letters_walk(text);
	uint32_t letters[SHINGLE];
	uint64_t shingle = 0;
	for (size_t n = 0; n < SHINGLE; n++) {
		if (!letters_take(&walk))
			return false;
		letters[n] = walk.letter;
		shingle = shingle_on(shingle, walk.letter);
	}
	for (size_t n = 0; n < SHINGLE; n++)
		beginnings->chart[chart_place(letters[n])] &= (uint8_t) ~(1u << n);
	shingles_add(beginnings->shingles, shingle, number);
	return true;
}

/* Sentences of a text, by bits for their first letters. */
struct sentences {
	uint64_t bits[16];
	bool alike; /* two may begin alike */
};

static void sentence_begins(struct sentences *sentences, struct slice rest)
{
	enum { ALIKE = 4 }; /* letters */
	struct letter_walk walk = letters_walk(rest);
	uint64_t head = 0;
	for (int n = 0; n < ALIKE && letters_take(&walk); n++)
		head = (head ^ walk.letter) * UINT64_C(0x9e3779b97f4a7c15);
	sentences->alike |= bits_has(sentences->bits, head >> 54);
	bits_set(sentences->bits, head >> 54);
}

/* A walk over a text that looks for beginnings in it. */
struct search {
	const struct beginnings *beginnings;
	beginnings_met *met;
	void *into;
	struct letter_walk counted; /* the letters up to the last that was met */
	size_t n;                   /* of them */
	struct sentences sentences;
	bool divided; /* the next letter begins a sentence or quotation */
};

/* Tells of the texts whose first letters are the last ones of text. At its beginning these
 * may be fewer than a shingle, which passes for one of letters that hash to nothing. */
static void meet(struct search *search, struct slice text)
{
	const struct shingles *shingles = search->beginnings->shingles;
	const struct shingled *at = shingles_first(shingles, shingle_upto(text));
	if (!at)
		return;
	for (search->counted.end = text.data + text.len; letters_take(&search->counted);)
		search->n++;
	for (; at && search->n >= SHINGLE; at = shingles_next(shingles, at))
		search->met(search->into, at->text, search->n - SHINGLE);
}

static bool begins_letter(struct slice text)
{
	return text.len && GLYPH_BIT(glyph_of(glyph_take(&text))) & LETTERS_COUNT;
}

/* Passes over what is no letter, and has rest behind it. */
static void pass(struct search *search, unsigned kind, struct slice rest)
{
	search->divided |= (kind & LETTERS_DIVIDE) != 0;
	if (!search->divided || !begins_letter(rest))
		return;
	sentence_begins(&search->sentences, rest);
	search->divided = false;
}

/* The places at which one letter more is not, as bits, by those of the letters so far. One
 * that is doubled stands at the place of the one before it. */
static inline uint8_t places_on(const uint8_t *chart, uint8_t not_at, uint32_t letter)
{
	return (uint8_t)((not_at << 1 & not_at) | chart[chart_place(letter)]);
}

/* Walks on from at, while ideographs follow and none may end a beginning. */
static const char *pass_letters(const uint8_t *chart, const char *at, const char *end,
                                uint8_t *not_at)
{
	uint8_t places = *not_at;
	while (at < end && glyph_begins_common(*at) && places & LAST_PLACE) {
		places = places_on(chart, places, letters_code_of_three(at));
		at += HAN_BYTES;
	}
	*not_at = places;
	return at;
}

bool beginnings_find(const struct beginnings *beginnings, struct slice text, beginnings_met *met,
                     void *into)
{
	const uint8_t *chart = beginnings->chart;
	const char *at = text.data, *end = at + text.len;
	struct search search = { beginnings, met, into, .counted = letters_walk(text) };
	uint8_t not_at = UINT8_MAX;
	pass(&search, LETTERS_DIVIDE, text);
	while ((at = pass_letters(chart, at, end, &not_at)) < end || !(not_at & LAST_PLACE)) {
		if (!(not_at & LAST_PLACE)) {
			meet(&search, (struct slice){ text.data, (size_t)(at - text.data) });
			not_at |= LAST_PLACE;
			continue;
		}
		const char *sign = at;
		unsigned kind = GLYPH_BIT(glyph_of(glyph_step(&at)));
		if (kind & LETTERS_COUNT)
			not_at = places_on(chart, not_at, letters_code(sign));
		else
			pass(&search, kind, (struct slice){ at, (size_t)(end - at) });
	}
	return search.sentences.alike;
}
