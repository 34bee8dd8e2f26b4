/* Knowledge: a lexicon and the rules read from it; and the extractions, one
 * after the other over one scan. */
#include "core/know/knowledge.h"

#include "core/know/metric.h"
#include "core/know/person.h"
#include "core/know/quote.h"

struct knowledge {
	struct lexicon *lexicon;
	struct metric_rules *metric;
	struct word_model *words;
	struct person_rules *person;
};

/* Where the compiled lexicon of folders is kept: one file for each set of
 * folders, so that a source tree and an installed zhupi do not undo each
 * other's. */
static char *cache_of(const char *const *folders)
{
	g_autofree char *joined = g_strjoinv("\n", (char **)folders);
	g_autofree char *name = g_strdup_printf("lexicon-%08x.bin", g_str_hash(joined));
	return g_build_filename(g_get_user_cache_dir(), "zhupi", name, NULL);
}

struct knowledge *knowledge_load(const char *const *folders, GError **error)
{
	g_autofree char *cache = cache_of(folders);
	struct knowledge *knowledge = g_new0(struct knowledge, 1);
	if ((knowledge->lexicon = lexicon_open(folders, cache, error)) &&
	    (knowledge->metric = metric_rules_new(knowledge->lexicon, error)) &&
	    (knowledge->words = word_model_new(knowledge->lexicon, error)) &&
	    (knowledge->person = person_rules_new(knowledge->lexicon, knowledge->words, error)))
		return knowledge;
	knowledge_free(knowledge);
	return NULL;
}

void knowledge_free(struct knowledge *knowledge)
{
	if (!knowledge)
		return;
	person_rules_free(knowledge->person);
	word_model_free(knowledge->words);
	metric_rules_free(knowledge->metric);
	lexicon_free(knowledge->lexicon);
	g_free(knowledge);
}

struct mentions knowledge_extract(const struct knowledge *knowledge, const struct article *article,
                                  struct arena *arena)
{
	struct arena *scratch = arena_new();
	struct scan scan = scan_article(knowledge->lexicon, article, scratch);
	scan.arena = arena;
	scan.mentions = g_array_new(FALSE, TRUE, sizeof(struct mention));
	metric_extract(knowledge->metric, &scan);
	person_extract(knowledge->person, &scan);
	quote_extract(knowledge->words, &scan);
	g_array_sort(scan.mentions, mention_compare);
	struct mentions mentions = { .n = scan.mentions->len };
	mentions.items = arena_take_array(arena, scan.mentions, struct mention);
	arena_free(scratch);
	return mentions;
}

bool knowledge_canonical(const struct knowledge *knowledge, double value, const char *unit,
                         double *canonical, const char **kind)
{
	return metric_canonical(knowledge->metric, value, unit, canonical, kind);
}
