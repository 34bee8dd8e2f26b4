/* Cutting a block: one pass over its code points, with a small stack of open
 * quotation marks. */
#include "core/know/sentence.h"

#include <glib.h>

#include "core/base/bisect.h"
#include "core/know/character.h"

/* Marks nested deeper are not looked at, nor a quotation that opened farther
 * back than that many inside the same one. */
enum { DEEPEST = 16, FARTHEST = 256 };

enum cut { CUT_NONE, CUT_CLAUSE, CUT_SENTENCE, CUT_CLOSER, CUT_UNLESS_DIGITS };

static enum cut cut_of(uint32_t cp)
{
	switch (cp) {
	case 0x3002: /* 。 */
	case 0xFF01: /* ！ */
	case 0xFF1F: /* ？ */
	case '!':
	case '?':
	case '\n':
		return CUT_SENTENCE;
	case 0xFF0C: /* ， */
	case 0xFF1B: /* ； */
	case 0xFF1A: /* ： */
	case ';':
	case 0x2026: /* … */
	case 0x2014: /* — */
		return CUT_CLAUSE;
	case ',':
	case ':':
		return CUT_UNLESS_DIGITS;
	case 0x201D: /* ” */
	case 0x2019: /* ’ */
	case 0x300D: /* 」 */
	case 0x300F: /* 』 */
	case 0xFF09: /* ） */
	case ')':
	case '"':
		return CUT_CLOSER;
	default:
		return CUT_NONE;
	}
}

static uint32_t closer_of(uint32_t cp)
{
	switch (cp) {
	case 0x201C:
		return 0x201D;
	case 0x2018:
		return 0x2019;
	case 0x300C:
		return 0x300D;
	case 0x300E:
		return 0x300F;
	case '"':
		return '"';
	default:
		return 0;
	}
}

/* There is room for as many of each as there are marks that cut, and one more. */
struct cutter {
	const struct glyphs *glyphs;
	struct sentence *sentences;
	struct clause *clauses;
	struct quoted *quoted;
	size_t n_sentences, n_clauses, n_quoted;
	size_t clause, sentence; /* where the one being read began */
	size_t first_clause;
	bool ended; /* a mark that ends the sentence was read, closing marks may follow */
	struct {
		uint32_t closer;
		size_t index; /* of cutter->quoted */
	} open[DEEPEST];
	unsigned depth;
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

static void read_quotation_mark(struct cutter *cutter, uint32_t cp, size_t off, size_t next)
{
	bool closes = cut_of(cp) == CUT_CLOSER && close_mark(cutter, cp, next);
	if (!closes && closer_of(cp))
		open_mark(cutter, closer_of(cp), off);
}

/* Most characters are no mark. */
static bool is_plain(uint32_t cp)
{
	return (cp >= 0x3100 && cp <= 0x9FFF) || (cp >= '0' && cp <= '9');
}

static void read_one(struct cutter *cutter, size_t i)
{
	const uint32_t cp = cutter->glyphs->cp[i];
	const size_t off = cutter->glyphs->off[i], next = cutter->glyphs->off[i + 1];
	enum cut cut = cut_of(cp);
	bool opens = cp == '"' && cutter->depth == 0;
	if (cutter->ended && cut != CUT_SENTENCE && (cut != CUT_CLOSER || opens))
		end_sentence(cutter, off);
	if (cp == 0x201C || cp == 0x2018 || cut == CUT_CLOSER || closer_of(cp))
		read_quotation_mark(cutter, cp, off, next);
	if (cut == CUT_SENTENCE)
		cutter->ended = true;
	else if (cut == CUT_CLAUSE ||
	         (cut == CUT_UNLESS_DIGITS && !between_digits(cutter->glyphs, i)))
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
		if (cutter->ended && i > next)
			end_sentence(cutter, glyphs->off[next]);
		if (cutter->ended || !is_plain(glyphs->cp[i]))
			read_one(cutter, i);
	}
	if (cutter->ended)
		end_sentence(cutter, glyphs->off[next]);
	end_sentence(cutter, glyphs->off[glyphs->n]);
}

/* How many glyphs may cut or quote, at most. */
static size_t count_cutting(const struct glyphs *glyphs)
{
	size_t n = 0;
	for (size_t m = 0; m < glyphs->n_marks; m++) {
		const uint32_t cp = glyphs->cp[glyphs->marks[m]];
		n += !is_plain(cp) && (cp >= 0x80 || !g_ascii_isalpha((char)cp)) && cp != ' ';
	}
	return n;
}

struct sentences sentences_cut(const struct glyphs *glyphs, struct arena *arena)
{
	const size_t most = count_cutting(glyphs) + 1;
	struct cutter cutter = {
		.glyphs = glyphs,
		.sentences = arena_room(arena, most * sizeof *cutter.sentences),
		.clauses = arena_room(arena, most * sizeof *cutter.clauses),
		.quoted = arena_room(arena, most * sizeof *cutter.quoted),
	};
	read_marks(&cutter);
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
