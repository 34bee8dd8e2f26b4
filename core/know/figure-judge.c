/* What is no figure, though it has a number: dates, ordinals, names, idioms,
 * page numbers. */
#include "core/know/figure-candidate.h"

enum { OPENING = 0x300A, CLOSING = 0x300B }; /* 《 》 */

enum {
	NAME_LENGTH = 12, /* code points: a quotation that short may be a name (“三个转变”) */
	PAGE_DIGITS = 6, /* a number of no more, alone, may be a page's */
};

/* Whether a word of table holds all of span, of offs. *near, the first word that may, is
 * moved from where it was for the number before. */
static bool in_word_of(const struct finder *finder, enum lexicon_table table, size_t *near,
                       struct span span)
{
	const struct match_list words = finder->block->tables[table];
	if (!words.n)
		return false;
	const size_t reach = lexicon_longest(finder->block->lexicon, table);
	size_t i = *near;
	while (i > 0 && words.items[i - 1].start + reach >= span.start)
		i--;
	while (i < words.n && words.items[i].start + reach < span.start)
		i++;
	*near = i;
	for (; i < words.n && words.items[i].start <= span.start; i++)
		if (words.items[i].end >= span.end && words.items[i].end > span.start)
			return true;
	return false;
}

/* Whether a word that is no number, or a place's name, holds all of span. */
static bool in_other_word(struct finder *finder, struct span span)
{
	const struct span offs = beside_offs(finder->block, span);
	return in_word_of(finder, TABLE_NOT_NUMBERS, &finder->near_words, offs) ||
	       in_word_of(finder, TABLE_REGIONS, &finder->near_regions, offs);
}

bool finder_in_title(struct finder *finder, size_t i)
{
	const struct glyphs *glyphs = finder->glyphs;
	size_t mark = finder->titles_seen;
	for (; mark < glyphs->n_marks && glyphs->marks[mark] < i; mark++) {
		const uint32_t cp = glyphs->cp[glyphs->marks[mark]];
		if (cp == OPENING || cp == CLOSING)
			finder->in_title = cp == OPENING;
	}
	finder->titles_seen = mark;
	return finder->in_title;
}

/* Whether span stands in quotation marks that hold a name (“三个转变”): few
 * characters, and no mark between them. */
static bool in_quoted_name(const struct finder *finder, struct span span)
{
	const struct glyphs *glyphs = finder->glyphs;
	const struct quoted *quoted = quoted_at(&finder->block->in, glyphs->off[span.start]);
	if (!quoted || !quoted->closed)
		return false;
	const size_t start = glyphs->at[quoted->span.start], end = glyphs->at[quoted->span.end];
	if (end - start > NAME_LENGTH + 2)
		return false;
	for (size_t i = start; i < end; i++) {
		uint32_t cp = character_of(glyphs, i);
		if (cp == ',' || cp == ';' || cp == ':' || cp == 0x3002 || cp == 0x3001)
			return false;
	}
	return true;
}

/* Letters before digits (T800, PM2.5) make a name, but for shares of money and
 * the like (占GDP5%). */
static bool part_of_name(const struct finder *finder, const struct candidate *candidate)
{
	const struct glyphs *glyphs = finder->glyphs;
	size_t start = candidate->figure.number.start;
	if (!candidate->unit)
		start = before_blanks(glyphs, start); /* TOP 9 */
	uint32_t before = character_of(glyphs, start - 1);
	if (before == '-' && is_letter(character_of(glyphs, start - 2)))
		return true;
	if (before == '+' && is_digit(character_of(glyphs, start - 2)))
		return true; /* K120+300处 */
	if (is_letter(before))
		return !finder_money_before(finder, start).end &&
		       (candidate->figure.class != UNIT_SHARE || !candidate->unit);
	return !candidate->unit && is_letter(character_of(glyphs, candidate->figure.end));
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
	return !candidate->numeral.digits && candidate->numeral.n_signs == 1 &&
	       cue_is(finder->block->cues, CUE_CAPITAL,
	              character_of(finder->glyphs, candidate->figure.number.start)) &&
	       !(candidate->unit && candidate->unit->kind_is & KIND_MONEY);
}

/* 这两个, 上述三项, 这两天: something named before, not counted here. */
static bool is_pointed_at(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	bool counted = figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	               figure->class == UNIT_TIME;
	return !candidate->numeral.digits && counted && figure->value <= 10 &&
	       cue_is(finder->block->cues, CUE_POINTS,
	              character_of(finder->glyphs, figure->span.start - 1));
}

/* 百公里, 千年, 万里 and 千亿级: a figure only with 上, 近, 余 and the like, or as
 * 千亿元. */
static bool vague(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	if (!numeral->bare || bound_before(candidate) || span_len(figure->inner))
		return false;
	bool graded = beside_cue_from(finder->block, CUE_GRADE, figure->end);
	return numeral->n_signs < 2 || figure->class != UNIT_MEASURE || graded;
}

/* Whether a number that has no unit is one that something comes to: 从1.96缩小至
 * 1.81. */
static bool is_reached(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t start = before_blanks(finder->glyphs, figure->span.start);
	struct table_word change = beside_upto(finder->block, TABLE_CHANGES, start);
	uint32_t before = character_of(finder->glyphs, start - 1);
	uint32_t behind = character_of(finder->glyphs, figure->span.end);
	bool from = cue_is(finder->block->cues, CUE_FROM, before);
	bool to = cue_is(finder->block->cues, CUE_REACHED, before) ||
	          (change.end && finder->rules->changes[change.row].result);
	if (from)
		return beside_from(finder->block, TABLE_CHANGES, figure->span.end).end;
	return to && !is_han(behind) && !is_letter(behind);
}

/* 平均受教育年限达11年: so many years, not the year 11. */
static bool lasts(const struct finder *finder, const struct candidate *candidate)
{
	enum { LONGEST = 100 };
	uint32_t cp = character_of(finder->glyphs, candidate->figure.span.start - 1);
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
	bool ago = beside_cue_from(finder->block, CUE_AGO, figure->end);
	return figure->class == UNIT_TIME && (recent || ago) && candidate->unit->factor >= 1;
}

/* 十二届 is a session's number, 2届博览会 so many of them. */
static bool is_session_number(const struct candidate *candidate)
{
	return candidate->unit->kind_is & KIND_SESSION && !candidate->numeral.digits;
}

/* 二期工程, 3期: which of them, where there are not many (350多期). */
static bool is_phase(const struct candidate *candidate)
{
	enum { MANY = 20 };
	return candidate->unit->kind_is & KIND_PHASE && candidate->figure.value < MANY;
}

/* 十大行动, 22大展区; but 党的20大以来. */
static bool is_scale(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	bool congress = figure->value > 15 && figure->value <= 20;
	bool many = candidate->numeral.digits ? figure->value < 100 && !congress
	                                      : figure->value >= 5 && figure->value <= 10;
	return many && is_han(character_of(finder->glyphs, figure->end));
}

static bool ends_clause(const struct finder *finder, struct span span)
{
	uint32_t behind = character_of(finder->glyphs, behind_blanks(finder->glyphs, span.end));
	return behind == 0 || behind == ',' || behind == ';' || behind == 0x3002;
}

/* Whether nothing but numbers stands between the marks around span. */
static bool stands_alone(const struct finder *finder, struct span span)
{
	uint32_t before =
	        character_of(finder->glyphs, before_blanks(finder->glyphs, span.start) - 1);
	bool opens = before == 0 || before == ',' || before == ';' || before == 0x3002;
	return opens && ends_clause(finder, span);
}

/* Whether the block says nothing but the number. A row of a few digits is
 * sooner a page's than a figure. */
static bool fills_block(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	const struct glyphs *glyphs = finder->glyphs;
	size_t end = behind_blanks(glyphs, figure->span.end);
	bool whole = before_blanks(glyphs, figure->number.start) == 0 && end + 1 >= glyphs->n;
	bool plain = candidate->numeral.digits && candidate->numeral.n_signs == 1 &&
	             !candidate->numeral.decimal && !candidate->negative;
	struct span number = beside_offs(finder->block, candidate->numeral.span);
	const char *digits = finder->block->text.data + number.start;
	return whole && (!plain || span_len(number) > PAGE_DIGITS ||
	                 memchr(digits, ',', span_len(number)) || (unsigned char)*digits >= 0x80);
}

/* 二百五, where a clause ends with it, and 三万五的工资. */
static bool is_written_out(const struct candidate *candidate)
{
	return !candidate->numeral.digits && !candidate->numeral.serial &&
	       candidate->numeral.n_signs > 2 && candidate->numeral.value >= 100;
}

static bool is_year(const struct finder *finder, const struct numeral *numeral)
{
	enum { FIRST = 1800, LAST = 2199, DIGITS = 4 };
	return numeral->digits && numeral->n_signs == 1 && !numeral->decimal &&
	       numeral->value >= FIRST && numeral->value <= LAST &&
	       span_len(beside_offs(finder->block, numeral->span)) % DIGITS ==
	               0; /* 1,900 is longer */
}

/* Whether a word that bounds another number begins at glyph i: 小于 of 大于50小于120. */
static bool begins_bound(const struct finder *finder, size_t i)
{
	const struct table_word word = beside_from(finder->block, TABLE_QUALIFIERS, i);
	const struct qualifier_rule *rule = &finder->rules->qualifiers[word.row];
	return word.end && rule->before && !rule->none && !*rule->only &&
	       rule->comparator != COMPARATOR_EQUAL;
}

/* 超过300, 五百以上: a bare number of some size that a word bounds. */
static bool is_bounded(const struct finder *finder, const struct candidate *candidate)
{
	const struct numeral *numeral = &candidate->numeral;
	const struct figure *figure = &candidate->figure;
	const struct qualifier_rule *behind = candidate->behind;
	uint32_t cp = character_of(finder->glyphs, figure->span.end);
	if (is_year(finder, numeral) || numeral->pair || numeral->value < 10 || is_letter(cp) ||
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
	       !is_year(finder, &candidate->numeral) &&
	       beside_cue_from(finder->block, CUE_BETWEEN, figure->end);
}

static bool is_noun(const struct finder *finder, struct table_word word)
{
	return word.end && finder->rules->indicators[word.row].use & INDICATOR_NOUN;
}

/* 基尼系数0.465, 总人口766579 */
static bool follows_noun(const struct finder *finder, const struct candidate *candidate)
{
	size_t end = before_blanks(finder->glyphs, candidate->figure.span.start);
	return is_noun(finder, beside_upto(finder->block, TABLE_INDICATORS, end));
}

/* 60岁以上老年人, 0—6岁儿童, 21岁的顾明远: says who, and of 11岁参赛 when; but 寿命提高到
 * 79岁的目标 does not. */
static bool says_age_of(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	if (!(candidate->unit->kind_is & KIND_AGE))
		return false;
	size_t end = before_blanks(finder->glyphs, figure->span.start);
	uint32_t cp = character_of(finder->glyphs, figure->span.end);
	bool group = candidate->behind || figure->value != figure->value_to;
	bool reached =
	        cue_is(finder->block->cues, CUE_REACHED, character_of(finder->glyphs, end - 1)) ||
	        beside_upto(finder->block, TABLE_CHANGES, end).end ||
	        beside_from(finder->block, TABLE_CHANGES, figure->span.end).end ||
	        follows_noun(finder, candidate);
	return (group || !reached) && is_han(cp) && !cue_is(finder->block->cues, CUE_GOES_ON, cp);
}

/* 人口一亿二千万, 一亿二千万人口, 存款增加五千多亿. */
static bool is_measured(const struct finder *finder, const struct candidate *candidate)
{
	const struct figure *figure = &candidate->figure;
	size_t end = before_blanks(finder->glyphs, figure->span.start);
	if (follows_noun(finder, candidate) ||
	    is_noun(finder, beside_from(finder->block, TABLE_INDICATORS, figure->end)))
		return true;
	return beside_upto(finder->block, TABLE_CHANGES, end).end &&
	       ends_clause(finder, figure->span);
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
	if (numeral->digits && (numeral->decimal || (large && !is_year(finder, numeral))) &&
	    follows_noun(finder, candidate))
		return true;
	if (type == BLOCK_HEADING || type == BLOCK_ITEM || is_year(finder, numeral))
		return false;
	if (is_written_out(candidate))
		return ends_clause(finder, figure->span) ||
		       beside_cue_from(finder->block, CUE_OF, figure->span.end);
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
	if (figure->class == UNIT_SHARE && is_year(finder, numeral))
		return false; /* 2024成都 */
	if (figure->class == UNIT_SCALE)
		return is_scale(finder, candidate);
	if (figure->class == UNIT_INDEX)
		return numeral->digits && (numeral->decimal || figure->value >= 25);
	return figure->unit || counts_without_unit(finder, candidate);
}
