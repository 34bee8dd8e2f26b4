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

/* Which rows made the metric, for a person who asks why. */
static const char *told(const struct scan *scan, const struct scan_block *block,
                        const struct figure *figure, const struct change *change)
{
	GString *rule = g_string_new(NULL);
	struct slice number = slice_sub(block->text, figure->number);
	g_string_append_printf(rule, "number %.*s", (int)MIN(number.len, 60), number.data);
	if (figure->unit)
		g_string_append_printf(rule, ", unit %s (units)", figure->unit);
	const struct span words[] = { figure->before, figure->behind, figure->inner };
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (span_len(words[i]))
			g_string_append_printf(rule, ", %.*s (%s)", (int)span_len(words[i]),
			                       block->text.data + words[i].start,
			                       i < 2 ? "qualifiers" : "numerals");
	if (change->match)
		g_string_append_printf(
		        rule, ", %s (changes)",
		        lexicon_cell(scan->lexicon, TABLE_CHANGES, change->match->row, 0));
	const char *copy = arena_copy(scan->arena, (struct slice){ rule->str, rule->len });
	g_string_free(rule, TRUE);
	return copy;
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
	set_qualifier(metric, maker->scan, block, figure);
	metric->indicator = indicator_read(&maker->indicators, k, &change);
	metric->region = place_at(&maker->places, at, figure->span.start);
	struct years years = period_at(&maker->periods, figure->span.start);
	set_period(metric, maker->scan, years);
	metric->kind = kind_at(&maker->periods, figure->span, years);
	if (change.match) {
		metric->direction = change.rule->direction;
		metric->change_word = lexicon_cell(maker->scan->lexicon, TABLE_CHANGES,
		                                   change.match->row, CHANGE_WORD);
	}
	mention.rule = told(maker->scan, block, figure, &change);
	return mention;
}

static void read_block(struct maker *maker, size_t at, GArray *figures)
{
	const struct scan_block *block = &maker->scan->blocks[at];
	g_array_set_size(figures, 0);
	if (block->text.len)
		figures_find(maker->rules, maker->scan, block, figures);
	period_reader_block(&maker->periods, block);
	maker->indicators = (struct indicator_reader){
		.rules = maker->rules,
		.scan = maker->scan,
		.block = block,
		.figures = (const struct figure *)(const void *)figures->data,
		.n = figures->len,
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
	};
	g_autoptr(GArray) figures = g_array_new(FALSE, TRUE, sizeof(struct figure));
	period_reader_open(&maker.periods, rules, scan);
	for (size_t i = 0; i < scan->n_blocks; i++)
		read_block(&maker, i, figures);
}
