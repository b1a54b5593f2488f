/* Runner: what the generated table of suites and runner.c share. */
#pragma once

#include <CUnit/CUnit.h>

struct suite {
    const char *name;
    CU_TestInfo *tests; /* ends with CU_TEST_INFO_NULL */
};

extern const struct suite suites[]; /* ends with a NULL name */
