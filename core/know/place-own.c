/* The document's own place: by its heads, by what it says of itself, by what it names most. */
#include "core/know/place-own.h"

#include "core/know/character.h"

/* A place that a whole document may be about: one of the country, or all of it. */
static bool is_local_or_country(const struct place *place)
{
	return place_is_local(place) || (place->name && place->level == LEVEL_COUNTRY);
}

size_t places_innermost(const struct places *places, size_t k, size_t end)
{
	enum { MOST_WITHIN = 8 }; /* villages side by side are not each within the one before */
	const struct place *items = places->items;
	end = MIN(end, k + MOST_WITHIN);
	while (k + 1 < end && items[k].span.end == items[k + 1].span.start &&
	       place_is_named(&items[k + 1]))
		k++;
	return k;
}

const struct place *places_headed(const struct places *places, size_t block)
{
	const size_t end = places->firsts[block + 1];
	for (size_t k = places->firsts[block]; k < end; k++) {
		const struct place *place = &places->items[k];
		if (place_is_local(place) || (place_is_named(place) && place->subject))
			return &places->items[places_innermost(places, k, end)];
	}
	return NULL;
}

bool place_is_nation(const struct places *places, const struct place *place)
{
	return place->name && cue_at(places->scan->cues, CUE_NATION, slice_of(place->name), 0);
}

/* The first place or company that a block of these types (bits) names. */
static const char *named_in(const struct places *places, uint32_t types)
{
	const struct place *named = NULL;
	for (size_t i = 0; !named && i < places->scan->n_blocks; i++)
		if (types >> places->scan->blocks[i].block->type & 1)
			named = places_headed(places, i);
	return named ? named->name : NULL;
}

static const char *local_name(const struct place *place)
{
	return place_is_local(place) ? place->name : NULL;
}

static const char *local_or_country_name(const struct place *place)
{
	return is_local_or_country(place) ? place->name : NULL;
}

static const char *body_name(const struct place *place)
{
	return place_is_body(place) ? place->name : NULL;
}

static const char *town_name(const struct place *place)
{
	return place->level == LEVEL_TOWN ? place->name : NULL;
}

static const char *province_of(const struct place *place)
{
	return place_is_named(place) && *place->province ? place->province : NULL;
}

/* Whether a name is of a country. */
static bool is_country(const struct places *places, const char *name)
{
	for (size_t k = 0; name && k < places->firsts[places->scan->n_blocks]; k++)
		if (places->items[k].name && strcmp(places->items[k].name, name) == 0)
			return places->items[k].level == LEVEL_COUNTRY;
	return false;
}

/* A name, how often an article says it, and how often it says any of its kind. */
struct named {
	const char *name;
	guint count, all;
};

/* Which of the names that called tells of places the article says most; the nation before another
 * country that it is told of with. */
static struct named count_most(const struct places *places,
                               const char *(*called)(const struct place *place))
{
	g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
	struct named most = { 0 }, nation = { 0 };
	for (size_t k = 0; k < places->firsts[places->scan->n_blocks]; k++) {
		const struct place *place = &places->items[k];
		const char *name = place->venue ? NULL : called(place);
		if (!name)
			continue;
		most.all++;
		guint *count = g_hash_table_lookup(counts, name);
		if (!count) {
			count = arena_new_array(places->scan->scratch, guint, 1);
			g_hash_table_insert(counts, (char *)name, count);
		}
		++*count;
		if (cue_at(places->scan->cues, CUE_HOME, slice_of(name), 0))
			nation = (struct named){ name, *count, 0 };
		if (*count > most.count) {
			most.count = *count;
			most.name = name;
		}
	}
	if (nation.count * 2 >= most.count && is_country(places, most.name))
		return (struct named){ nation.name, most.count, most.all };
	return most;
}

/* The same, where that is twice at least and a third of all, or it alone. */
static const char *named_most(const struct places *places,
                              const char *(*called)(const struct place *place))
{
	const struct named most = count_most(places, called);
	const bool mostly = most.count >= 2 && most.count * 3 >= most.all;
	return most.count == most.all || mostly ? most.name : NULL;
}

/* Notes the company or town that the article says most; its own where it says no place more, nor
 * is known to be of one. */
static void note_body(struct places *places)
{
	enum { LEAST = 3 };
	const struct named body = count_most(places, body_name);
	if (body.count < LEAST)
		return;
	places->main_body = body.name;
	if (!places->own && body.count > count_most(places, local_or_country_name).count)
		places->own = body.name;
}

/* How often the article names places of a level: LEVEL_OWN are 全省, 我市 and
 * the like. */
static size_t named_of_level(const struct places *places, enum region_level level)
{
	size_t n = 0;
	for (size_t k = 0; k < places->firsts[places->scan->n_blocks]; k++)
		n += places->items[k].level == level;
	return n;
}

/* The province that most places of the article lie in, and hardly one does not, where it says
 * less of the nation: of a page cut out of a province's report, which need not name it. */
static const char *province_throughout(const struct places *places)
{
	enum { LEAST = 3 };
	const char *province = named_most(places, province_of);
	size_t all = 0, within = 0, nation = named_of_level(places, LEVEL_COUNTRY);
	for (size_t k = 0; province && k < places->firsts[places->scan->n_blocks]; k++) {
		const char *own = province_of(&places->items[k]);
		all += own != NULL;
		within += own && strcmp(own, province) == 0;
	}
	return within >= LEAST && within > nation && within * 5 >= all * 4 ? province : NULL;
}

/* A department whose plan this is: 市商务局. */
static const char *titled_office(const struct places *places)
{
	const char *title = places->scan->article->title;
	const struct lexicon *lexicon = places->rules->lexicon;
	for (size_t row = 0; title && row < lexicon_rows(lexicon, TABLE_REGIONS); row++)
		if (places->rules->regions[row].level == LEVEL_OFFICE &&
		    g_str_has_suffix(title, lexicon_cell(lexicon, TABLE_REGIONS, row, REGION_WORD)))
			return title;
	return NULL;
}

/* Behind the year that text begins with (2024年), or 0. */
static size_t behind_year(const struct places *places, struct slice text)
{
	size_t off = skip_digits(text, 0), next;
	return off && cue_is(places->scan->cues, CUE_YEAR, character_at(text, off, &next)) ? next
	                                                                                   : 0;
}

/* The town, county or district that the title begins with: 安河市2024年统计公报,
 * 2024年安河市统计公报. */
static const char *titled_place(const struct places *places)
{
	enum { LONGEST = 6 }; /* code points */
	struct slice title = slice_of(places->scan->article->title);
	const size_t start = behind_year(places, title);
	for (size_t off = start, next, n = 1; n <= LONGEST && off < title.len; off = next, n++) {
		uint32_t cp = character_at(title, off, &next);
		if (!is_han(cp))
			break;
		if (n > 2 && cue_is(places->scan->cues, CUE_COUNTY_ENDS, cp))
			return arena_copy(places->scan->arena,
			                  (struct slice){ title.data + start, next - start });
	}
	return NULL;
}

/* What 全省, 我市 and 全镇 are said of most; LEVEL_OWN where nothing tells. */
static enum region_level level_spoken_of(const struct places *places)
{
	size_t counts[LEVEL_COUNT] = { 0 };
	enum region_level most = LEVEL_OWN;
	for (size_t k = 0; k < places->firsts[places->scan->n_blocks]; k++)
		if (places->items[k].level == LEVEL_OWN)
			counts[places->items[k].of]++;
	for (size_t level = 0; level < LEVEL_COUNT; level++)
		if (level != LEVEL_OWN && counts[level] > counts[most])
			most = (enum region_level)level;
	return counts[most] ? most : LEVEL_OWN;
}

/* Of which place an article is that speaks of 全省 and the like, and whose heads name none. */
static const char *own_spoken_of(const struct places *places)
{
	switch (level_spoken_of(places)) {
	case LEVEL_TOWN:
		return named_most(places, town_name); /* not the county that it names */
	case LEVEL_PROVINCE:
		return named_most(places, province_of);
	default:
		return named_most(places, local_name);
	}
}

/* The place whose government a report is of, as its first words say: 我代表安河县人民政府. */
static const char *represented(const struct places *places)
{
	const struct scan *scan = places->scan;
	for (size_t i = 0; i < scan->n_blocks; i++)
		for (size_t k = places->firsts[i]; k < places->firsts[i + 1]; k++) {
			const struct place *place = &places->items[k];
			const struct scan_block *block = &scan->blocks[i];
			if (place_is_local(place) &&
			    cue_upto(block->cues, CUE_REPRESENTS, block->text, place->span.start) &&
			    cue_at(block->cues, CUE_GOVERNMENT, block->text, place->span.end))
				return place->name;
		}
	return NULL;
}

/* What the article calls the park or zone that it is of, where it says no name of it: 开发区. */
static const char *bare_area(const struct places *places)
{
	enum { LEAST = 2 };
	const struct scan *scan = places->scan;
	const char *area = NULL;
	size_t n = 0;
	for (size_t i = 0; i < scan->n_blocks; i++)
		for (size_t k = places->firsts[i]; k < places->firsts[i + 1]; k++) {
			const struct place *place = &places->items[k];
			if (place->level != LEVEL_AREA || place->name)
				continue;
			n++;
			if (!area)
				area = scan_copy(scan, &scan->blocks[i], place->span);
		}
	return n >= LEAST ? area : NULL;
}

/* Notes whether the document's own place is one of the country, and whether a town. */
static void note_level(struct places *places)
{
	for (size_t k = 0; places->own && k < places->firsts[places->scan->n_blocks]; k++) {
		const struct place *place = &places->items[k];
		if (!place_is_named(place) || place->level == LEVEL_BODY ||
		    strcmp(place->name, places->own) != 0)
			continue;
		places->own_local = true;
		places->own_town |= place->level == LEVEL_TOWN;
	}
}

void places_find_own(struct places *places)
{
	const uint32_t heads = 1u << BLOCK_TITLE | 1u << BLOCK_SUBTITLE | 1u << BLOCK_KICKER;
	const uint32_t credits = 1u << BLOCK_BYLINE | 1u << BLOCK_CREDIT;
	enum article_kind kind = places->scan->article->kind;
	bool speaks_of_own =
	        named_of_level(places, LEVEL_OWN) > named_of_level(places, LEVEL_COUNTRY) / 2;
	places->own_first = kind == ARTICLE_REPORT || kind == ARTICLE_PLAN;
	places->own = named_in(places, heads);
	if (!places->own && (speaks_of_own || places->own_first))
		places->own = titled_place(places);
	if (!places->own && places->own_first)
		places->own = represented(places);
	if (!places->own && speaks_of_own)
		places->own = own_spoken_of(places);
	if (!places->own)
		places->own = titled_office(places);
	if (!places->own)
		places->own = named_in(places, credits);
	note_body(places);
	/* Nobody says 全省: a report to the nation names the nation more than Hong Kong; but news
	 * of 全省 that only compares it with the nation is not of that. */
	const enum region_level spoken_of = level_spoken_of(places);
	const bool of_nation = spoken_of == LEVEL_OWN || !speaks_of_own;
	if (!places->own && spoken_of != LEVEL_TOWN)
		places->own = named_most(places, of_nation ? local_or_country_name : local_name);
	if (!places->own)
		places->own = province_throughout(places);
	if (!places->own)
		places->own = bare_area(places);
	places->own_page = places->own && !places->scan->article->title &&
	                   g_strcmp0(places->own, province_throughout(places)) == 0;
	note_level(places);
}
