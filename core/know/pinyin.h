/* Initials of pinyin, so that 民生 is found by typing ms. No full readings:
 * these would need more than a table of characters. */
#ifndef ZHUPI_KNOW_PINYIN_H
#define ZHUPI_KNOW_PINYIN_H

#include <glib.h>
#include <stdint.h>

struct pinyin;

/* Reads pinyin-initials.tsv in folders (NULL-terminated; one that has none is
 * passed over): lines of a letter, a tab, and the characters whose reading
 * begins with it; # begins a comment. NULL and an error where a line is
 * malformed. The caller frees. */
struct pinyin *pinyin_load(const char *const *folders, GError **error);
void pinyin_free(struct pinyin *pinyin);

/* The initials of a character's readings, bit 0 for a to bit 25 for z; 0 where
 * it has none. pinyin may be NULL. */
uint32_t pinyin_initials(const struct pinyin *pinyin, int32_t codepoint);

#endif
