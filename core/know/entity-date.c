/* Dates in a block: where one may begin, what only looks like one, and the
 * year of one that names none. */
#include "core/know/character.h"
#include "core/know/date-read.h"

/* What the dates before say of those that follow. */
struct date_context {
	struct moment last; /* named last in the sentence; year 0 where none */
	int year;           /* named last in the block; 0 where none */
	size_t sentence;
};

/* Part of a longer number or name, or counted: 第3日, 近5日, 每年底. */
static bool is_bound_before(const struct scan_block *block, size_t off)
{
	const struct slice text = block->text;
	size_t previous, next;
	uint32_t cp = character_before(text, off, &previous);
	if (!begins_number(character_at(text, off, &next)))
		return cue_is(block->cues, CUE_EACH, cp);
	if (is_one_of(cp, U".-/:")) /* 12:30, but not ：3月5日 */
		return is_digit(character_before(text, previous, &previous));
	return is_digit(cp) || is_letter(cp) || cue_is(block->cues, CUE_COUNTED, cp);
}

/* A day alone is one where a clause begins, and where it says when somebody did
 * something: 外交部5日表示. So many days stand at the end: 历时5日. */
static bool is_day_alone(const struct entity_search *search, const struct date_context *context,
                         const struct date *date)
{
	size_t next, previous;
	uint32_t before = character_before(search->block->text, date->span.start, &previous);
	if (context->last.day && (before == 0x3001 || cue_is(search->block->cues, CUE_AND, before)))
		return true; /* 11月22日和23日 */
	uint32_t cp = character_at(search->block->text, date->span.end, &next);
	size_t clause = clause_at(&search->block->in, date->span.start);
	bool opens = search->block->in.clauses[clause].span.start == date->span.start;
	return search->own.day && (opens || is_han(cp)) &&
	       !cue_is(search->block->cues, CUE_TIME_SPAN, cp);
}

/* Behind the plan that begins with date, “十四五”规划纲要; 0 where it is a time. */
static size_t behind_plan(const struct entity_search *search, const struct date *date)
{
	if (date->range.from.month || date->range.from.year == date->range.to.year)
		return 0;
	size_t plan = cue_at(search->block->cues, CUE_PLAN, search->block->text, date->span.end);
	return plan ? date->span.end + plan : 0;
}

static void propose_plan(struct entity_search *search, struct span span)
{
	struct entity plan = { .kind = ENTITY_WORK,
		               .name = scan_copy(search->scan, search->block, span),
		               .sort = "plan" };
	entity_propose(search, span, plan, "plan of a period");
}

static int distance(struct moment a, struct moment b)
{
	return abs((a.year - b.year) * 372 + (a.month - b.month) * 31 + a.day - b.day);
}

/* The year, of the one before, the article's and the one behind, in which
 * moment is nearest to the article's day. */
static int nearest_year(struct moment moment, struct moment own)
{
	int best = own.year;
	for (int year = own.year - 1; own.month && year <= own.year + 1; year++) {
		struct moment at = { year, moment.month, moment.day };
		struct moment known = { best, moment.month, moment.day };
		if (distance(at, own) < distance(known, own))
			best = year;
	}
	return best;
}

static void give_year(struct moment_range *range, int year)
{
	range->to.year = range->to.year ? range->to.year : year;
	range->from.year = range->from.year ? range->from.year : year;
}

/* The day of the article's month, or of the one before: a paper tells of what
 * was. */
static void give_month(struct moment_range *range, struct moment own)
{
	struct moment month = own;
	if (range->from.day > own.day + 1)
		month = moment_months_on(own, -1);
	range->from.month = range->to.month = month.month;
	give_year(range, month.year);
}

/* The year that a report's paragraph or the heading above it names, where it is
 * the article's or next to it; else the article's. News speaks of its own. */
static int year_spoken_of(const struct entity_search *search, const struct date_context *context)
{
	enum article_kind kind = search->scan->article->kind;
	if (kind != ARTICLE_REPORT && kind != ARTICLE_PLAN)
		return search->own.year;
	int year = context->year ? context->year : search->headed;
	return abs(year - search->own.year) <= 1 || !search->own.year ? year : search->own.year;
}

static void resolve(const struct entity_search *search, const struct date_context *context,
                    struct date *date)
{
	if (date->range.from.year)
		return;
	if (date->beside) {
		give_year(&date->range, context->year + date->years);
	} else if (date->bare_day && context->last.month && context->last.year) {
		date->range.from.month = date->range.to.month = context->last.month;
		give_year(&date->range, context->last.year);
	} else if (date->bare_day) {
		give_month(&date->range, search->own);
	} else if (context->last.year) {
		give_year(&date->range, context->last.year);
	} else if (date->of_year) {
		give_year(&date->range, year_spoken_of(search, context));
	} else if (!search->own.day) {
		give_year(&date->range, search->own.year);
	} else {
		give_year(&date->range, nearest_year(date->range.from, search->own));
	}
}

static void propose_date(struct entity_search *search, const struct date *date)
{
	g_autofree char *text = moment_range_text(date->range);
	struct entity entity = { .kind = ENTITY_DATE,
		                 .name = arena_copy(search->scan->arena, slice_of(text)),
		                 .sort = moment_range_form(date->range) };
	entity_propose(search, date->span, entity, "date");
	bool heads = search->block->block->type == BLOCK_HEADING;
	if (heads && date->range.from.year == date->range.to.year)
		search->headed = date->range.to.year;
}

/* A single year's date tells the year of those behind it in its sentence, but not
 * one that is compared with: 比2024年. */
static void remember(const struct entity_search *search, struct date_context *context,
                     const struct date *date, size_t sentence)
{
	size_t previous;
	uint32_t before = character_before(search->block->text, date->span.start, &previous);
	bool one = date->range.from.year == date->range.to.year;
	if (one && !date->beside && !cue_is(search->block->cues, CUE_COMPARED, before)) {
		context->last = date->range.to;
		context->year = date->range.to.year;
	}
	context->sentence = sentence;
}

static bool take_date(struct entity_search *search, struct date_context *context, size_t off,
                      size_t *behind)
{
	struct date date;
	if (is_bound_before(search->block, off) || !date_read(search, off, &date))
		return false;
	*behind = date.span.end;
	bool unknown = !date.range.from.year && !date.range.from.month && !date.range.from.day;
	size_t plan = behind_plan(search, &date);
	if (plan)
		propose_plan(search, (struct span){ off, *behind = plan });
	unknown = date.beside ? !context->year : unknown;
	if (plan || unknown || (date.bare_day && !is_day_alone(search, context, &date)))
		return true;
	size_t sentence = sentence_at(&search->block->in, off);
	if (sentence != context->sentence)
		*context = (struct date_context){ .sentence = sentence, .year = context->year };
	resolve(search, context, &date);
	remember(search, context, &date, sentence);
	propose_date(search, &date);
	return true;
}

/* Where the next word of time begins, of both tables, from off on. */
static size_t next_word(const struct entity_search *search, size_t off, size_t *at, size_t *in)
{
	const struct match_list *times = &search->block->tables[TABLE_TIMES];
	while (*at < search->n_matches &&
	       (search->matches[*at].start < off || search->matches[*at].table != ENTITY_DATES))
		++*at;
	while (*in < times->n && times->items[*in].start < off)
		++*in;
	size_t first = *at < search->n_matches ? search->matches[*at].start : SIZE_MAX;
	size_t second = *in < times->n ? times->items[*in].start : SIZE_MAX;
	return MIN(first, second);
}

void entity_find_dates(struct entity_search *search)
{
	struct date_context context = { .sentence = SIZE_MAX };
	struct slice text = search->block->text;
	size_t at = 0, in = 0, word = next_word(search, 0, &at, &in);
	for (size_t off = 0, next; off < text.len; off = next) {
		uint32_t cp = utf8_narrow(utf8_next(text, off, &next));
		if (off > word)
			word = next_word(search, off, &at, &in);
		if (off != word && !begins_number(cp))
			continue;
		size_t behind = off;
		if (take_date(search, &context, off, &behind) && behind > off)
			next = behind;
	}
}
