/* The corrector: a correction is kept in the sidecar, read again by the next
 * opening, and taken back and done again like any other action. */
#include "core/flow/corrector.h"
#include "core/flow/said.h"

#include <glib/gstdio.h>

#include "core/flow/provenance.h"
#include "tests/flow/corpus.h"

static const char page[] = "# 云岭要闻\n\n安河市今年新增就业3万人。\n\n东洲市全力稳增长。\n\n"
                           "# 东洲要闻\n\n顾明远说，要把实事办实。\n";

struct desk {
	struct corpus corpus;
	struct document *document;
};

static void reopen(struct desk *desk)
{
	GError *error = NULL;
	document_free(desk->document);
	desk->document = said_open(desk->corpus.annotator, corpus_path(&desk->corpus, "page.md"),
	                           NULL, NULL, &error);
	g_assert_no_error(error);
}

static void desk_set(struct desk *desk, gconstpointer unused)
{
	corpus_set_up(&desk->corpus, unused);
	corpus_put(&desk->corpus, "page.md", page);
	desk->document = NULL;
	reopen(desk);
}

static void desk_clear(struct desk *desk, gconstpointer unused)
{
	document_free(desk->document);
	corpus_tear_down(&desk->corpus, unused);
}

/* Blocks with a | between them, articles with a / before each but the first. */
static void assert_reads(struct desk *desk, const char *expected)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	reopen(desk);
	for (size_t a = 0; a < desk->document->reading->n_articles; a++) {
		const struct article *article = &desk->document->reading->articles[a];
		for (size_t b = 0; b < article->n_blocks; b++)
			g_string_append_printf(shown, "%s%s",
			                       b   ? "|"
			                       : a ? "/"
			                           : "",
			                       article->blocks[b].text.data);
	}
	g_assert_cmpstr(shown->str, ==, expected);
}

static const char as_written[] = "云岭要闻|安河市今年新增就业3万人。|东洲市全力稳增长。/"
                                 "东洲要闻|顾明远说，要把实事办实。";

static void keep(struct desk *desk, const struct correction *correction)
{
	GError *error = NULL;
	g_assert_true(corrector_add(desk->corpus.annotator, desk->document, correction, &error));
	g_assert_no_error(error);
}

static void kept_undone_and_redone(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction join;
	g_autofree char *undone = NULL, *redone = NULL;
	g_assert_true(corrector_join_next(desk->document, 0, 1, &join));
	keep(desk, &join);
	assert_reads(desk, "云岭要闻|安河市今年新增就业3万人。东洲市全力稳增长。/"
	                   "东洲要闻|顾明远说，要把实事办实。");
	g_assert_true(annotator_undo(desk->corpus.annotator, &undone, NULL));
	g_assert_cmpstr(undone, ==, "joined with the next, in page.md");
	assert_reads(desk, as_written);
	g_assert_true(annotator_redo(desk->corpus.annotator, &redone, NULL));
	assert_reads(desk, "云岭要闻|安河市今年新增就业3万人。东洲市全力稳增长。/"
	                   "东洲要闻|顾明远说，要把实事办实。");
}

static void a_block_moves_across_articles_and_back(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction move;
	g_assert_true(corrector_move(desk->document, 0, 2, CORRECTOR_UP, &move));
	keep(desk, &move);
	assert_reads(desk, "云岭要闻|东洲市全力稳增长。|安河市今年新增就业3万人。/"
	                   "东洲要闻|顾明远说，要把实事办实。");
	g_assert_true(corrector_move(desk->document, 0, 2, CORRECTOR_DOWN, &move));
	keep(desk, &move);
	assert_reads(desk, "云岭要闻|东洲市全力稳增长。/"
	                   "东洲要闻|安河市今年新增就业3万人。|顾明远说，要把实事办实。");
	g_assert_true(corrector_move(desk->document, 1, 2, CORRECTOR_UP, &move));
	keep(desk, &move);
	assert_reads(desk, "云岭要闻|东洲市全力稳增长。/"
	                   "东洲要闻|顾明远说，要把实事办实。|安河市今年新增就业3万人。");
	g_assert_false(corrector_move(desk->document, 1, 2, CORRECTOR_DOWN, &move));
}

static void a_slip_is_mended_where_it_stands(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction text;
	struct text_range slip = { { 1, strlen("安河市") }, { 1, strlen("安河市今年") } };
	g_assert_true(corrector_set_text(desk->document, 0, slip, "去年", &text));
	keep(desk, &text);
	assert_reads(desk, "云岭要闻|安河市去年新增就业3万人。|东洲市全力稳增长。/"
	                   "东洲要闻|顾明远说，要把实事办实。");
}

static void articles_are_split_and_joined(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction step;
	g_assert_true(corrector_begin_article(desk->document, 0, 2, &step));
	keep(desk, &step);
	assert_reads(desk, "云岭要闻|安河市今年新增就业3万人。/东洲市全力稳增长。/"
	                   "东洲要闻|顾明远说，要把实事办实。");
	g_assert_true(corrector_join_article(desk->document, 1, &step));
	keep(desk, &step);
	assert_reads(desk, as_written);
	g_assert_false(corrector_join_article(desk->document, 0, &step));
}

static void a_changed_file_keeps_its_corrections(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction split;
	g_autofree char *longer = g_strconcat("# 卷首\n\n编者的话。\n\n", page, NULL);
	g_assert_true(corrector_split(desk->document, 0, (struct place){ 1, strlen("安河市今年") },
	                              &split));
	keep(desk, &split);
	corpus_put(&desk->corpus, "page.md", longer);
	assert_reads(desk, "卷首|编者的话。/云岭要闻|安河市今年|新增就业3万人。|东洲市全力稳增长。/"
	                   "东洲要闻|顾明远说，要把实事办实。");
}

static size_t blocks_of(const struct desk *desk, const char *name, size_t article)
{
	GError *error = NULL;
	struct document *document = said_open(desk->corpus.annotator,
	                                      corpus_path(&desk->corpus, name), NULL, NULL, &error);
	g_assert_no_error(error);
	size_t n = document->reading->articles[article].n_blocks;
	document_free(document);
	return n;
}

static void a_renamed_file_keeps_its_corrections(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction join, split;
	GError *error = NULL;
	g_assert_true(corrector_join_next(desk->document, 0, 1, &join));
	keep(desk, &join);
	g_assert_cmpint(g_rename(corpus_path(&desk->corpus, "page.md"),
	                         corpus_path(&desk->corpus, "other.md")),
	                ==, 0);
	g_assert_cmpuint(blocks_of(desk, "other.md", 0), ==, 2);

	/* … and with one more that is made under its new name */
	struct document *document = said_open(
	        desk->corpus.annotator, corpus_path(&desk->corpus, "other.md"), NULL, NULL, &error);
	g_assert_no_error(error);
	g_assert_true(
	        corrector_split(document, 1, (struct place){ 1, strlen("顾明远说，") }, &split));
	g_assert_true(corrector_add(desk->corpus.annotator, document, &split, &error));
	document_free(document);
	g_assert_cmpuint(blocks_of(desk, "other.md", 0), ==, 2);
	g_assert_cmpuint(blocks_of(desk, "other.md", 1), ==, 3);
}

static const char wrapped[] =
        "云岭省把今年经济增长目标定为5%以上，提出\n推动重大项目年内完成投资，全省各地\n"
        "正抓紧落实各项任务，确保实现开门红，\n把目标任务变成实实在在的成效。\n";

#define WRAPPED_APART                                                                                                     \
	"云岭省把今年经济增长目标定为5%以上，提出推动重大项目年内完成投资，全省各地|" \
	"正抓紧落实各项任务，确保实现开门红，把目标任务变成实实在在的成效。"

/* A place in the text of the block that holds words. */
static struct place place_of(const struct desk *desk, const char *words)
{
	return corpus_range(desk->document, 0, words).start;
}

static void a_single_repair_is_off(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction off;
	g_autofree char *longer = g_strconcat("卷首\n\n编者的话。\n\n\n", wrapped, NULL);
	corpus_put(&desk->corpus, "page.md", wrapped);
	reopen(desk);
	g_assert_false(
	        corrector_without(desk->document, 0, place_of(desk, "抓紧"), "reorder", &off));
	g_assert_false(corrector_without(desk->document, 0, place_of(desk, "增长"), "", &off));
	g_assert_true(corrector_without(desk->document, 0, place_of(desk, "抓紧"), "", &off));
	keep(desk, &off);
	assert_reads(desk, WRAPPED_APART);
	const struct place here = place_of(desk, "正抓紧");
	const struct block *block = &desk->document->reading->articles[0].blocks[here.block];
	g_autofree char *told = provenance_told(block, here.off);
	g_assert_cmpstr(told, ==, "corrected: unwrap switched off here");
	corpus_put(&desk->corpus, "page.md", longer);
	assert_reads(desk, "卷首|编者的话。|" WRAPPED_APART);
	corpus_put(&desk->corpus, "page.md", wrapped);
	reopen(desk);
	block = &desk->document->reading->articles[0].blocks[here.block];
	const struct correction *made = provenance_correction(block, here.off);
	g_assert_true(corrector_take_back(desk->corpus.annotator, desk->document, made, NULL));
	reopen(desk);
	g_assert_cmpuint(desk->document->reading->articles[0].n_blocks, ==, 1);
	g_autofree char *undone = NULL;
	g_assert_true(annotator_undo(desk->corpus.annotator, &undone, NULL));
	g_assert_cmpstr(undone, ==, "taking back “unwrap switched off here”, in page.md");
	assert_reads(desk, WRAPPED_APART);
}

static void an_older_correction_is_taken_back(struct desk *desk, gconstpointer unused)
{
	(void)unused;
	struct correction step;
	g_assert_true(corrector_set_type(desk->document, 0, 2, BLOCK_HEADING, 2, &step));
	keep(desk, &step);
	g_assert_true(corrector_join_next(desk->document, 1, 0, &step));
	keep(desk, &step);
	reopen(desk);
	const struct block *block = &desk->document->reading->articles[0].blocks[2];
	const struct correction *made = provenance_correction(block, 0);
	g_autofree char *told = correction_told(made);
	g_assert_cmpstr(told, ==, "heading 2");
	g_assert_true(corrector_take_back(desk->corpus.annotator, desk->document, made, NULL));
	assert_reads(desk, "云岭要闻|安河市今年新增就业3万人。|东洲市全力稳增长。/"
	                   "东洲要闻顾明远说，要把实事办实。");
	g_assert_cmpint(desk->document->reading->articles[0].blocks[2].type, ==, BLOCK_PARAGRAPH);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
	g_test_add("/corrector/" name, struct desk, NULL, desk_set, function, desk_clear)
	ADD("kept-undone-and-redone", kept_undone_and_redone);
	ADD("move", a_block_moves_across_articles_and_back);
	ADD("text", a_slip_is_mended_where_it_stands);
	ADD("articles", articles_are_split_and_joined);
	ADD("changed-file", a_changed_file_keeps_its_corrections);
	ADD("renamed-file", a_renamed_file_keeps_its_corrections);
	ADD("single-repair", a_single_repair_is_off);
	ADD("take-back", an_older_correction_is_taken_back);
	return g_test_run();
}
