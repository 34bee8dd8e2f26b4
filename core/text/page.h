/* A page being read: the working set that every step of repair and
 * segmentation takes and leaves behind - lines, then pieces of text, then
 * articles of pieces. Internal to core/text. */
#ifndef ZHUPI_TEXT_PAGE_H
#define ZHUPI_TEXT_PAGE_H

#include <stdio.h>

#include "core/text/dates.h"
#include "core/text/glyph.h"
#include "core/text/parse.h"
#include "core/text/patterns.h"

#define REPAIR_BIT(kind) (1u << (kind))

/* What a line is to its paragraph. */
enum line_role {
	ROLE_UNTOLD,
	ROLE_FIRST,
	ROLE_REST,
	ROLE_HEADING,
	ROLE_HEADING_REST, /* of a heading too long for its column */
	ROLE_COUNT
};

/* A line of the file, trimmed and repaired in itself. A large file has millions:
 * what counts bytes or lines is of 32 bits, as SOURCE_MOST allows. */
struct page_line {
	struct slice text;        /* without blank at its ends */
	struct glyph_tally tally; /* of text */
	const struct text_run *runs;
	uint32_t n_runs;
	uint32_t bold; /* bytes at its head that were printed twice, or are bold */
	struct span source;
	double seam_measured;        /* line_seam_odds, where measuring asked for it */
	double seam;                 /* odds that its sentence goes on below, where that is asked */
	unsigned columns;            /* in print, as it stood */
	unsigned gaps;               /* of them blanks that may have had hardly a width */
	unsigned blanks;             /* blank lines before it */
	unsigned measure;            /* of the column it is in, or 0 where it is in none */
	unsigned next_measure;       /* of the column below it, or 0 */
	unsigned width;              /* that the column was set in, or 0 */
	uint32_t repairs;            /* REPAIR_BIT of what was done to it */
	uint32_t first_also, n_also; /* in page->line_also: copies taken out */
	uint32_t piece;              /* that it became part of */
	int level;
	enum line_kind kind : 8;
	enum line_role role : 8; /* told of hard-wrapped lines */
	enum ending ending : 8;
	enum form form : 8;
	bool strong, closed;
	bool indented;  /* began with the blank of a new paragraph */
	bool spaced;    /* was letter-spaced: justified, so the column is full */
	bool listed;    /* one of many short lines: a list's or a table's */
	bool split;     /* has a space that separates two halves of a headline */
	bool through;   /* a sentence runs over both its ends: it is as wide as its column */
	bool apart;     /* by more blank lines before it than all lines of the page are */
	bool again;     /* says what a sentence of the page says */
	bool head;      /* of a column, beside that of another */
	bool captioned; /* goes on in the caption above it */
	bool pictured;  /* stands right below a picture that has no words */
	bool weighed;   /* seam_measured is told */
	bool may_head;  /* could be a heading by its letters */
};

/* A paragraph, heading or field to be. Its text is in page->text, its runs in
 * page->runs; moving a piece moves no text. */
struct piece {
	struct span text;  /* off in page->text */
	struct span seams; /* off in its text of the first and the last place it was joined */
	uint32_t id;       /* index in the order made: what notes refer to */
	uint32_t copy_of;  /* piece that it is a copy of, where tail */
	uint32_t first_run, n_runs;
	uint32_t first_line, last_line;
	uint32_t bold;    /* bytes at its head that were printed twice, or are bold */
	unsigned width;   /* that its first line's column was set in, or 0 */
	unsigned columns; /* of its first line itself */
	enum block_type type;
	int level;
	enum form form;
	enum ending ending;
	int article;
	bool run_in, strong, dropped;
	bool by_hand;  /* type and level are the reader's, and stay */
	bool starts;   /* begins an article */
	bool annex;    /* is the title of an annex */
	bool full;     /* its last line fills the column */
	bool goes_on;  /* its first line shows that it is no paragraph's first */
	bool head;     /* of a column, beside that of another */
	bool opens;    /* its first line shows that it is one */
	bool column;   /* a new column may begin with it */
	bool tail;     /* was a copy of a paragraph's end, and is dropped */
	bool indented; /* its first line began with the blank of a paragraph */
	bool leads;    /* a sentence by itself that heads what is below */
};

/* What was done to a piece, or laid onto it; the id comes first (finish.c). */
struct piece_repair {
	size_t piece;
	struct repair repair;
};

struct piece_also {
	size_t piece;
	struct span source;
};

/* A single repair that is not to be made. */
struct spared {
	enum repair_kind kind;
	size_t place; /* as repair_place gives it */
};

struct page {
	const struct source *source;
	const struct parsed *parsed;
	const struct reading_options *options;
	uint32_t repairs_off;                 /* by the options, and by corrections */
	const struct correction *corrections; /* the options', kept by the reading */
	size_t n_corrections;
	GArray *spared; /* struct spared: single repairs that are off (spare.c) */
	const struct patterns *patterns;
	struct arena *arena;        /* the reading's */
	struct arena *scratch;      /* the lines', and gone with them */
	struct arena *parsed_lines; /* the parser's, and gone with the last page's */
	size_t first, end;          /* lines of parsed */
	GArray *parted;             /* struct line: those, column by column; or NULL */
	GArray *lines;              /* struct page_line, blank ones left out */
	GArray *line_also;          /* struct span */
	GString *text;
	GArray *runs;         /* struct text_run, off within its piece */
	GArray *pieces;       /* struct piece, in reading order */
	GArray *heirs;        /* size_t, by piece id: whose its notes are now */
	GArray *repairs;      /* struct piece_repair */
	GArray *also;         /* struct piece_also */
	GArray *dropped;      /* struct dropped */
	GArray *articles;     /* struct article: of the whole reading */
	size_t articles_here; /* of this page */
	size_t articles_done; /* of the source, before the first of articles */
	struct day day;       /* that the whole page is of; year 0: not known */
	bool foreign;         /* hardly any ideographs in it */
	bool wrapped;         /* its lines are of hard width */
	bool by_letter;       /* lines were cut after so many letters; columns count two each */
	bool spread;          /* a blank line stands after every line */
	bool gaps;            /* a blank line stands between its paragraphs */
	bool indents;         /* its paragraphs begin with a blank */
	bool marked;          /* its headings are told by markup */
	bool rejoined;        /* broken paragraphs of it were joined */
	unsigned indent;      /* columns that first lines fall short of, their blank lost */
};

#define page_line_at(page, i)  (&g_array_index((page)->lines, struct page_line, (i)))
#define page_piece_at(page, i) (&g_array_index((page)->pieces, struct piece, (i)))

/* Whether a kind of repair is wanted. */
bool page_wants(const struct page *page, enum repair_kind kind);

/* Whether the repair of a kind over source, such as piece_repaired would note, is
 * switched off by itself. */
bool page_spares(const struct page *page, enum repair_kind kind, struct span source);

/* Whether it is wanted there. */
bool page_wants_at(const struct page *page, enum repair_kind kind, struct span source);

/* Finds, once for a file, what page_spares knows of. */
void page_take_spared(struct page *page);

/* Tells a decision, a line, where somebody asked. */
void page_explain(const struct page *page, const char *step, const char *format, ...)
        G_GNUC_PRINTF(3, 4);

struct slice piece_slice(const struct page *page, const struct piece *piece);

/* A paragraph or an item that is not dropped. */
bool piece_is_text(const struct piece *piece);

/* Of no article's order: dropped, or furniture. */
bool piece_is_passed_over(const struct piece *piece);

/* The next piece that is not, or the number of pieces. */
size_t page_next_piece(const struct page *page, size_t i);

/* A heading that is the name of an office: of a department over its plans, of who
 * signs below a notice. */
bool piece_names_office(const struct page *page, const struct piece *piece);

/* A new piece at the end of page->text, not yet in page->pieces. */
struct piece piece_begin(struct page *page, enum block_type type);
/* Adds text with its runs; then closes the piece's text. Between begin and
 * finish no other piece may be begun. */
void piece_add(struct page *page, struct piece *piece, struct slice text,
               const struct text_run *runs, size_t n_runs);
void piece_add_char(struct page *page, struct piece *piece, char c);
void piece_finish(struct page *page, struct piece *piece);

/* A piece made of stretch of another's text. */
struct piece piece_part(struct page *page, const struct piece *whole, struct span stretch);

/* Notes that kind was done to piece over source. */
void piece_repaired(struct page *page, const struct piece *piece, enum repair_kind kind,
                    struct span source, double score);
void piece_lay(struct page *page, const struct piece *piece, struct span source);

/* The same of a correction of the reader's. */
void piece_corrected(struct page *page, const struct piece *piece, const struct correction *by,
                     struct span source);

/* Source range from the piece's first byte to its last. */
struct span piece_source(const struct page *page, const struct piece *piece);

/* Lays all of copy onto piece, and drops copy. */
void piece_lay_piece(struct page *page, const struct piece *piece, struct piece *copy,
                     enum repair_kind kind);

/* What was noted of from is noted of piece from now on. */
void piece_inherit(struct page *page, const struct piece *piece, const struct piece *from);

size_t piece_heir(const struct page *page, size_t id);

/* Moves pieces [first, end) to stand before the piece at index to. */
void page_move(struct page *page, size_t first, size_t end, size_t to);
void page_insert(struct page *page, size_t at, struct piece piece);

/* Copies those of runs that lie in stretch to out (struct text_run), their
 * offsets counted from off. */
void runs_cut(const struct text_run *runs, size_t n_runs, struct span stretch, size_t off,
              GArray *out);

/* Splits the piece at index i in two at text offset at; the second follows it. */
void piece_split(struct page *page, size_t i, size_t at);

/* Makes the pieces at the indices parts one, at the first: by the reader's hand;
 * or, by being NULL, by repair, chances[i] being how sure parts[i] is (NULL: all
 * are). */
void pieces_join(struct page *page, const size_t *parts, size_t n, const double *chances,
                 const struct correction *by);

/* The steps, in order. Each takes the page on and says whether it did
 * anything. */
void lines_part_columns(struct page *page);
void lines_prepare(struct page *page);
void lines_label(struct page *page);
void lines_measure(struct page *page);
void lines_form(struct page *page);
void lines_lone_numbers(struct page *page);
void lines_initials(struct page *page);
void lines_running_heads(struct page *page);
void lines_date(struct page *page);
void lines_contents(struct page *page);
void lines_captions(struct page *page);
void lines_web(struct page *page);
void lines_tables(struct page *page);
void lines_again(struct page *page);
void lines_role(struct page *page);
void lines_pair_headings(struct page *page);
void lines_join(struct page *page);
void pieces_undouble(struct page *page);
void pieces_cut_jumps(struct page *page);
void pieces_cut_announced(struct page *page);
void pieces_lay_repeats(struct page *page);
void pieces_mark_annexes(struct page *page);
void pieces_lay_copies(struct page *page);
void pieces_lay_copies_again(struct page *page); /* if pieces were joined since */
void pieces_cut_titles(struct page *page);
void pieces_segment(struct page *page);
void pieces_part_boxes(struct page *page);
void pieces_follow_jumps(struct page *page);
void pieces_thread(struct page *page);
void pieces_number(struct page *page);
void pieces_order(struct page *page);
void pieces_part_offices(struct page *page);
void pieces_list_persons(struct page *page);
void pieces_name_pictures(struct page *page);
void pieces_lone_leads(struct page *page);
void pieces_run_in(struct page *page);
/* Letters of a pull quote. */
enum { LEAST_QUOTE = 12, MOST_QUOTE = 90 };
/* Within pieces_lay_copies: sentences that their own paragraph has before. */
void pieces_lay_own_copies(struct page *page);
/* Within pieces_thread: of a stretch of the page, which page->pieces then is. */
void stretch_thread(struct page *page);
/* Within articles_finish: levels of the headings of pieces [first, end). */
void headings_level(struct page *page, size_t first, size_t end);
void pieces_correct(struct page *page);
void articles_finish(struct page *page);

/* The odds that line's sentence goes on in the line below, which there is. */
double line_seam_odds(const struct page_line *line);

/* What form a line has by itself. */
enum form line_form(const struct page *page, const struct page_line *line);

/* Whether line i has more blank above and below it than the page's lines have. */
bool line_is_alone(const struct page *page, size_t i);

/* Whether lines i and i + 1 have, and no sentence ends in them. */
bool lines_are_alone(const struct page *page, size_t i);

/* Whether a line could be a heading by itself: short, with no full stop. */
bool has_heading_shape(const struct page *page, size_t i);

/* A heading by its role, or by its shape and by what stands around it: it begins
 * after something ended. */
bool is_heading_line(const struct page *page, size_t i);

/* A paragraph's first line whose blank the extraction lost: it falls short of
 * the column by so much. */
bool shows_indent(const struct page *page, const struct page_line *line);

/* 图为…: a caption that begins with this line. */
bool begins_caption(const struct page *page, const struct page_line *line);

/* 新华社北京1月23日电, or （上接第1版）, and nothing behind it. */
bool is_lone_mark(const struct page *page, enum form form, struct slice text);

/* Forms that are a line of their own whatever stands around them, and those
 * that stand under a title. */
bool stands_alone(enum form form);
bool is_title_field(enum form form);

/* Whether text, which is line's or a part of it, has form. */
bool line_matches(const struct page *page, const struct page_line *line, enum form form,
                  struct slice text);

/* Within lines_prepare. */
void line_unspace(struct page *page, struct page_line *line);
void line_undouble(struct page *page, struct page_line *line, bool bold_before);
/* Keeps only the stretches (struct span, sorted) of the line's text. */
void line_keep(struct page *page, struct page_line *line, const GArray *stretches);

/* Tells of the spelled-out blanks that line_keep will leave out. */
void line_drop_blanks(struct page *page, const struct page_line *line, const GArray *stretches);

#endif
