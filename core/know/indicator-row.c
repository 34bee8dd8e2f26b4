/* Rows of figures: 分别 shares out a list to them, or the figures before. */
#include "core/know/indicator-words.h"

#include "core/know/character.h"

/* How many figures from k on follow each other with nothing but 、 and 和
 * between them. */
static size_t row_length(const struct indicator_reader *reader, size_t k)
{
	size_t n = 1;
	for (; k + n < reader->n && n < INDICATOR_ITEMS; n++) {
		struct span gap = { reader->figures[k + n - 1].span.end,
			            reader->figures[k + n].span.start };
		bool clause = character_of(&reader->block->glyphs, gap.start) == ',';
		gap = indicator_skip_joint(reader, gap);
		if (clause || span_len(gap))
			break;
	}
	return n;
}

/* Cuts span into items at 、, and at words that join; returns how many, at most INDICATOR_ITEMS. */
static size_t split_items(const struct indicator_reader *reader, struct span span, bool words,
                          struct span items[INDICATOR_ITEMS])
{
	size_t n = 0, start = span.start;
	for (size_t i = span.start; i < span.end && n + 1 < INDICATOR_ITEMS; i++) {
		uint32_t cp = character_of(&reader->block->glyphs, i);
		bool joint = cp == 0x3001 || (words && cue_is(reader->block->cues, CUE_JOINT, cp));
		if (joint && i > start) {
			items[n++] = (struct span){ start, i };
			start = i + 1;
		}
	}
	items[n++] = (struct span){ start, span.end };
	return n;
}

/* The measure that ends the list's last item and is meant of all: 营业收入 of
 * 电子信息、装备制造营业收入, 建成率 of 河湖、海湾建成率. */
static struct span shared_noun(const struct indicator_reader *reader, struct span list)
{
	const struct table_word noun = beside_upto(reader->block, TABLE_INDICATORS, list.end);
	if (!(indicator_use(reader, noun) & INDICATOR_NOUN) || noun.start <= list.start)
		return (struct span){ 0 };
	struct span span = { noun.start, noun.end };
	if (!beside_is_sign(reader->block, noun))
		return span;
	const struct table_word more = beside_upto(reader->block, TABLE_WORDS, span.start);
	if (more.start > list.start && !beside_is_sign(reader->block, more))
		span.start = more.start;
	return span;
}

/* What the last item says behind a number like that item is: 产业增加值 of 第三产业增加值
 * for 第二, and of 三产业增加值 for 一. Empty where item is no such number. */
static struct span behind_number(const struct indicator_reader *reader, struct span item,
                                 struct span last)
{
	const struct glyphs *glyphs = &reader->block->glyphs;
	const size_t end = last.start + span_len(item);
	bool numbers = span_len(item) && indicator_text(reader, item).len <= 2 * HAN_BYTES &&
	               end < last.end && digit_of(character_of(glyphs, item.end - 1)) >= 0 &&
	               digit_of(character_of(glyphs, end - 1)) >= 0;
	return numbers ? (struct span){ end, last.end } : (struct span){ 0 };
}

/* 对 of a list of those with whom something is done, at its first item, which says nothing but
 * with whom; empty where it is none. */
static struct span partner_sign(const struct indicator_reader *reader, struct span first)
{
	const struct scan_block *block = reader->block;
	const size_t start = indicator_strip_head(reader, first).start;
	const bool sign = start < first.end &&
	                  cue_is(block->cues, CUE_PARTNER, character_of(&block->glyphs, start)) &&
	                  beside_from(block, TABLE_WORDS, start).end <= start + 1;
	const bool more = indicator_use_upto(reader, first.end) & INDICATOR_NOUN ||
	                  cue_in(block->cues, CUE_OF, indicator_text(reader, first));
	return (struct span){ start, start + (sign && !more) };
}

/* What is measured with the one of a list that item names: 对埃及进出口. */
static const char *with_partner(struct indicator_reader *reader, struct span sign, struct span item,
                                struct span noun)
{
	const struct slice text = indicator_text(reader, item);
	const struct slice shares = cue_find(reader->block->cues, CUE_RESPECTIVELY, text);
	struct slice name = text;
	if (shares.len)
		name.len = (size_t)(shares.data - text.data);
	else if (noun.end == item.end)
		noun.end = noun.start;
	const struct slice parts[] = { indicator_text(reader, sign), name,
		                       indicator_text(reader, noun) };
	reader->item = (struct span){ 0 };
	return arena_join(reader->scan->arena, parts, G_N_ELEMENTS(parts));
}

/* The item that figure k of the row measures; NULL where the list and the row
 * are not of the same length. 和 may be part of an item, 、 is not. Where the
 * items are places, what the last says is meant of all. */
static const char *item_of(struct indicator_reader *reader, size_t k)
{
	struct span items[INDICATOR_ITEMS];
	size_t n = split_items(reader, reader->items, false, items);
	size_t at = k - reader->row;
	if (n != reader->n_row)
		n = split_items(reader, reader->items, true, items);
	if (n != reader->n_row || at >= n)
		return NULL;
	reader->item = items[at];
	struct span noun = shared_noun(reader, reader->items);
	const struct span sign = at > 0 ? partner_sign(reader, items[0]) : items[0];
	if (at > 0 && span_len(sign))
		return with_partner(reader, sign, items[at], noun);
	struct span item = indicator_strip_head(reader, items[at]);
	struct span rest = behind_number(reader, item, items[n - 1]);
	if (span_len(rest))
		return indicator_join(reader, item, rest);
	const struct table_word own = beside_upto(reader->block, TABLE_INDICATORS, item.end);
	bool named = indicator_use(reader, own) & INDICATOR_NOUN && own.start >= item.start;
	if (!span_len(item))
		item = indicator_strip_head(reader, items[n - 1]);
	else if (!named && at + 1 != n)
		return indicator_join(reader, item, noun);
	return indicator_copy(reader, item);
}

static bool in_row(const struct indicator_reader *reader, size_t k)
{
	return reader->n_row && k < reader->row + reader->n_row;
}

/* 产值、投资双双突破100亿元，分别达到106亿元、105亿元: the one that figure k measures of the list
 * that the figure before the row is said of. */
static const char *told_of_list(const struct indicator_reader *reader, size_t k)
{
	enum { LEAST = 3 * HAN_BYTES }; /* of an item that says enough by itself */
	static const char mark[] = "、";
	if (reader->row <= reader->first || reader->n_row < 2)
		return NULL;
	const char *told = reader->told[(reader->row - 1) % INDICATOR_ITEMS];
	if (!told)
		return NULL;
	g_auto(GStrv) items = g_strsplit(told, mark, INDICATOR_ITEMS + 1);
	const char *item = g_strv_length(items) == reader->n_row ? items[k - reader->row] : "";
	return strlen(item) >= LEAST ? arena_copy(reader->scan->arena, slice_of(item)) : NULL;
}

/* 接待游客3亿人次、花费4亿元，分别增长8%、9%: what the figures before the row
 * measure, one each. The row may say their measure again: 电力增速为3%、4%，平均增速分别为1%、2%.
 */
static const char *told_before(const struct indicator_reader *reader, size_t k)
{
	size_t n = reader->n_row;
	if (n < 2 || reader->row < reader->first + n)
		return NULL;
	const char *told = reader->told[(k - n) % INDICATOR_ITEMS];
	struct slice again = indicator_text(reader, indicator_strip_head(reader, reader->items));
	if (!again.len || !told)
		return again.len ? NULL : told;
	size_t len = strlen(told);
	return len >= again.len && memcmp(told + len - again.len, again.data, again.len) == 0
	               ? told
	               : NULL;
}

/* 产量分别增长8%、9%，两年平均增长3%、4%: whether figure k begins a row that says nothing
 * of its own behind one as long. */
static bool follows_row(const struct indicator_reader *reader, size_t k, struct span clause)
{
	return reader->n_row > 1 && k == reader->row + reader->n_row &&
	       !span_len(indicator_strip_head(reader, clause)) &&
	       row_length(reader, k) == reader->n_row;
}

/* Whether the list is of what the row is compared with: 比全国、全省分别高2个和3个百分点. */
static bool lists_compared(const struct indicator_reader *reader)
{
	const struct scan_block *block = reader->block;
	const struct span items = indicator_strip_head(reader, reader->items);
	return span_len(items) &&
	       cue_is(block->cues, CUE_COMPARED, character_of(&block->glyphs, items.start)) &&
	       beside_from(block, TABLE_WORDS, items.start).end <= items.start + 1;
}

/* The list that 分别 shares out: what stands before it, where that says anything and no measure
 * stands behind, and all of clause else: 增速 of 增速分别高于全国、全省. */
struct span indicator_shared_list(const struct indicator_reader *reader, struct span clause)
{
	const struct scan_block *block = reader->block;
	const struct slice shares =
	        cue_find(block->cues, CUE_RESPECTIVELY, indicator_text(reader, clause));
	if (!shares.len || indicator_use_upto(reader, clause.end) & INDICATOR_NOUN)
		return clause;
	struct change none = { 0 };
	struct span before = { clause.start,
		               block->glyphs.at[(size_t)(shares.data - block->text.data)] };
	before = indicator_strip_tail(reader, before, &none);
	return span_len(indicator_strip_head(reader, before)) > 1 ? before : clause;
}

/* What figure k measures as one of a row, or NULL. */
const char *indicator_in_row(struct indicator_reader *reader, size_t k, struct span words,
                             struct span clause)
{
	if (!in_row(reader, k) &&
	    (follows_row(reader, k, clause) ||
	     (reader->edges & EDGE_SHARES &&
	      cue_in(reader->block->cues, CUE_RESPECTIVELY, indicator_text(reader, words))))) {
		reader->row = k;
		reader->n_row = row_length(reader, k);
		reader->items = indicator_shared_list(reader, clause);
	}
	if (!in_row(reader, k))
		return NULL;
	if (lists_compared(reader))
		return reader->base;
	const char *item = item_of(reader, k);
	if (!item || !*item)
		item = told_of_list(reader, k);
	return item ? item : told_before(reader, k);
}
