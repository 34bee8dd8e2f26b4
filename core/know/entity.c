/* Proposals of the finders, chosen from and made mentions; and the reader's
 * terms, which need no choice. */
#include "core/know/entity.h"

#include "core/know/entity-find.h"
#include "core/know/period.h"

enum { FORBIDDEN = ENTITY_KIND_COUNT };

void entity_propose(struct entity_search *search, struct span span, struct entity entity,
                    const char *rule)
{
	struct mention mention = {
		.type = MENTION_ENTITY,
		.block = search->index,
		.span = span,
		.rule = arena_copy(search->scan->arena, slice_of(rule)),
		.entity = entity,
	};
	g_array_append_val(search->found, mention);
}

void entity_forbid(struct entity_search *search, struct span span)
{
	struct mention mention = { .type = MENTION_ENTITY, .block = search->index, .span = span };
	mention.entity.kind = (enum entity_kind)FORBIDDEN;
	g_array_append_val(search->found, mention);
}

/* Of two of the same span the one that says more. */
static int rank(const struct mention *mention)
{
	static const int ranks[] = {
		[ENTITY_PLACE] = 1, [ENTITY_DATE] = 2,    [ENTITY_ORGANISATION] = 3,
		[ENTITY_WORK] = 4,  [ENTITY_MEETING] = 5, [FORBIDDEN] = 6,
	};
	return ranks[mention->entity.kind];
}

static int compare_proposals(gconstpointer a, gconstpointer b)
{
	const struct mention *x = a, *y = b;
	int order = mention_compare(x, y);
	return order ? order : rank(y) - rank(x);
}

static bool is_better(const struct mention *a, const struct mention *b)
{
	size_t of_a = span_len(a->span), of_b = span_len(b->span);
	return of_a != of_b ? of_a > of_b : rank(a) > rank(b);
}

/* Whether a person or a metric, of which *at is the first not wholly before
 * mention, stands where mention does. Titles and meetings may hold such, and
 * quotations anything. */
static bool is_taken(const struct mentions *known, size_t *at, const struct mention *mention)
{
	const struct mention *items = known->items;
	if (mention->entity.kind == ENTITY_WORK || mention->entity.kind == ENTITY_MEETING)
		return false;
	while (*at < known->n &&
	       (items[*at].type == MENTION_QUOTE || items[*at].block < mention->block ||
	        (items[*at].block == mention->block && items[*at].span.end <= mention->span.start)))
		++*at;
	for (size_t i = *at; i < known->n && items[i].block == mention->block &&
	                     items[i].span.start < mention->span.end;
	     i++)
		if (items[i].type != MENTION_QUOTE && span_overlaps(items[i].span, mention->span))
			return true;
	return false;
}

/* Goes through the proposals from left to right, and where two overlap keeps
 * the better one. */
static void choose(GArray *found, const struct mentions *known, GArray *chosen)
{
	size_t at = 0;
	const guint first = chosen->len;
	g_array_sort(found, compare_proposals);
	for (guint i = 0; i < found->len; i++) {
		const struct mention *mention = &g_array_index(found, struct mention, i);
		if (is_taken(known, &at, mention))
			continue;
		struct mention *last = chosen->len > first ? &g_array_index(chosen, struct mention,
		                                                            chosen->len - 1)
		                                           : NULL;
		if (!last || !span_overlaps(last->span, mention->span))
			g_array_append_val(chosen, *mention);
		else if (is_better(mention, last))
			*last = *mention;
	}
	guint kept = first;
	for (guint i = first; i < chosen->len; i++) {
		struct mention *mention = &g_array_index(chosen, struct mention, i);
		if (mention->entity.kind != (enum entity_kind)FORBIDDEN)
			g_array_index(chosen, struct mention, kept++) = *mention;
	}
	g_array_set_size(chosen, kept);
}

/* The mentions of block among all, which are in order. */
static struct mentions mentions_of_block(const struct mentions *all, size_t block, size_t *from)
{
	while (*from < all->n && all->items[*from].block < block)
		++*from;
	size_t end = *from;
	while (end < all->n && all->items[end].block == block)
		end++;
	if (end == *from)
		return (struct mentions){ NULL, 0 };
	return (struct mentions){ &all->items[*from], end - *from };
}

static struct moment own_moment(const struct entity_rules *rules, const struct scan *scan)
{
	struct moment moment = moment_parse(scan->article->date);
	struct period_reader reader;
	if (moment.year)
		return moment;
	period_reader_open(&reader, entity_metric_rules(rules), scan);
	return (struct moment){ .year = reader.words.own };
}

static void match_block(struct entity_search *search, size_t index, GArray *matches)
{
	search->index = index;
	search->block = &search->scan->blocks[index];
	g_array_set_size(matches, 0);
	g_array_set_size(search->found, 0);
	matcher_scan(entity_matcher(search->rules), search->block->text, matches);
	search->matches = (const struct match *)matches->data;
	search->n_matches = matches->len;
}

/* The words of each list, the longest from left to right. */
static void find_terms(struct entity_search *search, GArray *terms)
{
	const struct own_lists *lists = entity_lists(search->rules);
	size_t ends[OWN_LISTS_MOST] = { 0 };
	for (size_t i = 0; i < search->n_matches; i++) {
		const struct match *match = &search->matches[i];
		if (match->table < ENTITY_LISTS || match->start < ends[match->table - ENTITY_LISTS])
			continue;
		const unsigned which = match->table - ENTITY_LISTS;
		const struct own_list *list = &lists->lists[which];
		const struct own_row *row = &list->rows[match->row];
		g_autofree char *rule = g_strdup_printf("%s: %s", list->name, row->word);
		struct entity term = { ENTITY_TERM, row->word, list->name, row->note, which };
		entity_propose(search, (struct span){ match->start, match->end }, term, rule);
		ends[which] = match->end;
	}
	g_array_append_vals(terms, search->found->data, search->found->len);
	g_array_set_size(search->found, 0);
}

void entity_extract_terms(const struct entity_rules *rules, const struct scan *scan)
{
	if (!entity_lists(rules)->n)
		return;
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct mention));
	struct entity_search search = { .rules = rules, .scan = scan, .found = found };
	for (size_t i = 0; i < scan->n_blocks; i++) {
		match_block(&search, i, matches);
		find_terms(&search, scan->mentions);
	}
}

void entity_extract(const struct entity_rules *rules, const struct scan *scan)
{
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct mention));
	g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(struct mention));
	struct entity_search search = {
		.rules = rules, .scan = scan, .found = found, .own = own_moment(rules, scan)
	};
	search.lattice = g_new(struct lattice, 1);
	search.places = g_hash_table_new(g_str_hash, g_str_equal);
	const struct mentions known = { (const struct mention *)scan->mentions->data,
		                        scan->mentions->len };
	for (size_t i = 0, from = 0; i < scan->n_blocks; i++) {
		match_block(&search, i, matches);
		find_terms(&search, chosen);
		entity_find_works(&search);
		entity_find_dates(&search);
		entity_find_names(&search);
		struct mentions here = mentions_of_block(&known, i, &from);
		choose(found, &here, chosen);
	}
	g_hash_table_unref(search.places);
	g_free(search.lattice);
	entity_name_owners(rules, scan, (struct mention *)chosen->data, chosen->len);
	g_array_append_vals(scan->mentions, chosen->data, chosen->len);
}
