#!/bin/sh
# Fails on files over 400 lines and functions over 60 lines; names those over 350 and 40 as advice.
set -eu
awk '
function report(limit, aim, n, what) {
    if (n > limit) {
        print what ": " n " lines, at most " limit
        failed = 1
    } else if (n > aim) {
        advice++
        if (verbose != "")
            print what ": " n " lines, aim for " aim " (advice)"
    }
}
FNR == 1 {
    if (file != "")
        report(400, 350, last, file)
    file = FILENAME
    start = 0
}
{ last = FNR }
# In this style a function opens with a brace of its own in the first column.
/^\{/ { start = FNR }
/^\}/ {
    if (start > 0)
        report(60, 40, FNR - start - 1, FILENAME ":" start)
    start = 0
}
END {
    report(400, 350, last, file)
    if (advice > 0)
        print advice " files or functions are longer than the aim (350 and 40 lines); VERBOSE=1 names them"
    exit failed
}' verbose="${VERBOSE:-}" $(find src tests -name '*.[ch]' | sort)
