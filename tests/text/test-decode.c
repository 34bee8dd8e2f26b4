/* Decoding: what a file in any encoding reads as, and that each character
 * knows its bytes in the file. */
#include <glib/gstdio.h>

#include "core/base/error.h"
#include "core/text/source.h"

static const char SENTENCE[] = "云岭省今年经济增长目标定为5%以上，安河市将实施300个项目。\n"
                               "“我们要把实事办实。”顾明远说，比上年提高2个百分点。\n";
static const char TRADITIONAL[] = "雲嶺省今年經濟增長目標定為5%以上，安河市將實施300個項目。\n"
                                  "我們要把實事辦實，顧明遠說，比上年提高2個百分點。\n";

static struct source *open_bytes(const char *bytes, size_t len)
{
	g_autoptr(GBytes) held = g_bytes_new(bytes, len);
	g_autoptr(GError) error = NULL;
	struct source *source = source_from_bytes("figures.txt", held, &error);
	g_assert_no_error(error);
	return source;
}

static struct source *open_encoded(const char *text, const char *encoding)
{
	gsize len;
	g_autoptr(GError) error = NULL;
	g_autofree char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &len, &error);
	g_assert_no_error(error);
	return open_bytes(bytes, len);
}

/* Each character of the text, encoded again, is what its span of the file holds. */
static void assert_maps_back(const struct source *source, const char *encoding)
{
	const char *start = source->text.data, *end = start + source->text.len;
	for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
		struct span at = { (size_t)(p - start), (size_t)(g_utf8_next_char(p) - start) };
		struct span raw = source_raw_span(source, at);
		gsize len;
		g_autofree char *bytes =
		        g_convert(p, (gssize)span_len(at), encoding, "UTF-8", NULL, &len, NULL);
		g_assert_cmpmem(source->raw.data + raw.start, span_len(raw), bytes, len);
	}
	struct span whole = source_raw_span(source, (struct span){ 0, source->text.len });
	g_assert_cmpuint(whole.end, ==, source->raw.len);
}

static void reads_every_encoding(void)
{
	static const struct {
		const char *text, *encoding, *named;
	} cases[] = {
		{ SENTENCE, "UTF-8", "UTF-8" },
		{ SENTENCE, "GB18030", "GB18030" },
		{ TRADITIONAL, "BIG5", "Big5" },
		{ SENTENCE, "UTF-16LE", "UTF-16LE" },
		{ SENTENCE, "UTF-16BE", "UTF-16BE" },
		{ "Growth of about 5% — the Governor’s “target” — was met.\n", "WINDOWS-1252",
		  "windows-1252" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct source *source = open_encoded(cases[i].text, cases[i].encoding);
		g_assert_cmpstr(source->encoding, ==, cases[i].named);
		g_assert_cmpstr(source->text.data, ==, cases[i].text);
		g_assert_cmpuint(source->invalid, ==, 0);
		assert_maps_back(source, cases[i].encoding);
		source_free(source);
	}
}

static void leaves_byte_order_marks_out(void)
{
	static const struct {
		const char *bytes;
		size_t len, mark;
	} cases[] = {
		{ "\xef\xbb\xbf云岭", 9, 3 },
		{ "\xff\xfe\x91\x4e\xad\x5c", 6, 2 },
		{ "\xfe\xff\x4e\x91\x5c\xad", 6, 2 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct source *source = open_bytes(cases[i].bytes, cases[i].len);
		struct span raw = source_raw_span(source, (struct span){ 0, 3 });
		g_assert_true(g_str_has_prefix(source->text.data, "云"));
		g_assert_cmpuint(raw.start, ==, cases[i].mark);
		source_free(source);
	}
}

static void shows_invalid_bytes(void)
{
	static const char bytes[] = "云岭省\xff今年经济增长\xe4\xba，实现目标\n";
	struct source *source = open_bytes(bytes, strlen(bytes));
	g_assert_cmpstr(source->encoding, ==, "UTF-8");
	g_assert_cmpstr(source->text.data, ==, "云岭省\ufffd今年经济增长\ufffd，实现目标\n");
	g_assert_cmpuint(source->invalid, ==, 3);
	struct span raw = source_raw_span(source, (struct span){ 9, 12 });
	g_assert_cmpuint(raw.start, ==, 9);
	g_assert_cmpuint(raw.end, ==, 10);
	source_free(source);
}

/* Two files pasted together: the first half in UTF-8, the second in GB18030. */
static void changes_its_mind(void)
{
	gsize len;
	g_autofree char *second = g_convert(SENTENCE, -1, "GB18030", "UTF-8", NULL, &len, NULL);
	g_autoptr(GString) both = g_string_new(SENTENCE);
	g_string_append_len(both, second, (gssize)len);
	g_string_append(both, SENTENCE);
	struct source *source = open_bytes(both->str, both->len);
	g_autofree char *expected = g_strconcat(SENTENCE, SENTENCE, SENTENCE, NULL);
	g_assert_cmpstr(source->encoding, ==, "UTF-8+GB18030");
	g_assert_cmpstr(source->text.data, ==, expected);
	source_free(source);
}

static void assert_refused(const char *bytes, size_t len, const char *says)
{
	g_autoptr(GBytes) held = g_bytes_new(bytes, len);
	g_autoptr(GError) error = NULL;
	g_assert_null(source_from_bytes("figures.txt", held, &error));
	g_assert_error(error, ZHUPI_ERROR, ZHUPI_ERROR_UNREADABLE);
	g_assert_true(g_str_has_prefix(error->message, "figures.txt: "));
	g_assert_nonnull(strstr(error->message, says));
}

static void refuses_what_is_no_text(void)
{
	g_autofree char *nuls = g_malloc0(4096);
	assert_refused(nuls, 4096, "no text");
	assert_refused(nuls, 1, "no text");
	assert_refused("\1\2\3\4\5\6\7\10\16\17\20\21", 12, "no text");
	assert_refused("%PDF-1.7\n", 9, "pdftotext");
	struct source *empty = open_bytes("", 0);
	g_assert_cmpstr(empty->text.data, ==, "");
	source_free(empty);
}

static void says_why_a_path_cannot_be_read(void)
{
	g_autofree char *folder = g_dir_make_tmp(NULL, NULL);
	g_autofree char *missing = g_build_filename(folder, "missing.txt", NULL);
	const struct {
		const char *path;
		int code;
		const char *says;
	} cases[] = {
		{ missing, ZHUPI_ERROR_NOT_FOUND, "no such file" },
		{ folder, ZHUPI_ERROR_UNREADABLE, "folder" },
		{ "/dev/null", ZHUPI_ERROR_UNREADABLE, "no regular file" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(source_open(cases[i].path, &error));
		g_assert_error(error, ZHUPI_ERROR, cases[i].code);
		g_assert_nonnull(strstr(error->message, cases[i].says));
	}
	g_rmdir(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/decode/every-encoding", reads_every_encoding);
	g_test_add_func("/decode/byte-order-marks", leaves_byte_order_marks_out);
	g_test_add_func("/decode/invalid-bytes", shows_invalid_bytes);
	g_test_add_func("/decode/changes-its-mind", changes_its_mind);
	g_test_add_func("/decode/no-text", refuses_what_is_no_text);
	g_test_add_func("/decode/paths", says_why_a_path_cannot_be_read);
	return g_test_run();
}
