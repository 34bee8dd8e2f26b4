/* Field names: what JSON keys, CSV columns, front matter and <meta> call the
 * parts of an article, as rows of share/lexicon/fields.tsv. Not the fields of
 * an article itself: those are fields.h. */
#ifndef ZHUPI_TEXT_FIELD_NAMES_H
#define ZHUPI_TEXT_FIELD_NAMES_H

#include <glib.h>

#include "core/base/span.h"

enum field_part {
	PART_NONE,
	PART_TEXT,
	PART_TITLE,
	PART_DATE,
	PART_AUTHOR,
	PART_SOURCE,
	PART_COUNT
};

struct field_names;

/* Those shipped and the user's own, loaded once and kept; never NULL (empty
 * where the table cannot be read, those shipped where the user's is malformed).
 * Read by any number of threads. */
const struct field_names *field_names_shipped(void);

/* False and an error, file and line, where a user's table was left out. */
bool field_names_usable(const struct field_names *names, GError **error);

/* The part that name means, PART_NONE where it is not in the table. *rank, if
 * not NULL, is its row: lower is surer. */
enum field_part field_named(const struct field_names *names, struct slice name, size_t *rank);

#endif
