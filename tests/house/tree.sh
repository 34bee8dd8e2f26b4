# shellcheck shell=sh
# The repository as the house tests see it: sourced, not run. Lists written
# files only, so that it also holds in a tree that was built in place.
cd "${srcdir:-$(dirname "$0")/../..}" || exit 99
. ./tests/tap-shell.sh

# Files of code and of data, sorted by bytes. The makefile's lists are left
# out, and so are the tests' fixtures without a name that says they are code.
tree_files() {
	{
		find core tui tests -type f \( -name '*.[chl]' -o -name '*.sh' -o -name '*.py' \
			-o -name '*.txt' -o -name '*.md' \)
		find keymaps share -type f ! -name '*.am' ! -name '.*'
	} | LC_ALL=C sort
}

tree_sources() {
	find core tui tests -name '*.[ch]' | LC_ALL=C sort
}

# A pattern looked for in every source.
tree_grep() {
	tree_sources | xargs grep -nE -e "$1"
}
