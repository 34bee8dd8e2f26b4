/* Posts: lists of phrases before a name, behind it and in a life, and putting
 * back what a list leaves out. */
#include "core/know/phrase.h"

enum { ITEMS_MOST = 16 };

/* Behind the separator that ends at off, where one item of a list of posts
 * meets the next; off where none does. */
static size_t separator_before(struct slice text, size_t off, size_t *separator)
{
	size_t previous, from = skip_blanks_back(text, off);
	uint32_t cp = utf8_narrow(cp_before(text, from, &previous));
	*separator = cp;
	switch (cp) {
	case 0x3001: /* 、 */
	case 0x517C: /* 兼 */
	case 0x66A8: /* 暨 */
	case ',':
		return skip_blanks_back(text, previous);
	default:
		return from;
	}
}

/* Whether nothing of its clause stands before off. */
static bool begins_clause(struct slice text, size_t off)
{
	size_t previous;
	uint32_t cp = utf8_narrow(cp_before(text, off, &previous));
	return !is_han(cp) && cp != 0x3001 && cp != ',' && !g_ascii_isalnum(cp);
}

/* The phrases of the list that ends at off, last first; returns how many. */
static size_t phrases_before(const struct post_reader *reader, size_t block, size_t floor,
                             size_t off, struct phrase phrases[ITEMS_MOST])
{
	struct slice text = reader->scan->blocks[block].text;
	size_t n = 0, separator = 0;
	size_t end = skip_blanks_back(text, off);
	while (n < ITEMS_MOST && phrase_before(reader, block, floor, end, &phrases[n])) {
		const struct phrase *phrase = &phrases[n];
		if (separator == ',' && !begins_clause(text, phrase->start))
			break;
		n++;
		end = separator_before(text, phrase->start, &separator);
		if (end == phrase->start && !is_han((uint32_t)separator))
			break;
	}
	return n;
}

static const char *const role_names[] = { "official", "deputy", "expert", "business",
	                                  "reporter", "leader", "other" };

/* The part that a post gives: that of its word, but a party secretary or
 * president is what the institution makes of him. */
static enum person_role role_of(const struct post_reader *reader, const struct phrase *phrase)
{
	const char *cell = lexicon_cell(reader->scan->lexicon, TABLE_POSTS, phrase->row, 1);
	size_t role = 0;
	while (role < G_N_ELEMENTS(role_names) && !g_str_equal(role_names[role], cell))
		role++;
	if (role == ROLE_OFFICIAL && phrase->company)
		return ROLE_BUSINESS;
	if (role == ROLE_OFFICIAL && phrase->school)
		return ROLE_EXPERT;
	return role < G_N_ELEMENTS(role_names) ? (enum person_role)role : ROLE_OTHER;
}

static struct slice phrase_slice(const struct post_reader *reader, size_t block, size_t start,
                                 size_t end)
{
	return slice_sub(reader->scan->blocks[block].text, (struct span){ start, end });
}

/* Blanks of letter-spacing and line ends are no part of a post's text. */
static const char *post_text(const struct post_reader *reader, struct slice lead, struct slice text)
{
	GString *joined = g_string_new_len(lead.data, (gssize)lead.len);
	for (size_t off = 0, next; off < text.len; off = next) {
		uint32_t cp = utf8_next(text, off, &next);
		if (!is_blank(cp))
			g_string_append_len(joined, text.data + off, (gssize)(next - off));
	}
	const char *copy =
	        arena_copy(reader->scan->arena, (struct slice){ joined->str, joined->len });
	g_string_free(joined, TRUE);
	return copy;
}

/* The region a phrase begins with: its longest regions.tsv match at its start. */
static struct slice region_of(const struct post_reader *reader, size_t block,
                              const struct phrase *phrase)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	const struct match *match = scan_starting(scanned, phrase->start, TABLE_REGIONS);
	if (!match || match->end > phrase->head)
		return (struct slice){ 0 };
	return phrase_slice(reader, block, match->start, match->end);
}

static bool slice_ends(struct slice text, const char *suffix)
{
	size_t len = strlen(suffix);
	return text.len >= len && memcmp(text.data + text.len - len, suffix, len) == 0;
}

/* 市委书记 behind 北京市市长 is 北京市委书记: the region without its last
 * character where the post begins with it. */
static struct slice region_before(struct slice region, struct slice post)
{
	static const char *const levels[] = { "省", "市", "县", "区", "州", "镇", "乡" };
	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
		struct slice level = slice_of(levels[i]);
		struct slice committee = { post.data + level.len, post.len - level.len };
		bool shared = slice_starts(post, level) && slice_ends(region, levels[i]) &&
		              post.len > level.len && !slice_starts(committee, slice_of("长"));
		if (shared)
			return (struct slice){ region.data, region.len - level.len };
	}
	return region;
}

/* Organs that every institution has: whose they are, the item before says. */
static bool begins_with_organ(struct slice post)
{
	static const char *const organs[] = { "党组",   "党委",   "党支部", "党总支",
		                              "董事会", "监事会", "纪委",   "工会" };
	for (size_t i = 0; i < G_N_ELEMENTS(organs); i++)
		if (slice_starts(post, slice_of(organs[i])))
			return true;
	return false;
}

/* 投资部经理 is of the company, not of the office that the item before names. */
static bool names_department(struct slice post)
{
	enum { GLYPH = 3, SHORTEST = 4 * GLYPH };
	return post.len >= SHORTEST && g_strstr_len(post.data, (gssize)post.len, "部");
}

/* Whether a post is always one of an institution: 总经理, but not 教授. */
static bool is_owned(const struct post_reader *reader, const struct phrase *phrase)
{
	return g_str_equal(lexicon_cell(reader->scan->lexicon, TABLE_POSTS, phrase->row, 2), "yes");
}

/* What a list's item takes over from the item before it: the institution where
 * it is a bare post (总经理), the region where it is a department or a level
 * of government without one. */
static struct slice lead_of(const struct post_reader *reader, size_t block,
                            const struct phrase *phrase, const struct phrase *before)
{
	struct slice none = { 0 };
	struct slice own = phrase_slice(reader, block, phrase->start, phrase->end);
	struct slice region = region_of(reader, block, before);
	static const char *const levels[] = { "省长", "市长", "县长", "区长",   "省委",  "市委",
		                              "县委", "区委", "省政", "副省长", "副市长" };
	for (size_t i = 0; i < G_N_ELEMENTS(levels); i++)
		if (slice_starts(own, slice_of(levels[i])))
			return region.len ? region_before(region, own) : none;
	if (before->body && begins_with_organ(own))
		return phrase_slice(reader, block, before->start, before->head);
	if (phrase->start == phrase->head && names_department(own) && before->company_end)
		return phrase_slice(reader, block, before->start, before->company_end);
	if (phrase->start == phrase->head)
		return !is_owned(reader, phrase) || before->start == before->head
		               ? none
		               : phrase_slice(reader, block, before->start, before->head);
	if (phrase->gov && !phrase->region)
		return region;
	return none;
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
		.role = role_of(reader, phrase),
	};
	g_array_append_val(posts, post);
}

/* Appends phrases of a list in order; each may owe something to the last one
 * before it that named an institution. */
static void append_list(const struct post_reader *reader, size_t block,
                        const struct phrase *phrases, size_t n, GArray *posts)
{
	const struct phrase *named = NULL;
	for (size_t i = 0; i < n; i++) {
		struct slice lead =
		        named ? lead_of(reader, block, &phrases[i], named) : (struct slice){ 0 };
		append_post(reader, block, &phrases[i], lead, posts);
		if (phrases[i].start < phrases[i].head && (phrases[i].body || phrases[i].region))
			named = &phrases[i];
	}
}

size_t posts_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                    GArray *posts)
{
	struct phrase phrases[ITEMS_MOST];
	size_t n = phrases_before(reader, block, floor, off, phrases);
	for (size_t i = 0; i < n / 2; i++) {
		struct phrase swapped = phrases[i];
		phrases[i] = phrases[n - 1 - i];
		phrases[n - 1 - i] = swapped;
	}
	append_list(reader, block, phrases, n, posts);
	return n > 0 ? phrases[0].start : off;
}

size_t posts_behind(const struct post_reader *reader, size_t block, size_t off, GArray *posts)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	struct stretch *stretch = &reader->lattice->stretch;
	if (!stretch_next(scanned->text, off, stretch) || stretch->off[0] != off)
		return off;
	lattice_fill(reader->lattice, reader->words, scanned);
	const struct edge *edge = lattice_out(reader->lattice, 0);
	if (!(edge->is & EDGE_POST))
		return off;
	struct phrase phrase = {
		.start = off, .head = off, .end = stretch->off[edge->end], .row = edge->row
	};
	enum person_role role = role_of(reader, &phrase);
	if (role == ROLE_OTHER || role == ROLE_REPORTER || role == ROLE_DEPUTY)
		return off;
	append_post(reader, block, &phrase, (struct slice){ 0 }, posts);
	return phrase.end;
}

/* Where the item that begins at off ends: at a mark that parts items, or at
 * the end of the brackets that it is in. */
static size_t item_end(struct slice text, size_t off, size_t limit)
{
	bool open = false;
	for (size_t next; off < limit; off = next) {
		uint32_t cp = utf8_narrow(utf8_next(text, off, &next));
		if (cp == '(' || (cp == ')' && open)) {
			open = cp == '(';
			continue;
		}
		if (cp == 0x3001 || cp == ',' || cp == ';' || cp == 0x3002 || cp == 0x517C ||
		    cp == '\n' || cp == ')' || cp == ':' || cp == '!' || cp == '?')
			return off;
	}
	return limit;
}

static size_t behind_marks(struct slice text, size_t off, size_t limit)
{
	for (size_t next; off < limit; off = next) {
		uint32_t cp = utf8_narrow(utf8_next(text, off, &next));
		if (cp != 0x3001 && cp != ',' && cp != 0x517C && !is_blank(cp))
			break;
	}
	return off;
}

/* What may close an item behind its post: 职务, 一职, 等职. */
static size_t without_tail(struct slice text, size_t start, size_t end)
{
	static const char *const tails[] = { "等职务", "等职位", "的职务", "职务", "一职",
		                             "等职",   "职位",   "职称",   "等" };
	struct slice item = slice_sub(text, (struct span){ start, end });
	for (size_t i = 0; i < G_N_ELEMENTS(tails); i++)
		if (slice_ends(item, tails[i]) && item.len > strlen(tails[i]))
			return end - strlen(tails[i]);
	return end;
}

/* Whether a word of life.tsv that opens another list is in span. */
static bool opens_anew(const struct post_reader *reader, size_t block, struct span span)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	for (size_t m = scan_first(scanned, span.start);
	     m < scanned->n_matches && scanned->matches[m].start < span.end; m++)
		if (scanned->matches[m].table == TABLE_LIFE &&
		    scanned->matches[m].end <= span.end &&
		    scanned->matches[m].end - scanned->matches[m].start > strlen("任"))
			return true;
	return false;
}

/* How much of an item must be known to be of a post's phrase. */
enum trust { TRUST_NONE, TRUST_OPENED };

/* Reads the item [start, end) of a list into phrase. */
static bool read_item(const struct post_reader *reader, size_t block, struct span item,
                      enum trust trust, struct phrase *phrase)
{
	enum { LONGEST_ITEM = 120 };
	struct slice text = reader->scan->blocks[block].text;
	size_t end = skip_blanks_back(text, without_tail(text, item.start, item.end));
	if (end <= item.start || end - item.start > LONGEST_ITEM ||
	    opens_anew(reader, block, item) ||
	    !phrase_before(reader, block, item.start, end, phrase))
		return false;
	if (phrase->start > item.start && trust == TRUST_NONE)
		return false;
	if (phrase->start > item.start)
		phrase->body = true;
	phrase->start = item.start;
	return true;
}

static size_t read_list(const struct post_reader *reader, size_t block, struct span span,
                        enum trust trust, GArray *posts)
{
	struct slice text = reader->scan->blocks[block].text;
	struct phrase phrases[ITEMS_MOST];
	size_t n = 0, off = span.start;
	while (off < span.end && n < ITEMS_MOST) {
		size_t start = behind_marks(text, off, span.end), next;
		size_t end = item_end(text, start, span.end);
		bool comma = n > 0 && utf8_narrow(utf8_next(text, off, &next)) == ',';
		if (end == start || !read_item(reader, block, (struct span){ start, end },
		                               comma ? TRUST_NONE : trust, &phrases[n]))
			break;
		n++;
		off = end;
	}
	append_list(reader, block, phrases, n, posts);
	return off;
}

size_t posts_of_list(const struct post_reader *reader, size_t block, struct span span,
                     GArray *posts)
{
	return read_list(reader, block, span, TRUST_NONE, posts);
}

size_t posts_of_life(const struct post_reader *reader, size_t block, struct span span,
                     GArray *posts)
{
	return read_list(reader, block, span, TRUST_OPENED, posts);
}
