/* Phrases of posts put together: the runs of characters before a post, with the marks
 * between them, less what is not said of the post. Which words of a run are of the phrase
 * is phrase-walk.c's to tell. */
#include "core/know/phrase.h"

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
		phrase->start = stretch->off[phrase_walk(reader, stretch->n, phrase)];
	}
	return true;
}

/* The phrase whose post ends the run that the reader's lattice holds, before off: its words
 * in that run. Whether there is one; *whole is set to whether its words are the whole run. */
static bool read_run(const struct post_reader *reader, const struct scan_block *block, size_t off,
                     struct phrase *phrase, bool *whole)
{
	const struct stretch *stretch = &reader->lattice->stretch;
	const struct edge *head = head_of(reader->lattice);
	if (!head || cuts_words(reader->lattice, head))
		return false;
	*phrase = (struct phrase){ .head = stretch->off[head->start],
		                   .end = off,
		                   .row = lattice_row(reader->lattice, head, TABLE_POSTS),
		                   .listed = follows_post(block, stretch->off[0]),
		                   .role = head->role,
		                   .body = begins_in_body(reader->lattice, head) };
	const size_t first = phrase_walk(reader, head->start, phrase);
	*whole = first == 0 || follows_class(reader, block->text, first);
	phrase->start = stretch->off[*whole ? 0 : first];
	return true;
}

/* Takes what else is of the phrase before the run that it begins with, and the marks between:
 * the last piece read is the reader's run. Returns whether it is all of the phrase, too. */
static bool read_piece(const struct post_reader *reader, size_t block, size_t floor, bool company,
                       struct phrase *phrase)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	const struct stretch *stretch = &reader->lattice->stretch;
	if (lattice_starting(reader->lattice, 0, EDGE_REGION))
		return false; /* 《…》安河市市长 */
	const size_t inside = phrase_before_inside(scanned, phrase->start, company);
	if (inside == phrase->start || inside < floor || counts_heads(scanned->text, phrase))
		return false;
	phrase->start = inside;
	if (!fill_before(reader, block, floor, inside))
		return false;
	const size_t first = phrase_walk(reader, stretch->n, phrase);
	if (first < stretch->n)
		phrase->start = stretch->off[first];
	return first == 0;
}

/* Takes the body that is known whole, and that the phrase begins behind or inside of: 中国电建 of
 * 中国电建安河公司总经理. */
static void join_whole_body(const struct post_reader *reader, const struct scan_block *block,
                            size_t floor, struct phrase *phrase)
{
	enum { LONGEST = 10 * HAN_BYTES };
	const size_t from = MAX(floor, phrase->start > LONGEST ? phrase->start - LONGEST : 0);
	const struct match_list bodies =
	        scan_list(block, TABLE_BODIES, (struct span){ from, phrase->start });
	for (size_t i = 0; i < bodies.n; i++) {
		const struct match *body = &bodies.items[i];
		if (body->start < phrase->start && body->end >= phrase->start &&
		    body->end <= phrase->head &&
		    g_str_equal(lexicon_cell(reader->scan->lexicon, TABLE_BODIES, body->row, 2),
		                "whole")) {
			phrase->start = body->start;
			return;
		}
	}
}

/* Drops from the phrase what is not said of its post, and adds what a dash joins to it. */
static void trim(const struct post_reader *reader, const struct scan_block *block,
                 struct phrase *phrase)
{
	const struct cues *cues = reader->scan->cues;
	if (phrase->start < phrase->head)
		phrase->start = phrase_before_dash(block, phrase->start);
	phrase->start -= cue_upto(cues, CUE_ORDINAL, block->text, phrase->start);
	drop_residence(cues, block->text, phrase);
	drop_one_of(cues, block->text, phrase);
	drop_gathered(cues, block->text, phrase);
}

/* Takes what stands before 的 and a bare post, where it is an institution of a name:
 * 云岭农场的负责人, not 公司的总经理; or the words that say that somebody leads it from day to day:
 * 云岭省委 分管日常工作的副书记. Returns whether it is all of its run. */
static bool read_owner(const struct post_reader *reader, const struct scan_block *block,
                       size_t floor, struct phrase *phrase)
{
	enum { SHORTEST = 4 * HAN_BYTES };
	const struct cues *cues = block->cues;
	const size_t leads = cue_upto(cues, CUE_LEADS_DAILY, block->text, phrase->start);
	const size_t of = leads ? leads : cue_upto(cues, CUE_OF, block->text, phrase->start);
	const size_t end = phrase->start - of;
	struct phrase owned = *phrase;
	if (!of || phrase->start < phrase->head || end <= floor ||
	    !fill_before(reader, (size_t)(block - reader->scan->blocks), floor, end))
		return false;
	const struct stretch *stretch = &reader->lattice->stretch;
	const size_t first = phrase_walk(reader, stretch->n, &owned);
	owned.start = stretch->off[first];
	if (!owned.body || (!leads && end - owned.start < SHORTEST))
		return false;
	*phrase = owned;
	return first == 0;
}

bool phrase_before(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                   struct phrase *phrase)
{
	enum { PIECES_MOST = 4 };
	const struct scan_block *scanned = &reader->scan->blocks[block];
	bool more;
	if (!fill_before(reader, block, floor, off))
		return letters_before(reader, block, floor, off, phrase);
	if (!read_run(reader, scanned, off, phrase, &more))
		return false;
	more |= read_owner(reader, scanned, floor, phrase);
	for (unsigned n = 0; more && n < PIECES_MOST; n++) {
		const bool company = n == 0 && lattice_starting(reader->lattice, 0, EDGE_COMPANY);
		more = read_piece(reader, block, floor, company, phrase);
	}
	join_whole_body(reader, scanned, floor, phrase);
	trim(reader, scanned, phrase);
	return true;
}

/* Whether the run of words that ends at off, not before floor, is a name's; start is
 * where it begins. */
static bool is_plain(const struct post_reader *reader, size_t block, size_t floor, size_t off,
                     size_t *start)
{
	if (!fill_before(reader, block, floor, off))
		return false;
	*start = reader->lattice->stretch.off[0];
	return phrase_words_are_name(reader);
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
