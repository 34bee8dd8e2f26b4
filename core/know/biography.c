/* Biographies: not yet. */
#include "core/know/biography.h"

void biographies_read(const struct post_reader *reader, struct people *people)
{
	(void)reader;
	(void)people;
}
