/* The formats, one file each, for the table in export.c. */
#ifndef ZHUPI_FLOW_EXPORT_FORMATS_H
#define ZHUPI_FLOW_EXPORT_FORMATS_H

#include "core/flow/export.h"

extern const struct export_format export_markdown;
extern const struct export_format export_csv;
extern const struct export_format export_jsonl;
extern const struct export_format export_list;

#endif
