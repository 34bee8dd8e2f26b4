/* Finding figures: from each numeral outwards to its unit, then to the words
 * beside it, and then the question whether it is a figure at all. */
#include "core/know/figure.h"

#include "core/know/figure-candidate.h"

/* A finder and where it puts its candidates, in turns: that being read and the one before. */
struct walk {
	struct finder finder;
	struct candidate candidates[2];
};

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
	if (finder->last_taken && i < finder->last->figure.span.end)
		return; /* 零 of 人民币零下六百元 is a figure already */
	if ((minus && (is_digit(other) || is_letter(other) || other == '-' || other == ')')) ||
	    (!below && (i < finder->cursor ||
	                (finder->last->figure.span.end && i <= finder->last->figure.span.end))))
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
		if (metric_may(finder->rules, finder->glyphs, figure->number.start - 1,
		               EDGE_SIGN)) {
			read_point(finder, candidate);
			read_sign(finder, candidate);
		}
		candidate_find_unit(finder, candidate);
	}
	figure->span.end = figure->end;
	candidate_find_before(finder, candidate);
	candidate_find_behind(finder, candidate);
	candidate_join_range(finder, candidate);
	figure->comparator = candidate_comparator(candidate);
}

/* Where the next candidate is put: finder->last is the other. */
static struct candidate *next_candidate(struct walk *walk)
{
	return &walk->candidates[walk->finder.last == walk->candidates];
}

/* Makes candidate the last. */
static void pass(struct finder *finder, const struct candidate *candidate, bool taken, size_t end)
{
	finder->cursor = end;
	finder->last = candidate;
	finder->last_taken = taken;
}

static void take_number(struct walk *walk, const struct numeral *numeral)
{
	struct finder *finder = &walk->finder;
	struct candidate *candidate = next_candidate(walk);
	*candidate = (struct candidate){
		.numeral = *numeral,
		.figure = { .span = numeral->span,
		            .number = numeral->span,
		            .end = numeral->span.end,
		            .value = numeral->value,
		            .value_to = numeral->value_to },
	};
	read_around(finder, candidate);
	candidate_share_bound(finder, candidate);
	candidate->ordinal |= candidate_lists_ordinals(finder, candidate);
	const bool taken = candidate_is_figure(finder, candidate);
	finder_add(finder, candidate, taken);
	pass(finder, candidate, taken, taken ? candidate->figure.span.end : numeral->span.end);
}

/* 三次产业结构由7:43:50调整为6:43:51: a figure of its first share. */
static void take_shares(struct walk *walk, const struct numeral *first, size_t end)
{
	struct finder *finder = &walk->finder;
	struct candidate *candidate = next_candidate(walk);
	const struct span whole = { first->span.start, end }, rest = { first->span.end, end };
	*candidate = (struct candidate){
		.numeral = *first,
		.figure = { .span = whole,
		            .number = whole,
		            .end = end,
		            .value = first->value,
		            .value_to = first->value,
		            .unit = scan_copy(finder->scan, finder->block,
		                              beside_offs(finder->block, rest)),
		            .class = UNIT_MULTIPLE },
	};
	finder->figures[finder->n_figures++] = candidate->figure;
	finder->n_bare = 0;
	pass(finder, candidate, true, end);
}

/* Goes past digits that are no number, or more than one; whether glyph i begins such. */
static bool pass_cluster(struct walk *walk, size_t i)
{
	struct finder *finder = &walk->finder;
	struct numeral first;
	struct span cluster = { i, i };
	bool code, plain = finder_plain_digits(finder, i, &cluster.end);
	if (plain) { /* nearly always */
		code = finder->glyphs->cp[i] == '0' && is_digit_at(finder->glyphs, i + 1);
	} else {
		cluster = finder_cluster_at(finder, i);
		if (finder_read_shares(finder, cluster, &first)) {
			take_shares(walk, &first, cluster.end);
			return true;
		}
		code = finder_is_code(finder, cluster);
	}
	if (!code && !finder_in_address(finder, i))
		return false;
	finder->cursor = cluster.end;
	return true;
}

static void read_at(struct walk *walk, size_t i)
{
	struct finder *finder = &walk->finder;
	struct numeral numeral;
	if (is_digit(character_of(finder->glyphs, i))) {
		if (pass_cluster(walk, i))
			return;
	} else if (!numeral_begins(finder->rules->numerals, finder->glyphs, i)) {
		return; /* 多 may end the word before a number: 最多5人 */
	} else if (finder_counts_nothing(finder, i)) {
		finder->cursor = i + 1;
		return;
	}
	if (!finder_read_number(finder, i, &numeral))
		return;
	finder_settle_more(finder, &numeral);
	finder_join_estimate(finder, &numeral);
	take_number(walk, &numeral);
}

/* 半数, 翻一番: the word of a row is the figure. */
static struct candidate word_candidate(const struct finder *finder, const struct match *match)
{
	const struct lexicon *lexicon = finder->rules->lexicon;
	const char *value = lexicon_cell(lexicon, TABLE_FIGURES, match->row, FIGURE_VALUE);
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
	candidate.figure.value_to = candidate.figure.value;
	return candidate;
}

/* Whether the word over span is counted, or part of a time: “六个翻番”, 半个月前. */
static bool is_counted(const struct finder *finder, struct span span)
{
	const struct glyphs *glyphs = finder->glyphs;
	const struct cues *cues = finder->block->cues;
	const bool counted = cue_is(cues, CUE_COUNTED_BY, character_of(glyphs, span.start - 1));
	const bool half = cue_is(cues, CUE_HALF, character_of(glyphs, span.end - 1)) &&
	                  finder_unit_at(finder, span.end).end;
	return counted || half || beside_cue_from(finder->block, CUE_AGO, span.end);
}

static void take_word(struct walk *walk, const struct match *match)
{
	struct finder *finder = &walk->finder;
	struct candidate *candidate = next_candidate(walk);
	*candidate = word_candidate(finder, match);
	struct figure *figure = &candidate->figure;
	const struct span word = figure->span;
	const enum comparator own = comparator_signed(
	        lexicon_cell(finder->rules->lexicon, TABLE_FIGURES, match->row, FIGURE_COMPARATOR));
	candidate_find_before(finder, candidate);
	candidate_find_behind(finder, candidate);
	candidate_join_range(finder, candidate);
	figure->comparator = candidate_comparator(candidate);
	if (figure->comparator == COMPARATOR_EQUAL && own != COMPARATOR_COUNT)
		figure->comparator = own;
	const bool taken = !candidate->ordinal && !is_counted(finder, word) &&
	                   !finder_in_title(finder, word.start);
	if (taken)
		finder->figures[finder->n_figures++] = *figure;
	pass(finder, candidate, taken, figure->span.end);
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
static void tell_clauses(const struct scan_block *block, struct figure *figures, size_t n)
{
	const struct sentences *in = &block->in;
	size_t clause = 0;
	for (size_t i = 0; i < n; i++) {
		const size_t off = block->glyphs.off[figures[i].span.start];
		while (clause > 0 && in->clauses[clause].span.start > off)
			clause--;
		while (clause + 1 < in->n_clauses && in->clauses[clause + 1].span.start <= off)
			clause++;
		figures[i].clause = clause;
	}
}

/* Reads numerals and words that are figures, in order of place. */
static void walk_over(struct walk *walk, struct match_list words, struct match_list numerals)
{
	const struct glyphs *glyphs = walk->finder.glyphs;
	for (;;) {
		const size_t off = glyphs->off[walk->finder.cursor];
		const struct match *word = next_from(&words, off);
		const struct match *numeral = next_from(&numerals, off);
		if (!word && !numeral)
			break;
		if (word && (!numeral || precedes(word, numeral))) {
			words = (struct match_list){ words.items + 1, words.n - 1 };
			take_word(walk, word);
		} else {
			numerals = (struct match_list){ numerals.items + 1, numerals.n - 1 };
			read_at(walk, glyphs->at[numeral->start]);
		}
	}
}

static void make_room(struct figures *figures, size_t n)
{
	if (n <= figures->room)
		return;
	figures->room = MAX(n, 2 * figures->room);
	figures->items = g_renew(struct figure, figures->items, figures->room);
}

void figures_find(const struct metric_rules *rules, const struct scan *scan,
                  const struct scan_block *block, struct figures *figures)
{
	static const struct candidate none;
	const struct match_list words = block->tables[TABLE_FIGURES];
	const struct match_list numerals = block->tables[TABLE_NUMERALS];
	figures->n = 0;
	if (!words.n && !numerals.n)
		return;
	make_room(figures, words.n + numerals.n);
	struct candidate bare[FIGURE_ROW];
	struct walk walk;
	walk.finder = (struct finder){
		.bare = bare,
		.rules = rules,
		.scan = scan,
		.block = block,
		.glyphs = &block->glyphs,
		.figures = figures->items,
		.last = &none,
	};
	walk_over(&walk, words, numerals);
	figures->n = walk.finder.n_figures;
	tell_clauses(block, figures->items, figures->n);
}
