/* Finds on the shelf where the article that is open goes on, or comes from, and goes
 * there. Which two articles are one is told by core/flow/sequel.h. */
#include "tui/follow.h"

#include "core/flow/sequel.h"
#include "tui/keymap.h"

/* An article of a file on the shelf. */
struct target {
	size_t file; /* SIZE_MAX: none */
	size_t article;
	bool before; /* what is open goes on from there */
};

static struct sequel_part part_of(const struct shelf_file *file, size_t article)
{
	const struct shelf_article *listed = &file->articles[article];
	return (struct sequel_part){ file->path, listed->title, listed->date,
		                     listed->continued_from, listed->continued_on };
}

/* Whether the article at hand says that a part of it stands on another page. */
static bool is_parted(const struct view *view)
{
	return view->path && (view->article->continued_from || view->article->continued_on);
}

/* Whether the part before is wanted: there is only that one, or the cursor stands where
 * the text goes on from it. */
static bool is_backwards(const struct view *view)
{
	return view->article->continued_from &&
	       (!view->article->continued_on || view->cursor.block == 0);
}

/* The part that the article at hand goes on in, or from; the first of the best. */
static struct target find_target(const struct app *app)
{
	const struct view *view = app->view;
	struct target best = { .file = SIZE_MAX };
	if (!is_parted(view))
		return best;
	const struct sequel_part here = { view->path, view->article->title, view->article->date,
		                          view->article->continued_from,
		                          view->article->continued_on };
	double most = SEQUEL_LEAST;
	best.before = is_backwards(view);
	for (size_t i = 0; i < app->shelf->n_files; i++) {
		const struct shelf_file *file = &app->shelf->files[i];
		bool same = g_str_equal(file->path, view->path);
		for (size_t k = 0; k < file->n_articles; k++) {
			struct sequel_part other = part_of(file, k);
			double odds = best.before ? sequel_odds(&other, &here)
			                          : sequel_odds(&here, &other);
			if (odds <= most || (same && k == view->article_index))
				continue;
			most = odds;
			best.file = i;
			best.article = k;
		}
	}
	return best;
}

/* What the article says of where that part is: 第二版. */
static const char *mark_of(const struct view *view, const struct target *target)
{
	return target->before ? view->article->continued_from : view->article->continued_on;
}

void follow_act(struct app *app, const char *argument)
{
	(void)argument;
	const struct view *view = app->view;
	struct target target = find_target(app);
	if (target.file != SIZE_MAX)
		app_jump(app, app->shelf->files[target.file].path, target.article,
		         (struct place){ target.before ? SIZE_MAX : 0, 0 });
	else if (!is_parted(view))
		app_say(app, "this article stands on one page");
	else if (app->shelf->n_done < app->shelf->n_files)
		app_say(app, "%s is not read yet; try again", mark_of(view, &target));
	else
		app_say(app, "%s is in no file that is open", mark_of(view, &target));
}

char *follow_told(const struct app *app)
{
	struct target target = find_target(app);
	if (target.file == SIZE_MAX)
		return NULL;
	g_autofree char *key = keymap_keys(app->keymap, CONTEXT_TEXT, ACTION_FOLLOW, NULL);
	return g_strdup_printf("%s%s%s%s", app->shelf->files[target.file].name, *key ? " (" : "",
	                       key, *key ? ")" : "");
}
