#include "sandbox/signature.h"

#include <assert.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static void encode(char *out, const unsigned char *bytes, size_t n)
{
    EVP_EncodeBlock((unsigned char *)out, bytes, (int)n);
}

bool signature_key_decode(const char *base64, struct signature_key *ret)
{
    const size_t n = strlen(base64);
    unsigned char bytes[SIGNATURE_KEY_MAX + 3];
    if (n == 0 || n % 4 != 0 || n / 4 * 3 > SIGNATURE_KEY_MAX)
        return false;
    const int decoded = EVP_DecodeBlock(bytes, (const unsigned char *)base64, (int)n);
    if (decoded < 3)
        return false;
    const size_t padding = base64[n - 1] != '=' ? 0 : base64[n - 2] != '=' ? 1 : 2;
    ret->n = (size_t)decoded - padding;
    memcpy(ret->bytes, bytes, ret->n);
    return true;
}

void signature_key_random(struct signature_key *ret, size_t n, char *text)
{
    assert(n <= SIGNATURE_KEY_MAX);
    if (RAND_bytes(ret->bytes, (int)n) != 1)
        abort();
    ret->n = n;
    encode(text, ret->bytes, n);
}

void signature_hash(char out[SIGNATURE_HASH_SIZE], const char *body, size_t n)
{
    unsigned char md5[16];
    unsigned int size = 0;
    if (EVP_Digest(n > 0 ? body : "", n, md5, &size, EVP_md5(), NULL) != 1)
        abort();
    encode(out, md5, size);
}

void signature_make(char out[SIGNATURE_SIZE], const struct signature_key *key,
                    const struct signature_parts *parts)
{
    char hash[SIGNATURE_HASH_SIZE] = "";
    const bool hashed = strcmp(parts->method, "GET") != 0;
    if (hashed)
        signature_hash(hash, parts->body, parts->body_len);

    const size_t size =
        strlen(parts->method) + strlen(parts->url) + strlen(parts->date) + sizeof(hash) + 4;
    char *text = mem_zalloc(size);
    const int n = snprintf(text, size, "%s\n%s\n%s%s%s", parts->method, parts->url, parts->date,
                           hashed ? "\n" : "", hash);
    assert(n > 0 && (size_t)n < size);

    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned int mac_size = 0;
    if (!HMAC(EVP_sha1(), key->bytes, (int)key->n, (const unsigned char *)text, (size_t)n, mac,
              &mac_size))
        abort();
    encode(out, mac, mac_size);
    mem_free(text);
}

bool signature_split(const char *authorization, char *login, size_t login_size,
                     char signature[SIGNATURE_SIZE])
{
    static const char scheme[] = "SpektrixAPI3 ";
    if (strncmp(authorization, scheme, sizeof(scheme) - 1) != 0)
        return false;
    const char *name = authorization + sizeof(scheme) - 1;
    const char *colon = strrchr(name, ':');
    if (!colon || colon == name || (size_t)(colon - name) >= login_size)
        return false;
    struct text t = text_over(login, login_size);
    text_add_n(&t, name, (size_t)(colon - name));
    return !t.cut && text_copy(signature, SIGNATURE_SIZE, colon + 1);
}

bool signature_equal(const char *a, const char *b)
{
    const size_t n = strlen(a);
    return n == strlen(b) && CRYPTO_memcmp(a, b, n) == 0;
}
