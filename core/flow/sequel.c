/* The odds that two articles of two files are parts of one. */
#include "core/flow/sequel.h"

#include <glib.h>

#include "core/text/jumps.h"
#include "core/text/seam.h"

/* What agrees, and what does not. */
static const double same_folder = 2, other_folder = -2, same_day = 1, other_day = -6, same_page = 3,
                    other_page = -6, same_words = 3;

/* A mark names the page that the other part stands on, which its file may be named by. */
static double page_odds(const char *mark, const char *path)
{
	g_autofree char *name = g_path_get_basename(path);
	unsigned named = jump_page(slice_of(mark)), stands = jump_page(slice_of(name));
	return !named || !stands ? 0 : named == stands ? same_page : other_page;
}

static double folder_odds(const char *path, const char *other)
{
	g_autofree char *a = g_path_get_dirname(path), *b = g_path_get_dirname(other);
	return g_str_equal(a, b) ? same_folder : other_folder;
}

static double day_odds(const char *date, const char *other)
{
	return !date || !other ? 0 : g_str_equal(date, other) ? same_day : other_day;
}

double sequel_odds(const struct sequel_part *part, const struct sequel_part *rest)
{
	if (!part->continued_on || !rest->continued_from)
		return SEQUEL_LEAST - 1;
	double odds = folder_odds(part->path, rest->path) + day_odds(part->date, rest->date) +
	              page_odds(part->continued_on, rest->path) +
	              page_odds(rest->continued_from, part->path);
	if (part->title && rest->title)
		odds += same_words * seam_affinity(slice_of(part->title), slice_of(rest->title));
	return odds;
}
