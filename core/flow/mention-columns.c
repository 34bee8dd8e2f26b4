/* The columns of mention tables. */
#include <stdlib.h>
#include <string.h>

#include "core/base/natural.h"
#include "core/flow/mention-table.h"
#include "core/know/explain.h"

static const struct mention_kind kinds[MENTION_TYPE_COUNT] = {
	[MENTION_PERSON] = { "officials", "Officials", MENTION_PERSON },
	[MENTION_METRIC] = { "metrics", "Metrics", MENTION_METRIC },
	[MENTION_QUOTE] = { "quotes", "Quotations", MENTION_QUOTE },
	[MENTION_ENTITY] = { "mentions", "Mentions", MENTION_ENTITY },
};

const struct mention_kind *mention_kind_of(enum mention_type type)
{
	return &kinds[type];
}

const struct mention_kind *mention_kind_named(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

static void put(GString *cell, const char *text)
{
	g_string_append(cell, text ? text : "");
}

static int by_number(double a, double b)
{
	return (a > b) - (a < b);
}

/* put_ and by_ of a column that is one text of a row; none comes first. */
#define TEXT_COLUMN(column, field)                                                                 \
	static void put_##column(const struct mention_row *row, GString *cell)                     \
	{                                                                                          \
		put(cell, row->field);                                                             \
	}                                                                                          \
	static int by_##column(const struct mention_row *a, const struct mention_row *b)           \
	{                                                                                          \
		return g_strcmp0(a->field, b->field);                                              \
	}

/* Of one that is a kind, in the order of the kinds. */
#define KIND_COLUMN(column, kind, name_of)                                                         \
	static void put_##column(const struct mention_row *row, GString *cell)                     \
	{                                                                                          \
		put(cell, name_of(row->kind));                                                     \
	}                                                                                          \
	static int by_##column(const struct mention_row *a, const struct mention_row *b)           \
	{                                                                                          \
		return (int)a->kind - (int)b->kind;                                                \
	}

/* Of one that counts, the most first. */
#define COUNT_COLUMN(column, count)                                                                \
	static void put_##column(const struct mention_row *row, GString *cell)                     \
	{                                                                                          \
		g_string_append_printf(cell, "%zu", row->count);                                   \
	}                                                                                          \
	static int by_##column(const struct mention_row *a, const struct mention_row *b)           \
	{                                                                                          \
		return by_number((double)b->count, (double)a->count);                              \
	}

TEXT_COLUMN(words, text)
TEXT_COLUMN(name, mention.person.name)
TEXT_COLUMN(region, mention.metric.region)
TEXT_COLUMN(indicator, mention.metric.indicator)
TEXT_COLUMN(period, mention.metric.period)
TEXT_COLUMN(speaker, mention.quote.speaker)
TEXT_COLUMN(verb, mention.quote.verb)
TEXT_COLUMN(entity_name, mention.entity.name)
TEXT_COLUMN(entity_sort, mention.entity.sort)
TEXT_COLUMN(entity_note, mention.entity.note)
KIND_COLUMN(role, mention.person.role, person_role_name)
KIND_COLUMN(kind, mention.metric.kind, metric_kind_name)
KIND_COLUMN(entity_kind, mention.entity.kind, entity_kind_name)
COUNT_COLUMN(named, named)
COUNT_COLUMN(quoted, quoted)

static int by_figure(const struct mention_row *a, const struct mention_row *b)
{
	return natural_compare_figures(a->text, b->text);
}

static void put_posts(const struct mention_row *row, GString *cell)
{
	const struct person *person = &row->mention.person;
	for (size_t i = 0; i < person->n_posts; i++)
		g_string_append_printf(cell, "%s%s", i ? "、" : "", person->posts[i]);
}

static void put_value(const struct mention_row *row, GString *cell)
{
	g_autofree char *value = metric_value_text(&row->mention.metric);
	put(cell, value);
}

static void put_title(const struct mention_row *row, GString *cell)
{
	put(cell, row->title);
}

/* The section first: titles are cut. Of the reports of many provinces, which are all called
 * 政府工作报告, the name of the file tells them apart. */
static void put_where(const struct mention_row *row, GString *cell)
{
	if (row->section)
		g_string_append_printf(cell, "§%zu ", row->section);
	if (row->alike && *row->alike > 1) {
		g_autofree char *name = g_path_get_basename(row->path);
		g_string_append_printf(cell, "%s · ", name);
	}
	put_title(row, cell);
}

static int by_posts(const struct mention_row *a, const struct mention_row *b)
{
	const struct person *first = &a->mention.person, *second = &b->mention.person;
	return g_strcmp0(first->n_posts ? first->posts[0] : NULL,
	                 second->n_posts ? second->posts[0] : NULL);
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

/* Rows of one file have the same path, not one that is as long. */
static int by_where(const struct mention_row *a, const struct mention_row *b)
{
	int path = a->path == b->path ? 0 : natural_compare(a->path, b->path);
	return path ? path : by_number((double)a->article, (double)b->article);
}

static void put_key_of_where(const struct mention_row *row, GString *key)
{
	natural_put_key(row->path, key);
	for (int i = 3; i >= 0; i--)
		g_string_append_c(key, (char)((guint32)row->article >> 8 * i));
}

static void put_key_of_figure(const struct mention_row *row, GString *key)
{
	natural_put_figure_key(row->text, key);
}

static const struct mention_column person_columns[] = {
	{ "Name", "name", 8, 20, 0, put_name, by_name, NULL, NULL },
	{ "Posts", "posts", 12, 60, 1, put_posts, by_posts, NULL, NULL },
	{ "Role", "role", 8, 10, 5, put_role, by_role, NULL, NULL },
	{ "Named", "named", 4, 1, 4, put_named, by_named, NULL, NULL },
	{ "Quoted", "quoted", 4, 1, 3, put_quoted, by_quoted, NULL, NULL },
	{ "Where", "where", 10, 30, 2, put_where, by_where, put_key_of_where, put_title },
};

static const struct mention_column metric_columns[] = {
	{ "Region", "region", 8, 20, 3, put_region, by_region, NULL, NULL },
	{ "Indicator", "indicator", 14, 34, 0, put_indicator, by_indicator, NULL, NULL },
	{ "As written", "text", 12, 18, 6, put_words, by_figure, put_key_of_figure, NULL },
	{ "Value", "value", 14, 24, 1, put_value, by_value, NULL, NULL },
	{ "Period", "period", 8, 10, 2, put_period, by_period, NULL, NULL },
	{ "Kind", "kind", 6, 10, 5, put_kind, by_kind, NULL, NULL },
	{ "Where", "where", 10, 20, 4, put_where, by_where, put_key_of_where, put_title },
};

static const struct mention_column quote_columns[] = {
	{ "Speaker", "speaker", 9, 20, 1, put_speaker, by_speaker, NULL, NULL },
	{ "Verb", "verb", 6, 10, 3, put_verb, by_verb, NULL, NULL },
	{ "Quotation", "text", 24, 60, 0, put_words, by_words, NULL, NULL },
	{ "Where", "where", 10, 25, 2, put_where, by_where, put_key_of_where, put_title },
};

static const struct mention_column entity_columns[] = {
	{ "Type", "type", 12, 10, 1, put_entity_kind, by_entity_kind, NULL, NULL },
	{ "Name", "name", 8, 60, 0, put_entity_name, by_entity_name, NULL, NULL },
	{ "Kind", "kind", 8, 10, 5, put_entity_sort, by_entity_sort, NULL, NULL },
	{ "As written", "text", 12, 12, 4, put_words, by_words, NULL, NULL },
	{ "Note", "note", 6, 8, 6, put_entity_note, by_entity_note, NULL, NULL },
	{ "Named", "named", 4, 1, 3, put_named, by_named, NULL, NULL },
	{ "Where", "where", 8, 20, 2, put_where, by_where, put_key_of_where, put_title },
};

_Static_assert(G_N_ELEMENTS(person_columns) <= MENTION_COLUMNS_MOST &&
                       G_N_ELEMENTS(metric_columns) <= MENTION_COLUMNS_MOST &&
                       G_N_ELEMENTS(quote_columns) <= MENTION_COLUMNS_MOST &&
                       G_N_ELEMENTS(entity_columns) <= MENTION_COLUMNS_MOST,
               "a screen has room for their widths");

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
