#!/bin/sh
# Knowledge of the language stands in tables: no word of Chinese is written in the C of core
# and tui, but in comments and in the files named here. Nor is a word written by its code
# points, but where all ideographs are told from other characters.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"

# Which word a value for the screen; read the signs of a date, or ask for a name that a table
# gives (全国, 个).
know='explain|time-words|name-run|figure-row|indicator-right|entity-own|entity-place|character'
# Read the signs of dates and pages; ask for a character before patterns that need it are
# tried on every line; tell traditional from simplified characters.
text='dates|jumps|lines|rejoin|plain-script'
# What a character of a number is worth.
base='han-number'
# Show the program's name, the text before the first heading, and a command's example.
tui='status|panel-outline|verb-[a-z]*'

sources() {
	find core tui -name '*.[ch]' | LC_ALL=C sort
}

words_in_c() {
	han=$(printf '\344-\351') # first bytes of Chinese characters
	sources | LC_ALL=C xargs grep -nE "[\"'][^\"']*[$han][^\"']*[\"']" |
		LC_ALL=C grep -vE ':[0-9]+:[[:space:]]*(/\*| \*|\*)' |
		LC_ALL=C sed 's,/\*.*,,' | LC_ALL=C grep "[$han]" |
		LC_ALL=C grep -vE "^(core/know/($know)|core/text/($text)|core/base/($base)|tui/($tui))\.[ch]:"
}

code_points_in_c() {
	find core/know core/text core/flow core/store -name '*.[ch]' | LC_ALL=C sort | xargs grep -nwE '0x[4-9][0-9A-Fa-f]{3}' |
		grep -vE '^core/(know/(character|glyphs|name-model|sentence)|text/(glyph|pairs|pattern-guard))\.[ch]:'
}

ok "no word is written by its code points" "$(code_points_in_c)"
ok "what is known of words is in share/lexicon" "$(words_in_c)"
plan
