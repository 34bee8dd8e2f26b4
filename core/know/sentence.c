/* Cutting a block: one pass over its code points, with a small stack of open
 * quotation marks. */
#include "core/know/sentence.h"

#include <glib.h>

#include "core/base/bisect.h"
#include "core/know/character.h"

/* Marks nested deeper are not looked at, nor a quotation that opened farther
 * back than that many inside the same one. */
enum { DEEPEST = 16, FARTHEST = 256 };

/* What a mark does. One that may open and close a quotation, ", closes where one is open. */
enum {
	CUTS_SENTENCE = 1 << 0,
	CUTS_CLAUSE = 1 << 1,
	CUTS_UNLESS_DIGITS = 1 << 2, /* a clause */
	CLOSES = 1 << 3,             /* what was quoted, or put in brackets */
	OPENS = 1 << 4
};

/* By the low six bits of marks that have the same others. */
enum mark_page { OTHERS, ASCII, GENERAL, HAN_MARKS, FULL_WIDTH, MARK_PAGES };

static const uint8_t marks[MARK_PAGES][64] = {
	[ASCII] = { ['\n'] = CUTS_SENTENCE,
	            ['!'] = CUTS_SENTENCE,
	            ['?'] = CUTS_SENTENCE,
	            [';'] = CUTS_CLAUSE,
	            [','] = CUTS_UNLESS_DIGITS,
	            [':'] = CUTS_UNLESS_DIGITS,
	            [')'] = CLOSES,
	            ['"'] = CLOSES | OPENS },
	[GENERAL] = { [0x26] = CUTS_CLAUSE,      /* … */
	              [0x14] = CUTS_CLAUSE,      /* — */
	              [0x1C] = OPENS,            /* “ */
	              [0x1D] = CLOSES,           /* ” */
	              [0x18] = OPENS,            /* ‘ */
	              [0x19] = CLOSES },         /* ’ */
	[HAN_MARKS] = { [0x02] = CUTS_SENTENCE,  /* 。 */
	                [0x0C] = OPENS,          /* 「 */
	                [0x0D] = CLOSES,         /* 」 */
	                [0x0E] = OPENS,          /* 『 */
	                [0x0F] = CLOSES },       /* 』 */
	[FULL_WIDTH] = { [0x01] = CUTS_SENTENCE, /* ！ */
	                 [0x1F] = CUTS_SENTENCE, /* ？ */
	                 [0x0C] = CUTS_CLAUSE,   /* ， */
	                 [0x1B] = CUTS_CLAUSE,   /* ； */
	                 [0x1A] = CUTS_CLAUSE,   /* ： */
	                 [0x09] = CLOSES },      /* ） */
};

/* Which page that is, by the bits above. */
static const uint8_t pages[0x10000 >> 6] = {
	[0] = ASCII, [0x2000 >> 6] = GENERAL, [0x3000 >> 6] = HAN_MARKS, [0xFF00 >> 6] = FULL_WIDTH
};

/* What cp does; 0 for most characters. */
static unsigned does(uint32_t cp)
{
	return cp <= 0xFFFF ? marks[pages[cp >> 6]][cp & 63] : 0;
}

/* The mark that closes what cp, which OPENS, begins. */
static uint32_t closer_of(uint32_t cp)
{
	return cp == '"' ? cp : cp + 1;
}

/* There is room for as many of each as there are marks, and one more. Of open, so many are told
 * as depth says. */
struct cutter {
	const struct glyphs *glyphs;
	struct sentence *sentences;
	struct clause *clauses;
	struct quoted *quoted;
	size_t n_sentences, n_clauses, n_quoted;
	size_t clause, sentence; /* where the one being read began */
	size_t first_clause;
	bool ended; /* a mark that ends the sentence was read, closing marks may follow */
	unsigned depth;
	struct {
		uint32_t closer;
		size_t index; /* of cutter->quoted */
	} open[DEEPEST];
};

static void end_clause(struct cutter *cutter, size_t off)
{
	if (off == cutter->clause)
		return;
	cutter->clauses[cutter->n_clauses++] =
	        (struct clause){ { cutter->clause, off }, cutter->n_sentences };
	cutter->clause = off;
}

static void end_sentence(struct cutter *cutter, size_t off)
{
	end_clause(cutter, off);
	cutter->ended = false;
	if (off == cutter->sentence)
		return;
	cutter->sentences[cutter->n_sentences++] =
	        (struct sentence){ { cutter->sentence, off },
		                   cutter->first_clause,
		                   cutter->n_clauses - cutter->first_clause };
	cutter->sentence = off;
	cutter->first_clause = cutter->n_clauses;
}

static bool between_digits(const struct glyphs *glyphs, size_t i)
{
	return i > 0 && i + 1 < glyphs->n && is_digit(utf8_narrow(glyphs->cp[i - 1])) &&
	       is_digit(utf8_narrow(glyphs->cp[i + 1]));
}

static struct quoted *quoted_open(struct cutter *cutter, unsigned depth)
{
	return &cutter->quoted[cutter->open[depth].index];
}

/* Takes closer off the stack with what was left open inside it. Returns
 * whether there was one. */
static bool close_mark(struct cutter *cutter, uint32_t closer, size_t end)
{
	unsigned depth = cutter->depth;
	while (depth > 0 && cutter->open[depth - 1].closer != closer)
		depth--;
	if (depth == 0)
		return false;
	for (unsigned i = depth - 1; i < cutter->depth; i++)
		quoted_open(cutter, i)->span.end = end;
	quoted_open(cutter, depth - 1)->closed = true;
	cutter->depth = depth - 1;
	return true;
}

static void open_mark(struct cutter *cutter, uint32_t closer, size_t off)
{
	if (cutter->depth == DEEPEST)
		return;
	const struct glyphs *glyphs = cutter->glyphs;
	const struct span rest = { off, glyphs->off[glyphs->n] };
	cutter->quoted[cutter->n_quoted] = (struct quoted){ rest, cutter->depth, false };
	cutter->open[cutter->depth].closer = closer;
	cutter->open[cutter->depth++].index = cutter->n_quoted++;
}

static void read_quotation_mark(struct cutter *cutter, uint32_t cp, unsigned does, size_t off,
                                size_t next)
{
	bool closes = does & CLOSES && close_mark(cutter, cp, next);
	if (!closes && does & OPENS)
		open_mark(cutter, closer_of(cp), off);
}

static void read_one(struct cutter *cutter, size_t i, unsigned does)
{
	const uint32_t cp = cutter->glyphs->cp[i];
	const size_t off = cutter->glyphs->off[i], next = cutter->glyphs->off[i + 1];
	bool closes = does & CLOSES && !(does & OPENS && cutter->depth == 0);
	if (cutter->ended && !(does & CUTS_SENTENCE) && !closes)
		end_sentence(cutter, off);
	if (does & (OPENS | CLOSES))
		read_quotation_mark(cutter, cp, does, off, next);
	if (does & CUTS_SENTENCE)
		cutter->ended = true;
	else if (does & CUTS_CLAUSE ||
	         (does & CUTS_UNLESS_DIGITS && !between_digits(cutter->glyphs, i)))
		end_clause(cutter, next);
}

/* Reads what is no common ideograph. One of these ends a sentence only where its
 * mark was read right before it. */
static void read_marks(struct cutter *cutter)
{
	const struct glyphs *glyphs = cutter->glyphs;
	size_t next = 0; /* behind the mark read last */
	for (size_t m = 0; m < glyphs->n_marks; next = glyphs->marks[m++] + 1) {
		const size_t i = glyphs->marks[m];
		const unsigned mark_does = does(glyphs->cp[i]);
		if (cutter->ended && i > next)
			end_sentence(cutter, glyphs->off[next]);
		if (cutter->ended || mark_does)
			read_one(cutter, i, mark_does);
	}
	if (cutter->ended)
		end_sentence(cutter, glyphs->off[next]);
	end_sentence(cutter, glyphs->off[glyphs->n]);
}

struct sentences sentences_cut(const struct glyphs *glyphs, struct arena *arena)
{
	const size_t most = glyphs->n_marks + 1;
	struct cutter cutter;
	memset(&cutter, 0, offsetof(struct cutter, open));
	cutter.glyphs = glyphs;
	cutter.sentences = arena_room(arena, most * sizeof *cutter.sentences);
	cutter.clauses = arena_room(arena, most * sizeof *cutter.clauses);
	cutter.quoted = arena_room(arena, most * sizeof *cutter.quoted);
	read_marks(&cutter);
	arena_keep(arena, cutter.quoted, cutter.n_quoted * sizeof *cutter.quoted);
	return (struct sentences){
		.sentences = cutter.sentences,
		.n_sentences = cutter.n_sentences,
		.clauses = cutter.clauses,
		.n_clauses = cutter.n_clauses,
		.quoted = cutter.quoted,
		.n_quoted = cutter.n_quoted,
	};
}

size_t sentence_at(const struct sentences *in, size_t off)
{
	size_t behind;
	BISECT(behind, in->n_sentences, in->sentences[behind].span.start > off);
	return behind ? behind - 1 : 0;
}

size_t clause_at(const struct sentences *in, size_t off)
{
	size_t behind;
	BISECT(behind, in->n_clauses, in->clauses[behind].span.start > off);
	return behind ? behind - 1 : 0;
}

const struct quoted *quoted_at(const struct sentences *in, size_t off)
{
	size_t behind;
	BISECT(behind, in->n_quoted, in->quoted[behind].span.start > off);
	for (size_t tries = 0; behind > 0 && tries < FARTHEST; behind--, tries++) {
		const struct quoted *quoted = &in->quoted[behind - 1];
		if (span_holds(quoted->span, off))
			return quoted;
		if (quoted->depth == 0)
			return NULL;
	}
	return NULL;
}
