/* TLS certificate: a certificate for 127.0.0.1, the authority that signed it, and one that did not,
 * made on the spot; the authorities as PEM files in a folder of their own. */
#pragma once

#include <openssl/ssl.h>

struct tls_certificate;

enum tls_flaw {
    TLS_SOUND,
    TLS_EXPIRED,
    TLS_NOT_YET,    /* as a clock that is far behind sees every certificate (F24) */
    TLS_OTHER_NAME, /* of a host that was not asked for */
    TLS_OLD,        /* a server that speaks TLS 1.1 at most */
};

struct tls_certificate *tls_certificate_new(enum tls_flaw flaw); /* aborts when it cannot */
void tls_certificate_free(struct tls_certificate *certificate);  /* removes the files */
void tls_certificate_use(const struct tls_certificate *certificate, SSL_CTX *tls);
const char *tls_certificate_ca_file(const struct tls_certificate *certificate);
const char *tls_certificate_other_ca_file(const struct tls_certificate *certificate);
