/* Sorting what is mostly sorted as it is: looked through first, which takes far less. */
#ifndef ZHUPI_BASE_SORT_H
#define ZHUPI_BASE_SORT_H

#include <glib.h>

static inline void sort_if_needed(GArray *array, GCompareFunc compare)
{
	guint size = g_array_get_element_size(array);
	for (guint i = 1; i < array->len; i++) {
		const char *at = array->data + (size_t)i * size;
		if (compare(at - size, at) > 0) {
			g_array_sort(array, compare);
			return;
		}
	}
}

#endif
