/* The metric tables of a lexicon as numbers and enums: what figure.c and the
 * rest of metric's files share. */
#ifndef ZHUPI_KNOW_METRIC_RULES_H
#define ZHUPI_KNOW_METRIC_RULES_H

#include "core/know/cues.h"
#include "core/know/mention.h"
#include "core/know/numeral.h"

enum unit_column { UNIT_WORD, UNIT_NAME, UNIT_FACTOR, UNIT_KIND, UNIT_NOT_BEFORE };
enum figure_column { FIGURE_WORD, FIGURE_VALUE, FIGURE_UNIT, FIGURE_COMPARATOR };
enum qualifier_column { QUALIFIER_WORD, QUALIFIER_COMPARATOR, QUALIFIER_SIDE, QUALIFIER_ONLY };
enum change_column { CHANGE_WORD, CHANGE_DIRECTION, CHANGE_ORDER };
enum target_column { TARGET_WORD, TARGET_KIND, TARGET_WEIGHT };
enum body_column { BODY_WORD, BODY_LEVEL, BODY_USE };
enum region_column { REGION_WORD, REGION_NAME, REGION_PROVINCE, REGION_LEVEL };
enum time_column { TIME_WORD, TIME_FROM, TIME_TO, TIME_USE };
enum indicator_column { INDICATOR_WORD, INDICATOR_USES };

/* What kinds of unit the rules tell apart; all others are MEASURE. */
enum unit_class {
	UNIT_MEASURE,
	UNIT_COUNT,
	UNIT_PEOPLE,
	UNIT_TIME,  /* hours, days: figures */
	UNIT_YEARS, /* mostly dates */
	UNIT_SHARE, /* per cent, points */
	UNIT_MULTIPLE,
	UNIT_SCALE, /* 十大行动 */
	UNIT_INDEX,
	UNIT_COIN, /* 角 and 分: only behind 元 */
	UNIT_HALF, /* 半: only behind a unit */
	UNIT_PER   /* 股: only behind a unit and a stroke, 元/股 */
};

/* Kinds that single rules ask for: bits. */
enum unit_kind {
	KIND_MONEY = 1 << 0,
	KIND_PIECE = 1 << 1,
	KIND_LENGTH = 1 << 2,
	KIND_MASS = 1 << 3,
	KIND_SESSION = 1 << 4,
	KIND_PHASE = 1 << 5,
	KIND_AGE = 1 << 6,
	KIND_MAGNITUDE = 1 << 7
};

struct unit_rule {
	const char *name; /* how a figure names it */
	const char *kind;
	const uint32_t *not_before; /* words that make it another where they stand behind it:
	                             * matcher_keys, each word ended by 0, and all by 0 */
	uint64_t not_first;         /* a bit for the low six of the first key of each */
	double factor;              /* of the kind's base */
	double to_name;             /* a number of this word is so many of name */
	double base;                /* of measure, so many in one of name */
	const char *measure;        /* what name measures; NULL: it compares with itself alone */
	enum unit_class class;
	unsigned kind_is; /* of enum unit_kind */
};

struct qualifier_rule {
	enum comparator comparator;
	bool none; /* makes the number no figure */
	bool before;
	bool bare;        /* only with 百, 千, 万 */
	const char *only; /* kinds of unit; "" all */
};

struct change_rule {
	enum direction direction;
	bool result; /* 增至: what came of it, not the change itself */
};

struct target_rule {
	enum metric_kind kind;
	int weight;
};

struct region_rule {
	const char *name, *province;
	enum region_level {
		LEVEL_WORLD,
		LEVEL_COUNTRY,
		LEVEL_ZONE,
		LEVEL_PROVINCE,
		LEVEL_CITY,
		LEVEL_COUNTY,
		LEVEL_OWN,
		LEVEL_TOWN, /* and what 全镇 is said of: of towns the table has last words only */
		LEVEL_AREA, /* a park, a development zone: last words only */
		LEVEL_BODY, /* a company, a school, a port: last words only */
		LEVEL_OFFICE, /* ends the name of a department */
		LEVEL_COUNT
	} level;
	enum region_level of; /* LEVEL_OWN: the level of what it is said of (全省) */
};

/* A word by which somebody is known that is no place: 公司. */
struct body_rule {
	enum region_level level; /* LEVEL_TOWN, LEVEL_AREA, LEVEL_BODY */
	enum body_use {
		BODY_ENDS,   /* the last word of a name */
		BODY_SPEAKS, /* … of which who is of it speaks */
		BODY_TRADE,  /* … where a name of its own stands before it: 云江科技 */
		BODY_WHOLE,  /* a name of such by itself */
		BODY_REFERS, /* says again what was named: 该公司 */
		BODY_HERE    /* means the place named last: 当地 */
	} use;
};

/* Years: counted from the document's own where relative. */
struct time_rule {
	int from, to;
	bool relative;
	bool vague; /* of the document's own year, where no other is named: 近日 */
};

/* What a word of the indicators table does; bits. */
enum indicator_use {
	INDICATOR_TAIL = 1 << 0,
	INDICATOR_HEAD = 1 << 1,
	INDICATOR_CUT = 1 << 2,
	INDICATOR_JOIN = 1 << 3,
	INDICATOR_STOP = 1 << 4,
	INDICATOR_END = 1 << 5,
	INDICATOR_NOUN = 1 << 6,
	INDICATOR_THEN = 1 << 7,
	INDICATOR_LEVEL = 1 << 8,
	INDICATOR_FADE = 1 << 9,
	INDICATOR_AGAINST = 1 << 10
};

struct indicator_rule {
	unsigned use; /* of enum indicator_use */
};

/* Arrays have a rule for each row of their table. */
struct metric_rules {
	const struct lexicon *lexicon;
	struct arena *arena; /* owns the arrays */
	struct numerals *numerals;
	const struct unit_rule *units;
	const struct qualifier_rule *qualifiers;
	const struct change_rule *changes;
	const struct target_rule *targets;
	const struct region_rule *regions;
	const struct body_rule *bodies;
	const struct time_rule *times;
	const struct indicator_rule *indicators;
	uint16_t *edges; /* of letters: see metric_may */
};

/* What may begin or end with a letter: where it cannot, no word is looked for. */
enum metric_edge {
	EDGE_CUTS = 1 << 0,     /* begins an indicator's word that cuts */
	EDGE_BEHIND = 1 << 1,   /* begins a qualifier behind a number */
	EDGE_BEFORE = 1 << 2,   /* ends one before a number */
	EDGE_MONEY = 1 << 3,    /* ends a unit that may stand before its number */
	EDGE_HALF = 1 << 4,     /* begins one that stands behind others: 半 */
	EDGE_SHARES = 1 << 5,   /* begins 分别 */
	EDGE_SIGN = 1 << 6,     /* a minus or a point, or ends 零下 */
	EDGE_NO_PLACE = 1 << 7, /* ends a word that has a place in it but says of none */
	EDGE_BORDERS = 1 << 8   /* ends 接壤 and the like */
};

/* The last bits of a letter are enough to tell most. */
enum { METRIC_EDGES = 1 << 12 };

/* Marks the edges of the words of rules' tables and of cues. */
void metric_mark_edges(struct metric_rules *rules, const struct cues *cues);

/* Whether glyph i may be such an edge; false beyond either end. */
static inline bool metric_may(const struct metric_rules *rules, const struct glyphs *glyphs,
                              size_t i, enum metric_edge edge)
{
	return i < glyphs->n && rules->edges[glyphs->letters[i] % METRIC_EDGES] & edge;
}

/* The edges that glyphs [span) may be, all in one. */
static inline unsigned metric_edges(const struct metric_rules *rules, const struct glyphs *glyphs,
                                    struct span span)
{
	unsigned edges = 0;
	for (size_t i = span.start; i < span.end; i++)
		edges |= rules->edges[glyphs->letters[i] % METRIC_EDGES];
	return edges;
}

/* Whether word is one of words, which are separated by blanks. */
bool word_among(const char *words, struct slice word);

#endif
