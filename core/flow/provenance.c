/* Which repairs reach a place, the nearest first. */
#include "core/flow/provenance.h"

#include "core/flow/step-told.h"

static const double surely = 0.95; /* from there on no doubt is told */

enum reach { REACH_LINE, REACH_JOINED, REACH_BLOCK, REACH_NOT };

struct reached {
	const struct repair *repair;
	enum reach reach;
	size_t place; /* off in the block's text, of what joined */
};

/* The off in the source of the character at off, or of the next that has one. */
static size_t source_at(const struct block *block, size_t off)
{
	for (size_t i = 0; i < block->n_runs; i++) {
		const struct text_run *run = &block->runs[i];
		if (!run->src_len || run->off + run->len <= off)
			continue;
		bool inside = off > run->off && run->len == run->src_len;
		return run->src_off + (inside ? off - run->off : 0);
	}
	return SIZE_MAX;
}

/* The off in the source from which on the repair bears on a block's text: that
 * of text joined on, or left as it is; SIZE_MAX of what bears on a stretch. */
static size_t bears_from(const struct repair *repair)
{
	if (repair_joins(repair->kind) || (repair->by && repair->by->kind == CORRECTION_JOIN))
		return repair->source.end;
	bool off = repair->by && repair->by->kind == CORRECTION_WITHOUT_HERE;
	return off ? repair->source.start : SIZE_MAX;
}

static bool is_of_line(const struct repair *repair)
{
	return repair->kind == REPAIR_UNSPACE || repair->kind == REPAIR_UNDOUBLE ||
	       repair->kind == REPAIR_CORRECTION;
}

static struct reached reach_of(const struct block *block, const struct repair *repair, size_t off)
{
	struct reached reached = { repair, REACH_NOT, 0 };
	size_t from = bears_from(repair);
	if (from != SIZE_MAX) {
		reached.place = block_text_off(block, from);
		if (reached.place != SIZE_MAX && reached.place <= off)
			reached.reach = REACH_JOINED;
	} else if (!is_of_line(repair)) {
		reached.reach = REACH_BLOCK;
	} else if (span_holds(repair->source, source_at(block, off))) {
		reached.reach = REACH_LINE;
	}
	return reached;
}

static int compare_reached(const void *a, const void *b)
{
	const struct reached *x = a, *y = b;
	if (x->reach != y->reach)
		return x->reach < y->reach ? -1 : 1;
	if (x->reach == REACH_JOINED && x->place != y->place)
		return x->place > y->place ? -1 : 1;
	return x->repair < y->repair ? -1 : x->repair > y->repair;
}

/* The repairs (const struct repair *) that made the character at off of block,
 * the nearest first: of its line, what joined that line on, of the whole block.
 * Of what joined, only the last before off. The caller frees the array. */
static GPtrArray *repairs_at(const struct block *block, size_t off)
{
	GPtrArray *nearest = g_ptr_array_new();
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct reached));
	for (size_t i = 0; i < block->n_repairs; i++) {
		struct reached reached = reach_of(block, &block->repairs[i], off);
		if (reached.reach != REACH_NOT)
			g_array_append_val(all, reached);
	}
	g_array_sort(all, compare_reached);
	bool joined = false;
	for (guint i = 0; i < all->len; i++) {
		const struct reached *reached = &g_array_index(all, struct reached, i);
		if (reached->reach != REACH_JOINED || !joined)
			g_ptr_array_add(nearest, (gpointer)reached->repair);
		joined |= reached->reach == REACH_JOINED;
	}
	return nearest;
}

const struct repair *provenance_repair(const struct block *block, size_t off, const char *name)
{
	g_autoptr(GPtrArray) here = repairs_at(block, off);
	for (guint i = 0; i < here->len; i++) {
		const struct repair *repair = g_ptr_array_index(here, i);
		if (repair->kind != REPAIR_CORRECTION &&
		    (!*name || strcmp(repair_name(repair->kind), name) == 0))
			return repair;
	}
	return NULL;
}

/* The later of two corrections, either of which may be NULL. */
static const struct correction *later(const struct correction *one, const struct correction *other)
{
	return !one || (other && other > one) ? other : one; /* both of the reading's array */
}

const struct correction *provenance_correction(const struct block *block, size_t off)
{
	g_autoptr(GPtrArray) here = repairs_at(block, off);
	const struct correction *found = NULL;
	for (guint i = 0; i < here->len; i++)
		found = later(found, ((const struct repair *)g_ptr_array_index(here, i))->by);
	for (size_t i = 0; !found && i < block->n_repairs; i++)
		found = later(found, block->repairs[i].by);
	return found;
}

void provenance_add_corrections(const struct block *block, struct span span, GPtrArray *corrections)
{
	struct span source = { source_at(block, span.start), source_at(block, span.end) };
	for (size_t i = 0; i < block->n_repairs; i++) {
		const struct repair *repair = &block->repairs[i];
		bool bears = bears_from(repair) != SIZE_MAX ||
		             span_overlaps(repair->source, source) ||
		             span_holds(repair->source, source.start);
		if (repair->by && bears && !g_ptr_array_find(corrections, repair->by, NULL))
			g_ptr_array_add(corrections, (gpointer)repair->by);
	}
}

/* "unspace", or "reorder 67%" where that is no more than likely. */
static void append_repair(GString *told, const struct repair *repair)
{
	g_string_append_printf(told, "%s%s", told->len ? ", " : "", repair_name(repair->kind));
	if (repair->score < surely)
		g_string_append_printf(told, " %.0f%%", 100 * repair->score);
}

char *provenance_told(const struct block *block, size_t off)
{
	g_autoptr(GPtrArray) here = repairs_at(block, off);
	g_autoptr(GString) by_hand = g_string_new(NULL);
	GString *told = g_string_new(NULL);
	uint32_t seen = 0;
	for (guint i = 0; i < here->len; i++) {
		const struct repair *repair = g_ptr_array_index(here, i);
		g_autofree char *step = repair->by ? step_told_correction(repair->by) : NULL;
		if (step)
			g_string_append_printf(by_hand, "%s%s", by_hand->len ? ", " : "", step);
		else if (!(seen & 1u << repair->kind))
			append_repair(told, repair);
		seen |= 1u << repair->kind;
	}
	if (told->len)
		g_string_prepend(told, "repaired: ");
	if (by_hand->len)
		g_string_append_printf(told, "%scorrected: %s", told->len ? "; " : "",
		                       by_hand->str);
	return g_string_free(told, FALSE);
}

char *correction_told(const struct correction *correction)
{
	const char *kind = correction_name(correction->kind);
	switch (correction->kind) {
	case CORRECTION_TYPE:
		return correction->level
		               ? g_strdup_printf("%s %d", block_type_name(correction->type),
		                                 correction->level)
		               : g_strdup(block_type_name(correction->type));
	case CORRECTION_TEXT:
		return g_strdup_printf("%s “%.*s”", kind, (int)correction->text.len,
		                       correction->text.data);
	case CORRECTION_WITHOUT:
		return g_strdup_printf("without %s in the file", repair_name(correction->repair));
	case CORRECTION_WITHOUT_HERE:
		return g_strdup_printf("without %s here", repair_name(correction->repair));
	default:
		return g_strdup(kind);
	}
}
