/* Any bytes, read to articles, with all repairs and with none: every run of a
 * block is in the source, and no byte is lost. */
#include "core/text/audit.h"
#include "core/text/reading.h"
#include "core/text/wellformed.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

static void promise_block(const struct source *source, const struct block *block)
{
	size_t off = 0;
	for (size_t i = 0; i < block->n_runs; i++) {
		const struct text_run *run = &block->runs[i];
		PROMISE(run->off == off && run->src_off + run->src_len <= source->text.len,
		        "run %zu of a block is at %u, not %zu\n", i, run->off, off);
		off += run->len;
	}
	PROMISE(off == block->text.len, "runs cover %zu of %zu bytes of a block\n", off,
	        block->text.len);
	PROMISE(utf8_valid(block->text) == block->text.len, "a block is no UTF-8\n");
}

static void promise_reading(const struct source *source, const struct reading_options *options)
{
	struct reading *reading = reading_new(source, options);
	for (size_t i = 0; i < reading->n_articles; i++)
		for (size_t k = 0; k < reading->articles[i].n_blocks; k++)
			promise_block(source, &reading->articles[i].blocks[k]);
	g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct audit_finding));
	size_t lost = reading_audit(reading, findings);
	PROMISE(!lost, "%zu bytes have no place\n", lost);
	reading_free(reading);
}

FUZZ_TARGET(reading)
{
	const struct reading_options without_repairs = { .repairs_off = UINT32_MAX };
	struct source *source = promise_source(data, size);
	if (source) {
		promise_reading(source, NULL);
		promise_reading(source, &without_repairs);
	}
	source_free(source);
	return 0;
}
