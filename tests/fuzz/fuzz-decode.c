/* Any bytes as a file: which encodings they are in, and which format. */
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

FUZZ_TARGET(decode)
{
	source_free(promise_source(data, size));
	return 0;
}
