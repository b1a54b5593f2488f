/* Gate: who may pass. Stands where the content network and the service's sign-in stand
 * (contract sections 2.1 to 2.4).
 *
 * Threads: any, as long as nobody writes the gate.
 */
#pragma once

#include <stdint.h>

#include "sandbox/request.h"
#include "sandbox/signature.h"

struct gate {
    char login[40];
    struct signature_key key;
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

enum gate_verdict gate_check(const struct gate *gate, const struct request *req, int64_t utc_s);
/* `path` is the part below /api/v3/. An unsigned POST baskets gets error 12, all else 401 or 403. */
void gate_refuse(enum gate_verdict verdict, const struct request *req, const char *path,
                 struct reply *reply);
const char *gate_text(enum gate_verdict verdict); /* for the log of the control port */
