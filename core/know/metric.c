/* Metrics: figures with what they measure, of whom, and when. */
#include "core/know/metric.h"

#include "core/know/figure.h"

static struct mention mention_of(const struct scan *scan, size_t at, const struct figure *figure)
{
	const struct scan_block *block = &scan->blocks[at];
	struct mention mention = { .type = MENTION_METRIC, .block = at, .span = figure->span };
	struct metric *metric = &mention.metric;
	metric->value = figure->value;
	metric->value_to = figure->value_to;
	metric->unit = figure->unit;
	metric->comparator = figure->comparator;
	struct span qualifier = span_len(figure->behind)   ? figure->behind
	                        : span_len(figure->before) ? figure->before
	                                                   : figure->inner;
	if (span_len(qualifier))
		metric->qualifier = scan_copy(scan, block, qualifier);
	return mention;
}

void metric_extract(const struct metric_rules *rules, const struct scan *scan)
{
	g_autoptr(GArray) figures = g_array_new(FALSE, TRUE, sizeof(struct figure));
	for (size_t i = 0; i < scan->n_blocks; i++) {
		g_array_set_size(figures, 0);
		figures_find(rules, scan, &scan->blocks[i], figures);
		for (guint k = 0; k < figures->len; k++) {
			struct mention mention =
			        mention_of(scan, i, &g_array_index(figures, struct figure, k));
			g_array_append_val(scan->mentions, mention);
		}
	}
}
