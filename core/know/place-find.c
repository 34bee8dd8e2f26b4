/* Finding places in blocks. */
#include "core/know/place-find.h"

#include "core/know/beside.h"
#include "core/know/body-find.h"
#include "core/know/character.h"
#include "core/know/place-alias.h"
#include "core/know/place-clause.h"

enum { SUFFIX_REACH = 4 /* glyphs */ };

struct finder {
	const struct metric_rules *rules;
	const struct scan *scan;
	struct place *places; /* with room for as many as there are words that name some */
	size_t n;
	struct place_aliases aliases;
	bool bodies; /* companies and towns, too: not in a report, whose figures are its place's */
};

/* Behind the county of a province or city: 开州区 of 重庆开州区. Two or three
 * characters before 区, 县, 旗 or 市, none of which makes it a common word. */
static size_t behind_county(const struct scan_block *block, size_t off)
{
	const struct glyphs *glyphs = &block->glyphs;
	const size_t first = glyphs->at[off], most = MIN(first + SUFFIX_REACH, glyphs->n);
	size_t last = first + 2;
	while (last < most && !cue_is(block->cues, CUE_COUNTY, glyphs->cp[last]))
		last++;
	if (last >= most)
		return off;
	for (size_t i = first; i < last; i++)
		if (!is_han(glyphs->cp[i]) || cue_is(block->cues, CUE_NOT_IN_COUNTY, glyphs->cp[i]))
			return off;
	const size_t end = glyphs->off[last + 1];
	return cue_at(block->cues, CUE_NO_COUNTY, block->text, end) ? off : end;
}

/* 云溪县, which the article may call 云溪 from here on. */
static bool has_long_name(const struct scan_block *block, struct span county)
{
	size_t previous;
	return span_len(county) > 2 * HAN_BYTES &&
	       cue_is(block->cues, CUE_COUNTY,
	              character_before(block->text, county.end, &previous));
}

/* What a county called name is called for short with its last sign: 云溪 of 云溪苗族自治县,
 * where the sign is not the word's. */
static struct span short_county(const struct scan_block *block, struct span county,
                                const char *name)
{
	const size_t len = strlen(name) + HAN_BYTES;
	if (len < span_len(county) && slice_starts(slice_sub(block->text, county), slice_of(name)))
		county.end = county.start + len;
	return county;
}

static void add_place(struct finder *finder, const struct scan_block *block,
                      const struct match *match, const struct place *before)
{
	const struct region_rule *rule = &finder->rules->regions[match->row];
	struct place place = { .span = { match->start, match->end },
		               .name = rule->name,
		               .province = rule->province,
		               .level = rule->level,
		               .of = rule->of };
	const bool there = before && before->level == LEVEL_BODY && before->subject &&
	                   place_is_done_there(block, before, match->start);
	if (before && before->level == LEVEL_BODY)
		before = NULL; /* 云岭高铁安河南站 is no part of what is told */
	place.subject =
	        !there && place_is_subject(finder->rules, block, match->start, rule->level, before);
	if (rule->level == LEVEL_OWN)
		place.name = NULL;
	if (rule->level == LEVEL_PROVINCE || rule->level == LEVEL_CITY)
		place.span.end = behind_county(block, match->end);
	if (place.span.end != match->end) {
		place.name = scan_copy(finder->scan, block, place.span);
		place_alias_county(&finder->aliases, block,
		                   (struct span){ match->end, place.span.end }, &place);
	} else if (rule->level == LEVEL_COUNTY && has_long_name(block, place.span)) {
		place_alias_county(&finder->aliases, block,
		                   short_county(block, place.span, rule->name), &place);
	}
	place.venue = place_is_venue(block, place.span);
	place.subject &= !place.venue;
	finder->places[finder->n++] = place;
}

/* Whether what matched is only part of a longer name: 中国 in 新中国, 全国 in 全国重点实验室. */
static bool is_in_name(const struct finder *finder, const struct scan_block *block,
                       const struct match *match)
{
	const struct span word = beside_glyphs(block, (struct span){ match->start, match->end });
	return beside_from(block, TABLE_NOT_PLACES, word.start).end >= word.end ||
	       (metric_may(finder->rules, &block->glyphs, word.end - 1, EDGE_NO_PLACE) &&
	        beside_upto(block, TABLE_NOT_PLACES, word.end).end);
}

/* What the name of a place in it begins with: its own, a town's with what that lies in. */
static struct slice name_around(const struct scan_block *block, const struct place *place)
{
	return place->level == LEVEL_TOWN ? slice_of(place->name)
	                                  : slice_sub(block->text, place->span);
}

/* The town's name with that of what it lies in, where that stands before it: 云溪县雅拉镇.
 * A row of villages without end is no address. */
static const char *town_name(const struct finder *finder, const struct scan_block *block,
                             const struct place *before, struct span town)
{
	enum { LONGEST_AROUND = 120 }; /* bytes */
	const char *own = scan_copy(finder->scan, block, town);
	if (!before || before->span.end != town.start || !before->name)
		return own;
	const struct slice parts[] = { name_around(block, before), slice_of(own) };
	if (parts[0].len > LONGEST_AROUND)
		return own;
	return arena_join(finder->scan->arena, parts, G_N_ELEMENTS(parts));
}

/* Takes the places from index first on that begin in a name away, and returns the province of
 * the first of them, "" where there is none. */
static const char *absorb_places(struct finder *finder, size_t first, size_t start)
{
	const char *province = "";
	for (; finder->n > first && finder->places[finder->n - 1].span.start >= start; finder->n--)
		province = finder->places[finder->n - 1].province;
	return province;
}

/* Behind the places of [places, end) that stand at off, each behind the one before. */
static size_t behind_row(const struct place *places, const struct place *end, size_t off)
{
	const struct place *first = end;
	while (first > places && first[-1].span.start >= off)
		first--;
	for (places = first; places < end; places++)
		if (places->span.start == off)
			off = places->span.end;
	return off;
}

/* The last place from index first on; NULL where there is none. */
static const struct place *place_before(const struct finder *finder, size_t first)
{
	return finder->n > first ? &finder->places[finder->n - 1] : NULL;
}

/* Where the name begins that match is of, by its use, and whether it is one or only says one
 * again; match->end where it is nothing. */
static size_t start_of_body(const struct finder *finder, const struct scan_block *block,
                            const struct match *match, size_t first, bool *named)
{
	const struct body_rule *rule = &finder->rules->bodies[match->row];
	const struct place *places = finder->places + first, *end = finder->places + finder->n;
	*named = rule->use == BODY_WHOLE;
	if (rule->use == BODY_REFERS || rule->use == BODY_HERE || rule->use == BODY_WHOLE)
		return match->start;
	const size_t start = body_start(block, places, end, match, rule, named);
	return start != match->end && is_in_name(finder, block, match) ? match->end : start;
}

/* Whether a clause is about body: not where it only tells of something,
 * or is of whom somebody is who speaks. */
static bool is_told_of(const struct finder *finder, const struct scan_block *block,
                       const struct place *body, const struct place *before)
{
	const size_t end = body->span.end;
	size_t previous;
	const bool listed = character_before(block->text, body->span.start, &previous) == 0x3001;
	if (listed && !(before && before->span.end == previous))
		return false; /* … of whom the one before is not known */
	const bool about =
	        place_is_subject(finder->rules, block, body->span.start, body->level, before) ||
	        (body->speaks && body->level == LEVEL_BODY &&
	         cue_upto(block->cues, CUE_OF, block->text, body->span.start));
	return about && !body_is_source(block, end) &&
	       (body->speaks || !body_has_person(block, end));
}

/* Adds the body that match names: 云溪县雅拉镇, 安河能源有限公司; or says again, where a clause
 * begins with it. Returns where that ends. */
static size_t add_body(struct finder *finder, const struct scan_block *block,
                       const struct match *match, size_t first)
{
	const struct body_rule *rule = &finder->rules->bodies[match->row];
	const bool refers = rule->use == BODY_REFERS;
	bool named;
	const size_t start = start_of_body(finder, block, match, first, &named);
	if (start == match->end || (!named && !refers && !place_opens_clause(block, start)))
		return match->end;
	const size_t own = behind_row(finder->places + first, finder->places + finder->n, start);
	struct place place = { .span = { start, match->end },
		               .level = rule->level,
		               .of = rule->use == BODY_HERE ? LEVEL_OWN : rule->level,
		               .speaks = rule->use == BODY_SPEAKS || rule->use == BODY_TRADE ||
		                         rule->use == BODY_WHOLE };
	const char *province = absorb_places(finder, first, start);
	place.province = rule->level == LEVEL_TOWN ? "" : province; /* 安河镇 is not in 安河 */
	const struct place *before = place_before(finder, first);
	place.subject = refers || is_told_of(finder, block, &place, before);
	if (named)
		place.name = rule->level == LEVEL_TOWN
		                     ? town_name(finder, block, before, place.span)
		                     : scan_copy(finder->scan, block, place.span);
	if (named && rule->level == LEVEL_BODY)
		place_alias_body(&finder->aliases, block, (struct span){ own, match->start },
		                 &place);
	finder->places[finder->n++] = place;
	return match->end;
}

/* Whether what stands behind a county makes it another word: 南湖区域, 邻水县域. */
static bool is_no_county(const struct finder *finder, const struct scan_block *block,
                         const struct match *match)
{
	return finder->rules->regions[match->row].level == LEVEL_COUNTY &&
	       cue_at(block->cues, CUE_NO_COUNTY, block->text, match->end);
}

/* Whether a word that begins before glyph start ends before glyph end. Of most, no word of
 * any table does. */
static bool comes_in(const struct scan_block *block, size_t start, size_t end)
{
	if (!(block->words.ends[end] >> (end - start)))
		return false;
	const struct table_word word = beside_upto(block, TABLE_WORDS, end);
	return word.end && word.start < start;
}

/* Whether what matched only lies across words: 迁安 in 搬迁安置, or ends one: 白山 in
 * 长白山. */
static bool is_across_words(const struct scan_block *block, const struct match *match)
{
	const size_t start = block->glyphs.at[match->start], end = block->glyphs.at[match->end];
	if (end - start != 2)
		return false;
	const size_t middle = start + 1;
	return comes_in(block, start, end) || (comes_in(block, start, middle) &&
	                                       beside_from(block, TABLE_WORDS, middle).end > end);
}

static bool names_place(const struct finder *finder, const struct scan_block *block,
                        const struct match *match)
{
	return finder->rules->regions[match->row].level != LEVEL_OFFICE &&
	       !is_no_county(finder, block, match) && !is_in_name(finder, block, match) &&
	       (!is_across_words(block, match) ||
	        cue_upto(block->cues, CUE_OF_WHICH, block->text, match->start));
}

/* Where the list begins of which places[last] is the last, the first being places[first]:
 * each stands behind 、 or a conjunction and the one before it. */
static size_t list_start(const struct scan_block *block, const struct place *places, size_t first,
                         size_t last)
{
	const struct slice text = block->text;
	for (size_t previous; last > first; last--) {
		size_t joint = places[last].span.start;
		if (character_before(text, joint, &previous) == 0x3001)
			joint = previous;
		else
			joint -= cue_upto(block->cues, CUE_JOINT, text, joint);
		if (joint == places[last].span.start || places[last - 1].span.end != joint)
			break;
	}
	return last;
}

/* Whether what stands at off says that a list is of places that something is of together: 两省,
 * 等县市. */
static bool is_summed_up(const struct scan_block *block, size_t off)
{
	const size_t others = cue_at(block->cues, CUE_OTHERS, block->text, off);
	return others ? cue_at(block->cues, CUE_LIST_AREAS, block->text, off + others)
	              : cue_at(block->cues, CUE_SUMS_UP, block->text, off);
}

/* Makes one place of a list that is summed up: 安徽、江西 of 安徽、江西两省. */
static void sum_up_list(struct finder *finder, const struct scan_block *block, size_t first)
{
	const size_t last = finder->n - 1;
	struct place *places = finder->places;
	if (!is_summed_up(block, places[last].span.end))
		return;
	size_t start = list_start(block, places, first, last);
	if (start == last)
		return;
	if (start > first && places[start - 1].span.end == places[start].span.start)
		start--; /* 安河云溪、松垣等县 */
	places[start].span.end = places[last].span.end;
	places[start].name = scan_copy(finder->scan, block, places[start].span);
	places[start].level = LEVEL_ZONE;
	finder->n = start + 1;
}

/* Adds what a word of the regions table names, and returns where that ends; 0 where it
 * names nothing. */
static size_t add_region(struct finder *finder, const struct scan_block *block,
                         const struct match *match, size_t first)
{
	if (!names_place(finder, block, match))
		return 0;
	add_place(finder, block, match, place_before(finder, first));
	const size_t end = finder->places[finder->n - 1].span.end;
	sum_up_list(finder, block, first);
	return end;
}

/* Whether a stands before b, or is the longer one of the same start. */
static bool comes_first(const struct match *a, const struct match *b)
{
	return a->start < b->start || (a->start == b->start && a->end >= b->end);
}

/* Appends the places and bodies of block, longest from left to right. */
static void find_in(struct finder *finder, const struct scan_block *block)
{
	static const struct match_list none = { 0 };
	const struct match_list regions = block->tables[TABLE_REGIONS];
	const struct match_list bodies = finder->bodies ? block->tables[TABLE_BODIES] : none;
	const size_t first = finder->n;
	size_t end = 0;
	for (size_t r = 0, b = 0; r < regions.n || b < bodies.n;) {
		const bool region =
		        b == bodies.n ||
		        (r < regions.n && comes_first(&regions.items[r], &bodies.items[b]));
		const struct match *match = region ? &regions.items[r++] : &bodies.items[b++];
		if (match->start < end)
			continue;
		const size_t named = region ? add_region(finder, block, match, first)
		                            : add_body(finder, block, match, first);
		end = MAX(end, named);
	}
}

static int by_start(gconstpointer a, gconstpointer b)
{
	const struct place *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return y->called_short - x->called_short;
}

/* Puts the places of a block, from index first on, in order, and takes those away that are only
 * part of a company's name, or of a list that is one. */
static void put_in_order(GArray *all, guint first)
{
	struct place *places = (void *)all->data;
	guint n = first;
	qsort(places + first, all->len - first, sizeof *places, by_start);
	for (guint i = first; i < all->len; i++) {
		const struct place *last = n > first ? &places[n - 1] : NULL;
		const bool whole = last && (last->level == LEVEL_BODY || last->level == LEVEL_ZONE);
		if (!whole || places[i].span.start >= last->span.end)
			places[n++] = places[i];
	}
	g_array_set_size(all, n);
}

/* Finds the places again, now that the aliases are known. */
static void find_with_aliases(struct finder *finder, size_t *firsts)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct place));
	for (size_t i = 0, k = 0; i < finder->scan->n_blocks; i++) {
		const struct scan_block *block = &finder->scan->blocks[i];
		const guint first = all->len;
		const size_t next = firsts[i + 1], n = next - k;
		if (n)
			g_array_append_vals(all, finder->places + k, (guint)n);
		k = next;
		place_aliases_find(&finder->aliases, block, all);
		for (guint j = first + (guint)n; j < all->len; j++) {
			struct place *place = &g_array_index(all, struct place, j);
			place->subject = place_is_subject(finder->rules, block, place->span.start,
			                                  place->level, NULL);
		}
		if (all->len > first + n)
			put_in_order(all, first);
		firsts[i] = first;
	}
	firsts[finder->scan->n_blocks] = all->len;
	finder->places = arena_take_array(finder->scan->scratch, all, struct place);
}

/* Whether a body is among the places from index first on that a clause is about. */
static bool has_body(const struct finder *finder, size_t first)
{
	for (const struct place *place = finder->places + first; place < finder->places + finder->n;
	     place++)
		if (place_is_body(place) && place->name && place->subject)
			return true;
	return false;
}

/* Room for the places of all blocks: no word names two. */
static struct place *room_for_places(const struct scan *scan)
{
	size_t most = 0;
	for (size_t i = 0; i < scan->n_blocks; i++)
		most += scan->blocks[i].tables[TABLE_REGIONS].n +
		        scan->blocks[i].tables[TABLE_BODIES].n;
	return arena_room(scan->scratch, most * sizeof(struct place));
}

void place_list_find(const struct metric_rules *rules, const struct scan *scan,
                     const struct place **items, const size_t **firsts)
{
	const enum article_kind kind = scan->article->kind;
	const bool report = kind == ARTICLE_REPORT || kind == ARTICLE_PLAN;
	bool headed = false; /* by a company or town: its report tells of such */
	struct finder finder = { .rules = rules, .scan = scan, .places = room_for_places(scan) };
	size_t *starts = arena_new_array(scan->scratch, size_t, scan->n_blocks + 1);
	for (size_t i = 0; i < scan->n_blocks; i++) {
		const bool title = scan->blocks[i].block->type == BLOCK_TITLE;
		starts[i] = finder.n;
		finder.bodies = title || !report || headed;
		find_in(&finder, &scan->blocks[i]);
		headed |= title && has_body(&finder, starts[i]);
	}
	starts[scan->n_blocks] = finder.n;
	if (finder.aliases.n)
		find_with_aliases(&finder, starts);
	*items = finder.places;
	*firsts = starts;
}
