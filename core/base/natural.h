/* Natural order: names as a reader would sort them, 第2版 before 第10版. Not a
 * locale's collation: the same everywhere. */
#ifndef ZHUPI_BASE_NATURAL_H
#define ZHUPI_BASE_NATURAL_H

#include <glib.h>

/* Less than, equal to or greater than 0, as strcmp: numbers compare by value,
 * in digits (第2版, 第10版) and in Chinese (第二版, 第十版), ASCII letters without
 * regard to case, half-width and full-width as one, a folder's separator before
 * anything else, other characters by code point. 0 only for equal strings; any bytes
 * are taken. */
int natural_compare(const char *a, const char *b);

/* The same of figures, 5.12% before 5.5%: in names the numbers at both sides of a point
 * are two, as in 2025.3.6. */
int natural_compare_figures(const char *a, const char *b);

/* Bytes that compare, as by memcmp, as the names do, or the figures: to sort many of them,
 * each is read but once. They may have zeros among them. */
void natural_put_key(const char *name, GString *key);
void natural_put_figure_key(const char *figure, GString *key);

#endif
