/* The examples that a table of core/text carries, for the tests of its readers. */
#ifndef ZHUPI_TESTS_TEXT_EXAMPLES_H
#define ZHUPI_TESTS_TEXT_EXAMPLES_H

#include <stdbool.h>
#include <stddef.h>

/* Calls try with each line of the shipped table that begins with "+ " (in) or "- ",
 * and asserts that there are at least so many. */
void examples_each(const char *table, size_t least, void (*try)(bool in, const char *example));

#endif
