/* Certificate: a certificate authority of our own and a server certificate for 127.0.0.1 and
 * localhost, made on the spot.
 *
 * Threads: any.
 */
#pragma once

#include "base/rc.h"

/* PEM texts, owned; see certificate_free(). The authority's key is thrown away. */
struct certificate {
    char *authority, *server, *key;
};

/* RC_CONFIG when the crypto library refuses. */
RC_MUST_CHECK enum rc certificate_make(struct certificate *ret, struct fault *fault);
void certificate_free(struct certificate *certificate); /* wipes the key */
