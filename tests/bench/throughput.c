/* Bytes a second from files to mentions, without printing them: by step, by
 * one thread and by two, by length of a paragraph; memory; how soon a lexicon
 * is ready. One figure a line, "name TAB value"; tests/bench/run lays them out.
 *
 * usage: throughput LIST FOLDER
 * LIST names files, each ended by NUL; FOLDER is empty and may be written to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "core/base/arena.h"
#include "core/base/folders.h"
#include "core/base/utf8.h"
#include "core/flow/document.h"
#include "core/know/lexicon.h"
#include "tests/base/own-time.h"

enum { PASSES = 3, ENTRIES = 100000 };
enum { FIRST_HAN = 0x4e00, HANS = 20000 }; /* of the lexicon that is to be ready soon */

static double seconds_now(void)
{
	return (double)g_get_monotonic_time() / 1e6;
}

static void say(const char *name, double value)
{
	printf("%s\t%.3f\n", name, value);
	fflush(stdout);
}

static long peak_kilobytes(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/* The files, and which of them is next: all that workers share. */
struct work {
	GPtrArray *paths;
	const struct knowledge *knowledge;
	gint next;
};

static gpointer work_off(gpointer user)
{
	struct work *work = user;
	for (guint i; (i = (guint)g_atomic_int_add(&work->next, 1)) < work->paths->len;)
		document_free(document_open(work->paths->pdata[i], work->knowledge, NULL, NULL));
	return NULL;
}

static double time_threads(struct work *work, guint threads)
{
	g_autoptr(GPtrArray) others = g_ptr_array_new();
	work->next = 0;
	double start = seconds_now();
	for (guint i = 1; i < threads; i++)
		g_ptr_array_add(others, g_thread_new("worker", work_off, work));
	work_off(work);
	for (guint i = 0; i < others->len; i++)
		g_thread_join(others->pdata[i]);
	return seconds_now() - start;
}

/* Where the time goes: a document opened step by step. */
enum { STEP_DECODE, STEP_REPAIR, STEP_EXTRACT, STEP_COUNT };

static void time_steps(const struct work *work, double took[STEP_COUNT])
{
	for (guint i = 0; i < work->paths->len; i++) {
		double at[STEP_COUNT + 1] = { own_seconds() };
		struct source *source = source_open(work->paths->pdata[i], NULL);
		if (!source)
			continue;
		at[1] = own_seconds();
		struct reading *reading = reading_new(source, NULL);
		at[2] = own_seconds();
		struct arena *arena = arena_new();
		for (size_t a = 0; a < reading->n_articles; a++)
			knowledge_extract(work->knowledge, &reading->articles[a], arena);
		at[3] = own_seconds();
		for (size_t step = 0; step < STEP_COUNT; step++)
			took[step] += at[step + 1] - at[step];
		arena_free(arena);
		reading_free(reading);
		source_free(source);
	}
}

static double megabytes_of(const GPtrArray *paths)
{
	double bytes = 0;
	for (guint i = 0; i < paths->len; i++) {
		struct source *source = source_open(paths->pdata[i], NULL);
		bytes += source ? (double)source->raw.len : 0;
		source_free(source);
	}
	return bytes / 1e6;
}

static void say_files(GPtrArray *paths, const struct knowledge *knowledge)
{
	static const char *const names[STEP_COUNT] = { "decode", "repair", "extract" };
	struct work work = { .paths = paths, .knowledge = knowledge };
	double megabytes = megabytes_of(paths), took[STEP_COUNT] = { 0 };
	double own = 1e9, one = 1e9, two = 1e9;
	for (int pass = 0; pass < PASSES; pass++) {
		double start = own_seconds();
		one = MIN(one, time_threads(&work, 1));
		own = MIN(own, own_seconds() - start);
	}
	say("memory", (double)peak_kilobytes());
	for (int pass = 0; pass < PASSES; pass++)
		two = MIN(two, time_threads(&work, 2));
	say("own", megabytes / own);
	say("one", megabytes / one);
	say("two", megabytes / two);
	time_steps(&work, took);
	for (size_t step = 0; step < STEP_COUNT; step++)
		say(names[step], megabytes / took[step]);
}

/* The running text of the files, as one paragraph of at least so many bytes. */
static GString *paragraph_of(const GPtrArray *paths, size_t least)
{
	GString *text = g_string_sized_new(least + 4096);
	for (guint i = 0; text->len < least; i++) {
		g_autofree char *bytes = NULL;
		if (!g_file_get_contents(paths->pdata[i % paths->len], &bytes, NULL, NULL))
			continue;
		g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);
		for (size_t k = 0; lines[k]; k++)
			if (g_str_has_suffix(lines[k], "。"))
				g_string_append(text, lines[k]);
	}
	struct slice all = { text->str, text->len };
	return g_string_truncate(text, utf8_ceil(all, least));
}

/* One paragraph each, of so many bytes: the same text in all sizes, so that only the length
 * makes a difference. */
static void say_paragraphs(const GPtrArray *paths, const struct knowledge *knowledge)
{
	enum { LEAST = 1000000 };
	for (size_t size = 1000; size <= 10000000; size *= 10) {
		g_autoptr(GString) text = paragraph_of(paths, MAX(size, LEAST));
		const struct slice all = { text->str, text->len };
		g_autofree char *name = g_strdup_printf("paragraph-%zu", size);
		double start = own_seconds();
		for (size_t off = 0, end; off < all.len; off = end) {
			end = utf8_ceil(all, MIN(off + size, all.len));
			g_autoptr(GBytes) bytes = g_bytes_new_static(text->str + off, end - off);
			document_free(document_from_bytes("a.txt", bytes, knowledge, NULL, NULL));
		}
		say(name, (double)all.len / 1e6 / (own_seconds() - start));
	}
}

/* A user's table that brings the lexicon to so many entries: words of four
 * characters that no text has. */
static void write_words(const char *folder, size_t entries)
{
	g_autofree char *path = g_build_filename(folder, "words.tsv", NULL);
	GString *rows = g_string_new("word\tcost\tkind\n");
	for (size_t i = 0; i < entries; i++) {
		g_string_append_unichar(rows, (gunichar)(FIRST_HAN + i % HANS));
		for (size_t k = 1; k < 4; k++)
			g_string_append_unichar(rows,
			                        (gunichar)(FIRST_HAN + (i * 7919 * k + k) % HANS));
		g_string_append(rows, "\t120\tn\n");
	}
	g_file_set_contents(path, rows->str, (gssize)rows->len, NULL);
	g_string_free(rows, TRUE);
}

static size_t count_entries(const char *const *folders)
{
	size_t entries = 0;
	g_autoptr(GError) error = NULL;
	struct lexicon *lexicon = lexicon_open(folders, NULL, &error);
	for (enum lexicon_table table = 0; lexicon && table < TABLE_COUNT; table++)
		entries += lexicon_rows(lexicon, table);
	lexicon_free(lexicon);
	return entries;
}

static void say_lexicon(const char *shipped, const char *folder)
{
	const char *const folders[] = { shipped, folder, NULL };
	size_t entries = count_entries(folders);
	write_words(folder, entries < ENTRIES ? ENTRIES - entries : 0);
	say("lexicon-entries", (double)count_entries(folders));
	double best = 1e9;
	for (int pass = 0; pass <= 2 * PASSES; pass++) { /* the first builds the cache */
		double start = own_seconds();
		knowledge_free(knowledge_load(folders, NULL));
		best = MIN(best, own_seconds() - start);
	}
	say("lexicon-ms", best * 1e3);
}

static GPtrArray *read_list(const char *list)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *names = NULL;
	gsize length = 0;
	if (g_file_get_contents(list, &names, &length, NULL))
		for (gsize at = 0; at < length; at += strlen(names + at) + 1)
			g_ptr_array_add(paths, g_strdup(names + at));
	return paths;
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: throughput LIST FOLDER\n");
		return EXIT_FAILURE;
	}
	arena_settle_heap();
	g_autofree char *shipped = folders_shipped("lexicon");
	const char *const folders[] = { shipped, NULL };
	g_autoptr(GPtrArray) paths = read_list(argv[1]);
	g_autoptr(GError) error = NULL;
	struct knowledge *knowledge = knowledge_load(folders, &error);
	if (!knowledge || !paths->len) {
		fprintf(stderr, "throughput: %s\n", error ? error->message : "no files");
		return EXIT_FAILURE;
	}
	say_files(paths, knowledge);
	say_paragraphs(paths, knowledge);
	say_lexicon(shipped, argv[2]);
	knowledge_free(knowledge);
	return EXIT_SUCCESS;
}
