/* Names of persons in an article: candidates from the lattice, judged by the
 * model of names, by what stands beside them, and by each other. Finds names
 * only; who bears them, person.c says. */
#ifndef ZHUPI_KNOW_NAME_H
#define ZHUPI_KNOW_NAME_H

#include "core/know/lattice.h"
#include "core/know/name-model.h"

enum name_form {
	NAME_HAN,
	NAME_MARRIED,
	NAME_JAPANESE,
	NAME_FOREIGN,
	NAME_DOTTED, /* … with a dot inside: 艾力·买买提 */
	NAME_KNOWN,
	NAME_CALLED, /* a surname before a title: 李先生 */
};

/* A name that may stand at [start, end) of a block's text. gain is by how much
 * reading it as a name, of that cost, beats reading it as words, in tenths of a
 * log-odds, its context taken in. */
struct name {
	size_t block;
	uint32_t start, end;
	uint32_t stretch;  /* names of one stretch compete */
	uint16_t from, to; /* its glyphs in the stretch */
	int gain;
	int cost;
	int context; /* the part of gain that comes from what stands around it */
	enum name_form form;
	uint32_t surname; /* bytes of its surname; 0 where it has none */
	uint32_t known;   /* row of known-names.tsv, for NAME_KNOWN */
	bool signs;       /* stands where reporters do: behind 记者, or behind one of them */
	bool listed;      /* stands behind a certain one in a list */
	bool chosen;
	bool beaten; /* overlaps one that was chosen */
};

struct name_rules;

/* NULL and an error (file, line) where a table
 * says what makes no sense. The caller frees. */
struct name_rules *name_rules_new(const struct lexicon *lexicon, GError **error);
void name_rules_free(struct name_rules *rules);

/* Appends to names (of struct name) the names of the article, by block and
 * place; no two of them overlap. */
void names_find(const struct name_rules *rules, const struct scan *scan, GArray *names);

/* Whether a simple surname is written with cp. */
bool name_has_surname(const struct name_rules *rules, uint32_t cp);

#endif
