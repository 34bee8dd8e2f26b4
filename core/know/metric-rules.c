/* Reading metric's tables into rules, with an error for each row that makes no
 * sense. */
#include "core/know/metric-rules.h"

#include "core/base/arena.h"
#include "core/base/utf8.h"
#include "core/know/metric.h"

/* A name in a table and what it stands for. */
struct named {
	const char *name;
	int value;
};

static const struct named unit_classes[] = {
	{ "count", UNIT_COUNT },       { "people", UNIT_PEOPLE },     { "time", UNIT_TIME },
	{ "working-time", UNIT_TIME }, { "years", UNIT_YEARS },       { "share", UNIT_SHARE },
	{ "points", UNIT_SHARE },      { "multiple", UNIT_MULTIPLE }, { "scale", UNIT_SCALE },
	{ "index", UNIT_INDEX },       { "coin", UNIT_COIN },         { "half", UNIT_HALF },
	{ "piece", UNIT_COUNT },       { "session", UNIT_COUNT },     { "phase", UNIT_COUNT },
	{ "magnitude", UNIT_INDEX },   { "per", UNIT_PER },           { NULL, UNIT_MEASURE },
};

static const struct named unit_kinds[] = {
	{ "money", KIND_MONEY },         { "piece", KIND_PIECE },     { "length", KIND_LENGTH },
	{ "mass", KIND_MASS },           { "session", KIND_SESSION }, { "phase", KIND_PHASE },
	{ "magnitude", KIND_MAGNITUDE }, { "age", KIND_AGE },         { NULL, 0 },
};

static const struct named directions[] = {
	{ "up", DIRECTION_UP },
	{ "down", DIRECTION_DOWN },
	{ "level", DIRECTION_LEVEL },
	{ NULL, -1 },
};

static const struct named kinds[] = {
	{ "target", METRIC_TARGET },
	{ "actual", METRIC_ACTUAL },
	{ "other", METRIC_OTHER },
	{ NULL, -1 },
};

static const struct named indicator_uses[] = {
	{ "tail", INDICATOR_TAIL }, { "head", INDICATOR_HEAD },       { "cut", INDICATOR_CUT },
	{ "join", INDICATOR_JOIN }, { "stop", INDICATOR_STOP },       { "end", INDICATOR_END },
	{ "noun", INDICATOR_NOUN }, { "then", INDICATOR_THEN },       { "level", INDICATOR_LEVEL },
	{ "fade", INDICATOR_FADE }, { "against", INDICATOR_AGAINST }, { NULL, 0 },
};

static const struct named levels[] = {
	{ "county", LEVEL_COUNTY },     { "city", LEVEL_CITY },
	{ "province", LEVEL_PROVINCE }, { "world", LEVEL_WORLD },
	{ "zone", LEVEL_ZONE },         { "country", LEVEL_COUNTRY },
	{ "own", LEVEL_OWN },           { "town", LEVEL_TOWN },
	{ "office", LEVEL_OFFICE },     { NULL, -1 },
};

static const struct named body_levels[] = {
	{ "town", LEVEL_TOWN },
	{ "area", LEVEL_AREA },
	{ "body", LEVEL_BODY },
	{ NULL, -1 },
};

static const struct named body_uses[] = {
	{ "end", BODY_ENDS },
	{ "speaks", BODY_SPEAKS },
	{ "trade", BODY_TRADE },
	{ "whole", BODY_WHOLE },
	{ "refers", BODY_REFERS },
	{ "here", BODY_HERE },
	{ NULL, -1 },
};

/* The value of name; that of the closing entry where it is none of them. */
static int value_of(const struct named *named, struct slice name)
{
	while (named->name &&
	       (strncmp(named->name, name.data, name.len) != 0 || named->name[name.len]))
		named++;
	return named->value;
}

bool word_among(const char *words, struct slice word)
{
	while (*words) {
		size_t length = strcspn(words, " ");
		if (slice_equal((struct slice){ words, length }, word))
			return true;
		words += length;
		words += strspn(words, " ");
	}
	return false;
}

static const char *cell(const struct metric_rules *rules, enum lexicon_table table, size_t row,
                        int column)
{
	return lexicon_cell(rules->lexicon, table, row, (size_t)column);
}

static bool refuse(const struct metric_rules *rules, enum lexicon_table table, size_t row,
                   const char *what, GError **error)
{
	return lexicon_row_error(rules->lexicon, table, row, what, error);
}

/* The keys of words, which are separated by blanks. */
static const uint32_t *keys_of(const struct metric_rules *rules, struct slice words)
{
	static const uint32_t none[] = { 0 };
	if (!words.len)
		return none;
	uint32_t *keys = arena_new_array(rules->arena, uint32_t, words.len + 2), *key = keys;
	for (size_t off = 0; off < words.len;) {
		uint32_t cp = utf8_next(words, off, &off);
		if (cp != ' ')
			*key++ = matcher_key(lexicon_matcher(rules->lexicon), cp);
		else if (key > keys && key[-1])
			*key++ = 0;
	}
	return keys;
}

/* A bit for the low six of the first key of each word. */
static uint64_t first_bits(const uint32_t *key)
{
	uint64_t bits = 0;
	for (; *key; key++) {
		bits |= UINT64_C(1) << (*key & 63);
		while (*++key)
			;
	}
	return bits;
}

/* Whether numbers of a unit of that class compare with those of others of its kind. */
static bool compares(enum unit_class class)
{
	return class != UNIT_COUNT && class != UNIT_SCALE;
}

/* Tells what the unit that unit's numbers are told in measures: 元 for 亿元. */
static void measure_name(const struct metric_rules *rules, struct unit_rule *unit)
{
	const size_t row = lexicon_find(rules->lexicon, TABLE_UNITS, slice_of(unit->name));
	unit->to_name = unit->base = 1;
	if (row == SIZE_MAX)
		return;
	const char *factor = cell(rules, TABLE_UNITS, row, UNIT_FACTOR);
	const char *kind = cell(rules, TABLE_UNITS, row, UNIT_KIND);
	const double base = *factor ? g_ascii_strtod(factor, NULL) : 1;
	if (base > 0)
		unit->to_name = unit->factor / base;
	if (compares((enum unit_class)value_of(unit_classes, slice_of(kind)))) {
		unit->base = base;
		unit->measure = kind;
	}
}

static bool read_unit(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct unit_rule *unit = into;
	const char *name = cell(rules, TABLE_UNITS, row, UNIT_NAME);
	const char *factor = cell(rules, TABLE_UNITS, row, UNIT_FACTOR);
	unit->kind = cell(rules, TABLE_UNITS, row, UNIT_KIND);
	unit->not_before = keys_of(rules, slice_of(cell(rules, TABLE_UNITS, row, UNIT_NOT_BEFORE)));
	unit->not_first = first_bits(unit->not_before);
	unit->factor = *factor ? g_ascii_strtod(factor, NULL) : 1;
	unit->class = (enum unit_class)value_of(unit_classes, slice_of(unit->kind));
	unit->kind_is = (unsigned)value_of(unit_kinds, slice_of(unit->kind));
	unit->name = *name ? name : cell(rules, TABLE_UNITS, row, UNIT_WORD);
	if (!(unit->factor > 0))
		return refuse(rules, TABLE_UNITS, row, "the factor must be a number above 0",
		              error);
	measure_name(rules, unit);
	return true;
}

static bool read_qualifier(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct qualifier_rule *qualifier = into;
	const char *sign = cell(rules, TABLE_QUALIFIERS, row, QUALIFIER_COMPARATOR);
	const char *side = cell(rules, TABLE_QUALIFIERS, row, QUALIFIER_SIDE);
	qualifier->none = strcmp(sign, "none") == 0;
	qualifier->comparator = comparator_signed(sign);
	qualifier->before = strcmp(side, "before") == 0;
	qualifier->only = cell(rules, TABLE_QUALIFIERS, row, QUALIFIER_ONLY);
	qualifier->bare = strcmp(qualifier->only, "bare") == 0;
	if (!qualifier->none && qualifier->comparator == COMPARATOR_COUNT)
		return refuse(rules, TABLE_QUALIFIERS, row,
		              "the comparator must be = ~ > >= < <= or none", error);
	if (!qualifier->before && strcmp(side, "behind") != 0)
		return refuse(rules, TABLE_QUALIFIERS, row, "the side must be before or behind",
		              error);
	return true;
}

static bool read_change(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct change_rule *change = into;
	int direction =
	        value_of(directions, slice_of(cell(rules, TABLE_CHANGES, row, CHANGE_DIRECTION)));
	if (direction < 0)
		return refuse(rules, TABLE_CHANGES, row, "the direction must be up, down or level",
		              error);
	change->direction = (enum direction)direction;
	change->result = strcmp(cell(rules, TABLE_CHANGES, row, CHANGE_ORDER), "result") == 0;
	return true;
}

static bool read_target(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct target_rule *target = into;
	int kind = value_of(kinds, slice_of(cell(rules, TABLE_TARGETS, row, TARGET_KIND)));
	if (kind < 0)
		return refuse(rules, TABLE_TARGETS, row, "the kind must be target, actual or other",
		              error);
	target->kind = (enum metric_kind)kind;
	return lexicon_number(rules->lexicon, TABLE_TARGETS, row, TARGET_WEIGHT, 0, 9,
	                      &target->weight, error);
}

static bool read_region(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct region_rule *region = into;
	int level = value_of(levels, slice_of(cell(rules, TABLE_REGIONS, row, REGION_LEVEL)));
	if (level < 0)
		return refuse(rules, TABLE_REGIONS, row,
		              "the level must be world, country, zone, province, city, county, "
		              "town, own or office",
		              error);
	region->level = (enum region_level)level;
	region->name = cell(rules, TABLE_REGIONS, row, REGION_NAME);
	region->province = cell(rules, TABLE_REGIONS, row, REGION_PROVINCE);
	region->of = region->level;
	if (region->level != LEVEL_OWN)
		return true;
	int of = value_of(levels, slice_of(region->province));
	if (of < 0)
		return refuse(rules, TABLE_REGIONS, row,
		              "the province of what is own must be a level, or own", error);
	region->of = (enum region_level)of;
	return true;
}

static bool read_body(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct body_rule *body = into;
	int level = value_of(body_levels, slice_of(cell(rules, TABLE_BODIES, row, BODY_LEVEL)));
	int use = value_of(body_uses, slice_of(cell(rules, TABLE_BODIES, row, BODY_USE)));
	if (level < 0)
		return refuse(rules, TABLE_BODIES, row, "the level must be town, area or body",
		              error);
	if (use < 0)
		return refuse(rules, TABLE_BODIES, row,
		              "the use must be end, speaks, trade, whole, refers or here", error);
	body->level = (enum region_level)level;
	body->use = (enum body_use)use;
	return true;
}

static bool read_time(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct time_rule *time = into;
	const char *from = cell(rules, TABLE_TIMES, row, TIME_FROM);
	const char *to = cell(rules, TABLE_TIMES, row, TIME_TO);
	const char *use = cell(rules, TABLE_TIMES, row, TIME_USE);
	time->relative = *from == '+' || *from == '-';
	time->vague = strcmp(use, "vague") == 0;
	if (*use && !time->vague)
		return refuse(rules, TABLE_TIMES, row, "the use must be vague or nothing", error);
	if (!lexicon_number(rules->lexicon, TABLE_TIMES, row, TIME_FROM, -9999, 9999, &time->from,
	                    error) ||
	    !lexicon_number(rules->lexicon, TABLE_TIMES, row, *to ? TIME_TO : TIME_FROM, -9999,
	                    9999, &time->to, error))
		return false;
	return time->from <= time->to ||
	       refuse(rules, TABLE_TIMES, row, "to must not be before from", error);
}

static bool read_indicator(const struct metric_rules *rules, size_t row, void *into, GError **error)
{
	struct indicator_rule *indicator = into;
	const char *uses = cell(rules, TABLE_INDICATORS, row, INDICATOR_USES);
	while (*uses) {
		size_t length = strcspn(uses, " ");
		indicator->use |=
		        (unsigned)value_of(indicator_uses, (struct slice){ uses, length });
		uses += length;
		uses += strspn(uses, " ");
	}
	if (!indicator->use)
		return refuse(
		        rules, TABLE_INDICATORS, row,
		        "the use must be of tail, head, cut, join, stop, end, noun, then, level, "
		        "fade, against",
		        error);
	return true;
}

typedef bool (*rule_reader)(const struct metric_rules *rules, size_t row, void *into,
                            GError **error);

/* A rule of size bytes for each row of table; NULL and an error. */
static const void *read_rules(const struct metric_rules *rules, enum lexicon_table table,
                              size_t size, rule_reader read, GError **error)
{
	size_t n = lexicon_rows(rules->lexicon, table);
	char *array = arena_alloc(rules->arena, (n + 1) * size);
	for (size_t row = 0; row < n; row++)
		if (!read(rules, row, array + row * size, error))
			return NULL;
	return array;
}

struct metric_rules *metric_rules_new(const struct lexicon *lexicon, const struct cues *cues,
                                      GError **error)
{
	struct metric_rules *rules = g_new0(struct metric_rules, 1);
	rules->lexicon = lexicon;
	rules->arena = arena_new();
	if ((rules->numerals = numerals_new(lexicon, error)) &&
	    (rules->units =
	             read_rules(rules, TABLE_UNITS, sizeof *rules->units, read_unit, error)) &&
	    (rules->qualifiers = read_rules(rules, TABLE_QUALIFIERS, sizeof *rules->qualifiers,
	                                    read_qualifier, error)) &&
	    (rules->changes = read_rules(rules, TABLE_CHANGES, sizeof *rules->changes, read_change,
	                                 error)) &&
	    (rules->targets = read_rules(rules, TABLE_TARGETS, sizeof *rules->targets, read_target,
	                                 error)) &&
	    (rules->regions = read_rules(rules, TABLE_REGIONS, sizeof *rules->regions, read_region,
	                                 error)) &&
	    (rules->bodies =
	             read_rules(rules, TABLE_BODIES, sizeof *rules->bodies, read_body, error)) &&
	    (rules->times =
	             read_rules(rules, TABLE_TIMES, sizeof *rules->times, read_time, error)) &&
	    (rules->indicators = read_rules(rules, TABLE_INDICATORS, sizeof *rules->indicators,
	                                    read_indicator, error))) {
		metric_mark_edges(rules, cues);
		return rules;
	}
	metric_rules_free(rules);
	return NULL;
}

void metric_rules_free(struct metric_rules *rules)
{
	if (!rules)
		return;
	numerals_free(rules->numerals);
	arena_free(rules->arena);
	g_free(rules);
}

void metric_measure(const struct metric_rules *rules, const char *unit, double *base,
                    const char **measure)
{
	size_t row = unit ? lexicon_find(rules->lexicon, TABLE_UNITS, slice_of(unit)) : SIZE_MAX;
	const struct unit_rule *rule = row == SIZE_MAX ? NULL : &rules->units[row];
	const bool told = rule && compares(rule->class);
	*base = told ? rule->factor : 1;
	*measure = told ? rule->kind : NULL;
}
