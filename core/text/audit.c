/* Marks each byte of the source with where it went, then reads the marks. */
#include "core/text/audit.h"

#include "core/text/glyph.h"

/* One byte's mark: nowhere, in a block, dropped for reason mark - DROPPED. */
enum mark { NOWHERE, IN_BLOCK, TWICE, DROPPED };

struct account {
	unsigned char *marks; /* enum mark, by byte of source->text */
	size_t len;
};

static void mark_block(struct account *account, size_t start, size_t len)
{
	for (size_t i = start; i < start + len && i < account->len; i++)
		account->marks[i] = account->marks[i] == NOWHERE ? IN_BLOCK : TWICE;
}

static void mark_blocks(struct account *account, const struct article *article)
{
	for (size_t b = 0; b < article->n_blocks; b++) {
		const struct block *block = &article->blocks[b];
		for (size_t i = 0; i < block->n_runs; i++)
			mark_block(account, block->runs[i].src_off, block->runs[i].src_len);
		for (size_t i = 0; i < block->n_also; i++)
			mark_block(account, block->also[i].start, span_len(block->also[i]));
	}
}

static void mark_dropped(struct account *account, const struct reading *reading)
{
	for (size_t i = 0; i < reading->n_dropped; i++) {
		struct span at = reading->dropped[i].source;
		for (size_t off = at.start; off < at.end && off < account->len; off++)
			if (account->marks[off] == NOWHERE)
				account->marks[off] = DROPPED;
	}
}

static const char *reason_at(const struct reading *reading, size_t *next, size_t off)
{
	while (*next < reading->n_dropped && reading->dropped[*next].source.end <= off)
		++*next;
	return *next < reading->n_dropped && span_holds(reading->dropped[*next].source, off)
	               ? reading->dropped[*next].reason
	               : "dropped";
}

static void add_finding(GArray *findings, struct audit_finding found)
{
	struct audit_finding *last =
	        findings->len ? &g_array_index(findings, struct audit_finding, findings->len - 1)
	                      : NULL;
	if (last && last->source.end == found.source.start && last->reason == found.reason &&
	    last->twice == found.twice)
		last->source.end = found.source.end;
	else
		g_array_append_val(findings, found);
}

static size_t read_marks(const struct account *account, const struct reading *reading,
                         GArray *findings)
{
	size_t lost = 0, next = 0;
	struct slice rest = reading->source->text;
	while (rest.len) {
		const char *at = rest.data;
		uint32_t c = glyph_take(&rest);
		size_t off = (size_t)(at - reading->source->text.data);
		enum mark mark = account->marks[off];
		if (mark == IN_BLOCK || glyph_of(c) == GLYPH_BLANK)
			continue;
		struct audit_finding found = { .source = { off, off + (size_t)(rest.data - at) },
			                       .twice = mark == TWICE };
		if (mark == DROPPED)
			found.reason = reason_at(reading, &next, off);
		else
			lost += span_len(found.source);
		if (findings)
			add_finding(findings, found);
	}
	return lost;
}

size_t reading_audit(const struct reading *reading, GArray *findings)
{
	struct account account = { g_malloc0(reading->source->text.len + 1),
		                   reading->source->text.len };
	for (size_t a = 0; a < reading->n_articles; a++)
		mark_blocks(&account, &reading->articles[a]);
	mark_dropped(&account, reading);
	size_t lost = read_marks(&account, reading, findings);
	g_free(account.marks);
	return lost;
}
