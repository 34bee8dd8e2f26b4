/* Pronouns: one that begins its clause means whom alone its sentence has named so
 * far, or the one before it. Where two could be meant, none is. */
#include "core/know/pronoun.h"

#include "core/base/utf8.h"
#include "core/know/gender.h"

/* A walk over a block's pronouns and the persons named between them. */
struct meant {
	const struct scan *scan;
	struct genders genders;
	size_t block;
	size_t next;                 /* the first mention not yet met */
	const struct person *latest; /* named in this sentence, or the one before it */
	size_t sentence;             /* where it was named, or last meant */
	bool several;                /* … and somebody else with him */
};

static void meet(struct meant *meant, const struct person *person, size_t sentence)
{
	bool same = meant->latest && g_str_equal(meant->latest->name, person->name);
	bool near = meant->latest && sentence <= meant->sentence + 1;
	meant->several = near && (meant->several || !same);
	meant->latest = person;
	meant->sentence = sentence;
}

/* Whether mention says who speaks in this block, not of whom: 顾明远议员：他… */
static bool labels_block(const struct scan_block *block, const struct mention *mention)
{
	size_t clause = clause_at(&block->in, mention->span.start), previous;
	size_t end = block->in.clauses[clause].span.end;
	return clause == 0 && utf8_narrow(utf8_previous(block->text, end, &previous)) == ':';
}

/* Notes the persons of the block that are named before off. */
static void meet_until(struct meant *meant, size_t off)
{
	const struct scan_block *block = &meant->scan->blocks[meant->block];
	const struct mention *mentions = (const void *)meant->scan->mentions->data;
	for (; meant->next < meant->scan->mentions->len; meant->next++) {
		const struct mention *mention = &mentions[meant->next];
		if (mention->block > meant->block ||
		    (mention->block == meant->block && mention->span.start >= off))
			return;
		if (mention->block == meant->block && mention->type == MENTION_PERSON &&
		    mention->person.role != ROLE_REPORTER && !labels_block(block, mention))
			meet(meant, &mention->person, sentence_at(&block->in, mention->span.start));
	}
}

/* Whom the pronoun over span means; NULL where that is not certain. */
static const struct person *person_meant(const struct meant *meant, struct span span)
{
	const struct scan_block *block = &meant->scan->blocks[meant->block];
	const struct sentences *in = &block->in;
	bool begins = clause_around(in, span.start).start == span.start;
	bool near = meant->latest && sentence_at(in, span.start) <= meant->sentence + 1;
	if (!begins || !near || meant->several || quoted_at(in, span.start))
		return NULL;
	const enum gender gender = gender_of_pronoun(block, span.start);
	return gender_may_mean(&meant->genders, gender, meant->latest->name) ? meant->latest : NULL;
}

static void consider(struct meant *meant, struct span span, GArray *found)
{
	meet_until(meant, span.start);
	const struct person *person = person_meant(meant, span);
	if (!person)
		return;
	meant->sentence = sentence_at(&meant->scan->blocks[meant->block].in, span.start);
	struct mention mention = {
		.type = MENTION_PERSON,
		.block = meant->block,
		.span = span,
		.rule = "pronoun of the only person named before it",
		.person = *person,
	};
	g_array_append_val(found, mention);
}

static void extract_block(struct meant *meant, GArray *found)
{
	const struct glyphs *glyphs = &meant->scan->blocks[meant->block].glyphs;
	const struct cues *cues = meant->scan->cues;
	meant->latest = NULL;
	meant->several = false;
	for (size_t i = 0; i < glyphs->n; i++) {
		if (!cue_is(cues, CUE_PRONOUN, glyphs->cp[i]))
			continue;
		bool word = i + 1 < glyphs->n && cue_is(cues, CUE_NO_PRONOUN, glyphs->cp[i + 1]);
		if (!word)
			consider(meant, (struct span){ glyphs->off[i], glyphs->off[i + 1] }, found);
	}
}

void pronoun_extract(const struct scan *scan)
{
	struct meant meant = { .scan = scan, .genders = genders_read(scan) };
	g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(struct mention));
	for (meant.block = 0; meant.block < scan->n_blocks; meant.block++)
		if (scan->blocks[meant.block].text.len)
			extract_block(&meant, found);
	g_array_append_vals(scan->mentions, found->data, found->len);
}
