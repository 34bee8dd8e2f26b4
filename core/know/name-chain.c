/* Chains of names: lists whose blanks were lost, 李成俊杨允中许崇德, where each name
 * is all that stands beside the next. Judges candidates that name.c found. */
#include "core/know/name-search.h"

enum { CHAIN_SHORTEST = 3, CHAIN_WORTH = 24, CHAIN_CONTEXT = 36 };

/* The best chain of names that ends at a glyph: by how much it beats the words
 * there, of how many names, and the candidate that is its last. */
struct chain {
	int gain;
	unsigned length;
	const struct name *last;
};

/* By how much a name reads better than the words over the same glyphs. */
static int own_gain(const struct search *search, const struct name *name)
{
	const int *forward = search->lattice->forward;
	return forward[name->to] - forward[name->from] - name->cost;
}

static void extend(const struct search *search, struct chain chains[], const struct name *name)
{
	const struct chain *before = &chains[name->from];
	struct chain chain = { own_gain(search, name), 1, name };
	if (before->last && before->gain > 0) {
		chain.gain += before->gain;
		chain.length += before->length;
	}
	if (!chains[name->to].last || chain.gain > chains[name->to].gain)
		chains[name->to] = chain;
}

/* The names of the chain that ends at glyph end stand where names do. */
static void weigh_chain(const struct chain chains[], size_t end)
{
	for (unsigned left = chains[end].length; left > 0; left--) {
		struct name *name = (struct name *)chains[end].last;
		if (name->context < CHAIN_CONTEXT) {
			name->gain += CHAIN_CONTEXT - name->context;
			name->context = CHAIN_CONTEXT;
		}
		end = name->from;
	}
}

void name_chains(const struct search *search, guint first)
{
	const size_t n = search->lattice->stretch.n;
	if (search->names->len < first + CHAIN_SHORTEST || n < 2 * CHAIN_SHORTEST)
		return;
	struct chain chains[STRETCH_LONGEST + 1];
	for (size_t end = 0; end <= n; end++)
		chains[end] = (struct chain){ 0 };
	/* Candidates come by where they start, so that what ends there is known. */
	for (guint i = first; i < search->names->len; i++) {
		const struct name *name = &g_array_index(search->names, struct name, i);
		if (name->form == NAME_HAN)
			extend(search, chains, name);
	}
	for (size_t end = n; end > 0;) {
		const struct chain *chain = &chains[end];
		bool list = chain->last && chain->length >= CHAIN_SHORTEST &&
		            chain->gain >= CHAIN_WORTH * (int)chain->length;
		if (list)
			weigh_chain(chains, end);
		while (list && chain->length > 1)
			chain = &chains[chain->last->from];
		end = list ? chain->last->from : end - 1;
	}
}
