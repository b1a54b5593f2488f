/* What foyerctl sales prints; private to foyerctl_sales*.c. */
#pragma once

#include "store/journal.h"
#include "tools/foyerctl.h"

struct sales_out {
    const struct foyerctl *ctl;
    const char *wanted; /* a reference or an order number; NULL: every one */
    bool csv, all;      /* all: attempts without an order, too */
    struct journal *journal;
    size_t n; /* printed so far */
    struct fault fault;
};

/* One attempt, `order` NULL without one; as text, JSON or CSV. With `wanted` its history as well. */
void foyerctl_sales_print(struct sales_out *out, const struct attempt *attempt,
                          const struct order *order);
void foyerctl_sales_print_csv_head(void);
