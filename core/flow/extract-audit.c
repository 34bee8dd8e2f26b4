/* Findings of the audit as lines of text. */
#include "core/flow/extract-audit.h"

#include "core/base/safe.h"
#include "core/text/audit.h"

enum { SHOWN_COLUMNS = 60 };

static void write_finding(const struct source *source, const struct audit_finding *finding,
                          FILE *out)
{
	struct span raw = source_raw_span(source, finding->source);
	struct slice text = slice_sub(source->text, finding->source);
	const char *reason = finding->twice ? "told twice" : finding->reason;
	text.len = text_fit(text, SHOWN_COLUMNS, AMBIGUOUS_WIDE);
	safe_write(out, slice_of(source->path));
	fprintf(out, "\t%zu\t%zu\t%s\t", raw.start, raw.end, reason ? reason : "lost");
	safe_write(out, text);
	putc('\n', out);
}

size_t extract_audit_write(const struct document *document, FILE *out)
{
	g_autoptr(GArray) findings = g_array_new(FALSE, FALSE, sizeof(struct audit_finding));
	size_t lost = reading_audit(document->reading, findings);
	for (guint i = 0; i < findings->len; i++)
		write_finding(document->source, &g_array_index(findings, struct audit_finding, i),
		              out);
	return lost;
}
