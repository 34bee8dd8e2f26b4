/* The working set of a page: making pieces, moving them, and noting what was
 * done. Decides nothing. */
#include "core/text/page.h"

#include <stdarg.h>
#include <string.h>

#include "core/base/bisect.h"
#include "core/base/safe.h"
#include "core/text/seam.h"

bool page_wants(const struct page *page, enum repair_kind kind)
{
	return !(page->repairs_off & REPAIR_BIT(kind));
}

void page_explain(const struct page *page, const char *step, const char *format, ...)
{
	if (!page->options || !page->options->explain)
		return;
	va_list arguments;
	va_start(arguments, format);
	g_autofree char *told = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	fprintf(page->options->explain, "%-10s ", step);
	safe_write(page->options->explain, slice_of(told));
	putc('\n', page->options->explain);
}

struct slice piece_slice(const struct page *page, const struct piece *piece)
{
	return (struct slice){ page->text->str + piece->text.start, span_len(piece->text) };
}

bool piece_is_text(const struct piece *piece)
{
	return !piece->dropped && (piece->type == BLOCK_PARAGRAPH || piece->type == BLOCK_ITEM);
}

bool piece_is_passed_over(const struct piece *piece)
{
	return piece->dropped || piece->type == BLOCK_FURNITURE;
}

size_t page_next_piece(const struct page *page, size_t i)
{
	do
		i++;
	while (i < page->pieces->len && piece_is_passed_over(page_piece_at(page, i)));
	return i;
}

bool piece_names_office(const struct page *page, const struct piece *piece)
{
	return piece->type == BLOCK_HEADING && !piece->dropped &&
	       patterns_match(page->patterns, FORM_OFFICE, piece_slice(page, piece));
}

struct piece piece_begin(struct page *page, enum block_type type)
{
	size_t id = page->heirs->len;
	g_array_append_val(page->heirs, id);
	return (struct piece){
		.id = id,
		.type = type,
		.text = { page->text->len, page->text->len },
		.first_run = page->runs->len,
		.article = -1,
	};
}

/* The first of runs that ends behind off. */
static size_t first_run_behind(const struct text_run *runs, size_t n_runs, size_t off)
{
	size_t i;
	BISECT(i, n_runs, runs[i].off + runs[i].len > off);
	return i;
}

void runs_cut(const struct text_run *runs, size_t n_runs, struct span stretch, size_t off,
              GArray *out)
{
	for (size_t i = first_run_behind(runs, n_runs, stretch.start);
	     i < n_runs && runs[i].off < stretch.end; i++) {
		struct text_run run = runs[i];
		size_t start = MAX(run.off, stretch.start),
		       end = MIN(run.off + run.len, stretch.end);
		if (start >= end)
			continue;
		if (run.len == run.src_len) {
			run.src_off += start - run.off;
			run.src_len = end - start;
		}
		run.off = start - stretch.start + off;
		run.len = end - start;
		g_array_append_val(out, run);
	}
}

/* Lets the last run grow where the next goes on in the source. */
static bool run_goes_on(GArray *runs, size_t first, const struct text_run *next)
{
	if (runs->len <= first)
		return false;
	struct text_run *last = &g_array_index(runs, struct text_run, runs->len - 1);
	/* Two stretches kept of a run that maps as a whole are one stretch of it. */
	if (last->src_len && last->src_off == next->src_off && last->src_len == next->src_len &&
	    last->off + last->len == next->off) {
		last->len += next->len;
		return true;
	}
	if (last->len != last->src_len || next->len != next->src_len ||
	    last->src_off + last->src_len != next->src_off || last->off + last->len != next->off)
		return false;
	last->len += next->len;
	last->src_len += next->len;
	return true;
}

/* Mostly there is room. */
static void add_text(GString *all, struct slice text)
{
	if (!text.len || all->allocated_len - all->len <= text.len) {
		g_string_append_len(all, text.data, (gssize)text.len);
		return;
	}
	memcpy(all->str + all->len, text.data, text.len);
	all->len += text.len;
	all->str[all->len] = '\0';
}

void piece_add(struct page *page, struct piece *piece, struct slice text,
               const struct text_run *runs, size_t n_runs)
{
	size_t off = page->text->len - piece->text.start;
	add_text(page->text, text);
	for (size_t i = 0; i < n_runs; i++) {
		struct text_run run = runs[i];
		run.off += off;
		if (!run_goes_on(page->runs, piece->first_run, &run))
			g_array_append_val(page->runs, run);
	}
}

void piece_add_char(struct page *page, struct piece *piece, char c)
{
	struct text_run run = { page->text->len - piece->text.start, 1, 0, 0 };
	g_string_append_c(page->text, c);
	g_array_append_val(page->runs, run);
}

void piece_finish(struct page *page, struct piece *piece)
{
	piece->text.end = page->text->len;
	piece->n_runs = page->runs->len - piece->first_run;
	piece->ending = glyph_ending(piece_slice(page, piece));
	g_string_append_c(page->text, '\0');
}

double line_seam_odds(const struct page_line *line)
{
	const struct page_line *next = line + 1;
	return seam_odds_with(line->text, line->tally.kinds, next->text, next->tally.kinds);
}

struct piece piece_part(struct page *page, const struct piece *whole, struct span stretch)
{
	struct piece part = piece_begin(page, whole->type);
	part.first_line = whole->first_line;
	part.last_line = whole->last_line;
	part.article = whole->article;
	struct span text = { whole->text.start + stretch.start, whole->text.start + stretch.end };
	g_string_append_len(page->text, page->text->str + text.start, (gssize)span_len(text));
	/* The page's runs may move while they grow: cut from a copy. */
	g_autofree struct text_run *runs =
	        g_memdup2(&g_array_index(page->runs, struct text_run, whole->first_run),
	                  sizeof *runs * whole->n_runs);
	runs_cut(runs, whole->n_runs, stretch, 0, page->runs);
	piece_finish(page, &part);
	return part;
}

void piece_repaired(struct page *page, const struct piece *piece, enum repair_kind kind,
                    struct span source, double score)
{
	struct piece_repair note = { piece->id, { kind, source, score, NULL } };
	g_array_append_val(page->repairs, note);
}

void piece_corrected(struct page *page, const struct piece *piece, const struct correction *by,
                     struct span source)
{
	struct piece_repair note = { piece->id, { REPAIR_CORRECTION, source, 1, by } };
	g_array_append_val(page->repairs, note);
}

void piece_lay(struct page *page, const struct piece *piece, struct span source)
{
	struct piece_also also = { piece->id, source };
	if (source.end > source.start)
		g_array_append_val(page->also, also);
}

struct span piece_source(const struct page *page, const struct piece *piece)
{
	struct span all = { SIZE_MAX, 0 };
	for (size_t i = 0; i < piece->n_runs; i++) {
		const struct text_run *run =
		        &g_array_index(page->runs, struct text_run, piece->first_run + i);
		if (!run->src_len)
			continue;
		all.start = MIN(all.start, run->src_off);
		all.end = MAX(all.end, run->src_off + run->src_len);
	}
	return all.start < all.end ? all : (struct span){ 0, 0 };
}

void piece_inherit(struct page *page, const struct piece *piece, const struct piece *from)
{
	if (from->id < page->heirs->len)
		g_array_index(page->heirs, size_t, from->id) = piece->id;
}

size_t piece_heir(const struct page *page, size_t id)
{
	while (g_array_index(page->heirs, size_t, id) != id)
		id = g_array_index(page->heirs, size_t, id);
	return id;
}

void piece_lay_piece(struct page *page, const struct piece *piece, struct piece *copy,
                     enum repair_kind kind)
{
	for (size_t i = 0; i < copy->n_runs; i++) {
		const struct text_run *run =
		        &g_array_index(page->runs, struct text_run, copy->first_run + i);
		piece_lay(page, piece, (struct span){ run->src_off, run->src_off + run->src_len });
	}
	piece_inherit(page, piece, copy);
	piece_repaired(page, piece, kind, piece_source(page, copy), 1);
	copy->dropped = true;
}

void page_insert(struct page *page, size_t at, struct piece piece)
{
	g_array_insert_val(page->pieces, at, piece);
}

void page_move(struct page *page, size_t first, size_t end, size_t to)
{
	if (first >= end || (to >= first && to <= end))
		return;
	size_t n = end - first, size = sizeof(struct piece);
	g_autofree struct piece *moved = g_memdup2(page_piece_at(page, first), n * size);
	if (to < first) {
		memmove(page_piece_at(page, to + n), page_piece_at(page, to), (first - to) * size);
		memcpy(page_piece_at(page, to), moved, n * size);
	} else {
		memmove(page_piece_at(page, first), page_piece_at(page, end), (to - end) * size);
		memcpy(page_piece_at(page, to - n), moved, n * size);
	}
}
