/* Words for corrections and decisions, a table each. */
#include "core/flow/step-told.h"

#include "core/flow/annotator-sidecar.h"
#include "core/know/explain.h"

static const char *const corrections[CORRECTION_KIND_COUNT] = {
	[CORRECTION_JOIN] = "joined with the next",
	[CORRECTION_SPLIT] = "split",
	[CORRECTION_MOVE] = "moved",
	[CORRECTION_BEGIN_ARTICLE] = "an article begun here",
	[CORRECTION_JOIN_ARTICLE] = "joined with the article before",
};

static const char *const types[BLOCK_TYPE_COUNT] = {
	[BLOCK_HEADING] = "a heading",
	[BLOCK_PARAGRAPH] = "a paragraph",
	[BLOCK_ITEM] = "an item",
	[BLOCK_CAPTION] = "a caption",
	[BLOCK_KICKER] = "the kicker",
	[BLOCK_TITLE] = "the title",
	[BLOCK_SUBTITLE] = "the subtitle",
	[BLOCK_BYLINE] = "the byline",
	[BLOCK_DATELINE] = "the dateline",
	[BLOCK_CREDIT] = "the credit",
	[BLOCK_CONTINUATION] = "a jump line",
	[BLOCK_FURNITURE] = "page furniture, which is not shown",
};

char *step_told_correction(const struct correction *correction)
{
	switch (correction->kind) {
	case CORRECTION_TYPE:
		return correction->level
		               ? g_strdup_printf("made %s of level %d", types[correction->type],
		                                 correction->level)
		               : g_strdup_printf("made %s", types[correction->type]);
	case CORRECTION_TEXT:
		return g_strdup_printf("mended to “%.*s”", (int)correction->text.len,
		                       correction->text.data);
	case CORRECTION_WITHOUT:
		return g_strdup_printf("%s switched off in the whole file",
		                       repair_name(correction->repair));
	case CORRECTION_WITHOUT_HERE:
		return g_strdup_printf("%s switched off here", repair_name(correction->repair));
	default:
		return g_strdup(corrections[correction->kind]);
	}
}

static const char *const none[MENTION_TYPE_COUNT] = {
	[MENTION_PERSON] = "is no person",
	[MENTION_METRIC] = "is no figure",
	[MENTION_QUOTE] = "is no quotation",
	[MENTION_ENTITY] = "is no name",
};

/* "is ≥ 5 %" */
static char *value_told(const struct decision *decision)
{
	const struct metric metric = {
		.value = decision->value,
		.value_to = decision->value_to,
		.unit = decision->unit,
		.comparator = decision->comparator,
	};
	g_autofree char *value = metric_value_text(&metric);
	return g_strconcat("is ", value, NULL);
}

/* What is said of the words, to follow them. */
static char *verdict(const struct decision *decision)
{
	switch (decision->kind) {
	case DECISION_PERSON:
		return g_strdup_printf("is a person%s%s", decision->post ? ", " : "",
		                       decision->post ? decision->post : "");
	case DECISION_VALUE:
		return value_told(decision);
	case DECISION_SPEAKER:
		return g_strdup_printf("is said by %s", decision->name);
	default:
		return g_strdup(none[decision->type]);
	}
}

char *step_told_decision(const struct decision *decision)
{
	g_autofree char *words = annotator_quoted(decision->words);
	g_autofree char *said = verdict(decision);
	return g_strdup_printf("%s%s %s", decision->everywhere ? "everywhere: " : "", words, said);
}
