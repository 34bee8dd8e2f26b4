/* The article of a web page: which lines are its text, and which is its title. What
 * becomes of the lines around it is web-page.c's. Internal to core/text. */
#ifndef ZHUPI_TEXT_WEB_PAGE_H
#define ZHUPI_TEXT_WEB_PAGE_H

#include "core/text/letters.h"
#include "core/text/page.h"

enum {
	WEB_LEAST_BODY = 40, /* what an article weighs, at least */
	WEB_DEEPEST = 300,   /* how far its weight may fall before it rises again */
	WEB_HEADLINE_HAN = 12,
	WEB_TITLE_COLUMNS = 120
};

/* Lines of an article: its text, and its title above it, or WEB_NO_LINE. */
struct web_extent {
	size_t title, first, end;
	bool named; /* the page calls itself what its title says */
};

#define WEB_NO_LINE SIZE_MAX

/* Byline, date, source, dateline, salutation. */
bool web_is_field(const struct page_line *line);

/* A sentence that ends with 。, or a long one: a title may end with ！ as well. */
bool web_is_prose(const struct page_line *line);

/* How much a line speaks for an article, or against one. */
int web_weight(const struct page_line *line);

/* 热门评论, 相关新闻: what stands below it is none of the article. */
bool web_begins_tail(const struct page *page, const struct page_line *line);

size_t web_first_prose(const struct page *page, size_t i, size_t end);

/* The stretch of lines from first on that weighs no less than least all along, up to
 * where it weighs most; *next is where to look for another. */
int web_stretch(const struct page *page, size_t first, int least, size_t *end, size_t *next);

/* The first stretch that weighs nearly as much as any: what others say of an article
 * stands below it. */
bool web_find_body(const struct page *page, struct web_extent *body);

/* The same with its title. */
bool web_find_article(const struct page *page, struct web_extent *article);

/* Whether the page's first line is its name, as programs save it. */
bool web_begins_with_name(const struct page *page);

bool web_may_be_title(const struct page_line *line);

/* Makes the title's lines a heading by themselves, and the headings of its text lower
 * ones where the page is named by it. */
void web_take_title(const struct page *page, struct web_extent *article);

/* Line i stands by itself. */
void web_set_apart(const struct page *page, size_t i);

#endif
