/* Where no beginning may be, most of a text is passed over unread: two letters that stand
 * side by side in none rule out all places from which a beginning would reach over them
 * (Wu and Manber). The rest is walked by shift-or (Baeza-Yates and Gonnet): of each letter a
 * chart tells at which places of a beginning no text has it, a bit each, and what was met so
 * far moves on by one. The letters themselves are looked at where eight stand in their
 * order. */
#include "core/text/shingles.h"

#include "core/base/bits.h"
#include "core/base/bytes16.h"
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

/* A walk over the letters of a text from its end. */
struct back_walk {
	struct slice rest;
	uint32_t last; /* letter taken last, or 0 */
	bool divided;  /* from what is before it */
};

static inline bool differs(struct back_walk *walk, uint32_t letter)
{
	bool differs = letter != walk->last || walk->divided;
	walk->last = letter;
	walk->divided = false;
	return differs;
}

/* Takes a character; whether it counts as a letter. */
static bool take_last(struct back_walk *walk)
{
	struct slice *rest = &walk->rest;
	unsigned kind = GLYPH_BIT(glyph_of(glyph_take_last(rest)));
	walk->divided |= (kind & LETTERS_DIVIDE) != 0;
	return kind & LETTERS_COUNT && differs(walk, letters_code(rest->data + rest->len));
}

uint64_t shingle_upto(struct slice text)
{
	struct back_walk walk = { text, 0, true };
	uint64_t shingle = 0;
	for (unsigned n = 0; n < SHINGLE && walk.rest.len;) {
		const char *three = walk.rest.data + walk.rest.len - HAN_BYTES;
		bool common = walk.rest.len >= HAN_BYTES && glyph_begins_common(*three);
		if (common)
			walk.rest.len -= HAN_BYTES;
		if (common ? differs(&walk, letters_code_of_three(three)) : take_last(&walk))
			shingle |= shingle_on(0, walk.last) << 8 * n++;
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

enum { CHART_BITS = 10, PAIR_BITS = 13, LAST_PLACE = 1 << (SHINGLE - 1), PAIR = 2 * HAN_BYTES };

struct beginnings {
	struct shingles *shingles;
	size_t least,
	        least_wide; /* bytes that any of them takes; and that one without ASCII does */
	uint8_t chart[1 << CHART_BITS];       /* by letter: bits for places that it is not at */
	uint64_t pairs[1 << (PAIR_BITS - 6)]; /* letters side by side, a bit each */
};

struct beginnings *beginnings_new(struct arena *arena, size_t most)
{
	struct beginnings *beginnings = arena_alloc(arena, sizeof *beginnings);
	memset(beginnings->chart, UINT8_MAX, sizeof beginnings->chart);
	beginnings->shingles = shingles_new(arena, most);
	beginnings->least = beginnings->least_wide = SIZE_MAX;
	return beginnings;
}

/* By the last two bytes of most. */
static size_t chart_place(uint32_t letter)
{
	return (letter & UINT16_MAX) * 0x9e3779b1u >> (32 - CHART_BITS);
}

/* Two letters side by side, by the last byte of the first and all of the second. */
static size_t pair_place(uint32_t first, uint32_t second)
{
	return ((first << 16 & 0xff000000u) | second) * 0x9e3779b1u >> (32 - PAIR_BITS);
}

bool beginnings_add(struct beginnings *beginnings, struct slice text, uint32_t number)
{
	struct letter_walk walk = letters_walk(text);
	uint32_t letters[SHINGLE];
	uint64_t shingle = 0;
	size_t bytes = 0, ascii = 0;
	for (size_t n = 0; n < SHINGLE; n++) {
		if (!letters_take(&walk))
			return false;
		letters[n] = walk.letter;
		bytes += letters_length(walk.letter);
		ascii += walk.letter < 0x80;
		shingle = shingle_on(shingle, walk.letter);
	}
	for (size_t n = 0; n < SHINGLE; n++) {
		beginnings->chart[chart_place(letters[n])] &= (uint8_t) ~(1u << n);
		if (n)
			bits_set(beginnings->pairs, pair_place(letters[n - 1], letters[n]));
	}
	beginnings->least = MIN(beginnings->least, bytes);
	beginnings->least_wide = MIN(beginnings->least_wide, bytes + (HAN_BYTES - 1) * ascii);
	shingles_add(beginnings->shingles, shingle, number);
	return true;
}

/* A walk over a text that looks for beginnings in it. */
struct search {
	const struct beginnings *beginnings;
	beginnings_met *met;
	void *into;
	struct slice text;
	struct letter_walk counted; /* the letters up to the last that was met */
	size_t n;                   /* of them */
};

/* Tells of the texts whose first letters are the last ones before at. At the text's start
 * these may be fewer than a shingle, which passes for one of letters that hash to nothing. */
static void meet(struct search *search, const char *at)
{
	const struct shingles *shingles = search->beginnings->shingles;
	struct slice before = { search->text.data, (size_t)(at - search->text.data) };
	const struct shingled *found = shingles_first(shingles, shingle_upto(before));
	if (!found)
		return;
	for (search->counted.end = at; letters_take(&search->counted);)
		search->n++;
	for (; found && search->n >= SHINGLE; found = shingles_next(shingles, found))
		search->met(search->into, found->text, search->n - SHINGLE);
}

/* The places at which one letter more is not, as bits, by those of the letters so far. One
 * that is doubled stands at the place of the one before it. */
static inline uint8_t places_on(const uint8_t *chart, uint8_t not_at, uint32_t letter)
{
	return (uint8_t)((not_at << 1 & not_at) | chart[chart_place(letter)]);
}

/* Walks on from at, for as long as what stands there may be of a beginning. */
static const char *walk_on(struct search *search, const char *at, const char *end)
{
	const uint8_t *chart = search->beginnings->chart;
	uint8_t not_at = UINT8_MAX;
	do {
		const char *sign = at;
		if (GLYPH_BIT(glyph_of(glyph_step(&at))) & LETTERS_COUNT)
			not_at = places_on(chart, not_at, letters_code(sign));
		if (!(not_at & LAST_PLACE))
			meet(search, at);
		not_at |= LAST_PLACE;
	} while (at < end && not_at != UINT8_MAX);
	return at;
}

/* Whether no beginning reaches over the two characters at text: they are letters that in none
 * stand side by side. Doubled they count once. */
static bool rules_out(const struct beginnings *beginnings, const char *text)
{
	if (!glyph_begins_common(*text) || !glyph_begins_common(text[HAN_BYTES]))
		return false;
	uint32_t first = letters_code_of_three(text);
	uint32_t second = letters_code_of_three(text + HAN_BYTES);
	return first != second && !bits_has(beginnings->pairs, pair_place(first, second));
}

/* The bytes from at on that a beginning there reaches over at least; 0 where there are fewer. */
static size_t reach_from(const struct beginnings *beginnings, const char *at, const char *end)
{
	size_t left = (size_t)(end - at), wide = beginnings->least_wide;
	if (left >= wide &&
	    !bytes16_any((bytes16)((bytes16_at(at) & bytes16_at(at + wide - BYTES16)) < 0x80)))
		return wide;
	return left >= beginnings->least ? beginnings->least : 0;
}

/* The next place from which a beginning may reach on; the end where there is none. */
static const char *pass_over(const struct beginnings *beginnings, const char *at, const char *end)
{
	for (size_t reach; (reach = reach_from(beginnings, at, end));) {
		const char *pair = at + reach - PAIR;
		while (pair >= at && !rules_out(beginnings, pair))
			pair--;
		if (pair < at)
			return at;
		at = pair + HAN_BYTES;
	}
	return end;
}

void beginnings_find(const struct beginnings *beginnings, struct slice text, beginnings_met *met,
                     void *into)
{
	const char *end = text.data + text.len;
	struct search search = { beginnings, met, into, text, letters_walk(text), 0 };
	for (const char *at = text.data; (at = pass_over(beginnings, at, end)) < end;)
		at = walk_on(&search, at, end);
}
