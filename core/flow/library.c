/* Walks folders breadth first, each folder once: first those that are there,
 * then those that links lead to, so that a link never hides the real one. */
#include "core/flow/library.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/natural.h"

enum { PEEK = 4096 }; /* bytes read to tell text from other files */

/* A folder to be walked; parent is the one it was met in. */
struct folder {
	char *path, *shown;
	dev_t dev;
	ino_t ino;
	const struct folder *parent;
};

struct walk {
	GArray *files, *skips;
	GPtrArray *folders;    /* all that were met; owns them */
	GHashTable *seen;      /* struct folder by device and inode */
	GQueue pending, links; /* borrowed struct folder */
};

static guint folder_hash(gconstpointer key)
{
	const struct folder *folder = key;
	return (guint)(folder->ino * 31 + folder->dev);
}

static gboolean folder_same(gconstpointer a, gconstpointer b)
{
	const struct folder *one = a, *other = b;
	return one->ino == other->ino && one->dev == other->dev;
}

static void folder_free(gpointer item)
{
	struct folder *folder = item;
	g_free(folder->path);
	g_free(folder->shown);
	g_free(folder);
}

static void skip(struct walk *walk, const char *path, const char *reason)
{
	struct library_skip item = { g_strdup(path), g_strdup(reason) };
	g_array_append_val(walk->skips, item);
}

static void skip_errno(struct walk *walk, const char *path, int number)
{
	static const struct {
		int number;
		const char *reason;
	} reasons[] = {
		{ EACCES, "permission denied" },
		{ ELOOP, "a link that leads back to itself" },
		{ ENOENT, "a link to nothing" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
		if (reasons[i].number == number) {
			skip(walk, path, reasons[i].reason);
			return;
		}
	skip(walk, path, g_strerror(number));
}

/* What an entry of that mode is, where it is neither file nor folder. */
static const char *odd_kind(mode_t mode)
{
	static const struct {
		mode_t mode;
		const char *reason;
	} kinds[] = {
		{ S_IFIFO, "a pipe" },
		{ S_IFSOCK, "a socket" },
		{ S_IFCHR, "a device" },
		{ S_IFBLK, "a device" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if ((mode & S_IFMT) == kinds[i].mode)
			return kinds[i].reason;
	return "no file";
}

static bool has_known_extension(const char *name)
{
	static const char *const known[] = { ".txt", ".md",   ".markdown", ".html",
		                             ".htm", ".post", ".json",     ".csv" };
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; dot && i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strcasecmp(dot, known[i]) == 0)
			return true;
	return false;
}

/* Text has no NUL (UTF-16 says by its mark that it is text) and next to no
 * other control characters, whatever its encoding. */
static const char *why_no_text(const unsigned char *bytes, size_t len)
{
	if (len >= 5 && memcmp(bytes, "%PDF-", 5) == 0)
		return "a PDF; pdftotext makes text of it";
	if (len >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
		return NULL;
	size_t controls = 0;
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == 0)
			return "no text";
		controls += bytes[i] < 0x20 && !strchr("\t\n\f\r\x1b", bytes[i]);
	}
	return controls > len / 100 ? "no text" : NULL;
}

/* Reads the head of a file whose name tells nothing; NULL where it is text. */
static const char *peek(const char *path, int *error)
{
	unsigned char bytes[PEEK];
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	ssize_t len = fd < 0 ? -1 : read(fd, bytes, sizeof bytes);
	*error = len < 0 ? errno : 0;
	if (fd >= 0)
		close(fd);
	return len < 0 ? "" : why_no_text(bytes, (size_t)len);
}

static void add_file(struct walk *walk, const char *path, const char *shown, const struct stat *st)
{
	struct library_file file = {
		.path = g_strdup(path),
		.folder = g_strdup(shown),
		.size = (uint64_t)st->st_size,
		.modified = st->st_mtime,
	};
	g_array_append_val(walk->files, file);
}

/* A file met in a folder: listed if it can be read and looks like text. */
static void meet_file(struct walk *walk, const char *path, const char *shown, const struct stat *st)
{
	if (st->st_size == 0) {
		skip(walk, path, "empty");
		return;
	}
	int error = 0;
	const char *reason = NULL;
	if (has_known_extension(path))
		error = access(path, R_OK) == 0 ? 0 : errno;
	else
		reason = peek(path, &error);
	if (error)
		skip_errno(walk, path, error);
	else if (reason)
		skip(walk, path, reason);
	else
		add_file(walk, path, shown, st);
}

static bool is_above(const struct folder *folder, const struct folder *other)
{
	for (; folder; folder = folder->parent)
		if (folder_same(folder, other))
			return true;
	return false;
}

static struct folder *folder_new(struct walk *walk, const char *path, const char *shown,
                                 const struct stat *st, const struct folder *parent)
{
	struct folder *folder = g_new0(struct folder, 1);
	*folder =
	        (struct folder){ g_strdup(path), g_strdup(shown), st->st_dev, st->st_ino, parent };
	g_ptr_array_add(walk->folders, folder);
	return folder;
}

/* Whether folder is to be read now; one that was read already is listed. */
static bool enter(struct walk *walk, struct folder *folder)
{
	const struct folder *same = g_hash_table_lookup(walk->seen, folder);
	if (!same) {
		g_hash_table_add(walk->seen, folder);
		return true;
	}
	g_autofree char *reason = g_strdup_printf("the same folder as %s", same->path);
	skip(walk, folder->path,
	     is_above(folder->parent, folder) ? "links to a folder above it" : reason);
	return false;
}

static void meet(struct walk *walk, const struct folder *in, const char *name)
{
	g_autofree char *path = g_build_filename(in->path, name, NULL);
	struct stat own, st;
	if (lstat(path, &own) != 0 || stat(path, &st) != 0) {
		skip_errno(walk, path, errno);
	} else if (S_ISDIR(st.st_mode)) {
		g_autofree char *shown =
		        *in->shown ? g_build_filename(in->shown, name, NULL) : g_strdup(name);
		struct folder *folder = folder_new(walk, path, shown, &st, in);
		g_queue_push_tail(S_ISLNK(own.st_mode) ? &walk->links : &walk->pending, folder);
	} else if (S_ISREG(st.st_mode)) {
		meet_file(walk, path, in->shown, &st);
	} else {
		skip(walk, path, odd_kind(st.st_mode));
	}
}

/* Hidden files, and zhupi's own sidecar with what SQLite puts beside it. */
static bool is_silent(const char *name)
{
	return name[0] == '.' || g_str_has_prefix(name, "zhupi.db");
}

static void read_folder(struct walk *walk, const struct folder *folder)
{
	DIR *dir = opendir(folder->path);
	if (!dir) {
		skip_errno(walk, folder->path, errno);
		return;
	}
	for (struct dirent *entry; (entry = readdir(dir));)
		if (!is_silent(entry->d_name))
			meet(walk, folder, entry->d_name);
	closedir(dir);
}

static void read_pending(struct walk *walk)
{
	for (struct folder *folder; (folder = g_queue_pop_head(&walk->pending)) ||
	                            (folder = g_queue_pop_head(&walk->links));)
		if (enter(walk, folder))
			read_folder(walk, folder);
}

/* A path that was given by name: it must be there, and a file needs no known
 * extension. several: whether folders are shown with their own name first. */
static bool start(struct walk *walk, const char *path, bool several, GError **error)
{
	struct stat st = { 0 };
	if (strcmp(path, "-") == 0) {
		add_file(walk, path, "", &st);
		return true;
	}
	if (stat(path, &st) != 0) {
		g_set_error(error, ZHUPI_ERROR,
		            errno == EACCES ? ZHUPI_ERROR_UNREADABLE : ZHUPI_ERROR_NOT_FOUND,
		            "%s: %s", path,
		            errno == ENOENT ? "no such file; check the name" : g_strerror(errno));
		return false;
	}
	if (S_ISDIR(st.st_mode)) {
		g_autofree char *whole = g_canonicalize_filename(path, NULL);
		g_autofree char *shown = several ? g_path_get_basename(whole) : g_strdup("");
		g_queue_push_tail(&walk->pending, folder_new(walk, path, shown, &st, NULL));
	} else if (S_ISREG(st.st_mode)) {
		add_file(walk, path, "", &st);
	} else {
		skip(walk, path, odd_kind(st.st_mode));
	}
	return true;
}

static int compare_files(gconstpointer a, gconstpointer b)
{
	const struct library_file *one = a, *other = b;
	int order = natural_compare(one->folder, other->folder);
	return order ? order : natural_compare(one->path, other->path);
}

static int compare_skips(gconstpointer a, gconstpointer b)
{
	const struct library_skip *one = a, *other = b;
	return natural_compare(one->path, other->path);
}

static struct library *library_of(const struct walk *walk)
{
	struct library *library = g_new0(struct library, 1);
	g_array_sort(walk->files, compare_files);
	g_array_sort(walk->skips, compare_skips);
	library->n_files = walk->files->len;
	library->n_skips = walk->skips->len;
	library->files = (struct library_file *)(void *)g_array_free(walk->files, FALSE);
	library->skips = (struct library_skip *)(void *)g_array_free(walk->skips, FALSE);
	return library;
}

/* The error of a library without documents: its only path, and why. */
static void set_empty(const struct library *library, const char *const *paths, GError **error)
{
	const struct library_skip *only = library->n_skips == 1 ? library->skips : NULL;
	if (only && g_strcmp0(only->path, paths[0]) == 0)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: %s, not a document; give a text file or a folder of them",
		            only->path, only->reason);
	else
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_NOT_FOUND,
		            "%s: no documents in it (.txt .md .html .post …), %zu files passed "
		            "over; give another folder",
		            paths[0], library->n_skips);
}

struct library *library_walk(const char *const *paths, GError **error)
{
	struct walk walk = {
		.files = g_array_new(FALSE, FALSE, sizeof(struct library_file)),
		.skips = g_array_new(FALSE, FALSE, sizeof(struct library_skip)),
		.folders = g_ptr_array_new_with_free_func(folder_free),
		.seen = g_hash_table_new(folder_hash, folder_same),
		.pending = G_QUEUE_INIT,
		.links = G_QUEUE_INIT,
	};
	bool several = paths[0] && paths[1], found = true;
	for (const char *const *path = paths; *path && found; path++)
		found = start(&walk, *path, several, error);
	if (found)
		read_pending(&walk);
	struct library *library = library_of(&walk);
	if (found && !library->n_files)
		set_empty(library, paths, error);
	g_queue_clear(&walk.pending);
	g_hash_table_unref(walk.seen);
	g_ptr_array_unref(walk.folders);
	if (!library->n_files || !found)
		g_clear_pointer(&library, library_free);
	return library;
}

void library_free(struct library *library)
{
	if (!library)
		return;
	for (size_t i = 0; i < library->n_files; i++) {
		g_free(library->files[i].path);
		g_free(library->files[i].folder);
	}
	for (size_t i = 0; i < library->n_skips; i++) {
		g_free(library->skips[i].path);
		g_free(library->skips[i].reason);
	}
	g_free(library->files);
	g_free(library->skips);
	g_free(library);
}
