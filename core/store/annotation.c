/* Rows of the sidecar: writing them one by one, and as a whole from an image. */
#include "core/store/annotation.h"

#include "core/base/error.h"

enum statement {
	PUT_ARTICLE,
	GET_ARTICLE,
	INSERT_ANNOTATION,
	MOVE_ANNOTATION,
	SET_NOTE,
	TOUCH_ANNOTATION,
	DELETE_ANNOTATION,
	PUT_RANGE,
	CLEAR_RANGES,
	PUT_TAG,
	ADD_TAG,
	REMOVE_TAG,
	CLEAR_TAGS,
	DROP_UNUSED_TAGS,
	GET_ID,
	GET_EXACT,
	GET_IMAGE,
	RESTORE_ANNOTATION,
	RESTORE_RANGES,
	RESTORE_TAGS,
	RESTORE_ANNOTATION_TAGS,
	STATEMENT_COUNT
};

static const char *const statements[STATEMENT_COUNT] = {
	[PUT_ARTICLE] = "INSERT INTO article (path, ordinal, fingerprint, sha256, title, date) "
	                "VALUES (:path, :ordinal, :fingerprint, :sha256, :title, :date) "
	                "ON CONFLICT DO NOTHING",
	[GET_ARTICLE] = "SELECT id FROM article WHERE path = :path AND ordinal = :ordinal "
	                "AND fingerprint = :fingerprint AND sha256 = :sha256",
	[INSERT_ANNOTATION] =
	        "INSERT INTO annotation (uuid, article, start_cp, end_cp, exact, prefix, suffix, "
	        "section, speaker, author, created, modified) "
	        "VALUES (:uuid, :article, :start, :end, :exact, :prefix, :suffix, "
	        ":section, :speaker, :author, :created, :modified) RETURNING id",
	[MOVE_ANNOTATION] =
	        "UPDATE annotation SET article = :article, start_cp = :start, end_cp = :end, "
	        "exact = :exact, prefix = :prefix, suffix = :suffix, section = :section, "
	        "speaker = :speaker, modified = :now WHERE id = :id",
	[SET_NOTE] = "UPDATE annotation SET note = :note, modified = :now "
	             "WHERE id = :id AND note IS NOT :note",
	[TOUCH_ANNOTATION] = "UPDATE annotation SET modified = :now WHERE id = :id",
	[DELETE_ANNOTATION] = "DELETE FROM annotation WHERE id = :id",
	[PUT_RANGE] = "INSERT INTO source_range (annotation, n, start_byte, end_byte) "
	              "VALUES (:id, :n, :start, :end)",
	[CLEAR_RANGES] = "DELETE FROM source_range WHERE annotation = :id",
	[PUT_TAG] = "INSERT INTO tag (name, used) VALUES (:tag, :now) "
	            "ON CONFLICT (name) DO UPDATE SET used = max(used, excluded.used)",
	[ADD_TAG] = "INSERT INTO annotation_tag (annotation, n, tag) "
	            "SELECT :id, (SELECT coalesce(max(n) + 1, 0) FROM annotation_tag "
	            "WHERE annotation = :id), id FROM tag WHERE name = :tag "
	            "ON CONFLICT DO NOTHING RETURNING 1",
	[REMOVE_TAG] = "DELETE FROM annotation_tag WHERE annotation = :id "
	               "AND tag = (SELECT id FROM tag WHERE name = :tag) RETURNING 1",
	[CLEAR_TAGS] = "DELETE FROM annotation_tag WHERE annotation = :id",
	[DROP_UNUSED_TAGS] = "DELETE FROM tag WHERE NOT EXISTS "
	                     "(SELECT 1 FROM annotation_tag WHERE annotation_tag.tag = tag.id)",
	[GET_ID] = "SELECT id FROM annotation WHERE uuid = :uuid",
	[GET_EXACT] = "SELECT exact FROM annotation WHERE id = :id",
	[GET_IMAGE] =
	        "SELECT json_object('id', id, 'uuid', uuid, 'article', article, "
	        "'start_cp', start_cp, 'end_cp', end_cp, 'exact', exact, 'prefix', prefix, "
	        "'suffix', suffix, 'section', section, 'speaker', speaker, 'note', note, "
	        "'author', author, 'created', created, 'modified', modified, "
	        "'tags', json((SELECT json_group_array(name) FROM (SELECT tag.name "
	        "FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag "
	        "WHERE annotation_tag.annotation = :id ORDER BY annotation_tag.n))), "
	        "'source_ranges', json((SELECT json_group_array(json_array(start_byte, end_byte)) "
	        "FROM (SELECT start_byte, end_byte FROM source_range "
	        "WHERE source_range.annotation = :id ORDER BY n)))) "
	        "FROM annotation WHERE id = :id",
	[RESTORE_ANNOTATION] =
	        "INSERT INTO annotation (id, uuid, article, start_cp, end_cp, exact, prefix, "
	        "suffix, section, speaker, note, author, created, modified) "
	        "SELECT image ->> 'id', image ->> 'uuid', image ->> 'article', "
	        "image ->> 'start_cp', image ->> 'end_cp', image ->> 'exact', "
	        "image ->> 'prefix', image ->> 'suffix', image ->> 'section', "
	        "image ->> 'speaker', image ->> 'note', image ->> 'author', "
	        "image ->> 'created', image ->> 'modified' "
	        "FROM (SELECT :image AS image) WHERE true "
	        "ON CONFLICT (id) DO UPDATE SET article = excluded.article, "
	        "start_cp = excluded.start_cp, end_cp = excluded.end_cp, exact = excluded.exact, "
	        "prefix = excluded.prefix, suffix = excluded.suffix, section = excluded.section, "
	        "speaker = excluded.speaker, note = excluded.note, modified = excluded.modified "
	        "RETURNING id",
	[RESTORE_RANGES] = "INSERT INTO source_range (annotation, n, start_byte, end_byte) "
	                   "SELECT :image ->> 'id', key, value ->> 0, value ->> 1 "
	                   "FROM json_each(:image, '$.source_ranges')",
	[RESTORE_TAGS] = "INSERT INTO tag (name, used) SELECT value, :image ->> 'modified' "
	                 "FROM json_each(:image, '$.tags') WHERE true ON CONFLICT DO NOTHING",
	[RESTORE_ANNOTATION_TAGS] =
	        "INSERT INTO annotation_tag (annotation, n, tag) "
	        "SELECT :image ->> 'id', key, tag.id FROM json_each(:image, '$.tags') "
	        "JOIN tag ON tag.name = value",
};

/* The row of an article, made where it is not there yet; 0 and an error. */
static int64_t article_row(struct sql *sql, const struct article_key *article, GError **error)
{
	const struct sql_value *key = SQL_VALUES(SQL_TEXT(":path", article->path),
	                                         SQL_INTEGER(":ordinal", article->ordinal),
	                                         SQL_TEXT(":fingerprint", article->fingerprint),
	                                         SQL_TEXT(":sha256", article->sha256));
	const struct sql_value *row =
	        SQL_VALUES(key[0], key[1], key[2], key[3], SQL_TEXT(":title", article->title),
	                   SQL_TEXT(":date", article->date));
	int64_t id = 0;
	if (!sql_run(sql, statements[PUT_ARTICLE], row, error))
		return 0;
	return sql_get_integer(sql, statements[GET_ARTICLE], key, 0, &id, error) ? id : 0;
}

static bool put_ranges(struct sql *sql, int64_t id, const struct selection *selection,
                       GError **error)
{
	for (size_t i = 0; i < selection->n_ranges; i++)
		if (!sql_run(sql, statements[PUT_RANGE],
		             SQL_VALUES(SQL_INTEGER(":id", id), SQL_INTEGER(":n", i),
		                        SQL_INTEGER(":start", selection->ranges[i].start),
		                        SQL_INTEGER(":end", selection->ranges[i].end)),
		             error))
			return false;
	return true;
}

/* What both statements say of a selection. */
#define SELECTION_VALUES(selection)                                                                \
	SQL_INTEGER(":start", (selection)->start_cp), SQL_INTEGER(":end", (selection)->end_cp),    \
	        SQL_TEXT(":exact", (selection)->exact), SQL_TEXT(":prefix", (selection)->prefix),  \
	        SQL_TEXT(":suffix", (selection)->suffix),                                          \
	        SQL_TEXT(":section", (selection)->section),                                        \
	        SQL_TEXT(":speaker", (selection)->speaker)

int64_t annotation_insert(struct sidecar *sidecar, const struct annotation *annotation,
                          GError **error)
{
	struct sql *sql = sidecar->sql;
	const struct selection *selection = &annotation->selection;
	int64_t article = article_row(sql, &annotation->article, error), id = 0;
	if (!article || !sql_get_integer(sql, statements[INSERT_ANNOTATION],
	                                 SQL_VALUES(SQL_TEXT(":uuid", annotation->uuid),
	                                            SQL_INTEGER(":article", article),
	                                            SELECTION_VALUES(selection),
	                                            SQL_TEXT(":author", annotation->author),
	                                            SQL_INTEGER(":created", annotation->created),
	                                            SQL_INTEGER(":modified", annotation->modified)),
	                                 0, &id, error))
		return 0;
	return put_ranges(sql, id, selection, error) ? id : 0;
}

static bool touch(struct sidecar *sidecar, int64_t id, int64_t now, GError **error)
{
	return sql_run(sidecar->sql, statements[TOUCH_ANNOTATION],
	               SQL_VALUES(SQL_INTEGER(":id", id), SQL_INTEGER(":now", now)), error);
}

bool annotation_add_tag(struct sidecar *sidecar, int64_t id, const char *tag, int64_t now,
                        GError **error)
{
	int64_t added;
	return sql_run(sidecar->sql, statements[PUT_TAG],
	               SQL_VALUES(SQL_TEXT(":tag", tag), SQL_INTEGER(":now", now)), error) &&
	       sql_get_integer(sidecar->sql, statements[ADD_TAG],
	                       SQL_VALUES(SQL_INTEGER(":id", id), SQL_TEXT(":tag", tag)), 0, &added,
	                       error) &&
	       (!added || touch(sidecar, id, now, error));
}

static bool drop_unused_tags(struct sidecar *sidecar, GError **error)
{
	return sql_run(sidecar->sql, statements[DROP_UNUSED_TAGS], NULL, error);
}

bool annotation_remove_tag(struct sidecar *sidecar, int64_t id, const char *tag, int64_t now,
                           GError **error)
{
	int64_t removed;
	return sql_get_integer(sidecar->sql, statements[REMOVE_TAG],
	                       SQL_VALUES(SQL_INTEGER(":id", id), SQL_TEXT(":tag", tag)), 0,
	                       &removed, error) &&
	       (!removed || (touch(sidecar, id, now, error) && drop_unused_tags(sidecar, error)));
}

bool annotation_set_note(struct sidecar *sidecar, int64_t id, const char *note, int64_t now,
                         GError **error)
{
	return sql_run(sidecar->sql, statements[SET_NOTE],
	               SQL_VALUES(SQL_INTEGER(":id", id), SQL_TEXT(":note", note),
	                          SQL_INTEGER(":now", now)),
	               error);
}

bool annotation_move(struct sidecar *sidecar, int64_t id, const struct article_key *article,
                     const struct selection *selection, int64_t now, GError **error)
{
	struct sql *sql = sidecar->sql;
	int64_t row = article_row(sql, article, error);
	return row &&
	       sql_run(sql, statements[MOVE_ANNOTATION],
	               SQL_VALUES(SQL_INTEGER(":id", id), SQL_INTEGER(":article", row),
	                          SELECTION_VALUES(selection), SQL_INTEGER(":now", now)),
	               error) &&
	       sql_run(sql, statements[CLEAR_RANGES], SQL_VALUES(SQL_INTEGER(":id", id)), error) &&
	       put_ranges(sql, id, selection, error);
}

bool annotation_delete(struct sidecar *sidecar, int64_t id, GError **error)
{
	return sql_run(sidecar->sql, statements[DELETE_ANNOTATION],
	               SQL_VALUES(SQL_INTEGER(":id", id)), error) &&
	       drop_unused_tags(sidecar, error);
}

bool annotation_id(struct sidecar *sidecar, const char *uuid, int64_t *id, GError **error)
{
	return sql_get_integer(sidecar->sql, statements[GET_ID],
	                       SQL_VALUES(SQL_TEXT(":uuid", uuid)), 0, id, error);
}

bool annotation_exact(struct sidecar *sidecar, int64_t id, char **exact, GError **error)
{
	return sql_get_text(sidecar->sql, statements[GET_EXACT], SQL_VALUES(SQL_INTEGER(":id", id)),
	                    exact, error);
}

bool annotation_image(struct sidecar *sidecar, int64_t id, char **image, GError **error)
{
	return sql_get_text(sidecar->sql, statements[GET_IMAGE], SQL_VALUES(SQL_INTEGER(":id", id)),
	                    image, error);
}

bool annotation_restore(struct sidecar *sidecar, const char *image, GError **error)
{
	struct sql *sql = sidecar->sql;
	const struct sql_value *whole = SQL_VALUES(SQL_TEXT(":image", image));
	int64_t id = 0;
	if (!sql_get_integer(sql, statements[RESTORE_ANNOTATION], whole, 0, &id, error))
		return false;
	const struct sql_value *row = SQL_VALUES(SQL_INTEGER(":id", id));
	return sql_run(sql, statements[CLEAR_RANGES], row, error) &&
	       sql_run(sql, statements[RESTORE_RANGES], whole, error) &&
	       sql_run(sql, statements[CLEAR_TAGS], row, error) &&
	       sql_run(sql, statements[RESTORE_TAGS], whole, error) &&
	       sql_run(sql, statements[RESTORE_ANNOTATION_TAGS], whole, error) &&
	       drop_unused_tags(sidecar, error);
}
