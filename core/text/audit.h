/* The audit of a reading: that no byte of the text was lost on the way. */
#ifndef ZHUPI_TEXT_AUDIT_H
#define ZHUPI_TEXT_AUDIT_H

#include "core/text/reading.h"

/* What became of a stretch of source->text that is no blank. */
struct audit_finding {
	struct span source;
	const char *reason; /* why it is in no block, or NULL: it was lost */
	bool twice;         /* it is in more than one place */
};

/* Accounts for every byte of the source's text that is no blank. Appends to
 * findings (struct audit_finding, in source order; may be NULL) what is in no
 * block's runs or also, and what is in two. Returns the number of bytes lost
 * or told twice. */
size_t reading_audit(const struct reading *reading, GArray *findings);

#endif
