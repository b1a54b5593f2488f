/* Every call to the disk has failed at least once, alone and for ever: the failure comes out as words,
 * nothing acknowledged is lost, and a restart goes on (F04, F05). */
#include <CUnit/CUnit.h>

#include "proof/memory_vfs.h"
#include "proof/torture.h"

static void of_the_journal(void)
{
    torture_sales(&(struct torture){
        .what = "disk calls", .fail = memory_vfs_fail, .count = memory_vfs_calls});
}

static void of_the_journal_when_what_was_not_synced_is_lost_too(void)
{
    torture_sales(&(struct torture){.what = "disk calls, unsynced lost",
                                    .fail = memory_vfs_fail,
                                    .count = memory_vfs_calls,
                                    .loses_unsynced = true});
}

static void of_the_catalogue(void)
{
    torture_refresh(&(struct torture){
        .what = "disk calls", .fail = memory_vfs_fail, .count = memory_vfs_calls});
}

CU_TestInfo test_io_errors[] = {
    {"every disk call of the journal may fail", of_the_journal},
    {"and what was not synced may be lost with it",
     of_the_journal_when_what_was_not_synced_is_lost_too},
    {"every disk call of the catalogue may fail", of_the_catalogue},
    CU_TEST_INFO_NULL,
};
