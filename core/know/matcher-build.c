/* Building the double-array trie: letters are given out by how often code
 * points occur, words are sorted by letters, and each state's children are put
 * into the first gap that holds them all (Aoe 1989). */
#include "core/base/arena.h"
#include "core/base/utf8.h"
#include "core/know/matcher-form.h"
#include "core/know/matcher.h"

struct spelled {
	const uint16_t *letters;
	uint32_t length;
	uint32_t table, row;
};

struct builder {
	struct arena *arena;
	uint16_t *pages; /* MATCHER_PAGES */
	GArray *codes;   /* uint16_t, 256 a page; page 0 of it stays empty */
	uint32_t n_letters;
	GArray *cells, *hits;
	uint32_t gap; /* below it, hardly a cell is free */
	GQueue *queue;
};

/* The words [low, high) share their first depth letters, which lead to state. */
struct branch {
	uint32_t state, depth;
	size_t low, high;
};

static uint16_t *code_slot(struct builder *builder, uint32_t cp)
{
	uint16_t *page = &builder->pages[cp >> 8];
	if (!*page) {
		*page = (uint16_t)(builder->codes->len / 256);
		g_array_set_size(builder->codes, builder->codes->len + 256);
	}
	return &g_array_index(builder->codes, uint16_t, *page * 256u + (cp & 255));
}

static int by_count(gconstpointer a, gconstpointer b)
{
	const uint32_t *x = *(uint32_t *const *)a, *y = *(uint32_t *const *)b;
	if (x[1] != y[1])
		return x[1] > y[1] ? -1 : 1;
	return x[0] < y[0] ? -1 : x[0] > y[0];
}

/* Appends the code points of words to counts, each with how often it occurs. */
static void count_letters(struct builder *builder, const struct matcher_word *words, size_t n,
                          GPtrArray *counts)
{
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
	for (size_t i = 0; i < n; i++)
		for (size_t off = 0; off < words[i].word.len;) {
			uint32_t cp = utf8_narrow(utf8_next(words[i].word, off, &off));
			if (cp == UTF8_INVALID)
				continue;
			uint32_t *count = g_hash_table_lookup(known, GUINT_TO_POINTER(cp + 1));
			if (!count) {
				count = arena_new_array(builder->arena, uint32_t, 2);
				count[0] = cp;
				g_hash_table_insert(known, GUINT_TO_POINTER(cp + 1), count);
				g_ptr_array_add(counts, count);
			}
			count[1]++;
		}
}

/* Frequent code points get small letters, which makes the array dense. */
static void give_letters(struct builder *builder, const struct matcher_word *words, size_t n)
{
	g_autoptr(GPtrArray) order = g_ptr_array_new();
	count_letters(builder, words, n, order);
	g_ptr_array_sort(order, by_count);
	builder->n_letters = MIN(order->len, UINT16_MAX);
	for (uint32_t i = 0; i < builder->n_letters; i++) {
		uint32_t cp = *(uint32_t *)order->pdata[i];
		*code_slot(builder, cp) = (uint16_t)(i + 1);
		if (cp >= '!' && cp <= '~')
			*code_slot(builder, cp + 0xFEE0) = (uint16_t)(i + 1);
	}
}

static void give_variants(struct builder *builder, const struct matcher_variant *variants, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint16_t plain = *code_slot(builder, variants[i].plain);
		uint16_t *slot = code_slot(builder, variants[i].cp);
		if (!*slot)
			*slot = plain;
	}
}

/* The letters of word; a length of 0 where it cannot be matched. */
static struct spelled spell(struct builder *builder, const struct matcher_word *word)
{
	uint16_t letters[MATCHER_LONGEST];
	struct spelled spelled = { .table = word->table, .row = word->row };
	for (size_t off = 0; off < word->word.len;) {
		uint32_t cp = utf8_next(word->word, off, &off);
		if (cp == UTF8_INVALID || spelled.length == MATCHER_LONGEST)
			return (struct spelled){ 0 };
		letters[spelled.length++] = *code_slot(builder, cp);
	}
	spelled.letters =
	        arena_copy_array(builder->arena, letters, spelled.length, sizeof *letters);
	return spelled;
}

static int by_letters(gconstpointer a, gconstpointer b)
{
	const struct spelled *x = a, *y = b;
	for (uint32_t i = 0; i < x->length && i < y->length; i++)
		if (x->letters[i] != y->letters[i])
			return (int)x->letters[i] - (int)y->letters[i];
	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static struct matcher_cell *cell_at(struct builder *builder, size_t index)
{
	size_t old = builder->cells->len;
	if (index >= old) {
		g_array_set_size(builder->cells, (guint)MAX(index + 1, old + old / 2));
		for (size_t i = old; i < builder->cells->len; i++)
			g_array_index(builder->cells, struct matcher_cell, i) =
			        (struct matcher_cell){ .check = MATCHER_NO_STATE };
	}
	return &g_array_index(builder->cells, struct matcher_cell, index);
}

static bool cell_free(struct builder *builder, size_t index)
{
	return cell_at(builder, index)->check == MATCHER_NO_STATE;
}

/* A base at which all children (sorted letters) fall on free cells. Cells up
 * to n_letters are the root's children's, whether there is such a child or not. */
static uint32_t find_base(struct builder *builder, const GArray *children)
{
	uint32_t first = g_array_index(children, uint16_t, 0);
	uint32_t at = MAX(builder->gap, builder->n_letters + 1), tried = 0, full = 0;
	at = MAX(at, first);
	for (uint32_t start = at;; at++) {
		tried++;
		if (!cell_free(builder, at)) {
			full++;
			continue;
		}
		bool fits = true;
		for (guint i = 1; i < children->len && fits; i++)
			fits = cell_free(builder,
			                 at - first + g_array_index(children, uint16_t, i));
		if (!fits)
			continue;
		if (tried > 64 && full > tried - tried / 16 && start >= builder->gap)
			builder->gap = at;
		return at - first;
	}
}

static void append_word_hits(struct builder *builder, const struct spelled *words,
                             struct branch *branch)
{
	size_t low = branch->low;
	while (low < branch->high && words[low].length == branch->depth)
		low++;
	if (low == branch->low)
		return;
	cell_at(builder, branch->state)->hit = builder->hits->len;
	for (size_t i = branch->low; i < low; i++) {
		struct matcher_hit hit = { words[i].table, words[i].row };
		if (i + 1 == low)
			hit.table |= MATCHER_LAST_HIT;
		g_array_append_val(builder->hits, hit);
	}
	branch->low = low;
}

static void list_children(const struct spelled *words, const struct branch *branch,
                          GArray *children)
{
	g_array_set_size(children, 0);
	for (size_t i = branch->low; i < branch->high; i++) {
		uint16_t letter = words[i].letters[branch->depth];
		if (!children->len ||
		    g_array_index(children, uint16_t, children->len - 1) != letter)
			g_array_append_val(children, letter);
	}
}

static void grow_branch(struct builder *builder, const struct spelled *words, struct branch branch,
                        GArray *children)
{
	append_word_hits(builder, words, &branch);
	if (branch.low == branch.high)
		return;
	list_children(words, &branch, children);
	uint32_t base = branch.state ? find_base(builder, children) : 0;
	cell_at(builder, branch.state)->base = base;
	size_t low = branch.low;
	for (guint i = 0; i < children->len; i++) {
		uint16_t letter = g_array_index(children, uint16_t, i);
		size_t high = low;
		while (high < branch.high && words[high].letters[branch.depth] == letter)
			high++;
		cell_at(builder, base + letter)->check = branch.state;
		struct branch *child = arena_alloc(builder->arena, sizeof *child);
		*child = (struct branch){ base + letter, branch.depth + 1, low, high };
		g_queue_push_tail(builder->queue, child);
		low = high;
	}
}

static void grow(struct builder *builder, const struct spelled *words, size_t n)
{
	g_autoptr(GArray) children = g_array_new(FALSE, FALSE, sizeof(uint16_t));
	struct branch root = { .high = n };
	cell_at(builder, builder->n_letters);
	grow_branch(builder, words, root, children);
	for (struct branch *branch; (branch = g_queue_pop_head(builder->queue));)
		grow_branch(builder, words, *branch, children);
	uint32_t last = builder->cells->len; /* any base + any letter is a cell */
	while (last > 1 && cell_free(builder, last - 1))
		last--;
	cell_at(builder, last + builder->n_letters);
	g_array_set_size(builder->cells, last + builder->n_letters + 1);
}

static void write_form(const struct builder *builder, GByteArray *blob)
{
	struct matcher_header header = {
		.n_pages = builder->codes->len / 256,
		.n_cells = builder->cells->len,
		.n_hits = builder->hits->len,
	};
	g_byte_array_append(blob, (const guint8 *)&header, sizeof header);
	g_byte_array_append(blob, (const guint8 *)builder->pages, MATCHER_PAGES * sizeof(uint16_t));
	g_byte_array_append(blob, (const guint8 *)builder->codes->data,
	                    builder->codes->len * (guint)sizeof(uint16_t));
	g_byte_array_append(blob, (const guint8 *)builder->cells->data,
	                    builder->cells->len * (guint)sizeof(struct matcher_cell));
	g_byte_array_append(blob, (const guint8 *)builder->hits->data,
	                    builder->hits->len * (guint)sizeof(struct matcher_hit));
}

static size_t spell_all(struct builder *builder, const struct matcher_word *words, size_t n,
                        struct spelled *spelled)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		spelled[kept] = spell(builder, &words[i]);
		kept += spelled[kept].length > 0;
	}
	qsort(spelled, kept, sizeof *spelled, by_letters);
	return kept;
}

void matcher_build(const struct matcher_word *words, size_t n, GByteArray *blob)
{
	matcher_build_variants(words, n, NULL, 0, blob);
}

void matcher_build_variants(const struct matcher_word *words, size_t n,
                            const struct matcher_variant *variants, size_t n_variants,
                            GByteArray *blob)
{
	struct builder builder = {
		.arena = arena_new(),
		.codes = g_array_new(FALSE, TRUE, sizeof(uint16_t)),
		.cells = g_array_new(FALSE, TRUE, sizeof(struct matcher_cell)),
		.hits = g_array_new(FALSE, TRUE, sizeof(struct matcher_hit)),
		.queue = g_queue_new(),
	};
	builder.pages = arena_new_array(builder.arena, uint16_t, MATCHER_PAGES);
	g_array_set_size(builder.codes, 256);
	g_array_set_size(builder.hits, 1); /* 0 stands for none */
	give_letters(&builder, words, n);
	give_variants(&builder, variants, n_variants);
	struct spelled *spelled = arena_new_array(builder.arena, struct spelled, n + 1);
	grow(&builder, spelled, spell_all(&builder, words, n, spelled));
	write_form(&builder, blob);
	g_queue_free(builder.queue);
	g_array_free(builder.hits, TRUE);
	g_array_free(builder.cells, TRUE);
	g_array_free(builder.codes, TRUE);
	arena_free(builder.arena);
}
