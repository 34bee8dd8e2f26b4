/* Finding figures: from each numeral outwards to its unit, then to the words
 * beside it, and then the question whether it is a figure at all. */
#include "core/know/figure.h"

#include "core/know/figure-candidate.h"

/* --- ranges --- */

/* Whether only a mark of range stands in span: 5%至6%, 3-5个, 5—6%; also 和 where
 * what ends at end is 5%和6%之间. */
static bool joins_range(const struct finder *finder, struct span span, size_t end)
{
	if (span_len(span) > FIGURE_GAP)
		return false;
	span.start = behind_blanks(finder->glyphs, span.start);
	span.end = before_blanks(finder->glyphs, span.end);
	if (span.start + 1 != span.end)
		return false;
	uint32_t cp = character_of(finder->glyphs, span.start);
	bool mark = cue_is(finder->block->cues, CUE_UNTIL, cp) || cp == '-' || cp == '~' ||
	            (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0x223C || cp == 0x301C;
	bool between = cue_is(finder->block->cues, CUE_AND, cp) &&
	               beside_cue_from(finder->block, CUE_BETWEEN, end);
	return mark || between;
}

/* Takes in the number before, where the two are a range. */
static void join_range(struct finder *finder, struct candidate *candidate)
{
	const struct candidate *last = &finder->last;
	struct figure *figure = &candidate->figure;
	size_t last_end = last->figure.span.end;
	if (!last_end || last->ordinal ||
	    !joins_range(finder, (struct span){ last_end, figure->number.start }, figure->end))
		return;
	if (!figure->unit && !last->unit && last->figure.unit) { /* 百分之二十到三十 */
		figure->unit = last->figure.unit;
		figure->class = last->figure.class;
	}
	bool same = last->unit ? g_strcmp0(last->figure.unit, figure->unit) == 0 : true;
	double value = last->figure.value;
	if (!last->unit && candidate->unit)
		value *= candidate->unit->to_name;
	if (!last->unit && !last->numeral.multiplied &&
	    last->numeral.value < candidate->numeral.value / candidate->numeral.scale)
		value *= candidate->numeral.scale;
	if (!same || !(value < figure->value) || candidate->negative)
		return;
	if (finder->last_taken)
		g_array_set_size(finder->figures, finder->figures->len - 1);
	figure->value = value;
	figure->number.start = last->figure.number.start;
	figure->span.start = last->figure.span.start;
	figure->before = last->figure.before;
	candidate->before = NULL;
	candidate->behind = NULL;
	figure->inner = (struct span){ 0 };
}

/* --- one candidate after the other --- */

static void read_sign(const struct finder *finder, struct candidate *candidate)
{
	const size_t start = candidate->figure.number.start;
	const uint32_t cp = character_of(finder->glyphs, start - 1);
	const bool minus = cp == '-' || cp == 0x2212;
	const size_t below = beside_cue_upto(finder->block, CUE_BELOW_ZERO, start);
	if (!minus && !below && !cue_is(finder->block->cues, CUE_NEGATIVE, cp))
		return;
	const struct table_word word = beside_upto(finder->block, TABLE_WORDS, start);
	if (!minus && !below && word.end && word.start + 1 < start) /* 为企业减负5亿元 */
		return;
	const size_t i = start - MAX(below, 1);
	const uint32_t other = character_of(finder->glyphs, i - 1);
	if (finder->last_taken && i < finder->last.figure.span.end)
		return; /* 零 of 人民币零下六百元 is a figure already */
	if ((minus && (is_digit(other) || is_letter(other) || other == '-' || other == ')')) ||
	    (!below && (i < finder->cursor ||
	                (finder->last.figure.span.end && i <= finder->last.figure.span.end))))
		return;
	candidate->negative = true;
	candidate->figure.number.start = candidate->figure.span.start = i;
	double value = candidate->figure.value;
	candidate->figure.value = -candidate->figure.value_to;
	candidate->figure.value_to = -value;
}

/* .5 */
static void read_point(const struct finder *finder, struct candidate *candidate)
{
	struct figure *figure = &candidate->figure;
	const struct glyphs *glyphs = finder->glyphs;
	size_t i = figure->number.start;
	if (!candidate->numeral.digits || candidate->numeral.decimal ||
	    character_of(glyphs, i - 1) != '.' || i <= finder->cursor)
		return;
	uint32_t cp = character_of(glyphs, i - 2);
	if (is_digit(cp) || is_letter(cp) || cp == '.')
		return;
	figure->number.start = figure->span.start = i - 1;
	while (is_digit(character_of(glyphs, i++)))
		figure->value /= 10;
	figure->value_to = figure->value;
	candidate->numeral.decimal = true;
}

static void read_around(struct finder *finder, struct candidate *candidate)
{
	struct figure *figure = &candidate->figure;
	if (candidate_read_parts(finder, candidate)) {
		read_sign(finder, candidate);
		if (candidate->mixed)
			candidate_find_unit(finder, candidate);
	} else if (!candidate_read_ratio(finder, candidate)) {
		figure->inner = candidate->numeral.more;
		read_point(finder, candidate);
		read_sign(finder, candidate);
		candidate_find_unit(finder, candidate);
	}
	figure->span.end = figure->end;
	candidate_find_before(finder, candidate);
	candidate_find_behind(finder, candidate);
	join_range(finder, candidate);
	figure->comparator = candidate_comparator(candidate);
}

/* Whether 和 or 、 alone stands in span. */
static bool is_joint(const struct finder *finder, struct span span)
{
	if (span_len(span) != 1)
		return false;
	uint32_t cp = character_of(finder->glyphs, span.start);
	return cp == 0x3001 || cue_is(finder->block->cues, CUE_AND, cp);
}

/* 4.5个和1.3个百分点: the number before is of points, too. */
static bool lend_points(struct finder *finder, const struct candidate *candidate)
{
	const struct candidate *last = &finder->last;
	struct span between = { last->figure.span.end, candidate->figure.number.start };
	bool lent = finder->last_taken && candidate->figure.class == UNIT_SHARE &&
	            last->numeral.decimal && g_strcmp0(last->figure.unit, "个") == 0 &&
	            is_joint(finder, between);
	if (!lent)
		return false;
	struct figure *figure =
	        &g_array_index(finder->figures, struct figure, finder->figures->len - 1);
	figure->unit = candidate->figure.unit;
	figure->class = candidate->figure.class;
	return true;
}

/* Whether candidate's unit may be that of bare, too: 2.16和1.66个百分点, 15、22个百分点,
 * 1.2万亿、8200亿元, not 3、5个. */
static bool may_lend(const struct candidate *candidate, const struct candidate *bare)
{
	enum { LARGEST = 1000 }; /* of a share; a year is more */
	if (candidate->figure.class == UNIT_SHARE)
		return bare->numeral.decimal || bare->numeral.value < LARGEST;
	return bare->numeral.multiplied ? candidate->numeral.multiplied
	                                : bare->numeral.decimal && candidate->numeral.decimal;
}

/* Gives bare, which was no figure or one without a unit, the unit of candidate. */
static void lend_to(struct finder *finder, const struct candidate *candidate, size_t i)
{
	struct candidate *bare = &finder->bare[i];
	struct figure *figure = &bare->figure;
	double scale = bare->numeral.multiplied ? 1 : candidate->numeral.scale;
	figure->value *= scale * candidate->unit->to_name;
	figure->value_to = figure->value;
	figure->unit = candidate->figure.unit;
	figure->class = candidate->figure.class;
	if (!finder->bare_taken)
		g_array_append_val(finder->figures, *figure);
	else
		g_array_index(finder->figures, struct figure,
		              finder->figures->len - finder->n_bare + i) = *figure;
}

/* Lends candidate's unit to the numbers of its row that have none. */
static void lend_unit(struct finder *finder, const struct candidate *candidate)
{
	if (lend_points(finder, candidate) || !candidate->unit)
		return;
	for (size_t i = 0; i < finder->n_bare; i++)
		if (!may_lend(candidate, &finder->bare[i]))
			return;
	for (size_t i = 0; i < finder->n_bare; i++)
		lend_to(finder, candidate, i);
}

/* Keeps candidate, a number without a unit, till one behind 、 or 和 has a unit. */
static void keep_bare(struct finder *finder, const struct candidate *candidate, bool taken)
{
	bool bare = !candidate->figure.unit && !candidate->unit && !candidate->ordinal &&
	            candidate->numeral.digits;
	if (finder->n_bare && finder->bare_taken != taken)
		finder->n_bare = 0;
	if (!bare || finder->n_bare == FIGURE_ROW)
		finder->n_bare = 0;
	else
		finder->bare[finder->n_bare++] = *candidate;
	finder->bare_taken = taken;
}

/* Whether 、 or a mark of range alone stands between: 第5、6次. */
static bool lists_on(const struct finder *finder, size_t start, size_t end)
{
	return joins_range(finder, (struct span){ start, end }, end) ||
	       (character_of(finder->glyphs, start) == 0x3001 && start + 1 == end);
}

/* Whether span, the words before a number, are said of those behind it, too:
 * 分别突破 of 分别突破5万元、3万元. */
static bool shares_out(const struct finder *finder, struct span span)
{
	return span_len(span) && beside_cue_upto(finder->block, CUE_RESPECTIVELY, span.start);
}

/* Gives candidate the word that 分别 shares out from the number before it. */
static void share_bound(struct finder *finder, struct candidate *candidate)
{
	const struct candidate *last = &finder->last;
	struct figure *figure = &candidate->figure;
	candidate->shared = shares_out(finder, figure->before);
	if (!last->shared || !finder->last_taken || candidate->before || candidate->behind ||
	    !is_joint(finder, (struct span){ last->figure.span.end, figure->number.start }))
		return;
	candidate->shared = true;
	candidate->before = last->before;
	figure->before = last->figure.before;
	figure->comparator = candidate_comparator(candidate);
}

static bool is_power_of_ten(double value)
{
	while (value >= 10)
		value /= 10;
	return value == 1;
}

/* 三、四十万 is 三四十万; but 二、 that opens a block numbers it. */
static void join_estimate(struct finder *finder, struct numeral *numeral)
{
	const struct numeral *first = &finder->last.numeral;
	bool row = finder->last.figure.span.end && !finder->last_taken && !finder->last.ordinal &&
	           !finder->last.unit && first->span.start > 0 &&
	           character_of(finder->glyphs, first->span.end) == 0x3001 &&
	           first->span.end + 1 == numeral->span.start;
	double scale = numeral->value / (first->value + 1);
	if (!row || first->digits || first->n_signs != 1 || first->value < 1 || numeral->digits ||
	    numeral->pair || scale < 10 || !is_power_of_ten(scale))
		return;
	numeral->value = first->value * scale;
	numeral->pair = true;
	numeral->span.start = first->span.start;
	finder->cursor = finder->last.figure.span.start; /* 约三、四十万 */
}

static void take_number(struct finder *finder, const struct numeral *numeral)
{
	struct candidate candidate = {
		.numeral = *numeral,
		.figure = { .span = numeral->span,
		            .number = numeral->span,
		            .end = numeral->span.end,
		            .value = numeral->value,
		            .value_to = numeral->value_to },
	};
	read_around(finder, &candidate);
	share_bound(finder, &candidate);
	bool ordinal_goes_on =
	        finder->last.ordinal && !finder->last_taken &&
	        lists_on(finder, finder->last.figure.span.end, candidate.figure.number.start);
	candidate.ordinal |= ordinal_goes_on;
	if (!is_joint(finder,
	              (struct span){ finder->last.figure.span.end, candidate.figure.number.start }))
		finder->n_bare = 0;
	bool taken = candidate_is_figure(finder, &candidate);
	if (taken) {
		lend_unit(finder, &candidate);
		g_array_append_val(finder->figures, candidate.figure);
	}
	keep_bare(finder, &candidate, taken);
	finder->cursor = taken ? candidate.figure.span.end : numeral->span.end;
	finder->last = candidate;
	finder->last_taken = taken;
}

/* 三次产业结构由7:43:50调整为6:43:51: a figure of its first share. */
static void take_shares(struct finder *finder, const struct numeral *first, size_t end)
{
	struct candidate candidate = {
		.numeral = *first,
		.figure = { .span = { first->span.start, end },
		            .number = { first->span.start, end },
		            .end = end,
		            .value = first->value,
		            .value_to = first->value,
		            .unit = scan_copy(finder->scan, finder->block,
		                              beside_offs(finder->block,
		                                          (struct span){ first->span.end, end })),
		            .class = UNIT_MULTIPLE },
	};
	g_array_append_val(finder->figures, candidate.figure);
	finder->cursor = end;
	finder->last = candidate;
	finder->last_taken = true;
	finder->n_bare = 0;
}

/* Goes past digits that are no number, or more than one; whether glyph i begins such. */
static bool pass_cluster(struct finder *finder, size_t i)
{
	struct numeral first;
	struct span cluster = { i, i };
	bool code, plain = finder_plain_digits(finder, i, &cluster.end);
	if (plain) { /* nearly always */
		code = finder->glyphs->cp[i] == '0' && is_digit_at(finder->glyphs, i + 1);
	} else {
		cluster = finder_cluster_at(finder, i);
		if (finder_read_shares(finder, cluster, &first)) {
			take_shares(finder, &first, cluster.end);
			return true;
		}
		code = finder_is_code(finder, cluster);
	}
	if (!code && !finder_in_address(finder, i))
		return false;
	finder->cursor = cluster.end;
	return true;
}

static void read_at(struct finder *finder, size_t i)
{
	struct numeral numeral;
	if (is_digit(character_of(finder->glyphs, i))) {
		if (pass_cluster(finder, i))
			return;
	} else if (finder_counts_nothing(finder, i)) {
		finder->cursor = i + 1;
		return;
	}
	if (!finder_read_number(finder, i, &numeral))
		return; /* 多 may end the word before a number: 最多5人 */
	finder_settle_more(finder, &numeral);
	join_estimate(finder, &numeral);
	take_number(finder, &numeral);
}

/* 半数, 翻一番: the word is the figure, but where it is counted: “六个翻番”. */
static void take_word(struct finder *finder, const struct match *match)
{
	const struct lexicon *lexicon = finder->rules->lexicon;
	const char *value = lexicon_cell(lexicon, TABLE_FIGURES, match->row, FIGURE_VALUE);
	const char *sign = lexicon_cell(lexicon, TABLE_FIGURES, match->row, FIGURE_COMPARATOR);
	const struct glyphs *glyphs = finder->glyphs;
	const struct span span = { glyphs->at[match->start], glyphs->at[match->end] };
	struct candidate candidate = {
		.figure = { .span = span,
		            .number = span,
		            .end = span.end,
		            .value = g_ascii_strtod(value, NULL),
		            .unit = lexicon_cell(lexicon, TABLE_FIGURES, match->row, FIGURE_UNIT),
		            .class = UNIT_SHARE },
	};
	struct figure *figure = &candidate.figure;
	figure->value_to = figure->value;
	candidate_find_before(finder, &candidate);
	candidate_find_behind(finder, &candidate);
	join_range(finder, &candidate);
	enum comparator own = comparator_signed(sign);
	figure->comparator = candidate_comparator(&candidate);
	if (figure->comparator == COMPARATOR_EQUAL && own != COMPARATOR_COUNT)
		figure->comparator = own;
	finder->cursor = figure->span.end;
	finder->last = candidate;
	const struct cues *cues = finder->block->cues;
	bool counted = cue_is(cues, CUE_COUNTED_BY, character_of(glyphs, span.start - 1));
	bool half = cue_is(cues, CUE_HALF, character_of(glyphs, span.end - 1)) &&
	            finder_unit_at(finder, span.end).end;
	bool ago = beside_cue_from(finder->block, CUE_AGO, span.end); /* 半个月前 */
	finder->last_taken = !candidate.ordinal && !counted && !half && !ago &&
	                     !finder_in_title(finder, span.start);
	if (finder->last_taken)
		g_array_append_val(finder->figures, *figure);
}

/* The first match of list that starts at off or behind it; those before it are
 * cut off the list. */
static const struct match *next_from(struct match_list *list, size_t off)
{
	while (list->n && list->items->start < off)
		*list = (struct match_list){ list->items + 1, list->n - 1 };
	return list->n ? list->items : NULL;
}

/* Whether word is met before numeral: 半数 before 半. */
static bool precedes(const struct match *word, const struct match *numeral)
{
	return word->start != numeral->start ? word->start < numeral->start
	                                     : word->end > numeral->end;
}

/* Tells each figure its clause: both are in order of place. */
static void tell_clauses(const struct scan_block *block, GArray *figures)
{
	const struct sentences *in = &block->in;
	size_t clause = 0;
	for (guint i = 0; i < figures->len; i++) {
		struct figure *figure = &g_array_index(figures, struct figure, i);
		const size_t off = block->glyphs.off[figure->span.start];
		while (clause > 0 && in->clauses[clause].span.start > off)
			clause--;
		while (clause + 1 < in->n_clauses && in->clauses[clause + 1].span.start <= off)
			clause++;
		figure->clause = clause;
	}
}

void figures_find(const struct metric_rules *rules, const struct scan *scan,
                  const struct scan_block *block, GArray *figures)
{
	struct match_list words = block->tables[TABLE_FIGURES];
	struct match_list numerals = block->tables[TABLE_NUMERALS];
	if (!words.n && !numerals.n)
		return;
	struct candidate bare[FIGURE_ROW];
	struct finder finder = {
		.bare = bare,
		.rules = rules,
		.scan = scan,
		.block = block,
		.glyphs = &block->glyphs,
		.figures = figures,
	};
	for (;;) {
		const size_t off = block->glyphs.off[finder.cursor];
		const struct match *word = next_from(&words, off);
		const struct match *numeral = next_from(&numerals, off);
		if (!word && !numeral)
			break;
		if (word && (!numeral || precedes(word, numeral))) {
			words = (struct match_list){ words.items + 1, words.n - 1 };
			take_word(&finder, word);
		} else {
			numerals = (struct match_list){ numerals.items + 1, numerals.n - 1 };
			read_at(&finder, block->glyphs.at[numeral->start]);
		}
	}
	tell_clauses(block, figures);
}
