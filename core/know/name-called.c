/* Candidates that are a surname alone, with a word beside it that calls people: 李书记,
 * 王先生, 老张. */
#include "core/know/name-search.h"

/* Whether what begins at glyph i is how a person is called by its surname: 先生,
 * 书记; not 记者, 代表, which stand behind many a character that is a surname, too. */
static bool begins_title(const struct search *search, size_t i)
{
	struct lattice *lattice = search->lattice;
	if (!lattice_starting(lattice, i, EDGE_POST) && !lattice_starting(lattice, i, EDGE_CALLS))
		return false;
	const struct edge *edge = lattice_out(lattice, i);
	if (!(edge->is & EDGE_POST))
		return edge->is & EDGE_CALLS && edge->behind > 0;
	return edge->role == ROLE_OFFICIAL || edge->role == ROLE_BUSINESS ||
	       edge->role == ROLE_EXPERT;
}

/* Whether the character that ends at glyph i calls a person by its surname: 老, 姓;
 * not 夫人, which stands before whole names. */
static bool ends_calling(const struct search *search, size_t i)
{
	if (!(search->lattice->is & EDGE_CALLS) || !lattice_ending(search->lattice, i, EDGE_CALLS))
		return false;
	const struct edge *edge = lattice_in(search->lattice, i);
	return edge->end == edge->start + 1 && edge->is & EDGE_CALLS && edge->before > 0;
}

/* Whether glyph i is more likely a word than a surname before a title: 原主任, 低于某. */
static bool is_no_surname(const struct lattice *lattice, size_t i)
{
	const struct edge *former = lattice_starting(lattice, i, EDGE_FORMER);
	return (former && former->end == i + 1) || name_is_of_kind(lattice, i, name_grammar);
}

/* Whether a word of block among [from, to) calls people, as is says. */
static bool calls(const struct scan_block *block, uint32_t from, uint32_t to, unsigned is)
{
	for (uint32_t w = from; w < to; w++)
		if (word_sense(block->senses, block->words.items[w].word).is & is)
			return true;
	return false;
}

/* Whether a word that calls people begins behind the surname [start, end), or a
 * character that does stands before it: told before any edge is laid. */
static bool is_called(const struct search *search, size_t start, size_t end)
{
	const struct scan_block *block = search->scanned;
	const struct stretch *stretch = &search->lattice->stretch;
	const uint32_t *words = block->words.first + stretch->first;
	return (end < stretch->n &&
	        calls(block, words[end], words[end + 1], EDGE_POST | EDGE_CALLS)) ||
	       (start > 0 && words[start - 1] < words[start] &&
	        calls(block, words[start] - 1, words[start], EDGE_CALLS));
}

void name_consider_called(const struct search *search, size_t start, size_t end, int cost)
{
	const struct stretch *stretch = &search->lattice->stretch;
	if (!is_called(search, start, end) || name_is_far_off(search, start, end, cost))
		return;
	bool titled = end < stretch->n && begins_title(search, end) &&
	              !is_no_surname(search->lattice, start);
	/* 任 in 任主席 is the verb. */
	if ((!titled && !ends_calling(search, start)) ||
	    scan_starting(search->scanned, stretch->off[start], TABLE_LIFE))
		return;
	struct name name = { .form = NAME_CALLED,
		             .surname = stretch->off[end] - stretch->off[start] };
	name_consider(search, start, end, cost, name);
}
