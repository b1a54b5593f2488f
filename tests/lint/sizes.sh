#!/bin/sh
# Fails on files over 350 lines and functions over 40 lines (src/STYLE.md). Prints the largest of each.
set -eu
find src tests -name '*.[ch]' | LC_ALL=C sort | xargs awk '
function check(limit, n, what, where) {
    if (n > limit) {
        print where ": " n " lines, at most " limit
        failed = 1
    }
    if (n > largest[what])
        largest[what] = n
}
FNR == 1 {
    if (file != "")
        check(350, last, "file", file)
    file = FILENAME
    start = 0
}
{ last = FNR }
# In this style a function opens with a brace of its own in the first column.
/^\{/ { start = FNR }
/^\}/ {
    if (start > 0)
        check(40, FNR - start - 1, "function", FILENAME ":" start)
    start = 0
}
END {
    check(350, last, "file", file)
    print "the longest file has " largest["file"] " lines, the longest function " largest["function"]
    exit failed
}'
