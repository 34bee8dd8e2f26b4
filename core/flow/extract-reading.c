/* Articles as lines of text: a line for the article, then a name and a text,
 * separated by a tab, for each field and block in reading order. */
#include "core/flow/extract-reading.h"

#include "core/base/error.h"
#include "core/base/safe.h"

static void write_line(FILE *out, const char *name, struct slice text)
{
	fprintf(out, "%s\t", name);
	safe_write(out, text);
	putc('\n', out);
}

static void write_value(FILE *out, const char *name, const char *value)
{
	if (value)
		write_line(out, name, slice_of(value));
}

static void write_block(FILE *out, const struct block *block)
{
	if (block->type != BLOCK_HEADING) {
		write_line(out, block_type_name(block->type), block->text);
		return;
	}
	g_autofree char *name =
	        g_strdup_printf("heading %d%s", block->level, block->run_in ? " run-in" : "");
	write_line(out, name, block->text);
}

/* Names and dates are written besides the lines that they were read from: they
 * are what was understood. */
static void write_article(FILE *out, const struct article *article)
{
	fprintf(out, "== %zu %s\n", article->ordinal, article_kind_name(article->kind));
	write_value(out, "article.title", article->title);
	write_value(out, "article.date", article->date);
	write_value(out, "article.dateline", article->dateline);
	for (size_t i = 0; i < article->n_byline; i++)
		write_value(out, "article.byline", article->byline[i]);
	for (size_t i = 0; i < article->n_blocks; i++)
		write_block(out, &article->blocks[i]);
}

bool extract_reading_write(const struct document *document, FILE *out, GError **error)
{
	const struct reading *reading = document->reading;
	for (size_t i = 0; i < reading->n_articles; i++)
		write_article(out, &reading->articles[i]);
	if (fflush(out) == 0 && !ferror(out))
		return true;
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_OUTPUT, "cannot write what was read of %s",
	            document->source->path);
	return false;
}
