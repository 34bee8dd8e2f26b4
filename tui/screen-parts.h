/* What the files of the screen share; for these only. */
#ifndef ZHUPI_TUI_SCREEN_PARTS_H
#define ZHUPI_TUI_SCREEN_PARTS_H

#include <termios.h>

#include "tui/screen.h"

struct screen {
	int in, out;
	bool leaving, stuck;  /* stuck: it takes nothing, and nothing more is sent */
	struct termios found; /* as the terminal was before */
	int colours;
	bool wraps_at_end; /* writing the last cell would scroll */
	struct grid *shown;
	bool known; /* shown is what the terminal shows */
	GString *buffer;
	int row, col; /* the cursor; row -1: not known */
	struct look look;
};

/* What is sent is gathered in one buffer and flushed in one go, so that a frame never shows
 * half. */
void screen_send(struct screen *screen, const char *text);

/* A capability of terminfo; its delays ($<5>) are for terminals of paper. */
void screen_send_capability(struct screen *screen, const char *capability);
void screen_flush(struct screen *screen);

#endif
