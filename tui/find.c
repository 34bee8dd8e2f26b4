/* Knuth, Morris and Pratt over folded code points: linear also in a text of
 * one letter, and in memory as small as the needle. */
#include "tui/find.h"

#include <glib.h>

#include "core/base/bisect.h"
#include "core/base/fold.h"
#include "core/base/safe.h"

static int32_t fold(int32_t codepoint, bool with_case)
{
	return with_case ? codepoint_fold_width(codepoint) : codepoint_fold(codepoint);
}

struct pattern {
	GArray *codepoints; /* int32_t, folded */
	GArray *borders;    /* size_t: how much of the pattern still matches after a mismatch */
	bool with_case;
};

static bool has_capital(struct slice needle)
{
	for (size_t off = 0, len; off < needle.len; off += len) {
		int32_t codepoint = text_codepoint(needle, off, &len);
		if (codepoint > 0 && g_unichar_isupper((gunichar)codepoint_fold_width(codepoint)))
			return true;
	}
	return false;
}

static int32_t pattern_at(const struct pattern *pattern, size_t i)
{
	return g_array_index(pattern->codepoints, int32_t, i);
}

/* How much of the pattern matches after codepoint, when matched did before. */
static size_t advance(const struct pattern *pattern, size_t matched, int32_t codepoint)
{
	while (matched > 0 && pattern_at(pattern, matched) != codepoint)
		matched = g_array_index(pattern->borders, size_t, matched - 1);
	return pattern_at(pattern, matched) == codepoint ? matched + 1 : 0;
}

static void pattern_init(struct pattern *pattern, struct slice needle)
{
	pattern->codepoints = g_array_new(FALSE, FALSE, sizeof(int32_t));
	pattern->borders = g_array_new(FALSE, FALSE, sizeof(size_t));
	pattern->with_case = has_capital(needle);
	for (size_t off = 0, len; off < needle.len; off += len) {
		int32_t codepoint = fold(text_codepoint(needle, off, &len), pattern->with_case);
		g_array_append_val(pattern->codepoints, codepoint);
	}
	size_t border = 0;
	for (size_t i = 0; i < pattern->codepoints->len; i++) {
		if (i > 0)
			border = advance(pattern, border, pattern_at(pattern, i));
		g_array_append_val(pattern->borders, border);
	}
}

static void pattern_clear(struct pattern *pattern)
{
	g_array_free(pattern->codepoints, TRUE);
	g_array_free(pattern->borders, TRUE);
}

/* offs is a ring of the offsets of the last code points, as long as the
 * pattern: it tells where a match began. */
static void search_block(struct find *find, const struct pattern *pattern, size_t block,
                         struct slice text, size_t *offs)
{
	size_t n = pattern->codepoints->len, matched = 0, count = 0;
	for (size_t off = 0, len; off < text.len && !find->more; off += len) {
		int32_t codepoint = fold(text_codepoint(text, off, &len), pattern->with_case);
		offs[count++ % n] = off;
		matched = advance(pattern, matched, codepoint);
		if (matched < n)
			continue;
		struct find_hit hit = { block, { offs[count % n], off + len } };
		g_array_append_val(find->hits, hit);
		find->more = find->hits->len >= FIND_MOST;
		matched = 0;
	}
}

struct find *find_new(const struct article *article, struct slice needle)
{
	struct find *find = g_new0(struct find, 1);
	find->hits = g_array_new(FALSE, FALSE, sizeof(struct find_hit));
	if (!needle.len)
		return find;
	struct pattern pattern;
	pattern_init(&pattern, needle);
	g_autofree size_t *offs = g_new(size_t, pattern.codepoints->len);
	for (size_t block = 0; block < article->n_blocks; block++)
		search_block(find, &pattern, block, article->blocks[block].text, offs);
	pattern_clear(&pattern);
	return find;
}

void find_free(struct find *find)
{
	if (!find)
		return;
	g_array_free(find->hits, TRUE);
	g_free(find);
}

void find_keep(struct find *find, bool (*keeps)(const void *context, size_t block),
               const void *context)
{
	guint kept = 0;
	for (guint i = 0; i < find->hits->len; i++) {
		struct find_hit hit = *find_hit(find, i);
		if (keeps(context, hit.block))
			g_array_index(find->hits, struct find_hit, kept++) = hit;
	}
	g_array_set_size(find->hits, kept);
}

size_t find_from(const struct find *find, struct place place)
{
	const struct find_hit *hits = (const void *)find->hits->data;
	size_t i;
	BISECT(i, find->hits->len,
	       hits[i].block > place.block ||
	               (hits[i].block == place.block && hits[i].span.end > place.off));
	return i;
}

/* The first hit that begins at or, if behind, after place. */
static size_t begins_from(const struct find *find, struct place place, bool behind)
{
	size_t i = find_from(find, place);
	for (; i < find->hits->len; i++) {
		const struct find_hit *hit = find_hit(find, i);
		if (hit->block != place.block || hit->span.start > place.off ||
		    (!behind && hit->span.start == place.off))
			break;
	}
	return i;
}

size_t find_next(const struct find *find, struct place place)
{
	if (!find->hits->len)
		return SIZE_MAX;
	return begins_from(find, place, true) % find->hits->len;
}

size_t find_previous(const struct find *find, struct place place)
{
	size_t n = find->hits->len;
	if (!n)
		return SIZE_MAX;
	return (begins_from(find, place, false) + n - 1) % n;
}
