/* Export: annotations with the words that they mark, for the reader's other
 * tools. Gathers from the sidecar, laid onto the files as they read today, and
 * writes by a table of formats, one file each (export-NAME.c). */
#ifndef ZHUPI_FLOW_EXPORT_H
#define ZHUPI_FLOW_EXPORT_H

#include "core/flow/annotator.h"
#include "core/store/annotation.h"
#include "core/store/correction-row.h"
#include "core/store/decision-row.h"

/* How an annotation stands to its file today. */
enum quotation_state {
	QUOTATION_PLACED,  /* where it was made */
	QUOTATION_MOVED,   /* the same words at another place */
	QUOTATION_CHANGED, /* words that differ a little: current */
	QUOTATION_ORPHAN,  /* its words are not in the file any more */
	QUOTATION_MISSING, /* the file is not there, or cannot be read */
	QUOTATION_STATE_COUNT
};

/* "placed", "moved", … */
const char *quotation_state_name(enum quotation_state state);

/* An annotation as it is exported: where it stands today, or, for an orphan
 * and a missing file, where it stood when it was made. */
struct quotation {
	const struct annotation *annotation; /* as it was made, with tags and note */
	enum quotation_state state;
	struct article_key article; /* path as the sidecar names the file */
	const char *section;        /* NULL where none */
	int64_t start_cp, end_cp;   /* code points in the article's text */
	const struct byte_range *ranges;
	size_t n_ranges;
	const char *current; /* the words that stand there now; NULL where they are those marked */
	const char *const *corrected; /* the corrections that made its place, told; then NULL */
};

struct quotations {
	struct arena *arena; /* owns everything below */
	GArray *items;       /* struct quotation, by path, article, place */
	GArray *corrections; /* struct correction_row, of the files gathered */
	GArray *decisions;   /* struct decision_row, likewise, and those that hold everywhere */
	GHashTable *seen;    /* uuids of all of them */
};

struct quotations *quotations_new(void);
void quotations_free(struct quotations *quotations);

/* Adds the annotations of the file, or of the files below the folder, at path;
 * of those that have one of tags (NULL: any), or a tag below it (民生 takes
 * 民生/教育 in); and, where no tags are asked for, the corrections and decisions
 * about these files. What is there already is not added again. False and an error
 * where the sidecar fails, or path is neither there nor annotated. */
bool quotations_gather(struct quotations *quotations, struct annotator *annotator, const char *path,
                       const char *const *tags, GError **error);

struct export_format {
	bool whole;            /* it carries corrections and decisions, too */
	const char *name;      /* as in --format */
	const char *extension; /* of a file of it, without its dot */
	const char *summary;
	void (*write)(const struct quotations *quotations, GString *out);
};

/* Whether a format has nothing to say of quotations. */
bool quotations_are_none(const struct quotations *quotations, const struct export_format *format);

/* All formats, the usual one first. */
extern const struct export_format *const export_formats[];

/* NULL and an error (USAGE), which names those that there are. */
const struct export_format *export_format_named(const char *name, GError **error);

/* Writes quotations in a format to the file at path, at once or not at all, or
 * to standard output where path is NULL or "-". False and an error (OUTPUT). */
bool export_write(const struct quotations *quotations, const struct export_format *format,
                  const char *path, GError **error);

/* What the formats share. */
char *export_time(int64_t time);                             /* ISO 8601 in UTC; the caller frees */
const char *export_title(const struct quotation *quotation); /* the article's, or its path */

#endif
