/* Facts of patterns as bits: a pattern has one bit, or several where it is
 * nothing but alternatives, and each sign the bits of those that it speaks for. */
#include "core/text/pattern-guard.h"

#include <glib.h>
#include <stddef.h>

#include "core/base/bits.h"
#include "core/text/glyph.h"
#include "core/text/pattern-facts.h"

enum { WORDS = 8, BITS = WORDS * 64, SLOTS = 4096, KINDS = 64, HEARD = 1 << 16 };

struct bits {
	uint64_t words[WORDS];
};

/* What a sign speaks for as a text's first character, its last, anywhere. */
struct voice {
	struct bits first, last, need;
};

/* Of a sign: where its voice is. A character that ends pairs has a slot, too. */
struct slot {
	uint64_t sign; /* 0: free */
	uint16_t voice;
	bool ends_pairs, foreign;
};

struct pattern_guard {
	unsigned n;           /* bits given out; patterns beyond the last share it */
	struct voice silence; /* what needs no sign */
	struct bits always;   /* what no first or last character rules out */
	struct bits of_kind[KINDS];
	uint64_t kinds_of[BITS];
	/* Characters of the BMP that are needed, as bits: by any pattern, and by those
	 * that no first or last character rules out. */
	uint64_t heard[HEARD / 64], heard_always[HEARD / 64];
	GArray *voices;           /* struct voice; the first says nothing */
	struct slot slots[SLOTS]; /* by hash, then the next that is free */
	unsigned n_slots;
};

/* Characters that a class of the pattern's language may mean besides those
 * that were listed: digits and blanks of other scripts. */
static bool is_foreign(uint32_t c)
{
	return c >= 0x100 && (c < 0x2000 || (c >= 0x2070 && c < 0x3000) ||
	                      (c > 0x9fff && (c < 0xff00 || c > 0xffef)));
}

static const struct slot *slot_find(const struct pattern_guard *guard, uint64_t sign)
{
	size_t at = (size_t)(sign * UINT64_C(0x9e3779b97f4a7c15) >> 32) % SLOTS;
	while (guard->slots[at].sign && guard->slots[at].sign != sign)
		at = (at + 1) % SLOTS;
	return &guard->slots[at];
}

/* The slot of sign, made where there is none; NULL where the table is full. */
static struct slot *slot_make(struct pattern_guard *guard, uint64_t sign)
{
	struct slot *slot = (struct slot *)slot_find(guard, sign);
	if (!slot->sign && guard->n_slots++ >= SLOTS / 2)
		return NULL;
	slot->sign = sign;
	slot->foreign = is_foreign((uint32_t)sign);
	return slot;
}

/* No two overlap, so that several words are taken at once. */
static void bits_join(struct bits *restrict bits, const struct bits *restrict more)
{
	for (size_t i = 0; i < WORDS; i++)
		bits->words[i] |= more->words[i];
}

static void bits_cut(struct bits *restrict bits, const struct bits *restrict other)
{
	for (size_t i = 0; i < WORDS; i++)
		bits->words[i] &= other->words[i];
}

/* Whether bits has all that part has. */
static bool bits_hold(const struct bits *bits, const struct bits *part)
{
	uint64_t missing = 0;
	for (size_t i = 0; i < WORDS; i++)
		missing |= part->words[i] & ~bits->words[i];
	return !missing;
}

struct pattern_guard *pattern_guard_new(void)
{
	struct pattern_guard *guard = g_new0(struct pattern_guard, 1);
	guard->voices = g_array_new(FALSE, TRUE, sizeof(struct voice));
	g_array_set_size(guard->voices, 1);
	enum { ROW = 16 }; /* all of a row are foreign, or none is */
	for (uint32_t c = 0; c < HEARD; c += ROW)
		if (is_foreign(c))
			guard->heard_always[c / 64] |= UINT64_C(0xffff) << c % 64;
	memcpy(guard->heard, guard->heard_always, sizeof guard->heard);
	return guard;
}

void pattern_guard_free(struct pattern_guard *guard)
{
	if (!guard)
		return;
	g_array_free(guard->voices, TRUE);
	g_free(guard);
}

/* Notes that the pattern of bit needs c; what its first and last character may be is
 * told before. */
static void hear_of(struct pattern_guard *guard, uint32_t c, unsigned bit)
{
	if (c >= HEARD)
		return;
	bits_set(guard->heard, c);
	if (bits_has(guard->always.words, bit))
		bits_set(guard->heard_always, c);
}

/* Lets sign speak for bit, as what at says: a member of struct voice. */
static bool voice_add(struct pattern_guard *guard, uint64_t sign, unsigned bit, size_t at)
{
	struct slot *slot = slot_make(guard, sign);
	struct slot *second = sign >> 32 ? slot_make(guard, (uint32_t)sign) : slot;
	if (!slot || !second)
		return false;
	second->ends_pairs |= second != slot;
	if (at == offsetof(struct voice, need))
		hear_of(guard, (uint32_t)sign, bit);
	if (!slot->voice) {
		slot->voice = (uint16_t)guard->voices->len;
		g_array_set_size(guard->voices, guard->voices->len + 1);
	}
	char *voice = (char *)&g_array_index(guard->voices, struct voice, slot->voice);
	bits_set(((struct bits *)(void *)(voice + at))->words, bit);
	return true;
}

/* Lets the signs of set speak for bit; where they cannot, it needs none. */
static void add_set(struct pattern_guard *guard, const struct sign_set *set, unsigned bit,
                    size_t at)
{
	bool all = !set->any;
	for (unsigned i = 0; i < set->n && all; i++)
		all = voice_add(guard, set->signs[i], bit, at);
	if (!all)
		bits_set(((struct bits *)(void *)((char *)&guard->silence + at))->words, bit);
}

static void add_one(struct pattern_guard *guard, struct slice pattern, unsigned kind)
{
	struct pattern_facts facts;
	pattern_facts(pattern, &facts);
	unsigned bit = MIN(guard->n, BITS - 1);
	guard->n = bit + 1;
	bits_set(guard->of_kind[kind].words, bit);
	guard->kinds_of[bit] |= UINT64_C(1) << kind;
	add_set(guard, &facts.first, bit, offsetof(struct voice, first));
	add_set(guard, &facts.last, bit, offsetof(struct voice, last));
	if (bits_has(guard->silence.first.words, bit) && bits_has(guard->silence.last.words, bit))
		bits_set(guard->always.words, bit);
	add_set(guard, &facts.need, bit, offsetof(struct voice, need));
}

/* Length of the alternative at the start of text: up to "|" outside of all
 * brackets, or to the bracket that closes what text stands in. */
static size_t alternative_length(struct slice text)
{
	int depth = 0;
	bool in_class = false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		if (c == '\\')
			i++;
		else if (in_class)
			in_class = c != ']';
		else if (c == '[')
			in_class = true;
		else if (c == '(')
			depth++;
		else if ((c == ')' && depth-- == 0) || (c == '|' && depth == 0))
			return i;
	}
	return text.len;
}

/* ^(?:a|b)$ is ^(?:a)$ and ^(?:b)$, of which much more can be told. */
void pattern_guard_add(struct pattern_guard *guard, struct slice pattern, unsigned kind)
{
	static const struct slice head = { "^(?:", 4 };
	if (!slice_starts(pattern, head) || pattern.len < 6) {
		add_one(guard, pattern, kind);
		return;
	}
	size_t end = head.len;
	while (end < pattern.len && (end == head.len || pattern.data[end] == '|')) {
		end += end > head.len;
		end += alternative_length(slice_sub(pattern, (struct span){ end, pattern.len }));
	}
	if (end + 2 != pattern.len || memcmp(pattern.data + end, ")$", 2) != 0) {
		add_one(guard, pattern, kind);
		return;
	}
	for (size_t at = head.len, len; at < end; at += len + 1) {
		len = alternative_length(slice_sub(pattern, (struct span){ at, end }));
		g_autofree char *one = g_strdup_printf("^(?:%.*s)$", (int)len, pattern.data + at);
		add_one(guard, slice_of(one), kind);
	}
}

static const struct voice *voice_at(const struct pattern_guard *guard, const struct slot *slot)
{
	return &g_array_index(guard->voices, struct voice, slot->voice);
}

/* The patterns that text's first and last character allow. */
static struct bits bits_at_ends(const struct pattern_guard *guard, struct slice text)
{
	struct slice head = text, tail = text;
	struct bits first = guard->silence.first, last = guard->silence.last;
	const struct slot *begins = slot_find(guard, glyph_take(&head));
	const struct slot *ends = slot_find(guard, glyph_take_last(&tail));
	if (!begins->voice && !ends->voice)
		return guard->always; /* as with most lines */
	bits_join(&first, &voice_at(guard, begins)->first);
	bits_join(&last, &voice_at(guard, ends)->last);
	bits_cut(&first, &last);
	return first;
}

/* Whether the character at *at is needed or foreign; it is stepped over. */
static inline bool hears(const uint64_t *heard, const char **at)
{
	const unsigned char *p = (const unsigned char *)*at;
	if (glyph_begins_common(**at)) { /* its third byte has the low six bits */
		*at += HAN_BYTES;
		return heard[(p[0] & 0x0f) << 6 | (p[1] & 0x3f)] >> (p[2] & 0x3f) & 1;
	}
	uint32_t c = glyph_step(at);
	return c >= HEARD || bits_has(heard, c);
}

/* Most slots that are looked at are of signs that only end pairs, or free. */
static void join_needs(const struct pattern_guard *guard, const struct slot *slot,
                       struct bits *bits)
{
	if (slot->voice)
		bits_join(bits, &voice_at(guard, slot)->need);
}

/* What the last character of text, of which guard has heard, speaks for, by itself
 * or as the second of a pair. False where no one can tell. */
static bool hear_last(const struct pattern_guard *guard, struct slice text, struct bits *bits)
{
	uint32_t c = glyph_take_last(&text);
	const struct slot *slot = slot_find(guard, c);
	if (!slot->sign || slot->foreign)
		return false;
	join_needs(guard, slot, bits);
	if (slot->ends_pairs)
		join_needs(guard, slot_find(guard, (uint64_t)glyph_take_last(&text) << 32 | c),
		           bits);
	return true;
}

/* Those of bits that text has a sign for; all of them where it has a character
 * that no one can tell of. */
static struct bits bits_heard(const struct pattern_guard *guard, struct slice text,
                              const struct bits *bits)
{
	struct bits heard = guard->silence.need;
	if (bits_hold(&heard, bits))
		return *bits;
	const uint64_t *needed =
	        bits_hold(&guard->always, bits) ? guard->heard_always : guard->heard;
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end;) {
		if (!hears(needed, &at))
			continue; /* of nearly all */
		struct slice so_far = { text.data, (size_t)(at - text.data) };
		if (!hear_last(guard, so_far, &heard))
			return *bits;
	}
	bits_cut(&heard, bits);
	return heard;
}

static uint64_t kinds_of(const struct pattern_guard *guard, const struct bits *bits)
{
	uint64_t kinds = 0;
	for (size_t i = 0; i < WORDS; i++)
		for (uint64_t word = bits->words[i]; word; word &= word - 1)
			kinds |= guard->kinds_of[i * 64 + (unsigned)__builtin_ctzll(word)];
	return kinds;
}

uint64_t pattern_guard_kinds(const struct pattern_guard *guard, struct slice text, uint64_t wanted)
{
	struct slice head = text, tail = text;
	/* $ matches before a line feed at the end, too. */
	if (!text.len || text.data[text.len - 1] == '\n' || is_foreign(glyph_take(&head)) ||
	    is_foreign(glyph_take_last(&tail)))
		return wanted;
	bool one = !(wanted & (wanted - 1));
	struct bits bits = bits_at_ends(guard, text);
	if (wanted && one)
		bits_cut(&bits, &guard->of_kind[__builtin_ctzll(wanted)]);
	bits = bits_heard(guard, text, &bits);
	return kinds_of(guard, &bits) & wanted;
}
