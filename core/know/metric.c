/* Metrics: each figure with what it measures, of whom, and when. */
#include "core/know/metric.h"

#include "core/base/decimal.h"
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
	struct years years; /* of the metric before, and as it is told: it often stays the same */
	const char *period;
};

static void set_qualifier(struct metric *metric, const struct scan *scan,
                          const struct scan_block *block, const struct figure *figure)
{
	struct span span = span_len(figure->behind)   ? figure->behind
	                   : span_len(figure->before) ? figure->before
	                                              : figure->inner;
	if (span_len(span))
		metric->qualifier = scan_copy(scan, block, beside_offs(block, span));
}

/* 2025, or 2021-2025; NULL where there are no years. */
static const char *period_told(struct maker *maker, struct years years)
{
	char from[DECIMAL_LONGEST], to[DECIMAL_LONGEST];
	if (!years.to)
		return NULL;
	if (maker->period && maker->years.from == years.from && maker->years.to == years.to)
		return maker->period;
	const struct slice parts[] = { decimal_of(years.from, from), slice_of("-"),
		                       decimal_of(years.to, to) };
	maker->years = years;
	return maker->period = arena_join(maker->scan->arena, parts,
	                                  years.from == years.to ? 1 : G_N_ELEMENTS(parts));
}

/* Glyphs [span) as a word of what begins at off. */
static struct metric_word word_from(const struct scan_block *block, size_t off, struct span span)
{
	const struct span offs = beside_offs(block, span);
	if (!span_len(offs))
		return (struct metric_word){ 0 };
	return (struct metric_word){ (int32_t)offs.start - (int32_t)off,
		                     (int32_t)offs.end - (int32_t)off };
}

/* Where the words stand that made the metric which begins at off. */
static const struct metric_words *words_of(const struct maker *maker,
                                           const struct scan_block *block, size_t off,
                                           const struct figure *figure, const struct change *change)
{
	const struct span changed = { change->word.start, change->word.end };
	struct metric_words *words = arena_room(maker->scan->arena, sizeof *words);
	*words = (struct metric_words){
		.number = word_from(block, off, figure->number),
		.before = word_from(block, off, figure->before),
		.behind = word_from(block, off, figure->behind),
		.inner = word_from(block, off, figure->inner),
		.change = word_from(block, off, changed),
		.unit = figure->unit,
	};
	return words;
}

/* What figure's unit measures: see metric_measure. */
static void figure_measure(const struct metric_rules *rules, const struct figure *figure,
                           double *base, const char **measure)
{
	if (!figure->rule) {
		metric_measure(rules, figure->unit, base, measure);
		return;
	}
	*base = figure->rule->base;
	*measure = figure->rule->measure;
}

/* 增长-3.2% is a fall. */
static enum direction change_of(enum direction told, double value)
{
	return told == DIRECTION_UP && value < 0 ? DIRECTION_DOWN : told;
}

/* Makes a metric of figure k of block at. */
static void make(struct maker *maker, size_t at, size_t k, struct mention *mention)
{
	const struct scan_block *block = &maker->scan->blocks[at];
	const struct figure *figure = &maker->indicators.figures[k];
	struct metric *metric = &mention->metric;
	struct change change = { 0 };
	*mention = (struct mention){ .type = MENTION_METRIC,
		                     .block = at,
		                     .span = beside_offs(block, figure->span) };
	metric->value = figure->value;
	metric->value_to = figure->value_to;
	metric->unit = figure->unit;
	metric->comparator = figure->comparator;
	figure_measure(maker->rules, figure, &metric->base, &metric->measure);
	set_qualifier(metric, maker->scan, block, figure);
	metric->indicator = indicator_read(&maker->indicators, k, &change);
	metric->region =
	        place_listed(&maker->places, at, beside_offs(block, maker->indicators.item));
	if (!metric->region)
		metric->region = place_at(&maker->places, at, mention->span.start);
	struct period period = period_at(&maker->periods, figure);
	metric->period = period_told(maker, period.years);
	metric->kind = period.kind;
	if (change.word.end) {
		metric->direction = change_of(change.rule->direction, figure->value);
		metric->result = change.rule->result;
		metric->change_word = lexicon_cell(maker->scan->lexicon, TABLE_CHANGES,
		                                   change.word.row, CHANGE_WORD);
	}
	metric->words = words_of(maker, block, mention->span.start, figure, &change);
}

/* Drops the figures of block at that are part of a company's name. */
static void drop_names(const struct maker *maker, size_t at, struct figures *figures)
{
	const struct scan_block *block = &maker->scan->blocks[at];
	size_t n = 0;
	for (size_t k = 0; k < figures->n; k++)
		if (!place_is_name(&maker->places, at, beside_offs(block, figures->items[k].span)))
			figures->items[n++] = figures->items[k];
	figures->n = n;
}

static void read_block(struct maker *maker, size_t at, struct figures *figures)
{
	const struct scan_block *block = &maker->scan->blocks[at];
	figures_find(maker->rules, maker->scan, block, figures);
	drop_names(maker, at, figures);
	period_reader_block(&maker->periods, block);
	const char *shared = maker->indicators.shared;
	maker->indicators = (struct indicator_reader){
		.rules = maker->rules,
		.scan = maker->scan,
		.block = block,
		.figures = figures->items,
		.n = figures->n,
		.shared = shared,
	};
	GArray *mentions = maker->scan->mentions;
	const guint first = mentions->len;
	g_array_set_size(mentions, first + (guint)figures->n);
	for (guint k = 0; k < figures->n; k++)
		make(maker, at, k, &g_array_index(mentions, struct mention, first + k));
}

void metric_extract(const struct metric_rules *rules, const struct scan *scan)
{
	struct maker maker = {
		.rules = rules,
		.scan = scan,
		.places = places_find(rules, scan),
	};
	struct figures figures = { 0 };
	period_reader_open(&maker.periods, rules, scan);
	for (size_t i = 0; i < scan->n_blocks; i++)
		read_block(&maker, i, &figures);
	g_free(figures.items);
}
