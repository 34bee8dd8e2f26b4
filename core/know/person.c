/* Persons: no rules yet. */
#include "core/know/person.h"

struct person_rules {
	const struct lexicon *lexicon;
};

struct person_rules *person_rules_new(const struct lexicon *lexicon, GError **error)
{
	(void)error;
	struct person_rules *rules = g_new0(struct person_rules, 1);
	rules->lexicon = lexicon;
	return rules;
}

void person_rules_free(struct person_rules *rules)
{
	g_free(rules);
}

void person_extract(const struct person_rules *rules, const struct scan *scan)
{
	(void)rules;
	(void)scan;
}
