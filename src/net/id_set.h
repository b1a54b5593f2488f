/* Id set: has this id come before? For lists in which the first of two wins (fault F18). Private. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct id_set { /* all zero is empty */
    const char **slots;
    size_t n, n_slots;
};

bool id_set_add(struct id_set *set, const char *id); /* borrows `id`; false: it is in already */
void id_set_deinit(struct id_set *set);
