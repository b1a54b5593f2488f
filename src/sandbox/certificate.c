#include "sandbox/certificate.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <stdbool.h>
#include <string.h>

#include "base/mem.h"

enum { VALID_S = 800 * 86400, BEFORE_S = 86400 };

/* What distinguishes the two certificates. */
struct subject {
    const char *name, *constraints, *usage, *names;
};

static const struct subject authority = {
    .name = "Stand-in certificate authority",
    .constraints = "critical,CA:TRUE",
    .usage = "critical,keyCertSign,cRLSign",
};
static const struct subject server = {
    .name = "localhost",
    .constraints = "critical,CA:FALSE",
    .usage = "critical,digitalSignature",
    .names = "IP:127.0.0.1,DNS:localhost",
};

static bool add_extension(X509 *cert, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX ctx;
    X509V3_set_ctx_nodb(&ctx);
    X509V3_set_ctx(&ctx, issuer, cert, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &ctx, nid, value);
    if (!extension)
        return false;
    const bool good = X509_add_ext(cert, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return good;
}

static bool set_serial(X509 *cert)
{
    unsigned char bytes[8];
    uint64_t serial = 0;
    if (RAND_bytes(bytes, sizeof(bytes)) != 1)
        return false;
    memcpy(&serial, bytes, sizeof(serial));
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(cert), serial >> 1 | 1) == 1;
}

static bool set_name(X509 *cert, X509 *issuer, const char *text)
{
    X509_NAME *name = X509_get_subject_name(cert);
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)text, -1, -1,
                                      0) == 1 &&
           X509_set_issuer_name(cert, X509_get_subject_name(issuer)) == 1;
}

static bool fill(X509 *cert, X509 *issuer, EVP_PKEY *key, const struct subject *subject)
{
    return X509_set_version(cert, 2) == 1 && set_serial(cert) &&
           X509_gmtime_adj(X509_getm_notBefore(cert), -BEFORE_S) &&
           X509_gmtime_adj(X509_getm_notAfter(cert), VALID_S) && X509_set_pubkey(cert, key) == 1 &&
           set_name(cert, issuer, subject->name) &&
           add_extension(cert, issuer, NID_basic_constraints, subject->constraints) &&
           add_extension(cert, issuer, NID_key_usage, subject->usage) &&
           add_extension(cert, issuer, NID_subject_key_identifier, "hash") &&
           (!subject->names ||
            (add_extension(cert, issuer, NID_subject_alt_name, subject->names) &&
             add_extension(cert, issuer, NID_ext_key_usage, "serverAuth") &&
             add_extension(cert, issuer, NID_authority_key_identifier, "keyid")));
}

/* `issuer` NULL: signs itself. */
static X509 *issue(const struct subject *subject, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuer_key)
{
    X509 *cert = X509_new();
    if (!cert)
        return NULL;
    if (fill(cert, issuer ? issuer : cert, key, subject) &&
        X509_sign(cert, issuer_key, EVP_sha256()) > 0)
        return cert;
    X509_free(cert);
    return NULL;
}

static char *bio_text(BIO *bio)
{
    char *bytes = NULL;
    const long n = BIO_get_mem_data(bio, &bytes);
    char *text = mem_zalloc((size_t)(n > 0 ? n : 0) + 1);
    if (n > 0)
        memcpy(text, bytes, (size_t)n);
    return text;
}

static char *cert_text(X509 *cert)
{
    BIO *bio = BIO_new(BIO_s_mem());
    char *text = bio && PEM_write_bio_X509(bio, cert) == 1 ? bio_text(bio) : NULL;
    BIO_free(bio);
    return text;
}

static char *key_text(EVP_PKEY *key)
{
    BIO *bio = BIO_new(BIO_s_secmem());
    char *text = bio && PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL) == 1
                     ? bio_text(bio)
                     : NULL;
    BIO_free(bio);
    return text;
}

enum rc certificate_make(struct certificate *ret, struct fault *fault)
{
    *ret = (struct certificate){0};
    EVP_PKEY *root_key = EVP_EC_gen("P-256"), *key = EVP_EC_gen("P-256");
    X509 *root = root_key ? issue(&authority, root_key, NULL, root_key) : NULL;
    X509 *leaf = root && key ? issue(&server, key, root, root_key) : NULL;
    if (leaf) {
        ret->authority = cert_text(root);
        ret->server = cert_text(leaf);
        ret->key = key_text(key);
    }
    X509_free(leaf);
    X509_free(root);
    EVP_PKEY_free(key);
    EVP_PKEY_free(root_key);
    if (ret->authority && ret->server && ret->key)
        return RC_OK;
    certificate_free(ret);
    *fault = fault_make(RC_CONFIG, 0, "cannot make a certificate");
    return RC_CONFIG;
}

void certificate_free(struct certificate *certificate)
{
    mem_free(certificate->authority);
    mem_free(certificate->server);
    if (certificate->key)
        mem_wipe(certificate->key, strlen(certificate->key));
    mem_free(certificate->key);
    *certificate = (struct certificate){0};
}
