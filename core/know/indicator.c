/* Reading indicators: the clause before the figure is cut down from both ends,
 * what is counted behind it is taken in, and where neither says anything, the
 * figure before lends what it measures. */
#include "core/know/indicator.h"

#include "core/know/character.h"

enum {
	LEFT_REACH = 240,   /* bytes before a figure that may name what it measures */
	RIGHT_REACH = 72,   /* and behind it */
	MOST_ITEMS = 8,     /* of a list that 分别 shares out */
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

/* Before 2019年 at the end of span; span.end where there is no date. */
static size_t before_date(const struct indicator_reader *reader, struct span span)
{
	size_t at, previous;
	uint32_t cp = character_before(reader->block->text, span.end, &at);
	if (cp != 0x5E74 && cp != 0x6708 && cp != 0x65E5) /* 年 月 日 */
		return span.end;
	size_t start = at;
	while (start > span.start &&
	       is_digit(character_before(reader->block->text, start, &previous)))
		start = previous;
	return start < at && start >= span.start ? start : span.end;
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
	size_t next = off, end = off;
	uint32_t cp;
	while (is_digit(cp = character_at(reader->block->text, end, &next)) || cp == '-')
		end = next;
	cp = character_at(reader->block->text, end, &next);
	bool date = cp == 0x5E74 || cp == 0x6708 || cp == 0x65E5; /* 年 月 日 */
	return end > off && date ? next : off;
}

/* Behind the word that can be left out at span's start, or span.start. */
static size_t behind_head(const struct indicator_reader *reader, struct span span)
{
	size_t next, date = behind_date(reader, span.start);
	if (date != span.start)
		return date;
	if (is_blank(character_at(reader->block->text, span.start, &next)))
		return next;
	const struct match *time = scan_starting(reader->block, span.start, TABLE_TIMES);
	const struct match *place = scan_starting(reader->block, span.start, TABLE_REGIONS);
	if (time)
		return time->end;
	if (place && reader->rules->regions[place->row].level != LEVEL_OFFICE)
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
		if (!joint)
			break;
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

static bool ends_counted(const struct indicator_reader *reader, size_t off)
{
	const struct match *word = scan_starting(reader->block, off, TABLE_INDICATORS);
	return use_of(reader, word) & INDICATOR_END;
}

/* Whether what stands at off may be a thing, and not 以后, 和 or 增长. */
static bool begins_thing(const struct indicator_reader *reader, size_t off)
{
	size_t next;
	uint32_t cp = character_at(reader->block->text, off, &next);
	bool opens = is_one_of(cp, U"“‘《");
	const struct match *stop = scan_starting(reader->block, off, TABLE_INDICATORS);
	return (is_han(cp) || opens || is_letter(cp)) && !(use_of(reader, stop) & INDICATOR_STOP) &&
	       !scan_starting(reader->block, off, TABLE_CHANGES);
}

/* The thing counted or measured: 未来产业 behind 20个. *of is set where 的 stands
 * between. */
static struct span words_behind(const struct indicator_reader *reader, size_t k, bool *of)
{
	const struct figure *figure = &reader->figures[k];
	size_t start = figure->span.end, next;
	size_t limit = reader->block->text.len;
	if (k + 1 < reader->n && reader->figures[k + 1].span.start > start)
		limit = reader->figures[k + 1].span.start;
	uint32_t cp = character_at(reader->block->text, start, &next);
	*of = cp == 0x7684; /* 的 */
	if (*of || is_blank(cp))
		start = next;
	const struct match *then = scan_starting(reader->block, start, TABLE_INDICATORS);
	if (figure->class == UNIT_TIME && (use_of(reader, then) & INDICATOR_THEN))
		start = then->end; /* 一分钟即完成装配 */
	struct span span = { start, start };
	if (!begins_thing(reader, start))
		return span;
	if (limit <= start + strlen("过")) /* 3个过三千亿元城市 */
		limit = reader->block->text.len;
	limit = MIN(limit, start + RIGHT_REACH);
	for (; span.end < limit; span.end = next) {
		cp = character_at(reader->block->text, span.end, &next);
		if (is_mark(cp) || next > limit ||
		    (span.end > start && ends_counted(reader, span.end)))
			break;
	}
	return span;
}

/* --- 分别 --- */

/* How many figures from k on follow each other with nothing but 、 and 和
 * between them. */
static size_t row_length(const struct indicator_reader *reader, size_t k)
{
	size_t n = 1;
	for (; k + n < reader->n && n < MOST_ITEMS; n++) {
		struct span gap = { reader->figures[k + n - 1].span.end,
			            reader->figures[k + n].span.start };
		gap = skip_joint(reader, gap);
		if (span_len(gap))
			break;
	}
	return n;
}

/* Cuts span into items at 、 和 与 及; returns how many, at most MOST_ITEMS. */
static size_t split_items(const struct indicator_reader *reader, struct span span,
                          struct span items[MOST_ITEMS])
{
	size_t n = 0, start = span.start;
	for (size_t off = span.start, next; off < span.end && n + 1 < MOST_ITEMS; off = next) {
		uint32_t cp = character_at(reader->block->text, off, &next);
		bool joint = cp == 0x3001 || cp == 0x548C || cp == 0x4E0E || cp == 0x53CA;
		if (joint && off > start) {
			items[n++] = (struct span){ start, off };
			start = next;
		}
	}
	items[n++] = (struct span){ start, span.end };
	return n;
}

/* The measure that ends the list's last item and is meant of all: 营业收入 of
 * 电子信息、装备制造营业收入. */
static struct span shared_noun(const struct indicator_reader *reader, struct span list)
{
	const struct match *noun = scan_ending(reader->block, list.end, TABLE_INDICATORS);
	bool whole = noun && (use_of(reader, noun) & INDICATOR_NOUN) && noun->start > list.start;
	return whole ? (struct span){ noun->start, noun->end } : (struct span){ 0 };
}

static const char *join(const struct indicator_reader *reader, struct span a, struct span b)
{
	struct slice text = reader->block->text;
	g_autofree char *joined = g_strdup_printf("%.*s%.*s", (int)span_len(a), text.data + a.start,
	                                          (int)span_len(b), text.data + b.start);
	return arena_copy(reader->scan->arena, slice_of(joined));
}

/* The item that figure k of the row measures; NULL where the list and the row
 * are not of the same length. */
static const char *item_of(const struct indicator_reader *reader, size_t k)
{
	struct span items[MOST_ITEMS];
	size_t n = split_items(reader, reader->items, items);
	size_t at = k - reader->row;
	if (n != reader->n_row || at >= n)
		return NULL;
	struct span noun = shared_noun(reader, reader->items);
	const struct match *own = scan_ending(reader->block, items[at].end, TABLE_INDICATORS);
	bool named = own && (use_of(reader, own) & INDICATOR_NOUN) && own->start >= items[at].start;
	return named || at + 1 == n ? scan_copy(reader->scan, reader->block, items[at])
	                            : join(reader, items[at], noun);
}

/* --- choosing --- */

static bool is_counted(const struct figure *figure)
{
	return figure->class == UNIT_COUNT || figure->class == UNIT_PEOPLE ||
	       figure->class == UNIT_SCALE || !figure->unit;
}

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
}

static bool in_row(const struct indicator_reader *reader, size_t k)
{
	return reader->n_row && k < reader->row + reader->n_row;
}

const char *indicator_read(struct indicator_reader *reader, size_t k, struct change *change)
{
	const struct figure *figure = &reader->figures[k];
	bool of;
	begin_sentence(reader, k);
	struct span words = words_before(reader, k);
	struct span left = strip_head(reader, cut(reader, strip_tail(reader, words, change)));
	if (!in_row(reader, k) && contains(reader, words, "分别")) {
		reader->row = k;
		reader->n_row = row_length(reader, k);
		reader->items = left;
	}
	const char *item = in_row(reader, k) ? item_of(reader, k) : NULL;
	if (item)
		return reader->base = item;
	struct span right = words_behind(reader, k, &of);
	const char *own = choose(reader, figure, left, right, of);
	if (!own)
		return reader->base ? reader->base : clause_before(reader, k);
	const char *text = with_base(reader, left, own);
	if (text == own)
		reader->base = own;
	return text;
}
