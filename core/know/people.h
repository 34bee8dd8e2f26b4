/* The people of an article: each person once, with all posts the article gives
 * and every place it is named at. Keeps and joins; finds nobody by itself but
 * the second mentions of whom it knows (李书记). */
#ifndef ZHUPI_KNOW_PEOPLE_H
#define ZHUPI_KNOW_PEOPLE_H

#include "core/know/post.h"

struct people;

struct people *people_new(const struct scan *scan);
void people_free(struct people *people);

/* The person of this name, as it stands in the text (blanks in it are letter-
 * spacing); a new one if need be. surname is its length in bytes. */
size_t people_meet(struct people *people, struct slice name, size_t surname);

/* The person of this name, if there is one so far; else SIZE_MAX. */
size_t people_named(const struct people *people, struct slice name);

/* Who of this surname has a post that ends in head (李书记), and who of it was
 * noted last (李先生); SIZE_MAX where nobody is, or more than one could be. */
size_t people_with_post(const struct people *people, struct slice surname, struct slice head);
size_t people_of_surname(const struct people *people, struct slice surname);

/* Whether any post of person is known so far. */
bool people_has_posts(const struct people *people, size_t person);

/* Adds a post; one that says less than another (总书记, 中共中央总书记) is left
 * out. */
void people_post(struct people *people, size_t person, const struct post *post);

/* Says of a person what stands in no post: that it leads, that it signs. */
void people_role(struct people *people, size_t person, enum person_role role);

/* Notes that person stands at span of block; rule says why, and outlives
 * people. */
void people_mention(struct people *people, size_t person, size_t block, struct span span,
                    const char *rule);

/* The person last named in block at [start, end), or SIZE_MAX. Asks those
 * mentions that were noted in order of place. */
size_t people_between(const struct people *people, size_t block, size_t start, size_t end);

/* The same of the person first named there. */
size_t people_first_between(const struct people *people, size_t block, size_t start, size_t end);

/* The person whose name ends at off of block, with nothing or ， between; SIZE_MAX
 * where none does. Asks the same. */
size_t people_ending(const struct people *people, size_t block, size_t off);

/* The list of persons whose last name ends where people_ending has it, in order, and the
 * one that is named last at [start, end); at most so many. Returns how many they are. */
size_t people_list_ending(const struct people *people, size_t block, size_t off, size_t persons[],
                          size_t most);
size_t people_list_between(const struct people *people, size_t block, size_t start, size_t end,
                           size_t persons[], size_t most);

/* Finds the second mentions by surname and post. */
void people_meet_again(struct people *people);

/* Appends all mentions to scan->mentions. */
void people_emit(struct people *people);

#endif
