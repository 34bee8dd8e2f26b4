/* Exact search by memmem and the context's score; near search by edits. */
#include "core/flow/anchor.h"

#include <string.h>

#include "core/flow/folded-text.h"

enum {
	PLAIN = 8,        /* characters from which words speak for themselves */
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
	while (n && ((unsigned char)a.data[a.len - n] & 0xC0) == 0x80)
		n--;
	return n;
}

static size_t common_start(struct slice a, struct slice b)
{
	size_t n = 0, most = MIN(a.len, b.len);
	while (n < most && a.data[n] == b.data[n])
		n++;
	return n == most ? n : article_text_floor(a, n);
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

static struct anchor_match find_folded(const struct anchor *anchor, struct slice text,
                                       const struct folded_text *pattern,
                                       const struct folded_text *in)
{
	struct anchor_match lost = { .fit = ANCHOR_LOST };
	size_t m = pattern->codepoints->len;
	size_t near = folded_text_before(in, text_off_of_cp(text, anchor->end_cp));
	struct span part = window(in->codepoints->len, m, near);
	struct codepoints words = folded_text_codepoints(pattern);
	struct codepoints where = folded_text_codepoints(in);
	where = (struct codepoints){ where.items + part.start, span_len(part) };
	struct approximate_match found;
	near = near > part.start ? near - part.start : 0;
	if (!m || !where.n || !approximate_find(words, where, m / EDITS, near, &found))
		return lost;
	found.cp.start += part.start;
	found.cp.end += part.start;
	struct span span = folded_text_span(in, found.cp);
	size_t context = context_score(anchor, text, span);
	if (context < score_needed(anchor))
		return lost;
	/* fewer edits first, then the surroundings */
	size_t score = (m - found.distance) * (2 * ANCHOR_CONTEXT + 1) + context;
	return (struct anchor_match){ ANCHOR_NEAR, span, score };
}

struct anchor_match anchor_find_near(const struct anchor *anchor, struct slice text)
{
	struct folded_text pattern = folded_text_of(slice_of(anchor->exact));
	struct folded_text in = folded_text_of(text);
	struct anchor_match match = find_folded(anchor, text, &pattern, &in);
	folded_text_clear(&pattern);
	folded_text_clear(&in);
	return match;
}
