/* The JSON of extract, built with jansson block by block and mention by mention. */
#include "core/flow/extract-json.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "core/base/error.h"

/* A string, or null for NULL. */
static json_t *text_or_null(const char *text)
{
	return text ? json_string(text) : json_null();
}

static json_t *slice_json(struct slice text)
{
	json_t *string = json_stringn(text.data, text.len);
	return string ? string : json_string("");
}

/* A whole number as an integer, so that 14e12 reads 14000000000000. */
static json_t *number_json(double value)
{
	const double exact = 9007199254740992.0; /* 2^53 */
	if (fabs(value) < exact && value == floor(value))
		return json_integer((json_int_t)value);
	return json_real(value);
}

static json_t *strings_json(const char *const *strings, size_t n)
{
	json_t *array = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(array, json_string(strings[i]));
	return array;
}

static json_t *source_json(const struct source *source)
{
	/* JSON has no bytes that are not UTF-8; a path may. */
	g_autofree char *path = g_utf8_make_valid(source->path, -1);
	char sha256[65];
	source_sha256(source, sha256);
	return json_pack("{s:s, s:s, s:s, s:s}", "path", path, "format",
	                 source_format_name(source->format), "encoding", source->encoding, "sha256",
	                 sha256);
}

/* The file's bytes that a block was made from, in the order used. */
static json_t *bytes_json(const struct source *source, const struct block *block)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	block_source_spans(block, (struct span){ 0, block->text.len }, spans);
	g_array_append_vals(spans, block->also, (guint)block->n_also);
	json_t *array = json_array();
	for (guint i = 0; i < spans->len; i++) {
		struct span raw = source_raw_span(source, g_array_index(spans, struct span, i));
		json_array_append_new(
		        array, json_pack("[I, I]", (json_int_t)raw.start, (json_int_t)raw.end));
	}
	return array;
}

/* Each kind of repair once, in the order of first use. */
static json_t *repairs_json(const struct block *block)
{
	json_t *array = json_array();
	uint32_t seen = 0;
	for (size_t i = 0; i < block->n_repairs; i++) {
		uint32_t bit = 1u << block->repairs[i].kind;
		if (!(seen & bit))
			json_array_append_new(array,
			                      json_string(repair_name(block->repairs[i].kind)));
		seen |= bit;
	}
	return array;
}

/* How sure each kind of repair is, where it is not: the least of its chances. */
static json_t *doubts_json(const struct block *block)
{
	json_t *object = json_object();
	for (size_t i = 0; i < block->n_repairs; i++) {
		const char *name = repair_name(block->repairs[i].kind);
		double chance = floor(block->repairs[i].score * 100 + 0.5) / 100;
		const json_t *known = json_object_get(object, name);
		if (chance < 1 && (!known || json_number_value(known) > chance))
			json_object_set_new(object, name, json_real(chance));
	}
	return object;
}

static json_t *block_json(const struct source *source, const struct block *block)
{
	json_t *object = json_object();
	json_object_set_new(object, "type", json_string(block_type_name(block->type)));
	if (block_is_body(block->type)) {
		json_object_set_new(object, "level", json_integer(block->level));
		json_object_set_new(object, "run_in", json_boolean(block->run_in));
	}
	json_object_set_new(object, "text", slice_json(block->text));
	json_object_set_new(object, "bytes", bytes_json(source, block));
	json_object_set_new(object, "repairs", repairs_json(block));
	json_t *doubts = doubts_json(block);
	if (json_object_size(doubts))
		json_object_set(object, "doubts", doubts);
	json_decref(doubts);
	return object;
}

static void set_person(json_t *object, const struct person *person)
{
	json_object_set_new(object, "name", json_string(person->name));
	json_object_set_new(object, "posts", strings_json(person->posts, person->n_posts));
	json_object_set_new(object, "role", json_string(person_role_name(person->role)));
}

static void set_metric(json_t *object, const struct metric *metric)
{
	json_object_set_new(object, "value", number_json(metric->value));
	if (metric->value_to != metric->value)
		json_object_set_new(object, "value_to", number_json(metric->value_to));
	json_object_set_new(object, "unit", text_or_null(metric->unit));
	json_object_set_new(object, "comparator", json_string(comparator_sign(metric->comparator)));
	json_object_set_new(object, "qualifier", text_or_null(metric->qualifier));
	json_object_set_new(object, "indicator", text_or_null(metric->indicator));
	json_object_set_new(object, "region", text_or_null(metric->region));
	json_object_set_new(object, "period", text_or_null(metric->period));
	json_object_set_new(object, "kind", json_string(metric_kind_name(metric->kind)));
	json_object_set_new(object, "direction", text_or_null(direction_name(metric->direction)));
	json_object_set_new(object, "change_word", text_or_null(metric->change_word));
}

static void set_quote(json_t *object, const struct quote *quote)
{
	if (quote->indirect) /* its own kind, so that "quote" is always direct speech */
		json_object_set_new(object, "type", json_string("indirect-quote"));
	json_object_set_new(object, "speaker", text_or_null(quote->speaker));
	json_object_set_new(object, "verb", text_or_null(quote->verb));
}

/* The finer kind and the note are named after what they are of each kind. */
static void set_entity(json_t *object, const struct entity *entity)
{
	static const struct {
		const char *name, *sort, *note;
	} keys[ENTITY_KIND_COUNT] = {
		[ENTITY_PLACE] = { "name", "kind", "within" },
		[ENTITY_ORGANISATION] = { "name", "kind", NULL },
		[ENTITY_WORK] = { "name", "kind", NULL },
		[ENTITY_DATE] = { "date", "form", NULL },
		[ENTITY_MEETING] = { "name", NULL, NULL },
		[ENTITY_TERM] = { "name", "list", "note" },
	};
	json_object_set_new(object, "type", json_string(entity_kind_name(entity->kind)));
	json_object_set_new(object, keys[entity->kind].name, text_or_null(entity->name));
	if (keys[entity->kind].sort)
		json_object_set_new(object, keys[entity->kind].sort, text_or_null(entity->sort));
	if (keys[entity->kind].note)
		json_object_set_new(object, keys[entity->kind].note, text_or_null(entity->note));
}

/* How far mentions, which come in order, were counted: body blocks before
 * block, and code points before off of its text. */
struct counted {
	size_t block, place;
	size_t off;
	glong cp;
};

static void count_up_to(struct counted *counted, const struct article *article,
                        const struct mention *mention)
{
	for (; counted->block < mention->block; counted->block++) {
		counted->place += block_is_body(article->blocks[counted->block].type);
		counted->off = 0;
		counted->cp = 0;
	}
	const char *text = article->blocks[counted->block].text.data;
	counted->cp +=
	        g_utf8_strlen(text + counted->off, (gssize)(mention->span.start - counted->off));
	counted->off = mention->span.start;
}

/* Where a mention stands: its place among the body blocks (null where it
 * stands in a field, which is then named), and code points in that text. */
static void set_place(json_t *object, const struct article *article, const struct mention *mention,
                      struct counted *counted)
{
	const struct block *block = &article->blocks[mention->block];
	count_up_to(counted, article, mention);
	if (block_is_body(block->type)) {
		json_object_set_new(object, "block", json_integer((json_int_t)counted->place));
	} else {
		json_object_set_new(object, "block", json_null());
		json_object_set_new(object, "field", json_string(block_type_name(block->type)));
	}
	glong length = g_utf8_strlen(block->text.data + mention->span.start,
	                             (gssize)span_len(mention->span));
	json_object_set_new(object, "start", json_integer(counted->cp));
	json_object_set_new(object, "end", json_integer(counted->cp + length));
	json_object_set_new(object, "text", slice_json(slice_sub(block->text, mention->span)));
}

static json_t *mention_json(const struct article *article, const struct mention *mention,
                            struct counted *counted)
{
	json_t *object = json_object();
	g_autofree char *rule = mention_rule(mention, article->blocks[mention->block].text);
	json_object_set_new(object, "type", json_string(mention_type_name(mention->type)));
	set_place(object, article, mention, counted);
	switch (mention->type) {
	case MENTION_PERSON:
		set_person(object, &mention->person);
		break;
	case MENTION_METRIC:
		set_metric(object, &mention->metric);
		break;
	case MENTION_QUOTE:
		set_quote(object, &mention->quote);
		break;
	case MENTION_ENTITY:
		set_entity(object, &mention->entity);
		break;
	case MENTION_TYPE_COUNT:
		break;
	}
	json_object_set_new(object, "rule", text_or_null(rule));
	return object;
}

/* What an article is but for its blocks and mentions. */
static json_t *head_json(const struct article *article, json_t *source)
{
	json_t *object = json_object();
	json_object_set(object, "source", source);
	json_object_set_new(object, "ordinal", json_integer((json_int_t)article->ordinal));
	json_object_set_new(object, "kicker", text_or_null(article->kicker));
	json_object_set_new(object, "title", text_or_null(article->title));
	json_object_set_new(object, "subtitle", text_or_null(article->subtitle));
	json_object_set_new(object, "byline", strings_json(article->byline, article->n_byline));
	json_object_set_new(object, "dateline", text_or_null(article->dateline));
	json_object_set_new(object, "agency", text_or_null(article->agency));
	json_object_set_new(object, "date", text_or_null(article->date));
	json_object_set_new(object, "kind", json_string(article_kind_name(article->kind)));
	json_object_set_new(object, "continued_from", text_or_null(article->continued_from));
	json_object_set_new(object, "continued_on", text_or_null(article->continued_on));
	return object;
}

/* Writes item, which it frees, as text without its last so many characters.
 * json_dumpf calls fwrite for every sign: dumped whole, an item is quicker. */
static void write_json(json_t *item, size_t left_out, FILE *out)
{
	char *text = json_dumps(item, JSON_COMPACT | JSON_REAL_PRECISION(15));
	if (text)
		fwrite(text, 1, strlen(text) - left_out, out);
	free(text);
	json_decref(item);
}

/* The blocks that are body, or the ones that are fields. */
static void write_blocks(const struct source *source, const struct article *article, bool body,
                         FILE *out)
{
	const char *comma = "";
	for (size_t i = 0; i < article->n_blocks; i++) {
		if (block_is_body(article->blocks[i].type) != body)
			continue;
		fputs(comma, out);
		write_json(block_json(source, &article->blocks[i]), 0, out);
		comma = ",";
	}
}

static void write_mentions(const struct article *article, struct mentions mentions, FILE *out)
{
	struct counted counted = { 0 };
	for (size_t i = 0; i < mentions.n; i++) {
		fputs(i ? "," : "", out);
		write_json(mention_json(article, &mentions.items[i], &counted), 0, out);
	}
}

/* Block by block, so that the tree of a long article is never there as a whole. */
static void write_article(const struct document *document, size_t index, json_t *source, FILE *out)
{
	const struct article *article = &document->reading->articles[index];
	write_json(head_json(article, source), 1, out);
	fputs(",\"blocks\":[", out);
	write_blocks(document->source, article, true, out);
	fputs("],\"fields\":[", out);
	write_blocks(document->source, article, false, out);
	fputs("],\"mentions\":[", out);
	write_mentions(article, document->mentions[index], out);
	fputs("]}\n", out);
}

bool extract_json_write(const struct document *document, FILE *out, GError **error)
{
	json_t *source = source_json(document->source); /* hashed once, not for each article */
	for (size_t i = 0; !ferror(out) && i < document->reading->n_articles; i++)
		write_article(document, i, source, out);
	json_decref(source);
	if (!ferror(out))
		return true;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT, "cannot write the extract: %s",
	            g_strerror(errno));
	return false;
}
