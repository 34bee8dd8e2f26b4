/* The promises of core/text, checked. */
#include "tests/fuzz/promises.h"

#include "core/text/wellformed.h"

struct source *promise_source(const uint8_t *data, size_t size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	struct source *source = source_from_bytes("input", bytes, NULL);
	if (!source)
		return NULL;
	struct slice text = source->text;
	PROMISE(utf8_valid(text) == text.len, "the text is no UTF-8\n");
	PROMISE(text.data[text.len] == '\0', "no NUL ends the text\n");
	size_t reached = source_raw_span(source, (struct span){ 0, 0 }).start;
	for (size_t off = 0, len; off < text.len; off += len) {
		len = utf8_length(slice_sub(text, (struct span){ off, text.len }));
		struct span raw = source_raw_span(source, (struct span){ off, off + len });
		PROMISE(raw.end > raw.start, "character at %zu has no bytes\n", off);
		/* of a character that became two code points, both have all of it */
		PROMISE(raw.start == reached || raw.end == reached,
		        "character at %zu: bytes from %zu, not %zu\n", off, raw.start, reached);
		reached = raw.end;
	}
	PROMISE(!text.len || reached == size, "%zu of %zu bytes decoded\n", reached, size);
	return source;
}

static void promise_line(const struct source *source, const struct line *line, uint8_t *times)
{
	size_t off = 0;
	for (size_t i = 0; i < line->n_runs; i++) {
		const struct text_run *run = &line->runs[i];
		PROMISE(run->off == off, "a run begins at %u, not at %zu\n", run->off, off);
		PROMISE(run->src_off + run->src_len <= source->text.len, "a run past the end\n");
		for (size_t k = 0; k < run->src_len; k++)
			times[run->src_off + k]++;
		off += run->len;
	}
	PROMISE(off == line->text.len, "runs cover %zu of %zu bytes\n", off, line->text.len);
	PROMISE(utf8_valid(line->text) == line->text.len, "a line is no UTF-8\n");
}

static void promise_account(const struct source *source, const uint8_t *times)
{
	struct slice text = source->text;
	for (size_t off = 0, len; off < text.len; off += len) {
		struct slice rest = slice_sub(text, (struct span){ off, text.len });
		len = utf8_blank(rest);
		if (len)
			continue;
		len = 1;
		PROMISE(times[off] == 1, "byte %zu is in %d places\n", off, times[off]);
	}
}

void promise_lines(struct source *source, enum source_format format)
{
	struct arena *arena = arena_new();
	source->format = format;
	struct span whole = { 0, source->text.len };
	struct parsed parsed = parse_source(source, whole, arena, arena);
	uint8_t *times = g_malloc0(source->text.len + 1);
	for (size_t i = 0; i < parsed.n_lines; i++)
		promise_line(source, &parsed.lines[i], times);
	for (size_t i = 0; i < parsed.n_dropped; i++) {
		struct span at = parsed.dropped[i].source;
		PROMISE(at.start < at.end && at.end <= source->text.len, "nothing was dropped\n");
		for (size_t k = at.start; k < at.end; k++)
			times[k]++;
	}
	promise_account(source, times);
	for (size_t i = 0; i < parsed.n_metadata; i++)
		PROMISE(parsed.metadata[i].line <= parsed.n_lines, "metadata of no line\n");
	g_free(times);
	arena_free(arena);
}

void promise_format(const uint8_t *data, size_t size, enum source_format format)
{
	struct source *source = promise_source(data, size);
	if (source)
		promise_lines(source, format);
	source_free(source);
}
