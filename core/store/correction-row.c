/* Rows of the table correction. */
#include "core/store/correction-row.h"

#define CORRECTION_FIELDS                                                                          \
	KEPT_FIELDS ", kind, start_byte, end_byte, target_byte, type, level, repair, text, exact"

static const char insert[] =
        "INSERT INTO correction (" CORRECTION_FIELDS ") VALUES (" KEPT_PARAMETERS ", "
        ":kind, :start, :end, nullif(:target, -1), :type, :level, :repair, :text, :exact) "
        "RETURNING id";

/* In the order of KEPT_LIST. */
enum column {
	COLUMN_KIND = KEPT_COLUMN_COUNT,
	COLUMN_START,
	COLUMN_END,
	COLUMN_TARGET,
	COLUMN_TYPE,
	COLUMN_LEVEL,
	COLUMN_REPAIR,
	COLUMN_TEXT,
	COLUMN_EXACT
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
	        SQL_VALUES(KEPT_VALUES(row->kept), SQL_TEXT(":kind", correction_name(step->kind)),
	                   SQL_INTEGER(":start", step->raw.start),
	                   SQL_INTEGER(":end", step->raw.end), SQL_INTEGER(":target", target),
	                   SQL_TEXT(":type", typed ? block_type_name(step->type) : NULL),
	                   SQL_INTEGER(":level", step->level),
	                   SQL_TEXT(":repair", without ? repair_name(step->repair) : NULL),
	                   SQL_TEXT(":text", text), SQL_TEXT(":exact", exact));
	return sql_get_integer(sidecar->sql, insert, values, 0, &id, error) ? id : 0;
}

static enum block_type type_at(sqlite3_stmt *rows)
{
	enum block_type type =
	        block_type_named((const char *)sqlite3_column_text(rows, COLUMN_TYPE));
	return type < BLOCK_TYPE_COUNT ? type : BLOCK_PARAGRAPH;
}

static enum repair_kind repair_at(sqlite3_stmt *rows)
{
	const char *name = (const char *)sqlite3_column_text(rows, COLUMN_REPAIR);
	enum repair_kind kind = repair_named(name ? name : "");
	return kind < REPAIR_KIND_COUNT ? kind : REPAIR_CORRECTION;
}

static void read_row(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	bool to_end = sqlite3_column_type(rows, COLUMN_TARGET) == SQLITE_NULL;
	struct correction_row row = {
		.kept = kept_at(rows, arena),
		.correction = {
			.id = sqlite3_column_int64(rows, KEPT_COLUMN_ID),
			.kind = correction_named((const char *)sqlite3_column_text(rows, COLUMN_KIND)),
			.raw = { (size_t)sqlite3_column_int64(rows, COLUMN_START),
			         (size_t)sqlite3_column_int64(rows, COLUMN_END) },
			.target = to_end ? CORRECTION_TO_END
			                 : (size_t)sqlite3_column_int64(rows, COLUMN_TARGET),
			.type = type_at(rows),
			.level = sqlite3_column_int(rows, COLUMN_LEVEL),
			.repair = repair_at(rows),
			.text = slice_of(sql_text_at(rows, COLUMN_TEXT, arena)),
			.exact = slice_of(sql_text_at(rows, COLUMN_EXACT, arena)),
		},
	};
	if (row.correction.kind < CORRECTION_KIND_COUNT)
		g_array_append_val(list, row);
}

const struct kept_table correction_rows = {
	.statements = {
	[KEPT_DELETE] = "DELETE FROM correction WHERE id = :id",
	/* those of two readers, merged, in the order in which they were made */
	[KEPT_LIST] = "SELECT id, " CORRECTION_FIELDS " FROM correction "
	         "WHERE path = :path OR :path IS NULL ORDER BY created, id",
	[KEPT_LIST_ELSEWHERE] = "SELECT id, " CORRECTION_FIELDS " FROM correction "
	                   "WHERE sha256 = :sha256 AND path <> :path ORDER BY created, id",
	[KEPT_LIST_PATHS] = "SELECT DISTINCT path FROM correction WHERE path IS NOT NULL",
	[KEPT_GET_IMAGE] = "SELECT json_object('id', id, 'path', path, 'sha256', sha256, 'kind', kind, "
	              "'start_byte', start_byte, 'end_byte', end_byte, 'target_byte', target_byte, "
	              "'type', type, 'level', level, 'repair', repair, 'text', text, 'exact', "
	              "exact, 'author', author, 'created', created, 'uuid', uuid) "
	              "FROM correction WHERE id = :id",
	[KEPT_RESTORE] = "INSERT OR REPLACE INTO correction (id, " CORRECTION_FIELDS ") "
	            "SELECT " KEPT_OF_IMAGE ", image ->> 'kind', "
	            "image ->> 'start_byte', image ->> 'end_byte', "
	            "image ->> 'target_byte', image ->> 'type', image ->> 'level', "
	            "image ->> 'repair', image ->> 'text', image ->> 'exact' "
	            "FROM (SELECT :image AS image)",
	},
	.read = read_row,
	.size = sizeof(struct correction_row),
};
