/* A table, after the block of full-width forms. */
#include "core/base/fold.h"

#include <glib.h>

#include "core/base/utf8.h"

/* Signs that are written in several ways beside their full-width forms. */
static const struct {
	int32_t written, folded;
} same_signs[] = {
	{ 0x3000, ' ' },  { 0xA0, ' ' },   { 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201C, '"' },
	{ 0x201D, '"' },  { 0x2013, '-' }, { 0x2014, '-' },  { 0x2015, '-' },  { 0x2022, 0xB7 },
	{ 0x30FB, 0xB7 }, { 0x300C, '"' }, { 0x300D, '"' },
};

static int32_t fold_sign(int32_t codepoint)
{
	int32_t narrow = (int32_t)utf8_narrow((uint32_t)codepoint);
	if (narrow != codepoint)
		return narrow;
	for (size_t i = 0; i < G_N_ELEMENTS(same_signs); i++)
		if (same_signs[i].written == codepoint)
			return same_signs[i].folded;
	return codepoint;
}

int32_t codepoint_fold_width(int32_t codepoint)
{
	bool is_chinese = codepoint >= 0x4E00 && codepoint <= 0x9FFF;
	return codepoint <= 0x7F || is_chinese ? codepoint : fold_sign(codepoint);
}

int32_t codepoint_fold(int32_t codepoint)
{
	codepoint = codepoint_fold_width(codepoint);
	return codepoint < 0 ? codepoint : (int32_t)g_unichar_tolower((gunichar)codepoint);
}
