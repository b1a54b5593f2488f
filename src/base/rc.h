/* Return codes: the one small enum that every function which can fail returns.
 *
 * RC_OK is 0, so `if (rc)` reads "if it failed". A code says what the caller can do about the
 * failure (its class), never where it came from; the place and the number behind it travel in a
 * struct fault. Add a code only when some caller will act on it differently.
 */
#pragma once

#define RC_LIST(X)                                                        \
    X(OK, NONE, "ok")                                                     \
    X(CANCELLED, NONE, "cancelled")                                       \
    X(FULL, RETRY, "queue full")                                          \
    X(OFFLINE, RETRY, "ticket service unreachable")                       \
    X(TIMEOUT, RETRY, "ticket service did not answer in time")            \
    X(BUSY, RETRY, "ticket service is busy or failing")                   \
    X(GONE, CHOOSE_AGAIN, "seats no longer available")                    \
    X(EXPIRED, CHOOSE_AGAIN, "basket expired or taken over")              \
    X(PRICE_CHANGED, CHOOSE_AGAIN, "the total is not the one agreed")     \
    X(NOT_POSSIBLE, CHOOSE_AGAIN, "not possible for this instance")       \
    X(NOT_FOUND, STAFF, "no such thing at the ticket service")            \
    X(REJECTED, STAFF, "ticket service refused the request")              \
    X(AUTH, STAFF, "credentials refused, or the clock is wrong")          \
    X(SETUP, STAFF, "the agent record is not set up for selling")         \
    X(SCHEMA, STAFF, "unexpected answer from the ticket service")         \
    X(STORE, STAFF, "local database failed")                              \
    X(CONFIG, STAFF, "configuration or credentials are missing or wrong") \
    X(UNKNOWN_OUTCOME, STAFF, "the booking's outcome is not known")       \
    X(BUG, STAFF, "programming error")

#define X(name, class, text) RC_##name,
enum rc { RC_LIST(X) RC_COUNT };
#undef X

/* What a customer-facing scene does about a failure; scenes switch on this, not on enum rc. */
enum rc_class {
    RC_CLASS_NONE,         /* nothing to show */
    RC_CLASS_RETRY,        /* offer "try again"; the same request may succeed later */
    RC_CLASS_CHOOSE_AGAIN, /* send the customer back to choose something else */
    RC_CLASS_STAFF,        /* apologise, raise the maintenance flag, go on without this sale */
};

/* A failure on its way to a log or a scene. A value: copy it freely, nothing to free. */
struct fault {
    enum rc rc;
    int detail;     /* HTTP status, CURLcode or SQLite code, as `what` says; 0 if none */
    char what[160]; /* for logs and the operator: operation, number, the service's problems;
                       never a secret, never personal data */
};

/* Makes the compiler warn when a caller drops the result. */
#define RC_MUST_CHECK __attribute__((warn_unused_result))

const char *rc_text(enum rc rc); /* static English text, for logs only */
const char *rc_name(enum rc rc); /* "TIMEOUT": for machines that read logs and figures */
enum rc_class rc_class_of(enum rc rc);

/* Builds a fault; `fmt` as printf. Text that does not fit is cut. */
struct fault fault_make(enum rc rc, int detail, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
