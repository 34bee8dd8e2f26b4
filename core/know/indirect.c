/* Indirect speech: a verb of saying with its speaker before it and a clause
 * behind it that is in no quotation marks. */
#include "core/know/indirect.h"

#include "core/know/character.h"
#include "core/know/speaker-phrase.h"

enum { SHORTEST = 8 * HAN_BYTES }; /* bytes: less is an object, no speech (提出建议) */

/* How a verb takes what is said: behind a comma, behind whom it is said to and a comma, right
 * behind it where a verb begins it, or where anything does. */
enum taking { TAKES_COMMA = 1, TAKES_TOLD = 2, TAKES_CLAUSE = 4, TAKES_ANY = 8 };

static unsigned taking_of(const struct scan *scan, const struct match *match)
{
	static const struct {
		const char *cell;
		unsigned taking;
	} takings[] = {
		{ "comma", TAKES_COMMA },
		{ "clause", TAKES_COMMA | TAKES_CLAUSE },
		{ "direct", TAKES_CLAUSE },
		{ "told", TAKES_COMMA | TAKES_TOLD },
		{ "any", TAKES_COMMA | TAKES_CLAUSE | TAKES_ANY },
	};
	const char *cell = lexicon_cell(scan->lexicon, TABLE_SPEECH, match->row, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(takings); i++)
		if (g_str_equal(takings[i].cell, cell))
			return takings[i].taking;
	return 0;
}

/* Whether a clause, and no object, begins right behind the verb: 提出实施, not
 * 提出建议. */
static bool begins_clause(const struct speaker_finder *finder, const struct scan_block *block,
                          size_t off)
{
	struct lattice *lattice = finder->lattice;
	const struct glyphs *glyphs = &block->glyphs;
	if (!stretch_next(glyphs, glyphs_from(glyphs, off), glyphs->n, &lattice->stretch) ||
	    lattice->stretch.off[0] != off)
		return false;
	lattice_fill(lattice, block);
	const struct edge *edge = lattice_out(lattice, 0);
	return strchr("vdaw", edge->kind) && lattice->stretch.n > edge->end;
}

/* Whether a verb of block b begins its clause, but for 并, 还 and the like. */
static bool leads_clause(const struct speaker_finder *finder, size_t b, const struct match *verb)
{
	const struct scan_block *block = &finder->scan->blocks[b];
	const size_t clause = clause_around(&block->in, verb->start).start;
	return clause == verb->start ||
	       speaker_manner(finder, b, (struct span){ clause, verb->start }) == clause;
}

/* Behind the comma, or colon, at off; off where there is none. */
static size_t behind_comma(const struct scan_block *block, size_t off)
{
	size_t next;
	const uint32_t cp =
	        off < block->text.len ? utf8_narrow(utf8_next(block->text, off, &next)) : 0;
	return cp == ',' || cp == ':' ? next : off;
}

/* Behind whom it is said to, no more than a name and what he is: 告诉安河晚报记者; off where
 * that is not all of the clause. */
static size_t behind_told(const struct scan_block *block, size_t off)
{
	enum { LONGEST = 12 * HAN_BYTES };
	size_t end = off;
	for (size_t next; end < block->text.len && end - off < LONGEST; end = next)
		if (!is_han(utf8_next(block->text, end, &next)))
			return end;
	return off;
}

/* Whether a match is a noun, or has its object behind it: 有人的质疑，…; 提出了方案. */
static bool names_act(const struct scan_block *block, const struct match *match)
{
	return cue_upto(block->cues, CUE_OF, block->text, match->start) ||
	       cue_at(block->cues, CUE_ASPECT, block->text, match->end);
}

/* Behind a verb that takes what is said so, and behind whom it is said to. */
static size_t told_end(const struct scan_block *block, const struct match *verb, unsigned taking)
{
	return taking & TAKES_TOLD ? behind_told(block, verb->end) : verb->end;
}

size_t indirect_told_end(const struct scan *scan, const struct scan_block *block,
                         const struct match *verb)
{
	return told_end(block, verb, taking_of(scan, verb));
}

bool indirect_has_comma(const struct scan *scan, const struct scan_block *block,
                        const struct match *verb)
{
	const size_t end = indirect_told_end(scan, block, verb);
	return behind_comma(block, end) > end;
}

/* Where what is said begins behind a verb that takes it so, or SIZE_MAX. */
static size_t speech_start(const struct speaker_finder *finder, size_t b, const struct match *verb,
                           unsigned taking)
{
	const struct scan_block *block = &finder->scan->blocks[b];
	const size_t end = verb->end;
	const size_t told = told_end(block, verb, taking);
	if (behind_comma(block, told) > told)
		return taking & TAKES_COMMA ? behind_comma(block, told) : SIZE_MAX;
	const bool clause =
	        taking & TAKES_CLAUSE && (taking & TAKES_ANY || begins_clause(finder, block, end) ||
	                                  (taking & TAKES_COMMA && leads_clause(finder, b, verb)));
	return clause ? end : SIZE_MAX;
}

/* Where it ends: with its sentence, or where another takes up after ；. start where
 * that is farther than anybody speaks: a hostile text must not be read again
 * for every verb in it. */
static size_t speech_end(const struct scan_block *block, size_t start)
{
	enum { LONGEST = 8192 }; /* bytes */
	const struct sentences *in = &block->in;
	const size_t end = sentence_around(in, start).end;
	if (end - start > LONGEST)
		return start;
	for (size_t c = clause_at(in, start); c < in->n_clauses; c++) {
		const size_t behind = in->clauses[c].span.end;
		size_t off;
		if (behind > end)
			break;
		if (character_before(block->text, behind, &off) == ';' && off >= start)
			return off;
	}
	return end;
}

static bool is_quoted(const struct scan_block *block, size_t off)
{
	return quoted_at(&block->in, off) != NULL;
}

/* Reads a verb of block b that takes what is said so; returns where what it introduces ends. */
static size_t read_verb(const struct speaker_finder *finder, size_t b, const struct match *verb,
                        unsigned taking)
{
	const struct scan_block *block = &finder->scan->blocks[b];
	if (names_act(block, verb) || is_quoted(block, verb->start))
		return verb->end;
	const size_t start = speech_start(finder, b, verb, taking);
	if (start >= block->text.len || is_quoted(block, start))
		return verb->end;
	const size_t end = speech_end(block, start);
	if (end < start + SHORTEST)
		return verb->end;
	struct attribution found =
	        speaker_of_verb(finder, b, clause_around(&block->in, verb->start).start, verb);
	if (!found.speaker && leads_clause(finder, b, verb))
		found = speaker_of_verb(finder, b, sentence_around(&block->in, verb->start).start,
		                        verb);
	if (!found.speaker)
		return verb->end;
	struct mention mention = {
		.type = MENTION_QUOTE,
		.block = b,
		.span = { start, end },
		.rule = "verb of saying, without quotation marks",
		.quote = { found.speaker, found.verb, true },
	};
	g_array_append_val(finder->scan->mentions, mention);
	return end;
}

/* Whether a verb is only the end of the longer one before it: 说 of 所说. */
static bool is_end_of(const struct match *match, const struct match *before)
{
	return before->end == match->end && before->start < match->start;
}

void indirect_extract(const struct speaker_finder *finder)
{
	for (size_t b = 0; b < finder->scan->n_blocks; b++) {
		const struct scan_block *block = &finder->scan->blocks[b];
		size_t done = 0;
		if (!block->text.len || !block_is_body(block->block->type) ||
		    block->block->type == BLOCK_HEADING)
			continue;
		struct match_list verbs = block->tables[TABLE_SPEECH];
		for (size_t i = 0; i < verbs.n; i++) {
			const struct match *match = &verbs.items[i];
			if (i > 0 && is_end_of(match, match - 1))
				continue;
			const unsigned taking =
			        match->start >= done ? taking_of(finder->scan, match) : 0;
			if (taking)
				done = read_verb(finder, b, match, taking);
		}
	}
}
