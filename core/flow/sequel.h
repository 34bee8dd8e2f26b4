/* Sequels: where an article that a newspaper continued on another page goes on, the
 * other page being another file. Told by folders, days, pages and titles of the files
 * that are known; reads none. */
#ifndef ZHUPI_FLOW_SEQUEL_H
#define ZHUPI_FLOW_SEQUEL_H

/* One part of such an article. Strings are borrowed; NULL where there is none. */
struct sequel_part {
	const char *path;
	const char *title, *date;
	const char *continued_from, *continued_on; /* pages, as the marks name them */
};

/* The odds that part, which has continued_on, goes on in rest, which has
 * continued_from. Below SEQUEL_LEAST it does not. */
double sequel_odds(const struct sequel_part *part, const struct sequel_part *rest);

#define SEQUEL_LEAST 0.0

#endif
