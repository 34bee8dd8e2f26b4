/* Fields of rows, and the formats that are plain text. */
#include "core/flow/mention-write.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/csv.h"
#include "core/base/error.h"

static double number_of(const struct mention_row *row)
{
	return row->mention.metric.value;
}

static double number_to_of(const struct mention_row *row)
{
	return row->mention.metric.value_to;
}

static double article_of(const struct mention_row *row)
{
	return (double)row->article;
}

static double section_of(const struct mention_row *row)
{
	return (double)row->section;
}

static const char *unit_of(const struct mention_row *row)
{
	return row->mention.metric.unit;
}

static const char *measure_of(const struct mention_row *row)
{
	return row->mention.metric.measure;
}

static double base_of(const struct mention_row *row)
{
	return row->mention.metric.value * row->mention.metric.base;
}

static const char *comparator_of(const struct mention_row *row)
{
	return comparator_sign(row->mention.metric.comparator);
}

static const char *path_of(const struct mention_row *row)
{
	return row->path;
}

static const char *decided_of(const struct mention_row *row)
{
	return row->decided ? "yes" : NULL;
}

/* Behind the columns: number or text, by which of the two is there. */
static const struct value {
	const char *name;
	double (*number)(const struct mention_row *row);
	const char *(*text)(const struct mention_row *row);
} values[] = {
	{ "number", number_of, NULL },   { "number_to", number_to_of, NULL },
	{ "unit", NULL, unit_of },       { "comparator", NULL, comparator_of },
	{ "base", base_of, NULL },       { "measure", NULL, measure_of },
	{ "path", NULL, path_of },       { "article", article_of, NULL },
	{ "section", section_of, NULL }, { "decided", NULL, decided_of },
};

enum { METRIC_VALUES = 6 }; /* of values, which only metrics have */

static size_t first_value(enum mention_type type)
{
	return type == MENTION_METRIC ? 0 : METRIC_VALUES;
}

size_t mention_field_count(enum mention_type type)
{
	size_t n;
	mention_columns(type, &n);
	return n + G_N_ELEMENTS(values) - first_value(type);
}

static char *column_text(const struct mention_column *column, const struct mention_row *row)
{
	GString *cell = g_string_new(NULL);
	(column->put_plain ? column->put_plain : column->put)(row, cell);
	return g_string_free(cell, FALSE);
}

struct mention_field mention_field_at(enum mention_type type, const struct mention_row *row,
                                      size_t i)
{
	size_t n;
	const struct mention_column *columns = mention_columns(type, &n);
	if (i < n)
		return (struct mention_field){ .name = columns[i].name,
			                       .text = row ? column_text(&columns[i], row) : NULL };
	const struct value *value = &values[first_value(type) + i - n];
	struct mention_field field = { .name = value->name, .is_number = value->number != NULL };
	if (row && value->number)
		field.number = value->number(row);
	else if (row)
		field.text = g_strdup(value->text(row));
	return field;
}

static void csv_head(enum mention_type type, GString *out)
{
	g_string_append(out, CSV_BYTE_ORDER_MARK);
	for (size_t i = 0; i < mention_field_count(type); i++)
		g_string_append_printf(out, "%s%s", i ? "," : "",
		                       mention_field_at(type, NULL, i).name);
	g_string_append(out, "\r\n");
}

static void csv_row(const struct mention_row *row, enum mention_type type, GString *out)
{
	for (size_t i = 0; i < mention_field_count(type); i++) {
		struct mention_field field = mention_field_at(type, row, i);
		g_string_append(out, i ? "," : "");
		if (field.is_number)
			g_string_append_printf(out, "%.15g", field.number);
		else
			csv_append_field(out, field.text ? field.text : "");
		g_free(field.text);
	}
	g_string_append(out, "\r\n");
}

static bool write_csv(const struct mention_row *const *rows, size_t n, enum mention_type type,
                      GString *out, GError **error)
{
	(void)error;
	csv_head(type, out);
	for (size_t i = 0; i < n; i++)
		csv_row(rows[i], type, out);
	return true;
}

static json_t *json_of(const struct mention_field *field)
{
	const double exact = 9007199254740992.0; /* 2^53 */
	if (field->is_number && field->number == floor(field->number) &&
	    fabs(field->number) < exact)
		return json_integer((json_int_t)field->number);
	if (field->is_number)
		return json_real(field->number);
	g_autofree char *valid = g_utf8_make_valid(field->text ? field->text : "", -1);
	return field->text ? json_string(valid) : json_null();
}

static void json_row(const struct mention_row *row, enum mention_type type, GString *out)
{
	json_t *object = json_object();
	for (size_t i = 0; i < mention_field_count(type); i++) {
		struct mention_field field = mention_field_at(type, row, i);
		json_object_set_new(object, field.name, json_of(&field));
		g_free(field.text);
	}
	char *line = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(15));
	g_string_append_printf(out, "%s\n", line);
	free(line);
	json_decref(object);
}

static bool write_jsonl(const struct mention_row *const *rows, size_t n, enum mention_type type,
                        GString *out, GError **error)
{
	(void)error;
	for (size_t i = 0; i < n; i++)
		json_row(rows[i], type, out);
	return true;
}

static const struct mention_format formats[] = {
	{ "csv", write_csv },
	{ "jsonl", write_jsonl },
	{ "xlsx", mention_write_xlsx },
};

const struct mention_format *mention_format_named(const char *name, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_USAGE,
	            "no format “%s” for a table; there are csv, jsonl, xlsx", name);
	return NULL;
}
