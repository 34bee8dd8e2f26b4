/* Any text as plain text. */
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

FUZZ_TARGET(text)
{
	promise_format(data, size, FORMAT_TEXT);
	return 0;
}
