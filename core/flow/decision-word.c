/* The table of decision words. */
#include "core/flow/decision-word.h"

#include <string.h>

#include "core/base/error.h"
#include "core/flow/decider.h"
#include "core/flow/step-told.h"

/* The innermost mention of that type at the place. */
static const struct mention *mention_at(const struct decision_site *site, enum mention_type type)
{
	return mentions_at(site->mentions, 0, type, site->at);
}

#define MAKER(name)                                                                                \
	static bool name(const struct decision_site *site, const struct mention *mention,          \
	                 const char *rest, struct arena *arena, struct decision *decision)

MAKER(make_not)
{
	(void)rest;
	return mention && decider_not(site->document, site->article, mention, arena, decision);
}

/* Signs are in no name, but for those that part the names of one. */
static bool has_signs(const char *text, size_t len)
{
	static const gunichar parting[] = { '.', '-', '\'', 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF0E };
	for (const char *at = text; at < text + len; at = g_utf8_next_char(at)) {
		gunichar sign = g_utf8_get_char(at);
		bool parts = false;
		for (size_t i = 0; i < G_N_ELEMENTS(parting); i++)
			parts |= parting[i] == sign;
		if (g_unichar_ispunct(sign) && !parts)
			return true;
	}
	return false;
}

/* Whether what was selected, or the word under the cursor, may be a name: no sentence, and
 * where nobody selected it, no figure and no single character. */
static bool names_something(const struct decision_site *site)
{
	enum { LEAST = 2 }; /* characters */
	struct place start = site->range.start, end = site->range.end;
	struct slice text =
	        site->document->reading->articles[site->article].blocks[start.block].text;
	if (start.block != end.block || has_signs(text.data + start.off, end.off - start.off))
		return false;
	return site->selected ||
	       (!mention_at(site, MENTION_METRIC) &&
	        g_utf8_strlen(text.data + start.off, (gssize)(end.off - start.off)) >= LEAST);
}

MAKER(make_person)
{
	struct text_range range = site->range;
	if (!site->selected && mention)
		range = mention_range(mention);
	else if (!names_something(site))
		return false;
	return decider_person(site->document, site->article, range, *rest ? rest : NULL, arena,
	                      decision);
}

MAKER(make_value)
{
	return mention && site->knowledge &&
	       decider_value(site->document, site->article, mention, site->knowledge, rest, arena,
	                     decision);
}

MAKER(make_speaker)
{
	return mention &&
	       decider_speaker(site->document, site->article, mention, rest, arena, decision);
}

/* The one post that is found there, or nothing. */
static char *post_now(const struct decision_site *site, const struct mention *mention)
{
	(void)site;
	return g_strdup(mention && mention->person.n_posts == 1 ? mention->person.posts[0] : "");
}

static char *value_now(const struct decision_site *site, const struct mention *mention)
{
	const struct article *article = &site->document->reading->articles[site->article];
	struct slice text = article->blocks[mention->block].text;
	return g_strndup(text.data + mention->span.start, span_len(mention->span));
}

static const struct decision_word words[] = {
	{ "not", "", make_not, NULL, MENTION_TYPE_COUNT, "what was found here is none",
	  "nothing was found here that could be wrong" },
	{ "person", "[POST]", make_person, post_now, MENTION_PERSON,
	  "this is a person, with a post", "select the name, and no more than that" },
	{ "value", "TEXT", make_value, value_now, MENTION_METRIC, "the figure is another",
	  "a metric must be here, and a figure given, with its unit: 8.5%" },
	{ "speaker", "NAME", make_speaker, NULL, MENTION_QUOTE, "somebody else says it",
	  "a quotation must be here" },
	{ "take-back", "", NULL, NULL, MENTION_TYPE_COUNT, "take back what was decided here",
	  "nothing was decided about these words" },
};

const struct decision_word *decision_word_find(const char *line, bool *everywhere,
                                               const char **rest)
{
	static const char before[] = "everywhere ";
	*everywhere = g_str_has_prefix(line, before);
	line += *everywhere ? strlen(before) : 0;
	size_t len = strcspn(line, " ");
	*rest = line + len + strspn(line + len, " ");
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strlen(words[i].word) == len && strncmp(words[i].word, line, len) == 0)
			return &words[i];
	return NULL;
}

bool decision_word_asks(const struct decision_word *word, const char *rest)
{
	bool wants = *word->arguments && *word->arguments != '[' && !*rest;
	return wants || (*word->arguments && strcmp(rest, "…") == 0);
}

static bool refuse(const struct decision_word *word, GError **error)
{
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED, "%s", word->cannot);
	return false;
}

static bool take_back(struct annotator *annotator, const struct decision_site *site,
                      const struct decision_word *word, struct decision_done *done, GError **error)
{
	struct decider_gone gone;
	if (!decider_take_back(annotator, site->document, site->article, site->at, &gone, error))
		return false;
	*done = (struct decision_done){ gone.told, gone.everywhere };
	return gone.told || refuse(word, error);
}

bool decision_word_question(const struct decision_site *site, const struct decision_word *word,
                            char **now)
{
	const struct mention *mention = mention_at(site, word->about);
	bool found = mention || (word->about == MENTION_PERSON && names_something(site));
	*now = found && word->now ? word->now(site, mention) : NULL;
	return found;
}

bool decision_word_keep(struct annotator *annotator, const struct decision_site *site,
                        const struct decision_word *word, const char *rest, bool everywhere,
                        struct decision_done *done, GError **error)
{
	if (!word->make)
		return take_back(annotator, site, word, done, error);
	struct decision decision;
	struct arena *arena = arena_new();
	const struct mention *mention = mention_at(site, word->about);
	bool kept = false;
	if (word->make(site, mention, rest, arena, &decision)) {
		decision.everywhere = everywhere;
		kept = decider_add(annotator, site->document, &decision, error);
		*done = (struct decision_done){ step_told_decision(&decision), everywhere };
	} else {
		refuse(word, error);
	}
	arena_free(arena);
	return kept;
}

char *decision_word_list(void)
{
	GString *list = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		g_string_append_printf(list, "%s%s%s%s", i ? ", " : "", words[i].word,
		                       *words[i].arguments ? " " : "", words[i].arguments);
	return g_string_free(list, FALSE);
}
