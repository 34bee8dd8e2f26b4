/* Companies, towns, parks: names by their last word, and the words that say one of them again. */
#include "core/know/place-search.h"

#include "core/know/beside.h"
#include "core/know/body-find.h"
#include "core/know/character.h"
#include "core/know/place-clause.h"

/* What the name of a place in it begins with: its own, a town's with what that lies in. */
static struct slice name_around(const struct scan_block *block, const struct place *place)
{
	return place->level == LEVEL_TOWN ? slice_of(place->name)
	                                  : slice_sub(block->text, place->span);
}

/* The town's name with that of what it lies in, where that stands before it: 云溪县雅拉镇.
 * A row of villages without end is no address. */
static const char *town_name(const struct place_finder *finder, const struct scan_block *block,
                             const struct place *before, struct span town)
{
	const char *own = scan_copy(finder->scan, block, town);
	if (!before || before->span.end != town.start || !before->name)
		return own;
	const struct slice parts[] = { name_around(block, before), slice_of(own) };
	if (parts[0].len > BODY_LONGEST * HAN_BYTES)
		return own;
	return arena_join(finder->scan->arena, parts, G_N_ELEMENTS(parts));
}

/* Takes the places from index first on that begin in a name away, and returns the province of
 * the first of them, "" where there is none. */
static const char *absorb_places(struct place_finder *finder, size_t first, size_t start)
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

/* Where the name begins that match is of, by its use, and whether it is one or only says one
 * again; match->end where it is nothing. */
static size_t start_of_body(const struct place_finder *finder, const struct scan_block *block,
                            const struct match *match, size_t first, bool *named)
{
	const struct body_rule *rule = &finder->rules->bodies[match->row];
	const struct place *places = finder->places + first, *end = finder->places + finder->n;
	*named = rule->use == BODY_WHOLE;
	if (rule->use == BODY_REFERS || rule->use == BODY_HERE || rule->use == BODY_WHOLE)
		return match->start;
	const size_t start = body_start(block, places, end, match, rule, named);
	return start != match->end && place_is_in_name(finder, block, match) ? match->end : start;
}

/* Whether a clause is about body: not where it only tells of something,
 * or is of whom somebody is who speaks. */
static bool is_told_of(const struct place_finder *finder, const struct scan_block *block,
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

/* Whether the whole name of a company is only part of other words: 高通 of 高通胀, 提高通过率. */
static bool is_in_words(const struct scan_block *block, const struct match *match)
{
	const struct span word = beside_glyphs(block, (struct span){ match->start, match->end });
	return beside_from(block, TABLE_NOT_PLACES, word.start).end > word.end ||
	       place_is_across_words(block, match);
}

size_t place_add_body(struct place_finder *finder, const struct scan_block *block,
                      const struct match *match, size_t first)
{
	const struct body_rule *rule = &finder->rules->bodies[match->row];
	const bool refers = rule->use == BODY_REFERS;
	if (rule->use == BODY_WHOLE && is_in_words(block, match))
		return 0;
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
