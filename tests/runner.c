/* Runs the suites of this program: all of them, or those named on the command line.
 *
 * A test without an assertion fails, a run without a test fails. The last line is
 * "N passed, N failed".
 */
#include "runner.h"

#include <CUnit/Automated.h>
#include <CUnit/Basic.h>
#include <CUnit/TestRun.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned n_passed, n_failed, asserts_before;

static void on_start(const CU_pTest test, const CU_pSuite suite)
{
    (void)test;
    (void)suite;
    asserts_before = CU_get_number_of_asserts();
}

static void print_failures(const CU_FailureRecord *record)
{
    for (; record; record = record->pNext)
        printf("    %s:%u: %s\n", record->strFileName, record->uiLineNumber, record->strCondition);
}

static void on_complete(const CU_pTest test, const CU_pSuite suite, const CU_pFailureRecord failure)
{
    const bool silent = CU_get_number_of_asserts() == asserts_before;
    if (!failure && !silent) {
        n_passed++;
        return;
    }
    n_failed++;
    printf("FAILED %s: %s\n", suite->pName, test->pName);
    if (silent)
        puts("    it asserted nothing");
    print_failures(failure);
}

static bool is_wanted(const char *name, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], name) == 0)
            return true;
    }
    return argc < 2;
}

static void add_suite(const struct suite *suite)
{
    CU_pSuite added = CU_add_suite(suite->name, NULL, NULL);
    for (const CU_TestInfo *t = suite->tests; t->pName; t++) {
        if (!CU_add_test(added, t->pName, t->pTestFunc)) {
            fprintf(stderr, "%s: %s: %s\n", suite->name, t->pName, CU_get_error_msg());
            exit(EXIT_FAILURE);
        }
    }
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    for (const struct suite *s = suites; s->name; s++) {
        if (is_wanted(s->name, argc, argv))
            add_suite(s);
    }
    CU_set_test_start_handler(on_start);
    CU_set_test_complete_handler(on_complete);
    CU_run_all_tests();
    CU_cleanup_registry();
    printf("%u passed, %u failed\n", n_passed, n_failed);
    return n_failed > 0 || n_passed == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
