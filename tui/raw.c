/* Lines of the source, wrapped to the panel; those that the paragraph under
 * the cursor was made from are lit, the place under the cursor most. */
#include "tui/raw.h"

#include <string.h>

#include "core/base/bisect.h"
#include "core/base/safe.h"
#include "core/base/utf8.h"
#include "core/flow/provenance.h"
#include "tui/status.h"

enum {
	LONGEST_LINE = 4096, /* bytes: a longer line is shown in stretches of that */
	FOOT_ROWS = 4
};

/* The paragraph under the cursor, in the source. */
struct here {
	const struct source *source;
	GArray *spans;      /* struct span, off in source->text, sorted */
	struct span cursor; /* of the cluster under the cursor */
};

static struct span cursor_source(const struct view *view, const struct block *block)
{
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	for (size_t off = view->cursor.off; off < block->text.len && !spans->len;) {
		size_t end = off + (size_t)g_utf8_skip[(guchar)block->text.data[off]];
		block_source_spans(block, (struct span){ off, end }, spans);
		off = end;
	}
	if (!spans->len)
		block_source_spans(block, (struct span){ 0, block->text.len }, spans);
	return spans->len ? g_array_index(spans, struct span, 0) : (struct span){ 0, 0 };
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *one = a, *other = b;
	return one->start != other->start ? (one->start < other->start ? -1 : 1) : 0;
}

static struct here here_of(const struct view *view)
{
	const struct block *block = &view->article->blocks[view->cursor.block];
	struct here here = { view->document->source, g_array_new(FALSE, FALSE, sizeof(struct span)),
		             cursor_source(view, block) };
	block_source_spans(block, (struct span){ 0, block->text.len }, here.spans);
	g_array_sort(here.spans, compare_spans); /* what was moved stands elsewhere */
	return here;
}

/* The start of the line that holds off; of a very long one, of a stretch. */
static size_t line_start(struct slice text, size_t off)
{
	size_t least = off > LONGEST_LINE ? off - LONGEST_LINE : 0;
	size_t start = off;
	while (start > least && text.data[start - 1] != '\n')
		start--;
	return start && text.data[start - 1] != '\n' ? utf8_ceil(text, start) : start;
}

static size_t line_end(struct slice text, size_t start)
{
	size_t most = MIN(text.len - start, LONGEST_LINE);
	const char *end = memchr(text.data + start, '\n', most);
	return end ? (size_t)(end - text.data) : start + most;
}

/* One row of a line: as much from off on as fits. Never nothing but at the end. */
static size_t row_end(struct slice text, size_t off, size_t end, const struct canvas *canvas)
{
	if (off >= end)
		return end;
	struct slice rest = slice_sub(text, (struct span){ off, end });
	size_t columns = (size_t)MAX(canvas->cols - 2, 1);
	size_t fits = text_fit(rest, columns, canvas->grid->ambiguous);
	return off +
	       (fits ? fits : MIN(rest.len, cluster_at(rest, 0, canvas->grid->ambiguous).span.end));
}

/* Whether off is in one of the spans, by bisection. */
static bool is_lit(const struct here *here, size_t off)
{
	const struct span *spans = (const void *)here->spans->data;
	size_t i;
	BISECT(i, here->spans->len, spans[i].end > off);
	return i < here->spans->len && span_holds(spans[i], off);
}

/* Draws text [at) in one row, cluster by cluster in the style of its place. */
static void draw_row(const struct here *here, const struct canvas *canvas, int row, struct span at)
{
	struct slice text = here->source->text;
	int col = 1;
	for (size_t off = at.start; off < at.end;) {
		struct slice rest = slice_sub(text, (struct span){ off, at.end });
		struct slice cluster = { rest.data,
			                 cluster_at(rest, 0, canvas->grid->ambiguous).span.end };
		uint64_t style = is_lit(here, off) ? STYLE_TEXT : STYLE(ROLE_QUIET);
		if (span_holds(here->cursor, off))
			style |= STYLE(ROLE_CURRENT);
		col += canvas_put(canvas, row, col, style, cluster);
		off += cluster.len;
	}
}

/* Rows that the line [start, end) takes; the last counts the row with off. */
static int rows_of(const struct here *here, const struct canvas *canvas, struct span line,
                   size_t off)
{
	int rows = 1;
	size_t at = row_end(here->source->text, line.start, line.end, canvas);
	for (; at < line.end && at <= off; rows++)
		at = row_end(here->source->text, at, line.end, canvas);
	return rows;
}

/* The start of the line from which to draw, so that the cursor's row is row;
 * *skip is how many of its rows lie above the panel (below 0: under its top). */
static size_t first_line(const struct here *here, const struct canvas *canvas, int row, int *skip)
{
	struct slice text = here->source->text;
	size_t start = line_start(text, here->cursor.start);
	struct span line = { start, line_end(text, start) };
	*skip = rows_of(here, canvas, line, here->cursor.start) - 1 - row;
	while (*skip < 0 && start) {
		start = line_start(text, start - 1);
		line = (struct span){ start, line_end(text, start) };
		*skip += rows_of(here, canvas, line, SIZE_MAX - 1);
	}
	return start;
}

static void draw_lines(const struct here *here, const struct canvas *canvas, int cursor_row)
{
	struct slice text = here->source->text;
	int skip;
	size_t start = first_line(here, canvas, cursor_row, &skip);
	int row = -skip;
	while (row < canvas->rows && start < text.len) {
		size_t end = line_end(text, start), at = start;
		do {
			size_t next = row_end(text, at, end, canvas);
			if (row >= 0 && row < canvas->rows)
				draw_row(here, canvas, row, (struct span){ at, next });
			row++;
			at = next;
		} while (at < end && row < canvas->rows);
		start = end + (end < text.len && text.data[end] == '\n');
	}
}

/* The keys that take a repair or a correction away, where there is one, and then, as far
 * as there is room, those that join and split. */
static void draw_keys(const struct app *app, const struct block *block, const struct canvas *canvas,
                      int row, int room)
{
	static const char *const words[] = { "without", "take-back", "join", "split" };
	static const char *const told[] = { "switch it off", "take back", "join", "split" };
	size_t off = app->view->cursor.off;
	bool some[] = { provenance_repair(block, off, "") != NULL,
		        provenance_correction(block, off) != NULL, true, true };
	int col = 1;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *keys =
		        keymap_keys(app->keymap, CONTEXT_RAW, ACTION_CORRECT, words[i]);
		int width = canvas_measure(canvas, slice_of(keys)) + 1 + (int)strlen(told[i]);
		if (!some[i] || !*keys || col + width > room + 1)
			continue;
		col += canvas_puts(canvas, row, col, STYLE(ROLE_KEY), keys) + 1;
		col += canvas_puts(canvas, row, col, STYLE(ROLE_QUIET), told[i]) + 2;
	}
}

/* What was done to the paragraph, what of it to the place under the cursor, and
 * which bytes that is. */
static void draw_foot(const struct app *app, const struct here *here, const struct canvas *canvas)
{
	const struct view *view = app->view;
	const struct block *block = &view->article->blocks[view->cursor.block];
	struct span raw = source_raw_span(here->source, here->cursor);
	g_autofree char *repairs = repairs_list(block);
	g_autofree char *told = provenance_told(block, view->cursor.off);
	g_autofree char *bytes = g_strdup_printf("bytes %zu-%zu", raw.start, raw.end);
	g_autofree char *all = g_strdup_printf("%s%s%s  %s", told, *told ? "  " : "", bytes,
	                                       here->source->encoding);
	int room = canvas->cols - 2;
	bool fits = canvas_measure(canvas, slice_of(all)) <= room;
	canvas_put_cut(canvas, 1, 1, room, STYLE(ROLE_REPAIRED),
	               slice_of(*repairs ? repairs : "as it stands in the file"));
	canvas_put_cut(canvas, 2, 1, room, STYLE(ROLE_QUIET), slice_of(fits ? all : told));
	int width = fits ? 0 : canvas_measure(canvas, slice_of(bytes));
	draw_keys(app, block, canvas, 3, width ? room - width - 1 : room);
	if (width)
		canvas_puts(canvas, 3, room + 1 - width, STYLE(ROLE_QUIET), bytes);
}

void raw_draw(struct app *app, const struct canvas *canvas, int row)
{
	const struct view *view = app->view;
	if (!view->path || !view->article->n_blocks || canvas->rows <= FOOT_ROWS)
		return;
	struct here here = here_of(view);
	int rows = canvas->rows - FOOT_ROWS;
	struct canvas body = canvas_part(canvas, 0, 0, rows, canvas->cols);
	struct canvas foot = canvas_part(canvas, rows, 0, FOOT_ROWS, canvas->cols);
	draw_lines(&here, &body, CLAMP(row, 0, rows - 1));
	draw_foot(app, &here, &foot);
	g_array_unref(here.spans);
}
