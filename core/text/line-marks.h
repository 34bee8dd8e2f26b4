/* A line's marks, by themselves: what its punctuation and its first and last
 * letters show of the sentence that it is part of. Knows no page. */
#ifndef ZHUPI_TEXT_LINE_MARKS_H
#define ZHUPI_TEXT_LINE_MARKS_H

#include "core/text/glyph.h"

/* Whether there is a comma, 、 or colon in it. */
bool line_has_pause(const struct glyph_tally *tally);

/* What no heading has within: the end of a sentence, or ； between two. */
bool line_has_stop(struct slice text, const struct glyph_tally *tally);

/* Marks that open and do not close, or the other way: part of a sentence. */
bool line_is_unbalanced(struct slice text, const struct glyph_tally *tally);

/* 0.2%。…: no sentence begins with a share. */
bool line_begins_share(struct slice text);

/* 步。各地…: the last letters of a sentence that began above. */
bool line_begins_with_end(struct slice text);

/* ；“成果找市场”…: no line begins with a mark that closes or divides. */
bool line_begins_with_mark(struct slice text);

/* · 省政府通知部署换届选举工作: an entry of a list. */
bool line_begins_entry(struct slice text);

/* …，: a stop at its end, which setters squeeze into a full column. */
bool line_ends_in_stop(struct slice text);

/* 深化改革，让企业可感可及——: a heading that what is below goes on from. */
bool line_ends_in_dash(struct slice text);

/* …粮食、油: a letter behind a pause, of a word that the column broke. */
bool line_ends_behind_pause(struct slice text);

/* (议员举手示意): what happened, told between brackets. */
bool line_is_bracketed(struct slice text);

/* “我们要设计的是一艘会飞的船”: a quotation, and nothing else. */
bool line_is_quotation(struct slice text);

/* Ends in ？ or ！, or any other mark that ends a sentence but the full stop. */
bool line_asks(struct slice text);

/* A semicolon ends no paragraph but in a list. */
bool line_ends_clause(struct slice text);

/* A quotation or bracket that text opens in its last stretch and does not close. */
bool line_leaves_open(struct slice text);

/* 12, of the digits that are all of text, nine at most; else 0. */
unsigned line_figure(struct slice text);

/* The columns that text begins with and that a setter does not break: a number, a
 * Latin word, a character with the mark that opens before it and the stops behind. */
unsigned line_unit_columns(struct slice text);

#endif
