/* Makes guards: a pattern has one bit, or several where it is nothing but alternatives,
 * and each sign of its facts the bits of those that it speaks for. Looks at no text. */
#include <glib.h>
#include <stddef.h>

#include "core/base/bits.h"
#include "core/text/glyph.h"
#include "core/text/pattern-facts.h"
#include "core/text/pattern-guard-parts.h"

enum { FIRST_WORD = 64 }; /* its bits */

/* The voice of a sign, made where there is none; 0 where no more can be counted. */
static uint16_t voice_make(struct pattern_guard *guard, uint32_t character, uint32_t before)
{
	uint16_t i = voice_find(guard, character, before);
	if (i || guard->voices->len >= UINT16_MAX)
		return i;
	struct voice voice = { .character = character,
		               .before = before,
		               .next = voice_first(guard, character) };
	i = guard->voices_of[character % EAR_CODES] = (uint16_t)guard->voices->len;
	g_array_append_val(guard->voices, voice);
	g_array_set_size(guard->speeches, guard->voices->len);
	return i;
}

struct pattern_guard *pattern_guard_new(void)
{
	struct pattern_guard *guard = g_new0(struct pattern_guard, 1);
	guard->n = FIRST_WORD;
	guard->voices = g_array_new(FALSE, TRUE, sizeof(struct voice));
	guard->speeches = g_array_new(FALSE, TRUE, sizeof(struct speech));
	g_array_set_size(guard->voices, 1);
	g_array_set_size(guard->speeches, 1);
	return guard;
}

void pattern_guard_free(struct pattern_guard *guard)
{
	if (!guard)
		return;
	g_array_free(guard->voices, TRUE);
	g_array_free(guard->speeches, TRUE);
	for (size_t i = 0; i < GUARD_QUESTIONS; i++)
		g_free(guard->questions[i]);
	g_free(guard);
}

/* Lets sign speak for bit, as what at says: a member of struct speech. */
static bool voice_add(struct pattern_guard *guard, uint64_t sign, unsigned bit, size_t at)
{
	uint16_t i = voice_make(guard, (uint32_t)sign, (uint32_t)(sign >> 32));
	if (!i)
		return false;
	char *speech = (char *)speech_at(guard, i);
	if (at == offsetof(struct speech, need) && bit < FIRST_WORD)
		bits_set(&guard->of_glyph[glyph_of((uint32_t)sign)], bit);
	bits_set(((struct pattern_bits *)(void *)(speech + at))->words, bit);
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
		bits_set(((struct pattern_bits *)(void *)((char *)&guard->silence + at))->words,
		         bit);
}

/* A bit for a pattern, which no end of a text rules out. */
static unsigned take_bit(struct pattern_guard *guard, bool always)
{
	if (always && guard->n_always < FIRST_WORD)
		return guard->n_always++;
	unsigned bit = MIN(guard->n, GUARD_BITS - 1);
	guard->n = bit + 1;
	return bit;
}

static void add_one(struct pattern_guard *guard, struct slice pattern, unsigned kind)
{
	struct pattern_facts facts;
	pattern_facts(pattern, &facts);
	unsigned bit = take_bit(guard, facts.first.any && facts.last.any);
	bits_set(guard->of_kind[kind].words, bit);
	struct span *patterns = &guard->patterns_of[bit];
	patterns->start = guard->kinds_of[bit] ? patterns->start : guard->n_patterns;
	patterns->end = guard->n_patterns + 1;
	guard->kinds_of[bit] |= UINT64_C(1) << kind;
	add_set(guard, &facts.first, bit, offsetof(struct speech, first));
	add_set(guard, &facts.last, bit, offsetof(struct speech, last));
	if (bits_has(guard->silence.first.words, bit) && bits_has(guard->silence.last.words, bit))
		bits_set(guard->always.words, bit);
	add_set(guard, &facts.need, bit, offsetof(struct speech, need));
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
static void add_alternatives(struct pattern_guard *guard, struct slice pattern, unsigned kind)
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

void pattern_guard_add(struct pattern_guard *guard, struct slice pattern, unsigned kind)
{
	add_alternatives(guard, pattern, kind);
	guard->n_patterns++;
}
