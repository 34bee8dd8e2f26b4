#!/bin/sh
# The makefiles have no wildcards: what they do not list is neither built,
# installed nor in the tarball. The sample corpus is taken as a whole folder.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"

listed=$(find Makefile.am core tui tests share keymaps -name '*.am' -exec cat {} + |
	sed 's/^#.*//' | tr -s ' \t\\=' '\n')

unlisted() {
	while read -r file; do
		echo "$listed" | grep -qxF -- "$file" || echo "$file is in no .am file"
	done
}

data() {
	find keymaps share -type f ! -name '*.am' ! -name '.*' ! -path 'share/samples/*' |
		LC_ALL=C sort
}

ok "every source is listed" "$(tree_sources | unlisted)"
ok "every golden case is in the tarball" \
	"$(find tests/golden -mindepth 1 -maxdepth 1 -type d | LC_ALL=C sort | unlisted)"
ok "every table and keymap is installed" "$(data | unlisted)"
plan
