/* Decisions: what the reader says of a mention wins over what was found, at
 * its place or everywhere, and can be taken back. */
#include "core/flow/decider.h"

#include <string.h>

#include "core/base/folders.h"
#include "core/flow/said.h"
#include "tests/flow/corpus.h"

static const char page[] = "安河市委书记顾明远说：“要把实事办实。”\n\n"
                           "今年全市新增就业3.5万人左右，城镇调查失业率控制在5.5%以内。\n\n"
                           "顾明远表示，新增就业3.5万人左右是硬任务。\n";

struct desk {
	struct corpus corpus;
	struct knowledge *knowledge;
	struct document *document;
	struct arena *arena;
};

static void reopen(struct desk *desk)
{
	GError *error = NULL;
	document_free(desk->document);
	desk->document = said_open(desk->corpus.annotator, corpus_path(&desk->corpus, "page.txt"),
	                           desk->knowledge, NULL, &error);
	g_assert_no_error(error);
}

static void desk_set(struct desk *desk, gconstpointer unused)
{
	g_auto(GStrv) folders = folders_of("lexicon");
	corpus_set_up(&desk->corpus, unused);
	corpus_put(&desk->corpus, "page.txt", page);
	desk->knowledge = knowledge_load((const char *const *)folders, NULL);
	desk->arena = arena_new();
	desk->document = NULL;
	reopen(desk);
}

static void desk_clear(struct desk *desk, gconstpointer unused)
{
	document_free(desk->document);
	arena_free(desk->arena);
	knowledge_free(desk->knowledge);
	corpus_tear_down(&desk->corpus, unused);
}

/* The nth mention of type whose text is words; NULL where there is none. */
static const struct mention *find(const struct desk *desk, enum mention_type type,
                                  const char *words, size_t nth)
{
	const struct article *article = &desk->document->reading->articles[0];
	const struct mentions *mentions = &desk->document->mentions[0];
	for (size_t i = 0; i < mentions->n; i++) {
		const struct mention *mention = &mentions->items[i];
		struct slice text = slice_sub(article->blocks[mention->block].text, mention->span);
		if (mention->type == type && slice_equal(text, slice_of(words)) && !nth--)
			return mention;
	}
	return NULL;
}

static void decide(struct desk *desk, const struct decision *decision)
{
	GError *error = NULL;
	g_assert_true(decider_add(desk->corpus.annotator, desk->document, decision, &error));
	g_assert_no_error(error);
	reopen(desk);
}

static void not_here_is_not_elsewhere(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct decision no;
	g_autofree char *what = NULL;
	g_assert_true(decider_not(desk->document, 0, find(desk, MENTION_PERSON, "顾明远", 1),
	                          desk->arena, &no));
	decide(desk, &no);
	g_assert_nonnull(find(desk, MENTION_PERSON, "顾明远", 0));
	g_assert_null(find(desk, MENTION_PERSON, "顾明远", 1));
	g_assert_true(annotator_undo(desk->corpus.annotator, &what, NULL));
	g_assert_cmpstr(what, ==, "“顾明远” is no person");
	reopen(desk);
	g_assert_nonnull(find(desk, MENTION_PERSON, "顾明远", 1));
}

static void decide_not_everywhere(struct desk *desk)
{
	struct decision no;
	g_assert_true(decider_not(desk->document, 0, find(desk, MENTION_PERSON, "顾明远", 0),
	                          desk->arena, &no));
	no.everywhere = true;
	decide(desk, &no);
}

static void not_everywhere(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	decide_not_everywhere(desk);
	g_assert_null(find(desk, MENTION_PERSON, "顾明远", 0));
}

static void a_person_with_a_post(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct decision yes;
	struct text_range range = corpus_range(desk->document, 0, "硬任务");
	g_assert_true(decider_person(desk->document, 0, range, "云岭省省长", desk->arena, &yes));
	decide(desk, &yes);
	const struct mention *person = find(desk, MENTION_PERSON, "硬任务", 0);
	g_assert_nonnull(person);
	g_assert_cmpstr(person->person.posts[0], ==, "云岭省省长");
}

static void a_value_in_both_places(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct decision value;
	const struct mention *metric = find(desk, MENTION_METRIC, "3.5万人左右", 0);
	g_assert_nonnull(metric);
	g_assert_true(decider_value(desk->document, 0, metric, desk->knowledge, "4万人以上",
	                            desk->arena, &value));
	g_assert_false(decider_value(desk->document, 0, metric, desk->knowledge, "很多",
	                             desk->arena, &(struct decision){ 0 }));
	value.everywhere = true;
	decide(desk, &value);
	for (size_t i = 0; i < 2; i++) {
		metric = find(desk, MENTION_METRIC, "3.5万人左右", i);
		g_assert_cmpfloat(metric->metric.value, ==, 40000);
		g_assert_cmpint(metric->metric.comparator, ==, COMPARATOR_AT_LEAST);
	}
}

/* The table compares it with other areas, as it would had it been read so. */
static void a_value_of_another_measure(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct decision value;
	const struct mention *metric = find(desk, MENTION_METRIC, "3.5万人左右", 0);
	g_assert_nonnull(metric);
	g_assert_true(decider_value(desk->document, 0, metric, desk->knowledge, "4公顷",
	                            desk->arena, &value));
	decide(desk, &value);
	metric = find(desk, MENTION_METRIC, "3.5万人左右", 0);
	g_assert_cmpstr(metric->metric.unit, ==, "公顷");
	g_assert_cmpstr(metric->metric.measure, ==, "area");
	g_assert_cmpfloat(metric->metric.base, ==, 10000);
}

static void another_speaker(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct decision speaker;
	const struct mention *quote = find(desk, MENTION_QUOTE, "“要把实事办实。”", 0);
	g_assert_nonnull(quote);
	g_assert_true(decider_speaker(desk->document, 0, quote, "沈若川", desk->arena, &speaker));
	decide(desk, &speaker);
	quote = find(desk, MENTION_QUOTE, "“要把实事办实。”", 0);
	g_assert_cmpstr(quote->quote.speaker, ==, "沈若川");
	g_assert_cmpstr(quote->rule, ==, "by your decision");
}

static char *take_back(struct desk *desk, const char *words)
{
	GError *error = NULL;
	struct decider_gone gone;
	struct place at = corpus_range(desk->document, 0, words).start;
	g_assert_true(
	        decider_take_back(desk->corpus.annotator, desk->document, 0, at, &gone, &error));
	g_assert_no_error(error);
	reopen(desk);
	return gone.told;
}

/* The newest first, also where nothing is found any more; elsewhere it stays. */
static void taken_back_at_its_place(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct decision no, everywhere;
	g_assert_true(decider_not(desk->document, 0, find(desk, MENTION_PERSON, "顾明远", 0),
	                          desk->arena, &no));
	everywhere = no;
	everywhere.everywhere = true;
	decide(desk, &everywhere);
	decide(desk, &no);
	g_autofree char *nothing = take_back(desk, "城镇调查失业率");
	g_assert_null(nothing);
	g_autofree char *first = take_back(desk, "顾明远");
	g_assert_cmpstr(first, ==, "“顾明远” is no person");
	g_assert_null(find(desk, MENTION_PERSON, "顾明远", 0));
	g_autofree char *second = take_back(desk, "明远表示");
	g_assert_cmpstr(second, ==, "everywhere: “顾明远” is no person");
	g_assert_nonnull(find(desk, MENTION_PERSON, "顾明远", 1));
	g_autofree char *what = NULL;
	g_assert_true(annotator_undo(desk->corpus.annotator, &what, NULL));
	g_assert_cmpstr(what, ==, "taking back: everywhere: “顾明远” is no person");
	reopen(desk);
	g_assert_null(find(desk, MENTION_PERSON, "顾明远", 0));
}

/* Of a long document mentions are found when they are wanted, and decisions hold there, too. */
static void mentions_found_late(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	decide_not_everywhere(desk);
	document_free(desk->document);
	desk->document = corpus_open(&desk->corpus, "page.txt");
	g_assert_false(document_is_long(desk->document));
	g_assert_null(find(desk, MENTION_METRIC, "3.5万人左右", 0));
	decider_extract(desk->corpus.annotator, desk->document, desk->knowledge, 0);
	g_assert_nonnull(find(desk, MENTION_METRIC, "3.5万人左右", 0));
	g_assert_null(find(desk, MENTION_PERSON, "顾明远", 0));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
	g_test_add("/decider/" name, struct desk, NULL, desk_set, function, desk_clear)
	ADD("not-here", not_here_is_not_elsewhere);
	ADD("not-everywhere", not_everywhere);
	ADD("person", a_person_with_a_post);
	ADD("value", a_value_in_both_places);
	ADD("value-of-another-measure", a_value_of_another_measure);
	ADD("speaker", another_speaker);
	ADD("take-back", taken_back_at_its_place);
	ADD("mentions-found-late", mentions_found_late);
	return g_test_run();
}
