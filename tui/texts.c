/* Words as bits of a number for each article. */
#include "tui/texts.h"

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

struct texts *texts_new(char **words)
{
	bool any = false;
	for (size_t i = 0; words[i] && i < TEXTS_WORDS; i++)
		any |= is_looked_for(words[i]);
	if (!any)
		return NULL;
	struct texts *texts = g_new0(struct texts, 1);
	texts->words = g_strdupv(words);
	texts->files = g_ptr_array_new_with_free_func(free_found);
	return texts;
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
