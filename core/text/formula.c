/* Which formulas are figures, and what of these is text. */
#include "core/text/formula.h"

#include <glib.h>
#include <string.h>

static bool is_left_out(struct slice formula, size_t off)
{
	char c = formula.data[off];
	bool escapes = c == '\\' && off + 1 < formula.len && formula.data[off + 1] == '%';
	return c == ' ' || escapes;
}

bool formula_is_figure(struct slice formula)
{
	bool digits = false;
	for (size_t i = 0; i < formula.len; i++) {
		char c = formula.data[i];
		digits |= g_ascii_isdigit(c);
		if (!g_ascii_isdigit(c) && !strchr(".,%+-~", c) && !is_left_out(formula, i))
			return false;
	}
	return digits;
}

bool formula_next(struct slice formula, size_t *off)
{
	while (*off < formula.len && is_left_out(formula, *off))
		++*off;
	return *off < formula.len;
}
