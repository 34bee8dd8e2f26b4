/* Cover: a page's runs of text laid end to end in paths, so that the odds of
 * all seams together are greatest. Knows numbers only; what a seam is worth is
 * threads.c's to say. */
#ifndef ZHUPI_TEXT_COVER_H
#define ZHUPI_TEXT_COVER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* That run from goes on in run to, and by how much the odds gain by it over
 * both being left as they are. */
struct cover_link {
	uint32_t from, to;
	double gain;
};

/* Chooses among links (struct cover_link) over n runs: each run goes on in one
 * at most, which is next[run], else SIZE_MAX; none goes on in two, or in
 * itself by whatever way. lead[run], if not NULL, is what the sum of gains
 * would lose without the link that the run took. Returns that sum. */
double cover_choose(size_t n, const GArray *links, size_t *next, double *lead);

#endif
