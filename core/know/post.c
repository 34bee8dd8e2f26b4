/* Posts: lists of phrases before a name and the one behind it, and putting back
 * what a list leaves out. Lists that are read forward are post-list.c's. */
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

/* The part that a post gives: that of its word, but a party secretary or
 * president is what the institution makes of him. A department may have a trade in its
 * name: 生物防护部队. */
static enum person_role role_of(const struct phrase *phrase)
{
	if (phrase->role == ROLE_OFFICIAL && phrase->company && !phrase->gov)
		return ROLE_BUSINESS;
	if (phrase->role == ROLE_OFFICIAL && phrase->school)
		return ROLE_EXPERT;
	return phrase->role < ROLE_COUNT ? phrase->role : ROLE_OTHER;
}

static struct slice phrase_slice(const struct post_reader *reader, size_t block, size_t start,
                                 size_t end)
{
	return slice_sub(reader->scan->blocks[block].text, (struct span){ start, end });
}

/* Behind the brackets at off that say what an institution is called for short; off where
 * there are none. */
static size_t behind_short_name(const struct cues *cues, struct slice text, size_t off)
{
	size_t next, end = off;
	if (utf8_narrow(utf8_next(text, off, &next)) != '(' ||
	    !cue_at(cues, CUE_SHORT_FOR, text, next))
		return off;
	while (end < text.len)
		if (utf8_narrow(utf8_next(text, end, &end)) == ')')
			return end;
	return off;
}

/* Blanks of letter-spacing and line ends are no part of a post's text, nor is what its
 * institution is called for short. */
static const char *post_text(const struct post_reader *reader, struct slice lead, struct slice text)
{
	const struct slice parts[] = { lead, text };
	char *joined = arena_join(reader->scan->arena, parts, G_N_ELEMENTS(parts));
	size_t end = lead.len, kept = 0; /* of text */
	for (size_t off = 0, next; off < text.len; off = next) {
		if (utf8_is_common_han(text, off)) {
			utf8_next(text, off, &next);
			continue;
		}
		next = behind_short_name(reader->scan->cues, text, off);
		if (next == off && !is_blank(utf8_next(text, off, &next)))
			continue;
		memcpy(joined + end, text.data + kept, off - kept);
		end += off - kept;
		kept = next;
	}
	memcpy(joined + end, text.data + kept, text.len - kept);
	joined[end + text.len - kept] = '\0';
	return joined;
}

/* The region a phrase begins with, or the regions, one within the other: 云岭省安河市. Not
 * 全国 and 中国: what is the nation's is lent to nobody. */
static struct slice region_of(const struct post_reader *reader, size_t block,
                              const struct phrase *phrase)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	size_t end = phrase->start;
	if (cue_at(scanned->cues, CUE_NATIONAL, scanned->text, end))
		return (struct slice){ 0 };
	for (const struct match *match;
	     (match = scan_starting(scanned, end, TABLE_REGIONS)) && match->end <= phrase->head &&
	     *lexicon_cell(reader->scan->lexicon, TABLE_REGIONS, match->row, 1);) /* not 委 */
		end = match->end;
	return phrase_slice(reader, block, phrase->start, end);
}

/* Whose a post of a level of government is that the item before lends its region to:
 * 市委书记 behind 北京市市长 is 北京市委书记, the region without its last character where
 * the post begins with it. Nobody's where the levels differ: 市委书记 behind 云岭省委常委. */
static struct slice region_before(const struct cues *cues, struct slice region, struct slice post)
{
	size_t rank = cue_at(cues, CUE_RANK_OF_LEVEL, post, 0);
	size_t level = cue_at(cues, CUE_LEVEL, post, rank);
	if (!level)
		return region;
	if (region.len < level ||
	    memcmp(region.data + region.len - level, post.data + rank, level) != 0)
		return (struct slice){ 0 };
	bool shared = !rank && post.len > level && !cue_at(cues, CUE_HEAD, post, level);
	return shared ? (struct slice){ region.data, region.len - level } : region;
}

/* Whether institution is the committee of the party in region, or that for discipline:
 * 安河市委, 安河市纪委. */
static bool is_committee_of(struct slice institution, struct slice region)
{
	return region.len && institution.len > region.len &&
	       institution.len <= region.len + 2 * HAN_BYTES;
}

/* 云岭公司 of 云岭公司党委, and of 云岭公司原党委. */
static struct slice without_organ(const struct cues *cues, struct slice institution)
{
	institution.len -= cue_upto(cues, CUE_ORGAN, institution, institution.len);
	institution.len -= cue_upto(cues, CUE_FORMER, institution, institution.len);
	return institution;
}

/* 投资部经理 is of the company, not of the office that the item before names. */
static bool names_department(const struct cues *cues, struct slice post)
{
	enum { SHORTEST = 4 * HAN_BYTES };
	if (post.len < SHORTEST)
		return false;
	post.len -= 2 * HAN_BYTES;
	return cue_in(cues, CUE_DEPARTMENT, post);
}

/* What the items of a list before this one say of whose posts they are. */
struct owner {
	const struct phrase *named; /* the last that named an institution; NULL before one does */
	struct slice institution;   /* … whole */
	struct slice company;       /* the last company */
	struct slice region;        /* … region, its own or lent to it */
};

static struct slice institution_of(const struct post_reader *reader, size_t block,
                                   struct slice lead, size_t start, size_t end)
{
	return slice_of(post_text(reader, lead, phrase_slice(reader, block, start, end)));
}

static const char *owned_by(const struct post_reader *reader, const struct phrase *phrase)
{
	return lexicon_cell(reader->scan->lexicon, TABLE_POSTS, phrase->row, 2);
}

bool phrase_is_earned(const struct post_reader *reader, const struct phrase *phrase)
{
	return g_str_equal(owned_by(reader, phrase), "degree");
}

/* Where the institution of phrase ends: behind 政协 of 全国政协副主席, whose last word is
 * 政协副主席; not behind 项目 of 项目经理. */
static size_t institution_end(const struct post_reader *reader, size_t block,
                              const struct phrase *phrase)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	struct span word = scan_word_from(scanned, phrase->head, TABLE_INSTITUTIONS);
	if (span_len(word) <= HAN_BYTES || word.end >= phrase->end)
		return phrase->head;
	size_t row = lexicon_find(reader->scan->lexicon, TABLE_INSTITUTIONS,
	                          slice_sub(scanned->text, word));
	const char *kind =
	        row == SIZE_MAX ? ""
	                        : lexicon_cell(reader->scan->lexicon, TABLE_INSTITUTIONS, row, 1);
	return g_str_equal(kind, "body") ? word.end : phrase->head;
}

static void note_owner(struct owner *owner, const struct post_reader *reader, size_t block,
                       const struct phrase *phrase, struct slice lead)
{
	if (phrase->start == phrase->head || (!phrase->body && !phrase->region))
		return;
	const struct slice region = region_of(reader, block, phrase);
	owner->named = phrase;
	if (region.len || !lead.len)
		owner->region = region;
	owner->institution = institution_of(reader, block, lead, phrase->start,
	                                    institution_end(reader, block, phrase));
	if (phrase->company_end)
		owner->company =
		        institution_of(reader, block, lead, phrase->start, phrase->company_end);
	else if (g_str_equal(owned_by(reader, phrase), "company")) /* 云岭总社董事 */
		owner->company = without_organ(reader->scan->cues, owner->institution);
}

/* Whether a post is of an organ itself, not of what the organ leads: 副书记. */
static bool is_of_organ(const struct cues *cues, struct slice post)
{
	return cue_upto(cues, CUE_OF_ORGAN, post, post.len);
}

/* Whose a post without an institution is, by its row: 董事 is a company's, 厂长 that
 * of the item before, 教授 nobody's. */
static struct slice owner_of(const struct post_reader *reader, const struct phrase *phrase,
                             struct slice post, const struct owner *owner)
{
	const char *owned = owned_by(reader, phrase);
	const struct cues *cues = reader->scan->cues;
	if (g_str_equal(owned, "company"))
		return owner->company.len ? owner->company
		                          : without_organ(cues, owner->institution);
	if (!g_str_equal(owned, "yes"))
		return (struct slice){ 0 };
	return is_of_organ(cues, post) ? owner->institution
	                               : without_organ(cues, owner->institution);
}

/* Whether a post says itself that it is the nation's. */
static bool is_national(const struct cues *cues, struct slice post)
{
	return cue_at(cues, CUE_NATIONAL, post, 0);
}

/* What a list's item takes over from the items before it: the institution where
 * it is a bare post (总经理), the region where it is a department or a level
 * of government without one. */
static struct slice lead_of(const struct post_reader *reader, size_t block,
                            const struct phrase *phrase, const struct owner *owner)
{
	struct slice own = phrase_slice(reader, block, phrase->start, phrase->end);
	const struct slice region = owner->region;
	const struct cues *cues = reader->scan->cues;
	if (cue_at(cues, CUE_OF_LEVEL, own, 0))
		return region.len ? region_before(cues, region, own) : (struct slice){ 0 };
	if (cue_at(cues, CUE_OWN_OFFICE, own, 0))
		return owner->institution;
	if (is_committee_of(owner->institution, region)) {
		if (cue_at(cues, CUE_PARTY_OFFICE, own, 0))
			return owner->institution;
		if (cue_at(cues, CUE_PARTY_ORGAN, own, 0))
			return region;
	}
	if (cue_at(cues, CUE_ORGAN, own, 0))
		return owner->company.len ? owner->company
		                          : without_organ(cues, owner->institution);
	bool department = phrase->start == phrase->head ? names_department(cues, own) : phrase->gov;
	if (department && !phrase->region && !phrase->company_end && owner->company.len)
		return owner->company;
	if (phrase->start == phrase->head)
		return owner_of(reader, phrase, own, owner);
	return phrase->gov && !phrase->region && !is_national(cues, own)
	               ? region_before(cues, region, own)
	               : (struct slice){ 0 };
}

static void append_post(const struct post_reader *reader, size_t block, const struct phrase *phrase,
                        struct slice lead, GArray *posts)
{
	struct slice own = phrase_slice(reader, block, phrase->start, phrase->end);
	struct post post = {
		.text = post_text(reader, lead, own),
		.block = block,
		.span = { phrase->start, phrase->end },
		.head = { phrase->head, phrase->end },
		.role = role_of(phrase),
	};
	g_array_append_val(posts, post);
}

void posts_append(const struct post_reader *reader, size_t block, const struct phrase *phrases,
                  size_t n, GArray *posts)
{
	struct owner owner = { 0 };
	for (size_t i = 0; i < n; i++) {
		struct slice lead = owner.named ? lead_of(reader, block, &phrases[i], &owner)
		                                : (struct slice){ 0 };
		append_post(reader, block, &phrases[i], lead, posts);
		if (i + 1 < n)
			note_owner(&owner, reader, block, &phrases[i], lead);
	}
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
	enum person_role role = role_of(&phrase);
	bool may_be_verb = role == ROLE_DEPUTY && !is_noun(reader, scanned, edge);
	if (role == ROLE_OTHER || role == ROLE_REPORTER || may_be_verb)
		return off;
	append_post(reader, block, &phrase, (struct slice){ 0 }, posts);
	return phrase.end;
}
