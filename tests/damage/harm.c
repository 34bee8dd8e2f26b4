/* Lays articles out as a page, line by line, and harms it on the way. */
#include "tests/damage/harm.h"

#include <string.h>

#include "core/text/glyph.h"

/* How paragraphs are told on the page. */
enum style { STYLE_INDENT, STYLE_LOST_INDENT, STYLE_BLANK, STYLE_FLUSH };

struct sheet {
	GPtrArray *lines; /* char *; "" is a blank line */
	GArray *breaks;   /* guint: lines before which a column may break */
	unsigned harms, width;
	enum style style;
	bool by_letter; /* lines are cut after so many letters */
	GRand *rand;
};

static bool has(const struct sheet *sheet, enum harm harm)
{
	return sheet->harms & harm;
}

static int roll(const struct sheet *sheet, int least, int past)
{
	return g_rand_int_range(sheet->rand, least, past);
}

static void put(struct sheet *sheet, char *line)
{
	g_ptr_array_add(sheet->lines, line);
}

static bool may_not_begin(uint32_t c)
{
	enum glyph glyph = glyph_of(c);
	return glyph == GLYPH_PAUSE || glyph == GLYPH_END || glyph == GLYPH_CLOSE ||
	       glyph == GLYPH_COLON;
}

/* What a setter does not break: a number or Latin word, and a character with
 * the mark that opens before it and the stop behind it. */
static struct slice unit_of(struct slice text)
{
	struct slice rest = text;
	uint32_t first = glyph_take(&rest);
	while (rest.len && glyph_of(first) == GLYPH_OPEN)
		first = glyph_take(&rest);
	bool ascii = first < 0x80;
	for (struct slice after = rest; rest.len; rest = after) {
		uint32_t c = glyph_take(&after);
		if (!may_not_begin(c) && !(ascii && c < 0x80))
			break;
		ascii = ascii && c < 0x80;
	}
	return (struct slice){ text.data, text.len - rest.len };
}

/* Cuts a line of so many letters off text, be they figures or ideographs. */
static char *cut_letters(struct slice *text, unsigned letters)
{
	struct slice rest = *text;
	for (unsigned i = 0; i < letters && rest.len; i++)
		glyph_take(&rest);
	char *line = g_strndup(text->data, text->len - rest.len);
	*text = rest;
	return line;
}

/* Cuts a line of at most so many columns off text; a stop may hang over. Ragged,
 * it may end behind the last comma instead. */
static char *cut_line(struct slice *text, unsigned columns, bool ragged)
{
	size_t len = 0, comma = 0;
	for (unsigned used = 0; len < text->len;) {
		struct slice unit = unit_of((struct slice){ text->data + len, text->len - len });
		used += glyph_columns(unit);
		if (len && used > columns)
			break;
		len += unit.len;
		struct slice upto = { text->data, len };
		if (used * 3 > columns * 2 && glyph_of(glyph_take_last(&upto)) == GLYPH_PAUSE)
			comma = len;
	}
	if (ragged && comma && len < text->len)
		len = comma;
	char *line = g_strndup(text->data, len);
	*text = (struct slice){ text->data + len, text->len - len };
	return line;
}

static void put_wrapped(struct sheet *sheet, const char *text, bool paragraph)
{
	struct slice rest = slice_of(text);
	bool first = paragraph && sheet->style < STYLE_BLANK;
	for (; rest.len; first = false) {
		unsigned columns = sheet->width - (first ? 4 : 0);
		char *line = sheet->by_letter ? cut_letters(&rest, columns / 2)
		                              : cut_line(&rest, columns, has(sheet, HARM_RAGGED));
		if (first && sheet->style == STYLE_INDENT) {
			char *indented = g_strconcat("　　", line, NULL);
			g_free(line);
			line = indented;
		}
		put(sheet, line);
	}
}

/* 设 备 更 新: a space behind every ideograph. */
static char *spaced(const char *line)
{
	GString *out = g_string_new(NULL);
	for (struct slice rest = slice_of(line), before = rest; rest.len; before = rest) {
		glyph_take(&rest);
		g_string_append_len(out, before.data, (gssize)(before.len - rest.len));
		if (rest.len)
			g_string_append_c(out, ' ');
	}
	return g_string_free(out, FALSE);
}

/* Fake bold, by run or by letter. */
static char *doubled(const char *text, bool by_letter)
{
	if (!by_letter)
		return g_strconcat(text, text, NULL);
	GString *out = g_string_new(NULL);
	for (struct slice rest = slice_of(text), before = rest; rest.len; before = rest) {
		glyph_take(&rest);
		g_string_append_len(out, before.data, (gssize)(before.len - rest.len));
		g_string_append_len(out, before.data, (gssize)(before.len - rest.len));
	}
	return g_string_free(out, FALSE);
}

static void put_heading(struct sheet *sheet, const char *text)
{
	g_autofree char *line = g_strdup(text);
	if (has(sheet, HARM_DOUBLE) && roll(sheet, 0, 2)) {
		char *twice = doubled(line, roll(sheet, 0, 2));
		g_free(line);
		line = twice;
	}
	if (has(sheet, HARM_SPACES) && roll(sheet, 0, 2)) {
		char *wide = spaced(line);
		g_free(line);
		line = wide;
	}
	put(sheet, g_steal_pointer(&line));
	if (sheet->style == STYLE_BLANK)
		put(sheet, g_strdup(""));
}

/* A sentence of text to print again: its second, if long enough. */
static char *pull_quote(const char *text)
{
	static const char *const close = "”";
	const char *start = strstr(text, "。");
	if (start && g_str_has_prefix(start + 3, close))
		start += strlen(close);
	const char *end = start ? strstr(start + 3, "。") : NULL;
	if (!end || end - start < 50 || end - start > 150)
		return NULL;
	return g_strndup(start + 3, (gsize)(end - start));
}

/* A slip of the reading machine in one place of text: a letter twice. */
static char *slip(struct sheet *sheet, const char *text)
{
	glong letters = g_utf8_strlen(text, -1);
	const char *at = g_utf8_offset_to_pointer(text, roll(sheet, 1, MAX(2, (int)letters - 1)));
	const char *next = g_utf8_next_char(at);
	GString *out = g_string_new_len(text, next - text);
	g_string_append_len(out, at, next - at);
	g_string_append(out, next);
	return g_string_free(out, FALSE);
}

/* Takes the place of *line. */
static void replace(char **line, char *by)
{
	g_free(*line);
	*line = by;
}

/* The words up to the first comma in fake bold, if they are no sentence. */
static char *double_head(struct sheet *sheet, const char *text)
{
	const char *comma = strstr(text, "，"), *stop = strstr(text, "。");
	if (!comma || comma > stop || comma - text > 60 || comma - text < 15)
		return g_strdup(text);
	g_autofree char *head = g_strndup(text, (gsize)(comma - text));
	g_autofree char *twice = doubled(head, roll(sheet, 0, 2));
	return g_strconcat(twice, comma, NULL);
}

/* Spreads some of the lines from first to last, and doubles some. */
static void harm_lines(struct sheet *sheet, guint first, guint last)
{
	bool all = has(sheet, HARM_LETTERS) && roll(sheet, 0, 2);
	for (guint i = first; i < last; i++) {
		char **line = (char **)&g_ptr_array_index(sheet->lines, i);
		bool inner = i > first && i + 1 < last;
		if (all || (has(sheet, HARM_SPACES) && inner && !roll(sheet, 0, 5)))
			replace(line, spaced(*line));
		if (has(sheet, HARM_RUNS) && !roll(sheet, 0, 12))
			g_ptr_array_insert(sheet->lines, (gint)i++, g_strdup(*line)), last++;
	}
}

static const char *const lists[][9] = {
	{ "云岭省各市生产总值", "安河市", "1234亿元", "5.6%", "东洲市", "987亿元", "6.1%", NULL },
	{ "1.安河市高新技术产业开发区", "2.东洲市经济技术开发区", "3.南屿市综合保税区",
	  "4.云岭市现代农业产业园", NULL },
	{ "青山不改旧时容，", "一水东流几万重。", "莫道桑榆天已晚，", "满江灯火照归农。", NULL },
	{ "一等奖", "顾明远", "周若水", "二等奖", "李望川", "夏雨桐", "江叙白", "许望舒", NULL },
};

char *harm_letters(const char *text)
{
	GString *letters = g_string_new(NULL);
	for (struct slice rest = slice_of(text), before = rest; rest.len; before = rest) {
		enum glyph glyph = glyph_of(glyph_take(&rest));
		if (glyph == GLYPH_HAN || glyph == GLYPH_DIGIT || glyph == GLYPH_LATIN)
			g_string_append_len(letters, before.data, (gssize)(before.len - rest.len));
	}
	return g_string_free(letters, FALSE);
}

bool harm_lists(const char *letters)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		for (size_t k = 0; lists[i][k]; k++) {
			g_autofree char *line = harm_letters(lists[i][k]);
			if (!strcmp(line, letters))
				return true;
		}
	return false;
}

/* A list is set as the paragraphs around it are: in, where they are. */
static void put_list(struct sheet *sheet)
{
	size_t which = (size_t)roll(sheet, 0, G_N_ELEMENTS(lists));
	for (size_t k = 0; lists[which][k]; k++)
		put(sheet,
		    g_strconcat(sheet->style == STYLE_INDENT ? "　　" : "", lists[which][k], NULL));
	if (sheet->style == STYLE_BLANK)
		put(sheet, g_strdup(""));
}

static void put_paragraph(struct sheet *sheet, const char *text)
{
	g_autofree char *own =
	        has(sheet, HARM_SLIPS) && !roll(sheet, 0, 6) ? slip(sheet, text) : g_strdup(text);
	if (has(sheet, HARM_RUNS) && !roll(sheet, 0, 3))
		replace(&own, double_head(sheet, own));
	guint first = sheet->lines->len;
	if (has(sheet, HARM_WRAP))
		put_wrapped(sheet, own, true);
	else
		put(sheet, g_strdup(own));
	guint last = sheet->lines->len;
	harm_lines(sheet, first, last);
	last = sheet->lines->len;
	if (has(sheet, HARM_CAPTION) && last - first > 3 && !roll(sheet, 0, 4))
		g_ptr_array_insert(sheet->lines, (gint)(first + (last - first) / 2),
		                   g_strdup("图为云岭大桥建设现场。本报记者 顾明远 摄"));
	g_autofree char *quote =
	        has(sheet, HARM_QUOTES) && !roll(sheet, 0, 4) ? pull_quote(text) : NULL;
	if (quote && has(sheet, HARM_WRAP))
		put_wrapped(sheet, quote, false);
	else if (quote)
		put(sheet, g_steal_pointer(&quote));
	if (sheet->style == STYLE_BLANK || !has(sheet, HARM_WRAP))
		put(sheet, g_strdup(""));
	if (has(sheet, HARM_LISTS) && !roll(sheet, 0, 5))
		put_list(sheet);
}

static unsigned roll_width(struct sheet *sheet)
{
	if (has(sheet, HARM_NARROW))
		return 2 * (unsigned)roll(sheet, 5, 13);
	if (has(sheet, HARM_BROAD))
		return 2 * (unsigned)roll(sheet, 30, 56);
	return 2 * (unsigned)roll(sheet, 13, 30);
}

static void put_headings(struct sheet *sheet, const struct clean *article)
{
	for (guint i = 0; i < article->parts->len; i++) {
		const struct part *part = &g_array_index(article->parts, struct part, i);
		if (part->heading)
			put_heading(sheet, part->text);
	}
}

static void put_title(struct sheet *sheet, const struct clean *article)
{
	put(sheet, g_strdup(article->title));
	put(sheet, g_strdup("本报记者 顾明远"));
	put(sheet, g_strdup(""));
}

static void put_article(struct sheet *sheet, const struct clean *article, bool title_last)
{
	if (!title_last)
		put_title(sheet, article);
	for (guint i = 0; i < article->parts->len; i++) {
		const struct part *part = &g_array_index(article->parts, struct part, i);
		if (!part->heading)
			put_paragraph(sheet, part->text);
		else if (!has(sheet, HARM_HEADINGS))
			put_heading(sheet, part->text);
		if (has(sheet, HARM_WIDTHS) && i == article->parts->len / 2)
			sheet->width = roll_width(sheet);
	}
	if (has(sheet, HARM_HEADINGS))
		put_headings(sheet, article);
	if (title_last)
		put_title(sheet, article);
}

static void put_furniture(struct sheet *sheet)
{
	static const char *const above[] = { "云岭日报", "2025年3月6日 星期四", "第2版 要闻" };
	static const char *const below[] = { "责任编辑：周若水 电话：0000-6000000",
		                             "新闻热线：0000-6000001" };
	for (guint i = 0; i < G_N_ELEMENTS(above); i++)
		g_ptr_array_insert(sheet->lines, (gint)i, g_strdup(above[i]));
	for (guint i = 0; i < G_N_ELEMENTS(below); i++)
		put(sheet, g_strdup(below[i]));
	g_ptr_array_insert(sheet->lines, (gint)sheet->lines->len / 2, g_strdup("— 2 —"));
}

/* Cuts the lines behind the title, where one stands above them, in columns of the
 * same height, and lays these in another order, a blank line between. */
static void shuffle_columns(struct sheet *sheet)
{
	guint n = (guint)roll(sheet, 2, 5), len = sheet->lines->len;
	guint first = has(sheet, HARM_TITLE) ? 0 : 3;
	if (len < first + n * 6)
		return;
	GPtrArray *old = sheet->lines;
	sheet->lines = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < first; i++)
		put(sheet, g_strdup(g_ptr_array_index(old, i)));
	guint order[8];
	for (guint i = 0; i < n; i++)
		order[i] = i;
	for (guint i = n - 1; i; i--) {
		guint k = (guint)roll(sheet, 0, (int)i + 1), swap = order[i];
		order[i] = order[k];
		order[k] = swap;
	}
	for (guint c = 0; c < n; c++) {
		guint from = first + (len - first) * order[c] / n;
		guint to = first + (len - first) * (order[c] + 1) / n;
		for (guint i = from; i < to; i++)
			put(sheet, g_strdup(g_ptr_array_index(old, i)));
		put(sheet, g_strdup(""));
	}
	g_ptr_array_unref(old);
}

char *harm_page(GPtrArray *articles, unsigned harms, GRand *rand)
{
	struct sheet sheet = { .lines = g_ptr_array_new_with_free_func(g_free),
		               .harms = harms,
		               .rand = rand };
	sheet.width = roll_width(&sheet);
	sheet.style = (enum style)roll(&sheet, 0, 3);
	sheet.by_letter = !roll(&sheet, 0, 8) || has(&sheet, HARM_LETTER_CUT);
	if (has(&sheet, HARM_COLUMNS) || has(&sheet, HARM_BLANKS))
		sheet.style = roll(&sheet, 0, 2) ? STYLE_INDENT : STYLE_LOST_INDENT;
	if (has(&sheet, HARM_FLUSH))
		sheet.style = STYLE_FLUSH;
	for (guint i = 0; i < articles->len; i++)
		put_article(&sheet, g_ptr_array_index(articles, i),
		            has(&sheet, HARM_TITLE) && articles->len == 1);
	if (has(&sheet, HARM_COLUMNS))
		shuffle_columns(&sheet);
	if (has(&sheet, HARM_FURNITURE))
		put_furniture(&sheet);
	GString *page = g_string_new(NULL);
	for (guint i = 0; i < sheet.lines->len; i++)
		g_string_append_printf(page, "%s\n%s",
		                       (const char *)g_ptr_array_index(sheet.lines, i),
		                       has(&sheet, HARM_BLANKS) ? "\n" : "");
	g_ptr_array_unref(sheet.lines);
	return g_string_free(page, FALSE);
}
