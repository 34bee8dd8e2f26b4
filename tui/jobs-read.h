/* A job that reads a file, for the files of jobs only. */
#ifndef ZHUPI_TUI_JOBS_READ_H
#define ZHUPI_TUI_JOBS_READ_H

#include "core/flow/said.h"
#include "tui/jobs.h"

enum { JOBS_UNDER_WAY = 8 }; /* reading for the library, or for the tables, at most */

struct read_job {
	struct job job;
	char *path;
	size_t file;           /* of the shelf, in a job for the library */
	GBytes *input;         /* of "-"; else NULL */
	struct source *source; /* where its beginning is open; else NULL */
	size_t article;        /* that will be looked at, in a job that opens; else SIZE_MAX: all */
	const struct knowledge *knowledge;
	enum extent extent;
	struct said said;
	bool rest; /* of what is open so far */
	struct document *document;
	struct stamp stamp;
	struct summary summary;
	GError *error;
};

/* With what the reader has said of the file at path; read_job_clear must follow. */
void read_job_init(struct read_job *read, struct app *app, const char *path,
                   const struct job_ops *ops);
void read_job_clear(struct read_job *read);

/* The same as a job of its own, freed by read_job_free. */
struct read_job *read_job_new(struct app *app, const char *path, const struct job_ops *ops);
void read_job_free(struct job *job);

/* Reads the document, with mentions where there is knowledge. NULL and an error. The
 * caller frees. In a thread of its own. */
struct document *read_job_document(struct read_job *read, GError **error);

#endif
