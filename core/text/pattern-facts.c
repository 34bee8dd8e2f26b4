/* Reads a regular expression by recursive descent, alternatives into sequences
 * into atoms, and puts together what is known of the parts. */
#include "core/text/pattern-facts.h"

#include <glib.h>
#include <string.h>

#include "core/text/glyph.h"

enum { DEEPEST = 24, SINGLE_COST = 3, STOP_COST = 12 };

/* What is known of a part. first and last are of its matches that are not
 * empty; what may be empty needs nothing. */
struct part {
	struct sign_set first, last, need;
	bool may_be_empty;
	bool is_mark;       /* takes no text: ^, $, a look around */
	bool begins, ends;  /* every match begins, or ends, where the text does */
	uint32_t character; /* where it is one character and no other; else 0 */
};

struct reader {
	struct slice rest;
	unsigned depth;
};

static const struct sign_set anything = { .any = true };

static uint32_t peek(const struct reader *reader)
{
	struct slice rest = reader->rest;
	return glyph_take(&rest);
}

static bool accept(struct reader *reader, const char *text)
{
	struct slice prefix = slice_of(text);
	if (!slice_starts(reader->rest, prefix))
		return false;
	reader->rest = slice_sub(reader->rest, (struct span){ prefix.len, reader->rest.len });
	return true;
}

/* How often a set is likely to be met: a blank hardly within a line, a comma or
 * full stop in most, a single ideograph or digit oftener than another mark or a
 * certain pair. */
static unsigned sign_cost(uint64_t sign)
{
	switch (sign >> 32 ? GLYPH_OTHER : glyph_of((uint32_t)sign)) {
	case GLYPH_BLANK:
		return 0;
	case GLYPH_HAN:
	case GLYPH_DIGIT:
		return SINGLE_COST;
	case GLYPH_END:
	case GLYPH_PAUSE:
		return STOP_COST;
	default:
		return 1;
	}
}

/* Sets are large and mostly empty: only the signs in use are copied, and none
 * cleared. */
static void set_empty(struct sign_set *set)
{
	set->any = set->blanks = false;
	set->n = set->cost = 0;
}

static void set_take(struct sign_set *set, const struct sign_set *other)
{
	set->any = other->any;
	set->blanks = other->blanks;
	set->n = other->n;
	set->cost = other->cost;
	memcpy(set->signs, other->signs, other->n * sizeof *other->signs);
}

static void set_give_up(struct sign_set *set)
{
	set->any = true;
	set->blanks = false;
	set->n = 0;
}

static void set_add(struct sign_set *set, uint64_t sign)
{
	for (unsigned i = 0; i < set->n; i++)
		if (set->signs[i] == sign)
			return;
	if (set->any || set->n == SIGNS_MOST) {
		set_give_up(set);
		return;
	}
	set->signs[set->n++] = sign;
	set->cost += sign_cost(sign);
}

static void set_join(struct sign_set *set, const struct sign_set *more)
{
	if (more->any)
		set_give_up(set);
	for (unsigned i = 0; i < more->n && !set->any; i++)
		set_add(set, more->signs[i]);
	set->blanks |= more->blanks && !set->any;
}

static void set_add_range(struct sign_set *set, uint32_t first, uint32_t last)
{
	if (last - first >= SIGNS_MOST)
		set_give_up(set);
	for (uint32_t c = first; c <= last && !set->any; c++)
		set_add(set, c);
}

/* Blanks are many, and stand in most patterns: they are listed when all is read. */
static void set_spell_blanks(struct sign_set *set)
{
	static const uint32_t blanks[][2] = { { 0x09, 0x0d },     { 0x20, 0x20 },
		                              { 0x85, 0x85 },     { 0xa0, 0xa0 },
		                              { 0x2000, 0x200a }, { 0x2028, 0x2029 },
		                              { 0x202f, 0x202f }, { 0x205f, 0x205f },
		                              { 0x3000, 0x3000 } };
	for (size_t i = 0; set->blanks && i < G_N_ELEMENTS(blanks); i++)
		set_add_range(set, blanks[i][0], blanks[i][1]);
	set->blanks = false;
}

/* Of two as good, the later: the first character is told besides. */
static void take_better(struct sign_set *need, const struct sign_set *other)
{
	if (need->any || (!other->any && other->cost <= need->cost))
		set_take(need, other);
}

/* \s, \d, \., … outside and inside of a class. */
static void read_escape(struct reader *reader, struct sign_set *set)
{
	uint32_t c = glyph_take(&reader->rest);
	if (c == 's') {
		set->blanks = !set->any;
	} else if (c == 'd') {
		set_add_range(set, '0', '9');
		set_add_range(set, 0xff10, 0xff19);
	} else if (c < 0x80 && g_ascii_isalnum((char)c)) {
		set->any = true;
		if (!strchr("SDwW", (int)c))
			reader->depth = DEEPEST; /* \x41, \b, \Q: given up */
	} else {
		set_add(set, c);
	}
}

/* The inside of [...], behind the opening bracket. */
static void read_class(struct reader *reader, struct sign_set *set)
{
	bool negated = accept(reader, "^");
	for (bool first = true; reader->rest.len && (first || peek(reader) != ']'); first = false) {
		uint32_t c = glyph_take(&reader->rest);
		struct slice behind = reader->rest;
		uint32_t dash = glyph_take(&behind), last = glyph_take(&behind);
		if (c == '\\') {
			read_escape(reader, set);
		} else if (c == '[' && dash == ':') {
			set->any = true; /* [:alpha:] */
		} else if (dash == '-' && last && last != ']') {
			reader->rest = behind;
			set->any |= last == '\\';
			set_add_range(set, c, MAX(c, last));
		} else {
			set_add(set, c);
		}
	}
	accept(reader, "]");
	set->any |= negated;
}

static void part_empty(struct part *part)
{
	set_empty(&part->first);
	set_empty(&part->last);
	set_empty(&part->need);
	part->may_be_empty = part->is_mark = part->begins = part->ends = false;
	part->character = 0;
}

/* What takes no text, and so needs none. */
static void part_of_mark(struct part *part)
{
	part_empty(part);
	part->may_be_empty = part->is_mark = part->need.any = true;
}

static void part_of_set(struct part *part, const struct sign_set *set)
{
	set_take(&part->first, set);
	set_take(&part->last, set);
	set_take(&part->need, set);
	if (set->n == 1 && !set->any && !set->blanks)
		part->character = (uint32_t)set->signs[0];
}

static void read_alternatives(struct reader *reader, struct part *whole);

/* What stands in a group, behind "(": which look around, which are named. */
static void read_group(struct reader *reader, struct part *part)
{
	static const char *const looks[] = { "?=", "?!", "?<=", "?<!" };
	bool looks_around = false;
	for (size_t i = 0; i < G_N_ELEMENTS(looks) && !looks_around; i++)
		looks_around = accept(reader, looks[i]);
	if (!looks_around && accept(reader, "?<"))
		while (reader->rest.len && glyph_take(&reader->rest) != '>')
			;
	else if (!looks_around && !accept(reader, "?:") && peek(reader) == '?')
		reader->depth = DEEPEST; /* (?i) and the like: given up */
	read_alternatives(reader, part);
	accept(reader, ")");
	if (looks_around)
		part_of_mark(part);
}

static void read_atom(struct reader *reader, struct part *part)
{
	struct sign_set set;
	set_empty(&set);
	part_empty(part);
	uint32_t c = glyph_take(&reader->rest);
	if (c == '(') {
		read_group(reader, part);
		return;
	}
	if (c == '^' || c == '$') {
		part_of_mark(part);
		part->begins = c == '^';
		part->ends = c == '$';
		return;
	}
	if (c == '\\')
		read_escape(reader, &set);
	else if (c == '[')
		read_class(reader, &set);
	else if (c == '.')
		set.any = true;
	else
		set_add(&set, c);
	part_of_set(part, &set);
}

/* ?, *, +, {2,4} and their lazy forms behind an atom. */
static void read_repeat(struct reader *reader, struct part *part)
{
	uint32_t c = peek(reader);
	if (!c || !strchr("?*+{", (int)(c < 0x80 ? c : 'a')))
		return;
	glyph_take(&reader->rest);
	bool optional =
	        c == '?' || c == '*' || (c == '{' && (peek(reader) == '0' || peek(reader) == ','));
	while (c == '{' && reader->rest.len && glyph_take(&reader->rest) != '}')
		;
	if (!accept(reader, "?"))
		accept(reader, "+");
	part->character = 0;
	if (optional) {
		part->may_be_empty = true;
		part->begins = part->ends = false;
		set_take(&part->need, &anything);
	}
}

/* whole and then next. */
static void part_append(struct part *whole, const struct part *next)
{
	struct sign_set pair;
	if (whole->may_be_empty)
		set_join(&whole->first, &next->first);
	if (next->may_be_empty)
		set_join(&whole->last, &next->last);
	else
		set_take(&whole->last, &next->last);
	take_better(&whole->need, &next->need);
	if (whole->character && next->character) {
		set_empty(&pair);
		set_add(&pair, (uint64_t)whole->character << 32 | next->character);
		take_better(&whole->need, &pair);
	}
	whole->begins |= whole->is_mark && next->begins;
	whole->ends = next->ends || (whole->ends && next->is_mark);
	whole->may_be_empty &= next->may_be_empty;
	whole->is_mark &= next->is_mark;
	whole->character = next->character; /* the last one: for the pair with what follows */
}

static void read_sequence(struct reader *reader, struct part *whole)
{
	part_of_mark(whole);
	bool alone = true;
	for (unsigned n = 0; reader->rest.len && peek(reader) != '|' && peek(reader) != ')'; n++) {
		struct part next;
		read_atom(reader, &next);
		read_repeat(reader, &next);
		part_append(whole, &next);
		alone = n == 0;
	}
	if (!alone)
		whole->character = 0;
}

static void read_alternatives(struct reader *reader, struct part *whole)
{
	if (++reader->depth > DEEPEST) {
		reader->rest.len = 0;
		*whole = (struct part){
			.first = anything, .last = anything, .need = anything, .may_be_empty = true
		};
		return;
	}
	read_sequence(reader, whole);
	while (accept(reader, "|")) {
		struct part next;
		read_sequence(reader, &next);
		set_join(&whole->first, &next.first);
		set_join(&whole->last, &next.last);
		set_join(&whole->need, &next.need);
		whole->begins &= next.begins;
		whole->ends &= next.ends;
		whole->may_be_empty |= next.may_be_empty;
		whole->is_mark &= next.is_mark;
		whole->character = 0;
	}
	reader->depth -= reader->depth < DEEPEST;
}

void pattern_facts(struct slice pattern, struct pattern_facts *facts)
{
	struct reader reader = { .rest = pattern };
	struct part whole;
	read_alternatives(&reader, &whole);
	bool unread = reader.depth >= DEEPEST || reader.rest.len > 0 || whole.may_be_empty;
	set_take(&facts->first, whole.begins && !unread ? &whole.first : &anything);
	set_take(&facts->last, whole.ends && !unread ? &whole.last : &anything);
	set_take(&facts->need, unread ? &anything : &whole.need);
	set_spell_blanks(&facts->first);
	set_spell_blanks(&facts->last);
	set_spell_blanks(&facts->need);
}
