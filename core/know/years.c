/* Reading years from words, and from those written out. */
#include "core/know/years.h"

#include "core/base/bisect.h"
#include "core/know/character.h"

enum {
	SIGN = HAN_BYTES, /* bytes of 年, 月 */
	YEAR = 4 + SIGN,  /* 2025年 */
	LEAD = 21         /* bytes at a sentence's head that may stand before its year */
};

bool years_known(struct years years)
{
	return years.to > 0;
}

/* 由2020年的3个增至5个: what stands behind 至 is not of 2020. */
static bool is_left(const struct scan_block *block, struct year_before before, struct span behind)
{
	return before.from && cue_in(block->cues, CUE_BECOMES, slice_sub(block->text, behind));
}

/* 到2027年, 至2030年, 从2020年: no year that anything is of. */
static bool is_passed_by(struct year_before before)
{
	return before.from || before.until;
}

bool year_is_aside(const struct written_year *year)
{
	return year->compared || is_passed_by(year->before);
}

/* The last year written out as such in span, of which the sign must be all; NULL where there
 * is none. */
static const struct written_year *last_date(const struct time_words *words,
                                            const struct scan_block *block, struct span span)
{
	size_t i;
	BISECT(i, words->n_years, words->years[i].end > span.end);
	for (; i > 0; i--) {
		const struct written_year *year = &words->years[i - 1];
		if (year->end < span.start + SIGN)
			break;
		if (!year->compared &&
		    !is_left(block, year->before, (struct span){ year->end, span.end }))
			return year;
	}
	return NULL;
}

const struct written_year *years_next(const struct year_reader *reader,
                                      const struct scan_block *block, struct span *span)
{
	const struct time_words *words = time_words_of(reader, block);
	size_t i;
	BISECT(i, words->n_years, words->years[i].end >= span->start + SIGN);
	if (i == words->n_years || words->years[i].end > span->end)
		return NULL;
	span->start = words->years[i].end;
	return &words->years[i];
}

static struct years years_of(const struct year_reader *reader, const struct time_rule *rule)
{
	if (!rule->relative)
		return (struct years){ rule->from, rule->to };
	if (!reader->own)
		return (struct years){ YEARS_UNKNOWN, YEARS_UNKNOWN };
	return (struct years){ reader->own + rule->from, reader->own + rule->to };
}

/* The first of n words that begins at off or behind it. */
static size_t times_before(const struct time_word *words, size_t n, size_t off)
{
	size_t i;
	BISECT(i, n, words[i].start >= off);
	return i;
}

struct years years_in(const struct year_reader *reader, const struct scan_block *block,
                      struct span span)
{
	const struct time_words *words = time_words_of(reader, block);
	const struct written_year *date = last_date(words, block, span);
	const size_t least = date ? MAX(date->end, span.start) : span.start;
	const struct years found = { date ? date->year : 0, date ? date->year : 0 };
	for (size_t i = times_before(words->times, words->n_times, span.end); i > 0; i--) {
		const struct time_word *word = &words->times[i - 1];
		if (word->start < least)
			break;
		if (word->end > span.end ||
		    is_left(block, word->before, (struct span){ word->end, span.end }))
			continue;
		struct years years = years_of(reader, word->rule);
		return years.from ? years : found;
	}
	return found;
}

struct years years_leading(const struct year_reader *reader, const struct scan_block *block,
                           struct span span)
{
	const struct time_words *words = time_words_of(reader, block);
	const size_t head = MIN(span.end, span.start + LEAD);
	struct span rest = { span.start, MIN(span.end, head + SIGN) };
	const struct written_year *date = years_next(reader, block, &rest);
	for (size_t i = times_before(words->times, words->n_times, span.start);
	     i < words->n_times && words->times[i].start < head; i++) {
		const struct time_word *word = &words->times[i];
		if (date && word->start + YEAR > date->end)
			break;
		if (word->end <= span.end && !is_passed_by(word->before))
			return years_of(reader, word->rule);
	}
	return date && !year_is_aside(date) ? (struct years){ date->year, date->year }
	                                    : (struct years){ 0 };
}

bool years_meant(const struct year_reader *reader, const struct scan_block *block, struct span span)
{
	const struct time_words *words = time_words_of(reader, block);
	for (size_t i = times_before(words->vague, words->n_vague, span.start);
	     i < words->n_vague && words->vague[i].start < span.end; i++)
		if (words->vague[i].end <= span.end)
			return true;
	size_t i;
	BISECT(i, words->n_months, words->months[i] >= span.start + SIGN);
	return i < words->n_months && words->months[i] <= span.end;
}
