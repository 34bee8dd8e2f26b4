/* Building the double-array trie: letters are given out by how often code
 * points occur, words are sorted by letters, and each state's children are put
 * into the first gap that holds them all (Aoe 1989). */
#include "core/base/arena.h"
#include "core/base/utf8.h"
#include "core/know/matcher-form.h"
#include "core/know/matcher.h"

enum { MOST_TRIES = 32 };    /* of the first gaps */
enum { EMPTY_PAGE = 0x100 }; /* behind those of the first plane */

struct spelled {
	const uint16_t *letters;
	uint32_t length;
	uint32_t table, row;
	bool marked;
};

struct builder {
	struct arena *arena;
	uint16_t *pages; /* MATCHER_PAGES */
	GArray *codes;   /* uint16_t, 256 a page: the first plane, an empty one, then others */
	uint32_t n_letters;
	uint32_t most;     /* words that begin one with the other */
	GHashTable *plain; /* variant -> the character it stands for */
	GArray *states;    /* struct matcher_state */
	GArray *by;        /* uint16_t, for each of them */
	GArray *based;     /* bool, by base: a state has it */
	GArray *hits;
	GArray *next_free;    /* of each free cell, and of 0, the free one behind it */
	uint32_t top, cursor; /* the last cell taken; see find_base */
	GQueue *queue;
};

/* The words [low, high) share their first depth letters, which lead to state; so many other
 * words end on the way. */
struct branch {
	uint32_t state, depth, within;
	size_t low, high;
};

static uint16_t *code_slot(struct builder *builder, uint32_t cp)
{
	uint16_t *page = &builder->pages[cp >> 8];
	if (*page == EMPTY_PAGE) {
		*page = (uint16_t)(builder->codes->len / 256);
		g_array_set_size(builder->codes, builder->codes->len + 256);
	}
	return &g_array_index(builder->codes, uint16_t, *page * 256u + (cp & 255));
}

static void begin_pages(struct builder *builder)
{
	builder->pages = arena_new_array(builder->arena, uint16_t, MATCHER_PAGES);
	for (uint32_t i = 0; i < MATCHER_PAGES; i++)
		builder->pages[i] = (uint16_t)MIN(i, EMPTY_PAGE);
	g_array_set_size(builder->codes, (EMPTY_PAGE + 1) * 256);
}

/* The character of a word that a letter is given to. */
static uint32_t plain_of(const struct builder *builder, uint32_t cp)
{
	gpointer plain = g_hash_table_lookup(builder->plain, GUINT_TO_POINTER(cp));
	return plain ? GPOINTER_TO_UINT(plain) : cp;
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
			uint32_t cp = utf8_next(words[i].word, off, &off);
			if (cp == UTF8_INVALID)
				continue;
			cp = plain_of(builder, utf8_narrow(cp));
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
	builder->n_letters = MIN(order->len, MATCHER_FREE - 1);
	for (uint32_t i = 0; i < builder->n_letters; i++) {
		uint32_t cp = *(uint32_t *)order->pdata[i];
		*code_slot(builder, cp) = (uint16_t)(i + 1);
		if (cp >= '!' && cp <= '~')
			*code_slot(builder, cp + 0xFEE0) = (uint16_t)(i + 1);
	}
}

static void give_variants(struct builder *builder, const struct matcher_variant *variants, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*code_slot(builder, variants[i].cp) = *code_slot(builder, variants[i].plain);
}

/* Whether a hit can hold word's row: those of shipped tables it can by far. */
static bool word_fits(const struct matcher_word *word)
{
	const struct matcher_hit hit = { .row = word->row, .table = word->table };
	return hit.row == word->row && hit.table == word->table;
}

/* The letters of word; a length of 0 where it cannot be matched. */
static struct spelled spell(struct builder *builder, const struct matcher_word *word)
{
	uint16_t letters[MATCHER_LONGEST];
	struct spelled spelled = { .table = word->table, .row = word->row, .marked = word->marked };
	for (size_t off = 0; off < word->word.len;) {
		uint32_t cp = utf8_next(word->word, off, &off);
		if (cp == UTF8_INVALID || spelled.length == MATCHER_LONGEST || !word_fits(word))
			return (struct spelled){ 0 };
		letters[spelled.length++] = *code_slot(builder, plain_of(builder, cp));
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
	if (x->marked != y->marked)
		return x->marked ? -1 : 1;
	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static struct matcher_state *state_at(struct builder *builder, uint32_t cell)
{
	return &g_array_index(builder->states, struct matcher_state, cell);
}

/* The letter by which a state is come to. */
static uint16_t *letter_to(struct builder *builder, uint32_t cell)
{
	return &g_array_index(builder->by, uint16_t, cell);
}

static uint32_t *next_free(struct builder *builder, uint32_t index)
{
	return &g_array_index(builder->next_free, uint32_t, index);
}

/* Makes cells up to index; new ones are free, in a list in order. */
static void reserve(struct builder *builder, uint32_t index)
{
	uint32_t old = builder->by->len;
	if (index < old)
		return;
	uint32_t n = MAX(index + 1, old + old / 4);
	g_array_set_size(builder->states, n);
	g_array_set_size(builder->based, n);
	g_array_set_size(builder->by, n);
	g_array_set_size(builder->next_free, n);
	for (uint32_t i = old; i < n; i++) {
		*letter_to(builder, i) = MATCHER_FREE;
		*next_free(builder, i) = i + 1;
	}
}

static bool cell_free(struct builder *builder, uint32_t index)
{
	reserve(builder, index);
	return *letter_to(builder, index) == MATCHER_FREE;
}

/* Whether base is no other state's, and all its children fall on free cells. */
static bool base_fits(struct builder *builder, uint32_t base, const GArray *children)
{
	if (g_array_index(builder->based, bool, base))
		return false;
	for (guint i = 1; i < children->len; i++)
		if (!cell_free(builder, base + g_array_index(children, uint16_t, i)))
			return false;
	return true;
}

/* The free cell behind cell, or the first one for 0. Taken cells on the way are
 * dropped from the list. */
static uint32_t free_behind(struct builder *builder, uint32_t cell)
{
	uint32_t at = *next_free(builder, cell);
	while (!cell_free(builder, at))
		at = *next_free(builder, at);
	*next_free(builder, cell) = at;
	reserve(builder, at + 1);
	return at;
}

/* A base of its own at which all children (sorted letters) fall on free cells: one of the
 * first gaps, or else one from the cursor on, which only goes forward. So every
 * gap is tried a bounded number of times, and few children fill what many left. */
static uint32_t find_base(struct builder *builder, const GArray *children)
{
	uint32_t first = g_array_index(children, uint16_t, 0), at = 0;
	for (int tries = 0;; tries++) {
		if (tries == MOST_TRIES)
			at = builder->cursor;
		at = free_behind(builder, at);
		if (tries >= MOST_TRIES)
			builder->cursor = at;
		if (at >= first && base_fits(builder, at - first, children))
			return at - first;
	}
}

static size_t words_ending(const struct spelled *words, const struct branch *branch)
{
	size_t n = 0;
	while (branch->low + n < branch->high && words[branch->low + n].length == branch->depth)
		n++;
	return n;
}

/* Appends the hits of n words that are the same; returns the first, marked where
 * one of them is. */
static uint32_t append_hits(struct builder *builder, const struct spelled *words, size_t n)
{
	uint32_t first = builder->hits->len;
	uint32_t tables = 0;
	bool marked = false;
	for (size_t i = 0; i < n; i++) {
		marked |= words[i].marked;
		tables |= words[i].table < MATCHER_TOLD_TABLES ? 1u << words[i].table : 0;
	}
	for (size_t i = 0; i < n; i++) {
		struct matcher_hit hit = { .row = words[i].row,
			                   .table = words[i].table,
			                   .last = i + 1 == n,
			                   .last_marked = i + 1 == n || !words[i + 1].marked,
			                   .tables = i == 0 ? tables : 0 };
		g_array_append_val(builder->hits, hit);
	}
	return first | (marked ? MATCHER_MARKED : 0);
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

static void take_cell(struct builder *builder, uint32_t cell, uint16_t by)
{
	reserve(builder, cell);
	*letter_to(builder, cell) = by;
	builder->top = MAX(builder->top, cell);
}

/* A base for state's children, whose cells are taken. */
static uint32_t take_base(struct builder *builder, const GArray *children)
{
	const uint32_t base = find_base(builder, children);
	g_array_index(builder->based, bool, base) = true;
	for (guint i = 0; i < children->len; i++) {
		const uint16_t letter = g_array_index(children, uint16_t, i);
		take_cell(builder, base + letter, letter);
	}
	return base;
}

/* Queues the branches of words [low, high), each of one letter behind what is common to them, in
 * the cells from base on. */
static void queue_branches(struct builder *builder, const struct spelled *words,
                           struct branch branch, uint32_t base)
{
	for (size_t low = branch.low, high = low; low < branch.high; low = high) {
		const uint16_t letter = words[low].letters[branch.depth];
		while (high < branch.high && words[high].letters[branch.depth] == letter)
			high++;
		struct branch *child = arena_alloc(builder->arena, sizeof *child);
		*child = (struct branch){ base + letter, branch.depth + 1, branch.within, low,
			                  high };
		g_queue_push_tail(builder->queue, child);
	}
}

/* Tells branch's state its word and its base, and queues what goes on from it. */
static void grow_branch(struct builder *builder, const struct spelled *words, struct branch branch,
                        GArray *children)
{
	const size_t ending = words_ending(words, &branch);
	if (ending)
		state_at(builder, branch.state)->word =
		        append_hits(builder, &words[branch.low], ending);
	branch.low += ending;
	branch.within += ending > 0;
	builder->most = MAX(builder->most, branch.within);
	if (branch.low == branch.high)
		return;
	list_children(words, &branch, children);
	const uint32_t base = take_base(builder, children);
	state_at(builder, branch.state)->base = base;
	queue_branches(builder, words, branch, base);
}

/* What begins with a letter stands in its cell, which is no one else's, and to which no letter
 * leads: base 0 is the base of those from which nothing goes on. */
static void grow(struct builder *builder, const struct spelled *words, size_t n)
{
	g_autoptr(GArray) children = g_array_new(FALSE, FALSE, sizeof(uint16_t));
	const struct branch root = { .high = n };
	reserve(builder, builder->n_letters + 1);
	builder->top = builder->n_letters;
	*next_free(builder, 0) = builder->n_letters + 1;
	g_array_index(builder->based, bool, 0) = true;
	queue_branches(builder, words, root, 0);
	for (struct branch *branch; (branch = g_queue_pop_head(builder->queue));)
		grow_branch(builder, words, *branch, children);
	uint32_t last = builder->top + builder->n_letters + 1; /* any base + any letter is a cell */
	reserve(builder, last);
	g_array_set_size(builder->states, last + 1);
	g_array_set_size(builder->by, last + 1);
}

static void write_form(const struct builder *builder, GByteArray *blob)
{
	struct matcher_header header = {
		.n_pages = builder->codes->len / 256,
		.n_letters = builder->n_letters,
		.n_cells = builder->states->len,
		.n_hits = builder->hits->len,
		.most = builder->most,
	};
	g_byte_array_append(blob, (const guint8 *)&header, sizeof header);
	g_byte_array_append(blob, (const guint8 *)builder->pages, MATCHER_PAGES * sizeof(uint16_t));
	g_byte_array_append(blob, (const guint8 *)builder->codes->data,
	                    builder->codes->len * (guint)sizeof(uint16_t));
	g_byte_array_append(blob, (const guint8 *)builder->states->data,
	                    builder->states->len * (guint)sizeof(struct matcher_state));
	g_byte_array_append(blob, (const guint8 *)builder->hits->data,
	                    builder->hits->len * (guint)sizeof(struct matcher_hit));
	g_byte_array_append(blob, (const guint8 *)builder->by->data,
	                    builder->by->len * (guint)sizeof(uint16_t));
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
		.states = g_array_new(FALSE, TRUE, sizeof(struct matcher_state)),
		.by = g_array_new(FALSE, TRUE, sizeof(uint16_t)),
		.based = g_array_new(FALSE, TRUE, sizeof(bool)),
		.hits = g_array_new(FALSE, TRUE, sizeof(struct matcher_hit)),
		.next_free = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
		.queue = g_queue_new(),
		.plain = g_hash_table_new(NULL, NULL),
	};
	for (size_t i = 0; i < n_variants; i++)
		g_hash_table_insert(builder.plain, GUINT_TO_POINTER(variants[i].cp),
		                    GUINT_TO_POINTER(variants[i].plain));
	begin_pages(&builder);
	g_array_set_size(builder.hits, 1); /* 0 stands for none */
	give_letters(&builder, words, n);
	give_variants(&builder, variants, n_variants);
	struct spelled *spelled = arena_new_array(builder.arena, struct spelled, n + 1);
	grow(&builder, spelled, spell_all(&builder, words, n, spelled));
	write_form(&builder, blob);
	g_hash_table_destroy(builder.plain);
	g_queue_free(builder.queue);
	g_array_free(builder.next_free, TRUE);
	g_array_free(builder.hits, TRUE);
	g_array_free(builder.based, TRUE);
	g_array_free(builder.by, TRUE);
	g_array_free(builder.states, TRUE);
	g_array_free(builder.codes, TRUE);
	arena_free(builder.arena);
}
