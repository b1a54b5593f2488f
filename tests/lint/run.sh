#!/bin/sh
# All static checks. usage: tests/lint/run.sh BUILD
#
# A check that finds nothing prints one line, the others what they found. Ends with "N passed, N failed",
# one per check. A checker that is not installed has failed. VERBOSE=1 tells more.
set -u
build=$1
passed=0
failed=0
CC=${CC:-cc}
LINT_FLAGS="-std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Itests $(pkg-config --cflags sdl2 fribidi libmicrohttpd inih)"
JOBS=${JOBS:-$(nproc)}
export CC LINT_FLAGS JOBS

check() {
    name=$1
    shift
    if out=$("$@" 2>&1); then
        passed=$((passed + 1))
        echo "ok      $name${out:+: $(printf '%s\n' "$out" | tail -n 1)}"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        printf '%s\n' "$out"
    fi
}

has() {
    command -v "$1" >/dev/null && return
    echo "$1 is not installed: make deps"
    return 1
}

format() {
    has clang-format-14 || return
    find src tests -name '*.[ch]' | xargs -P"$JOBS" -n40 clang-format-14 --dry-run -Werror
}

# The same finding in a header comes once per file that includes it. VERBOSE=1 tells how it comes about.
tidy() {
    has clang-tidy-14 || return
    found=$(make -f tests/lint/tidy.mk BUILD="$build" -k -j"$JOBS" -O 2>&1) && return
    printf '%s\n' "$found" | grep -aE "${VERBOSE:+|}: (error|warning): |No rule" | awk '!seen[$0]++'
    return 1
}

cppcheck_all() {
    has cppcheck || return
    cppcheck -q -j"$JOBS" --std=c11 --error-exitcode=1 --inline-suppr --enable=warning,performance,portability \
        --suppress=missingIncludeSystem -D_POSIX_C_SOURCE=200809L -Isrc -Itests src tests
}

scripts() {
    status=0
    for file in $(find tests packaging -name '*.sh'); do
        sh -n "$file" || status=1
    done
    find tests packaging -name '*.py' -exec python3 -c '
import ast, sys
for path in sys.argv[1:]:
    ast.parse(open(path, encoding="utf-8").read(), path)' {} + || status=1
    return $status
}

check "format" format
check "layers" sh tests/lint/layers.sh
check "banned functions" sh tests/lint/banned.sh
check "sizes" sh tests/lint/sizes.sh
check "headers" sh tests/lint/headers.sh
check "message catalogues" python3 tests/lint/messages.py
check "contrast" python3 tests/lint/contrast.py
check "faults" python3 tests/lint/faults.py
check "rules" python3 tests/lint/rules.py
check "scripts" scripts
check "cppcheck" cppcheck_all
check "clang-tidy" tidy
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
