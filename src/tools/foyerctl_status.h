/* What foyerctl status has found; private to foyerctl_status*.c. */
#pragma once

#include "backend/standing_file.h"
#include "tools/foyerctl.h"

struct status {
    const struct foyerctl *ctl; /* borrowed */
    struct health health;       /* of the cache: what is on, and when that was refreshed */
    struct journal_day day;
    struct journal_counts counts;
    struct standing standing; /* all zero: no kiosk has run here */
    bool runs, sells;
    char why[220];     /* it does not sell; "" when it does */
    int64_t disk_free; /* bytes; negative: not known */
};

void foyerctl_status_print(const struct status *status);
