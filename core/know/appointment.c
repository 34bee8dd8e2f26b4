/* Appointments: a word that appoints before the list, 为 or 的 behind it, then
 * posts; or one of both alone, and then nothing but posts up to a mark: 顾明远为财政局局长,
 * 免去顾明远财政局局长职务. */
#include "core/know/appointment.h"

#include "core/know/character.h"

/* Whether a word that appoints or relieves (life.tsv) ends at off. */
static bool appoints(const struct post_reader *reader, size_t block, size_t off)
{
	const struct match *word = scan_ending(&reader->scan->blocks[block], off, TABLE_LIFE);
	return word && g_str_equal(lexicon_cell(reader->scan->lexicon, TABLE_LIFE, word->row, 1),
	                           "appoints");
}

/* Behind the word that leads from names to their posts, with 等同志 or 十二位同志 between
 * at most; off where there is none. */
static size_t behind_link(const struct cues *cues, struct slice text, size_t off)
{
	enum { FARTHEST = 8 };
	size_t next, at = off;
	for (unsigned n = 0; n < FARTHEST && at < text.len; n++, at = next) {
		uint32_t cp = character_at(text, at, &next);
		if (cue_is(cues, CUE_TO_POST, cp))
			return next;
		if (!is_han(cp) && !is_digit(cp))
			break;
	}
	return off;
}

void appointment_read(const struct post_reader *reader, size_t block, struct span names,
                      GArray *posts)
{
	struct slice text = reader->scan->blocks[block].text;
	const struct cues *cues = reader->scan->cues;
	const size_t made = cue_at(cues, CUE_MADE, text, names.end);
	const bool appointed = appoints(reader, block, names.start);
	const size_t list = appointed ? behind_link(cues, text, names.end) : names.end;
	if (list > names.end)
		posts_of_opening(reader, block, (struct span){ list, text.len }, posts);
	else if (made || (appointed && !scan_starting(&reader->scan->blocks[block], names.end,
	                                              TABLE_LIFE))) /* 接受顾明远辞去… */
		posts_of_list(reader, block, (struct span){ names.end + made, text.len }, posts);
}
