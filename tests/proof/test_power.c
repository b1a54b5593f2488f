/* Whenever the power goes, what the journal acknowledged is there, and nothing else.
 *
 * FOYER_IMAGES=N looks at N images instead of 20,000, FOYER_SEED=N at others.
 */
#include <CUnit/CUnit.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "fakes/journal_kit.h"
#include "proof/crash_images.h"
#include "proof/memory_vfs.h"
#include "proof/sales_script.h"

enum { SALES = 8, IMAGES = 20000, CONTROL_IMAGES = 500, CHECKPOINT_PAGES = 24 };

struct power {
    char dir[TEMP_DIR_SIZE]; /* holds the key; the databases are in memory */
    struct clock clock;
    struct sales_script script;
    struct disk_trace trace;
    size_t n_seen, n_wrong;
    char first_wrong[256];
};

static struct power power;
static const char *forced; /* "synchronous" as the controls want it; NULL: as the journal does */

/* The journal's own setting is then no longer listened to. */
static int deny_synchronous(void *ctx, int action, const char *what, const char *value,
                            const char *schema, const char *trigger)
{
    (void)ctx;
    (void)schema;
    (void)trigger;
    const bool sets = action == SQLITE_PRAGMA && value && strcmp(what, "synchronous") == 0;
    return sets ? SQLITE_IGNORE : SQLITE_OK;
}

/* For every connection: checkpoints come often enough to be met; the controls are weakened. */
static int on_connection(sqlite3 *db, char **ret_words, const void *api)
{
    (void)ret_words;
    (void)api;
    sqlite3_wal_autocheckpoint(db, CHECKPOINT_PAGES);
    if (!forced)
        return SQLITE_OK;
    char pragma[48];
    snprintf(pragma, sizeof(pragma), "PRAGMA synchronous=%s", forced);
    const int code = sqlite3_exec(db, pragma, NULL, NULL, NULL);
    return code ? code : sqlite3_set_authorizer(db, deny_synchronous, NULL);
}

static void (*as_extension(void))(void)
{
    int (*typed)(sqlite3 *, char **, const void *) = on_connection;
    void (*untyped)(void) = NULL;
    memcpy(&untyped, &typed, sizeof(untyped));
    return untyped;
}

static void mark(void *ctx, const struct sales_script *script)
{
    (void)ctx;
    (void)script;
    memory_vfs_mark();
}

static void see(void *ctx, const struct disk *image, size_t n_marks)
{
    struct power *p = ctx;
    const struct sales_told *next = n_marks < p->script.n_told ? &p->script.told[n_marks] : NULL;
    const struct sales_check check = {.spec = &p->script.spec,
                                      .told = p->script.told,
                                      .n_told = n_marks,
                                      .next = next,
                                      .may_go_on = p->n_seen % 16 == 0};
    disk_copy(memory_vfs_disk(), image);
    const char *wrong = sales_script_check(&check);
    p->n_seen++;
    if (wrong && p->n_wrong++ == 0)
        snprintf(p->first_wrong, sizeof(p->first_wrong), "after %zu states: %s", n_marks, wrong);
}

static size_t number_of(const char *variable, size_t otherwise)
{
    int64_t n = 0;
    const char *value = getenv(variable);
    return value && text_to_int64(value, 1, 100000000, &n) ? (size_t)n : otherwise;
}

/* Records the script, then cuts the power everywhere. */
static void cut_power(size_t images)
{
    struct fault fault;
    power = (struct power){.n_seen = 0};
    temp_dir_make(power.dir);
    clock_init_manual(&power.clock, journal_kit_start_utc_ms);
    power.script = (struct sales_script){
        .spec = {.dir = power.dir, .kiosk_id = "FOH2", .currency = "GBP", .clock = &power.clock},
        .clock = &power.clock,
        .n_sales = SALES,
        .tell = mark};
    memory_vfs_install();
    sqlite3_auto_extension(as_extension());
    memory_vfs_record(&power.trace);
    CU_ASSERT_EQUAL_FATAL(sales_script_run(&power.script, &fault), RC_OK);
    memory_vfs_record(NULL);
    const struct crash_images cut = {.trace = &power.trace,
                                     .seed =
                                         number_of("FOYER_SEED", 7) * UINT64_C(0x9E3779B97F4A7C15),
                                     .wanted = images,
                                     .see = see,
                                     .ctx = &power};
    const size_t n = crash_images_run(&cut);
    printf("    synchronous=%s: %zu calls, %zu acknowledged states, %zu images, %zu wrong%s%s\n",
           forced ? forced : "FULL", power.trace.n, power.script.n_told, n, power.n_wrong,
           power.n_wrong ? ": " : "", power.first_wrong);
    CU_ASSERT_EQUAL(n, power.n_seen);
    disk_trace_clear(&power.trace);
    sqlite3_cancel_auto_extension(as_extension());
    memory_vfs_remove();
    temp_dir_remove(power.dir);
}

static void nothing_acknowledged_is_lost_in_any_image(void)
{
    const size_t wanted = number_of("FOYER_IMAGES", IMAGES);
    cut_power(wanted);
    CU_ASSERT_EQUAL(power.n_seen, wanted);
    CU_ASSERT_EQUAL(power.n_wrong, 0);
}

static void a_journal_that_does_not_sync_each_commit_is_caught(void)
{
    forced = "NORMAL";
    cut_power(CONTROL_IMAGES);
    CU_ASSERT_TRUE(power.n_wrong > 0);
    forced = NULL;
}

static void a_journal_that_never_syncs_is_caught(void)
{
    forced = "OFF";
    cut_power(CONTROL_IMAGES);
    CU_ASSERT_TRUE(power.n_wrong > 0);
    forced = NULL;
}

CU_TestInfo test_power[] = {
    {"nothing acknowledged is lost in any image", nothing_acknowledged_is_lost_in_any_image},
    {"a journal that does not sync each commit is caught",
     a_journal_that_does_not_sync_each_commit_is_caught},
    {"a journal that never syncs is caught", a_journal_that_never_syncs_is_caught},
    CU_TEST_INFO_NULL,
};
