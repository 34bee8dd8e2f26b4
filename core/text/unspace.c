/* Letter-spacing taken out of a line: 设 备 更 新 is 设备更新. Spaces that mean
 * something - between Latin words, between names, between the two halves of a
 * headline - are kept. */
#include <string.h>

#include "core/text/page.h"

enum { USUAL_TOKENS = 32, MANY_GAPS = 5, HEADLINE_COLUMNS = 72, NAME_LETTERS = 4 };

/* A stretch of the line between blanks. */
struct token {
	struct span at;
	size_t letters;
	uint32_t first, last;
	bool han; /* nothing but ideographs, brackets left aside */
};

static bool is_wide(uint32_t c)
{
	return c >= 0x2010 && glyph_of(c) != GLYPH_LATIN && glyph_of(c) != GLYPH_DIGIT;
}

static void token_take(struct token *token, uint32_t c)
{
	enum glyph glyph = glyph_of(c);
	bool bracket = glyph == GLYPH_OPEN || glyph == GLYPH_CLOSE;
	token->first = token->first ? token->first : c;
	token->last = c;
	token->letters += !bracket;
	token->han = token->han && (glyph == GLYPH_HAN || bracket || c == 0xb7);
}

static void split(struct slice text, GArray *tokens)
{
	const struct token empty = { .han = true };
	struct token token = empty;
	for (const char *at = text.data, *end = at + text.len; at < end;) {
		size_t off = (size_t)(at - text.data);
		uint32_t c = glyph_step(&at);
		if (glyph_of(c) != GLYPH_BLANK) {
			token.at.start = token.first ? token.at.start : off;
			token.at.end = (size_t)(at - text.data);
			token_take(&token, c);
		} else if (token.first) {
			g_array_append_val(tokens, token);
			token = empty;
		}
	}
	if (token.first)
		g_array_append_val(tokens, token);
}

/* （潘 若 周明远 李望川）: every token a name or half of one. After 记者 too. */
static bool is_names(const struct page *page, const struct token *tokens, size_t n,
                     struct slice text)
{
	bool bracketed = glyph_of(tokens[0].first) == GLYPH_OPEN &&
	                 glyph_of(tokens[n - 1].last) == GLYPH_CLOSE;
	size_t singles = 0;
	for (size_t i = 0; i < n; i++) {
		if (!tokens[i].han || (i && tokens[i].letters > NAME_LETTERS))
			return false;
		singles += tokens[i].letters == 1;
	}
	if (singles % 2)
		return false;
	return (bracketed && tokens[0].letters <= NAME_LETTERS) ||
	       patterns_match(page->patterns, FORM_NAMED, text);
}

/* Letter by letter all along: then figures are, too. */
static bool is_lettered(const struct token *tokens, size_t n)
{
	size_t singles = 0;
	for (size_t i = 0; i < n; i++)
		singles += tokens[i].letters == 1;
	return n >= MANY_GAPS && singles * 5 >= n * 4;
}

/* A line by its tokens, and what it is as a whole. */
struct tokens {
	const struct page *page;
	struct slice text;
	const struct token *at;
	size_t n;
	bool names, headline, lettered;
};

/* 顾明远 摄: the word behind a name is none of its letters. */
static bool is_word_behind(const struct tokens *tokens, const struct token *token)
{
	return token->letters == 1 && patterns_match(tokens->page->patterns, FORM_TAKEN,
	                                             slice_sub(tokens->text, token->at));
}

/* 顾 远 云岭省副省长: in a list, the gap between a name of two letters and what its bearer
 * is. Nothing else is on the line, but 组长： may stand before. */
static bool is_behind_name(const struct tokens *tokens, size_t i, size_t singles)
{
	enum { LEAST_POST = 4, MOST_TOKENS = 4 };
	return tokens->headline && tokens->n <= MOST_TOKENS && i + 2 == tokens->n && singles == 2 &&
	       tokens->at[i + 1].letters >= LEAST_POST;
}

/* Whether the gap after token i is letter-spacing. singles counts the single
 * letters that stand in a row up to it, it included. */
static bool is_spacing(const struct tokens *tokens, size_t i, size_t singles)
{
	const struct token *a = &tokens->at[i], *b = a + 1;
	enum glyph left = glyph_of(a->last), right = glyph_of(b->first);
	bool both_long = a->letters > 1 && b->letters > 1;
	if (tokens->names)
		return a->letters == 1 && b->letters == 1 && singles % 2 == 1;
	if (!is_wide(a->last) && !is_wide(b->first))
		return tokens->lettered && a->letters == 1 && b->letters == 1;
	if (a->letters > 1 && is_word_behind(tokens, b))
		return false;
	if (left == GLYPH_HAN && right == GLYPH_HAN)
		return !both_long && !is_behind_name(tokens, i, singles);
	if (tokens->headline && (left == GLYPH_CLOSE || left == GLYPH_END) && b->letters > 1)
		return false;
	return !(left == GLYPH_END && right == GLYPH_HAN && both_long);
}

/* One sentence's worth at most, and no full stop within: may be a headline,
 * whose halves a space divides. */
static bool may_be_headline(struct slice text, unsigned columns)
{
	return columns <= HEADLINE_COLUMNS && !slice_find(text, slice_of("。"));
}

/* Keeps one blank of those after token i, and goes on with the stretch. */
static struct span keep_one_blank(const struct tokens *tokens, size_t i, struct span stretch,
                                  GArray *kept)
{
	const struct token *token = &tokens->at[i], *next = token + 1;
	size_t one = token->at.end + glyph_length(tokens->text.data[token->at.end]);
	if (next->at.start > one) {
		stretch.end = one;
		g_array_append_val(kept, stretch);
		stretch.start = next->at.start;
	}
	stretch.end = next->at.end;
	return stretch;
}

/* Collects what is kept of the line, and returns how many gaps are not. */
static size_t keep_letters(const struct tokens *tokens, struct page_line *line, GArray *kept)
{
	struct span stretch = tokens->at[0].at;
	size_t singles = 0, gaps = 0;
	for (size_t i = 0; i + 1 < tokens->n; i++) {
		const struct token *token = &tokens->at[i];
		singles = token->letters == 1 ? singles + 1 : 0;
		if (is_spacing(tokens, i, singles)) {
			g_array_append_val(kept, stretch);
			stretch = token[1].at;
			gaps++;
			continue;
		}
		stretch = keep_one_blank(tokens, i, stretch, kept);
		line->split |= tokens->headline && !tokens->names && token->letters > 2 &&
		               is_wide(token->last);
	}
	g_array_append_val(kept, stretch);
	return gaps;
}

void line_unspace(struct page *page, struct page_line *line)
{
	if (!(line->tally.kinds & GLYPH_BIT(GLYPH_BLANK)))
		return;
	g_autoptr(GArray) found =
	        g_array_sized_new(FALSE, FALSE, sizeof(struct token), USUAL_TOKENS);
	g_autoptr(GArray) kept = g_array_sized_new(FALSE, FALSE, sizeof(struct span), USUAL_TOKENS);
	split(line->text, found);
	if (found->len < 2)
		return;
	struct tokens tokens = { .page = page,
		                 .text = line->text,
		                 .at = (const struct token *)found->data,
		                 .n = found->len };
	tokens.names = is_names(page, tokens.at, tokens.n, line->text);
	tokens.headline = may_be_headline(line->text, line->columns);
	tokens.lettered = is_lettered(tokens.at, tokens.n);
	size_t gaps = keep_letters(&tokens, line, kept);
	if (kept->len < 2)
		return;
	line->spaced = gaps >= MANY_GAPS;
	if (gaps)
		line->repairs |= REPAIR_BIT(REPAIR_UNSPACE);
	line_drop_blanks(page, line, kept);
	line_keep(page, line, kept);
}
