/* Values of records to lines. Each escape is a run of its own, so that every
 * character knows its bytes. */
#include "core/text/record.h"

#include "core/text/wellformed.h"

/* One escape of a value: what it stands for, and its length; 0 where there is
 * none at the start of text. */
struct escaped {
	char utf8[4];
	size_t len;
};

/* The four hexadecimal digits at the start of text, or -1. */
static int hex4(struct slice text)
{
	int value = 0;
	if (text.len < 4)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		int digit = g_ascii_xdigit_value(text.data[i]);
		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	return value;
}

/* \u4e91, or a pair of surrogates. */
static size_t unescape_unicode(struct slice text, struct escaped *escaped)
{
	int unit = hex4(slice_sub(text, (struct span){ 2, text.len }));
	size_t len = 6;
	if (unit < 0)
		return 0;
	uint32_t codepoint = (uint32_t)unit;
	if (unit >= 0xd800 && unit < 0xdc00 && text.len >= 12 && text.data[6] == '\\' &&
	    text.data[7] == 'u') {
		int low = hex4(slice_sub(text, (struct span){ 8, text.len }));
		if (low >= 0xdc00 && low < 0xe000) {
			codepoint = 0x10000 + (((uint32_t)unit - 0xd800) << 10) +
			            ((uint32_t)low - 0xdc00);
			len = 12;
		}
	}
	escaped->len = utf8_write(codepoint, escaped->utf8);
	return len;
}

static size_t unescape_json(struct slice text, struct escaped *escaped)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	if (text.len < 2 || text.data[0] != '\\')
		return 0;
	if (text.data[1] == 'u')
		return unescape_unicode(text, escaped);
	const char *known = strchr(from, text.data[1]);
	if (!known)
		return 0;
	escaped->utf8[0] = to[known - from];
	escaped->len = 1;
	return 2;
}

static size_t unescape_csv(struct slice text, struct escaped *escaped)
{
	if (text.len < 2 || text.data[0] != '"' || text.data[1] != '"')
		return 0;
	escaped->utf8[0] = '"';
	escaped->len = 1;
	return 2;
}

static size_t unescape_none(struct slice text, struct escaped *escaped)
{
	(void)text;
	(void)escaped;
	return 0;
}

static const struct {
	size_t (*unescape)(struct slice text, struct escaped *escaped);
	char first; /* what an escape begins with */
} escapes[] = {
	[ESCAPE_NONE] = { unescape_none, '\n' },
	[ESCAPE_JSON] = { unescape_json, '\\' },
	[ESCAPE_CSV] = { unescape_csv, '"' },
};

/* What comes next in a value: plain text, one escape, or a line end. */
struct token {
	struct span at;
	bool escape, ends_line;
	struct escaped escaped;
};

static struct token next_token(struct slice text, struct record_value value)
{
	struct token token = { .at = value.at };
	struct slice rest = slice_sub(text, value.at);
	const char first = escapes[value.escape].first;
	size_t len = escapes[value.escape].unescape(rest, &token.escaped);
	if (len) {
		token.escape = true;
		token.ends_line = token.escaped.len == 1 && strchr("\n\r\f", token.escaped.utf8[0]);
	} else if (*rest.data == '\n' || *rest.data == '\r') {
		token.ends_line = true;
		len = 1;
	} else {
		len = 1;
		while (len < rest.len && rest.data[len] != first && rest.data[len] != '\n' &&
		       rest.data[len] != '\r')
			len++;
	}
	token.at.end = token.at.start + len;
	return token;
}

static void add_token(struct line_writer *writer, const struct token *token)
{
	if (token->escape)
		line_add_as(writer, (struct slice){ token->escaped.utf8, token->escaped.len },
		            token->at);
	else
		line_add(writer, token->at);
}

void record_text(struct line_writer *writer, struct record_value value)
{
	line_end(writer, true);
	while (value.at.start < value.at.end) {
		struct token token = next_token(writer->source->text, value);
		if (!token.ends_line) {
			add_token(writer, &token);
		} else if (line_begun(writer)) {
			line_end(writer, false);
			line_drop(writer, token.at, "markup");
		} else {
			line_add_mark(writer, LINE_BLANK, token.at);
		}
		value.at.start = token.at.end;
	}
	line_end(writer, true);
}

void record_title(struct line_writer *writer, struct record_value value)
{
	line_end(writer, true);
	while (value.at.start < value.at.end) {
		struct token token = next_token(writer->source->text, value);
		line_is(writer, LINE_HEADING, 1);
		if (!token.ends_line)
			add_token(writer, &token);
		value.at.start = token.at.end;
	}
	line_end(writer, true);
}

GString *record_plain(const struct line_writer *writer, struct record_value value)
{
	GString *plain = g_string_new(NULL);
	while (value.at.start < value.at.end) {
		struct token token = next_token(writer->source->text, value);
		struct slice text = slice_sub(writer->source->text, token.at);
		if (token.escape)
			text = (struct slice){ token.escaped.utf8, token.escaped.len };
		g_string_append_len(plain, text.data, (gssize)text.len);
		value.at.start = token.at.end;
	}
	return plain;
}

void record_note(struct line_writer *writer, enum field_part part, struct record_value value)
{
	static const enum meta_field fields[PART_COUNT] = {
		[PART_TITLE] = META_TITLE,
		[PART_DATE] = META_DATE,
		[PART_AUTHOR] = META_AUTHOR,
		[PART_SOURCE] = META_SOURCE,
	};
	GString *plain = record_plain(writer, value);
	g_strstrip(plain->str);
	if (part > PART_TEXT && *plain->str)
		line_note(writer, fields[part], slice_of(plain->str), value.at);
	g_string_free(plain, TRUE);
}
