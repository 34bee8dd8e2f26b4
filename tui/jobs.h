/* Jobs: what zhupi does in the background while the reader reads. */
#ifndef ZHUPI_TUI_JOBS_H
#define ZHUPI_TUI_JOBS_H

#include "tui/app.h"

/* Reads the lexicons; documents that are open get their mentions after it. */
void job_load_knowledge(struct app *app);

/* Reads the tables of pages, for which the first document would wait. */
void job_prepare(struct app *app);

/* Lets worker walk the paths of the app; the shelf is filled after it. */
void job_walk(struct app *app, struct worker *worker);

/* Reads path; app->pending is shown after it, if it is in path. Of a very long text the
 * beginning is read first, and then all of it, unless another place is to be shown. */
void job_open(struct app *app, const char *path);

/* Reads anew what is in memory: its corrections, or the lexicons, have changed. */
void job_open_again(struct app *app);

/* Reads all files for the tables, if that has not been begun; app->census grows
 * by it. Begins anew where extent asks for more than was read for before. */
void job_take_census(struct app *app, enum extent extent);

/* Reads the file at path, or every file, once more for the tables that there are:
 * its corrections or decisions have changed. */
void job_census_again(struct app *app, const char *path);
void job_census_all_again(struct app *app);

/* The same for those files that the last undo or redo bears on, and lists their
 * articles anew in the library. */
void job_touched_again(struct app *app);

/* Reads the next files of the shelf for the library, a few at a time. */
void job_summarise_more(struct app *app);

/* Looks for words in the texts of all files, for the library's filter; app->texts grows by
 * it. In place of what was looked for before; NULL: for nothing. */
void job_look_for(struct app *app, char **words);
void job_look_for_again(struct app *app);

/* Reads anew all that is in memory, listed or in tables: any file may have been corrected, or
 * decided about, by somebody else. What is open comes first. */
void job_all_again(struct app *app);

#endif
