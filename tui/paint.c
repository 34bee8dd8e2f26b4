/* Each layer adds a role to the cells of what it lights. */
#include "tui/paint.h"

#include "tui/layers.h"

struct brush {
	const struct canvas *canvas;
	const struct line *line;
	struct slice text; /* of the block */
	enum ambiguous ambiguous;
};

/* Adds a role to span (off in the line's block), as far as it is on the line. */
static void paint_span(const struct brush *brush, struct span span, enum role role)
{
	const struct line *line = brush->line;
	size_t start = MAX(span.start, line->span.start), end = MIN(span.end, line->shown);
	if (start >= end)
		return;
	struct slice before = slice_sub(brush->text, (struct span){ line->span.start, start });
	struct slice lit = slice_sub(brush->text, (struct span){ start, end });
	int col = (int)(line->indent + text_columns(before, brush->ambiguous));
	canvas_add_style(brush->canvas, 0, col, (int)text_columns(lit, brush->ambiguous),
	                 STYLE(role));
}

/* A range over several blocks, as far as it is on the line. */
static void paint_range(const struct brush *brush, struct text_range range, enum role role)
{
	size_t block = brush->line->block;
	if (block < range.start.block || block > range.end.block)
		return;
	paint_span(brush,
	           (struct span){ block == range.start.block ? range.start.off : 0,
	                          block == range.end.block ? range.end.off : SIZE_MAX },
	           role);
}

static void paint_mentions(const struct app *app, const struct brush *brush)
{
	const struct view *view = app->view;
	const struct mention *under = view_mention_at(view, view->cursor);
	struct place start = { brush->line->block, brush->line->span.start };
	for (size_t i = view_mentions_from(view, start); i < view->mentions->n; i++) {
		const struct mention *mention = &view->mentions->items[i];
		if (mention->block != brush->line->block ||
		    mention->span.start >= brush->line->span.end)
			break;
		enum role role;
		if (!layers_lit(app, mention, &role))
			continue;
		paint_span(brush, mention->span, role);
		if (mention == under)
			paint_span(brush, mention->span, ROLE_UNDER);
	}
}

static void paint_marks(const struct app *app, const struct brush *brush)
{
	const struct marks *marks = app->view->marks;
	for (size_t i = 0; marks && i < marks->n; i++)
		if (!marks->items[i].orphan)
			paint_range(brush, marks->items[i].range, ROLE_MARK);
}

/* What a repair changed of block's text; where it took blanks out and joined,
 * the first character behind the seam. Nothing where it shows nowhere. */
static struct span repaired_span(const struct block *block, const struct repair *repair)
{
	struct span source = repair->source;
	size_t start = block_text_off(block, source.start);
	size_t end = source.end > source.start ? block_text_off(block, source.end - 1) : SIZE_MAX;
	size_t seam = repair_joins(repair->kind) || repair->kind == REPAIR_CORRECTION
	                      ? block_text_off(block, source.end)
	                      : SIZE_MAX;
	if (start != SIZE_MAX && end != SIZE_MAX && end >= start)
		return (struct span){ start, end + 1 };
	if (seam == SIZE_MAX)
		return (struct span){ 0, 0 };
	return (struct span){ seam, seam + (size_t)g_utf8_skip[(guchar)block->text.data[seam]] };
}

static void paint_repairs(const struct app *app, const struct brush *brush)
{
	const struct block *block = &app->view->article->blocks[brush->line->block];
	for (size_t i = 0; i < block->n_repairs; i++) {
		struct span span = repaired_span(block, &block->repairs[i]);
		if (span_len(span))
			paint_span(brush, span, ROLE_REPAIRED);
	}
}

static void paint_hits(const struct app *app, const struct brush *brush)
{
	const struct view *view = app->view;
	const struct find *find = view->find;
	struct place start = { brush->line->block, brush->line->span.start };
	for (size_t i = find ? find_from(find, start) : 0; find && i < find->hits->len; i++) {
		const struct find_hit *hit = find_hit(find, i);
		if (hit->block != brush->line->block || hit->span.start >= brush->line->span.end)
			break;
		bool current =
		        hit->block == view->cursor.block && span_holds(hit->span, view->cursor.off);
		paint_span(brush, hit->span, current ? ROLE_CURRENT : ROLE_HIT);
	}
}

/* Roles of lines; the rest is text. */
static const enum role line_roles[] = {
	[LINE_BLANK] = ROLE_TEXT,        [LINE_TEXT] = ROLE_TEXT,
	[LINE_ITEM] = ROLE_TEXT,         [LINE_KICKER] = ROLE_CAPTION,
	[LINE_TITLE] = ROLE_TITLE,       [LINE_SUBTITLE] = ROLE_HEADING,
	[LINE_BYLINE] = ROLE_CAPTION,    [LINE_HEADING] = ROLE_HEADING,
	[LINE_CAPTION] = ROLE_CAPTION,   [LINE_CREDIT] = ROLE_CAPTION,
	[LINE_FURNITURE] = ROLE_CAPTION,
};

void paint_line(struct app *app, const struct canvas *canvas, const struct line *line)
{
	const struct view *view = app->view;
	struct brush brush = { canvas, line, view->article->blocks[line->block].text,
		               canvas->grid->ambiguous };
	canvas_put(canvas, 0, (int)line->indent, STYLE_TEXT | STYLE(line_roles[line->kind]),
	           layout_text(view->layout, line));
	paint_mentions(app, &brush);
	if (app->settings.layers & LAYER_REPAIRS)
		paint_repairs(app, &brush);
	if (app->settings.layers & LAYER_MARKS)
		paint_marks(app, &brush);
	paint_hits(app, &brush);
	if (view->selecting)
		paint_range(&brush, view_selection(view), ROLE_SELECTION);
}

bool paint_has_mark(const struct app *app, const struct line *line)
{
	const struct marks *marks = app->view->marks;
	if (!(app->settings.layers & LAYER_MARKS))
		return false;
	struct text_range shown = { { line->block, line->span.start },
		                    { line->block, line->shown } };
	for (size_t i = 0; marks && i < marks->n; i++) {
		const struct mark *mark = &marks->items[i];
		if (!mark->orphan && place_compare(mark->range.start, shown.end) < 0 &&
		    place_compare(shown.start, mark->range.end) < 0)
			return true;
	}
	return false;
}
