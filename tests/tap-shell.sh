# shellcheck shell=sh
# TAP for shell tests: sourced, not run. `ok NAME [COMPLAINTS]` passes when
# COMPLAINTS is empty and else shows them; `plan` ends the test.
tap_count=0
tap_failed=0

ok() {
	tap_count=$((tap_count + 1))
	if [ -z "${2-}" ]; then
		echo "ok $tap_count - $1"
		return
	fi
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_count - $1"
	printf '%s\n' "$2" | sed 's/^/# /'
}

skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

plan() {
	echo "1..$tap_count"
	[ "$tap_failed" -eq 0 ]
}
