/* Any text as Markdown. */
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

FUZZ_TARGET(markdown)
{
	promise_format(data, size, FORMAT_MARKDOWN);
	return 0;
}
