/* Themes: what each role that a text can play looks like on a terminal with no
 * colours, 8, 256 or 2^24. Files under share/themes say it, not C. */
#ifndef ZHUPI_TUI_THEME_H
#define ZHUPI_TUI_THEME_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Roles from the ground up: where a cell plays several, what a later one
 * sets wins, and attributes add up (a metric inside a mark under the cursor). */
#define ROLES(R)                                                                                   \
	R(TEXT, "text")           /* what is read */                                               \
	R(QUIET, "quiet")         /* paragraph numbers, dates, counts */                           \
	R(TITLE, "title")         /* of an article */                                              \
	R(HEADING, "heading")     /* of a section */                                               \
	R(CAPTION, "caption")     /* of a picture; bylines, credits */                             \
	R(BORDER, "border")       /* lines between panels */                                       \
	R(PANEL, "panel")         /* heading of a panel */                                         \
	R(FOCUS, "focus")         /* heading of the panel that has the keys */                     \
	R(HEAD, "head")           /* head line: article, section, per cent */                      \
	R(STATUS, "status")       /* line at the foot */                                           \
	R(KEY, "key")             /* a key's name in the status line and in help */                \
	R(ERROR, "error")         /* a message that something went wrong */                        \
	R(PROGRESS, "progress")   /* the filled part of a progress bar */                          \
	R(TAG, "tag")             /* a tag's name */                                               \
	R(NOTE, "note")           /* a note's text */                                              \
	R(PERSON, "official")     /* a person */                                                   \
	R(METRIC, "metric")       /* a figure */                                                   \
	R(QUOTE, "quote")         /* a quotation */                                                \
	R(PLACE, "place")         /* regions, organisations, laws */                               \
	R(USER, "user")           /* the reader's own word list */                                 \
	R(SECOND, "second")       /* and every second one of several */                            \
	R(REPAIRED, "repaired")   /* text that repair changed */                                   \
	R(MARK, "mark")           /* text that bears an annotation */                              \
	R(GUTTER, "gutter")       /* the sign beside such text */                                  \
	R(ESCAPED, "escaped")     /* a control character or bad byte made visible */               \
	R(UNDER, "under")         /* the mention or mark under the cursor */                       \
	R(ROW, "row")             /* the chosen row of a list without the focus */                 \
	R(CHOSEN, "chosen")       /* the chosen row of a list with the focus */                    \
	R(HIT, "hit")             /* what search found */                                          \
	R(CURRENT, "current")     /* the hit that search stands on */                              \
	R(SELECTION, "selection") /* what is selected */                                           \
	R(CURSOR, "cursor")       /* the cell of the cursor */

enum role {
#define ROLE_ENUM(id, name) ROLE_##id,
	ROLES(ROLE_ENUM)
#undef ROLE_ENUM
	        ROLES_COUNT
};

/* The roles of a cell, a bit each: STYLE(ROLE_TEXT) | STYLE(ROLE_METRIC). */
G_STATIC_ASSERT(ROLES_COUNT <= 64);
#define STYLE(role) ((uint64_t)1 << (role))
#define STYLE_TEXT  STYLE(ROLE_TEXT)

const char *role_name(enum role role);

enum attribute {
	ATTRIBUTE_BOLD = 1,
	ATTRIBUTE_DIM = 2,
	ATTRIBUTE_ITALIC = 4,
	ATTRIBUTE_UNDERLINE = 8,
	ATTRIBUTE_REVERSE = 16
};

/* A colour: the terminal's own, one of its palette, or red, green, blue. */
#define COLOUR_DEFAULT (-1)
#define COLOUR_UNSET   (-2)
#define COLOUR_RGB     0x1000000
struct look {
	int32_t fg, bg;      /* COLOUR_…, 0 to 255, or COLOUR_RGB | 0xrrggbb */
	unsigned attributes; /* of enum attribute */
};

struct theme {
	struct look looks[ROLES_COUNT];
};

/* Reads a theme file into theme: lines of "role foreground background
 * attribute…", # to the end of a line is comment. Roles that it leaves out
 * keep what theme has. False and an error with file, line and what is wrong. */
bool theme_load(struct theme *theme, const char *path, GError **error);

/* The look of roles that are each unset. */
void theme_init(struct theme *theme);

/* The theme called name ("mono", "8", "256", "rgb"), or, where that is NULL,
 * the one for a terminal of so many colours; from the shipped folder, then the
 * user's own of the same name over it. */
bool theme_find(struct theme *theme, const char *name, int colours, GError **error);

/* How a cell of these roles looks. */
struct look theme_look(const struct theme *theme, uint64_t style);

#endif
