/* Words as bits of a number for each article. */
#include "tui/texts.h"

#include <string.h>

#include "tui/find.h"

/* A single character is in nearly every text. */
static bool is_looked_for(const char *word)
{
	return g_utf8_strlen(word, -1) > 1;
}

static void free_found(gpointer found)
{
	if (found)
		g_array_unref(found);
}

/* Whether all words are words of before, or go on from them. */
static bool goes_on(const struct texts *before, char **words)
{
	guint n = g_strv_length(before->words);
	for (guint i = 0; words[i]; i++)
		if (i >= n || i >= TEXTS_WORDS || !is_looked_for(before->words[i]) ||
		    !g_str_has_prefix(words[i], before->words[i]))
			return false;
	return true;
}

/* What is known of a file by what was found in it before; NULL: it must be read. */
static GArray *known_of(const struct texts *before, char **words, const GArray *found)
{
	guint32 same = 0, longer = 0;
	for (guint i = 0; words[i]; i++)
		if (strcmp(words[i], before->words[i]) == 0)
			same |= 1u << i;
		else
			longer |= 1u << i;
	GArray *known = g_array_sized_new(FALSE, FALSE, sizeof(guint32), found->len);
	for (guint i = 0; i < found->len; i++) {
		guint32 in = g_array_index(found, guint32, i), still = in & same;
		if (in & longer) {
			g_array_unref(known);
			return NULL;
		}
		g_array_append_val(known, still);
	}
	return known;
}

static void take_known(struct texts *texts, const struct texts *before)
{
	for (guint i = 0; i < before->files->len; i++) {
		const GArray *found = g_ptr_array_index(before->files, i);
		GArray *known = found ? known_of(before, texts->words, found) : NULL;
		if (known)
			texts_put(texts, i, known);
	}
}

struct texts *texts_new(char **words, const struct texts *before)
{
	bool any = false;
	for (size_t i = 0; words[i] && i < TEXTS_WORDS; i++)
		any |= is_looked_for(words[i]);
	if (!any)
		return NULL;
	struct texts *texts = g_new0(struct texts, 1);
	texts->words = g_strdupv(words);
	texts->files = g_ptr_array_new_with_free_func(free_found);
	if (before && goes_on(before, words))
		take_known(texts, before);
	return texts;
}

size_t texts_next(struct texts *texts, size_t n)
{
	while (texts->next < MIN(n, texts->files->len) &&
	       g_ptr_array_index(texts->files, texts->next))
		texts->next++;
	return texts->next < n ? texts->next++ : SIZE_MAX;
}

void texts_free(struct texts *texts)
{
	if (!texts)
		return;
	g_strfreev(texts->words);
	g_ptr_array_unref(texts->files);
	g_free(texts);
}

guint32 texts_words_in(char **words, const struct article *article)
{
	guint32 in = 0;
	for (size_t i = 0; words[i] && i < TEXTS_WORDS; i++) {
		if (!is_looked_for(words[i]))
			continue;
		struct find *find = find_new(article, slice_of(words[i]));
		in |= find->hits->len ? 1u << i : 0;
		find_free(find);
	}
	return in;
}

void texts_put(struct texts *texts, size_t file, GArray *found)
{
	if (file >= texts->files->len)
		g_ptr_array_set_size(texts->files, (gint)file + 1);
	gpointer *place = &g_ptr_array_index(texts->files, file);
	free_found(*place);
	*place = found;
	texts->n_read++;
}

bool texts_has(const struct texts *texts, size_t file, size_t article, size_t word)
{
	if (!texts || file >= texts->files->len || word >= TEXTS_WORDS)
		return false;
	const GArray *found = g_ptr_array_index(texts->files, file);
	return found && article < found->len && g_array_index(found, guint32, article) >> word & 1;
}
