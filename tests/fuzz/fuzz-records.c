/* Any text as records in JSON, in CSV and in a feed. */
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

FUZZ_TARGET(records)
{
	promise_format(data, size, FORMAT_JSON);
	promise_format(data, size, FORMAT_CSV);
	promise_format(data, size, FORMAT_FEED);
	return 0;
}
