/* Every allocation has failed at least once.
 *
 * SQLite's come out as words and nothing acknowledged is lost. The program's own and cJSON's end the
 * process on purpose (base/mem.h): then it ends by abort() and not otherwise, no tickets were shown
 * that are not in the journal, and a restart finds a sound one. The core allocates nothing.
 * FOYER_PROOF=whole tries every allocation of a whole kiosk's sale, otherwise a sample.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */ /* NOLINT(bugprone-reserved-identifier) */
#include <CUnit/CUnit.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fakes/fake_kiosk.h"
#include "fakes/journal_kit.h"
#include "model/saga.h"
#include "proof/fail_alloc.h"
#include "proof/sales_script.h"
#include "proof/torture.h"

enum { STRIDE = 23, SAMPLE = 40, SALES = 3, MOST = 100000 };

static void fail_sqlite(int at, bool for_ever)
{
    fail_alloc_at(at, for_ever);
}

static int count_sqlite(void)
{
    return (int)fail_alloc_count();
}

static bool is_whole(void)
{
    const char *proof = getenv("FOYER_PROOF");
    return proof && strcmp(proof, "whole") == 0;
}

static void torture_sqlite(void (*run)(const struct torture *))
{
    const struct torture torture = {.step = is_whole() ? 1 : STRIDE,
                                    .what = "SQLite's allocations",
                                    .fail = fail_sqlite,
                                    .count = count_sqlite};
    fail_alloc_hook_sqlite();
    fail_alloc_from(FAIL_ALLOC_SQLITE);
    run(&torture);
    fail_alloc_from(FAIL_ALLOC_OWN);
    fail_alloc_unhook_sqlite();
}

static void of_sqlite_under_the_journal(void)
{
    torture_sqlite(torture_sales);
}

static void of_sqlite_under_the_catalogue(void)
{
    torture_sqlite(torture_refresh);
}

/* What a child leaves behind: it lies in memory that both share. */
struct shared {
    struct sales_script script;
    struct clock clock;
    struct fake_kiosk kiosk;
    bool shown; /* tickets */
    long n_allocations;
};

static struct shared *shared;

static void share(void)
{
    void *page =
        mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CU_ASSERT_NOT_EQUAL_FATAL(page, MAP_FAILED);
    shared = page;
}

static void unshare(void)
{
    munmap(shared, sizeof(*shared));
    shared = NULL;
}

static void become_child(void (*child)(long at), long at)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (!freopen("/dev/null", "w", stderr))
        _exit(3);
    child(at);
    _exit(0);
}

/* True when it ended by itself. Only abort() is another way. */
static bool run_child(void (*child)(long at), long at)
{
    int status = 0;
    fflush(NULL);
    const pid_t pid = fork();
    CU_ASSERT_TRUE_FATAL(pid >= 0);
    if (pid == 0)
        become_child(child, at);
    CU_ASSERT_EQUAL(waitpid(pid, &status, 0), pid);
    const bool ended = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const bool aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    if (!ended && !aborted)
        printf("    allocation %ld: it ended with status %x\n", at, (unsigned)status);
    CU_ASSERT_TRUE(ended || aborted);
    return ended;
}

static void sell_in_child(long at)
{
    struct fault fault;
    fail_alloc_at(at, false);
    if (sales_script_run(&shared->script, &fault))
        _exit(4); /* the disk is well, and out of memory does not return */
}

static bool sales_die_at(long at)
{
    char dir[TEMP_DIR_SIZE];
    struct sales_script *script = &shared->script;
    temp_dir_make(dir);
    clock_init_manual(&shared->clock, journal_kit_start_utc_ms);
    *script = (struct sales_script){
        .spec = {.dir = dir, .kiosk_id = "FOH2", .currency = "GBP", .clock = &shared->clock},
        .clock = &shared->clock,
        .n_sales = SALES};
    const bool ended = run_child(sell_in_child, at);
    const struct sales_check check = {.spec = &script->spec,
                                      .told = script->told,
                                      .n_told = script->n_told,
                                      .next = script->next.state ? &script->next : NULL,
                                      .may_go_on = true};
    const char *wrong = sales_script_check(&check);
    if (wrong)
        printf("    allocation %ld: %s\n", at, wrong);
    CU_ASSERT_PTR_NULL(wrong);
    temp_dir_remove(dir);
    return ended;
}

static void of_the_journal_itself(void)
{
    long at = 1;
    share();
    fail_alloc_from(FAIL_ALLOC_OWN);
    while (at < MOST && !sales_die_at(at))
        at++;
    printf("    sales, own allocations: %ld, each ended the process once\n", at - 1);
    CU_ASSERT_TRUE(at > 50 && at < MOST);
    unshare();
}

static void kiosk_in_child(long at)
{
    struct fake_kiosk *kiosk = &shared->kiosk;
    fake_kiosk_init(kiosk);
    fail_alloc_hook_cjson();
    fail_alloc_at(at, false);
    reply_free(fake_kiosk_hold(kiosk, 0, 2));
    struct reply *reply = fake_kiosk_confirm(kiosk, 8300);
    shared->shown = reply && reply->order;
    reply_free(reply);
    reply_free(fake_kiosk_simple(kiosk, COMMAND_ABANDON));
    shared->n_allocations = fail_alloc_count();
}

static void newest_first(void *ctx, const struct attempt *attempt, const struct order *order)
{
    enum order_state *newest = ctx;
    (void)order;
    if (*newest == ORDER_NONE)
        *newest = attempt->state;
}

static void check_kiosk_journal(void)
{
    struct journal *journal = NULL;
    struct fault fault = {RC_OK, 0, ""};
    enum order_state newest = ORDER_NONE;
    struct clock clock;
    clock_init_manual(&clock, journal_kit_start_utc_ms);
    const struct journal_spec spec = {
        .dir = shared->kiosk.dir, .kiosk_id = "K1", .currency = "GBP", .clock = &clock};
    CU_ASSERT_EQUAL_FATAL(journal_open(&spec, &journal, &fault), RC_OK);
    CU_ASSERT_EQUAL(journal_verify(journal, &fault), RC_OK);
    CU_ASSERT_EQUAL(journal_each(journal, false, newest_first, &newest, &fault), RC_OK);
    if (shared->shown)
        CU_ASSERT_TRUE(newest == ORDER_CONFIRMED || newest == ORDER_DONE);
    journal_close(journal);
    temp_dir_remove(shared->kiosk.dir);
}

/* Returns how many runs ended early. */
static long torture_kiosk(enum fail_alloc_source source, const char *what)
{
    share();
    fail_alloc_from(source);
    CU_ASSERT_TRUE(run_child(kiosk_in_child, 0));
    CU_ASSERT_TRUE(shared->shown);
    check_kiosk_journal();
    const long n = shared->n_allocations;
    const long step = is_whole() ? 1 : n / SAMPLE + 1;
    long died = 0, runs = 0;
    for (long at = 1; at <= n; at += step, runs++) {
        shared->shown = false;
        died += !run_child(kiosk_in_child, at);
        check_kiosk_journal();
    }
    printf("    a kiosk's sale, %s: %ld, of which %ld were tried and %ld ended the process\n", what,
           n, runs, died);
    fail_alloc_from(FAIL_ALLOC_OWN);
    unshare();
    return died;
}

static void of_a_whole_kiosk(void)
{
    CU_ASSERT_TRUE(torture_kiosk(FAIL_ALLOC_OWN, "own allocations") >= SAMPLE / 2);
}

static void of_cjson_under_a_kiosk(void)
{
    CU_ASSERT_TRUE(torture_kiosk(FAIL_ALLOC_CJSON, "cJSON's allocations") >= 10);
}

static void the_core_allocates_nothing(void)
{
    struct saga saga;
    struct saga_effects effects;
    fail_alloc_from(FAIL_ALLOC_OWN);
    fail_alloc_at(1, true);
    saga_begin(&saga, (struct saga_service){false, false});
    for (int round = 0; round < 3; round++) {
        for (int event = 0; event < SAGA_EVENT_COUNT; event++)
            saga_step(&saga, (enum saga_event)event, round * INT64_C(1000), &effects);
    }
    const long n = fail_alloc_count();
    fail_alloc_at(0, false);
    CU_ASSERT_EQUAL(n, 0);
}

CU_TestInfo test_memory[] = {
    {"SQLite's allocations under the journal may fail", of_sqlite_under_the_journal},
    {"SQLite's allocations under the catalogue may fail", of_sqlite_under_the_catalogue},
    {"the journal's own end the process and leave it sound", of_the_journal_itself},
    {"those of a whole kiosk do", of_a_whole_kiosk},
    {"cJSON's under a kiosk do", of_cjson_under_a_kiosk},
    {"the core allocates nothing", the_core_allocates_nothing},
    CU_TEST_INFO_NULL,
};
