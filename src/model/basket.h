/* Basket: the tickets one customer is holding, as the service last said. Values only.
 *
 * Each agent record has a basket of its own at the service; what a customer sees is all of them as
 * one, in parts, which become as many orders.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "model/ids.h"
#include "model/profile.h"
#include "model/when.h"

enum { BASKET_LINES_MAX = 24, BASKET_OFFERS_MAX = 4, BARCODE_SIZE = 320 };

struct basket_line {
    char ticket_id[ID_SIZE];
    char instance_id[ID_SIZE];
    char type_id[ID_SIZE];
    char event_name[128];
    char type_name[64];
    char area[64];        /* "Stalls" */
    char seat_id[16];     /* "" when unreserved */
    char row[16];         /* "F" or "" */
    char seat_name[24];   /* "F12" or "" */
    char seat_number[16]; /* "12", what is said after the row; seat_name when there is no row */
    char venue[64];       /* room */
    struct wall start;
    money_t price, discount, agent_discount, fees; /* fees: itemised commission */
    money_t total;                                 /* what the customer pays for this ticket */
    char barcode[BARCODE_SIZE];                    /* orders only; verbatim */
};

struct basket_part { /* of one agent record */
    uint8_t profile;
    size_t first, n_lines;    /* in lines[] */
    money_t total, order_fee; /* the service's, for this part */
};

/* A value: copying it copies everything. All zero is a valid empty basket. */
struct basket {
    char id[ID_SIZE];
    char hash[80];
    struct basket_line lines[BASKET_LINES_MAX];
    size_t n_lines;
    money_t total; /* the service's; the only total (K-39) */
    money_t total_discount;
    money_t order_fee;   /* transaction commission and delivery, per order */
    money_t unexplained; /* of the total: what neither tickets nor the fees that are told make up */
    char promo_code[40];
    char offers[BASKET_OFFERS_MAX][80]; /* names, for "Family of three saves you" */
    size_t n_offers;
    bool delivery_collect, delivery_agent;  /* the kinds this basket may use */
    char agent_reference[40];               /* as echoed by the service, "" when it does not */
    int64_t hold_ends_mono_ms;              /* 0 when nothing is held; the earliest of all parts */
    struct basket_part parts[PROFILES_MAX]; /* those that have lines */
    size_t n_parts;                         /* 0 counts as one part of everything */
};

/* Time left on the hold: 0 when it has run out, INT64_MAX when nothing is held. */
int64_t basket_hold_left_ms(const struct basket *basket, int64_t now_mono_ms);
money_t basket_sum_of_lines(const struct basket *basket);
/* Number of lines of one instance. */
size_t basket_count_instance(const struct basket *basket, const char *instance_id);

/* Adds another record's basket behind what is there; nothing when it is empty. Lines beyond
 * BASKET_LINES_MAX are a programming error. Deliveries are those that every part may use. */
void basket_add_part(struct basket *whole, const struct basket *part, size_t profile);
/* The part that holds that line; NULL when all of it is one part. */
const struct basket_part *basket_part_of(const struct basket *basket, size_t line);

struct order_part { /* one of several orders of a visit */
    char id[65], reference[24];
    size_t first, n_lines;
    money_t total;
};

/* A confirmed order: the lines carry barcodes. Several orders of one visit are shown as one: then id
 * and reference are those of the first. */
struct order {
    char id[65]; /* order number, text */
    char reference[24];
    struct basket_line lines[BASKET_LINES_MAX];
    size_t n_lines;
    money_t total;
    struct order_part parts[PROFILES_MAX];
    size_t n_parts; /* 0 counts as one */
};

/* Adds another order behind what is there; as basket_add_part(). */
void order_add_part(struct order *whole, const struct order *part);
/* The number of the order that this ticket belongs to. */
const char *order_number_of(const struct order *order, size_t line);
