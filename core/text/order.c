/* Headings put back to the text that they are for, where a page has gathered them
 * in one place. What belongs together is told by vocabulary and the order of the
 * headings; where two orders are near, the file's stays. */
#include "core/text/order.h"
#include "core/text/order-place.h"
#include "core/text/seam.h"

enum {
	MOST_HEADINGS = 12, /* gathered headings that are looked at */
	MOST_PARAGRAPHS = 160,
	MOST_CHUNKS = 6, /* stretches of text whose order is tried in every way */
	FEW_CHUNKS = 3,
	MOST_STEPS = 8000000, /* of placing headings in all of the orders */
	LEAST_COLUMN = 8,     /* lines */
	MOST_LEAD = 4,        /* paragraphs set across the columns */
	SHORT_LEAD = 2        /* that nothing else shows to be one */
};

static const double least_gain = 2; /* over the file's order, to leave it */

/* The text and headings of an article whose headings may have lost their
 * place. */
struct sections {
	struct page *page;
	size_t first, end;              /* pieces */
	size_t headings[MOST_HEADINGS]; /* pieces, in the file's order */
	size_t n_headings;
	size_t paragraphs[MOST_PARAGRAPHS];
	size_t n_paragraphs;
	size_t chunks[MOST_CHUNKS + 1]; /* first paragraph of each, and the end */
	size_t n_chunks;
	size_t titled; /* chunk behind the title, or SIZE_MAX */
	bool gathered; /* headings with no text behind them */
	struct placing *placing;
};

static bool is_section_heading(const struct page *page, const struct piece *piece)
{
	return piece->type == BLOCK_HEADING && !piece->dropped && !piece->level &&
	       piece->form != FORM_SUBTITLE && piece->form != FORM_CHAPTER &&
	       !page_spares(page, REPAIR_REORDER, piece_source(page, piece));
}

/* How wide a paragraph's first line is. What is told of its column is of no use here: where
 * two meet, a line may be told to be of the other. */
static unsigned columns_of(const struct sections *sections, size_t paragraph)
{
	return page_piece_at(sections->page, sections->paragraphs[paragraph])->columns;
}

static bool sections_add_paragraph(struct sections *sections, size_t i, bool chunk)
{
	if (sections->n_paragraphs == MOST_PARAGRAPHS ||
	    (chunk && sections->n_chunks == MOST_CHUNKS))
		return false;
	if (chunk)
		sections->chunks[sections->n_chunks++] = sections->n_paragraphs;
	sections->paragraphs[sections->n_paragraphs++] = i;
	sections->chunks[sections->n_chunks] = sections->n_paragraphs;
	return true;
}

/* How many lines of the article the page has above its title block [title, text): a
 * column's, where there is text. */
static size_t lines_of_column(const struct sections *sections, size_t title, size_t text)
{
	size_t least = SIZE_MAX;
	if (title >= text || text >= sections->end)
		return 0;
	size_t titled = page_piece_at(sections->page, title)->first_line;
	for (size_t i = sections->first; i < sections->end; i++)
		least = MIN(least, page_piece_at(sections->page, i)->first_line);
	return titled < least + LEAST_COLUMN ? 0 : titled - least;
}

/* Whether piece i begins just where another column of so many lines may, counted from
 * piece text on. */
static bool begins_column(const struct sections *sections, size_t i, size_t text, size_t lines)
{
	size_t from = page_piece_at(sections->page, text)->first_line;
	size_t line = page_piece_at(sections->page, i)->first_line;
	if (!lines || line < from + lines - 1 || sections->n_chunks >= FEW_CHUNKS)
		return false;
	return (line - from + 1) % lines <= 2;
}

/* Whether a paragraph or two right below the last heading, which end the article, are set
 * across the columns of all others: its lead, and not that heading's text. */
static bool has_lead_below(const struct sections *sections)
{
	size_t n = sections->n_paragraphs, first = n;
	if (!sections->n_headings || n < FEW_CHUNKS)
		return false;
	while (first &&
	       sections->paragraphs[first - 1] > sections->headings[sections->n_headings - 1])
		first--;
	if (first == n || first + SHORT_LEAD < n)
		return false;
	unsigned columns = columns_of(sections, first);
	for (size_t p = 0; p < first; p++)
		if (!order_is_across(columns, columns_of(sections, p)))
			return false;
	return true;
}

/* Reads the article's text and headings; false where there are too many, or
 * what is not for this: numbered headings keep their place. */
static bool sections_read(struct sections *sections, size_t skip_from, size_t skip_to)
{
	bool cut = true, after_heading = false;
	bool mixed = false;          /* headings of several forms: some may well stand right */
	enum form last = FORM_COUNT; /* of the heading before */
	size_t lines = lines_of_column(sections, skip_from, skip_to);
	for (size_t i = sections->first; i < sections->end; i++) {
		const struct piece *piece = page_piece_at(sections->page, i);
		if (i >= skip_from && i < skip_to) {
			cut = true;
			sections->titled = sections->n_chunks;
			continue;
		}
		if (is_section_heading(sections->page, piece)) {
			if (sections->n_headings == MOST_HEADINGS)
				return false;
			sections->gathered |= after_heading && piece->form == last;
			mixed |= last != FORM_COUNT && piece->form != last;
			last = piece->form;
			sections->headings[sections->n_headings++] = i;
			cut = after_heading = true;
		} else if (order_is_text(piece)) {
			cut |= begins_column(sections, i, skip_to, lines);
			if (!sections_add_paragraph(sections, i, cut))
				return false;
			cut = after_heading = false;
		}
	}
	sections->gathered |= has_lead_below(sections);
	return !mixed && sections->n_headings >= 2 && sections->n_paragraphs > sections->n_headings;
}

static void sections_hear(struct sections *sections)
{
	bool starts[MOST_PARAGRAPHS] = { false };
	for (size_t k = 0; k < sections->n_chunks; k++)
		starts[sections->chunks[k]] = true;
	sections->placing = placing_new(sections->page, sections->headings, sections->n_headings,
	                                sections->paragraphs, sections->n_paragraphs, starts);
}

/* An order of chunks, and where its headings stand then. */
struct layout {
	size_t chunks[MOST_CHUNKS];
	size_t at[MOST_HEADINGS]; /* paragraph, counted in the new order */
	size_t lead;              /* paragraphs that stand before any heading */
	double score;
	double second; /* the next best order's score */
};

/* Paragraphs in the order of layout's chunks. */
static void lay_paragraphs(const struct sections *sections, const struct layout *layout,
                           size_t *order, bool *starts)
{
	size_t n = 0;
	for (size_t k = 0; k < sections->n_chunks; k++) {
		size_t chunk = layout->chunks[k];
		for (size_t p = sections->chunks[chunk]; p < sections->chunks[chunk + 1]; p++) {
			starts[n] = p == sections->chunks[chunk];
			order[n++] = p;
		}
	}
}

static const double swap_malus = 0.4;    /* for two chunks against the order of columns */
static const double lead_bonus = 3;      /* for a lead that leads */
static const double broad_bonus = 5;     /* for one set across the columns */
static const double titled_bonus = 2;    /* for the text behind the title, first or behind a lead */
static const double closing_bonus = 1.5; /* for a close that closes */

/* Where the headings stand best in layout's order of the paragraphs. */
static double place_headings(const struct sections *sections, const struct layout *layout,
                             const size_t *order, const bool *starts, size_t *at)
{
	struct placing_order laid = { order, starts, layout->lead, SIZE_MAX, 0 };
	return placing_best(sections->placing, &laid, at);
}

static bool looks(const struct sections *sections, enum form form, size_t paragraph)
{
	struct slice text = piece_slice(
	        sections->page, page_piece_at(sections->page, sections->paragraphs[paragraph]));
	return patterns_match(sections->page->patterns, form, text);
}

/* How many paragraphs the order begins with that are set across the columns of all others,
 * 近段时间，…; none where they leave the headings no text to stand above. */
static size_t broad_lead(const struct sections *sections, const size_t *order)
{
	unsigned columns = columns_of(sections, order[0]);
	size_t broad = 0, all = 0;
	for (size_t p = 0; p < sections->n_paragraphs; p++) {
		bool alike = !order_is_across(columns, columns_of(sections, order[p]));
		broad += broad == p && alike;
		all += alike;
	}
	bool leaves_room = broad + sections->n_headings <= sections->n_paragraphs;
	return broad == all && broad <= MOST_LEAD && leaves_room ? broad : 0;
}

/* What place chunk has where a page's columns are read from the one below the title on,
 * and then those that the file has before it. */
static size_t column_of(const struct sections *sections, size_t chunk)
{
	if (sections->titled == SIZE_MAX || chunk >= sections->titled)
		return chunk;
	return chunk + sections->n_chunks;
}

static void score_layout(const struct sections *sections, struct layout *layout)
{
	g_autofree size_t *order = g_new0(size_t, sections->n_paragraphs);
	g_autofree bool *starts = g_new0(bool, sections->n_paragraphs);
	lay_paragraphs(sections, layout, order, starts);
	size_t broad = broad_lead(sections, order);
	layout->lead = broad;
	layout->score = place_headings(sections, layout, order, starts, layout->at);
	for (size_t a = broad > 0; a < sections->n_chunks; a++)
		for (size_t b = a + 1; b < sections->n_chunks; b++)
			if (column_of(sections, layout->chunks[a]) >
			    column_of(sections, layout->chunks[b]))
				layout->score -= swap_malus;
	bool leads = broad || (layout->at[0] > 0 && looks(sections, FORM_LEAD, order[0]));
	size_t first = layout->chunks[leads && sections->n_chunks > 1];
	layout->score += (leads ? lead_bonus : 0) + (broad ? broad_bonus : 0);
	layout->score += first == sections->titled ? titled_bonus : 0;
	if (looks(sections, FORM_CLOSING, order[sections->n_paragraphs - 1]))
		layout->score += closing_bonus;
}

static bool is_as_in_file(const struct sections *sections, const struct layout *layout)
{
	for (size_t k = 0; k < sections->n_chunks; k++)
		if (layout->chunks[k] != k)
			return false;
	return true;
}

/* Whether the orders are not too many for so long an article. */
static bool may_try_orders(const struct sections *sections)
{
	size_t steps = sections->n_headings * sections->n_paragraphs * sections->n_paragraphs;
	for (size_t k = 2; k <= sections->n_chunks; k++)
		steps *= k;
	return steps <= MOST_STEPS;
}

/* Tries every other order of the chunks from place k on. */
static void try_orders(const struct sections *sections, struct layout *layout, size_t k,
                       struct layout *best)
{
	if (k + 1 >= sections->n_chunks && is_as_in_file(sections, layout))
		return;
	if (k + 1 >= sections->n_chunks) {
		score_layout(sections, layout);
		layout->second = MAX(best->second, MIN(best->score, layout->score));
		if (layout->score > best->score)
			*best = *layout;
		else
			best->second = layout->second;
		return;
	}
	for (size_t i = k; i < sections->n_chunks; i++) {
		size_t chunk = layout->chunks[i];
		memmove(&layout->chunks[k + 1], &layout->chunks[k], (i - k) * sizeof chunk);
		layout->chunks[k] = chunk;
		try_orders(sections, layout, k + 1, best);
		memmove(&layout->chunks[k], &layout->chunks[k + 1], (i - k) * sizeof chunk);
		layout->chunks[i] = chunk;
	}
}

/* Pieces that go along with a paragraph: what stands behind it and is neither
 * text nor heading. */
static void take_along(const struct sections *sections, size_t i, size_t skip_from, size_t skip_to,
                       bool *taken, GArray *laid)
{
	const struct page *page = sections->page;
	do {
		g_array_append_val(laid, *page_piece_at(page, i));
		taken[i - sections->first] = true;
		i++;
	} while (i < sections->end && !(i >= skip_from && i < skip_to) &&
	         !order_is_text(page_piece_at(page, i)) &&
	         !is_section_heading(page, page_piece_at(page, i)));
}

/* How much of what a heading's place leads by is borne out: on pages whose headings
 * were gathered at the end (tests/damage, --chances) half of those were right that lead
 * by little, and three in five of those that lead by two. */
static const double borne_out = -0.7, by_lead = 0.8;

/* How sure it is that a heading stands at the paragraph at, by which the best way has so
 * much that speaks for it, and not before another. */
static double heading_chance(const struct sections *sections, struct placing_order order,
                             double best, size_t heading, size_t at)
{
	size_t others[MOST_HEADINGS];
	order.barred = heading;
	order.barred_at = at;
	double lead = best - placing_best(sections->placing, &order, others);
	return odds_chance(borne_out + by_lead * lead);
}

/* Text that stands behind other text now, and how sure that is. */
static void note_moved_chunks(const struct sections *sections, const struct layout *layout)
{
	for (size_t k = 0; k < sections->n_chunks; k++) {
		size_t chunk = layout->chunks[k];
		if (chunk == (k ? layout->chunks[k - 1] + 1 : 0))
			continue;
		const struct piece *piece = page_piece_at(
		        sections->page, sections->paragraphs[sections->chunks[chunk]]);
		piece_repaired(sections->page, piece, REPAIR_REORDER,
		               piece_source(sections->page, piece),
		               odds_chance(layout->score - layout->second));
	}
}

static void lay_sections(const struct sections *sections, const struct layout *layout,
                         size_t skip_from, size_t skip_to)
{
	struct page *page = sections->page;
	size_t n = sections->end - sections->first;
	g_autofree size_t *order = g_new0(size_t, sections->n_paragraphs);
	g_autofree bool *starts = g_new0(bool, sections->n_paragraphs), *taken = g_new0(bool, n);
	g_autoptr(GArray) laid = g_array_new(FALSE, FALSE, sizeof(struct piece));
	g_autoptr(GArray) head = g_array_new(FALSE, FALSE, sizeof(struct piece));
	lay_paragraphs(sections, layout, order, starts);
	note_moved_chunks(sections, layout);
	struct placing_order placed = { order, starts, layout->lead, SIZE_MAX, 0 };
	size_t at[MOST_HEADINGS];
	double best = placing_best(sections->placing, &placed, at);
	for (size_t p = 0, h = 0; p < sections->n_paragraphs; p++) {
		for (; h < sections->n_headings && layout->at[h] == p; h++) {
			struct piece *piece = page_piece_at(page, sections->headings[h]);
			piece_repaired(page, piece, REPAIR_REORDER, piece_source(page, piece),
			               heading_chance(sections, placed, best, h, layout->at[h]));
			g_array_append_val(laid, *piece);
			taken[sections->headings[h] - sections->first] = true;
		}
		take_along(sections, sections->paragraphs[order[p]], skip_from, skip_to, taken,
		           laid);
	}
	for (size_t i = skip_from; i < skip_to; i++) {
		g_array_append_val(head, *page_piece_at(page, i));
		taken[i - sections->first] = true;
	}
	for (size_t i = 0; i < n; i++)
		if (!taken[i])
			g_array_append_val(head, *page_piece_at(page, sections->first + i));
	g_array_append_vals(head, laid->data, laid->len);
	memcpy(page_piece_at(page, sections->first), head->data, n * sizeof(struct piece));
	for (size_t i = 0; i < n; i++)
		page_piece_at(page, sections->first + i)->starts = !i;
}

/* Orders the text and headings of pieces [first, end), of which the title
 * block [title, text) goes to the head. */
static bool order_sections(struct page *page, size_t first, size_t end, size_t title, size_t text)
{
	struct sections sections = { .page = page, .first = first, .end = end, .titled = SIZE_MAX };
	if (!sections_read(&sections, title, text) || !sections.gathered)
		return false;
	sections_hear(&sections);
	struct layout layout = { .score = 0 }, best;
	for (size_t k = 0; k < sections.n_chunks; k++)
		layout.chunks[k] = k;
	score_layout(&sections, &layout);
	struct layout file = layout;
	file.score += least_gain;
	file.second = -1e9;
	best = file;
	if (may_try_orders(&sections))
		try_orders(&sections, &layout, 0, &best);
	page_explain(page, "order",
	             "%zu headings over %zu paragraphs in %zu chunks: %.1f, as in the file %.1f, "
	             "chance %.2f",
	             sections.n_headings, sections.n_paragraphs, sections.n_chunks, best.score,
	             file.score - least_gain, odds_chance(best.score - best.second));
	lay_sections(&sections, &best, title, text);
	placing_free(sections.placing);
	return true;
}

/* Each article's headings; with the text before its title, where that has
 * none of its own and is not signed. */
static void place_sections(struct page *page)
{
	size_t before = SIZE_MAX;
	for (size_t first = 0; first < page->pieces->len;) {
		size_t end = order_article_end(page, first);
		size_t text = order_title_end(page, first, end);
		bool joined = before != SIZE_MAX && order_has_title(page, first, end) &&
		              !order_has_title(page, before, first) &&
		              !order_is_signed(page, before, first) &&
		              order_sections(page, before, end, first, text);
		if (!joined)
			order_sections(page, first, end, first, text);
		before = joined ? SIZE_MAX : first;
		first = end;
	}
}

void pieces_order(struct page *page)
{
	if (page->marked)
		return;
	if (page_wants(page, REPAIR_RETITLE)) {
		order_news(page);
		order_titles(page);
	}
	if (!page->wrapped || !page_wants(page, REPAIR_REORDER))
		return;
	order_numbers(page);  /* only columns are out of order, */
	place_sections(page); /* and have their headings gathered */
	order_edges(page);
}
