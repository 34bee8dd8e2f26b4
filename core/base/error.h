/* The one error domain of core: each message is one line that says what went
 * wrong, where, and what to do. Not for printing: the caller shows it. */
#ifndef ZHUPI_BASE_ERROR_H
#define ZHUPI_BASE_ERROR_H

#include <glib.h>

#define ZHUPI_ERROR (zhupi_error_quark())
GQuark zhupi_error_quark(void);

/* The kinds of failure, which are also the exit codes of the program
 * (zhupi(1), EXIT STATUS). */
enum zhupi_error {
	ZHUPI_ERROR_FAILED = 1,     /* anything that has no code of its own */
	ZHUPI_ERROR_USAGE = 2,      /* wrong options or arguments */
	ZHUPI_ERROR_NOT_FOUND = 3,  /* no such file, article, quotation, tag */
	ZHUPI_ERROR_UNREADABLE = 4, /* a file that cannot be read, or is no text */
	ZHUPI_ERROR_SIDECAR = 5,    /* sidecar newer, foreign, locked, read-only, disk full */
	ZHUPI_ERROR_TERMINAL = 6,   /* no terminal, or one of unknown type */
	ZHUPI_ERROR_OUTPUT = 7,     /* an export could not be written */
};

#endif
