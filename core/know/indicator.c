/* Reading indicators: the clause before the figure is cut down from both ends,
 * what is counted behind it is taken in, and where neither says anything, the
 * figure before lends what it measures. */
#include "core/know/indicator.h"

#include "core/know/character.h"

enum {
	LEFT_REACH = 240,   /* bytes before a figure that may name what it measures */
	RIGHT_REACH = 72,   /* and behind it */
	MOST_STRIPPED = 24, /* words taken off one end */
};

/* 、 , ; 。 and the like: where what is counted ends. */
static bool is_mark(uint32_t cp)
{
	return cp == 0 || cp == 0x3001 || cp == 0x3002 || cp == ',' || cp == ';' || cp == ':' ||
	       cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x2014 || cp == '(' || cp == ')';
}

static unsigned use_of(const struct indicator_reader *reader, const struct match *match)
{
	return match ? reader->rules->indicators[match->row].use : 0;
}

static bool contains(const struct indicator_reader *reader, struct span span, const char *word)
{
	return g_strstr_len(reader->block->text.data + span.start, (gssize)span_len(span), word);
}

/* --- cutting down what stands before --- */

static size_t strip_blanks_back(const struct indicator_reader *reader, struct span span)
{
	size_t previous;
	while (span.end > span.start &&
	       is_blank(utf8_previous(reader->block->text, span.end, &previous)))
		span.end = previous;
	return span.end;
}

/* 2 of 2019年 or 一 of 一九五七年. */
static bool is_date_digit(uint32_t cp)
{
	return is_digit(cp) || is_one_of(cp, U"〇○零一二三四五六七八九");
}

/* Whether so many characters before cp make a date: 12月, 一九五七年, not 三年. */
static bool makes_date(uint32_t cp, bool digits, size_t n)
{
	bool day = cp == 0x6708 || cp == 0x65E5; /* 月 日 */
	return n && (digits ? day || cp == 0x5E74 /* 年 */ : cp == 0x5E74 && n == 4);
}

/* Before 2019年 at the end of span; span.end where there is no date. */
static size_t before_date(const struct indicator_reader *reader, struct span span)
{
	size_t at, previous, start, n = 0;
	uint32_t digit, cp = character_before(reader->block->text, span.end, &at);
	bool digits = true;
	for (start = at; start > span.start; start = previous, n++) {
		digit = character_before(reader->block->text, start, &previous);
		if (!is_date_digit(digit))
			break;
		digits &= is_digit(digit);
	}
	return makes_date(cp, digits, n) ? start : span.end;
}

/* Takes words of change and of reaching off the end: …目标普遍定在, …同比增长. */
static struct span strip_tail(const struct indicator_reader *reader, struct span span,
                              struct change *change)
{
	for (int i = 0; i < MOST_STRIPPED; i++) {
		span.end = strip_blanks_back(reader, span);
		const struct match *word = scan_ending(reader->block, span.end, TABLE_INDICATORS);
		const struct match *changed = scan_ending(reader->block, span.end, TABLE_CHANGES);
		size_t date = before_date(reader, span);
		bool longer = changed && (!word || changed->start <= word->start ||
		                          !(use_of(reader, word) & INDICATOR_TAIL));
		if (date != span.end) {
			span.end = date;
		} else if (longer && changed->start >= span.start && !change->match) {
			change->match = changed;
			change->rule = &reader->rules->changes[changed->row];
			span.end = changed->start;
		} else if (word && word->start >= span.start &&
		           (use_of(reader, word) & INDICATOR_TAIL)) {
			span.end = word->start;
		} else {
			break;
		}
	}
	return span;
}

/* Behind 2025年, 1月2日, 2024年12月底 at off; off where there is no date. */
static size_t behind_date(const struct indicator_reader *reader, size_t off)
{
	struct slice text = reader->block->text;
	size_t next = off, end = off, n = 0;
	bool digits = true;
	uint32_t cp;
	for (; is_date_digit(cp = character_at(text, end, &next)) || cp == '-'; end = next, n++)
		digits &= is_digit(cp) || cp == '-';
	if (!makes_date(cp, digits, n))
		return off;
	return character_at(text, next, &end) == 0x5EA6 ? end : next; /* 年度 */
}

/* Behind （3）, 5. and 【…】 at span's start, which number or label what follows;
 * span.start where there is none. */
static size_t behind_label(const struct indicator_reader *reader, struct span span)
{
	struct slice text = reader->block->text;
	size_t next, off = span.start;
	uint32_t cp = character_at(text, off, &next);
	if (cp == 0x3010) { /* 【 */
		const char *close = g_strstr_len(text.data + off, (gssize)span_len(span), "】");
		return close ? (size_t)(close - text.data) + strlen("】") : span.start;
	}
	while (is_digit(character_at(text, off, &next)))
		off = next;
	cp = character_at(text, off, &next);
	bool labels = cp == ')' || cp == 0x3001 || cp == '.';
	return off > span.start && labels && next <= span.end ? next : span.start;
}

/* Behind the word that can be left out at span's start, or span.start. */
static size_t behind_head(const struct indicator_reader *reader, struct span span)
{
	size_t next, date = behind_date(reader, span.start);
	if (date != span.start)
		return date;
	if (is_blank(character_at(reader->block->text, span.start, &next)))
		return next;
	size_t label = behind_label(reader, span);
	if (label != span.start)
		return label;
	const struct match *time = scan_starting(reader->block, span.start, TABLE_TIMES);
	const struct match *place = scan_starting(reader->block, span.start, TABLE_REGIONS);
	if (time)
		return time->end;
	if (place && reader->rules->regions[place->row].level != LEVEL_OFFICE &&
	    !scan_starting(reader->block, span.start, TABLE_NOT_PLACES))
		return place->end;
	const struct match *word = scan_starting(reader->block, span.start, TABLE_INDICATORS);
	return use_of(reader, word) & INDICATOR_HEAD ? word->end : span.start;
}

static struct span strip_head(const struct indicator_reader *reader, struct span span)
{
	for (int i = 0; i < MOST_STRIPPED && span.start < span.end; i++) {
		size_t start = behind_head(reader, span);
		if (start == span.start || start > span.end)
			break;
		span.start = start;
	}
	return span;
}

/* Behind the last 把 or 将: 河南将增长目标. */
static struct span cut(const struct indicator_reader *reader, struct span span)
{
	struct match_list words = scan_list(reader->block, TABLE_INDICATORS, span);
	size_t start = span.start;
	for (size_t i = 0; i < words.n; i++) {
		const struct match *word = &words.items[i];
		bool longest = i == 0 || word[-1].start != word->start;
		if (longest && word->end <= span.end && use_of(reader, word) & INDICATOR_CUT)
			start = word->end;
	}
	span.start = start;
	return span;
}

/* Of a figure in a row: A、B和C before it. */
static struct span skip_joint(const struct indicator_reader *reader, struct span span)
{
	size_t next;
	for (int i = 0; i < 3 && span.start < span.end; i++, span.start = next) {
		uint32_t cp = character_at(reader->block->text, span.start, &next);
		bool joint = cp == 0x3001 || cp == 0x548C || cp == 0x4E0E || cp == 0x53CA ||
		             cp == 0x5E76 || cp == 0x7684 || cp == ',' || is_blank(cp) ||
		             cp == ')' || cp == 0x201D || cp == 0x2019;
		if (!joint || scan_starting(reader->block, span.start, TABLE_REGIONS))
			break; /* 和田 */
	}
	return span;
}

/* The words from the clause's beginning, or the figure before, to figure k. */
static struct span words_before(const struct indicator_reader *reader, size_t k)
{
	const struct figure *figure = &reader->figures[k];
	const struct sentences *in = &reader->block->in;
	size_t clause = clause_at(in, figure->span.start);
	struct span span = { in->clauses[clause].span.start, figure->span.start };
	if (k > 0 && reader->figures[k - 1].span.end > span.start)
		span.start = reader->figures[k - 1].span.end;
	if (span_len(span) > LEFT_REACH) {
		span.start = span.end - LEFT_REACH;
		while (span.start < span.end &&
		       ((unsigned char)reader->block->text.data[span.start] & 0xC0) == 0x80)
			span.start++;
	}
	return skip_joint(reader, span);
}

/* --- what is counted behind --- */

static bool is_counted(const struct figure *figure)
{
	return figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	       figure->class == UNIT_SCALE || !figure->unit;
}

static bool ends_counted(const struct indicator_reader *reader, size_t off)
{
	const struct match *word = scan_starting(reader->block, off, TABLE_INDICATORS);
	return use_of(reader, word) & INDICATOR_END;
}

/* Whether a change of the next figure begins at off: 增长5%, 大幅增加至, but not 高
 * in 高标准农田. */
static bool begins_change(const struct indicator_reader *reader, size_t k, size_t off)
{
	const struct match *word = scan_starting(reader->block, off, TABLE_INDICATORS);
	if (use_of(reader, word) & INDICATOR_TAIL)
		off = word->end;
	const struct match *change = scan_starting(reader->block, off, TABLE_CHANGES);
	if (!change)
		return false;
	bool alone = change->end - change->start <= strlen("高");
	return !alone || (k + 1 < reader->n && reader->figures[k + 1].span.start == change->end);
}

/* Whether what stands at off behind figure k may be a thing, and not 以后, 和 or
 * 增长. */
static bool begins_thing(const struct indicator_reader *reader, size_t k, size_t off)
{
	size_t next;
	uint32_t cp = character_at(reader->block->text, off, &next);
	bool opens = is_one_of(cp, U"“‘《");
	const struct match *stop = scan_starting(reader->block, off, TABLE_INDICATORS);
	const unsigned none = INDICATOR_STOP | INDICATOR_LEVEL;
	return (is_han(cp) || opens || is_letter(cp)) && !(use_of(reader, stop) & none) &&
	       !begins_change(reader, k, off);
}

/* Without 和, 及 and 、 at the end, and without a word that only says how far a
 * figure got: 4个万亿元台阶. */
static struct span strip_joint(const struct indicator_reader *reader, struct span span)
{
	size_t previous;
	while (span.end > span.start &&
	       is_one_of(character_before(reader->block->text, span.end, &previous), U"、和与及的"))
		span.end = previous;
	const struct match *word = scan_ending(reader->block, span.end, TABLE_INDICATORS);
	if (use_of(reader, word) & INDICATOR_LEVEL)
		span.end = span.start;
	return span;
}

/* A blank parts the clauses of a title: 收获小麦2亿亩 夏种进入高峰. */
static bool blank_parts(const struct indicator_reader *reader)
{
	const uint32_t heads = 1u << BLOCK_TITLE | 1u << BLOCK_SUBTITLE | 1u << BLOCK_KICKER |
	                       1u << BLOCK_HEADING | 1u << BLOCK_ITEM;
	return heads >> reader->block->block->type & 1;
}

/* The thing counted or measured: 未来产业 behind 20个. *of is set where 的 stands
 * between. */
static struct span words_behind(const struct indicator_reader *reader, size_t k, bool *of)
{
	const struct figure *figure = &reader->figures[k];
	size_t start = figure->span.end, next;
	size_t limit = reader->block->text.len;
	while (k + 1 < reader->n && reader->figures[k + 1].span.start == start &&
	       is_counted(&reader->figures[k + 1]))
		start = reader->figures[++k].span.end; /* 12类45件实事 */
	if (k + 1 < reader->n && reader->figures[k + 1].span.start > start)
		limit = reader->figures[k + 1].span.start;
	uint32_t cp = character_at(reader->block->text, start, &next);
	*of = cp == 0x7684; /* 的 */
	if (is_blank(cp) && blank_parts(reader))
		return (struct span){ start, start };
	if (*of || is_blank(cp))
		start = next;
	const struct match *then = scan_starting(reader->block, start, TABLE_INDICATORS);
	if (figure->class == UNIT_TIME && (use_of(reader, then) & INDICATOR_THEN))
		start = then->end; /* 一分钟即完成装配 */
	struct span span = { start, start };
	if (!begins_thing(reader, k, start))
		return span;
	if (limit <= start + strlen("过")) /* 3个过三千亿元城市 */
		limit = reader->block->text.len;
	limit = MIN(limit, start + RIGHT_REACH);
	for (; span.end < limit; span.end = next) {
		cp = character_at(reader->block->text, span.end, &next);
		if (is_mark(cp) || next > limit ||
		    (span.end > start && ends_counted(reader, span.end)))
			break;
		const struct match *word = scan_starting(reader->block, span.end, TABLE_WORDS);
		if (word && word->end <= limit)
			next = MAX(next, word->end); /* no 均 in 平均 */
	}
	return strip_joint(reader, span);
}

/* --- 分别 --- */

/* How many figures from k on follow each other with nothing but 、 and 和
 * between them. */
static size_t row_length(const struct indicator_reader *reader, size_t k)
{
	size_t n = 1;
	for (; k + n < reader->n && n < INDICATOR_ITEMS; n++) {
		struct span gap = { reader->figures[k + n - 1].span.end,
			            reader->figures[k + n].span.start };
		size_t next;
		bool clause = character_at(reader->block->text, gap.start, &next) == ',';
		gap = skip_joint(reader, gap);
		if (clause || span_len(gap))
			break;
	}
	return n;
}

/* Cuts span into items at joints; returns how many, at most INDICATOR_ITEMS. */
static size_t split_items(const struct indicator_reader *reader, struct span span,
                          const char32_t *joints, struct span items[INDICATOR_ITEMS])
{
	size_t n = 0, start = span.start;
	for (size_t off = span.start, next; off < span.end && n + 1 < INDICATOR_ITEMS; off = next) {
		uint32_t cp = character_at(reader->block->text, off, &next);
		if (is_one_of(cp, joints) && off > start) {
			items[n++] = (struct span){ start, off };
			start = next;
		}
	}
	items[n++] = (struct span){ start, span.end };
	return n;
}

/* The measure that ends the list's last item and is meant of all: 营业收入 of
 * 电子信息、装备制造营业收入, 建成率 of 河湖、海湾建成率. */
static struct span shared_noun(const struct indicator_reader *reader, struct span list)
{
	const struct match *noun = scan_ending(reader->block, list.end, TABLE_INDICATORS);
	if (!noun || !(use_of(reader, noun) & INDICATOR_NOUN) || noun->start <= list.start)
		return (struct span){ 0 };
	struct span span = { noun->start, noun->end };
	const struct match *more = scan_ending(reader->block, span.start, TABLE_WORDS);
	if (span_len(span) <= strlen("率") && more && more->start > list.start &&
	    more->end - more->start > strlen("率"))
		span.start = more->start;
	return span;
}

static const char *join(const struct indicator_reader *reader, struct span a, struct span b)
{
	struct slice text = reader->block->text;
	g_autofree char *joined = g_strdup_printf("%.*s%.*s", (int)span_len(a), text.data + a.start,
	                                          (int)span_len(b), text.data + b.start);
	return arena_copy(reader->scan->arena, slice_of(joined));
}

/* The item that figure k of the row measures; NULL where the list and the row
 * are not of the same length. 和 may be part of an item, 、 is not. Where the
 * items are places, what the last says is meant of all. */
static const char *item_of(struct indicator_reader *reader, size_t k)
{
	struct span items[INDICATOR_ITEMS];
	size_t n = split_items(reader, reader->items, U"、", items);
	size_t at = k - reader->row;
	if (n != reader->n_row)
		n = split_items(reader, reader->items, U"、和与及", items);
	if (n != reader->n_row || at >= n)
		return NULL;
	reader->item = items[at];
	struct span noun = shared_noun(reader, reader->items);
	struct span item = strip_head(reader, items[at]);
	const struct match *own = scan_ending(reader->block, item.end, TABLE_INDICATORS);
	bool named = own && (use_of(reader, own) & INDICATOR_NOUN) && own->start >= item.start;
	if (!span_len(item))
		item = strip_head(reader, items[n - 1]);
	else if (!named && at + 1 != n)
		return join(reader, item, noun);
	return scan_copy(reader->scan, reader->block, item);
}

/* --- choosing --- */

static bool ends_in(const struct indicator_reader *reader, struct span span, const char *word)
{
	return span_len(span) >= strlen(word) &&
	       memcmp(reader->block->text.data + span.end - strlen(word), word, strlen(word)) == 0;
}

/* left names the measure, right what is counted or measured. */
static const char *choose(const struct indicator_reader *reader, const struct figure *figure,
                          struct span left, struct span right, bool of)
{
	const struct match *noun = scan_ending(reader->block, left.end, TABLE_INDICATORS);
	bool measured =
	        noun && (use_of(reader, noun) & INDICATOR_NOUN) && noun->start >= left.start;
	if (!span_len(right))
		return span_len(left) ? scan_copy(reader->scan, reader->block, left) : NULL;
	if (!span_len(left) || (is_counted(figure) && !ends_in(reader, left, "的")))
		return scan_copy(reader->scan, reader->block, right);
	bool share = figure->class == UNIT_SHARE || figure->class == UNIT_MULTIPLE;
	bool both = is_counted(figure) || (share ? of : !of && !measured);
	return both ? join(reader, left, right) : scan_copy(reader->scan, reader->block, left);
}

static const char *with_base(const struct indicator_reader *reader, struct span left,
                             const char *text)
{
	const struct match *word = scan_starting(reader->block, left.start, TABLE_INDICATORS);
	bool joins = span_len(left) && word && word->end <= left.end &&
	             (use_of(reader, word) & INDICATOR_JOIN);
	if (!reader->base || (!joins && !contains(reader, left, "其中")))
		return text;
	g_autofree char *joined = g_strconcat(reader->base, text, NULL);
	return arena_copy(reader->scan->arena, slice_of(joined));
}

/* The clause before, where the figure's own says nothing. */
static const char *clause_before(const struct indicator_reader *reader, size_t k)
{
	const struct sentences *in = &reader->block->in;
	size_t clause = clause_at(in, reader->figures[k].span.start);
	if (clause == 0 || in->clauses[clause - 1].sentence != in->clauses[clause].sentence)
		return NULL;
	struct span span = in->clauses[clause - 1].span;
	size_t previous;
	while (span.end > span.start &&
	       is_mark(utf8_narrow(utf8_previous(reader->block->text, span.end, &previous))))
		span.end = previous;
	struct change none = { 0 };
	span = strip_head(reader, strip_tail(reader, span, &none));
	return span_len(span) && span_len(span) <= LEFT_REACH
	               ? scan_copy(reader->scan, reader->block, span)
	               : NULL;
}

static void begin_sentence(struct indicator_reader *reader, size_t k)
{
	size_t sentence = sentence_at(&reader->block->in, reader->figures[k].span.start);
	if (k > 0 && sentence == reader->sentence)
		return;
	reader->sentence = sentence;
	reader->base = NULL;
	reader->n_row = 0;
	reader->first = k;
}

static bool in_row(const struct indicator_reader *reader, size_t k)
{
	return reader->n_row && k < reader->row + reader->n_row;
}

/* Figure k with only 、 or 和 before it goes on with the change of the one before:
 * 增长4.2%、5.3%. */
static bool goes_on(const struct indicator_reader *reader, size_t k, struct span words)
{
	size_t next;
	return k > reader->first && !span_len(words) &&
	       character_at(reader->block->text, reader->figures[k - 1].span.end, &next) != ',';
}

/* 接待游客3亿人次、花费4亿元，分别增长8%、9%: what the figures before the row
 * measure, one each. */
static const char *told_before(const struct indicator_reader *reader, size_t k)
{
	size_t n = reader->n_row;
	if (n < 2 || span_len(strip_head(reader, reader->items)) || reader->row < reader->first + n)
		return NULL;
	return reader->told[(k - n) % INDICATOR_ITEMS];
}

/* What figure k measures as one of a row, or NULL. */
static const char *read_in_row(struct indicator_reader *reader, size_t k, struct span words,
                               struct span clause)
{
	if (!in_row(reader, k) && contains(reader, words, "分别")) {
		reader->row = k;
		reader->n_row = row_length(reader, k);
		reader->items = clause;
	}
	if (!in_row(reader, k))
		return NULL;
	const char *item = item_of(reader, k);
	return item && *item ? item : told_before(reader, k);
}

static const char *read_one(struct indicator_reader *reader, size_t k, struct change *change)
{
	const struct figure *figure = &reader->figures[k];
	bool of;
	struct span words = words_before(reader, k);
	struct span clause = cut(reader, strip_tail(reader, words, change));
	struct span left = strip_head(reader, clause);
	if (goes_on(reader, k, words))
		*change = reader->change;
	const char *item = read_in_row(reader, k, words, clause);
	if (item)
		return reader->base = item;
	struct span right = words_behind(reader, k, &of);
	const char *own = choose(reader, figure, left, right, of);
	if (!own && !reader->base)
		reader->base = clause_before(reader, k);
	if (!own)
		return reader->base;
	const char *text = with_base(reader, left, own);
	if (text == own)
		reader->base = own;
	return text;
}

const char *indicator_read(struct indicator_reader *reader, size_t k, struct change *change)
{
	begin_sentence(reader, k);
	reader->item = (struct span){ 0 };
	const char *told = read_one(reader, k, change);
	reader->told[k % INDICATOR_ITEMS] = told;
	reader->change = *change;
	return told;
}
