/* What the files of indicator ask of words: their use, a mark, a joining. */
#include "core/know/indicator-words.h"

#include "core/know/character.h"

/* 、 , ; 。 and the like: where what is counted ends. */
bool indicator_is_mark(uint32_t cp)
{
	return cp == 0 || cp == 0x3001 || cp == 0x3002 || cp == ',' || cp == ';' || cp == ':' ||
	       cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x2014 || cp == '(' || cp == ')';
}

unsigned indicator_use(const struct indicator_reader *reader, const struct match *match)
{
	return match ? reader->rules->indicators[match->row].use : 0;
}

bool indicator_says(const struct indicator_reader *reader, struct span span, const char *word)
{
	return g_strstr_len(reader->block->text.data + span.start, (gssize)span_len(span), word);
}

const char *indicator_join(const struct indicator_reader *reader, struct span a, struct span b)
{
	struct slice text = reader->block->text;
	g_autofree char *joined = g_strdup_printf("%.*s%.*s", (int)span_len(a), text.data + a.start,
	                                          (int)span_len(b), text.data + b.start);
	return arena_copy(reader->scan->arena, slice_of(joined));
}
