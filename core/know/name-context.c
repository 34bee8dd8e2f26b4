/* What stands beside a name: before it, behind it, around it, each weighed by
 * the tables of contexts and weights. */
#include "core/know/name-search.h"

#include "core/know/character.h"
#include "core/know/post.h"

/* Whether the run stands between two characters of pairs, the left one before the right. */
static bool is_between(const struct search *search, const char32_t *pairs)
{
	const struct stretch *stretch = &search->lattice->stretch;
	size_t edge;
	const uint32_t left = character_before(search->text, stretch->off[0], &edge);
	for (; *pairs; pairs += 2)
		if (left == pairs[0])
			return character_at(search->text, stretch->off[stretch->n], &edge) ==
			       pairs[1];
	return false;
}

/* “卡西尼”: what is quoted by itself, and no longer than a name, is a thing's. */
static bool in_quotes(const struct search *search)
{
	enum { LONGEST = 6 };
	static const char32_t quotes[] = U"“”‘’「」《》";
	return search->lattice->stretch.n <= LONGEST && is_between(search, quotes);
}

/* What a word of each kind weighs before a name, and behind it. */
static const struct kind_weights {
	bool weighs;
	enum name_weight before, behind;
} kind_weights[1 << CHAR_BIT] = {
	['n'] = { true, WEIGHT_BEFORE_NOUN, WEIGHT_BEHIND_NOUN },
	['w'] = { true, WEIGHT_BEFORE_NOUN, WEIGHT_BEHIND_NOUN },
	['s'] = { true, WEIGHT_BEFORE_REGION, WEIGHT_BEHIND_NOUN },
	['v'] = { true, WEIGHT_BEFORE_VERB, WEIGHT_BEHIND_VERB },
	['p'] = { true, WEIGHT_BEFORE_PREPOSITION, WEIGHT_BEHIND_PREPOSITION },
	['c'] = { true, WEIGHT_BEFORE_PREPOSITION, WEIGHT_BEHIND_PREPOSITION },
	['m'] = { true, WEIGHT_BEFORE_NUMERAL, WEIGHT_BEHIND_NUMERAL },
	['q'] = { true, WEIGHT_BEFORE_NUMERAL, WEIGHT_BEHIND_NUMERAL },
	['d'] = { true, WEIGHT_BEFORE_ADVERB, WEIGHT_BEHIND_ADVERB },
	['a'] = { true, WEIGHT_BEFORE_ADVERB, WEIGHT_BEHIND_ADJECTIVE },
	['u'] = { true, WEIGHT_BEFORE_PARTICLE, WEIGHT_BEHIND_PARTICLE },
	['?'] = { true, WEIGHT_BEFORE_UNKNOWN, WEIGHT_BEHIND_UNKNOWN },
};

/* The row of kind; NULL for a kind that weighs nothing. */
static const struct kind_weights *weights_of(char kind)
{
	const struct kind_weights *weights = &kind_weights[(unsigned char)kind];
	return weights->weighs ? weights : NULL;
}

/* A single character that seldom is a word: more likely part of a longer one
 * that nobody has listed. */
static bool is_rare_glyph(const struct edge *edge)
{
	enum { COST_RARE = 92 };
	return edge->end == edge->start + 1 && edge->cost >= COST_RARE && edge->kind != 'v';
}

static bool is_reporter(const struct search *search, size_t row)
{
	return post_row_role(search->scan->lexicon, row) == ROLE_REPORTER;
}

/* Whether the label of those who made a page ends at off: 责编：. */
static bool ends_label(const struct search *search, size_t off)
{
	size_t previous = off;
	if (off == 0 || utf8_narrow(utf8_previous(search->text, off, &previous)) != ':')
		return false;
	const struct match *post = scan_ending(search->scanned, previous, TABLE_POSTS);
	return post && is_reporter(search, post->row);
}

/* Before a name that begins its run: 记者 李明 is no worse than 记者李明. */
static int weigh_start(const struct search *search)
{
	size_t start = search->lattice->stretch.off[0], previous;
	if (is_digit(character_before(search->text, start, &previous)))
		return weight(search, WEIGHT_BEFORE_NUMERAL);
	size_t off = skip_all_blanks_back(search->text, start);
	if ((off < start && scan_ending(search->scanned, off, TABLE_POSTS)) ||
	    ends_label(search, off))
		return weight(search, WEIGHT_BEFORE_POST);
	return weight(search, WEIGHT_BEFORE_START);
}

static bool life_is(const struct search *search, const struct match *life, const char *kind)
{
	return g_str_equal(lexicon_cell(search->scan->lexicon, TABLE_LIFE, life->row, 1), kind);
}

/* Whether what a biography begins with is behind off: ，男，; ：1965年出生. Not ，作为, which
 * begins a clause about anybody. */
static bool begins_life(const struct search *search, size_t off)
{
	size_t next, edge;
	uint32_t cp = character_at(search->text, off, &next);
	if (cp != ',' && cp != ':')
		return false;
	if (is_digit(character_at(search->text, next, &edge)))
		return true;
	const struct match *life = scan_starting(search->scanned, next, TABLE_LIFE);
	return life && !life_is(search, life, "is") && !life_is(search, life, "as");
}

/* Whether nothing but what ends a sentence stands before the run. */
static bool begins_sentence(const struct search *search)
{
	enum { FULL_STOP = 0x3002 };
	size_t edge;
	const uint32_t cp = character_before(search->text, search->lattice->stretch.off[0], &edge);
	return cp == 0 || cp == '\n' || cp == FULL_STOP;
}

/* Whether a word of life.tsv of that kind ends at off. */
static bool ends_life(const struct search *search, size_t off, const char *kind)
{
	const struct match *life = scan_ending(search->scanned, off, TABLE_LIFE);
	return life && life_is(search, life, kind);
}

size_t name_introduced(const struct search *search)
{
	enum { SHORTEST = 2, LONGEST = 4, POLITE = 2 };
	const struct stretch *stretch = &search->lattice->stretch;
	size_t next, n = stretch->n;
	if (n < SHORTEST || n > LONGEST + POLITE)
		return 0;
	const uint32_t mark = character_at(search->text, stretch->off[n], &next);
	if (mark != ',' && mark != ':')
		return 0;
	const struct match *behind = scan_starting(search->scanned, next, TABLE_LIFE);
	const bool sex = behind && life_is(search, behind, "sex");
	const bool polite = n >= SHORTEST + POLITE && (sex || begins_sentence(search)) &&
	                    ends_life(search, stretch->off[n], "polite");
	n -= polite ? POLITE : 0;
	return n <= LONGEST && (sex || polite) ? n : 0;
}

/* Behind a name that ends its run: 李明 代表. */
static int weigh_end(const struct search *search)
{
	const struct stretch *stretch = &search->lattice->stretch;
	size_t end = stretch->off[stretch->n], off = end, next;
	while (is_blank(character_at(search->text, off, &next)))
		off = next;
	if (off > end && scan_starting(search->scanned, off, TABLE_POSTS))
		return weight(search, WEIGHT_BEHIND_POST);
	if (begins_life(search, off))
		return weight(search, WEIGHT_BEHIND_LIFE);
	return weight(search, WEIGHT_BEHIND_END);
}

bool name_ends_in_post(const struct search *search, const struct edge *edge)
{
	enum { SHORTEST = 3 };
	return edge->is & EDGE_POST || (edge->kind == 'n' && edge->end - edge->start >= SHORTEST &&
	                                lattice_ending(search->lattice, edge->end, EDGE_POST));
}

/* Whether edge is the last sign of a post that the way to it cuts: 家 of 生物 学家. */
static bool ends_cut_post(const struct search *search, const struct edge *edge)
{
	return edge->end == edge->start + 1 &&
	       lattice_ending(search->lattice, edge->end, EDGE_POST) != NULL;
}

static int weigh_before(const struct search *search, size_t start)
{
	const struct edge *edge = lattice_in(search->lattice, start);
	if (edge && is_name_dot(search->lattice->stretch.cp[start - 1]))
		return weight(search, WEIGHT_BESIDE_DOT);
	if (!edge)
		return weigh_start(search);
	if (name_ends_in_post(search, edge) || ends_cut_post(search, edge))
		return weight(search, WEIGHT_BEFORE_POST);
	if (edge->is & EDGE_CONTEXT)
		return edge->before;
	if (edge->is & EDGE_REGION)
		return weight(search, WEIGHT_BEFORE_REGION);
	if (is_rare_glyph(edge))
		return weight(search, WEIGHT_BEFORE_UNKNOWN);
	const struct kind_weights *kind = weights_of(edge->kind);
	return kind ? weight(search, kind->before) : 0;
}

/* Whether edge joins what is before it to nothing, the clause ending behind it:
 * 同 in 像顾大同、周明那样 is of the name, and 之 in 顾穆之、. */
static bool joins_nothing(const struct search *search, const struct edge *edge)
{
	static const char closing[] = ",.;:!?)";
	const struct stretch *stretch = &search->lattice->stretch;
	if (edge->end > edge->start + 1 || edge->end < stretch->n ||
	    (!strchr("pc", edge->kind) &&
	     !cue_is(search->scan->cues, CUE_ENDS_GIVEN, stretch->cp[edge->start])))
		return false;
	size_t next;
	uint32_t behind = character_at(search->text, stretch->off[edge->end], &next);
	return behind == 0 || (behind < 0x80 ? strchr(closing, (int)behind) != NULL
	                                     : behind == 0x3001 || behind == 0x3002);
}

/* Whether the name that ends at glyph end takes the numeral of what is counted
 * behind it: 六 of 王磊六段. */
static bool takes_numeral(const struct search *search, size_t end, const struct edge *behind)
{
	const struct lattice *lattice = search->lattice;
	if (behind->kind != 'q')
		return false;
	for (size_t e = lattice->first[end - 1]; e < lattice->first[end]; e++)
		if (lattice->edges[e].end == end)
			return lattice->edges[e].kind == 'm';
	return false;
}

/* Whether a post is of a place whose name ends with its first sign: 乡党委书记, 市委书记;
 * not 市长. */
static bool is_of_place(const struct search *search, const struct edge *post)
{
	const size_t start = search->lattice->stretch.off[post->start];
	const size_t level = cue_at(search->scan->cues, CUE_LEVEL, search->text, start);
	return level && !cue_at(search->scan->cues, CUE_HEAD, search->text, start + level);
}

/* Whether the name of an institution begins with edge: 会计师 of 会计师事务所. */
static bool begins_institution(const struct search *search, const struct edge *edge)
{
	const struct edge *body = lattice_starting(search->lattice, edge->start, EDGE_BODY);
	return body && body->end > edge->end;
}

bool name_is_body(const struct edge *edge)
{
	return edge->is & EDGE_BODY && (edge->end > edge->start + 1 || !strchr("vcdp", edge->kind));
}

/* Whether the words from glyph i on are of the name of an institution or a place:
 * 米业股份有限公司, 葭街道. */
static bool is_in_institution(const struct search *search, size_t i)
{
	enum { WORDS_MOST = 4, COST_NAMELIKE = 84 };
	const struct edge *edge = lattice_out(search->lattice, i);
	for (size_t n = 0; n < WORDS_MOST && edge; n++) {
		if (name_is_body(edge) || (n > 0 && edge->is & EDGE_PLACE))
			return true;
		bool rare = edge->end == edge->start + 1 && edge->cost >= COST_NAMELIKE;
		if (edge->is & EDGE_POST || (!rare && !strchr("nsbwa?", edge->kind)))
			return false;
		edge = lattice_out(search->lattice, edge->end);
	}
	return false;
}

/* Whether 为 and a post that ends the run stand behind glyph end: 顾明远为财政局局长. */
static bool is_made(const struct search *search, size_t end)
{
	const struct stretch *stretch = &search->lattice->stretch;
	return end + 2 < stretch->n && cue_is(search->scan->cues, CUE_MADE, stretch->cp[end]) &&
	       lattice_ending(search->lattice, stretch->n, EDGE_POST);
}

static int weigh_behind(const struct search *search, size_t end)
{
	const struct edge *edge = lattice_out(search->lattice, end);
	if (edge && is_name_dot(search->lattice->stretch.cp[end]))
		return weight(search, WEIGHT_BESIDE_DOT);
	if (!edge)
		return weigh_end(search);
	if (joins_nothing(search, edge) || takes_numeral(search, end, edge))
		return weight(search, WEIGHT_BEHIND_LOOSE);
	if (is_made(search, end))
		return weight(search, WEIGHT_BEHIND_POST);
	if (edge->is & EDGE_SPEECH)
		return weight(search, WEIGHT_BEHIND_SPEECH);
	if (edge->is & EDGE_CONTEXT)
		return edge->behind;
	if (edge->is & EDGE_POST && !begins_institution(search, edge))
		return weight(search,
		              is_of_place(search, edge) ? WEIGHT_BEHIND_PLACE : WEIGHT_BEHIND_POST);
	if (edge->is & (EDGE_PLACE | EDGE_THING))
		return weight(search, WEIGHT_BEHIND_PLACE);
	if (edge->is & EDGE_POST || name_is_body(edge))
		return weight(search, WEIGHT_BEHIND_INSTITUTION);
	if (is_in_institution(search, end))
		return weight(search, WEIGHT_BEHIND_INSTITUTION);
	if (is_rare_glyph(edge))
		return weight(search, WEIGHT_BEHIND_UNKNOWN);
	const struct kind_weights *kind = weights_of(edge->kind);
	return kind ? weight(search, kind->behind) : 0;
}

bool name_follows_reporter(const struct search *search, size_t start)
{
	const struct edge *edge = lattice_in(search->lattice, start);
	if (edge)
		return edge->is & EDGE_POST && edge->role == ROLE_REPORTER;
	size_t off = skip_all_blanks_back(search->text, search->lattice->stretch.off[0]);
	const struct match *post = scan_ending(search->scanned, off, TABLE_POSTS);
	return post && is_reporter(search, post->row);
}

/* Whether the sounds go on behind glyph end to a word that makes them a place's: 马迪
 * in 鲁马迪纽市. */
static bool is_in_place(const struct search *search, size_t end)
{
	enum { FARTHEST = 5 };
	const size_t limit = MIN(end + FARTHEST, search->lattice->stretch.n);
	size_t i = end;
	while (i < limit && hanzi_at(search, i)->sound != COST_NEVER)
		i++;
	const struct edge *edge =
	        i > end && i < limit ? lattice_starting(search->lattice, i, EDGE_PLACE) : NULL;
	return edge != NULL;
}

/* Whether a place is likely at glyph start: 飞往, 位于. */
static bool leads_to_place(const struct search *search, size_t start)
{
	const struct edge *before = lattice_in(search->lattice, start);
	return before && before->is & EDGE_TO_PLACE;
}

/* The same of the sounds that end with glyph start: 斯坦德 in 城市奥斯坦德. */
static bool sounds_lead_to_place(const struct search *search, size_t start)
{
	enum { FARTHEST = 4 };
	size_t i = start;
	for (const struct edge *edge; i > 0 && start - i < FARTHEST && !leads_to_place(search, i);
	     i--) {
		edge = lattice_in(search->lattice, i);
		if (edge->end > edge->start + 1 || hanzi_at(search, i - 1)->sound == COST_NEVER)
			return false;
	}
	return leads_to_place(search, i);
}

/* Whether the post behind glyph end has another name by sound behind it, so that it is of
 * the place before it: 奥斯坦德 in 奥斯坦德副市长希娜. */
static bool lends_to_post(const struct search *search, size_t end)
{
	const struct edge *post = lattice_out(search->lattice, end);
	return post && post->is & EDGE_POST && post->end + 1u < search->lattice->stretch.n &&
	       hanzi_at(search, post->end)->sound != COST_NEVER &&
	       hanzi_at(search, post->end + 1)->sound != COST_NEVER &&
	       !lattice_starting(search->lattice, post->end, EDGE_SPEECH);
}

/* Whether a post stands before glyph start, and a place few words before that: 松国
 * 国家主席. */
static bool follows_post_abroad(const struct search *search, size_t start)
{
	enum { WORDS_MOST = 3 };
	const struct edge *edge = lattice_in(search->lattice, start);
	if (!edge || !name_ends_in_post(search, edge))
		return false;
	for (unsigned n = 0; n < WORDS_MOST; n++) {
		edge = lattice_in(search->lattice, edge->start);
		if (!edge)
			return false;
		if (edge->is & EDGE_REGION || edge->kind == 's')
			return true;
	}
	return false;
}

/* What stands around the sounds [start, end) and says that they are a place's, or a
 * person's. */
static int weigh_sounds(const struct search *search, size_t start, size_t end)
{
	const bool goes_on = is_in_place(search, end) || lends_to_post(search, end);
	return (sounds_lead_to_place(search, start) ? weight(search, WEIGHT_TO_PLACE) : 0) +
	       (goes_on ? weight(search, WEIGHT_BEHIND_PLACE) : 0) +
	       (follows_post_abroad(search, start) ? weight(search, WEIGHT_FOREIGN_POST) : 0);
}

/* 顾明远委员认为 is surer than 顾明远委员; not so what stands before 记者说. */
static bool speaks_in_post(const struct search *search, size_t end)
{
	const struct edge *post = lattice_out(search->lattice, end), *verb = NULL;
	if (post && post->is & EDGE_POST)
		verb = lattice_out(search->lattice, post->end);
	if (!verb || !(verb->is & EDGE_SPEECH) || is_of_place(search, post))
		return false;
	return post->role != ROLE_REPORTER && post->role != ROLE_OTHER;
}

/* Whether the name that begins its run and ends at glyph end is of whom the words before it
 * are, by the dash there, with nothing but a post before the brackets: ——孙建设代表（. */
static bool is_credited(const struct search *search, size_t end)
{
	enum { DASH = 0x2014 };
	const struct stretch *stretch = &search->lattice->stretch;
	size_t edge;
	if (character_before(search->text, stretch->off[0], &edge) != DASH ||
	    character_at(search->text, stretch->off[stretch->n], &edge) != '(')
		return false;
	const struct edge *post = lattice_out(search->lattice, end);
	return !post || (post->is & EDGE_POST && post->end == stretch->n);
}

int name_context(const struct search *search, size_t start, size_t end, enum name_form form)
{
	int context = weigh_before(search, start) + weigh_behind(search, end);
	const bool alone = name_is_run(search, start, end);
	if (alone && is_between(search, U"()"))
		context += weight(search, WEIGHT_BETWEEN_BRACKETS);
	if (form == NAME_FOREIGN)
		context += weigh_sounds(search, start, end);
	else if (form == NAME_HAN && end == start + 2 && leads_to_place(search, start))
		context += weight(search, WEIGHT_TO_PLACE);
	if (form == NAME_HAN && speaks_in_post(search, end))
		context += weight(search, WEIGHT_SPEAKS_IN_POST);
	if (start == 0 && is_credited(search, end))
		context += weight(search, WEIGHT_CREDITED);
	if (in_quotes(search))
		context += weight(search, WEIGHT_IN_QUOTES);
	if (name_is_introduced(search, start, end))
		context += weight(search, alone ? WEIGHT_WITH_SEX : WEIGHT_WITH_COURTESY);
	return context;
}
