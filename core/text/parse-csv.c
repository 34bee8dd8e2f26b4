/* CSV (RFC 4180) that wraps articles: a row each, with a text in one column;
 * or a row for each sentence of one text. Tab-separated values, too. */
#include "core/text/parser.h"
#include "core/text/record.h"

enum {
	MOST_COLUMNS = 128,
	SENTENCE = 300 /* bytes: where the texts are shorter, rows are sentences, not articles */
};

struct cell {
	struct record_value value;
	size_t next; /* behind the cell and what ends it */
	bool ends_row;
};

struct column {
	struct slice name;
	enum field_part part;
	size_t rank, weight; /* row of the name's table; bytes that are no ASCII */
};

struct csv {
	struct line_writer *writer;
	struct slice text;
	struct span at;
	char delimiter;
	size_t rows; /* of records */
	struct column columns[MOST_COLUMNS];
	size_t n_columns;
	size_t body;   /* the column of the text */
	size_t length; /* bytes in it, of all rows */
};

static bool ends_cell(const struct csv *csv, size_t off)
{
	return off >= csv->at.end || csv->text.data[off] == csv->delimiter ||
	       csv->text.data[off] == '\n' || csv->text.data[off] == '\r';
}

/* The quotation mark that ends the value which starts at off, or the end. */
static size_t quoted_end(const struct csv *csv, size_t off)
{
	while (off < csv->at.end) {
		const char *mark = memchr(csv->text.data + off, '"', csv->at.end - off);
		if (!mark)
			return csv->at.end;
		off = (size_t)(mark - csv->text.data);
		if (off + 1 >= csv->at.end || csv->text.data[off + 1] != '"')
			return off;
		off += strlen("\"\"");
	}
	return csv->at.end;
}

static struct cell read_cell(const struct csv *csv, size_t off)
{
	struct cell cell = { .value = { { off, off }, ESCAPE_NONE } };
	size_t end = off;
	if (end < csv->at.end && csv->text.data[end] == '"') {
		size_t close = quoted_end(csv, off + 1);
		end = MIN(close + 1, csv->at.end);
		cell.value = (struct record_value){ { off + 1, close }, ESCAPE_CSV };
	}
	if (!ends_cell(csv, end) ||
	    cell.value.escape == ESCAPE_NONE) { /* no quotes, or text behind */
		while (!ends_cell(csv, end))
			end++;
		cell.value.at.end = end;
	}
	cell.ends_row = end >= csv->at.end || csv->text.data[end] != csv->delimiter;
	bool crlf = end + 1 < csv->at.end && csv->text.data[end] == '\r' &&
	            csv->text.data[end + 1] == '\n';
	cell.next = MIN(end + 1 + crlf, csv->at.end);
	return cell;
}

/* Reads the cells of the row at off; those past the last column are passed
 * over. Returns the offset of the next row. */
static size_t read_row(const struct csv *csv, size_t off, struct cell *cells, size_t *n)
{
	struct cell cell;
	*n = 0;
	do {
		cell = read_cell(csv, off);
		if (*n < MOST_COLUMNS)
			cells[(*n)++] = cell;
		off = cell.next;
	} while (!cell.ends_row && off < csv->at.end);
	return off;
}

static size_t weigh(struct slice text)
{
	size_t high = 0;
	for (size_t i = 0; i < text.len; i++)
		high += (unsigned char)text.data[i] >= 0x80;
	return high * 8 + text.len;
}

static void read_header(struct csv *csv, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct column *column = &csv->columns[i];
		column->name = slice_sub(csv->text, cells[i].value.at);
		column->rank = SIZE_MAX;
		column->part = field_named(field_names_shipped(), column->name, &column->rank);
	}
	csv->n_columns = n;
}

/* Of two columns the better one for a text. */
static bool is_better_body(const struct column *a, const struct column *b)
{
	if ((a->part == PART_TEXT) != (b->part == PART_TEXT))
		return a->part == PART_TEXT;
	if (a->part == PART_TEXT && a->rank != b->rank)
		return a->rank < b->rank;
	return a->part <= PART_TEXT && (b->part > PART_TEXT || a->weight > b->weight);
}

/* Reads all rows once, for what the columns hold. */
static void weigh_columns(struct csv *csv, size_t off)
{
	struct cell cells[MOST_COLUMNS];
	size_t n, lengths[MOST_COLUMNS] = { 0 };
	while (off < csv->at.end) {
		off = read_row(csv, off, cells, &n);
		csv->n_columns = MAX(csv->n_columns, n);
		for (size_t i = 0; i < n; i++) {
			csv->columns[i].weight += weigh(slice_sub(csv->text, cells[i].value.at));
			lengths[i] += span_len(cells[i].value.at);
		}
		csv->rows++;
	}
	for (size_t i = 1; i < csv->n_columns; i++)
		if (is_better_body(&csv->columns[i], &csv->columns[csv->body]))
			csv->body = i;
	csv->length = lengths[csv->body];
}

static const struct cell *cell_of(const struct csv *csv, enum field_part part,
                                  const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < MIN(n, csv->n_columns); i++)
		if (i != csv->body && csv->columns[i].part == part && span_len(cells[i].value.at))
			return &cells[i];
	return NULL;
}

static void drop_others(struct csv *csv, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (i != csv->body && (i >= csv->n_columns || csv->columns[i].part == PART_NONE ||
		                       csv->columns[i].part == PART_TEXT))
			line_drop(csv->writer, cells[i].value.at, "column");
}

static void put_article(struct csv *csv, const struct cell *cells, size_t n)
{
	static const enum field_part about[] = { PART_DATE, PART_AUTHOR, PART_SOURCE, PART_TITLE };
	struct line_writer *writer = csv->writer;
	size_t start = cells[0].value.at.start;
	line_add_mark(writer, LINE_RECORD, (struct span){ start, start });
	for (size_t i = 0; i < G_N_ELEMENTS(about); i++) {
		const struct cell *cell = cell_of(csv, about[i], cells, n);
		if (cell)
			record_note(writer, about[i], cell->value);
	}
	const struct cell *title = cell_of(csv, PART_TITLE, cells, n);
	if (title)
		record_title(writer, title->value);
	if (csv->body < n)
		record_text(writer, cells[csv->body].value);
}

/* Whether each row is an article, or a sentence of one. */
static bool rows_are_articles(const struct csv *csv)
{
	bool titled = false;
	for (size_t i = 0; i < csv->n_columns; i++)
		titled |= csv->columns[i].part == PART_TITLE;
	return titled || csv->length >= csv->rows * SENTENCE;
}

static void put_rows(struct csv *csv, size_t off)
{
	struct cell cells[MOST_COLUMNS];
	size_t n;
	bool articles = rows_are_articles(csv);
	while (off < csv->at.end) {
		off = read_row(csv, off, cells, &n);
		drop_others(csv, cells, n);
		if (articles)
			put_article(csv, cells, n);
		else if (csv->body < n)
			record_text(csv->writer, cells[csv->body].value);
	}
}

/* The first row names the columns, if it names one that we know. */
static size_t find_header(struct csv *csv)
{
	struct cell cells[MOST_COLUMNS];
	size_t n, next = read_row(csv, csv->at.start, cells, &n);
	read_header(csv, cells, n);
	for (size_t i = 0; i < n; i++)
		if (csv->columns[i].part != PART_NONE)
			return next;
	return csv->at.start;
}

static char guess_delimiter(struct slice text)
{
	const char *feed = memchr(text.data, '\n', text.len);
	size_t len = feed ? (size_t)(feed - text.data) : text.len;
	bool tab = memchr(text.data, '\t', len), comma = memchr(text.data, ',', len);
	return tab && !comma ? '\t' : ',';
}

void csv_parse(struct line_writer *writer, struct span at)
{
	struct slice text = writer->source->text;
	struct csv *csv = g_new0(struct csv, 1);
	csv->writer = writer;
	csv->text = text;
	csv->at = at;
	csv->delimiter = guess_delimiter(slice_sub(text, at));
	size_t rows = find_header(csv);
	line_drop(writer, (struct span){ at.start, rows }, "column names");
	weigh_columns(csv, rows);
	put_rows(csv, rows);
	g_free(csv);
}
