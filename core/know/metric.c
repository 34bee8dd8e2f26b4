/* Metrics: each figure with what it measures, of whom, and when. */
#include "core/know/metric.h"

#include "core/know/indicator.h"
#include "core/know/period.h"
#include "core/know/place.h"

/* What an article's metrics are made with. */
struct maker {
	const struct metric_rules *rules;
	const struct scan *scan;
	struct places places;
	struct period_reader periods;
	struct indicator_reader indicators; /* of the block being read */
	GString *rule;                      /* what is told of a metric, while it is made */
};

static void set_qualifier(struct metric *metric, const struct scan *scan,
                          const struct scan_block *block, const struct figure *figure)
{
	struct span span = span_len(figure->behind)   ? figure->behind
	                   : span_len(figure->before) ? figure->before
	                                              : figure->inner;
	if (span_len(span))
		metric->qualifier = scan_copy(scan, block, span);
}

static void set_period(struct metric *metric, const struct scan *scan, struct years years)
{
	char text[32];
	if (!years.to)
		return;
	if (years.from == years.to)
		g_snprintf(text, sizeof text, "%d", years.to);
	else
		g_snprintf(text, sizeof text, "%d-%d", years.from, years.to);
	metric->period = arena_copy(scan->arena, slice_of(text));
}

static void tell_word(GString *rule, struct slice word, const char *table)
{
	g_string_append(rule, ", ");
	g_string_append_len(rule, word.data, (gssize)word.len);
	g_string_append(rule, table);
}

/* Which rows made the metric, for a person who asks why. */
static const char *told(const struct maker *maker, const struct scan_block *block,
                        const struct figure *figure, const struct change *change)
{
	GString *rule = maker->rule;
	struct slice number = slice_sub(block->text, figure->number);
	g_string_assign(rule, "number ");
	g_string_append_len(rule, number.data, (gssize)number.len);
	if (figure->unit)
		tell_word(rule, slice_of(figure->unit), " (units)");
	if (span_len(figure->before))
		tell_word(rule, slice_sub(block->text, figure->before), " (qualifiers)");
	if (span_len(figure->behind))
		tell_word(rule, slice_sub(block->text, figure->behind), " (qualifiers)");
	if (span_len(figure->inner))
		tell_word(rule, slice_sub(block->text, figure->inner), " (numerals)");
	if (change->match)
		tell_word(rule,
		          slice_sub(block->text,
		                    (struct span){ change->match->start, change->match->end }),
		          " (changes)");
	return arena_copy(maker->scan->arena, (struct slice){ rule->str, rule->len });
}

static struct mention make(struct maker *maker, size_t at, size_t k)
{
	const struct scan_block *block = &maker->scan->blocks[at];
	const struct figure *figure = &maker->indicators.figures[k];
	struct mention mention = { .type = MENTION_METRIC, .block = at, .span = figure->span };
	struct metric *metric = &mention.metric;
	struct change change = { 0 };
	metric->value = figure->value;
	metric->value_to = figure->value_to;
	metric->unit = figure->unit;
	metric->comparator = figure->comparator;
	metric_measure(maker->rules, figure->unit, &metric->base, &metric->measure);
	set_qualifier(metric, maker->scan, block, figure);
	metric->indicator = indicator_read(&maker->indicators, k, &change);
	metric->region = place_listed(&maker->places, at, maker->indicators.item);
	if (!metric->region)
		metric->region = place_at(&maker->places, at, figure->span.start);
	struct period period = period_at(&maker->periods, figure->span);
	set_period(metric, maker->scan, period.years);
	metric->kind = period.kind;
	if (change.match) {
		metric->direction = change.rule->direction;
		metric->change_word = lexicon_cell(maker->scan->lexicon, TABLE_CHANGES,
		                                   change.match->row, CHANGE_WORD);
	}
	mention.rule = told(maker, block, figure, &change);
	return mention;
}

static void read_block(struct maker *maker, size_t at, GArray *figures)
{
	const struct scan_block *block = &maker->scan->blocks[at];
	g_array_set_size(figures, 0);
	if (block->text.len)
		figures_find(maker->rules, maker->scan, block, figures);
	period_reader_block(&maker->periods, block);
	const char *shared = maker->indicators.shared;
	maker->indicators = (struct indicator_reader){
		.rules = maker->rules,
		.scan = maker->scan,
		.block = block,
		.figures = (const struct figure *)(const void *)figures->data,
		.n = figures->len,
		.shared = shared,
	};
	for (size_t k = 0; k < figures->len; k++) {
		struct mention mention = make(maker, at, k);
		g_array_append_val(maker->scan->mentions, mention);
	}
}

void metric_extract(const struct metric_rules *rules, const struct scan *scan)
{
	struct maker maker = {
		.rules = rules,
		.scan = scan,
		.places = places_find(rules, scan),
		.rule = g_string_new(NULL),
	};
	g_autoptr(GArray) figures = g_array_new(FALSE, TRUE, sizeof(struct figure));
	period_reader_open(&maker.periods, rules, scan);
	for (size_t i = 0; i < scan->n_blocks; i++)
		read_block(&maker, i, figures);
	g_string_free(maker.rule, TRUE);
}
