/* The search for names in one stretch: what name.c and name-foreign.c,
 * which find candidates, and name-context.c, which weighs what stands beside them,
 * share. */
#ifndef ZHUPI_KNOW_NAME_SEARCH_H
#define ZHUPI_KNOW_NAME_SEARCH_H

#include "core/know/name.h"

struct search {
	const struct name_model *model;
	struct lattice *lattice;
	const struct scan *scan;
	const struct scan_block *scanned;
	struct slice text;
	size_t block;
	bool signed_here;          /* the block is where those sign who wrote the article */
	bool reporters;            /* … and says that they report */
	const uint64_t *posts;     /* the block's glyphs with which a post begins: a bit each */
	const struct match *known; /* the block's known names that are not before the run */
	size_t n_known;
	uint32_t ordinal;  /* of the run */
	size_t introduced; /* the run begins with whom a biography is about, up to this glyph; or 0
	                    */
	GArray *names;
};

static inline int weight(const struct search *search, enum name_weight weight)
{
	return name_model_weight(search->model, weight);
}

/* What glyph i costs in names. */
static inline const struct hanzi_cost *hanzi_at(const struct search *search, size_t i)
{
	return name_model_hanzi(search->model, search->lattice->stretch.cp[i]);
}

/* The glyph behind the name that the run begins with, where it introduces somebody: the whole run
 * with a sex behind it, 钟表，男，, or what begins a sentence before 先生，; 0 where it does not.
 */
size_t name_introduced(const struct search *search);

/* Whether the glyphs [start, end) are who is introduced by the run. */
static inline bool name_is_introduced(const struct search *search, size_t start, size_t end)
{
	return start == 0 && end == search->introduced;
}

enum { NAME_FAR_OFF = -60 }; /* a gain below that is mended by nothing beside the name */

/* By how much the stretch reads better with the glyphs [start, end) as a name
 * of that cost. */
static inline int name_gain(const struct search *search, size_t start, size_t end, int cost)
{
	struct lattice *lattice = search->lattice;
	if (!lattice->laid)
		lattice_lay(lattice);
	const int *forward = lattice->forward;
	return forward[lattice->stretch.n] - (forward[start] + cost + lattice->behind[end]);
}

/* Whether the glyphs [start, end) are the whole run. */
static inline bool name_is_run(const struct search *search, size_t start, size_t end)
{
	return start == 0 && end == search->lattice->stretch.n;
}

/* Whether the ways to the end alone tell that a name of that cost is far from being one, for
 * no way from the beginning is cheaper than the cheapest. The lattice is weighed from start on. */
static inline bool name_falls_short(const struct search *search, size_t start, size_t end, int cost)
{
	const int *behind = search->lattice->behind;
	return behind[start] - behind[end] - cost < NAME_FAR_OFF;
}

/* Whether a name of that cost is too far from being one for what stands beside it to
 * matter: nearly all are, and are told before anything else is. Of one that is not, the
 * lattice has its edges. */
static inline bool name_is_far_off(const struct search *search, size_t start, size_t end, int cost)
{
	const bool far = name_falls_short(search, start, end, cost) ||
	                 name_gain(search, start, end, cost) < NAME_FAR_OFF;
	if (far && !name_is_introduced(search, start, end))
		return true;
	if (!search->lattice->laid) /* a run that falls short, but introduces somebody */
		lattice_lay(search->lattice);
	return false;
}

/* Judges the glyphs [start, end) as a name of that cost, and keeps it where it is
 * not far from being one. (name.c) */
void name_consider(const struct search *search, size_t start, size_t end, int cost,
                   struct name name);

/* The candidates by sound, with a dot inside or without, and by table, that begin at
 * glyph i. (name-foreign.c) */
void name_consider_sounds(const struct search *search, size_t i);
void name_consider_dotted(const struct search *search, size_t i);
void name_consider_known(const struct search *search, size_t i);

/* Tells whether the search's block is signed and by whom; and the names that its run is
 * signed with, as candidates; the first on are of the run, too. (name-byline.c) */
void name_begin_signed(struct search *search);
void name_consider_signed(const struct search *search, guint first);

/* The surname [start, end) alone, of that cost, where a word that calls people may stand
 * beside it. (name-called.c) */
void name_consider_called(const struct search *search, size_t start, size_t end, int cost);

/* Kinds of words that no name is made of: 均, 地. */
static const char name_grammar[] = "dupc";

/* Whether glyph i alone is a word of these kinds (words.tsv). */
bool name_is_of_kind(const struct lattice *lattice, size_t i, const char *kinds);

/* What it costs a name of more than a character behind its surname to end in
 * such a word: 曾 of 孙浩曾在 is more likely not of the name. Some are in many a
 * name, too (王有为). */
int name_loose_end_cost(const struct search *search, size_t given, size_t end, const char *kinds);

/* What stands around the glyphs [start, end) weighs for their being a name of
 * that form. */
int name_context(const struct search *search, size_t start, size_t end, enum name_form form);

/* Whether glyph start stands behind 记者, be it with a blank between. */
bool name_follows_reporter(const struct search *search, size_t start);

/* Whether edge is a post, or a longer word that ends in one: 内政部长. */
bool name_ends_in_post(const struct search *search, const struct edge *edge);

/* Whether edge says that what stands before it is an institution: 局; not a
 * character that is a word of grammar, too (周明所说). */
bool name_is_body(const struct edge *edge);

/* Weighs the candidates from the first on, those of one stretch, that follow each
 * other in a list without blanks. (name-chain.c) */
void name_chains(const struct search *search, guint first);

#endif
