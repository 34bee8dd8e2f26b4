/* Places: of whom a figure is - the place or company that its sentence is about, or the
 * sentences before, or the document itself. */
#ifndef ZHUPI_KNOW_PLACE_H
#define ZHUPI_KNOW_PLACE_H

#include "core/know/metric-rules.h"
#include "core/know/scan.h"

/* A place named in a block. */
struct place {
	struct span span;
	const char *name; /* NULL for 全省, 该公司 and the like, which the context resolves */
	const char *province; /* that it lies in, or is; "" where unknown */
	enum region_level level;
	enum region_level of; /* the level of what 全省 is said of; else level */
	bool subject;         /* its clause is about it, as far as its position says */
	bool venue;           /* something is held there: 在北京举行 */
	bool called_short;    /* by a name that the article gave it */
	bool speaks;          /* a company and the like: who is of it speaks of it */
};

/* A province, city or county. */
static inline bool place_is_local(const struct place *place)
{
	return place->name && (place->level == LEVEL_PROVINCE || place->level == LEVEL_CITY ||
	                       place->level == LEVEL_COUNTY);
}

/* A town, a park or a company: what is found by the last word of its name. */
static inline bool place_is_body(const struct place *place)
{
	return place->level >= LEVEL_TOWN && place->level <= LEVEL_BODY;
}

/* Of which a sentence may be. */
static inline bool place_is_named(const struct place *place)
{
	return place_is_local(place) || (place->name && place_is_body(place));
}

/* The places of an article, by block. */
struct places {
	const struct metric_rules *rules;
	const struct scan *scan;
	const struct place *items;  /* of the scan's scratch arena */
	const size_t *firsts;       /* of each block, and one more: where its places begin */
	const char **subjects;      /* of each block: what the blocks before it were about last */
	const struct place **heads; /* of each block: whom its section's heading names, or NULL */
	const char *own;            /* the place that the document is of; NULL where unknown */
	const char *main_body;      /* the company or town named most; NULL where none is often */
	bool own_first;             /* it speaks of itself throughout, as a report does */
	bool own_page;  /* a page of its report without title: of it, where no sentence says else */
	bool own_local; /* it is of a province, city, county or what lies in one */
	bool own_town;  /* it is of a town or village, of which nobody says 全县 */
};

struct places places_find(const struct metric_rules *rules, const struct scan *scan);

/* The place that what stands at off in block (its index) is about, or NULL;
 * owned by the scan's arena or the lexicon. */
const char *place_at(const struct places *places, size_t block, size_t off);

/* Whether a company's name holds span in block: 一元 of 顾一元茶叶公司 is no figure. */
bool place_is_name(const struct places *places, size_t block, struct span span);

/* The place that begins span in block, one of a list; NULL where none does. */
const char *place_listed(const struct places *places, size_t block, struct span span);

#endif
