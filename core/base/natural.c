/* Natural order over bytes: UTF-8 sorts by code point by itself. */
#include "core/base/natural.h"

#include <glib.h>
#include <string.h>

/* Where a byte stands among others; the end of the string is 0. */
static int rank(char byte)
{
	if (byte == '/') /* "a/b" stands before "a b/c": what is in a folder stays together */
		return 1;
	return byte ? (unsigned char)g_ascii_tolower(byte) + 1 : 0;
}

/* Compares the runs of digits at *a and *b by value, and steps over them. */
static int compare_runs(const char **a, const char **b)
{
	*a += strspn(*a, "0");
	*b += strspn(*b, "0");
	size_t na = strspn(*a, "0123456789"), nb = strspn(*b, "0123456789");
	int order = na != nb ? (na < nb ? -1 : 1) : memcmp(*a, *b, na);
	*a += na;
	*b += nb;
	return order;
}

int natural_compare(const char *a, const char *b)
{
	const char *whole_a = a, *whole_b = b;
	while (*a && *b) {
		int order;
		if (g_ascii_isdigit(*a) && g_ascii_isdigit(*b))
			order = compare_runs(&a, &b);
		else
			order = rank(*a++) - rank(*b++);
		if (order)
			return order;
	}
	int order = rank(*a) - rank(*b);
	return order ? order : strcmp(whole_a, whole_b);
}
