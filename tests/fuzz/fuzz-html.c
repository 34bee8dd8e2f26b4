/* Any text as a web page. */
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

FUZZ_TARGET(html)
{
	promise_format(data, size, FORMAT_HTML);
	return 0;
}
