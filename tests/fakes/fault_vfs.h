/* Fault VFS: SQLite's own file layer, with a fault at the n-th write, sync, truncation or deletion.
 *
 * Registered as the default while installed; one at a time, one thread.
 */
#pragma once

#include <stdbool.h>

enum fault_kind {
    FAULT_DIE,  /* the process ends there and then, as kill -9 would have it */
    FAULT_FAIL, /* the call fails with an I/O error, and every later one, too */
    FAULT_FULL, /* the call fails because the disk is full, once */
};

/* at 0: never, only counts. */
void fault_vfs_install(enum fault_kind kind, int at);
void fault_vfs_remove(void);
int fault_vfs_count(void); /* calls that could have failed since install */
