/* An article's fields, told from the pieces around its text: title, subtitle,
 * byline, dateline, date, credit, jumps; and from them its kind. */
#include "core/text/fields.h"

#include "core/text/role-odds.h"

enum { HEAD_BYTES = 240, BRIEF_LETTERS = 120, OPENING_LETTERS = 200 };

static char *copy_group(struct page *page, struct slice text, struct span group)
{
	return arena_copy(page->arena, glyph_trim(slice_sub(text, group)));
}

/* 程一鸣 of 通讯员程一鸣; nothing of 通讯员. */
static struct slice without_calling(const struct page *page, struct slice name)
{
	struct span calling;
	patterns_find(page->patterns, FORM_CALLING, name, "calling", &calling);
	return (struct slice){ name.data + calling.end, name.len - calling.end };
}

/* Once: a dateline's reporter has a byline besides. */
static void add_name(struct page *page, struct fields *fields, struct slice name)
{
	name = without_calling(page, name);
	if (glyph_count_han(name) < 2)
		return;
	char *one = arena_copy(page->arena, name);
	if (!fields->named)
		fields->named = g_hash_table_new(g_str_hash, g_str_equal);
	if (g_hash_table_add(fields->named, one))
		g_array_append_val(fields->names, one);
}

void fields_add_names(struct page *page, struct fields *fields, struct slice names)
{
	struct slice rest = names, name = { names.data, 0 };
	for (bool more = true; more;) {
		more = rest.len > 0;
		uint32_t c = glyph_take(&rest);
		enum glyph glyph = glyph_of(c);
		if (more && (glyph == GLYPH_HAN || glyph == GLYPH_LATIN || c == 0xb7)) {
			name.len = (size_t)(rest.data - name.data);
			continue;
		}
		add_name(page, fields, name);
		name = (struct slice){ rest.data, 0 };
	}
}

static void take_date(struct page *page, struct fields *fields, struct slice text)
{
	if (!fields->article.date)
		fields->article.date = fields_date_in(page, text);
}

/* A line that is a date, and whose the page is: 顾明远 2025-03-06 18:38:46. */
static void take_day(struct page *page, struct fields *fields, struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	struct span names;
	piece->type = BLOCK_DATELINE;
	take_date(page, fields, text);
	if (patterns_find(page->patterns, FORM_DATE, text, "names", &names))
		fields_add_names(page, fields, slice_sub(text, names));
}

static void take_dateline(struct page *page, struct fields *fields, struct piece *piece)
{
	struct slice text = utf8_head(piece_slice(page, piece), HEAD_BYTES);
	struct span group;
	if (!fields->article.dateline &&
	    patterns_find(page->patterns, FORM_DATELINE, text, "dateline", &group)) {
		fields->article.dateline = copy_group(page, text, group);
		patterns_find(page->patterns, FORM_DATELINE, text, "agency", &group);
		fields->article.agency = copy_group(page, text, group);
	}
	if (span_len(piece->text) < 100 && piece->ending == ENDING_OPEN)
		piece->type = BLOCK_DATELINE;
}

/* （记者 顾明远） in the dateline's wake. */
static void take_reporter(struct page *page, struct fields *fields, struct slice text)
{
	struct span group;
	text = utf8_head(text, HEAD_BYTES);
	if (patterns_find(page->patterns, FORM_REPORTER, text, "names", &group))
		fields_add_names(page, fields, slice_sub(text, group));
}

static void take_byline(struct page *page, struct fields *fields, struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	struct span group;
	patterns_find(page->patterns, FORM_BYLINE, text, "names", &group);
	fields_add_names(page, fields, slice_sub(text, group));
	piece->type = BLOCK_BYLINE;
}

static void take_jump(struct page *page, const struct piece *piece, const char **field)
{
	struct slice text = piece_slice(page, piece);
	struct span group;
	patterns_find(page->patterns, piece->form, text, "page", &group);
	*field = copy_group(page, text, group);
}

/* 决胜… / 夺取… / ——在…大会上的报告: a title of two lines. */
static void join_kicker(struct page *page, struct fields *fields)
{
	g_autofree char *title =
	        g_strdup_printf("%s %s", fields->article.kicker, fields->article.title);
	fields->article.title = arena_copy(page->arena, slice_of(title));
	fields->article.kicker = NULL;
	fields->kicker->type = BLOCK_TITLE;
}

/* 2026年2月3日在安河市第十届 / 人民代表大会第五次会议上: a subtitle of two lines. */
static bool goes_on_subtitle(const struct fields *fields, const struct piece *piece,
                             struct slice text)
{
	enum glyph first = glyph_of(glyph_take(&text));
	return fields->subtitle && piece == fields->subtitle + 1 && first == GLYPH_HAN;
}

static void lengthen_subtitle(struct page *page, struct fields *fields, struct slice text)
{
	g_autofree char *whole =
	        g_strdup_printf("%s%.*s", fields->article.subtitle, (int)text.len, text.data);
	fields->article.subtitle = arena_copy(page->arena, slice_of(whole));
}

/* ——在…大会上的报告: what the title above is of, not what it says. */
static bool names_occasion(const struct page *page, struct slice text)
{
	struct span occasion;
	return patterns_find(page->patterns, FORM_SUBTITLE, text, "occasion", &occasion) &&
	       span_len(occasion);
}

static void take_subtitle(struct page *page, struct fields *fields, struct piece *piece)
{
	struct slice text = piece_slice(page, piece);
	struct span group;
	patterns_find(page->patterns, FORM_SUBTITLE, text, "text", &group);
	bool goes_on = goes_on_subtitle(fields, piece, text);
	if (fields->body)
		return;
	piece->type = BLOCK_SUBTITLE;
	if (fields->article.subtitle && !goes_on) { /* a second one */
		take_date(page, fields, text);
		return;
	}
	fields->subtitle = piece;
	if (goes_on) {
		lengthen_subtitle(page, fields, slice_sub(text, group));
		return;
	}
	fields->article.subtitle = copy_group(page, text, group);
	if (fields->article.kicker && names_occasion(page, text))
		join_kicker(page, fields);
	take_date(page, fields, text);
}

static void take_title(struct page *page, struct fields *fields, struct piece *piece)
{
	fields->article.title = arena_copy(page->arena, piece_slice(page, piece));
	piece->type = BLOCK_TITLE;
	take_date(page, fields, piece_slice(page, piece));
}

/* A line that is nothing but two or three ideographs, under a title. */
static bool is_name(struct slice text)
{
	return (text.len == 2 * HAN_BYTES || text.len == 3 * HAN_BYTES) &&
	       glyph_count_han(text) * HAN_BYTES == text.len;
}

/* 政府工作报告 under 2026年安河市政府工作报告: the site's title, then the text's. */
static bool repeats_title(const struct fields *fields, struct slice text)
{
	return fields->article.title && slice_find(slice_of(fields->article.title), text) &&
	       glyph_count_han(text) >= 4;
}

/* Whether markup set a line below the title smaller, above date, source or byline: those
 * stand between an article's head and its text. */
static bool stands_over_particulars(const struct page *page, const struct piece *title,
                                    const struct piece *piece)
{
	size_t next = page_next_piece(page, (size_t)(piece - page_piece_at(page, 0)));
	if (!title->level || piece->level <= title->level || next >= page->pieces->len)
		return false;
	enum form form = page_piece_at(page, next)->form;
	return form == FORM_DATE || form == FORM_CREDIT || form == FORM_BYLINE;
}

/* 强调抓好…: the line below the title, and not the title below a kicker. A third line,
 * with a byline or dateline right behind, is one, too, and what a report's title is over. */
static bool is_deck(const struct page *page, const struct fields *fields, const struct piece *piece)
{
	const struct piece *last = page_piece_at(page, page->pieces->len - 1);
	bool third = fields->article.kicker && piece < last &&
	             (piece[1].form == FORM_BYLINE || piece[1].form == FORM_DATELINE);
	if (fields->title->by_hand || fields->article.subtitle)
		return false;
	if (piece->level)
		return stands_over_particulars(page, fields->title, piece);
	return third || patterns_match(page->patterns, FORM_DECK, piece_slice(page, piece)) ||
	       patterns_match(page->patterns, FORM_REPORT, piece_slice(page, fields->title));
}

/* The first heading is the title; where another follows it at once, it was the
 * kicker. Markup says which is which. */
static void take_heading(struct page *page, struct fields *fields, struct piece *piece)
{
	struct piece *above = fields->title;
	struct span names;
	if (above && !piece->level && is_name(piece_slice(page, piece))) {
		fields_add_names(page, fields, piece_slice(page, piece));
		piece->type = BLOCK_BYLINE;
	} else if (above && patterns_find(page->patterns, FORM_SPEAKER, piece_slice(page, piece),
	                                  "names", &names)) {
		fields_add_names(page, fields, slice_sub(piece_slice(page, piece), names));
		piece->type = BLOCK_BYLINE;
	} else if (!above) {
		take_title(page, fields, piece);
		fields->title = piece;
	} else if (repeats_title(fields, piece_slice(page, piece))) {
		piece->type = BLOCK_TITLE;
	} else if (patterns_match(page->patterns, FORM_OFFICE, piece_slice(page, piece)) &&
	           piece == above + 1) {
		piece->type = BLOCK_BYLINE;
	} else if (piece == above + 1 && is_deck(page, fields, piece)) {
		fields->article.subtitle = arena_copy(page->arena, piece_slice(page, piece));
		fields->subtitle = piece;
		piece->type = BLOCK_SUBTITLE;
	} else if (piece == above + 1 && !above->by_hand && !piece->level && !above->level &&
	           !fields->article.kicker && !fields->article.subtitle) {
		fields->article.kicker = fields->article.title;
		above->type = BLOCK_KICKER;
		fields->kicker = above;
		take_title(page, fields, piece);
		fields->title = piece;
	}
}

/* The title behind 题：; where the page gives another above, it is that one's twin. */
static void take_announced(struct page *page, struct fields *fields, struct piece *piece)
{
	if (fields->title) {
		piece->type = BLOCK_TITLE;
		return;
	}
	take_title(page, fields, piece);
	fields->title = piece;
}

/* The heading over a group of articles, which segmentation gave to the first. */
static void take_group(struct page *page, struct fields *fields, const struct piece *piece)
{
	fields->article.kicker = arena_copy(page->arena, piece_slice(page, piece));
}

/* What the reader made a field is that field, whatever it looks like; what the
 * reader made text is text. */
static void take_by_hand(struct page *page, struct fields *fields, const struct piece *piece)
{
	const char **const told[BLOCK_TYPE_COUNT] = {
		[BLOCK_KICKER] = &fields->article.kicker,
		[BLOCK_TITLE] = &fields->article.title,
		[BLOCK_SUBTITLE] = &fields->article.subtitle,
	};
	struct slice text = piece_slice(page, piece);
	if (told[piece->type])
		*told[piece->type] = arena_copy(page->arena, text);
	else if (piece->type == BLOCK_BYLINE)
		fields_add_names(page, fields, text);
	fields->body |= piece->type == BLOCK_PARAGRAPH || piece->type == BLOCK_ITEM;
}

/* The title that the reader chose: no heading is one, then. */
static void find_title_by_hand(const struct page *page, size_t first, size_t end,
                               struct fields *fields)
{
	for (size_t i = first; i < end; i++) {
		struct piece *piece = page_piece_at(page, i);
		if (!piece->dropped && piece->by_hand && piece->type == BLOCK_TITLE)
			fields->title = piece;
	}
}

static void take_piece(struct page *page, struct fields *fields, struct piece *piece)
{
	if (piece->by_hand) {
		take_by_hand(page, fields, piece);
		return;
	}
	if (piece->type == BLOCK_KICKER) {
		take_group(page, fields, piece);
		return;
	}
	switch (piece->form) {
	case FORM_BYLINE:
		take_byline(page, fields, piece);
		return;
	case FORM_CREDIT:
		piece->type = BLOCK_CREDIT;
		take_date(page, fields, piece_slice(page, piece));
		return;
	case FORM_DATE:
		take_day(page, fields, piece);
		return;
	case FORM_SUBTITLE:
		take_subtitle(page, fields, piece);
		break;
	case FORM_CONTINUED_ON:
		take_jump(page, piece, &fields->article.continued_on);
		return;
	case FORM_CONTINUED_FROM:
		take_jump(page, piece, &fields->article.continued_from);
		return;
	case FORM_DATELINE:
		take_dateline(page, fields, piece);
		take_reporter(page, fields, piece_slice(page, piece));
		break;
	default:
		break;
	}
	if (piece->type == BLOCK_HEADING && piece->form == FORM_ANNOUNCED)
		take_announced(page, fields, piece);
	else if (piece->type == BLOCK_HEADING && !fields->body && !role_is_ordinal(piece->form) &&
	         piece->form != FORM_SUBTITLE)
		take_heading(page, fields, piece);
	fields->body |= piece->type == BLOCK_PARAGRAPH || piece->type == BLOCK_ITEM;
}

/* Nothing but headings and fields: a slogan, a running head. Its lines are
 * kept as furniture of a fragment. */
static void take_fragment(struct page *page, struct fields *fields, size_t first, size_t end)
{
	bool headline = fields->title && fields->title->level;
	for (size_t i = first; headline && i < end; i++)
		if (page_piece_at(page, i)->type == BLOCK_CREDIT ||
		    page_piece_at(page, i)->type == BLOCK_BYLINE ||
		    page_piece_at(page, i)->type == BLOCK_DATELINE) {
			fields->article.kind = ARTICLE_BRIEF; /* of a list of headlines */
			return;
		}
	fields->article.kind = ARTICLE_FRAGMENT;
	if (!fields->title || !fields->title->by_hand)
		fields->article.title = NULL;
	for (size_t i = first; i < end; i++) {
		struct piece *piece = page_piece_at(page, i);
		if (!piece->by_hand && (piece->type == BLOCK_TITLE || piece->type == BLOCK_HEADING))
			piece->type = BLOCK_FURNITURE;
	}
}

static bool has_text(const struct page *page, size_t first, size_t end, enum block_type type)
{
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (!piece->dropped && piece->type == type)
			return true;
	}
	return false;
}

/* The ideographs of text, or of its beginning, where that has as many as anybody asks. */
static size_t count_opening(struct slice text)
{
	size_t most = MAX(OPENING_LETTERS, BRIEF_LETTERS);
	struct slice opening = utf8_head(text, 2 * HAN_BYTES * most);
	size_t n = glyph_count_han(opening);
	return n < most && opening.len < text.len ? glyph_count_han(text) : n;
}

static enum article_kind kind_of(const struct page *page, const struct fields *fields, size_t first,
                                 size_t end)
{
	const struct article *article = &fields->article;
	struct slice title = slice_of(article->title);
	size_t letters = 0;
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->dropped || !block_is_body(piece->type))
			continue;
		struct slice text = piece_slice(page, piece);
		if (letters < OPENING_LETTERS &&
		    patterns_match(page->patterns, FORM_OPENING, utf8_head(text, HEAD_BYTES)))
			return ARTICLE_REPORT;
		if (letters < MAX(OPENING_LETTERS, BRIEF_LETTERS))
			letters += count_opening(text);
	}
	if (title.len && patterns_match(page->patterns, FORM_REPORT, title))
		return ARTICLE_REPORT;
	if (title.len && patterns_match(page->patterns, FORM_OFFICE, title))
		return ARTICLE_PLAN;
	if (fields->comment || (title.len && patterns_match(page->patterns, FORM_COMMENT, title)))
		return ARTICLE_COMMENTARY;
	return letters < BRIEF_LETTERS ? ARTICLE_BRIEF : ARTICLE_NEWS;
}

void fields_take(struct page *page, size_t first, size_t end, struct fields *fields)
{
	find_title_by_hand(page, first, end, fields);
	for (size_t i = first; i < end; i++) {
		struct piece *piece = page_piece_at(page, i);
		if (piece->dropped || piece->type == BLOCK_FURNITURE)
			continue;
		take_piece(page, fields, piece);
		fields->comment |=
		        (piece->type == BLOCK_BYLINE || piece->type == BLOCK_SUBTITLE) &&
		        patterns_match(page->patterns, FORM_COMMENT, piece_slice(page, piece));
	}
	bool text = has_text(page, first, end, BLOCK_PARAGRAPH) ||
	            has_text(page, first, end, BLOCK_ITEM);
	if (text)
		fields->article.kind = kind_of(page, fields, first, end);
	else if (has_text(page, first, end, BLOCK_CAPTION))
		fields->article.kind = ARTICLE_CAPTION;
	else
		take_fragment(page, fields, first, end);
}
