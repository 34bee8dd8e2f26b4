/* The knowledge handle. */
#include "core/know/knowledge.h"

struct knowledge {
	struct arena *arena;
};

struct knowledge *knowledge_load(const char *const *folders, GError **error)
{
	(void)folders;
	(void)error;
	struct knowledge *knowledge = g_new0(struct knowledge, 1);
	knowledge->arena = arena_new();
	return knowledge;
}

void knowledge_free(struct knowledge *knowledge)
{
	if (!knowledge)
		return;
	arena_free(knowledge->arena);
	g_free(knowledge);
}

struct mentions knowledge_extract(const struct knowledge *knowledge, const struct article *article,
                                  struct arena *arena)
{
	(void)knowledge;
	(void)article;
	(void)arena;
	return (struct mentions){ 0 };
}
