/* The model of names: tables of characters made into an array by code point. */
#include "core/know/name-model.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/names.h"
#include "core/base/utf8.h"

#define NAME_WEIGHT_NAME(id, name) [WEIGHT_##id] = name,
static const char *const weight_names[WEIGHT_COUNT] = { NAME_WEIGHTS(NAME_WEIGHT_NAME) };
#undef NAME_WEIGHT_NAME

/* Most characters: nothing begins with one. */
static const struct hanzi_cost unlisted = {
	.surname = COST_NEVER,
	.first = COST_GIVEN_UNLISTED,
	.second = COST_GIVEN_UNLISTED,
	.alone = COST_GIVEN_UNLISTED,
	.sound = COST_NEVER,
};

/* The cost in a cell, within [0, COST_NEVER). */
static bool read_cost(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                      size_t column, uint8_t *cost, GError **error)
{
	int value = 0;
	bool read = lexicon_number(lexicon, table, row, column, 0, COST_NEVER - 1, &value, error);
	*cost = (uint8_t)value;
	return read;
}

/* The code points of a word, at most three told. */
static size_t word_glyphs(const char *word, uint32_t glyphs[3])
{
	struct slice text = slice_of(word);
	size_t n = 0;
	for (size_t off = 0; off < text.len && n < 3;)
		glyphs[n++] = utf8_next(text, off, &off);
	return n;
}

static struct hanzi_cost *hanzi_of(struct name_model *model, uint32_t cp)
{
	return cp >= HANZI_FIRST && cp <= HANZI_LAST ? &model->hanzi[cp - HANZI_FIRST] : NULL;
}

static int by_glyphs(gconstpointer a, gconstpointer b)
{
	const struct compound_surname *x = a, *y = b;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->second < y->second ? -1 : x->second > y->second;
}

static bool read_surname(struct name_model *model, const struct lexicon *lexicon, size_t row,
                         GError **error)
{
	uint32_t glyphs[3] = { 0 };
	uint8_t cost;
	size_t n = word_glyphs(lexicon_cell(lexicon, TABLE_SURNAMES, row, 0), glyphs);
	if (!read_cost(lexicon, TABLE_SURNAMES, row, 1, &cost, error))
		return false;
	struct hanzi_cost *hanzi = hanzi_of(model, glyphs[0]);
	if (hanzi)
		hanzi->begins = true;
	if (n == 1 && hanzi)
		hanzi->surname = cost;
	if (n != 2)
		return true;
	const char *kind = lexicon_cell(lexicon, TABLE_SURNAMES, row, 2);
	struct compound_surname compound = { glyphs[0], glyphs[1], cost,
		                             g_str_equal(kind, "japanese") ? SURNAME_JAPANESE
		                                                           : SURNAME_HAN };
	g_array_append_val(model->compounds, compound);
	const unsigned pair = name_model_pair(glyphs[0], glyphs[1]);
	model->pairs[pair / 64] |= UINT64_C(1) << pair % 64;
	struct hanzi_cost *second = hanzi_of(model, glyphs[1]);
	if (hanzi)
		hanzi->compound = true;
	if (second)
		second->ends_compound = true;
	return true;
}

static bool read_surnames(struct name_model *model, const struct lexicon *lexicon, GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_SURNAMES); row++)
		if (!read_surname(model, lexicon, row, error))
			return false;
	g_array_sort(model->compounds, by_glyphs);
	return true;
}

/* 0 in a cell says that the character is seldom there, 254 that it never is. */
static uint8_t given_cost(uint8_t cost)
{
	if (cost == COST_NEVER - 1)
		return COST_NEVER;
	return cost ? cost : COST_GIVEN_UNLISTED;
}

static bool read_given(struct name_model *model, const struct lexicon *lexicon, GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_GIVEN); row++) {
		uint32_t glyphs[3] = { 0 };
		uint8_t first, second, alone;
		size_t n = word_glyphs(lexicon_cell(lexicon, TABLE_GIVEN, row, 0), glyphs);
		struct hanzi_cost *hanzi = n == 1 ? hanzi_of(model, glyphs[0]) : NULL;
		if (!hanzi)
			continue;
		if (!read_cost(lexicon, TABLE_GIVEN, row, 1, &first, error) ||
		    !read_cost(lexicon, TABLE_GIVEN, row, 2, &second, error) ||
		    !read_cost(lexicon, TABLE_GIVEN, row, 3, &alone, error))
			return false;
		hanzi->first = given_cost(first);
		hanzi->second = given_cost(second);
		hanzi->alone = given_cost(alone);
	}
	return true;
}

static bool read_sounds(struct name_model *model, const struct lexicon *lexicon, GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_TRANSLITERATION); row++) {
		uint32_t glyphs[3] = { 0 };
		size_t n =
		        word_glyphs(lexicon_cell(lexicon, TABLE_TRANSLITERATION, row, 0), glyphs);
		struct hanzi_cost *hanzi = n == 1 ? hanzi_of(model, glyphs[0]) : NULL;
		if (!hanzi)
			continue;
		if (!read_cost(lexicon, TABLE_TRANSLITERATION, row, 1, &hanzi->sound, error))
			return false;
		hanzi->begins = true;
	}
	return true;
}

/* A traditional character stands where its simplified form does. */
static void read_variants(struct name_model *model, const struct lexicon *lexicon)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_VARIANTS); row++) {
		uint32_t cp[3] = { 0 }, plain[3] = { 0 };
		if (word_glyphs(lexicon_cell(lexicon, TABLE_VARIANTS, row, 0), cp) != 1 ||
		    word_glyphs(lexicon_cell(lexicon, TABLE_VARIANTS, row, 1), plain) != 1)
			continue;
		struct hanzi_cost *to = hanzi_of(model, cp[0]), *from = hanzi_of(model, plain[0]);
		if (to && from && to->surname == COST_NEVER && to->first == COST_GIVEN_UNLISTED) {
			const struct hanzi_cost own = *to;
			*to = *from;
			to->ends_compound |= own.ends_compound;
			to->begins |= own.begins;
		}
	}
}

/* A known name begins where no surname and no sound may. */
static void read_known(struct name_model *model, const struct lexicon *lexicon)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_KNOWN_NAMES); row++) {
		const struct slice name =
		        slice_of(lexicon_cell(lexicon, TABLE_KNOWN_NAMES, row, 0));
		size_t next;
		struct hanzi_cost *hanzi =
		        name.len ? hanzi_of(model, utf8_next(name, 0, &next)) : NULL;
		if (hanzi)
			hanzi->begins = true;
	}
}

static bool read_weights(struct name_model *model, const struct lexicon *lexicon, GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_NAME_WEIGHTS); row++) {
		const char *name = lexicon_cell(lexicon, TABLE_NAME_WEIGHTS, row, 0);
		size_t i = names_find(weight_names, WEIGHT_COUNT, name);
		if (i == WEIGHT_COUNT)
			return lexicon_row_error(lexicon, TABLE_NAME_WEIGHTS, row,
			                         "there is no weight of this name", error);
		if (!lexicon_number(lexicon, TABLE_NAME_WEIGHTS, row, 1, -INT8_MAX, INT8_MAX,
		                    &model->weights[i], error))
			return false;
	}
	return true;
}

/* What is told of the first character of a word. */
static unsigned first_bits(const struct name_model *model, const char *word)
{
	uint32_t glyphs[3] = { 0 };
	word_glyphs(word, glyphs);
	return name_model_begins(model, glyphs[0]);
}

/* Adds bits to what is told of the first character of a word; alone: where it is all of it. */
static void mark_first(struct name_model *model, const char *word, unsigned bits, unsigned alone)
{
	uint32_t glyphs[3] = { 0 };
	if (word_glyphs(word, glyphs) == 1)
		bits |= alone;
	if (glyphs[0] - HANZI_FIRST < HANZI_COUNT)
		model->begins[glyphs[0] - HANZI_FIRST] |= (uint16_t)bits;
}

/* Tells by which characters words begin that call the person beside them. */
static void read_calls(struct name_model *model, const struct lexicon *lexicon)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_NAME_CONTEXT); row++)
		if (*lexicon_cell(lexicon, TABLE_NAME_CONTEXT, row, 3))
			mark_first(model, lexicon_cell(lexicon, TABLE_NAME_CONTEXT, row, 0),
			           CALLS_BEFORE, CALLS_BEHIND);
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_VARIANTS); row++) {
		const char *word = lexicon_cell(lexicon, TABLE_VARIANTS, row, 0);
		const char *plain = lexicon_cell(lexicon, TABLE_VARIANTS, row, 1);
		const unsigned bits = CALLS_BEFORE | CALLS_BEHIND;
		mark_first(model, word, first_bits(model, plain) & bits, 0);
		mark_first(model, plain, first_bits(model, word) & bits, 0);
	}
}

static uint16_t beginning_of(const struct hanzi_cost *hanzi)
{
	const unsigned sound = hanzi->sound != COST_NEVER ? BEGINS_SOUND : 0;
	unsigned first = sound, second = sound | BEGINS_SURNAME;
	if (hanzi->surname != COST_NEVER)
		first |= BEGINS_SURNAME;
	if (hanzi->compound)
		first |= BEGINS_COMPOUND;
	if (hanzi->begins)
		first |= BEGINS_ANY;
	if (hanzi->ends_compound)
		second |= BEGINS_COMPOUND;
	return (uint16_t)(first | second << BEGINS_SECOND);
}

struct name_model *name_model_new(const struct lexicon *lexicon, GError **error)
{
	struct name_model *model = g_new0(struct name_model, 1);
	model->compounds = g_array_new(FALSE, FALSE, sizeof(struct compound_surname));
	for (size_t i = 0; i < HANZI_COUNT; i++)
		model->hanzi[i] = unlisted;
	if (read_surnames(model, lexicon, error) && read_given(model, lexicon, error) &&
	    read_sounds(model, lexicon, error) && read_weights(model, lexicon, error)) {
		read_known(model, lexicon);
		read_variants(model, lexicon);
		for (size_t i = 0; i < HANZI_COUNT; i++)
			model->begins[i] = beginning_of(&model->hanzi[i]);
		read_calls(model, lexicon);
		return model;
	}
	name_model_free(model);
	return NULL;
}

void name_model_free(struct name_model *model)
{
	if (!model)
		return;
	g_array_free(model->compounds, TRUE);
	g_free(model);
}

const struct compound_surname *name_model_compound(const struct name_model *model, uint32_t first,
                                                   uint32_t second)
{
	struct compound_surname key = { .first = first, .second = second };
	return bsearch(&key, model->compounds->data, model->compounds->len, sizeof key, by_glyphs);
}
