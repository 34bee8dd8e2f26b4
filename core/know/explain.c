/* Mentions put into words. */
#include "core/know/explain.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* As a reader writes comparators, and not as the contract does. */
static const char *const signs[COMPARATOR_COUNT] = {
	[COMPARATOR_EQUAL] = "",      [COMPARATOR_ABOUT] = "~ ", [COMPARATOR_MORE] = "> ",
	[COMPARATOR_AT_LEAST] = "≥ ", [COMPARATOR_LESS] = "< ",  [COMPARATOR_AT_MOST] = "≤ ",
};

/* 2400000 -> "240万": the largest myriad that leaves a whole part. */
static const struct {
	double factor;
	const char *name;
} myriads[] = { { 1e12, "万亿" }, { 1e8, "亿" }, { 1e4, "万" }, { 1, "" } };

static bool is_share(const char *unit)
{
	return unit && (g_str_has_prefix(unit, "%") || g_str_has_prefix(unit, "‰") ||
	                g_str_has_suffix(unit, "点") || g_str_equal(unit, "倍"));
}

/* Commas between thousands of the whole part. */
static void append_grouped(GString *text, double value)
{
	char digits[64];
	g_snprintf(digits, sizeof digits, "%.4f", value);
	char *point = digits + strcspn(digits, ".,");
	for (char *end = point + strlen(point) - 1; end >= point && (*end == '0' || end == point);
	     end--)
		*end = '\0';
	bool whole = true;
	for (char *at = digits; *at; at++) {
		whole = whole && at < point;
		g_string_append_c(text, *at);
		if (whole && g_ascii_isdigit(*at) && point - at > 1 && (point - at - 1) % 3 == 0)
			g_string_append_c(text, ',');
	}
}

static void append_value(GString *text, double value, bool share)
{
	size_t i = share ? G_N_ELEMENTS(myriads) - 1 : 0;
	while (i + 1 < G_N_ELEMENTS(myriads) && fabs(value) < myriads[i].factor)
		i++;
	append_grouped(text, value / myriads[i].factor);
	g_string_append(text, myriads[i].name);
}

/* A share that something grew or fell by is told so; of amounts, 减少5亿元 may be a saving. */
static const char *sign_of_change(const struct metric *metric)
{
	if (!is_share(metric->unit) || metric->result || !(metric->value > 0))
		return "";
	return metric->direction == DIRECTION_UP     ? "↑ "
	       : metric->direction == DIRECTION_DOWN ? "↓ "
	                                             : "";
}

char *metric_value_text(const struct metric *metric)
{
	GString *text = g_string_new(signs[metric->comparator]);
	bool share = is_share(metric->unit);
	g_string_append(text, sign_of_change(metric));
	append_value(text, metric->value, share);
	if (metric->value_to != metric->value) {
		g_string_append(text, "–");
		append_value(text, metric->value_to, share);
	}
	if (metric->unit)
		g_string_append_printf(text, "%s%s", share ? " " : "", metric->unit);
	return g_string_free(text, FALSE);
}

static void append_field(GString *text, const char *field)
{
	if (field && *field)
		g_string_append_printf(text, "%s%s", text->len ? " · " : "", field);
}

static void explain_person(GString *text, const struct person *person)
{
	append_field(text, person->name);
	for (size_t i = 0; i < person->n_posts; i++)
		g_string_append_printf(text, "%s%s", i ? "、" : " · ", person->posts[i]);
}

static void explain_metric(GString *text, const struct metric *metric)
{
	g_autofree char *value = metric_value_text(metric);
	append_field(text, value);
	append_field(text, metric->indicator);
	append_field(text, metric->region);
	append_field(text, metric->period);
	if (metric->change_word)
		append_field(text, metric->change_word);
	if (metric->kind != METRIC_OTHER)
		append_field(text, metric_kind_name(metric->kind));
}

static void explain_quote(GString *text, const struct quote *quote)
{
	append_field(text, quote->speaker ? quote->speaker : "speaker not found");
	append_field(text, quote->verb);
}

/* A term is of its list; what form a date has, it shows itself. */
static void explain_entity(GString *text, const struct entity *entity)
{
	bool term = entity->kind == ENTITY_TERM;
	append_field(text, term ? entity->sort : entity_kind_name(entity->kind));
	append_field(text, entity->name);
	if (!term && entity->kind != ENTITY_DATE)
		append_field(text, entity->sort);
	append_field(text, entity->note);
}

char *mention_explain(const struct mention *mention)
{
	GString *text = g_string_new(NULL);
	if (mention->type == MENTION_PERSON)
		explain_person(text, &mention->person);
	else if (mention->type == MENTION_METRIC)
		explain_metric(text, &mention->metric);
	else if (mention->type == MENTION_QUOTE)
		explain_quote(text, &mention->quote);
	else if (mention->type == MENTION_ENTITY)
		explain_entity(text, &mention->entity);
	return g_string_free(text, FALSE);
}
