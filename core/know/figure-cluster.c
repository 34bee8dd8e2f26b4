/* Digits that signs join: dates and other codes, which are no figures, and the shares of a
 * whole (6:43:51), which are one. */
#include <math.h>

#include "core/know/figure-candidate.h"

enum { MOST_DIGITS = 25 };
enum { CLUSTER_LENGTH = 64 }; /* digits, dots and dashes that make a date or number */

/* 0-9 and what joins them in a date, a clock time, a version, a ratio. */
static bool is_cluster_sign(uint32_t cp)
{
	if (cp < 0x2236)
		return cp >= '-' && cp <= ':'; /* - . / 0 … 9 : */
	if (is_han(cp))
		return false; /* nearly always */
	cp = utf8_narrow(cp);
	return (cp >= '-' && cp <= ':') || is_ratio_sign(cp);
}

static bool has_cluster_sign(const struct glyphs *glyphs, size_t i)
{
	return i < glyphs->n && is_cluster_sign(glyphs->cp[i]);
}

struct span finder_cluster_at(const struct finder *finder, size_t i)
{
	const size_t most = i + CLUSTER_LENGTH;
	struct span cluster = { i, i };
	while (cluster.end < most && has_cluster_sign(finder->glyphs, cluster.end))
		cluster.end++;
	while (i - cluster.start < CLUSTER_LENGTH &&
	       has_cluster_sign(finder->glyphs, cluster.start - 1))
		cluster.start--;
	return cluster;
}

bool finder_plain_digits(const struct finder *finder, size_t i, size_t *end)
{
	const struct glyphs *glyphs = finder->glyphs;
	const size_t most = i + MOST_DIGITS;
	size_t at = i;
	while (at < most && is_digit_at(glyphs, at))
		at++;
	if (is_digit_at(glyphs, at + 1) && glyphs->cp[at] == '.')
		for (at++; at < most && is_digit_at(glyphs, at);)
			at++;
	*end = at;
	return at < most && !has_cluster_sign(glyphs, at) && !has_cluster_sign(glyphs, i - 1);
}

/* Dates, clock times, versions, telephone numbers: 2022-02-15, 20:57:16, 1.2.3,
 * 0431-88902222. */
bool finder_is_code(const struct finder *finder, struct span cluster)
{
	const struct glyphs *glyphs = finder->glyphs;
	unsigned dashes = 0, slashes = 0, colons = 0, dots = 0, most_dots = 0, digits = 0;
	bool zero = character_of(glyphs, cluster.start) == '0' &&
	            is_digit(character_of(glyphs, cluster.start + 1));
	for (size_t i = cluster.start; i < cluster.end; i++) {
		uint32_t cp = character_of(glyphs, i);
		bool inside = i > cluster.start && i + 1 < cluster.end;
		dashes += inside && cp == '-';
		slashes += inside && cp == '/';
		colons += inside && is_ratio_sign(cp);
		dots = cp == '.' ? dots + inside : is_digit(cp) ? dots : 0;
		most_dots = MAX(most_dots, dots);
		digits += is_digit(cp);
	}
	return zero || dashes > 1 || slashes > 1 || colons > 1 || most_dots > 1 ||
	       digits > MOST_DIGITS;
}

/* Whether a structure may be told at glyph i: it comes to it, or is compared: 由…调整为…, 结构比….
 */
static bool leads_to_shares(const struct finder *finder, size_t i)
{
	const struct cues *cues = finder->block->cues;
	uint32_t cp = character_of(finder->glyphs, before_blanks(finder->glyphs, i) - 1);
	return cue_is(cues, CUE_REACHED, cp) || cue_is(cues, CUE_FROM, cp) ||
	       cue_is(cues, CUE_RATIO, cp);
}

bool finder_read_shares(const struct finder *finder, struct span cluster, struct numeral *first)
{
	enum { SHARES = 3, WHOLE = 100 };
	double sum = 0;
	bool decimal = false;
	size_t at = cluster.start;
	if (cluster.start < finder->cursor)
		return false; /* the first is another figure's: 百分之6:43:51 */
	for (int i = 0; i < SHARES; i++) {
		struct numeral share;
		if (i > 0 && !is_ratio_sign(character_of(finder->glyphs, at++)))
			return false;
		if (!numeral_read(finder->rules->numerals, finder->glyphs, at, &share) ||
		    !share.digits || share.n_signs != 1)
			return false;
		if (i == 0)
			*first = share;
		sum += share.value;
		decimal |= share.decimal;
		at = share.span.end;
	}
	return at == cluster.end && fabs(sum - WHOLE) < 0.5 &&
	       (decimal || leads_to_shares(finder, cluster.start));
}

bool finder_in_address(struct finder *finder, size_t i)
{
	static const char mark[] = "://";
	const struct slice text = finder->block->text;
	const size_t off = finder->glyphs->off[i];
	while (finder->address.end <= off) {
		struct span rest = { finder->address.end, text.len };
		const char *at = slice_find(slice_sub(text, rest), slice_of(mark));
		size_t end = at ? (size_t)(at - text.data) : text.len, next;
		finder->address.start = end;
		for (uint32_t cp; end < text.len; end = next) {
			cp = character_at(text, end, &next);
			if (cp <= ' ' || cp >= 0x7F)
				break;
		}
		finder->address.end = MAX(end, finder->address.start + 1);
	}
	return off >= finder->address.start;
}
