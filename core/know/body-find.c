/* Names by their last word: a walk back over what may stand in a name, to a place or
 * to what no name has in it. */
#include "core/know/body-find.h"

#include "core/know/beside.h"
#include "core/know/character.h"

enum {
	LONGEST = 22, /* glyphs before the last word */
	LONGEST_TOWN = 4,
	ENOUGH_SIGNS = 2, /* of no word, that make a name */
	COST_RARE = 118,  /* of a word that common names of things are not made of */
	COST_PLACE = 94   /* of a word for a place that a town's name may be: not 城市 */
};

struct walk {
	const struct scan_block *block;
	const struct place *first, *place; /* places not passed yet: [first, place) */
	size_t at, last;                   /* glyph, and that of the last word */
	enum region_level level;
	bool trade;        /* its last word is a trade */
	bool behind_place; /* a place was the last that it came over */
	bool anchored;     /* begins with a place, or stands behind it */
	unsigned signs;    /* characters of no word, one behind the other */
	unsigned most_signs;
};

/* Whether a word may be part of a name: 农业, 科技; not 通过 or 该. */
static bool stands_in_name(const struct sense *sense)
{
	if (sense->is & (EDGE_STOP | EDGE_SPEECH | EDGE_POST))
		return false;
	if (sense->is & (EDGE_INNER | EDGE_BODY))
		return true;
	return strchr("nsbjlawzm?", sense->kind) != NULL;
}

/* Whether what ends at off says by its last sign what kind of place it is: 云溪县. */
static bool ends_as_area(const struct walk *walk, size_t off)
{
	size_t previous;
	return cue_is(walk->block->cues, CUE_AREA,
	              character_before(walk->block->text, off, &previous));
}

/* Whether place is a word that names nothing and that no name could begin with: 该村, 该县, and
 * 全市 before a school, but not before a park. */
static bool is_reference(const struct walk *walk, const struct place *place)
{
	size_t next;
	return !place->name && (place_is_body(place) || walk->level == LEVEL_BODY ||
	                        cue_is(walk->block->cues, CUE_POINTS,
	                               character_at(walk->block->text, place->span.start, &next)));
}

/* Over a place that ends where the walk is; that a town lies in is not of its name,
 * but 云江 is of 云江镇. */
static bool step_over_place(struct walk *walk)
{
	const struct glyphs *glyphs = &walk->block->glyphs;
	const size_t off = glyphs->off[walk->at];
	while (walk->place > walk->first && walk->place[-1].span.end > off)
		walk->place--;
	if (walk->place == walk->first || walk->place[-1].span.end != off ||
	    walk->place[-1].level <= LEVEL_COUNTRY || is_reference(walk, &walk->place[-1]))
		return false;
	const size_t start = glyphs->at[walk->place[-1].span.start];
	if (walk->last - start > BODY_LONGEST)
		return false;
	const bool itself = walk->at == walk->last && !ends_as_area(walk, off);
	walk->anchored = true;
	if (walk->level == LEVEL_TOWN && !itself)
		return false;
	walk->place--;
	walk->at = start;
	walk->behind_place = true;
	return true;
}

/* Over the brackets of 安河能源（云岭）有限公司. */
static bool step_over_brackets(struct walk *walk)
{
	enum { LONGEST_INSIDE = 8 };
	const struct glyphs *glyphs = &walk->block->glyphs;
	size_t at = walk->at;
	if (character_of(glyphs, at - 1) != ')')
		return false;
	for (int n = 0; n <= LONGEST_INSIDE && at > 1; n++) {
		const uint32_t cp = character_of(glyphs, --at - 1);
		if (cp == '(') {
			walk->at = at - 1;
			return true;
		}
		if (!is_han(cp))
			break;
	}
	return false;
}

/* Whether a place ends at glyph at or one before. */
static bool is_near_place(const struct walk *walk, size_t at)
{
	for (const struct place *place = walk->place; place > walk->first; place--) {
		const size_t end = walk->block->glyphs.at[place[-1].span.end];
		if (end <= at)
			return end + 1 >= at;
	}
	return false;
}

/* Whether the sign before the walk may be of a name: 和 only in a short one behind a place,
 * 安河兴和铝业有限公司. */
static bool may_be_of_name(const struct walk *walk)
{
	const uint32_t cp = walk->block->glyphs.cp[walk->at - 1];
	if (!(is_han(cp) || is_letter(cp)) || cue_is(walk->block->cues, CUE_NOT_IN_BODY, cp))
		return false;
	if (is_digit(character_of(&walk->block->glyphs, walk->at - 2)))
		return false; /* 340亩 */
	return !cue_is(walk->block->cues, CUE_JOINT, cp) || is_near_place(walk, walk->at - 1);
}

/* Whether a name may be that one word and its last: 双塔 of 双塔村. */
static bool is_namelike(const struct walk *walk, const struct sense *sense)
{
	if (sense->kind == 's')
		return sense->cost >= (walk->level == LEVEL_TOWN ? COST_PLACE : COST_RARE);
	return walk->level == LEVEL_TOWN && sense->kind == 'n' && sense->cost >= COST_RARE;
}

/* Whether a word of so many glyphs is too long for what goes before it: 党委书记抓村 is no
 * village. */
static bool is_too_long(const struct walk *walk, size_t length)
{
	return walk->level == LEVEL_TOWN && walk->last - walk->at + length > LONGEST_TOWN;
}

static bool step_over_word(struct walk *walk)
{
	struct sense sense;
	if (beside_cue_upto(walk->block, CUE_BUILDS, walk->at))
		return false;
	const size_t length = beside_sense_upto(walk->block, walk->at, &sense);
	if (length) {
		const uint32_t last = walk->block->glyphs.cp[walk->at - 1];
		if (!stands_in_name(&sense) || !is_han(last))
			return false;
		if (sense.kind == 'm' && cue_is(walk->block->cues, CUE_NOT_IN_BODY, last))
			return false; /* 多家 */
		if ((walk->behind_place && !(sense.is & EDGE_BODY)) || is_too_long(walk, length))
			return false;
		walk->signs = is_namelike(walk, &sense) ? ENOUGH_SIGNS : 0;
	} else if (walk->behind_place || !may_be_of_name(walk)) {
		return false;
	} else {
		walk->signs++;
	}
	walk->most_signs = MAX(walk->most_signs, walk->signs);
	walk->at -= MAX(length, 1);
	walk->behind_place = false;
	return true;
}

/* Goes one word back; false where nothing of the name stands before. */
static bool step(struct walk *walk)
{
	if (step_over_place(walk))
		return true;
	return !(walk->level == LEVEL_TOWN && walk->anchored) &&
	       (step_over_brackets(walk) || step_over_word(walk));
}

/* Whether the name and its last word are one word of the lexicon: 农村. */
static bool is_common_word(const struct walk *walk, size_t end)
{
	const struct table_word word = beside_upto(walk->block, TABLE_WORDS, end);
	return word.end && word.start <= walk->at;
}

/* Whether the longest word that ends behind glyph i begins with the one before it. */
static bool joins(const struct scan_block *block, size_t i)
{
	const size_t end = i + 1;
	if (!(block->words.ends[end] >> 1 & 1))
		return false;
	const struct table_word word = beside_upto(block, TABLE_WORDS, end);
	return word.end && word.start + 1 == i;
}

/* Whether the last word, glyphs [last, behind), begins a longer one: 村民, 大学生. */
static bool goes_on(const struct scan_block *block, size_t last, size_t behind)
{
	return beside_from(block, TABLE_WORDS, last).end > behind;
}

/* Whether a level of government begins it: 县产业集聚区. */
static bool begins_with_level(const struct walk *walk)
{
	return cue_is(walk->block->cues, CUE_LEVEL, walk->block->glyphs.cp[walk->at]);
}

/* Whether quotation marks hold just it, up to glyph behind: a word for something. */
static bool is_quoted(const struct walk *walk, size_t behind)
{
	const struct glyphs *glyphs = &walk->block->glyphs;
	return character_of(glyphs, walk->at - 1) == 0x201C &&
	       character_of(glyphs, behind) == 0x201D;
}

/* Whether a town's name is one word of the lexicon that stands free: behind a mark, or 在. */
static bool is_free_word(const struct walk *walk)
{
	const uint32_t cp = character_of(&walk->block->glyphs, walk->at - 1);
	struct sense sense;
	return beside_sense_upto(walk->block, walk->last, &sense) != walk->last - walk->at ||
	       !is_han(cp) || cue_is(walk->block->cues, CUE_BEFORE_PLACE, cp);
}

/* Whether what was walked over is a name, whose last word ends at glyph behind: it begins
 * with a place or has something in it that is no common word. */
static bool is_name(const struct walk *walk, size_t behind)
{
	const unsigned enough = walk->level == LEVEL_TOWN ? 1 : ENOUGH_SIGNS;
	if (walk->trade && walk->most_signs < enough)
		return false;
	if (walk->anchored || (walk->level == LEVEL_AREA && begins_with_level(walk)))
		return true;
	return walk->most_signs >= enough && !is_common_word(walk, behind) &&
	       !is_quoted(walk, behind) && (walk->level != LEVEL_TOWN || is_free_word(walk));
}

size_t body_start(const struct scan_block *block, const struct place *first,
                  const struct place *end, const struct match *match, const struct body_rule *rule,
                  bool *named)
{
	const struct glyphs *glyphs = &block->glyphs;
	const size_t last = glyphs->at[match->start], behind = glyphs->at[match->end];
	*named = false;
	const bool behind_place = end > first && end[-1].span.end == match->start;
	if (goes_on(block, last, behind) || (joins(block, last) && !behind_place))
		return match->end; /* not in 乡村, 创新区 */
	const enum region_level level = rule->level;
	const size_t longest = level == LEVEL_TOWN ? LONGEST_TOWN : LONGEST;
	struct walk walk = { .block = block,
		             .first = first,
		             .place = end,
		             .at = last,
		             .last = last,
		             .level = level,
		             .trade = rule->use == BODY_TRADE };
	while (walk.at > 0 && last - walk.at < longest && step(&walk))
		;
	*named = walk.at < last && is_name(&walk, behind);
	if (*named || level == LEVEL_AREA)
		return glyphs->off[walk.at];
	return walk.at == last && level == LEVEL_BODY && !walk.trade && behind - last > 1
	               ? match->start
	               : match->end;
}

bool body_has_person(const struct scan_block *block, size_t off)
{
	enum { REACH = 10 };
	const struct glyphs *glyphs = &block->glyphs;
	for (size_t i = glyphs->at[off], n = 0; n < REACH && i < glyphs->n && is_han(glyphs->cp[i]);
	     i++, n++)
		if (scan_is_of(beside_tables_from(block, i), TABLE_POSTS))
			return true;
	return false;
}

bool body_is_source(const struct scan_block *block, size_t off)
{
	return cue_at(block->cues, CUE_TELLS, block->text, off);
}
