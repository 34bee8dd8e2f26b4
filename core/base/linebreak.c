/* libunibreak fills an array as long as the text; here a window is moved over
 * the text, so that a paragraph of 200 MB costs no more than a short one. */
#include "core/base/linebreak.h"

#include <glib.h>
#include <linebreak.h>

#include "core/base/safe.h"
#include "core/base/utf8.h"

enum {
	WINDOW = 16384,   /* bytes looked at in one go */
	LOOK_BACK = 4096, /* at most so far behind a window's new start its context may begin */
};

struct linebreaker {
	struct slice text;
	struct span known;   /* offsets that breaks tells about; known.start is a place where a line
	                        may end, or 0, or the limit of looking back */
	char breaks[WINDOW]; /* libunibreak's, breaks[k] after byte known.start + k */
	char clean[WINDOW];  /* what it is given */
};

/* 行首禁则: what never begins a line, beyond what UAX #14 says: it takes some of
 * these for letters or for symbols that stand alone. */
static const char *const never_first = "·•，。、；：！？…％‰℃°）】》」』〕〉”’～";

/* 行尾禁则: what never ends one. */
static const char *const never_last = "（【《“‘「『〔〈＃№";

/* Most of what is read is neither, and need not be looked up. */
static bool is_sign(int32_t codepoint)
{
	return codepoint > 0x7F && (codepoint < 0x4E00 || codepoint > 0x9FFF);
}

static bool is_one_of(const char *set, int32_t codepoint)
{
	return is_sign(codepoint) && g_utf8_strchr(set, -1, (gunichar)codepoint);
}

static bool is_latin_letter(int32_t codepoint)
{
	return codepoint > 0 && codepoint < 0x250 && g_unichar_isalpha((gunichar)codepoint);
}

struct linebreaker *linebreaker_new(struct slice text)
{
	static gsize ready;
	if (g_once_init_enter(&ready)) {
		init_linebreak();
		g_once_init_leave(&ready, 1);
	}
	struct linebreaker *breaker = g_new(struct linebreaker, 1);
	breaker->text = text;
	breaker->known = (struct span){ 0, 0 };
	return breaker;
}

void linebreaker_free(struct linebreaker *breaker)
{
	g_free(breaker);
}

/* The end of what a window over [start, end) tells: its last bytes are not to
 * be trusted, since what follows them was not seen. The next window begins at
 * the last place where a line may end, where nothing before matters. */
static size_t trusted_end(const struct linebreaker *breaker, size_t start, size_t end)
{
	if (end == breaker->text.len)
		return end;
	for (size_t k = end - start - 4; k > WINDOW - LOOK_BACK; k--)
		if (breaker->breaks[k - 1] == LINEBREAK_ALLOWBREAK ||
		    breaker->breaks[k - 1] == LINEBREAK_MUSTBREAK)
			return start + k;
	size_t last = end - 4;
	while (last > start + 1 && utf8_continues(breaker->text.data[last]))
		last--;
	return last;
}

/* libunibreak takes U+FFFF for the end of the text, and aborts when that comes
 * early; bytes that are no UTF-8 can look like it. So it is given a letter for
 * each byte of either. */
static void copy_clean(struct linebreaker *breaker, struct slice window)
{
	memcpy(breaker->clean, window.data, window.len);
	for (size_t off = 0, len; off < window.len; off += len) {
		int32_t codepoint = text_codepoint(window, off, &len);
		if (codepoint < 0 || codepoint == 0xFFFF)
			memset(breaker->clean + off, 'x', len);
	}
}

static void next_window(struct linebreaker *breaker)
{
	size_t start = breaker->known.end;
	size_t len = MIN(breaker->text.len - start, (size_t)WINDOW);
	copy_clean(breaker, slice_sub(breaker->text, (struct span){ start, start + len }));
	set_linebreaks_utf8((const utf8_t *)breaker->clean, len, "zh", breaker->breaks);
	breaker->known = (struct span){ start, trusted_end(breaker, start, start + len) };
}

/* What libunibreak says of the place before off. */
static enum linebreak standard_at(struct linebreaker *breaker, size_t off)
{
	if (off <= breaker->known.start)
		breaker->known = (struct span){ 0, 0 };
	while (off > breaker->known.end)
		next_window(breaker);
	switch (breaker->breaks[off - 1 - breaker->known.start]) {
	case LINEBREAK_MUSTBREAK:
		return LINEBREAK_FORCED;
	case LINEBREAK_ALLOWBREAK:
		return LINEBREAK_ALLOWED;
	default:
		return LINEBREAK_NONE;
	}
}

static int32_t codepoint_ending_at(struct slice text, size_t off)
{
	size_t start = off - 1, len;
	while (start > 0 && off - start < 4 && utf8_continues(text.data[start]))
		start--;
	return text_codepoint(text, start, &len);
}

enum linebreak linebreaker_at(struct linebreaker *breaker, size_t off)
{
	enum linebreak at = standard_at(breaker, off);
	if (at != LINEBREAK_ALLOWED)
		return at;
	size_t len;
	int32_t next = text_codepoint(breaker->text, off, &len);
	int32_t last = codepoint_ending_at(breaker->text, off);
	if (is_one_of(never_first, next) || is_one_of(never_last, last))
		return LINEBREAK_NONE;
	/* don’t: in Chinese text ’ closes a quotation, but not inside a word. */
	if (last == 0x2019 && is_latin_letter(next))
		return LINEBREAK_NONE;
	return LINEBREAK_ALLOWED;
}
