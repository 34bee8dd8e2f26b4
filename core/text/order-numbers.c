/* Columns that a page gives out of order and that break between paragraphs, put back
 * by the numbers of their headings: （五）…（八） before （一）…（四）. Only where one order of
 * all has more of them in their place than the file's, and any other. */
#include "core/text/order.h"
#include "core/text/series.h"

enum {
	MOST_COLUMNS = 5, /* runs of numbers whose order is tried in every way */
	LEAST_NUMBERS = 4,
	LEVELS = 2 /* 一、 and （一） */
};

/* A numbered heading, or a paragraph that begins with one. */
struct numbered {
	size_t piece; /* where what belongs to it begins: a heading above it, too */
	size_t level;
	unsigned number;
	bool headed; /* a heading without number stands right above */
};

/* Numbers that go on one from the other, as far as the file has them so. */
struct column {
	size_t first, end; /* of the numbered */
};

struct numbers {
	struct page *page;
	GArray *all; /* struct numbered, in the file's order */
	struct column columns[MOST_COLUMNS];
	size_t n_columns;
	bool titled; /* the article begins here, and on no other page */
};

/* An order of columns, and what speaks against it. */
struct numbers_order {
	size_t columns[MOST_COLUMNS];
	size_t wrong;
	size_t as_good; /* orders that nothing more speaks against */
};

/* A number out of place; an article that has its title, and begins with （三）, or 三、. */
enum { OUT_OF_PLACE = 3, WITHIN = 2, LATE = 1 };

static const struct numbered *number_at(const struct numbers *numbers, size_t i)
{
	return &g_array_index(numbers->all, struct numbered, i);
}

/* Numbers as far as they have been counted. */
struct counts {
	unsigned of[LEVELS];
	bool begun, known; /* any; a number of the first level */
};

/* Takes number on in counts, and tells what is wrong with it there. Where the text comes
 * from another page, its first numbers may be any. */
static size_t count_on(struct counts *counts, const struct numbered *number, bool titled)
{
	unsigned before = counts->of[number->level];
	bool free = !counts->begun || (!number->level && !counts->known);
	bool next = number->number == before + 1 || (number->number == 1 && number->headed);
	size_t wrong = next            ? 0
	               : !free         ? OUT_OF_PLACE
	               : !titled       ? 0
	               : number->level ? WITHIN
	                               : LATE;
	counts->begun = true;
	counts->known |= !number->level;
	counts->of[number->level] = number->number;
	for (size_t deeper = number->level + 1; deeper < LEVELS; deeper++)
		counts->of[deeper] = 0;
	return wrong;
}

/* The heading without number right above piece i of an article whose text begins at
 * first; i where there is none. */
static size_t head_above(const struct page *page, size_t first, size_t i)
{
	size_t at = i;
	while (at > first && piece_is_passed_over(page_piece_at(page, at - 1)))
		at--;
	bool heading = at > first && page_piece_at(page, at - 1)->type == BLOCK_HEADING &&
	               page_piece_at(page, at - 1)->form == FORM_TEXT;
	return heading ? at - 1 : i;
}

static void read_numbers(struct numbers *numbers, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const struct piece *piece = page_piece_at(numbers->page, i);
		if ((piece->form != FORM_ORDINAL_1 && piece->form != FORM_ORDINAL_2) ||
		    piece->dropped)
			continue;
		struct series_count count = series_first(piece_slice(numbers->page, piece));
		size_t from = head_above(numbers->page, first, i);
		struct numbered number = { from, (size_t)(piece->form - FORM_ORDINAL_1),
			                   count.number, from < i };
		g_array_append_val(numbers->all, number);
	}
}

/* Cuts the numbers where one is not the next, or begins anew; false where there are too
 * many such places, or all are in order. */
static bool part_columns(struct numbers *numbers)
{
	struct counts counts = { .begun = false };
	size_t wrong = 0;
	for (size_t i = 0; i < numbers->all->len; i++) {
		const struct numbered *number = number_at(numbers, i);
		size_t here = count_on(&counts, number, numbers->titled);
		wrong += here;
		if (!i || here || number->headed) {
			if (numbers->n_columns == MOST_COLUMNS)
				return false;
			numbers->columns[numbers->n_columns++].first = i;
		}
		numbers->columns[numbers->n_columns - 1].end = i + 1;
	}
	return wrong && numbers->n_columns > 1;
}

static size_t count_wrong(const struct numbers *numbers, const struct numbers_order *order)
{
	struct counts counts = { .begun = false };
	size_t wrong = 0;
	for (size_t k = 0; k < numbers->n_columns; k++) {
		const struct column *column = &numbers->columns[order->columns[k]];
		for (size_t i = column->first; i < column->end; i++)
			wrong += count_on(&counts, number_at(numbers, i), numbers->titled);
	}
	return wrong;
}

/* Tries every order of the columns from place k on. */
static void try_columns(const struct numbers *numbers, struct numbers_order *order, size_t k,
                        struct numbers_order *best)
{
	if (k + 1 >= numbers->n_columns) {
		order->wrong = count_wrong(numbers, order);
		if (order->wrong < best->wrong)
			*best = *order; /* as_good is 0 */
		best->as_good += order->wrong == best->wrong;
		return;
	}
	for (size_t i = k; i < numbers->n_columns; i++) {
		struct numbers_order other = *order;
		other.columns[k] = order->columns[i];
		other.columns[i] = order->columns[k];
		try_columns(numbers, &other, k + 1, best);
	}
}

/* Where column k's pieces begin. What stands before the first number is the end of what
 * another column begins, but for an article's lead. */
static size_t column_start(const struct numbers *numbers, size_t k, size_t text)
{
	const struct page *page = numbers->page;
	size_t start = number_at(numbers, numbers->columns[k].first)->piece;
	for (size_t i = text; !k && i < start; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (piece->form == FORM_SALUTATION || piece->form == FORM_DATELINE ||
		    (order_is_text(piece) &&
		     patterns_match(page->patterns, FORM_LEAD, piece_slice(page, piece))))
			return start;
	}
	return k ? start : text;
}

/* Whether the reader has switched off that a column is put in its place. */
static bool is_spared(const struct numbers *numbers, const struct numbers_order *order, size_t text)
{
	bool spared = false;
	for (size_t k = 0; k < numbers->n_columns && numbers->page->spared->len; k++) {
		size_t start = column_start(numbers, order->columns[k], text);
		spared |= page_spares(
		        numbers->page, REPAIR_REORDER,
		        piece_source(numbers->page, page_piece_at(numbers->page, start)));
	}
	return spared;
}

/* Writes the columns' pieces in order; what ends the article stays its end. */
static void lay_columns(const struct numbers *numbers, const struct numbers_order *order,
                        size_t text, size_t end)
{
	struct page *page = numbers->page;
	end = order_text_end(page, text, end);
	size_t start = column_start(numbers, 0, text);
	g_autofree struct piece *old =
	        g_memdup2(page_piece_at(page, start), (end - start) * sizeof *old);
	size_t at = start;
	for (size_t k = 0; k < numbers->n_columns; k++) {
		size_t column = order->columns[k];
		size_t from = column_start(numbers, column, text);
		size_t to = column + 1 < numbers->n_columns
		                    ? column_start(numbers, column + 1, text)
		                    : end;
		memcpy(page_piece_at(page, at), old + (from - start), (to - from) * sizeof *old);
		if (column != (k ? order->columns[k - 1] + 1 : 0))
			piece_repaired(page, page_piece_at(page, at), REPAIR_REORDER,
			               piece_source(page, page_piece_at(page, at)), 1);
		at += to - from;
	}
}

/* Puts the numbered columns of the article's text, pieces [text, end), in order. */
static void order_columns(struct page *page, size_t text, size_t end, bool titled)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct numbered));
	struct numbers numbers = { .page = page, .all = all, .titled = titled };
	read_numbers(&numbers, text, end);
	if (all->len < LEAST_NUMBERS || !part_columns(&numbers))
		return;
	struct numbers_order order = { .wrong = 0 }, best = { .wrong = SIZE_MAX };
	for (size_t k = 0; k < numbers.n_columns; k++)
		order.columns[k] = k;
	size_t as_in_file = count_wrong(&numbers, &order);
	try_columns(&numbers, &order, 0, &best);
	page_explain(page, "order", "%zu columns of %u numbers: %zu against each of %zu orders",
	             numbers.n_columns, all->len, best.wrong, best.as_good);
	/* A number may be lost, and out of place in every order. */
	bool better = best.wrong < OUT_OF_PLACE || best.wrong + OUT_OF_PLACE <= as_in_file;
	if (better && best.wrong < as_in_file && best.as_good == 1 &&
	    !is_spared(&numbers, &best, text))
		lay_columns(&numbers, &best, text, end);
}

void order_numbers(struct page *page)
{
	for (size_t first = 0, end; first < page->pieces->len; first = end) {
		end = order_article_end(page, first);
		order_columns(page, order_title_end(page, first, end), end,
		              order_has_title(page, first, end));
	}
}
