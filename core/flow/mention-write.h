/* Mention tables for other programs: CSV, JSON Lines, XLSX. A field of a row is
 * a column as panels show it, or, behind those, a bare value to reckon with. */
#ifndef ZHUPI_FLOW_MENTION_WRITE_H
#define ZHUPI_FLOW_MENTION_WRITE_H

#include "core/flow/mention-table.h"

struct mention_field {
	const char *name;
	bool is_number;
	double number;
	char *text; /* the caller's, to free; NULL where it is a number */
};

/* How many fields rows of a type have, and the one at index i of row, which
 * may be NULL: then only its name and kind are told. */
size_t mention_field_count(enum mention_type type);
struct mention_field mention_field_at(enum mention_type type, const struct mention_row *row,
                                      size_t i);

/* A form that a table can be written in. */
struct mention_format {
	const char *name; /* "csv", "jsonl", "xlsx"; also the file's extension */
	bool (*write)(const struct mention_row *const *rows, size_t n, enum mention_type type,
	              GString *out, GError **error);
};

/* NULL and an error (USAGE) where there is no such format. */
const struct mention_format *mention_format_named(const char *name, GError **error);

/* core/flow/mention-xlsx.c: an error where zhupi was built without libxlsxwriter. */
bool mention_write_xlsx(const struct mention_row *const *rows, size_t n, enum mention_type type,
                        GString *out, GError **error);

#endif
