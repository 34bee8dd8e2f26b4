/* Names of the values of an enumeration, in its order, as tables, files and commands
 * write them. */
#ifndef ZHUPI_BASE_NAMES_H
#define ZHUPI_BASE_NAMES_H

#include <stddef.h>
#include <string.h>

/* The index of name among n names; n where it is none of them, or NULL. */
static inline size_t names_find(const char *const *names, size_t n, const char *name)
{
	size_t i = 0;
	while (i < n && (!name || strcmp(names[i], name) != 0))
		i++;
	return name ? i : n;
}

#endif
