/* Quotations as JSON lines, one object each, with all that is kept of them.
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

static json_t *quotation_json(const struct quotation *quotation)
{
	const struct annotation *annotation = quotation->annotation;
	const struct selection *selection = &annotation->selection;
	json_t *object = json_object();
	json_object_set_new(object, "uuid", text_json(annotation->uuid));
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
	json_object_set_new(object, "author", text_json(annotation->author));
	json_object_set_new(object, "created", time_json(annotation->created));
	json_object_set_new(object, "modified", time_json(annotation->modified));
	return object;
}

static void write_jsonl(const struct quotations *quotations, GString *out)
{
	for (guint i = 0; i < quotations->items->len; i++) {
		json_t *object =
		        quotation_json(&g_array_index(quotations->items, struct quotation, i));
		char *line = json_dumps(object, JSON_COMPACT);
		g_string_append(out, line);
		g_string_append_c(out, '\n');
		free(line);
		json_decref(object);
	}
}

const struct export_format export_jsonl = {
	.name = "jsonl",
	.extension = "jsonl",
	.summary = "JSON lines, one object a quotation, with all that is kept of it",
	.write = write_jsonl,
};
