/* A number on its way to becoming a figure: what figure.c and the files beside
 * it share. figure-number.c reads the number, figure-unit.c what it counts in,
 * figure-qualifier.c the words beside it, figure-row.c the numbers beside it,
 * figure-cluster.c digits that signs join; figure-judge.c decides. Places are glyphs. */
#ifndef ZHUPI_KNOW_FIGURE_CANDIDATE_H
#define ZHUPI_KNOW_FIGURE_CANDIDATE_H

#include "core/know/beside.h"
#include "core/know/character.h"
#include "core/know/figure.h"

/* A number on its way to becoming a figure. */
struct candidate {
	struct numeral numeral;
	const struct unit_rule *unit; /* NULL where none */
	const struct qualifier_rule *before, *behind;
	struct figure figure;
	bool negative;
	bool ordinal; /* 第 and the like stand before it */
	bool shared;  /* 分别 shares its bound out to the numbers behind */
	bool mixed;   /* a whole and parts: 三又二分之一 */
};

/* A mark of range and the blanks around it: all that may stand between two numbers that join. */
enum { FIGURE_GAP = 2 * CHARACTER_MOST_BLANKS + 1 };

enum { FIGURE_ROW = 6 }; /* numbers that one unit is lent to, at most */

struct finder {
	const struct metric_rules *rules;
	const struct scan *scan;
	const struct scan_block *block;
	const struct glyphs *glyphs; /* the block's */
	struct figure *figures;      /* room for one of each number */
	size_t n_figures;
	size_t cursor;                /* nothing before it is looked at again */
	const struct candidate *last; /* the number read before, figure or not; its end 0 where
	                               * there is none */
	bool last_taken;              /* it is the last of figures */
	struct candidate *bare;       /* FIGURE_ROW: the numbers before in a row, without a unit */
	size_t n_bare;
	bool bare_taken;    /* they are the last of figures */
	size_t titles_seen; /* of the glyphs' marks, 《 and 》 among these have been read: */
	bool in_title;
	size_t near_words,
	        near_regions; /* of the words that are no numbers, and regions: those here */
	struct span address;  /* offs of the next address of a page on the web */
};

/* Reads the number at glyph i, short of a unit that begins inside what reads as a
 * number (5千瓦, 0.3百分点). */
bool finder_read_number(const struct finder *finder, size_t i, struct numeral *numeral);

/* Whether the number at glyph i is one sign that counts nothing and joins no number beside
 * it: 一 of 一步, 三 of （三）. Half of those in a text are told by this. */
bool finder_counts_nothing(const struct finder *finder, size_t i);

/* 余 or 多 at the number's end is its own where a unit follows; 来 only then. */
void finder_settle_more(const struct finder *finder, struct numeral *numeral);

/* 三分之一 and 百分之二十; 7.8:1, and 1/3 beside Chinese text. True where the
 * candidate is one, which then has its value and unit. */
bool candidate_read_parts(struct finder *finder, struct candidate *candidate);
bool candidate_read_ratio(const struct finder *finder, struct candidate *candidate);

/* The longest unit that begins at glyph i. */
struct table_word finder_unit_at(const struct finder *finder, size_t i);

/* The sign or name of money that ends before glyph i, where a number begins. */
struct table_word finder_money_before(const struct finder *finder, size_t i);

/* Finds the unit behind the number, or the sign of money before it, and brings
 * the value into it. */
void candidate_find_unit(struct finder *finder, struct candidate *candidate);

/* Find the words before the number and behind the unit that qualify it; and
 * the comparator that these and the number itself make. */
void candidate_find_before(const struct finder *finder, struct candidate *candidate);
void candidate_find_behind(const struct finder *finder, struct candidate *candidate);
enum comparator candidate_comparator(const struct candidate *candidate);

/* Takes in the number before, where the two are a range: 5%至6%. */
void candidate_join_range(struct finder *finder, struct candidate *candidate);

/* 三、四十万 is 三四十万; but 二、 that opens a block numbers it. */
void finder_join_estimate(struct finder *finder, struct numeral *numeral);

/* Gives candidate the word that 分别 shares out from the number before it. */
void candidate_share_bound(struct finder *finder, struct candidate *candidate);

/* Whether candidate goes on with a list of ordinals: 6 of 第5、6次. */
bool candidate_lists_ordinals(const struct finder *finder, const struct candidate *candidate);

/* Appends candidate to the figures, where it was taken for one, with those before it in a row
 * that get its unit; or keeps it till one behind 、 or 和 has a unit. */
void finder_add(struct finder *finder, const struct candidate *candidate, bool taken);

/* Whether all that was found is a figure, not a date, an ordinal, a name or an
 * idiom. */
bool candidate_is_figure(struct finder *finder, const struct candidate *candidate);

/* Whether glyph i is between 《 and 》. To be asked from the text's beginning to its
 * end. */
bool finder_in_title(struct finder *finder, size_t i);

/* The sign of a ratio, 7.8:1, however wide. */
static inline bool is_ratio_sign(uint32_t cp)
{
	return is_one_of(cp, U":∶︰");
}

/* Whether the plain digits at glyph i, with one point at most, which go on to *end, are by
 * themselves: no other dot, dash, slash or colon stands beside them. */
bool finder_plain_digits(const struct finder *finder, size_t i, size_t *end);

/* The digits, dots, dashes, slashes and colons around glyph i; and whether they are
 * a date, a clock time, a version or a telephone number. */
struct span finder_cluster_at(const struct finder *finder, size_t i);
bool finder_is_code(const struct finder *finder, struct span cluster);

/* Whether cluster is the three shares of a whole, 6:43:51, and reads the first. */
bool finder_read_shares(const struct finder *finder, struct span cluster, struct numeral *first);

/* Whether glyph i is in the address of a page on the web. To be asked from the text's
 * beginning to its end. */
bool finder_in_address(struct finder *finder, size_t i);

#endif
