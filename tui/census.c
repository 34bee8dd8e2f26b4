/* Rows of the census, laid together from those of the files. */
#include "tui/census.h"

static void part_free(gpointer part)
{
	mention_table_free(part);
}

struct census *census_new(enum extent extent)
{
	struct census *census = g_new0(struct census, 1);
	census->extent = extent;
	census->parts = g_ptr_array_new_with_free_func(part_free);
	census->rows = g_ptr_array_new();
	census->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return census;
}

void census_free(struct census *census)
{
	if (!census)
		return;
	g_ptr_array_unref(census->rows);
	g_ptr_array_unref(census->parts);
	g_hash_table_unref(census->titles);
	g_free(census);
}

/* Counts the articles of a part by their titles, or, with -1, counts them no more. */
static void count_titles(struct census *census, struct mention_table *part, int step)
{
	const struct mention_row *before = NULL;
	unsigned *alike = NULL;
	for (guint i = 0; part && i < part->rows->len; i++) {
		struct mention_row *row = &g_array_index(part->rows, struct mention_row, i);
		if (!before || before->article != row->article) {
			alike = g_hash_table_lookup(census->titles, row->title);
			if (!alike) {
				alike = g_new0(unsigned, 1);
				g_hash_table_insert(census->titles, g_strdup(row->title), alike);
			}
			*alike += (unsigned)step;
		}
		row->alike = alike;
		before = row;
	}
}

static void append_rows(struct census *census, const struct mention_table *part)
{
	for (guint i = 0; part && i < part->rows->len; i++)
		g_ptr_array_add(census->rows, &g_array_index(part->rows, struct mention_row, i));
}

/* Files mostly come in their order, each for the first time: then their rows go
 * behind the others. */
void census_put(struct census *census, size_t file, struct mention_table *part)
{
	bool is_next = file == census->parts->len;
	if (file >= census->parts->len)
		g_ptr_array_set_size(census->parts, (gint)file + 1);
	gpointer *place = &g_ptr_array_index(census->parts, file);
	struct mention_table *before = *place;
	*place = part ? part : mention_table_new();
	count_titles(census, before, -1);
	count_titles(census, *place, 1);
	census->n_read += before == NULL;
	census->changes++;
	if (is_next) {
		append_rows(census, *place);
		return;
	}
	g_ptr_array_set_size(census->rows, 0);
	for (guint i = 0; i < census->parts->len; i++)
		append_rows(census, g_ptr_array_index(census->parts, i));
	mention_table_free(before);
}
