/* Phrases of posts: a walk back over the cheapest way of reading the run. */
#include "core/know/phrase.h"

enum { COST_NAMELIKE = 88 }; /* a single character from here on is likely part of a name */

/* The glyph at which the run of Chinese characters begins that ends at glyph end, not
 * before the offset floor. */
static size_t run_start(const struct glyphs *glyphs, size_t floor, size_t end)
{
	size_t start = end;
	while (start > 0 && end - start < STRETCH_LONGEST / 2 && glyphs->off[start] > floor &&
	       is_han(glyphs->cp[start - 1]))
		start--;
	return start;
}

/* Fills the reader's lattice with the run that ends at off. */
static bool fill_before(const struct post_reader *reader, size_t block, size_t floor, size_t off)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	const struct glyphs *glyphs = &scanned->glyphs;
	const size_t end = glyphs_upto(glyphs, off), start = run_start(glyphs, floor, end);
	if (start == end || !stretch_next(glyphs, start, end, &reader->lattice->stretch))
		return false;
	lattice_fill(reader->lattice, scanned);
	return reader->lattice->stretch.off[reader->lattice->stretch.n] == off;
}

static bool is_conjunction(const struct post_reader *reader, const struct edge *edge)
{
	uint32_t cp = reader->lattice->stretch.cp[edge->start];
	return edge->end == edge->start + 1 && cue_is(reader->scan->cues, CUE_JOINT, cp);
}

/* Whether a word may stand in the name of an institution, where body says
 * that the institution's last word is behind it. */
static bool word_belongs(const struct edge *edge, bool body)
{
	bool beside_names = edge->is & EDGE_CONTEXT && edge->unlisted && edge->behind >= 0;
	bool outside = edge->is & EDGE_STOP || beside_names;
	if (outside)
		return false;
	if (edge->is & (EDGE_INNER | EDGE_FORMER | EDGE_REGION | EDGE_BODY))
		return true;
	if (edge->is & EDGE_POST)
		return body;
	if (edge->end == edge->start + 1 && edge->cost >= COST_NAMELIKE)
		return true; /* 瑞 松 of 瑞松科技 */
	switch (edge->kind) {
	case 'n':
	case 's':
	case 'b':
	case 'l':
	case '?':
		return true;
	case 'w':
	case 'a':
	case 'm':
	case 'f':
	case 'z':
		return body;
	default:
		return false;
	}
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
 * 云岭合作组织原秘书长, 村 of 小庄村原党支部书记. */
static bool follows_owner(const struct lattice *lattice, size_t i)
{
	const struct edge *edge = lattice_in(lattice, i);
	return edge && edge->is & (EDGE_BODY | EDGE_REGION | EDGE_INNER | EDGE_PLACE);
}

/* Before the regions that end at glyph i, one within the other: 云岭省安河市. */
static size_t before_regions(const struct lattice *lattice, size_t i)
{
	for (const struct edge *edge; (edge = lattice_in(lattice, i)) && edge->is & EDGE_REGION;)
		i = edge->start;
	return i;
}

/* 奇 台 of 新疆奇台县, 毛里 of 毛里湖公园: where a phrase begins with the last sign of a
 * place, the few characters from a region or the clause's beginning on are its
 * name. Returns where it begins; where it cannot be told kept, or head for a sign
 * alone. */
static size_t with_place_name(const struct post_reader *reader, size_t kept, size_t head)
{
	enum { LONGEST_NAME = 4 };
	static const char never[] = "pcurd"; /* kinds of words that no name is made of */
	const struct lattice *lattice = reader->lattice;
	if (!cue_is(reader->scan->cues, CUE_NAMED_SITE, lattice->stretch.cp[kept]))
		return kept;
	for (size_t i = kept; i > 0;) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->is & EDGE_REGION)
			return before_regions(lattice, i);
		if (edge->is & EDGE_STOP || strchr(never, edge->kind) ||
		    kept - edge->start > LONGEST_NAME)
			return kept + 1 == head ? head : kept;
		i = edge->start;
	}
	return 0;
}

/* Before the name of a village or town whose characters say nothing, where a place
 * that it lies in ends: before 头道桥 in 雅拉乡头道桥村. Else i. */
static size_t before_place_name(const struct post_reader *reader, size_t i)
{
	enum { LONGEST_NAME = 4 };
	const struct lattice *lattice = reader->lattice;
	for (size_t back = 1; back < LONGEST_NAME && back < i; back++) {
		const struct edge *edge = lattice_in(lattice, i - back);
		uint32_t cp = lattice->stretch.cp[i - back - 1];
		if (cue_is(reader->scan->cues, CUE_TOWN_ENDS, cp) && edge &&
		    edge->is & (EDGE_PLACE | EDGE_REGION))
			return i - back;
	}
	return i;
}

/* 金 能 of 金能科技公司: the few single characters that a company's clause begins with,
 * or that a region has behind it, are its name, whatever they are elsewhere - behind a
 * region even 讯, which else ends what a post stands in. Returns where it begins, or
 * kept. */
static size_t with_brand(const struct lattice *lattice, size_t kept)
{
	enum { LONGEST_BRAND = 3 };
	static const char never[] = "pcurdq"; /* kinds of words that no name is made of */
	bool stopped = false;
	for (size_t i = kept; i > 0;) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->is & EDGE_REGION)
			return before_regions(lattice, i);
		if (edge->end > edge->start + 1 || strchr(never, edge->kind) ||
		    kept - edge->start > LONGEST_BRAND)
			return kept;
		stopped |= (edge->is & EDGE_STOP) != 0;
		i = edge->start;
	}
	return stopped ? kept : 0;
}

/* 佳 都 of 佳都科技董事长, listed behind another post: the few single characters that such
 * an item begins with are of its name, whatever they are elsewhere. Returns where the
 * item begins, or kept. */
static size_t with_listed(const struct lattice *lattice, size_t kept)
{
	enum { LONGEST_BRAND = 3 };
	if (kept > LONGEST_BRAND)
		return kept;
	for (size_t i = kept; i > 0; i--) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->end > edge->start + 1)
			return kept;
	}
	return 0;
}

/* Whether edge, a word that else ends a phrase, may begin the name of a town: 新 of
 * 新合镇. */
static bool may_name_town(const struct post_reader *reader, const struct edge *edge)
{
	const struct stretch *stretch = &reader->lattice->stretch;
	const size_t sign = edge->end + 1;
	return edge->end == edge->start + 1 && !strchr("pcurd", edge->kind) && sign < stretch->n &&
	       cue_is(reader->scan->cues, CUE_NAMED_SITE, stretch->cp[sign]);
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
	const size_t i = edge->end;
	const bool may = (walk->seen.body || walk->place_open) && i <= walk->kept;
	const size_t place = may ? before_place_name(reader, i) : i;
	return edge->is & EDGE_STOP && !may_name_town(reader, edge) ? i : place;
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

/* Walks back from glyph i as far as words belong to the phrase. A conjunction
 * belongs where the words before it lead to a region, an institution, or the
 * clause's beginning. */
static size_t walk_back(const struct post_reader *reader, size_t i, struct phrase *phrase)
{
	const struct lattice *lattice = reader->lattice;
	const size_t head = i;
	struct walk walk = { .seen = *phrase, .kept = i };
	for (const struct edge *edge; (edge = word_before(lattice, i, walk.seen.body));
	     i = edge->start) {
		bool open = walk.conjunction && walk.kept >= walk.conjunction;
		bool joins = is_conjunction(reader, edge) && walk.seen.body && !open;
		/* 总统特使, 总统新闻秘书 */
		bool served = edge->is & EDGE_POST &&
		              (i == head || (!walk.seen.body && !walk.seen.region));
		if (joins) {
			walk.conjunction = edge->start;
			continue;
		}
		if (!served && !word_belongs(edge, walk.seen.body)) {
			if (walk.conjunction && i < walk.conjunction && is_renown(edge)) {
				*phrase = walk.seen;
				walk.kept = i;
			}
			const size_t place = pass_place_name(reader, &walk, edge);
			if (place == i && !may_pass(&walk, edge))
				break;
			if (place == i)
				pass_verb(&walk, edge, phrase);
			else
				edge = lattice_in(lattice, place);
		}
		if (open && i == walk.conjunction && is_other_post(edge))
			break;
		take_word(lattice, edge, &walk, phrase);
		if (edge->is & EDGE_FORMER && !follows_owner(lattice, edge->start))
			break;
	}
	take_back_verb(reader, &walk, phrase);
	if (phrase->listed && walk.kept < head)
		walk.kept = with_listed(lattice, walk.kept);
	if (phrase->company && !phrase->region)
		return with_brand(lattice, walk.kept);
	return walk.kept < head ? with_place_name(reader, walk.kept, head) : walk.kept;
}

/* 全国政协委员 of 在渝全国政协委员: where they live is not of which body they are. */
static void drop_residence(const struct cues *cues, struct slice text, struct phrase *phrase)
{
	const bool lives = cue_upto(cues, CUE_LIVES, text, phrase->start) ||
	                   cue_at(cues, CUE_LIVES, text, phrase->start);
	const struct slice words = slice_sub(text, (struct span){ phrase->start, phrase->head });
	const struct slice nation = lives ? cue_find(cues, CUE_NATION, words) : (struct slice){ 0 };
	if (nation.len)
		phrase->start += (size_t)(nation.data - words.data);
}

/* 企业负责人 of 一家企业负责人. */
static void drop_one_of(const struct cues *cues, struct slice text, struct phrase *phrase)
{
	size_t one = cue_at(cues, CUE_ONE_OF, text, phrase->start);
	if (phrase->start + one < phrase->head)
		phrase->start += one;
}

/* 本报记者 of 综合本报记者, by whom a piece is put together. */
static void drop_gathered(const struct cues *cues, struct slice text, struct phrase *phrase)
{
	if (phrase->role == ROLE_REPORTER)
		phrase->start += cue_at(cues, CUE_GATHERED, text, phrase->start);
}

/* Whether a post's last word begins with an institution's: 办公室 of 办公室主任, 科 of
 * 科主任. */
static bool begins_in_body(const struct lattice *lattice, const struct edge *head)
{
	const struct edge *body = lattice_starting(lattice, head->start, EDGE_BODY);
	if (!body || body->end >= head->end)
		return false;
	const struct edge *post = lattice_starting(lattice, body->end, EDGE_POST);
	return body->end > body->start + 1 || (post && post->end == head->end);
}

/* Whether head is no word of the text, for its first sign is another word's, and its last
 * a word of grammar: 校对 in 学校对顾明远. */
static bool cuts_words(const struct lattice *lattice, const struct edge *head)
{
	const struct edge *last = lattice_in(lattice, head->end);
	const struct edge *word =
	        last->start > head->start ? lattice_in(lattice, last->start) : NULL;
	return word && word->start < head->start && strchr("pcud", last->kind);
}

/* Whether the run of a phrase that begins at glyph i begins with 级 behind digits:
 * 2018级研究生. */
static bool follows_class(const struct post_reader *reader, struct slice text, size_t i)
{
	const struct stretch *stretch = &reader->lattice->stretch;
	size_t previous;
	return i == 1 && cue_is(reader->scan->cues, CUE_GRADE, stretch->cp[0]) &&
	       is_digit(character_before(text, stretch->off[0], &previous));
}

/* Whether there are digits before a post that has no institution: they are of nobody's
 * name, but for those of a call sign, 01指挥员. */
static bool counts_heads(struct slice text, const struct phrase *phrase)
{
	size_t start = phrase->start, digits = start;
	while (digits > 0 && is_digit(character_before(text, digits, &start)))
		digits = start;
	return phrase->start == phrase->head && digits < phrase->start &&
	       (text.data[digits] != '0' || phrase->start - digits < 2);
}

/* Whether 、 and a post stand before off. */
static bool follows_post(const struct scan_block *block, size_t off)
{
	size_t previous;
	return character_before(block->text, off, &previous) == 0x3001 &&
	       scan_ending(block, previous, TABLE_POSTS);
}

/* The post that the lattice's run ends in; not one whose beginning is the end of what an
 * institution is called: 主任 of 实验室主任, not 室主任. */
static const struct edge *head_of(const struct lattice *lattice)
{
	const size_t n = lattice->stretch.n;
	const struct edge *head = lattice_ending(lattice, n, EDGE_POST);
	for (size_t i = head ? head->start + 1u : n; i < n; i++) {
		const struct edge *body = lattice_ending(lattice, i, EDGE_BODY);
		const struct edge *post = lattice_starting(lattice, i, EDGE_POST);
		if (post && post->end == n && body && body->start < head->start)
			return post;
	}
	return head;
}

/* Where the letters that end at off begin, not before floor. */
static size_t letters_start(struct slice text, size_t floor, size_t off)
{
	size_t start = off;
	while (start > floor && g_ascii_isalpha(text.data[start - 1]))
		start--;
	return start;
}

/* The same of a post of letters, with the company right before it: 金能科技CEO. */
static bool letters_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                           struct phrase *phrase)
{
	const struct slice text = reader->scan->blocks[block].text;
	const size_t start = letters_start(text, floor, off);
	const size_t row = start < off ? lexicon_find(reader->scan->lexicon, TABLE_POSTS,
	                                              slice_sub(text, (struct span){ start, off }))
	                               : SIZE_MAX;
	if (row == SIZE_MAX)
		return false;
	*phrase = (struct phrase){ .start = start,
		                   .head = start,
		                   .end = off,
		                   .row = (uint32_t)row,
		                   .role = post_row_role(reader->scan->lexicon, row) };
	const size_t joint = cue_upto(reader->scan->cues, CUE_HELD_TOO, text, start);
	if (!joint && fill_before(reader, block, floor, start)) {
		const struct stretch *stretch = &reader->lattice->stretch;
		phrase->start = stretch->off[walk_back(reader, stretch->n, phrase)];
	}
	return true;
}

bool phrase_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                   struct phrase *phrase)
{
	enum { PIECES_MOST = 4 };
	struct slice text = reader->scan->blocks[block].text;
	const struct stretch *stretch = &reader->lattice->stretch;
	if (!fill_before(reader, block, floor, off))
		return letters_before(reader, block, floor, off, phrase);
	const struct edge *head = head_of(reader->lattice);
	if (!head || cuts_words(reader->lattice, head))
		return false;
	*phrase = (struct phrase){ .head = stretch->off[head->start],
		                   .end = off,
		                   .row = lattice_row(reader->lattice, head, TABLE_POSTS),
		                   .listed = follows_post(&reader->scan->blocks[block],
		                                          stretch->off[0]),
		                   .role = head->role,
		                   .body = begins_in_body(reader->lattice, head) };
	size_t i = walk_back(reader, head->start, phrase);
	if (follows_class(reader, text, i))
		i = 0;
	phrase->start = stretch->off[i];
	for (unsigned n = 0; i == 0 && n < PIECES_MOST; n++) {
		const struct scan_block *scanned = &reader->scan->blocks[block];
		bool company = n == 0 && lattice_starting(reader->lattice, 0, EDGE_COMPANY);
		if (lattice_starting(reader->lattice, 0, EDGE_REGION))
			break; /* 《…》安河市市长 */
		size_t inside = phrase_before_inside(scanned, phrase->start, company);
		if (inside == phrase->start || inside < floor || counts_heads(text, phrase))
			break;
		if (!fill_before(reader, block, floor, inside)) {
			phrase->start = inside;
			break;
		}
		i = walk_back(reader, stretch->n, phrase);
		phrase->start = i == stretch->n ? inside : stretch->off[i];
	}
	if (phrase->start < phrase->head)
		phrase->start = phrase_before_dash(&reader->scan->blocks[block], phrase->start);
	phrase->start -= cue_upto(reader->scan->cues, CUE_ORDINAL, text, phrase->start);
	drop_residence(reader->scan->cues, text, phrase);
	drop_one_of(reader->scan->cues, text, phrase);
	drop_gathered(reader->scan->cues, text, phrase);
	return true;
}

/* Whether the run of words that ends at off, not before floor, is a name's; start is
 * where it begins. */
static bool is_plain(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                     size_t *start)
{
	const struct lattice *lattice = reader->lattice;
	if (!fill_before(reader, block, floor, off))
		return false;
	*start = lattice->stretch.off[0];
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

bool phrase_may_be_name(const struct post_reader *reader, size_t block, struct span span)
{
	enum { LONGEST = 16 * 3 };
	struct slice text = reader->scan->blocks[block].text;
	if (span_len(span) > LONGEST)
		return false;
	for (size_t off = span.end, inside; off > span.start; off = inside) {
		character_before(text, off, &inside);
		if (utf8_narrow(utf8_next(text, inside, &(size_t){ 0 })) == ')')
			inside = phrase_before_brackets(text, off);
		else if (!is_plain(reader, block, span.start, off, &inside))
			return false;
		if (inside == off || inside < span.start)
			return false;
	}
	return true;
}
