/* Words for corrections and decisions come from the tables of those who make them. */
#include "tui/told.h"

#include "core/flow/correction-word.h"
#include "tui/deciding.h"

char *told_argument(enum action action, const char *argument)
{
	const char *rest;
	const struct correction_word *word =
	        action == ACTION_CORRECT ? correction_word_find(argument, &rest) : NULL;
	if (word)
		return g_strdup_printf("%s%s%s", word->does, *rest ? " " : "", rest);
	const char *told = action == ACTION_DECIDE ? deciding_told(argument) : NULL;
	bool all = told && g_str_has_prefix(argument, "everywhere");
	return told ? g_strdup_printf("%s%s", all ? "everywhere: " : "", told) : NULL;
}
