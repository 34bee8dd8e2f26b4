#!/bin/sh
# Knowledge of the language stands in tables: no word of Chinese is written in the C of
# core/know, but in comments and in the files named here, which word a value for the screen,
# read the signs of a date, or ask for a name that a table gives (全国, 个). Nor is a word
# written by its code points, but where all ideographs are told from other characters.
. "${srcdir:-$(dirname "$0")/../..}/tests/house/tree.sh"

words_in_c() {
	han=$(printf '\344-\351') # first bytes of Chinese characters
	find core/know -name '*.[ch]' | LC_ALL=C sort | LC_ALL=C xargs grep -nE "\"[^\"]*[$han][^\"]*\"" |
		LC_ALL=C grep -vE ':[0-9]+:[[:space:]]*(/\*| \*|\*)' |
		LC_ALL=C grep -vE '^core/know/(explain|years|name-run|figure|indicator-right|entity-own|entity-place|character)\.[ch]:'
}

code_points_in_c() {
	find core/know -name '*.[ch]' | LC_ALL=C sort | xargs grep -nwE '0x[4-9][0-9A-Fa-f]{3}' |
		grep -vE '^core/know/(character|glyphs|name-model|sentence)\.[ch]:'
}

ok "no word is written by its code points" "$(code_points_in_c)"
ok "what is known of words is in share/lexicon" "$(words_in_c)"
plan
