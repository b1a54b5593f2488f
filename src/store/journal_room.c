#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/statvfs.h>

#include "store/journal_internal.h"

/* A sale that begins can be written to its end, and the night's refresh beside it. */
#define FREE_BYTES_MIN (UINT64_C(16) * 1024 * 1024)

enum rc journal_check_room(const struct journal *journal, struct fault *fault)
{
    struct statvfs fs;
    if (statvfs(journal->dir, &fs) != 0)
        *fault =
            fault_make(RC_STORE, errno, "journal: cannot ask for free space: %s", strerror(errno));
    else if ((uint64_t)fs.f_bavail * fs.f_frsize < FREE_BYTES_MIN)
        *fault = fault_make(RC_STORE, SQLITE_FULL, "journal: less than 16 MiB free on its disk");
    else
        return RC_OK;
    return fault->rc;
}
