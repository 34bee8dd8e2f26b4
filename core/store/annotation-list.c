/* Rows of the sidecar, read. */
#include "core/store/annotation.h"

#define ANNOTATION_COLUMNS                                                                         \
	"SELECT annotation.id, uuid, path, ordinal, fingerprint, sha256, title, date, "            \
	"start_cp, end_cp, exact, prefix, suffix, section, speaker, note, author, created, "       \
	"modified FROM annotation JOIN article ON article.id = annotation.article "
#define ANNOTATION_ORDER " ORDER BY path, ordinal, start_cp, end_cp DESC, annotation.id"

/* In the order of ANNOTATION_COLUMNS. */
enum column {
	COLUMN_ID,
	COLUMN_UUID,
	COLUMN_PATH,
	COLUMN_ORDINAL,
	COLUMN_FINGERPRINT,
	COLUMN_SHA256,
	COLUMN_TITLE,
	COLUMN_DATE,
	COLUMN_START,
	COLUMN_END,
	COLUMN_EXACT,
	COLUMN_PREFIX,
	COLUMN_SUFFIX,
	COLUMN_SECTION,
	COLUMN_SPEAKER,
	COLUMN_NOTE,
	COLUMN_AUTHOR,
	COLUMN_CREATED,
	COLUMN_MODIFIED
};

enum statement {
	LIST_ALL,
	LIST_ONE,
	LIST_OF_FILE,
	LIST_ELSEWHERE,
	LIST_TAGS_OF,
	LIST_RANGES_OF,
	LIST_TAGS,
	COUNT,
	STATEMENT_COUNT
};

static const char *const statements[STATEMENT_COUNT] = {
	[LIST_ALL] = ANNOTATION_COLUMNS ANNOTATION_ORDER,
	[LIST_ONE] = ANNOTATION_COLUMNS "WHERE annotation.id = :id" ANNOTATION_ORDER,
	[LIST_OF_FILE] = ANNOTATION_COLUMNS "WHERE path = :path" ANNOTATION_ORDER,
	[LIST_ELSEWHERE] = ANNOTATION_COLUMNS
	"WHERE fingerprint = :fingerprint AND path <> :path" ANNOTATION_ORDER,
	[LIST_TAGS_OF] = "SELECT tag.name FROM annotation_tag JOIN tag ON tag.id = "
	                 "annotation_tag.tag WHERE annotation = :id ORDER BY n",
	[LIST_RANGES_OF] = "SELECT start_byte, end_byte FROM source_range "
	                   "WHERE annotation = :id ORDER BY n",
	[LIST_TAGS] = "SELECT name, count(*) AS bearers, used FROM tag "
	              "JOIN annotation_tag ON annotation_tag.tag = tag.id "
	              "GROUP BY tag.id ORDER BY bearers DESC, used DESC, name",
	[COUNT] = "SELECT count(*) FROM annotation JOIN article "
	          "ON article.id = annotation.article WHERE path = :path "
	          "AND (:ordinal = -1 OR ordinal = :ordinal)",
};

/* A text as it stands, which a path needs: "" for a NULL that the schema does
 * not allow, but the file of a stranger may hold. */
static const char *bytes_at(sqlite3_stmt *rows, int column, struct arena *arena)
{
	const char *text = (const char *)sqlite3_column_text(rows, column);
	return arena_copy(arena, slice_of(text ? text : ""));
}

/* A text that is UTF-8 whoever wrote it; SQLite does not check. */
static const char *text_at(sqlite3_stmt *rows, int column, struct arena *arena)
{
	const char *text = bytes_at(rows, column, arena);
	if (g_utf8_validate(text, -1, NULL))
		return text;
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	return arena_copy(arena, slice_of(valid));
}

static void read_annotation(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	struct annotation row = {
		.id = sqlite3_column_int64(rows, COLUMN_ID),
		.uuid = text_at(rows, COLUMN_UUID, arena),
		.article = {
			.path = bytes_at(rows, COLUMN_PATH, arena),
			.ordinal = sqlite3_column_int64(rows, COLUMN_ORDINAL),
			.fingerprint = text_at(rows, COLUMN_FINGERPRINT, arena),
			.sha256 = text_at(rows, COLUMN_SHA256, arena),
			.title = sql_text_at(rows, COLUMN_TITLE, arena),
			.date = sql_text_at(rows, COLUMN_DATE, arena),
		},
		.selection = {
			.start_cp = sqlite3_column_int64(rows, COLUMN_START),
			.end_cp = sqlite3_column_int64(rows, COLUMN_END),
			.exact = text_at(rows, COLUMN_EXACT, arena),
			.prefix = text_at(rows, COLUMN_PREFIX, arena),
			.suffix = text_at(rows, COLUMN_SUFFIX, arena),
			.section = sql_text_at(rows, COLUMN_SECTION, arena),
			.speaker = sql_text_at(rows, COLUMN_SPEAKER, arena),
		},
		.note = sql_text_at(rows, COLUMN_NOTE, arena),
		.author = text_at(rows, COLUMN_AUTHOR, arena),
		.created = sqlite3_column_int64(rows, COLUMN_CREATED),
		.modified = sqlite3_column_int64(rows, COLUMN_MODIFIED),
	};
	g_array_append_val(list, row);
}

static void read_tag_name(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	const char *name = text_at(rows, 0, arena);
	g_array_append_val(list, name);
}

static void read_range(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	(void)arena;
	struct byte_range range = { sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1) };
	g_array_append_val(list, range);
}

static void read_tag(sqlite3_stmt *rows, struct arena *arena, GArray *list)
{
	struct tag_row row = { text_at(rows, 0, arena), sqlite3_column_int64(rows, 1),
		               sqlite3_column_int64(rows, 2) };
	g_array_append_val(list, row);
}

static bool add_tags(struct sql *sql, struct annotation *annotation, struct arena *arena,
                     GError **error)
{
	GArray *tags = sql_list(sql, statements[LIST_TAGS_OF],
	                        SQL_VALUES(SQL_INTEGER(":id", annotation->id)), read_tag_name,
	                        sizeof(char *), arena, error);
	if (!tags)
		return false;
	annotation->n_tags = tags->len;
	annotation->tags = arena_copy_array(arena, tags->data, tags->len + 1, sizeof(char *));
	g_array_unref(tags);
	return true;
}

static bool add_ranges(struct sql *sql, struct annotation *annotation, struct arena *arena,
                       GError **error)
{
	GArray *ranges = sql_list(sql, statements[LIST_RANGES_OF],
	                          SQL_VALUES(SQL_INTEGER(":id", annotation->id)), read_range,
	                          sizeof(struct byte_range), arena, error);
	if (!ranges)
		return false;
	annotation->selection.n_ranges = ranges->len;
	annotation->selection.ranges = arena_take_array(arena, ranges, struct byte_range);
	return true;
}

static GArray *list_whole(struct sql *sql, const char *statement, const struct sql_value *values,
                          struct arena *arena, GError **error)
{
	GArray *all = sql_list(sql, statement, values, read_annotation, sizeof(struct annotation),
	                       arena, error);
	for (guint i = 0; all && i < all->len; i++) {
		struct annotation *annotation = &g_array_index(all, struct annotation, i);
		if (!add_tags(sql, annotation, arena, error) ||
		    !add_ranges(sql, annotation, arena, error))
			g_clear_pointer(&all, g_array_unref);
	}
	return all;
}

GArray *annotation_list(struct sidecar *sidecar, const char *path, struct arena *arena,
                        GError **error)
{
	if (!path)
		return list_whole(sidecar->sql, statements[LIST_ALL], NULL, arena, error);
	return list_whole(sidecar->sql, statements[LIST_OF_FILE],
	                  SQL_VALUES(SQL_TEXT(":path", path)), arena, error);
}

bool annotation_get(struct sidecar *sidecar, int64_t id, struct arena *arena,
                    struct annotation *annotation, GError **error)
{
	g_autoptr(GArray) one = list_whole(sidecar->sql, statements[LIST_ONE],
	                                   SQL_VALUES(SQL_INTEGER(":id", id)), arena, error);
	*annotation = one && one->len ? g_array_index(one, struct annotation, 0)
	                              : (struct annotation){ 0 };
	return one != NULL;
}

GArray *annotation_list_elsewhere(struct sidecar *sidecar, const char *path,
                                  const char *fingerprint, struct arena *arena, GError **error)
{
	return list_whole(
	        sidecar->sql, statements[LIST_ELSEWHERE],
	        SQL_VALUES(SQL_TEXT(":path", path), SQL_TEXT(":fingerprint", fingerprint)), arena,
	        error);
}

bool annotation_count(struct sidecar *sidecar, const char *path, int64_t ordinal, int64_t *count,
                      GError **error)
{
	return sql_get_integer(
	        sidecar->sql, statements[COUNT],
	        SQL_VALUES(SQL_TEXT(":path", path), SQL_INTEGER(":ordinal", ordinal)), 0, count,
	        error);
}

GArray *tag_list(struct sidecar *sidecar, struct arena *arena, GError **error)
{
	return sql_list(sidecar->sql, statements[LIST_TAGS], NULL, read_tag, sizeof(struct tag_row),
	                arena, error);
}
