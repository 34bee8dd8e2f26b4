/* Digits that signs join: dates and other codes, which are no figures, and the shares of a
 * whole (6:43:51), which are one. */
#include <math.h>

#include "core/know/figure-candidate.h"

enum { CLUSTER_LENGTH = 64 }; /* bytes of digits, dots and dashes that make a date or number */

static const uint32_t ratio_signs[] = U":∶︰";

/* 0-9 and what joins them in a date, a clock time, a version, a ratio. */
static bool is_cluster_sign(uint32_t cp)
{
	return (cp >= '-' && cp <= ':') || is_one_of(cp, U"∶︰"); /* - . / 0 … 9 : */
}

/* The digits, dots, dashes, slashes and colons around off. */
struct span finder_cluster_at(const struct finder *finder, size_t off)
{
	struct span cluster = { off, off };
	for (size_t next; cluster.end < finder->text.len && cluster.end - off < CLUSTER_LENGTH;
	     cluster.end = next) {
		if (!is_cluster_sign(character_at(finder->text, cluster.end, &next)))
			break;
	}
	for (size_t previous; off - cluster.start < CLUSTER_LENGTH; cluster.start = previous) {
		if (!is_cluster_sign(character_before(finder->text, cluster.start, &previous)))
			break;
	}
	return cluster;
}

/* How many plain digits span begins with. */
static size_t digits_from(struct slice text, struct span span)
{
	size_t off = span.start;
	while (off < span.end && is_digit((unsigned char)text.data[off]))
		off++;
	return off - span.start;
}

/* Dates, clock times, versions, telephone numbers: 2022-02-15, 20:57:16, 1.2.3,
 * 0431-88902222. */
bool finder_is_code(const struct finder *finder, struct span cluster)
{
	enum { MOST_DIGITS = 25 };
	const size_t plain = digits_from(finder->text, cluster);
	if (plain == span_len(cluster) && plain <= MOST_DIGITS)
		return plain > 1 && finder->text.data[cluster.start] == '0';
	unsigned dashes = 0, slashes = 0, colons = 0, dots = 0, most_dots = 0, digits = 0;
	size_t next;
	bool zero = character_at(finder->text, cluster.start, &next) == '0' &&
	            is_digit(character_at(finder->text, next, &next));
	for (size_t off = cluster.start; off < cluster.end; off = next) {
		uint32_t cp = character_at(finder->text, off, &next);
		bool inside = off > cluster.start && next < cluster.end;
		dashes += inside && cp == '-';
		slashes += inside && cp == '/';
		colons += inside && is_one_of(cp, ratio_signs);
		dots = cp == '.' ? dots + inside : is_digit(cp) ? dots : 0;
		most_dots = MAX(most_dots, dots);
		digits += is_digit(cp);
	}
	return zero || dashes > 1 || slashes > 1 || colons > 1 || most_dots > 1 ||
	       digits > MOST_DIGITS;
}

/* Whether a structure may be told at off: it comes to it, or is compared: 由…调整为…, 结构比…. */
static bool leads_to_shares(const struct finder *finder, size_t off)
{
	const struct cues *cues = finder->block->cues;
	size_t previous;
	uint32_t cp =
	        character_before(finder->text, skip_blanks_back(finder->text, off), &previous);
	return cue_is(cues, CUE_REACHED, cp) || cue_is(cues, CUE_FROM, cp) ||
	       cue_is(cues, CUE_RATIO, cp);
}

bool finder_read_shares(const struct finder *finder, struct span cluster, struct numeral *first)
{
	enum { SHARES = 3, WHOLE = 100 };
	double sum = 0;
	bool decimal = false;
	size_t off = cluster.start;
	if (digits_from(finder->text, cluster) == span_len(cluster))
		return false; /* nearly always */
	if (cluster.start < finder->cursor)
		return false; /* the first is another figure's: 百分之6:43:51 */
	for (int i = 0; i < SHARES; i++) {
		struct numeral share;
		if (i > 0 && !is_one_of(character_at(finder->text, off, &off), ratio_signs))
			return false;
		if (!numeral_read(finder->rules->numerals, finder->text, off, &share) ||
		    !share.digits || share.n_signs != 1)
			return false;
		if (i == 0)
			*first = share;
		sum += share.value;
		decimal |= share.decimal;
		off = share.span.end;
	}
	return off == cluster.end && fabs(sum - WHOLE) < 0.5 &&
	       (decimal || leads_to_shares(finder, cluster.start));
}

bool finder_in_address(struct finder *finder, size_t off)
{
	static const char mark[] = "://";
	const struct slice text = finder->text;
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
