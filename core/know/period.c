/* Reading periods and kinds from a window before the figure. */
#include "core/know/period.h"

#include "core/base/bisect.h"
#include "core/know/character.h"
#include "core/know/iso-date.h"

/* REACH is in bytes; a year behind or ahead weighs as much as strong words do. */
enum { REACH = 480, YEAR_WEIGHT = 6, HEADED_WEIGHT = 5 };

static struct span whole(const struct scan_block *block)
{
	return (struct span){ 0, block->text.len };
}

/* The words of targets in span, weighed: above 0 a target, below 0 reached. */
static int weigh(const struct period_reader *reader, const struct scan_block *block,
                 struct span span)
{
	const struct time_words *words = time_words_of(&reader->words, block);
	int weight = 0;
	size_t i;
	BISECT(i, words->n_targets, words->targets[i].start >= span.start);
	for (; i < words->n_targets && words->targets[i].start < span.end; i++)
		weight += words->targets[i].end <= span.end ? words->targets[i].weight : 0;
	return weight;
}

/* The years that one of the article's heads names. */
static struct years years_headed(const struct period_reader *reader, const struct scan *scan,
                                 uint32_t heads, bool reached)
{
	for (size_t i = 0; i < scan->n_blocks; i++) {
		const struct scan_block *block = &scan->blocks[i];
		if (!(heads >> block->block->type & 1) ||
		    (reached && weigh(reader, block, whole(block)) >= 0))
			continue;
		struct years years = years_in(&reader->words, block, whole(block));
		if (years_known(years))
			return years;
	}
	return (struct years){ 0 };
}

/* The clause of off, as far as a word in it may bear on what stands there. */
static struct span around(const struct scan_block *block, size_t off)
{
	struct span clause = clause_around(&block->in, off);
	clause.start = MAX(clause.start, off > REACH ? off - REACH : 0);
	clause.end = MIN(clause.end, off + REACH);
	return clause;
}

enum { YEARS_FROM = 1900, YEARS_KEPT = 300 }; /* as many as year_may_be lets be */

/* Whether the article says 今年, 去年 and the like. */
static bool speaks_of_now(const struct metric_rules *rules, const struct scan *scan)
{
	for (size_t i = 0; i < scan->n_blocks; i++) {
		struct match_list times = scan->blocks[i].tables[TABLE_TIMES];
		for (size_t k = 0; k < times.n; k++)
			if (rules->times[times.items[k].row].relative)
				return true;
	}
	return false;
}

/* Of an article without a date: the last year that it plans for, having named the one
 * before (2024年产值增长，2025年力争增长5%), or else the last of all, but not of one that
 * only says 2035年基本实现. */
static int year_planned(const struct period_reader *reader, const struct metric_rules *rules,
                        const struct scan *scan)
{
	bool named[YEARS_KEPT] = { false };
	bool planned[YEARS_KEPT] = { false };
	for (size_t i = 0; i < scan->n_blocks; i++) {
		const struct scan_block *block = &scan->blocks[i];
		struct span rest = whole(block);
		for (const struct written_year *year;
		     (year = years_next(&reader->words, block, &rest));) {
			struct span near = around(block, year->end);
			int at = CLAMP(year->year - YEARS_FROM, 0, YEARS_KEPT - 1);
			named[at] = true;
			planned[at] |= !year_is_aside(year) && weigh(reader, block, near) > 0;
		}
	}
	int at = YEARS_KEPT - 1, last = at;
	while (at > 0 && !(planned[at] && named[at - 1]))
		at--;
	while (last > 0 && !named[last])
		last--;
	if (!at && planned[last] && speaks_of_now(rules, scan))
		at = last;
	return at ? YEARS_FROM + at : 0;
}

/* Whether a month and a day stand at off: 3月5日. */
static bool is_day_at(const struct scan_block *block, size_t off)
{
	const struct slice text = block->text;
	return cue_is(block->cues, CUE_MONTH, character_at(text, skip_digits(text, off), &off)) &&
	       cue_is(block->cues, CUE_DAY, character_at(text, skip_digits(text, off), &off));
}

/* The year of the day that the article begins with: 2024年3月5日，省政府举行发布会. */
static int year_of_first_day(const struct period_reader *reader, const struct scan *scan)
{
	for (size_t i = 0; i < scan->n_blocks; i++) {
		const struct scan_block *block = &scan->blocks[i];
		if (block->block->type != BLOCK_PARAGRAPH)
			continue;
		if (!block->text.len)
			return 0;
		struct span rest = block->in.sentences[0].span;
		const struct written_year *year = years_next(&reader->words, block, &rest);
		return year && is_day_at(block, year->end) ? year->year : 0;
	}
	return 0;
}

static int own_year(const struct period_reader *reader, const struct metric_rules *rules,
                    const struct scan *scan)
{
	const uint32_t heads = 1u << BLOCK_TITLE | 1u << BLOCK_SUBTITLE | 1u << BLOCK_KICKER |
	                       1u << BLOCK_DATELINE;
	int dated = scan->article->date ? moment_parse(scan->article->date).year : 0;
	if (year_may_be(dated))
		return dated;
	struct years years = years_headed(reader, scan, heads, false);
	if (years.to)
		return years.to;
	int planned = year_planned(reader, rules, scan);
	return planned ? planned : year_of_first_day(reader, scan);
}

/* A report of the year's first months speaks of what is to come in it. */
static bool looks_ahead(const struct article *article)
{
	enum { LAST_EARLY_MONTH = 4 };
	return article->kind == ARTICLE_REPORT &&
	       (!article->date || moment_parse(article->date).month <= LAST_EARLY_MONTH);
}

void period_reader_open(struct period_reader *reader, const struct metric_rules *rules,
                        const struct scan *scan)
{
	enum article_kind kind = scan->article->kind;
	*reader = (struct period_reader){ .words = { scan, time_words_find(rules, scan), 0 } };
	/* 安河市2024年统计公报: all of it is of that year. */
	reader->headed = reader->titled = years_headed(reader, scan, 1u << BLOCK_TITLE, true);
	reader->words.own = reader->headed.to ? reader->headed.to : own_year(reader, rules, scan);
	reader->is_news = kind == ARTICLE_NEWS || kind == ARTICLE_BRIEF || kind == ARTICLE_CAPTION;
	reader->looks_ahead = !reader->headed.to && looks_ahead(scan->article);
	reader->headed_kind = kind == ARTICLE_PLAN ? METRIC_TARGET : METRIC_ACTUAL;
}

/* Whether a paragraph that begins with years speaks of them on: 一年来, 刚刚过去的2025年,
 * not 2020年以前. */
static bool may_frame(const struct period_reader *reader, struct years years)
{
	int own = reader->words.own;
	return years_known(years) &&
	       (!own || years.from != years.to || (years.to <= own && years.to + 1 >= own));
}

/* The document's own year, as years; none where it is unknown. */
static struct years this_year(const struct period_reader *reader)
{
	return (struct years){ reader->words.own, reader->words.own };
}

/* The years that a sentence begins with, or, in the news and where it ends before off, its
 * last clause that begins with any: 省长表示，过去一年，…; or a season of this year that
 * its first clause names: 一季度，运输平稳. */
static struct years years_opening(const struct period_reader *reader,
                                  const struct sentence *sentence, size_t off)
{
	const struct sentences *in = &reader->block->in;
	struct years years = years_leading(&reader->words, reader->block, sentence->span);
	bool passed = reader->is_news && sentence->span.end <= off;
	for (size_t i = sentence->n_clauses; passed && !years.to && i > 1; i--)
		years = years_leading(&reader->words, reader->block,
		                      in->clauses[sentence->first_clause + i - 1].span);
	if (passed && !years.to &&
	    years_meant(&reader->words, reader->block, in->clauses[sentence->first_clause].span))
		years = this_year(reader);
	return years;
}

/* Takes the years that the sentences up to off begin with; those that begin a sentence of
 * a report hold on in the next paragraphs. */
static void pass_sentences(struct period_reader *reader, size_t off)
{
	const struct sentences *in = &reader->block->in;
	for (; reader->passed < in->n_sentences && in->sentences[reader->passed].span.start <= off;
	     reader->passed++) {
		struct years years = years_opening(reader, &in->sentences[reader->passed], off);
		if (!years_known(years))
			continue;
		reader->last = years;
		if (!reader->is_news && may_frame(reader, years))
			reader->frame = years;
	}
}

static void enter_heading(struct period_reader *reader, const struct scan_block *block)
{
	struct years years = years_leading(&reader->words, block, whole(block));
	if (!years_known(years) || years.from != years.to) /* 2021年实现“十四五”良好开局 */
		years = years_in(&reader->words, block, whole(block));
	if (!years_known(years))
		years = (struct years){ 0 };
	int weight = weigh(reader, block, whole(block)), level = block->block->level;
	bool other = reader->is_news && level <= reader->headed_level;
	if (years.to || level <= 1)
		reader->frame = (struct years){ 0 };
	if (years.to || other) {
		reader->headed = years.to ? years : reader->titled;
		reader->headed_level = level;
	}
	if (reader->words.own && years.to)
		weight += years.to < reader->words.own      ? -YEAR_WEIGHT
		          : years.from == reader->words.own ? reader->looks_ahead
		                                            : 0;
	if (years.to || weight || reader->is_news)
		reader->headed_kind = weight > 0 ? METRIC_TARGET : METRIC_ACTUAL;
}

void period_reader_block(struct period_reader *reader, const struct scan_block *block)
{
	if (reader->block && !reader->is_news)
		pass_sentences(reader, reader->block->text.len);
	reader->block = block;
	reader->passed = 0;
	reader->last = (struct years){ 0 };
	if (block->block->type == BLOCK_HEADING)
		enter_heading(reader, block);
}

/* The words of its sentence before figure. */
static struct span window(const struct period_reader *reader, const struct figure *figure)
{
	const size_t off = figure_off(reader->block, figure), least = off > REACH ? off - REACH : 0;
	return (struct span){ MAX(figure_sentence(reader->block, figure).start, least), off };
}

/* Where the clause behind the last ；of span, which ends in clause c, begins; span.start where
 * there is none. */
static size_t behind_semicolon(const struct scan_block *block, struct span span, size_t c)
{
	static const char mark[] = "；";
	const size_t length = strlen(mark);
	for (;; c--) {
		size_t start = block->in.clauses[c].span.start;
		if (start < span.start + length)
			return span.start;
		if (word_at(block->text, start - length, slice_of(mark)))
			return start;
	}
}

/* The last part of span, in whose clause it ends, that ；cuts off, where it begins with another
 * place or time: 安河有望增长5%；春节后，云岭3个项目开工. */
static struct span own_part(const struct period_reader *reader, struct span span, size_t clause)
{
	const struct scan_block *block = reader->block;
	size_t start = behind_semicolon(block, span, clause);
	if (start == span.start)
		return span;
	bool other = scan_starting(block, start, TABLE_REGIONS) ||
	             scan_starting(block, start, TABLE_TIMES);
	return other ? (struct span){ start, span.end } : span;
}

/* What a sentence says of its time behind its figures: 产值突破5亿元，印证过去一年的成绩. */
static struct years years_behind(const struct period_reader *reader, const struct figure *figure)
{
	const size_t off = figure_off(reader->block, figure);
	const size_t end = figure_sentence(reader->block, figure).end;
	struct span rest = { off, MIN(end, off + REACH) };
	struct years years = years_in(&reader->words, reader->block, rest);
	return years_known(years) && years.to < reader->words.own ? years : (struct years){ 0 };
}

/* What the sentence of figure leaves for those behind it: its last years, but 2020 of
 * 由2020年的3个增至5个 only for what stands between. */
static struct years years_left(const struct period_reader *reader, const struct figure *figure)
{
	struct span sentence = window(reader, figure);
	const size_t off = figure_off(reader->block, figure);
	sentence.end = MIN(figure_sentence(reader->block, figure).end, off + REACH);
	struct years years = years_in(&reader->words, reader->block, sentence);
	return years_known(years) ? years : (struct years){ 0 };
}

/* … of which before are the words of its sentence before it. */
static struct years years_at(struct period_reader *reader, const struct figure *figure,
                             struct span before)
{
	pass_sentences(reader, before.end);
	struct years years = years_in(&reader->words, reader->block, before);
	if (reader->is_news && years.to)
		reader->last = years_left(reader, figure);
	if (years_known(years))
		return years;
	if (reader->is_news && !years.to && years_meant(&reader->words, reader->block, before))
		return reader->last = this_year(reader);
	struct years held = reader->last;
	if (!held.to && !reader->is_news)
		held = reader->frame.to ? reader->frame : reader->headed;
	if (!held.to && !years.to)
		held = reader->headed.to ? reader->headed : years_behind(reader, figure);
	return held;
}

static enum metric_kind kind_at(const struct period_reader *reader, const struct figure *figure,
                                struct span before, struct years years)
{
	struct span far = own_part(reader, before, figure->clause);
	struct span near = reader->block->in.clauses[figure->clause].span;
	near.start = MAX(near.start, far.start);
	near.end = MIN(near.end, reader->block->glyphs.off[figure->span.end] + REACH);
	int weight = weigh(reader, reader->block, far) + weigh(reader, reader->block, near);
	int own = reader->words.own;
	if (reader->headed_kind == METRIC_TARGET && !reader->is_news)
		weight += HEADED_WEIGHT;
	if (own && years.to > own)
		weight += years.from >= own ? YEAR_WEIGHT : 1;
	if (own && years.to && years.to < own)
		weight -= 2 * YEAR_WEIGHT;
	return weight > 0 ? METRIC_TARGET : weight < 0 ? METRIC_ACTUAL : reader->headed_kind;
}

struct period period_at(struct period_reader *reader, const struct figure *figure)
{
	const struct span before = window(reader, figure);
	struct period period = { .years = years_at(reader, figure, before) };
	period.kind = kind_at(reader, figure, before, period.years);
	if (!period.years.to && period.kind == METRIC_TARGET)
		period.years = this_year(reader);
	return period;
}
