/* Patterns: the forms that lines of a page take besides running text - page
 * number, byline, dateline, jump line - as rows of share/lexicon/page.tsv.
 * Says what a line looks like; what is made of it is segmentation's.
 *
 * The table is tab-separated, "pattern form"; a pattern is a Perl-compatible
 * regular expression, whose named groups become fields (see FORM_GROUPS). A
 * row is followed by examples: "+ text" it must match, "- text" it must not. */
#ifndef ZHUPI_TEXT_PATTERNS_H
#define ZHUPI_TEXT_PATTERNS_H

#include <glib.h>
#include <stdint.h>

#include "core/base/span.h"
#include "core/text/pattern-guard.h"

/* X(identifier, name in the table); clang-format miscounts the columns. */
/* clang-format off */
#define PATTERN_FORMS(X)                                                                           \
	X(TEXT, "text")               /* none of the others */                                     \
	X(FURNITURE, "furniture")     /* page number, editor, phone, button */                     \
	X(BUTTON, "button")           /* furniture of a web page: 打印, 相关阅读 */                \
	X(CONTINUED_ON, "on")         /* 下转第二版 at the end of a line */                        \
	X(CONTINUED_FROM, "from")     /* 上接第1版 at the head of one */                           \
	X(BYLINE, "byline")           /* a line that is nothing but names */                       \
	X(CREDIT, "credit")           /* （转自《…》） */                                          \
	X(DATE, "date")               /* a line that is a date */                                  \
	X(DATELINE, "dateline")       /* 新华社北京1月23日电, at the head of a line or alone */    \
	X(SALUTATION, "salutation")   /* 各位代表： */                                             \
	X(SUBTITLE, "subtitle")       /* ——… */                                                    \
	X(CAPTION, "caption")         /* … 张三摄 */                                               \
	X(ORDINAL_1, "ordinal1")      /* 一、 */                                                   \
	X(ORDINAL_2, "ordinal2")      /* （一） */                                                 \
	X(ORDINAL_3, "ordinal3")      /* 1. */                                                     \
	X(ORDINAL_4, "ordinal4")      /* （1） */                                                  \
	X(CHAPTER, "chapter")         /* 第一章 */                                                 \
	X(ENUMERATION, "enumeration") /* 一是, 首先 */                                             \
	X(OPENING, "opening")         /* 现在，我代表…向大会报告工作 */                            \
	X(REPORTER, "reporter")       /* （记者 顾明远）, within a line */                           \
	X(COMMENT, "comment")         /* a byline, subtitle or title of a commentary */            \
	X(REPORT, "report")           /* the title of a report */                                  \
	X(LEAD, "lead")               /* how an article's first paragraph likes to begin */        \
	X(BRIEF, "brief")             /* how news likes to begin: on a day */                      \
	X(CLOSING, "closing")         /* how an article's last paragraph likes to end */           \
	X(FURTHER, "further")         /* how a paragraph begins that goes on in what was said */    \
	X(SPEAKER, "speaker")         /* a post and a name, under the title of a report */         \
	X(DECK, "deck")               /* 强调抓好…: stands under a title, and is none */            \
	X(NAMED, "named")             /* a word that names follow: 记者 */                         \
	X(TAKEN, "taken")             /* a word behind a name: 摄 */                               \
	X(CALLING, "calling")         /* what stands before a name of a byline: 通讯员 */           \
	X(SAYS, "says")               /* who speaks, at the head of a sentence */                  \
	X(ANNOUNCED, "announced")     /* a dateline with the title behind it: 电 题：… */          \
	X(OFFICE, "office")           /* a title that is an office: 市住建局 */                    \
	X(ANNEX, "annex")             /* 附件1, a line that a document stands below */              \
	X(CONTENTS, "contents")       /* 目录, over a table of contents */                          \
	X(TAIL, "tail")               /* what stands over the end of a web page: 热门评论 */ \
	X(SITE, "site")               /* a page's name with its site's behind it: …_云岭在线 */
/* clang-format on */

enum form {
#define PATTERN_FORM(id, name) FORM_##id,
	PATTERN_FORMS(PATTERN_FORM)
#undef PATTERN_FORM
	        FORM_COUNT
};

const char *form_name(enum form form);

struct patterns;

/* Loads page.tsv from folders (NULL-terminated; one without it is passed
 * over). NULL and an error where a row is malformed. Read by any number of
 * threads. The caller frees. */
struct patterns *patterns_load(const char *const *folders, GError **error);
void patterns_free(struct patterns *patterns);

/* Those shipped and the user's own, loaded once and kept; never NULL (empty
 * where the table cannot be read, those shipped where the user's is malformed). */
const struct patterns *patterns_shipped(void);

/* The same for a text: where its beginning is in traditional characters, those
 * match as the simplified ones of the table do. */
const struct patterns *patterns_for(struct slice text);

/* False and an error, file and line, where a user's table was left out. */
bool patterns_usable(const struct patterns *patterns, GError **error);

/* Which of the forms wanted, bits 1 << form, text may have by its characters, and by which
 * of their patterns: told in one walk over it. It has none of the others. glyphs are bits of
 * what text has, and perhaps of more: UINT_MAX where nobody counted. */
struct pattern_look patterns_look(const struct patterns *patterns, struct slice text,
                                  unsigned glyphs, uint64_t wanted);

/* Whether a row of form matches text, which look is of. */
bool patterns_match_seen(const struct patterns *patterns, const struct pattern_look *look,
                         enum form form, struct slice text);

/* Whether a row of form matches text; *group, if not NULL, is where the row's
 * group called name is in text, or an empty span. */
bool patterns_match(const struct patterns *patterns, enum form form, struct slice text);
bool patterns_match_of(const struct patterns *patterns, enum form form, struct slice text,
                       unsigned glyphs);
bool patterns_find(const struct patterns *patterns, enum form form, struct slice text,
                   const char *name, struct span *group);

#endif
