#!/bin/sh
# Everything about the packages. usage: run.sh BUILD, after `make deb`; ends with "N passed, N failed".
set -u
build=$1
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for name in flags units reproducible install; do
    folder=$build
    [ "$name" != flags ] || folder=$(echo "$build"/deb/foyer-*/build)
    [ "$name" != units ] || folder=$(echo "$build"/deb/foyer-*/build)
    sh "tests/package/$name.sh" "$folder" 2>&1 | tee "$log"
    line=$(grep -Eo '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -1)
    f=${line#*, }
    passed=$((passed + ${line%% *}))
    failed=$((failed + ${f%% *}))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
