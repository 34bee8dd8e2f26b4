/* Speakers without a name: the noun phrase right before a verb of saying, read from the verb
 * back. Who is named, speaker-named.c tells. */
#include "core/know/speaker-phrase.h"

#include "core/base/utf8.h"
#include "core/know/character.h"
#include "core/know/speaker-named.h"

enum { WIDEST = 180 }; /* bytes before a verb in which its speaker stands */

/* 安 of 安河市, 长 of 长桥镇: a single character before the name of a place is of it,
 * whatever it is elsewhere, unless it is a word of grammar. */
static size_t name_start(const struct lattice *lattice, size_t i)
{
	const struct edge *edge = lattice_in(lattice, i);
	bool single = edge && edge->end == edge->start + 1;
	bool name = single && !(edge->is & (EDGE_STOP | EDGE_SPEECH)) &&
	            !strchr("pcudrqm", edge->kind) && edge->start == 0;
	return name ? edge->start : i;
}

/* Before the plural's sign that ends at glyph end: 村民 of 村民们. */
static size_t before_plural(const struct cues *cues, const struct lattice *lattice, size_t end)
{
	const struct edge *edge = lattice_in(lattice, end);
	bool plural = edge && edge->end == edge->start + 1 &&
	              cue_is(cues, CUE_PLURAL, lattice->stretch.cp[edge->start]);
	return plural ? edge->start : end;
}

static bool is_noun(const struct edge *edge)
{
	const bool noun = edge->is & (EDGE_REGION | EDGE_POST | EDGE_BODY | EDGE_INNER) ||
	                  strchr("nswblk?", edge->kind);
	return noun && !(edge->is & (EDGE_STOP | EDGE_SPEECH));
}

/* Whether a noun phrase may go on with the word to the left: 母亲 of 我的母亲 is outside of every
 * post, but speaks. */
static bool may_lead(const struct edge *edge, bool is_head)
{
	return is_noun(edge) || (is_head && edge->kind == 'n' && edge->end > edge->start + 1 &&
	                         !(edge->is & EDGE_SPEECH));
}

/* The start of the document that ends at glyph end: 通知, 判决书. It may be a verb elsewhere, or
 * made of one. end where none does. */
static size_t document_start(const struct speaker_finder *finder, size_t end)
{
	const struct stretch *stretch = &finder->lattice->stretch;
	const struct scan_block *block = finder->lattice->block;
	const size_t len = cue_upto(block->cues, CUE_DOCUMENT, block->text, stretch->off[end]);
	size_t start = end;
	while (start > 0 && len && stretch->off[end] - stretch->off[start] < len)
		start--;
	return start;
}

/* 判决 of 判决书, 办案 of 办案人员: the word that a noun is made with. */
static size_t compound_start(const struct lattice *lattice, size_t start, size_t end)
{
	const struct scan_block *block = lattice->block;
	const struct edge *edge = lattice_in(lattice, start);
	const uint32_t *off = lattice->stretch.off;
	bool noun = start + 1 == end ||
	            (start < end && cue_upto(block->cues, CUE_MAKES_NOUN, block->text, off[end]) ==
	                                    off[end] - off[start]);
	bool made = edge && noun && edge->end >= edge->start + 2 && strchr("vnwab", edge->kind) &&
	            !(edge->is & (EDGE_STOP | EDGE_SPEECH));
	return made ? edge->start : start;
}

/* 小美, 阿青: characters that are no word together, and all that the clause has. end where
 * there is none. */
static size_t nickname_start(const struct lattice *lattice, size_t end)
{
	enum { LONGEST = 3 };
	size_t i = end;
	for (const struct edge *edge; (edge = lattice_in(lattice, i)); i = edge->start)
		if (edge->end != edge->start + 1 || strchr("pcudrqmvf", edge->kind) ||
		    edge->is & (EDGE_STOP | EDGE_SPEECH))
			return end;
	return end <= LONGEST ? 0 : end;
}

/* Where the noun phrase that ends at glyph end starts; end where none does. */
static size_t phrase_start(const struct speaker_finder *finder, size_t end)
{
	const struct lattice *lattice = finder->lattice;
	const size_t head = before_plural(finder->scan->cues, lattice, end);
	size_t i = document_start(finder, head);
	bool body = false;
	for (const struct edge *edge;
	     (edge = lattice_in(lattice, i)) && may_lead(edge, i == head);) {
		body |= (edge->is & (EDGE_BODY | EDGE_PLACE)) != 0;
		i = edge->start;
	}
	i = compound_start(lattice, body ? name_start(lattice, i) : i, end);
	return i + 1 < end ? i : nickname_start(lattice, end);
}

/* Whether a word may stand between a speaker and the verb: 自豪地, 还, 则, 齐声. */
static bool is_manner(const struct cues *cues, const struct lattice *lattice,
                      const struct edge *edge)
{
	return !(edge->is & EDGE_REGION) &&
	       (strchr("aduz", edge->kind) ||
	        cue_is(cues, CUE_MANNER, lattice->stretch.cp[edge->end - 1]));
}

/* Before the words that may stand between a speaker and the verb at glyph end:
 * 自豪地, 笑着, 还. */
static size_t before_manner(const struct cues *cues, const struct lattice *lattice, size_t end)
{
	const struct edge *edge;
	while ((edge = lattice_in(lattice, end)) && is_manner(cues, lattice, edge)) {
		uint32_t cp = lattice->stretch.cp[end - 1];
		end = edge->start;
		bool of_verb = cue_is(cues, CUE_MANNER, cp);
		if (of_verb && (edge = lattice_in(lattice, end)) && edge->kind == 'v')
			end = edge->start;
	}
	return end;
}

/* Whether a word is the preposition of where, to whom or with what: 在, 对, 用. */
static bool is_preposition(const struct lattice *lattice, const struct edge *edge, enum cue cue)
{
	return edge->end == edge->start + 1 &&
	       cue_is(lattice->block->cues, cue, lattice->stretch.cp[edge->start]);
}

/* Whether the occasion of what is said begins with a word: 在, 在会上, 接受 of 接受采访时. */
static bool begins_occasion(const struct lattice *lattice, const struct edge *edge)
{
	const struct scan_block *block = lattice->block;
	return is_preposition(lattice, edge, CUE_ADJUNCT) ||
	       cue_at(block->cues, CUE_OCCASION_BEGINS, block->text,
	              lattice->stretch.off[edge->start]);
}

/* Before 在接受采访时 and 在会上 that end at glyph end; end where no such thing does. */
static size_t before_occasion(const struct lattice *lattice, size_t end)
{
	const struct edge *edge = lattice_in(lattice, end);
	if (!edge || !cue_upto(lattice->block->cues, CUE_OCCASION_ENDS, lattice->block->text,
	                       lattice->stretch.off[end]))
		return end;
	for (; edge; edge = lattice_in(lattice, edge->start))
		if (begins_occasion(lattice, edge))
			return edge->start;
	return end;
}

/* Where the verb starts that edge is, or ends, with 着: 拿着; its end where it is none. */
static size_t lasting_start(const struct lattice *lattice, const struct edge *edge)
{
	const struct edge *before = lattice_in(lattice, edge->start);
	if (!cue_is(lattice->block->cues, CUE_LASTING, lattice->stretch.cp[edge->end - 1]))
		return edge->end;
	if (edge->end > edge->start + 1)
		return edge->start;
	return before && before->kind == 'v' ? before->start : edge->end;
}

/* Before the preposition, or the verb with 着, whose object starts at glyph start: 对, and 拿着
 * of 拿着扩音喇叭; start where it is no object. */
static size_t before_governor(const struct lattice *lattice, size_t start)
{
	enum { FARTHEST = 4 };
	const struct cues *cues = lattice->block->cues;
	const struct edge *edge = lattice_in(lattice, start);
	const struct scan_block *block = lattice->block;
	if (edge &&
	    (is_preposition(lattice, edge, CUE_ADJUNCT) ||
	     cue_at(block->cues, CUE_ISSUES, block->text, lattice->stretch.off[edge->start])))
		return edge->start;
	for (unsigned n = 0; edge && n < FARTHEST; n++) {
		const size_t lasting = lasting_start(lattice, edge);
		if (lasting < edge->end)
			return lasting;
		if (is_preposition(lattice, edge, CUE_TURNED_TO))
			return edge->start;
		if (cue_is(cues, CUE_OF, lattice->stretch.cp[edge->end - 1]))
			break;
		edge = lattice_in(lattice, edge->start);
	}
	return start;
}

/* Before the words that say when, at glyph end: 凌晨, 今天上午. */
static size_t before_time(const struct lattice *lattice, size_t end)
{
	const struct edge *edge;
	while ((edge = lattice_in(lattice, end)) && edge->kind == 't')
		end = edge->start;
	return end;
}

/* The noun phrase that ends at glyph *end, which is set to where it does; its start. */
static size_t subject_start(const struct speaker_finder *finder, size_t *end)
{
	enum { ADJUNCTS_MOST = 4 };
	const struct cues *cues = finder->scan->cues;
	const struct lattice *lattice = finder->lattice;
	size_t start = *end;
	for (unsigned n = 0; n < ADJUNCTS_MOST; n++) {
		*end = before_occasion(lattice, before_manner(cues, lattice, *end));
		*end = before_manner(cues, lattice, before_time(lattice, *end));
		start = phrase_start(finder, *end);
		const size_t before = start < *end ? before_governor(lattice, start) : start;
		if (before == start)
			return start;
		*end = start = before;
	}
	return start;
}

bool is_somebody(const struct lattice *lattice, const struct edge *edge)
{
	enum { SURE = 20 };
	return edge->is & (EDGE_POST | EDGE_CALLS) ||
	       (edge->is & EDGE_CONTEXT && edge->before >= SURE) ||
	       cue_is(lattice->block->cues, CUE_PLURAL, lattice->stretch.cp[edge->end - 1]) ||
	       (edge->kind == 'n' &&
	        cue_upto(lattice->block->cues, CUE_SOMEBODY, lattice->block->text,
	                 lattice->stretch.off[edge->end]));
}

static const char closing[] = "》";

/* The title that ends right before off: 《就业规划》提出. NULL where none does. */
static const char *title_before(const struct speaker_finder *finder, const struct scan_block *block,
                                size_t off)
{
	enum { LONGEST = 240 };
	static const char opening[] = "《";
	const size_t len = sizeof closing - 1;
	if (off < 2 * len || memcmp(block->text.data + off - len, closing, len) != 0)
		return NULL;
	size_t least = off > LONGEST ? off - LONGEST : 0;
	for (size_t at = off - 2 * len; at >= least; at--) {
		if (memcmp(block->text.data + at, opening, len) == 0)
			return scan_copy(finder->scan, block, (struct span){ at + len, off - len });
		if (at == 0)
			break;
	}
	return NULL;
}

/* Reads the run that ends where span does, or what of it is in span. */
static bool read_upto(const struct glyphs *glyphs, struct span span, struct stretch *stretch)
{
	size_t from = glyphs_from(glyphs, span.start), to = glyphs_upto(glyphs, span.end);
	bool read = stretch_next(glyphs, from, to, stretch);
	while (read && stretch->first + stretch->n < to)
		read = stretch_follow(glyphs, to, stretch);
	return read;
}

/* The lattice of what is before a verb, no farther than a speaker may be. */
static bool read_before(const struct speaker_finder *finder, size_t block, struct span before)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	if (before.end > before.start + WIDEST)
		before.start = before.end - WIDEST;
	if (!read_upto(&scanned->glyphs, before, &finder->lattice->stretch))
		return false;
	lattice_fill(finder->lattice, scanned);
	return true;
}

size_t speaker_manner(const struct speaker_finder *finder, size_t block, struct span span)
{
	if (span.start >= span.end || !read_before(finder, block, span))
		return span.end;
	const struct lattice *lattice = finder->lattice;
	const size_t end = before_manner(finder->scan->cues, lattice, lattice->stretch.n);
	return lattice->stretch.off[end];
}

/* Whether glyph start begins a clause of its block, no mere rest of one behind a mark. */
static bool begins_clause(const struct lattice *lattice, size_t start)
{
	const struct sentences *in = &lattice->block->in;
	const size_t off = lattice->stretch.off[start];
	return clause_around(in, off).start == off;
}

/* Whether who speaks may be the phrase of glyphs [start, end): it is somebody, a body, a place or
 * a document, or begins its clause. */
static bool may_speak(const struct speaker_finder *finder, size_t start, size_t end)
{
	const struct lattice *lattice = finder->lattice;
	const struct edge *head = lattice_in(lattice, end);
	return begins_clause(lattice, start) || document_start(finder, end) < end ||
	       head->is & (EDGE_BODY | EDGE_REGION) || is_somebody(lattice, head);
}

/* Before 第五十四条, 第3款 that ends at off; off where no such thing does. */
static size_t before_article(const struct scan_block *block, size_t off)
{
	enum { LONGEST = 40 };
	const size_t unit = cue_upto(block->cues, CUE_ARTICLE, block->text, off);
	const size_t floor = off > LONGEST ? off - LONGEST : 0;
	size_t at = off - unit, previous;
	if (!unit)
		return off;
	while (at > floor && !cue_upto(block->cues, CUE_ORDINAL, block->text, at)) {
		const uint32_t cp = utf8_narrow(utf8_previous(block->text, at, &previous));
		if (!is_digit(cp) && !cue_is(block->cues, CUE_COUNTED, cp))
			return off;
		at = previous;
	}
	return at - cue_upto(block->cues, CUE_ORDINAL, block->text, at);
}

/* Whether a title ends where one may that speaks: asked first, for few do. */
static bool title_ends_near(const struct scan_block *block, struct span before)
{
	enum { BETWEEN = 64 }; /* bytes of 第五十四条 and 一文中, which may be before the span */
	const size_t start = MAX(before.start, before.end - MIN(before.end, WIDEST));
	const struct span near = { start - MIN(start, BETWEEN), before.end };
	return slice_find(slice_sub(block->text, near), slice_of(closing)) != NULL;
}

const char *speaker_title(const struct speaker_finder *finder, size_t block, struct span before)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	if (!title_ends_near(scanned, before))
		return NULL;
	const size_t end = before_article(scanned, speaker_manner(finder, block, before));
	const size_t work = cue_upto(scanned->cues, CUE_IN_WORK, scanned->text, end);
	const char *title = title_before(finder, scanned, end);
	return title || !work ? title : title_before(finder, scanned, end - work);
}

/* Before the date that ends at off: 10月10日, （28）; off where none does. */
static size_t before_date(const struct scan_block *block, size_t off)
{
	size_t at = off, digits = 0, previous;
	for (; at > 0; at = previous) {
		const uint32_t cp = utf8_narrow(utf8_previous(block->text, at, &previous));
		if (is_digit(cp))
			digits++;
		else if (cp != '(' && cp != ')' && !cue_is(block->cues, CUE_MONTH, cp) &&
		         !cue_is(block->cues, CUE_DAY_OF_MONTH, cp) &&
		         !cue_is(block->cues, CUE_YEAR, cp))
			break;
	}
	return digits ? at : off;
}

/* Whether the phrase of glyphs [start, end) only says how something is said: 坦白说, 开宗明义说. */
static bool is_no_speaker(const struct lattice *lattice, size_t start, size_t end)
{
	const struct scan_block *block = lattice->block;
	const uint32_t *off = lattice->stretch.off;
	return cue_at(block->cues, CUE_NO_SPEAKER, block->text, off[start]) ==
	       off[end] - off[start];
}

/* The noun phrase before span's end, of the run of characters there. */
static bool find_subject(const struct speaker_finder *finder, size_t block, struct span before,
                         size_t *start, size_t *end)
{
	if (!read_before(finder, block, before))
		return false;
	*end = finder->lattice->stretch.n;
	*start = subject_start(finder, end);
	return true;
}

const char *speaker_phrase(const struct speaker_finder *finder, size_t block, struct span before,
                           bool *sure)
{
	const struct scan_block *scanned = &finder->scan->blocks[block];
	const struct stretch *stretch = &finder->lattice->stretch;
	size_t start, end;
	*sure = true;
	if (!find_subject(finder, block, before, &start, &end))
		return NULL;
	if (start >= end && end <= 1) { /* 公安局10月10日凌晨 */
		before.end = before_date(scanned, stretch->off[end]);
		if (before.end > before.start && before.end < stretch->off[end] &&
		    !find_subject(finder, block, before, &start, &end))
			return NULL;
	}
	if (start < end && is_no_speaker(finder->lattice, start, end))
		return NULL;
	*sure = start >= end || may_speak(finder, start, end);
	if (start < end)
		return scan_copy(finder->scan, scanned,
		                 (struct span){ stretch->off[start], stretch->off[end] });
	if (end > 0 && cue_is(finder->scan->cues, CUE_PRONOUN, stretch->cp[end - 1]))
		return speaker_meant(finder, block, (struct span){ 0, stretch->off[end - 1] },
		                     gender_of_pronoun(scanned, stretch->off[end - 1]));
	return NULL;
}
