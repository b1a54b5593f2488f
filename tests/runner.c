/* Runs the suites of this program: all of them, or those named on the command line, in that order.
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

static void on_start(CU_pTest test, CU_pSuite suite)
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

static void on_complete(CU_pTest test, CU_pSuite suite, CU_pFailureRecord failure)
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

static void add_named(const char *name)
{
    for (const struct suite *s = suites; s->name; s++) {
        if (strcmp(s->name, name) == 0) {
            add_suite(s);
            return;
        }
    }
    fprintf(stderr, "there is no suite %s\n", name);
    exit(EXIT_FAILURE);
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    for (int i = 1; i < argc; i++)
        add_named(argv[i]);
    for (const struct suite *s = suites; argc < 2 && s->name; s++)
        add_suite(s);
    CU_set_test_start_handler(on_start);
    CU_set_test_complete_handler(on_complete);
    CU_run_all_tests();
    CU_cleanup_registry();
    printf("%u passed, %u failed\n", n_passed, n_failed);
    return n_failed > 0 || n_passed == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
