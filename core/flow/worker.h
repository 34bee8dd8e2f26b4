/* Worker: a thread that does jobs one after another and hands each back when
 * it is done. A job belongs to one side at a time, so that nothing is locked. */
#ifndef ZHUPI_FLOW_WORKER_H
#define ZHUPI_FLOW_WORKER_H

#include <glib.h>
#include <stdbool.h>

struct job;

struct job_ops {
	void (*run)(struct job *job);                   /* in the worker's thread */
	void (*finish)(struct job *job, void *context); /* in the caller's, after run */
	void (*free)(struct job *job);                  /* after finish, or instead */
};

/* The head of every job: what it needs and what it finds stands behind it. */
struct job {
	const struct job_ops *ops;
};

struct worker;

/* wake_fd gets a byte for each job done; it is borrowed. The caller frees. */
struct worker *worker_new(const char *name, int wake_fd);

/* Waits for the job that is being done, and frees those that were not begun. */
void worker_free(struct worker *worker);

/* Takes job. */
void worker_push(struct worker *worker, struct job *job);

/* Finishes one job that is done; false where there is none. */
bool worker_finish(struct worker *worker, void *context);

/* The same, but waits for one; false where nothing is under way. */
bool worker_finish_waiting(struct worker *worker, void *context);

/* Jobs pushed and not finished. */
size_t worker_pending(const struct worker *worker);

#endif
