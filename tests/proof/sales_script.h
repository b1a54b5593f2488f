/* Sales script: a fixed run of sales through the journal, every kind of end, with restarts between
 * them, and a list of what the journal acknowledged. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "store/journal.h"

enum { SALES_SCRIPT_TOLD_MAX = 512 };

struct sales_told {
    char reference[JOURNAL_REFERENCE_SIZE]; /* "" in `next`: not known yet */
    enum order_state state;
};

struct sales_script {
    struct journal_spec spec;
    struct clock *clock; /* moved on by a minute with each sale */
    int n_sales;
    void (*tell)(void *ctx, const struct sales_script *script); /* after each that succeeded */
    void *ctx;
    struct sales_told told[SALES_SCRIPT_TOLD_MAX];
    size_t n_told;
    struct sales_told next; /* what is being done; ORDER_NONE: nothing */
    struct journal *journal;
};

/* Runs it to its end or to the first failure, which it returns; the journal is closed either way. */
enum rc sales_script_run(struct sales_script *script, struct fault *fault);

/* Opens what is there: it must verify and hold everything told, and besides it at most what was being
 * done (`next` may be NULL). Returns NULL when all is well, otherwise what is wrong. `may_go_on`: the
 * journal must take a new attempt as well. */
struct sales_check {
    const struct journal_spec *spec;
    const struct sales_told *told;
    size_t n_told;
    const struct sales_told *next;
    bool may_go_on;
};
const char *sales_script_check(const struct sales_check *check);
