/* Any text as records in JSON and in CSV. */
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

FUZZ_TARGET(records)
{
	promise_format(data, size, FORMAT_JSON);
	promise_format(data, size, FORMAT_CSV);
	return 0;
}
