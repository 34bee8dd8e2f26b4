/* Columns of characters, with both widths of the ambiguous ones. */
#include "core/base/width.h"

#include <glib.h>

static void columns_of_characters(void)
{
	static const struct {
		gunichar codepoint;
		unsigned narrow, wide;
	} cases[] = {
		{ 'a', 1, 1 },     { 0x6731, 2, 2 }, /* 朱 */
		{ 0x3000, 2, 2 },                    /* ideographic space */
		{ 0xFF0C, 2, 2 },                    /* ， */
		{ 0x201C, 1, 2 },                    /* “ */
		{ 0x2019, 1, 2 },                    /* ’ */
		{ 0x2014, 1, 2 },                    /* — */
		{ 0x2026, 1, 2 },                    /* … */
		{ 0x00B7, 1, 2 },                    /* · */
		{ 0x2460, 1, 2 },                    /* ① */
		{ 0x2192, 1, 2 },                    /* → */
		{ 0x00E9, 1, 2 },                    /* é */
		{ 0x0301, 0, 0 },                    /* combining acute */
		{ 0x1B, 0, 0 },    { 0x200B, 0, 0 }, /* zero width space */
		{ 0x1F600, 2, 2 },                   /* grinning face */
		{ 0x20000, 2, 2 },                   /* 𠀀 */
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		gint32 codepoint = (gint32)cases[i].codepoint;
		g_assert_cmpuint(codepoint_columns(codepoint, AMBIGUOUS_NARROW), ==,
		                 cases[i].narrow);
		g_assert_cmpuint(codepoint_columns(codepoint, AMBIGUOUS_WIDE), ==, cases[i].wide);
	}
}

static void no_codepoint_takes_no_column(void)
{
	g_assert_cmpuint(codepoint_columns(-1, AMBIGUOUS_WIDE), ==, 0);
	g_assert_cmpuint(codepoint_columns(0x7FFFFFFF, AMBIGUOUS_WIDE), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/width/columns-of-characters", columns_of_characters);
	g_test_add_func("/width/no-codepoint", no_codepoint_takes_no_column);
	return g_test_run();
}
