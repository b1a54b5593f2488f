/* Torture: a script is run again and again, each time with another of its calls failing, once and for
 * ever, until no call is left; afterwards everything acknowledged must be there (reliability 1, the
 * pattern of SQLite's and curl's own tests). Databases lie in memory. */
#pragma once

#include <stdbool.h>

struct torture {
    const char *what;
    void (*fail)(int at, bool for_ever); /* arms the fault; 0: only counts */
    int (*count)(void);
    int step;            /* between two calls that fail; 0 counts as 1 */
    bool loses_unsynced; /* the restart finds what was synced only (a failed sync may do that) */
};

/* Of every sale's write to the journal; assertions of the running test. */
void torture_sales(const struct torture *torture);
/* Of a refresh of the catalogue. */
void torture_refresh(const struct torture *torture);
