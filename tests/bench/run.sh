#!/bin/sh
# Runs every bench of a build folder, then the whole program. Nothing here asserts a time: the budgets
# are counts and ratios taken in one run, printed beside what was measured.
set -eu
build=$1
export FOYER_ASSETS="$build/assets"
for bench in "$build"/bench/bench_*; do
    echo
    echo "== $(basename "$bench")"
    "$bench"
done
echo
exec python3 tests/bench/whole.py "$build"
