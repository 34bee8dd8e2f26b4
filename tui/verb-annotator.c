/* The shared part of the verbs about annotations. */
#include "tui/verb-annotator.h"

#include <stdio.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/base/safe.h"

struct annotator *verb_annotator(const char *path, const char *sidecar, GError **error)
{
	struct annotator *annotator = annotator_new(path, sidecar, error);
	const char *notice = annotator ? annotator_notice(annotator) : NULL;
	if (notice)
		fprintf(stderr, "zhupi: %s\n", notice);
	return annotator;
}

struct annotator *verb_annotator_asked(const struct verb *verb, int argc, char **argv, guint least,
                                       guint most, char ***paths, int *status)
{
	g_autofree char *sidecar = NULL;
	const GOptionEntry entries[] = { VERB_SIDECAR_OPTION(&sidecar), { 0 } };
	if (!verb_parse(verb, entries, argc, argv, paths, status) ||
	    !verb_takes(verb, *paths, least, most, status))
		return NULL;
	GError *error = NULL;
	struct annotator *annotator = verb_annotator(**paths, sidecar, &error);
	if (!annotator)
		*status = verb_fail(error);
	return annotator;
}

void verb_take_text(char **word)
{
	if (!*word || g_utf8_validate(*word, -1, NULL))
		return;
	char *text = g_locale_to_utf8(*word, -1, NULL, NULL, NULL);
	if (!text)
		text = g_utf8_make_valid(*word, -1);
	g_free(*word);
	*word = text;
}

struct knowledge *verb_knowledge(GError **error)
{
	g_auto(GStrv) folders = folders_of("lexicon");
	return knowledge_load((const char *const *)folders, error);
}

void verb_complain_of_lists(const struct knowledge *knowledge)
{
	const struct own_lists *lists = knowledge_lists(knowledge);
	for (size_t i = 0; i < lists->n_complaints; i++) {
		fputs("zhupi: ", stderr);
		safe_write(stderr, slice_of(lists->complaints[i]));
		putc('\n', stderr);
	}
}

bool verb_takes(const struct verb *verb, char **paths, guint least, guint most, int *status)
{
	guint n = g_strv_length(paths);
	if (n >= least && (!most || n <= most))
		return true;
	fprintf(stderr, "zhupi: %s takes %s; see 'zhupi %s --help'\n", verb->name, verb->arguments,
	        verb->name);
	*status = ZHUPI_ERROR_USAGE;
	return false;
}

int verb_at_place(const struct verb *verb, const GOptionEntry *entries, int argc, char **argv,
                  struct verb_place *place, const char *needs,
                  int (*act)(const char *path, const char *line, const void *user),
                  const void *user)
{
	g_auto(GStrv) words = NULL;
	int status = 0;
	if (verb_parse(verb, entries, argc, argv, &words, &status) &&
	    verb_takes(verb, words, 2, 3, &status)) {
		g_autofree char *line = g_strjoinv(" ", words + 1);
		if (place->quote) {
			status = act(words[0], line, user);
		} else {
			fprintf(stderr, "zhupi: %s needs %s: --quote TEXT\n", verb->name, needs);
			status = ZHUPI_ERROR_USAGE;
		}
	}
	g_free(place->quote);
	g_free(place->sidecar);
	return status;
}
