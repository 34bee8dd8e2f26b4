/* The JSON of extract, written block by block and mention by mention. */
#include "core/flow/extract-json.h"

#include <errno.h>
#include <math.h>

#include "core/base/error.h"
#include "core/flow/json-writer.h"

/* What is written, and of what. */
struct extract {
	struct json_writer json;
	const struct document *document;
	char sha256[65]; /* of the source: told once, not for each article */
	GArray *spans;   /* struct span: room for those of a block */
};

static void put_name(struct json_writer *json, const char *key, const char *name)
{
	json_key(json, key);
	json_name(json, name);
}

static void put_number(struct json_writer *json, const char *key, double number)
{
	json_key(json, key);
	json_number(json, number);
}

static void put_names(struct json_writer *json, const char *key, const char *const *names, size_t n)
{
	json_key(json, key);
	json_open(json, '[');
	for (size_t i = 0; i < n; i++)
		json_name(json, names[i]);
	json_close(json, ']');
}

static void put_source(struct extract *extract)
{
	const struct source *source = extract->document->source;
	struct json_writer *json = &extract->json;
	json_key(json, "source");
	json_open(json, '{');
	put_name(json, "path", source->path);
	put_name(json, "format", source_format_name(source->format));
	put_name(json, "encoding", source->encoding);
	put_name(json, "sha256", extract->sha256);
	json_close(json, '}');
}

/* The file's bytes that a block was made from, in the order used. */
static void put_bytes(struct extract *extract, const struct block *block)
{
	struct json_writer *json = &extract->json;
	GArray *spans = extract->spans;
	g_array_set_size(spans, 0);
	block_source_spans(block, (struct span){ 0, block->text.len }, spans);
	g_array_append_vals(spans, block->also, (guint)block->n_also);
	json_key(json, "bytes");
	json_open(json, '[');
	for (guint i = 0; i < spans->len; i++) {
		struct span raw = source_raw_span(extract->document->source,
		                                  g_array_index(spans, struct span, i));
		json_open(json, '[');
		json_whole(json, raw.start);
		json_whole(json, raw.end);
		json_close(json, ']');
	}
	json_close(json, ']');
}

/* Each kind of repair once, in the order of first use. */
static void put_repairs(struct json_writer *json, const struct block *block)
{
	uint32_t seen = 0;
	json_key(json, "repairs");
	json_open(json, '[');
	for (size_t i = 0; i < block->n_repairs; i++) {
		uint32_t bit = 1u << block->repairs[i].kind;
		if (!(seen & bit))
			json_name(json, repair_name(block->repairs[i].kind));
		seen |= bit;
	}
	json_close(json, ']');
}

/* How sure each kind of repair is, where it is not: the least of its chances. */
static void put_doubts(struct json_writer *json, const struct block *block)
{
	double least[REPAIR_KIND_COUNT];
	enum repair_kind doubted[REPAIR_KIND_COUNT];
	uint32_t seen = 0;
	size_t n = 0;
	for (size_t i = 0; i < block->n_repairs; i++) {
		enum repair_kind kind = block->repairs[i].kind;
		double chance = floor(block->repairs[i].score * 100 + 0.5) / 100;
		if (!(chance < 1))
			continue;
		least[kind] = seen >> kind & 1 ? MIN(least[kind], chance) : chance;
		if (!(seen >> kind & 1))
			doubted[n++] = kind;
		seen |= 1u << kind;
	}
	if (!n)
		return;
	json_key(json, "doubts");
	json_open(json, '{');
	for (size_t i = 0; i < n; i++) {
		json_key(json, repair_name(doubted[i]));
		json_broken(json, least[doubted[i]]);
	}
	json_close(json, '}');
}

static void put_block(struct extract *extract, const struct block *block)
{
	struct json_writer *json = &extract->json;
	json_open(json, '{');
	put_name(json, "type", block_type_name(block->type));
	if (block_is_body(block->type)) {
		put_number(json, "level", block->level);
		json_key(json, "run_in");
		json_truth(json, block->run_in);
	}
	json_key(json, "text");
	json_text(json, block->text);
	put_bytes(extract, block);
	put_repairs(json, block);
	put_doubts(json, block);
	json_close(json, '}');
}

static void put_person(struct json_writer *json, const struct person *person)
{
	put_name(json, "name", person->name);
	put_names(json, "posts", person->posts, person->n_posts);
	put_name(json, "role", person_role_name(person->role));
}

static void put_metric(struct json_writer *json, const struct metric *metric)
{
	put_number(json, "value", metric->value);
	if (metric->value_to != metric->value)
		put_number(json, "value_to", metric->value_to);
	put_name(json, "unit", metric->unit);
	put_name(json, "comparator", comparator_sign(metric->comparator));
	put_name(json, "qualifier", metric->qualifier);
	put_name(json, "indicator", metric->indicator);
	put_name(json, "region", metric->region);
	put_name(json, "period", metric->period);
	put_name(json, "kind", metric_kind_name(metric->kind));
	put_name(json, "direction", direction_name(metric->direction));
	put_name(json, "change_word", metric->change_word);
}

static void put_quote(struct json_writer *json, const struct quote *quote)
{
	put_name(json, "speaker", quote->speaker);
	put_name(json, "verb", quote->verb);
}

/* The finer kind and the note are named after what they are of each kind. */
static void put_entity(struct json_writer *json, const struct entity *entity)
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
	put_name(json, keys[entity->kind].name, entity->name);
	if (keys[entity->kind].sort)
		put_name(json, keys[entity->kind].sort, entity->sort);
	if (keys[entity->kind].note)
		put_name(json, keys[entity->kind].note, entity->note);
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
static void put_place(struct json_writer *json, const struct article *article,
                      const struct mention *mention, struct counted *counted)
{
	const struct block *block = &article->blocks[mention->block];
	count_up_to(counted, article, mention);
	json_key(json, "block");
	if (block_is_body(block->type)) {
		json_whole(json, counted->place);
	} else {
		json_nothing(json);
		put_name(json, "field", block_type_name(block->type));
	}
	struct slice text = slice_sub(block->text, mention->span);
	glong length = g_utf8_strlen(text.data, (gssize)text.len);
	put_number(json, "start", (double)counted->cp);
	put_number(json, "end", (double)(counted->cp + length));
	json_key(json, "text");
	json_text(json, text);
}

/* What kind of mention it is. An indirect quotation is of its own, so that "quote" is
 * always direct speech. */
static const char *type_of(const struct mention *mention)
{
	if (mention->type == MENTION_ENTITY)
		return entity_kind_name(mention->entity.kind);
	if (mention->type == MENTION_QUOTE && mention->quote.indirect)
		return "indirect-quote";
	return mention_type_name(mention->type);
}

static void put_mention(struct json_writer *json, const struct article *article,
                        const struct mention *mention, struct counted *counted)
{
	json_open(json, '{');
	put_name(json, "type", type_of(mention));
	put_place(json, article, mention, counted);
	switch (mention->type) {
	case MENTION_PERSON:
		put_person(json, &mention->person);
		break;
	case MENTION_METRIC:
		put_metric(json, &mention->metric);
		break;
	case MENTION_QUOTE:
		put_quote(json, &mention->quote);
		break;
	case MENTION_ENTITY:
		put_entity(json, &mention->entity);
		break;
	case MENTION_TYPE_COUNT:
		break;
	}
	put_name(json, "rule", mention->rule);
	json_close(json, '}');
}

/* What an article is but for its blocks and mentions. */
static void put_head(struct extract *extract, const struct article *article)
{
	struct json_writer *json = &extract->json;
	put_source(extract);
	json_key(json, "ordinal");
	json_whole(json, article->ordinal);
	put_name(json, "kicker", article->kicker);
	put_name(json, "title", article->title);
	put_name(json, "subtitle", article->subtitle);
	put_names(json, "byline", article->byline, article->n_byline);
	put_name(json, "dateline", article->dateline);
	put_name(json, "agency", article->agency);
	put_name(json, "date", article->date);
	put_name(json, "kind", article_kind_name(article->kind));
	put_name(json, "continued_from", article->continued_from);
	put_name(json, "continued_on", article->continued_on);
}

/* The blocks that are body, or the ones that are fields. */
static void put_blocks(struct extract *extract, const char *key, const struct article *article,
                       bool body)
{
	json_key(&extract->json, key);
	json_open(&extract->json, '[');
	for (size_t i = 0; i < article->n_blocks; i++)
		if (block_is_body(article->blocks[i].type) == body)
			put_block(extract, &article->blocks[i]);
	json_close(&extract->json, ']');
}

static void put_mentions(struct json_writer *json, const struct article *article,
                         struct mentions mentions)
{
	struct counted counted = { 0 };
	json_key(json, "mentions");
	json_open(json, '[');
	for (size_t i = 0; i < mentions.n; i++)
		put_mention(json, article, &mentions.items[i], &counted);
	json_close(json, ']');
}

static void put_article(struct extract *extract, size_t index)
{
	const struct article *article = &extract->document->reading->articles[index];
	json_open(&extract->json, '{');
	put_head(extract, article);
	put_blocks(extract, "blocks", article, true);
	put_blocks(extract, "fields", article, false);
	put_mentions(&extract->json, article, extract->document->mentions[index]);
	json_close(&extract->json, '}');
	json_end_line(&extract->json);
}

bool extract_json_write(const struct document *document, FILE *out, GError **error)
{
	g_autofree struct extract *extract = g_new(struct extract, 1);
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	json_writer_init(&extract->json, out);
	extract->document = document;
	extract->spans = spans;
	source_sha256(document->source, extract->sha256);
	for (size_t i = 0; !ferror(out) && i < document->reading->n_articles; i++)
		put_article(extract, i);
	json_writer_flush(&extract->json);
	if (!ferror(out))
		return true;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT, "cannot write the extract: %s",
	            g_strerror(errno));
	return false;
}
