#!/bin/sh
# Prints the C table of test suites of a folder: every test_<name>.c exports CU_TestInfo test_<name>[].
set -eu
echo '#include "runner.h"'
for file in "$1"/test_*.c; do
    name=$(basename "$file" .c)
    echo "extern CU_TestInfo $name[];"
done
echo 'const struct suite suites[] = {'
for file in "$1"/test_*.c; do
    name=$(basename "$file" .c)
    echo "    {\"${name#test_}\", $name},"
done
echo '    {NULL, NULL},'
echo '};'
