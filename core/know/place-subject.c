/* What the blocks before each of an article are about last, and whom its headings name. */
#include "core/know/place-subject.h"

#include "core/know/character.h"
#include "core/know/place-own.h"

/* Whether a number labels what text says as one thing of a list: （3）…, 3.…. */
static bool is_labelled(struct slice text)
{
	size_t next;
	bool opened = character_at(text, 0, &next) == '(';
	const size_t digits = opened ? next : 0, off = skip_digits(text, digits);
	uint32_t mark = character_at(text, off, &next), behind = character_at(text, next, &next);
	return off > digits && (opened ? mark == ')' : mark == '.' && !is_digit(behind));
}

/* Whether a heading at block begins a section; one under another goes on with that. */
static bool begins_section(const struct scan *scan, size_t block)
{
	return scan->blocks[block].block->type == BLOCK_HEADING &&
	       (block == 0 || scan->blocks[block - 1].block->type != BLOCK_HEADING);
}

/* Whether 、 parts two places of a clause, with more between them than the mark. */
static bool stand_apart(const struct place_row *row, const struct place *a, const struct place *b)
{
	enum { REACH = 480 }; /* bytes */
	static const char mark[] = "、";
	const struct sentences *in = &row->block->in;
	const struct span between = { a->span.end, b->span.start };
	return place_is_named(a) && place_is_named(b) &&
	       between.start + strlen(mark) < between.end && span_len(between) <= REACH &&
	       clause_around(in, a->span.start).end > b->span.start &&
	       slice_find(slice_sub(row->block->text, between), slice_of(mark));
}

bool place_is_told_by_turns(const struct place_row *row, const struct place *place)
{
	const struct place *items = row->places->items;
	return (place > items + row->first && stand_apart(row, place - 1, place)) ||
	       (place + 1 < items + row->end && stand_apart(row, place, place + 1));
}

/* Whether the blocks behind one that is about a body may go on about it: where nothing else is
 * the document's own, or it tells most of that body. */
static bool may_hold_on(const struct places *places, const struct place *body)
{
	return !places->own || (places->main_body && strcmp(places->main_body, body->name) == 0);
}

/* Whether the blocks behind row's may go on about place, which it names. */
static bool is_carried_on(const struct place_row *row, const struct place *place)
{
	const struct places *places = row->places;
	if (!place->subject || !place->name)
		return false;
	if (place->level <= LEVEL_COUNTRY && (places->own_local || !place_is_nation(places, place)))
		return false;
	if (place_is_body(place) && row->block->block->type != BLOCK_HEADING &&
	    !may_hold_on(places, place))
		return false;
	return !place_is_told_by_turns(row, place);
}

/* The last that the blocks behind row's may go on about; NULL where there is none. */
static const char *last_carried_on(const struct place_row *row)
{
	const struct place *items = row->places->items;
	for (size_t k = row->end; k-- > row->first;)
		if (is_carried_on(row, &items[k]))
			return items[places_innermost(row->places, k, row->end)].name;
	return NULL;
}

void places_find_subjects(struct places *places)
{
	const struct scan *scan = places->scan;
	const char *subject = NULL;
	const struct place *head = NULL;
	places->subjects = arena_new_array(scan->scratch, const char *, scan->n_blocks + 1);
	places->heads = arena_new_array(scan->scratch, const struct place *, scan->n_blocks + 1);
	for (size_t i = 0; i < scan->n_blocks; i++) {
		if (!places->own_first && begins_section(scan, i))
			subject = NULL, head = NULL;
		if (!places->own_first && is_labelled(scan->blocks[i].text))
			subject = NULL;
		places->subjects[i] = subject;
		places->heads[i] = head;
		const struct place_row row = place_row_of(places, i);
		const char *last = last_carried_on(&row);
		if (last)
			subject = last;
		if (!head && row.block->block->type == BLOCK_HEADING)
			head = places_headed(places, i);
	}
}
