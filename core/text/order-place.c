/* The way of headings through paragraphs that fits best: by the words that they share, by
 * how paragraphs begin, and by how long sections are beside each other. */
#include "core/text/order-place.h"

#include <math.h>

#include "core/text/vocabulary.h"

struct placing {
	const struct page *page;
	size_t n_headings, n_paragraphs;
	const size_t *paragraphs; /* pieces */
	double *words;            /* by heading and paragraph: for the paragraph in its section */
	double *opens;            /* likewise: for the heading right above the paragraph */
	double *begins;           /* by paragraph: for any heading right above it */
	bool *listed, *announces; /* by paragraph: of a list; what it says is below it */
	double *sections;         /* by paragraphs of a section: for one so long */
};

/* Of the logarithms of odds, counted over articles whose sections are known, each: what
 * words are worth that a heading shares with its section, or with how that begins; the words
 * of a paragraph's beginning that the one above has, too; a heading where a column begins; */
static const double word_weight = 0.35, each_paragraph = 0.5, goes_on = -5, chunk_bonus = 2;

/* what it costs to part a list from what announces it: ——先行赔付…, or text behind ：; */
static const double parts_list = -6;

/* a section as long as the others, and a lead as long as leads are: one in 160 articles with
 * headings without numbers had none. */
static const double length_weight = -2, lead_weight = -1.5, lead_share = 0.15, least_lead = 1.5,
                    shown_more = 0.5, no_lead = -4;

static GPtrArray *words_of(const struct page *page, const size_t *paragraphs, size_t n)
{
	GPtrArray *words = g_ptr_array_new_with_free_func((GDestroyNotify)vocabulary_free);
	for (size_t p = 0; p < n; p++)
		g_ptr_array_add(words, vocabulary_of(piece_slice(
		                               page, page_piece_at(page, paragraphs[p]))));
	return words;
}

/* How much more each heading's words are each paragraph's than the other headings' are. */
static void weigh_words(struct placing *placing, const size_t *headings, const GPtrArray *words)
{
	size_t n = placing->n_paragraphs, m = placing->n_headings;
	for (size_t h = 0; h < m; h++) {
		g_autoptr(vocabulary_auto) own = vocabulary_of(
		        piece_slice(placing->page, page_piece_at(placing->page, headings[h])));
		vocabulary_weigh(own, words, placing->words + h * n);
	}
	for (size_t p = 0; p < n; p++) {
		double sum = 0;
		for (size_t h = 0; h < m; h++)
			sum += placing->words[h * n + p];
		for (size_t h = 0; h < m; h++)
			placing->words[h * n + p] =
			        word_weight * (placing->words[h * n + p] - sum / (double)m);
	}
}

/* What is said again a paragraph further down speaks for the heading, too: less so. */
static void hear_openings(struct placing *placing, const size_t *headings)
{
	size_t n = placing->n_paragraphs;
	for (size_t h = 0; h < placing->n_headings; h++) {
		double *opens = placing->opens + h * n, below = 0;
		for (size_t p = n; p-- > 0;) {
			double echo =
			        order_echo_odds(placing->page, headings[h], placing->paragraphs[p]);
			below = MAX(below - each_paragraph, echo);
			opens[p] = below;
		}
	}
}

/* How each paragraph begins, and whether that goes on with what the one above speaks of,
 * more than paragraphs of this article do. */
static void hear_beginnings(struct placing *placing, const GPtrArray *words, const bool *starts)
{
	size_t n = placing->n_paragraphs, followed = 0;
	double sum = 0;
	g_autofree double *shares = g_new0(double, n);
	for (size_t p = 0; p < n; p++) {
		placing->begins[p] = order_beginning_odds(placing->page, placing->paragraphs[p]);
		if (!p || starts[p])
			continue;
		shares[p] = order_following(placing->page, placing->paragraphs[p],
		                            g_ptr_array_index(words, p - 1));
		sum += shares[p];
		followed++;
	}
	for (size_t p = 1; p < n; p++)
		if (!starts[p])
			placing->begins[p] += goes_on * (shares[p] - sum / (double)followed);
}

static void tell_lists(struct placing *placing)
{
	for (size_t p = 0; p < placing->n_paragraphs; p++) {
		size_t piece = placing->paragraphs[p];
		placing->listed[p] = order_is_listed(placing->page, piece);
		placing->announces[p] = page_piece_at(placing->page, piece)->ending == ENDING_COLON;
	}
}

/* What speaks against a stretch of so many paragraphs, up to n: told by its ratio to what is
 * to be expected. */
static void tell_lengths(size_t n, double usual, double weight, double *lengths)
{
	for (size_t p = 0; p <= n; p++)
		lengths[p] = weight * pow(log(MAX((double)p, 0.5) / usual), 2);
}

struct placing *placing_new(const struct page *page, const size_t *headings, size_t n_headings,
                            const size_t *paragraphs, size_t n_paragraphs, const bool *starts)
{
	struct placing *placing = g_new(struct placing, 1);
	double usual = (double)n_paragraphs / ((double)n_headings + 0.6);
	*placing = (struct placing){
		.page = page,
		.n_headings = n_headings,
		.n_paragraphs = n_paragraphs,
		.paragraphs = paragraphs,
		.words = g_new0(double, n_headings *n_paragraphs),
		.opens = g_new0(double, n_headings *n_paragraphs),
		.begins = g_new0(double, n_paragraphs),
		.listed = g_new(bool, n_paragraphs),
		.announces = g_new(bool, n_paragraphs),
		.sections = g_new(double, n_paragraphs + 1),
	};
	g_autoptr(GPtrArray) words = words_of(page, paragraphs, n_paragraphs);
	weigh_words(placing, headings, words);
	tell_lengths(n_paragraphs, usual, length_weight, placing->sections);
	tell_lists(placing);
	hear_openings(placing, headings);
	hear_beginnings(placing, words, starts);
	return placing;
}

void placing_free(struct placing *placing)
{
	g_free(placing->words);
	g_free(placing->opens);
	g_free(placing->begins);
	g_free(placing->listed);
	g_free(placing->announces);
	g_free(placing->sections);
	g_free(placing);
}

/* What speaks for any heading above each paragraph of the order: told once, whatever the
 * heading. */
static void tell_places(const struct placing *placing, const struct placing_order *order,
                        double *places)
{
	for (size_t p = 0; p < placing->n_paragraphs; p++) {
		size_t paragraph = order->paragraphs[p];
		places[p] = placing->begins[paragraph] + (order->starts[p] ? chunk_bonus : 0);
		if (p &&
		    (placing->listed[paragraph] || placing->announces[order->paragraphs[p - 1]]))
			places[p] += parts_list;
	}
}

/* What speaks against a lead, by so many paragraphs: the order may show how long it is. */
static void tell_leads(const struct placing *placing, size_t shown, double *leads)
{
	double n = (double)placing->n_paragraphs;
	double usual = shown ? (double)shown + shown_more : MAX(least_lead, lead_share * n);
	tell_lengths(placing->n_paragraphs, usual, lead_weight, leads);
	leads[0] += no_lead;
}

/* The ways with so many headings placed: the score of the first p paragraphs, and where
 * the last heading stands in them. */
struct ways {
	double *best;
	size_t *from;
};

/* The ways with heading h placed, from those without. */
static void place_one(const struct placing *placing, const struct placing_order *order, size_t h,
                      const double *places, const double *before, struct ways ways)
{
	size_t n = placing->n_paragraphs;
	const double *words = placing->words + h * n, *opens = placing->opens + h * n;
	g_autofree double *begun = g_new(double, n); /* less the words of what is above */
	double sum = 0;
	for (size_t p = 0; p < n; p++) {
		bool barred = p < order->lead || (h == order->barred && p == order->barred_at);
		begun[p] =
		        barred ? -1e9 : before[p] + opens[order->paragraphs[p]] + places[p] - sum;
		sum += words[order->paragraphs[p]];
	}
	ways.best[0] = -1e9;
	sum = 0;
	for (size_t q = 1; q <= n; q++) {
		double most = -2e9;
		for (size_t p = 0; p < q; p++)
			if (begun[p] + placing->sections[q - p] > most) {
				most = begun[p] + placing->sections[q - p];
				ways.from[q] = p;
			}
		sum += words[order->paragraphs[q - 1]];
		ways.best[q] = most + sum;
	}
}

double placing_best(const struct placing *placing, const struct placing_order *order, size_t *at)
{
	size_t n = placing->n_paragraphs, m = placing->n_headings, wide = n + 1;
	g_autofree double *best = g_new(double, (m + 1) * wide);
	g_autofree size_t *from = g_new0(size_t, (m + 1) * wide);
	g_autofree double *places = g_new(double, n);
	tell_places(placing, order, places);
	tell_leads(placing, order->lead, best);
	for (size_t h = 1; h <= m; h++)
		place_one(placing, order, h - 1, places, best + (h - 1) * wide,
		          (struct ways){ best + h * wide, from + h * wide });
	for (size_t h = m, p = n; h; h--) {
		at[h - 1] = from[h * wide + p];
		p = at[h - 1];
	}
	return best[m * wide + n];
}
