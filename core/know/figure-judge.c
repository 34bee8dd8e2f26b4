/* What is no figure, though it has a number: dates, ordinals, names, idioms,
 * page numbers. */
#include "core/know/figure-candidate.h"

#define OPENING "《"
#define CLOSING "》"

enum {
	NAME_LENGTH = 12, /* code points: a quotation that short may be a name (“三个转变”) */
	PAGE_DIGITS = 6, /* a number of no more, alone, may be a page's */
};

/* Whether a word of table holds all of span. */
static bool in_word_of(const struct finder *finder, enum lexicon_table table, struct span span)
{
	const size_t reach = lexicon_longest(finder->block->lexicon, table);
	struct span around = { span.start > reach ? span.start - reach : 0, span.start + 1 };
	struct match_list words = scan_list(finder->block, table, around);
	for (size_t i = 0; i < words.n; i++)
		if (words.items[i].end >= span.end && words.items[i].end > span.start)
			return true;
	return false;
}

/* Whether a word that is no number, or a place's name, holds all of span. */
static bool in_other_word(const struct finder *finder, struct span span)
{
	return in_word_of(finder, TABLE_NOT_NUMBERS, span) ||
	       in_word_of(finder, TABLE_REGIONS, span);
}

bool finder_in_title(struct finder *finder, size_t off)
{
	const char *text = finder->text.data;
	for (size_t at = finder->title_seen; at < off; at++) {
		const char *mark = memchr(text + at, OPENING[0], off - at);
		if (!mark)
			break;
		at = (size_t)(mark - text);
		if (word_at(finder->text, at, slice_of(OPENING)))
			finder->in_title = true;
		else if (word_at(finder->text, at, slice_of(CLOSING)))
			finder->in_title = false;
	}
	finder->title_seen = MAX(finder->title_seen, off);
	return finder->in_title;
}

/* Whether span stands in quotation marks that hold a name (“三个转变”): few
 * characters, and no mark between them. */
static bool in_quoted_name(const struct finder *finder, struct span span)
{
	const struct quoted *quoted = quoted_at(&finder->block->in, span.start);
	if (!quoted || !quoted->closed)
		return false;
	size_t n = 0;
	for (size_t off = quoted->span.start, next; off < quoted->span.end; off = next) {
		uint32_t cp = character_at(finder->text, off, &next);
		bool mark = cp == ',' || cp == ';' || cp == ':' || cp == 0x3002 || cp == 0x3001;
		if (mark || ++n > NAME_LENGTH + 2)
			return false;
	}
	return true;
}

/* Letters before digits (T800, PM2.5) make a name, but for shares of money and
 * the like (占GDP5%). */
static bool part_of_name(const struct finder *finder, const struct candidate *candidate)
{
	size_t previous, next, start = candidate->figure.number.start;
	if (!candidate->unit)
		start = skip_blanks_back(finder->text, start); /* TOP 9 */
	uint32_t before = character_before(finder->text, start, &previous);
	if (before == '-' && is_letter(character_before(finder->text, previous, &previous)))
		return true;
	if (before == '+' && is_digit(character_before(finder->text, previous, &next)))
		return true; /* K120+300处 */
	if (is_letter(before))
		return candidate->figure.class != UNIT_SHARE || !candidate->unit;
	return !candidate->unit &&
	       is_letter(character_at(finder->text, candidate->figure.end, &next));
}

static bool bound_before(const struct candidate *candidate)
{
	return candidate->before && candidate->before->comparator != COMPARATOR_EQUAL;
}

/* 一个, 一批, 一年 say no number, but 不到一分钟, 至少一家, 只需一秒 and 一小时四十分钟 do. */
static bool lone_one(const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	enum unit_class class = candidate->figure.class;
	bool one = !numeral->digits && numeral->n_signs == 1 && numeral->value == 1;
	bool more = class == UNIT_TIME && candidate->figure.value > candidate->unit->to_name;
	bool counted = class == UNIT_COUNT || class == UNIT_PEOPLE || class == UNIT_SCALE;
	bool takes = class == UNIT_TIME && candidate->before && *candidate->before->only;
	if (!one || more || takes || (!counted && class != UNIT_TIME))
		return false;
	if (!bound_before(candidate))
		return true;
	enum comparator comparator = candidate->before->comparator;
	return counted && (comparator == COMPARATOR_MORE || comparator == COMPARATOR_ABOUT);
}

/* 陆家, 伍员: a capital alone is sooner a name; 伍元 is money. */
static bool is_lone_capital(const struct finder *finder, const struct candidate *candidate)
{
	size_t next;
	return !candidate->numeral.digits && candidate->numeral.n_signs == 1 &&
	       cue_is(finder->block->cues, CUE_CAPITAL,
	              character_at(finder->text, candidate->figure.number.start, &next)) &&
	       !(candidate->unit && strcmp(candidate->unit->kind, "money") == 0);
}

/* 这两个, 上述三项, 这两天: something named before, not counted here. */
static bool is_pointed_at(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t previous;
	bool counted = figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	               figure->class == UNIT_TIME;
	return !candidate->numeral.digits && counted && figure->value <= 10 &&
	       cue_is(finder->block->cues, CUE_POINTS,
	              character_before(finder->text, figure->span.start, &previous));
}

/* 百公里, 千年, 万里 and 千亿级: a figure only with 上, 近, 余 and the like, or as
 * 千亿元. */
static bool vague(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	if (!numeral->bare || bound_before(candidate) || span_len(figure->inner))
		return false;
	bool graded = cue_at(finder->block->cues, CUE_GRADE, finder->text, figure->end);
	return numeral->n_signs < 2 || figure->class != UNIT_MEASURE || graded;
}

/* Whether a number that has no unit is one that something comes to: 从1.96缩小至
 * 1.81. */
static bool is_reached(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t start = skip_blanks_back(finder->text, figure->span.start), previous, next;
	const struct match *change = scan_ending(finder->block, start, TABLE_CHANGES);
	uint32_t before = character_before(finder->text, start, &previous);
	uint32_t behind = character_at(finder->text, figure->span.end, &next);
	bool from = cue_is(finder->block->cues, CUE_FROM, before);
	bool to = cue_is(finder->block->cues, CUE_REACHED, before) ||
	          (change && finder->rules->changes[change->row].result);
	if (from)
		return scan_starting(finder->block, figure->span.end, TABLE_CHANGES);
	return to && !is_han(behind) && !is_letter(behind);
}

/* 平均受教育年限达11年: so many years, not the year 11. */
static bool lasts(const struct finder *finder, const struct candidate *candidate)
{
	enum { LONGEST = 100 };
	size_t previous;
	uint32_t cp = character_before(finder->text, candidate->figure.span.start, &previous);
	return candidate->numeral.digits && candidate->figure.value < LONGEST &&
	       cue_is(finder->block->cues, CUE_GETS_TO, cp) && is_reached(finder, candidate);
}

static bool is_date(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	bool recent = candidate->before && candidate->before->comparator == COMPARATOR_ABOUT;
	if (figure->class == UNIT_YEARS)
		return figure->value >= 1000 || recent ||
		       (!bound_before(candidate) && !lasts(finder, candidate));
	bool ago = cue_at(finder->block->cues, CUE_AGO, finder->text, figure->end);
	return figure->class == UNIT_TIME && (recent || ago) && candidate->unit->factor >= 1;
}

/* 十二届 is a session's number, 2届博览会 so many of them. */
static bool is_session_number(const struct candidate *candidate)
{
	return strcmp(candidate->unit->kind, "session") == 0 && !candidate->numeral.digits;
}

/* 二期工程, 3期: which of them, where there are not many (350多期). */
static bool is_phase(const struct candidate *candidate)
{
	enum { MANY = 20 };
	return strcmp(candidate->unit->kind, "phase") == 0 && candidate->figure.value < MANY;
}

/* 十大行动, 22大展区; but 党的20大以来. */
static bool is_scale(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t next;
	bool congress = figure->value > 15 && figure->value <= 20;
	bool many = candidate->numeral.digits ? figure->value < 100 && !congress
	                                      : figure->value >= 5 && figure->value <= 10;
	return many && is_han(character_at(finder->text, figure->end, &next));
}

static bool ends_clause(const struct finder *finder, struct span span)
{
	size_t edge;
	uint32_t behind = character_at(finder->text, skip_blanks(finder->text, span.end), &edge);
	return behind == 0 || behind == ',' || behind == ';' || behind == 0x3002;
}

/* Whether nothing but numbers stands between the marks around span. */
static bool stands_alone(const struct finder *finder, struct span span)
{
	size_t edge;
	uint32_t before =
	        character_before(finder->text, skip_blanks_back(finder->text, span.start), &edge);
	bool opens = before == 0 || before == ',' || before == ';' || before == 0x3002;
	return opens && ends_clause(finder, span);
}

/* Whether the block says nothing but the number. A row of a few digits is
 * sooner a page's than a figure. */
static bool fills_block(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	struct slice text = finder->text;
	size_t end = skip_blanks(finder->text, figure->span.end);
	bool whole = skip_blanks_back(finder->text, figure->number.start) == 0 &&
	             (end == text.len || end + strlen("。") >= text.len);
	bool plain = candidate->numeral.digits && candidate->numeral.n_signs == 1 &&
	             !candidate->numeral.decimal && !candidate->negative;
	size_t length = span_len(candidate->numeral.span);
	return whole && (!plain || length > PAGE_DIGITS ||
	                 memchr(text.data + figure->number.start, ',', length) ||
	                 (unsigned char)text.data[figure->number.start] >= 0x80);
}

/* 二百五, where a clause ends with it, and 三万五的工资. */
static bool is_written_out(const struct candidate *candidate)
{
	return !candidate->numeral.digits && !candidate->numeral.serial &&
	       candidate->numeral.n_signs > 2 && candidate->numeral.value >= 100;
}

static bool is_year(const struct numeral *numeral)
{
	enum { FIRST = 1800, LAST = 2199, DIGITS = 4 };
	return numeral->digits && numeral->n_signs == 1 && !numeral->decimal &&
	       numeral->value >= FIRST && numeral->value <= LAST &&
	       span_len(numeral->span) % DIGITS == 0; /* 1,900 is longer */
}

/* Whether a word that bounds another number begins at off: 小于 of 大于50小于120. */
static bool begins_bound(const struct finder *finder, size_t off)
{
	const struct match *word = scan_starting(finder->block, off, TABLE_QUALIFIERS);
	const struct qualifier_rule *rule = word ? &finder->rules->qualifiers[word->row] : NULL;
	return rule && rule->before && !rule->none && !*rule->only &&
	       rule->comparator != COMPARATOR_EQUAL;
}

/* 超过300, 五百以上: a bare number of some size that a word bounds. */
static bool is_bounded(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	const struct qualifier_rule *behind = candidate->behind;
	size_t next;
	uint32_t cp = character_at(finder->text, figure->span.end, &next);
	if (is_year(numeral) || numeral->pair || numeral->value < 10 || is_letter(cp) ||
	    numeral->n_signs + numeral->digits < 2)
		return false;
	if (behind && behind->comparator != COMPARATOR_EQUAL)
		return true;
	return bound_before(candidate) && (!is_han(cp) || cue_is(finder->block->cues, CUE_OF, cp) ||
	                                   cue_is(finder->block->cues, CUE_GOES_ON, cp) ||
	                                   begins_bound(finder, figure->span.end));
}

/* 10000与20000之间 */
static bool is_between(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	return figure->value < figure->value_to && !candidate->numeral.pair &&
	       !is_year(&candidate->numeral) &&
	       cue_at(finder->block->cues, CUE_BETWEEN, finder->text, figure->end);
}

static bool is_noun(const struct finder *finder, const struct match *word)
{
	return word && finder->rules->indicators[word->row].use & INDICATOR_NOUN;
}

/* 基尼系数0.465, 总人口766579 */
static bool follows_noun(const struct finder *finder, const struct candidate *candidate)
{
	size_t off = skip_blanks_back(finder->text, candidate->figure.span.start);
	return is_noun(finder, scan_ending(finder->block, off, TABLE_INDICATORS));
}

/* 60岁以上老年人, 0—6岁儿童, 21岁的顾明远: says who, and of 11岁参赛 when; but 寿命提高到
 * 79岁的目标 does not. */
static bool says_age_of(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	if (strcmp(candidate->unit->kind, "age") != 0)
		return false;
	size_t next, off = skip_blanks_back(finder->text, figure->span.start);
	uint32_t cp = character_at(finder->text, figure->span.end, &next);
	bool group = candidate->behind || figure->value != figure->value_to;
	bool reached = cue_is(finder->block->cues, CUE_REACHED,
	                      character_before(finder->text, off, &next)) ||
	               scan_ending(finder->block, off, TABLE_CHANGES) ||
	               scan_starting(finder->block, figure->span.end, TABLE_CHANGES) ||
	               follows_noun(finder, candidate);
	return (group || !reached) && is_han(cp) && !cue_is(finder->block->cues, CUE_GOES_ON, cp);
}

/* 人口一亿二千万, 一亿二千万人口, 存款增加五千多亿. */
static bool is_measured(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t off = skip_blanks_back(finder->text, figure->span.start);
	if (follows_noun(finder, candidate) ||
	    is_noun(finder, scan_starting(finder->block, figure->end, TABLE_INDICATORS)))
		return true;
	return scan_ending(finder->block, off, TABLE_CHANGES) && ends_clause(finder, figure->span);
}

/* A number without a unit: 新增就业1200万, or one that makes up its clause. */
static bool counts_without_unit(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	enum block_type type = finder->block->block->type;
	if (candidate->mixed)
		return true;
	if (numeral->multiplied)
		return (!numeral->bare || bound_before(candidate)) &&
		       (numeral->digits || bound_before(candidate) ||
		        is_measured(finder, candidate) || stands_alone(finder, figure->span));
	if (is_bounded(finder, candidate) || is_between(finder, candidate))
		return true;
	if (numeral->digits && numeral->decimal && is_reached(finder, candidate))
		return true;
	bool large = numeral->value >= 100 && ends_clause(finder, figure->span);
	if (numeral->digits && (numeral->decimal || (large && !is_year(numeral))) &&
	    follows_noun(finder, candidate))
		return true;
	if (type == BLOCK_HEADING || type == BLOCK_ITEM || is_year(numeral))
		return false;
	if (is_written_out(candidate))
		return ends_clause(finder, figure->span) ||
		       cue_at(finder->block->cues, CUE_OF, finder->text, figure->span.end);
	return stands_alone(finder, figure->span) && fills_block(finder, candidate);
}

/* What has a unit and is still only a time, a number in a row of sessions, or an age. */
static bool unit_misleads(const struct finder *finder, const struct candidate *candidate)
{
	return candidate->unit && (is_date(finder, candidate) || is_session_number(candidate) ||
	                           is_phase(candidate) || says_age_of(finder, candidate));
}

/* What stands beside the number makes it a name or an idiom. */
static bool is_named(struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	struct span whole = { figure->number.start, figure->end };
	bool small = !candidate->numeral.digits || figure->value < 100;
	bool counted = figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	               figure->class == UNIT_SCALE || !figure->unit;
	return in_other_word(finder, whole) || finder_in_title(finder, whole.start) ||
	       (small && counted && in_quoted_name(finder, whole));
}

bool candidate_is_figure(struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	if (candidate->ordinal || part_of_name(finder, candidate) || lone_one(candidate) ||
	    is_pointed_at(finder, candidate) || vague(finder, candidate) ||
	    is_lone_capital(finder, candidate) || unit_misleads(finder, candidate) ||
	    is_named(finder, candidate))
		return false;
	if (numeral->serial && figure->unit && figure->class != UNIT_SHARE && !numeral->decimal)
		return false;
	if (figure->class == UNIT_SHARE && is_year(numeral))
		return false; /* 2024成都 */
	if (figure->class == UNIT_SCALE)
		return is_scale(finder, candidate);
	if (figure->class == UNIT_INDEX)
		return numeral->digits && (numeral->decimal || figure->value >= 25);
	return figure->unit || counts_without_unit(finder, candidate);
}
