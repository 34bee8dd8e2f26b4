/* Folding: which characters count, and where each of them stood. */
#include "core/flow/folded-text.h"

#include "core/base/bisect.h"
#include "core/base/fold.h"

/* The character that stands for c, or 0 where it does not count. */
static gunichar fold(gunichar c)
{
	return g_unichar_isspace(c) ? 0 : (gunichar)codepoint_fold_width((int32_t)c);
}

struct folded_text folded_text_of(struct slice text)
{
	struct folded_text folded = {
		.text = text,
		.codepoints = g_array_new(FALSE, FALSE, sizeof(gunichar)),
		.offs = g_array_new(FALSE, FALSE, sizeof(size_t)),
	};
	for (size_t off = 0; off < text.len;
	     off += (size_t)g_utf8_skip[(unsigned char)text.data[off]]) {
		gssize left = (gssize)(text.len - off);
		gunichar c = fold(g_utf8_get_char_validated(text.data + off, left));
		if (!c)
			continue;
		g_array_append_val(folded.codepoints, c);
		g_array_append_val(folded.offs, off);
	}
	return folded;
}

void folded_text_clear(struct folded_text *folded)
{
	g_array_unref(folded->codepoints);
	g_array_unref(folded->offs);
}

struct codepoints folded_text_codepoints(const struct folded_text *folded)
{
	return (struct codepoints){ (const gunichar *)(void *)folded->codepoints->data,
		                    folded->codepoints->len };
}

size_t folded_text_before(const struct folded_text *folded, size_t off)
{
	size_t i;
	BISECT(i, folded->offs->len, g_array_index(folded->offs, size_t, i) >= off);
	return i;
}

struct span folded_text_span(const struct folded_text *folded, struct span cp)
{
	size_t last = g_array_index(folded->offs, size_t, cp.end - 1);
	size_t end = last + (size_t)g_utf8_skip[(unsigned char)folded->text.data[last]];
	return (struct span){
		g_array_index(folded->offs, size_t, cp.start),
		MIN(folded->text.len, end),
	};
}
