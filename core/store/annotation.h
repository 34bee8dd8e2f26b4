/* Annotations as the sidecar keeps them: rows in, rows out. Knows nothing of
 * the text as it is today (core/flow/anchor.h), and does not remember what was
 * before (journal.h). The functions that write are called between
 * sidecar_begin and sidecar_end. */
#ifndef ZHUPI_STORE_ANNOTATION_H
#define ZHUPI_STORE_ANNOTATION_H

#include "core/base/arena.h"
#include "core/store/sidecar.h"

struct byte_range {
	int64_t start, end; /* bytes of the file, half-open */
};

/* Which article an annotation was made in, as it was then. */
struct article_key {
	const char *path; /* as sidecar_path_name gives it */
	int64_t ordinal;
	const char *fingerprint, *sha256;
	const char *title, *date; /* may be NULL */
};

/* What was marked. */
struct selection {
	int64_t start_cp, end_cp; /* code points in the article's text */
	const char *exact, *prefix, *suffix;
	const char *section, *speaker; /* may be NULL */
	const struct byte_range *ranges;
	size_t n_ranges;
};

struct annotation {
	int64_t id;
	const char *uuid;
	struct article_key article;
	struct selection selection;
	const char *note;        /* NULL where none */
	const char *const *tags; /* n_tags, in the order given, then NULL */
	size_t n_tags;
	const char *author;
	int64_t created, modified; /* Unix time, seconds */
};

/* Adds annotation (its id is not looked at) without tags and note; the id that
 * it got, or 0 and an error. */
int64_t annotation_insert(struct sidecar *sidecar, const struct annotation *annotation,
                          GError **error);

/* Changes one, as of now. The same tag twice is no error. */
bool annotation_add_tag(struct sidecar *sidecar, int64_t id, const char *tag, int64_t now,
                        GError **error);
bool annotation_remove_tag(struct sidecar *sidecar, int64_t id, const char *tag, int64_t now,
                           GError **error);
bool annotation_set_note(struct sidecar *sidecar, int64_t id, const char *note, int64_t now,
                         GError **error);
bool annotation_move(struct sidecar *sidecar, int64_t id, const struct article_key *article,
                     const struct selection *selection, int64_t now, GError **error);
bool annotation_delete(struct sidecar *sidecar, int64_t id, GError **error);

/* The annotation of that id, owned by arena; nothing where there is none. */
bool annotation_get(struct sidecar *sidecar, int64_t id, struct arena *arena,
                    struct annotation *annotation, GError **error);

/* The id of the annotation of that name, 0 without an error where there is none. */
bool annotation_id(struct sidecar *sidecar, const char *uuid, int64_t *id, GError **error);

/* The words that were marked, NULL without an error where there is no
 * annotation of that id. The caller frees. */
bool annotation_exact(struct sidecar *sidecar, int64_t id, char **exact, GError **error);

/* The whole of an annotation as JSON, NULL without an error where there is
 * none of that id; and an annotation made what such an image says, whether it
 * is there or not. The caller frees. */
bool annotation_image(struct sidecar *sidecar, int64_t id, char **image, GError **error);
bool annotation_restore(struct sidecar *sidecar, const char *image, GError **error);

/* Annotations made in the file named path (NULL: in any), by article and
 * place; or those whose article had that fingerprint in a file of another
 * name. An array of struct annotation, what it points to owned by arena; NULL
 * and an error. The caller frees the array. */
GArray *annotation_list(struct sidecar *sidecar, const char *path, struct arena *arena,
                        GError **error);
GArray *annotation_list_elsewhere(struct sidecar *sidecar, const char *path,
                                  const char *fingerprint, struct arena *arena, GError **error);

/* How many were made in the file named path, in the article of that ordinal,
 * or with ordinal -1 in all of them. */
bool annotation_count(struct sidecar *sidecar, const char *path, int64_t ordinal, int64_t *count,
                      GError **error);

/* A tag in use. */
struct tag_row {
	const char *name;
	int64_t count, used;
};

/* All tags, most used first; an array of struct tag_row, as above. */
GArray *tag_list(struct sidecar *sidecar, struct arena *arena, GError **error);

#endif
