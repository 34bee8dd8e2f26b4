/* Assignment at the least cost: rows each given a column of its own (Kuhn's
 * Hungarian method). Knows numbers only. */
#ifndef ZHUPI_TEXT_ASSIGNMENT_H
#define ZHUPI_TEXT_ASSIGNMENT_H

#include <stddef.h>

/* The cost of a row in a column that it cannot have. */
#define ASSIGNMENT_NEVER 1e6

/* Assigns rows to columns, of which there are as many at least: cost[row * columns +
 * column], both counted from 0. Returns by column the row that has it, counted from
 * 1, and 0 where none does; for the caller to free. */
size_t *assignment_of_least_cost(const double *cost, size_t rows, size_t columns);

#endif
