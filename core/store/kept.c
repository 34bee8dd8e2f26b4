/* Rows of the tables of steps, as far as they are alike. */
#include "core/store/kept.h"

struct kept kept_at(sqlite3_stmt *rows, struct arena *arena)
{
	return (struct kept){
		.id = sqlite3_column_int64(rows, KEPT_COLUMN_ID),
		.path = sql_text_at(rows, KEPT_COLUMN_PATH, arena),
		.sha256 = sql_text_at(rows, KEPT_COLUMN_SHA256, arena),
		.author = sql_text_at(rows, KEPT_COLUMN_AUTHOR, arena),
		.created = sqlite3_column_int64(rows, KEPT_COLUMN_CREATED),
		.uuid = sql_text_at(rows, KEPT_COLUMN_UUID, arena),
	};
}

GArray *kept_list(const struct kept_table *table, struct sidecar *sidecar, const char *path,
                  struct arena *arena, GError **error)
{
	return sql_list(sidecar->sql, table->statements[KEPT_LIST],
	                SQL_VALUES(SQL_TEXT(":path", path)), table->read, table->size, arena,
	                error);
}

GArray *kept_list_elsewhere(const struct kept_table *table, struct sidecar *sidecar,
                            const char *path, const char *sha256, struct arena *arena,
                            GError **error)
{
	return sql_list(sidecar->sql, table->statements[KEPT_LIST_ELSEWHERE],
	                SQL_VALUES(SQL_TEXT(":path", path), SQL_TEXT(":sha256", sha256)),
	                table->read, table->size, arena, error);
}

GArray *kept_paths(const struct kept_table *table, struct sidecar *sidecar, struct arena *arena,
                   GError **error)
{
	return sql_list_texts(sidecar->sql, table->statements[KEPT_LIST_PATHS], NULL, arena, error);
}

bool kept_image(const struct kept_table *table, struct sidecar *sidecar, int64_t id, char **image,
                GError **error)
{
	return sql_get_text(sidecar->sql, table->statements[KEPT_GET_IMAGE],
	                    SQL_VALUES(SQL_INTEGER(":id", id)), image, error);
}

bool kept_restore(const struct kept_table *table, struct sidecar *sidecar, const char *image,
                  GError **error)
{
	return sql_run(sidecar->sql, table->statements[KEPT_RESTORE],
	               SQL_VALUES(SQL_TEXT(":image", image)), error);
}

bool kept_delete(const struct kept_table *table, struct sidecar *sidecar, int64_t id,
                 GError **error)
{
	return sql_run(sidecar->sql, table->statements[KEPT_DELETE],
	               SQL_VALUES(SQL_INTEGER(":id", id)), error);
}
