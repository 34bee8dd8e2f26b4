/* Clusters are the graphemes of UAX #29, cut where one would be unsafe. */
#include "core/base/safe.h"

#include <stdio.h>
#include <utf8proc.h>

#include "core/base/utf8.h"

enum {
	TAB = 0x09,
	ZERO_WIDTH_JOINER = 0x200D,
	REPLACEMENT = 0xFFFD,
	CJK_FIRST = 0x4E00,
	CJK_LAST = 0x9FFF
};

static bool is_plain_ascii(int32_t codepoint)
{
	return codepoint >= 0x20 && codepoint < 0x7F;
}

static bool is_cjk(int32_t codepoint)
{
	return codepoint >= CJK_FIRST && codepoint <= CJK_LAST;
}

int32_t text_codepoint(struct slice text, size_t off, size_t *len)
{
	const unsigned char *bytes = (const unsigned char *)text.data + off;
	*len = 1;
	if (bytes[0] < 0x80)
		return bytes[0];
	/* Most of what is read: three bytes of U+4000 to U+9FFF. */
	if (bytes[0] >= 0xE4 && bytes[0] <= 0xE9 && text.len - off >= 3 &&
	    (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80) {
		*len = 3;
		return (bytes[0] & 0x0F) << 12 | (bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
	}
	/* Four bytes are the longest, and enough to tell. */
	size_t rest = text.len - off;
	utf8proc_int32_t codepoint;
	utf8proc_ssize_t n =
	        utf8proc_iterate(bytes, rest < 4 ? (utf8proc_ssize_t)rest : 4, &codepoint);
	if (n <= 0)
		return -1;
	*len = (size_t)n;
	return codepoint;
}

/* May it reach a terminal at all? Categories and not lists, so that a control
 * that a later Unicode adds is unassigned here, and held back as well. */
static bool is_safe(int32_t codepoint)
{
	if (is_plain_ascii(codepoint) || is_cjk(codepoint))
		return true;
	if (codepoint < 0)
		return false;
	switch (utf8proc_category(codepoint)) {
	case UTF8PROC_CATEGORY_CC: /* C0, DEL, C1 */
	case UTF8PROC_CATEGORY_CF: /* bidi controls, joiners, tags, U+FEFF */
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return codepoint != REPLACEMENT;
	}
}

static void write_mark(struct cluster *cluster, int32_t codepoint, unsigned char byte)
{
	char *mark = cluster->mark;
	if (codepoint == REPLACEMENT)
		snprintf(mark, sizeof cluster->mark, "%s", "\xEF\xBF\xBD");
	else if (codepoint < 0)
		snprintf(mark, sizeof cluster->mark, "<%02X>", byte);
	else if (codepoint < 0x20 || codepoint == 0x7F)
		snprintf(mark, sizeof cluster->mark, "^%c", codepoint ^ 0x40);
	else
		snprintf(mark, sizeof cluster->mark, "<U+%04X>", (unsigned)codepoint);
}

/* An invisible character, or an endless run of one: a mark for all of them. */
static void take_run(struct slice text, int32_t codepoint, struct cluster *cluster)
{
	size_t count = 1, len;
	while (cluster->span.end < text.len) {
		int32_t next = text_codepoint(text, cluster->span.end, &len);
		if (next < 0 || codepoint_columns(next, AMBIGUOUS_NARROW) > 0 ||
		    utf8proc_category(next) != utf8proc_category(codepoint) || next < 0xA0)
			break;
		cluster->span.end += len;
		count++;
	}
	if (count > 1)
		snprintf(cluster->mark, sizeof cluster->mark, "<U+%04X+%zu>", (unsigned)codepoint,
		         count - 1);
}

static struct cluster mark_at(struct slice text, size_t off, int32_t codepoint, size_t len,
                              enum ambiguous ambiguous)
{
	struct cluster cluster = { .span = { off, off + len }, .kind = CLUSTER_MARK };
	if (codepoint == TAB) {
		cluster.kind = CLUSTER_TAB;
		cluster.mark[0] = ' ';
		cluster.columns = 1;
		return cluster;
	}
	write_mark(&cluster, codepoint, (unsigned char)text.data[off]);
	if (codepoint >= 0xA0 && codepoint_columns(codepoint, AMBIGUOUS_NARROW) == 0)
		take_run(text, codepoint, &cluster);
	cluster.columns = codepoint == REPLACEMENT ? codepoint_columns(REPLACEMENT, ambiguous)
	                                           : (unsigned)strlen(cluster.mark);
	return cluster;
}

/* Takes in what UAX #29 joins to the base, as long as that is safe and the
 * cluster has room. Widths add up, as terminals do it. */
static void take_extenders(struct slice text, int32_t base, enum ambiguous ambiguous,
                           struct cluster *cluster)
{
	utf8proc_int32_t state = 0;
	int32_t last = base;
	while (cluster->span.end < text.len) {
		size_t len;
		int32_t next = text_codepoint(text, cluster->span.end, &len);
		if (is_plain_ascii(next) || is_cjk(next) || !is_safe(next))
			return;
		if (utf8proc_grapheme_break_stateful(last, next, &state) ||
		    span_len(cluster->span) + len > CLUSTER_BYTES)
			return;
		cluster->span.end += len;
		cluster->columns += codepoint_columns(next, ambiguous);
		last = next;
	}
}

struct cluster cluster_at(struct slice text, size_t off, enum ambiguous ambiguous)
{
	size_t len;
	int32_t codepoint = text_codepoint(text, off, &len);
	unsigned columns = codepoint_columns(codepoint, ambiguous);
	if (columns == 0 || !is_safe(codepoint))
		return mark_at(text, off, codepoint, len, ambiguous);
	struct cluster cluster = { .span = { off, off + len }, .columns = columns };
	take_extenders(text, codepoint, ambiguous, &cluster);
	return cluster;
}

/* Does a cluster begin at this code point whatever stands before it? */
static bool begins_cluster(int32_t codepoint)
{
	if (is_plain_ascii(codepoint) || is_cjk(codepoint) || codepoint < 0)
		return true;
	/* A pictograph joins another one only by U+200D, which is never let through. */
	unsigned boundclass = utf8proc_get_property(codepoint)->boundclass;
	return (boundclass == UTF8PROC_BOUNDCLASS_OTHER ||
	        boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC) &&
	       codepoint_columns(codepoint, AMBIGUOUS_NARROW) > 0 && is_safe(codepoint);
}

/* The start of the code point, or of the stray byte, that off is in. */
static size_t codepoint_floor(struct slice text, size_t off)
{
	for (size_t back = 0; back < 4 && back <= off; back++) {
		if (utf8_continues(text.data[off - back]))
			continue;
		size_t len;
		text_codepoint(text, off - back, &len);
		return len > back ? off - back : off;
	}
	return off;
}

/* A border at or before off < text.len from which walking forward is safe: before a
 * character that begins a cluster and follows none that would take it in. */
static size_t certain_border(struct slice text, size_t off)
{
	while (off > 0) {
		size_t len, before = codepoint_floor(text, off - 1);
		int32_t previous = text_codepoint(text, before, &len);
		if (begins_cluster(text_codepoint(text, off, &len)) &&
		    (begins_cluster(previous) || !is_safe(previous)))
			return off;
		off = before;
	}
	return 0;
}

struct cluster cluster_before(struct slice text, size_t off, enum ambiguous ambiguous)
{
	struct cluster cluster =
	        cluster_at(text, certain_border(text, codepoint_floor(text, off - 1)), ambiguous);
	while (cluster.span.end < off)
		cluster = cluster_at(text, cluster.span.end, ambiguous);
	return cluster;
}

size_t cluster_floor(struct slice text, size_t off)
{
	if (off >= text.len)
		return text.len;
	struct cluster cluster = cluster_at(text, certain_border(text, codepoint_floor(text, off)),
	                                    AMBIGUOUS_NARROW);
	while (cluster.span.end <= off)
		cluster = cluster_at(text, cluster.span.end, AMBIGUOUS_NARROW);
	return cluster.span.start;
}

size_t text_columns(struct slice text, enum ambiguous ambiguous)
{
	size_t columns = 0;
	for (size_t off = 0; off < text.len;) {
		struct cluster cluster = cluster_at(text, off, ambiguous);
		columns += cluster.columns;
		off = cluster.span.end;
	}
	return columns;
}

size_t text_fit(struct slice text, size_t columns, enum ambiguous ambiguous)
{
	size_t off = 0;
	while (off < text.len) {
		struct cluster cluster = cluster_at(text, off, ambiguous);
		if (cluster.columns > columns)
			break;
		columns -= cluster.columns;
		off = cluster.span.end;
	}
	return off;
}

void safe_write(FILE *out, struct slice text)
{
	struct cluster cluster;
	for (size_t off = 0; off < text.len; off = cluster.span.end) {
		cluster = cluster_at(text, off, AMBIGUOUS_NARROW);
		struct slice shown =
		        cluster.kind == CLUSTER_TAB ? slice_of(" ") : cluster_shown(&cluster, text);
		fwrite(shown.data, 1, shown.len, out);
	}
}
