/* Biographies: 1965年出生，高级经济师。历任…科长、处长，现任…董事长。 Reads the posts
 * of sentences that go on about a person without naming it. */
#ifndef ZHUPI_KNOW_BIOGRAPHY_H
#define ZHUPI_KNOW_BIOGRAPHY_H

#include "core/know/name.h"
#include "core/know/people.h"

/* Gives the persons of people the posts that the article's biographies tell. names says what
 * somebody may be called whom nobody found. */
void biographies_read(const struct post_reader *reader, const struct name_rules *names,
                      struct people *people);

#endif
