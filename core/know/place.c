/* Choosing the place of a figure among those of its article. */
#include "core/know/place.h"

#include "core/base/bisect.h"
#include "core/know/character.h"
#include "core/know/place-find.h"
#include "core/know/place-own.h"
#include "core/know/place-subject.h"

enum {
	MOST_LOOKED_AT = 64, /* places back from a figure */
	LIST_REACH = 360     /* bytes from a place to the figure that counts its list */
};

struct places places_find(const struct metric_rules *rules, const struct scan *scan)
{
	struct places places = { .rules = rules, .scan = scan };
	place_list_find(rules, scan, &places.items, &places.firsts);
	places_find_own(&places);
	places_find_subjects(&places);
	return places;
}

/* The first place of row that begins at off or behind it. */
static size_t places_before(const struct place_row *row, size_t off)
{
	size_t i;
	BISECT(i, row->end - row->first, row->places->items[row->first + i].span.start >= off);
	return row->first + i;
}

/* Whether place is where a line begins that ends at the next: 安河至云溪高速公路. */
static bool begins_route(const struct place_row *row, const struct place *place)
{
	const struct place *next = place + 1;
	size_t behind;
	return next < row->places->items + row->end && next->span.start > place->span.end &&
	       next->span.start <= place->span.end + HAN_BYTES &&
	       cue_is(row->block->cues, CUE_UNTIL,
	              character_at(row->block->text, place->span.end, &behind)) &&
	       behind == next->span.start;
}

/* Whether another place stands before place in a list: 云溪 of 安河、云溪. */
static bool ends_list(const struct place_row *row, const struct place *place)
{
	size_t previous;
	return place > &row->places->items[row->first] &&
	       character_before(row->block->text, place->span.start, &previous) == 0x3001 &&
	       place[-1].span.end == previous;
}

/* A company or town whose name says nothing of where it is. */
static bool is_placeless(const struct place *place)
{
	return place_is_body(place) && !*place->province;
}

/* As is_aside says, of a place by itself. */
static bool is_aside_alone(const struct place_row *row, const struct place *place)
{
	size_t previous;
	uint32_t cp = character_before(row->block->text, place->span.start, &previous);
	if (cue_is(row->block->cues, CUE_THAN, cp))
		return cue_upto(row->block->cues, CUE_GRADED, row->block->text, previous);
	return place->venue || cue_is(row->block->cues, CUE_ASIDE, cp) ||
	       ((place->level <= LEVEL_COUNTRY || is_placeless(place)) && !place->subject);
}

/* The first of the list that place is of. */
static const struct place *list_head(const struct place_row *row, const struct place *place)
{
	for (int n = 0; n < MOST_LOOKED_AT && ends_list(row, place); n++)
		place--;
	return place;
}

/* Compared with, gone to or written from, but not spoken of: 较全国, 高于全省,
 * 赴浙江, 新华社杭州; and so each of a list: 赴浙江、云南. */
static bool is_aside(const struct place_row *row, const struct place *place)
{
	if (begins_route(row, place))
		return true;
	const struct place *head = list_head(row, place);
	if (head != place && !head->subject)
		return is_aside_alone(row, head);
	return is_aside_alone(row, place);
}

/* The last local place of row before index at, of those that clauses are about or of all. */
static const char *local_before(const struct place_row *row, size_t at, bool about)
{
	for (size_t i = at, n = 0; i > row->first && n < MOST_LOOKED_AT; i--, n++) {
		const struct place *earlier = &row->places->items[i - 1];
		if (place_is_local(earlier) && !earlier->venue && (earlier->subject || !about))
			return earlier->name;
	}
	return NULL;
}

/* The place that 全县 or 全市 at index at is said of: the last of its level, from first on,
 * that a clause was about. */
static const char *of_level_before(const struct places *places, size_t first, size_t at)
{
	for (size_t i = at, n = 0; i > first && n < MOST_LOOKED_AT; i--, n++) {
		const struct place *earlier = &places->items[i - 1];
		if (earlier->name && (earlier->subject || earlier->speaks) &&
		    earlier->level == places->items[at].of)
			return earlier->name;
	}
	return NULL;
}

/* Whether what a word says of its own, 全区 or 全县, can be said of somebody called name: both end
 * in the same sign. */
static bool ends_alike(struct slice word, const char *name)
{
	size_t previous;
	const struct slice text = slice_of(name);
	return character_before(word, word.len, &previous) ==
	       character_before(text, text.len, &previous);
}

/* Of whom 全区 at index at is said, by its sign: whom the section's heading names, or the
 * document's own; NULL where neither is called so. */
static const char *own_alike(const struct place_row *row, size_t at)
{
	const struct places *places = row->places;
	const struct place *head = places->heads[row->block - places->scan->blocks];
	const struct slice word = slice_sub(row->block->text, places->items[at].span);
	if (head && ends_alike(word, head->name))
		return head->name;
	return places->own && ends_alike(word, places->own) ? places->own : NULL;
}

/* 全省 at index at: the province spoken of before, or the document's; in the news of the
 * nation, the place named last. */
static const char *resolve(const struct place_row *row, size_t at)
{
	const struct places *places = row->places;
	const char *name = places->items[at].name;
	if (!name && place_is_body(&places->items[at]))
		return places->items[at].of == LEVEL_OWN ? local_before(row, at, false)
		                                         : of_level_before(places, 0, at);
	if (!name && !places->own_first)
		name = own_alike(row, at);
	bool back = !name && !places->own_first && places->items[at].of != LEVEL_TOWN;
	if (back && places->items[at].of == LEVEL_COUNTY)
		name = of_level_before(places, 0, at);
	else if (back && places->items[at].of == LEVEL_CITY)
		name = of_level_before(places, row->first, at);
	if (back && !name)
		name = local_before(row, at, true);
	if (back && !name && (!places->own_local || places->own_town))
		name = local_before(row, at, false);
	return name ? name : places->own;
}

/* What a province's own report names of the nation and the world is the name of
 * something (全国重点实验室) or stands beside its own. */
static bool is_foreign(const struct place_row *row, const struct place *place)
{
	return row->places->own_first && row->places->own_local && place->level <= LEVEL_COUNTRY;
}

/* In a place's own report 安河、云溪等10个县 and 安河、云溪2个县 are counted, and the figure
 * is the whole's; but what 安河等地 has is theirs. */
static bool is_listed_out(const struct place_row *row, const struct place *place, size_t off)
{
	const struct slice text = row->block->text;
	if (!row->places->own_first || off < place->span.end || off - place->span.end > LIST_REACH)
		return false;
	if (off == place->span.end)
		return ends_list(row, place);
	struct span between = { place->span.end, off };
	struct slice others = cue_find(row->block->cues, CUE_OTHERS, slice_sub(text, between));
	size_t end = others.len ? (size_t)(others.data - text.data) + others.len : 0;
	return end && !cue_at(row->block->cues, CUE_AREAS, text, end);
}

/* Whether a clause goes on about place that names none: not about 各省, nor about one of
 * several that are told of by turns. */
static bool is_held_on(const struct place_row *row, const struct place *place)
{
	return !(place->name &&
	         cue_at(row->block->cues, CUE_EVERY_ONE, slice_of(place->name), 0)) &&
	       !place_is_told_by_turns(row, place);
}

/* Another country in what a place tells of its own: 太仓有德国企业60家. */
static bool is_abroad(const struct place_row *row, const struct place *place)
{
	return row->places->own_local && place->level == LEVEL_COUNTRY &&
	       !place_is_nation(row->places, place);
}

enum wanted { SUBJECTS, HELD_SUBJECTS, ALL_BUT_ASIDES };

/* The last place in [least, off) that is wanted. */
static const char *last_place(const struct place_row *row, size_t least, size_t off,
                              enum wanted wanted)
{
	const char *abroad = NULL;
	size_t n = 0;
	for (size_t i = places_before(row, off); i > row->first && n < MOST_LOOKED_AT; i--, n++) {
		const struct place *place = &row->places->items[i - 1];
		if (place->span.start < least)
			break;
		if (is_listed_out(row, place, off)) {
			for (; ends_list(row, place); place--)
				i--;
			continue;
		}
		if ((wanted != ALL_BUT_ASIDES && !place->subject) || is_foreign(row, place) ||
		    is_aside(row, place) || (wanted == HELD_SUBJECTS && !is_held_on(row, place)))
			continue;
		const char *name = resolve(row, i - 1);
		if (!name)
			continue;
		if (!is_abroad(row, place))
			return name;
		if (!abroad)
			abroad = name;
	}
	return abroad;
}

/* The place of the speaker named behind the quotation that holds off: “…”广西…说,
 * “…”在浙江某企业，…说. */
static const char *place_of_speaker(const struct place_row *row, size_t off)
{
	const struct quoted *quoted = quoted_at(&row->block->in, off);
	if (!quoted || !quoted->closed)
		return NULL;
	const struct sentences *in = &row->block->in;
	const size_t start = quoted->span.end;
	if (start >= row->block->text.len)
		return NULL;
	size_t end = sentence_around(in, start).end;
	for (size_t at = places_before(row, start), n = 0; at < row->end && n < MOST_LOOKED_AT;
	     at++, n++) {
		const struct place *place = &row->places->items[at];
		if (place->span.start >= end)
			break;
		if ((place_is_local(place) &&
		     (place->span.start == start || !is_aside(row, place))) ||
		    (place_is_body(place) && place->speaks))
			return resolve(row, places_innermost(row->places, at, row->end));
	}
	return NULL;
}

/* The first local place of the next sentence, where that says what this one was:
 * 54秒！这是安河一家企业的速度。 */
static const char *place_told_next(const struct place_row *row, size_t off)
{
	const struct sentences *in = &row->block->in;
	const size_t next = sentence_at(in, off) + 1;
	if (next >= in->n_sentences)
		return NULL;
	const struct span span = in->sentences[next].span;
	if (!cue_at(row->block->cues, CUE_THIS_IS, row->block->text, span.start))
		return NULL;
	for (size_t i = places_before(row, span.start), n = 0; i < row->end && n < MOST_LOOKED_AT;
	     i++, n++) {
		const struct place *place = &row->places->items[i];
		if (place->span.start >= span.end)
			break;
		if (place_is_named(place))
			return place->name;
	}
	return NULL;
}

/* Where it is done, behind what stands at off in its clause: 一艘货船在安河交付. */
static const char *place_behind(const struct place_row *row, size_t off)
{
	const struct sentences *in = &row->block->in;
	size_t end = clause_around(in, off).end, previous;
	for (size_t i = places_before(row, off), n = 0; i < row->end && n < MOST_LOOKED_AT;
	     i++, n++) {
		const struct place *place = &row->places->items[i];
		if (place->span.start >= end)
			break;
		uint32_t cp = character_before(row->block->text, place->span.start, &previous);
		if (place_is_named(place) && cue_is(row->block->cues, CUE_DONE_AT, cp))
			return place->name;
	}
	return NULL;
}

/* The first place behind off that a clause is about, where nothing else is known: 10万亿千瓦时！
 * 安河的用电量创下新高. */
static const char *first_told(const struct place_row *row, size_t off)
{
	for (size_t i = places_before(row, off), n = 0; i < row->end && n < MOST_LOOKED_AT;
	     i++, n++)
		if (row->places->items[i].subject && row->places->items[i].name)
			return row->places->items[i].name;
	return NULL;
}

static bool says_who(const struct place_row *row, const struct place *place)
{
	return place_is_local(place) &&
	       cue_upto(row->block->cues, CUE_SAYS_WHO, row->block->text, place->span.start);
}

/* Whether 的 joins the figure at off to the company that it is of, or to a place that ends its
 * clause: 投资2亿元的安河云江能源公司, 拥有10公里岸线的云溪. */
static bool is_owned(const struct place_row *row, size_t off, const struct place *place)
{
	enum { REACH = 36 };
	size_t next;
	return place->span.start - off <= REACH &&
	       (place->level == LEVEL_BODY ||
	        !is_han(character_at(row->block->text, place->span.end, &next))) &&
	       cue_upto(row->block->cues, CUE_OF, row->block->text, place->span.start);
}

/* The place that its clause says behind off the figure is of: 突破10万亿元的还有安河. */
static const char *place_said(const struct place_row *row, size_t off)
{
	const struct sentences *in = &row->block->in;
	const size_t end = clause_around(in, off).end;
	for (size_t i = places_before(row, off), n = 0; i < row->end && n < MOST_LOOKED_AT;
	     i++, n++) {
		const struct place *place = &row->places->items[i];
		if (place->span.start >= end)
			break;
		if (says_who(row, place) ||
		    (place_is_named(place) && (n == 0 || place->level == LEVEL_BODY) &&
		     is_owned(row, off, place)))
			return place->name;
	}
	return NULL;
}

const char *place_at(const struct places *places, size_t block, size_t off)
{
	struct place_row row = place_row_of(places, block);
	const struct sentences *in = &row.block->in;
	size_t start =
	        places->own_first ? clause_around(in, off).start : sentence_around(in, off).start;
	const char *name = place_said(&row, off);
	if (!name)
		name = last_place(&row, start, off, SUBJECTS);
	if (!name)
		name = last_place(&row, start, off, ALL_BUT_ASIDES);
	if (!name && places->own_first)
		name = places->own;
	if (!name)
		name = place_of_speaker(&row, off);
	if (!name)
		name = place_told_next(&row, off);
	if (!name)
		name = place_behind(&row, off);
	if (!name && !places->own_page)
		name = last_place(&row, 0, off, HELD_SUBJECTS);
	if (!name && !places->own_page)
		name = places->subjects[block];
	if (!name)
		name = places->own;
	return name ? name : first_told(&row, off);
}

const char *place_listed(const struct places *places, size_t block, struct span span)
{
	struct place_row row = place_row_of(places, block);
	size_t at = places_before(&row, span.start);
	bool begins = at < row.end && places->items[at].span.start == span.start &&
	              !is_foreign(&row, &places->items[at]);
	return begins && span_len(span) ? resolve(&row, at) : NULL;
}

bool place_is_name(const struct places *places, size_t block, struct span span)
{
	const struct place_row row = place_row_of(places, block);
	const size_t i = places_before(&row, span.end);
	const struct place *place = i > row.first ? &places->items[i - 1] : NULL;
	return place && place->level == LEVEL_BODY && place->span.start < span.start &&
	       place->span.end >= span.end;
}
