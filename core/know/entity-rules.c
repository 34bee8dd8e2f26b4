/* Reading the tables of entities, and building their matcher. It is one of its
 * own, so that texts that nobody asks for entities of are not searched for
 * them. */
#include "core/know/entity-rules.h"

#include "core/base/arena.h"
#include "core/base/names.h"
#include "core/base/utf8.h"

struct entity_rules {
	const struct lexicon *lexicon;
	const struct metric_rules *metric;
	const struct own_lists *lists;
	struct arena *arena;
	struct entity_rule *rows;
	struct date_rule *dates;
	struct work_rule *works;
	GOnce once; /* builds the matcher */
	GByteArray *form;
	struct matcher matcher;
};

static const char *cell_or_null(const struct lexicon *lexicon, enum lexicon_table table, size_t row,
                                size_t column)
{
	const char *cell = lexicon_cell(lexicon, table, row, column);
	return *cell ? cell : NULL;
}

static bool read_entity(struct entity_rules *rules, size_t row, GError **error)
{
	static const char *const parts[PART_COUNT] = { "whole", "end",   "near",
		                                       "head",  "inner", "not" };
	const struct lexicon *lexicon = rules->lexicon;
	const char *kind = lexicon_cell(lexicon, TABLE_ENTITIES, row, ENTITY_OF_KIND);
	const char *part = lexicon_cell(lexicon, TABLE_ENTITIES, row, ENTITY_PART);
	enum entity_kind of_kind = entity_kind_named(kind);
	size_t of_part = names_find(parts, PART_COUNT, part);
	if (of_kind == ENTITY_KIND_COUNT)
		return lexicon_row_error(lexicon, TABLE_ENTITIES, row,
		                         "kind is place, organisation, work or meeting", error);
	if (of_part == PART_COUNT)
		return lexicon_row_error(lexicon, TABLE_ENTITIES, row,
		                         "part is whole, end, near, head, inner or not", error);
	rules->rows[row] = (struct entity_rule){
		.kind = of_kind,
		.part = (enum entity_part)of_part,
		.word = lexicon_cell(lexicon, TABLE_ENTITIES, row, ENTITY_WORD),
		.sort = cell_or_null(lexicon, TABLE_ENTITIES, row, ENTITY_SORT),
		.name = cell_or_null(lexicon, TABLE_ENTITIES, row, ENTITY_NAME),
	};
	return true;
}

enum { DATE_COLUMN_UNIT = 1, DATE_COLUMN_FROM, DATE_COLUMN_TO };

static bool read_date(struct entity_rules *rules, size_t row, GError **error)
{
	static const char *const units[DATE_UNIT_COUNT] = { "months", "days",   "month", "year",
		                                            "part",   "behind", "not" };
	const struct lexicon *lexicon = rules->lexicon;
	size_t unit = names_find(units, DATE_UNIT_COUNT,
	                         lexicon_cell(lexicon, TABLE_DATES, row, DATE_COLUMN_UNIT));
	if (unit == DATE_UNIT_COUNT)
		return lexicon_row_error(lexicon, TABLE_DATES, row,
		                         "unit is months, days, month, year, part, behind or not",
		                         error);
	struct date_rule *rule = &rules->dates[row];
	*rule = (struct date_rule){ .unit = (enum date_unit)unit,
		                    .word = lexicon_cell(lexicon, TABLE_DATES, row, 0) };
	return unit == DATE_NOT ||
	       (lexicon_number(lexicon, TABLE_DATES, row, DATE_COLUMN_FROM, -31, 31, &rule->from,
	                       error) &&
	        (unit == DATE_YEAR || lexicon_number(lexicon, TABLE_DATES, row, DATE_COLUMN_TO, -31,
	                                             31, &rule->to, error)));
}

static bool read_work(struct entity_rules *rules, size_t row, GError **error)
{
	const char *sort = lexicon_cell(rules->lexicon, TABLE_WORKS, row, 1);
	if (!*sort)
		return lexicon_row_error(rules->lexicon, TABLE_WORKS, row,
		                         "say what a work that ends so is: law, plan, report",
		                         error);
	rules->works[row] =
	        (struct work_rule){ slice_of(lexicon_cell(rules->lexicon, TABLE_WORKS, row, 0)),
		                    sort };
	return true;
}

static bool read_rows(struct entity_rules *rules, enum lexicon_table table,
                      bool (*read)(struct entity_rules *rules, size_t row, GError **error),
                      GError **error)
{
	for (size_t row = 0; row < lexicon_rows(rules->lexicon, table); row++)
		if (!read(rules, row, error))
			return false;
	return true;
}

struct entity_rules *entity_rules_new(const struct lexicon *lexicon,
                                      const struct metric_rules *metric,
                                      const struct own_lists *lists, GError **error)
{
	struct entity_rules *rules = g_new0(struct entity_rules, 1);
	*rules = (struct entity_rules){ .lexicon = lexicon,
		                        .metric = metric,
		                        .lists = lists,
		                        .arena = arena_new(),
		                        .once = G_ONCE_INIT };
	rules->rows = arena_new_array(rules->arena, struct entity_rule,
	                              lexicon_rows(lexicon, TABLE_ENTITIES) + 1);
	rules->dates = arena_new_array(rules->arena, struct date_rule,
	                               lexicon_rows(lexicon, TABLE_DATES) + 1);
	rules->works = arena_new_array(rules->arena, struct work_rule,
	                               lexicon_rows(lexicon, TABLE_WORKS) + 1);
	if (read_rows(rules, TABLE_ENTITIES, read_entity, error) &&
	    read_rows(rules, TABLE_DATES, read_date, error) &&
	    read_rows(rules, TABLE_WORKS, read_work, error))
		return rules;
	entity_rules_free(rules);
	return NULL;
}

void entity_rules_free(struct entity_rules *rules)
{
	if (!rules)
		return;
	if (rules->form)
		g_byte_array_unref(rules->form);
	arena_free(rules->arena);
	g_free(rules);
}

const struct metric_rules *entity_metric_rules(const struct entity_rules *rules)
{
	return rules->metric;
}

const struct own_lists *entity_lists(const struct entity_rules *rules)
{
	return rules->lists;
}

const struct entity_rule *entity_rule(const struct entity_rules *rules, size_t row)
{
	return &rules->rows[row];
}

const struct date_rule *date_rule(const struct entity_rules *rules, size_t row)
{
	return &rules->dates[row];
}

const char *work_sort(const struct entity_rules *rules, struct slice title, const char **word)
{
	const struct work_rule *best = NULL;
	for (size_t i = 0; i < lexicon_rows(rules->lexicon, TABLE_WORKS); i++) {
		const struct work_rule *rule = &rules->works[i];
		size_t n = rule->ending.len;
		bool ends = n <= title.len &&
		            memcmp(title.data + title.len - n, rule->ending.data, n) == 0;
		if (ends && (!best || n > best->ending.len))
			best = rule;
	}
	*word = best ? best->ending.data : NULL;
	return best ? best->sort : "book";
}

static void add_words(const struct entity_rules *rules, enum lexicon_table from,
                      enum entity_table to, GArray *words)
{
	for (size_t row = 0; row < lexicon_rows(rules->lexicon, from); row++) {
		struct matcher_word word = { slice_of(lexicon_cell(rules->lexicon, from, row, 0)),
			                     to, (uint32_t)row, false };
		g_array_append_val(words, word);
	}
}

static void add_lists(const struct entity_rules *rules, GArray *words)
{
	for (size_t i = 0; i < rules->lists->n; i++)
		for (size_t row = 0; row < rules->lists->lists[i].n_rows; row++) {
			struct matcher_word word = {
				slice_of(rules->lists->lists[i].rows[row].word),
				(uint32_t)(ENTITY_LISTS + i), (uint32_t)row, false
			};
			g_array_append_val(words, word);
		}
}

/* Traditional characters match simplified ones here, too. */
static GArray *variants_of(const struct lexicon *lexicon)
{
	GArray *variants = g_array_new(FALSE, FALSE, sizeof(struct matcher_variant));
	for (size_t row = 0; row < lexicon_rows(lexicon, TABLE_VARIANTS); row++) {
		size_t next;
		struct slice cp = slice_of(lexicon_cell(lexicon, TABLE_VARIANTS, row, 0));
		struct slice plain = slice_of(lexicon_cell(lexicon, TABLE_VARIANTS, row, 1));
		if (!cp.len || !plain.len)
			continue;
		struct matcher_variant variant = { utf8_next(cp, 0, &next),
			                           utf8_next(plain, 0, &next) };
		g_array_append_val(variants, variant);
	}
	return variants;
}

static gpointer build_matcher(gpointer user)
{
	struct entity_rules *rules = user;
	g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(struct matcher_word));
	g_autoptr(GArray) variants = variants_of(rules->lexicon);
	add_words(rules, TABLE_ENTITIES, ENTITY_ROWS, words);
	add_words(rules, TABLE_DATES, ENTITY_DATES, words);
	add_lists(rules, words);
	rules->form = g_byte_array_new();
	matcher_build_variants((const struct matcher_word *)words->data, words->len,
	                       (const struct matcher_variant *)variants->data, variants->len,
	                       rules->form);
	matcher_attach(&rules->matcher,
	               (struct slice){ (const char *)rules->form->data, rules->form->len });
	return &rules->matcher;
}

const struct matcher *entity_matcher(const struct entity_rules *rules)
{
	return g_once(&((struct entity_rules *)(uintptr_t)rules)->once, build_matcher,
	              (gpointer)(uintptr_t)rules);
}
