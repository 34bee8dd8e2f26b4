#!/bin/sh
# One way down, never up: tui → flow → store → know → text → base.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"

# Every "file included" pair of quoted includes.
includes() {
	find core tui -name '*.[ch]' -exec grep -H '^#include "' {} + |
		sed 's/^\([^:]*\):#include "\(.*\)".*/\1 \2/'
}

upward() {
	includes | awk '
		BEGIN { split("core/base core/text core/know core/store core/flow tui", order, " ")
			for (i in order) layer[order[i]] = i }
		function folder(path) { return match(path, "^(core/[a-z]+|tui)/") ? substr(path, 1, RLENGTH - 1) : "" }
		layer[folder($2)] > layer[folder($1)] { print $1 " includes " $2 ", which is above it" }'
}

unrooted() {
	includes | awk '$2 !~ "^(core|tui)/" { print $1 " includes " $2 "; write its path from the top" }'
}

# core/ is a library without a terminal.
terminal() {
	grep -rnE '#include <(curses|ncurses|term|termios)[a-z_/]*\.h>|[^a-z_>.](printf|puts|exit) *\(' \
		core --include='*.[ch]'
}

ok "no layer includes one above it" "$(upward)"
ok "includes are written from the top of the tree" "$(unrooted)"
ok "core neither draws, prints nor exits" "$(terminal)"
plan
