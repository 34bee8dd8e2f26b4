#!/bin/sh
# docs/code-map.md has every file, and only files that are there.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"
map=docs/code-map.md

# The paths that the map names: every `…` before the dash of an entry.
mapped() {
	# shellcheck disable=SC2016
	sed -n 's/^- \(.*\) — .*/\1/p' $map | grep -o '`[^`]*`' | tr -d '`'
}

entries=$(mapped)
folders=$(echo "$entries" | grep '/$')

missing() {
	tree_files | while read -r file; do
		echo "$entries" | grep -qxF -- "$file" && continue
		for folder in $folders; do
			case $file in "$folder"*) continue 2 ;; esac
		done
		echo "$file is not in $map: add a line that says what it is for"
	done
}

stale() {
	echo "$entries" | while read -r path; do
		[ -e "$path" ] || echo "$map names $path, which is not there"
	done
}

ok "every file is in the code map" "$(missing)"
ok "every file in the code map exists" "$(stale)"
ok "no file is in the code map twice" "$(echo "$entries" | sort | uniq -d)"
# shellcheck disable=SC2016
ok "every entry says what its file is for" "$(grep '^- ' $map | grep -v '^- `.*` — .')"
plan
