/* Scanning HTML after the standard (13.2.5), cut down to what text needs: tags
 * with quoted attributes, comments, raw text. A page may open as many tags,
 * quotes and comments as it likes, and close none: what was once searched for
 * in vain is not searched for again. */
#include "core/text/html-scan.h"

#include <glib.h>
#include <stdint.h>

bool html_same_name(struct slice a, struct slice b)
{
	return a.len == b.len && !g_ascii_strncasecmp(a.data, b.data, a.len);
}

struct html_scan html_scan(struct slice text, struct span at)
{
	return (struct html_scan){
		.text = text.data,
		.at = at.start,
		.end = at.end,
		.no_greater = SIZE_MAX,
		.no_quote = SIZE_MAX,
		.no_apostrophe = SIZE_MAX,
		.no_comment_end = SIZE_MAX,
	};
}

/* The offset of byte from on, or SIZE_MAX; *none remembers that there is none. */
static size_t find_byte(const struct html_scan *scan, size_t from, int byte, size_t *none)
{
	if (from >= *none || from >= scan->end)
		return SIZE_MAX;
	const char *found = memchr(scan->text + from, byte, scan->end - from);
	if (found)
		return (size_t)(found - scan->text);
	*none = from;
	return SIZE_MAX;
}

/* Behind the > that ends the tag which is open at from; there is one. A > in
 * quotes does not count, unless the quotes hide all of them. */
static size_t tag_end(struct html_scan *scan, size_t from)
{
	bool value = false; /* quotes count only behind = */
	for (size_t at = from; at < scan->end && !scan->broken_quotes; at++) {
		char c = scan->text[at];
		if (c == '>')
			return at + 1;
		if (value && (c == '"' || c == '\'')) {
			size_t *none = c == '"' ? &scan->no_quote : &scan->no_apostrophe;
			size_t close = find_byte(scan, at + 1, c, none);
			at = close == SIZE_MAX ? at : close;
			value = false;
		} else if (c == '=' || !g_ascii_isspace(c)) {
			value = c == '=';
		}
	}
	scan->broken_quotes = true;
	return find_byte(scan, from, '>', &scan->no_greater) + 1;
}

/* Length of the slash at off, escaped or not; 0 where there is none. */
static size_t slash_length(const struct html_scan *scan, size_t off)
{
	if (off < scan->end && scan->text[off] == '/')
		return 1;
	bool escaped = scan->slash_escaped && off + 1 < scan->end && scan->text[off] == '\\' &&
	               scan->text[off + 1] == '/';
	return escaped ? 2 : 0;
}

bool html_tag_read(struct html_scan *scan, struct html_tag *tag)
{
	size_t at = scan->at + 1, slash = slash_length(scan, at);
	tag->closing = slash > 0;
	at += slash;
	if (at >= scan->end || !g_ascii_isalpha(scan->text[at]) ||
	    find_byte(scan, at, '>', &scan->no_greater) == SIZE_MAX)
		return false;
	size_t name = at;
	while (at < scan->end && (g_ascii_isalnum(scan->text[at]) || scan->text[at] == '-'))
		at++;
	size_t end = tag_end(scan, at);
	tag->name = (struct slice){ scan->text + name, at - name };
	tag->span = (struct span){ scan->at, end };
	tag->attributes = (struct span){ at, end - 1 };
	return true;
}

struct span html_attribute(const struct html_scan *scan, const struct html_tag *tag,
                           const char *name)
{
	const char *end = scan->text + tag->attributes.end;
	for (const char *at = scan->text + tag->attributes.start; at < end;) {
		while (at < end && (g_ascii_isspace(*at) || *at == '/'))
			at++;
		const char *key = at;
		while (at < end && !g_ascii_isspace(*at) && *at != '=')
			at++;
		bool wanted =
		        html_same_name((struct slice){ key, (size_t)(at - key) }, slice_of(name));
		while (at < end && g_ascii_isspace(*at))
			at++;
		if (at == end || *at != '=')
			continue;
		at++;
		while (at < end && g_ascii_isspace(*at))
			at++;
		char quote = at < end && (*at == '"' || *at == '\'') ? *at++ : 0;
		const char *value = at;
		while (at < end && (quote ? *at != quote : !g_ascii_isspace(*at)))
			at++;
		if (wanted)
			return (struct span){ (size_t)(value - scan->text),
				              (size_t)(at - scan->text) };
		at += quote && at < end;
	}
	return (struct span){ 0, 0 };
}

/* bold, bolder, 600 to 900 */
static bool is_bold_weight(struct slice value)
{
	while (value.len && (*value.data == ':' || g_ascii_isspace(*value.data)))
		value = slice_sub(value, (struct span){ 1, value.len });
	return slice_starts(value, slice_of("bold")) ||
	       (value.len >= 3 && value.data[0] >= '6' && value.data[0] <= '9' &&
	        value.data[1] == '0' && value.data[2] == '0');
}

/* class="strong-Bold" */
static bool has_bold_class(struct slice attributes)
{
	static const char *const names[] = { "-bold", "-Bold" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		size_t len = strlen(names[i]);
		const char *at = memmem(attributes.data, attributes.len, names[i], len);
		const char *end = attributes.data + attributes.len;
		if (at && (at + len == end || strchr("\"' ", at[len])))
			return true;
	}
	return false;
}

bool html_tag_is_bold(const struct html_scan *scan, const struct html_tag *tag)
{
	static const char weight[] = "font-weight";
	struct slice attributes = { scan->text + tag->attributes.start, span_len(tag->attributes) };
	const char *at = memmem(attributes.data, attributes.len, weight, strlen(weight));
	if (!at)
		return has_bold_class(attributes);
	size_t value = (size_t)(at - attributes.data) + strlen(weight);
	return is_bold_weight(slice_sub(attributes, (struct span){ value, attributes.len }));
}

size_t html_closing_tag(struct html_scan *scan, size_t from, struct slice name)
{
	if (html_same_name(scan->unclosed, name))
		return scan->end;
	for (size_t at = from; at < scan->end; at++) {
		const char *found = memchr(scan->text + at, '<', scan->end - at);
		if (!found)
			break;
		at = (size_t)(found - scan->text);
		size_t slash = slash_length(scan, at + 1);
		if (slash && scan->end - at > name.len + 1 + slash &&
		    !g_ascii_strncasecmp(scan->text + at + 1 + slash, name.data, name.len))
			return at;
	}
	scan->unclosed = name;
	return scan->end;
}

/* The > of the --> that ends the comment which is open at from, or SIZE_MAX. */
static size_t find_comment_end(struct html_scan *scan, size_t from)
{
	if (from >= scan->no_comment_end || from >= scan->end)
		return SIZE_MAX;
	const char *found = memmem(scan->text + from, scan->end - from, "-->", 3);
	if (found)
		return (size_t)(found - scan->text) + 2;
	scan->no_comment_end = from;
	return SIZE_MAX;
}

bool html_declaration_read(struct html_scan *scan, struct span *at, bool *comment)
{
	struct slice rest = { scan->text + scan->at, scan->end - scan->at };
	*comment = slice_starts(rest, slice_of("<!--"));
	if (!*comment && !slice_starts(rest, slice_of("<!")) && !slice_starts(rest, slice_of("<?")))
		return false;
	size_t from = scan->at + (*comment ? 4 : 2);
	size_t end = *comment ? find_comment_end(scan, from)
	                      : find_byte(scan, from, '>', &scan->no_greater);
	*at = (struct span){ scan->at, end + 1 };
	return end != SIZE_MAX;
}
