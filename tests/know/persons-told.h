/* What persons an article tells of, in a line, and tables of sentences with that line: what the
 * tests of names and of posts look at. Not a test by itself. */
#ifndef ZHUPI_TESTS_KNOW_PERSONS_TOLD_H
#define ZHUPI_TESTS_KNOW_PERSONS_TOLD_H

#include "tests/know/extraction.h"

/* "name: post, post" of each person, in order of first mention, by " | ". */
static inline char *persons_of(const struct knowledge *knowledge, const char *text)
{
	struct extraction extraction;
	extract(&extraction, knowledge, text);
	GString *told = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < extraction.mentions.n; i++) {
		const struct mention *mention = &extraction.mentions.items[i];
		const struct person *person = &mention->person;
		if (mention->type != MENTION_PERSON ||
		    !g_hash_table_add(seen, (gpointer)person->name))
			continue;
		g_string_append_printf(told, "%s%s", told->len ? " | " : "", person->name);
		for (size_t p = 0; p < person->n_posts; p++)
			g_string_append_printf(told, "%s%s", p ? ", " : ": ", person->posts[p]);
	}
	extraction_clear(&extraction);
	return g_string_free(told, FALSE);
}

struct sentence_case {
	const char *text, *persons;
};

static inline void check_all(const struct knowledge *knowledge, const struct sentence_case *cases,
                             size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *persons = persons_of(knowledge, cases[i].text);
		g_assert_cmpstr(persons, ==, cases[i].persons);
	}
}

#endif
