/* API: every call of the Agency API, typed. Signs, paces, retries GETs, decodes strictly.
 *
 * Asynchronous: a call returns at once with an id; its done callback runs inside api_pump(), once,
 * unless cancelled. The answer and what hangs from it live until the callback returns, but for
 * pointers documented as taken. Owns no thread; one thread uses it (api_wake() from any).
 * Errors: struct fault; error envelopes (contract 3.1) become classes: seat taken or error 1 on
 * adding -> RC_GONE or RC_NOT_POSSIBLE, error 12 -> RC_SETUP, 401 -> RC_AUTH, 404 -> RC_NOT_FOUND,
 * 429 and 5xx and HTML 403 -> RC_BUSY, unreadable -> RC_SCHEMA. `problems` stand in fault.what.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/money.h"
#include "base/rc.h"
#include "model/basket.h"
#include "model/catalogue.h"
#include "model/message.h"
#include "model/meter.h"
#include "model/plan.h"
#include "net/sign.h"
#include "net/transport.h"

struct api;

struct api_spec {
    const char *base_url; /* "https://system.spektrix.com/apitesting/api/v3/", ends with '/' */
    const char *login;
    struct sign_key key; /* copied */
    const char *user_agent;
    int decimals; /* of the currency */
    /* member names of agentCustomer (contract 9.5, unknown 2) */
    const char *first_name_member, *last_name_member, *address_member, *reference_member;
    bool total_is_net; /* a ticket's total already has agentDiscount taken off, where the answer
                             itself does not decide (contract 11) */
    bool best_without_type;      /* POST best-available names no ticket type (contract 9.7) */
    bool patch_in_array;         /* PATCH of a ticket's type tries the array first (contract 9.8) */
    bool paced;                  /* the token bucket stands in front of what is not a sale */
    double requests_per_s;       /* default 4 when 0 */
    uint8_t profile;             /* stands in every answer: whose it is */
    const struct clock *clock;   /* borrowed */
    struct transport *transport; /* borrowed */
    struct meter *meter;         /* counts every exchange; borrowed, NULL: none */
};

/* One element of the events list, strings raw as sent (cleaning is the store's job). */
struct api_event {
    const char *id, *name, *description, *html, *image_url, *thumbnail_url, *alt;
    int duration_min;
    bool on_sale;
    const char **attribute_names, **attribute_values; /* values printed; "true", "12", "text" */
    size_t n_attributes;
};

struct api_instance {
    const char *id, *event_id, *plan_id, *price_list_id;
    struct wall start;
    int64_t start_utc_s, sell_from_utc_s, sell_until_utc_s;
    bool on_sale, cancelled, best_available;
    const char **attribute_names, **attribute_values;
    size_t n_attributes;
};

struct api_venue {
    const char *id, *name, *address;
};

struct api_offered_seat { /* GET best-available */
    char seat_id[16];
};

struct api_answer {
    struct fault fault;
    uint8_t profile;        /* of the agent record that asked */
    int status;             /* HTTP, 0 when none */
    int error_code;         /* of the envelope, 0 when none */
    int64_t retry_after_ms; /* the service asked for it, 0: it did not */
    bool sent;              /* false: provably nothing left the kiosk (R11) */
    int64_t took_ms;
    int64_t clock_offset_ms; /* service minus ours; meaningful when has_offset */
    bool has_offset;
    size_t n_skipped;   /* list items dropped because needed members were missing or wrong (F17) */
    uint64_t body_hash; /* of the whole body, to see that nothing changed */

    struct api_event *events;
    struct api_instance *instances;
    struct api_venue *venues;
    size_t n_events, n_instances, n_venues;
    struct price_list *price_list; /* strings in the answer's arena */
    const char *plan_venue_id;     /* of a plan answer */
    struct plan *plan;             /* take by setting to NULL; freed otherwise */
    struct availability availability;
    struct area_status area_status;
    struct seat_status *seat_status; /* take by setting to NULL; freed otherwise */
    struct api_offered_seat *offered;
    size_t n_offered;
    struct basket *basket;
    struct order *order; /* from confirm, or from a basket that shows its order */
    bool has_basket_id_only;
    struct arena *arena; /* take by setting to NULL; freed otherwise */
};

typedef void (*api_done_fn)(void *ctx, struct api_answer *answer);

struct api *api_new(const struct api_spec *spec);
/* Another agent record at the same service: signs by itself, but waits in the same queue, at the same
 * pace and on the same transport as `first`, which must be freed after it. Of `spec` only login, key,
 * total_is_net and profile are looked at. Pumping any of them pumps all. */
struct api *api_new_beside(struct api *first, const struct api_spec *spec);
/* Signs with this one from now on; all zero: with none, so that everything is refused. Copied. */
void api_set_key(struct api *api, const struct sign_key *key);
void api_free(struct api *api); /* cancels what it has under way without callbacks */
void api_pump(struct api *api, int64_t timeout_ms);
void api_wake(struct api *api); /* any thread */
void api_cancel(struct api *api, uint32_t id);
size_t api_pending(const struct api *api); /* of all beside each other */
/* When the next pump has something to do without a byte arriving (retry, pacing): monotonic ms,
 * INT64_MAX for never. */
int64_t api_next_deadline_ms(const struct api *api);
/* Calls made from now on are a customer's: they neither wait for a token nor behind the catalogue,
 * and are not retried for longer than 15 s. Set around the call, and back. Basket calls, confirm
 * and orders are always urgent. */
void api_set_urgent(struct api *api, bool urgent);

/* Catalogue. Dates are "2026-11-21"; `to` is exclusive and may be NULL. */
uint32_t api_events(struct api *api, const char *from, api_done_fn done, void *ctx);
uint32_t api_event(struct api *api, const char *event_id, api_done_fn done, void *ctx);
uint32_t api_event_instances(struct api *api, const char *event_id, const char *from,
                             const char *to, api_done_fn done, void *ctx);
uint32_t api_instances(struct api *api, const char *from, const char *to, api_done_fn done,
                       void *ctx);
uint32_t api_instance(struct api *api, const char *instance_id, api_done_fn done, void *ctx);
uint32_t api_price_list(struct api *api, const char *instance_id, bool expand_items,
                        api_done_fn done, void *ctx);
uint32_t api_plan(struct api *api, const char *plan_id, api_done_fn done, void *ctx);
uint32_t api_venues(struct api *api, api_done_fn done, void *ctx);
uint32_t api_status(struct api *api, const char *instance_id, api_done_fn done, void *ctx);
uint32_t api_area_status(struct api *api, const char *instance_id, const char *area_id,
                         api_done_fn done, void *ctx);

/* status and status/detail together: decodes with the context walker and checks its counts
 * (contract 8.3). `plan` and `prices` are borrowed until done. When the count check fails the answer
 * is RC_OK with seat_status->seats_known false. For unreserved plans only areas[] are filled. */
uint32_t api_seat_status(struct api *api, const char *instance_id, const struct plan *plan,
                         const struct price_list *prices, api_done_fn done, void *ctx);
uint32_t api_best_seats(struct api *api, const char *instance_id, int quantity, api_done_fn done,
                        void *ctx);

/* Baskets. Calls that change state are sent once, on a fresh connection, never retried. */
uint32_t api_basket_create(struct api *api, api_done_fn done, void *ctx);
uint32_t api_basket_get(struct api *api, const char *basket_id, api_done_fn done, void *ctx);
struct api_patch {
    int delivery_type;             /* 0: leave */
    const struct details *details; /* NULL: leave */
    const char *reference;         /* NULL: leave; goes into agentCustomer */
    const char *promo_code;        /* NULL: leave */
};
uint32_t api_basket_patch(struct api *api, const char *basket_id, const struct api_patch *patch,
                          api_done_fn done, void *ctx);
uint32_t api_tickets_add(struct api *api, const char *basket_id, const char *instance_id,
                         const struct wanted *wanted, size_t n, api_done_fn done, void *ctx);
struct api_best {
    const char *instance_id, *type_id; /* type_id NULL: leave it to the service */
    int quantity;
    const char *const *band_ids, *const *area_ids;
    size_t n_bands, n_areas;
};
uint32_t api_tickets_best(struct api *api, const char *basket_id, const struct api_best *best,
                          api_done_fn done, void *ctx);
uint32_t api_ticket_change_type(struct api *api, const char *basket_id, const char *ticket_id,
                                const char *type_id, api_done_fn done, void *ctx);
uint32_t api_ticket_remove(struct api *api, const char *basket_id, const char *ticket_id,
                           api_done_fn done, void *ctx);
uint32_t api_basket_clear(struct api *api, const char *basket_id, api_done_fn done, void *ctx);
/* 60 s, own connection, no retry (R7). A 2xx without a well-formed order is RC_SCHEMA. */
uint32_t api_confirm(struct api *api, const char *basket_id, api_done_fn done, void *ctx);
uint32_t api_order(struct api *api, const char *order_id, api_done_fn done, void *ctx);

/* A picture on another host: plain GET, never signed; at most 2 MiB. `body` in the callback. */
typedef void (*api_file_fn)(void *ctx, const struct fault *fault, const void *bytes, size_t n);
uint32_t api_file(struct api *api, const char *url, api_file_fn done, void *ctx);
