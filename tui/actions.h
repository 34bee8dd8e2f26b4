/* All that a key or a command can do, in one list: from it come the enum, the
 * commands after ":", what a keymap may name, and the help. */
#ifndef ZHUPI_TUI_ACTIONS_H
#define ZHUPI_TUI_ACTIONS_H

#include <stdbool.h>

#include "core/base/span.h"

/* id, name, arguments, what it does. Grouped as help shows them: an entry
 * without arguments and with an empty name is the heading of what follows. */
#define ACTIONS(A)                                                                                 \
	A(GROUP_PROGRAM, "", "", "Program")                                                        \
	A(HELP, "help", "", "show the keys")                                                       \
	A(COMMAND, "command", "[TEXT]", "type a command")                                          \
	A(BACK, "back", "", "go back: close what lies on top, then leave")                         \
	A(CANCEL, "cancel", "", "let go of a selection, a search, a prompt")                       \
	A(QUIT, "quit", "", "leave zhupi")                                                         \
	A(SUSPEND, "suspend", "", "stop zhupi and return to the shell; fg goes on")                \
	A(REDRAW, "redraw", "", "draw the screen anew")                                            \
	A(SET, "set", "NAME[=VALUE]", "change a setting, or tell what it is")                      \
	A(SAY, "say", "TEXT", "say so at the foot")                                                \
	A(GROUP_PANELS, "", "", "Panels")                                                          \
	A(FOCUS_NEXT, "focus-next", "[N]", "give the keys to the next panel, or to the Nth")       \
	A(FOCUS_PREVIOUS, "focus-previous", "", "give the keys to the panel before")               \
	A(PANEL, "panel", "NAME", "open, enter or close library, outline, text or margin")         \
	A(WIDER, "wider", "", "make the panel wider")                                              \
	A(NARROWER, "narrower", "", "make the panel narrower")                                     \
	A(TALLER, "taller", "", "make the outline or library taller")                              \
	A(SHORTER, "shorter", "", "make the outline or library shorter")                           \
	A(TAB_NEXT, "tab-next", "", "next tab of the margin: marks, officials, metrics…")          \
	A(TAB_PREVIOUS, "tab-previous", "", "tab before")                                          \
	A(GROUP_MOVE, "", "", "Moving")                                                            \
	A(TIMES, "times", "",                                                                      \
	  "a number before a key: so often; before G, paragraph N; before %, per cent")            \
	A(DOWN, "down", "", "a line down")                                                         \
	A(UP, "up", "", "a line up")                                                               \
	A(LEFT, "left", "", "a character left; in a tree, fold")                                   \
	A(RIGHT, "right", "", "a character right; in a tree, unfold")                              \
	A(PAGE_DOWN, "page-down", "", "a screen down")                                             \
	A(PAGE_UP, "page-up", "", "a screen up")                                                   \
	A(HALF_DOWN, "half-down", "", "half a screen down")                                        \
	A(HALF_UP, "half-up", "", "half a screen up")                                              \
	A(SCROLL_DOWN, "scroll-down", "", "scroll a line, the cursor stays")                       \
	A(SCROLL_UP, "scroll-up", "", "scroll a line back, the cursor stays")                      \
	A(CURSOR_TO_TOP, "cursor-to-top", "", "scroll the line of the cursor to the top")          \
	A(CURSOR_TO_MIDDLE, "cursor-to-middle", "", "scroll it to the middle")                     \
	A(CURSOR_TO_BOTTOM, "cursor-to-bottom", "", "scroll it to the bottom")                     \
	A(SCREEN_TOP, "screen-top", "", "to the first line on the screen")                         \
	A(SCREEN_MIDDLE, "screen-middle", "", "to the middle line on the screen")                  \
	A(SCREEN_BOTTOM, "screen-bottom", "", "to the last line on the screen")                    \
	A(TOP, "top", "", "to the beginning")                                                      \
	A(BOTTOM, "bottom", "", "to the end")                                                      \
	A(LINE_START, "line-start", "", "to the start of the line")                                \
	A(LINE_END, "line-end", "", "to the end of the line")                                      \
	A(NEXT_WORD, "next-word", "", "to the next word")                                          \
	A(PREVIOUS_WORD, "previous-word", "", "to the word before")                                \
	A(NEXT_CLAUSE, "next-clause", "", "to the next clause")                                    \
	A(PREVIOUS_CLAUSE, "previous-clause", "", "to the clause before")                          \
	A(NEXT_SENTENCE, "next-sentence", "", "to the next sentence")                              \
	A(PREVIOUS_SENTENCE, "previous-sentence", "", "to the sentence before")                    \
	A(NEXT_PARAGRAPH, "next-paragraph", "", "to the next paragraph")                           \
	A(PREVIOUS_PARAGRAPH, "previous-paragraph", "", "to the paragraph before")                 \
	A(GROUP_JUMP, "", "", "Jumping")                                                           \
	A(NEXT_SECTION, "next-section", "", "to the next section")                                 \
	A(PREVIOUS_SECTION, "previous-section", "", "to the section before")                       \
	A(NEXT_OFFICIAL, "next-official", "", "to the next official")                              \
	A(PREVIOUS_OFFICIAL, "previous-official", "", "to the official before")                    \
	A(NEXT_METRIC, "next-metric", "", "to the next metric")                                    \
	A(PREVIOUS_METRIC, "previous-metric", "", "to the metric before")                          \
	A(NEXT_QUOTE, "next-quote", "", "to the next quotation")                                   \
	A(PREVIOUS_QUOTE, "previous-quote", "", "to the quotation before")                         \
	A(NEXT_MENTION, "next-mention", "",                                                        \
	  "to the next mention of a lit layer: place, law, date…")                                 \
	A(PREVIOUS_MENTION, "previous-mention", "", "to the one before")                           \
	A(NEXT_MARK, "next-mark", "", "to the next mark of yours")                                 \
	A(PREVIOUS_MARK, "previous-mark", "", "to the mark before")                                \
	A(NEXT_ARTICLE, "next-article", "", "open the next article")                               \
	A(PREVIOUS_ARTICLE, "previous-article", "", "open the article before")                     \
	A(GOTO, "goto", "[N|N%]", "to paragraph N, to N per cent; in a list, to row N")            \
	A(FOLLOW, "follow", "", "to the page that the article goes on upon, or comes from")        \
	A(JUMP_BACK, "jump-back", "", "to where you jumped from")                                  \
	A(JUMP_FORWARD, "jump-forward", "", "to where you jumped back from")                       \
	A(GROUP_FIND, "", "", "Finding")                                                           \
	A(SEARCH, "search", "[TEXT]", "search in the article; in a list, filter")                  \
	A(SEARCH_BACK, "search-back", "[TEXT]", "search upwards")                                  \
	A(SEARCH_HERE, "search-here", "", "search what is selected, or the word under the cursor") \
	A(SEARCH_HERE_BACK, "search-here-back", "", "the same, upwards")                           \
	A(NEXT_HIT, "next-hit", "", "to the next hit")                                             \
	A(PREVIOUS_HIT, "previous-hit", "", "to the hit before")                                   \
	A(FILTER, "filter", "[TEXT]", "list only what has these words in its title, file, date or text") \
	A(SORT, "sort", "[name|date|marks]",                                                       \
	  "order the library; a table, by column N; without a word, the next order")               \
	A(LAYER, "layer", "NAME",                                                                  \
	  "light a layer, or not: officials, metrics, quotes, marks, repairs, places, "            \
	  "organisations, works, dates, meetings, entities (these five), lists, a list's name")    \
	A(GROUP_SELECT, "", "", "Selecting")                                                       \
	A(SELECT, "select", "", "begin or end a selection; motions carry its end")                 \
	A(SELECT_MORE, "select-more", "", "grow: word, clause, quotation, sentence, paragraph…")   \
	A(SELECT_LESS, "select-less", "", "shrink by the same steps")                              \
	A(SELECT_CLAUSE, "select-clause", "", "select the clause")                                 \
	A(SELECT_SENTENCE, "select-sentence", "", "select the sentence")                           \
	A(SELECT_PARAGRAPH, "select-paragraph", "", "select the paragraph")                        \
	A(SELECT_QUOTE, "select-quote", "", "select the quotation, whole")                         \
	A(SELECT_SWAP, "select-swap", "", "go on at the other end of the selection")               \
	A(COPY, "copy", "",                                                                        \
	  "copy the selection, or the mark or sentence under the cursor, to the clipboard")        \
	A(GROUP_MARK, "", "", "Marking")                                                           \
	A(TAG, "tag", "[NAME]", "tag the selection, or the mark or sentence under the cursor")     \
	A(TAG_AGAIN, "tag-again", "", "tag it with the last tag")                                  \
	A(UNTAG, "untag", "[NAME]", "take a tag off the mark under the cursor")                    \
	A(NOTE, "note", "[TEXT]", "write a note on it")                                            \
	A(NOTE_EXTERNAL, "note-external", "", "write the note in $EDITOR")                         \
	A(MARK_RANGE, "mark-range", "", "give the mark under the cursor the selection's range")    \
	A(DELETE, "delete", "", "delete the mark under the cursor")                                \
	A(UNDO, "undo", "", "take back the last action: mark, correction, decision")               \
	A(REDO, "redo", "", "do it again")                                                         \
	A(GROUP_CORRECT, "", "", "Correcting how the file is read")                                \
	A(RAW, "raw", "", "show the raw text beside the repaired one, or not")                     \
	A(CORRECT, "correct", "WHAT",                                                              \
	  "join, split, up, down, heading N, paragraph, item, caption, title, kicker, subtitle, "  \
	  "byline, furniture, begin-article, join-article, fix [TEXT], without [REPAIR], "         \
	  "without-all [REPAIR], take-back")                                                       \
	A(WHY, "why", "", "say which rule and which rows of the lexicon made what is here")        \
	A(DECIDE, "decide", "WHAT",                                                                \
	  "of what was found here: [everywhere] not, person [POST], value TEXT, speaker NAME")     \
	A(GROUP_TABLES, "", "", "Tables of all that is open")                                      \
	A(TABLE, "table", "officials|metrics|quotes|mentions [FILTER]",                            \
	  "every one of them, in a table")                                                         \
	A(EXPORT_TABLE, "export-table", "[csv|jsonl|xlsx [FILE]]",                                 \
	  "write the table that was open last; "                                                   \
	  "export-table! over a file that is there")                                               \
	A(GROUP_FILES, "", "", "Files")                                                            \
	A(OPEN, "open", "[PATH]", "open what is chosen, or a path")                                \
	A(EXPORT, "export", "[FORMAT [FILE]]",                                                     \
	  "write the marks of what is open: markdown, csv, jsonl; "                                \
	  "export! over a file that is there")                                                     \
	A(MERGE, "merge", "[PATH]",                                                                \
	  "take in what a colleague's zhupi.db, or an export in jsonl, holds")

enum action {
#define ACTION_ENUM(id, name, arguments, description) ACTION_##id,
	ACTIONS(ACTION_ENUM)
#undef ACTION_ENUM
	        ACTION_COUNT
};

struct action_row {
	const char *name; /* "" in the heading of a group */
	const char *arguments;
	const char *description;
};

/* One row an action. */
extern const struct action_row actions[ACTION_COUNT];

static inline bool action_is_heading(enum action action)
{
	return actions[action].name[0] == '\0';
}

bool action_is_among(enum action action, const enum action *list, size_t n);

/* The action of that name, ACTION_COUNT where there is none. */
enum action action_find(struct slice name);

/* The names that begin so: "wider, why", for the caller to free; *only is the one
 * action, where there is but one. */
char *action_complete(struct slice begun, enum action *only);

#endif
