/* Reading indicators: the clause before the figure is cut down from both ends,
 * what is counted behind it is taken in, and where neither says anything, the
 * figure before lends what it measures. */
#include "core/know/indicator.h"

#include "core/know/character.h"
#include "core/know/indicator-words.h"
#include "core/know/metric.h"

/* 覆盖率达95%的村: what is behind is of what stands before. */
static bool ends_in_of(const struct indicator_reader *reader, struct span span)
{
	return span_len(span) && cue_is(reader->block->cues, CUE_OF,
	                                character_of(&reader->block->glyphs, span.end - 1));
}

/* left names the measure, right what is counted or measured. */
static const char *choose(const struct indicator_reader *reader, const struct figure *figure,
                          struct span left, struct span right, bool of)
{
	if (!span_len(right))
		return span_len(left) ? indicator_copy(reader, left) : NULL;
	if (!span_len(left) || (indicator_is_counted(figure) && !ends_in_of(reader, left)))
		return indicator_copy(reader, right);
	const struct table_word noun = beside_upto(reader->block, TABLE_INDICATORS, left.end);
	bool measured = indicator_use(reader, noun) & INDICATOR_NOUN && noun.start >= left.start;
	bool share = figure->class == UNIT_SHARE || figure->class == UNIT_MULTIPLE;
	bool both = indicator_is_counted(figure) || (share ? of : !measured);
	return both ? indicator_join(reader, left, right) : indicator_copy(reader, left);
}

/* 60%的高速增长: what is behind says how it changed, not what. */
static bool ends_in_change(const struct indicator_reader *reader, struct span span)
{
	return span_len(span) && (beside_upto(reader->block, TABLE_CHANGES, span.end).end ||
	                          indicator_use_upto(reader, span.end) & INDICATOR_JOIN);
}

static const char *join_texts(const struct indicator_reader *reader, const char *a, const char *b)
{
	const struct slice parts[] = { slice_of(a), slice_of(b) };
	return arena_join(reader->scan->arena, parts, G_N_ELEMENTS(parts));
}

/* 其中国家级: some of what was counted before. */
static bool names_grade(const struct indicator_reader *reader, struct span clause)
{
	return beside_cue_upto(reader->block, CUE_GRADE, clause.end) &&
	       beside_cue_from(reader->block, CUE_OF_WHICH, clause.start);
}

static const char *with_base(const struct indicator_reader *reader, struct span left,
                             struct span right, bool counted, const char *text)
{
	if (!reader->base)
		return text;
	const struct table_word word = beside_from(reader->block, TABLE_INDICATORS, left.start);
	const bool all = word.end == left.end; /* but 净增企业16家 says what is counted */
	bool joins = span_len(left) ? (all || (word.end < left.end && !counted)) &&
	                                      (indicator_use(reader, word) & INDICATOR_JOIN)
	                            : ends_in_change(reader, right);
	if (!joins && !cue_in(reader->block->cues, CUE_OF_WHICH, indicator_text(reader, left)))
		return text;
	return join_texts(reader, reader->base, text);
}

/* The clause before, where the figure's own says nothing. */
static const char *clause_before(const struct indicator_reader *reader, size_t k)
{
	const struct sentences *in = &reader->block->in;
	size_t clause = reader->figures[k].clause;
	if (clause == 0 || in->clauses[clause - 1].sentence != in->clauses[clause].sentence)
		return NULL;
	struct span span = beside_glyphs(reader->block, in->clauses[clause - 1].span);
	if (k > 0 && reader->figures[k - 1].span.end > span.start)
		return NULL;
	while (span.end > span.start &&
	       indicator_is_mark(character_of(&reader->block->glyphs, span.end - 1)))
		span.end--;
	struct change none = { 0 };
	span = indicator_strip_head(reader, indicator_strip_tail(reader, span, &none));
	return span_len(span) && indicator_text(reader, span).len <= INDICATOR_LEFT_REACH
	               ? indicator_copy(reader, span)
	               : NULL;
}

/* 财政收入迈过千亿大关，达…: the clause between figure k and the one before speaks
 * of something else, which reaches a mark that is no figure. */
static const char *subject_between(const struct indicator_reader *reader, size_t k)
{
	const struct sentences *in = &reader->block->in;
	size_t clause = reader->figures[k].clause;
	if (clause == 0 || k == 0 ||
	    in->clauses[clause - 1].sentence != in->clauses[clause].sentence)
		return NULL;
	struct span span = beside_glyphs(reader->block, in->clauses[clause - 1].span);
	uint32_t cp = character_of(&reader->block->glyphs, span.start);
	if (reader->figures[k - 1].span.end > span.start ||
	    cue_is(reader->block->cues, CUE_MEASURED_BY, cp))
		return NULL; /* 按可比价格计算，居全国首位 */
	struct match_list words =
	        scan_list(reader->block, TABLE_INDICATORS, in->clauses[clause - 1].span);
	for (size_t i = 0; i < words.n; i++) {
		const struct match *noun = &words.items[i];
		const size_t end = reader->block->glyphs.at[noun->end];
		if (!(reader->rules->indicators[noun->row].use & INDICATOR_NOUN) ||
		    !(indicator_use_from(reader, end) & INDICATOR_TAIL))
			continue;
		span.end = end;
		span = indicator_strip_head(reader, span);
		return span_len(span) ? indicator_copy(reader, span) : NULL;
	}
	return NULL;
}

static void begin_sentence(struct indicator_reader *reader, size_t k)
{
	size_t sentence = reader->block->in.clauses[reader->figures[k].clause].sentence;
	if (k > 0 && sentence == reader->sentence)
		return;
	reader->sentence = sentence;
	reader->base = NULL;
	reader->n_row = 0;
	reader->first = k;
}

/* Figure k with only 、 or 和 before it goes on with the change of the one before:
 * 增长4.2%、5.3%. */
static bool goes_on(const struct indicator_reader *reader, size_t k, struct span words)
{
	return k > reader->first && !span_len(words) &&
	       character_of(&reader->block->glyphs, reader->figures[k - 1].span.end) != ',';
}

/* 高 of 总高约72米 is what is measured, and no change. */
static bool says_how_high(const struct indicator_reader *reader, const struct figure *figure,
                          const struct change *change)
{
	double base;
	const char *measure;
	if (!beside_is_sign(reader->block, change->word))
		return false;
	metric_measure(reader->rules, figure->unit, &base, &measure);
	return g_strcmp0(measure, "length") == 0;
}

/* 占比从11%提高到15%: figure k is what came of the one before, in its clause. */
static bool comes_of(const struct indicator_reader *reader, size_t k, const struct change *change)
{
	return k > reader->first && change->word.end && change->rule->result &&
	       reader->figures[k].clause == reader->figures[k - 1].clause;
}

/* 3个国家级、5个省级园区: what is only a grade is of what the next figure counts. */
static const char *with_graded(const struct indicator_reader *reader, size_t k, struct span right)
{
	const struct scan_block *block = reader->block;
	bool of, joined = k + 1 < reader->n && character_of(&block->glyphs, right.end) == 0x3001 &&
	                  reader->figures[k + 1].span.start == right.end + 1 &&
	                  beside_cue_upto(block, CUE_GRADE, right.end);
	if (!joined)
		return NULL;
	struct span other = indicator_words_behind(reader, k + 1, &of);
	struct slice grade = cue_find(block->cues, CUE_GRADE, indicator_text(reader, other));
	if (!grade.len)
		return NULL;
	other.start = block->glyphs.at[(size_t)(grade.data - block->text.data) + grade.len];
	return indicator_join(reader, right, other);
}

/* Whether left is what the share before was of: 税收 before 60% in 50%的税收、60%的GDP. */
static bool is_taken(const struct indicator_reader *reader, size_t k, struct span left)
{
	if (k == 0 || reader->figures[k - 1].class != UNIT_SHARE ||
	    reader->figures[k].class != UNIT_SHARE)
		return false;
	const struct span now = reader->figures[k].span;
	const size_t end = reader->figures[k - 1].span.end;
	const size_t of = beside_cue_from(reader->block, CUE_OF, end);
	return of && left.start == end + of && beside_cue_from(reader->block, CUE_OF, now.end) &&
	       character_of(&reader->block->glyphs, now.start - 1) == 0x3001;
}

/* The words before figure k without those that say how it changed or was reached. */
static struct span clause_of(const struct indicator_reader *reader, size_t k, struct span words,
                             struct change *change)
{
	struct span clause = indicator_strip_tail(reader, words, change);
	if (change->word.end && says_how_high(reader, &reader->figures[k], change)) {
		clause.end = change->word.end;
		*change = (struct change){ 0 };
	}
	return indicator_cut(reader, clause);
}

/* What figure k measures where its own words say nothing. */
static const char *borrowed(struct indicator_reader *reader, size_t k, struct span words,
                            const struct change *change)
{
	if (comes_of(reader, k, change) || goes_on(reader, k, words))
		return reader->told[(k - 1) % INDICATOR_ITEMS];
	const char *other = subject_between(reader, k);
	if (other)
		reader->base = other;
	if (!reader->base)
		reader->base = clause_before(reader, k);
	if (!reader->base && reader->figures[k].class == UNIT_SHARE)
		reader->base = reader->shared; /* 其中3省下调1个百分点 */
	return reader->base;
}

/* 高于全国同期0.8个百分点: whether left says what the figure is compared with. */
static bool compares(const struct indicator_reader *reader, struct span left)
{
	return span_len(left) && indicator_use_from(reader, left.start) & INDICATOR_AGAINST;
}

/* Whether a blank parts figure k from what stands behind it: 全球病例超5亿例 安河累计病例. */
static bool stands_apart(const struct indicator_reader *reader, size_t k, struct span right)
{
	const size_t end = reader->figures[k].span.end;
	return right.start > end && is_blank_at(&reader->block->glyphs, end);
}

static const char *read_one(struct indicator_reader *reader, size_t k, struct change *change)
{
	bool of;
	struct span words = indicator_words_before(reader, k);
	reader->edges = metric_edges(reader->rules, &reader->block->glyphs, words);
	struct span clause = clause_of(reader, k, words, change);
	struct span left = indicator_strip_head(reader, clause);
	if (is_taken(reader, k, left))
		left.end = left.start;
	if (goes_on(reader, k, words))
		*change = reader->change;
	const char *item = indicator_in_row(reader, k, words, clause);
	if (item)
		return reader->base = item;
	if (reader->edges & EDGE_SHARES)
		left = indicator_strip_head(reader, indicator_shared_list(reader, clause));
	struct span right = indicator_words_behind(reader, k, &of);
	if (span_len(left) && stands_apart(reader, k, right))
		right.end = right.start;
	const char *own = with_graded(reader, k, right);
	if (!own)
		own = choose(reader, &reader->figures[k], left, right, of);
	reader->compared = compares(reader, left);
	if (!own || (reader->compared && !reader->base))
		return borrowed(reader, k, words, change);
	const char *text =
	        with_base(reader, left, right, indicator_is_counted(&reader->figures[k]), own);
	if (text == own && reader->base && names_grade(reader, clause))
		return join_texts(reader, own, reader->base);
	if (text == own)
		reader->base = own;
	return text;
}

const char *indicator_read(struct indicator_reader *reader, size_t k, struct change *change)
{
	begin_sentence(reader, k);
	reader->item = (struct span){ 0 };
	reader->compared = false;
	const char *told = read_one(reader, k, change);
	reader->told[k % INDICATOR_ITEMS] = told;
	if (told && reader->figures[k].class == UNIT_SHARE)
		reader->shared = reader->compared && reader->base ? reader->base : told;
	reader->change = *change;
	return told;
}
