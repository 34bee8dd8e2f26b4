/* From a source to its articles: parses, then takes each page through the
 * steps of repair and segmentation in turn. */
#include "core/text/reading.h"

#include "core/text/field-names.h"
#include "core/text/page.h"
#include "core/text/sheet.h"

/* Of a long page, its lines take more than its text: they go when all that they
 * say has been told of pieces. */
static void lines_forget(struct page *page)
{
	g_array_unref(page->lines);
	page->lines = g_array_new(FALSE, FALSE, sizeof(struct page_line));
	g_clear_pointer(&page->scratch, arena_free);
}

/* The parser's lines take more than that, and go when those of the sheet's last page
 * have been looked at. */
static void parsed_forget(struct page *page)
{
	g_clear_pointer(&page->parted, g_array_unref);
	if (page->end == page->parsed->n_lines)
		g_clear_pointer(&page->parsed_lines, arena_free);
}

/* The way of a page, in order. */
static void (*const steps[])(struct page *page) = {
	lines_part_columns,      /* columns side by side on a line */
	lines_prepare,           /* spaces and fake bold taken out of lines */
	parsed_forget,           /* they are read from here on */
	lines_label,             /* labels and the values below them */
	lines_form,              /* furniture, bylines, ordinals told */
	lines_contents,          /* tables of contents */
	lines_lone_numbers,      /* numbers that are headings */
	lines_initials,          /* dropped initials below what they begin */
	lines_running_heads,     /* what stands beside each page's number */
	lines_date,              /* the day of the page */
	lines_web,               /* what stands around the article of a web page */
	lines_measure,           /* the width of the columns */
	lines_captions,          /* captions over several lines */
	lines_tables,            /* cells that came a line each */
	lines_again,             /* where a pull quote may begin */
	lines_role,              /* which lines begin paragraphs */
	lines_pair_headings,     /* headings over two lines */
	lines_join,              /* lines to pieces */
	pieces_undouble,         /* fake bold that a line's end broke */
	pieces_cut_jumps,        /* 下转第二版 taken off the text */
	pieces_cut_announced,    /* 电 题：… taken off its dateline */
	pieces_lay_repeats,      /* a web page's second rendering laid onto its first */
	pieces_mark_annexes,     /* titles below 附件 and behind signatures */
	lines_forget,            /* pieces say all that is asked from here on */
	pieces_lay_copies,       /* pull quotes laid onto what they repeat */
	pieces_cut_titles,       /* a title that runs on into its text */
	pieces_segment,          /* where articles begin */
	pieces_part_boxes,       /* those set in another width */
	pieces_follow_jumps,     /* 上接第一版 behind 下转第二版 */
	pieces_thread,           /* what columns, pictures and pages broke */
	pieces_lay_copies_again, /* of text that is whole only now */
	pieces_order,            /* titles and headings back to their text */
	pieces_part_offices,     /* what strayed between departments */
	pieces_number,           /* pieces to articles */
	pieces_list_persons,     /* who takes part heads nothing */
	pieces_name_pictures,    /* strong lines above captions alone */
	pieces_lone_leads,       /* sentences that head what is below */
	pieces_run_in,           /* headings within paragraphs */
	pieces_correct,          /* by the reader's hand */
	articles_finish,
};

static uint32_t repairs_off(const struct reading_options *options)
{
	uint32_t off = options ? options->repairs_off : 0;
	for (size_t i = 0; options && i < options->n_corrections; i++)
		if (options->corrections[i].kind == CORRECTION_WITHOUT)
			off |= REPAIR_BIT(options->corrections[i].repair);
	return off;
}

/* The corrections, which the blocks that they made point to. */
static const struct correction *keep_corrections(const struct reading_options *options,
                                                 struct arena *arena)
{
	if (!options || !options->n_corrections)
		return NULL;
	struct correction *kept =
	        arena_copy_array(arena, options->corrections, options->n_corrections, sizeof *kept);
	for (size_t i = 0; i < options->n_corrections; i++) {
		kept[i].text.data = arena_copy(arena, kept[i].text);
		kept[i].exact.data = arena_copy(arena, kept[i].exact);
	}
	return kept;
}

/* Of a page in a newspaper: its arrays need not grow to that. */
enum { USUAL_BYTES = 16000, USUAL_LINES = 256, USUAL_PIECES = 64 };

static struct page page_new(const struct source *source, const struct reading_options *options,
                            struct arena *arena)
{
	return (struct page){
		.source = source,
		.options = options,
		.repairs_off = repairs_off(options),
		.corrections = keep_corrections(options, arena),
		.n_corrections = options ? options->n_corrections : 0,
		.spared = g_array_new(FALSE, FALSE, sizeof(struct spared)),
		.patterns = patterns_for(source->text),
		.arena = arena,
		.lines = g_array_sized_new(FALSE, FALSE, sizeof(struct page_line), USUAL_LINES),
		.line_also = g_array_new(FALSE, FALSE, sizeof(struct span)),
		.text = g_string_sized_new(USUAL_BYTES),
		.runs = g_array_sized_new(FALSE, FALSE, sizeof(struct text_run), USUAL_LINES),
		.pieces = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), USUAL_PIECES),
		.heirs = g_array_sized_new(FALSE, FALSE, sizeof(size_t), USUAL_PIECES),
		.repairs =
		        g_array_sized_new(FALSE, FALSE, sizeof(struct piece_repair), USUAL_LINES),
		.also = g_array_new(FALSE, FALSE, sizeof(struct piece_also)),
		.dropped = g_array_new(FALSE, FALSE, sizeof(struct dropped)),
		.articles = g_array_new(FALSE, FALSE, sizeof(struct article)),
	};
}

static void page_clear(struct page *page)
{
	g_array_set_size(page->lines, 0);
	g_array_set_size(page->line_also, 0);
	g_string_truncate(page->text, 0);
	g_array_set_size(page->runs, 0);
	g_array_set_size(page->pieces, 0);
	g_array_set_size(page->heirs, 0);
	g_array_set_size(page->repairs, 0);
	g_array_set_size(page->also, 0);
}

static void page_free(struct page *page)
{
	g_array_unref(page->spared);
	g_array_unref(page->lines);
	g_array_unref(page->line_also);
	g_string_free(page->text, TRUE);
	g_array_unref(page->runs);
	g_array_unref(page->pieces);
	g_array_unref(page->heirs);
	g_array_unref(page->repairs);
	g_array_unref(page->also);
	g_array_unref(page->dropped);
	g_array_unref(page->articles);
}

bool reading_unwanted(const struct reading_options *options)
{
	return options && options->unwanted && g_atomic_int_get(options->unwanted);
}

static void read_page(struct page *page, size_t first, size_t end)
{
	page_clear(page);
	page->first = first;
	page->end = end;
	page->scratch = arena_new();
	for (size_t i = 0; i < G_N_ELEMENTS(steps) && !reading_unwanted(page->options); i++)
		steps[i](page);
	g_clear_pointer(&page->scratch, arena_free);
}

/* Each record of a wrapped file is a page of its own. */
static void read_pages(struct page *page)
{
	const struct parsed *parsed = page->parsed;
	for (size_t first = 0, end; first < parsed->n_lines; first = end) {
		for (end = first + 1; end < parsed->n_lines; end++)
			if (parsed->lines[end].kind == LINE_RECORD)
				break;
		read_page(page, first, end);
	}
}

static int compare_repairs(const void *a, const void *b)
{
	const struct repair *x = a, *y = b;
	return x->source.start != y->source.start ? (x->source.start < y->source.start ? -1 : 1)
	                                          : 0;
}

GArray *reading_repairs(const struct reading *reading)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct repair));
	for (size_t a = 0; a < reading->n_articles; a++)
		for (size_t b = 0; b < reading->articles[a].n_blocks; b++)
			g_array_append_vals(all, reading->articles[a].blocks[b].repairs,
			                    (guint)reading->articles[a].blocks[b].n_repairs);
	g_array_sort(all, compare_repairs);
	return all;
}

enum { EXPLAINED = 24 }; /* bytes of text told with a repair */

/* By the names under which each can be switched off. */
static void explain_repairs(const struct page *page, const struct reading *reading)
{
	if (!page->options || !page->options->explain)
		return;
	g_autoptr(GArray) repairs = reading_repairs(reading);
	for (guint i = 0; i < repairs->len; i++) {
		const struct repair *repair = &g_array_index(repairs, struct repair, i);
		size_t place = MIN(repair_place(repair), page->source->text.len);
		struct span at = { place, MIN(place + 1, page->source->text.len) };
		size_t shown = MIN(page->source->text.len - place, EXPLAINED);
		page_explain(page, "repair", "%s@%zu %.2f: %.*s", repair_name(repair->kind),
		             source_raw_span(page->source, at).start, repair->score, (int)shown,
		             page->source->text.data + place);
	}
}

static int compare_dropped(const void *a, const void *b)
{
	const struct dropped *x = a, *y = b;
	return x->source.start != y->source.start ? (x->source.start < y->source.start ? -1 : 1)
	                                          : 0;
}

/* What the parser dropped, markup, and what repair did, in source order. */
static void collect_dropped(struct reading *reading, GArray *markup, const GArray *dropped)
{
	g_array_append_vals(markup, dropped->data, dropped->len);
	if (dropped->len)
		g_array_sort(markup, compare_dropped);
	reading->n_dropped = markup->len;
	reading->dropped = arena_take_array(reading->arena, markup, struct dropped);
}

/* Reads a sheet of the source, and notes what its parser dropped. */
static void read_sheet(struct page *page, struct span sheet, GArray *markup)
{
	struct arena *parsing = arena_new();
	page->parsed_lines = arena_new();
	struct parsed parsed = parse_source(page->source, sheet, parsing, page->parsed_lines);
	page->parsed = &parsed;
	read_pages(page);
	g_array_append_vals(markup, parsed.dropped, (guint)parsed.n_dropped);
	page->parsed = NULL;
	g_clear_pointer(&page->parsed_lines, arena_free);
	arena_free(parsing);
}

/* Reads so many sheets at most, from *place on, and moves it behind them. */
static struct reading *read_sheets(const struct source *source,
                                   const struct reading_options *options,
                                   struct reading_place *place, size_t most)
{
	struct reading *reading = g_new0(struct reading, 1);
	reading->arena = arena_new();
	reading->source = source;
	struct page page = page_new(source, options, reading->arena);
	GArray *markup = g_array_new(FALSE, FALSE, sizeof(struct dropped));
	page.articles_done = place->n_articles;
	reading->corrections = page.corrections;
	reading->n_corrections = page.n_corrections;
	page_take_spared(&page);
	for (size_t i = 0; i < most && place->off < source->text.len; i++) {
		if (reading_unwanted(options))
			break;
		struct span sheet = { place->off, sheet_end(source, place->off) };
		read_sheet(&page, sheet, markup);
		place->off = sheet.end;
	}
	collect_dropped(reading, markup, page.dropped);
	reading->more = place->off < source->text.len;
	reading->n_articles = page.articles->len;
	place->n_articles += page.articles->len;
	reading->articles = arena_copy_array(reading->arena, page.articles->data,
	                                     page.articles->len, sizeof(struct article));
	explain_repairs(&page, reading);
	page_free(&page);
	return reading;
}

struct reading *reading_new(const struct source *source, const struct reading_options *options)
{
	size_t most = options && options->most_sheets ? options->most_sheets : SIZE_MAX;
	return read_sheets(source, options, &(struct reading_place){ 0, 0 }, most);
}

struct reading *reading_next(const struct source *source, const struct reading_options *options,
                             struct reading_place *place)
{
	return place->off < source->text.len ? read_sheets(source, options, place, 1) : NULL;
}

void reading_free(struct reading *reading)
{
	if (!reading)
		return;
	arena_free(reading->arena);
	g_free(reading);
}

bool reading_tables_usable(GError **error)
{
	return patterns_usable(patterns_shipped(), error) &&
	       field_names_usable(field_names_shipped(), error);
}
