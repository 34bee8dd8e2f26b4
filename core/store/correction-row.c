/* Rows of the table correction. */
#include "core/store/correction-row.h"

enum statement { INSERT, DELETE, LIST, GET_IMAGE, RESTORE, STATEMENT_COUNT };

static const char *const statements[STATEMENT_COUNT] = {
	[INSERT] = "INSERT INTO correction (path, sha256, kind, start_byte, end_byte, target_byte, "
	           "type, level, repair, text, exact, author, created) VALUES (:path, :sha256, "
	           ":kind, :start, :end, nullif(:target, -1), :type, :level, :repair, :text, "
	           ":exact, :author, :created) RETURNING id",
	[DELETE] = "DELETE FROM correction WHERE id = :id",
	[LIST] = "SELECT id, path, sha256, kind, start_byte, end_byte, target_byte, type, level, "
	         "repair, text, exact, author, created FROM correction WHERE path = :path ORDER BY "
	         "id",
	[GET_IMAGE] = "SELECT json_object('id', id, 'path', path, 'sha256', sha256, 'kind', kind, "
	              "'start_byte', start_byte, 'end_byte', end_byte, 'target_byte', target_byte, "
	              "'type', type, 'level', level, 'repair', repair, 'text', text, 'exact', "
	              "exact, 'author', author, 'created', created) "
	              "FROM correction WHERE id = :id",
	[RESTORE] = "INSERT OR REPLACE INTO correction (id, path, sha256, kind, start_byte, "
	            "end_byte, target_byte, type, level, repair, text, exact, author, created) "
	            "SELECT image ->> 'id', image ->> 'path', image ->> 'sha256', "
	            "image ->> 'kind', image ->> 'start_byte', image ->> 'end_byte', "
	            "image ->> 'target_byte', image ->> 'type', image ->> 'level', "
	            "image ->> 'repair', image ->> 'text', image ->> 'exact', "
	            "image ->> 'author', image ->> 'created' FROM (SELECT :image AS image)",
};

/* In the order of LIST. */
enum column {
	COLUMN_ID,
	COLUMN_PATH,
	COLUMN_SHA256,
	COLUMN_KIND,
	COLUMN_START,
	COLUMN_END,
	COLUMN_TARGET,
	COLUMN_TYPE,
	COLUMN_LEVEL,
	COLUMN_REPAIR,
	COLUMN_TEXT,
	COLUMN_EXACT,
	COLUMN_AUTHOR,
	COLUMN_CREATED
};

int64_t correction_row_insert(struct sidecar *sidecar, const struct correction_row *row,
                              GError **error)
{
	const struct correction *step = &row->correction;
	bool typed = step->kind == CORRECTION_TYPE;
	bool without = step->kind == CORRECTION_WITHOUT || step->kind == CORRECTION_WITHOUT_HERE;
	g_autofree char *text =
	        step->kind == CORRECTION_TEXT ? g_strndup(step->text.data, step->text.len) : NULL;
	g_autofree char *exact =
	        g_strndup(step->exact.data ? step->exact.data : "", step->exact.len);
	int64_t target = step->kind != CORRECTION_MOVE || step->target == CORRECTION_TO_END
	                         ? -1
	                         : (int64_t)step->target;
	int64_t id = 0;
	const struct sql_value *values =
	        SQL_VALUES(SQL_TEXT(":path", row->path), SQL_TEXT(":sha256", row->sha256),
	                   SQL_TEXT(":kind", correction_name(step->kind)),
	                   SQL_INTEGER(":start", step->raw.start),
	                   SQL_INTEGER(":end", step->raw.end), SQL_INTEGER(":target", target),
	                   SQL_TEXT(":type", typed ? block_type_name(step->type) : NULL),
	                   SQL_INTEGER(":level", step->level),
	                   SQL_TEXT(":repair", without ? repair_name(step->repair) : NULL),
	                   SQL_TEXT(":text", text), SQL_TEXT(":exact", exact),
	                   SQL_TEXT(":author", row->author), SQL_INTEGER(":created", row->created));
	return sql_get_integer(sidecar->sql, statements[INSERT], values, 0, &id, error) ? id : 0;
}

bool correction_row_delete(struct sidecar *sidecar, int64_t id, GError **error)
{
	return sql_run(sidecar->sql, statements[DELETE], SQL_VALUES(SQL_INTEGER(":id", id)), error);
}

bool correction_row_image(struct sidecar *sidecar, int64_t id, char **image, GError **error)
{
	return sql_get_text(sidecar->sql, statements[GET_IMAGE], SQL_VALUES(SQL_INTEGER(":id", id)),
	                    image, error);
}

bool correction_row_restore(struct sidecar *sidecar, const char *image, GError **error)
{
	return sql_run(sidecar->sql, statements[RESTORE], SQL_VALUES(SQL_TEXT(":image", image)),
	               error);
}

/* The index of name among count names, or fallback. */
static int named(const char *name, const char *(*name_of)(int), int count, int fallback)
{
	for (int i = 0; name && i < count; i++)
		if (strcmp(name_of(i), name) == 0)
			return i;
	return fallback;
}

static const char *type_name(int type)
{
	return block_type_name((enum block_type)type);
}

static const char *repair_kind_name(int kind)
{
	return repair_name((enum repair_kind)kind);
}

static void read_row(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	bool to_end = sqlite3_column_type(rows, COLUMN_TARGET) == SQLITE_NULL;
	const char *type = (const char *)sqlite3_column_text(rows, COLUMN_TYPE);
	const char *repair = (const char *)sqlite3_column_text(rows, COLUMN_REPAIR);
	struct correction_row row = {
		.id = sqlite3_column_int64(rows, COLUMN_ID),
		.path = sql_text_at(rows, COLUMN_PATH, arena),
		.sha256 = sql_text_at(rows, COLUMN_SHA256, arena),
		.correction = {
			.id = sqlite3_column_int64(rows, COLUMN_ID),
			.kind = correction_named((const char *)sqlite3_column_text(rows, COLUMN_KIND)),
			.raw = { (size_t)sqlite3_column_int64(rows, COLUMN_START),
			         (size_t)sqlite3_column_int64(rows, COLUMN_END) },
			.target = to_end ? CORRECTION_TO_END
			                 : (size_t)sqlite3_column_int64(rows, COLUMN_TARGET),
			.type = (enum block_type)named(type, type_name, BLOCK_TYPE_COUNT,
			                               BLOCK_PARAGRAPH),
			.level = sqlite3_column_int(rows, COLUMN_LEVEL),
			.repair = (enum repair_kind)named(repair, repair_kind_name,
			                                  REPAIR_KIND_COUNT, REPAIR_CORRECTION),
			.text = slice_of(sql_text_at(rows, COLUMN_TEXT, arena)),
			.exact = slice_of(sql_text_at(rows, COLUMN_EXACT, arena)),
		},
		.author = sql_text_at(rows, COLUMN_AUTHOR, arena),
		.created = sqlite3_column_int64(rows, COLUMN_CREATED),
	};
	if (row.correction.kind < CORRECTION_KIND_COUNT)
		g_array_append_val(list, row);
}

GArray *correction_row_list(struct sidecar *sidecar, const char *path, struct arena *arena,
                            GError **error)
{
	return sql_list(sidecar->sql, statements[LIST], SQL_VALUES(SQL_TEXT(":path", path)),
	                read_row, sizeof(struct correction_row), arena, error);
}
