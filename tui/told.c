/* Words for corrections and decisions come from the tables of those who make them. */
#include "tui/told.h"

#include "core/flow/correction-word.h"
#include "core/flow/decision-word.h"

char *told_argument(enum action action, const char *argument)
{
	const char *rest;
	bool everywhere;
	const struct correction_word *correction =
	        action == ACTION_CORRECT ? correction_word_find(argument, &rest) : NULL;
	if (correction)
		return g_strdup_printf("%s%s%s", correction->does, *rest ? " " : "", rest);
	const struct decision_word *decision =
	        action == ACTION_DECIDE ? decision_word_find(argument, &everywhere, &rest) : NULL;
	if (decision)
		return g_strdup_printf("%s%s", everywhere ? "everywhere: " : "", decision->does);
	return NULL;
}
