/* The threads of a page: what its text goes on in, while that is chosen and laid
 * out. Between threads.c, thread-links.c and thread-lay.c; others see pieces_thread. */
#ifndef ZHUPI_TEXT_THREADS_H
#define ZHUPI_TEXT_THREADS_H

#include "core/text/page.h"
#include "core/text/seam.h"
#include "core/text/series.h"

enum { THREAD_WINDOW = 48 }; /* beginnings to look at for one break */

struct threads {
	struct page *page;
	size_t n;       /* pieces when they were numbered */
	bool *breaks;   /* by piece: its text breaks off */
	bool *begins;   /* by piece: something other than its text stands before it */
	size_t *next;   /* by piece: what its text goes on in, or SIZE_MAX */
	size_t *after;  /* by piece: the text that follows it at once, with nothing but
	                   furniture, captions and pull quotes between; SIZE_MAX where a heading,
	                   field or copy is */
	bool *taken;    /* by piece: goes on from another */
	bool *far;      /* by piece: goes on from one that is not right before it */
	bool *follows;  /* by piece: stands behind another, and is no part of it */
	double *chance; /* by piece: that it goes on from the one it does */
	size_t *within; /* by piece: another of its thread, or itself: sets of pieces */
	size_t *run_of; /* by piece: what is cut before each beginning and behind each break */
	size_t n_runs, n_breaks;
	GArray *links;         /* struct cover_link, of pieces */
	struct echoes *echoes; /* once a link was looked for; so the next three */
	struct recurrences *recurrences;
	struct series_count *counts;  /* by piece that may go on: the first in it */
	struct series_count got_to;   /* by what stands before the break at hand */
	struct slice repeated;        /* what the page once more has behind the break at hand */
	struct seam_side *break_side; /* what stands before the break at hand */
	struct seam_side **sides;     /* by piece that it may go on in, once looked at */
	struct arena *looks;          /* of both */
	bool scrambled;               /* columns are out of order */
	bool linked;                  /* something goes on in something */
};

/* Whether text may be moved to where it goes on, if it does. */
bool thread_may_move(const struct threads *threads, size_t i);

/* Add the links of a break: of text that breaks off at from, and of such a stop, which
 * goes on in what shows that it is no paragraph's beginning, behind ； in what does not
 * show that it is one. (thread-links.c) */
void thread_find_links_of(struct threads *threads, size_t from);
void thread_find_links_of_stop(struct threads *threads, size_t from);

/* The odds that the break at from goes on in piece to, whatever stands between.
 * (thread-links.c) */
double thread_odds(struct threads *threads, size_t from, size_t to);

/* Whether text that broke off elsewhere may go on in piece i, and be moved to there. */
bool thread_may_be_rest(const struct threads *threads, size_t i);

/* Lets from go on in to, if both are free; lead is by how much the odds of all links would
 * fall without this one. */
void thread_take(struct threads *threads, size_t from, size_t to, double lead);

/* Text that breaks off above another article's title. (loose-ends.c) */
void threads_tie_loose_ends(struct threads *threads);

/* A signature or credit behind text, not one under a title. */
bool thread_ends_at(const struct page *page, size_t i);

/* Writes the pieces out anew, each thread behind its beginning; place is
 * where each piece stands then. */
void threads_lay_out(struct threads *threads, size_t *place);

/* Tells the repair of each piece that was moved, with its chance. */
void threads_note_moves(struct threads *threads, const size_t *place);

/* Joins each thread's text to one piece. */
void threads_join(struct threads *threads, const size_t *place);

#endif
