/* A document's articles as a person reads them, a field or block a line: what
 * `zhupi extract --format=reading` prints. Without mentions; those are
 * extract-json.h's. */
#ifndef ZHUPI_FLOW_EXTRACT_READING_H
#define ZHUPI_FLOW_EXTRACT_READING_H

#include <stdio.h>

#include "core/flow/document.h"

/* Writes every article of document to out. False and an error (OUTPUT) where
 * out cannot be written. */
bool extract_reading_write(const struct document *document, FILE *out, GError **error);

#endif
