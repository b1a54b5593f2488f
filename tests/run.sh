#!/bin/sh
# Runs every test against the programs in a build folder, each suite in a process of its own, and
# ends with one line "N passed, N failed".
set -u
build=$1
passed=0
failed=0
kinds="unit sandbox proof"
sanitized=yes
case $build in
*/asan) export FOYER_IMAGES=300 ;;    # the same power cuts again would find nothing new
*/tsan) kinds="unit sandbox" ;; # the proofs have one thread
*) sanitized= ;;
esac
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1}" LSAN_OPTIONS="suppressions=tests/support/lsan.supp:print_suppressions=0"
export TSAN_OPTIONS="${TSAN_OPTIONS:-halt_on_error=1 suppressions=tests/support/tsan.supp}"
export FOYER_ASSETS="$build/assets"

# Runs one program; adds its last "N passed, N failed"; a program without that line has failed.
run() {
    name=$1
    shift
    "$@" >"$log" 2>&1
    status=$?
    line=$(grep -Eo '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -1)
    if [ -z "$line" ]; then
        echo "FAILED $name: it ended with status $status and no count"
        tail -25 "$log"
        failed=$((failed + 1))
        return
    fi
    p=${line%% *}
    f=${line#*, }
    f=${f%% *}
    passed=$((passed + p))
    failed=$((failed + f))
    if [ "$status" -ne 0 ] || [ "$f" -ne 0 ]; then
        echo "$name: $line (status $status)"
        tail -60 "$log"
        [ "$f" -ne 0 ] || failed=$((failed + 1))
    else
        echo "ok $name: $p"
    fi
}

for kind in $kinds; do
    for file in tests/$kind/test_*.c; do
        suite=$(basename "$file" .c)
        suite=${suite#test_}
        run "$kind/$suite" "$build/$kind-tests" "$suite"
    done
done
# A preloaded shim and a sanitizer's runtime each want to come first.
[ -n "$sanitized" ] || run "proof/simulator" "$build/foyer-sim" --sessions 10000
[ -n "$sanitized" ] || run "proof/kill_sweep" python3 tests/proof/kill_sweep.py "$build"
run "ui scripts" sh tests/ui/run.sh "$build"
# Under a sanitizer whole programs play what takes them through every part once; the other scripts
# ask about rules and figures, which the plain build answers.
e2e=$(ls tests/e2e/test_*.py)
[ -z "$sanitized" ] || e2e=$(for name in foreign offline plug sales; do echo tests/e2e/test_$name.py; done)
for file in $e2e; do
    run "e2e/$(basename "$file" .py)" python3 "$file" "$build"
done
for name in flags units; do
    [ -n "$sanitized" ] || run "package/$name" sh tests/package/$name.sh "$build"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
