/* Plans of departments, a heading each: a paragraph at the end of one section, or at
 * the head of the next, that speaks of what the other department does is put there.
 * What departments do is told by share/lexicon/offices.tsv. */
#include "core/text/offices.h"

#include "core/text/page.h"
#include "core/text/seam.h"
#include "core/text/table-rows.h"

enum { LEAST_WORDS = 2 };

static const double word_odds = 1.5; /* for each word that speaks for the other */

struct office {
	struct slice name;
	char **words;
};

static void add_row(void *offices, const char *line)
{
	const char *tab = strchr(line, '\t');
	if (!tab || *line == '#' || *line == '+' || *line == '-' ||
	    g_str_has_prefix(line, "office"))
		return;
	char *name = g_strndup(line, (gsize)(tab - line));
	struct office office = { slice_of(name), g_strsplit(tab + 1, " ", -1) };
	g_array_append_val((GArray *)offices, office);
}

static void *load(void *unused)
{
	(void)unused;
	GArray *offices = g_array_new(FALSE, FALSE, sizeof(struct office));
	table_rows_each("offices.tsv", add_row, offices);
	return offices;
}

size_t offices_words(struct slice name, struct slice text)
{
	static GOnce once = G_ONCE_INIT; /* never changes once it is there */
	const GArray *offices = g_once(&once, load, NULL);
	size_t found = 0;
	for (guint i = 0; i < offices->len; i++) {
		const struct office *office = &g_array_index(offices, struct office, i);
		for (char **word = office->words; *word && slice_find(name, office->name); word++)
			found += slice_find(text, slice_of(*word)) != NULL;
	}
	return found;
}

/* A section: piece first is its heading, [text, end) what stands behind its fields. */
struct section {
	size_t first, text, end;
};

static bool is_plain(const struct piece *piece)
{
	return piece_is_text(piece) && piece->form == FORM_TEXT && piece->ending == ENDING_FULL;
}

static size_t section_end(const struct page *page, size_t first)
{
	size_t end = first + 1;
	while (end < page->pieces->len && !page_piece_at(page, end)->starts &&
	       page_piece_at(page, end)->type != BLOCK_HEADING)
		end++;
	return end;
}

/* The section of the department whose name is piece first; of none, text is 0. */
static struct section section_at(const struct page *page, size_t first)
{
	struct section section = { first, 0, 0 };
	if (!piece_names_office(page, page_piece_at(page, first)))
		return section;
	section.end = section_end(page, first);
	for (section.text = first + 1; section.text < section.end; section.text++)
		if (piece_is_text(page_piece_at(page, section.text)))
			break;
	return section;
}

/* How many words say that paragraph i, under own, is of the other department; none
 * where any says that it is own's. */
static size_t strays(const struct page *page, size_t i, size_t own, size_t other)
{
	struct slice text = piece_slice(page, page_piece_at(page, i));
	if (!is_plain(page_piece_at(page, i)) ||
	    offices_words(piece_slice(page, page_piece_at(page, own)), text))
		return 0;
	return offices_words(piece_slice(page, page_piece_at(page, other)), text);
}

static bool move_stray(struct page *page, size_t i, size_t to, size_t words)
{
	const struct piece *piece = page_piece_at(page, i);
	struct span source = piece_source(page, piece);
	if (words < LEAST_WORDS || page_spares(page, REPAIR_REORDER, source))
		return false;
	double chance = odds_chance(word_odds * (double)words);
	page_explain(page, "order", "piece %zu is of the department at %zu, chance %.2f", i, to,
	             chance);
	piece_repaired(page, piece, REPAIR_REORDER, source, chance);
	page_move(page, i, i + 1, to);
	return true;
}

/* Whether a paragraph had strayed between two departments that follow each other. No
 * section is left without text. */
static bool part_sections(struct page *page, const struct section *a, const struct section *b)
{
	size_t last = a->end - 1;
	if (last > a->text &&
	    move_stray(page, last, b->text, strays(page, last, a->first, b->first)))
		return true;
	return b->text + 1 < b->end &&
	       move_stray(page, b->text, b->first, strays(page, b->text, b->first, a->first));
}

void pieces_part_offices(struct page *page)
{
	if (!page->marked || !page_wants(page, REPAIR_REORDER))
		return;
	for (size_t i = 0; i < page->pieces->len;) {
		struct section a = section_at(page, i), b = { 0 };
		if (a.text && a.end < page->pieces->len)
			b = section_at(page, a.end);
		bool beside = b.text && page_piece_at(page, a.first)->level ==
		                                page_piece_at(page, b.first)->level;
		if (!beside || !part_sections(page, &a, &b))
			i++;
	}
}
