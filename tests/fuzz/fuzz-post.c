/* Any text as a post with front matter. */
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

FUZZ_TARGET(post)
{
	promise_format(data, size, FORMAT_POST);
	return 0;
}
