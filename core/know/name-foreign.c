/* Candidates for foreign names: runs of characters that write foreign sounds, be
 * they dotted (艾力·买买提) or not, and names that a table knows. */
#include "core/base/utf8.h"
#include "core/know/name-search.h"

enum { LONGEST_SOUND = 16, COST_KNOWN_PART = 60 };

/* Kinds of words that no name by sound is made of: 均, 地, 时, 前. */
static const char grammar_of_sounds[] = "dupctf";

/* Whether a common word ends at glyph end and begins behind start: 菲丹当天 is
 * the name 菲丹 and 当天. What a dot parts off (乔丹 of 吉姆·乔丹) is the name's. */
static bool ends_in_word(const struct lattice *lattice, size_t start, size_t end)
{
	enum { COST_COMMON = 104 };
	for (size_t i = start + 1; i + 1 < end; i++) {
		if (is_name_dot(lattice->stretch.cp[i - 1]))
			continue;
		for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++)
			if (lattice->edges[e].end == end && lattice->edges[e].cost < COST_COMMON &&
			    !(lattice->edges[e].is & EDGE_KNOWN))
				return true;
	}
	return false;
}

/* Whether the dot of a foreign name is near behind glyph i. */
static bool has_dot(const struct stretch *stretch, size_t i)
{
	enum { LONGEST_PART = 7 };
	for (size_t j = i; j < stretch->n && j <= i + LONGEST_PART; j++)
		if (is_name_dot(stretch->cp[j]))
			return true;
	return false;
}

/* … a function word may be, where a known name ends with it: 甘地. */
static bool may_be_strange(const struct lattice *lattice, size_t i)
{
	return !name_is_of_kind(lattice, i, grammar_of_sounds) ||
	       (lattice->is & EDGE_KNOWN && lattice_ending(lattice, i + 1, EDGE_KNOWN));
}

/* Whether a foreign name can hold glyph i, and what it costs there: any
 * character behind a name's first, but one only, where there is a dot in it. */
static bool add_sound(const struct search *search, size_t i, unsigned *strange, int *cost)
{
	enum { COST_DOT_INSIDE = 5, COST_HYPHEN_INSIDE = 70 }; /* a hyphen joins much else */
	int sound = hanzi_at(search, i)->sound;
	uint32_t cp = search->lattice->stretch.cp[i];
	if (is_name_dot(cp))
		sound = cp == '-' ? COST_HYPHEN_INSIDE : COST_DOT_INSIDE;
	else if (sound == COST_NEVER && *strange > 0 && may_be_strange(search->lattice, i)) {
		sound = weight(search, WEIGHT_SOUND_UNLISTED);
		--*strange;
	}
	*cost += sound;
	return sound != COST_NEVER;
}

/* Behind the known name that is a whole part of a dotted name, from glyph i on;
 * i where there is none. */
static size_t known_part_end(const struct lattice *lattice, size_t i)
{
	const struct edge *known =
	        lattice->is & EDGE_KNOWN ? lattice_starting(lattice, i, EDGE_KNOWN) : NULL;
	bool first = i == 0 || !is_name_dot(lattice->stretch.cp[i - 1]);
	if (!known || (first && !is_name_dot(lattice->stretch.cp[known->end])))
		return i;
	return known->end;
}

/* Whether a common word begins with the last of the glyphs up to end and goes on behind:
 * 利用 in 库尔班·尼亚孜利用. */
static bool cuts_word(const struct lattice *lattice, size_t end)
{
	enum { COST_COMMON = 110 };
	for (size_t e = lattice->first[end - 1]; e < lattice->first[end]; e++)
		if (lattice->edges[e].end > end && lattice->edges[e].cost < COST_COMMON)
			return true;
	return false;
}

/* Judges the glyphs [start, end), of that cost as sounds, as a whole foreign name:
 * grammar at its end, or two sounds with no post before them (总理科尔), are dearer. */
static void consider_whole(const struct search *search, size_t start, size_t end, int cost,
                           enum name_form form)
{
	if (name_is_far_off(search, start, end, cost) || ends_in_word(search->lattice, start, end))
		return;
	const struct edge *before = lattice_in(search->lattice, start);
	if (end == start + 2 && !(before && name_ends_in_post(search, before)))
		cost += weight(search, WEIGHT_FOREIGN_SHORT);
	cost += name_loose_end_cost(search, start, end, grammar_of_sounds);
	if (cuts_word(search->lattice, end))
		cost += weight(search, WEIGHT_CUTS_WORD);
	name_consider(search, start, end, cost, (struct name){ .form = form });
}

/* Adds what the foreign name's part or glyph at *i costs, and goes to its last
 * glyph; false where no name goes on so. */
static bool add_part(const struct search *search, size_t *i, bool begins, unsigned *strange,
                     int *cost)
{
	size_t known = begins ? known_part_end(search->lattice, *i) : *i;
	if (known == *i)
		return add_sound(search, *i, strange, cost);
	*cost += COST_KNOWN_PART;
	*i = known - 1;
	return true;
}

/* The parts from glyph i on as a foreign name with a dot inside, each length of it. */
static void consider_parts(const struct search *search, size_t i)
{
	const struct stretch *stretch = &search->lattice->stretch;
	bool dot = false, begins = true;
	unsigned strange = 0;
	int cost = weight(search, WEIGHT_PRIOR) + weight(search, WEIGHT_FOREIGN_DOTTED);
	for (size_t j = i; j < stretch->n && j < i + LONGEST_SOUND; j++) {
		const bool first = j == i;
		dot |= is_name_dot(stretch->cp[j]);
		if (!add_part(search, &j, begins, &strange, &cost))
			return;
		if (first)
			strange = 1;
		begins = is_name_dot(stretch->cp[j]);
		if (dot && !begins && j > i)
			consider_whole(search, i, j + 1, cost, NAME_DOTTED);
	}
}

/* Whether a title begins at glyph i: 《. */
static bool opens_title(const struct search *search, size_t i)
{
	size_t at = search->lattice->stretch.off[0];
	return i == 0 && at > 0 && utf8_previous(search->text, at, &at) == 0x300A;
}

/* The glyphs from i on as the sound of a foreign name, two at least. */
void name_consider_sounds(const struct search *search, size_t i)
{
	const size_t end = MIN(search->lattice->stretch.n, i + LONGEST_SOUND);
	int cost = weight(search, WEIGHT_PRIOR) + weight(search, WEIGHT_FOREIGN);
	for (size_t j = i; j < end; j++) {
		const int sound = hanzi_at(search, j)->sound;
		if (sound == COST_NEVER)
			return;
		cost += sound;
		if (j > i)
			consider_whole(search, i, j + 1, cost, NAME_FOREIGN);
	}
}

void name_consider_dotted(const struct search *search, size_t i)
{
	if (search->lattice->stretch.dotted && has_dot(&search->lattice->stretch, i) &&
	    !lattice_starting(search->lattice, i, EDGE_POST) && /* 特使阿尔瓦罗·德索托 */
	    !opens_title(search, i))                            /* 《荀子·王制》 */
		consider_parts(search, i);
}

/* Whether what begins at glyph i says that the name before it is that of a
 * thing: 鲁迅文学院, 诺贝尔奖. */
static bool names_thing(const struct search *search, size_t i)
{
	const struct edge *edge = lattice_out(search->lattice, i);
	return edge && (edge->is & (EDGE_PLACE | EDGE_THING) || name_is_body(edge)) &&
	       !(edge->is & EDGE_CONTEXT);
}

/* Whether the name over glyphs [start, end) is a whole title: 《荀子》, 《荀子·王制》. */
static bool is_title(const struct search *search, size_t start, size_t end)
{
	const struct stretch *stretch = &search->lattice->stretch;
	size_t at;
	if (!opens_title(search, start))
		return false;
	if (end < stretch->n)
		return is_name_dot(stretch->cp[end]);
	at = stretch->off[end];
	return at < search->text.len && utf8_next(search->text, at, &at) == 0x300B; /* 》 */
}

static bool is_known_as(const struct search *search, uint32_t known, const char *role)
{
	return g_str_equal(lexicon_cell(search->scan->lexicon, TABLE_KNOWN_NAMES, known, 1), role);
}

/* Whether a known name is one that many bear: 琼斯, 次仁. */
static bool is_common(const struct search *search, uint32_t known)
{
	return is_known_as(search, known, "foreign") || is_known_as(search, known, "part");
}

/* The cost of the common foreign name over glyphs [start, end). */
static int common_cost(const struct search *search, size_t start, size_t end)
{
	int cost = weight(search, WEIGHT_PRIOR) + weight(search, WEIGHT_FOREIGN_COMMON);
	for (size_t i = start; i < end; i++) {
		unsigned strange = 1;
		add_sound(search, i, &strange, &cost);
	}
	return cost;
}

/* Considers the name of two parts of which first, known as one, is the first: 次仁桑珠. */
static void consider_two_parts(const struct search *search, const struct edge *first)
{
	const struct lattice *lattice = search->lattice;
	const int cost = weight(search, WEIGHT_PRIOR) + weight(search, WEIGHT_FOREIGN_COMMON) +
	                 2 * COST_KNOWN_PART;
	const struct edge *second = lattice_starting(lattice, first->end, EDGE_KNOWN);
	if (!second ||
	    !is_known_as(search, lattice_row(lattice, second, TABLE_KNOWN_NAMES), "part"))
		return;
	name_consider(search, first->start, second->end, cost,
	              (struct name){ .form = NAME_FOREIGN });
}

void name_consider_known(const struct search *search, size_t i)
{
	const struct lattice *lattice = search->lattice;
	for (size_t e = lattice->first[i]; e < lattice->first[i + 1]; e++) {
		const struct edge *edge = &lattice->edges[e];
		if (!(edge->is & EDGE_KNOWN) || names_thing(search, edge->end) ||
		    is_title(search, i, edge->end))
			continue;
		const uint32_t known = lattice_row(lattice, edge, TABLE_KNOWN_NAMES);
		struct name name = { .form = NAME_KNOWN, .known = known };
		int cost = weight(search, WEIGHT_KNOWN);
		if (is_common(search, known)) {
			name.form = NAME_FOREIGN;
			cost = common_cost(search, i, edge->end);
		}
		if (is_known_as(search, known, "part"))
			consider_two_parts(search, edge);
		name_consider(search, i, edge->end, cost, name);
	}
}
