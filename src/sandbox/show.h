/* Show: the service's objects as JSON (contract sections 5 to 10). Every function writes one value.
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>

#include "sandbox/jsonw.h"
#include "sandbox/model.h"

/* What the answers need besides the model, and which stubs `$expand` asked to be filled in. */
struct show {
    struct jsonw *w;
    struct model *model;
    const char *files_url; /* ends in a slash */
    bool expand_event, expand_instance, expand_type, expand_band;
};

enum show_event_mode { SHOW_EVENT_ALONE, SHOW_EVENT_WITH_INSTANCES };

void show_event(const struct show *show, size_t event, enum show_event_mode mode);
void show_instance(const struct show *show, size_t instance);
void show_plan(const struct show *show, size_t plan);
void show_seat(const struct show *show, const struct sb_seat *seat);
void show_price_list(const struct show *show, size_t list, bool custom_items);
void show_room(const struct show *show, size_t room);
void show_named(const struct show *show, const struct sb_named *named);

/* One area's counts, or (area == SIZE_MAX) the whole plan's; `counted` false gives zeros, as a bare
 * call for a plan of several areas does (section 8.1). */
struct show_status_spec {
    size_t instance, area;
    bool counted, locks;
    bool areas; /* an `areas` member holds a status of each */
};
void show_status(const struct show *show, const struct show_status_spec *spec);

void show_ticket(const struct show *show, const struct ticket *ticket);
/* The tickets from number `first` on, as an array. */
void show_tickets(const struct show *show, const struct basket *basket, size_t first);
/* `emptied`: as if nothing had ever been in it. */
void show_basket(const struct show *show, const struct basket *basket, bool emptied);
void show_order(const struct show *show, const struct order *order);
