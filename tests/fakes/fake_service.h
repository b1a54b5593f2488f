/* Fake service: a small ticket service behind a fake transport, with faults at chosen requests.
 *
 * One event; instance IR on a reserved plan of eight seats (101..108, row A), instance IU on an
 * unreserved one. Types TF (40.00 and 1.50 fee) and TC (20.00). Code HALF takes half off. It keeps
 * what a real one keeps: baskets, tickets, orders; what the client believes is never looked at.
 */
#pragma once

#include "base/clock.h"
#include "fakes/fake_transport.h"

enum { SERVICE_SEATS = 8, SERVICE_TICKETS_MAX = 40, SERVICE_BASKETS_MAX = 24 };
enum { SERVICE_FIRST_SEAT = 101, SERVICE_SECOND_BAND = 105 };

enum service_fault {
    SERVICE_FINE,
    SERVICE_SILENT_BEFORE, /* time-out; not processed */
    SERVICE_SILENT_AFTER,  /* time-out; processed: the answer is lost */
    SERVICE_UNREACHED,     /* nothing was sent */
    SERVICE_500_BEFORE,
    SERVICE_500_AFTER,
    SERVICE_401,
    SERVICE_ERROR_12,
    SERVICE_QUOTES,      /* refuses what was sent and says it again */
    SERVICE_HANG_BEFORE, /* no answer at all, for pulling the plug; not processed */
    SERVICE_HANG_AFTER,
};

enum service_after_confirm { SERVICE_SHOWS_ORDER, SERVICE_FORGETS_BASKET };

struct service_ticket {
    int id, seat; /* seat 0: unreserved */
    char type[4];
};

struct service_basket {
    bool used, confirmed, gone;
    struct service_ticket tickets[SERVICE_TICKETS_MAX];
    int n_tickets;
    char reference[80], promo[16];
    int order; /* number, when confirmed */
};

struct fake_service {
    const struct clock *clock;
    struct service_basket baskets[SERVICE_BASKETS_MAX]; /* 0 is never used */
    int n_baskets, next_ticket, n_orders;
    bool taken[SERVICE_SEATS]; /* by somebody else */
    bool no_best;              /* POST best-available is refused with "not possible" */
    bool picky_best;           /* ... as long as it names a ticket type */
    bool no_overlay;           /* the reserved instance has no best-available overlay */
    bool two_bands;            /* seats from 105 on are of band BB (30.00), and sold as TF only */
    bool garbled;              /* status/detail is in no encoding that anybody knows */
    bool odd_lists;            /* lists of events and instances hold nothing that can be read */
    bool gives_strays;         /* who asks for a seat gets the last free one of the house as well */
    int space;                 /* a seat that is a wheelchair space, 0: none */
    bool partial_add, no_barcodes;
    bool no_echo, other_echo; /* the reference of a PATCH is not shown, or another is */
    int raise_pence;          /* added to every ticket's price */
    enum service_after_confirm after_confirm;

    char fault_method[8], fault_path[48]; /* of requests whose path holds it */
    enum service_fault fault;
    int fault_times;
    int fault_at; /* the n-th request from now, whichever it is; 0: by method and path */

    char best_body[512]; /* of the last POST best-available */
    int n_requests;
    char log[8192]; /* "METHOD path\n" of each */
    uint32_t hung[64];
    size_t n_hung;
    char *bodies[64]; /* kept until delivered */
    size_t next_body;
};

void fake_service_init(struct fake_service *service, const struct clock *clock);
void fake_service_deinit(struct fake_service *service);
/* For fake_transport_serve(). */
bool fake_service_serve(void *ctx, const struct fake_request *request, struct fake_answer *ret);

/* The next `times` requests with this method and this in their path meet the fault. */
void fake_service_fail(struct fake_service *service, const char *method, const char *path,
                       enum service_fault fault, int times);
int fake_service_count(const struct fake_service *service, const char *line); /* in the log */
int fake_service_held(const struct fake_service *service); /* tickets in unconfirmed baskets */
