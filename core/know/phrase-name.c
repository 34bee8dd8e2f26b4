/* Names that a phrase of a post begins with and no table knows: characters that are of the name of
 * a place, of a brand, of a town, by what stands behind them. Where the words of the phrase
 * end without these, phrase-walk.c tells. */
#include "core/know/phrase.h"

/* Before the regions that end at glyph i, one within the other: 云岭省安河市. */
static size_t before_regions(const struct lattice *lattice, size_t i)
{
	for (const struct edge *edge; (edge = lattice_in(lattice, i)) && edge->is & EDGE_REGION;)
		i = edge->start;
	return i;
}

/* 奇 台 of 新疆奇台县, 毛里 of 毛里湖公园: where a phrase begins with the last sign of a
 * place, the few characters from a region or the clause's beginning on are its
 * name. Returns where it begins; where it cannot be told kept, or head for a sign
 * alone. */
static size_t with_place_name(const struct post_reader *reader, size_t kept, size_t head)
{
	enum { LONGEST_NAME = 4 };
	static const char never[] = "pcurd"; /* kinds of words that no name is made of */
	const struct lattice *lattice = reader->lattice;
	if (!cue_is(reader->scan->cues, CUE_NAMED_SITE, lattice->stretch.cp[kept]))
		return kept;
	for (size_t i = kept; i > 0;) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->is & EDGE_REGION)
			return before_regions(lattice, i);
		if (edge->is & EDGE_STOP || strchr(never, edge->kind) ||
		    kept - edge->start > LONGEST_NAME)
			return kept + 1 == head ? head : kept;
		i = edge->start;
	}
	return 0;
}

/* Before the name of a village or town whose characters say nothing, where a place
 * that it lies in ends: before 头道桥 in 雅拉乡头道桥村. Else i. */
static size_t before_place_name(const struct post_reader *reader, size_t i)
{
	enum { LONGEST_NAME = 4 };
	const struct lattice *lattice = reader->lattice;
	for (size_t back = 1; back < LONGEST_NAME && back < i; back++) {
		const struct edge *edge = lattice_in(lattice, i - back);
		uint32_t cp = lattice->stretch.cp[i - back - 1];
		if (cue_is(reader->scan->cues, CUE_TOWN_ENDS, cp) && edge &&
		    edge->is & (EDGE_PLACE | EDGE_REGION))
			return i - back;
	}
	return i;
}

/* 金 能 of 金能科技公司: the few single characters that a company's clause begins with,
 * or that a region has behind it, are its name, whatever they are elsewhere - behind a
 * region even 讯, which else ends what a post stands in. Returns where it begins, or
 * kept. */
static size_t with_brand(const struct lattice *lattice, size_t kept)
{
	enum { LONGEST_BRAND = 3 };
	static const char never[] = "pcurdq"; /* kinds of words that no name is made of */
	bool stopped = false;
	for (size_t i = kept; i > 0;) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->is & EDGE_REGION)
			return before_regions(lattice, i);
		if (cue_is(lattice->block->cues, CUE_OF, lattice->stretch.cp[i - 1]) && i < kept)
			return stopped ? kept : i;
		if (edge->end > edge->start + 1 || strchr(never, edge->kind) ||
		    kept - edge->start > LONGEST_BRAND)
			return kept;
		stopped |= (edge->is & EDGE_STOP) != 0;
		i = edge->start;
	}
	return stopped ? kept : 0;
}

/* 佳 都 of 佳都科技董事长, listed behind another post: the few single characters that such
 * an item begins with are of its name, whatever they are elsewhere. Returns where the
 * item begins, or kept. */
static size_t with_listed(const struct lattice *lattice, size_t kept)
{
	enum { LONGEST_BRAND = 3 };
	if (kept > LONGEST_BRAND)
		return kept;
	for (size_t i = kept; i > 0; i--) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->end > edge->start + 1)
			return kept;
	}
	return 0;
}

/* Whether edge, a word that else ends a phrase, may begin the name of a town: 新 of
 * 新合镇. */
static bool may_name_town(const struct post_reader *reader, const struct edge *edge)
{
	const struct stretch *stretch = &reader->lattice->stretch;
	const size_t sign = edge->end + 1;
	return edge->end == edge->start + 1 && !strchr("pcurd", edge->kind) && sign < stretch->n &&
	       cue_is(reader->scan->cues, CUE_NAMED_SITE, stretch->cp[sign]);
}

size_t phrase_before_town(const struct post_reader *reader, const struct edge *edge)
{
	const bool ends = edge->is & EDGE_STOP && !may_name_town(reader, edge);
	return ends ? edge->end : before_place_name(reader, edge->end);
}

/* 中国 of 中国宝武公司, where the way to read it cuts that: 国宝 is a word. Before the region that
 * glyph i is inside of, or i. */
static size_t before_cut_region(const struct lattice *lattice, size_t i)
{
	enum { REACH = 2 };
	for (size_t start = i > REACH ? i - REACH : 0; start < i; start++) {
		const struct edge *region = lattice_starting(lattice, start, EDGE_REGION);
		if (region && region->end > i)
			return before_regions(lattice, start);
	}
	return i;
}

/* 能 of 老挝能矿部, 长 of 福建长泰县: the few single characters, most of them, between a region and
 * a body, or a place within it. Returns where the region begins, or kept. */
static size_t with_region(const struct lattice *lattice, size_t kept, size_t most)
{
	static const char never[] = "pcurdq"; /* kinds of words that no name is made of */
	for (size_t i = kept; i > 0;) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->is & EDGE_REGION && edge->end > edge->start + 1)
			return i < kept && kept - i <= most ? before_regions(lattice, i) : kept;
		if (edge->end > edge->start + 1 || edge->is & (EDGE_STOP | EDGE_FORMER) ||
		    strchr(never, edge->kind) || kept - edge->start > most)
			return kept;
		i = edge->start;
	}
	return kept;
}

/* 中 交 of 中交华南公司, where nothing that 中 may be the end of stands before it. Returns where
 * the brand begins, or kept. */
static size_t with_national_brand(const struct lattice *lattice, size_t kept)
{
	enum { LONGEST = 3 };
	const struct cues *cues = lattice->block->cues;
	for (size_t i = kept; i > 0 && kept - i < LONGEST;) {
		const struct edge *edge = lattice_in(lattice, i);
		if (edge->end > edge->start + 1)
			break;
		i = edge->start;
		if (!cue_is(cues, CUE_BEGINS_BRAND, lattice->stretch.cp[i]))
			continue;
		const struct edge *before = i > 0 ? lattice_in(lattice, i) : NULL;
		return !before || strchr("pcu", before->kind) ? i : kept;
	}
	return kept;
}

/* Whether the region that the phrase begins with is one sign, 欧 of 义新欧贸易公司: more likely of
 * a brand. */
static bool begins_with_sign(struct lattice *lattice, size_t kept)
{
	const struct edge *first = lattice_out(lattice, kept);
	return first && first->is & EDGE_REGION && first->end == first->start + 1;
}

size_t phrase_with_name(const struct post_reader *reader, const struct phrase *phrase, size_t kept,
                        size_t head)
{
	enum { SHORTEST_BRAND = 2, LONGEST_OF_BODY = 3 };
	struct lattice *lattice = reader->lattice;
	if (phrase->listed && kept < head)
		kept = with_listed(lattice, kept);
	if (kept < head && phrase->body)
		kept = with_region(lattice, before_cut_region(lattice, kept), LONGEST_OF_BODY);
	else if (kept < head && phrase->region)
		kept = with_region(lattice, kept, 1);
	if (phrase->company)
		kept = with_national_brand(lattice, kept);
	if (phrase->company && (!phrase->region || begins_with_sign(lattice, kept)))
		return with_brand(lattice, kept);
	if (phrase->body && !phrase->region && kept == SHORTEST_BRAND)
		kept = with_brand(lattice, kept);
	return kept < head ? with_place_name(reader, kept, head) : kept;
}
