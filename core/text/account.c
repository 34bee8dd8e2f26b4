/* A sweep over what lines, metadata and dropped ranges hold of the source. All
 * three come nearly in source order, so that sorting them is cheap. */
#include "core/text/account.h"

#include "core/text/wellformed.h"

static int by_start(const void *a, const void *b)
{
	const struct span *x = a, *y = b;
	return x->start < y->start ? -1 : x->start > y->start;
}

static int dropped_by_start(const void *a, const void *b)
{
	const struct dropped *x = a, *y = b;
	return by_start(&x->source, &y->source);
}

static void hold(GArray *held, struct span span)
{
	if (held->len) { /* lines follow each other with no more than blanks between */
		struct span *last = &g_array_index(held, struct span, held->len - 1);
		if (last->end == span.start) {
			last->end = span.end;
			return;
		}
	}
	g_array_append_val(held, span);
}

static GArray *collect_held(const struct line_writer *writer)
{
	GArray *held = g_array_new(FALSE, FALSE, sizeof(struct span));
	for (guint i = 0; i < writer->lines->len; i++) {
		const struct line *line = &g_array_index(writer->lines, struct line, i);
		for (size_t k = 0; k < line->n_runs; k++)
			hold(held, (struct span){ line->runs[k].src_off,
			                          line->runs[k].src_off + line->runs[k].src_len });
	}
	for (guint i = 0; i < writer->metadata->len; i++)
		hold(held, g_array_index(writer->metadata, struct metadata, i).source);
	for (guint i = 0; i < writer->dropped->len; i++)
		hold(held, g_array_index(writer->dropped, struct dropped, i).source);
	return held;
}

static struct span trim(struct slice text, struct span at)
{
	size_t blank;
	while (at.start < at.end && (blank = utf8_blank(slice_sub(text, at))))
		at.start += blank;
	while (at.end > at.start && (text.data[at.end - 1] == ' ' || text.data[at.end - 1] == '\n'))
		at.end--;
	return at;
}

void account_for_markup(struct line_writer *writer)
{
	struct slice text = writer->source->text;
	g_autoptr(GArray) held = collect_held(writer);
	struct span end = { text.len, text.len };
	g_array_append_val(held, end);
	g_array_sort(held, by_start);
	size_t reached = 0;
	for (guint i = 0; i < held->len; i++) {
		struct span at = g_array_index(held, struct span, i);
		struct dropped gap = { trim(text, (struct span){ reached, MAX(reached, at.start) }),
			               "markup" };
		if (gap.source.start < gap.source.end)
			g_array_append_val(writer->dropped, gap);
		reached = MAX(reached, at.end);
	}
	g_array_sort(writer->dropped, dropped_by_start);
}
