/* Organisations and meetings by name, by a walk back from the word that ends
 * one to a place, a head or a name that may begin it; places on the way. What
 * begins with nothing known is left alone, but for companies and schools whose
 * first word is no other. */
#include "core/know/character.h"
#include "core/know/name-run.h"

enum {
	COST_NAMELIKE = 88,
	COST_PLACELIKE = 95,
	SURE = 4,          /* glyphs of a name that need not fit the words around it */
	LONGEST_NAME = 24, /* glyphs before its last word */
};

/* --- the walk --- */

struct walk {
	const struct name_run *run;
	size_t at;     /* as far as it has come */
	size_t kept;   /* where the name may begin */
	bool anchored; /* it begins with something known */
	bool open;     /* … that more may stand before: 国际, 第十三届 */
	bool by_head;  /* … a word that says little alone: 国际 */
};

static bool is_numeral(const struct name_run *run, uint32_t cp)
{
	return cue_is(run->search->block->cues, CUE_SESSION_NUMBER, cp);
}

/* Before the number of a session that ends at glyph, 第十四届 or 三次; glyph where
 * there is none. */
static size_t before_session(const struct name_run *run, size_t glyph)
{
	const uint32_t *cp = run->lattice->stretch.cp;
	if (glyph < 2 || !cue_is(run->search->block->cues, CUE_SESSION, cp[glyph - 1]) ||
	    !is_numeral(run, cp[glyph - 2]))
		return glyph;
	size_t at = glyph - 2;
	while (at > 0 && is_numeral(run, cp[at - 1]))
		at--;
	return at > 0 && cue_is(run->search->block->cues, CUE_ORDINAL, cp[at - 1]) ? at - 1 : at;
}

/* A session begins a name, 第十四届, or stands before one, 第三次全国…; 三次 alone may
 * be counted. */
static bool step_over_session(struct walk *walk)
{
	const struct name_run *run = walk->run;
	size_t at = walk->at, session = before_session(run, at);
	if (session == at)
		return false;
	const uint32_t sign = run->lattice->stretch.cp[at - 1];
	bool begins = cue_is(run->search->block->cues, CUE_SESSION_BEGINS, sign) ||
	              (walk->anchored && walk->kept == at);
	walk->at = session;
	if (begins) {
		walk->kept = session;
		walk->anchored = walk->open = true;
		walk->by_head = false;
	}
	return true;
}

/* What begins an organisation can begin a meeting: 国际. Not so 全省. */
static bool begins(const struct name_run *run, uint32_t row, enum entity_kind kind)
{
	return kind == ENTITY_MEETING ||
	       entity_rule(run->search->rules, row)->kind != ENTITY_MEETING;
}

/* Steps back over what can begin a name. */
static bool step_over_anchor(struct walk *walk, enum entity_kind kind)
{
	const struct name_run *run = walk->run;
	const size_t at = walk->at;
	bool by_head = false;
	if (run->whole[at] != NOWHERE)
		walk->at = run->whole[at];
	else if (run->place[at] != NOWHERE)
		walk->at = run->place[at];
	else if (kind == ENTITY_MEETING && step_over_session(walk))
		return true;
	else if ((by_head = run->head[at] != NOWHERE && begins(run, run->head_row[at], kind)))
		walk->at = run->head[at];
	else
		return false;
	walk->kept = walk->at;
	walk->open = by_head || kind == ENTITY_MEETING;
	walk->by_head = by_head && entity_rule(run->search->rules, run->head_row[at])->kind !=
	                                   ENTITY_PLACE; /* 县财政局 is one */
	walk->anchored = true;
	return true;
}

static bool may_stand_inside(const struct edge *edge)
{
	if (edge->is & EDGE_STOP)
		return false;
	if (edge->is & (EDGE_INNER | EDGE_BODY))
		return true;
	if (edge->is & (EDGE_SPEECH | EDGE_POST))
		return false;
	return strchr("nsblawz?", edge->kind) != NULL;
}

static bool is_joint(const struct name_run *run, const struct edge *edge)
{
	return edge->end == edge->start + 1 &&
	       cue_is(run->search->block->cues, CUE_JOINT, run->lattice->stretch.cp[edge->start]);
}

/* Whether a word may be stepped over: 住房和城乡建设厅; but what a name ends before
 * the joint is another one's: 教育厅和财政厅. */
static bool may_step(const struct name_run *run, const struct edge *edge, enum entity_kind kind)
{
	if (!is_joint(run, edge))
		return may_stand_inside(edge);
	const struct edge *before = lattice_in(run->lattice, edge->start);
	return kind != ENTITY_MEETING && before && !(before->is & EDGE_BODY) &&
	       run->whole[edge->start] == NOWHERE && run->place[edge->start] == NOWHERE;
}

static bool step_over_word(struct walk *walk, enum entity_kind kind)
{
	const struct name_run *run = walk->run;
	if (run->not [walk->at] != NOWHERE)
		return false;
	const struct edge *edge = lattice_in(run->lattice, walk->at);
	if (edge && may_step(run, edge, kind))
		walk->at = edge->start;
	else if (run->inner[walk->at] != NOWHERE)
		walk->at = run->inner[walk->at];
	else
		return false;
	return true;
}

/* Whether an institution ends at glyph, so that the name may go on before a
 * place: 中国石化集团河南公司. */
static bool body_ends_at(const struct name_run *run, size_t glyph)
{
	const struct edge *edge = lattice_in(run->lattice, glyph);
	return edge && edge->is & EDGE_BODY && edge->end - edge->start > 1;
}

static void walk_back(struct walk *walk, size_t from, enum entity_kind kind)
{
	while (walk->at > 0 && from - walk->at < LONGEST_NAME) {
		bool goes_on = !walk->anchored || walk->at != walk->kept ||
		               (kind == ENTITY_MEETING && walk->open) ||
		               body_ends_at(walk->run, walk->at);
		if (step_over_anchor(walk, kind))
			continue;
		if (!goes_on || !step_over_word(walk, kind))
			break;
	}
}

/* --- judging --- */

/* Whether the first word of an unanchored name can only be a name's. */
static bool leads(const struct name_run *run, size_t glyph, size_t before)
{
	const struct edge *edge = lattice_out(run->lattice, glyph);
	size_t n = edge ? edge->end - edge->start : 0;
	if (!edge || edge->end > before || edge->is & (EDGE_INNER | EDGE_BODY))
		return false;
	if (n == 1)
		return edge->kind == '?' || (edge->kind != 'a' && edge->cost >= COST_NAMELIKE);
	return edge->kind == 's' && edge->cost >= COST_PLACELIKE;
}

static bool may_lead(const struct entity_rule *rule)
{
	return rule->sort &&
	       (strcmp(rule->sort, "company") == 0 || strcmp(rule->sort, "school") == 0);
}

/* Where the name begins whose last word is [last, end); last where it is none. */
static size_t start_of_name(const struct name_run *run, size_t last, const struct entity_rule *rule)
{
	enum { LEAST_BEHIND_HEAD = 2, LEAST_FREE = 2 };
	struct walk walk = { .run = run, .at = last, .kept = last };
	if (rule->part == PART_NEAR && !step_over_anchor(&walk, rule->kind))
		return last;
	walk_back(&walk, last, rule->kind);
	if (walk.anchored) {
		bool bare = walk.by_head && last - walk.kept <= LEAST_BEHIND_HEAD;
		return bare ? last : walk.kept;
	}
	bool free = may_lead(rule) && last - walk.at >= LEAST_FREE && leads(run, walk.at, last);
	return free ? walk.at : last;
}

/* Before the quoted word that a meeting's name begins with, and its number:
 * 第三届“云茶之路”国际合作论坛; start where there is none. */
static size_t before_quoted(const struct name_run *run, size_t start)
{
	const struct slice text = run->search->block->text;
	enum { LONGEST_QUOTED = 12 };
	size_t at = start, previous;
	if (character_before(text, start, &at) != 0x201D) /* ” */
		return start;
	for (int n = 0; n < LONGEST_QUOTED; n++) {
		uint32_t cp = character_before(text, at, &at);
		if (cp == 0x201C || !cp) /* “ */
			break;
	}
	if (at == start || character_at(text, at, &previous) != 0x201C)
		return start;
	const size_t session = cue_upto(run->search->block->cues, CUE_SESSION, text, at);
	if (!session)
		return at;
	size_t number = at - session;
	while (is_numeral(run, character_before(text, number, &previous)))
		number = previous;
	const size_t ordinal = cue_upto(run->search->block->cues, CUE_ORDINAL, text, number);
	return ordinal ? number - ordinal : at;
}

static void propose_span(struct name_run *run, struct span span, const struct entity_rule *rule,
                         const char *why)
{
	struct entity entity = { .kind = rule->kind, .sort = rule->sort };
	bool whole = rule->part == PART_WHOLE && span_len(span) == strlen(rule->word);
	entity.name = whole && rule->name ? rule->name
	                                  : scan_copy(run->search->scan, run->search->block, span);
	g_autofree char *text = g_strdup_printf("%s %s", why, rule->word);
	entity_propose(run->search, span, entity, text);
}

static void propose_name(struct name_run *run, size_t from, size_t to,
                         const struct entity_rule *rule, const char *why)
{
	struct span span = run_span(run, from, to);
	if (rule->kind == ENTITY_MEETING && rule->part == PART_END && from == 0)
		span.start = before_quoted(run, span.start);
	propose_span(run, span, rule, why);
}

/* --- the rows --- */

/* Where the place begins that stands before the name [start, end), or shares its
 * first word with it: 郑州市 of 郑州市委. */
static size_t with_place(const struct name_run *run, size_t start, size_t end)
{
	enum { SHARED = 3 };
	for (size_t at = start; at < end && at - start <= SHARED; at++)
		if (run->place[at] != NOWHERE && run->place[at] < start)
			return run->place[at];
	return start;
}

static void take_whole(struct name_run *run, size_t start, size_t end,
                       const struct entity_rule *rule)
{
	bool behind_place =
	        rule->kind == ENTITY_ORGANISATION && with_place(run, start, end) < start;
	bool begins = end - start >= SURE || behind_place || run_parts_at(run, start);
	bool ends = end - start >= SURE || run_parts_at(run, end);
	if (!begins || !ends)
		return;
	if (rule->kind == ENTITY_PLACE)
		run->place[end] = (uint16_t)start;
	if (rule->kind == ENTITY_ORGANISATION) {
		start = with_place(run, start, end);
		run->whole[end] = (uint16_t)start;
	}
	propose_name(run, start, end, rule, "entities:");
}

static void take_head(struct name_run *run, size_t start, size_t end, uint32_t row)
{
	if (!run_parts_at(run, start) || !run_parts_at(run, end))
		return;
	run->head[end] = (uint16_t)start;
	run->head_row[end] = row;
}

/* What a place ends in that has offices of its own. */
static bool is_local_government(const struct entity_rule *rule)
{
	static const char *const sorts[] = { "province", "city", "county" };
	for (size_t i = 0; i < G_N_ELEMENTS(sorts); i++)
		if (rule->sort && strcmp(rule->sort, sorts[i]) == 0)
			return true;
	return false;
}

static void take_end(struct name_run *run, size_t start, size_t end, uint32_t row)
{
	const struct entity_rule *rule = entity_rule(run->search->rules, row);
	if (run->not [end] != NOWHERE)
		return;
	if (rule->kind == ENTITY_PLACE) {
		if (is_local_government(rule))
			take_head(run, start, end, row); /* 县财政局 */
		run_find_place(run, start, end, rule);
		return;
	}
	const struct edge *last = lattice_in(run->lattice, end);
	const bool told = run->whole[end] != NOWHERE;
	if (!told && last && last->is & EDGE_BODY) /* 农业农村厅 is a word, and ends in 厅 */
		start = MIN(start, last->start);
	bool alone = end - start > 1 || (last && last->start == start);
	if (!alone || !run_parts_at(run, end))
		return;
	size_t from = start_of_name(run, start, rule);
	if (from < start && run->whole[end] != from)
		propose_name(run, from, end, rule, "ends in");
}

static void take_match(struct name_run *run, const struct match *match)
{
	const struct entity_rule *rule = entity_rule(run->search->rules, match->row);
	size_t start = run_glyph(run, match->start), end = run_glyph(run, match->end);
	if (rule->part == PART_WHOLE && end == NOWHERE) /* 刚果(金) */
		propose_span(run, (struct span){ match->start, match->end }, rule, "entities:");
	if (start == NOWHERE || end == NOWHERE)
		return;
	switch (rule->part) {
	case PART_WHOLE:
		take_whole(run, start, end, rule);
		break;
	case PART_END:
	case PART_NEAR:
		take_end(run, start, end, match->row);
		break;
	case PART_HEAD:
		take_head(run, start, end, match->row);
		break;
	case PART_INNER:
		run->inner[end] = (uint16_t)start;
		break;
	case PART_NOT:
		run->not [end] = (uint16_t)start;
		entity_forbid(run->search, (struct span){ match->start, match->end });
		break;
	case PART_COUNT:
		break;
	}
}

/* Whether the stretch has a word of the tables at all; most of the work is the
 * lattice's. *at is the first match behind what was looked at before. */
static bool has_words(const struct entity_search *search, const struct stretch *stretch, size_t *at)
{
	const size_t end = stretch->off[stretch->n];
	while (*at < search->n_matches && search->matches[*at].start < stretch->off[0])
		++*at;
	struct span whole = { stretch->off[0], end };
	if (scan_list(search->block, TABLE_REGIONS, whole).n)
		return true;
	return *at < search->n_matches && search->matches[*at].start < end;
}

void entity_find_names(struct entity_search *search)
{
	struct stretch *stretch = &search->lattice->stretch;
	struct name_run *run = g_new(struct name_run, 1);
	*run = (struct name_run){ .search = search, .lattice = search->lattice };
	size_t at = 0;
	const struct glyphs *glyphs = &search->block->glyphs;
	for (bool more = stretch_next(glyphs, 0, glyphs->n, stretch); more;
	     more = stretch_follow(glyphs, glyphs->n, stretch)) {
		if (!has_words(search, stretch, &at))
			continue;
		const size_t end = stretch->off[stretch->n];
		lattice_fill(search->lattice, search->block);
		run_begin(run);
		for (size_t i = at; i < search->n_matches && search->matches[i].start < end; i++)
			if (search->matches[i].table == ENTITY_ROWS)
				take_match(run, &search->matches[i]);
	}
	g_free(run);
}
