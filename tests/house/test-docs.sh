#!/bin/sh
# The documents keep what they promise: links lead somewhere, the manual knows
# every verb and every exit code.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"
manual=share/man/zhupi.1
zhupi=${ZHUPI:-./build/zhupi}

# "file target" of each relative link in README.md and docs.
links() {
	grep -Ho '](\([^):#]*\)[^):]*)' README.md docs/*.md | sed 's/^\([^:]*\):](\([^)#]*\).*/\1 \2/'
}

dead_links() {
	links | while read -r file target; do
		[ -e "$(dirname "$file")/$target" ] || echo "$file links to $target, which is not there"
	done
}

verbs() {
	"$zhupi" --help | sed -n 's/^  \([a-z][a-z-]*\)  *[A-Z].*/\1/p'
}

unknown_verbs() {
	verbs | while read -r verb; do
		grep -q "^\.It Cm $verb\b" $manual || echo "$manual does not tell of the verb $verb"
	done
}

unknown_codes() {
	sed -n 's/.*ZHUPI_ERROR_[A-Z_]* = \([0-9]*\).*/\1/p' core/base/error.h | while read -r code; do
		grep -q "^\.It $code$" $manual || echo "$manual does not tell of exit code $code"
	done
}

ok "links lead somewhere" "$(dead_links)"
ok "the manual tells of every verb" "$(unknown_verbs)"
ok "the manual tells of every exit code" "$(unknown_codes)"
plan
