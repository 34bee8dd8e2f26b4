/* Units within a block are unit.h's; here they are joined over blocks. */
#include "tui/motion.h"

#include <glib.h>

#include "core/base/safe.h"

static struct slice text_of(const struct article *article, size_t block)
{
	return article->blocks[block].text;
}

/* The nearest block with text from block on, in a direction; n_blocks where
 * there is none. */
static size_t block_with_text(const struct article *article, size_t block,
                              enum direction_of_motion direction)
{
	while (block < article->n_blocks && text_of(article, block).len == 0)
		block = direction == MOTION_ON ? block + 1 : block - 1;
	return block < article->n_blocks ? block : article->n_blocks;
}

static size_t start_block(const struct article *article, size_t block, enum text_unit unit)
{
	if (unit == UNIT_ARTICLE)
		return 0;
	while (unit == UNIT_SECTION && block > 0 && article->blocks[block].type != BLOCK_HEADING)
		block--;
	return block;
}

static size_t last_block(const struct article *article, size_t block, enum text_unit unit)
{
	if (unit == UNIT_ARTICLE)
		return article->n_blocks - 1;
	while (unit == UNIT_SECTION && block + 1 < article->n_blocks &&
	       article->blocks[block + 1].type != BLOCK_HEADING)
		block++;
	return block;
}

struct place motion_settle(const struct article *article, struct place place)
{
	size_t n = article->n_blocks;
	if (!n)
		return (struct place){ 0, 0 };
	size_t block = block_with_text(article, MIN(place.block, n - 1), MOTION_ON);
	if (block == n)
		block = block_with_text(article, MIN(place.block, n - 1), MOTION_BACK);
	if (block == n)
		return (struct place){ 0, 0 };
	struct slice text = text_of(article, block);
	size_t off = block == place.block ? MIN(place.off, text.len - 1) : 0;
	if (place.block >= n || block < place.block)
		off = text.len - 1;
	return (struct place){ block, cluster_floor(text, off) };
}

struct text_range motion_unit(const struct article *article, enum text_unit unit,
                              struct place place)
{
	place = motion_settle(article, place);
	struct text_range range = { place, place };
	if (place.block >= article->n_blocks || !text_of(article, place.block).len)
		return range;
	if (unit < UNIT_PARAGRAPH) {
		struct slice text = text_of(article, place.block);
		range.start.off = unit_start(text, place.off, unit);
		range.end.off = unit_end(text, place.off, unit);
		return range;
	}
	size_t last = last_block(article, place.block, unit);
	range.start = (struct place){ start_block(article, place.block, unit), 0 };
	range.end = (struct place){ last, text_of(article, last).len };
	return range;
}

/* ---- moving ---- */

/* A unit's end that is the end of its block is the start of the next block. */
static bool move_on(const struct article *article, enum text_unit unit, struct place *place)
{
	struct place next = motion_unit(article, unit, *place).end;
	if (next.block >= article->n_blocks)
		return false;
	if (next.off >= text_of(article, next.block).len)
		next = (struct place){ block_with_text(article, next.block + 1, MOTION_ON), 0 };
	if (next.block >= article->n_blocks)
		return false;
	*place = next;
	return true;
}

static bool move_back(const struct article *article, enum text_unit unit, struct place *place)
{
	struct place start = motion_unit(article, unit, *place).start;
	if (place_compare(start, *place) < 0) {
		*place = motion_settle(article, start);
		return true;
	}
	if (start.off == 0) {
		size_t block = block_with_text(article, start.block - 1, MOTION_BACK);
		if (block >= article->n_blocks)
			return false;
		start = (struct place){ block, text_of(article, block).len };
	}
	start.off = cluster_before(text_of(article, start.block), start.off, AMBIGUOUS_NARROW)
	                    .span.start;
	*place = motion_unit(article, unit, start).start;
	return true;
}

bool motion_move(const struct article *article, enum text_unit unit,
                 enum direction_of_motion direction, struct place *place)
{
	struct place at = motion_settle(article, *place);
	bool moved;
	if (at.block >= article->n_blocks)
		return false;
	if (direction == MOTION_ON) {
		moved = move_on(article, unit, &at);
	} else if (at.block == place->block && place->off >= text_of(article, at.block).len) {
		/* From behind a block's end, its last unit is the one before. */
		moved = place_compare(at, *place) < 0;
		at = motion_unit(article, unit, at).start;
	} else {
		moved = move_back(article, unit, &at);
	}
	if (moved)
		*place = at;
	return moved;
}

bool motion_lines(struct layout *layout, long count, unsigned wanted, struct place *place)
{
	size_t line = layout_position(layout, *place).line, from = line;
	for (size_t next = line; count != 0;) {
		if (count < 0 && next == 0)
			break;
		next = count < 0 ? next - 1 : next + 1;
		const struct line *at = layout_line(layout, next);
		if (!at)
			break;
		if (at->kind == LINE_BLANK)
			continue;
		line = next;
		count += count < 0 ? 1 : -1;
	}
	if (line == from)
		return false;
	*place = layout_place(layout, (struct position){ line, wanted });
	return true;
}

struct place motion_line_start(struct layout *layout, struct place place)
{
	struct position at = layout_position(layout, place);
	return layout_place(layout, (struct position){ at.line, 0 });
}

struct place motion_line_end(struct layout *layout, struct place place)
{
	struct position at = layout_position(layout, place);
	return layout_place(layout, (struct position){ at.line, 2 * LAYOUT_MEASURE });
}
