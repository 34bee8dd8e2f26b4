/* Guessing encodings. What is not valid UTF-8 is laid out as stretches of
 * UTF-8 and of one older encoding by a shortest path over the bytes: a byte
 * that is wrong in an encoding costs, a character that is rare in it costs
 * less, and so does changing the encoding. Decodes nothing. */
#include <string.h>

#include "core/text/decode.h"
#include "core/text/wellformed.h"

/* Prices. Changing over and back costs as much as eight wrong bytes: one bad
 * character in a UTF-8 file is a fault, a sentence is another encoding. */
enum { PRICE_WRONG = 6, PRICE_RARE = 3, PRICE_UNUSUAL = 1, PRICE_CHANGE = 24 };

enum { SAMPLE = 1 << 18 };

/* Length of the character at p, and its price. left is at least 1. */
typedef size_t price_character(const unsigned char *p, size_t left, unsigned *price);

static size_t price_ascii(unsigned char c, unsigned *price)
{
	*price = c ? 0 : PRICE_WRONG;
	return 1;
}

static size_t price_wrong(unsigned *price)
{
	*price = PRICE_WRONG;
	return 1;
}

static size_t price_utf8(const unsigned char *p, size_t left, unsigned *price)
{
	if (p[0] < 0x80)
		return price_ascii(p[0], price);
	*price = 0;
	size_t len = utf8_length((struct slice){ (const char *)p, left });
	return len ? len : price_wrong(price);
}

/* GB 2312 puts punctuation in rows A1 to A3, the 3,755 common characters in B0
 * to D7, the rarer ones up to F7; what GBK and GB18030 add is rarer still. */
static size_t price_gb18030(const unsigned char *p, size_t left, unsigned *price)
{
	if (p[0] < 0x80)
		return price_ascii(p[0], price);
	if (left < 2 || p[0] == 0x80 || p[0] == 0xff)
		return price_wrong(price);
	if (left >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 && p[2] <= 0xfe &&
	    p[3] >= 0x30 && p[3] <= 0x39) {
		*price = PRICE_RARE;
		return 4;
	}
	if (p[1] < 0x40 || p[1] == 0x7f || p[1] == 0xff)
		return price_wrong(price);
	bool gb2312 = p[1] >= 0xa1;
	bool common = p[0] <= 0xd7 && (p[0] >= 0xb0 || (p[0] >= 0xa1 && p[0] <= 0xa3));
	bool rarer = p[0] >= 0xd8 && p[0] <= 0xf7;
	*price = gb2312 && common ? 0 : gb2312 && rarer ? PRICE_UNUSUAL : PRICE_RARE;
	return 2;
}

/* Big5 puts punctuation in A1, most of it before A180 (what GB 2312 has there,
 * “。” among it, is rare), digits and letters in A2, the 5,401 common characters
 * in A4 to C6, the rarer ones in C9 to F9. */
static size_t price_big5(const unsigned char *p, size_t left, unsigned *price)
{
	if (p[0] < 0x80)
		return price_ascii(p[0], price);
	if (left < 2 || p[0] == 0x80 || p[0] == 0xff || p[1] < 0x40 ||
	    (p[1] > 0x7e && p[1] < 0xa1) || p[1] == 0xff)
		return price_wrong(price);
	bool mark =
	        p[0] == 0xa2 || (p[0] == 0xa1 && (p[1] <= 0x7e || (p[1] >= 0xa5 && p[1] <= 0xa8)));
	bool common = p[0] >= 0xa4 && (p[0] < 0xc6 || (p[0] == 0xc6 && p[1] <= 0x7e));
	bool rarer = p[0] >= 0xc9 && p[0] <= 0xf9;
	*price = mark || common ? 0 : rarer ? PRICE_UNUSUAL : PRICE_RARE;
	return 2;
}

static size_t price_windows_1252(const unsigned char *p, size_t left, unsigned *price)
{
	(void)left;
	*price = p[0] >= 0x80 ? PRICE_UNUSUAL : p[0] ? 0 : PRICE_WRONG;
	return 1;
}

static price_character *const prices[ENCODING_COUNT] = {
	[ENCODING_UTF8] = price_utf8,
	[ENCODING_GB18030] = price_gb18030,
	[ENCODING_BIG5] = price_big5,
	[ENCODING_WINDOWS_1252] = price_windows_1252,
};

static uint64_t price_of(struct slice raw, price_character *price_one)
{
	uint64_t sum = 0;
	unsigned price;
	const unsigned char *p = (const unsigned char *)raw.data;
	for (size_t at = 0; at < raw.len; sum += price)
		at += price_one(p + at, raw.len - at, &price);
	return sum;
}

/* Western text has its few high bytes one at a time, between letters; Chinese
 * has them in rows. */
static bool high_bytes_alone(struct slice raw)
{
	size_t alone = 0, rows = 0;
	for (size_t at = 0; at < raw.len;) {
		size_t start = at;
		while (at < raw.len && (unsigned char)raw.data[at] >= 0x80)
			at++;
		rows += at > start;
		alone += at == start + 1;
		at += at == start;
	}
	return rows && alone * 10 >= rows * 9;
}

/* A character of UTF-16 that Chinese text is made of. */
static bool utf16_usual(unsigned char high, unsigned char low)
{
	return (high >= 0x4e && high <= 0x9f) || high == 0x30 || high == 0xff || high == 0x20 ||
	       (high == 0 && ((low >= 0x20 && low < 0x7f) || low == '\n' || low == '\r' ||
	                      low == '\t' || low == 0xa0 || low == 0xb7));
}

/* UTF-16 without a byte order mark, told by its characters: text in GBK or
 * Big5, read two by two, is all over the planes. */
static bool guess_utf16(struct slice raw, enum encoding *encoding)
{
	size_t units = MIN(raw.len, SAMPLE) / 2, big = 0, little = 0;
	const unsigned char *p = (const unsigned char *)raw.data;
	for (size_t i = 0; i < units; i++) {
		big += utf16_usual(p[2 * i], p[2 * i + 1]);
		little += utf16_usual(p[2 * i + 1], p[2 * i]);
	}
	*encoding = big > little ? ENCODING_UTF16BE : ENCODING_UTF16LE;
	return units && MAX(big, little) * 20 >= units * 19;
}

/* What the file says of itself, in an HTML meta tag or an XML declaration. It
 * often lies (pages are saved again in another encoding), so that it only
 * decides between older encodings that fit about as well. */
static bool declared_encoding(struct slice raw, enum encoding *encoding)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} names[] = {
		{ "gb", ENCODING_GB18030 },
		{ "big5", ENCODING_BIG5 },
		{ "windows-1252", ENCODING_WINDOWS_1252 },
		{ "iso-8859-1", ENCODING_WINDOWS_1252 },
	};
	static const char *const keys[] = { "charset=", "encoding=" };
	g_autofree char *head = g_ascii_strdown(raw.data, (gssize)MIN(raw.len, 2048));
	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
		const char *value = strstr(head, keys[k]);
		if (!value)
			continue;
		value += strlen(keys[k]);
		value += *value == '"' || *value == '\'';
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
			if (!g_str_has_prefix(value, names[i].name))
				continue;
			*encoding = names[i].encoding;
			return true;
		}
	}
	return false;
}

/* The older encoding that raw, or what in it is no UTF-8, is in. */
static enum encoding guess_older(struct slice raw, size_t first_wrong)
{
	struct slice sample =
	        slice_sub(raw, (struct span){ first_wrong, MIN(raw.len, first_wrong + SAMPLE) });
	enum encoding declared = ENCODING_COUNT;
	declared_encoding(raw, &declared);
	if (high_bytes_alone(sample))
		return ENCODING_WINDOWS_1252;
	uint64_t gb = price_of(sample, price_gb18030), big5 = price_of(sample, price_big5);
	if (declared == ENCODING_BIG5)
		big5 /= 2;
	else if (declared == ENCODING_GB18030)
		gb /= 2;
	return big5 < gb ? ENCODING_BIG5 : ENCODING_GB18030;
}

/* How the cheapest path comes to a byte in one of the two encodings: by a
 * character of length 1 to 4, by a leap, or by changing over. */
enum { CAME_LEAP = 7, CAME_CHANGED = 8, CAME_BITS = 4, CAME_MASK = 15 };

enum { WINDOW = 8, SHORTEST_LEAP = 16 };

struct path {
	price_character *price[2];
	uint64_t cost[2][WINDOW]; /* cheapest way to byte i, at i % WINDOW */
	unsigned char *came;      /* for each byte and the end, CAME_BITS an encoding */
	GArray *leaps;            /* where each leap began, in order */
};

static void path_came(struct path *path, size_t at, int state, unsigned how)
{
	unsigned shift = (unsigned)state * CAME_BITS;
	path->came[at] =
	        (unsigned char)((path->came[at] & ~((unsigned)CAME_MASK << shift)) | how << shift);
}

static void path_step(struct path *path, struct slice raw, size_t at, int state)
{
	unsigned price;
	size_t len = path->price[state]((const unsigned char *)raw.data + at, raw.len - at, &price);
	uint64_t cost = path->cost[state][at % WINDOW] + price;
	uint64_t *known = &path->cost[state][(at + len) % WINDOW];
	if (cost >= *known)
		return;
	*known = cost;
	path_came(path, at + len, state, (unsigned)len);
}

static void path_change(struct path *path, size_t at)
{
	uint64_t *cost[2] = { &path->cost[0][at % WINDOW], &path->cost[1][at % WINDOW] };
	int cheap = *cost[1] < *cost[0];
	if (*cost[!cheap] - *cost[cheap] <= PRICE_CHANGE)
		return;
	*cost[!cheap] = *cost[cheap] + PRICE_CHANGE;
	path_came(path, at, !cheap, CAME_CHANGED);
}

static void path_forget(struct path *path)
{
	for (size_t i = 0; i < WINDOW; i++)
		path->cost[0][i] = path->cost[1][i] = UINT64_MAX / 4;
}

/* The encoding that is ahead of the other by a change at this byte, and by no
 * less at those behind it; or -1. */
static int path_leader(const struct path *path, size_t at)
{
	for (int state = 0; state < 2; state++) {
		uint64_t limit = path->cost[state][at % WINDOW] + PRICE_CHANGE;
		bool leads = true;
		for (size_t i = 0; i < WINDOW && leads; i++)
			leads = path->cost[!state][i] >= limit;
		if (leads)
			return state;
	}
	return -1;
}

/* How far from at there is nothing to pay for in state. */
static size_t free_length(const struct path *path, struct slice raw, size_t at, int state)
{
	struct slice rest = slice_sub(raw, (struct span){ at, raw.len });
	if (path->price[state] == price_utf8)
		return utf8_valid(rest);
	const unsigned char *p = (const unsigned char *)rest.data;
	size_t length = 0, len;
	for (unsigned price = 0; length < rest.len; length += len) {
		len = path->price[state](p + length, rest.len - length, &price);
		if (price)
			break;
	}
	return length;
}

/* Where one encoding leads, and what comes costs nothing in it, the other
 * cannot gain: all of that is passed over at once. */
static size_t path_leap(struct path *path, struct slice raw, size_t at)
{
	int leader = path_leader(path, at);
	size_t length = leader < 0 ? 0 : free_length(path, raw, at, leader);
	if (length < SHORTEST_LEAP)
		return 0;
	uint64_t cost = path->cost[leader][at % WINDOW];
	path_forget(path);
	path->cost[leader][(at + length) % WINDOW] = cost;
	path->cost[!leader][(at + length) % WINDOW] = cost + PRICE_CHANGE;
	path_came(path, at + length, leader, CAME_LEAP);
	path_came(path, at + length, !leader, CAME_CHANGED);
	g_array_append_val(path->leaps, at);
	return length;
}

static void path_forward(struct path *path, struct slice raw)
{
	path_forget(path);
	path->cost[0][0] = path->cost[1][0] = 0;
	for (size_t at = 0, leap; at < raw.len; at += MAX(leap, 1)) {
		path_change(path, at);
		leap = path_leap(path, raw, at);
		if (leap)
			continue;
		for (int state = 0; state < 2; state++)
			path_step(path, raw, at, state);
		path->cost[0][at % WINDOW] = path->cost[1][at % WINDOW] = UINT64_MAX / 4;
	}
	path_change(path, raw.len);
}

/* Walks the path back and appends its stretches, last first. */
static void path_back(const struct path *path, struct slice raw, const enum encoding encodings[2],
                      GArray *stretches)
{
	int state = path->cost[1][raw.len % WINDOW] < path->cost[0][raw.len % WINDOW];
	guint leaps = path->leaps->len;
	struct stretch stretch = { raw.len, encodings[state] };
	for (size_t at = raw.len; at > 0;) {
		unsigned came = path->came[at] >> (state * CAME_BITS) & CAME_MASK;
		if (came == CAME_CHANGED) {
			if (at < stretch.end)
				g_array_append_val(stretches, stretch);
			state = !state;
			stretch = (struct stretch){ at, encodings[state] };
		} else if (came == CAME_LEAP) {
			at = g_array_index(path->leaps, size_t, --leaps);
		} else {
			at -= came;
		}
	}
	g_array_append_val(stretches, stretch);
}

static void reverse(GArray *stretches)
{
	for (guint i = 0, k = stretches->len; i + 1 < k; i++) {
		struct stretch *a = &g_array_index(stretches, struct stretch, i);
		struct stretch *b = &g_array_index(stretches, struct stretch, --k);
		struct stretch hold = *a;
		*a = *b;
		*b = hold;
	}
}

GArray *guess_encodings(struct slice raw)
{
	GArray *stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
	struct stretch whole = { raw.len, ENCODING_UTF8 };
	size_t valid = utf8_valid(raw);
	if (valid == raw.len || guess_utf16(raw, &whole.encoding)) {
		g_array_append_val(stretches, whole);
		return stretches;
	}
	const enum encoding encodings[2] = { ENCODING_UTF8, guess_older(raw, valid) };
	struct path path = { .price = { prices[encodings[0]], prices[encodings[1]] },
		             .came = g_malloc0(raw.len + 1),
		             .leaps = g_array_new(FALSE, FALSE, sizeof(size_t)) };
	path_forward(&path, raw);
	path_back(&path, raw, encodings, stretches);
	reverse(stretches);
	g_free(path.came);
	g_array_free(path.leaps, TRUE);
	return stretches;
}
