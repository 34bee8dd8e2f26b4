/* The ways in their order, and those of a quotation's own sentence: in a row, before, behind,
 * within. What a verb of saying is, and who its subject, is speaker.c's. */
#include "core/know/quote-ways.h"

#include "core/know/character.h"
#include "core/know/indirect.h"
#include "core/know/quote-around.h"
#include "core/know/speaker-named.h"

/* What a quotation says of something and no sentence: “…”的警示, “…”工程. */
static bool is_attribute(const struct scan_block *block, const struct quoted *quoted)
{
	if (quoted->span.end >= block->text.len)
		return false;
	size_t next;
	uint32_t cp = utf8_next(block->text, quoted->span.end, &next);
	if (cue_at(block->cues, CUE_SAID_SO, block->text, quoted->span.end))
		return false;
	if (cue_is(block->cues, CUE_ATTRIBUTED, cp))
		return true;
	return span_len(scan_word_from(block, quoted->span.end, TABLE_INSTITUTIONS)) > 0;
}

bool quoted_names_thing(const struct scan_block *block, const struct quoted *quoted,
                        struct quoted_form form)
{
	enum { LONGEST_NOUN = 48 };
	size_t start = quoted->span.end, end = start;
	if (!quoted->closed || form.ends || form.broken)
		return false;
	for (size_t next; end < block->text.len && end - start < LONGEST_NOUN; end = next) {
		uint32_t cp = utf8_next(block->text, end, &next);
		if (!is_han(cp))
			break;
	}
	return end > start && !speech_first(block, (struct span){ start, end });
}

/* 叮嘱随行人员，“…”: what stands between has no mark of its own. */
static bool is_one_clause(const struct scan_block *block, size_t off, size_t end)
{
	for (size_t next; off < end; off = next)
		if (!is_han(utf8_next(block->text, off, &next)))
			return false;
	return true;
}

/* Whether the quotation is all that its clause says: “…”。 and “…”，. */
static bool ends_clause(const struct scan_block *block, const struct quoted *quoted)
{
	size_t next, end = quoted->span.end;
	uint32_t cp = end < block->text.len ? utf8_narrow(utf8_next(block->text, end, &next)) : 0;
	return quoted->closed && (!cp || cp == ',' || cp == ';' || ends_quoted_sentence(cp));
}

/* Whether a verb leads its clause: …，表示过去也有. */
static bool leads_its_clause(const struct scan_block *block, const struct match *verb)
{
	return clause_around(&block->in, verb->start).start == verb->start;
}

/* The last verb of saying in span that opens what is said without marks: 顾明远表示，…; where
 * there is none, the last that leads its clause. */
static const struct match *opening_verb(const struct reading_quotes *reading, struct span span)
{
	const struct scan_block *block = quote_block(reading);
	const struct match *leading = NULL, *verb = speech_last(block, span);
	while (verb && !indirect_has_comma(reading->scan, block, verb)) {
		leading = leading || !leads_its_clause(block, verb) ? leading : verb;
		verb = speech_last(block, (struct span){ span.start, verb->start });
	}
	return verb ? verb : leading;
}

/* 顾明远表示，这样最好：“…”, and without a verb of saying, 顾明远拉着周若水的手：“…”. */
static bool attributed_to_clause(const struct reading_quotes *reading, struct span before,
                                 struct attribution *found)
{
	const struct scan_block *block = quote_block(reading);
	const struct match *verb = opening_verb(reading, before);
	if (cue_in(block->cues, CUE_CITED, slice_sub(block->text, before)))
		return false;
	if (verb)
		*found = speaker_of_verb(&reading->finder, reading->block, before.start, verb);
	if (!found->speaker)
		*found = (struct attribution){
			.speaker = speaker_of_clause(&reading->finder, reading->block, before),
		};
	return found->speaker != NULL;
}

/* Whether 他 is the subject of verb, and the quotation before, here or in the paragraph above, has
 * a speaker: 在此地，他指出“…”；在彼地，他强调“…”. */
static bool goes_on_speaking(const struct reading_quotes *reading, const struct match *verb)
{
	const struct sentences *in = &quote_block(reading)->in;
	return reading->last.speaker && reading->last_block + 1 >= reading->block &&
	       is_pronoun_at(quote_block(reading), clause_around(in, verb->start).start);
}

/* 某某说：“…”, 某某提出“…”. The words before the opening mark, back to the
 * sentence's start. */
static bool attributed_before(const struct reading_quotes *reading,
                              const struct quotation *quotation, struct attribution *found)
{
	const struct quoted *quoted = quotation->quoted;
	const struct quoted_form form = quotation->form;
	const struct scan_block *block = quote_block(reading);
	size_t previous, end = skip_all_blanks_back(block->text, quoted->span.start);
	uint32_t mark = character_before(block->text, end, &previous);
	size_t sentence = sentence_around(&block->in, quoted->span.start).start;
	size_t from = quote_window(block, sentence, end);
	bool colon = mark == ':', comma = mark == ',';
	size_t tail = colon || comma ? previous : end;
	const struct match *verb = speech_last(block, (struct span){ from, tail });
	enum { FAR = 60 };
	const bool told = verb && indirect_told_end(reading->scan, block, verb) == tail;
	bool near = verb && (verb->end == tail || told ||
	                     ((colon || comma) && tail - verb->end <= FAR &&
	                      (colon || is_one_clause(block, verb->end, tail))));
	bool long_enough = form.glyphs >= SHORTEST_SAID ||
	                   (form.ends && verb && (verb->end == tail || told)); /* 说“我来！” */
	bool said = long_enough && !is_attribute(block, quoted) &&
	            !quoted_names_thing(block, quoted, form);
	bool whole = comma && form.glyphs >= SHORTEST_WHOLE && ends_clause(block, quoted);
	if (near && (colon || (comma && form.clause) || whole || said)) {
		*found = speaker_of_verb(&reading->finder, reading->block, from, verb);
		if (!found->speaker && goes_on_speaking(reading, verb))
			found->speaker = reading->last.speaker;
		return found->speaker != NULL;
	}
	return colon && form.clause &&
	       attributed_to_clause(reading, (struct span){ from, tail }, found);
}

/* 在某某看来，电站“…，…”: what somebody thinks, a clause of it in quotation marks. */
static bool attributed_to_thoughts(const struct reading_quotes *reading, struct span before,
                                   struct attribution *found)
{
	*found = (struct attribution){
		.speaker = speaker_thinking(&reading->finder, reading->block, before),
	};
	return found->speaker != NULL;
}

/* 某某说，各地都好，“…”，“…”。 A clause in quotation marks within what is said
 * without. */
static bool attributed_within(const struct reading_quotes *reading,
                              const struct quotation *quotation, struct attribution *found)
{
	const struct quoted *quoted = quotation->quoted;
	const struct quoted_form form = quotation->form;
	const struct scan_block *block = quote_block(reading);
	size_t previous, sentence, start = quoted->span.start;
	const bool long_enough = form.glyphs >= SHORTEST_SAID ||
	                         (form.glyphs >= SHORTEST_WHOLE && ends_clause(block, quoted));
	if (is_attribute(block, quoted) || (!form.clause && !long_enough))
		return false;
	sentence = sentence_around(&block->in, start).start;
	size_t from = quote_window(block, sentence, start);
	const bool comma = character_before(block->text, start, &previous) == ',';
	const struct span before = { from, start };
	if (!comma && form.clause && attributed_to_thoughts(reading, before, found))
		return true;
	const struct match *verb =
	        comma || (form.clause && long_enough && !quoted_names_thing(block, quoted, form))
	                ? opening_verb(reading, before)
	                : NULL;
	if (!verb)
		return false;
	*found = speaker_of_verb(&reading->finder, reading->block, from, verb);
	return found->speaker != NULL;
}

/* Whether somebody speaks of himself between the marks. */
static bool speaks_of_self(const struct scan_block *block, const struct quoted *quoted)
{
	return cue_in(block->cues, CUE_SELF, slice_sub(block->text, quoted->span));
}

/* Behind the mark at off that ends a sentence, where more follows in its block: “…”。某某说;
 * off where there is none. */
static size_t behind_stop(const struct scan_block *block, size_t off)
{
	size_t next = off;
	bool stop =
	        off < block->text.len && ends_quoted_sentence(utf8_next(block->text, off, &next));
	return stop && next < block->text.len ? next : off;
}

/* “…。”某某说, and the same without a verb where the quotation is a sentence:
 * “…。”这是某某的切身体会. */
static bool attributed_behind(const struct reading_quotes *reading,
                              const struct quotation *quotation, struct attribution *found)
{
	const struct quoted *quoted = quotation->quoted;
	const struct quoted_form form = quotation->form;
	const struct scan_block *block = quote_block(reading);
	size_t start = quoted->span.end;
	bool begins = quote_begins_sentence(block, quoted->span.start);
	bool whole = form.glyphs >= SHORTEST_WHOLE && ends_clause(block, quoted) && begins;
	if (!quoted->closed || start >= block->text.len || (!form.ends && !form.clause && !whole) ||
	    quoted_names_thing(block, quoted, form))
		return false;
	size_t end = sentence_around(&block->in, begins ? behind_stop(block, start) : start).end;
	struct span behind = { start, MIN(MIN(end, quotation->reach), start + QUOTE_WINDOW) };
	const struct match *verb = speech_first(block, behind);
	struct span upto = { start, verb ? verb->start : start };
	bool near = verb && (verb->start < quotation->limit ||
	                     speaker_last(&reading->finder, reading->block, upto));
	if (near && verb->start > start) {
		*found = speaker_of_verb(&reading->finder, reading->block, start, verb);
		if (found->speaker)
			return true;
	}
	behind.end = MIN(behind.end, quotation->limit);
	const bool speech = form.ends || form.broken || (whole && speaks_of_self(block, quoted));
	found->speaker = speech ? speaker_first(&reading->finder, reading->block, behind) : NULL;
	found->verb = NULL;
	return found->speaker != NULL;
}

/* “…，”他抓起一把土: of the person named last, here or in the paragraph before. */
static bool attributed_to_pronoun(const struct reading_quotes *reading,
                                  const struct quotation *quotation, struct attribution *found)
{
	const struct quoted *quoted = quotation->quoted;
	const struct quoted_form form = quotation->form;
	const struct scan_block *block = quote_block(reading);
	const size_t b = reading->block, behind = quoted->span.end;
	if (!quoted->closed || (!form.ends && !form.broken) || !is_pronoun_at(block, behind))
		return false;
	found->speaker = speaker_back(&reading->finder, b, quoted->span.start,
	                              gender_of_pronoun(block, behind));
	found->verb = NULL;
	return found->speaker != NULL;
}

/* “…。”（村民顾大妈）: who is named in brackets behind it, with which its sentence ends. */
static bool attributed_in_brackets(const struct reading_quotes *reading,
                                   const struct quotation *quotation, struct attribution *found)
{
	enum { LONGEST = 48 };
	const struct scan_block *block = quote_block(reading);
	const struct slice text = block->text;
	const size_t end = quotation->quoted->span.end;
	size_t open = end, close, next;
	if (!quotation->quoted->closed || !quotation->form.ends || end >= text.len ||
	    utf8_narrow(utf8_next(text, end, &open)) != '(')
		return false;
	for (close = open; close < text.len && close - open < LONGEST; close = next)
		if (!is_han(utf8_next(text, close, &next)))
			break;
	const struct span named = { open, close };
	if (close >= text.len || utf8_narrow(utf8_next(text, close, &next)) != ')')
		return false;
	found->speaker = speaker_first(&reading->finder, reading->block, named);
	if (!found->speaker)
		found->speaker = speaker_somebody(&reading->finder, reading->block, named);
	return found->speaker != NULL;
}

/* “…”“…”: the second of two in a row has the speaker of the first, and so has
 * what goes on in the same sentence: “…，”他抓起一把土，“…”. */
static bool attributed_in_row(const struct reading_quotes *reading,
                              const struct quotation *quotation, struct attribution *found)
{
	const struct quoted *quoted = quotation->quoted;
	const struct sentences *in = &quote_block(reading)->in;
	bool in_row = reading->last.speaker && reading->last_block == reading->block &&
	              (reading->last_end == quoted->span.start ||
	               (reading->broken &&
	                sentence_at(in, reading->last_end) == sentence_at(in, quoted->span.start)));
	if (in_row)
		*found = reading->last;
	return in_row;
}

const struct quote_way quote_ways[] = {
	{ attributed_in_row, "follows a quotation in a row" },
	{ quote_below, "signed below it" },
	{ attributed_in_brackets, "named in brackets behind it" },
	{ attributed_before, "speaker before it" },
	{ attributed_behind, "speaker behind it" },
	{ attributed_to_pronoun, "pronoun behind it" },
	{ attributed_within, "within what is said" },
	{ quote_above, "speaker in the paragraph before" },
	{ quote_around, "speaker of the sentence before" },
	{ quote_later, "first person named behind it" },
	{ quote_next, "first person named below it" },
};

const size_t n_quote_ways = G_N_ELEMENTS(quote_ways);
