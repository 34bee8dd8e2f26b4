/* PCRE2 by itself: GRegex asks for memory five times a match, more than most matches take. */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "core/text/expression.h"

#include <pcre2.h>

#include "core/base/error.h"

/* After so many uses it is made fast, which takes as long as they did. */
enum { USES_THAT_PAY = 50 };

struct expression {
	char *text;
	pcre2_code *code, *quick; /* NULL until wanted */
	gint uses;                /* before it was made fast */
	pcre2_match_data *kept;   /* that the last match was told in, or NULL */
};

struct expression *expression_new(struct slice text)
{
	struct expression *expression = g_new0(struct expression, 1);
	expression->text = g_strndup(text.data, text.len);
	return expression;
}

void expression_free(struct expression *expression)
{
	pcre2_code_free(expression->code);
	pcre2_code_free(expression->quick);
	pcre2_match_data_free(expression->kept);
	g_free(expression->text);
	g_free(expression);
}

/* NULL and *fault, at byte *at, where text is no expression. */
static pcre2_code *compile(const char *text, int *fault, size_t *at)
{
	const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_NO_UTF_CHECK;
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_set_newline(context, PCRE2_NEWLINE_ANY);
	pcre2_code *code =
	        pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, options, fault, at, context);
	pcre2_compile_context_free(context);
	return code;
}

bool expression_compiles(const struct expression *expression, GError **error)
{
	char reason[128];
	int fault;
	size_t at;
	pcre2_code *code = compile(expression->text, &fault, &at);
	if (!code) {
		pcre2_get_error_message(fault, (PCRE2_UCHAR *)reason, sizeof reason);
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_FAILED, "%s, at byte %zu of “%s”",
		            reason, at, expression->text);
	}
	pcre2_code_free(code);
	return code;
}

/* What is compiled at place, by whichever thread comes first. */
static pcre2_code *compiled(pcre2_code **place, const char *text, uint32_t speed)
{
	if (g_once_init_enter(place)) {
		int fault;
		size_t at;
		pcre2_code *code = compile(text, &fault, &at);
		code = code ? code : compile("(?!)", &fault, &at);
		if (speed)
			pcre2_jit_compile(code, speed); /* where there is none, it stays as it is */
		g_once_init_leave(place, code);
	}
	return *place;
}

/* The expression, made fast once that pays. Threads may miss each other's uses, which only
 * puts it off. */
static const pcre2_code *code_of(struct expression *expression)
{
	gint uses = g_atomic_int_get(&expression->uses);
	if (uses >= USES_THAT_PAY)
		return compiled(&expression->quick, expression->text, PCRE2_JIT_COMPLETE);
	g_atomic_int_set(&expression->uses, uses + 1);
	return compiled(&expression->code, expression->text, 0);
}

/* What a match is told in: as the last one was, where no other thread has taken that. */
static pcre2_match_data *take_match(struct expression *expression, const pcre2_code *code)
{
	pcre2_match_data *kept = g_atomic_pointer_get(&expression->kept);
	bool taken = kept && g_atomic_pointer_compare_and_exchange(&expression->kept, kept, NULL);
	return taken ? kept : pcre2_match_data_create_from_pattern(code, NULL);
}

static void give_match(struct expression *expression, pcre2_match_data *match)
{
	if (!g_atomic_pointer_compare_and_exchange(&expression->kept, NULL, match))
		pcre2_match_data_free(match);
}

static bool run(const pcre2_code *code, struct slice text, pcre2_match_data *match)
{
	PCRE2_SPTR subject = (PCRE2_SPTR)text.data;
	int found = pcre2_match(code, subject, text.len, 0, PCRE2_NO_UTF_CHECK, match, NULL);
	if (found == PCRE2_ERROR_JIT_STACKLIMIT)
		found = pcre2_match(code, subject, text.len, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
		                    match, NULL);
	return found >= 0;
}

bool expression_matches(struct expression *expression, struct slice text)
{
	const pcre2_code *code = code_of(expression);
	pcre2_match_data *match = take_match(expression, code);
	bool matches = run(code, text, match);
	give_match(expression, match);
	return matches;
}

/* Several groups may have one name, each in an alternative of its own. */
static struct span group_named(const pcre2_code *code, const char *name, const size_t *offsets)
{
	PCRE2_SPTR first = NULL, last = NULL;
	int size = pcre2_substring_nametable_scan(code, (PCRE2_SPTR)name, &first, &last);
	for (PCRE2_SPTR entry = first; size > 0 && entry <= last; entry += size) {
		const size_t *at = offsets + 2 * (size_t)(entry[0] << 8 | entry[1]);
		if (at[0] != PCRE2_UNSET)
			return (struct span){ at[0], at[1] };
	}
	return (struct span){ 0, 0 };
}

bool expression_find(struct expression *expression, struct slice text, const char *name,
                     size_t *start, struct span *group)
{
	const pcre2_code *code = code_of(expression);
	pcre2_match_data *match = take_match(expression, code);
	bool matches = run(code, text, match);
	if (matches) {
		const size_t *offsets = pcre2_get_ovector_pointer(match);
		*start = offsets[0];
		*group = group_named(code, name, offsets);
	}
	give_match(expression, match);
	return matches;
}
