#!/bin/sh
# docs/sidecar.md promises that annotations can be read without zhupi: it names
# each table of the schema, and each column of the view that people read.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"

schema=share/schema/sidecar.sql
doc=docs/sidecar.md

tables() {
	sed -n 's/^CREATE TABLE \([a-z_]*\) .*/\1/p' share/schema/sidecar*.sql
}

# The last word of each line of the view's list of columns.
columns() {
	sed -n '/^CREATE VIEW annotations/,/^FROM annotation$/p' "$schema" |
		sed -n 's/^\t\(.*[ .]\)\{0,1\}\([a-z_]*\),\{0,1\}$/\2/p' | grep .
}

unnamed() {
	while read -r name; do
		grep -q "\`$name\`" "$doc" || echo "docs/sidecar.md does not tell of $name"
	done
}

ok "every table is told of" "$(tables | unnamed)"
ok "every column of the view is told of" "$(columns | unnamed)"
plan
