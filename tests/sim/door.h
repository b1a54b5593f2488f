/* Door: the stand-in service in process, behind plain values, so that the simulator can be linked with
 * the client, whose names it shares. No sockets, no threads; time is the caller's clock.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

struct door;

struct door_spec {
    struct clock *clock; /* borrowed, manual */
    uint32_t seed;
    const char *login, *key; /* of the agent; key in Base64 */
    bool second_confirm_repeats, get_shows_order, get_reads_empty;
    bool life_from_change; /* a basket's, else from its creation */
};
struct door *door_new(const struct door_spec *spec);
void door_free(struct door *door);
const char *door_client(const struct door *door);

struct door_request {
    const char *method, *url; /* absolute */
    const char *const *headers;
    const char *body; /* NULL: none */
    size_t n_body;
};
struct door_answer {
    int status;
    char *body; /* owned: free with door_answer_deinit() */
    size_t n_body;
    const char *type;
};
void door_ask(struct door *door, const struct door_request *request, struct door_answer *ret);
void door_answer_deinit(struct door_answer *answer);
void door_tick(struct door *door); /* baskets run out */

/* Somebody else: takes a free place of an instance; takes over one of the open baskets. */
bool door_steal(struct door *door, size_t pick);
bool door_take_over(struct door *door, size_t pick);

/* What was sold. Strings live as long as the door. */
struct door_order {
    const char *id, *basket_id, *reference;
    int64_t total;
    size_t n_tickets;
    uint64_t codes; /* hash over the barcodes in order */
};
size_t door_count_orders(const struct door *door);
void door_order(const struct door *door, size_t i, struct door_order *ret);
/* What the box office finds under a reference: an order with tickets. */
bool door_has_order(const struct door *door, const char *reference);
bool door_is_open(const struct door *door, const char *basket_id); /* could still become an order */
size_t door_count_held(const struct door *door);                   /* tickets in open baskets */
uint64_t door_hash_codes(uint64_t hash, const char *code);
