/* Signature: the service's side of the signing scheme (contract section 2.2), written apart from
 * the client's so that the two cannot share a mistake.
 *
 * Threads: any. No function keeps or logs a key.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { SIGNATURE_SIZE = 29, SIGNATURE_HASH_SIZE = 25, SIGNATURE_KEY_MAX = 256 };

/* What the caller sent, byte for byte. */
struct signature_parts {
    const char *method, *url, *date;
    const char *body; /* may be NULL when body_len is 0 */
    size_t body_len;
};

struct signature_key {
    unsigned char bytes[SIGNATURE_KEY_MAX];
    size_t n;
};

/* Standard Base64 of 1 to SIGNATURE_KEY_MAX bytes; false otherwise. */
bool signature_key_decode(const char *base64, struct signature_key *ret);
/* `n` random bytes; the Base64 text goes to `text` (at least 4 * (n + 2) / 3 + 1 bytes). */
void signature_key_random(struct signature_key *ret, size_t n, char *text);

/* Base64 of the MD5 of a body, the fourth line of everything but GET (section 2.3). */
void signature_hash(char out[SIGNATURE_HASH_SIZE], const char *body, size_t n);

void signature_make(char out[SIGNATURE_SIZE], const struct signature_key *key,
                    const struct signature_parts *parts);

/* Splits "SpektrixAPI3 login:signature"; false when it has another form or does not fit. */
bool signature_split(const char *authorization, char *login, size_t login_size,
                     char signature[SIGNATURE_SIZE]);
/* Equal in time that does not depend on where they differ. */
bool signature_equal(const char *a, const char *b);
