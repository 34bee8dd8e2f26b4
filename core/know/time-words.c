/* Finding time words: years by the sign behind them, the others by the lists of their
 * tables. */
#include "core/know/time-words.h"

#include "core/know/beside.h"
#include "core/know/character.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

bool year_may_be(int year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

bool years_compared(const struct scan_block *block, size_t off)
{
	return cue_upto(block->cues, CUE_COMPARED, block->text, off);
}

/* Whether a time is the one that multiples are told of: 是2010年的2.1倍, 为“十五”期末的3倍. */
static bool is_base(const struct scan_block *block, struct span time)
{
	enum { MOST = 3 }; /* signs between the time and 的 */
	size_t previous, at = time.end, next;
	const bool quoted = character_before(block->text, time.start, &previous) == 0x201C;
	if (!cue_upto(block->cues, CUE_EQUALS, block->text, quoted ? previous : time.start))
		return false;
	for (int n = 0; n <= MOST; n++, at = next) {
		const size_t of = cue_at(block->cues, CUE_OF, block->text, at);
		if (of)
			return is_digit(character_at(block->text, at + of, &next));
		const uint32_t cp = character_at(block->text, at, &next);
		if (cp != 0x201D && !cue_is(block->cues, CUE_YEAR_ENDS, cp) &&
		    !cue_is(block->cues, CUE_PERIOD, cp))
			break;
	}
	return false;
}

static struct year_before before(const struct scan_block *block, size_t off)
{
	return (struct year_before){ cue_upto(block->cues, CUE_FROM, block->text, off),
		                     cue_upto(block->cues, CUE_UNTIL, block->text, off) };
}

/* The year whose last digit is the glyph before end, and the glyph it begins at: 2025 or
 * 二〇二五; 0 where there is none. */
static int year_ending(const struct glyphs *glyphs, size_t end, size_t *start)
{
	enum { DIGITS = 4 };
	int year = 0, scale = 1;
	if (end < DIGITS)
		return 0;
	*start = end - DIGITS;
	for (size_t i = end; i-- > *start; scale *= 10) {
		int digit = digit_of(utf8_narrow(glyphs->cp[i]));
		if (digit < 0)
			return 0;
		year += digit * scale;
	}
	return year_may_be(year) ? year : 0;
}

static void add_year(const struct scan_block *block, size_t sign, GArray *years)
{
	size_t first;
	const struct glyphs *glyphs = &block->glyphs;
	const int year = year_ending(glyphs, sign, &first);
	if (!year)
		return;
	const uint32_t start = glyphs->off[first];
	struct written_year written = {
		start, glyphs->off[sign + 1], year,
		years_compared(block, start) ||
		        is_base(block, (struct span){ start, glyphs->off[sign + 1] }),
		before(block, start)
	};
	g_array_append_val(years, written);
}

/* A month behind digits: 1月, but not 2025年1月. */
static void add_month(const struct scan_block *block, size_t sign, GArray *months)
{
	const struct glyphs *glyphs = &block->glyphs;
	size_t first = sign;
	while (is_digit(character_of(glyphs, first - 1)))
		first--;
	if (first < sign && !cue_is(block->cues, CUE_YEAR, character_of(glyphs, first - 1)))
		g_array_append_val(months, glyphs->off[sign + 1]);
}

/* Appends the years (of struct written_year) and months (uint32_t, where they end) of block: a
 * sign behind a numeral makes them. */
static void find_dates(const struct scan_block *block, GArray *years, GArray *months)
{
	const struct glyphs *glyphs = &block->glyphs;
	const struct match_list numerals = block->tables[TABLE_NUMERALS];
	size_t behind = 0; /* the last sign */
	for (size_t i = 0; i < numerals.n; i++) {
		if (i + 1 < numerals.n && numerals.items[i].end == numerals.items[i + 1].start)
			continue; /* 2 of 25 */
		const size_t sign = glyphs->at[numerals.items[i].end];
		const uint32_t cp = sign < glyphs->n ? glyphs->cp[sign] : 0;
		if ((cp != U'年' && cp != U'月') || sign < behind)
			continue;
		if (cp == U'年')
			add_year(block, sign, years);
		else
			add_month(block, sign, months);
		behind = sign + 1;
	}
}

/* “十四五”时期 and “十四五”以来 are a time; “十四五”规划 is the name of a plan, but as a
 * heading. */
static bool holds_on(const struct scan_block *block, const struct match *match,
                     const struct time_rule *rule)
{
	const uint32_t heads = 1u << BLOCK_HEADING | 1u << BLOCK_TITLE | 1u << BLOCK_SUBTITLE;
	return rule->relative || (heads >> block->block->type & 1) ||
	       cue_at(block->cues, CUE_PERIOD_GOES_ON, block->text, match->end) ||
	       cue_upto(block->cues, CUE_PERIOD, block->text, match->end);
}

static void find_times(const struct metric_rules *rules, const struct scan_block *block,
                       struct arena *arena, struct time_words *words)
{
	const struct match_list list = block->tables[TABLE_TIMES];
	if (!list.n)
		return;
	struct time_word *times = arena_room(arena, list.n * sizeof *times);
	struct time_word *vague = arena_room(arena, list.n * sizeof *vague);
	for (size_t i = 0; i < list.n; i++) {
		const struct match *match = &list.items[i];
		const struct time_rule *rule = &rules->times[match->row];
		struct time_word word = { match->start, match->end, rule, { 0 } };
		if (rule->vague) {
			vague[words->n_vague++] = word;
		} else if (holds_on(block, match, rule) && !years_compared(block, match->start) &&
		           !is_base(block, (struct span){ match->start, match->end })) {
			word.before = before(block, match->start);
			times[words->n_times++] = word;
		}
	}
	words->times = times;
	words->vague = vague;
}

/* Whether match is only part of a longer word: 共 of 公共, 将 of 将军. */
static bool is_part_of_word(const struct scan_block *block, const struct match *match)
{
	if (match->end - match->start > HAN_BYTES)
		return false;
	const size_t start = block->glyphs.at[match->start], end = block->glyphs.at[match->end];
	if (beside_from(block, TABLE_WORDS, start).end > end)
		return true;
	const struct table_word word = beside_upto(block, TABLE_WORDS, end);
	return word.end && word.start < start;
}

static int weight_of(const struct target_rule *rule)
{
	return rule->kind == METRIC_TARGET   ? rule->weight
	       : rule->kind == METRIC_ACTUAL ? -rule->weight
	                                     : 0;
}

static void find_targets(const struct metric_rules *rules, const struct scan_block *block,
                         struct arena *arena, struct time_words *words)
{
	const struct match_list list = block->tables[TABLE_TARGETS];
	if (!list.n)
		return;
	struct target_word *targets = arena_room(arena, list.n * sizeof *targets);
	for (size_t i = 0; i < list.n; i++) {
		const struct match *match = &list.items[i];
		const int weight = weight_of(&rules->targets[match->row]);
		bool shorter = i > 0 && match[-1].start == match->start; /* 预期 of 预期寿命 */
		if (weight && !shorter && !years_compared(block, match->start) &&
		    !is_part_of_word(block, match))
			targets[words->n_targets++] =
			        (struct target_word){ match->start, match->end, weight };
	}
	words->targets = targets;
}

const struct time_words *time_words_find(const struct metric_rules *rules, const struct scan *scan)
{
	struct time_words *words =
	        arena_new_array(scan->scratch, struct time_words, scan->n_blocks + 1);
	GArray *years = g_array_new(FALSE, FALSE, sizeof(struct written_year));
	GArray *months = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (size_t i = 0; i < scan->n_blocks; i++) {
		const struct scan_block *block = &scan->blocks[i];
		const size_t years_before = years->len, months_before = months->len;
		find_dates(block, years, months);
		words[i].n_years = years->len - years_before;
		words[i].n_months = months->len - months_before;
		find_times(rules, block, scan->scratch, &words[i]);
		find_targets(rules, block, scan->scratch, &words[i]);
	}
	const struct written_year *year =
	        arena_take_array(scan->scratch, years, struct written_year);
	const uint32_t *month = arena_take_array(scan->scratch, months, uint32_t);
	for (size_t i = 0; i < scan->n_blocks; i++) {
		if (words[i].n_years) {
			words[i].years = year;
			year += words[i].n_years;
		}
		if (words[i].n_months) {
			words[i].months = month;
			month += words[i].n_months;
		}
	}
	return words;
}
