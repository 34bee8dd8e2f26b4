/* Lines that say again what a sentence of the page says: where a pull quote may
 * begin, so that it is not taken for more of the paragraph above. Whether it is
 * one, and what it repeats, is told of whole pieces (copies.c). */
#include "core/text/page.h"

enum {
	LEAST = 10, /* letters alike that are no accident */
	REACH = 48, /* lines between a pull quote and its sentence */
	LETTERS = GLYPH_BIT(GLYPH_HAN) | GLYPH_BIT(GLYPH_DIGIT) | GLYPH_BIT(GLYPH_LATIN)
};

/* A place in the page's lines. */
struct place {
	size_t line, off;
};

static bool is_letter(uint32_t c)
{
	return GLYPH_BIT(glyph_of(c)) & LETTERS;
}

/* Takes the next letter, over the line's end into the next one; 0 at the end. */
static uint32_t take_letter(const struct page *page, struct place *at)
{
	while (at->line < page->lines->len) {
		struct slice text = page_line_at(page, at->line)->text;
		const char *end = text.data + text.len;
		for (const char *next = text.data + at->off; next < end;) {
			uint32_t c = glyph_step(&next);
			at->off = (size_t)(next - text.data);
			if (is_letter(c))
				return c;
		}
		*at = (struct place){ at->line + 1, 0 };
	}
	return 0;
}

static uint32_t hash_at(const struct page *page, struct place at)
{
	uint32_t hash = 2166136261u;
	for (int i = 0; i < LEAST; i++)
		hash = (hash ^ take_letter(page, &at)) * 16777619u;
	return hash;
}

/* Whether line i says what stands at other, letter by letter. */
static bool says(const struct page *page, size_t i, struct place other)
{
	struct place at = { i, 0 };
	for (int n = 0;; n++) {
		uint32_t c = take_letter(page, &at);
		if (at.line != i || !c)
			return n >= LEAST;
		if (c != take_letter(page, &other))
			return false;
	}
}

/* The sentences of a page that a line which may begin something begins as. */
struct sentences {
	struct glyph_ear heads; /* the first letters of these lines */
	GHashTable *by_hash;    /* of their first letters: index in places, from 1 on */
	GArray *places;         /* struct place */
};

static void note_sentence(const struct page *page, struct place place, struct sentences *sentences)
{
	g_array_append_val(sentences->places, place);
	g_hash_table_insert(sentences->by_hash, GUINT_TO_POINTER(hash_at(page, place)),
	                    GUINT_TO_POINTER(sentences->places->len));
}

/* Notes those that begin within line i. */
static void note_sentences(const struct page *page, size_t i, struct sentences *sentences)
{
	const struct page_line *line = page_line_at(page, i);
	struct slice text = line->text;
	bool ended = !page->wrapped; /* there a line begins a sentence */
	if (!(line->tally.kinds & GLYPH_BIT(GLYPH_END)))
		return;
	const char *end = text.data + text.len;
	for (const char *at = text.data; at < end;) {
		if (!ended && glyph_begins_common(*at)) {
			at += HAN_BYTES;
			continue;
		}
		struct place place = { i, (size_t)(at - text.data) };
		uint32_t c = glyph_step(&at);
		if (ended && is_letter(c)) {
			if (glyph_ear_hears(&sentences->heads, c))
				note_sentence(page, place, sentences);
			ended = false;
		}
		ended |= glyph_of(c) == GLYPH_END;
	}
}

/* Whether what line i leaves open would be joined to the line below, no line of a column
 * being told. */
static bool is_left_open(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	return line->ending == ENDING_OPEN && i + 1 < page->lines->len && !line[1].blanks &&
	       !(line->tally.kinds & GLYPH_BIT(GLYPH_END));
}

/* Whether line i, which has letters, may begin something: a sentence ends above it. */
static bool may_begin(const struct page *page, size_t i)
{
	const struct page_line *line = page_line_at(page, i);
	if (!i || line->kind != LINE_TEXT || line->form != FORM_TEXT ||
	    !(line->tally.kinds & LETTERS))
		return false;
	return page->wrapped ? line[-1].ending == ENDING_FULL
	                     : line->blanks && is_left_open(page, i);
}

/* Whether a sentence nearby says what line i says. */
static bool is_said_nearby(const struct page *page, size_t i, const struct sentences *sentences)
{
	uint32_t hash = hash_at(page, (struct place){ i, 0 });
	guint found =
	        GPOINTER_TO_UINT(g_hash_table_lookup(sentences->by_hash, GUINT_TO_POINTER(hash)));
	if (!found)
		return false;
	struct place place = g_array_index(sentences->places, struct place, found - 1);
	size_t reach = place.line < i ? i - place.line : place.line - i;
	return reach <= REACH && says(page, i, place);
}

void lines_again(struct page *page)
{
	if (!page->wrapped && page->source->format != FORMAT_MARKDOWN)
		return;
	g_autoptr(GHashTable) by_hash = g_hash_table_new(NULL, NULL);
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct place));
	struct sentences sentences = { .by_hash = by_hash, .places = places };
	for (size_t i = 0; i < page->lines->len; i++)
		if (may_begin(page, i))
			glyph_ear_add(&sentences.heads, take_letter(page, &(struct place){ i, 0 }));
	for (size_t i = 0; i < page->lines->len; i++)
		note_sentences(page, i, &sentences);
	for (size_t i = 0; i < page->lines->len && places->len; i++)
		if (may_begin(page, i))
			page_line_at(page, i)->again = is_said_nearby(page, i, &sentences);
}
