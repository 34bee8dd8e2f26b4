/* The draft is a file beside the remembered state. */
#include "tui/draft.h"

#include <glib.h>
#include <glib/gstdio.h>

static char *draft_path(void)
{
	return g_build_filename(g_get_user_state_dir(), "zhupi", "draft", NULL);
}

void draft_keep(const char *text)
{
	if (!text || !*text)
		return;
	g_autofree char *path = draft_path();
	g_autofree char *folder = g_path_get_dirname(path);
	if (g_mkdir_with_parents(folder, 0700) == 0)
		g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
		                         NULL);
}

char *draft_take(void)
{
	g_autofree char *path = draft_path();
	char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, NULL))
		return NULL;
	g_unlink(path);
	if (!*text || !g_utf8_validate(text, -1, NULL))
		g_clear_pointer(&text, g_free);
	return text;
}
