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

enum { SETTINGS_NAME_SIZE = 40 };

struct settings {
    int second_confirm; /* enum settings_second_confirm */
    int after_confirm;  /* enum settings_after_confirm */
    int detail;         /* enum settings_detail */
    int patch_type;     /* enum settings_patch_type */
    int customer_echo;  /* agentCustomer is shown in answers */
    int partial_add;    /* good elements of a refused array stay in the basket */
    int total_net; /* ticket.total has agentDiscount taken off; by default it is what the customer pays */
    int answer_all;    /* POST tickets answers with the whole basket's tickets */
    int seat_object;   /* "seat": {"id": ..} */
    int one_basket;    /* refuse a basket while another one holds tickets */
    int body_strict;   /* best-available refuses members the guide does not name */
    int type_ignored;  /* best-available takes the band's default type whatever was asked */
    int special_first; /* unreserved places come from the agent's allocation first */
    int agent_record;  /* the customer record is set up as an agent (error 12 otherwise) */
    char customer[4][SETTINGS_NAME_SIZE]; /* agentCustomer: first, last, address, reference */
};

void settings_init(struct settings *s);

/* RC_CONFIG, with the allowed values in *fault, for an unknown name or value; *s untouched then. */
RC_MUST_CHECK enum rc settings_set(struct settings *s, const char *name, const char *value,
                                   struct fault *fault);
/* The same from "name=value". */
RC_MUST_CHECK enum rc settings_assign(struct settings *s, const char *text, struct fault *fault);
