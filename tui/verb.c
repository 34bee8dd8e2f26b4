/* What the verbs share: finding one, its options, its help, its errors. */
#include "tui/verb.h"

#include <stdio.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/safe.h"

/* In the order of --help. */
static const struct verb *const verbs[] = {
	&verb_read,   &verb_extract, &verb_table, &verb_annotate, &verb_annotations, &verb_correct,
	&verb_decide, &verb_tags,    &verb_undo,  &verb_redo,     &verb_export,      &verb_merge,
};

const struct verb *verb_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++)
		if (strcmp(verbs[i]->name, name) == 0)
			return verbs[i];
	return NULL;
}

bool verb_parse(const struct verb *verb, const GOptionEntry *options, int argc, char **argv,
                char ***rest, int *status)
{
	g_autofree char *name = g_strdup_printf("zhupi %s", verb->name);
	g_autofree char *example = g_strdup_printf("Example:\n  %s", verb->example);
	g_auto(GStrv) words = g_new0(char *, argc + 1);
	for (int i = 0; i < argc; i++)
		words[i] = g_strdup(argv[i]);
	g_set_prgname(name);

	g_autoptr(GOptionContext) context = g_option_context_new(verb->arguments);
	g_option_context_set_summary(context, verb->summary);
	g_option_context_set_description(context, example);
	g_option_context_add_main_entries(context, options, NULL);
	GError *error = NULL;
	if (!g_option_context_parse_strv(context, &words, &error)) {
		fprintf(stderr, "zhupi: %s; see 'zhupi %s --help'\n", error->message, verb->name);
		g_error_free(error);
		*status = ZHUPI_ERROR_USAGE;
		return false;
	}
	char **left = words + 1;
	if (*left && strcmp(*left, "--") == 0)
		left++;
	*rest = g_strdupv(left);
	return true;
}

int verb_fail(GError *error)
{
	int status = error->domain == ZHUPI_ERROR ? error->code : ZHUPI_ERROR_FAILED;
	fputs("zhupi: ", stderr);
	safe_write(stderr, slice_of(error->message)); /* a path may hold anything */
	putc('\n', stderr);
	g_error_free(error);
	return status;
}

void verb_print_help(void)
{
	puts("Usage: zhupi [OPTION…] [PATH…]\n"
	     "       zhupi VERB [OPTION…] [ARGUMENT…]\n\n"
	     "Reads and annotates policy documents. PATH is a file, a folder, or - for\n"
	     "standard input; a PATH that is called like a verb is written ./PATH.");
	const char *group = "";
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		if (strcmp(group, verbs[i]->group) != 0)
			printf("\n%s:\n", group = verbs[i]->group);
		printf("  %-12s %s\n", verbs[i]->name, verbs[i]->summary);
	}
	puts("\nEach verb has its own help: zhupi VERB --help\n\n"
	     "  --help       this help\n"
	     "  --version    the version");
}
