/* Posts: lists of phrases before a name, and the one behind it. Lists that are read forward
 * are post-list.c's; what a list leaves out, post-owner.c puts back. */
#include "core/know/phrase.h"

enum { ITEMS_MOST = 16 };

static size_t skip_dashes_back(struct slice text, size_t off)
{
	size_t previous;
	while (character_before(text, off, &previous) == 0x2014) /* — */
		off = previous;
	return off;
}

/* Behind the separator that ends at off, where one item of a list of posts
 * meets the next; off where none does. */
static size_t separator_before(const struct cues *cues, struct slice text, size_t off,
                               size_t *separator)
{
	size_t previous, from = skip_all_blanks_back(text, off);
	uint32_t cp = character_before(text, from, &previous);
	*separator = cp;
	if (cp == 0x2014) /* 代表——研究员李明 */
		return skip_all_blanks_back(text, skip_dashes_back(text, from));
	if (cp == ',' || cp == 0x3001 || cue_is(cues, CUE_HELD_TOO, cp)) /* 、 */
		return skip_all_blanks_back(text, previous);
	return from;
}

/* Before 现任 or 时任 that ends at off: 原松垣县县长、现任安河市市长顾明远. */
static size_t skip_tense_back(const struct scan_block *block, size_t off)
{
	return off - cue_upto(block->cues, CUE_TENSE_NOW, block->text, off);
}

/* Whether nothing of its clause stands before off. */
static bool begins_clause(struct slice text, size_t off)
{
	size_t previous;
	uint32_t cp = character_before(text, off, &previous);
	return !is_han(cp) && cp != 0x3001 && cp != ',' && !g_ascii_isalnum(cp);
}

/* Whether a clause begins at off, be it the first or not. */
static bool parts_clauses(struct slice text, size_t off)
{
	size_t previous;
	return begins_clause(text, off) || character_before(text, off, &previous) == ',';
}

/* Whether an item of a list begins at off. */
static bool begins_item(struct slice text, size_t off)
{
	size_t previous;
	return !is_han(character_before(text, off, &previous));
}

/* 记者：顾明远 and 记者/顾明远, where an article is signed. */
static size_t skip_label_mark(const struct scan_block *block, size_t off)
{
	size_t previous;
	uint32_t mark = character_before(block->text, off, &previous);
	return (mark == ':' || mark == '/') && block->block->type == BLOCK_BYLINE
	               ? skip_all_blanks_back(block->text, previous)
	               : off;
}

/* Before what an item of a list begins with and is no part of its post: 著名 of
 * 著名经济学家顾明远, 现任. */
static size_t item_start(const struct scan_block *block, size_t off)
{
	off -= cue_upto(block->cues, CUE_RENOWN, block->text, off);
	off -= cue_upto(block->cues, CUE_MADE, block->text, off);
	return skip_tense_back(block, off);
}

/* Whether the post of an institution begins a clause that is none's who is named right
 * before it: 云岭大学教授 in …党员，云岭大学教授，云岭研究所所长顾明远, not in
 * 程学文，云岭大学教授，…. */
static bool begins_own_clause(struct slice text, size_t floor, const struct phrase *phrase,
                              size_t start)
{
	size_t previous;
	return phrase->start < phrase->head && character_before(text, start, &previous) == ',' &&
	       previous > floor;
}

/* Where the item of a list that ends at off begins, behind 、 and a post before that - or,
 * where again is set, one such item more - and nothing in it says that it is no item; off
 * where it does. */
static size_t plain_item(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                         bool again)
{
	enum { LONGEST = 48 };
	const struct scan_block *scanned = &reader->scan->blocks[block];
	size_t start = off, previous = off, mark = 0;
	while (start > floor && off - start <= LONGEST) {
		mark = character_before(scanned->text, start, &previous);
		if (!is_han((uint32_t)mark))
			break;
		start = previous;
	}
	const size_t named = start + cue_at(scanned->cues, CUE_RENOWN, scanned->text, start);
	const size_t joint = cue_upto(scanned->cues, CUE_JOINT, scanned->text, off);
	bool parted = mark == 0x3001 && named < off - joint; /* 、 */
	if (!parted || !phrase_may_be_name(reader, block, (struct span){ named, off }))
		return off;
	bool listed = scan_ending(scanned, previous, TABLE_POSTS) ||
	              (again && plain_item(reader, block, floor, previous, false) < previous);
	return listed ? named : off;
}

/* The same of the item right before a name, which holds no post of anybody else's: 民主人士,
 * not 主席夫人. */
static size_t plain_item_of_name(const struct post_reader *reader, size_t block, size_t floor,
                                 size_t off)
{
	size_t start = plain_item(reader, block, floor, off, true);
	struct match_list posts =
	        scan_list(&reader->scan->blocks[block], TABLE_POSTS, (struct span){ start, off });
	return posts.n ? off : start;
}

/* Whether phrase is the post of whom a name before it is that ends at floor: 副局长 of
 * 顾明远副局长、周若水. Not that of another who serves him: 顾明远特使周若水. */
static bool is_of_name_before(const struct scan_block *block, size_t floor,
                              const struct phrase *phrase)
{
	return floor > 0 && phrase->start == floor && phrase->head == floor &&
	       !cue_upto(block->cues, CUE_SERVES, block->text, phrase->end);
}

/* The phrases of the list that ends at off, last first; returns how many. A clause before
 * a comma is of the list where nothing but posts is in it. Behind a post and 、 even what
 * is not understood is of the list: 院士、精密机床设计专家, 院士、无党派人士、教授. */
static size_t phrases_before(const struct post_reader *reader, size_t block, size_t floor,
                             size_t off, struct phrase phrases[ITEMS_MOST])
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	struct slice text = scanned->text;
	size_t n = 0, sure = ITEMS_MOST, separator = 0;
	size_t end = skip_label_mark(scanned, skip_all_blanks_back(text, off));
	while (n < ITEMS_MOST) {
		const bool known = phrase_before(reader, block, floor, end, &phrases[n]);
		if (known && phrases[n].end < off && is_of_name_before(scanned, floor, &phrases[n]))
			break;
		size_t start = known ? phrases[n].start : end;
		if (!begins_item(text, item_start(scanned, start)))
			start = known || n ? plain_item(reader, block, floor, start, true)
			                   : plain_item_of_name(reader, block, floor, start);
		if (!known && start == end)
			break;
		phrases[n].start = start;
		start = item_start(scanned, start);
		if (known && separator == ',' && sure == ITEMS_MOST)
			sure = n;
		if (known && (begins_clause(text, start) ||
		              begins_own_clause(text, floor, &phrases[n], start)))
			sure = ITEMS_MOST;
		n += known;
		end = separator_before(reader->scan->cues, text, start, &separator);
		if (end == start && !is_han((uint32_t)separator))
			break;
	}
	return MIN(n, sure);
}

/* Where the posts end that somebody is said to hold whose name stands at off: before 的, or
 * before the comma of a clause; off where no post does. */
static size_t held_end(const struct scan_block *scanned, size_t off)
{
	size_t end = off - cue_upto(scanned->cues, CUE_OF, scanned->text, off), previous;
	if (end == off && character_before(scanned->text, off, &previous) == ',')
		end = previous;
	return end < off && scan_ending(scanned, end, TABLE_POSTS) ? end : off;
}

/* Leaves out of n phrases what is no post that somebody holds; returns how many are left. */
static size_t without_earned(const struct post_reader *reader, struct phrase *phrases, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (!phrase_is_earned(reader, &phrases[i]))
			phrases[kept++] = phrases[i];
	return kept;
}

/* The same where a word says that somebody holds them: 时任安河市市长的顾明远,
 * 身为安河市市长，顾明远. */
static size_t phrases_held(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                           struct phrase phrases[ITEMS_MOST])
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	const size_t end = held_end(scanned, off);
	size_t n = end < off ? phrases_before(reader, block, floor, end, phrases) : 0;
	if (!n)
		return 0;
	const bool clause = !cue_upto(scanned->cues, CUE_OF, scanned->text, off);
	size_t start = phrases[n - 1].start;
	if (clause)
		start -= cue_upto(scanned->cues, CUE_ONE_OF, scanned->text, start);
	const size_t held =
	        cue_upto(scanned->cues, clause ? CUE_BEING : CUE_HOLDING, scanned->text, start);
	const bool holds = held && (!clause || parts_clauses(scanned->text, start - held));
	return holds ? without_earned(reader, phrases, n) : 0;
}

/* Where the posts end that the one whose name stands at off is said to be: before 是 of
 * 安河市市长是顾明远; off where nothing says so. */
static size_t filled_end(const struct scan_block *scanned, size_t off)
{
	const size_t end = off - cue_upto(scanned->cues, CUE_FILLED_BY, scanned->text, off);
	return end < off && scan_ending(scanned, end, TABLE_POSTS) ? end : off;
}

/* The one post, with whose it is, that somebody is said to fill. */
static size_t phrases_filled(const struct post_reader *reader, size_t block, size_t floor,
                             size_t off, struct phrase phrases[ITEMS_MOST])
{
	const size_t end = filled_end(&reader->scan->blocks[block], off);
	const size_t n = end < off ? phrases_before(reader, block, floor, end, phrases) : 0;
	const bool named = n == 1 && phrases[0].start < phrases[0].head;
	return named ? without_earned(reader, phrases, n) : 0;
}

size_t posts_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                    GArray *posts)
{
	struct phrase phrases[ITEMS_MOST];
	size_t n = phrases_before(reader, block, floor, off, phrases);
	if (!n)
		n = phrases_held(reader, block, floor, off, phrases);
	if (!n)
		n = phrases_filled(reader, block, floor, off, phrases);
	for (size_t i = 0; i < n / 2; i++) {
		struct phrase swapped = phrases[i];
		phrases[i] = phrases[n - 1 - i];
		phrases[n - 1 - i] = swapped;
	}
	posts_append(reader, block, phrases, n, posts);
	return n > 0 ? phrases[0].start : off;
}

/* Whether the word of edge, which may be a verb as well (顾明远代表省政府), is a noun by
 * what stands behind it: 顾明远代表说, 顾明远代表在会上, 顾明远代表：, 顾明远代表，,
 * 顾明远代表（. */
static bool is_noun(const struct post_reader *reader, const struct scan_block *scanned,
                    const struct edge *edge)
{
	static const char goes_on[] = "dpvt"; /* kinds of words that are no object */
	size_t next, off = reader->lattice->stretch.off[edge->end];
	if (off >= scanned->text.len || scan_starting(scanned, off, TABLE_SPEECH))
		return true;
	const struct edge *behind = lattice_out(reader->lattice, edge->end);
	if (!behind) {
		uint32_t mark = utf8_narrow(utf8_next(scanned->text, off, &next));
		return mark == ':' || mark == ',' || mark == '(';
	}
	return behind->kind && strchr(goes_on, behind->kind);
}

/* Whether the post at off, behind the name of somebody whose own posts stand before it, is
 * that of another who serves him: 国家主席顾明远特使、云岭省省长周若水. */
static bool is_servants(const struct scan_block *scanned, size_t off, const GArray *posts)
{
	return posts->len && cue_at(scanned->cues, CUE_SERVES, scanned->text, off);
}

size_t posts_behind(const struct post_reader *reader, size_t block, size_t off, GArray *posts)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	struct stretch *stretch = &reader->lattice->stretch;
	if (!scan_starting(scanned, off, TABLE_POSTS) || is_servants(scanned, off, posts) ||
	    !stretch_next(&scanned->glyphs, glyphs_from(&scanned->glyphs, off), scanned->glyphs.n,
	                  stretch) ||
	    stretch->off[0] != off)
		return off;
	lattice_fill(reader->lattice, scanned);
	const struct edge *edge = lattice_out(reader->lattice, 0);
	if (!(edge->is & EDGE_POST))
		return off;
	struct phrase phrase = {
		.start = off,
		.head = off,
		.end = stretch->off[edge->end],
		.row = lattice_row(reader->lattice, edge, TABLE_POSTS),
		.role = edge->role,
	};
	enum person_role role = phrase_role(&phrase);
	bool may_be_verb = role == ROLE_DEPUTY && !is_noun(reader, scanned, edge);
	if (role == ROLE_OTHER || role == ROLE_REPORTER || may_be_verb)
		return off;
	posts_append(reader, block, &phrase, 1, posts);
	return phrase.end;
}
