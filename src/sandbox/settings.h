/* Settings: the points on which the real service's behaviour is not known (contract section 15),
 * each of them a choice that a test or an operator makes.
 *
 * Threads: none of its own; guarded by the service's lock.
 */
#pragma once

#include <stdbool.h>

#include "base/rc.h"

enum settings_second_confirm { SECOND_CONFIRM_409, SECOND_CONFIRM_SAME_ORDER, SECOND_CONFIRM_404 };
enum settings_after_confirm {
    AFTER_CONFIRM_404,
    AFTER_CONFIRM_BASKET,
    AFTER_CONFIRM_ORDER,
    AFTER_CONFIRM_EMPTY
};
enum settings_detail { DETAIL_JSON, DETAIL_LIST, DETAIL_TEXT, DETAIL_UNKNOWN };
enum settings_patch_type { PATCH_TYPE_BOTH, PATCH_TYPE_OBJECT, PATCH_TYPE_ARRAY };

enum settings_error12_status { ERROR12_400, ERROR12_401, ERROR12_403, ERROR12_409 };
enum settings_unauthorised { UNAUTHORISED_TEXT, UNAUTHORISED_JSON, UNAUTHORISED_EMPTY };
enum settings_after_expiry { AFTER_EXPIRY_404, AFTER_EXPIRY_410, AFTER_EXPIRY_EMPTY };
enum settings_orders { ORDERS_SHOWN, ORDERS_404, ORDERS_403 };
enum settings_barcode { BARCODE_TEXT, BARCODE_DIGITS, BARCODE_ABSENT };
enum settings_child_plans { CHILD_PLANS_ASKED, CHILD_PLANS_ALWAYS, CHILD_PLANS_AREAS };
enum settings_expand_items { EXPAND_NEEDED, EXPAND_ALWAYS, EXPAND_REFUSED };
enum settings_unknown_promo { PROMO_SILENT, PROMO_REFUSED, PROMO_DROPPED };

enum { SETTINGS_NAME_SIZE = 40 };

struct settings {
    int second_confirm; /* enum settings_second_confirm */
    int after_confirm;  /* enum settings_after_confirm */
    int detail;         /* enum settings_detail */
    int patch_type;     /* enum settings_patch_type */
    int customer_echo;  /* agentCustomer is shown in answers */
    int partial_add;    /* good elements of a refused array stay in the basket */
    int total_net; /* ticket.total has agentDiscount taken off; by default it is what the customer pays */
    int answer_all;       /* POST tickets answers with the whole basket's tickets */
    int seat_object;      /* "seat": {"id": ..} */
    int one_basket;       /* refuse a basket while another one holds tickets */
    int body_strict;      /* best-available refuses members the guide does not name */
    int type_ignored;     /* best-available takes the band's default type whatever was asked */
    int special_first;    /* unreserved places come from the agent's allocation first */
    int allocation_of;    /* the agent, counted from 0, whose allocation the locked places are */
    int agent_record;     /* the customer record is set up as an agent (error 12 otherwise) */
    int error12_status;   /* enum settings_error12_status */
    int unauthorised;     /* enum settings_unauthorised: the body of a 401 */
    int life_from_change; /* a basket's life is counted from its last change, not its creation */
    int after_expiry;     /* enum settings_after_expiry: GET of a basket that has run out */
    int orders;           /* enum settings_orders: GET orders/{id} */
    int barcode;          /* enum settings_barcode */
    int queue;            /* a new basket must join a queue first */
    int child_plans;      /* enum settings_child_plans: how the status of several areas is told */
    int custom_item;      /* see settings_custom_item() */
    int expand_items;     /* enum settings_expand_items: customItems of a price list */
    int unknown_promo;    /* enum settings_unknown_promo: a code that no offer has */
    int hash_absent;      /* baskets have no hash */
    int order_fee;        /* a transaction commission of SETTINGS_ORDER_FEE on each basket */
    char customer[4][SETTINGS_NAME_SIZE]; /* agentCustomer: first, last, address, reference */
};

enum { SETTINGS_ORDER_FEE = 150 }; /* minor units */

void settings_init(struct settings *s);
int settings_error12(const struct settings *s); /* HTTP status of error 12 */
/* The member of a CustomItem that holds its amount. */
const char *settings_custom_item(const struct settings *s);

/* RC_CONFIG, with the allowed values in *fault, for an unknown name or value; *s untouched then. */
RC_MUST_CHECK enum rc settings_set(struct settings *s, const char *name, const char *value,
                                   struct fault *fault);
/* The same from "name=value". */
RC_MUST_CHECK enum rc settings_assign(struct settings *s, const char *text, struct fault *fault);
