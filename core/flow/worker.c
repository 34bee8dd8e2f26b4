/* One thread, two queues. */
#include "core/flow/worker.h"

#include <unistd.h>

struct worker {
	GThread *thread;
	GAsyncQueue *todo, *done;
	int wake_fd;
	size_t pending;
	gint stopping;
};

/* Ends the thread when it is taken from the queue. */
static const struct job_ops end_ops = { NULL, NULL, NULL };
static struct job *end_job(void)
{
	struct job *job = g_new0(struct job, 1);
	job->ops = &end_ops;
	return job;
}

static void job_free(void *pointer)
{
	struct job *job = pointer;
	if (job->ops->free)
		job->ops->free(job);
	else
		g_free(job);
}

static void *work(void *pointer)
{
	struct worker *worker = pointer;
	for (;;) {
		struct job *job = g_async_queue_pop(worker->todo);
		if (job->ops == &end_ops) {
			g_free(job);
			return NULL;
		}
		if (!g_atomic_int_get(&worker->stopping))
			job->ops->run(job);
		g_async_queue_push(worker->done, job);
		if (worker->wake_fd >= 0)
			(void)!write(worker->wake_fd, "", 1);
	}
}

struct worker *worker_new(const char *name, int wake_fd)
{
	struct worker *worker = g_new0(struct worker, 1);
	worker->todo = g_async_queue_new_full(job_free);
	worker->done = g_async_queue_new_full(job_free);
	worker->wake_fd = wake_fd;
	worker->thread = g_thread_new(name, work, worker);
	return worker;
}

void worker_free(struct worker *worker)
{
	if (!worker)
		return;
	g_atomic_int_set(&worker->stopping, 1);
	g_async_queue_push_front(worker->todo, end_job());
	g_thread_join(worker->thread);
	g_async_queue_unref(worker->todo);
	g_async_queue_unref(worker->done);
	g_free(worker);
}

void worker_push(struct worker *worker, struct job *job)
{
	worker->pending++;
	g_async_queue_push(worker->todo, job);
}

static bool finish(struct worker *worker, struct job *job, void *context)
{
	if (!job)
		return false;
	worker->pending--;
	job->ops->finish(job, context);
	job_free(job);
	return true;
}

bool worker_finish(struct worker *worker, void *context)
{
	return finish(worker, g_async_queue_try_pop(worker->done), context);
}

bool worker_finish_waiting(struct worker *worker, void *context)
{
	if (worker->pending == 0)
		return false;
	return finish(worker, g_async_queue_pop(worker->done), context);
}

size_t worker_pending(const struct worker *worker)
{
	return worker->pending;
}
