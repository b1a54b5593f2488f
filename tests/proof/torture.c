#include "proof/torture.h"

#include <CUnit/CUnit.h>
#include <stdio.h>

#include "base/log.h"
#include "fakes/journal_kit.h"
#include "proof/crash_images.h"
#include "proof/memory_vfs.h"
#include "proof/refresh_script.h"
#include "proof/sales_script.h"

enum { SALES = 3, CALLS_MAX = 100000 };

struct tally {
    int runs, met, wrong;
    char first_wrong[256];
};

static void note(struct tally *tally, int at, bool for_ever, const char *wrong)
{
    if (wrong && tally->wrong++ == 0)
        snprintf(tally->first_wrong, sizeof(tally->first_wrong), "call %d%s: %s", at,
                 for_ever ? " and all after it" : "", wrong);
}

static void report(const struct torture *t, const char *of, const struct tally *tally)
{
    printf("    %s, %s: %d runs, %d of them ended with the failure, %d wrong%s%s\n", of, t->what,
           tally->runs, tally->met, tally->wrong, tally->wrong ? ": " : "", tally->first_wrong);
    CU_ASSERT_EQUAL(tally->wrong, 0);
    CU_ASSERT_TRUE(tally->runs > 50);
    CU_ASSERT_TRUE(tally->met > tally->runs / 4);
}

static const char *unfit(enum rc rc)
{
    return rc == RC_OK || rc == RC_STORE ? NULL : rc_text(rc);
}

/* One run with the call failing; false when the script has fewer calls. */
static bool sales_once(const struct torture *t, const char *dir, int at, bool for_ever,
                       struct tally *tally)
{
    struct clock clock;
    struct fault fault;
    struct disk_trace trace = {.ops = NULL};
    static struct sales_script script;
    clock_init_manual(&clock, journal_kit_start_utc_ms);
    script = (struct sales_script){
        .spec = {.dir = dir, .kiosk_id = "FOH2", .currency = "GBP", .clock = &clock},
        .clock = &clock,
        .n_sales = SALES};
    memory_vfs_install();
    memory_vfs_record(&trace);
    t->fail(at, for_ever);
    const enum rc rc = sales_script_run(&script, &fault);
    const bool reached = t->count() >= at;
    t->fail(0, false);
    memory_vfs_record(NULL);
    if (t->loses_unsynced)
        crash_images_synced(&trace, memory_vfs_disk());
    const struct sales_check check = {.spec = &script.spec,
                                      .told = script.told,
                                      .n_told = script.n_told,
                                      .next = script.next.state ? &script.next : NULL,
                                      .may_go_on = true};
    note(tally, at, for_ever, unfit(rc));
    note(tally, at, for_ever, sales_script_check(&check));
    tally->runs++;
    tally->met += rc != RC_OK;
    disk_trace_clear(&trace);
    memory_vfs_remove();
    return reached;
}

void torture_sales(const struct torture *torture)
{
    char dir[TEMP_DIR_SIZE];
    struct tally tally = {.runs = 0};
    temp_dir_make(dir); /* for the key alone */
    for (int for_ever = 0; for_ever < 2; for_ever++) {
        int at = 1;
        while (at < CALLS_MAX && sales_once(torture, dir, at, for_ever, &tally))
            at += torture->step ? torture->step : 1;
        CU_ASSERT_TRUE(at < CALLS_MAX);
    }
    report(torture, "sales", &tally);
    temp_dir_remove(dir);
}

static bool refresh_once(const struct torture *t, const char *dir, int at, bool for_ever,
                         struct tally *tally)
{
    struct fault fault;
    memory_vfs_install();
    t->fail(0, false);
    CU_ASSERT_EQUAL_FATAL(refresh_script_first(dir, &fault), RC_OK);
    t->fail(at, for_ever);
    const enum rc rc = refresh_script_second(dir, &fault);
    const bool reached = t->count() >= at;
    t->fail(0, false);
    const int version = refresh_script_version(dir);
    note(tally, at, for_ever, unfit(rc));
    note(tally, at, for_ever, version == 0 ? "the catalogue is neither old nor new" : NULL);
    note(tally, at, for_ever, rc == RC_OK && version == 1 ? "the new catalogue is lost" : NULL);
    tally->runs++;
    tally->met += rc != RC_OK;
    memory_vfs_remove();
    return reached;
}

void torture_refresh(const struct torture *torture)
{
    struct tally tally = {.runs = 0};
    log_set_level((enum log_level)0); /* the faults are meant */
    for (int for_ever = 0; for_ever < 2; for_ever++) {
        int at = 1;
        while (at < CALLS_MAX && refresh_once(torture, "/nowhere", at, for_ever, &tally))
            at += torture->step ? torture->step : 1;
        CU_ASSERT_TRUE(at < CALLS_MAX);
    }
    log_set_level(LOG_LEVEL_INFO);
    report(torture, "catalogue", &tally);
}
