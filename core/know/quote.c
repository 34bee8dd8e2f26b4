/* Quotes: no rules yet. */
#include "core/know/quote.h"

struct quote_rules {
	const struct lexicon *lexicon;
};

struct quote_rules *quote_rules_new(const struct lexicon *lexicon, GError **error)
{
	(void)error;
	struct quote_rules *rules = g_new0(struct quote_rules, 1);
	rules->lexicon = lexicon;
	return rules;
}

void quote_rules_free(struct quote_rules *rules)
{
	g_free(rules);
}

void quote_extract(const struct quote_rules *rules, const struct scan *scan)
{
	(void)rules;
	(void)scan;
}
