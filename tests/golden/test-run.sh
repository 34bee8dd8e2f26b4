#!/bin/sh
# The runner of golden cases: what is expected is not overwritten by nothing.
top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
. "$top/tests/tap-shell.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/tests/golden/case"
cp "$top/tests/tap-shell.sh" "$work/tests"
cp "$top/tests/golden/run" "$work/tests/golden"
echo "--version" >"$work/tests/golden/case/args"
echo "as it was" >"$work/tests/golden/case/expected"

cd "$work" || exit 1
srcdir=$work ZHUPI=./nothing tests/golden/run --update case 2>complaint
status=$?
ok "a program that is not there is refused" "$(
	[ $status -eq 2 ] || echo "exit code $status"
	grep -q nothing complaint || cat complaint
	grep -vx "as it was" tests/golden/case/expected
)"

printf '#!/bin/sh\necho "$@"\n' >here
chmod +x here
srcdir=$work ZHUPI=./here tests/golden/run --update case
ok "a program may be named from here" "$(grep -vx -- --version tests/golden/case/expected)"
plan
