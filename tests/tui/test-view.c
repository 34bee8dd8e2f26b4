/* The article on show: scrolling, the cursor in sight, jumps, selections. */
#include "tui/view.h"

#include "tests/tui/fixture.h"

struct fixture {
	struct article *article;
	struct reading reading;
	struct mentions mentions;
	struct document document;
	struct view *view;
};

/* A title and thirty paragraphs of a line each, in a panel of ten rows. */
static void set_up(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	g_autoptr(GString) lines = g_string_new("T: 报告");
	for (int i = 1; i <= 30; i++)
		g_string_append_printf(lines, "\nP: 第%d段说“要快”。", i);
	fixture->article = fixture_article(lines->str);
	fixture->reading = (struct reading){ .articles = fixture->article, .n_articles = 1 };
	fixture->document =
	        (struct document){ .reading = &fixture->reading, .mentions = &fixture->mentions };
	fixture->view = view_new();
	view_resize(fixture->view,
	            &(struct layout_options){ .measure = 40, .ambiguous = AMBIGUOUS_NARROW }, 10);
	view_show(fixture->view, "a", &fixture->document, 0, (struct place){ 0, 0 });
}

static void tear_down(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	view_free(fixture->view);
	fixture_free(fixture->article);
}

static void check_in_sight(const struct view *view)
{
	size_t line = layout_position(view->layout, view->cursor).line;
	g_assert_cmpuint(line, >=, view->top);
	g_assert_cmpuint(line, <, view->top + (size_t)view->rows);
}

static void test_scroll(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	struct view *view = fixture->view;
	g_assert_cmpuint(view->top, ==, 0);
	for (int i = 0; i < 100; i++) {
		view_move_lines(view, 1);
		check_in_sight(view);
	}
	g_assert_cmpuint(view->cursor.block, ==, 30);
	/* The last line of the text stands at the panel's foot. */
	g_assert_cmpuint(view->top + 10, ==, layout_count(view->layout));
	view_page(view, -8);
	check_in_sight(view);
	g_assert_cmpuint(view->top + 18, ==, layout_count(view->layout));
	for (int i = 0; i < 100; i++)
		view_move_lines(view, -1);
	g_assert_cmpuint(view->top, ==, 0);
}

static void test_wheel(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	struct view *view = fixture->view;
	view_scroll(view, 3);
	g_assert_cmpuint(view->top, ==, 3);
	check_in_sight(view);
	view_scroll(view, 1000);
	check_in_sight(view);
	view_scroll(view, -1000);
	g_assert_cmpuint(view->top, ==, 0);
	check_in_sight(view);
}

static void test_jumps(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	struct view *view = fixture->view;
	struct place far = { 20, 0 };
	view_remember(view);
	view_jump_to(view, far);
	check_in_sight(view);
	struct bookmark back = view_take_back(view);
	g_assert_cmpstr(back.path, ==, "a");
	g_assert_cmpuint(back.place.block, ==, 0);
	bookmark_clear(&back);
	struct bookmark forward = view_take_forward(view);
	g_assert_cmpuint(forward.place.block, ==, 20);
	bookmark_clear(&forward);
	g_assert_null(view_take_forward(view).path);
}

/* A narrower panel keeps the reader at the same place. */
static void test_resize(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	struct view *view = fixture->view;
	view_jump_to(view, (struct place){ 15, 0 });
	view_resize(view, &(struct layout_options){ .measure = 16, .ambiguous = AMBIGUOUS_WIDE },
	            6);
	g_assert_cmpuint(view->cursor.block, ==, 15);
	check_in_sight(view);
}

static void test_select(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	struct view *view = fixture->view;
	struct text_range quotation;
	view_move_to(view, fixture_find(view->article, "快"));
	g_assert_true(range_is_empty(view_selection(view)));
	g_assert_true(selection_quotation(view->article, view_selection(view), &quotation));
	view_select(view, quotation);
	g_autofree char *text = view_text(view, view_selection(view));
	g_assert_cmpstr(text, ==, "“要快”");
	view_move_unit(view, UNIT_GRAPHEME, MOTION_ON);
	g_autofree char *more = view_text(view, view_selection(view));
	g_assert_cmpstr(more, ==, "“要快”。");
	view_unselect(view);
	g_assert_true(range_is_empty(view_selection(view)));
}

static void test_mentions(struct fixture *fixture, gconstpointer unused)
{
	(void)unused;
	struct mention items[] = {
		{ .type = MENTION_QUOTE, .block = 2, .span = { 0, 20 } },
		{ .type = MENTION_PERSON, .block = 2, .span = { 3, 9 } },
		{ .type = MENTION_METRIC, .block = 5, .span = { 3, 6 } },
	};
	struct view *view = fixture->view;
	fixture->mentions = (struct mentions){ items, G_N_ELEMENTS(items) };
	view_show(view, "a", &fixture->document, 0, (struct place){ 0, 0 });
	/* The innermost. */
	g_assert_true(view_mention_at(view, (struct place){ 2, 4 }) == &items[1]);
	g_assert_true(view_mention_at(view, (struct place){ 2, 12 }) == &items[0]);
	g_assert_null(view_mention_at(view, (struct place){ 3, 4 }));
	g_assert_cmpuint(view_mentions_from(view, (struct place){ 3, 0 }), ==, 2);
}

/* What is not shown is passed over: there the cursor would seem to stand still, on words
 * that it is not on. */
static void test_left_out(void)
{
	struct fixture fixture = { 0 };
	struct view *view = view_new();
	fixture.article =
	        fixture_article("F: 第3版\nT: 报告\nP: 前段。\nF: —4—\nP: 后段。\nF: 责编");
	fixture.reading = (struct reading){ .articles = fixture.article, .n_articles = 1 };
	fixture.document =
	        (struct document){ .reading = &fixture.reading, .mentions = &fixture.mentions };
	view_resize(view, &(struct layout_options){ .measure = 40, .without_furniture = true }, 10);
	view_show(view, "a", &fixture.document, 0, (struct place){ 0, 0 });
	view_move_to(view, view_beginning(view));
	g_assert_cmpuint(view->cursor.block, ==, 1);
	g_assert_cmpuint(layout_percent(view->layout, view->cursor), ==, 0);
	view_move_unit(view, UNIT_GRAPHEME, MOTION_BACK);
	g_assert_cmpuint(view->cursor.block, ==, 1);
	g_assert_cmpuint(view->cursor.off, ==, 0);
	view_move_to(view, (struct place){ 2, strlen("前段") });
	view_move_unit(view, UNIT_GRAPHEME, MOTION_ON);
	g_assert_cmpuint(view->cursor.block, ==, 4);
	view_move_unit(view, UNIT_PARAGRAPH, MOTION_ON);
	g_assert_cmpuint(view->cursor.block, ==, 4);
	view_move_unit(view, UNIT_GRAPHEME, MOTION_BACK);
	g_assert_cmpuint(view->cursor.block, ==, 2);
	g_assert_cmpuint(view->cursor.off, ==, strlen("前段"));
	/* nor is it found, nor does it come along with what is copied */
	view_find(view, "段");
	g_assert_cmpuint(view->find->hits->len, ==, 2);
	view_find(view, "4");
	g_assert_cmpuint(view->find->hits->len, ==, 0);
	g_autofree char *text = view_text(view, (struct text_range){ { 2, 0 }, { 4, 9 } });
	g_assert_cmpstr(text, ==, "前段。\n后段。");
	view_resize(view, &(struct layout_options){ .measure = 40 }, 10);
	g_assert_cmpuint(view->find->hits->len, ==, 1);
	view_free(view);
	fixture_free(fixture.article);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*test)(struct fixture *fixture, gconstpointer unused);
	} tests[] = {
		{ "/view/scrolls no further than the text", test_scroll },
		{ "/view/the wheel takes the cursor along", test_wheel },
		{ "/view/back and forward", test_jumps },
		{ "/view/resized in place", test_resize },
		{ "/view/selection", test_select },
		{ "/view/the innermost mention", test_mentions },
	};
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].test, tear_down);
	g_test_add_func("/view/what is left out is passed over", test_left_out);
	return g_test_run();
}
