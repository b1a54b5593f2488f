/* A house of three small plans and two events, and a service round it that stands still in time.
 *
 *   plan   Loft    unreserved, 10 places, 2 of them in the agent's allocation
 *          Hall    Stalls (rows A and B of six, ids 101-106 and 111-116) and Balcony (201-204)
 *          Lawn    two unreserved areas, Left (5) and Right (5)
 *   locks  A1 is a wheelchair place, A2 has a note, A3 is in the allocation, B6 is a house seat
 *   aisle  between B3 and B4
 */
#pragma once

#include "sandbox/model.h"
#include "sandbox/request.h"
#include "sandbox/service.h"

struct cJSON;

#define FIXTURE_NOW_S     INT64_C(1792567680) /* Wed, 21 Oct 2026 07:28:00 GMT */
#define FIXTURE_LOGIN     "kioskagent"
#define FIXTURE_KEY       "dGhpcyBpcyBhIHRlc3Qga2V5IDAxMjM0NTY3ODk="
#define FIXTURE_OTHER     "otheragent" /* another record of the same client */
#define FIXTURE_OTHER_KEY "YW5vdGhlciB0ZXN0IGtleSAwMTIzNDU2Nzg5MDEyMzQ="
#define FIXTURE_BASE      "/lantern/api/v3/"
#define FIXTURE_FILES     "https://files.example/"
#define FIXTURE_HOST      "127.0.0.1:8443"
#define FIXTURE_BASKET_S  INT64_C(1200)

enum { FIXTURE_ADULT, FIXTURE_CHILD, FIXTURE_PATRON }; /* types; at most two patrons a basket */
enum { FIXTURE_STALLS_BAND, FIXTURE_BALCONY_BAND, FIXTURE_OPEN_BAND };
enum {
    FIXTURE_LOFT,      /* "Quartet" in the Loft */
    FIXTURE_HALL,      /* "Hamlet" in the Hall */
    FIXTURE_LAWN,      /* "Quartet" on the Lawn */
    FIXTURE_NO_BEST,   /* "Hamlet" in the Hall, no best available */
    FIXTURE_CANCELLED, /* the last three in the Loft */
    FIXTURE_NOT_YET,
    FIXTURE_PRIORITY,
    FIXTURE_N_INSTANCES
};

struct fixture {
    struct clock clock;
    struct sb_venue *venue;
    struct model *model;
    struct service *service; /* owns the model when there is one */
    bool other;              /* fixture_call() signs as FIXTURE_OTHER */
};

void fixture_open(struct fixture *f); /* without a service */
void fixture_open_crowd(struct fixture *f, int64_t buyers_per_minute);
void fixture_open_service(struct fixture *f);
void fixture_close(struct fixture *f);

const char *fixture_instance(const struct fixture *f, size_t instance); /* ids */
const char *fixture_type(const struct fixture *f, size_t type);

/* One element for basket_add(); `seat` 0 takes `area`, an index of the instance's plan. */
struct basket_item fixture_item(const struct fixture *f, size_t instance, size_t type,
                                uint32_t seat, size_t area);

/* A signed call below /api/v3/; the caller frees the reply. */
void fixture_call(struct fixture *f, const char *method, const char *path, const char *body,
                  struct reply *reply);
/* The same; returns the answer's JSON (NULL if it is none), which the caller deletes. */
struct cJSON *fixture_json(struct fixture *f, const char *method, const char *path,
                           const char *body, int *ret_status);
/* An unsigned call of the control port; returns the status. */
int fixture_control(struct fixture *f, const char *method, const char *path, const char *body);

/* A basket made over the wire; its id goes to `id`. */
void fixture_basket(struct fixture *f, char id[SB_ID_SIZE]);
/* The body of POST tickets for one seat. */
void fixture_seat_body(const struct fixture *f, size_t instance, uint32_t seat, char *out,
                       size_t size);
