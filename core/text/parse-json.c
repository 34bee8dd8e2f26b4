/* JSON that wraps articles: objects with a text in them, one or many, or an
 * object a line. jansson gives no positions, so the tokenizer is ours; it keeps
 * its stack on the heap, takes what is cut off, and looks at strings only. */
#include "core/text/parser.h"
#include "core/text/record.h"

enum { NO_OBJECT = -1, SPOKEN = 24 /* bytes of Chinese that make a string worth reading */ };

/* A string in an object, or in arrays of it. */
struct member {
	int object;
	struct span key, value;
	enum field_part part;
};

struct object {
	int parent;
	size_t start;
	guint first, end;        /* of its members, once they are sorted */
	guint parts[PART_COUNT]; /* the first member of each part, from 1; 0 where none */
};

struct level {
	bool is_object, wants_key;
	int object;
	struct span key;
};

struct json {
	struct slice text;
	size_t at, end;
	GArray *members, *objects, *levels;
};

static struct level *top_level(const struct json *json)
{
	guint depth = json->levels->len;
	return depth ? &g_array_index(json->levels, struct level, depth - 1) : NULL;
}

static void open_level(struct json *json, bool is_object)
{
	const struct level *around = top_level(json);
	struct level level = {
		is_object, is_object, around ? around->object : NO_OBJECT, { 0, 0 }
	};
	if (is_object) {
		struct object object = { .parent = level.object, .start = json->at };
		level.object = (int)json->objects->len;
		g_array_append_val(json->objects, object);
	} else if (around) {
		level.key = around->key;
	}
	g_array_append_val(json->levels, level);
	json->at++;
}

static bool close_level(struct json *json, bool is_object)
{
	const struct level *level = top_level(json);
	if (!level || level->is_object != is_object)
		return false;
	g_array_set_size(json->levels, json->levels->len - 1);
	json->at++;
	return true;
}

/* A string that is cut off ends with the file. */
static struct span read_string(struct json *json)
{
	struct span at = { ++json->at, json->end };
	for (; json->at < json->end && json->text.data[json->at] != '"'; json->at++)
		json->at += json->text.data[json->at] == '\\';
	at.end = MIN(json->at, json->end);
	json->at = MIN(json->at + 1, json->end);
	return at;
}

static void take_string(struct json *json)
{
	struct level *level = top_level(json);
	struct span at = read_string(json);
	if (!level)
		return;
	if (level->is_object && level->wants_key) {
		level->key = at;
		level->wants_key = false;
		return;
	}
	struct member member = { level->object, level->key, at, PART_NONE };
	if (level->object != NO_OBJECT)
		g_array_append_val(json->members, member);
}

static bool skip_scalar(struct json *json)
{
	size_t start = json->at;
	while (json->at < json->end && (g_ascii_isalnum(json->text.data[json->at]) ||
	                                strchr("+-.", json->text.data[json->at])))
		json->at++;
	return json->at > start;
}

static bool read_token(struct json *json)
{
	struct level *level = top_level(json);
	switch (json->text.data[json->at]) {
	case '{':
	case '[':
		open_level(json, json->text.data[json->at] == '{');
		return true;
	case '}':
	case ']':
		return close_level(json, json->text.data[json->at] == '}');
	case '"':
		take_string(json);
		return true;
	case ',':
		if (level)
			level->wants_key = level->is_object;
		json->at++;
		return true;
	case ':':
	case ' ':
	case '\t':
	case '\r':
	case '\n':
		json->at++;
		return true;
	default:
		return skip_scalar(json);
	}
}

static int by_object(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	if (x->object != y->object)
		return x->object < y->object ? -1 : 1;
	return x->value.start < y->value.start ? -1 : x->value.start > y->value.start;
}

/* Gives each object its members. */
static void group_members(struct json *json)
{
	g_array_sort(json->members, by_object);
	for (guint i = 0; i < json->members->len; i++) {
		const struct member *member = &g_array_index(json->members, struct member, i);
		struct object *object =
		        &g_array_index(json->objects, struct object, (guint)member->object);
		if (object->end == object->first)
			object->first = i;
		object->end = i + 1;
	}
}

static size_t count_high(struct slice text)
{
	size_t high = 0;
	for (size_t i = 0; i < text.len; i++)
		high += (unsigned char)text.data[i] >= 0x80;
	return high;
}

/* A string may write its Chinese in escapes, too: six bytes for three. */
static size_t count_spoken(struct slice text)
{
	size_t escapes = 0;
	for (size_t i = 0; i + 1 < text.len; i++)
		escapes += text.data[i] == '\\' && text.data[i + 1] == 'u';
	return count_high(text) + 3 * escapes;
}

/* Where no key is known to be a text's, the one that holds most is. */
static struct slice wordiest_key(const struct json *json)
{
	g_autoptr(GHashTable) sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct slice best = { 0 };
	size_t most = 0;
	for (guint i = 0; i < json->members->len; i++) {
		const struct member *member = &g_array_index(json->members, struct member, i);
		if (member->part != PART_NONE || span_len(member->key) > 64)
			continue;
		struct slice key = slice_sub(json->text, member->key);
		char *name = g_strndup(key.data, key.len);
		size_t sum = GPOINTER_TO_SIZE(g_hash_table_lookup(sums, name)) +
		             count_spoken(slice_sub(json->text, member->value));
		g_hash_table_replace(sums, name, GSIZE_TO_POINTER(sum));
		if (sum > most)
			best = key;
		most = MAX(most, sum);
	}
	return best;
}

static void name_parts(struct json *json)
{
	const struct field_names *names = field_names_shipped();
	bool text = false;
	for (guint i = 0; i < json->members->len; i++) {
		struct member *member = &g_array_index(json->members, struct member, i);
		member->part = field_named(names, slice_sub(json->text, member->key), NULL);
		text |= member->part == PART_TEXT;
	}
	if (text)
		return;
	struct slice key = wordiest_key(json);
	for (guint i = 0; i < json->members->len; i++) {
		struct member *member = &g_array_index(json->members, struct member, i);
		if (member->part == PART_NONE &&
		    slice_equal(slice_sub(json->text, member->key), key))
			member->part = PART_TEXT;
	}
}

/* Notes the parts that each object has, so that finding them is not searching. */
static void index_parts(struct json *json)
{
	for (guint i = json->members->len; i > 0; i--) {
		const struct member *member = &g_array_index(json->members, struct member, i - 1);
		g_array_index(json->objects, struct object, (guint)member->object)
		        .parts[member->part] = i;
	}
}

/* The first member of object, or of an object around it, that is part. */
static const struct member *find_part(const struct json *json, const struct object *object,
                                      enum field_part part, unsigned reach)
{
	if (object->parts[part])
		return &g_array_index(json->members, struct member, object->parts[part] - 1);
	if (!reach || object->parent == NO_OBJECT)
		return NULL;
	return find_part(json, &g_array_index(json->objects, struct object, (guint)object->parent),
	                 part, reach - 1);
}

static struct record_value value_of(const struct member *member)
{
	return (struct record_value){ member->value, ESCAPE_JSON };
}

static void put_member(struct line_writer *writer, const struct json *json,
                       const struct member *member)
{
	size_t spoken = count_spoken(slice_sub(json->text, member->value));
	if (member->part == PART_TEXT || (member->part == PART_NONE && spoken >= SPOKEN))
		record_text(writer, value_of(member));
	else if (member->part == PART_NONE)
		line_drop(writer, member->value, "field");
}

/* Says object as a record: its title first, wherever it stands. */
static void begin_record(struct line_writer *writer, const struct json *json,
                         const struct object *object, const struct member *title)
{
	enum { NEAR = 3 }; /* objects around that may give a date */
	static const enum field_part about[] = { PART_DATE, PART_AUTHOR, PART_SOURCE };
	line_add_mark(writer, LINE_RECORD, (struct span){ object->start, object->start + 1 });
	for (size_t i = 0; i < G_N_ELEMENTS(about); i++) {
		const struct member *member = find_part(json, object, about[i], NEAR);
		if (member)
			record_note(writer, about[i], value_of(member));
	}
	if (!title)
		return;
	record_note(writer, PART_TITLE, value_of(title));
	record_title(writer, value_of(title));
}

static void put_object(struct line_writer *writer, const struct json *json,
                       const struct object *object)
{
	const struct member *title = find_part(json, object, PART_TITLE, 0);
	if (title || find_part(json, object, PART_TEXT, 0))
		begin_record(writer, json, object, title);
	const struct member *members = (const void *)json->members->data;
	for (guint i = object->first; members && i < object->end; i++)
		put_member(writer, json, &members[i]);
}

void json_parse(struct line_writer *writer, struct span at)
{
	struct json json = { .text = writer->source->text,
		             .at = at.start,
		             .end = at.end,
		             .members = g_array_new(FALSE, FALSE, sizeof(struct member)),
		             .objects = g_array_new(FALSE, TRUE, sizeof(struct object)),
		             .levels = g_array_new(FALSE, FALSE, sizeof(struct level)) };
	bool ok = true;
	while (ok && json.at < json.end)
		ok = read_token(&json);
	if (ok && json.members->len) {
		group_members(&json);
		name_parts(&json);
		index_parts(&json);
		for (guint i = 0; i < json.objects->len; i++)
			put_object(writer, &json, &g_array_index(json.objects, struct object, i));
	} else {
		text_parse(writer, at);
	}
	g_array_free(json.members, TRUE);
	g_array_free(json.objects, TRUE);
	g_array_free(json.levels, TRUE);
}
