/* The columns of mention tables, and their rows as CSV and JSON Lines. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/csv.h"
#include "core/flow/mention-table.h"
#include "core/know/explain.h"

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

/* Values are in base units already: 14万亿元 and 140,000亿元 are equal. Those of
 * one unit stand together, the largest first. */
static int by_value(const struct mention_row *a, const struct mention_row *b)
{
	int unit = g_strcmp0(a->mention.metric.unit, b->mention.metric.unit);
	return unit ? unit : by_number(b->mention.metric.value, a->mention.metric.value);
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

static const struct {
	const struct mention_column *columns;
	size_t n;
} tables[MENTION_TYPE_COUNT] = {
	[MENTION_PERSON] = { person_columns, G_N_ELEMENTS(person_columns) },
	[MENTION_METRIC] = { metric_columns, G_N_ELEMENTS(metric_columns) },
	[MENTION_QUOTE] = { quote_columns, G_N_ELEMENTS(quote_columns) },
};

const struct mention_column *mention_columns(enum mention_type type, size_t *n)
{
	*n = tables[type].n;
	return tables[type].columns;
}

static void write_csv_head(enum mention_type type, GString *out)
{
	g_string_append(out, CSV_BYTE_ORDER_MARK);
	for (size_t i = 0; i < tables[type].n; i++)
		g_string_append_printf(out, "%s,", tables[type].columns[i].name);
	if (type == MENTION_METRIC)
		g_string_append(out, "number,number_to,unit,comparator,");
	g_string_append(out, "path,article\r\n");
}

static void write_csv_row(const struct mention_row *row, enum mention_type type, GString *out)
{
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t i = 0; i < tables[type].n; i++) {
		g_string_truncate(cell, 0);
		tables[type].columns[i].put(row, cell);
		csv_append_field(out, cell->str);
		g_string_append_c(out, ',');
	}
	if (type == MENTION_METRIC) {
		const struct metric *metric = &row->mention.metric;
		g_string_append_printf(out, "%.15g,%.15g,", metric->value, metric->value_to);
		csv_append_field(out, metric->unit ? metric->unit : "");
		g_string_append_c(out, ',');
		csv_append_field(out, comparator_sign(metric->comparator));
		g_string_append_c(out, ',');
	}
	csv_append_field(out, row->path);
	g_string_append_printf(out, ",%zu\r\n", row->article);
}

static void set_text(json_t *object, const char *name, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
	json_object_set_new(object, name, text ? json_string(valid) : json_null());
}

static void write_json_row(const struct mention_row *row, enum mention_type type, GString *out)
{
	json_t *object = json_object();
	g_autoptr(GString) cell = g_string_new(NULL);
	for (size_t i = 0; i < tables[type].n; i++) {
		g_string_truncate(cell, 0);
		tables[type].columns[i].put(row, cell);
		set_text(object, tables[type].columns[i].name, cell->str);
	}
	if (type == MENTION_METRIC) {
		const struct metric *metric = &row->mention.metric;
		json_object_set_new(object, "number", json_real(metric->value));
		json_object_set_new(object, "number_to", json_real(metric->value_to));
		set_text(object, "unit", metric->unit);
		set_text(object, "comparator", comparator_sign(metric->comparator));
	}
	set_text(object, "path", row->path);
	json_object_set_new(object, "article", json_integer((json_int_t)row->article));
	char *line = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(15));
	g_string_append_printf(out, "%s\n", line);
	free(line);
	json_decref(object);
}

void mention_table_write(const struct mention_row *const *rows, size_t n, enum mention_type type,
                         enum mention_format format, GString *out)
{
	static void (*const writers[])(const struct mention_row *, enum mention_type, GString *) = {
		[MENTION_FORMAT_CSV] = write_csv_row,
		[MENTION_FORMAT_JSONL] = write_json_row,
	};
	if (format == MENTION_FORMAT_CSV)
		write_csv_head(type, out);
	for (size_t i = 0; i < n; i++)
		writers[format](rows[i], type, out);
}
