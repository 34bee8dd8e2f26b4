/* Corrections: what the reader's hand changes in how a file is read. Each is a
 * small step against the file's bytes, so that it holds through every reading
 * by any version; they are applied after all other repair, in the order made. */
#ifndef ZHUPI_TEXT_CORRECTION_H
#define ZHUPI_TEXT_CORRECTION_H

#include "core/text/article.h"
#include "core/text/source.h"

enum correction_kind {
	CORRECTION_JOIN,  /* the block that holds raw.start goes on in the one behind it */
	CORRECTION_SPLIT, /* a new block begins at raw.start */
	CORRECTION_MOVE, /* the block that holds raw.start moves before the one that holds target */
	CORRECTION_TYPE, /* the block that holds raw.start is of type and level */
	CORRECTION_BEGIN_ARTICLE, /* an article begins with the block that holds raw.start */
	CORRECTION_JOIN_ARTICLE,  /* the article of raw.start goes on the one before it */
	CORRECTION_TEXT,          /* raw reads text: a slip of OCR */
	CORRECTION_WITHOUT,       /* the whole file does without a kind of repair */
	CORRECTION_WITHOUT_HERE,  /* the one repair of a kind that is named by raw.start is not made
	                           */
	CORRECTION_KIND_COUNT
};

/* target of a move to the end of the file. */
#define CORRECTION_TO_END SIZE_MAX

struct correction {
	int64_t id; /* by which who keeps it knows it again; 0: it is not kept */
	enum correction_kind kind;
	struct span raw;      /* bytes of the file; only CORRECTION_TEXT uses the end */
	size_t target;        /* CORRECTION_MOVE: byte of the file */
	enum block_type type; /* CORRECTION_TYPE */
	int level;
	enum repair_kind repair; /* CORRECTION_WITHOUT, CORRECTION_WITHOUT_HERE */
	struct slice text;       /* CORRECTION_TEXT */
	/* What stood at raw.start, decoded: so that it is found again in a file that
	 * has changed. May be empty. */
	struct slice exact;
};

/* "join", "split", "move", "type", "begin-article", "join-article", "text",
 * "without", "without-here". */
const char *correction_name(enum correction_kind kind);

/* The kind of that name, or CORRECTION_KIND_COUNT. */
enum correction_kind correction_named(const char *name);

/* A correction as it lies in the text today: offs in source->text. */
struct correction_here {
	const struct correction *step;
	struct span source;
	size_t target; /* CORRECTION_TO_END, or an off */
};

/* False where what the correction is about is not in the file any more, or more
 * than once and not at its place. */
bool correction_find(const struct source *source, const struct correction *step,
                     struct correction_here *here);

#endif
