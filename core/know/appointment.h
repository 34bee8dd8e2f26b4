/* Appointments: 任命顾明远为安河市市长, 免去李明的副省长职务. Reads the posts that a list
 * of names is given or relieved of; finds no names. */
#ifndef ZHUPI_KNOW_APPOINTMENT_H
#define ZHUPI_KNOW_APPOINTMENT_H

#include "core/know/post.h"

/* Appends the posts (struct post) that those named in names, a list from its
 * first name to its last, are appointed to. */
void appointment_read(const struct post_reader *reader, size_t block, struct span names,
                      GArray *posts);

#endif
