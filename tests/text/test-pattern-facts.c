/* What is told of regular expressions, and that a guard made of it lets
 * through all that they match. */
#include <glib.h>

#include "core/text/pattern-facts.h"
#include "core/text/pattern-guard.h"

static bool has(const struct sign_set *set, uint64_t sign)
{
	for (unsigned i = 0; i < set->n; i++)
		if (set->signs[i] == sign)
			return true;
	return set->any;
}

static void test_facts(void)
{
	struct pattern_facts facts;
	pattern_facts(slice_of("^[（(]?第\\d{1,2}(?:版|页)?[）)]?$"), &facts);
	g_assert_cmpuint(facts.first.n, ==, 3);
	g_assert_true(has(&facts.first, 0x7b2c)); /* 第 */
	g_assert_false(facts.last.any);
	g_assert_true(has(&facts.last, '7'));
	g_assert_true(has(&facts.last, 0x9875)); /* 页 */
	g_assert_true(has(&facts.need, 0x7b2c));
	g_assert_cmpuint(facts.need.n, ==, 1);
}

static void test_pairs(void)
{
	struct pattern_facts facts;
	pattern_facts(slice_of("(?:记者|通讯员).{2,8}报道"), &facts);
	g_assert_true(facts.first.any);
	g_assert_true(facts.last.any);
	g_assert_cmpuint(facts.need.n, ==, 1); /* 报道, the fewest */
	g_assert_cmpuint(facts.need.signs[0], ==, UINT64_C(0x62a5) << 32 | 0x9053);
}

/* What is not understood says nothing. */
static void test_unknown(void)
{
	static const char *const patterns[] = { "\\x41b", "(?i)a", "a?", "(?:a|b*)",
		                                "\\babc", "(?=a)", ".*" };
	for (size_t i = 0; i < G_N_ELEMENTS(patterns); i++) {
		struct pattern_facts facts;
		pattern_facts(slice_of(patterns[i]), &facts);
		g_assert_true(facts.need.any && facts.first.any && facts.last.any);
	}
}

/* Each pattern with texts that it matches, and one whose characters say that
 * it does not. */
static void test_guard(void)
{
	static const struct {
		const char *pattern, *yes, *also, *no;
	} cases[] = {
		{ "^(?:关注|第[0-9]+版|x\\|y)$", "第12版", "x|y", "第12章" },
		{ "^(?:大|.{0,9}纪要)$", "大", "会议纪要", "大会" },
		{ "^a(?=b)b$", "ab", "ab", "b" },
		{ "(?:摄|供图)[）)]?$", "周若水摄", "供图）", "摄影" },
		{ "^\\s*\\d{1,2}[.．](?!\\d)", "1.稳", "１２．稳", "一.稳" },
		{ "^\\s*\\d{1,2}[.．](?!\\d)", "3.稳", "12.稳", "📌要点3" },
	};
	for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct pattern_guard *guard = pattern_guard_new();
		pattern_guard_add(guard, slice_of(cases[i].pattern), 7);
		g_assert_cmpuint(
		        pattern_guard_look(guard, slice_of(cases[i].yes), UINT_MAX, UINT32_MAX)
		                .kinds,
		        ==, 1 << 7);
		g_assert_cmpuint(
		        pattern_guard_look(guard, slice_of(cases[i].also), UINT_MAX, UINT32_MAX)
		                .kinds,
		        ==, 1 << 7);
		g_assert_cmpuint(
		        pattern_guard_look(guard, slice_of(cases[i].no), UINT_MAX, UINT32_MAX)
		                .kinds,
		        ==, 0);
		pattern_guard_free(guard);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pattern-facts/first-last-need", test_facts);
	g_test_add_func("/pattern-facts/pairs", test_pairs);
	g_test_add_func("/pattern-facts/unknown", test_unknown);
	g_test_add_func("/pattern-guard/lets-through", test_guard);
	return g_test_run();
}
