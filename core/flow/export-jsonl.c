/* Quotations, corrections and decisions as JSON lines, one object each, with all
 * that is kept of them; holdings-lines.c reads them back.
 * The members are told in docs/export.md. */
#include <jansson.h>

#include "core/flow/export-formats.h"

/* A string, or null for NULL; JSON has no bytes that are not UTF-8. */
static json_t *text_json(const char *text)
{
	if (!text)
		return json_null();
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	return json_string(valid);
}

static json_t *time_json(int64_t time)
{
	g_autofree char *text = export_time(time);
	return json_string(text);
}

static json_t *article_json(const struct article_key *article)
{
	json_t *object = json_object();
	json_object_set_new(object, "ordinal", json_integer(article->ordinal));
	json_object_set_new(object, "title", text_json(article->title));
	json_object_set_new(object, "date", text_json(article->date));
	json_object_set_new(object, "fingerprint", text_json(article->fingerprint));
	return object;
}

static json_t *tags_json(const struct annotation *annotation)
{
	json_t *array = json_array();
	for (size_t i = 0; i < annotation->n_tags; i++)
		json_array_append_new(array, text_json(annotation->tags[i]));
	return array;
}

static json_t *bytes_json(const struct quotation *quotation)
{
	json_t *array = json_array();
	for (size_t i = 0; i < quotation->n_ranges; i++)
		json_array_append_new(array,
		                      json_pack("[I, I]", (json_int_t)quotation->ranges[i].start,
		                                (json_int_t)quotation->ranges[i].end));
	return array;
}

static json_t *corrected_json(const struct quotation *quotation)
{
	json_t *array = json_array();
	for (const char *const *step = quotation->corrected; *step; step++)
		json_array_append_new(array, text_json(*step));
	return array;
}

/* What all records begin with. */
static json_t *record_json(const char *record, const char *uuid)
{
	json_t *object = json_object();
	json_object_set_new(object, "record", text_json(record));
	json_object_set_new(object, "uuid", text_json(uuid));
	return object;
}

static json_t *quotation_json(const struct quotation *quotation)
{
	const struct annotation *annotation = quotation->annotation;
	const struct selection *selection = &annotation->selection;
	json_t *object = record_json("annotation", annotation->uuid);
	json_object_set_new(object, "path", text_json(quotation->article.path));
	json_object_set_new(object, "sha256", text_json(quotation->article.sha256));
	json_object_set_new(object, "article", article_json(&quotation->article));
	json_object_set_new(object, "section", text_json(quotation->section));
	json_object_set_new(object, "speaker", text_json(selection->speaker));
	json_object_set_new(object, "exact", text_json(selection->exact));
	json_object_set_new(object, "prefix", text_json(selection->prefix));
	json_object_set_new(object, "suffix", text_json(selection->suffix));
	json_object_set_new(object, "current", text_json(quotation->current));
	json_object_set_new(object, "tags", tags_json(annotation));
	json_object_set_new(object, "note", text_json(annotation->note));
	json_object_set_new(object, "start", json_integer(quotation->start_cp));
	json_object_set_new(object, "end", json_integer(quotation->end_cp));
	json_object_set_new(object, "bytes", bytes_json(quotation));
	json_object_set_new(object, "state", text_json(quotation_state_name(quotation->state)));
	json_object_set_new(object, "corrected", corrected_json(quotation));
	json_object_set_new(object, "author", text_json(annotation->author));
	json_object_set_new(object, "created", time_json(annotation->created));
	json_object_set_new(object, "modified", time_json(annotation->modified));
	return object;
}

/* NULL for a number that says nothing here. */
static json_t *number_json(bool says, double value)
{
	return says ? json_real(value) : json_null();
}

static json_t *byte_json(bool says, size_t byte)
{
	return says ? json_integer((json_int_t)byte) : json_null();
}

static json_t *correction_json(const struct correction_row *row)
{
	const struct correction *step = &row->correction;
	bool typed = step->kind == CORRECTION_TYPE, moved = step->kind == CORRECTION_MOVE;
	bool off = step->kind == CORRECTION_WITHOUT || step->kind == CORRECTION_WITHOUT_HERE;
	json_t *object = record_json("correction", row->kept.uuid);
	g_autofree char *text = g_strndup(step->text.data ? step->text.data : "", step->text.len);
	g_autofree char *exact =
	        g_strndup(step->exact.data ? step->exact.data : "", step->exact.len);
	json_object_set_new(object, "path", text_json(row->kept.path));
	json_object_set_new(object, "sha256", text_json(row->kept.sha256));
	json_object_set_new(object, "kind", text_json(correction_name(step->kind)));
	json_object_set_new(object, "start_byte", byte_json(true, step->raw.start));
	json_object_set_new(object, "end_byte", byte_json(true, step->raw.end));
	json_object_set_new(object, "target_byte",
	                    byte_json(moved && step->target != CORRECTION_TO_END, step->target));
	json_object_set_new(object, "type", text_json(typed ? block_type_name(step->type) : NULL));
	json_object_set_new(object, "level", json_integer(step->level));
	json_object_set_new(object, "repair", text_json(off ? repair_name(step->repair) : NULL));
	json_object_set_new(object, "text", text_json(step->text.len ? text : NULL));
	json_object_set_new(object, "exact", text_json(exact));
	json_object_set_new(object, "author", text_json(row->kept.author));
	json_object_set_new(object, "created", time_json(row->kept.created));
	return object;
}

static json_t *decision_json(const struct decision_row *row)
{
	const struct decision *decision = &row->decision;
	bool value = decision->kind == DECISION_VALUE, here = !decision->everywhere;
	json_t *object = record_json("decision", row->kept.uuid);
	json_object_set_new(object, "path", text_json(here ? row->kept.path : NULL));
	json_object_set_new(object, "sha256", text_json(here ? row->kept.sha256 : NULL));
	json_object_set_new(object, "kind", text_json(decision_name(decision->kind)));
	json_object_set_new(object, "type", text_json(mention_type_name(decision->type)));
	json_object_set_new(object, "words", text_json(decision->words));
	json_object_set_new(object, "start_byte", byte_json(here, decision->raw.start));
	json_object_set_new(object, "end_byte", byte_json(here, decision->raw.end));
	json_object_set_new(object, "name", text_json(decision->name));
	json_object_set_new(object, "post", text_json(decision->post));
	json_object_set_new(object, "value", number_json(value, decision->value));
	json_object_set_new(object, "value_to", number_json(value, decision->value_to));
	json_object_set_new(object, "unit", text_json(value ? decision->unit : NULL));
	json_object_set_new(object, "comparator",
	                    text_json(value ? comparator_sign(decision->comparator) : NULL));
	json_object_set_new(object, "author", text_json(row->kept.author));
	json_object_set_new(object, "created", time_json(row->kept.created));
	return object;
}

/* Writes object, which is freed, as a line. */
static void put_line(GString *out, json_t *object)
{
	char *line = json_dumps(object, JSON_COMPACT);
	g_string_append(out, line);
	g_string_append_c(out, '\n');
	free(line);
	json_decref(object);
}

static void write_jsonl(const struct quotations *quotations, GString *out)
{
	const GArray *items = quotations->items, *corrections = quotations->corrections,
	             *decisions = quotations->decisions;
	for (guint i = 0; i < items->len; i++)
		put_line(out, quotation_json(&g_array_index(items, struct quotation, i)));
	for (guint i = 0; i < corrections->len; i++)
		put_line(out,
		         correction_json(&g_array_index(corrections, struct correction_row, i)));
	for (guint i = 0; i < decisions->len; i++)
		put_line(out, decision_json(&g_array_index(decisions, struct decision_row, i)));
}

const struct export_format export_jsonl = {
	.whole = true,
	.name = "jsonl",
	.extension = "jsonl",
	.summary = "JSON lines: marks, corrections and decisions, with all that is kept of them",
	.write = write_jsonl,
};
