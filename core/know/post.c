/* Posts: walking back over the words before a name, item by item of a list;
 * then putting back what the list leaves out. */
#include "core/know/post.h"

#include "core/base/utf8.h"

enum { ITEMS_MOST = 16 };
enum { COST_NAMELIKE = 88 }; /* a single character from here on is likely part of a name */

/* A post phrase: the institution [start, head), then its head [head, end). */
struct phrase {
	size_t start, head, end;
	uint32_t row;       /* of posts.tsv */
	size_t company_end; /* behind the last word that says it is a company's; 0 where none */
	bool region;        /* names a region or has a place's name in it */
	bool body;          /* names an institution */
	bool gov;           /* … a department */
	bool company;       /* … a company */
	bool school;        /* … where experts are */
};

static uint32_t cp_before(struct slice text, size_t off, size_t *previous)
{
	*previous = off;
	return off > 0 ? utf8_previous(text, off, previous) : 0;
}

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == 0x3000 || cp == 0xA0;
}

static size_t skip_blanks_back(struct slice text, size_t off)
{
	for (size_t previous; off > 0 && is_blank(cp_before(text, off, &previous));)
		off = previous;
	return off;
}

/* Where the run of Chinese characters that ends at off begins, not before
 * floor. */
static size_t run_start(struct slice text, size_t floor, size_t off)
{
	size_t start = off, previous;
	for (unsigned n = 0; n < STRETCH_LONGEST / 2 && start > floor; n++) {
		uint32_t cp = cp_before(text, start, &previous);
		if (!is_han(cp))
			break;
		start = previous;
	}
	return start;
}

/* Fills the reader's lattice with the run that ends at off. */
static bool fill_before(const struct post_reader *reader, size_t block, size_t floor, size_t off)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	size_t start = run_start(scanned->text, floor, off);
	struct slice upto = { scanned->text.data, off };
	if (start == off || !stretch_next(upto, start, &reader->lattice->stretch))
		return false;
	lattice_fill(reader->lattice, reader->words, scanned);
	return reader->lattice->stretch.off[reader->lattice->stretch.n] == off;
}

static bool is_conjunction(const struct edge *edge, const struct stretch *stretch)
{
	uint32_t cp = stretch->cp[edge->start];
	return edge->end == edge->start + 1 &&
	       (cp == 0x548C || cp == 0x4E0E || cp == 0x53CA); /* 和 与 及 */
}

/* Whether a word may stand in the name of an institution, where body says
 * that the institution's last word is behind it. */
static bool word_belongs(const struct edge *edge, bool body)
{
	bool outside =
	        edge->is & EDGE_STOP || (edge->is & EDGE_CONTEXT && edge->cost == COST_LISTED);
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

static void note_word(struct phrase *phrase, const struct stretch *stretch, const struct edge *edge)
{
	if (edge->is & EDGE_COMPANY && !phrase->company_end)
		phrase->company_end = stretch->off[edge->end];
	phrase->region |= (edge->is & EDGE_REGION) != 0 || edge->kind == 's';
	phrase->body |= (edge->is & EDGE_BODY) != 0;
	phrase->gov |= (edge->is & EDGE_GOV) != 0;
	phrase->company |= (edge->is & EDGE_COMPANY) != 0;
	phrase->school |= (edge->is & EDGE_SCHOOL) != 0;
}

/* The word before glyph i: that of the cheapest way, or an institution's where
 * that one does not belong (会计 学会 rather than 会计学 会). */
static const struct edge *word_before(const struct lattice *lattice, size_t i, bool body)
{
	const struct edge *edge = lattice_in(lattice, i);
	if (!edge || word_belongs(edge, body))
		return edge;
	const struct edge *institution = lattice_ending(lattice, i, EDGE_BODY);
	bool longer = institution && institution->end - institution->start > 1;
	return longer ? institution : edge;
}

/* Walks back from glyph i as far as words belong to the phrase. A conjunction
 * belongs where the words before it lead to a region, an institution, or the
 * clause's beginning. */
static size_t walk_back(const struct post_reader *reader, size_t i, struct phrase *phrase)
{
	const struct lattice *lattice = reader->lattice;
	size_t kept = i, conjunction = 0;
	struct phrase seen = *phrase;
	for (const struct edge *edge; (edge = word_before(lattice, i, seen.body));
	     i = edge->start) {
		bool joins = is_conjunction(edge, &lattice->stretch) && seen.body && !conjunction;
		if (!joins && !word_belongs(edge, seen.body))
			break;
		if (joins) {
			conjunction = edge->start;
			continue;
		}
		note_word(&seen, &lattice->stretch, edge);
		bool leads = edge->is & (EDGE_REGION | EDGE_BODY) || edge->kind == 's' ||
		             edge->start == 0;
		if (!conjunction || kept < conjunction || leads) {
			*phrase = seen;
			kept = edge->start;
		}
		if (edge->is & EDGE_FORMER)
			break;
	}
	return kept;
}

/* Before the brackets that end at off, where they are inside the name of an
 * institution (集团 in 泰和实业（集团）有限公司), not around a reporter; else off. */
static size_t skip_brackets(struct slice text, size_t off)
{
	enum { LONGEST_INSIDE = 6 };
	size_t start = off;
	cp_before(text, start, &start);
	for (unsigned n = 0; n <= LONGEST_INSIDE && start > 0; n++) {
		uint32_t cp = utf8_narrow(cp_before(text, start, &start));
		if (cp == '(' && n > 0)
			return start;
		if (!is_han(cp))
			break;
	}
	return off;
}

/* Before the title that ends at off: 《云岭日报》 of 《云岭日报》记者. */
static size_t skip_title(struct slice text, size_t off)
{
	enum { LONGEST_TITLE = 16 };
	size_t start = off;
	for (unsigned n = 0; n <= LONGEST_TITLE && start > 0; n++)
		if (cp_before(text, start, &start) == 0x300A) /* 《 */
			return start;
	return off;
}

/* What may stand inside the name of an institution beside Chinese characters:
 * letters, brackets before 公司, a newspaper's title. */
static size_t skip_inside(struct slice text, size_t off, bool company)
{
	size_t previous, start = off;
	uint32_t cp = utf8_narrow(cp_before(text, off, &previous));
	if (cp == ')')
		return company ? skip_brackets(text, off) : off;
	if (cp == 0x300B) /* 》 */
		return skip_title(text, off);
	while (start > 0 && (g_ascii_isalpha(cp) || (start < off && g_ascii_isdigit(cp)))) {
		start = previous;
		cp = start > 0 ? utf8_narrow(cp_before(text, start, &previous)) : 0;
		if (cp > 0x7F)
			break;
	}
	return start;
}

/* The phrase that ends at off; false where no post does. */
static bool phrase_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                          struct phrase *phrase)
{
	enum { PIECES_MOST = 4 };
	struct slice text = reader->scan->blocks[block].text;
	const struct stretch *stretch = &reader->lattice->stretch;
	if (!fill_before(reader, block, floor, off))
		return false;
	const struct edge *head = lattice_ending(reader->lattice, stretch->n, EDGE_POST);
	if (!head)
		return false;
	*phrase =
	        (struct phrase){ .head = stretch->off[head->start], .end = off, .row = head->row };
	size_t i = walk_back(reader, head->start, phrase);
	phrase->start = stretch->off[i];
	for (unsigned n = 0; i == 0 && n < PIECES_MOST; n++) {
		bool company = n == 0 && lattice_starting(reader->lattice, 0, EDGE_COMPANY);
		size_t inside = skip_inside(text, phrase->start, company);
		if (inside == phrase->start || inside < floor)
			break;
		if (!fill_before(reader, block, floor, inside)) {
			phrase->start = inside;
			break;
		}
		i = walk_back(reader, stretch->n, phrase);
		phrase->start = i == stretch->n ? inside : stretch->off[i];
	}
	return true;
}

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
