#!/bin/sh
# What a reader of the source may count on. A file over 600 lines is named,
# not failed: it is asking to be two.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"

long_files() {
	tree_sources | xargs wc -l | awk '$1 > 600 && $2 != "total" { print "# " $2 " has " $1 " lines" }'
}

unopened() {
	tree_sources | while read -r file; do
		head -n 1 "$file" | grep -q '^/\* .' ||
			echo "$file does not open by saying what it is for"
	done
}

long_files
ok "nothing is left to do in the source" "$(tree_grep 'TO''DO|FIX''ME|X''XX')"
ok "every source opens by saying what it is for" "$(unopened)"
ok "no line ends in blank space" "$(tree_grep '[ 	]+$')"
plan
