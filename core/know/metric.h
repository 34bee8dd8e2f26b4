/* Metrics: the figures of an article, with what they measure, of whom and
 * when. docs/extract-format.md says what each
 * field is. */
#ifndef ZHUPI_KNOW_METRIC_H
#define ZHUPI_KNOW_METRIC_H

#include "core/know/scan.h"

/* What the metric tables of a lexicon say, made ready once at loading. */
struct metric_rules;

/* NULL and an error (file, line) where a table of metric's says what makes no
 * sense. The lexicon must outlive them. The caller frees. */
struct metric_rules *metric_rules_new(const struct lexicon *lexicon, GError **error);
void metric_rules_free(struct metric_rules *rules);

/* See knowledge_canonical. The value in the base of its unit's kind, for comparing: 1 公顷 and 15
 * 亩 are the same area. kind is the unit's ("area"). False where the unit is unknown; such values
 * compare only with the same unit. */
bool metric_canonical(const struct metric_rules *rules, double value, const char *unit,
                      double *canonical, const char **kind);

/* Appends the metrics of the article to scan->mentions. */
void metric_extract(const struct metric_rules *rules, const struct scan *scan);

#endif
