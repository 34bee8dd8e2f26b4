/* Sources from strings, and lines to strings. */
#include "tests/text/parsed.h"

static struct source *open_string(const char *name, const char *content)
{
	g_autoptr(GBytes) bytes = g_bytes_new(content, strlen(content));
	g_autoptr(GError) error = NULL;
	struct source *source = source_from_bytes(name, bytes, &error);
	g_assert_no_error(error);
	return source;
}

static void show_line(GString *shown, const struct line *line)
{
	static const char kinds[] = {
		[LINE_TEXT] = 't', [LINE_BLANK] = 'b',   [LINE_HEADING] = 'h',
		[LINE_ITEM] = 'i', [LINE_CAPTION] = 'c', [LINE_CELL] = '|',
		[LINE_RULE] = 'r', [LINE_LINKS] = 'l',   [LINE_RECORD] = '=',
	};
	g_string_append_printf(shown, "%c%d%s%s|%.*s\n", kinds[line->kind], line->level,
	                       line->strong ? "s" : "", line->closed ? "." : "",
	                       (int)line->text.len, line->text.data);
}

static void show_metadata(GString *shown, const struct metadata *metadata)
{
	static const char *const fields[] = {
		[PART_TITLE] = "title",
		[PART_DATE] = "date",
		[PART_AUTHOR] = "author",
		[PART_SOURCE] = "source",
	};
	g_string_append_printf(shown, "@%s %zu %.*s\n", fields[metadata->part], metadata->line,
	                       (int)metadata->value.len, metadata->value.data);
}

void assert_parsed(const char *name, const char *content, const char *expected)
{
	struct source *source = open_string(name, content);
	struct arena *arena = arena_new();
	struct span whole = { 0, source->text.len };
	struct parsed parsed = parse_source(source, whole, arena, arena);
	g_autoptr(GString) shown = g_string_new(NULL);
	for (size_t i = 0; i < parsed.n_metadata; i++)
		show_metadata(shown, &parsed.metadata[i]);
	for (size_t i = 0; i < parsed.n_lines; i++)
		show_line(shown, &parsed.lines[i]);
	g_assert_cmpstr(shown->str, ==, expected);
	arena_free(arena);
	source_free(source);
}

void assert_format(const char *name, const char *content, enum source_format format)
{
	struct source *source = open_string(name, content);
	g_assert_cmpstr(source_format_name(source->format), ==, source_format_name(format));
	source_free(source);
}
