/* A thread's own time: what it costs, however busy the machine is. Not a test by itself. */
#ifndef ZHUPI_TESTS_BASE_OWN_TIME_H
#define ZHUPI_TESTS_BASE_OWN_TIME_H

#include <time.h>

/* Seconds that this thread has run; other programs do not lengthen them. */
static inline double own_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
