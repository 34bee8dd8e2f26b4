/* Indirect speech: a verb of saying with its speaker before it and a clause
 * behind it that is in no quotation marks. */
#include "core/know/indirect.h"

#include "core/know/character.h"

enum { SHORTEST = 8 * HAN_BYTES }; /* bytes: less is an object, no speech (提出建议) */

/* How a verb takes what is said: behind a comma, right behind it, or both. */
enum taking { TAKES_COMMA = 1, TAKES_CLAUSE = 2 };

static unsigned taking_of(const struct scan *scan, const struct match *match)
{
	static const struct {
		const char *cell;
		unsigned taking;
	} takings[] = {
		{ "comma", TAKES_COMMA },
		{ "clause", TAKES_COMMA | TAKES_CLAUSE },
		{ "direct", TAKES_CLAUSE },
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

/* Where what is said begins, or SIZE_MAX. */
static size_t speech_start(const struct speaker_finder *finder, const struct scan_block *block,
                           const struct match *verb)
{
	size_t next = verb->end;
	if (verb->end >= block->text.len)
		return SIZE_MAX;
	unsigned taking = taking_of(finder->scan, verb);
	uint32_t cp = utf8_narrow(utf8_next(block->text, verb->end, &next));
	if (cp == ',' || cp == ':')
		return taking & TAKES_COMMA ? next : SIZE_MAX;
	bool clause = taking & TAKES_CLAUSE && begins_clause(finder, block, verb->end);
	return clause ? verb->end : SIZE_MAX;
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

/* Reads the verb match of block b; returns where what it introduces ends. */
static size_t read_verb(const struct speaker_finder *finder, size_t b, const struct match *verb)
{
	const struct scan_block *block = &finder->scan->blocks[b];
	const struct clause *clause = &block->in.clauses[clause_at(&block->in, verb->start)];
	size_t start = speech_start(finder, block, verb);
	if (start >= block->text.len)
		return verb->end;
	size_t end = speech_end(block, start);
	if (end < start + SHORTEST || is_quoted(block, verb->start) || is_quoted(block, start))
		return verb->end;
	struct attribution found = speaker_of_verb(finder, b, clause->span.start, verb);
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
			if (match->start >= done && taking_of(finder->scan, match))
				done = read_verb(finder, b, match);
		}
	}
}
