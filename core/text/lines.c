/* Lines made ready: trimmed, repaired in themselves, their forms told. How the
 * page was set is measure.c's. Joins nothing. */
#include <string.h>

#include "core/text/line-marks.h"
#include "core/text/measure.h"

enum {
	HEAD_BYTES = 240,
	TAIL_BYTES = 96,
	CAPTION_COLUMNS = 400,
	CREDIT_COLUMNS = 40, /* 本报记者 李树林 摄 */
	STEP_COLUMNS = 16,
	FORM_COLUMNS = 120 /* longer lines are looked at for what they begin with only */
};

/* A blank that the source spells out (&nbsp;) is no blank there: where it is cut
 * away, that is told. */
static void drop_spelled_blanks(struct page *page, const struct page_line *line,
                                const struct span *kept, size_t n_kept)
{
	for (size_t i = 0, k = 0; i < line->n_runs; i++) {
		const struct text_run *run = &line->runs[i];
		while (k < n_kept && kept[k].end <= run->off)
			k++;
		bool stays = k < n_kept && kept[k].start < run->off + run->len;
		struct dropped blank = { { run->src_off, run->src_off + run->src_len }, "blank" };
		if (!stays && run->len != run->src_len)
			g_array_append_val(page->dropped, blank);
	}
}

static void cut_line(struct page *page, struct page_line *line, struct span stretch)
{
	line->text = slice_sub(line->text, stretch);
	if (line->n_runs == 1 && line->runs->len == line->runs->src_len) { /* as most have */
		struct text_run run = { 0, line->text.len, line->runs->src_off + stretch.start,
			                line->text.len };
		line->runs = arena_copy_array(page->scratch, &run, 1, sizeof run);
		return;
	}
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	drop_spelled_blanks(page, line, &stretch, 1);
	runs_cut(line->runs, line->n_runs, stretch, 0, runs);
	line->runs =
	        arena_copy_array(page->scratch, runs->data, runs->len, sizeof(struct text_run));
	line->n_runs = runs->len;
}

void line_drop_blanks(struct page *page, const struct page_line *line, const GArray *stretches)
{
	drop_spelled_blanks(page, line, (const struct span *)stretches->data, stretches->len);
}

void line_keep(struct page *page, struct page_line *line, const GArray *stretches)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct text_run));
	for (guint i = 0; i < stretches->len; i++) {
		struct span stretch = g_array_index(stretches, struct span, i);
		struct slice kept = slice_sub(line->text, stretch);
		runs_cut(line->runs, line->n_runs, stretch, text->len, runs);
		g_string_append_len(text, kept.data, (gssize)kept.len);
	}
	struct slice copied = { text->str, text->len };
	copied.data = arena_copy(page->scratch, copied);
	line->text = copied;
	line->tally = glyph_tally(copied);
	line->runs =
	        arena_copy_array(page->scratch, runs->data, runs->len, sizeof(struct text_run));
	line->n_runs = runs->len;
}

/* A paragraph's blank: an ideographic space before its text. */
static bool begins_indented(struct slice text, const char *start)
{
	const struct slice space = { "\xe3\x80\x80", 3 };
	return text.len &&
	       slice_find((struct slice){ text.data, (size_t)(start - text.data) }, space);
}

/* A line as it was parsed, at the end of the page's. */
static struct page_line *add_line(struct page *page, const struct line *parsed, unsigned blanks)
{
	g_array_set_size(page->lines, page->lines->len + 1);
	struct page_line *line = page_line_at(page, page->lines->len - 1);
	*line = (struct page_line){
		.kind = parsed->kind,
		.level = parsed->level,
		.strong = parsed->strong,
		.closed = parsed->closed,
		.head = parsed->head,
		.pictured = parsed->pictured,
		.text = parsed->text,
		.runs = parsed->runs,
		.n_runs = parsed->n_runs,
		.source = parsed->source,
		.blanks = blanks,
		.first_also = page->line_also->len,
		.repairs = parsed->beside ? REPAIR_BIT(REPAIR_REORDER) : 0,
	};
	struct slice trimmed = glyph_trim(parsed->text);
	if (trimmed.len != parsed->text.len) {
		size_t start = (size_t)(trimmed.data - parsed->text.data);
		line->indented = begins_indented(parsed->text, trimmed.data);
		cut_line(page, line, (struct span){ start, start + trimmed.len });
	}
	if (line->n_runs) {
		const struct text_run *last = &line->runs[line->n_runs - 1];
		line->source =
		        (struct span){ line->runs[0].src_off, last->src_off + last->src_len };
	}
	return line;
}

/* A paragraph that a program took for a heading: longer than any, and a sentence. */
static bool is_text_marked_heading(const struct page_line *line)
{
	return line->kind == LINE_HEADING && line->columns > FORM_COLUMNS &&
	       line->ending == ENDING_FULL && line_has_stop(line->text, &line->tally);
}

/* Bytes of the line's text from before off in the source. */
static size_t bytes_before(const struct page_line *line, size_t off)
{
	size_t bytes = 0;
	for (size_t i = 0; i < line->n_runs && line->runs[i].src_off < off; i++) {
		const struct text_run *run = &line->runs[i];
		bool whole = run->src_off + run->src_len <= off;
		bytes += whole ? run->len : MIN(off - run->src_off, run->len);
	}
	return bytes;
}

/* Columns that its text has no more. */
static unsigned columns_less(const struct page_line *line)
{
	unsigned columns = line_plain_columns(line);
	return line->columns > columns ? line->columns - columns : 0;
}

/* Repairs a line in itself, behind one that is bold to its end. */
static void repair_line(struct page *page, struct page_line *line, bool bold_open)
{
	bool row = line->kind == LINE_CELL && page->parted;
	line->tally = glyph_tally(line->text);
	line->columns = line_plain_columns(line);
	if (!row && page_wants_at(page, REPAIR_UNSPACE, line->source))
		line_unspace(page, line);
	if (!line->spaced) /* 投资 2400亿元 */
		line->gaps = columns_less(line);
	if (page_wants_at(page, REPAIR_UNDOUBLE, line->source))
		line_undouble(page, line, bold_open);
	line->n_also = page->line_also->len - line->first_also;
	line->ending = glyph_ending(line->text);
}

/* What of the markup is believed. */
static void judge_markup(struct page_line *line, const struct line *parsed)
{
	if (parsed->lead && !line->bold)
		line->bold = bytes_before(line, parsed->lead);
	if (is_text_marked_heading(line)) {
		line->kind = LINE_TEXT;
		line->level = 0;
	}
}

void lines_prepare(struct page *page)
{
	unsigned blanks = 0;
	bool bold_open = false;
	const struct line *lines = page->parted ? (const struct line *)page->parted->data
	                                        : page->parsed->lines + page->first;
	size_t n = page->parted ? page->parted->len : page->end - page->first;
	for (size_t i = 0; i < n; i++) {
		const struct line *parsed = &lines[i];
		if (parsed->kind == LINE_BLANK) {
			blanks += (unsigned)parsed->level;
			continue;
		}
		struct page_line *line = add_line(page, parsed, blanks);
		if (!line->text.len) {
			g_array_set_size(page->lines, page->lines->len - 1);
			continue;
		}
		repair_line(page, line, bold_open);
		bold_open = line->bold && line->bold == line->text.len;
		judge_markup(line, parsed);
		blanks = 0;
	}
}

bool line_matches(const struct page *page, const struct page_line *line, enum form form,
                  struct slice text)
{
	return patterns_match_of(page->patterns, form, text, line->tally.kinds);
}

/* What a line's form may be, what is asked first before the rest. */
static const enum form line_forms[] = {
	FORM_FURNITURE, FORM_BUTTON,    FORM_SALUTATION,     FORM_CREDIT,   FORM_DATE,
	FORM_BYLINE,    FORM_DATELINE,  FORM_CONTINUED_FROM, FORM_CHAPTER,  FORM_ORDINAL_1,
	FORM_ORDINAL_2, FORM_ORDINAL_3, FORM_ORDINAL_4,      FORM_SUBTITLE, FORM_CAPTION,
};

/* Of these, long lines are told by how they begin alone, short ones by any. */
#define BIT(form) (UINT64_C(1) << FORM_##form)
#define LONG_FORMS                                                                                 \
	(BIT(DATELINE) | BIT(CONTINUED_FROM) | BIT(ORDINAL_1) | BIT(ORDINAL_2) | BIT(ORDINAL_3) |  \
	 BIT(ORDINAL_4))
#define SHORT_FORMS                                                                                \
	(LONG_FORMS | BIT(FURNITURE) | BIT(BUTTON) | BIT(SALUTATION) | BIT(CREDIT) | BIT(DATE) |   \
	 BIT(BYLINE) | BIT(CHAPTER) | BIT(SUBTITLE) | BIT(CAPTION))

/* What a line is that has a form's shape: a page's buttons are furniture, but
 * what an author made a heading is none; and furniture may be wanted as text. */
static enum form form_meant(const struct page *page, const struct page_line *line, enum form form)
{
	if (form == FORM_BUTTON && line->kind == LINE_HEADING &&
	    page->source->format != FORMAT_HTML)
		return FORM_TEXT;
	if (form != FORM_FURNITURE && form != FORM_BUTTON)
		return form;
	return page_wants_at(page, REPAIR_FURNITURE, line->source) ? FORM_FURNITURE : FORM_TEXT;
}

enum form line_form(const struct page *page, const struct page_line *line)
{
	bool is_short = line->columns <= FORM_COLUMNS;
	struct slice head = is_short ? line->text : utf8_head(line->text, HEAD_BYTES);
	struct pattern_look look = patterns_look(page->patterns, head, line->tally.kinds,
	                                         is_short ? SHORT_FORMS : LONG_FORMS);
	for (size_t i = 0; i < G_N_ELEMENTS(line_forms) && look.kinds; i++)
		if (look.kinds >> line_forms[i] & 1 &&
		    patterns_match_seen(page->patterns, &look, line_forms[i], head)) {
			enum form form = form_meant(page, line, line_forms[i]);
			if (form != FORM_TEXT)
				return form;
		}
	return FORM_TEXT;
}

/* 2025-01-23 08:30 …: the particulars of a page, be the title above it as long as it is. */
static bool begins_with_day(const struct page_line *line)
{
	enum { DAY_BYTES = 20 };
	struct day day;
	unsigned char first = (unsigned char)*line->text.data;
	return !line->tally.ends && first < 0x40 &&
	       day_read((struct slice){ line->text.data, MIN(line->text.len, DAY_BYTES) }, &day);
}

/* In the middle of a sentence nothing but furniture and jump lines is told by
 * its form: a line that happens to begin with 2. is a line of text. */
static bool may_have_form(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	const struct page_line *before = i ? page_line_at(page, i - 1) : NULL;
	return !before || line->blanks || line->columns < 40 ||
	       before->columns * 4 < line->columns * 3 || before->ending != ENDING_OPEN ||
	       before->form != FORM_TEXT || before->kind != LINE_TEXT || begins_with_day(line);
}

/* …（下转第二版）: nothing is joined behind it. */
static bool ends_with_jump(const struct page *page, const struct page_line *line)
{
	struct slice tail = utf8_tail(line->text, TAIL_BYTES);
	return slice_find(tail, slice_of("转")) &&
	       line_matches(page, line, FORM_CONTINUED_ON, tail);
}

/* A caption's line stands in the middle of a sentence as well as anywhere. */
static bool shows_caption(const struct page *page, const struct page_line *line)
{
	struct span head;
	return line->columns <= FORM_COLUMNS && slice_starts(line->text, slice_of("图")) &&
	       patterns_find(page->patterns, FORM_CAPTION, line->text, "head", &head) &&
	       span_len(head);
}

/* A caption too long to be looked at whole says at its end who took the picture. */
static bool is_long_caption(const struct page *page, const struct page_line *line)
{
	if (line->columns <= FORM_COLUMNS || line->columns > CAPTION_COLUMNS)
		return false;
	return line_matches(page, line, FORM_CAPTION, utf8_tail(line->text, TAIL_BYTES));
}

/* Line i is nothing but who took the picture, and what is above it says what the
 * picture shows: the two are a caption where one line of both would be. */
static void mark_captioned(struct page *page, size_t i)
{
	struct page_line *above = page_line_at(page, i - 1);
	const struct page_line *line = page_line_at(page, i);
	struct span head;
	if (line->form != FORM_CAPTION || line->columns > CREDIT_COLUMNS ||
	    above->form != FORM_TEXT || above->kind != LINE_TEXT ||
	    above->columns > CAPTION_COLUMNS)
		return;
	g_autofree char *both = g_strdup_printf("%.*s %.*s", (int)above->text.len, above->text.data,
	                                        (int)line->text.len, line->text.data);
	if (patterns_find(page->patterns, FORM_CAPTION, slice_of(both), "head", &head) &&
	    span_len(head))
		above->form = FORM_CAPTION;
}

/* 首页 > 政务信息 > 要闻: the way to a web page, a step a line. A step stands
 * behind its sign. */
static void mark_steps(const struct page *page)
{
	for (guint i = 1; i < page->lines->len; i++) {
		const struct page_line *sign = page_line_at(page, i - 1);
		struct page_line *step = page_line_at(page, i);
		bool leads =
		        sign->form == FORM_FURNITURE && (slice_equal(sign->text, slice_of(">")) ||
		                                         slice_equal(sign->text, slice_of("＞")) ||
		                                         slice_equal(sign->text, slice_of("»")));
		if (leads && step->form == FORM_TEXT && step->columns <= STEP_COLUMNS &&
		    step->ending == ENDING_OPEN)
			step->form = FORM_FURNITURE;
	}
}

/* What markup says is a caption: a picture's other text may as well be a button's
 * (点击查看原图). */
static enum form caption_form(const struct page *page, const struct page_line *line)
{
	bool button = line->columns <= FORM_COLUMNS &&
	              line_matches(page, line, FORM_BUTTON, line->text) &&
	              page_wants_at(page, REPAIR_FURNITURE, line->source);
	return button ? FORM_FURNITURE : FORM_CAPTION;
}

void lines_form(struct page *page)
{
	for (size_t i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i);
		if (line->kind == LINE_LINKS || line->kind == LINE_RULE)
			line->form = FORM_FURNITURE;
		else if (line->kind != LINE_CAPTION && may_have_form(page, i))
			line->form = line_form(page, line);
		else if (line->kind == LINE_CAPTION)
			line->form = caption_form(page, line);
		else if (shows_caption(page, line))
			line->form = FORM_CAPTION;
		if (line->form == FORM_TEXT && line->kind == LINE_TEXT &&
		    is_long_caption(page, line))
			line->form = FORM_CAPTION;
		line->closed |= ends_with_jump(page, line);
	}
	for (size_t i = 1; i < page->lines->len; i++)
		mark_captioned(page, i);
	mark_steps(page);
}
