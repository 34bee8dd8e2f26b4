/* Whose the posts of a list are: what an item leaves out of its institution, company or region is
 * put back from the items before it. Which phrases are a list, post.c and post-list.c tell. */
#include "core/know/phrase.h"

enum person_role phrase_role(const struct phrase *phrase)
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

/* Whether the blank at off parts two words of letters: ID MALL. */
static bool parts_letters(struct slice text, size_t off)
{
	return off > 0 && off + 1 < text.len && g_ascii_isalpha(text.data[off - 1]) &&
	       g_ascii_isalpha(text.data[off + 1]);
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
		if (next == off &&
		    (!is_blank(utf8_next(text, off, &next)) || parts_letters(text, off)))
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

/* 云岭公司 of 云岭公司第六届、第七届. */
static struct slice without_sessions(const struct cues *cues, struct slice institution)
{
	size_t end = institution.len, previous;
	if (!cue_upto(cues, CUE_SESSION_BEGINS, institution, end))
		return institution;
	for (uint32_t cp; (cp = character_before(institution, end, &previous)); end = previous)
		if (cp != 0x3001 && !cue_is(cues, CUE_SESSION_BEGINS, cp) && /* 、 */
		    !cue_is(cues, CUE_SESSION_NUMBER, cp) && !cue_is(cues, CUE_ORDINAL, cp))
			break;
	return (struct slice){ institution.data, end };
}

/* 云岭公司 of 云岭公司党委, of 云岭公司原党委 and of 云岭公司第三届董事会. */
static struct slice without_organ(const struct cues *cues, struct slice institution)
{
	institution.len -= cue_upto(cues, CUE_ORGAN, institution, institution.len);
	institution.len -= cue_upto(cues, CUE_FORMER, institution, institution.len);
	return without_sessions(cues, institution);
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
	if (cue_at(cues, CUE_PRESIDES, post, 0)) /* 大会主席团常务主席、执行主席 */
		return (struct slice){ owner->institution.data,
			               owner->institution.len - cue_upto(cues, CUE_PRESIDIUM,
			                                                 owner->institution,
			                                                 owner->institution.len) };
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
		.role = phrase_role(phrase),
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
