/* Identity: what a client has to know of this service and trust: the authority's certificate and
 * the agent's key. Kept in a state directory if one is given, so that a service that is started
 * anew is still the same one; otherwise in a private directory that goes away with it.
 *
 * Threads: one.
 */
#pragma once

#include <stdbool.h>

#include "base/rc.h"
#include "sandbox/certificate.h"
#include "sandbox/signature.h"

enum { IDENTITY_PATH_SIZE = 512, IDENTITY_KEY_BYTES = 48, IDENTITY_KEY_TEXT_SIZE = 96 };

struct identity {
    struct certificate certificate;
    struct signature_key key;
    char key_text[2 * IDENTITY_KEY_BYTES]; /* Base64 */
    char dir[IDENTITY_PATH_SIZE], authority_path[IDENTITY_PATH_SIZE];
    bool temporary;
};

/* `state_dir` NULL: a temporary one. RC_CONFIG with words in *fault when files cannot be written
 * or are not what they should be. */
RC_MUST_CHECK enum rc identity_open(const char *state_dir, struct identity *ret,
                                    struct fault *fault);
/* The key of a further agent record, made when it has none yet; Base64 in `text`. */
RC_MUST_CHECK enum rc identity_agent(const struct identity *identity, const char *login,
                                     struct signature_key *ret, char text[IDENTITY_KEY_TEXT_SIZE],
                                     struct fault *fault);
/* Wipes the keys; removes the directory if it was temporary. */
void identity_close(struct identity *identity);
