/* Reads numerals from the first to the last. */
#include "core/base/han-number.h"

#include <glib.h>

#include "core/base/utf8.h"

static const uint64_t largest = UINT64_C(1) << 50;

uint64_t han_number(struct slice text, size_t *off)
{
	uint64_t total = 0, last = 0;
	for (size_t next; *off < text.len; *off = next) {
		uint32_t codepoint = utf8_next(text, *off, &next);
		int digit = han_digit(codepoint);
		unsigned scale = han_scale(codepoint);
		if (digit < 0 && !scale)
			break;
		if (!scale) {
			last = MIN(last * 10 + (unsigned)digit, largest);
			continue;
		}
		total = MIN(total + MAX(last, 1) * scale, largest);
		last = 0;
	}
	return MIN(total + last, largest);
}
