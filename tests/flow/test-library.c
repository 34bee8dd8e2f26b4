/* The library: what a folder shows, in which order, and what it passes over. */
#include "core/flow/library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "tests/base/remove-tree.h"

struct fixture {
	char *root;
};

static void set_up(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	f->root = g_dir_make_tmp(NULL, NULL);
	g_assert_nonnull(f->root);
}

static void tear_down(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	remove_tree(f->root);
	g_free(f->root);
}

static void put(struct fixture *f, const char *name, const char *bytes, gssize len)
{
	g_autofree char *path = g_build_filename(f->root, name, NULL);
	g_autofree char *folder = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
	g_assert_true(g_file_set_contents(path, bytes, len, NULL));
}

static void link_to(struct fixture *f, const char *target, const char *name)
{
	g_autofree char *path = g_build_filename(f->root, name, NULL);
	g_assert_cmpint(symlink(target, path), ==, 0);
}

static struct library *walk(struct fixture *f)
{
	GError *error = NULL;
	struct library *library = library_walk((const char *const[]){ f->root, NULL }, &error);
	g_assert_no_error(error);
	return library;
}

/* Where path stands below the root. */
static const char *below(struct fixture *f, const char *path)
{
	g_assert_true(g_str_has_prefix(path, f->root));
	return path + strlen(f->root) + 1;
}

static const char *reason_of(struct fixture *f, const struct library *library, const char *name)
{
	for (size_t i = 0; i < library->n_skips; i++)
		if (strcmp(below(f, library->skips[i].path), name) == 0)
			return library->skips[i].reason;
	return NULL;
}

static void sorted_as_a_reader_would(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	static const char *const expected[] = { "2.txt",         "10.txt",         "b.md",
		                                "2025/第2版.md", "2025/第10版.md", "2025/c/1.html",
		                                "2025 b/1.txt" };
	for (size_t i = G_N_ELEMENTS(expected); i-- > 0;)
		put(f, expected[i], "云岭\n", -1);
	struct library *library = walk(f);
	g_assert_cmpuint(library->n_files, ==, G_N_ELEMENTS(expected));
	for (size_t i = 0; i < library->n_files; i++)
		g_assert_cmpstr(below(f, library->files[i].path), ==, expected[i]);
	g_assert_cmpstr(library->files[0].folder, ==, "");
	g_assert_cmpstr(library->files[5].folder, ==, "2025/c");
	g_assert_cmpuint(library->files[0].size, ==, 7);
	g_assert_cmpint(library->files[0].modified, >, 0);
	library_free(library);
}

static void text_is_known_by_its_bytes(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	put(f, "报告", "安河市二〇二五年工作报告\n", -1);
	put(f, "utf16", "\xff\xfe\x91\x4e", 4);
	put(f, "gbk.dat", "\xd4\xc6\xc1\xeb\n", 5);
	put(f, "picture.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
	put(f, "page.pdf", "%PDF-1.7\n", -1);
	put(f, "nothing.txt", "", 0);
	put(f, ".hidden.txt", "x", 1);
	put(f, ".git/notes.txt", "x", 1);
	put(f, "zhupi.db", "SQLite format 3\0", 16);
	put(f, "zhupi.db-wal", "x", 1);
	struct library *library = walk(f);
	g_assert_cmpuint(library->n_files, ==, 3);
	g_assert_cmpuint(library->n_skips, ==, 3);
	g_assert_cmpstr(reason_of(f, library, "picture.png"), ==, "no text");
	g_assert_cmpstr(reason_of(f, library, "page.pdf"), ==, "a PDF; pdftotext makes text of it");
	g_assert_cmpstr(reason_of(f, library, "nothing.txt"), ==, "empty");
	library_free(library);
}

static void annotations_are_no_documents(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	put(f, "a/1.txt", "云岭\n", -1);
	put(f, "a/zhupi.db", "x", 1);
	put(f, "a/zhupi.db-wal", "x", 1);
	put(f, "zhupi.db", "x", 1);
	struct library *library = walk(f);
	g_assert_cmpuint(library->n_files, ==, 1);
	g_assert_cmpuint(library->n_skips, ==, 0);
	library_free(library);
}

static void loops_end_and_are_listed(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	put(f, "a/b/1.txt", "云岭\n", -1);
	link_to(f, "..", "a/b/up");
	link_to(f, "self", "self");
	link_to(f, "gone", "dangling");
	link_to(f, "a/b", "B");
	struct library *library = walk(f);
	g_assert_cmpuint(library->n_files, ==, 1);
	g_assert_cmpstr(below(f, library->files[0].path), ==, "a/b/1.txt");
	g_assert_cmpstr(reason_of(f, library, "a/b/up"), ==, "links to a folder above it");
	g_assert_cmpstr(reason_of(f, library, "self"), ==, "a link that leads back to itself");
	g_assert_cmpstr(reason_of(f, library, "dangling"), ==, "a link to nothing");
	g_assert_nonnull(reason_of(f, library, "B"));
	library_free(library);
}

static void odd_files_do_not_block(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	put(f, "1.txt", "云岭\n", -1);
	g_autofree char *fifo = g_build_filename(f->root, "fifo.txt", NULL);
	g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
	link_to(f, "/dev/null", "null.txt");
	struct library *library = walk(f);
	g_assert_cmpuint(library->n_files, ==, 1);
	g_assert_cmpstr(reason_of(f, library, "fifo.txt"), ==, "a pipe");
	g_assert_cmpstr(reason_of(f, library, "null.txt"), ==, "a device");
	library_free(library);
}

static void unreadable_is_listed(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	if (geteuid() == 0) {
		g_test_skip("root reads every file");
		return;
	}
	put(f, "1.txt", "云岭\n", -1);
	put(f, "secret.txt", "x", 1);
	g_autofree char *path = g_build_filename(f->root, "secret.txt", NULL);
	g_assert_cmpint(g_chmod(path, 0), ==, 0);
	struct library *library = walk(f);
	g_assert_cmpstr(reason_of(f, library, "secret.txt"), ==, "permission denied");
	library_free(library);
}

static void names_of_any_bytes(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	put(f, "a\nb.txt", "云岭\n", -1);
	put(f, "\xff\xfe.txt", "云岭\n", -1);
	struct library *library = walk(f);
	g_assert_cmpuint(library->n_files, ==, 2);
	library_free(library);
}

static void nothing_to_read_is_told(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	GError *error = NULL;
	g_autofree char *gone = g_build_filename(f->root, "gone", NULL);
	g_assert_null(library_walk((const char *const[]){ gone, NULL }, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND);
	g_assert_nonnull(strstr(error->message, gone));
	g_clear_error(&error);
	g_assert_null(library_walk((const char *const[]){ f->root, NULL }, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND);
	g_assert_nonnull(strstr(error->message, f->root));
	g_clear_error(&error);
}

static void several_paths(struct fixture *f, gconstpointer unused)
{
	(void)unused;
	put(f, "a/1.txt", "云岭\n", -1);
	put(f, "b/x/1.txt", "云岭\n", -1);
	g_autofree char *a = g_build_filename(f->root, "a", NULL);
	g_autofree char *b = g_build_filename(f->root, "b", NULL);
	struct library *library = library_walk((const char *const[]){ b, a, "-", NULL }, NULL);
	g_assert_nonnull(library);
	g_assert_cmpuint(library->n_files, ==, 3);
	g_assert_cmpstr(library->files[0].path, ==, "-");
	g_assert_cmpstr(library->files[1].folder, ==, "a");
	g_assert_cmpstr(library->files[2].folder, ==, "b/x");
	library_free(library);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(struct fixture *, gconstpointer);
	} tests[] = {
		{ "/library/sorted-as-a-reader-would", sorted_as_a_reader_would },
		{ "/library/text-is-known-by-its-bytes", text_is_known_by_its_bytes },
		{ "/library/annotations-are-no-documents", annotations_are_no_documents },
		{ "/library/loops-end-and-are-listed", loops_end_and_are_listed },
		{ "/library/odd-files-do-not-block", odd_files_do_not_block },
		{ "/library/unreadable-is-listed", unreadable_is_listed },
		{ "/library/names-of-any-bytes", names_of_any_bytes },
		{ "/library/nothing-to-read-is-told", nothing_to_read_is_told },
		{ "/library/several-paths", several_paths },
	};
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
		g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].run, tear_down);
	return g_test_run();
}
