/* Review: the parts of what is agreed to, each of which knows its height. Only confirm_review*.c use it.
 */
#pragma once

#include "scenes/scene.h"

enum { REVIEW_BLOCKS_MAX = BASKET_LINES_MAX + 5 };

struct review_block {
    int (*height)(const struct scene_ctx *sc, struct view *v, int width, size_t arg);
    void (*draw)(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg);
    size_t arg;
};

/* How many lines from `first` on are of the same event and start. */
size_t review_group_size(const struct basket *basket, size_t first);

/* One event: its name, time, who, where. `arg`: its first line. */
int review_group_height(const struct scene_ctx *sc, struct view *v, int width, size_t first);
void review_group_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t first);
/* That the price is another one now (K-41). */
int review_changed_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg);
void review_changed_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg);
/* That it will be several bookings; 0 high where it is one. */
int review_bookings_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg);
void review_bookings_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg);
/* How the tickets come, where the service offers both ways; 0 high where it does not. */
int review_delivery_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg);
void review_delivery_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg);
/* Seller, contact, refunds (K-42). */
int review_rules_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg);
void review_rules_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg);

/* The sum, the delivery and the rules under one another, from the lower end upwards. */
int review_terms_height(const struct scene_ctx *sc, struct view *v, int width);
void review_terms_view(const struct scene_ctx *sc, struct view *v, struct rect at);

/* Page by page, where it does not fit on one: the total and the button that buys are on each. */
void review_pages_view(const struct scene_ctx *sc, struct view *v, struct rect at);
