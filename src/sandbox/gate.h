/* Gate: who may pass. Stands where the content network and the service's sign-in stand
 * (contract sections 2.1 to 2.4).
 *
 * Threads: any, as long as nobody writes the gate.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "sandbox/request.h"
#include "sandbox/signature.h"

enum { GATE_AGENTS_MAX = 4, GATE_LOGIN_SIZE = 40 };

struct gate_agent { /* an agent record of the client */
    char login[GATE_LOGIN_SIZE];
    struct signature_key key;
};

struct gate {
    struct gate_agent agents[GATE_AGENTS_MAX];
    size_t n_agents;
    int64_t tolerance_s; /* of the Date header, either way */
};

enum gate_verdict {
    GATE_PASS,
    GATE_BLOCKED,   /* no User-Agent, or a stock one */
    GATE_UNSIGNED,  /* no Authorization header */
    GATE_LOGIN,     /* not our scheme, or nobody of that name */
    GATE_DATE,      /* no Date of the right form, or too far off */
    GATE_SIGNATURE, /* does not fit; for example because the MD5 line was left out */
};

/* Who asks goes to *ret_agent, an index, when they may pass. */
enum gate_verdict gate_check(const struct gate *gate, const struct request *req, int64_t utc_s,
                             size_t *ret_agent);
struct gate_answer {
    const char *path;   /* the part below /api/v3/ */
    int unauthorised;   /* enum settings_unauthorised: the body of a 401 */
    int error12_status; /* HTTP status of error 12 */
};
/* An unsigned POST baskets gets error 12, all else 401 or 403. */
void gate_refuse(enum gate_verdict verdict, const struct request *req,
                 const struct gate_answer *answer, struct reply *reply);
const char *gate_text(enum gate_verdict verdict); /* for the log of the control port */
