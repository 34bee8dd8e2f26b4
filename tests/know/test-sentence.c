/* Sentences, clauses and quotation marks are cut where a reader would. */
#include "core/know/sentence.h"

#include <glib.h>

static void tell(GString *told, const char *text, struct span span)
{
	g_string_append_printf(told, "[%.*s]", (int)span_len(span), text + span.start);
}

static struct sentences cut(const char *text, struct arena *arena)
{
	static const uint16_t no_letters[0x10000];
	const struct alphabet none = { .letters = no_letters };
	struct glyph_room room = glyph_room_for(strlen(text), 1, arena);
	const struct glyphs glyphs = glyphs_decode(slice_of(text), none, &room);
	return sentences_cut(&glyphs, arena);
}

static void expect(const char *text, const char *sentences, const char *clauses, const char *quoted)
{
	struct arena *arena = arena_new();
	struct sentences in = cut(text, arena);
	GString *told[3] = { g_string_new(NULL), g_string_new(NULL), g_string_new(NULL) };
	for (size_t i = 0; i < in.n_sentences; i++)
		tell(told[0], text, in.sentences[i].span);
	for (size_t i = 0; i < in.n_clauses; i++)
		tell(told[1], text, in.clauses[i].span);
	for (size_t i = 0; i < in.n_quoted; i++)
		tell(told[2], text, in.quoted[i].span);
	g_assert_cmpstr(told[0]->str, ==, sentences);
	g_assert_cmpstr(told[1]->str, ==, clauses);
	g_assert_cmpstr(told[2]->str, ==, quoted);
	for (int i = 0; i < 3; i++)
		g_string_free(told[i], TRUE);
	arena_free(arena);
}

static void attribution_is_a_sentence_of_its_own(void)
{
	expect("“先修路，再建厂。”顾明远说。", "[“先修路，再建厂。”][顾明远说。]",
	       "[“先修路，][再建厂。”][顾明远说。]", "[“先修路，再建厂。”]");
}

static void dots_do_not_end_a_sentence(void)
{
	expect("修路……建厂；种树", "[修路……建厂；种树]", "[修路…][…][建厂；][种树]", "");
}

static void digits_keep_their_marks(void)
{
	expect("产值1,500元,比为7.8:1。", "[产值1,500元,比为7.8:1。]",
	       "[产值1,500元,][比为7.8:1。]", "");
}

static void marks_nest_and_may_be_open(void)
{
	expect("“说‘好’”与“未完", "[“说‘好’”与“未完]", "[“说‘好’”与“未完]",
	       "[“说‘好’”][‘好’][“未完]");
	expect("\"甲。\"乙\"丙\"", "[\"甲。\"][乙\"丙\"]", "[\"甲。\"][乙\"丙\"]",
	       "[\"甲。\"][\"丙\"]");
}

static void places_are_found(void)
{
	const char *text = "甲，“乙。”丙。";
	struct arena *arena = arena_new();
	struct sentences in = cut(text, arena);
	size_t yi = (size_t)(strstr(text, "乙") - text);
	g_assert_cmpuint(sentence_at(&in, yi), ==, 0);
	g_assert_cmpuint(sentence_at(&in, strlen(text)), ==, 1);
	g_assert_cmpuint(clause_at(&in, yi), ==, 1);
	g_assert_true(quoted_at(&in, yi) == &in.quoted[0]);
	g_assert_null(quoted_at(&in, 0));
	g_assert_null(quoted_at(&in, strlen(text) - 3));
	arena_free(arena);
}

static void an_empty_text_has_none(void)
{
	expect("", "", "", "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sentence/attribution", attribution_is_a_sentence_of_its_own);
	g_test_add_func("/sentence/dots", dots_do_not_end_a_sentence);
	g_test_add_func("/sentence/digits", digits_keep_their_marks);
	g_test_add_func("/sentence/marks", marks_nest_and_may_be_open);
	g_test_add_func("/sentence/places", places_are_found);
	g_test_add_func("/sentence/empty", an_empty_text_has_none);
	return g_test_run();
}
