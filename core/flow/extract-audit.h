/* The audit of a document for a person or a script to read: each stretch of
 * the file that is no blank and in no field, with the reason. Writes only. */
#ifndef ZHUPI_FLOW_EXTRACT_AUDIT_H
#define ZHUPI_FLOW_EXTRACT_AUDIT_H

#include <stdio.h>

#include "core/flow/document.h"

/* Writes a line a finding to out, tab-separated: path, first byte of the file,
 * byte behind the last, reason, the text (made safe for a terminal, cut).
 * Returns the number of bytes without a place and a reason, or in two places. */
size_t extract_audit_write(const struct document *document, FILE *out);

#endif
