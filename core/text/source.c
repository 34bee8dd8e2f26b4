/* Opens a file, refuses what is no text, and finds the way back to its bytes.
 * Decoding itself is decode.c's, telling formats detect.c's. */
#include "core/text/source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/bisect.h"
#include "core/base/bytes16.h"
#include "core/base/error.h"
#include "core/text/decode.h"
#include "core/text/detect.h"

struct source_own {
	gint owners;
	struct decoded decoded;
	gsize is_summed; /* 0 until sha256 is there */
	char sha256[65];
};

const char *source_format_name(enum source_format format)
{
	static const char *const names[FORMAT_COUNT] = {
		[FORMAT_TEXT] = "text",         [FORMAT_PDFTEXT] = "pdftext",
		[FORMAT_MARKDOWN] = "markdown", [FORMAT_HTML] = "html",
		[FORMAT_POST] = "post",         [FORMAT_PDF] = "pdf",
		[FORMAT_JSON] = "json",         [FORMAT_CSV] = "csv",
		[FORMAT_FEED] = "feed",
	};
	return names[format];
}

static bool refuse_errno(const char *path, int number, GError **error)
{
	static const struct {
		int number;
		enum zhupi_error code;
		const char *message;
	} known[] = {
		{ ENOENT, ZHUPI_ERROR_NOT_FOUND, "no such file; check the name" },
		{ ENOTDIR, ZHUPI_ERROR_NOT_FOUND, "no such file; check the name" },
		{ EACCES, ZHUPI_ERROR_UNREADABLE, "permission denied; ask its owner, or chmod +r" },
		{ EISDIR, ZHUPI_ERROR_UNREADABLE, "is a folder; name a file in it" },
		{ ELOOP, ZHUPI_ERROR_UNREADABLE,
		  "a link that leads back to itself; name the file" },
		{ EFBIG, ZHUPI_ERROR_UNREADABLE, "is larger than 1 GB; split it" },
		{ ENXIO, ZHUPI_ERROR_UNREADABLE, "no regular file; use - to read a pipe" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
		if (known[i].number != number)
			continue;
		g_set_error(error, ZHUPI_ERROR, known[i].code, "%s: %s", path, known[i].message);
		return false;
	}
	g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE,
	            "%s: cannot be read (%s); check the disk, or copy the file", path,
	            g_strerror(number));
	return false;
}

/* A file is read and not mapped: one that shrinks meanwhile must not kill us. */
static bool read_all(int fd, const char *path, size_t expected, GByteArray *bytes, GError **error)
{
	size_t used = 0, size = expected + 1; /* one more, to see the end without growing */
	for (;;) {
		if (size > SOURCE_MOST)
			return refuse_errno(path, EFBIG, error);
		g_byte_array_set_size(bytes, (guint)size);
		ssize_t got = read(fd, bytes->data + used, size - used);
		if (got < 0 && errno != EINTR)
			return refuse_errno(path, errno, error);
		used += got > 0 ? (size_t)got : 0;
		if (got == 0)
			break;
		size += used == size ? size / 2 + 65536 : 0;
	}
	g_byte_array_set_size(bytes, (guint)used);
	return true;
}

/* Appends the NUL that ends a source's text, and takes the array. */
static GBytes *bytes_take(GByteArray *array)
{
	gsize len = array->len;
	g_byte_array_append(array, (const guint8 *)"", 1);
	g_byte_array_set_size(array, (guint)len);
	return g_byte_array_free_to_bytes(array);
}

/* The contents of path, followed by a NUL; NULL and an error. */
static GBytes *read_path(const char *path, GError **error)
{
	bool standard = strcmp(path, "-") == 0;
	/* without O_NONBLOCK, opening a pipe that nobody writes to would wait */
	int fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat status;
	if (fd < 0 || fstat(fd, &status) < 0) {
		refuse_errno(path, errno, error);
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	GByteArray *bytes = g_byte_array_new();
	bool regular = S_ISREG(status.st_mode);
	bool done;
	if (S_ISDIR(status.st_mode) || !(regular || standard))
		done = refuse_errno(path, S_ISDIR(status.st_mode) ? EISDIR : ENXIO, error);
	else
		done = read_all(fd, path, regular ? (size_t)status.st_size : 0, bytes, error);
	close(fd);
	if (done)
		return bytes_take(bytes);
	g_byte_array_unref(bytes);
	return NULL;
}

/* Files that are known by their first bytes, and what to do about them. */
static const char *foreign_format(struct slice raw)
{
	static const struct {
		struct slice magic;
		const char *advice;
	} known[] = {
		{ { "%PDF-", 5 }, "a PDF file; turn it into text with pdftotext" },
		{ { "PK\3\4", 4 }, "a ZIP, Word or Excel file; save the document as text" },
		{ { "\xd0\xcf\x11\xe0", 4 }, "an old Word or Excel file; save it as text" },
		{ { "{\\rtf", 5 }, "an RTF file; save it as text" },
		{ { "\x1f\x8b", 2 }, "a compressed file; unpack it with gunzip" },
		{ { "\xfd"
		    "7zXZ",
		    5 },
		  "a compressed file; unpack it with unxz" },
		{ { "\x89PNG", 4 }, "a picture; zhupi reads text" },
		{ { "\xff\xd8\xff", 3 }, "a picture; zhupi reads text" },
		{ { "GIF8", 4 }, "a picture; zhupi reads text" },
		{ { "\x7f"
		    "ELF",
		    4 },
		  "a program; zhupi reads text" },
		{ { "SQLite format 3", 15 }, "a database; zhupi reads text" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (slice_starts(raw, known[i].magic))
			return known[i].advice;
	return NULL;
}

static bool is_control(unsigned char c)
{
	return c < '\t' || (c > '\r' && c < ' ' && c != 0x1b);
}

/* Whether one of sixteen bytes is one. In most not even a line ends. */
static bool has_control(const char *sixteen)
{
	bytes16 at = bytes16_at(sixteen);
	return bytes16_any((bytes16)(at < ' ')) &&
	       bytes16_any((bytes16)((at < '\t') | ((at > '\r') & (at < ' ') & (at != 0x1b))));
}

/* Control characters that no text has. */
static size_t count_controls(struct slice text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.len;) {
		if (text.len - i >= BYTES16 && !has_control(text.data + i)) {
			i += BYTES16;
			continue;
		}
		for (size_t end = MIN(i + BYTES16, text.len); i < end; i++)
			count += is_control((unsigned char)text.data[i]);
	}
	return count;
}

/* A few faults are a text's. A binary has a control character in 8 bytes, and
 * most of them read as something in GB18030. */
static bool is_text(const struct source *source)
{
	enum { HEAD = 1 << 20 };
	struct slice head = { source->text.data, MIN(source->text.len, HEAD) };
	if (source->invalid * 2 >= source->raw.len && source->invalid)
		return false;
	return count_controls(head) * 16 < MAX(head.len, 1);
}

/* What the text was made of has been read by then, and is kept no longer: text and file
 * would be there both. */
static void let_go_of_raw(struct source *source)
{
	enum { LARGE = 1 << 20 };
	char sha256[65];
	if (source->raw.len < LARGE || !source->own->decoded.text)
		return;
	source_sha256(source, sha256);
	g_clear_pointer(&source->bytes, g_bytes_unref);
	source->raw.data = NULL;
}

/* Whether bytes are no text in any encoding, by the first of them alone: decoding all of a
 * large file takes seconds. In UTF-16 every other byte may be 0, and 一 or 上 have a control
 * character for a half: both halves are 0 in nothing, and so many controls have only bytes
 * by chance. */
static bool is_surely_binary(struct slice raw)
{
	enum { HEAD = 1 << 16, HALVES = 2, LEAST_NULS = 8 };
	size_t nuls[HALVES] = { 0 }, controls = 0;
	for (size_t i = 0; raw.len >= HEAD && i < HEAD; i++) {
		nuls[i % HALVES] += !raw.data[i];
		controls += raw.data[i] && is_control((unsigned char)raw.data[i]);
	}
	return MIN(nuls[0], nuls[1]) * LEAST_NULS > HEAD || controls * 32 > HEAD * 3;
}

static void take_decoded(struct source *source, const struct decoded *decoded)
{
	if (decoded->text) {
		source->text = (struct slice){ decoded->text->str, decoded->text->len };
	} else {
		size_t start =
		        decoded->steps->len
		                ? g_array_index(decoded->steps, struct decode_step, 0).raw_off
		                : 0;
		source->text = slice_sub(source->raw, (struct span){ start, source->raw.len });
	}
	source->encoding = decoded->encoding;
	source->invalid = decoded->invalid;
	source->steps = (const struct decode_step *)decoded->steps->data;
	source->n_steps = decoded->steps->len;
}

/* bytes that end in a NUL, as source->text must. */
static GBytes *bytes_ended(GBytes *bytes)
{
	gsize len;
	const guint8 *contents = g_bytes_get_data(bytes, &len);
	GByteArray *copy = g_byte_array_sized_new((guint)len + 1);
	g_byte_array_append(copy, contents, (guint)len);
	return bytes_take(copy);
}

static const char no_text[] =
        "no text, mostly control characters or bytes of no encoding; zhupi reads text";

/* Takes bytes, which a NUL follows. */
static struct source *source_take(const char *name, GBytes *bytes, GError **error)
{
	struct source *source = g_new0(struct source, 1);
	struct source_own *own = g_new0(struct source_own, 1);
	source->path = g_strdup(name);
	source->bytes = bytes;
	source->raw.data = g_bytes_get_data(bytes, &source->raw.len);
	source->own = own;
	own->owners = 1;
	const char *advice = foreign_format(source->raw);
	if (source->raw.len > SOURCE_MOST) {
		refuse_errno(name, EFBIG, error);
		source_free(source);
		return NULL;
	}
	if (!advice && is_surely_binary(source->raw))
		advice = no_text;
	if (!advice) {
		decode(source->raw, &own->decoded);
		take_decoded(source, &own->decoded);
		advice = is_text(source) ? NULL : no_text;
	}
	if (advice) {
		g_set_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE, "%s: %s", name, advice);
		source_free(source);
		return NULL;
	}
	source->format = detect_format(source);
	let_go_of_raw(source);
	return source;
}

struct source *source_open(const char *path, GError **error)
{
	GBytes *bytes = read_path(path, error);
	return bytes ? source_take(path, bytes, error) : NULL;
}

struct source *source_from_bytes(const char *name, GBytes *bytes, GError **error)
{
	return source_take(name, bytes_ended(bytes), error);
}

struct source *source_ref(struct source *source)
{
	g_atomic_int_inc(&source->own->owners);
	return source;
}

void source_free(struct source *source)
{
	if (!source || !g_atomic_int_dec_and_test(&source->own->owners))
		return;
	decoded_clear(&source->own->decoded);
	g_free(source->own);
	g_bytes_unref(source->bytes);
	g_free(source->path);
	g_free(source);
}

void source_sha256(const struct source *source, char sha256[65])
{
	struct source_own *own = source->own;
	if (g_once_init_enter(&own->is_summed)) {
		g_autofree char *sum =
		        g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, source->bytes);
		g_strlcpy(own->sha256, sum, sizeof own->sha256);
		g_once_init_leave(&own->is_summed, 1);
	}
	memcpy(sha256, own->sha256, sizeof own->sha256);
}

/* The step that text offset off falls in. */
static const struct decode_step *step_at(const struct source *source, size_t off)
{
	size_t behind;
	BISECT(behind, source->n_steps, source->steps[behind].text_off > off);
	return &source->steps[behind ? behind - 1 : 0];
}

struct span source_raw_span(const struct source *source, struct span span)
{
	if (!source->n_steps)
		return span;
	const struct decode_step *step = step_at(source, span.start);
	size_t units = (span.start - step->text_off) / step->text_unit;
	struct span raw = { step->raw_off + units * step->raw_unit, 0 };
	raw.end = raw.start;
	if (span.end > span.start) {
		step = step_at(source, span.end - 1);
		units = (span.end - 1 - step->text_off) / step->text_unit + 1;
		raw.end = step->raw_off + units * step->raw_unit;
	}
	return raw;
}

size_t source_text_off(const struct source *source, size_t raw_off)
{
	if (!source->n_steps)
		return raw_off;
	size_t behind;
	BISECT(behind, source->n_steps, source->steps[behind].raw_off > raw_off);
	const struct decode_step *step = &source->steps[behind ? behind - 1 : 0];
	if (raw_off < step->raw_off)
		return 0;
	size_t off = step->text_off + (raw_off - step->raw_off) / step->raw_unit * step->text_unit;
	return MIN(off, source->text.len);
}
