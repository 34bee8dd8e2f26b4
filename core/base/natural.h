/* Natural order: names as a reader would sort them, 第2版 before 第10版. Not a
 * locale's collation: the same everywhere. */
#ifndef ZHUPI_BASE_NATURAL_H
#define ZHUPI_BASE_NATURAL_H

/* Less than, equal to or greater than 0, as strcmp: runs of digits compare by
 * value, ASCII letters without regard to case, a folder's separator before
 * anything else, other bytes as they are. 0 only for equal strings. */
int natural_compare(const char *a, const char *b);

#endif
