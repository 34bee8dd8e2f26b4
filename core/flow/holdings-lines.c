/* Holdings out of JSON lines, as export-jsonl.c writes them. A line that is no
 * record of ours is an error, which names it: half an export is no export. */
#include <jansson.h>
#include <string.h>

#include "core/base/error.h"
#include "core/flow/holdings.h"
#include "core/store/annotation.h"
#include "core/store/correction-row.h"
#include "core/store/decision-row.h"

/* A member that is text, copied; NULL where it is null, or not there. */
static const char *text_of(const json_t *object, const char *name, struct arena *arena)
{
	const json_t *member = json_object_get(object, name);
	if (!json_is_string(member) ||
	    memchr(json_string_value(member), '\0', json_string_length(member)))
		return NULL;
	return arena_copy(arena,
	                  (struct slice){ json_string_value(member), json_string_length(member) });
}

static const char *text_or_nothing(const json_t *object, const char *name, struct arena *arena)
{
	const char *text = text_of(object, name, arena);
	return text ? text : "";
}

static int64_t integer_of(const json_t *object, const char *name, int64_t fallback)
{
	const json_t *member = json_object_get(object, name);
	return json_is_integer(member) && json_integer_value(member) >= 0
	               ? (int64_t)json_integer_value(member)
	               : fallback;
}

static int64_t time_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));
	g_autoptr(GDateTime) time = text ? g_date_time_new_from_iso8601(text, NULL) : NULL;
	return time ? g_date_time_to_unix(time) : 0;
}

static void read_tags(const json_t *object, struct arena *arena, struct annotation *row)
{
	const json_t *tags = json_object_get(object, "tags"), *tag;
	const char **names = arena_new_array(arena, const char *, json_array_size(tags) + 1);
	size_t i;
	json_array_foreach(tags, i, tag) if (json_is_string(tag) && json_string_length(tag))
	        names[row->n_tags++] = arena_copy(arena, slice_of(json_string_value(tag)));
	names[row->n_tags] = NULL;
	row->tags = names;
}

static void read_ranges(const json_t *object, struct arena *arena, struct selection *selection)
{
	const json_t *bytes = json_object_get(object, "bytes"), *pair;
	struct byte_range *ranges =
	        arena_new_array(arena, struct byte_range, json_array_size(bytes));
	size_t i;
	json_array_foreach(bytes, i, pair) ranges[selection->n_ranges++] = (struct byte_range){
		json_integer_value(json_array_get(pair, 0)),
		json_integer_value(json_array_get(pair, 1)),
	};
	selection->ranges = ranges;
}

static bool read_annotation(struct holdings *holdings, const json_t *object)
{
	struct arena *arena = holdings->arena;
	const json_t *article = json_object_get(object, "article");
	struct annotation row = {
		.uuid = text_of(object, "uuid", arena),
		.article = {
			.path = text_of(object, "path", arena),
			.ordinal = integer_of(article, "ordinal", 0),
			.fingerprint = text_or_nothing(article, "fingerprint", arena),
			.sha256 = text_or_nothing(object, "sha256", arena),
			.title = text_of(article, "title", arena),
			.date = text_of(article, "date", arena),
		},
		.selection = {
			.start_cp = integer_of(object, "start", -1),
			.end_cp = integer_of(object, "end", -1),
			.exact = text_of(object, "exact", arena),
			.prefix = text_or_nothing(object, "prefix", arena),
			.suffix = text_or_nothing(object, "suffix", arena),
			.section = text_of(object, "section", arena),
			.speaker = text_of(object, "speaker", arena),
		},
		.note = text_of(object, "note", arena),
		.author = text_or_nothing(object, "author", arena),
		.created = time_of(object, "created"),
		.modified = time_of(object, "modified"),
	};
	read_tags(object, arena, &row);
	read_ranges(object, arena, &row.selection);
	if (!row.uuid || !row.article.path || !row.selection.exact || row.selection.start_cp < 0 ||
	    row.selection.end_cp <= row.selection.start_cp)
		return false;
	g_array_append_val(holdings->annotations, row);
	return true;
}

static struct kept read_kept(const json_t *object, struct arena *arena)
{
	return (struct kept){
		.path = text_of(object, "path", arena),
		.sha256 = text_of(object, "sha256", arena),
		.author = text_or_nothing(object, "author", arena),
		.created = time_of(object, "created"),
		.uuid = text_of(object, "uuid", arena),
	};
}

static bool read_correction(struct holdings *holdings, const json_t *object)
{
	struct arena *arena = holdings->arena;
	const char *kind = text_or_nothing(object, "kind", arena);
	int64_t target = integer_of(object, "target_byte", -1);
	struct correction_row row = {
		.kept = read_kept(object, arena),
		.correction = {
			.kind = correction_named(kind),
			.raw = { (size_t)integer_of(object, "start_byte", 0),
			         (size_t)integer_of(object, "end_byte", 0) },
			.target = target < 0 ? CORRECTION_TO_END : (size_t)target,
			.type = block_type_named(text_of(object, "type", arena)),
			.level = (int)CLAMP(integer_of(object, "level", 0), 0, 9),
			.repair = repair_named(text_or_nothing(object, "repair", arena)),
			.text = slice_of(text_or_nothing(object, "text", arena)),
			.exact = slice_of(text_or_nothing(object, "exact", arena)),
		},
	};
	struct correction *step = &row.correction;
	bool off = step->kind == CORRECTION_WITHOUT || step->kind == CORRECTION_WITHOUT_HERE;
	if (!row.kept.path || step->kind == CORRECTION_KIND_COUNT ||
	    (step->kind == CORRECTION_TYPE && step->type == BLOCK_TYPE_COUNT) ||
	    (off && step->repair == REPAIR_KIND_COUNT))
		return false;
	if (step->kind != CORRECTION_MOVE)
		step->target = CORRECTION_TO_END; /* as a sidecar's rows have it */
	step->type = step->kind == CORRECTION_TYPE ? step->type : BLOCK_PARAGRAPH;
	step->repair = off ? step->repair : REPAIR_CORRECTION;
	if (!row.kept.sha256)
		row.kept.sha256 = "";
	g_array_append_val(holdings->corrections, row);
	return true;
}

static bool read_decision(struct holdings *holdings, const json_t *object)
{
	struct arena *arena = holdings->arena;
	int64_t start = integer_of(object, "start_byte", -1);
	struct decision_row row = {
		.kept = read_kept(object, arena),
		.decision = {
			.kind = decision_named(text_or_nothing(object, "kind", arena)),
			.type = mention_type_named(text_or_nothing(object, "type", arena)),
			.words = text_of(object, "words", arena),
			.everywhere = start < 0,
			.raw = { (size_t)MAX(start, 0), (size_t)integer_of(object, "end_byte", 0) },
			.name = text_of(object, "name", arena),
			.post = text_of(object, "post", arena),
			.value = json_number_value(json_object_get(object, "value")),
			.value_to = json_number_value(json_object_get(object, "value_to")),
			.unit = text_of(object, "unit", arena),
			.comparator = decision_comparator(
			        text_or_nothing(object, "comparator", arena)),
		},
	};
	const struct decision *decision = &row.decision;
	if (decision->kind == DECISION_KIND_COUNT || decision->type == MENTION_TYPE_COUNT ||
	    !decision->words || (!decision->everywhere && !row.kept.path))
		return false;
	g_array_append_val(holdings->decisions, row);
	return true;
}

static const struct {
	const char *record;
	bool (*read)(struct holdings *holdings, const json_t *object);
} records[] = {
	{ "annotation", read_annotation },
	{ "correction", read_correction },
	{ "decision", read_decision },
};

static bool read_record(struct holdings *holdings, const json_t *object)
{
	const char *record = json_string_value(json_object_get(object, "record"));
	for (size_t i = 0; record && i < G_N_ELEMENTS(records); i++)
		if (strcmp(records[i].record, record) == 0)
			return records[i].read(holdings, object);
	return false;
}

bool holdings_read_lines(struct holdings *holdings, const char *text, GError **error)
{
	size_t number = 0;
	for (const char *line = text, *end; *line; line = *end ? end + 1 : end) {
		end = strchrnul(line, '\n');
		number++;
		json_t *object =
		        json_loadb(line, (size_t)(end - line), JSON_REJECT_DUPLICATES, NULL);
		bool read = end == line || (object && read_record(holdings, object));
		json_decref(object);
		if (read)
			continue;
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE,
		            "%s: line %zu is no record of an export; export it again with "
		            "--format=jsonl",
		            holdings->path, number);
		return false;
	}
	return true;
}
