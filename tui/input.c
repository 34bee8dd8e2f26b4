/* A decoder of terminal input: ESC [ parameters final, ESC O final, ESC and a
 * character for Alt, UTF-8, and what terminfo says of this terminal. */
#include "tui/input.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/safe.h"

/* Last: it defines common words as macros (lines, columns, buttons). */
#include <term.h>

enum { ESC = 0x1b, MAX_PARAMETERS = 8, MAX_SEQUENCE = 64 };

struct sequence {
	const char *text;
	enum keysym sym;
};

struct input {
	GByteArray *bytes;
	GArray *sequences; /* struct sequence, of terminfo; strings are its own */
	bool pasting;
	bool reported;
	int row, col;
};

/* Keys that a terminal may send in a way of its own. */
static const struct {
	const char *capability;
	enum keysym sym;
} capabilities[] = {
	{ "kcuu1", KEYSYM_UP },     { "kcud1", KEYSYM_DOWN },    { "kcub1", KEYSYM_LEFT },
	{ "kcuf1", KEYSYM_RIGHT },  { "khome", KEYSYM_HOME },    { "kend", KEYSYM_END },
	{ "kpp", KEYSYM_PAGE_UP },  { "knp", KEYSYM_PAGE_DOWN }, { "kich1", KEYSYM_INSERT },
	{ "kdch1", KEYSYM_DELETE }, { "kbs", KEYSYM_BACKSPACE }, { "kf1", KEYSYM_F1 },
	{ "kf2", KEYSYM_F1 + 1 },   { "kf3", KEYSYM_F1 + 2 },    { "kf4", KEYSYM_F1 + 3 },
	{ "kf5", KEYSYM_F1 + 4 },   { "kf6", KEYSYM_F1 + 5 },    { "kf7", KEYSYM_F1 + 6 },
	{ "kf8", KEYSYM_F1 + 7 },   { "kf9", KEYSYM_F1 + 8 },    { "kf10", KEYSYM_F1 + 9 },
	{ "kf11", KEYSYM_F1 + 10 }, { "kf12", KEYSYM_F12 },
};

/* ESC [ … LETTER and ESC O LETTER. */
static const struct {
	char final;
	enum keysym sym;
} finals[] = {
	{ 'A', KEYSYM_UP },        { 'B', KEYSYM_DOWN },   { 'C', KEYSYM_RIGHT },
	{ 'D', KEYSYM_LEFT },      { 'F', KEYSYM_END },    { 'H', KEYSYM_HOME },
	{ 'P', KEYSYM_F1 },        { 'Q', KEYSYM_F1 + 1 }, { 'R', KEYSYM_F1 + 2 },
	{ 'S', KEYSYM_F1 + 3 },    { 'M', KEYSYM_ENTER },  { 'I', KEYSYM_FOCUS_IN },
	{ 'O', KEYSYM_FOCUS_OUT },
};

/* ESC [ NUMBER ~ */
static const struct {
	int number;
	enum keysym sym;
} tildes[] = {
	{ 1, KEYSYM_HOME },        { 2, KEYSYM_INSERT },  { 3, KEYSYM_DELETE },
	{ 4, KEYSYM_END },         { 5, KEYSYM_PAGE_UP }, { 6, KEYSYM_PAGE_DOWN },
	{ 7, KEYSYM_HOME },        { 8, KEYSYM_END },     { 11, KEYSYM_F1 },
	{ 12, KEYSYM_F1 + 1 },     { 13, KEYSYM_F1 + 2 }, { 14, KEYSYM_F1 + 3 },
	{ 15, KEYSYM_F1 + 4 },     { 17, KEYSYM_F1 + 5 }, { 18, KEYSYM_F1 + 6 },
	{ 19, KEYSYM_F1 + 7 },     { 20, KEYSYM_F1 + 8 }, { 21, KEYSYM_F1 + 9 },
	{ 23, KEYSYM_F1 + 10 },    { 24, KEYSYM_F12 },    { 200, KEYSYM_PASTE_START },
	{ 201, KEYSYM_PASTE_END },
};

struct input *input_new(void)
{
	struct input *input = g_new0(struct input, 1);
	input->bytes = g_byte_array_new();
	input->sequences = g_array_new(FALSE, FALSE, sizeof(struct sequence));
	for (size_t i = 0; cur_term && i < G_N_ELEMENTS(capabilities); i++) {
		const char *text = tigetstr(capabilities[i].capability);
		if (!text || text == (char *)-1 || text[0] != ESC)
			continue;
		struct sequence sequence = { text, capabilities[i].sym };
		g_array_append_val(input->sequences, sequence);
	}
	return input;
}

void input_free(struct input *input)
{
	if (!input)
		return;
	g_byte_array_unref(input->bytes);
	g_array_unref(input->sequences);
	g_free(input);
}

void input_feed(struct input *input, const char *bytes, size_t len)
{
	g_byte_array_append(input->bytes, (const guint8 *)bytes, (guint)len);
}

size_t input_pending(const struct input *input)
{
	return input->bytes->len;
}

bool input_report(struct input *input, int *row, int *col)
{
	bool reported = input->reported;
	*row = input->row;
	*col = input->col;
	input->reported = false;
	return reported;
}

/* What a try to read a key found: how many bytes it took; 0 where more must
 * come first. */
struct control {
	int parameters[MAX_PARAMETERS];
	int n;
	char prefix; /* '<' of a mouse report, '?' of answers; else 0 */
	char final;
};

/* ESC [ or ESC O with what follows. */
static size_t read_control(const guint8 *bytes, size_t len, struct control *control)
{
	size_t i = 2;
	if (i < len && bytes[i] >= '<' && bytes[i] <= '?')
		control->prefix = (char)bytes[i++];
	for (; i < len && i < MAX_SEQUENCE; i++) {
		if (g_ascii_isdigit((char)bytes[i]) && control->n < MAX_PARAMETERS) {
			int *parameter = &control->parameters[control->n];
			*parameter = MIN(*parameter, 100000) * 10 + (bytes[i] - '0');
		} else if (bytes[i] == ';' && control->n < MAX_PARAMETERS - 1) {
			control->n++;
		} else if (bytes[i] >= 0x40 && bytes[i] <= 0x7e) {
			control->final = (char)bytes[i];
			control->n++;
			return i + 1;
		}
	}
	return i >= MAX_SEQUENCE ? i : 0;
}

/* xterm's second parameter: 1 + the sum of Shift 1, Alt 2, Ctrl 4. */
static unsigned read_mods(const struct control *control)
{
	int parameter = control->n > 1 ? control->parameters[1] : 1;
	return parameter > 1 ? (unsigned)(parameter - 1) & (MOD_SHIFT | MOD_ALT | MOD_CTRL) : 0;
}

/* SGR mouse: ESC [ < buttons ; column ; row, then M pressed or m let go. */
static void read_mouse(const struct control *control, struct key_event *key)
{
	int code = control->parameters[0];
	key->sym = KEYSYM_MOUSE;
	key->button = (code & 3) + 1;
	key->mouse = control->final == 'm' ? MOUSE_RELEASE : code & 32 ? MOUSE_DRAG : MOUSE_PRESS;
	if (code & 64)
		key->mouse = code & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
	key->mods = (unsigned)((code & 4) / 4 * MOD_SHIFT | (code & 8) / 8 * MOD_ALT |
	                       (code & 16) / 16 * MOD_CTRL);
	key->col = control->parameters[1] - 1;
	key->row = control->parameters[2] - 1;
}

static void read_tilde(const struct control *control, struct key_event *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tildes); i++)
		if (tildes[i].number == control->parameters[0])
			key->sym = tildes[i].sym;
	key->mods = read_mods(control);
}

static void read_final(const struct control *control, struct key_event *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(finals); i++)
		if (finals[i].final == control->final)
			key->sym = finals[i].sym;
	key->mods = read_mods(control);
	if (control->final == 'Z') {
		key->sym = KEYSYM_TAB;
		key->mods = MOD_SHIFT;
	}
}

static void read_controlled(struct input *input, const struct control *control,
                            struct key_event *key)
{
	if (control->prefix == '<') {
		read_mouse(control, key);
	} else if (control->prefix) {
		return;
	} else if (control->final == 'R' && control->n == 2) {
		input->reported = true;
		input->row = control->parameters[0] - 1;
		input->col = control->parameters[1] - 1;
	} else if (control->final == '~') {
		read_tilde(control, key);
	} else {
		read_final(control, key);
	}
	if (key->sym == KEYSYM_PASTE_START || key->sym == KEYSYM_PASTE_END)
		input->pasting = key->sym == KEYSYM_PASTE_START;
}

/* Bytes below the blank, and DEL. */
static void read_plain_control(const struct input *input, guint8 byte, struct key_event *key)
{
	static const struct {
		guint8 byte;
		enum keysym sym;
	} named[] = { { '\r', KEYSYM_ENTER },
		      { '\t', KEYSYM_TAB },
		      { 0x7f, KEYSYM_BACKSPACE },
		      { 0x08, KEYSYM_BACKSPACE },
		      { ESC, KEYSYM_ESCAPE } };
	for (size_t i = 0; i < G_N_ELEMENTS(named); i++)
		if (named[i].byte == byte)
			key->sym = named[i].sym;
	if (input->pasting && (byte == '\r' || byte == '\n' || byte == '\t')) {
		key->sym = KEYSYM_CHARACTER;
		key->codepoint = byte == '\t' ? '\t' : '\n';
	} else if (key->sym == KEYSYM_NONE) {
		key->sym = KEYSYM_CHARACTER;
		key->mods = MOD_CTRL;
		key->codepoint = byte == 0 ? ' ' : byte < 0x1b ? byte + 0x60u : byte + 0x40u;
	}
}

/* A character, which may not be all there yet. */
static size_t read_character(const guint8 *bytes, size_t len, struct key_event *key)
{
	static const guint8 firsts[] = { 0xc2, 0xe0, 0xf0 };
	size_t want = 1, took;
	for (size_t i = 0; i < G_N_ELEMENTS(firsts); i++)
		want += bytes[0] >= firsts[i];
	if (len < want)
		return 0;
	int32_t codepoint = text_codepoint((struct slice){ (const char *)bytes, len }, 0, &took);
	if (codepoint >= 0) {
		key->sym = KEYSYM_CHARACTER;
		key->codepoint = (uint32_t)codepoint;
	}
	return took;
}

static size_t read_sequence(const struct input *input, struct key_event *key)
{
	for (guint i = 0; i < input->sequences->len; i++) {
		const struct sequence *s = &g_array_index(input->sequences, struct sequence, i);
		size_t len = strlen(s->text);
		if (input->bytes->len >= len && memcmp(input->bytes->data, s->text, len) == 0) {
			key->sym = s->sym;
			return len;
		}
	}
	return 0;
}

static size_t read_plain(const struct input *input, const guint8 *bytes, size_t len,
                         struct key_event *key)
{
	if (bytes[0] >= 0x20 && bytes[0] != 0x7f)
		return read_character(bytes, len, key);
	read_plain_control(input, bytes[0], key);
	return 1;
}

static size_t read_escape(struct input *input, bool waited, struct key_event *key)
{
	const guint8 *bytes = input->bytes->data;
	size_t len = input->bytes->len, took = read_sequence(input, key);
	if (took)
		return took;
	if (len > 1 && (bytes[1] == '[' || (bytes[1] == 'O' && len > 2))) {
		struct control control = { 0 };
		took = read_control(bytes, len, &control);
		if (took)
			read_controlled(input, &control, key);
	} else if (len > 1 && bytes[1] != ESC && bytes[1] != 'O') {
		took = read_plain(input, bytes + 1, len - 1, key);
		key->mods |= MOD_ALT;
		took += took > 0;
	} else if (len > 1 && bytes[1] == ESC) {
		waited = true;
	}
	if (took || !waited)
		return took;
	*key = (struct key_event){ .sym = KEYSYM_ESCAPE };
	return 1;
}

/* What is pasted is text: a control in it, such as Ctrl-G or Escape, is no key. */
static bool is_key(const struct key_event *key, bool pasted)
{
	bool fits = key_is_text(key) || key->sym == KEYSYM_PASTE_END;
	return key->sym != KEYSYM_NONE && (fits || !pasted);
}

bool input_next(struct input *input, bool waited, struct key_event *key)
{
	while (input->bytes->len > 0) {
		bool pasted = input->pasting;
		*key = (struct key_event){ 0 };
		size_t took = input->bytes->data[0] == ESC ? read_escape(input, waited, key)
		                                           : read_plain(input, input->bytes->data,
		                                                        input->bytes->len, key);
		if (took == 0 && waited)
			took = 1; /* the rest of a character that never came */
		if (took == 0)
			return false;
		g_byte_array_remove_range(input->bytes, 0, (guint)took);
		if (is_key(key, pasted))
			return true;
	}
	return false;
}
