/* For the tests that make a folder: it goes with all that is in it. Not followed
 * are links. */
#ifndef ZHUPI_TESTS_BASE_REMOVE_TREE_H
#define ZHUPI_TESTS_BASE_REMOVE_TREE_H

void remove_tree(const char *path);

#endif
