/* Who takes part: 对话人： above 顾明远 本报评论员 / 沈若川 云岭大学教授. Short lines all, which
 * have a heading's shape and head nothing. */
#include "core/text/page.h"

enum {
	LIST_HEAD_BYTES = 8 * HAN_BYTES, /* of what they are listed below */
	LEAST_NAME = 2,                  /* characters, and a blank behind them */
	MOST_NAME = 4
};

static bool announces_list(const struct page *page, const struct piece *piece)
{
	return piece->ending == ENDING_COLON && !piece->dropped &&
	       piece_slice(page, piece).len <= LIST_HEAD_BYTES;
}

/* 沈若川 云岭大学教授 */
static bool begins_with_name(struct slice text)
{
	size_t name = 0;
	enum glyph glyph = GLYPH_HAN;
	while (text.len && glyph == GLYPH_HAN && name <= MOST_NAME) {
		glyph = glyph_of(glyph_take(&text));
		name += glyph == GLYPH_HAN;
	}
	return glyph == GLYPH_BLANK && name >= LEAST_NAME && name <= MOST_NAME && text.len;
}

void pieces_list_persons(struct page *page)
{
	bool listed = false;
	for (size_t i = 0; i < page->pieces->len; i++) {
		struct piece *piece = page_piece_at(page, i);
		listed = listed && piece->type == BLOCK_HEADING && piece->form == FORM_TEXT &&
		         begins_with_name(piece_slice(page, piece));
		if (listed)
			piece->type = BLOCK_PARAGRAPH;
		else
			listed = announces_list(page, piece);
	}
}
