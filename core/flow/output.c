/* Output of a whole text, to a file at once or not at all. */
#include "core/flow/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/error.h"

static bool write_stdout(const GString *out, GError **error)
{
	if (fwrite(out->str, 1, out->len, stdout) == out->len && fflush(stdout) == 0)
		return true;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
	            "standard output: %s; write to a file "
	            "with --output",
	            g_strerror(errno));
	return false;
}

/* Beside the file first, then in its place; never in the place of a device,
 * and through a link to the file that it names. */
static bool write_file(const GString *out, const char *path, GError **error)
{
	struct stat st;
	g_autofree char *real = realpath(path, NULL);
	if (real && stat(real, &st) == 0 && !S_ISREG(st.st_mode)) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
		            "%s: is no regular file; name another, or leave --output out", path);
		return false;
	}
	g_autoptr(GError) failure = NULL;
	const GFileSetContentsFlags flags =
	        G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
	if (g_file_set_contents_full(real ? real : path, out->str, (gssize)out->len, flags, 0666,
	                             &failure))
		return true;
	g_autofree char *folder = g_path_get_dirname(path);
	bool placed = g_file_test(folder, G_FILE_TEST_IS_DIR);
	/* GLib's message names the file that was written beside it */
	const char *why = strrchr(failure->message, ':');
	if (placed)
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
		            "%s: cannot be written (%s); nothing was changed", path,
		            why ? why + strspn(why, ": ") : failure->message);
	else
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT,
		            "%s: there is no folder %s; make it, or name another file", path,
		            folder);
	return false;
}

bool output_write(const GString *out, const char *path, GError **error)
{
	if (!path || strcmp(path, "-") == 0)
		return write_stdout(out, error);
	return write_file(out, path, error);
}
