/* Self-test, run: what its parts share; private to src/backend/self_test*.c.
 *
 * A step asks something and ends with self_test_next(). Answers come to `then` functions; after
 * self_test_stop() none is called any more, the run goes to giving back.
 */
#pragma once

#include "backend/self_test.h"
#include "net/probe.h"

enum { SELF_TEST_SUBJECTS_MAX = 12, SELF_TEST_TRIES_MAX = 3 };

/* One pair of plan and price list, and performances that use it, soonest first. */
struct self_test_subject {
    char plan_id[ID_SIZE], price_list_id[ID_SIZE];
    char ids[SELF_TEST_TRIES_MAX][ID_SIZE]; /* of the performances */
    struct wall starts[SELF_TEST_TRIES_MAX];
    bool best[SELF_TEST_TRIES_MAX];
    size_t n_ids, at;    /* at: the one in use */
    bool ready;          /* it has places, prices and a plan */
    struct arena *arena; /* owned; of the prices */
    struct price_list *prices;
    struct plan *plan; /* owned; NULL when it is another subject's */
    const struct plan *shape;
    struct availability availability;
    char type_id[ID_SIZE]; /* the cheapest full-price type */
    money_t cheapest;      /* of that type, with listed fees */
    money_t dearest;
};

struct self_test;
typedef void (*self_test_step)(struct self_test *t);
typedef void (*self_test_then)(struct self_test *t, const struct probe_answer *answer);
typedef void (*self_test_typed)(struct self_test *t, struct api_answer *answer);

enum { SELF_TEST_FREE_MAX = 4 };

/* What the tickets in the basket say of money. */
struct self_test_money {
    bool seen, net, gross; /* a price; total with the agent's discount off; with it */
    bool unread;           /* an item's amount stands in a member that the kiosk does not read */
    char item_name[40];    /* of the member with an item's amount */
    bool hidden_varies;
    size_t n_hidden_seen; /* tickets with a price */
    money_t hidden;       /* on top of price and items, per ticket */
    money_t order_fee;
};

struct self_test {
    struct self_test_spec spec;
    struct self_test_result result;
    size_t step;
    bool stopping, giving_back, over;
    struct agent agent;    /* the record's own */
    struct profile record; /* and its terms */
    bool must_hear;        /* a confirm is on its way: its answer counts even when stopping */
    self_test_then then;
    self_test_typed typed;
    struct timer timer;

    struct self_test_subject subjects[SELF_TEST_SUBJECTS_MAX];
    size_t n_subjects, subject; /* subject: the one under way */
    int windows;                /* asked for so far */
    struct wall window;
    struct self_test_subject *seats, *best, *group, *house, *cheapest; /* roles; NULL: none */

    /* The basket in use: journalled, given back at the end. */
    char reference[JOURNAL_REFERENCE_SIZE]; /* "" when no attempt is open */
    char basket_id[ID_SIZE];                /* "" when there is none */
    bool sold;                              /* past giving back */
    int clear_tries;
    char hash[80];
    char refusal[160]; /* of the last ticket that could not be held */
    size_t n_tickets;  /* in it, as last read */
    char ticket_id[ID_SIZE], ticket_type[ID_SIZE], ticket_band[ID_SIZE]; /* the last one */

    self_test_step placed;                        /* after self_test_place() */
    struct wanted wanted;                         /* the place it found; type_id "" for none */
    struct wanted free_seats[SELF_TEST_FREE_MAX]; /* of `seats`, as its detail says */
    size_t n_free;
    char taken_seat[16]; /* of `seats`: in nobody's reach */

    struct self_test_money money;
    bool object_ok;
    bool best_plain;         /* best available took the body without a type only */
    char best_type[ID_SIZE]; /* what it was asked for */
    char best_band[ID_SIZE];
    bool best_wished;
    int special_before, available_before;

    char spellings[4][48]; /* first, last, address, reference: as found; "" unknown */
    char members[240];     /* what agentCustomer showed, for people */
    bool in_round_two;

    int64_t began_ms, gone_ms; /* of the measuring baskets */
    char moved_id[ID_SIZE];
    bool still_gone;

    char order_id[65];
    struct basket agreed;
};

/* Steps, in the order of self_test.c. Each ends with self_test_next() or self_test_fail(). */
void self_test_connect(struct self_test *t);
void self_test_choose(struct self_test *t);
void self_test_load(struct self_test *t);
void self_test_pick(struct self_test *t);
void self_test_basket(struct self_test *t);
void self_test_customer(struct self_test *t);
void self_test_delivery(struct self_test *t);
void self_test_detail(struct self_test *t);
void self_test_children(struct self_test *t);
void self_test_items(struct self_test *t);
void self_test_tickets(struct self_test *t);
void self_test_retype(struct self_test *t);
void self_test_partial(struct self_test *t);
void self_test_promo(struct self_test *t);
void self_test_second(struct self_test *t);
void self_test_empty(struct self_test *t);
void self_test_best(struct self_test *t);
void self_test_allocation(struct self_test *t);
void self_test_life(struct self_test *t);
void self_test_buy(struct self_test *t);

void self_test_next(struct self_test *t);
/* It cannot go on; what was taken is given back. */
void self_test_fail(struct self_test *t, struct fault fault);

/* Asks; `path_fmt` as printf. The basket's forms stand below "baskets/<id>". */
void self_test_get(struct self_test *t, self_test_then then, const char *path_fmt, ...)
    __attribute__((format(printf, 3, 4)));
struct self_test_change {
    const char *method, *tail, *body; /* tail: behind "baskets/<id>" */
};
void self_test_change(struct self_test *t, const struct self_test_change *change,
                      self_test_then then);
void self_test_read(struct self_test *t, self_test_then then); /* the basket as it is now */
/* A typed call: self_test_on_typed with `t` as its context; `typed` gets the answer. */
void self_test_expect(struct self_test *t, self_test_typed typed);
void self_test_on_typed(void *ctx, struct api_answer *answer);
/* Journals an attempt and makes its basket; fails the run when the journal does. */
void self_test_open(struct self_test *t, self_test_then then);
/* Looks for one place of `subject` and goes on with `then`; t->wanted says which. */
void self_test_place(struct self_test *t, const struct self_test_subject *subject,
                     self_test_step then);
const char *self_test_instance(const struct self_test_subject *subject);
/* POST tickets with one element per `wanted`, of this performance. */
struct self_test_add {
    const char *instance_id;
    const struct wanted *wanted;
    size_t n;
};
void self_test_add(struct self_test *t, const struct self_test_add *add, self_test_then then);

/* Keeps what a basket's answer says of its tickets and their money; nothing when it is none. */
void self_test_note_basket(struct self_test *t, const struct probe_answer *answer);
void self_test_say_money(struct self_test *t);

/* Says what was found about `q`; words as printf. */
void self_test_say(struct self_test *t, enum self_test_question q, enum self_test_verdict verdict,
                   const char *value, const char *words_fmt, ...)
    __attribute__((format(printf, 5, 6)));
void self_test_cure(struct self_test *t, enum self_test_question q, const char *cure);
/* A line for kiosk.ini: what was said of `q` becomes DIFFERS when it is not what is set now. */
struct self_test_fit {
    enum self_test_question question;
    const char *section, *key; /* static */
    const char *fits, *set;    /* in the file's words */
};
void self_test_fit(struct self_test *t, const struct self_test_fit *fit);
const char *self_test_yes(bool yes); /* "yes", "no" */
/* "HTTP 400, error 1: Validation Failed" without the call's label; into `out`. */
void self_test_print_fault(const struct probe_answer *answer, char *out, size_t size);
