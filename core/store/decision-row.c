/* Rows of the table decision. */
#include "core/store/decision-row.h"

#define DECISION_FIELDS                                                                            \
	KEPT_FIELDS ", kind, type, words, start_byte, end_byte, name, post, value, value_to, "     \
	            "unit, comparator"

static const char insert[] =
        "INSERT INTO decision (" DECISION_FIELDS ") VALUES (" KEPT_PARAMETERS ", :kind, :type, "
        ":words, nullif(:start, -1), nullif(:end, -1), :name, :post, :value, :value_to, :unit, "
        ":comparator) RETURNING id";

/* In the order of KEPT_LIST. */
enum column {
	COLUMN_KIND = KEPT_COLUMN_COUNT,
	COLUMN_TYPE,
	COLUMN_WORDS,
	COLUMN_START,
	COLUMN_END,
	COLUMN_NAME,
	COLUMN_POST,
	COLUMN_VALUE,
	COLUMN_VALUE_TO,
	COLUMN_UNIT,
	COLUMN_COMPARATOR
};

int64_t decision_row_insert(struct sidecar *sidecar, const struct decision_row *row, GError **error)
{
	const struct decision *decision = &row->decision;
	bool value = decision->kind == DECISION_VALUE;
	int64_t start = decision->everywhere ? -1 : (int64_t)decision->raw.start;
	int64_t end = decision->everywhere ? -1 : (int64_t)decision->raw.end;
	struct kept kept = row->kept;
	if (decision->everywhere)
		kept.path = kept.sha256 = NULL; /* of no file */
	int64_t id = 0;
	const struct sql_value *values = SQL_VALUES(
	        KEPT_VALUES(kept), SQL_TEXT(":kind", decision_name(decision->kind)),
	        SQL_TEXT(":type", mention_type_name(decision->type)),
	        SQL_TEXT(":words", decision->words), SQL_INTEGER(":start", start),
	        SQL_INTEGER(":end", end), SQL_TEXT(":name", decision->name),
	        SQL_TEXT(":post", decision->post), SQL_REAL(":value", decision->value),
	        SQL_REAL(":value_to", decision->value_to), SQL_TEXT(":unit", decision->unit),
	        SQL_TEXT(":comparator", value ? comparator_sign(decision->comparator) : NULL));
	return sql_get_integer(sidecar->sql, insert, values, 0, &id, error) ? id : 0;
}

static void read_row(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	struct decision_row row = {
		.kept = kept_at(rows, arena),
		.decision = {
		.kind = decision_named((const char *)sqlite3_column_text(rows, COLUMN_KIND)),
		.type = mention_type_named((const char *)sqlite3_column_text(rows, COLUMN_TYPE)),
		.words = sql_text_at(rows, COLUMN_WORDS, arena),
		.everywhere = sqlite3_column_type(rows, COLUMN_START) == SQLITE_NULL,
		.raw = { (size_t)sqlite3_column_int64(rows, COLUMN_START),
		         (size_t)sqlite3_column_int64(rows, COLUMN_END) },
		.name = sql_text_at(rows, COLUMN_NAME, arena),
		.post = sql_text_at(rows, COLUMN_POST, arena),
		.value = sqlite3_column_double(rows, COLUMN_VALUE),
		.value_to = sqlite3_column_double(rows, COLUMN_VALUE_TO),
		.unit = sql_text_at(rows, COLUMN_UNIT, arena),
		.comparator = decision_comparator(
		        (const char *)sqlite3_column_text(rows, COLUMN_COMPARATOR)),
		},
	};
	if (row.decision.kind < DECISION_KIND_COUNT && row.decision.type < MENTION_TYPE_COUNT)
		g_array_append_val(list, row);
}

const struct kept_table decision_rows = {
	.statements = {
	[KEPT_DELETE] = "DELETE FROM decision WHERE id = :id",
	/* those of two readers, merged, in the order in which they were made */
	[KEPT_LIST] = "SELECT id, " DECISION_FIELDS " FROM decision "
	         "WHERE start_byte IS NULL OR path = :path OR :path IS NULL ORDER BY created, id",
	[KEPT_LIST_ELSEWHERE] = "SELECT id, " DECISION_FIELDS " FROM decision "
	                   "WHERE sha256 = :sha256 AND path <> :path ORDER BY created, id",
	[KEPT_LIST_PATHS] = "SELECT DISTINCT path FROM decision WHERE path IS NOT NULL",
	[KEPT_GET_IMAGE] = "SELECT json_object('id', id, 'path', path, 'kind', kind, 'type', type, "
	              "'words', words, 'start_byte', start_byte, 'end_byte', end_byte, "
	              "'name', name, 'post', post, 'value', value, 'value_to', value_to, "
	              "'unit', unit, 'comparator', comparator, 'author', author, "
	              "'created', created, 'uuid', uuid, 'sha256', sha256) "
	              "FROM decision WHERE id = :id",
	[KEPT_RESTORE] = "INSERT OR REPLACE INTO decision (id, " DECISION_FIELDS ") "
	            "SELECT " KEPT_OF_IMAGE ", image ->> 'kind', image ->> 'type', "
	            "image ->> 'words', image ->> 'start_byte', image ->> 'end_byte', "
	            "image ->> 'name', image ->> 'post', image ->> 'value', image ->> 'value_to', "
	            "image ->> 'unit', image ->> 'comparator' "
	            "FROM (SELECT :image AS image)",
	},
	.read = read_row,
	.size = sizeof(struct decision_row),
};
