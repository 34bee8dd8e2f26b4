/* What a fuzz target is: bytes in, and nothing out but a crash where a promise
 * is broken. Built with clang, each is a libFuzzer program (tests/fuzz/run);
 * built with the tests, all of them replay what was found (replay.c). */
#ifndef ZHUPI_TESTS_FUZZ_TARGET_H
#define ZHUPI_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

#ifdef ZHUPI_LIBFUZZER
#define FUZZ_TARGET(name) int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
#else
#define FUZZ_TARGET(name) int fuzz_##name(const uint8_t *data, size_t size)
#endif

/* X(name) of every target, which is fuzz-NAME.c. */
#define FUZZ_TARGETS(X)                                                                            \
	X(decode) X(html) X(layout) X(markdown) X(mentions) X(post) X(reading) X(records) X(text)

#ifndef ZHUPI_LIBFUZZER
#define FUZZ_DECLARE(name) int fuzz_##name(const uint8_t *data, size_t size);
FUZZ_TARGETS(FUZZ_DECLARE)
#endif

#endif
