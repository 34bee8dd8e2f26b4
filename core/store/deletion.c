/* Rows of the table deleted. */
#include "core/store/deletion.h"

enum statement { NOTE, FORGET, LIST, STATEMENT_COUNT };

static const char *const statements[STATEMENT_COUNT] = {
	[NOTE] = ("INSERT OR REPLACE INTO deleted (uuid, deleted) SELECT :image ->> 'uuid', :now "
	          "WHERE :image ->> 'uuid' IS NOT NULL"),
	[FORGET] = "DELETE FROM deleted WHERE uuid = :image ->> 'uuid'",
	[LIST] = "SELECT uuid, deleted FROM deleted",
};

struct deletion {
	const char *uuid;
	int64_t when;
};

bool deletion_note(struct sidecar *sidecar, const char *image, int64_t now, GError **error)
{
	return sql_run(sidecar->sql, statements[NOTE],
	               SQL_VALUES(SQL_TEXT(":image", image), SQL_INTEGER(":now", now)), error);
}

bool deletion_forget(struct sidecar *sidecar, const char *image, GError **error)
{
	return sql_run(sidecar->sql, statements[FORGET], SQL_VALUES(SQL_TEXT(":image", image)),
	               error);
}

static void read_row(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	struct deletion row = { sql_text_at(rows, 0, arena), sqlite3_column_int64(rows, 1) };
	g_array_append_val(list, row);
}

GHashTable *deletion_table(struct sidecar *sidecar, struct arena *arena, GError **error)
{
	g_autoptr(GArray) list = sql_list(sidecar->sql, statements[LIST], NULL, read_row,
	                                  sizeof(struct deletion), arena, error);
	if (!list)
		return NULL;
	GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
	struct deletion *rows = arena_copy_array(arena, list->data, list->len, sizeof *rows);
	for (guint i = 0; i < list->len; i++)
		g_hash_table_insert(table, (gpointer)rows[i].uuid, &rows[i].when);
	return table;
}
