/* The columns of mention tables. */
#include <stdlib.h>
#include <string.h>

#include "core/flow/mention-table.h"
#include "core/know/explain.h"

const struct mention_kind mention_kinds[] = {
	{ "officials", "Officials", MENTION_PERSON },
	{ "metrics", "Metrics", MENTION_METRIC },
	{ "quotes", "Quotations", MENTION_QUOTE },
	{ "mentions", "Mentions", MENTION_ENTITY },
};
const size_t n_mention_kinds = G_N_ELEMENTS(mention_kinds);

static void put(GString *cell, const char *text)
{
	g_string_append(cell, text ? text : "");
}

static void put_name(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.person.name);
}

static void put_posts(const struct mention_row *row, GString *cell)
{
	const struct person *person = &row->mention.person;
	for (size_t i = 0; i < person->n_posts; i++)
		g_string_append_printf(cell, "%s%s", i ? "、" : "", person->posts[i]);
}

static void put_role(const struct mention_row *row, GString *cell)
{
	put(cell, person_role_name(row->mention.person.role));
}

static void put_named(const struct mention_row *row, GString *cell)
{
	g_string_append_printf(cell, "%zu", row->named);
}

static void put_quoted(const struct mention_row *row, GString *cell)
{
	g_string_append_printf(cell, "%zu", row->quoted);
}

static void put_region(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.metric.region);
}

static void put_indicator(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.metric.indicator);
}

static void put_written(const struct mention_row *row, GString *cell)
{
	put(cell, row->text);
}

static void put_value(const struct mention_row *row, GString *cell)
{
	g_autofree char *value = metric_value_text(&row->mention.metric);
	put(cell, value);
}

static void put_period(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.metric.period);
}

static void put_kind(const struct mention_row *row, GString *cell)
{
	put(cell, metric_kind_name(row->mention.metric.kind));
}

static void put_speaker(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.quote.speaker);
}

static void put_verb(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.quote.verb);
}

static void put_entity_kind(const struct mention_row *row, GString *cell)
{
	put(cell, entity_kind_name(row->mention.entity.kind));
}

static void put_entity_name(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.entity.name);
}

static void put_entity_sort(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.entity.sort);
}

static void put_entity_note(const struct mention_row *row, GString *cell)
{
	put(cell, row->mention.entity.note);
}

static void put_where(const struct mention_row *row, GString *cell)
{
	g_autofree char *name = g_path_get_basename(row->path);
	put(cell, *row->title ? row->title : name);
}

static int by_number(double a, double b)
{
	return (a > b) - (a < b);
}

static int by_name(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.person.name, b->mention.person.name);
}

static int by_posts(const struct mention_row *a, const struct mention_row *b)
{
	const struct person *first = &a->mention.person, *second = &b->mention.person;
	return g_strcmp0(first->n_posts ? first->posts[0] : NULL,
	                 second->n_posts ? second->posts[0] : NULL);
}

static int by_role(const struct mention_row *a, const struct mention_row *b)
{
	return (int)a->mention.person.role - (int)b->mention.person.role;
}

/* The most first. */
static int by_named(const struct mention_row *a, const struct mention_row *b)
{
	return by_number((double)b->named, (double)a->named);
}

static int by_quoted(const struct mention_row *a, const struct mention_row *b)
{
	return by_number((double)b->quoted, (double)a->quoted);
}

static int by_region(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.metric.region, b->mention.metric.region);
}

static int by_indicator(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.metric.indicator, b->mention.metric.indicator);
}

static int by_text(const struct mention_row *a, const struct mention_row *b)
{
	return strcmp(a->text, b->text);
}

/* What a value compares with, and NULL where it is a number alone. */
static const char *measure_of(const struct metric *metric)
{
	return metric->measure ? metric->measure : metric->unit;
}

/* Values of one measure stand together, the largest first, in whichever unit: 14万亿元
 * and 140,000亿元 are equal, 1公顷 is more than 14亩. */
static int by_value(const struct mention_row *a, const struct mention_row *b)
{
	const struct metric *first = &a->mention.metric, *second = &b->mention.metric;
	int measure = g_strcmp0(measure_of(first), measure_of(second));
	return measure ? measure
	               : by_number(second->value * second->base, first->value * first->base);
}

static int by_period(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.metric.period, b->mention.metric.period);
}

static int by_kind(const struct mention_row *a, const struct mention_row *b)
{
	return (int)a->mention.metric.kind - (int)b->mention.metric.kind;
}

static int by_speaker(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.quote.speaker, b->mention.quote.speaker);
}

static int by_verb(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.quote.verb, b->mention.quote.verb);
}

static int by_entity_kind(const struct mention_row *a, const struct mention_row *b)
{
	return (int)a->mention.entity.kind - (int)b->mention.entity.kind;
}

static int by_entity_name(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.entity.name, b->mention.entity.name);
}

static int by_entity_sort(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.entity.sort, b->mention.entity.sort);
}

static int by_entity_note(const struct mention_row *a, const struct mention_row *b)
{
	return g_strcmp0(a->mention.entity.note, b->mention.entity.note);
}

static int by_where(const struct mention_row *a, const struct mention_row *b)
{
	int path = strcmp(a->path, b->path);
	return path ? path : by_number((double)a->article, (double)b->article);
}

static const struct mention_column person_columns[] = {
	{ "Name", "name", 12, put_name, by_name },
	{ "Posts", "posts", 36, put_posts, by_posts },
	{ "Role", "role", 9, put_role, by_role },
	{ "Named", "named", 8, put_named, by_named },
	{ "Quoted", "quoted", 9, put_quoted, by_quoted },
	{ "Where", "where", 26, put_where, by_where },
};

static const struct mention_column metric_columns[] = {
	{ "Region", "region", 10, put_region, by_region },
	{ "Indicator", "indicator", 24, put_indicator, by_indicator },
	{ "As written", "text", 16, put_written, by_text },
	{ "Value", "value", 15, put_value, by_value },
	{ "Period", "period", 9, put_period, by_period },
	{ "Kind", "kind", 7, put_kind, by_kind },
	{ "Where", "where", 19, put_where, by_where },
};

static const struct mention_column quote_columns[] = {
	{ "Speaker", "speaker", 16, put_speaker, by_speaker },
	{ "Verb", "verb", 7, put_verb, by_verb },
	{ "Quotation", "text", 55, put_written, by_text },
	{ "Where", "where", 22, put_where, by_where },
};

static const struct mention_column entity_columns[] = {
	{ "Type", "type", 17, put_entity_kind, by_entity_kind },
	{ "Name", "name", 27, put_entity_name, by_entity_name },
	{ "Kind", "kind", 11, put_entity_sort, by_entity_sort },
	{ "As written", "text", 16, put_written, by_text },
	{ "Note", "note", 8, put_entity_note, by_entity_note },
	{ "Named", "named", 10, put_named, by_named },
	{ "Where", "where", 11, put_where, by_where },
};

static const struct {
	const struct mention_column *columns;
	size_t n;
} tables[MENTION_TYPE_COUNT] = {
	[MENTION_PERSON] = { person_columns, G_N_ELEMENTS(person_columns) },
	[MENTION_METRIC] = { metric_columns, G_N_ELEMENTS(metric_columns) },
	[MENTION_QUOTE] = { quote_columns, G_N_ELEMENTS(quote_columns) },
	[MENTION_ENTITY] = { entity_columns, G_N_ELEMENTS(entity_columns) },
};

const struct mention_column *mention_columns(enum mention_type type, size_t *n)
{
	*n = tables[type].n;
	return tables[type].columns;
}
