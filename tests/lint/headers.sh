#!/bin/sh
# Every header compiles alone, so that no file depends on the order of its includes.
set -eu
status=0
flags=$(pkg-config --cflags sdl2 libmicrohttpd inih 2>/dev/null || true)
for header in src/*/*.h; do
    # shellcheck disable=SC2086
    echo "#include \"${header#src/}\"" |
        ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $flags -Wall -Wextra -Werror -fsyntax-only -x c - ||
        { echo "$header does not compile alone"; status=1; }
    grep -q '^#pragma once' "$header" || { echo "$header: no #pragma once"; status=1; }
done
exit $status
