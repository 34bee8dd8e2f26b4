/* Corrections and decisions laid onto files as they are opened. */
#include "core/flow/said.h"

#include "core/flow/corrector.h"
#include "core/flow/decider.h"

/* The kept corrections, before those that options bring along. */
static void add_kept(struct said *said, struct annotator *annotator, const char *path,
                     GError **error)
{
	size_t n;
	struct reading_options *options = &said->options;
	const struct correction *kept = corrector_list(annotator, path, said->arena, &n, error);
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct correction));
	if (!n)
		return;
	g_array_append_vals(all, kept, (guint)n);
	g_array_append_vals(all, options->corrections, (guint)options->n_corrections);
	options->n_corrections = all->len;
	options->corrections = arena_copy_array(said->arena, all->data, all->len, sizeof *kept);
}

bool said_take(struct said *said, struct annotator *annotator, const char *path,
               const struct reading_options *options, GError **error)
{
	GError *failure = NULL;
	*said = (struct said){ .arena = arena_new() };
	if (options)
		said->options = *options;
	add_kept(said, annotator, path, &failure);
	if (!failure)
		said->decisions =
		        decider_list(annotator, path, said->arena, &said->n_decisions, &failure);
	if (failure)
		g_propagate_error(error, failure);
	return !failure;
}

void said_clear(struct said *said)
{
	arena_free(said->arena);
}

struct document *said_open(struct annotator *annotator, const char *path,
                           const struct knowledge *knowledge, const struct reading_options *options,
                           GError **error)
{
	struct said said;
	struct document *document = NULL;
	if (said_take(&said, annotator, path, options, error))
		document = document_open(path, knowledge, &said.options, error);
	if (document && knowledge)
		decider_apply(document, knowledge, said.decisions, said.n_decisions);
	said_clear(&said);
	return document;
}

/* What is done with each part of a file. */
struct walk {
	const struct said *said;
	const struct knowledge *knowledge;
	enum extent extent;
	document_taker *take;
	void *context;
};

static void decide(const struct walk *walk, struct document *part)
{
	decider_apply(part, walk->knowledge, walk->said->decisions, walk->said->n_decisions);
}

/* Decisions are about the usual mentions, and about the others when these are there. */
static bool take_part(struct document *part, void *context, GError **error)
{
	const struct walk *walk = context;
	decide(walk, part);
	if (walk->extent != EXTENT_USUAL) {
		document_extend(part, walk->knowledge, walk->extent);
		decide(walk, part);
	}
	return walk->take(part, walk->context, error);
}

bool said_each(const struct said *said, const char *path, const struct knowledge *knowledge,
               enum extent extent, document_taker *take, void *context, GError **error)
{
	struct walk walk = { said, knowledge, extent, take, context };
	return document_each(path, knowledge, &said->options, take_part, &walk, error);
}
