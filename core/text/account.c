/* A sweep over what lines, metadata and dropped ranges hold of the source. All
 * three come nearly in source order, so that sorting them is cheap. */
#include "core/text/account.h"

#include "core/base/sort.h"
#include "core/text/wellformed.h"

enum { USUAL_SPANS = 64 };

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

/* Whether nothing, or one line end, is between two places. */
static bool adjoins(struct slice text, size_t end, size_t start)
{
	return end == start || (end + 1 == start && text.data[end] == '\n');
}

static void hold(GArray *held, struct slice text, struct span span)
{
	if (held->len) {
		struct span *last = &g_array_index(held, struct span, held->len - 1);
		if (adjoins(text, last->end, span.start)) {
			last->end = span.end;
			return;
		}
	}
	g_array_append_val(held, span);
}

static GArray *collect_held(const struct line_writer *writer)
{
	GArray *held = g_array_sized_new(FALSE, FALSE, sizeof(struct span), USUAL_SPANS);
	struct slice text = writer->source->text;
	for (guint i = 0; i < writer->lines->len; i++) {
		const struct line *line = &g_array_index(writer->lines, struct line, i);
		for (size_t k = 0; k < line->n_runs; k++)
			hold(held, text,
			     (struct span){ line->runs[k].src_off,
			                    line->runs[k].src_off + line->runs[k].src_len });
	}
	for (guint i = 0; i < writer->dropped->len; i++)
		hold(held, text, g_array_index(writer->dropped, struct dropped, i).source);
	struct span end = { writer->stretch.end, writer->stretch.end };
	g_array_append_val(held, end);
	sort_if_needed(held, by_start);
	return held;
}

static GArray *collect_metadata(const struct line_writer *writer)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	for (guint i = 0; i < writer->metadata->len; i++)
		g_array_append_val(spans,
		                   g_array_index(writer->metadata, struct metadata, i).source);
	sort_if_needed(spans, by_start);
	return spans;
}

static void drop(struct line_writer *writer, struct span at, const char *reason)
{
	struct slice text = writer->source->text;
	size_t blank;
	while (at.start < at.end && (blank = utf8_blank(slice_sub(text, at))))
		at.start += blank;
	struct dropped dropped = { at, reason };
	if (at.start < at.end)
		g_array_append_val(writer->dropped, dropped);
}

/* Drops a gap; what of it is metadata from *next on, as that. */
static void drop_gap(struct line_writer *writer, struct span gap, const GArray *metadata,
                     guint *next)
{
	for (; *next < metadata->len; ++*next) {
		struct span at = g_array_index(metadata, struct span, *next);
		if (at.end <= gap.start)
			continue;
		if (at.start >= gap.end)
			break;
		struct span inside = { MAX(at.start, gap.start), MIN(at.end, gap.end) };
		drop(writer, (struct span){ gap.start, inside.start }, "markup");
		drop(writer, inside, "metadata");
		gap.start = inside.end;
		if (at.end > gap.end)
			break; /* it goes on in the next gap */
	}
	drop(writer, gap, "markup");
}

void account_for_markup(struct line_writer *writer)
{
	if (source_format_is_plain(writer->source->format))
		return; /* what is no line is blank */
	g_autoptr(GArray) held = collect_held(writer);
	g_autoptr(GArray) metadata = collect_metadata(writer);
	size_t reached = writer->stretch.start;
	guint next = 0;
	for (guint i = 0; i < held->len; i++) {
		struct span at = g_array_index(held, struct span, i);
		if (at.start > reached)
			drop_gap(writer, (struct span){ reached, at.start }, metadata, &next);
		reached = MAX(reached, at.end);
	}
	sort_if_needed(writer->dropped, dropped_by_start);
}
