/* A few ends are each searched for in the text around them, which passes over most of it
 * unread. Many are looked for in one walk: the last bytes of each are in a filter of bits,
 * and where one of these is met, the ends that are the same. */
#include "core/text/recurrences.h"

#include <limits.h>

#include "core/base/bisect.h"
#include "core/base/bits.h"

enum {
	FEW = 8,          /* ends */
	SAME = 15,        /* bytes of an end, and of what is behind it */
	WORD = 8,         /* bytes that are looked at first, the last of those */
	REACH = 1 << 16,  /* bytes up and down the page to look in */
	FILTER_BITS = 16, /* of a hash; a bit for each */
	FILTER = 1 << FILTER_BITS
};

/* The end of a piece's text. */
struct recurring {
	uint64_t key;    /* of its bytes */
	uint32_t end;    /* off in page->text */
	uint32_t behind; /* off behind the place where the page has it again, or 0 */
};

/* Ends that are the same, in the order of the text. */
struct same_ends {
	uint64_t key;
	guint next, end; /* in recurrences->all: the first that the walk has not come near */
	guint waiting;   /* one that was met at its own place only, or NONE */
};

enum { NONE = G_MAXUINT };

struct recurrences {
	const struct page *page;
	GArray *all;    /* struct recurring, sorted by key and end */
	GArray *groups; /* struct same_ends, sorted by key */
	uint64_t filter[FILTER / 64];
	bool last[UCHAR_MAX + 1]; /* by byte: some end ends with it */
};

static uint64_t word_at(const char *text)
{
	uint64_t word;
	memcpy(&word, text, sizeof word);
	return word;
}

static uint64_t key_of(const char *text)
{
	return word_at(text) * 0xff51afd7ed558ccdu ^ word_at(text + SAME - WORD);
}

static unsigned bit_of(const char *text)
{
	return (unsigned)(word_at(text + SAME - WORD) * 0x9e3779b97f4a7c15u >> (64 - FILTER_BITS));
}

static int compare_recurring(const void *a, const void *b)
{
	const struct recurring *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

static int compare_ends(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* Notes the ends, and returns where they are, in order. */
static GArray *note_ends(struct recurrences *recurrences, const bool *breaks)
{
	const struct page *page = recurrences->page;
	GArray *ends = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (size_t i = 0; i < page->pieces->len; i++) {
		const struct piece *piece = page_piece_at(page, i);
		if (!breaks[i] || span_len(piece->text) < SAME)
			continue;
		const char *own = page->text->str + piece->text.end - SAME;
		struct recurring end = { key_of(own), (uint32_t)piece->text.end, 0 };
		g_array_append_val(recurrences->all, end);
		g_array_append_val(ends, end.end);
		bits_set(recurrences->filter, bit_of(own));
		recurrences->last[(unsigned char)own[SAME - 1]] = true;
	}
	g_array_sort(ends, compare_ends);
	return ends;
}

static void group_ends(struct recurrences *recurrences)
{
	GArray *all = recurrences->all;
	g_array_sort(all, compare_recurring);
	for (guint first = 0, end; first < all->len; first = end) {
		uint64_t key = g_array_index(all, struct recurring, first).key;
		for (end = first + 1; end < all->len; end++)
			if (g_array_index(all, struct recurring, end).key != key)
				break;
		struct same_ends group = { key, first, end, NONE };
		g_array_append_val(recurrences->groups, group);
	}
}

/* The page has an end at off. */
static void take(struct recurrences *recurrences, guint i, size_t off)
{
	struct recurring *end = &g_array_index(recurrences->all, struct recurring, i);
	if (off + 2 * SAME <= (size_t)end->end + REACH)
		end->behind = (uint32_t)off + SAME;
}

/* What stands at off is the end of those that it is near enough to, but of the one whose
 * own end it is. */
static void meet(struct recurrences *recurrences, struct same_ends *group, size_t off)
{
	if (group->waiting != NONE)
		take(recurrences, group->waiting, off);
	group->waiting = NONE;
	for (; group->next < group->end; group->next++) {
		size_t end = g_array_index(recurrences->all, struct recurring, group->next).end;
		if (off + REACH < end)
			break;
		if (off + SAME == end)
			group->waiting = group->next;
		else
			take(recurrences, group->next, off);
	}
}

/* Whether the page has enough behind what ends at text. */
static bool goes_on(const char *text)
{
	return !memchr(text, '\0', SAME);
}

static void look_at(struct recurrences *recurrences, size_t off)
{
	const char *text = recurrences->page->text->str;
	struct same_ends *groups = (struct same_ends *)recurrences->groups->data;
	uint64_t key = key_of(text + off);
	size_t i;
	BISECT(i, recurrences->groups->len, groups[i].key >= key);
	if (i < recurrences->groups->len && groups[i].key == key && goes_on(text + off + SAME))
		meet(recurrences, &groups[i], off);
}

/* Searches for the ends of a group in the text that is near one of them. */
static void search(struct recurrences *recurrences, struct same_ends *group)
{
	const struct recurring *all = (const struct recurring *)recurrences->all->data;
	const char *text = recurrences->page->text->str;
	size_t first = all[group->next].end, last = all[group->end - 1].end;
	size_t off = first > REACH ? first - REACH : 0;
	size_t stop = MIN(last + REACH, recurrences->page->text->len);
	struct slice end = { text + first - SAME, SAME };
	for (const char *at; off + 2 * SAME <= stop; off = (size_t)(at - text) + 1) {
		at = slice_find((struct slice){ text + off, stop - SAME - off }, end);
		if (!at)
			break;
		if (goes_on(at + SAME))
			meet(recurrences, group, (size_t)(at - text));
	}
}

/* The first offset from off on that an end may stand at: behind it a character begins. */
static size_t before_character(const char *text, size_t off)
{
	while (utf8_continues(text[off + SAME]))
		off++;
	return off;
}

/* Whether an end may stand at text: most are told from all by their last byte. */
static bool may_end(const struct recurrences *recurrences, const char *text)
{
	return recurrences->last[(unsigned char)text[SAME - 1]] &&
	       bits_has(recurrences->filter, bit_of(text));
}

/* Walks over the text that is near an end, once, from the first to the last. */
static void walk(struct recurrences *recurrences, const GArray *ends)
{
	const char *text = recurrences->page->text->str;
	size_t walked = 0;
	for (guint i = 0; i < ends->len; i++) {
		size_t end = g_array_index(ends, uint32_t, i);
		size_t stop = MIN(end + REACH, recurrences->page->text->len);
		size_t first = MAX(walked, end > REACH ? end - REACH : 0);
		size_t off = first + SAME < stop ? before_character(text, first) : stop;
		for (; off + 2 * SAME <= stop; off += glyph_length(text[off + SAME]))
			if (may_end(recurrences, text + off))
				look_at(recurrences, off);
		walked = stop > 2 * SAME ? stop - 2 * SAME + 1 : 0;
	}
}

struct recurrences *recurrences_new(const struct page *page, const bool *breaks)
{
	struct recurrences *recurrences = g_new0(struct recurrences, 1);
	recurrences->page = page;
	recurrences->all = g_array_new(FALSE, FALSE, sizeof(struct recurring));
	recurrences->groups = g_array_new(FALSE, FALSE, sizeof(struct same_ends));
	g_autoptr(GArray) ends = note_ends(recurrences, breaks);
	group_ends(recurrences);
	if (recurrences->groups->len > FEW)
		walk(recurrences, ends);
	else
		for (guint i = 0; i < recurrences->groups->len; i++)
			search(recurrences,
			       &g_array_index(recurrences->groups, struct same_ends, i));
	return recurrences;
}

void recurrences_free(struct recurrences *recurrences)
{
	if (!recurrences)
		return;
	g_array_unref(recurrences->all);
	g_array_unref(recurrences->groups);
	g_free(recurrences);
}

struct slice recurrences_behind(const struct recurrences *recurrences, const struct piece *piece)
{
	const struct slice none = { "", 0 };
	if (span_len(piece->text) < SAME)
		return none;
	const struct recurring *all = (const struct recurring *)recurrences->all->data;
	const char *text = recurrences->page->text->str;
	struct recurring own = { key_of(text + piece->text.end - SAME), (uint32_t)piece->text.end,
		                 0 };
	size_t i;
	BISECT(i, recurrences->all->len, compare_recurring(&all[i], &own) >= 0);
	if (i == recurrences->all->len || compare_recurring(&all[i], &own) || !all[i].behind)
		return none;
	return (struct slice){ text + all[i].behind, SAME };
}
