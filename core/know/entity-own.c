/* Whose 省委 it is: names that leave their place out are given it, where the
 * text about them says which one they are of. */
#include "core/know/entity-find.h"
#include "core/know/place.h"

/* What a name begins with that leaves its place out. */
static const char *const own_words[] = { "自治区", "自治州", "省", "市", "县", "区", "州" };

static const char *own_word(struct slice text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(own_words); i++)
		if (slice_starts(text, slice_of(own_words[i])))
			return own_words[i];
	return NULL;
}

static bool is_called(const struct metric_rules *rules, size_t row, const char *name)
{
	return row != SIZE_MAX && g_strcmp0(rules->regions[row].name, name) == 0;
}

/* The place called name as it is called in full, ending in word: 云岭省; NULL where
 * no table has it, as for 市 in a province. The caller frees. */
static char *in_full(const struct metric_rules *rules, const char *name, const char *word)
{
	char *full = g_strconcat(name, word, NULL);
	if (is_called(rules, lexicon_find(rules->lexicon, TABLE_REGIONS, slice_of(full)), name))
		return full;
	g_free(full);
	if (strcmp(word, own_words[0]) != 0)
		return NULL;
	for (size_t row = 0; row < lexicon_rows(rules->lexicon, TABLE_REGIONS); row++) {
		const char *region = lexicon_cell(rules->lexicon, TABLE_REGIONS, row, REGION_WORD);
		if (g_str_has_suffix(region, word) && is_called(rules, row, name))
			return g_strdup(region);
	}
	return NULL;
}

static void name_owner(const struct places *places, struct mention *mention)
{
	struct slice text = slice_sub(places->scan->blocks[mention->block].text, mention->span);
	const char *word = own_word(text);
	bool as_written = mention->entity.name && slice_equal(slice_of(mention->entity.name), text);
	const char *name =
	        word && as_written ? place_at(places, mention->block, mention->span.start) : NULL;
	g_autofree char *full = name ? in_full(places->rules, name, word) : NULL;
	if (!full)
		return;
	g_autofree char *whole = g_strdup_printf("%s%.*s", full, (int)(text.len - strlen(word)),
	                                         text.data + strlen(word));
	mention->entity.name = arena_copy(places->scan->arena, slice_of(whole));
}

void entity_name_owners(const struct entity_rules *rules, const struct scan *scan,
                        struct mention *mentions, size_t n)
{
	const struct places places = places_find(entity_metric_rules(rules), scan);
	for (size_t i = 0; i < n; i++)
		if (mentions[i].entity.kind == ENTITY_ORGANISATION ||
		    mentions[i].entity.kind == ENTITY_MEETING)
			name_owner(&places, &mentions[i]);
}
