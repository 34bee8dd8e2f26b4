/* Reading the table of cues: a list of words each, the longest first, and those
 * of one character once more as such. */
#include "core/know/cues.h"

#include "core/base/arena.h"
#include "core/base/bisect.h"
#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/utf8.h"

enum { WORDS = 1 }; /* column */

struct cue_words {
	const struct slice *words;
	const uint64_t *bytes;      /* of each word: a bit for the low six of each of its bytes */
	const uint32_t *characters; /* in order */
	size_t n, n_characters;
};

#define CUE_NAME(id, name) [CUE_##id] = name,
static const char *const cue_names[CUE_COUNT] = { CUES(CUE_NAME) };
#undef CUE_NAME

static int longest_first(const void *a, const void *b)
{
	size_t x = ((const struct slice *)a)->len, y = ((const struct slice *)b)->len;
	return (x < y) - (x > y);
}

static int by_code(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static uint64_t bit_of(uint32_t value)
{
	return UINT64_C(1) << (value & 63);
}

static uint64_t bytes_of(struct slice text)
{
	uint64_t bytes = 0;
	for (size_t i = 0; i < text.len; i++)
		bytes |= bit_of((unsigned char)text.data[i]);
	return bytes;
}

/* The bits of words that are read. */
static struct cue_bits bits_of(const struct cue_words *of)
{
	struct cue_bits bits = { 0 };
	for (size_t i = 0; i < of->n; i++) {
		const struct slice word = of->words[i];
		bits.last |= bit_of((unsigned char)word.data[word.len - 1]);
		bits.last_but_one |=
		        word.len > 1 ? bit_of((unsigned char)word.data[word.len - 2]) : UINT64_MAX;
		bits.second |= word.len > 1 ? bit_of((unsigned char)word.data[1]) : UINT64_MAX;
		bits.third |= word.len > 2 ? bit_of((unsigned char)word.data[2]) : UINT64_MAX;
	}
	for (size_t i = 0; i < of->n_characters; i++) {
		bits.low |= bit_of(of->characters[i]);
		bits.high |= bit_of(of->characters[i] >> 6);
	}
	return bits;
}

/* The bytes of each of n words. */
static const uint64_t *bytes_of_each(const struct slice *words, size_t n, struct arena *arena)
{
	uint64_t *bytes = arena_new_array(arena, uint64_t, n);
	for (size_t i = 0; i < n; i++)
		bytes[i] = bytes_of(words[i]);
	return bytes;
}

static struct cue_words read_words(struct arena *arena, const char *cell)
{
	g_auto(GStrv) parts = g_strsplit(cell, " ", -1);
	struct slice *words = arena_new_array(arena, struct slice, g_strv_length(parts) + 1);
	uint32_t *characters = arena_new_array(arena, uint32_t, g_strv_length(parts) + 1);
	size_t n = 0, singles = 0;
	for (size_t i = 0; parts[i]; i++) {
		if (!*parts[i])
			continue;
		size_t next, len = strlen(parts[i]);
		const struct slice word = { arena_copy(arena, (struct slice){ parts[i], len }),
			                    len };
		words[n++] = word;
		uint32_t cp = utf8_next(word, 0, &next);
		if (next == len)
			characters[singles++] = cp;
	}
	qsort(words, n, sizeof *words, longest_first);
	qsort(characters, singles, sizeof *characters, by_code);
	return (struct cue_words){ words, bytes_of_each(words, n, arena), characters, n, singles };
}

static enum cue cue_named(const char *name)
{
	return (enum cue)names_find(cue_names, CUE_COUNT, name);
}

static bool read_rows(struct cues *cues, const struct lexicon *lexicon, GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_CUES); row++) {
		enum cue cue = cue_named(lexicon_cell(lexicon, TABLE_CUES, row, 0));
		if (cue == CUE_COUNT)
			return lexicon_row_error(lexicon, TABLE_CUES, row, "no such cue", error);
		cues->words[cue] =
		        read_words(cues->arena, lexicon_cell(lexicon, TABLE_CUES, row, WORDS));
		cues->bits[cue] = bits_of(&cues->words[cue]);
	}
	for (size_t cue = 0; cue < CUE_COUNT; cue++)
		if (!cues->words[cue].words) {
			g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE,
			            "cues.tsv: no row \"%s\"; if a table of yours takes it away, "
			            "leave it, with no words; else zhupi and its tables are of "
			            "different versions: install both anew",
			            cue_names[cue]);
			return false;
		}
	return true;
}

struct cues *cues_new(const struct lexicon *lexicon, GError **error)
{
	struct cues *cues = g_new0(struct cues, 1);
	cues->arena = arena_new();
	cues->words = arena_new_array(cues->arena, struct cue_words, CUE_COUNT);
	if (read_rows(cues, lexicon, error))
		return cues;
	cues_free(cues);
	return NULL;
}

void cues_free(struct cues *cues)
{
	if (!cues)
		return;
	arena_free(cues->arena);
	g_free(cues);
}

const struct slice *cue_words(const struct cues *cues, enum cue cue, size_t *n)
{
	*n = cues->words[cue].n;
	return cues->words[cue].words;
}

bool cue_has(const struct cues *cues, enum cue cue, uint32_t cp)
{
	const struct cue_words *of = &cues->words[cue];
	size_t i;
	BISECT(i, of->n_characters, of->characters[i] >= cp);
	return i < of->n_characters && of->characters[i] == cp;
}

size_t cue_word_at(const struct cues *cues, enum cue cue, struct slice text, size_t off)
{
	const struct cue_words *of = &cues->words[cue];
	struct slice rest = slice_sub(text, (struct span){ off, text.len });
	for (size_t i = 0; i < of->n; i++)
		if (slice_starts(rest, of->words[i]))
			return of->words[i].len;
	return 0;
}

size_t cue_word_upto(const struct cues *cues, enum cue cue, struct slice text, size_t off)
{
	const struct cue_words *of = &cues->words[cue];
	for (size_t i = 0; i < of->n; i++) {
		const struct slice word = of->words[i];
		if (off >= word.len && memcmp(text.data + off - word.len, word.data, word.len) == 0)
			return word.len;
	}
	return 0;
}

struct slice cue_find(const struct cues *cues, enum cue cue, struct slice text)
{
	enum { CLAUSE = 120 /* bytes: more of them are all that there may be */, FEW = 4 };
	const struct cue_words *of = &cues->words[cue];
	const uint64_t absent = of->n > FEW && text.len <= CLAUSE ? ~bytes_of(text) : 0;
	struct slice found = { NULL, 0 };
	for (size_t i = 0; i < of->n && text.len; i++) {
		if (of->bytes[i] & absent)
			continue;
		const char *at = slice_find(text, of->words[i]);
		if (at && (!found.len || at < found.data))
			found = (struct slice){ at, of->words[i].len };
	}
	return found;
}

bool cue_in(const struct cues *cues, enum cue cue, struct slice text)
{
	return cue_find(cues, cue, text).len;
}
