/* The tables of entities as rules, and the matcher over their words: what
 * entity.c and the rest of its files share. */
#ifndef ZHUPI_KNOW_ENTITY_RULES_H
#define ZHUPI_KNOW_ENTITY_RULES_H

#include "core/know/lattice.h"
#include "core/know/metric-rules.h"
#include "core/know/own-lists.h"

enum entity_column { ENTITY_WORD, ENTITY_OF_KIND, ENTITY_PART, ENTITY_SORT, ENTITY_NAME };

/* What a row's word is in a name. */
enum entity_part {
	PART_WHOLE, /* all of it: 国务院 */
	PART_END,   /* its last word: 公司 */
	PART_NEAR,  /* its last, right behind what begins it: 政府 */
	PART_HEAD,  /* its first: 国家 */
	PART_INNER, /* may stand in it: 二次 */
	PART_NOT,   /* only looks like one, and stands in none: 世界一流 */
	PART_COUNT
};

struct entity_rule {
	enum entity_kind kind;
	enum entity_part part;
	const char *word, *sort, *name; /* sort, name: NULL where none */
};

/* What a row of dates.tsv counts. */
enum date_unit {
	DATE_MONTHS, /* of the year */
	DATE_DAYS,   /* from the article's */
	DATE_MONTH,  /* from the article's */
	DATE_YEAR,   /* from one named before */
	DATE_PART,   /* days of a month, behind it */
	DATE_BEHIND, /* behind a year or month only */
	DATE_NOT,
	DATE_UNIT_COUNT
};

struct date_rule {
	enum date_unit unit;
	int from, to;
	const char *word;
};

struct work_rule {
	struct slice ending;
	const char *sort;
};

/* What a match of the rules' matcher is of; lists follow from ENTITY_LISTS on. */
enum entity_table { ENTITY_ROWS, ENTITY_DATES, ENTITY_LISTS };

struct entity_rules;

/* lists and metric outlive the rules. NULL and an error where a row
 * makes no sense. */
struct entity_rules *entity_rules_new(const struct lexicon *lexicon,
                                      const struct metric_rules *metric,
                                      const struct own_lists *lists, GError **error);
void entity_rules_free(struct entity_rules *rules);

const struct metric_rules *entity_metric_rules(const struct entity_rules *rules);
const struct own_lists *entity_lists(const struct entity_rules *rules);

const struct entity_rule *entity_rule(const struct entity_rules *rules, size_t row);
const struct date_rule *date_rule(const struct entity_rules *rules, size_t row);

/* What a work of that title is: "law", "plan"; "book" where its ending says
 * nothing. *word is the ending, or NULL. */
const char *work_sort(const struct entity_rules *rules, struct slice title, const char **word);

/* The matcher over rows, dates and lists, built when it is first asked for.
 * Thread-safe. */
const struct matcher *entity_matcher(const struct entity_rules *rules);

#endif
