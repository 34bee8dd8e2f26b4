/* Blocks are set one after the other, a line when it is asked for. */
#include "tui/layout.h"

#include "core/base/bisect.h"
#include "core/base/safe.h"
#include "core/base/wrap.h"

enum {
	LEAST_MEASURE = 2, /* a Chinese character must fit */
	INDENT_FROM = 24,  /* measures below are too narrow for indents */
	HEADING_SPACE = 2, /* blank lines above a section's heading */
};

/* How a type of block is set. */
struct setting {
	enum line_kind kind;
	enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } align;
	unsigned first, rest; /* indents of the first line and the others */
	unsigned above;       /* blank lines above, at least */
	unsigned below;       /* blank lines below, at least */
	bool numbered;
};

static const struct setting settings[BLOCK_TYPE_COUNT] = {
	[BLOCK_HEADING] = { LINE_HEADING, ALIGN_LEFT, LAYOUT_INDENT, LAYOUT_INDENT, 1, 1, false },
	[BLOCK_PARAGRAPH] = { LINE_TEXT, ALIGN_LEFT, LAYOUT_INDENT, 0, 1, 1, true },
	[BLOCK_ITEM] = { LINE_ITEM, ALIGN_LEFT, LAYOUT_INDENT, LAYOUT_INDENT, 0, 0, true },
	[BLOCK_CAPTION] = { LINE_CAPTION, ALIGN_LEFT, LAYOUT_INDENT, LAYOUT_INDENT, 1, 1, false },
	[BLOCK_KICKER] = { LINE_KICKER, ALIGN_CENTRE, 0, 0, 1, 0, false },
	[BLOCK_TITLE] = { LINE_TITLE, ALIGN_CENTRE, 0, 0, 0, 1, false },
	[BLOCK_SUBTITLE] = { LINE_SUBTITLE, ALIGN_CENTRE, 0, 0, 0, 1, false },
	[BLOCK_BYLINE] = { LINE_BYLINE, ALIGN_CENTRE, 0, 0, 0, 1, false },
	[BLOCK_DATELINE] = { LINE_BYLINE, ALIGN_CENTRE, 0, 0, 0, 1, false },
	[BLOCK_CREDIT] = { LINE_CREDIT, ALIGN_RIGHT, 0, 0, 1, 1, false },
	[BLOCK_CONTINUATION] = { LINE_CREDIT, ALIGN_RIGHT, 0, 0, 0, 0, false },
	[BLOCK_FURNITURE] = { LINE_FURNITURE, ALIGN_LEFT, 0, 0, 0, 0, false },
};

struct layout {
	const struct article *article;
	unsigned measure;
	enum ambiguous ambiguous;
	bool without_furniture;
	GArray *lines; /* struct line */

	/* Where setting stands. */
	size_t block;
	struct wrap *wrap; /* of that block; NULL between blocks */
	struct setting setting;
	bool first;     /* none of its lines is set yet */
	size_t number;  /* of the paragraph last begun */
	unsigned below; /* blank lines that the block before wants */
	size_t *starts; /* bytes of text shown before each block, n_blocks + 1, for per cent */
	int top_level;  /* of its headings: 2 where markup keeps 1 for the title */
};

static int find_top_level(const struct article *article)
{
	int top = G_MAXINT;
	for (size_t i = 0; i < article->n_blocks; i++)
		if (article->blocks[i].type == BLOCK_HEADING && !article->blocks[i].run_in)
			top = MIN(top, article->blocks[i].level);
	return top;
}

static bool has_more_than_furniture(const struct article *article)
{
	for (size_t i = 0; i < article->n_blocks; i++)
		if (article->blocks[i].type != BLOCK_FURNITURE && article->blocks[i].text.len)
			return true;
	return false;
}

bool layout_shows(const struct layout *layout, size_t at)
{
	const struct block *block = &layout->article->blocks[at];
	return block->text.len > 0 &&
	       !(layout->without_furniture && block->type == BLOCK_FURNITURE);
}

static size_t *count_starts(const struct layout *layout)
{
	const struct article *article = layout->article;
	size_t *starts = g_new(size_t, article->n_blocks + 1);
	starts[0] = 0;
	for (size_t i = 0; i < article->n_blocks; i++)
		starts[i + 1] =
		        starts[i] + (layout_shows(layout, i) ? article->blocks[i].text.len : 0);
	return starts;
}

struct layout *layout_new(const struct article *article, const struct layout_options *options)
{
	struct layout *layout = g_new(struct layout, 1);
	*layout = (struct layout){
		.article = article,
		.measure = CLAMP(options->measure, LEAST_MEASURE, LAYOUT_MEASURE),
		.ambiguous = options->ambiguous,
		.without_furniture = options->without_furniture && has_more_than_furniture(article),
		.lines = g_array_new(FALSE, FALSE, sizeof(struct line)),
		.top_level = find_top_level(article),
	};
	layout->starts = count_starts(layout);
	return layout;
}

void layout_free(struct layout *layout)
{
	if (!layout)
		return;
	wrap_free(layout->wrap);
	g_array_free(layout->lines, TRUE);
	g_free(layout->starts);
	g_free(layout);
}

static struct slice block_text(const struct layout *layout, size_t block)
{
	return layout->article->blocks[block].text;
}

struct slice layout_text(const struct layout *layout, const struct line *line)
{
	if (line->kind == LINE_BLANK)
		return (struct slice){ "", 0 };
	return slice_sub(block_text(layout, line->block),
	                 (struct span){ line->span.start, line->shown });
}

/* ---- setting ---- */

static unsigned indent_of(const struct layout *layout, const struct line *line)
{
	unsigned rest = line->columns < layout->measure ? layout->measure - line->columns : 0;
	switch (layout->setting.align) {
	case ALIGN_CENTRE:
		return rest / 2;
	case ALIGN_RIGHT:
		return rest;
	default:
		return line->first ? layout->setting.first : layout->setting.rest;
	}
}

static unsigned room_of(const struct layout *layout, bool first)
{
	if (layout->setting.align != ALIGN_LEFT)
		return layout->measure;
	return layout->measure - (first ? layout->setting.first : layout->setting.rest);
}

/* Sets one line of the block; false at its end. */
static bool set_line(struct layout *layout)
{
	struct wrapped wrapped;
	if (!wrap_next(layout->wrap, room_of(layout, layout->first), &wrapped))
		return false;
	struct line line = {
		.block = layout->block,
		.span = wrapped.span,
		.shown = wrapped.shown,
		.columns = wrapped.columns,
		.kind = layout->setting.kind,
		.level = (unsigned)MAX(layout->article->blocks[layout->block].level, 0),
		.first = layout->first,
	};
	line.indent = indent_of(layout, &line);
	if (line.first && layout->setting.numbered)
		line.number = ++layout->number;
	layout->first = false;
	g_array_append_val(layout->lines, line);
	return true;
}

/* A section's heading stands in the middle if it fits on one line; others
 * begin where paragraphs do, and the lowest keep close to their text. */
static struct setting setting_of(const struct layout *layout, const struct block *block)
{
	struct setting setting = settings[block->type];
	if (block->type == BLOCK_HEADING && block->level <= layout->top_level && !block->run_in) {
		setting.above = HEADING_SPACE;
		size_t fits = text_fit(block->text, layout->measure, layout->ambiguous);
		if (fits == block->text.len)
			setting.align = ALIGN_CENTRE;
	} else if (block->type == BLOCK_HEADING &&
	           (block->run_in || block->level > layout->top_level + 1)) {
		setting.below = 0;
	}
	if (layout->measure < INDENT_FROM)
		setting.first = setting.rest = 0;
	return setting;
}

/* Space between the block set last and the one that begins: as much as the
 * one that wants more of it wants; a heading's paragraph keeps close to it. */
static unsigned space_above(const struct layout *layout)
{
	if (layout->lines->len == 0)
		return 0;
	const struct line *last =
	        &g_array_index(layout->lines, struct line, layout->lines->len - 1);
	if (last->kind == LINE_HEADING || last->kind == LINE_KICKER)
		return MAX(layout->below, layout->setting.kind == LINE_HEADING ? 1U : 0U);
	return MAX(layout->below, layout->setting.above);
}

static void begin_block(struct layout *layout, const struct block *block)
{
	layout->setting = setting_of(layout, block);
	struct line blank = { .block = layout->block, .kind = LINE_BLANK };
	for (unsigned n = space_above(layout); n > 0; n--)
		g_array_append_val(layout->lines, blank);
	layout->below = layout->setting.below;
	layout->first = true;
	layout->wrap = wrap_new(block->text, layout->ambiguous);
}

/* Sets one line more, and the space above it; false at the article's end. */
static bool set_more(struct layout *layout)
{
	while (layout->block < layout->article->n_blocks) {
		const struct block *block = &layout->article->blocks[layout->block];
		if (!layout->wrap && layout_shows(layout, layout->block))
			begin_block(layout, block);
		if (layout->wrap && set_line(layout))
			return true;
		g_clear_pointer(&layout->wrap, wrap_free);
		layout->block++;
	}
	return false;
}

const struct line *layout_line(struct layout *layout, size_t n)
{
	while (n >= layout->lines->len)
		if (!set_more(layout))
			return NULL;
	return &g_array_index(layout->lines, struct line, n);
}

size_t layout_count(struct layout *layout)
{
	while (set_more(layout))
		;
	return layout->lines->len;
}

/* ---- places ---- */

static bool is_behind(const struct line *line, struct place place)
{
	return line->block > place.block ||
	       (line->block == place.block && line->span.start > place.off);
}

/* Sets lines until one is behind place. */
static void set_past(struct layout *layout, struct place place)
{
	for (;;) {
		guint n = layout->lines->len;
		if (n && is_behind(&g_array_index(layout->lines, struct line, n - 1), place))
			return;
		if (!set_more(layout))
			return;
	}
}

/* The last line that is not behind place and has text. */
static size_t line_of(struct layout *layout, struct place place)
{
	set_past(layout, place);
	const struct line *lines = (const void *)layout->lines->data;
	size_t behind;
	BISECT(behind, layout->lines->len, is_behind(&lines[behind], place));
	while (behind > 1 && lines[behind - 1].kind == LINE_BLANK)
		behind--;
	return behind ? behind - 1 : 0;
}

struct position layout_position(struct layout *layout, struct place place)
{
	size_t n = line_of(layout, place);
	const struct line *line = layout_line(layout, n);
	if (!line)
		return (struct position){ 0, 0 };
	size_t end = line->block < place.block ? line->shown : MIN(place.off, line->shown);
	end = MAX(end, line->span.start);
	struct slice before =
	        slice_sub(block_text(layout, line->block), (struct span){ line->span.start, end });
	unsigned column = line->indent + (unsigned)text_columns(before, layout->ambiguous);
	return (struct position){ n, column };
}

struct place layout_place(struct layout *layout, struct position position)
{
	const struct line *line = layout_line(layout, position.line);
	while (line && line->kind == LINE_BLANK)
		line = layout_line(layout, ++position.line);
	if (!line &&
	    !(layout_count(layout) && (line = layout_line(layout, layout_count(layout) - 1))))
		return (struct place){ 0, 0 };
	struct slice text = layout_text(layout, line);
	unsigned column = position.column > line->indent ? position.column - line->indent : 0;
	size_t off = text_fit(text, column, layout->ambiguous);
	if (off == text.len && off > 0)
		off = cluster_before(text, off, layout->ambiguous).span.start;
	return (struct place){ line->block, line->span.start + off };
}

bool layout_paragraph(struct layout *layout, size_t number, size_t *line)
{
	const struct line *at;
	for (size_t n = 0; number > 0 && (at = layout_line(layout, n)); n++) {
		if (at->number != number)
			continue;
		*line = n;
		return true;
	}
	return false;
}

unsigned layout_percent(const struct layout *layout, struct place place)
{
	size_t n = layout->article->n_blocks, all = layout->starts[n];
	if (place.block >= n || !all)
		return 100;
	size_t start = layout->starts[place.block], end = layout->starts[place.block + 1];
	return (unsigned)((double)(start + MIN(place.off, end - start)) / (double)all * 100);
}

struct place layout_at_percent(const struct layout *layout, unsigned percent)
{
	size_t n = layout->article->n_blocks, behind;
	size_t before = (size_t)((double)layout->starts[n] * MIN(percent, 100) / 100);
	BISECT(behind, n, layout->starts[behind + 1] > before);
	return behind < n ? (struct place){ behind, before - layout->starts[behind] }
	                  : (struct place){ n, 0 };
}
