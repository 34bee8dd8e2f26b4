/* Gathers mentions into rows. What their columns are is in
 * mention-columns.c. */
#include "core/flow/mention-table.h"

#include <string.h>

#include "core/know/decision.h"

struct mention_table *mention_table_new(void)
{
	struct mention_table *table = g_new0(struct mention_table, 1);
	table->arenas = g_ptr_array_new_with_free_func((GDestroyNotify)arena_free);
	table->rows = g_array_new(FALSE, TRUE, sizeof(struct mention_row));
	return table;
}

void mention_table_free(struct mention_table *table)
{
	if (!table)
		return;
	g_array_unref(table->rows);
	g_ptr_array_unref(table->arenas);
	g_free(table);
}

static const char *copy(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, slice_of(text)) : NULL;
}

static void copy_person(struct arena *arena, struct person *person)
{
	const char **posts = arena_new_array(arena, const char *, person->n_posts);
	for (size_t i = 0; i < person->n_posts; i++)
		posts[i] = copy(arena, person->posts[i]);
	person->posts = posts;
	person->name = copy(arena, person->name);
}

static void copy_metric(struct arena *arena, struct metric *metric)
{
	metric->unit = copy(arena, metric->unit);
	metric->measure = copy(arena, metric->measure);
	metric->qualifier = copy(arena, metric->qualifier);
	metric->indicator = copy(arena, metric->indicator);
	metric->region = copy(arena, metric->region);
	metric->period = copy(arena, metric->period);
	metric->change_word = copy(arena, metric->change_word);
	metric->words = NULL;
}

static void copy_quote(struct arena *arena, struct quote *quote)
{
	quote->speaker = copy(arena, quote->speaker);
	quote->verb = copy(arena, quote->verb);
}

static void copy_entity(struct arena *arena, struct entity *entity)
{
	entity->name = copy(arena, entity->name);
	entity->sort = copy(arena, entity->sort);
	entity->note = copy(arena, entity->note);
}

/* The document's strings go with it; the table's stay. */
static void copy_strings(struct arena *arena, struct mention *mention)
{
	mention->rule = NULL;
	if (mention->type == MENTION_PERSON)
		copy_person(arena, &mention->person);
	else if (mention->type == MENTION_METRIC)
		copy_metric(arena, &mention->metric);
	else if (mention->type == MENTION_QUOTE)
		copy_quote(arena, &mention->quote);
	else if (mention->type == MENTION_ENTITY)
		copy_entity(arena, &mention->entity);
}

/* What the rows of one article share. */
struct gathering {
	struct mention_table *table;
	struct arena *arena;   /* owns what rows point to */
	struct arena *scratch; /* and what nobody needs behind the article */
	const struct article *article;
	struct mention_row row;
	GHashTable *named; /* key to index of its row, plus one */
	size_t *sections;  /* the section of each block */
};

/* Numbers the sections of the article; all are 0 where there is but one. */
static void number_sections(struct gathering *gathering)
{
	const struct article *article = gathering->article;
	size_t n = 0;
	gathering->sections = arena_new_array(gathering->scratch, size_t, article->n_blocks);
	for (size_t i = 0; i < article->n_blocks; i++) {
		n += block_begins_section(&article->blocks[i], n > 0);
		gathering->sections[i] = n;
	}
	for (size_t i = 0; n == 1 && i < article->n_blocks; i++)
		gathering->sections[i] = 0;
}

/* The row of what is called key; NULL where there is none yet. */
static struct mention_row *row_called(const struct gathering *gathering, const char *key)
{
	guint at = key ? GPOINTER_TO_UINT(g_hash_table_lookup(gathering->named, key)) : 0;
	return at ? &g_array_index(gathering->table->rows, struct mention_row, at - 1) : NULL;
}

/* By what a mention is the same as an earlier one: a person by the name, an
 * entity by kind and name; NULL for what is always another. */
static const char *key_of(const struct gathering *gathering, const struct mention *mention)
{
	const struct entity *entity = &mention->entity;
	if (mention->type == MENTION_PERSON)
		return mention->person.name;
	if (mention->type != MENTION_ENTITY || !entity->name)
		return NULL;
	g_autofree char *key = g_strdup_printf("%s\t%s\t%s", entity_kind_name(entity->kind),
	                                       entity->sort ? entity->sort : "", entity->name);
	return arena_copy(gathering->scratch, slice_of(key));
}

static void add_mention(struct gathering *gathering, const struct mention *mention)
{
	size_t columns;
	mention_columns(mention->type, &columns);
	if (columns == 0)
		return; /* of a type that has no table */
	const char *key = key_of(gathering, mention);
	struct mention_row *known = row_called(gathering, key);
	if (known) {
		known->named++;
		return;
	}
	struct mention_row row = gathering->row;
	struct slice text = gathering->article->blocks[mention->block].text;
	row.text = arena_copy(gathering->arena, slice_sub(text, mention->span));
	row.mention = *mention;
	row.section = gathering->sections[mention->block];
	row.decided = decision_made(mention);
	row.named = 1;
	copy_strings(gathering->arena, &row.mention);
	g_array_append_val(gathering->table->rows, row);
	if (key)
		g_hash_table_insert(gathering->named, (gpointer)key,
		                    GUINT_TO_POINTER(gathering->table->rows->len));
}

static void count_quotes(const struct gathering *gathering, const struct mentions *mentions)
{
	for (size_t i = 0; i < mentions->n; i++) {
		const struct mention *mention = &mentions->items[i];
		struct mention_row *speaker =
		        mention->type == MENTION_QUOTE
		                ? row_called(gathering, mention->quote.speaker)
		                : NULL;
		if (speaker)
			speaker->quoted++;
	}
}

static void add_article(struct gathering *gathering, const struct article *article,
                        const struct mentions *mentions)
{
	gathering->article = article;
	gathering->scratch = arena_new();
	number_sections(gathering);
	gathering->row.article = article->ordinal;
	g_autofree char *called = article_called(article);
	gathering->row.title = copy(gathering->arena, called);
	gathering->named = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < mentions->n; i++)
		add_mention(gathering, &mentions->items[i]);
	count_quotes(gathering, mentions);
	g_hash_table_unref(gathering->named);
	arena_free(gathering->scratch);
}

void mention_table_add(struct mention_table *table, const char *path,
                       const struct document *document)
{
	struct gathering gathering = { .table = table, .arena = arena_new() };
	g_ptr_array_add(table->arenas, gathering.arena);
	gathering.row.path = copy(gathering.arena, path);
	for (size_t i = 0; i < document->reading->n_articles; i++)
		add_article(&gathering, &document->reading->articles[i], &document->mentions[i]);
}
