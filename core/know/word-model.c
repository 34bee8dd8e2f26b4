/* What words are: read from the tables that have them. */
#include "core/know/word-model.h"

#include <stdlib.h>

enum { COST_LISTED = 95 }; /* of a word that words.tsv does not know */

/* By rows of the tables, and by words. */
struct word_model {
	const struct lexicon *lexicon;
	const struct matcher *matcher;
	shared_sense *words;     /* by the word's first hit */
	int8_t *before, *behind; /* name-context.tsv */
	uint16_t *beside;        /* … : EDGE_CALLS, EDGE_TO_PLACE */
	uint16_t *institution;   /* institutions.tsv: enum edge_is */
	uint16_t *region;        /* regions.tsv: EDGE_REGION, or 0 for 全省, 局 */
};

/* The number that cell is; 0 where it is none. */
static int small_number(const char *cell)
{
	int value = 0;
	for (; *cell >= '0' && *cell <= '9' && value <= UINT8_MAX; cell++)
		value = 10 * value + (*cell - '0');
	return *cell ? 0 : value;
}

static uint16_t institution_is(const char *kind)
{
	static const struct {
		const char *kind;
		uint16_t is;
	} kinds[] = {
		{ "gov", EDGE_BODY | EDGE_GOV },
		{ "body", EDGE_BODY },
		{ "company", EDGE_BODY | EDGE_COMPANY },
		{ "trade", EDGE_BODY | EDGE_COMPANY | EDGE_INNER },
		{ "school", EDGE_BODY | EDGE_SCHOOL },
		{ "place", EDGE_PLACE },
		{ "thing", EDGE_THING },
		{ "inner", EDGE_INNER },
		{ "former", EDGE_FORMER },
		{ "stop", EDGE_STOP },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_equal(kinds[i].kind, kind))
			return kinds[i].is;
	return 0;
}

/* Of words.tsv, which is by far the largest table, cells are read where a text
 * has their word. */
static bool check_words(const struct lexicon *lexicon, GError **error)
{
	const size_t rows = lexicon_accepted(lexicon) ? 0 : lexicon_rows(lexicon, TABLE_WORDS);
	for (size_t row = 0; row < rows; row++) {
		int cost = small_number(lexicon_cell(lexicon, TABLE_WORDS, row, 1));
		if (cost <= 0 || cost > UINT8_MAX)
			return lexicon_row_error(lexicon, TABLE_WORDS, row,
			                         "a cost must be a number from 1 to 255", error);
	}
	return true;
}

static bool read_contexts(struct word_model *model, const struct lexicon *lexicon, GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_NAME_CONTEXT); row++) {
		int before, behind;
		if (!lexicon_number(lexicon, TABLE_NAME_CONTEXT, row, 1, -INT8_MAX, INT8_MAX,
		                    &before, error) ||
		    !lexicon_number(lexicon, TABLE_NAME_CONTEXT, row, 2, -INT8_MAX, INT8_MAX,
		                    &behind, error))
			return false;
		model->before[row] = (int8_t)before;
		model->behind[row] = (int8_t)behind;
		if (*lexicon_cell(lexicon, TABLE_NAME_CONTEXT, row, 3))
			model->beside[row] |= EDGE_CALLS;
		if (*lexicon_cell(lexicon, TABLE_NAME_CONTEXT, row, 4))
			model->beside[row] |= EDGE_TO_PLACE;
	}
	return true;
}

static bool read_institutions(struct word_model *model, const struct lexicon *lexicon,
                              GError **error)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_INSTITUTIONS); row++) {
		const char *kind = lexicon_cell(lexicon, TABLE_INSTITUTIONS, row, 1);
		model->institution[row] = institution_is(kind);
		if (!model->institution[row])
			return lexicon_row_error(lexicon, TABLE_INSTITUTIONS, row,
			                         "there is no such kind", error);
	}
	return true;
}

/* Of regions.tsv, which is made for metrics, only names of places. */
static void read_regions(struct word_model *model, const struct lexicon *lexicon)
{
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_REGIONS); row++)
		if (*lexicon_cell(lexicon, TABLE_REGIONS, row, 1))
			model->region[row] = EDGE_REGION;
}

enum person_role post_row_role(const struct lexicon *lexicon, size_t row)
{
	enum { ROLE_COLUMN = 1 };
	return person_role_named(lexicon_cell(lexicon, TABLE_POSTS, row, ROLE_COLUMN));
}

/* What a row of a table makes of its word. */
static void sense_take(struct sense *sense, const struct word_model *model, uint32_t table,
                       uint32_t row)
{
	switch (table) {
	case TABLE_WORDS:
		sense->cost =
		        (uint8_t)small_number(lexicon_cell(model->lexicon, TABLE_WORDS, row, 1));
		sense->kind = *lexicon_cell(model->lexicon, TABLE_WORDS, row, 2);
		sense->unlisted = false;
		break;
	case TABLE_POSTS:
		sense->is |= EDGE_POST;
		sense->role = post_row_role(model->lexicon, row) & 0xF;
		break;
	case TABLE_REGIONS:
		sense->is |= model->region[row];
		break;
	case TABLE_INSTITUTIONS:
		sense->is |= model->institution[row];
		break;
	case TABLE_SPEECH:
		sense->is |= EDGE_SPEECH;
		sense->kind = 'v';
		break;
	case TABLE_KNOWN_NAMES:
		sense->is |= EDGE_KNOWN;
		break;
	case TABLE_LIFE:
		sense->kind = 'v';
		break;
	case TABLE_NAME_CONTEXT:
		sense->is |= EDGE_CONTEXT | model->beside[row];
		if (sense->unlisted)
			sense->kind = 'v';
		sense->before = model->before[row];
		sense->behind = model->behind[row];
		break;
	default:
		break;
	}
}

/* A number with its unit, a change: what metrics match is no word to cut by. */
static bool table_has_words(uint32_t table)
{
	switch (table) {
	case TABLE_WORDS:
	case TABLE_POSTS:
	case TABLE_REGIONS:
	case TABLE_INSTITUTIONS:
	case TABLE_SPEECH:
	case TABLE_KNOWN_NAMES:
	case TABLE_NAME_CONTEXT:
	case TABLE_LIFE:
	case TABLE_NOT_NAMES:
	case TABLE_INDICATORS:
		return true;
	default:
		return false;
	}
}

/* Takes the rows of the word with that first hit that are of listed tables, or those
 * that are of others. */
static void sense_take_all(struct sense *sense, const struct word_model *model, uint32_t hit,
                           bool listed)
{
	for (bool more = true; more; hit++) {
		uint32_t table, row;
		more = matcher_row(model->matcher, hit, &table, &row);
		if (!table_has_words(table) || lexicon_is_listed(table) != listed)
			continue;
		if (!sense->cost) {
			sense->cost = COST_LISTED;
			sense->unlisted = true;
			sense->kind = 'n';
		}
		sense_take(sense, model, table, row);
	}
}

struct word_senses word_model_senses(const struct word_model *model)
{
	return (struct word_senses){ model, model->words };
}

/* What words.tsv says of a word comes first, of which some other tables know better. */
void word_sense_make(struct word_senses senses, uint32_t word)
{
	const struct word_model *model = senses.model;
	struct sense sense = { .made = true };
	uint64_t bits;
	sense_take_all(&sense, model, word, false);
	sense_take_all(&sense, model, word, true);
	sense.way = sense.is == EDGE_KNOWN && sense.kind == 'n' ? 0 : sense.cost;
	memcpy(&bits, &sense, sizeof bits);
	atomic_store_explicit(&model->words[word], bits, memory_order_relaxed);
}

struct word_model *word_model_new(const struct lexicon *lexicon, GError **error)
{
	struct word_model *model = g_new0(struct word_model, 1);
	model->lexicon = lexicon;
	model->matcher = lexicon_matcher(lexicon);
	model->words = g_new0(shared_sense, model->matcher->n_hits + 1);
	model->before = g_new0(int8_t, lexicon_rows(lexicon, TABLE_NAME_CONTEXT));
	model->behind = g_new0(int8_t, lexicon_rows(lexicon, TABLE_NAME_CONTEXT));
	model->beside = g_new0(uint16_t, lexicon_rows(lexicon, TABLE_NAME_CONTEXT));
	model->institution = g_new0(uint16_t, lexicon_rows(lexicon, TABLE_INSTITUTIONS));
	model->region = g_new0(uint16_t, lexicon_rows(lexicon, TABLE_REGIONS));
	read_regions(model, lexicon);
	if (check_words(lexicon, error) && read_contexts(model, lexicon, error) &&
	    read_institutions(model, lexicon, error))
		return model;
	word_model_free(model);
	return NULL;
}

void word_model_free(struct word_model *model)
{
	if (!model)
		return;
	g_free(model->words);
	g_free(model->before);
	g_free(model->behind);
	g_free(model->beside);
	g_free(model->institution);
	g_free(model->region);
	g_free(model);
}
