/* The process ends, or the disk fails, at every single write of a sale. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fakes/fault_vfs.h"
#include "fakes/journal_kit.h"

/* What the child has been told is on disk: it writes the state after each call that returned. */
struct told {
    enum order_state state;
    char reference[JOURNAL_REFERENCE_SIZE];
};

static const enum order_state script[] = {ORDER_TAGGED, ORDER_CONFIRM_INTENT, ORDER_UNKNOWN,
                                          ORDER_CONFIRM_INTENT};

static void tell(int fd, struct told *told, enum order_state state)
{
    told->state = state;
    if (write(fd, told, sizeof(*told)) != (ssize_t)sizeof(*told))
        _exit(3);
}

/* One sale with a lost answer; returns the first failure. No assertions: it runs in a child. */
static enum rc sell(struct journal *journal, int fd)
{
    struct told told = {ORDER_NONE, ""};
    struct fault fault;
    const struct basket basket = journal_kit_basket();
    const struct order order = journal_kit_order();
    enum rc rc = journal_begin(journal, "main", told.reference, &fault);
    if (rc)
        return rc;
    tell(fd, &told, ORDER_DRAFT);
    rc = journal_held(journal, told.reference, &basket, &fault);
    if (rc)
        return rc;
    tell(fd, &told, ORDER_HELD);
    for (size_t i = 0; i < sizeof(script) / sizeof(script[0]); i++) {
        rc = journal_move(journal, told.reference, script[i], NULL, &fault);
        if (rc)
            return rc;
        tell(fd, &told, script[i]);
    }
    rc = journal_confirmed(journal, told.reference, &order, &fault);
    if (rc)
        return rc;
    tell(fd, &told, ORDER_CONFIRMED);
    rc = journal_move(journal, told.reference, ORDER_DONE, NULL, &fault);
    if (rc)
        return rc;
    tell(fd, &told, ORDER_DONE);
    return RC_OK;
}

static void child(const struct journal_kit *kit, int fd, int at)
{
    struct journal *journal = NULL;
    struct fault fault;
    const struct journal_spec spec = journal_kit_spec(kit);
    fault_vfs_install(FAULT_DIE, at);
    if (journal_open(&spec, &journal, &fault) || sell(journal, fd))
        _exit(2);
    journal_close(journal);
    _exit(0);
}

/* Runs the sale in a child that dies at write `at`; true when it came to its end. */
static bool run_until(const struct journal_kit *kit, int at, struct told *ret)
{
    int pipe_fds[2], status = 0;
    *ret = (struct told){ORDER_NONE, ""};
    CU_ASSERT_EQUAL_FATAL(pipe(pipe_fds), 0);
    fflush(NULL);
    const pid_t pid = fork();
    CU_ASSERT_TRUE_FATAL(pid >= 0);
    if (pid == 0) {
        close(pipe_fds[0]);
        child(kit, pipe_fds[1], at);
    }
    close(pipe_fds[1]);
    struct told told;
    while (read(pipe_fds[0], &told, sizeof(told)) == (ssize_t)sizeof(told))
        *ret = told;
    close(pipe_fds[0]);
    CU_ASSERT_EQUAL(waitpid(pid, &status, 0), pid);
    CU_ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFEXITED(status);
}

/* States of the script in order, to tell "this one or the next" where a state comes twice. */
static bool is_told_or_next(enum order_state told, enum order_state found)
{
    static const enum order_state way[] = {
        ORDER_NONE,    ORDER_DRAFT,          ORDER_HELD,      ORDER_TAGGED, ORDER_CONFIRM_INTENT,
        ORDER_UNKNOWN, ORDER_CONFIRM_INTENT, ORDER_CONFIRMED, ORDER_DONE};
    const size_t n = sizeof(way) / sizeof(way[0]);
    for (size_t i = 0; i < n; i++) {
        if (way[i] == told && (way[i] == found || (i + 1 < n && way[i + 1] == found)))
            return true;
    }
    return false;
}

static void look(void *ctx, const struct attempt *attempt, const struct order *order)
{
    enum order_state *state = ctx;
    *state = attempt->state;
    const bool confirmed = attempt->state == ORDER_CONFIRMED || attempt->state == ORDER_DONE;
    CU_ASSERT_EQUAL(confirmed, order != NULL);
    if (order)
        CU_ASSERT_STRING_EQUAL(order->lines[0].barcode, "00284001200017");
}

static void what_was_acknowledged_survives_death_at_every_write(void)
{
    bool ended = false;
    int at = 0;
    for (at = 1; !ended && at < 2000; at++) {
        struct journal_kit kit = {.journal = NULL};
        struct told told;
        temp_dir_make(kit.dir);
        clock_init_manual(&kit.clock, journal_kit_start_utc_ms);
        ended = run_until(&kit, at, &told);
        journal_kit_reopen(&kit);
        CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
        enum order_state found = ORDER_NONE;
        CU_ASSERT_EQUAL(journal_each(kit.journal, false, look, &found, &kit.fault), RC_OK);
        if (!is_told_or_next(told.state, found))
            printf("    write %d: told %s, found %s\n", at, order_state_name(told.state),
                   order_state_name(found));
        CU_ASSERT_TRUE(is_told_or_next(told.state, found));
        journal_kit_deinit(&kit);
    }
    CU_ASSERT_TRUE(ended);
    CU_ASSERT_TRUE(at > 30); /* the sweep met real writes */
}

/* The sale against a disk that fails at write `at`; false when none failed any more. */
static bool fails_cleanly(enum fault_kind kind, int at)
{
    struct journal_kit kit;
    int fds[2];
    journal_kit_init(&kit);
    journal_close(kit.journal);
    CU_ASSERT_EQUAL_FATAL(pipe(fds), 0);
    fault_vfs_install(kind, at);
    const struct journal_spec spec = journal_kit_spec(&kit);
    kit.journal = NULL;
    enum rc rc = journal_open(&spec, &kit.journal, &kit.fault);
    if (!rc)
        rc = sell(kit.journal, fds[1]);
    CU_ASSERT_TRUE(rc == RC_OK || rc == RC_STORE);
    if (rc && kit.journal) { /* it does not trust its disk any more */
        char ref[JOURNAL_REFERENCE_SIZE];
        CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", ref, &kit.fault), RC_STORE);
        CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_STORE);
    }
    const bool met = rc != RC_OK;
    journal_close(kit.journal);
    kit.journal = NULL;
    fault_vfs_remove();
    journal_kit_reopen(&kit); /* what is there is sound */
    CU_ASSERT_EQUAL(journal_verify(kit.journal, &kit.fault), RC_OK);
    close(fds[0]);
    close(fds[1]);
    journal_kit_deinit(&kit);
    return met;
}

static int count_writes(void)
{
    struct journal_kit kit;
    int fds[2];
    journal_kit_init(&kit);
    journal_close(kit.journal);
    kit.journal = NULL;
    CU_ASSERT_EQUAL_FATAL(pipe(fds), 0);
    fault_vfs_install(FAULT_FAIL, 0);
    const struct journal_spec spec = journal_kit_spec(&kit);
    CU_ASSERT_EQUAL(journal_open(&spec, &kit.journal, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(sell(kit.journal, fds[1]), RC_OK);
    const int n = fault_vfs_count();
    journal_close(kit.journal);
    kit.journal = NULL;
    fault_vfs_remove();
    close(fds[0]);
    close(fds[1]);
    journal_kit_deinit(&kit);
    return n;
}

static void a_failed_write_stops_the_journal_for_good(void)
{
    const int n = count_writes();
    CU_ASSERT_TRUE(n > 20);
    int met = 0;
    for (int at = 1; at <= n; at++)
        met += fails_cleanly(FAULT_FAIL, at);
    CU_ASSERT_EQUAL(met, n);
}

static void a_full_disk_stops_the_journal_for_good(void)
{
    const int n = count_writes();
    int met = 0;
    for (int at = 1; at <= n; at++)
        met += fails_cleanly(FAULT_FULL, at);
    CU_ASSERT_TRUE(met > n / 2); /* SQLite can do without some writes, such as a checkpoint's */
}

CU_TestInfo test_journal_crash[] = {
    {"what was acknowledged survives death at every write",
     what_was_acknowledged_survives_death_at_every_write},
    {"a failed write stops the journal for good", a_failed_write_stops_the_journal_for_good},
    {"a full disk stops the journal for good", a_full_disk_stops_the_journal_for_good},
    CU_TEST_INFO_NULL,
};
