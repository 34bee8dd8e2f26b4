/* Splits a source into lines; Markdown headings are told by their sharps. */
#include "core/text/parse.h"

static void add_line(GArray *lines, GArray *dropped, const struct source *source, struct span at,
                     struct arena *arena)
{
	struct line line = { .kind = LINE_TEXT, .source = at };
	struct slice text = slice_sub(source->text, at);
	while (text.len && *text.data == '#') {
		line.level++;
		text = (struct slice){ text.data + 1, text.len - 1 };
	}
	if (line.level && text.len && *text.data == ' ')
		line.kind = LINE_HEADING;
	if (line.kind == LINE_HEADING) {
		struct dropped markup = { { at.start, at.start + (size_t)line.level }, "markup" };
		g_array_append_val(dropped, markup);
		at.start += (size_t)line.level;
	}
	line.text = slice_sub(source->text, at);
	struct text_run run = { 0, line.text.len, at.start, line.text.len };
	line.runs = arena_copy_array(arena, &run, 1, sizeof run);
	line.n_runs = 1;
	if (!line.text.len || line.text.data[strspn(line.text.data, " \t\r")] == '\n')
		line.kind = LINE_BLANK;
	g_array_append_val(lines, line);
}

struct parsed parse_source(const struct source *source, struct arena *arena)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(struct line));
	GArray *dropped = g_array_new(FALSE, TRUE, sizeof(struct dropped));
	for (size_t at = 0; at < source->text.len;) {
		const char *end = memchr(source->text.data + at, '\n', source->text.len - at);
		size_t stop = end ? (size_t)(end - source->text.data) : source->text.len;
		add_line(lines, dropped, source, (struct span){ at, stop }, arena);
		at = stop + 1;
	}
	struct parsed parsed = { .n_lines = lines->len, .n_dropped = dropped->len };
	parsed.lines = arena_take_array(arena, lines, struct line);
	parsed.dropped = arena_take_array(arena, dropped, struct dropped);
	return parsed;
}
