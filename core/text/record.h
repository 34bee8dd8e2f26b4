/* Records: articles wrapped in JSON, CSV or a feed. Says the lines of a record's
 * fields, through their escapes; finds neither fields nor records. */
#ifndef ZHUPI_TEXT_RECORD_H
#define ZHUPI_TEXT_RECORD_H

#include "core/text/escape.h"
#include "core/text/field-names.h"
#include "core/text/line-writer.h"

/* A value, without the quotation marks around it. */
struct record_value {
	struct span at;
	enum escape escape;
};

/* Says the lines of value, a record's text, which may be HTML. */
void record_text(struct line_writer *writer, struct record_value value);
void record_title(struct line_writer *writer, struct record_value value);

/* Notes value about the lines that follow: part is that of a date, author or
 * source. The bytes of at are the value's own. */
void record_note(struct line_writer *writer, enum field_part part, struct record_value value);

#endif
