/* Reads the table of patterns and compiles one expression a form. */
#include "core/text/patterns.h"

#include <limits.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/folders.h"
#include "core/base/names.h"
#include "core/text/expression.h"
#include "core/text/pattern-guard.h"
#include "core/text/plain-script.h"

struct row {
	struct expression *expression;
	enum form form;
};

struct patterns {
	GPtrArray *rows; /* struct row, as the guard counts them */
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

/* Whether a row's expression compiles; what the program ships is known to. */
static bool compiles(const struct row *row, const char *path, size_t number, GError **error)
{
	g_autoptr(GError) reason = NULL;
	if (expression_compiles(row->expression, &reason))
		return true;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED, "%s:%zu: %s", path, number,
	            reason->message);
	return false;
}

enum trust { KNOWN_TO_COMPILE, UNKNOWN };

/* Adds the table's line; comments, examples and the heading row are passed over. */
static bool add_row(struct patterns *patterns, const char *line, enum trust trust, const char *path,
                    size_t number, GError **error)
{
	if (!*line || strchr("#+-", *line) || g_str_has_prefix(line, "pattern\t"))
		return true;
	const char *tab = strchr(line, '\t');
	enum form form = tab ? form_named(tab + 1) : FORM_COUNT;
	if (form == FORM_COUNT) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED,
		            "%s:%zu: no such form; write “pattern<TAB>form”%s", path, number,
		            folders_remedy(path));
		return false;
	}
	struct row *row = g_new0(struct row, 1);
	row->form = form;
	struct slice expression = { line, (size_t)(tab - line) };
	row->expression = expression_new(expression);
	g_ptr_array_add(patterns->rows, row);
	pattern_guard_add(patterns->guard, expression, form);
	return trust == KNOWN_TO_COMPILE || compiles(row, path, number, error);
}

static bool add_table(struct patterns *patterns, const char *folder, enum trust trust,
                      GError **error)
{
	g_autofree char *path = g_build_filename(folder, "page.tsv", NULL);
	g_autofree char *table = NULL;
	if (!g_file_get_contents(path, &table, NULL, NULL))
		return true;
	g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
	for (size_t i = 0; lines[i]; i++)
		if (!add_row(patterns, lines[i], trust, path, i + 1, error))
			return false;
	return true;
}

static void row_free(void *freed)
{
	struct row *row = freed;
	expression_free(row->expression);
	g_free(row);
}

static struct patterns *patterns_new(void)
{
	struct patterns *patterns = g_new0(struct patterns, 1);
	patterns->rows = g_ptr_array_new_with_free_func(row_free);
	patterns->guard = pattern_guard_new();
	return patterns;
}

/* The tables of folders; NULL and an error where a row is none. */
static struct patterns *read_tables(const char *const *folders, enum trust trust, GError **error)
{
	struct patterns *patterns = patterns_new();
	for (size_t i = 0; folders[i]; i++)
		if (!add_table(patterns, folders[i], trust, error)) {
			patterns_free(patterns);
			return NULL;
		}
	return patterns;
}

struct patterns *patterns_load(const char *const *folders, GError **error)
{
	return read_tables(folders, UNKNOWN, error);
}

void patterns_free(struct patterns *patterns)
{
	if (!patterns)
		return;
	g_ptr_array_unref(patterns->rows);
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
		patterns = read_tables(shipped, KNOWN_TO_COMPILE, trouble ? NULL : &trouble);
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

struct pattern_look patterns_look(const struct patterns *patterns, struct slice text,
                                  unsigned glyphs, uint64_t wanted)
{
	g_autofree char *held = NULL;
	return pattern_guard_look(patterns->guard, as_matched(patterns, text, &held), glyphs,
	                          wanted);
}

/* A walk over the rows of a form that a text may match. */
struct search {
	const struct patterns *patterns;
	enum form form;
	struct pattern_bits left;
	struct span rows; /* to look at before those left */
};

/* The next of them, or NULL. */
static struct row *search_next(struct search *search, size_t *number)
{
	const struct patterns *patterns = search->patterns;
	for (;; search->rows.start++) {
		while (search->rows.start == search->rows.end)
			if (!pattern_guard_take(patterns->guard, &search->left, &search->rows))
				return NULL;
		*number = search->rows.start;
		struct row *row = patterns->rows->pdata[*number];
		if (row->form == search->form) {
			search->rows.start++;
			return row;
		}
	}
}

static bool match_seen(const struct patterns *patterns, const struct pattern_look *look,
                       enum form form, struct slice text)
{
	struct search search = { patterns, form, look->patterns, { 0, 0 } };
	size_t number;
	for (struct row *row; (row = search_next(&search, &number));)
		if (expression_matches(row->expression, text))
			return true;
	return false;
}

bool patterns_match_seen(const struct patterns *patterns, const struct pattern_look *look,
                         enum form form, struct slice text)
{
	g_autofree char *held = NULL;
	return match_seen(patterns, look, form, as_matched(patterns, text, &held));
}

bool patterns_match_of(const struct patterns *patterns, enum form form, struct slice text,
                       unsigned glyphs)
{
	g_autofree char *held = NULL;
	text = as_matched(patterns, text, &held);
	struct pattern_look look =
	        pattern_guard_look(patterns->guard, text, glyphs, UINT64_C(1) << form);
	return look.kinds && match_seen(patterns, &look, form, text);
}

bool patterns_match(const struct patterns *patterns, enum form form, struct slice text)
{
	return patterns_match_of(patterns, form, text, UINT_MAX);
}

/* The match that begins first, and of those the one of the earliest row. */
struct found {
	size_t row, start;
	struct span group;
	bool any;
};

static void found_take(struct found *found, struct found other)
{
	bool before = !found->any || other.start < found->start ||
	              (other.start == found->start && other.row < found->row);
	if (before)
		*found = other;
}

bool patterns_find(const struct patterns *patterns, enum form form, struct slice text,
                   const char *name, struct span *group)
{
	g_autofree char *held = NULL;
	struct found found = { 0 };
	text = as_matched(patterns, text, &held);
	struct pattern_look look =
	        pattern_guard_look(patterns->guard, text, UINT_MAX, UINT64_C(1) << form);
	struct search search = { patterns, form, look.patterns, { 0, 0 } };
	struct found here = { .any = true };
	for (struct row *row; (row = search_next(&search, &here.row));)
		if (expression_find(row->expression, text, name, &here.start, &here.group))
			found_take(&found, here);
	*group = found.group;
	return found.any;
}
