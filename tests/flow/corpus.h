/* A corpus in a temporary folder, for the tests of annotator and export: files
 * are put into it, opened, marked by the words to mark. */
#ifndef ZHUPI_TESTS_FLOW_CORPUS_H
#define ZHUPI_TESTS_FLOW_CORPUS_H

#include "core/flow/annotator.h"

struct corpus {
	char *folder;
	struct annotator *annotator; /* of folder; may be NULL */
};

void corpus_set_up(struct corpus *corpus, gconstpointer unused);
void corpus_tear_down(struct corpus *corpus, gconstpointer unused);

/* The path of a file in the corpus, until tear-down. */
const char *corpus_path(const struct corpus *corpus, const char *name);

/* Writes a file of the corpus. */
void corpus_put(const struct corpus *corpus, const char *name, const char *text);

/* Opens it; a failure ends the test. */
struct document *corpus_open(const struct corpus *corpus, const char *name);

/* Where quote first stands, whole within one block, in an article of document. */
struct text_range corpus_range(const struct document *document, size_t article, const char *quote);

/* Annotates quote in article 0 of the file; the id. tag and note may be NULL. */
int64_t corpus_mark(const struct corpus *corpus, const char *name, const char *quote,
                    const char *tag, const char *note);

/* The marks of article 0 of the file, one a line: state, words where it stands
 * now (of an orphan the words it had), tags, note: "= 一刻钟 [民生, 圈] 好\n".
 * States: = as made, > moved, ~ changed, ? lost. The caller frees. */
char *corpus_marks(const struct corpus *corpus, const char *name);

/* Ends the annotator and begins a new one, as a restart does. */
void corpus_restart(struct corpus *corpus);

#endif
