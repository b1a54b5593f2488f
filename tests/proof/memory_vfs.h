/* Memory VFS: SQLite's files in a struct disk, every change recorded, any call made to fail.
 *
 * It stands in the place of SQLite's own VFS while installed and says about itself what that one says
 * on Linux (sectors, power-safe overwrites, when folders are synced). One connection at a time for
 * each database, one thread.
 */
#pragma once

#include "proof/disk.h"

void memory_vfs_install(void); /* with an empty disk */
void memory_vfs_remove(void);

struct disk *memory_vfs_disk(void); /* to look at, or to put another one's files in its place */
void memory_vfs_record(struct disk_trace *trace); /* borrowed; NULL: no longer */
void memory_vfs_mark(void);

/* The call number `at` from now on fails as a broken disk does, or all from there on; 0: none. */
void memory_vfs_fail(int at, bool for_ever);
int memory_vfs_calls(void); /* that could have failed since memory_vfs_fail() */
