/* Reading the table of cues: a list of words each, the longest first, and those
 * of one character once more as such. */
#include "core/know/cues.h"

#include "core/base/arena.h"
#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/utf8.h"

enum { WORDS = 1 }; /* column */

/* The sets have a bit for the low six of each word's second byte, last byte, and, of
 * words of one character, code point: nearly all of a text is told from them by these. */
struct cue_words {
	const struct slice *words;
	const uint64_t *bytes;      /* of each word: a bit for the low six of each of its bytes */
	const uint32_t *characters; /* ended by 0 */
	size_t n;
	uint64_t second, last, singles;
};

struct cues {
	struct cue_words of[CUE_COUNT];
	struct arena *arena;
};

#define CUE_NAME(id, name) [CUE_##id] = name,
static const char *const cue_names[CUE_COUNT] = { CUES(CUE_NAME) };
#undef CUE_NAME

static int longest_first(const void *a, const void *b)
{
	size_t x = ((const struct slice *)a)->len, y = ((const struct slice *)b)->len;
	return (x < y) - (x > y);
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

/* Makes the sets of words that are read. */
static void set_bits(struct cue_words *of, struct arena *arena)
{
	uint64_t *bytes = arena_new_array(arena, uint64_t, of->n);
	of->bytes = bytes;
	for (size_t i = 0; i < of->n; i++)
		bytes[i] = bytes_of(of->words[i]);
	for (size_t i = 0; i < of->n; i++) {
		const struct slice word = of->words[i];
		of->last |= bit_of((unsigned char)word.data[word.len - 1]);
		of->second |= word.len > 1 ? bit_of((unsigned char)word.data[1]) : UINT64_MAX;
	}
	for (const uint32_t *character = of->characters; *character; character++)
		of->singles |= bit_of(*character);
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
	struct cue_words of = { .words = words, .characters = characters, .n = n };
	set_bits(&of, arena);
	return of;
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
			return lexicon_row_error(lexicon, TABLE_CUES, row,
			                         "no such cue; see the shipped table for those "
			                         "that there are",
			                         error);
		cues->of[cue] =
		        read_words(cues->arena, lexicon_cell(lexicon, TABLE_CUES, row, WORDS));
	}
	for (size_t cue = 0; cue < CUE_COUNT; cue++)
		if (!cues->of[cue].words) {
			g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE,
			            "cues.tsv: no row \"%s\"; put it back, with no words if "
			            "there are none",
			            cue_names[cue]);
			return false;
		}
	return true;
}

struct cues *cues_new(const struct lexicon *lexicon, GError **error)
{
	struct cues *cues = g_new0(struct cues, 1);
	cues->arena = arena_new();
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

bool cue_is(const struct cues *cues, enum cue cue, uint32_t cp)
{
	const uint32_t *character = cues->of[cue].characters;
	if (!(cues->of[cue].singles & bit_of(cp)))
		return false;
	while (*character && *character != cp)
		character++;
	return *character != 0;
}

size_t cue_at(const struct cues *cues, enum cue cue, struct slice text, size_t off)
{
	const struct cue_words *of = &cues->of[cue];
	if (off + 1 < text.len && !(of->second & bit_of((unsigned char)text.data[off + 1])))
		return 0;
	struct slice rest = slice_sub(text, (struct span){ off, text.len });
	for (size_t i = 0; i < of->n; i++)
		if (slice_starts(rest, of->words[i]))
			return of->words[i].len;
	return 0;
}

size_t cue_upto(const struct cues *cues, enum cue cue, struct slice text, size_t off)
{
	const struct cue_words *of = &cues->of[cue];
	if (!off || !(of->last & bit_of((unsigned char)text.data[off - 1])))
		return 0;
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
	const struct cue_words *of = &cues->of[cue];
	const uint64_t absent = of->n > FEW && text.len <= CLAUSE ? ~bytes_of(text) : 0;
	struct slice found = { NULL, 0 };
	for (size_t i = 0; i < of->n; i++) {
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
