/* A quotation by itself is of whom the text around it is about: from the sentence before to
 * the paragraphs above and below. */
#include "core/know/quote-around.h"

#include "core/know/character.h"

/* Where the sentence before off begins. */
static size_t sentence_before(const struct scan_block *block, size_t off)
{
	size_t at = sentence_at(&block->in, off);
	const struct sentence *sentence = &block->in.sentences[at];
	if (sentence->span.start == off && at > 0)
		sentence--;
	return sentence->span.start;
}

/* Whether a quotation is all that its block says, but for 。 behind it. */
static bool is_alone(const struct scan_block *block, const struct quoted *quoted)
{
	size_t end = quoted->span.end;
	if (end < block->text.len && !ends_quoted_sentence(utf8_next(block->text, end, &end)))
		return false;
	return quoted->span.start == 0 && quoted->closed && end == block->text.len;
}

/* Whom alone a block names before off; NULL for nobody, or for several, or where a
 * colon says that somebody else speaks whom no name tells. */
static const char *only_person(const struct reading_quotes *reading, size_t off)
{
	size_t previous;
	if (character_before(quote_block(reading)->text, off, &previous) == ':')
		return NULL;
	const struct span before = { 0, off };
	const char *first = speaker_first(&reading->finder, reading->block, before);
	const char *last = speaker_last(&reading->finder, reading->block, before);
	return first && last && g_str_equal(first, last) ? first : NULL;
}

/* Whether a quotation is all that its sentence says, with the mark behind it: “…”。 */
static bool is_sentence(const struct scan_block *block, const struct quoted *quoted,
                        struct quoted_form form)
{
	const size_t end = quoted->span.end;
	size_t next;
	return quoted->closed && form.clause && quote_begins_sentence(block, quoted->span.start) &&
	       end < block->text.len && ends_quoted_sentence(utf8_next(block->text, end, &next));
}

static bool comma_before(const struct scan_block *block, size_t off)
{
	size_t previous;
	return character_before(block->text, skip_all_blanks_back(block->text, off), &previous) ==
	       ',';
}

bool quote_around(const struct reading_quotes *reading, const struct quotation *quotation,
                  struct attribution *found)
{
	const struct quoted *quoted = quotation->quoted;
	const struct quoted_form form = quotation->form;
	const struct scan_block *block = quote_block(reading);
	size_t start = quoted->span.start;
	if (form.glyphs < SHORTEST_SAID - 2 || !(form.ends || is_sentence(block, quoted, form)))
		return false;
	if (start == 0 && reading->open && reading->last_block + 1 == reading->block) {
		*found = reading->last;
		return found->speaker != NULL;
	}
	if (is_alone(block, quoted) && reading->last.speaker &&
	    reading->last_block + 1 == reading->block) {
		*found = reading->last; /* a paragraph that is nothing but what he goes on to say */
		return true;
	}
	if (start == 0)
		return false;
	/* A colon says that it is somebody of its own sentence. */
	size_t previous;
	const bool colon = character_before(block->text, start, &previous) == ':';
	const size_t floor =
	        colon ? sentence_around(&block->in, start).start : sentence_before(block, start);
	const struct span before = { quote_window(block, floor, start), start };
	found->speaker = speaker_thinking(&reading->finder, reading->block, before);
	found->verb = NULL;
	if (!found->speaker)
		found->speaker = speaker_last(&reading->finder, reading->block, before);
	if (!found->speaker && !colon && reading->last_block == reading->block)
		found->speaker = reading->last.speaker;
	if (!found->speaker)
		found->speaker = only_person(reading, start);
	if (!found->speaker && comma_before(block, start))
		found->speaker = speaker_of_clause(&reading->finder, reading->block, before);
	return found->speaker != NULL;
}

bool quote_above(const struct reading_quotes *reading, const struct quotation *quotation,
                 struct attribution *found)
{
	const size_t b = reading->block;
	if (b == 0 || quotation->quoted->span.start > 0)
		return false;
	const struct scan_block *above = &reading->scan->blocks[b - 1];
	size_t colon = above->text.len;
	if (!colon || utf8_narrow(utf8_previous(above->text, colon, &colon)) != ':')
		return false;
	const size_t sentence = sentence_around(&above->in, colon).start;
	const struct span before = { quote_window(above, sentence, colon), colon };
	const struct match *verb = speech_last(above, before);
	if (verb)
		*found = speaker_of_verb(&reading->finder, b - 1, before.start, verb);
	if (!found->speaker)
		found->speaker = speaker_of_clause(&reading->finder, b - 1, before);
	return found->speaker != NULL;
}

/* Whether a paragraph begins with who speaks in it: 顾明远议员：…. */
static bool is_labelled(const struct scan_block *block)
{
	size_t previous;
	return character_before(block->text, block->in.clauses[0].span.end, &previous) == ':';
}

bool quote_next(const struct reading_quotes *reading, const struct quotation *quotation,
                struct attribution *found)
{
	const size_t b = reading->block + 1;
	if (b >= reading->scan->n_blocks || !quotation->form.ends || !quotation->form.clause ||
	    quotation->form.glyphs < SHORTEST_SAID ||
	    !is_alone(quote_block(reading), quotation->quoted))
		return false;
	const struct scan_block *below = &reading->scan->blocks[b];
	if (!below->text.len || below->block->type != BLOCK_PARAGRAPH || is_labelled(below))
		return false;
	found->speaker = speaker_first(&reading->finder, b, sentence_around(&below->in, 0));
	return found->speaker != NULL;
}

bool quote_later(const struct reading_quotes *reading, const struct quotation *quotation,
                 struct attribution *found)
{
	const struct quoted *quoted = quotation->quoted;
	const struct quoted_form form = quotation->form;
	const size_t limit = quotation->limit;
	const size_t start = quoted->span.end, end = MIN(limit, start + QUOTE_WINDOW);
	struct span behind = { start, end };
	if (quoted->span.start > 0 || !quoted->closed || !form.ends ||
	    form.glyphs < SHORTEST_SAID ||
	    cue_in(quote_block(reading)->cues, CUE_SELF,
	           slice_sub(quote_block(reading)->text, behind)))
		return false;
	found->speaker = speaker_first(&reading->finder, reading->block, behind);
	found->verb = NULL;
	return found->speaker != NULL;
}

bool quote_below(const struct reading_quotes *reading, const struct quotation *quotation,
                 struct attribution *found)
{
	enum { FARTHEST = 6, DASH = 0x2014, OPENING = 0x201C };
	if (!is_alone(quote_block(reading), quotation->quoted))
		return false;
	const size_t limit = MIN(reading->scan->n_blocks, reading->block + FARTHEST);
	for (size_t b = reading->block + 1; b < limit; b++) {
		const struct slice text = reading->scan->blocks[b].text;
		size_t next;
		uint32_t cp = text.len ? utf8_next(text, 0, &next) : 0;
		if (cp == DASH) {
			found->speaker =
			        speaker_first(&reading->finder, b, (struct span){ 0, text.len });
			return found->speaker != NULL;
		}
		if (cp != OPENING)
			return false;
	}
	return false;
}
