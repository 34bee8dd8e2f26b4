/* Metrics: no rules yet. */
#include "core/know/metric.h"

struct metric_rules {
	const struct lexicon *lexicon;
};

struct metric_rules *metric_rules_new(const struct lexicon *lexicon, GError **error)
{
	(void)error;
	struct metric_rules *rules = g_new0(struct metric_rules, 1);
	rules->lexicon = lexicon;
	return rules;
}

void metric_rules_free(struct metric_rules *rules)
{
	g_free(rules);
}

void metric_extract(const struct metric_rules *rules, const struct scan *scan)
{
	(void)rules;
	(void)scan;
}
