/* Slices of text and spans of offsets: how every layer names a piece of text.
 * Not for owning memory: a slice borrows, an arena owns (arena.h). */
#ifndef ZHUPI_BASE_SPAN_H
#define ZHUPI_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Borrowed bytes, not necessarily NUL-terminated. */
struct slice {
	const char *data;
	size_t len;
};

/* Half-open range [start, end). The unit is said where a span is declared:
 * off (byte offset in UTF-8 text) unless another is named. */
struct span {
	size_t start, end;
};

static inline struct slice slice_of(const char *string)
{
	return (struct slice){ string, string ? strlen(string) : 0 };
}

static inline struct slice slice_sub(struct slice s, struct span at)
{
	return (struct slice){ s.data + at.start, at.end - at.start };
}

static inline bool slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static inline bool slice_starts(struct slice s, struct slice prefix)
{
	return s.len >= prefix.len &&
	       (prefix.len == 0 || memcmp(s.data, prefix.data, prefix.len) == 0);
}

/* Where the word stands first in s, or NULL. */
const char *slice_find(struct slice s, struct slice word);

static inline size_t span_len(struct span s)
{
	return s.end - s.start;
}

static inline bool span_holds(struct span s, size_t off)
{
	return s.start <= off && off < s.end;
}

static inline bool span_overlaps(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

#endif
