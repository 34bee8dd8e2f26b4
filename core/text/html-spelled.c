/* Tags and references whose own signs are written as references. Looks ahead a
 * little only: a sign of less that nothing closes is text. */
#include "core/text/html-spelled.h"

#include <string.h>

#include "core/text/entities.h"

size_t html_spelled_reference(struct slice rest, gunichar *codepoint)
{
	enum { LONGEST = 12 };
	static const char mark[] = "&amp;";
	char reference[LONGEST];
	if (!slice_starts(rest, slice_of(mark)))
		return 0;
	struct slice name = slice_sub(rest, (struct span){ strlen(mark), rest.len });
	name.len = MIN(name.len, LONGEST - 1);
	*reference = '&';
	memcpy(reference + 1, name.data, name.len);
	size_t len = entity_read((struct slice){ reference, name.len + 1 }, codepoint);
	return len ? len - 1 + strlen(mark) : 0;
}

bool html_spelled_tag(struct slice rest, size_t offset, struct html_tag *tag)
{
	enum { LONGEST = 1024 }; /* bytes; a sign of less that nothing closes is none */
	static const char open[] = "&lt;", close[] = "&gt;";
	if (!slice_starts(rest, slice_of(open)))
		return false;
	size_t name = strlen(open);
	tag->closing = name < rest.len && rest.data[name] == '/';
	name += tag->closing;
	size_t end = name;
	while (end < rest.len && g_ascii_isalnum(rest.data[end]))
		end++;
	size_t reach = MIN(rest.len, LONGEST), len = 1; /* > needs no escape */
	const char *last = memchr(rest.data, '>', reach);
	const char *spelled = memmem(rest.data, reach, close, strlen(close));
	if (spelled && (!last || spelled < last)) {
		last = spelled;
		len = strlen(close);
	}
	if (!last || end == name)
		return false;
	tag->name = (struct slice){ rest.data + name, end - name };
	tag->span = (struct span){ offset, offset + (size_t)(last - rest.data) + len };
	tag->attributes = (struct span){ 0, 0 };
	return true;
}
