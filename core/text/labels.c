/* Labels whose value stands in the line below - 来源： and then a newspaper - made
 * one line with it, so that it has the form that it would have on one. */
#include <string.h>

#include "core/text/page.h"

enum { LABEL_COLUMNS = 24, VALUE_COLUMNS = 60, NAME_COLUMNS = 16, LABEL_BLANKS = 2 };

static bool is_label(const struct page_line *line)
{
	struct slice text = line->text;
	return line->kind == LINE_TEXT && !line->closed && line->columns <= LABEL_COLUMNS &&
	       line->ending == ENDING_COLON && glyph_take_last(&text) != ';';
}

static bool may_be_value(const struct page_line *line)
{
	return line->kind == LINE_TEXT && line->columns <= VALUE_COLUMNS &&
	       line->ending == ENDING_OPEN && line->blanks <= LABEL_BLANKS;
}

/* The two as one line; its runs are copied, its copies lie side by side. */
static struct page_line labelled(struct page *page, const struct page_line *label,
                                 const struct page_line *value)
{
	struct page_line line = *label;
	size_t n_runs = label->n_runs + value->n_runs;
	struct text_run *runs = arena_new_array(page->scratch, struct text_run, n_runs);
	for (size_t i = 0; i < n_runs; i++) {
		bool first = i < label->n_runs;
		runs[i] = first ? label->runs[i] : value->runs[i - label->n_runs];
		runs[i].off += first ? 0 : label->text.len;
	}
	size_t len = label->text.len + value->text.len;
	char *text = arena_alloc(page->scratch, len + 1);
	memcpy(text, label->text.data, label->text.len);
	memcpy(text + label->text.len, value->text.data, value->text.len);
	text[len] = '\0';
	line.text = (struct slice){ text, len };
	line.tally = glyph_tally(line.text);
	line.runs = runs;
	line.n_runs = n_runs;
	line.source.end = value->source.end;
	line.columns += value->columns;
	line.ending = value->ending;
	line.closed = value->closed;
	line.n_also += value->n_also;
	line.repairs |= value->repairs | REPAIR_BIT(REPAIR_UNWRAP);
	return line;
}

/* Whether a label and its value make a field. Anything else is text that
 * happens to stand under a colon: where the value is something by itself, or is
 * too long for an editor's name. */
static bool is_field(const struct page *page, const struct page_line *both,
                     const struct page_line *value)
{
	enum form form = line_form(page, both), alone = line_form(page, value);
	bool newspaper = form == FORM_CREDIT && alone == FORM_FURNITURE; /* a masthead else */
	if (alone != FORM_TEXT && alone != form && !newspaper)
		return false;
	return form == FORM_CREDIT || form == FORM_DATE || form == FORM_BYLINE ||
	       (form == FORM_FURNITURE && value->columns <= NAME_COLUMNS);
}

void lines_label(struct page *page)
{
	if (!page_wants(page, REPAIR_UNWRAP))
		return;
	guint kept = 0;
	for (guint i = 0; i < page->lines->len; i++) {
		struct page_line *line = page_line_at(page, i), *next = line + 1;
		if (i + 1 < page->lines->len && is_label(line) && may_be_value(next)) {
			struct page_line both = labelled(page, line, next);
			if (is_field(page, &both, next)) {
				*line = both;
				i++;
			}
		}
		if (page_line_at(page, kept) != line)
			*page_line_at(page, kept) = *line;
		kept++;
	}
	g_array_set_size(page->lines, kept);
}
