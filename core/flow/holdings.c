/* Holdings out of a sidecar; those of JSON lines are holdings-lines.c's. */
#include "core/flow/holdings.h"

#include <string.h>

#include "core/base/error.h"
#include "core/store/annotation.h"
#include "core/store/correction-row.h"
#include "core/store/decision-row.h"
#include "core/store/sidecar-path.h"

void holdings_free(struct holdings *holdings)
{
	if (!holdings)
		return;
	g_clear_pointer(&holdings->annotations, g_array_unref);
	g_clear_pointer(&holdings->corrections, g_array_unref);
	g_clear_pointer(&holdings->decisions, g_array_unref);
	arena_free(holdings->arena);
	g_free(holdings->path);
	g_free(holdings->folder);
	g_free(holdings);
}

static bool read_sidecar(struct holdings *holdings, GError **error)
{
	struct sidecar *sidecar = sidecar_open(holdings->path, error);
	if (!sidecar)
		return false;
	struct arena *arena = holdings->arena;
	holdings->annotations = annotation_list(sidecar, NULL, arena, error);
	if (holdings->annotations)
		holdings->corrections = kept_list(&correction_rows, sidecar, NULL, arena, error);
	if (holdings->corrections)
		holdings->decisions = kept_list(&decision_rows, sidecar, NULL, arena, error);
	sidecar_close(sidecar);
	return holdings->decisions != NULL;
}

static bool read_lines(struct holdings *holdings, GError **error)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) failure = NULL;
	holdings->annotations = g_array_new(FALSE, FALSE, sizeof(struct annotation));
	holdings->corrections = g_array_new(FALSE, FALSE, sizeof(struct correction_row));
	holdings->decisions = g_array_new(FALSE, FALSE, sizeof(struct decision_row));
	if (g_file_get_contents(holdings->path, &text, NULL, &failure))
		return holdings_read_lines(holdings, text, error);
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE, "%s: cannot be read (%s)",
	            holdings->path, failure->message);
	return false;
}

struct holdings *holdings_open(const char *path, GError **error)
{
	struct holdings *holdings = g_new0(struct holdings, 1);
	bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
	holdings->arena = arena_new();
	holdings->path = is_folder ? g_build_filename(path, SIDECAR_NAME, NULL) : g_strdup(path);
	g_autofree char *real = sidecar_path_real(holdings->path);
	holdings->folder = g_path_get_dirname(real);
	bool is_lines = g_str_has_suffix(path, ".jsonl");
	if (is_lines ? read_lines(holdings, error) : read_sidecar(holdings, error))
		return holdings;
	holdings_free(holdings);
	return NULL;
}
