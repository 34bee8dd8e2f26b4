/* A frame sent to the terminal: what differs from the one that it shows. */
#include "tui/screen-parts.h"

#include <string.h>

/* Last: it defines common words as macros (lines, columns, buttons). */
#include <term.h>

/* An impossible look: whatever comes next must be sent. */
static const struct look no_look = { COLOUR_UNSET, COLOUR_UNSET, 0 };

static void move_to(struct screen *screen, int row, int col)
{
	if (screen->row != row || screen->col != col)
		screen_send_capability(screen, tiparm(cursor_address, row, col));
	screen->row = row;
	screen->col = col;
}

static void send_colour(struct screen *screen, int32_t colour, bool ground)
{
	if (colour < 0 || screen->colours < 8)
		return;
	if (colour & COLOUR_RGB)
		g_string_append_printf(screen->buffer, "\033[%d;2;%d;%d;%dm", ground ? 48 : 38,
		                       (colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff);
	else
		screen_send_capability(
		        screen, tiparm(ground ? set_a_background : set_a_foreground, colour));
}

static bool look_equal(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attributes == b.attributes;
}

static void set_look(struct screen *screen, struct look look)
{
	if (look_equal(screen->look, look))
		return;
	const struct {
		unsigned attribute;
		const char *capability;
	} attributes[] = {
		{ ATTRIBUTE_BOLD, enter_bold_mode },
		{ ATTRIBUTE_DIM, enter_dim_mode },
		{ ATTRIBUTE_ITALIC, enter_italics_mode },
		{ ATTRIBUTE_UNDERLINE, enter_underline_mode },
		{ ATTRIBUTE_REVERSE, enter_reverse_mode },
	};
	screen_send_capability(screen, exit_attribute_mode);
	for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
		if (look.attributes & attributes[i].attribute)
			screen_send_capability(screen, attributes[i].capability);
	send_colour(screen, look.fg, false);
	send_colour(screen, look.bg, true);
	screen->look = look;
}

/* Terminals agree on the width of ASCII and of CJK; of the rest, each may have
 * an idea of its own, and the cursor is put where it belongs. */
static bool width_is_certain(const struct cell *cell)
{
	size_t len;
	int32_t codepoint = text_codepoint(slice_of(cell->text), 0, &len);
	return !cell->text[len] && codepoint_columns(codepoint, AMBIGUOUS_NARROW) ==
	                                   codepoint_columns(codepoint, AMBIGUOUS_WIDE);
}

static void send_cell(struct screen *screen, int row, int col, const struct cell *cell,
                      struct look look)
{
	move_to(screen, row, col);
	set_look(screen, look);
	screen_send(screen, cell->text);
	screen->col += cell->width;
	if (!width_is_certain(cell) || screen->col >= screen->shown->cols)
		screen->row = -1;
}

static bool cell_equal(const struct cell *a, const struct cell *b)
{
	return a->style == b->style && a->width == b->width && strcmp(a->text, b->text) == 0;
}

static void show_row(struct screen *screen, const struct grid *grid, const struct theme *theme,
                     int row)
{
	for (int col = 0; col < grid->cols; col++) {
		const struct cell *cell = grid_cell(grid, row, col);
		bool last = row == grid->rows - 1 && col + cell->width == grid->cols;
		if (cell->width == 0 || (last && screen->wraps_at_end))
			continue;
		if (cell_equal(cell, grid_cell(screen->shown, row, col)))
			continue;
		send_cell(screen, row, col, cell, theme_look(theme, cell->style));
	}
}

static void show_cursor(struct screen *screen, const struct grid *grid)
{
	if (grid->cursor_row < 0)
		return;
	move_to(screen, grid->cursor_row, grid->cursor_col);
	screen_send_capability(screen, cursor_normal);
}

/* Blanks the terminal, in the look that blank cells of a grid have. */
static void clear(struct screen *screen, const struct grid *grid, const struct theme *theme)
{
	grid_reset(screen->shown, grid->rows, grid->cols);
	screen->look = no_look;
	set_look(screen, theme_look(theme, STYLE_TEXT));
	screen_send_capability(screen, clear_screen);
	screen->row = -1;
	screen->known = true;
}

void screen_show(struct screen *screen, const struct grid *grid, const struct theme *theme)
{
	struct grid *shown = screen->shown;
	screen_send_capability(screen, cursor_invisible);
	if (!screen->known || shown->rows != grid->rows || shown->cols != grid->cols)
		clear(screen, grid, theme);
	for (int row = 0; row < grid->rows; row++)
		show_row(screen, grid, theme, row);
	show_cursor(screen, grid);
	screen_flush(screen);
	memcpy(shown->cells, grid->cells, sizeof(struct cell) * (size_t)grid->rows * grid->cols);
}
