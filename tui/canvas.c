/* Cells in memory and the drawing on them. */
#include "tui/canvas.h"

#include <string.h>

static const struct cell blank = { " ", 1, STYLE_TEXT };

struct grid *grid_new(int rows, int cols, enum ambiguous ambiguous)
{
	struct grid *grid = g_new0(struct grid, 1);
	grid->ambiguous = ambiguous;
	grid_reset(grid, rows, cols);
	return grid;
}

void grid_free(struct grid *grid)
{
	if (!grid)
		return;
	g_free(grid->cells);
	g_free(grid);
}

void grid_reset(struct grid *grid, int rows, int cols)
{
	if (rows != grid->rows || cols != grid->cols) {
		grid->cells = g_renew(struct cell, grid->cells, (size_t)rows * cols);
		grid->rows = rows;
		grid->cols = cols;
	}
	for (int i = 0; i < rows * cols; i++)
		grid->cells[i] = blank;
	grid->cursor_row = grid->cursor_col = -1;
}

struct canvas canvas_of(struct grid *grid)
{
	return (struct canvas){ grid, 0, 0, grid->rows, grid->cols };
}

struct canvas canvas_part(const struct canvas *canvas, int row, int col, int rows, int cols)
{
	row = CLAMP(row, 0, canvas->rows);
	col = CLAMP(col, 0, canvas->cols);
	return (struct canvas){ canvas->grid, canvas->row + row, canvas->col + col,
		                CLAMP(rows, 0, canvas->rows - row),
		                CLAMP(cols, 0, canvas->cols - col) };
}

static struct cell *cell_at(const struct canvas *canvas, int row, int col)
{
	return &canvas->grid->cells[(canvas->row + row) * canvas->grid->cols + canvas->col + col];
}

/* A cell that loses a part of its wide character is a blank. */
static void cell_blank(struct cell *cell)
{
	memcpy(cell->text, blank.text, sizeof(blank.text));
	cell->width = 1;
}

/* Before a cell is overwritten: what is left of a wide character over it goes. */
static void cell_release(struct cell *cells, int cols, int col)
{
	int first = col;
	while (first > 0 && cells[first].width == 0)
		first--;
	int end = first + MAX(cells[first].width, 1);
	if (end - first == 1)
		return;
	for (int i = first; i < end && i < cols; i++)
		cell_blank(&cells[i]);
}

static void cell_set(const struct canvas *canvas, int row, int col, struct slice text, int width,
                     uint64_t style)
{
	struct cell *cells = canvas->grid->cells + (size_t)(canvas->row + row) * canvas->grid->cols;
	for (int i = 0; i < width; i++)
		cell_release(cells, canvas->grid->cols, canvas->col + col + i);
	struct cell *cell = cells + canvas->col + col;
	size_t len = MIN(text.len, sizeof(cell->text) - 1);
	memcpy(cell->text, text.data, len);
	cell->text[len] = '\0';
	cell->width = (uint8_t)width;
	cell->style = style;
	for (int i = 1; i < width; i++)
		cell[i] = (struct cell){ "", 0, style };
}

/* A mark of several columns is a cell each, and may be cut anywhere. */
static int put_mark(const struct canvas *canvas, int row, int col, uint64_t style, const char *mark)
{
	int put = 0;
	for (; mark[put] && col + put < canvas->cols; put++)
		cell_set(canvas, row, col + put, (struct slice){ mark + put, 1 }, 1,
		         style | STYLE(ROLE_ESCAPED));
	return put;
}

/* Draws one cluster of text at col; returns the column after it. */
static int put_cluster(const struct canvas *canvas, int row, int col, uint64_t style,
                       const struct cluster *cluster, struct slice text)
{
	if (cluster->kind == CLUSTER_MARK && (cluster->mark[0] & 0x80) == 0)
		return col + put_mark(canvas, row, col, style, cluster->mark);
	if (col + (int)cluster->columns > canvas->cols) {
		canvas_fill(canvas, row, col, -1, style);
		return canvas->cols;
	}
	if (cluster->kind == CLUSTER_MARK)
		style |= STYLE(ROLE_ESCAPED);
	cell_set(canvas, row, col, cluster_shown(cluster, text), (int)cluster->columns, style);
	return col + (int)cluster->columns;
}

int canvas_put(const struct canvas *canvas, int row, int col, uint64_t style, struct slice text)
{
	if (row < 0 || row >= canvas->rows || col < 0)
		return 0;
	int at = col;
	for (size_t off = 0; off < text.len && at < canvas->cols;) {
		struct cluster cluster = cluster_at(text, off, canvas->grid->ambiguous);
		at = put_cluster(canvas, row, at, style, &cluster, text);
		off = cluster.span.end;
	}
	return at - col;
}

int canvas_puts(const struct canvas *canvas, int row, int col, uint64_t style, const char *text)
{
	return canvas_put(canvas, row, col, style, slice_of(text));
}

int canvas_printf(const struct canvas *canvas, int row, int col, uint64_t style, const char *format,
                  ...)
{
	va_list args;
	va_start(args, format);
	g_autofree char *text = g_strdup_vprintf(format, args);
	va_end(args);
	return canvas_puts(canvas, row, col, style, text);
}

int canvas_measure(const struct canvas *canvas, struct slice text)
{
	return (int)MIN(text_columns(text, canvas->grid->ambiguous), G_MAXINT / 2);
}

char *canvas_take_words(const struct canvas *canvas, const char **text, int cols)
{
	size_t taken = 0;
	for (size_t end = 0; (*text)[end];) {
		end += strspn(*text + end, " ");
		end += strcspn(*text + end, " ");
		if (taken && canvas_measure(canvas, (struct slice){ *text, end }) > cols)
			break;
		taken = end;
	}
	if (!taken)
		return NULL;
	char *words = g_strndup(*text, taken);
	*text += taken + strspn(*text + taken, " ");
	return words;
}

int canvas_put_cut(const struct canvas *canvas, int row, int col, int cols, uint64_t style,
                   struct slice text)
{
	struct canvas room = canvas_part(canvas, row, col, 1, cols);
	if (text_fit(text, (size_t)room.cols, canvas->grid->ambiguous) == text.len)
		return canvas_put(&room, 0, 0, style, text);
	struct slice ellipsis = slice_of("…");
	size_t left = (size_t)MAX(room.cols - canvas_measure(canvas, ellipsis), 0);
	text.len = text_fit(text, left, canvas->grid->ambiguous);
	int put = canvas_put(&room, 0, 0, style, text);
	return put + canvas_put(&room, 0, put, style, ellipsis);
}

int canvas_put_tail(const struct canvas *canvas, int row, int col, int cols, uint64_t style,
                    struct slice text)
{
	enum ambiguous ambiguous = canvas->grid->ambiguous;
	struct canvas room = canvas_part(canvas, row, col, 1, cols);
	if (text_fit(text, (size_t)room.cols, ambiguous) == text.len)
		return canvas_put(&room, 0, 0, style, text);
	int put = canvas_puts(&room, 0, 0, style, "…");
	int over = canvas_measure(canvas, text) - (room.cols - put);
	size_t off = 0;
	while (over > 0 && off < text.len) {
		struct cluster cluster = cluster_at(text, off, ambiguous);
		over -= (int)cluster.columns;
		off = cluster.span.end;
	}
	return put +
	       canvas_put(&room, 0, put, style, slice_sub(text, (struct span){ off, text.len }));
}

void canvas_fill(const struct canvas *canvas, int row, int col, int cols, uint64_t style)
{
	if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
		return;
	if (cols < 0 || cols > canvas->cols - col)
		cols = canvas->cols - col;
	struct cell *cells = cell_at(canvas, row, 0) - canvas->col, filled = blank;
	const int first = canvas->col + col;
	filled.style = style;
	/* a wide character across an edge goes whole; between them all is overwritten */
	cell_release(cells, canvas->grid->cols, first);
	cell_release(cells, canvas->grid->cols, first + cols - 1);
	for (int i = 0; i < cols; i++)
		cells[first + i] = filled;
}

void canvas_clear(const struct canvas *canvas, uint64_t style)
{
	for (int row = 0; row < canvas->rows; row++)
		canvas_fill(canvas, row, 0, -1, style);
}

void canvas_add_style(const struct canvas *canvas, int row, int col, int cols, uint64_t style)
{
	if (row < 0 || row >= canvas->rows || col < 0)
		return;
	for (int i = 0; i < cols && col + i < canvas->cols; i++)
		cell_at(canvas, row, col + i)->style |= style;
}

void canvas_cursor(const struct canvas *canvas, int row, int col)
{
	if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
		return;
	canvas->grid->cursor_row = canvas->row + row;
	canvas->grid->cursor_col = canvas->col + col;
}
