/* The walk over the words before a post, along the cheapest way of reading the run: which
 * of them are of its phrase. The run is found, and the phrase put together, by phrase.c. */
#include "core/know/phrase.h"

enum { COST_NAMELIKE = 88 }; /* a single character from here on is likely part of a name */

static bool is_conjunction(const struct post_reader *reader, const struct edge *edge)
{
	uint32_t cp = reader->lattice->stretch.cp[edge->start];
	return edge->end == edge->start + 1 && cue_is(reader->scan->cues, CUE_JOINT, cp);
}

/* By kind, whether a word may stand in the name of an institution, or only before its last
 * word. */
enum { BELONGS = 1 << 0, BELONGS_INSIDE = 1 << 1 };
static const uint8_t belonging[1 << CHAR_BIT] = {
	['n'] = BELONGS,        ['s'] = BELONGS,        ['b'] = BELONGS,
	['l'] = BELONGS,        ['?'] = BELONGS,        ['w'] = BELONGS_INSIDE,
	['a'] = BELONGS_INSIDE, ['m'] = BELONGS_INSIDE, ['f'] = BELONGS_INSIDE,
	['z'] = BELONGS_INSIDE,
};

/* Whether a word ends what an institution is called: one that a post never has, or that only
 * stands beside names. */
static bool is_outside(const struct edge *edge)
{
	return edge->is & EDGE_STOP ||
	       (edge->is & EDGE_CONTEXT && edge->unlisted && edge->behind >= 0);
}

/* Whether a word may stand in the name of an institution, where body says
 * that the institution's last word is behind it. */
static bool word_belongs(const struct edge *edge, bool body)
{
	if (is_outside(edge))
		return false;
	if (edge->is & (EDGE_INNER | EDGE_FORMER | EDGE_REGION | EDGE_BODY))
		return true;
	if (edge->is & EDGE_POST)
		return body;
	if (edge->end == edge->start + 1 && edge->cost >= COST_NAMELIKE)
		return true; /* 瑞 松 of 瑞松科技 */
	return belonging[(unsigned char)edge->kind] & (body ? BELONGS | BELONGS_INSIDE : BELONGS);
}

/* Whether a word ends in an institution's: 处 in 管理处. */
static bool ends_in_body(const struct lattice *lattice, const struct edge *edge)
{
	return edge->end > edge->start + 1 && edge->kind == 'n' &&
	       lattice_ending(lattice, edge->end, EDGE_BODY);
}

/* A trade - 科技 - says that a name is a company's where the post follows: 瑞松科技董事长,
 * not 瑞松科技质量部部长. */
static void note_word(struct phrase *phrase, const struct lattice *lattice, const struct edge *edge)
{
	size_t end = lattice->stretch.off[edge->end];
	bool trade = edge->is & EDGE_INNER && end != phrase->head;
	if (edge->is & EDGE_COMPANY && !trade && !phrase->company_end)
		phrase->company_end = end;
	phrase->region |= (edge->is & EDGE_REGION) != 0 || edge->kind == 's';
	phrase->body |= edge->is & EDGE_BODY || ends_in_body(lattice, edge);
	phrase->gov |= (edge->is & EDGE_GOV) != 0;
	phrase->company |= (edge->is & EDGE_COMPANY) != 0;
	phrase->school |= (edge->is & EDGE_SCHOOL) != 0;
}

/* The longest word of more than one character that ends at glyph i and belongs. */
static const struct edge *longer_word(const struct lattice *lattice, size_t i, bool body)
{
	enum { REACH = 4 };
	for (size_t start = i > REACH ? i - REACH : 0; start + 1 < i; start++)
		for (size_t e = lattice->first[start]; e < lattice->first[start + 1]; e++)
			if (lattice->edges[e].end == i && word_belongs(&lattice->edges[e], body))
				return &lattice->edges[e];
	return NULL;
}

/* The word before glyph i: that of the cheapest way, or where that one does not
 * belong an institution's (会计 学会 rather than 会计学 会, 一 处 rather than 一处) or a
 * region's (在 北京 rather than 在北京, which stands before names), or where it is one
 * character a longer word (街道 rather than 庙街 道). */
static const struct edge *word_before(const struct lattice *lattice, size_t i, bool body)
{
	const struct edge *edge = lattice_in(lattice, i);
	if (!edge || word_belongs(edge, body))
		return edge;
	const struct edge *institution = lattice_ending(lattice, i, EDGE_BODY);
	if (institution && (institution->end - institution->start > 1 || edge->kind == 'm'))
		return institution;
	const struct edge *region = edge->unlisted ? lattice_ending(lattice, i, EDGE_REGION) : NULL;
	if (region && region->start > edge->start)
		return region;
	const struct edge *longer =
	        edge->end == edge->start + 1 ? longer_word(lattice, i, body) : NULL;
	return longer ? longer : edge;
}

/* Whether whose the post was ends at glyph i: 省委 of 省委原书记, 希腊 of 希腊前总统, 组织 of
 * 云岭合作组织原秘书长, 村 of 小庄村原党支部书记, 北京大学, one word, of 北京大学原校长. */
static bool follows_owner(const struct lattice *lattice, size_t i)
{
	const struct edge *edge = lattice_in(lattice, i);
	return edge && (edge->is & (EDGE_BODY | EDGE_REGION | EDGE_INNER | EDGE_PLACE) ||
	                ends_in_body(lattice, edge));
}

/* Whether edge, before a conjunction, is a post of its own, not of the name of an
 * institution: 总书记 in 总书记和中央政治局常委. */
static bool is_other_post(const struct edge *edge)
{
	return (edge->is & (EDGE_POST | EDGE_BODY | EDGE_INNER | EDGE_REGION)) == EDGE_POST;
}

/* Whether edge is said before what somebody is: 著名 before 机械与动力专家. */
static bool is_renown(const struct edge *edge)
{
	enum { SURE = 30 };
	return edge->is & EDGE_STOP && edge->is & EDGE_CONTEXT && edge->before >= SURE;
}

/* Whether edge may be the verb that the name of an institution has inside, what stands
 * behind it being that of none by itself: 促进 of 松国贸易促进协会; or the noun made of one
 * that a post has: 攻关 of 松国科技攻关组长. What is listed behind a post is sure to be one. */
static bool may_be_inside(const struct edge *edge, const struct phrase *seen)
{
	const unsigned outside = EDGE_STOP | EDGE_CONTEXT | EDGE_SPEECH | EDGE_POST;
	const bool verbs = seen->body || seen->listed;
	return (edge->kind == 'w' || (verbs && edge->kind == 'v')) && edge->end > edge->start + 1 &&
	       !(edge->is & outside) && !seen->region;
}

/* A walk back from a post's last word, and how far it came. */
struct walk {
	struct phrase seen; /* the phrase with all words passed */
	size_t kept;        /* where the phrase begins by what is sure of these */
	size_t conjunction; /* the last one passed; 0 where none */
	bool place_open;    /* the word behind ends the name of a place */
	/* Of the verbs passed, of which two are none beside each other: where the last one
	 * begins, and behind the first, what is kept where nothing bears them out. */
	unsigned verbs;
	size_t verb;
	struct phrase before_verb;
	size_t kept_behind_verb;
};

/* Whether edge, a word that does not belong, is a verb that may be passed. */
static bool may_pass(const struct walk *walk, const struct edge *edge)
{
	enum { VERBS_MOST = 2 };
	bool apart = walk->verbs == 0 || edge->end < walk->verb;
	return walk->verbs < VERBS_MOST && apart && may_be_inside(edge, &walk->seen);
}

/* Passes a verb, which is of the phrase only where the phrase begins with a region, or the
 * clause with an institution, that has it in its name. */
static void pass_verb(struct walk *walk, const struct edge *verb, const struct phrase *phrase)
{
	walk->verb = verb->start;
	if (walk->verbs++)
		return;
	walk->before_verb = *phrase;
	walk->kept_behind_verb = walk->kept;
}

/* Takes back the words from the verb on that was passed, where what they begin with does
 * not bear it out. */
static void take_back_verb(const struct post_reader *reader, struct walk *walk,
                           struct phrase *phrase)
{
	const bool whole = walk->kept == 0;
	const unsigned owner = EDGE_REGION | (whole ? EDGE_BODY | EDGE_INNER : 0);
	if (!walk->verbs)
		return;
	const struct edge *first = lattice_out(reader->lattice, walk->kept);
	if (walk->kept < walk->kept_behind_verb && first && !(first->is & EDGE_STOP) &&
	    (first->is & owner || first->kind == 's' || (whole && phrase->listed)))
		return;
	*phrase = walk->before_verb;
	walk->kept = walk->kept_behind_verb;
}

/* Before edge, a word that else ends the phrase, where it is one of the name of a village
 * or town all the same; the glyph behind it where it ends the phrase. */
static size_t pass_place_name(const struct post_reader *reader, const struct walk *walk,
                              const struct edge *edge)
{
	const bool may = (walk->seen.body || walk->place_open) && edge->end <= walk->kept;
	return may ? phrase_before_town(reader, edge) : edge->end;
}

/* Takes edge into the phrase: for sure, unless there is a conjunction behind it that
 * nothing bears out yet. */
static void take_word(const struct lattice *lattice, const struct edge *edge, struct walk *walk,
                      struct phrase *phrase)
{
	note_word(&walk->seen, lattice, edge);
	walk->place_open |= (edge->is & EDGE_PLACE) != 0;
	bool leads = edge->is & (EDGE_REGION | EDGE_BODY) || edge->kind == 's' || edge->start == 0;
	if (walk->conjunction && walk->kept >= walk->conjunction && !leads)
		return;
	*phrase = walk->seen;
	walk->kept = edge->start;
}

/* Whether edge is the post of somebody whom the phrase's post serves: 总统特使, 总统新闻秘书. */
static bool is_served(const struct walk *walk, const struct edge *edge, size_t head)
{
	return edge->is & EDGE_POST &&
	       (edge->end == head || (!walk->seen.body && !walk->seen.region));
}

/* Of edge, a word that does not belong, the word to go on from all the same: edge, where it
 * is a verb that may be passed, or the one before the name of a place that edge is of; NULL
 * where the phrase ends. */
static const struct edge *pass_outside(const struct post_reader *reader, struct walk *walk,
                                       const struct edge *edge, struct phrase *phrase)
{
	const size_t i = edge->end;
	if (walk->conjunction && i < walk->conjunction && is_renown(edge)) {
		*phrase = walk->seen;
		walk->kept = i;
	}
	const size_t place = pass_place_name(reader, walk, edge);
	if (place != i)
		return lattice_in(reader->lattice, place);
	if (!may_pass(walk, edge))
		return NULL;
	pass_verb(walk, edge, phrase);
	return edge;
}

/* Whether the phrase is a minister's, and joint joins a word to what the ministry is of:
 * 科技 of 松国科技和外交部长, not 松国 of 松国和外交部长. */
static bool joins_ministry(const struct post_reader *reader, const struct phrase *phrase,
                           const struct edge *joint)
{
	const unsigned other = EDGE_REGION | EDGE_POST | EDGE_BODY | EDGE_STOP;
	const struct scan_block *block = reader->lattice->block;
	const struct edge *word = lattice_in(reader->lattice, joint->start);
	return word && (word->is & EDGE_INNER || !(word->is & other)) && strchr("ns", word->kind) &&
	       word->end > word->start + 1 &&
	       cue_upto(block->cues, CUE_MINISTER, block->text, phrase->end);
}

/* Before the number of a session that ends at glyph i, where what sits in sessions is behind it:
 * 第七届 of 松河公司第七届监事会监事; else i. */
static size_t before_session(const struct post_reader *reader, const struct walk *walk, size_t i)
{
	const struct cues *cues = reader->scan->cues;
	const struct stretch *stretch = &reader->lattice->stretch;
	const uint32_t *cp = stretch->cp;
	if (!walk->seen.body || i == 0)
		return i;
	const bool signed_so = cue_is(cues, CUE_SESSION_BEGINS, cp[i - 1]);
	const size_t end = i - signed_so;
	size_t number = end;
	if (!signed_so && !phrase_joins_sessions(reader->lattice->block, stretch->off[i]))
		return i; /* 第六 of 第六、七届 */
	while (number > 0 && cue_is(cues, CUE_SESSION_NUMBER, cp[number - 1]))
		number--;
	if (number == end)
		return i;
	return number > 0 && cue_is(cues, CUE_ORDINAL, cp[number - 1]) ? number - 1 : number;
}

/* The word to go on with from glyph i; the number of a session there is of the phrase. */
static const struct edge *next_word(const struct post_reader *reader, struct walk *walk, size_t i)
{
	const size_t session = before_session(reader, walk, i);
	if (walk->kept == i)
		walk->kept = session;
	return word_before(reader->lattice, session, walk->seen.body);
}

/* Walks back from glyph head as far as words belong to the phrase. A conjunction
 * belongs where the words before it lead to a region, an institution, or the
 * clause's beginning. */
static void walk_words(const struct post_reader *reader, size_t head, struct walk *walk,
                       struct phrase *phrase)
{
	const struct lattice *lattice = reader->lattice;
	const struct edge *edge;
	for (size_t i = head; (edge = next_word(reader, walk, i)); i = edge->start) {
		const bool open = walk->conjunction && walk->kept >= walk->conjunction;
		if (!open && is_conjunction(reader, edge) &&
		    (walk->seen.body || joins_ministry(reader, phrase, edge))) {
			walk->conjunction = edge->start;
			continue;
		}
		if (!is_served(walk, edge, head) && !word_belongs(edge, walk->seen.body))
			edge = pass_outside(reader, walk, edge, phrase);
		if (!edge || (open && i == walk->conjunction && is_other_post(edge)))
			break;
		take_word(lattice, edge, walk, phrase);
		if (edge->is & EDGE_FORMER && !follows_owner(lattice, edge->start))
			break;
	}
}

size_t phrase_walk(const struct post_reader *reader, size_t head, struct phrase *phrase)
{
	struct walk walk = { .seen = *phrase, .kept = head };
	walk_words(reader, head, &walk, phrase);
	take_back_verb(reader, &walk, phrase);
	return phrase_with_name(reader, phrase, walk.kept, head);
}

bool phrase_words_are_name(const struct post_reader *reader)
{
	const struct lattice *lattice = reader->lattice;
	const struct edge *edge = lattice_in(lattice, lattice->stretch.n);
	bool joined = false; /* what is joined to a noun is one: 呼吸与危重症 */
	for (; edge; edge = lattice_in(lattice, edge->start)) {
		bool longer = edge->end > edge->start + 1, joins = is_conjunction(reader, edge);
		bool verb = edge->kind == 'v';
		if ((edge->is & EDGE_STOP && !joins) || (joined && is_other_post(edge)) ||
		    (longer && strchr("vdpcru", edge->kind) && !(joined && verb)))
			return false;
		joined = joins;
	}
	return !joined;
}
