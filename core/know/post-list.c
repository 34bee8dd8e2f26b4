/* Lists of posts read forward: in brackets behind a name, behind a word that
 * opens one, through a life. What a list leaves out, post-owner.c puts back. */
#include "core/know/phrase.h"

enum { ITEMS_MOST = 48 };

/* How much of an item must be known to be of a post's phrase, and what an item
 * that is none does. */
enum trust {
	TRUST_NONE,   /* all; ends the list */
	TRUST_BODY,   /* its post, and that of an institution; is passed over */
	TRUST_OPENED, /* its post; ends the list */
	TRUST_LIFE,   /* its post; is passed over */
};

static bool ends_clause(uint32_t cp)
{
	return cp == ',' || cp == ';';
}

static bool ends_item(uint32_t cp)
{
	enum { ELLIPSIS = 0x2026 };
	return ends_clause(cp) || cp == 0x3001 || cp == 0x3002 || cp == '\n' || cp == ')' ||
	       cp == ':' || cp == '!' || cp == '?' || cp == ELLIPSIS; /* 、 。 */
}

/* Whether cp, at off, joins posts: 兼 of 总经理兼职工监事, not of 兼职教授. */
static bool joins_posts(const struct scan_block *block, size_t off, uint32_t cp)
{
	return cue_is(block->cues, CUE_HELD_TOO, cp) &&
	       (!cue_at(block->cues, CUE_PART_TIME, block->text, off) ||
	        span_len(scan_word_from(block, off + HAN_BYTES, TABLE_WORDS)) > HAN_BYTES);
}

/* Behind the conjunction that begins at off, where a post ends before it
 * (总经理和…); off where there is none. */
static size_t behind_conjunction(const struct scan_block *block, size_t off)
{
	size_t joint = cue_at(block->cues, CUE_POSTS_JOINT, block->text, off);
	return joint && scan_ending(block, off, TABLE_POSTS) ? off + joint : off;
}

/* Where the item that begins at off ends: at a mark or a conjunction that parts
 * items, or at the end of the brackets that it is in; off where it is longer than
 * any post. */
static size_t item_end(const struct scan_block *block, size_t off, size_t limit)
{
	enum { LONGEST = 900 }; /* bytes */
	bool open = false;
	size_t start = off, most = limit > off + LONGEST ? off + LONGEST : limit;
	for (size_t next; off < most; off = next) {
		uint32_t cp = utf8_narrow(utf8_next(block->text, off, &next));
		if (cp == '(' || (cp == ')' && open)) {
			open = cp == '(';
			continue;
		}
		if (phrase_joins_sessions(block, off))
			continue;
		if (ends_item(cp) || joins_posts(block, off, cp) ||
		    (off > start && behind_conjunction(block, off) > off))
			return off;
	}
	return most < limit ? start : limit;
}

/* Behind the marks or the conjunction that part the item which ended at off from
 * the next; clause says whether they end a clause. */
static size_t behind_marks(const struct scan_block *block, size_t off, size_t limit, bool *clause)
{
	*clause = false;
	off = behind_conjunction(block, off);
	for (size_t next; off < limit; off = next) {
		uint32_t cp = utf8_narrow(utf8_next(block->text, off, &next));
		if (cp != 0x3001 && !joins_posts(block, off, cp) && !ends_clause(cp) &&
		    !is_blank(cp))
			break;
		*clause |= ends_clause(cp);
	}
	return off;
}

/* Before the brackets that end at off: 副经理（主持工作）. */
static size_t without_brackets(struct slice text, size_t start, size_t off)
{
	size_t from = off;
	if (character_before(text, off, &from) != ')')
		return off;
	while (from > start)
		if (character_before(text, from, &from) == '(')
			return from;
	return off;
}

/* What may close an item behind its post: 职务, 一职, 等职. */
static size_t without_tail(const struct cues *cues, struct slice text, size_t start, size_t end)
{
	end = without_brackets(text, start, end);
	size_t tail = cue_upto(cues, CUE_POST_CLOSES, text, end);
	return end - start > tail ? end - tail : end;
}

/* Whether 任 at off is the verb: behind a date or a mark, and not of a longer word. */
static bool takes_office(const struct scan_block *block, size_t off)
{
	size_t previous;
	if (scan_word_from(block, off, TABLE_WORDS).end > off + HAN_BYTES)
		return false;
	if (off < HAN_BYTES || !is_han(character_before(block->text, off, &previous)))
		return true;
	return cue_upto(block->cues, CUE_TAKES_OFFICE, block->text, off);
}

/* Whether match is a word of life.tsv that opens a list. */
static bool opens_list(const struct post_reader *reader, size_t block, const struct match *match)
{
	if (match->end - match->start <= HAN_BYTES &&
	    !takes_office(&reader->scan->blocks[block], match->start))
		return false;
	const char *kind = lexicon_cell(reader->scan->lexicon, TABLE_LIFE, match->row, 1);
	return g_str_equal(kind, "opens") || g_str_equal(kind, "takes") ||
	       g_str_equal(kind, "holds");
}

static bool opens_anew(const struct post_reader *reader, size_t block, struct span span)
{
	struct match_list words = scan_list(&reader->scan->blocks[block], TABLE_LIFE, span);
	for (size_t i = 0; i < words.n; i++)
		if (words.items[i].end <= span.end && opens_list(reader, block, &words.items[i]))
			return true;
	return false;
}

/* Whether of a phrase that does not fill its item enough is known. */
static bool is_trusted(const struct post_reader *reader, size_t block, size_t start,
                       enum trust trust, const struct phrase *phrase)
{
	if (trust == TRUST_BODY)
		return phrase->body &&
		       phrase_may_be_name(reader, block, (struct span){ start, phrase->start });
	return trust > TRUST_BODY;
}

/* Behind a word that says when the item was or is held: 现 of 原安河市市长、现云岭省副省长,
 * not of 现代农业公司董事长. */
static size_t behind_tense(const struct scan_block *block, struct span item)
{
	size_t tense = cue_at(block->cues, CUE_TENSE, block->text, item.start);
	size_t end = MIN(item.start + tense, item.end);
	return scan_word_from(block, item.start, TABLE_WORDS).end > end ? item.start : end;
}

/* Behind how long the item was held: 17年 of 当了17年校长. */
static size_t behind_years(const struct scan_block *block, struct span item)
{
	const size_t off = skip_digits(block->text, item.start);
	const size_t years = off > item.start ? cue_at(block->cues, CUE_YEAR, block->text, off) : 0;
	return years && off + years < item.end ? off + years : item.start;
}

/* Whether what ends at off is whose a post is, by a post of his own: 顾教授的 before 助教. */
static bool is_of_another(const struct scan_block *block, size_t off)
{
	size_t of = off - cue_upto(block->cues, CUE_OF, block->text, off);
	return of < off && scan_ending(block, of, TABLE_POSTS);
}

/* Reads the item [start, end) of a list into phrase. */
static bool read_item(const struct post_reader *reader, size_t block, struct span item,
                      enum trust trust, struct phrase *phrase)
{
	enum { LONGEST_ITEM = 120 };
	struct slice text = reader->scan->blocks[block].text;
	item.start = behind_tense(&reader->scan->blocks[block], item);
	item.start = behind_years(&reader->scan->blocks[block], item);
	size_t end = skip_all_blanks_back(
	        text, without_tail(reader->scan->cues, text, item.start, item.end));
	if (end <= item.start || end - item.start > LONGEST_ITEM ||
	    !phrase_before(reader, block, item.start, end, phrase))
		return false;
	bool whole = phrase->start == item.start;
	if (phrase_is_earned(reader, phrase) ||
	    (!whole && !is_trusted(reader, block, item.start, trust, phrase)))
		return false;
	phrase->body |= !whole;
	if (whole || !is_of_another(&reader->scan->blocks[block], phrase->start))
		phrase->start = item.start;
	return true;
}

/* Behind a comma an item must be known whole - in a life, name an institution -
 * and so must what follows it, until one is a post. */
static size_t read_list(const struct post_reader *reader, size_t block, struct span span,
                        enum trust trust, GArray *posts)
{
	const struct scan_block *scanned = &reader->scan->blocks[block];
	struct phrase phrases[ITEMS_MOST];
	enum trust now = trust;
	size_t n = 0, off = span.start;
	while (off < span.end && n < ITEMS_MOST) {
		bool clause;
		size_t start = behind_marks(scanned, off, span.end, &clause);
		struct span item = { start, item_end(scanned, start, span.end) };
		bool anew = trust != TRUST_NONE && opens_anew(reader, block, item);
		if (item.end == start || anew)
			break;
		if (clause && off > span.start)
			now = trust == TRUST_LIFE ? TRUST_BODY : TRUST_NONE;
		bool post = read_item(reader, block, item, now, &phrases[n]);
		if (!post && trust != TRUST_LIFE)
			break;
		if (post) {
			now = trust;
			n++;
		}
		off = item.end;
	}
	posts_append(reader, block, phrases, n, posts);
	return off;
}

size_t posts_of_list(const struct post_reader *reader, size_t block, struct span span,
                     GArray *posts)
{
	return read_list(reader, block, span, TRUST_NONE, posts);
}

size_t posts_of_opening(const struct post_reader *reader, size_t block, struct span span,
                        GArray *posts)
{
	return read_list(reader, block, span, TRUST_OPENED, posts);
}

size_t posts_of_clause(const struct post_reader *reader, size_t block, struct span span,
                       GArray *posts)
{
	return read_list(reader, block, span, TRUST_BODY, posts);
}

size_t posts_of_life(const struct post_reader *reader, size_t block, struct span span,
                     GArray *posts)
{
	return read_list(reader, block, span, TRUST_LIFE, posts);
}
