#include "fakes/tls_certificate.h"

#include <assert.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

struct tls_certificate {
    char folder[64], ca_file[96], other_ca_file[96];
    EVP_PKEY *key;
    X509 *leaf;
};

static void extend(X509 *x, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX ctx;
    X509V3_set_ctx_nodb(&ctx);
    X509V3_set_ctx(&ctx, issuer, x, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
    assert(extension);
    X509_add_ext(x, extension, -1);
    X509_EXTENSION_free(extension);
}

static X509 *new_certificate(EVP_PKEY *key, const char *name, long serial)
{
    X509 *x = X509_new();
    assert(x);
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), serial);
    X509_gmtime_adj(X509_getm_notBefore(x), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x), 86400);
    X509_set_pubkey(x, key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
                               (const unsigned char *)name, -1, -1, 0);
    return x;
}

static X509 *new_authority(EVP_PKEY *key, const char *name, const char *file)
{
    X509 *ca = new_certificate(key, name, 1);
    X509_set_issuer_name(ca, X509_get_subject_name(ca));
    extend(ca, ca, NID_basic_constraints, "critical,CA:TRUE");
    extend(ca, ca, NID_key_usage, "critical,keyCertSign");
    X509_sign(ca, key, EVP_sha256());
    FILE *out = fopen(file, "w");
    assert(out);
    PEM_write_X509(out, ca);
    fclose(out);
    return ca;
}

static void spoil_dates(X509 *x, enum tls_flaw flaw)
{
    enum { YEAR_S = 31536000 };
    if (flaw == TLS_EXPIRED) {
        X509_gmtime_adj(X509_getm_notBefore(x), -YEAR_S);
        X509_gmtime_adj(X509_getm_notAfter(x), -60);
    } else if (flaw == TLS_NOT_YET) {
        X509_gmtime_adj(X509_getm_notBefore(x), YEAR_S);
        X509_gmtime_adj(X509_getm_notAfter(x), 2L * YEAR_S);
    }
}

struct tls_certificate *tls_certificate_new(enum tls_flaw flaw)
{
    struct tls_certificate *c = mem_zalloc(sizeof(*c));
    snprintf(c->folder, sizeof(c->folder), "/tmp/foyer-tls-XXXXXX");
    const char *made = mkdtemp(c->folder);
    assert(made);
    (void)made;
    snprintf(c->ca_file, sizeof(c->ca_file), "%s/ca.pem", c->folder);
    snprintf(c->other_ca_file, sizeof(c->other_ca_file), "%s/other.pem", c->folder);
    EVP_PKEY *ca_key = EVP_EC_gen("P-256"), *other_key = EVP_EC_gen("P-256");
    X509 *ca = new_authority(ca_key, "Test Authority", c->ca_file);
    X509_free(new_authority(other_key, "Other Authority", c->other_ca_file));
    c->key = EVP_EC_gen("P-256");
    c->leaf = new_certificate(c->key, "foyer test", 2);
    X509_set_issuer_name(c->leaf, X509_get_subject_name(ca));
    extend(c->leaf, ca, NID_subject_alt_name,
           flaw == TLS_OTHER_NAME ? "DNS:elsewhere.example,IP:127.0.0.2" : "IP:127.0.0.1");
    spoil_dates(c->leaf, flaw);
    X509_sign(c->leaf, ca_key, EVP_sha256());
    X509_free(ca);
    EVP_PKEY_free(ca_key);
    EVP_PKEY_free(other_key);
    return c;
}

void tls_certificate_free(struct tls_certificate *c)
{
    unlink(c->ca_file);
    unlink(c->other_ca_file);
    rmdir(c->folder);
    X509_free(c->leaf);
    EVP_PKEY_free(c->key);
    mem_free(c);
}

void tls_certificate_use(const struct tls_certificate *c, SSL_CTX *tls)
{
    const int ok =
        SSL_CTX_use_certificate(tls, c->leaf) == 1 && SSL_CTX_use_PrivateKey(tls, c->key) == 1;
    assert(ok);
    (void)ok;
}

const char *tls_certificate_ca_file(const struct tls_certificate *c)
{
    return c->ca_file;
}

const char *tls_certificate_other_ca_file(const struct tls_certificate *c)
{
    return c->other_ca_file;
}
