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

/* A rule while it is told, part by part. */
struct telling {
	struct slice parts[2 + 3 * 5]; /* a number and five words */
	size_t n;
};

static void tell_word(struct telling *telling, struct slice word, const char *table)
{
	if (!word.len)
		return;
	telling->parts[telling->n++] = slice_of(", ");
	telling->parts[telling->n++] = word;
	telling->parts[telling->n++] = slice_of(table);
}

/* What glyphs [span) say. */
static struct slice text_of(const struct scan_block *block, struct span span)
{
	return slice_sub(block->text, beside_offs(block, span));
}

/* Which rows made the metric, for a person who asks why. */
static const char *told(const struct maker *maker, const struct scan_block *block,
                        const struct figure *figure, const struct change *change)
{
	struct telling telling = { .n = 2 };
	const struct span changed = { change->word.start, change->word.end };
	telling.parts[0] = slice_of("number ");
	telling.parts[1] = text_of(block, figure->number);
	tell_word(&telling, slice_of(figure->unit), " (units)");
	tell_word(&telling, text_of(block, figure->before), " (qualifiers)");
	tell_word(&telling, text_of(block, figure->behind), " (qualifiers)");
	tell_word(&telling, text_of(block, figure->inner), " (numerals)");
	tell_word(&telling, text_of(block, changed), " (changes)");
	return arena_join(maker->scan->arena, telling.parts, telling.n);
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
	metric_measure(maker->rules, figure->unit, &metric->base, &metric->measure);
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
	mention->rule = told(maker, block, figure, &change);
}

static void read_block(struct maker *maker, size_t at, struct figures *figures)
{
	const struct scan_block *block = &maker->scan->blocks[at];
	figures_find(maker->rules, maker->scan, block, figures);
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
