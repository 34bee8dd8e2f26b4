/* What the words of metric's tables begin or end with, marked by letter, so that they are
 * looked for only where one may stand. */
#include "core/know/metric-rules.h"

#include <uchar.h>

#include "core/base/arena.h"
#include "core/base/utf8.h"

static void mark_character(struct metric_rules *rules, uint32_t cp, enum metric_edge edge)
{
	const uint32_t letter = matcher_letter(lexicon_matcher(rules->lexicon), cp);
	rules->edges[letter % METRIC_EDGES] |= (uint16_t)edge;
}

/* Marks the first, or last, letter of word. */
static void mark_word(struct metric_rules *rules, struct slice word, enum metric_edge edge)
{
	const unsigned lasts = EDGE_BEFORE | EDGE_MONEY | EDGE_SIGN | EDGE_NO_PLACE | EDGE_BORDERS;
	const bool last = edge & lasts;
	size_t at;
	mark_character(rules, last ? utf8_previous(word, word.len, &at) : utf8_next(word, 0, &at),
	               edge);
}

/* Those of the word of a row. */
static void mark_edge(struct metric_rules *rules, enum lexicon_table table, size_t row,
                      enum metric_edge edge)
{
	mark_word(rules, slice_of(lexicon_cell(rules->lexicon, table, row, 0)), edge);
}

/* Those of the words of a cue. */
static void mark_cue(struct metric_rules *rules, const struct cues *cues, enum cue cue,
                     enum metric_edge edge)
{
	size_t n;
	const struct slice *words = cue_words(cues, cue, &n);
	for (size_t i = 0; i < n; i++)
		mark_word(rules, words[i], edge);
}

/* Whether the unit of a row may stand before its number: ￥, 人民币. */
static bool may_lead(const struct metric_rules *rules, size_t row)
{
	const struct slice word =
	        slice_of(lexicon_cell(rules->lexicon, TABLE_UNITS, row, UNIT_WORD));
	size_t last;
	return rules->units[row].class == UNIT_MEASURE &&
	       (rules->units[row].kind_is & KIND_MONEY ||
	        !is_han(utf8_previous(word, word.len, &last)));
}

static void mark_cues(struct metric_rules *rules, const struct cues *cues)
{
	mark_cue(rules, cues, CUE_RESPECTIVELY, EDGE_SHARES);
	mark_cue(rules, cues, CUE_NEGATIVE, EDGE_SIGN);
	mark_cue(rules, cues, CUE_MONEY_NAME, EDGE_MONEY);
	mark_cue(rules, cues, CUE_BELOW_ZERO, EDGE_SIGN);
	mark_cue(rules, cues, CUE_BORDERS, EDGE_BORDERS);
	for (const char32_t *sign = U"-−.－．"; *sign; sign++)
		mark_character(rules, *sign, EDGE_SIGN);
}

static void mark_rows(struct metric_rules *rules)
{
	const struct lexicon *lexicon = rules->lexicon;
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_INDICATORS); row++)
		if (rules->indicators[row].use & INDICATOR_CUT)
			mark_edge(rules, TABLE_INDICATORS, row, EDGE_CUTS);
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_QUALIFIERS); row++)
		mark_edge(rules, TABLE_QUALIFIERS, row,
		          rules->qualifiers[row].before ? EDGE_BEFORE : EDGE_BEHIND);
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_UNITS); row++) {
		if (may_lead(rules, row))
			mark_edge(rules, TABLE_UNITS, row, EDGE_MONEY);
		if (rules->units[row].class == UNIT_HALF)
			mark_edge(rules, TABLE_UNITS, row, EDGE_HALF);
	}
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_NOT_PLACES); row++)
		mark_edge(rules, TABLE_NOT_PLACES, row, EDGE_NO_PLACE);
}

void metric_mark_edges(struct metric_rules *rules, const struct cues *cues)
{
	rules->edges = arena_new_array(rules->arena, uint16_t, METRIC_EDGES);
	mark_rows(rules);
	mark_cues(rules, cues);
}
