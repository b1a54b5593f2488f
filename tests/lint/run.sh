#!/bin/sh
# All static checks. usage: tests/lint/run.sh [BUILD]; runs every check and fails if one did.
set -u
status=0
step() {
    name=$1
    shift
    if out=$("$@" 2>&1); then
        printf 'ok    %s%s\n' "$name" "${out:+: $(echo "$out" | tail -n 1)}"
    else
        printf 'FAIL  %s\n%s\n' "$name" "$out"
        status=1
    fi
}
sources=$(find src tests -name '*.[ch]')
flags="-std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Itests $(pkg-config --cflags sdl2 libmicrohttpd inih 2>/dev/null)"
tidy='-*,bugprone-*,clang-analyzer-*,misc-*,performance-*,readability-*'
tidy="$tidy,-clang-analyzer-security.insecureAPI.*,-clang-analyzer-valist.Uninitialized"
tidy="$tidy,-readability-identifier-length,-readability-magic-numbers,-readability-isolate-declaration"
tidy="$tidy,-readability-braces-around-statements,-readability-function-cognitive-complexity"
tidy="$tidy,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions"
tidy="$tidy,-bugprone-implicit-widening-of-multiplication-result,-misc-no-recursion"
tidy="$tidy,-readability-uppercase-literal-suffix,-readability-avoid-nested-conditional-operator"
tidy="$tidy,-misc-include-cleaner,-readability-isolate-declaration,-performance-no-int-to-ptr"

# shellcheck disable=SC2086
step "format" clang-format-14 --dry-run -Werror $sources
step "layers" sh tests/lint/layers.sh
step "banned functions" sh tests/lint/banned.sh
step "sizes" sh tests/lint/sizes.sh
step "headers" sh tests/lint/headers.sh
step "message catalogues" python3 tests/lint/messages.py
step "contrast" python3 tests/lint/contrast.py
if command -v cppcheck >/dev/null; then
    step "cppcheck" cppcheck -q --std=c11 --error-exitcode=1 --inline-suppr \
        --enable=warning,performance,portability --suppress=missingIncludeSystem -Isrc src
else
    echo "skip  cppcheck is not installed"
fi
if command -v clang-tidy-14 >/dev/null || command -v clang-tidy >/dev/null; then
    tool=$(command -v clang-tidy-14 || command -v clang-tidy)
    # shellcheck disable=SC2086
    step "clang-tidy" "$tool" -quiet -warnings-as-errors='*' -checks="$tidy" \
        $(find src -name '*.c') -- $flags
else
    echo "skip  clang-tidy is not installed"
fi
exit $status
