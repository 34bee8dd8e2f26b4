/* Odds of lines' roles, from what they say: units that a setter does not break,
 * how sentences like to begin, what a heading looks like and what says its words
 * again. Knows no ways through a page. */
#include "core/text/role-odds.h"

#include "core/text/letters.h"
#include "core/text/line-marks.h"
#include "core/text/seam.h"
#include "core/text/starts.h"

enum {
	JUMP_COLUMNS = 16, /* of 上接第十二版 in brackets */
	FEW_LETTERS = 12,  /* of a short sentence */
	SHORT_END = 6,     /* letters: few sentences are so short */
	LONGEST_HEADING = 84,
	ECHO_LINES = 4,    /* below a heading that may say its words again */
	ECHO_LETTERS = 96, /* of them */
	HEADING_LETTERS = 48
};

/* The weights. */
static const double
        /* How a sentence begins that opens a paragraph. */
        shared = -0.4,
        somebody_says = 1.3, in_few_words = 0.6, after_dash = 2.5, at_figure = 0.5,
        after_quotation = 0.3, before_quotation = -0.3,
        /* That begins with a short sentence, or with a stop. */
        short_end = -2, no_beginning = -5,
        /* That its first letter seldom begins one. */
        begins_weight = 0.6, least_begins = -2, echo_weight = 1,
        /* A heading; one set in bold, numbered, letter-spaced, with a comma; broken just behind
           one; with —— behind; that is what somebody says; with blank around it. */
        heading = -2.3, bold_heading = 8, numbered_heading = 3, numbered_item = 0.5,
        spaced_heading = 2, indented_heading = -1.5, with_pause = -1, broken_word = -9,
        dashed_heading = 3.5, quoted_heading = 3, lone_heading = 1.5,
        /* The last line of one: shorter than a heading of its own. */
        last_of_heading = -1,
        /* Less than this is no sign that a sentence goes on over a line. */
        least_over = 0.5;

/* What so many letters in a row are worth that are said again below. */
enum { ECHO_LEAST = 5, ECHO_MOST = 8 };
static const double echoes[ECHO_MOST + 1] = { [ECHO_LEAST] = 0.3, 0.6, 1, [ECHO_MOST] = 2 };

bool role_is_ordinal(enum form form)
{
	return form == FORM_CHAPTER || (form >= FORM_ORDINAL_1 && form <= FORM_ORDINAL_4);
}

/* How the sentence that line begins with likes to stand: who speaks is named at
 * a paragraph's head, and so is in few words what it is about. */
static double sentence_odds(const struct page *page, const struct page_line *line)
{
	struct slice rest = line->text;
	enum glyph first = glyph_of(glyph_take(&rest));
	double odds = first == GLYPH_DASH ? after_dash : first == GLYPH_DIGIT ? at_figure : 0;
	for (int letters = 1; letters <= FEW_LETTERS && rest.len; letters++)
		if (glyph_of(glyph_take(&rest)) == GLYPH_END)
			return odds + in_few_words;
	return odds + (line_matches(page, line, FORM_SAYS, line->text) ? somebody_says : 0);
}

/* A sentence ends with line: the odds that next begins a paragraph, by all but
 * its first words. */
static double odds_of_opening(const struct page *page, const struct page_line *line)
{
	const struct page_line *next = line + 1;
	struct slice before = line->text, after = next->text;
	bool closes = glyph_of(glyph_take_last(&before)) == GLYPH_CLOSE;
	bool opens = glyph_of(glyph_take(&after)) == GLYPH_OPEN;
	return shared * seam_affinity(line->text, next->text) + sentence_odds(page, next) +
	       (closes  ? after_quotation
	        : opens ? before_quotation
	                : 0);
}

/* How likely text is the end of what began above, so that nothing begins with
 * it: 时，江苏…, 步。各地…, 日益展现。深入…. */
static double odds_of_end(struct slice text)
{
	for (int letters = 0; letters <= SHORT_END && text.len; letters++) {
		enum glyph glyph = glyph_of(glyph_take(&text));
		if (glyph == GLYPH_END)
			return letters <= 2 ? no_beginning : short_end;
		if (letters <= 1 && (glyph == GLYPH_PAUSE || (glyph == GLYPH_CLOSE && !letters)))
			return no_beginning;
		if (glyph == GLYPH_OPEN || glyph == GLYPH_CLOSE)
			break;
	}
	return 0;
}

/* A heading with a comma, or a line that its column broke just behind that. */
static double pause_odds(const struct page_line *line)
{
	return line_ends_behind_pause(line->text) ? broken_word : with_pause;
}

static double odds_of_heading(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	bool item = line->form == FORM_ORDINAL_3 || line->form == FORM_ORDINAL_4;
	bool spaced = line->spaced && line->tally.columns * 4 < line->width * 3;
	return heading + (line->strong ? bold_heading : 0) +
	       (line->indented ? indented_heading : 0) + (spaced ? spaced_heading : 0) +
	       (line_ends_in_dash(line->text) ? dashed_heading : 0) +
	       (line_is_quotation(line->text) ? quoted_heading : 0) +
	       (line_is_alone(page, i) || lines_are_alone(page, i) ? lone_heading : 0) +
	       (item                           ? numbered_item
	        : role_is_ordinal(line->form)  ? numbered_heading
	        : line_has_pause(&line->tally) ? pause_odds(line)
	                                       : 0);
}

/* Whether line may be a heading's last: nothing ends in it, or pauses at its end. */
static bool may_be_part(const struct page_line *line)
{
	struct slice text = line->text;
	return glyph_of(glyph_take_last(&text)) != GLYPH_PAUSE && line->ending == ENDING_OPEN &&
	       line->columns <= LONGEST_HEADING && !line_has_stop(line->text, &line->tally);
}

/* Takes a character as letters_code has it: most are but read as they stand. */
static inline uint32_t take_code(const char **at)
{
	const char *from = *at;
	*at += glyph_length(*from);
	return letters_code(from);
}

static size_t codes_of(struct slice text, uint32_t *letters, size_t n, size_t most)
{
	for (const char *at = text.data, *end = at + text.len; at < end && n < most;)
		letters[n++] = take_code(&at);
	return n;
}

/* Where the lines below say two letters side by side first, the page being gone over from its
 * end: by the lowest bits of their last bytes, so that most lines are told apart from what is
 * below without being compared with it. */
enum { LAST_BITS = 6, NOWHERE = 2 * ECHO_LINES };

struct said_below {
	uint16_t line[1 << 2 * LAST_BITS]; /* and NOWHERE; 0 at first */
};

static unsigned last_bits(const char *end)
{
	return (unsigned char)end[-1] % (1 << LAST_BITS);
}

/* Which letters of line i, as bits, stand behind another as they may in the next few lines;
 * and lets those above know what it says. A pair too many does no harm. */
static uint64_t hear_line(struct said_below *below, const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const char *at = line->text.data, *end = at + line->text.len;
	uint16_t here = (uint16_t)(i + NOWHERE);
	struct slice above = i ? line[-1].text : (struct slice){ NULL, 0 };
	unsigned last = above.len ? last_bits(above.data + above.len) : 0;
	uint64_t said = 0;
	for (unsigned n = 0; at < end && n < ECHO_LETTERS; n++) {
		at += glyph_length(*at);
		unsigned next = last_bits(at);
		uint16_t *pair = &below->line[last << LAST_BITS | next];
		said |= (uint64_t)((uint16_t)(*pair - here) <= ECHO_LINES) << n % 64;
		*pair = here;
		last = next;
	}
	return said;
}

/* Whether ECHO_LEAST letters in a row of a heading may be said below. */
static bool may_echo(uint64_t said)
{
	for (int row = 2; row < ECHO_LEAST; row++)
		said &= said >> 1;
	return said;
}

/* The most letters of head in a row that are in text: only stretches are compared of which all
 * pairs are said there. Fewer than ECHO_LEAST are as good as none. */
static size_t longest_row(const uint32_t *head, size_t n, const uint32_t *text, size_t m,
                          uint64_t said)
{
	size_t best = 0;
	for (size_t a = 0, end; a < n; a = end) {
		for (end = a + 1; end < n && said >> end & 1;)
			end++;
		if (end - a >= ECHO_LEAST)
			best = MAX(best, letters_in_row(head + a, end - a, text, m, ECHO_MOST));
	}
	return best;
}

/* What it is worth that lines below line i say what it says. */
static double odds_of_echo(const struct page *page, size_t i, uint64_t said)
{
	uint32_t head[HEADING_LETTERS], text[ECHO_LETTERS];
	size_t n = codes_of(page_line_at(page, i)->text, head, 0, HEADING_LETTERS), m = 0;
	for (size_t k = i + 1; k <= i + ECHO_LINES && k < page->lines->len; k++)
		m = codes_of(page_line_at(page, k)->text, text, m, ECHO_LETTERS);
	return echoes[longest_row(head, n, text, m, said)];
}

/* Whether line i may begin something: nothing above goes on in it. */
static bool may_begin(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return !i || line->apart || line[-1].ending != ENDING_OPEN || line[-1].may_head;
}

/* How much better the sentence of the line above goes on below line i than through
 * it: a heading that stands where a column was cut. */
static double odds_over(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (!i || i + 1 >= page->lines->len || line[-1].ending != ENDING_OPEN ||
	    line->columns * 4 > line->width * 3 || line[-1].form != FORM_TEXT ||
	    line[1].form != FORM_TEXT || line[-1].columns + SHORT_END < line->width)
		return 0;
	return seam_odds_with(line[-1].text, line[-1].tally.kinds, line[1].text,
	                      line[1].tally.kinds) -
	       MAX(line[-1].seam, 0) - MAX(line->seam, 0) - least_over;
}

/* Whether line is of a column's text: furniture and fields are not, nor is
 * （上接第1版） with nothing behind it. */
static bool is_in_text(const struct page *page, const struct page_line *line)
{
	bool jump = line->form == FORM_CONTINUED_FROM && line->columns <= JUMP_COLUMNS;
	return line->kind == LINE_TEXT && line->measure && !stands_alone(line->form) &&
	       line->form != FORM_SUBTITLE && !jump && !line->captioned &&
	       !begins_caption(page, line);
}

/* The roles that a line of such odds is weighed in. */
static unsigned roles_of(const struct role_odds *odds)
{
	return 1u << ROLE_FIRST | 1u << ROLE_REST |
	       (odds->heading > role_never ? 1u << ROLE_HEADING : 0) |
	       (odds->heading_end > role_never ? 1u << ROLE_HEADING_REST : 0);
}

static struct role_odds odds_of(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	double begins = seam_sentence_odds(line->text);
	struct role_odds odds = { .in_text = is_in_text(page, line),
		                  .unit = page->by_letter ? 2 : line_unit_columns(line->text),
		                  .lone = is_lone_mark(page, line->form, line->text),
		                  .begins_end = odds_of_end(line->text),
		                  .begins = begins_weight * CLAMP(begins, least_begins, 0),
		                  .heading = role_never,
		                  .heading_end = role_never };
	if (i && line[-1].ending == ENDING_FULL) {
		odds.opens = odds_of_opening(page, line - 1);
		odds.start = starts_word_odds(line->text);
	}
	if (line->may_head) {
		odds.heading = odds_of_heading(page, i);
		odds.over = odds_over(page, i);
	}
	if (may_be_part(line))
		odds.heading_end = last_of_heading;
	odds.roles = roles_of(&odds);
	return odds;
}

static void tell_echoes(const struct page *page, struct role_odds *odds)
{
	struct said_below below = { 0 };
	for (size_t i = page->lines->len; i-- > 0;) {
		uint64_t said = hear_line(&below, page, i);
		if (page_line_at(page, i)->may_head && may_begin(page, i) && may_echo(said))
			odds[i].echo = echo_weight * odds_of_echo(page, i, said);
	}
}

struct role_odds *role_odds_of(struct page *page)
{
	struct role_odds *odds = g_new(struct role_odds, page->lines->len);
	for (size_t i = 0; i < page->lines->len; i++)
		odds[i] = odds_of(page, i);
	tell_echoes(page, odds);
	return odds;
}
