/* Sign: the Authorization header of the Agency API. Pure.
 *
 * Source: contract section 2.2; vectors in tests/data/signature-vectors.json.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"

enum { SIGN_KEY_MAX = 256, SIGN_HEADER_SIZE = 160, SIGN_DATE_SIZE = 32 };

struct sign_key {         /* all zero: none */
    unsigned char *bytes; /* owned; in OpenSSL's secure heap: locked, never in a dump */
    size_t n;
};

/* Makes that heap. Once, before the first key is read; without it keys lie in ordinary memory. */
void sign_heap_start(void);
/* Decodes standard Base64. RC_CONFIG when it is not Base64, empty or too long. The caller wipes it. */
RC_MUST_CHECK enum rc sign_key_decode(const char *base64, struct sign_key *ret);
struct sign_key sign_key_copy(const struct sign_key *key);
void sign_key_wipe(struct sign_key *key); /* overwrites and frees; all zero afterwards */

/* RFC 1123 in GMT, built by hand: "Wed, 21 Oct 2026 07:28:00 GMT". */
void sign_date(int64_t utc_s, char out[SIGN_DATE_SIZE]);

struct sign_input {
    const char *method, *url, *date;
    const void *body; /* the bytes as sent; NULL with n_body 0 hashes the empty string */
    size_t n_body;    /* ignored for GET, which has no body line */
};
/* Writes Base64(HMAC-SHA1(key, string to sign)) into `out` (32 bytes or more). */
void sign_signature(const struct sign_key *key, const struct sign_input *in, char *out,
                    size_t size);
