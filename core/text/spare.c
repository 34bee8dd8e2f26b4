/* Single repairs that the reader has switched off: each leaves as it is what
 * stands at one place of the file. */
#include "core/text/page.h"

void page_take_spared(struct page *page)
{
	for (size_t i = 0; i < page->n_corrections; i++) {
		const struct correction *step = &page->corrections[i];
		struct correction_here here;
		if (step->kind != CORRECTION_WITHOUT_HERE ||
		    !correction_find(page->source, step, &here))
			continue;
		struct spared spared = { step->repair, here.source.start };
		g_array_append_val(page->spared, spared);
	}
}

bool page_wants_at(const struct page *page, enum repair_kind kind, struct span source)
{
	return page_wants(page, kind) && (!page->spared->len || !page_spares(page, kind, source));
}

bool page_spares(const struct page *page, enum repair_kind kind, struct span source)
{
	const struct repair repair = { .kind = kind, .source = source };
	for (guint i = 0; i < page->spared->len; i++) {
		const struct spared *spared = &g_array_index(page->spared, struct spared, i);
		bool same =
		        spared->kind == kind || (repair_joins(spared->kind) && repair_joins(kind));
		if (same && spared->place == repair_place(&repair))
			return true;
	}
	return false;
}
