/* Cutting a block: one pass over its code points, with a small stack of open
 * quotation marks. */
#include "core/know/sentence.h"

#include "core/base/bisect.h"
#include "core/base/utf8.h"

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

struct cutter {
	const struct glyphs *glyphs;
	GArray *sentences, *clauses, *quoted;
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
	struct clause clause = { { cutter->clause, off }, cutter->sentences->len };
	g_array_append_val(cutter->clauses, clause);
	cutter->clause = off;
}

static void end_sentence(struct cutter *cutter, size_t off)
{
	end_clause(cutter, off);
	cutter->ended = false;
	if (off == cutter->sentence)
		return;
	struct sentence sentence = { { cutter->sentence, off },
		                     cutter->first_clause,
		                     cutter->clauses->len - cutter->first_clause };
	g_array_append_val(cutter->sentences, sentence);
	cutter->sentence = off;
	cutter->first_clause = cutter->clauses->len;
}

static bool is_digit(uint32_t cp)
{
	cp = utf8_narrow(cp);
	return cp >= '0' && cp <= '9';
}

static bool between_digits(const struct glyphs *glyphs, size_t i)
{
	return i > 0 && i + 1 < glyphs->n && is_digit(glyphs->cp[i - 1]) &&
	       is_digit(glyphs->cp[i + 1]);
}

static struct quoted *quoted_open(struct cutter *cutter, unsigned depth)
{
	return &g_array_index(cutter->quoted, struct quoted, cutter->open[depth].index);
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
	struct quoted quoted = { { off, glyphs->off[glyphs->n] }, cutter->depth, false };
	cutter->open[cutter->depth].closer = closer;
	cutter->open[cutter->depth++].index = cutter->quoted->len;
	g_array_append_val(cutter->quoted, quoted);
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

struct cutter *cutter_new(void)
{
	struct cutter *cutter = g_new0(struct cutter, 1);
	cutter->sentences = g_array_new(FALSE, FALSE, sizeof(struct sentence));
	cutter->clauses = g_array_new(FALSE, FALSE, sizeof(struct clause));
	cutter->quoted = g_array_new(FALSE, FALSE, sizeof(struct quoted));
	return cutter;
}

void cutter_free(struct cutter *cutter)
{
	g_array_free(cutter->sentences, TRUE);
	g_array_free(cutter->clauses, TRUE);
	g_array_free(cutter->quoted, TRUE);
	g_free(cutter);
}

static void begin(struct cutter *cutter, const struct glyphs *glyphs)
{
	g_array_set_size(cutter->sentences, 0);
	g_array_set_size(cutter->clauses, 0);
	g_array_set_size(cutter->quoted, 0);
	cutter->glyphs = glyphs;
	cutter->clause = cutter->sentence = cutter->first_clause = 0;
	cutter->ended = false;
	cutter->depth = 0;
}

struct sentences sentences_cut(struct cutter *cutter, const struct glyphs *glyphs,
                               struct arena *arena)
{
	begin(cutter, glyphs);
	read_marks(cutter);
	struct sentences in = {
		.n_sentences = cutter->sentences->len,
		.n_clauses = cutter->clauses->len,
		.n_quoted = cutter->quoted->len,
	};
	in.sentences = arena_copy_array(arena, cutter->sentences->data, in.n_sentences,
	                                sizeof(struct sentence));
	in.clauses =
	        arena_copy_array(arena, cutter->clauses->data, in.n_clauses, sizeof(struct clause));
	in.quoted =
	        arena_copy_array(arena, cutter->quoted->data, in.n_quoted, sizeof(struct quoted));
	return in;
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
