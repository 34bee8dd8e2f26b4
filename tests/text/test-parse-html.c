/* HTML to lines: what a reader sees, and that no byte is lost on the way. */
#include "core/text/parse-html.h"

static GBytes *bytes_of(const char *html)
{
	return g_bytes_new_static(html, strlen(html));
}

static struct parsed parse(const struct source *source, struct arena *arena)
{
	struct line_writer writer;
	line_writer_init(&writer, source, (struct span){ 0, source->text.len }, arena);
	html_parse(&writer, (struct span){ 0, source->text.len });
	return line_writer_finish(&writer, arena);
}

static void append_line(GString *shown, const struct line *line)
{
	static const char kinds[] = "tbhicdrlR"; /* as in enum line_kind */
	g_string_append_printf(shown, "%c%d%s%s|%.*s\n", kinds[line->kind], line->level,
	                       line->strong ? "s" : "", line->closed ? "." : "",
	                       (int)line->text.len, line->text.data);
}

/* The lines of html, one a line: kind and level, s where strong, a full stop
 * where closed, then the text. */
static void assert_lines(const char *html, const char *expected)
{
	g_autoptr(GBytes) bytes = bytes_of(html);
	struct source *source = source_from_bytes("page.html", bytes, NULL);
	struct arena *arena = arena_new();
	struct parsed parsed = parse(source, arena);
	g_autoptr(GString) shown = g_string_new(NULL);
	for (size_t i = 0; i < parsed.n_lines; i++)
		append_line(shown, &parsed.lines[i]);
	g_assert_cmpstr(shown->str, ==, expected);
	arena_free(arena);
	source_free(source);
}

static void blocks_become_lines(void)
{
	assert_lines(
	        "<h2>云岭要闻</h2><p>安河市今年<b>新增</b>就业3万人。</p><div>第二段<br>续行</div>",
	        "h2.|云岭要闻\nt0.|安河市今年新增就业3万人。\nt0|第二段\nt0.|续行\n");
}

static void line_ends_are_spaces(void)
{
	assert_lines("<p>云岭省今年\n\t 经济增长 \n目标</p>", "t0.|云岭省今年经济增长目标\n");
	assert_lines("<p>about\n5% of <b>the\n</b>total</p>", "t0.|about 5% of the total\n");
	assert_lines("<p>增长\n5%\n以上</p>", "t0.|增长5%以上\n");
	assert_lines("<p><i>来源：云岭日报</i>\n<i>3月6日</i></p>", "t0.|来源：云岭日报 3月6日\n");
	assert_lines("<p><i>about</i>\n5%</p>", "t0.|about 5%\n");
	assert_lines("<div>第一段。\n第二段。</div>", "t0|第一段。\nt0.|第二段。\n");
	assert_lines("<pre>甲\n乙</pre>", "t0|甲\nt0.|乙\n");
}

static void two_breaks_make_a_blank(void)
{
	assert_lines("甲<br><br/>乙", "t0.|甲\nb1.|\nt0.|乙\n");
}

static void bold_lines_are_strong(void)
{
	assert_lines("<p><strong>稳中求进</strong></p><p><b>顾明远</b>说</p>",
	             "t0s.|稳中求进\nt0.|顾明远说\n");
}

static void bold_left_open_ends_with_its_block(void)
{
	assert_lines("<p><strong>小标题</p><p>正文</p>", "t0s.|小标题\nt0.|正文\n");
}

static void rows_of_links_are_links(void)
{
	assert_lines("<p><a href='/'>首页</a>｜<a href=x>上一页</a></p><p>见<a href=y>原文</a></p>",
	             "l0.|首页｜上一页\nt0.|见原文\n");
}

static void headlines_are_links_beside_an_article(void)
{
	assert_lines("<p>望川县的路修通了，孩子们走着去上学，老人们也能下山赶集。</p>"
	             "<ul><li><a href=a>树是村里人自己种的，一棵没死</a></li></ul>",
	             "t0.|望川县的路修通了，孩子们走着去上学，老人们也能下山赶集。\n"
	             "l1.|树是村里人自己种的，一棵没死\n");
}

static void headlines_alone_are_the_page(void)
{
	assert_lines(
	        "<nav><a href=/>首页</a></nav><ul><li><a href=a>树是村里人自己种的，一棵没死</a>"
	        "<li><a href=b>望川县的路修通了，孩子们去上学</a></ul>",
	        "l0.|首页\ni1.|树是村里人自己种的，一棵没死\ni1.|望川县的路修通了，孩子们去上学\n");
}

static void references_are_read(void)
{
	assert_lines("<p>A&amp;B&nbsp;5&#37;&#x2014;&unknown; R&D &lt</p>",
	             "t0.|A&B\u00a05%—&unknown; R&D <\n");
}

static void what_is_no_text_is_left_out(void)
{
	assert_lines("<!-- 注 --><script>if (a<b) '</p>'</script><style>p{}</style><p>文</p>",
	             "t0.|文\n");
}

static void quoted_angles_do_not_end_a_tag(void)
{
	assert_lines("<img alt=\"a>b\" src='x'><p title='</p>'>文</p>", "t0.|文\n");
}

static void what_looks_like_a_tag_is_text(void)
{
	assert_lines("增速<5%，a<b 且 <", "t0.|增速<5%，a<b 且 <\n");
}

/* Each byte that is not blank is in a line's runs, or dropped. */
static void assert_nothing_lost(const char *html)
{
	g_autoptr(GBytes) bytes = bytes_of(html);
	struct source *source = source_from_bytes("page.html", bytes, NULL);
	struct arena *arena = arena_new();
	struct parsed parsed = parse(source, arena);
	unsigned char *times = arena_alloc(arena, source->text.len + 1);
	for (size_t i = 0; i < parsed.n_lines; i++)
		for (size_t k = 0; k < parsed.lines[i].n_runs; k++)
			for (size_t b = 0; b < parsed.lines[i].runs[k].src_len; b++)
				times[parsed.lines[i].runs[k].src_off + b]++;
	for (size_t i = 0; i < parsed.n_dropped; i++)
		for (size_t b = parsed.dropped[i].source.start; b < parsed.dropped[i].source.end;
		     b++)
			times[b]++;
	for (size_t b = 0; b < source->text.len; b++)
		if (!g_ascii_isspace(source->text.data[b]) && times[b] != 1)
			g_error("byte %zu of “%s” is in %d places", b, html, times[b]);
	arena_free(arena);
	source_free(source);
}

static void no_byte_is_lost(void)
{
	static const char *const pages[] = {
		("<html><head><title>标题</title><meta name=author content='沈若川'>"
		 "<meta charset=utf-8></head><body>正文<!-- 没有完 </body>"),
		"<a <a <a href='>' 文字",
		"<p x=\"><p x=\">乙<p x=\">",
		"<script>没有完",
		"<title>没有完<p>文",
		"a<b&&#;&#xZ;&amp<!<?<!--",
		"<svg/>图<svg>x</svg>尾",
		"</p></p></strong>文</nav>",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		assert_nothing_lost(pages[i]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/parse-html/blocks-become-lines", blocks_become_lines);
	g_test_add_func("/parse-html/line-ends", line_ends_are_spaces);
	g_test_add_func("/parse-html/two-breaks-make-a-blank", two_breaks_make_a_blank);
	g_test_add_func("/parse-html/bold-lines-are-strong", bold_lines_are_strong);
	g_test_add_func("/parse-html/bold-left-open", bold_left_open_ends_with_its_block);
	g_test_add_func("/parse-html/rows-of-links", rows_of_links_are_links);
	g_test_add_func("/parse-html/headlines-beside", headlines_are_links_beside_an_article);
	g_test_add_func("/parse-html/headlines-alone", headlines_alone_are_the_page);
	g_test_add_func("/parse-html/references", references_are_read);
	g_test_add_func("/parse-html/no-text", what_is_no_text_is_left_out);
	g_test_add_func("/parse-html/quoted-angles", quoted_angles_do_not_end_a_tag);
	g_test_add_func("/parse-html/looks-like-a-tag", what_looks_like_a_tag_is_text);
	g_test_add_func("/parse-html/no-byte-is-lost", no_byte_is_lost);
	return g_test_run();
}
