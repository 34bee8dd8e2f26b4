/* What stands in an institution's name beside Chinese characters - brackets, quotation
 * marks, titles, letters, digits, dashes - walked back over. The words are phrase-walk.c's. */
#include "core/know/phrase.h"

/* Before the brackets that end at off, where they are inside the name of an
 * institution (集团 in 泰和实业（集团）有限公司), not around a reporter; else off. */
size_t phrase_before_brackets(struct slice text, size_t off)
{
	enum { LONGEST_INSIDE = 10 };
	size_t start = off;
	character_before(text, start, &start);
	for (unsigned n = 0; n <= LONGEST_INSIDE && start > 0; n++) {
		uint32_t cp = character_before(text, start, &start);
		if (cp == '(' && n > 0)
			return start;
		if (!is_han(cp))
			break;
	}
	return off;
}

/* Before the brackets that end at off and say what an institution is called for short:
 * （以下简称“金能”）; else off. */
static size_t skip_short_name(const struct cues *cues, struct slice text, size_t off)
{
	enum { LONGEST = 24 };
	size_t start = off;
	for (unsigned n = 0; n < LONGEST && start > 0; n++) {
		size_t inside = start;
		if (character_before(text, start, &start) != '(' || n == 0)
			continue;
		return cue_at(cues, CUE_SHORT_FOR, text, inside) ? start : off;
	}
	return off;
}

/* Before the quotation marks that end at off, where they hold a name: “新风” of 文明实践
 * “新风”指导员; else off. */
static size_t skip_quotes(struct slice text, size_t off)
{
	enum { LONGEST = 12, OPENING = 0x201C };
	size_t start = off;
	character_before(text, start, &start);
	for (unsigned n = 0; n <= LONGEST && start > 0; n++) {
		uint32_t cp = character_before(text, start, &start);
		if (cp == OPENING && n > 0)
			return start;
		if (!is_han(cp) && !g_ascii_isalnum(utf8_narrow(cp)))
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
		if (character_before(text, start, &start) == 0x300A) /* 《 */
			return start;
	return off;
}

/* Whether what ends at off, within brackets, is an institution or a region: 云岭大学
 * （云岭学院）, 中国（海南）研究院. */
static bool holds_institution(const struct scan_block *block, size_t off)
{
	return span_len(scan_word_upto(block, off, TABLE_INSTITUTIONS)) > 0 ||
	       scan_ending(block, off, TABLE_REGIONS);
}

bool phrase_joins_sessions(const struct scan_block *block, size_t mark)
{
	const struct cues *cues = block->cues;
	size_t previous, next;
	if (character_at(block->text, mark, &next) != 0x3001) /* 、 */
		return false;
	const uint32_t left = character_before(block->text, mark, &previous);
	const uint32_t right = character_at(block->text, next, &previous);
	const bool numbered =
	        cue_is(cues, CUE_SESSION_NUMBER, right) || cue_is(cues, CUE_ORDINAL, right);
	return numbered &&
	       (cue_is(cues, CUE_SESSION_BEGINS, left) || cue_is(cues, CUE_SESSION_NUMBER, left));
}

/* The letters and digits that end at off, with the blanks between letters: ID MALL. */
static size_t before_letters(struct slice text, size_t off)
{
	size_t previous, blank, start = off;
	uint32_t cp = character_before(text, start, &previous);
	for (bool letter = false; g_ascii_isalnum((int)MIN(cp, 0x7F)) || cp == ' ';
	     cp = character_before(text, start, &previous)) {
		if (cp == ' ' &&
		    (!letter ||
		     !g_ascii_isalpha((int)MIN(character_before(text, previous, &blank), 0x7F))))
			break;
		letter = cp != ' ' && g_ascii_isalpha((int)cp);
		start = previous;
	}
	return start;
}

/* What may stand inside the name of an institution beside Chinese characters:
 * letters and digits, brackets before 公司, a newspaper's title. */
size_t phrase_before_inside(const struct scan_block *block, size_t off, bool company)
{
	const struct slice text = block->text;
	size_t previous, start = off;
	uint32_t cp = character_before(text, off, &previous);
	if (cp == ')' && (start = skip_short_name(block->cues, text, off)) < off)
		return start;
	if (cp == ')')
		return company || holds_institution(block, previous)
		               ? phrase_before_brackets(text, off)
		               : off;
	if (cp == 0x201D) /* ” */
		return skip_quotes(text, off);
	if (cp == 0x300B) /* 》 */
		return skip_title(text, off);
	if (cp == 0x3001) /* 、 */
		return phrase_joins_sessions(block, previous) ? previous : off;
	start = before_letters(text, off);
	return start < off ? start - cue_upto(block->cues, CUE_ORDINAL, text, start) : off;
}

/* Before the place that a dash joins to the one at off: 中国 of 中国—松国商会; else off. */
size_t phrase_before_dash(const struct scan_block *block, size_t off)
{
	size_t dash;
	uint32_t cp = character_before(block->text, off, &dash);
	if (cp != 0x2014 && cp != '-') /* — */
		return off;
	const struct match *place = scan_ending(block, dash, TABLE_REGIONS);
	return place ? place->start : off;
}
