/* Vocabularies as sorted sets of pairs. */
#include "core/text/vocabulary.h"

#include <math.h>
#include <stdlib.h>

#include "core/text/glyph.h"

struct vocabulary {
	GArray *pairs; /* uint64_t, sorted, each once */
};

static int compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return x < y ? -1 : x > y;
}

size_t vocabulary_pairs(struct slice text, uint64_t *pairs, size_t most)
{
	size_t n = 0;
	for (uint32_t last = 0; text.len && n < most;) {
		uint32_t c = glyph_take(&text);
		bool han = glyph_of(c) == GLYPH_HAN;
		if (han && last)
			pairs[n++] = (uint64_t)last << 32 | c;
		last = han ? c : 0;
	}
	return n;
}

struct vocabulary *vocabulary_of(struct slice text)
{
	struct vocabulary *vocabulary = g_new0(struct vocabulary, 1);
	size_t room = text.len / HAN_BYTES;
	vocabulary->pairs = g_array_sized_new(FALSE, FALSE, sizeof(uint64_t), (guint)room);
	room = vocabulary_pairs(text, (uint64_t *)(void *)vocabulary->pairs->data, room);
	g_array_set_size(vocabulary->pairs, (guint)room);
	g_array_sort(vocabulary->pairs, compare);
	uint64_t *pairs = (uint64_t *)vocabulary->pairs->data;
	guint n = 0;
	for (guint i = 0; i < vocabulary->pairs->len; i++)
		if (!n || pairs[n - 1] != pairs[i])
			pairs[n++] = pairs[i];
	g_array_set_size(vocabulary->pairs, n);
	return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
	if (!vocabulary)
		return;
	g_array_unref(vocabulary->pairs);
	g_free(vocabulary);
}

static bool has(const struct vocabulary *vocabulary, uint64_t pair)
{
	return vocabulary->pairs->len && bsearch(&pair, vocabulary->pairs->data,
	                                         vocabulary->pairs->len, sizeof pair, compare);
}

void vocabulary_weigh(const struct vocabulary *own, const GPtrArray *texts, double *weights)
{
	for (guint t = 0; t < texts->len; t++)
		weights[t] = 0;
	for (guint i = 0; i < own->pairs->len; i++) {
		uint64_t pair = g_array_index(own->pairs, uint64_t, i);
		guint n = 0;
		for (guint t = 0; t < texts->len; t++)
			n += has(g_ptr_array_index(texts, t), pair);
		double rare = log((texts->len + 1.0) / (n + 0.5));
		for (guint t = 0; t < texts->len; t++)
			if (has(g_ptr_array_index(texts, t), pair))
				weights[t] += rare;
	}
}

double vocabulary_share(const struct vocabulary *own, const struct vocabulary *other)
{
	guint n = 0;
	for (guint i = 0; i < own->pairs->len; i++)
		n += has(other, g_array_index(own->pairs, uint64_t, i));
	return n ? (double)n / own->pairs->len : 0;
}
