/* Quotations: each stretch between quotation marks is looked at with what
 * stands before, behind and around it; one that somebody says is kept. */
#include "core/know/quote.h"

#include "core/base/bisect.h"
#include "core/know/character.h"
#include "core/know/indirect.h"
#include "core/know/quote-ways.h"

/* Told by the characters that are no common ideographs, all marks among them. */
static struct quoted_form form_of(const struct scan_block *block, const struct quoted *quoted)
{
	const struct glyphs *glyphs = &block->glyphs;
	const size_t first = glyphs_upto(glyphs, quoted->span.start) + 1;
	size_t mark, end = glyphs_upto(glyphs, quoted->span.end) - quoted->closed;
	struct quoted_form form = { .glyphs = end - first };
	BISECT(mark, glyphs->n_marks, glyphs->marks[mark] >= first);
	for (; mark < glyphs->n_marks && glyphs->marks[mark] < end; mark++) {
		const uint32_t cp = utf8_narrow(glyphs->cp[glyphs->marks[mark]]);
		form.clause |= cp == ',' || cp == ';' || ends_quoted_sentence(cp);
	}
	while (end > first && is_one_of(glyphs->cp[end - 1], U"’』"))
		end--;
	const uint32_t last = end > first ? utf8_narrow(glyphs->cp[end - 1]) : 0;
	form.ends = ends_quoted_sentence(last) || !quoted->closed;
	form.broken = last == ',';
	return form;
}

static void keep(struct reading_quotes *reading, const struct quotation *quotation,
                 const struct attribution *found, const char *rule)
{
	struct mention mention = {
		.type = MENTION_QUOTE,
		.block = reading->block,
		.span = quotation->quoted->span,
		.rule = rule,
		.quote = { found->speaker, found->verb, false },
	};
	g_array_append_val(reading->scan->mentions, mention);
	reading->last = *found;
	reading->last_block = reading->block;
	reading->last_end = quotation->quoted->span.end;
	reading->open = !quotation->quoted->closed;
	reading->broken = quotation->form.broken;
}

static void read_quoted(struct reading_quotes *reading, const struct quoted *quoted, size_t limit,
                        size_t reach)
{
	const struct quotation quotation = { quoted, form_of(quote_block(reading), quoted), limit,
		                             reach };
	for (size_t i = 0; i < n_quote_ways; i++) {
		struct attribution found = { 0 };
		if (!quote_ways[i].attributed(reading, &quotation, &found))
			continue;
		keep(reading, &quotation, &found, quote_ways[i].rule);
		return;
	}
}

/* Whether what is between the marks is too little to be said, or what something is called:
 * “新风”. */
static bool is_term(const struct scan_block *block, const struct quoted *quoted)
{
	struct quoted_form form = form_of(block, quoted);
	return (form.glyphs < SHORTEST_SAID && !form.ends && !form.clause) ||
	       quoted_names_thing(block, quoted, form);
}

/* The first outermost quotation from q on; the number of quotations where there is
 * none. */
static size_t next_outermost(const struct sentences *in, size_t q)
{
	while (q < in->n_quoted && in->quoted[q].depth > 0)
		q++;
	return q;
}

/* The same that is no mere term. */
static size_t next_said(const struct scan_block *block, size_t q)
{
	const struct sentences *in = &block->in;
	for (q = next_outermost(in, q); q < in->n_quoted && is_term(block, &in->quoted[q]);)
		q = next_outermost(in, q + 1);
	return q;
}

/* Where quotation q begins; the block's end where there is none. */
static size_t start_of(const struct scan_block *block, size_t q)
{
	return q < block->in.n_quoted ? block->in.quoted[q].span.start : block->text.len;
}

/* The outermost quotations of a block, each up to the next; a term is no other's end:
 * “…。”文明实践“新风”指导员顾明远说. */
static void read_block(struct reading_quotes *reading, const struct scan_block *block)
{
	const struct sentences *in = &block->in;
	size_t said = 0;
	for (size_t q = next_outermost(in, 0), next; q < in->n_quoted; q = next) {
		next = next_outermost(in, q + 1);
		if (said <= q)
			said = next_said(block, q + 1);
		read_quoted(reading, &in->quoted[q], start_of(block, next), start_of(block, said));
	}
}

static bool may_quote(enum block_type type)
{
	return type == BLOCK_PARAGRAPH || type == BLOCK_ITEM || type == BLOCK_CAPTION;
}

void quote_extract(const struct scan *scan)
{
	struct reading_quotes reading = {
		.scan = scan,
		.finder = speaker_prepare(scan),
	};
	for (size_t b = 0; b < scan->n_blocks; b++) {
		const struct scan_block *block = &scan->blocks[b];
		reading.block = b;
		if (!block->text.len || !may_quote(block->block->type))
			continue;
		read_block(&reading, block);
	}
	indirect_extract(&reading.finder);
}
