/* The method row by row: each takes the column that is cheapest to reach, those
 * before it moving on where that costs less; prices keep what was paid. */
#include "core/text/assignment.h"

#include <glib.h>
#include <stdbool.h>

/* Rows and columns count from 1; column 0 is where a row begins. */
struct assignment {
	size_t columns;
	const double *cost;
	double *row_price, *column_price, *least;
	size_t *row_of, *way;
	bool *used;
};

/* Goes from column at to the one that is cheapest to reach next. */
static size_t step_on(struct assignment *it, size_t at)
{
	size_t row = it->row_of[at], nearest = 0;
	double least = 2 * ASSIGNMENT_NEVER;
	it->used[at] = true;
	for (size_t k = 1; k <= it->columns; k++) {
		if (it->used[k])
			continue;
		double cost = it->cost[(row - 1) * it->columns + k - 1] - it->row_price[row] -
		              it->column_price[k];
		if (cost < it->least[k]) {
			it->least[k] = cost;
			it->way[k] = at;
		}
		if (it->least[k] < least) {
			least = it->least[k];
			nearest = k;
		}
	}
	for (size_t k = 0; k <= it->columns; k++) {
		if (it->used[k]) {
			it->row_price[it->row_of[k]] += least;
			it->column_price[k] -= least;
		} else {
			it->least[k] -= least;
		}
	}
	return nearest;
}

/* Gives row a column, moving others on where that is cheaper. */
static void assign_row(struct assignment *it, size_t row)
{
	size_t at = 0;
	it->row_of[0] = row;
	for (size_t k = 0; k <= it->columns; k++) {
		it->least[k] = 2 * ASSIGNMENT_NEVER;
		it->used[k] = false;
	}
	do
		at = step_on(it, at);
	while (it->row_of[at]);
	while (at) {
		size_t from = it->way[at];
		it->row_of[at] = it->row_of[from];
		at = from;
	}
}

size_t *assignment_of_least_cost(const double *cost, size_t rows, size_t columns)
{
	g_autofree double *row_price = g_new0(double, rows + 1);
	g_autofree double *column_price = g_new0(double, columns + 1);
	g_autofree double *least = g_new0(double, columns + 1);
	g_autofree size_t *way = g_new0(size_t, columns + 1);
	g_autofree bool *used = g_new0(bool, columns + 1);
	struct assignment it = {
		.columns = columns,
		.cost = cost,
		.row_price = row_price,
		.column_price = column_price,
		.least = least,
		.row_of = g_new0(size_t, columns + 1),
		.way = way,
		.used = used,
	};
	for (size_t row = 1; row <= rows; row++)
		assign_row(&it, row);
	for (size_t k = 0; k < columns; k++)
		it.row_of[k] = it.row_of[k + 1];
	return it.row_of;
}
