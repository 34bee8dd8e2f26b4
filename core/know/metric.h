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
struct metric_rules *metric_rules_new(const struct lexicon *lexicon, const struct cues *cues,
                                      GError **error);
void metric_rules_free(struct metric_rules *rules);

/* See knowledge_measure; unit may be NULL. */
void metric_measure(const struct metric_rules *rules, const char *unit, double *base,
                    const char **measure);

/* Appends the metrics of the article to scan->mentions. */
void metric_extract(const struct metric_rules *rules, const struct scan *scan);

#endif
