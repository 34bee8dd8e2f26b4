/* Values of records to lines. Each escape is a run of its own, so that every
 * character knows its bytes. */
#include "core/text/record.h"

#include "core/text/parse-html.h"

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
	const char first = escape_first(value.escape);
	size_t len = escape_read(value.escape, rest, &token.escaped);
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

/* Whether value is a piece of a web page. */
static bool has_markup(struct slice text)
{
	static const char *const marks[] = { "</p>",     "<\\/p>", "<br",    "</div>",
		                             "<\\/div>", "&lt;/p", "&lt;br", "&lt;/div" };
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (memmem(text.data, text.len, marks[i], strlen(marks[i])))
			return true;
	return false;
}

void record_text(struct line_writer *writer, struct record_value value)
{
	line_end(writer, true);
	if (has_markup(slice_sub(writer->source->text, value.at))) {
		html_parse_escaped(writer, value.at, value.escape);
		return;
	}
	while (value.at.start < value.at.end) {
		struct token token = next_token(writer->source->text, value);
		size_t cut = 0;
		if (!token.escape && !token.ends_line)
			cut = paragraph_within(slice_sub(writer->source->text, token.at));
		if (cut) {
			token.at.end = token.at.start + cut;
			add_token(writer, &token);
			line_end(writer, false);
		} else if (!token.ends_line) {
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

/* The value without its escapes. */
static GString *plain_of(const struct line_writer *writer, struct record_value value)
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
	GString *plain = plain_of(writer, value);
	g_strstrip(plain->str);
	if (part > PART_TEXT && *plain->str)
		line_note(writer, part, slice_of(plain->str), value.at);
	g_string_free(plain, TRUE);
}
