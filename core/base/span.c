/* Looking for a word in a slice: by its last two bytes, sixteen places at once. Chinese
 * characters share their first bytes, and each sixty-fourth has any one last byte. */
#include "core/base/span.h"

#include "core/base/bytes16.h"

enum { LAST = 2 };

/* As bits, at which of sixteen places from text on a word's last bytes stand. */
static inline unsigned places_of(const char *text, const char *last)
{
	bytes16 first = (bytes16)(bytes16_at(text) == (uint8_t)last[0]);
	bytes16 second = (bytes16)(bytes16_at(text + 1) == (uint8_t)last[1]);
	return bytes16_mask(first & second);
}

/* The first of places, counted from text on, that has the bytes before the last there. */
static const char *first_of(unsigned places, const char *text, struct slice word)
{
	size_t rest = word.len - LAST;
	for (; places; places &= places - 1) {
		const char *at = text + __builtin_ctz(places) - rest;
		if (memcmp(at, word.data, rest) == 0)
			return at;
	}
	return NULL;
}

/* The same of a few places only, up to last_at. */
static const char *find_near(const char *at, const char *last_at, struct slice word)
{
	for (; at <= last_at; at++)
		if (*at == *word.data && memcmp(at, word.data, word.len) == 0)
			return at;
	return NULL;
}

const char *slice_find(struct slice s, struct slice word)
{
	if (!word.len || s.len < word.len)
		return NULL;
	if (word.len < LAST)
		return memchr(s.data, *word.data, s.len);
	size_t rest = word.len - LAST, n = s.len - word.len + 1; /* places that there are */
	const char *last = word.data + rest, *text = s.data + rest;
	if (n < BYTES16)
		return find_near(s.data, s.data + n - 1, word);
	for (size_t at = 0;; at = n - at > 2 * BYTES16 ? at + BYTES16 : n - BYTES16) {
		const char *found = first_of(places_of(text + at, last), text + at, word);
		if (found || at + BYTES16 >= n)
			return found;
	}
}
