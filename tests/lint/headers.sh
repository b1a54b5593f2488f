#!/bin/sh
# Every header compiles alone, so that no file depends on the order of its includes. LINT_FLAGS, CC and JOBS
# come from run.sh.
set -eu
find src -name '*.h' | LC_ALL=C sort | xargs -P"$JOBS" -n16 sh -c '
status=0
for header; do
    # shellcheck disable=SC2086
    echo "#include \"${header#src/}\"" |
        "$CC" $LINT_FLAGS -Wall -Wextra -Werror -fsyntax-only -x c - ||
        { echo "$header does not compile alone"; status=1; }
    grep -q "^#pragma once" "$header" || { echo "$header: no #pragma once"; status=1; }
done
exit $status' sh
