/* One statement over the tables of all that has a name. */
#include "core/store/naming.h"

static const char list[] =
        "SELECT annotation.uuid FROM annotation JOIN article ON article.id = annotation.article "
        "WHERE article.path = :path "
        "UNION ALL SELECT uuid FROM correction WHERE path = :path AND uuid IS NOT NULL "
        "UNION ALL SELECT uuid FROM decision "
        "WHERE (path = :path OR start_byte IS NULL) AND uuid IS NOT NULL";

static const char count[] = "SELECT EXISTS (SELECT 1 FROM annotation WHERE uuid = :uuid) "
                            "OR EXISTS (SELECT 1 FROM correction WHERE uuid = :uuid) "
                            "OR EXISTS (SELECT 1 FROM decision WHERE uuid = :uuid) "
                            "OR EXISTS (SELECT 1 FROM deleted WHERE uuid = :uuid)";

GArray *naming_list(struct sidecar *sidecar, const char *path, struct arena *arena, GError **error)
{
	return sql_list_texts(sidecar->sql, list, SQL_VALUES(SQL_TEXT(":path", path)), arena,
	                      error);
}

bool naming_knows(struct sidecar *sidecar, const char *uuid, bool *known, GError **error)
{
	int64_t found = 0;
	bool done = sql_get_integer(sidecar->sql, count, SQL_VALUES(SQL_TEXT(":uuid", uuid)), 0,
	                            &found, error);
	*known = found != 0;
	return done;
}
