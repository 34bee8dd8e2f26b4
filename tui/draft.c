/* The draft is a file beside the remembered state. */
#include "tui/draft.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *state_folder(void)
{
	return g_build_filename(g_get_user_state_dir(), "zhupi", NULL);
}

static char *draft_path(void)
{
	g_autofree char *folder = state_folder();
	return g_build_filename(folder, "draft", NULL);
}

/* The machine's name is in it: several may share the folder, and not the numbers. */
static char *living_prefix(void)
{
	return g_strdup_printf("draft-of-%s-", g_get_host_name());
}

static char *living_path(void)
{
	g_autofree char *folder = state_folder();
	g_autofree char *prefix = living_prefix();
	g_autofree char *name = g_strdup_printf("%s%ld", prefix, (long)getpid());
	return g_build_filename(folder, name, NULL);
}

static bool make_folder(void)
{
	g_autofree char *folder = state_folder();
	return g_mkdir_with_parents(folder, 0700) == 0;
}

void draft_keep(const char *text)
{
	g_autofree char *path = draft_path();
	if (text && *text && make_folder())
		g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
		                         NULL);
	draft_forget_living();
}

/* Whole at each moment, but not waiting for the disk. */
void draft_keep_living(const char *text)
{
	g_autofree char *path = living_path();
	g_autofree char *beside = g_strconcat(path, ".new", NULL);
	if (make_folder() &&
	    g_file_set_contents_full(beside, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
		g_rename(beside, path);
}

void draft_forget_living(void)
{
	g_autofree char *path = living_path();
	g_unlink(path);
}

/* Takes what is in the file, which from then on is kept as what is being written here; NULL
 * where that is no text, or another zhupi was quicker. */
static char *take_file(const char *path)
{
	g_autofree char *own = living_path();
	char *text = NULL;
	if (g_rename(path, own) != 0 || !g_file_get_contents(own, &text, NULL, NULL))
		return NULL;
	if (!*text || !g_utf8_validate(text, -1, NULL)) {
		g_clear_pointer(&text, g_free);
		g_unlink(own);
	}
	return text;
}

/* Whether a file of that name was left by a process of this machine that is not there any
 * more: its number may be another's by now, of another user's or of this very one. */
static bool is_left(const char *name)
{
	g_autofree char *prefix = living_prefix();
	if (!g_str_has_prefix(name, prefix) || g_str_has_suffix(name, ".new"))
		return false;
	long process = strtol(name + strlen(prefix), NULL, 10);
	return process > 0 && (process == (long)getpid() || kill((pid_t)process, 0) != 0);
}

static char *take_left(void)
{
	g_autofree char *folder = state_folder();
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	char *text = NULL;
	while (dir && !text && (name = g_dir_read_name(dir)))
		if (is_left(name)) {
			g_autofree char *path = g_build_filename(folder, name, NULL);
			text = take_file(path);
		}
	return text;
}

char *draft_take(void)
{
	g_autofree char *path = draft_path();
	char *text = take_file(path);
	return text ? text : take_left();
}
