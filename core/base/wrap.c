/* Each cluster is measured once, also where a line is broken before it. */
#include "core/base/wrap.h"

#include <glib.h>

#include "core/base/linebreak.h"

/* Columns of blanks that may stand beyond a line's end. */
enum { HANGING_BLANKS = 8 };

/* A cluster that is measured and not on a line yet. */
struct unit {
	size_t off;
	unsigned columns;
	bool blank;
	enum linebreak before;
};

struct wrap {
	struct slice text;
	enum ambiguous ambiguous;
	size_t off;    /* measured up to here */
	GArray *units; /* struct unit */
	struct linebreaker *breaker;
};

struct wrap *wrap_new(struct slice text, enum ambiguous ambiguous)
{
	struct wrap *wrap = g_new(struct wrap, 1);
	*wrap = (struct wrap){
		.text = text,
		.ambiguous = ambiguous,
		.units = g_array_new(FALSE, FALSE, sizeof(struct unit)),
		.breaker = linebreaker_new(text),
	};
	return wrap;
}

void wrap_free(struct wrap *wrap)
{
	if (!wrap)
		return;
	g_array_free(wrap->units, TRUE);
	linebreaker_free(wrap->breaker);
	g_free(wrap);
}

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

static bool is_blank(struct slice text)
{
	static const struct slice ideographic = { "\u3000", 3 };
	char first = text.data[0];
	return first == ' ' || first == '\t' || is_line_end(first) ||
	       slice_equal(text, ideographic);
}

/* Measures one more cluster; false at the end of the text. */
static bool read_unit(struct wrap *wrap)
{
	if (wrap->off >= wrap->text.len)
		return false;
	struct cluster cluster = cluster_at(wrap->text, wrap->off, wrap->ambiguous);
	struct unit unit = {
		.off = wrap->off,
		.columns = is_line_end(wrap->text.data[wrap->off]) ? 0 : cluster.columns,
		.blank = is_blank(slice_sub(wrap->text, cluster.span)),
		.before = wrap->off ? linebreaker_at(wrap->breaker, wrap->off) : LINEBREAK_NONE,
	};
	g_array_append_val(wrap->units, unit);
	wrap->off = cluster.span.end;
	return true;
}

static const struct unit *unit_at(struct wrap *wrap, size_t i)
{
	if (i >= wrap->units->len && !read_unit(wrap))
		return NULL;
	return &g_array_index(wrap->units, struct unit, i);
}

/* How many units make the next line of room columns: up to a forced break, or
 * to the last allowed one that fits, or, in a word too long for a line, as
 * many as fit. Blanks hang over the edge a little. */
static size_t fill(struct wrap *wrap, unsigned room)
{
	size_t allowed = 0;
	unsigned columns = 0;
	for (size_t i = 0;; i++) {
		const struct unit *unit = unit_at(wrap, i);
		if (!unit || (i > 0 && unit->before == LINEBREAK_FORCED))
			return i;
		if (i > 0 && unit->before == LINEBREAK_ALLOWED)
			allowed = i;
		columns += unit->columns;
		if (i == 0 || columns <= room)
			continue;
		if (!unit->blank)
			return allowed ? allowed : i;
		if (columns > room + HANGING_BLANKS)
			return i;
	}
}

static struct wrapped line_of(const struct wrap *wrap, size_t count)
{
	const struct unit *units = &g_array_index(wrap->units, struct unit, 0);
	size_t end = count < wrap->units->len ? units[count].off : wrap->off;
	struct wrapped line = { .span = { units[0].off, end }, .shown = end };
	while (count > 0 && units[count - 1].blank)
		line.shown = units[--count].off;
	for (size_t i = 0; i < count; i++)
		line.columns += units[i].columns;
	return line;
}

bool wrap_next(struct wrap *wrap, unsigned room, struct wrapped *line)
{
	size_t count = fill(wrap, room);
	if (!count)
		return false;
	*line = line_of(wrap, count);
	g_array_remove_range(wrap->units, 0, (guint)count);
	return true;
}
