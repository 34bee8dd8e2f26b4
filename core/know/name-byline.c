/* Candidates that an article's byline gives: names that reading the page has told
 * already, be their characters ever so rare. What stands beside them is not weighed. */
#include "core/know/character.h"
#include "core/know/name-search.h"
#include "core/know/post.h"

/* Whether a post of those who report stands in the block: 记者, 通讯员. */
static bool names_reporters(const struct search *search)
{
	struct match_list posts =
	        scan_list(search->scanned, TABLE_POSTS, (struct span){ 0, search->text.len });
	for (size_t i = 0; i < posts.n; i++)
		if (post_row_role(search->scan->lexicon, posts.items[i].row) == ROLE_REPORTER)
			return true;
	return false;
}

/* Whether what the byline holds may be a name: 温馨, a word and behind a common surname,
 * and 占悦 behind 记者; not 镜头 and 小贴士. */
static bool may_be_name(const struct search *search, size_t start, size_t end)
{
	enum { COST_COMMON_SURNAME = 80 };
	const struct lattice *lattice = search->lattice;
	const int surname = hanzi_at(search, start)->surname;
	bool word = false;
	for (size_t e = lattice->first[start]; e < lattice->first[start + 1]; e++)
		word |= lattice->edges[e].end == end && lattice->edges[e].end > start + 1;
	return word ? surname <= COST_COMMON_SURNAME : surname != COST_NEVER || search->reporters;
}

/* The glyph behind the name that stands at glyph i; i where another text does. */
static size_t name_end(const struct search *search, size_t i, struct slice name)
{
	enum { SHORTEST = 2, LONGEST = 4 };
	const struct stretch *stretch = &search->lattice->stretch;
	const size_t start = stretch->off[i];
	if (!word_at(search->text, start, name))
		return i;
	for (size_t end = i + SHORTEST; end <= MIN(i + LONGEST, stretch->n); end++)
		if (stretch->off[end] == start + name.len)
			return end;
	return i;
}

/* Whether one of the candidates from the first on is surely the glyphs [start, end). */
static bool is_found(const struct search *search, guint first, size_t start, size_t end)
{
	for (guint i = first; i < search->names->len; i++) {
		const struct name *name = &g_array_index(search->names, struct name, i);
		if (name->from == start && name->to == end &&
		    name->gain >= weight(search, WEIGHT_CERTAIN))
			return true;
	}
	return false;
}

static void add_signed(const struct search *search, size_t start, size_t end)
{
	const struct stretch *stretch = &search->lattice->stretch;
	const int gain = weight(search, WEIGHT_SIGNED);
	struct name name = {
		.block = search->block,
		.start = stretch->off[start],
		.end = stretch->off[end],
		.stretch = search->ordinal,
		.from = (uint16_t)start,
		.to = (uint16_t)end,
		.gain = gain,
		.context = gain,
		.form = NAME_HAN,
		.surname = stretch->off[start + 1] - stretch->off[start],
		.signs = name_follows_reporter(search, start),
	};
	g_array_append_val(search->names, name);
}

void name_begin_signed(struct search *search)
{
	search->signed_here =
	        search->scanned->block->type == BLOCK_BYLINE && search->scan->article->n_byline > 0;
	search->reporters = search->signed_here && names_reporters(search);
}

void name_consider_signed(const struct search *search, guint first)
{
	const struct article *article = search->scan->article;
	lattice_lay(search->lattice);
	for (size_t b = 0; b < article->n_byline; b++)
		for (size_t i = 0; i < search->lattice->stretch.n; i++) {
			size_t end = name_end(search, i, slice_of(article->byline[b]));
			if (end > i && may_be_name(search, i, end) &&
			    !is_found(search, first, i, end))
				add_signed(search, i, end);
		}
}
