/* Names and what is typed are short: each place of a name is tried in turn. */
#include "tui/filter.h"

#include "core/base/fold.h"
#include "core/base/safe.h"

/* Longer ones are cut: this bounds the work for hostile names. */
enum { MOST_TYPED = 64, MOST_NAME = 512 };

struct folded {
	int32_t *codepoints;
	size_t n;
};

struct filter {
	struct folded *words;
	size_t n_words;
	const struct pinyin *pinyin;
};

static void fold_text(struct folded *folded, struct slice text, size_t most)
{
	folded->codepoints = g_new(int32_t, most);
	folded->n = 0;
	for (size_t off = 0, len; off < text.len && folded->n < most; off += len)
		folded->codepoints[folded->n++] = codepoint_fold(text_codepoint(text, off, &len));
}

struct filter *filter_new(const char *typed, const struct pinyin *pinyin)
{
	struct filter *filter = g_new0(struct filter, 1);
	g_auto(GStrv) words = g_strsplit_set(typed, " \t", -1);
	filter->words = g_new0(struct folded, g_strv_length(words) + 1);
	filter->pinyin = pinyin;
	for (char **word = words; *word; word++)
		if (**word)
			fold_text(&filter->words[filter->n_words++], slice_of(*word), MOST_TYPED);
	return filter;
}

void filter_free(struct filter *filter)
{
	if (!filter)
		return;
	for (size_t i = 0; i < filter->n_words; i++)
		g_free(filter->words[i].codepoints);
	g_free(filter->words);
	g_free(filter);
}

/* Signs part a name, and need not be typed. */
static bool is_sign(int32_t codepoint)
{
	return codepoint >= 0 && !g_unichar_isalnum((gunichar)codepoint);
}

static bool begins_part(const struct folded *name, size_t i)
{
	return i == 0 || is_sign(name->codepoints[i - 1]);
}

static bool has_initial(const struct pinyin *pinyin, int32_t codepoint, int32_t typed)
{
	return typed >= 'a' && typed <= 'z' &&
	       (pinyin_initials(pinyin, codepoint) >> (typed - 'a') & 1);
}

static bool stands_at(const struct folded *word, const struct folded *name, size_t i)
{
	return word->n <= name->n - i &&
	       memcmp(word->codepoints, name->codepoints + i, word->n * sizeof(int32_t)) == 0;
}

static enum fit literal_fit(const struct folded *word, const struct folded *name)
{
	enum fit best = FIT_NONE;
	for (size_t i = 0; i + word->n <= name->n && best < FIT_START; i++) {
		if (!stands_at(word, name, i))
			continue;
		enum fit here = begins_part(name, i) ? FIT_START : FIT_WITHIN;
		best = word->n == name->n ? FIT_WHOLE : MAX(best, here);
	}
	return best;
}

static bool fits(const struct filter *filter, int32_t typed, int32_t codepoint)
{
	return typed == codepoint || has_initial(filter->pinyin, codepoint, typed);
}

/* Do the characters from i on fit one after the other, signs left aside? */
static bool initials_at(const struct filter *filter, const struct folded *word,
                        const struct folded *name, size_t i)
{
	for (size_t k = 0; k < word->n; k++, i++) {
		while (i < name->n && is_sign(name->codepoints[i]) &&
		       name->codepoints[i] != word->codepoints[k])
			i++;
		if (i >= name->n || !fits(filter, word->codepoints[k], name->codepoints[i]))
			return false;
	}
	return true;
}

static enum fit initials_fit(const struct filter *filter, const struct folded *word,
                             const struct folded *name)
{
	enum fit best = FIT_NONE;
	for (size_t i = 0; i < name->n && best < FIT_INITIALS_START; i++)
		if (initials_at(filter, word, name, i))
			best = begins_part(name, i) ? FIT_INITIALS_START : FIT_INITIALS;
	return best;
}

static enum fit scattered_fit(const struct filter *filter, const struct folded *word,
                              const struct folded *name)
{
	size_t k = 0;
	for (size_t i = 0; i < name->n && k < word->n; i++)
		if (fits(filter, word->codepoints[k], name->codepoints[i]))
			k++;
	return k == word->n ? FIT_SCATTERED : FIT_NONE;
}

static enum fit word_fit(const struct filter *filter, const struct folded *word,
                         const struct folded *name)
{
	enum fit fit = literal_fit(word, name);
	if (fit == FIT_NONE)
		fit = initials_fit(filter, word, name);
	return fit == FIT_NONE ? scattered_fit(filter, word, name) : fit;
}

enum fit filter_fit(const struct filter *filter, const char *name)
{
	struct folded folded;
	fold_text(&folded, slice_of(name), MOST_NAME);
	enum fit worst = FIT_WHOLE;
	for (size_t i = 0; i < filter->n_words && worst != FIT_NONE; i++)
		worst = MIN(worst, word_fit(filter, &filter->words[i], &folded));
	g_free(folded.codepoints);
	return worst;
}
