/* Any bytes, read to articles: every run of a block is in the source, and
 * taking every repair off changes nothing of that. */
#include "core/text/reading.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/target.h"

static void promise_block(const struct source *source, const struct block *block)
{
	size_t off = 0;
	for (size_t i = 0; i < block->n_runs; i++) {
		const struct text_run *run = &block->runs[i];
		if (run->off != off || run->src_off + run->src_len > source->text.len)
			g_error("run %zu of a block is at %zu, not %zu", i, run->off, off);
		off += run->len;
	}
	if (off != block->text.len)
		g_error("runs cover %zu of %zu bytes of a block", off, block->text.len);
}

static void promise_reading(const struct source *source, const struct reading_options *options)
{
	struct reading *reading = reading_new(source, options);
	for (size_t i = 0; i < reading->n_articles; i++)
		for (size_t k = 0; k < reading->articles[i].n_blocks; k++)
			promise_block(source, &reading->articles[i].blocks[k]);
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
