/* Catalogue changes: what a refresh brought, show by show, for the operator. Values; pure. */
#pragma once

#include "model/catalogue.h"

enum { CATALOGUE_CHANGES_MAX = 40 };

struct show_change {
    char name[80];
    bool is_new, is_gone;          /* the whole show */
    uint32_t added, gone, changed; /* dates: their time, sale, plan or prices */
};

struct catalogue_changes {
    struct show_change shows[CATALOGUE_CHANGES_MAX];
    size_t n_shows; /* of them listed here */
    size_t n_more;  /* that did not fit */
};

/* Dates that have begun by `now_utc_s` are not gone. Availability is no change. */
void catalogue_compare(const struct catalogue *before, const struct catalogue *after,
                       int64_t now_utc_s, struct catalogue_changes *ret);
