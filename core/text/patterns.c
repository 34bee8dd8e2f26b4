/* Reads the table of patterns and compiles one expression a form. */
#include "core/text/patterns.h"

#include <string.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/base/names.h"
#include "core/text/pattern-guard.h"
#include "core/text/plain-script.h"

struct patterns {
	char *expressions[FORM_COUNT]; /* NULL where the table has no row */
	GRegex **forms; /* the same compiled, when first asked for: most documents need few */
	GRegex **quick; /* and made fast, once used much: that takes much longer */
	gint *uses;     /* of each form, before it was made fast */
	struct pattern_guard *guard;
	GError *trouble; /* why the reader's own table was left out */
	bool plain;      /* texts are matched in simplified characters */
};

G_STATIC_ASSERT(FORM_COUNT <= 64); /* bits of the guard */

static const char *const names[FORM_COUNT] = {
#define PATTERN_FORM(id, name) [FORM_##id] = name,
	PATTERN_FORMS(PATTERN_FORM)
#undef PATTERN_FORM
};

const char *form_name(enum form form)
{
	return names[form];
}

static enum form form_named(const char *name)
{
	return (enum form)names_find(names, FORM_COUNT, name);
}

/* Adds the table's line to its form's alternatives; comments, examples and
 * the heading row are passed over. */
static bool add_row(struct patterns *patterns, GString *alternatives[FORM_COUNT], const char *line,
                    const char *path, size_t number, GError **error)
{
	if (!*line || strchr("#+-", *line) || g_str_has_prefix(line, "pattern\t"))
		return true;
	const char *tab = strchr(line, '\t');
	enum form form = tab ? form_named(tab + 1) : FORM_COUNT;
	if (form == FORM_COUNT) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED,
		            "%s:%zu: no such form; write “pattern<TAB>form”", path, number);
		return false;
	}
	g_string_append(alternatives[form], alternatives[form]->len ? "|(?:" : "(?:");
	g_string_append_len(alternatives[form], line, tab - line);
	g_string_append_c(alternatives[form], ')');
	pattern_guard_add(patterns->guard, (struct slice){ line, (size_t)(tab - line) }, form);
	return true;
}

static bool add_table(struct patterns *patterns, GString *alternatives[FORM_COUNT],
                      const char *folder, GError **error)
{
	g_autofree char *path = g_build_filename(folder, "page.tsv", NULL);
	g_autofree char *table = NULL;
	if (!g_file_get_contents(path, &table, NULL, NULL))
		return true;
	g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
	for (size_t i = 0; lines[i]; i++)
		if (!add_row(patterns, alternatives, lines[i], path, i + 1, error))
			return false;
	return true;
}

static bool all_compile(const struct patterns *patterns)
{
	bool ok = true;
	for (enum form form = 0; form < FORM_COUNT && ok; form++) {
		const char *expression = patterns->expressions[form];
		g_autoptr(GRegex) regex =
		        expression ? g_regex_new(expression, G_REGEX_DUPNAMES, 0, NULL) : NULL;
		ok = regex || !expression;
	}
	return ok;
}

static struct patterns *patterns_new(void)
{
	struct patterns *patterns = g_new0(struct patterns, 1);
	patterns->forms = g_new0(GRegex *, FORM_COUNT);
	patterns->quick = g_new0(GRegex *, FORM_COUNT);
	patterns->uses = g_new0(gint, FORM_COUNT);
	patterns->guard = pattern_guard_new();
	return patterns;
}

/* Whether the pattern of a table's row compiles by itself. */
static bool row_compiles(const char *row, const char *path, size_t number, GError **error)
{
	const char *tab = strchr(row, '\t');
	if (!tab || strchr("#+-", *row))
		return true;
	g_autofree char *alone = g_strndup(row, (gsize)(tab - row));
	g_autoptr(GError) reason = NULL;
	g_autoptr(GRegex) regex = g_regex_new(alone, G_REGEX_DUPNAMES, 0, &reason);
	if (!regex)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED, "%s:%zu: %s", path, number,
		            reason->message);
	return regex != NULL;
}

/* Of tables that do not compile together, tells the row that does not alone. */
static void blame_row(const char *const *folders, GError **error)
{
	for (size_t i = 0; folders[i]; i++) {
		g_autofree char *path = g_build_filename(folders[i], "page.tsv", NULL);
		g_autofree char *table = NULL;
		if (!g_file_get_contents(path, &table, NULL, NULL))
			continue;
		g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
		for (size_t k = 0; lines[k]; k++)
			if (!row_compiles(lines[k], path, k + 1, error))
				return;
	}
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED,
	            "page.tsv: the patterns of one form do not compile together; leave out the "
	            "last that was added");
}

/* The tables of folders; NULL and an error where a row is none. */
static struct patterns *read_tables(const char *const *folders, GError **error)
{
	struct patterns *patterns = patterns_new();
	GString *alternatives[FORM_COUNT];
	for (enum form form = 0; form < FORM_COUNT; form++)
		alternatives[form] = g_string_new(NULL);
	bool ok = true;
	for (size_t i = 0; ok && folders[i]; i++)
		ok = add_table(patterns, alternatives, folders[i], error);
	for (enum form form = 0; form < FORM_COUNT; form++) {
		bool empty = !alternatives[form]->len;
		patterns->expressions[form] = g_string_free(alternatives[form], empty);
	}
	if (ok)
		return patterns;
	patterns_free(patterns);
	return NULL;
}

struct patterns *patterns_load(const char *const *folders, GError **error)
{
	struct patterns *patterns = read_tables(folders, error);
	if (!patterns || all_compile(patterns))
		return patterns;
	blame_row(folders, error);
	patterns_free(patterns);
	return NULL;
}

static void unref(GRegex *regex)
{
	if (regex)
		g_regex_unref(regex);
}

void patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	for (enum form form = 0; form < FORM_COUNT; form++) {
		g_free(patterns->expressions[form]);
		unref(patterns->forms[form]);
		unref(patterns->quick[form]);
	}
	g_free(patterns->forms);
	g_free(patterns->quick);
	g_free(patterns->uses);
	pattern_guard_free(patterns->guard);
	g_free(patterns);
}

static bool has_table(const char *folder)
{
	g_autofree char *path = folder ? g_build_filename(folder, "page.tsv", NULL) : NULL;
	return path && g_file_test(path, G_FILE_TEST_EXISTS);
}

/* All tables; or, where one of the reader's is malformed, those shipped. */
static void *load_shipped(void *unused)
{
	(void)unused;
	g_auto(GStrv) folders = folders_of("lexicon");
	const char *const shipped[] = { folders[0], NULL };
	GError *trouble = NULL;
	struct patterns *patterns = NULL;
	if (has_table(folders[1]))
		patterns = patterns_load((const char *const *)folders, &trouble);
	if (!patterns) /* these are known to compile */
		patterns = read_tables(shipped, trouble ? NULL : &trouble);
	patterns = patterns ? patterns : patterns_new();
	patterns->trouble = trouble;
	return patterns;
}

const struct patterns *patterns_shipped(void)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	return g_once(&once, load_shipped, NULL);
}

bool patterns_usable(const struct patterns *patterns, GError **error)
{
	if (patterns->trouble)
		g_propagate_error(error, g_error_copy(patterns->trouble));
	return !patterns->trouble;
}

/* The same expressions, for texts in traditional characters. */
static void *make_traditional(void *unused)
{
	(void)unused;
	struct patterns *patterns = g_memdup2(patterns_shipped(), sizeof *patterns);
	patterns->trouble = NULL;
	patterns->plain = true;
	return patterns;
}

/* What is compiled at place, by whichever thread comes first. */
static const GRegex *compiled(GRegex **place, const char *expression, GRegexCompileFlags flags)
{
	if (g_once_init_enter(place)) {
		GRegex *regex = g_regex_new(expression, G_REGEX_DUPNAMES | flags, 0, NULL);
		g_once_init_leave(place, regex ? regex : g_regex_new("(?!)", 0, 0, NULL));
	}
	return *place;
}

/* The expression of form, made fast once that pays. Threads may miss each other's uses,
 * which only puts it off. */
static const GRegex *regex_of(const struct patterns *patterns, enum form form)
{
	enum { USES_THAT_PAY = 100 };
	const char *expression = patterns->expressions[form];
	gint uses = g_atomic_int_get(&patterns->uses[form]);
	if (uses < USES_THAT_PAY) {
		g_atomic_int_set(&patterns->uses[form], uses + 1);
		return compiled(&patterns->forms[form], expression, 0);
	}
	return compiled(&patterns->quick[form], expression, G_REGEX_OPTIMIZE);
}

const struct patterns *patterns_for(struct slice text)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	if (!script_is_traditional(text))
		return patterns_shipped();
	return g_once(&once, make_traditional, NULL);
}

/* A text as it is matched; *held is what to free. */
static struct slice as_matched(const struct patterns *patterns, struct slice text, char **held)
{
	*held = patterns->plain ? script_plain(text) : NULL;
	return *held ? (struct slice){ *held, text.len } : text;
}

uint64_t patterns_may_match(const struct patterns *patterns, struct slice text, uint64_t wanted)
{
	g_autofree char *held = NULL;
	return pattern_guard_kinds(patterns->guard, as_matched(patterns, text, &held), wanted);
}

/* Looks for a row of form in text; *match, if not NULL, is what was found. */
static bool look_for(const struct patterns *patterns, enum form form, struct slice text,
                     GMatchInfo **match)
{
	return patterns->expressions[form] &&
	       g_regex_match_full(regex_of(patterns, form), text.data, (gssize)text.len, 0, 0,
	                          match, NULL);
}

static bool may_match(const struct patterns *patterns, enum form form, struct slice text)
{
	return pattern_guard_kinds(patterns->guard, text, UINT64_C(1) << form);
}

bool patterns_does_match(const struct patterns *patterns, enum form form, struct slice text)
{
	g_autofree char *held = NULL;
	return look_for(patterns, form, as_matched(patterns, text, &held), NULL);
}

bool patterns_match(const struct patterns *patterns, enum form form, struct slice text)
{
	g_autofree char *held = NULL;
	text = as_matched(patterns, text, &held);
	return may_match(patterns, form, text) && look_for(patterns, form, text, NULL);
}

bool patterns_find(const struct patterns *patterns, enum form form, struct slice text,
                   const char *name, struct span *group)
{
	*group = (struct span){ 0, 0 };
	g_autofree char *held = NULL;
	g_autoptr(GMatchInfo) match = NULL;
	text = as_matched(patterns, text, &held);
	if (!may_match(patterns, form, text) || !look_for(patterns, form, text, &match))
		return false;
	int start, end;
	if (g_match_info_fetch_named_pos(match, name, &start, &end) && start >= 0)
		*group = (struct span){ (size_t)start, (size_t)end };
	return true;
}
