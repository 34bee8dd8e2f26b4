/* Jobs come back done, in order, urgent ones first; what was not begun is freed. */
#include "core/flow/worker.h"

struct count_job {
	struct job job;
	int number;
	GMutex *gate; /* run waits for it; NULL: does not */
	int *freed;
};

static void count_run(struct job *job)
{
	struct count_job *count = (struct count_job *)job;
	if (count->gate) {
		g_mutex_lock(count->gate);
		g_mutex_unlock(count->gate);
	}
	count->number *= 10;
}

static void count_finish(struct job *job, void *context)
{
	g_string_append_printf(context, "%d ", ((struct count_job *)job)->number);
}

static void count_free(struct job *job)
{
	struct count_job *count = (struct count_job *)job;
	++*count->freed;
	g_free(count);
}

static const struct job_ops count_ops = { count_run, count_finish, count_free };

static struct job *count_job_new(int number, GMutex *gate, int *freed)
{
	struct count_job *count = g_new0(struct count_job, 1);
	*count = (struct count_job){ { &count_ops }, number, gate, freed };
	return &count->job;
}

static void test_order(void)
{
	GMutex gate;
	int freed = 0;
	g_autoptr(GString) done = g_string_new(NULL);
	struct worker *worker = worker_new("test", -1);
	g_mutex_init(&gate);
	g_mutex_lock(&gate);
	worker_push(worker, count_job_new(1, &gate, &freed));
	worker_push(worker, count_job_new(2, NULL, &freed));
	worker_push(worker, count_job_new(3, NULL, &freed));
	g_assert_false(worker_finish(worker, done));
	g_assert_cmpuint(worker_pending(worker), ==, 3);
	g_mutex_unlock(&gate);
	while (worker_finish_waiting(worker, done))
		;
	g_assert_cmpstr(done->str, ==, "10 20 30 ");
	g_assert_cmpint(freed, ==, 3);
	worker_free(worker);
	g_mutex_clear(&gate);
}

static void test_stop(void)
{
	int freed = 0;
	struct worker *worker = worker_new("test", -1);
	for (int i = 0; i < 50; i++)
		worker_push(worker, count_job_new(i, NULL, &freed));
	worker_free(worker);
	g_assert_cmpint(freed, ==, 50);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/worker/in order", test_order);
	g_test_add_func("/worker/stopped", test_stop);
	return g_test_run();
}
