/* The formats, one file each, for the table in export.c, and what they share. */
#ifndef ZHUPI_FLOW_EXPORT_FORMATS_H
#define ZHUPI_FLOW_EXPORT_FORMATS_H

#include "core/flow/export.h"

extern const struct export_format export_markdown;
extern const struct export_format export_csv;
extern const struct export_format export_jsonl;
extern const struct export_format export_list;

/* Puts all quotations, and before the first of each article what heads it: for formats
 * that people read. */
typedef void quotation_putter(GString *out, const struct quotation *quotation);
void export_by_article(const struct quotations *quotations, GString *out,
                       quotation_putter *put_article, quotation_putter *put);

#endif
