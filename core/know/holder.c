/* Holders: from what is held back over how it is held to the names before that, and the
 * posts shared out among them. */
#include "core/know/holder.h"

#include "core/know/character.h"

size_t holders_end(const struct scan_block *scanned, size_t off, bool *each)
{
	enum { WORDS_MOST = 12 };
	const struct slice text = scanned->text;
	for (unsigned n = 0; n < WORDS_MOST; n++) {
		const size_t shares = cue_upto(scanned->cues, CUE_RESPECTIVELY, text, off);
		const size_t word =
		        shares ? shares : cue_upto(scanned->cues, CUE_HOLDS_HOW, text, off);
		size_t previous;
		const bool digit = !word && is_digit(character_before(text, off, &previous));
		*each |= shares > 0;
		off = digit ? previous : off - word;
		if (!word && !digit)
			break;
	}
	return off;
}

struct holders holders_before(const struct people *people, const struct scan_block *scanned,
                              size_t block, size_t off)
{
	enum { FARTHEST = 600 };
	struct holders holders = { .n = 0 };
	const size_t end = holders_end(scanned, off, &holders.each);
	holders.n = people_list_ending(people, block, end, holders.persons, HOLDERS_MOST);
	if (!holders.n && holders.each)
		holders.n = people_list_between(people, block, off > FARTHEST ? off - FARTHEST : 0,
		                                off, holders.persons, HOLDERS_MOST);
	return holders;
}

void holders_give(struct people *people, const struct holders *holders, const GArray *posts)
{
	const bool shared = holders->each && holders->n > 1 && posts->len > 1;
	if (shared && posts->len != holders->n)
		return;
	for (size_t h = 0; h < holders->n; h++)
		for (guint p = 0; p < posts->len; p++)
			if (!shared || p == h)
				people_post(people, holders->persons[h],
				            &g_array_index(posts, struct post, p));
}
