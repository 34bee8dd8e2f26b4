/* Lists of names: what a name weighs for the names beside it in a list, and for being all
 * that an item of one holds. */
#include "core/know/name-choice.h"

#include "core/base/utf8.h"
#include "core/know/character.h"

bool names_may_part(const struct cues *cues, struct slice text)
{
	bool parted = true;
	for (size_t off = 0; off < text.len && parted;) {
		uint32_t cp = utf8_next(text, off, &off);
		parted = cp == 0x3001 || is_blank(cp) || cue_is(cues, CUE_NAMES_JOINT, cp);
	}
	return parted;
}

static bool list_neighbours(const struct scan *scan, const struct name *left,
                            const struct name *right)
{
	enum { WIDEST = 12 };
	if (left->block != right->block || left->end > right->start ||
	    right->start - left->end > WIDEST)
		return false;
	return names_may_part(scan->cues, slice_sub(scan->blocks[left->block].text,
	                                            (struct span){ left->end, right->start }));
}

/* 记者潘洁周颖: what stands before the first reporter speaks for the next one
 * too, and that a name follows right behind is no harm to the first. */
static void sign_on(struct name *left, struct name *right)
{
	enum { NEXT_COUNTS = 40 };
	right->signs = true;
	if (right->context < NEXT_COUNTS)
		name_weigh_more(right, NEXT_COUNTS - right->context);
	if (left->context < NEXT_COUNTS)
		name_weigh_more(left, NEXT_COUNTS - left->context);
}

/* Weighs two that are parted in a list by each other: a certain one makes the other
 * likelier, and more so one that has a certain one on its other side, too. */
static void weigh_neighbours(const struct name_model *model, struct name *left, struct name *right)
{
	const int listed = name_model_weight(model, WEIGHT_LISTED);
	const int certain = name_model_weight(model, WEIGHT_CERTAIN);
	if (left->gain >= certain && right->gain < certain) {
		name_weigh_more(right, listed);
		right->listed |= right->start > left->end;
	} else if (right->gain >= certain && left->gain < certain) {
		bool between = left->listed && right->start > left->end;
		int more = between ? name_model_weight(model, WEIGHT_LISTED_BETWEEN) : 0;
		name_weigh_more(left, listed + more);
		left->listed = false;
	}
}

/* A name beside a likely one, with at most 、 or a blank between, is likelier. */
static void weigh_beside(const struct name_model *model, const struct scan *scan, GArray *names)
{
	enum { NEAR = 48 }; /* candidates of a stretch that may begin at its start */
	int certain = name_model_weight(model, WEIGHT_CERTAIN);
	for (guint i = 0; i < names->len; i++) {
		struct name *left = &g_array_index(names, struct name, i);
		for (guint j = i + 1; j < names->len && j <= i + NEAR; j++) {
			struct name *right = &g_array_index(names, struct name, j);
			if (right->block != left->block || right->start > left->end + 12)
				break;
			if (!list_neighbours(scan, left, right))
				continue;
			if (left->signs && left->end == right->start && left->gain >= certain)
				sign_on(left, right);
			else
				weigh_neighbours(model, left, right);
		}
	}
}

/* A list of names that is being read from its first to its last: how many names it has so
 * far that are sure, and where an item goes on behind 、. */
struct name_list {
	size_t block, item;
	unsigned sure;
};

/* Behind the 、 at off; off where there is none. */
static size_t behind_list_mark(struct slice text, size_t off)
{
	size_t next;
	return off < text.len && utf8_next(text, off, &next) == 0x3001 ? next : off;
}

/* Notes name, which 、 stands behind, where it is of a list. */
static void note_item(struct name_list *list, const struct name *name, bool goes_on, size_t behind)
{
	list->sure = goes_on ? list->sure + 1 : 1;
	list->block = name->block;
	list->item = behind;
}

/* Whether the run of characters that goes on at off ends before 、: its item is not the last. */
static bool is_followed(struct slice text, size_t off)
{
	enum { FARTHEST = 4 };
	size_t next;
	for (unsigned n = 0; n < FARTHEST && off < text.len; n++, off = next)
		if (!is_han(utf8_next(text, off, &next)))
			break;
	return behind_list_mark(text, off) > off;
}

/* What a name that an item of list begins with weighs for it, where behind is what stands
 * behind 、: all that the item holds, of a list with two sure names before it, or the
 * beginning of the last item of one with three. */
static int item_weight(const struct name_model *model, const struct name_list *list,
                       const struct name *name, struct slice text, size_t behind)
{
	enum { BEFORE_ITEM = 2, BEFORE_LAST = 3 };
	if (behind > name->end)
		return list->sure >= BEFORE_ITEM ? name_model_weight(model, WEIGHT_WHOLE_ITEM) : 0;
	return list->sure >= BEFORE_LAST && !is_followed(text, name->end)
	               ? name_model_weight(model, WEIGHT_LAST_ITEM)
	               : 0;
}

/* Weighs the items of lists of names: be it a word elsewhere, what stands there is a name. */
static void weigh_items(const struct name_model *model, const struct scan *scan, GArray *names)
{
	const int certain = name_model_weight(model, WEIGHT_CERTAIN);
	struct name_list list = { 0 };
	for (guint i = 0; i < names->len; i++) {
		struct name *name = &g_array_index(names, struct name, i);
		const struct slice text = scan->blocks[name->block].text;
		const size_t behind = behind_list_mark(text, name->end);
		const bool goes_on =
		        list.sure && name->block == list.block && name->start == list.item;
		if (goes_on && name->gain < certain)
			name_weigh_more(name, item_weight(model, &list, name, text, behind));
		if (behind > name->end && name->gain >= certain)
			note_item(&list, name, goes_on, behind);
	}
}

void names_weigh_lists(const struct name_model *model, const struct scan *scan, GArray *names)
{
	weigh_beside(model, scan, names);
	weigh_items(model, scan, names);
}
