/* Clean articles: what damage is done to, and repair is measured by. */
#ifndef ZHUPI_TESTS_DAMAGE_CLEAN_H
#define ZHUPI_TESTS_DAMAGE_CLEAN_H

#include <glib.h>
#include <stdbool.h>

/* A heading or paragraph. */
struct part {
	char *text;
	bool heading;
};

struct clean {
	char *title;
	GArray *parts; /* struct part */
};

/* Articles of the documents under path, or of the readings (.reading) that the
 * tests of the samples keep, that have some sections or paragraphs of
 * text; appended to articles (struct clean *). */
void clean_collect(const char *path, GPtrArray *articles);

/* Up to most parts of article from its part first on. */
struct clean *clean_excerpt(const struct clean *article, guint first, guint most);
void clean_free(struct clean *article);

#endif
