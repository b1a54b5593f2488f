/* Basket: the tickets one customer is holding, as the service last said. Values only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "model/ids.h"
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

/* A value: copying it copies everything. All zero is a valid empty basket. */
struct basket {
    char id[ID_SIZE];
    char hash[80];
    struct basket_line lines[BASKET_LINES_MAX];
    size_t n_lines;
    money_t total; /* the service's; the only total (K-39) */
    money_t total_discount;
    money_t order_fee; /* transaction commission and delivery, per order */
    char promo_code[40];
    char offers[BASKET_OFFERS_MAX][80]; /* names, for "Family of three saves you" */
    size_t n_offers;
    bool delivery_collect, delivery_agent; /* the kinds this basket may use */
    char agent_reference[40];              /* as echoed by the service, "" when it does not */
    int64_t hold_ends_mono_ms;             /* 0 when nothing is held */
};

/* Time left on the hold: 0 when it has run out, INT64_MAX when nothing is held. */
int64_t basket_hold_left_ms(const struct basket *basket, int64_t now_mono_ms);
money_t basket_sum_of_lines(const struct basket *basket);
/* Number of lines of one instance. */
size_t basket_count_instance(const struct basket *basket, const char *instance_id);

/* A confirmed order: the lines carry barcodes. */
struct order {
    char id[65]; /* order number, text */
    char reference[24];
    struct basket_line lines[BASKET_LINES_MAX];
    size_t n_lines;
    money_t total;
};
