/* Exact search by memmem and the context's score; near search by edits. */
#include "core/flow/anchor.h"

#include <string.h>

#include "core/base/utf8.h"

enum {
	PLAIN = 8,        /* characters from which words speak for themselves */
	LONG = 4096,      /* characters of words that are searched for as a whole */
	EDITS = 5,        /* one edit is allowed for so many characters */
	BUDGET = 1 << 26, /* steps of the near search: pattern words × characters */
	ROWS_A_STEP = 64
};

/* Bytes that a ends with, or begins with, as b does, whole characters only. */
static size_t common_end(struct slice a, struct slice b)
{
	size_t n = 0, most = MIN(a.len, b.len);
	while (n < most && a.data[a.len - 1 - n] == b.data[b.len - 1 - n])
		n++;
	return a.len - utf8_ceil(a, a.len - n);
}

static size_t common_start(struct slice a, struct slice b)
{
	size_t n = 0, most = MIN(a.len, b.len);
	while (n < most && a.data[n] == b.data[n])
		n++;
	return n == most ? n : utf8_floor(a, n);
}

/* How many characters around span stand as they were remembered. */
static size_t context_score(const struct anchor *anchor, struct slice text, struct span span)
{
	struct slice prefix = slice_of(anchor->prefix), suffix = slice_of(anchor->suffix);
	struct slice before = { text.data, span.start };
	struct slice after = { text.data + span.end, text.len - span.end };
	size_t left = common_end(prefix, before), right = common_start(suffix, after);
	prefix.data += prefix.len - left;
	prefix.len = left;
	return text_cp_of_off(prefix, left) + text_cp_of_off(suffix, right);
}

/* Short words stand in many places; their surroundings must speak for them,
 * as far as there were any: the score that is asked for. */
static size_t score_needed(const struct anchor *anchor)
{
	struct slice exact = slice_of(anchor->exact);
	struct slice prefix = slice_of(anchor->prefix), suffix = slice_of(anchor->suffix);
	size_t length = text_cp_of_off(exact, exact.len);
	size_t there = text_cp_of_off(prefix, prefix.len) + text_cp_of_off(suffix, suffix.len);
	return length >= PLAIN ? 0 : MIN(PLAIN - length, there);
}

static size_t apart(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

/* Takes the occurrence at off for the best so far, if it is better. */
static void weigh(const struct anchor *anchor, struct slice text, size_t off, size_t place,
                  struct anchor_match *best)
{
	struct span span = { off, off + strlen(anchor->exact) };
	size_t score = context_score(anchor, text, span);
	bool nearer = apart(off, place) < apart(best->span.start, place);
	if (best->fit == ANCHOR_LOST || score > best->score || (score == best->score && nearer))
		*best = (struct anchor_match){ off == place ? ANCHOR_PLACE : ANCHOR_MOVED, span,
			                       score };
}

struct anchor_match anchor_find_exact(const struct anchor *anchor, struct slice text)
{
	struct slice exact = slice_of(anchor->exact);
	struct anchor_match best = { .fit = ANCHOR_LOST };
	if (!exact.len || !text.len)
		return best;
	size_t place = text_off_of_cp(text, anchor->start_cp);
	struct slice there = { text.data + place, text.len - place };
	if (slice_starts(there, exact))
		weigh(anchor, text, place, place, &best);
	/* elsewhere without overlap: 的的的的 must not make this quadratic */
	const char *end = text.data + text.len;
	for (const char *at = text.data;
	     (at = memmem(at, (size_t)(end - at), exact.data, exact.len)); at += exact.len)
		weigh(anchor, text, (size_t)(at - text.data), place, &best);
	if (best.fit != ANCHOR_LOST && best.score < score_needed(anchor))
		best.fit = ANCHOR_LOST;
	return best;
}

/* The part of text to search: all of it, or as much around near as may be. */
static struct span window(size_t n, size_t pattern, size_t near)
{
	size_t most = MAX(BUDGET / (pattern / ROWS_A_STEP + 1), pattern * 2);
	if (n <= most)
		return (struct span){ 0, n };
	size_t start = near > most / 2 ? near - most / 2 : 0;
	start = MIN(start, n - most);
	return (struct span){ start, start + most };
}

/* Where in looks most like words, near a place; in folded characters. */
static bool find_part(struct codepoints words, const struct folded_text *in, size_t near,
                      struct approximate_match *found)
{
	struct codepoints all = folded_text_codepoints(in);
	struct span part = window(all.n, words.n, near);
	struct codepoints where = { all.items + part.start, span_len(part) };
	near = near > part.start ? near - part.start : 0;
	if (!approximate_find(words, where, words.n / EDITS, near, found))
		return false;
	found->cp.start += part.start;
	found->cp.end += part.start;
	return true;
}

/* The same of words of any length: of a whole chapter, its head and its tail,
 * which must stand about as far apart as they did. */
static bool find_words(struct codepoints words, const struct folded_text *in, size_t near,
                       struct approximate_match *found)
{
	if (words.n <= LONG)
		return find_part(words, in, near, found);
	struct codepoints head = { words.items, LONG / 2 };
	struct codepoints tail = { words.items + words.n - LONG / 2, LONG / 2 };
	struct approximate_match end;
	size_t middle = words.n - head.n;
	if (!find_part(head, in, near > middle ? near - middle : 0, found) ||
	    !find_part(tail, in, found->cp.end + middle, &end))
		return false;
	found->cp.end = end.cp.end;
	found->distance += end.distance;
	return found->cp.end > found->cp.start &&
	       apart(span_len(found->cp), words.n) <= words.n / EDITS;
}

/* The words of anchor, folded, in the folded text. */
static struct anchor_match find_folded(const struct anchor *anchor, struct codepoints words,
                                       const struct folded_text *in)
{
	struct anchor_match lost = { .fit = ANCHOR_LOST };
	struct approximate_match found;
	size_t near = folded_text_before(in, text_off_of_cp(in->text, anchor->end_cp));
	if (!find_words(words, in, near, &found))
		return lost;
	struct span span = folded_text_span(in, found.cp);
	size_t context = context_score(anchor, in->text, span);
	if (context < score_needed(anchor))
		return lost;
	/* fewer edits first, then the surroundings */
	size_t score = (words.n - found.distance) * (2 * ANCHOR_CONTEXT + 1) + context;
	return (struct anchor_match){ ANCHOR_NEAR, span, score };
}

struct anchor_match anchor_find_near(const struct anchor *anchor, const struct folded_text *text)
{
	struct folded_text pattern = folded_text_of(slice_of(anchor->exact));
	struct codepoints words = folded_text_codepoints(&pattern);
	struct anchor_match match = { .fit = ANCHOR_LOST };
	if (words.n && text->codepoints->len)
		match = find_folded(anchor, words, text);
	folded_text_clear(&pattern);
	return match;
}
