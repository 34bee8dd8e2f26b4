/* What core/text promises of any bytes at all. Each function aborts, and says
 * why, where a promise is broken. */
#ifndef ZHUPI_TESTS_FUZZ_PROMISES_H
#define ZHUPI_TESTS_FUZZ_PROMISES_H

#include <stdint.h>
#include <stdlib.h>

#include "core/text/parse.h"

/* Aborts, saying why, unless holds. Not g_assert, which traps: libFuzzer keeps
 * the input of an abort only. */
#define PROMISE(holds, ...)                                                                        \
	do {                                                                                       \
		if (!(holds)) {                                                                    \
			g_printerr("promise broken: " __VA_ARGS__);                                \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

/* Opens data, or NULL where it is no text. Its text is well-formed UTF-8, and
 * every character lies over its own bytes, without gap or overlap. */
struct source *promise_source(const uint8_t *data, size_t size);

/* Parses source as format. Runs cover their lines and say what the source
 * says, and each byte that is not blank is in one line or dropped, once. */
void promise_lines(struct source *source, enum source_format format);

/* Opens data and parses it as format. */
void promise_format(const uint8_t *data, size_t size, enum source_format format);

#endif
