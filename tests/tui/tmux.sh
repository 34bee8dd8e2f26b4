#!/bin/sh
# zhupi in a real tmux: what one sees there, resizing, and the terminal given
# back. Cell by cell it is tests/tui/pty that looks.
top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top/tests/tap-shell.sh"
ZHUPI=${ZHUPI:-$top/build/zhupi}

if ! command -v tmux >/dev/null; then
	skip "zhupi in tmux" "tmux is not installed"
	plan
	exit
fi

work=$(mktemp -d)
socket=zhupi-test-$$
export HOME="$work" XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work" XDG_STATE_HOME="$work"
export XDG_CACHE_HOME="$work" ZHUPI_TEST_FRAMES=1 ZHUPI LC_ALL=C.UTF-8
unset TMUX NO_COLOR COLORTERM

in_tmux() {
	tmux -L "$socket" -f /dev/null "$@" 2>&1
}
trap 'in_tmux kill-server >/dev/null; rm -rf "$work"' EXIT

screen() {
	in_tmux capture-pane -p
}

# A word of what zhupi tells in the title (tests/tui/pty/terminal.h).
told() {
	in_tmux display-message -p '#{pane_title}' | sed -n "s/^zhupi .*\<$1=\([0-9x]*\).*/\1/p"
}

# Asks again and again, until the command is true; false after $tries times.
tries=3000
until_true() {
	asked=0
	until "$@"; do
		asked=$((asked + 1))
		[ "$asked" -lt "$tries" ] || return 1
	done
}

is_idle() {
	[ "$(told busy)" = 0 ]
}

# Has it dealt with $1 bytes of input, or is the screen of size $1, and idle?
has_read() {
	[ "$(told bytes)" -ge "$1" ] && is_idle
}

has_size() {
	[ "$(told size)" = "$1" ] && is_idle
}

shows() {
	screen | grep -q -e "$1"
}

# Presses keys that take $1 bytes, and waits for the frame after them.
press() {
	due=$(($(told bytes) + $1))
	shift
	in_tmux send-keys "$@"
	until_true has_read "$due"
}

# Complains if what is on the screen does not match $1.
expect() {
	shows "$1" || {
		echo "\"$1\" is not on the screen:"
		screen
	}
}

in_tmux new-session -d -x 80 -y 24 \
	"sh -c '\"\$ZHUPI\" \"$top/tests/tui/pty/documents/安河市开年.md\" --sidecar \"$work/zhupi.db\"; echo left with \$?; read answer'"
ok "a document is shown" "$(until_true is_idle || screen; expect '稳中求进 向新而行')"
ok "a page down is another page" "$(
	before=$(screen)
	press 1 Space || echo 'no frame after the key'
	[ "$before" != "$(screen)" ] || echo 'the same page'
)"
ok "it follows the window's size" "$(
	in_tmux resize-window -x 120 -y 40
	until_true has_size 40x120 || told size
	expect '稳中求进 向新而行'
)"
in_tmux set-option -s set-clipboard on
ok "what is selected goes to the clipboard" "$(
	press 3 'g}S' || echo 'no frame after the keys'
	press 1 y || echo 'no frame after the key'
	shown=$(in_tmux show-buffer)
	[ "$shown" = '云岭日报记者 林小满' ] || echo "the clipboard has: $shown"
)"
ok "it is on the other screen" "$(
	[ "$(in_tmux display-message -p '#{alternate_on}')" = 1 ] || echo 'it is not'
)"
ok "it gives the terminal back" "$(
	in_tmux send-keys Q
	until_true shows 'left with'
	expect 'left with 0'
	[ "$(in_tmux display-message -p '#{alternate_on}')" = 0 ] || echo 'still on the other screen'
)"

# A text of more than 4 MB: its first sheet is read first, and what is named in it is
# found as it is looked at.
awk 'BEGIN {
	print "松垣县县长蒋维舟说，养护的钱写进了预算。\n"
	for (i = 1; i < 50000; i++)
		print "路修通了，养护是更长的考题，要把实事办到群众家门口，让老百姓得到实惠。\n"
	print "松垣县副县长顾明远说，养护站两小时内到场。"
}' >"$work/long.txt"
in_tmux respawn-pane -k "\"\$ZHUPI\" \"$work/long.txt\" --sidecar \"$work/zhupi.db\""
ok "a long text is shown, and then all of it" "$(
	until_true shows 'all of it is read' || screen
	expect '蒋维舟说'
)"
ok "what is named in it is found" "$(
	until_true is_idle
	press 1 o || echo 'no frame after the key'
	expect '蒋维舟 · 松垣县县长'
	press 3 J G O || echo 'no frame after the keys'
	expect '顾明远 · 松垣县副县长'
)"
plan
