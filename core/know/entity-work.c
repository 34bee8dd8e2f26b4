/* Works by their marks: 《…》. What they are is told by how they end. */
#include "core/know/character.h"
#include "core/know/entity-find.h"

enum { LONGEST_TITLE = 120, OPENS = 0x300A, CLOSES = 0x300B }; /* code points */

/* Behind the title that off begins, whose marks may nest; off where it is not
 * closed or does not look like one. */
static size_t behind_title(struct slice text, size_t off)
{
	size_t at = off, depth = 0;
	for (int n = 0; n < LONGEST_TITLE && at < text.len; n++) {
		uint32_t cp = utf8_next(text, at, &at);
		depth += cp == OPENS;
		if (cp == CLOSES && --depth == 0)
			return at;
		if (cp == 0x3002 || cp == '\n')
			break;
	}
	return off;
}

/* Without what stands in brackets at its end: （草案）, (试行). */
static struct slice without_brackets(struct slice title)
{
	size_t start = title.len, last;
	uint32_t cp = character_before(title, start, &last);
	if (cp != ')')
		return title;
	for (start = last; start > 0;) {
		cp = character_before(title, start, &start);
		if (cp == '(')
			return (struct slice){ title.data, start };
	}
	return title;
}

static void propose_work(struct entity_search *search, struct span span)
{
	const size_t mark = strlen("《");
	struct span inside = { span.start + mark, span.end - mark };
	if (inside.start >= inside.end)
		return;
	const char *word;
	struct slice title = slice_sub(search->block->text, inside);
	struct entity work = { .kind = ENTITY_WORK,
		               .name = scan_copy(search->scan, search->block, inside) };
	work.sort = work_sort(search->rules, without_brackets(title), &word);
	g_autofree char *rule = word ? g_strdup_printf("《》, ends in %s", word) : g_strdup("《》");
	entity_propose(search, span, work, rule);
}

void entity_find_works(struct entity_search *search)
{
	static const char mark[] = "《";
	struct slice text = search->block->text;
	const char *end = text.data + text.len, *at = text.data;
	while (at && (at = memmem(at, (size_t)(end - at), mark, strlen(mark)))) {
		size_t start = (size_t)(at - text.data);
		size_t behind = behind_title(text, start);
		if (behind > start)
			propose_work(search, (struct span){ start, behind });
		at = text.data + MAX(behind, start + strlen(mark));
	}
}
