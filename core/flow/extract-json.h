/* A document as JSON lines, one object an article: the contract of `zhupi
 * extract --format=jsonl` (docs/extract-format.md). Writes; reads nothing. */
#ifndef ZHUPI_FLOW_EXTRACT_JSON_H
#define ZHUPI_FLOW_EXTRACT_JSON_H

#include <stdio.h>

#include "core/flow/document.h"

/* Writes every article of document to out. False and an error (OUTPUT) where
 * out cannot be written. */
bool extract_json_write(const struct document *document, FILE *out, GError **error);

#endif
