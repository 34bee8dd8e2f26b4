/* Looks with a guard at a text: which bits its ends allow, and which of those need a sign
 * that it does not have. How patterns come by their bits is told in pattern-guard-make.c. */
#include "core/text/pattern-guard.h"

#include <glib.h>

#include "core/text/glyph.h"
#include "core/text/pattern-guard-parts.h"

enum { WORDS = PATTERN_WORDS };
enum { ALL_GLYPHS = (1 << GLYPH_COUNT) - 1 };
enum { FEW_BYTES = 4 };
enum { HALF_KINDS = 6 }; /* of GLYPH_COUNT: what they serve is looked up by halves */

/* Kinds that are asked for together: their patterns, those of them that no end of a text
 * rules out, and the characters that any of them, or of these, needs. */
struct question {
	uint64_t wanted;
	struct pattern_bits bits, always;
	size_t words, words_always; /* that they have some in, up to the last */
	bool only_first;            /* each of the patterns begins with something in particular */
	struct glyph_ear ear, ear_always;
	char last_bytes[FEW_BYTES]; /* that those end with which are needed always */
	size_t n_last_bytes; /* FEW_BYTES + 1 where there are more, or characters of classes */
	/* Of the first word, what a text may be that has signs of such kinds, or none. */
	uint64_t served[2][1 << HALF_KINDS];
};

/* Characters that a class of the pattern's language may mean besides those that were
 * listed: digits and blanks of other scripts, and what may be one in another version of
 * Unicode. */
static bool may_be_digit_or_blank(uint32_t c)
{
	switch (g_unichar_type(c)) {
	case G_UNICODE_DECIMAL_NUMBER:
	case G_UNICODE_SPACE_SEPARATOR:
	case G_UNICODE_LINE_SEPARATOR:
	case G_UNICODE_PARAGRAPH_SEPARATOR:
	case G_UNICODE_FORMAT:
	case G_UNICODE_UNASSIGNED:
		return true;
	default:
		return false;
	}
}

static inline bool is_foreign(uint32_t c)
{
	return c >= 0x100 &&
	       (c < 0x2000 || (c >= 0x2070 && c < 0x3000) ||
	        (c > 0x9fff && (c < 0xff00 || c > 0xffef))) &&
	       may_be_digit_or_blank(c);
}

/* No two overlap, so that several words are taken at once. */
static void bits_join(struct pattern_bits *restrict bits, const struct pattern_bits *restrict more)
{
	for (size_t i = 0; i < WORDS; i++)
		bits->words[i] |= more->words[i];
}

static void bits_cut(struct pattern_bits *restrict bits, const struct pattern_bits *restrict other)
{
	for (size_t i = 0; i < WORDS; i++)
		bits->words[i] &= other->words[i];
}

static bool bits_share(const struct pattern_bits *bits, const struct pattern_bits *other)
{
	uint64_t both = 0;
	for (size_t i = 0; i < WORDS; i++)
		both |= bits->words[i] & other->words[i];
	return both;
}

/* The words up to the last that bits has some in. */
static size_t words_of(const struct pattern_bits *bits)
{
	size_t words = WORDS;
	while (words && !bits->words[words - 1])
		words--;
	return words;
}

/* Notes that one of always needs a character. Those that a class may mean besides the ones
 * that were listed are heard by walking. */
static void question_need(struct question *question, uint32_t character)
{
	enum glyph glyph = glyph_of(character);
	char last = (char)(character < 0x80 ? character : 0x80 | (character & 0x3f));
	glyph_ear_add(&question->ear_always, character);
	if (glyph == GLYPH_DIGIT || glyph == GLYPH_BLANK)
		question->n_last_bytes = FEW_BYTES + 1;
	if (question->n_last_bytes > FEW_BYTES ||
	    memchr(question->last_bytes, last, question->n_last_bytes))
		return;
	if (question->n_last_bytes < FEW_BYTES)
		question->last_bytes[question->n_last_bytes] = last;
	question->n_last_bytes++;
}

/* Lays out what every half of the kinds of signs serves: each what it serves less one. */
static void question_lay_served(struct question *question, const struct pattern_guard *guard)
{
	question->served[0][0] = guard->silence.need.words[0];
	for (unsigned kinds = 1; kinds < 1 << HALF_KINDS; kinds++) {
		unsigned glyph = (unsigned)__builtin_ctz(kinds), rest = kinds & (kinds - 1);
		question->served[0][kinds] = question->served[0][rest] | guard->of_glyph[glyph];
		if (glyph + HALF_KINDS < GLYPH_COUNT)
			question->served[1][kinds] =
			        question->served[1][rest] | guard->of_glyph[glyph + HALF_KINDS];
	}
}

static struct question *question_new(const struct pattern_guard *guard, uint64_t wanted)
{
	struct question *question = g_new0(struct question, 1);
	question->wanted = wanted;
	for (uint64_t kinds = wanted; kinds; kinds &= kinds - 1)
		bits_join(&question->bits, &guard->of_kind[__builtin_ctzll(kinds)]);
	question->always = question->bits;
	question->words = words_of(&question->bits);
	bits_cut(&question->always, &guard->always);
	question->words_always = words_of(&question->always);
	question_lay_served(question, guard);
	question->only_first = !bits_share(&question->bits, &guard->silence.first);
	for (uint16_t i = 0; i < guard->voices->len; i++) {
		const struct pattern_bits *need = &speech_at(guard, i)->need;
		uint32_t character = voice_at(guard, i)->character;
		if (bits_share(need, &question->bits))
			glyph_ear_add(&question->ear, character);
		if (need->words[0] & question->always.words[0])
			question_need(question, character);
	}
	return question;
}

/* The question for those wanted. Which thread makes it does not matter: they make it
 * alike. NULL where there are too many. */
static const struct question *question_for(struct pattern_guard *guard, uint64_t wanted)
{
	size_t at = (size_t)(wanted * UINT64_C(0x9e3779b97f4a7c15) >> 32) % GUARD_QUESTIONS;
	for (size_t tries = 0; tries < GUARD_QUESTIONS; tries++, at = (at + 1) % GUARD_QUESTIONS) {
		struct question *question = g_atomic_pointer_get(&guard->questions[at]);
		if (!question) {
			question = question_new(guard, wanted);
			if (g_atomic_pointer_compare_and_exchange(&guard->questions[at], NULL,
			                                          question))
				return question;
			g_free(question);
			question = g_atomic_pointer_get(&guard->questions[at]);
		}
		if (question->wanted == wanted)
			return question;
	}
	return NULL;
}

/* The patterns asked for that a text's first and last character allow; returns how many
 * words of bits are to be looked at: of most lines the first. */
static size_t bits_at_ends(const struct pattern_guard *guard, const struct question *question,
                           uint32_t head, uint32_t tail, struct pattern_bits *bits)
{
	uint16_t begins = voice_find(guard, head, 0), ends;
	*bits = question->always;
	if (!begins && question->only_first)
		return 0;
	ends = voice_find(guard, tail, 0);
	if (!begins && !ends)
		return question->words_always;
	const struct pattern_bits *first = &speech_at(guard, begins)->first;
	const struct pattern_bits *last = &speech_at(guard, ends)->last;
	size_t words = 0;
	for (size_t i = 0; i < question->words; i++) {
		bits->words[i] = question->bits.words[i] &
		                 (guard->silence.first.words[i] | first->words[i]) &
		                 (guard->silence.last.words[i] | last->words[i]);
		words = bits->words[i] ? i + 1 : words;
	}
	return words;
}

/* Those of the first word of bits that do not need a sign of a kind that the text has none
 * of. */
static uint64_t bits_with_glyphs(const struct question *question, unsigned glyphs, uint64_t bits)
{
	/* Digits and blanks of other scripts are letters to us, and may be meant, too. */
	if (glyphs & (GLYPH_BIT(GLYPH_LATIN) | GLYPH_BIT(GLYPH_OTHER)))
		glyphs |= GLYPH_BIT(GLYPH_DIGIT) | GLYPH_BIT(GLYPH_BLANK);
	unsigned low = glyphs & ((1 << HALF_KINDS) - 1), high = (glyphs & ALL_GLYPHS) >> HALF_KINDS;
	return bits & (question->served[0][low] | question->served[1][high]);
}

/* Takes from missing, which is in so many words, what the character c behind text speaks for,
 * by itself or as the second of a pair. */
static void hear_one(const struct pattern_guard *guard, uint32_t c, struct slice text,
                     struct pattern_bits *missing, size_t words)
{
	uint32_t before = 0;
	for (uint16_t v = voice_first(guard, c); v; v = voice_next(guard, v)) {
		const struct voice *voice = voice_at(guard, v);
		struct slice rest = text;
		if (voice->character != c)
			continue;
		if (voice->before && !before)
			before = glyph_take_last(&rest);
		if (voice->before && voice->before != before)
			continue;
		const struct pattern_bits *need = &speech_at(guard, v)->need;
		for (size_t i = 0; i < words; i++)
			missing->words[i] &= ~need->words[i];
	}
}

static bool any_missing(const struct pattern_bits *missing, size_t words)
{
	uint64_t any = 0;
	for (size_t i = 0; i < words; i++)
		any |= missing->words[i];
	return any;
}

/* Takes from missing, which is in so many words, what text has a sign for that ear hears;
 * false where it has a character that no one can tell of. */
static bool hear(const struct pattern_guard *guard, const struct glyph_ear *ear, struct slice text,
                 struct pattern_bits *missing, size_t words)
{
	for (const char *at = text.data, *end = at + text.len; at < end;) {
		const char *sign = at;
		bool common = glyph_begins_common(*sign);
		if (common && !glyph_ear_hears_common(ear, sign)) {
			at += HAN_BYTES;
			continue; /* nearly all */
		}
		uint32_t c = glyph_step(&at);
		if (is_foreign(c))
			return false;
		if (!common && !glyph_ear_hears(ear, c))
			continue;
		hear_one(guard, c, (struct slice){ text.data, (size_t)(sign - text.data) }, missing,
		         words);
		if (!any_missing(missing, words))
			return true;
	}
	return true;
}

/* The same by the bytes that so few characters end with, in one word of missing. */
static void hear_few(const struct pattern_guard *guard, const struct question *question,
                     struct slice text, struct pattern_bits *missing)
{
	const char *end = text.data + text.len;
	for (size_t i = 0; i < question->n_last_bytes; i++) {
		for (const char *at = text.data;
		     missing->words[0] &&
		     (at = memchr(at, question->last_bytes[i], (size_t)(end - at)));) {
			struct slice so_far = { text.data, (size_t)(++at - text.data) };
			if (at == end || !utf8_continues(*at)) {
				uint32_t c = glyph_take_last(&so_far);
				hear_one(guard, c, so_far, missing, 1);
			}
		}
	}
}

/* Takes from bits, which are in so many words, those that text has no sign for; none
 * where it has a character that no one can tell of. */
static void keep_heard(const struct pattern_guard *guard, const struct question *question,
                       struct slice text, struct pattern_bits *bits, size_t words)
{
	struct pattern_bits missing;
	for (size_t i = 0; i < words; i++)
		missing.words[i] = bits->words[i] & ~guard->silence.need.words[i];
	const struct glyph_ear *ear = words > 1 ? &question->ear : &question->ear_always;
	if (!any_missing(&missing, words))
		return;
	if (words == 1 && question->n_last_bytes <= FEW_BYTES)
		hear_few(guard, question, text, &missing);
	else if (!hear(guard, ear, text, &missing, words))
		return;
	for (size_t i = 0; i < words; i++)
		bits->words[i] &= ~missing.words[i];
}

static uint64_t kinds_of(const struct pattern_guard *guard, const struct pattern_bits *bits,
                         size_t words)
{
	uint64_t kinds = 0;
	for (size_t i = 0; i < words; i++)
		for (uint64_t word = bits->words[i]; word; word &= word - 1)
			kinds |= guard->kinds_of[i * 64 + (unsigned)__builtin_ctzll(word)];
	return kinds;
}

/* Every bit: for who asks too many questions. */
static const struct pattern_bits all = { { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
	                                   UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX } };

struct pattern_look pattern_guard_look(struct pattern_guard *guard, struct slice text,
                                       unsigned glyphs, uint64_t wanted)
{
	const struct question *question = question_for(guard, wanted);
	if (!question)
		return (struct pattern_look){ wanted, all };
	struct slice rest = text;
	uint32_t head = glyph_take(&rest), tail;
	rest = text;
	tail = glyph_take_last(&rest);
	/* $ matches before a line feed at the end, too. */
	if (!text.len || tail == '\n' || is_foreign(head) || is_foreign(tail))
		return (struct pattern_look){ wanted, question->bits };
	struct pattern_look found;
	size_t words = bits_at_ends(guard, question, head, tail, &found.patterns);
	found.patterns.words[0] = bits_with_glyphs(question, glyphs, found.patterns.words[0]);
	if (words == 1 && !found.patterns.words[0])
		words = 0;
	keep_heard(guard, question, text, &found.patterns, words);
	found.kinds = kinds_of(guard, &found.patterns, words) & wanted;
	return found;
}

bool pattern_guard_take(const struct pattern_guard *guard, struct pattern_bits *bits,
                        struct span *patterns)
{
	size_t i = 0;
	while (i < WORDS && !bits->words[i])
		i++;
	if (i == WORDS)
		return false;
	*patterns = guard->patterns_of[i * 64 + (unsigned)__builtin_ctzll(bits->words[i])];
	bits->words[i] &= bits->words[i] - 1;
	return true;
}
