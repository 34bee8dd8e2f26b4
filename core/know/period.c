/* Reading periods and kinds from a window before the figure. */
#include "core/know/period.h"

#include "core/know/character.h"

/* REACH is in bytes; a year behind or ahead weighs as much as strong words do. */
enum {
	REACH = 480,
	YEAR_WEIGHT = 6,
	HEADED_WEIGHT = 2,
	UNKNOWN = -1,
	FIRST_YEAR = 1900,
	LAST_YEAR = 2199
};

static bool is_year(int year)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* 较“十三五”, 比上年, 比2020年: not the figure's own time. */
static bool is_compared(struct slice text, size_t off)
{
	size_t previous;
	uint32_t cp = off > 0 ? utf8_previous(text, off, &previous) : 0;
	return cp == 0x8F83 || cp == 0x6BD4 || cp == 0x4E0E; /* 较 比 与 */
}

/* The year whose last digit ends at off: 2025 or 二〇二五; 0 where there is none,
 * or one that is compared with. */
static int year_ending(struct slice text, size_t off)
{
	static const char digits[] = "〇一二三四五六七八九";
	int year = 0, scale = 1;
	for (int i = 0; i < 4; i++, scale *= 10) {
		size_t start;
		if (off == 0)
			return 0;
		uint32_t cp = utf8_narrow(utf8_previous(text, off, &start));
		int digit = cp >= '0' && cp <= '9' ? (int)cp - '0' : -1;
		for (size_t at = 0, n = 0; digit < 0 && digits[at]; n++)
			if (utf8_next(slice_of(digits), at, &at) == cp)
				digit = (int)n;
		if (digit < 0)
			return 0;
		year += digit * scale;
		off = start;
	}
	return is_year(year) && !is_compared(text, off) ? year : 0;
}

/* The last year written out as such in span; *where is behind it. */
static struct years last_date(struct slice text, struct span span, size_t *where)
{
	static const char sign[] = "年";
	const size_t length = strlen(sign);
	const char *at;
	while (span_len(span) >= length &&
	       (at = memrchr(text.data + span.start, sign[length - 1], span_len(span)))) {
		size_t end = (size_t)(at - text.data) + 1;
		span.end = end - 1;
		if (end < span.start + length || !word_at(text, end - length, slice_of(sign)))
			continue;
		int year = year_ending(text, end - length);
		if (!year)
			continue;
		*where = end;
		return (struct years){ year, year };
	}
	return (struct years){ 0 };
}

static struct years years_of(const struct period_reader *reader, const struct time_rule *rule)
{
	if (!rule->relative)
		return (struct years){ rule->from, rule->to };
	if (!reader->own)
		return (struct years){ UNKNOWN, UNKNOWN }; /* 今年 of an article without a date */
	return (struct years){ reader->own + rule->from, reader->own + rule->to };
}

/* The years that the words in span name last. */
static struct years years_in(const struct period_reader *reader, const struct scan_block *block,
                             struct span span)
{
	size_t where = 0;
	struct years found = last_date(block->text, span, &where);
	struct match_list times = scan_list(block, TABLE_TIMES, span);
	for (size_t i = times.n; i > 0; i--) {
		const struct match *match = &times.items[i - 1];
		if (match->start < where)
			break;
		if (match->end > span.end || is_compared(block->text, match->start))
			continue;
		struct years years = years_of(reader, &reader->rules->times[match->row]);
		return years.from ? years : found;
	}
	return found;
}

static struct span whole(const struct scan_block *block)
{
	return (struct span){ 0, block->text.len };
}

static int own_year(const struct period_reader *reader, const struct scan *scan)
{
	const char *date = scan->article->date;
	int dated = date ? (int)g_ascii_strtoll(date, NULL, 10) : 0;
	if (is_year(dated))
		return dated;
	const uint32_t heads = 1u << BLOCK_TITLE | 1u << BLOCK_SUBTITLE | 1u << BLOCK_KICKER |
	                       1u << BLOCK_DATELINE;
	for (size_t i = 0; i < scan->n_blocks; i++) {
		const struct scan_block *block = &scan->blocks[i];
		if (!(heads >> block->block->type & 1))
			continue;
		struct years years = years_in(reader, block, whole(block));
		if (years.to > 0)
			return years.to;
	}
	return 0;
}

void period_reader_open(struct period_reader *reader, const struct metric_rules *rules,
                        const struct scan *scan)
{
	enum article_kind kind = scan->article->kind;
	*reader = (struct period_reader){ .rules = rules };
	reader->own = own_year(reader, scan);
	reader->is_news = kind == ARTICLE_NEWS;
	reader->headed_kind = kind == ARTICLE_PLAN ? METRIC_TARGET : METRIC_ACTUAL;
}

/* Whether match is only part of a longer word: 共 of 公共, 将 of 将军. */
static bool is_part_of_word(const struct scan_block *block, const struct match *match)
{
	enum { GLYPH = 3 };
	if (match->end - match->start > GLYPH)
		return false;
	const struct match *from = scan_starting(block, match->start, TABLE_WORDS);
	const struct match *upto = scan_ending(block, match->end, TABLE_WORDS);
	return (from && from->end > match->end) || (upto && upto->start < match->start);
}

/* The matches of targets in span, weighed: above 0 a target, below 0 reached. */
static int weigh(const struct period_reader *reader, const struct scan_block *block,
                 struct span span)
{
	int weight = 0;
	struct match_list targets = scan_list(block, TABLE_TARGETS, span);
	for (size_t i = 0; i < targets.n; i++) {
		const struct match *match = &targets.items[i];
		if (match->end > span.end || is_compared(block->text, match->start) ||
		    is_part_of_word(block, match))
			continue;
		const struct target_rule *rule = &reader->rules->targets[match->row];
		weight += rule->kind == METRIC_TARGET   ? rule->weight
		          : rule->kind == METRIC_ACTUAL ? -rule->weight
		                                        : 0;
	}
	return weight;
}

void period_reader_block(struct period_reader *reader, const struct scan_block *block)
{
	reader->block = block;
	reader->last = (struct years){ 0 };
	if (block->block->type != BLOCK_HEADING)
		return;
	struct years years = years_in(reader, block, whole(block));
	if (years.to == UNKNOWN)
		years = (struct years){ 0 };
	int weight = weigh(reader, block, whole(block));
	bool other = reader->is_news && block->block->level <= reader->headed_level;
	if (years.to || other) {
		reader->headed = years;
		reader->headed_level = block->block->level;
	}
	weight += reader->own && years.to ? (years.to < reader->own ? -YEAR_WEIGHT : 0) : 0;
	if (years.to || weight)
		reader->headed_kind = weight > 0 ? METRIC_TARGET : METRIC_ACTUAL;
}

static struct span window(const struct period_reader *reader, size_t off)
{
	const struct sentences *in = &reader->block->in;
	size_t start = in->sentences[sentence_at(in, off)].span.start;
	size_t least = off > REACH ? off - REACH : 0;
	return (struct span){ MAX(start, least), off };
}

struct years period_at(struct period_reader *reader, size_t off)
{
	struct years years = years_in(reader, reader->block, window(reader, off));
	if (years.to)
		reader->last = years.to == UNKNOWN ? (struct years){ 0 } : years;
	if (years.to > 0)
		return years;
	if (years.to == UNKNOWN && reader->is_news)
		return reader->last;
	return reader->last.to ? reader->last : reader->headed;
}

enum metric_kind kind_at(const struct period_reader *reader, struct span span, struct years years)
{
	const struct sentences *in = &reader->block->in;
	struct span far = window(reader, span.start);
	struct span near = in->clauses[clause_at(in, span.start)].span;
	near.start = MAX(near.start, far.start);
	near.end = MIN(near.end, span.end + REACH);
	int weight = weigh(reader, reader->block, far) + weigh(reader, reader->block, near);
	if (reader->headed_kind == METRIC_TARGET && !reader->is_news)
		weight += HEADED_WEIGHT;
	if (reader->own && years.from > reader->own)
		weight += YEAR_WEIGHT;
	if (reader->own && years.to && years.to < reader->own)
		weight -= YEAR_WEIGHT;
	if (weight > 0)
		return METRIC_TARGET;
	if (weight < 0)
		return METRIC_ACTUAL;
	return reader->headed_kind;
}
