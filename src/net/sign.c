#include "net/sign.h"

#include <assert.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/mem.h"

enum { MD5_SIZE = 16, SHA1_SIZE = 20, BASE64_MAX = (SIGN_KEY_MAX / 3 + 2) * 4 };

static bool is_base64(const char *s, size_t n, size_t *ret_padding)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t plain = strspn(s, alphabet);
    const size_t padding = n - plain;
    if (n == 0 || n % 4 != 0 || padding > 2 || strspn(s + plain, "=") != padding)
        return false;
    *ret_padding = padding;
    return true;
}

void sign_heap_start(void)
{
    enum { HEAP_BYTES = 65536, LEAST_BLOCK = 16 };
    if (CRYPTO_secure_malloc_init(HEAP_BYTES, LEAST_BLOCK) != 1)
        log_warn("keys: no locked memory on this machine");
}

enum rc sign_key_decode(const char *base64, struct sign_key *ret)
{
    size_t padding = 0;
    const size_t n = strnlen(base64, BASE64_MAX + 1);
    if (n > BASE64_MAX || !is_base64(base64, n, &padding))
        return RC_CONFIG;
    unsigned char *bytes = OPENSSL_secure_zalloc(BASE64_MAX);
    assert(bytes);
    const int decoded = EVP_DecodeBlock(bytes, (const unsigned char *)base64, (int)n);
    if (decoded > 0 && (size_t)decoded - padding <= SIGN_KEY_MAX) {
        /* the padding is decoded as zero bytes */
        *ret = (struct sign_key){.bytes = bytes, .n = (size_t)decoded - padding};
        return RC_OK;
    }
    OPENSSL_secure_clear_free(bytes, BASE64_MAX);
    return RC_CONFIG;
}

struct sign_key sign_key_copy(const struct sign_key *key)
{
    struct sign_key copy = {0};
    if (!key->bytes)
        return copy;
    copy.bytes = OPENSSL_secure_zalloc(BASE64_MAX);
    assert(copy.bytes);
    memcpy(copy.bytes, key->bytes, key->n);
    copy.n = key->n;
    return copy;
}

void sign_key_wipe(struct sign_key *key)
{
    OPENSSL_secure_clear_free(key->bytes, BASE64_MAX);
    *key = (struct sign_key){0};
}

void sign_date(int64_t utc_s, char out[SIGN_DATE_SIZE])
{
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const time_t t = (time_t)utc_s;
    struct tm tm;
    const struct tm *ok = gmtime_r(&t, &tm);
    assert(ok && tm.tm_year >= -1900 && tm.tm_year <= 8099);
    const int n = snprintf(out, SIGN_DATE_SIZE, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                           days[tm.tm_wday], tm.tm_mday, months[tm.tm_mon], tm.tm_year + 1900,
                           tm.tm_hour, tm.tm_min, tm.tm_sec);
    assert(n > 0 && n < SIGN_DATE_SIZE);
}

static void base64_of(const unsigned char *bytes, size_t n, char *out, size_t size)
{
    assert(size > (n + 2) / 3 * 4);
    EVP_EncodeBlock((unsigned char *)out, bytes, (int)n);
}

/* The fourth line: of the bytes as sent, and of the empty string where there is no body. */
static void body_line(const struct sign_input *in, char *out, size_t size)
{
    unsigned char md5[MD5_SIZE];
    unsigned n = 0;
    const int ok = EVP_Digest(in->body ? in->body : "", in->n_body, md5, &n, EVP_md5(), NULL);
    assert(ok == 1 && n == MD5_SIZE);
    base64_of(md5, n, out, size);
}

void sign_signature(const struct sign_key *key, const struct sign_input *in, char *out, size_t size)
{
    char hash[(MD5_SIZE + 2) / 3 * 4 + 1] = "";
    const bool has_body_line = strcmp(in->method, "GET") != 0;
    if (has_body_line)
        body_line(in, hash, sizeof(hash));
    const size_t room = strlen(in->method) + strlen(in->url) + strlen(in->date) + sizeof(hash) + 4;
    char *line = mem_zalloc(room);
    const int n = snprintf(line, room, "%s\n%s\n%s%s%s", in->method, in->url, in->date,
                           has_body_line ? "\n" : "", hash);
    assert(n > 0 && (size_t)n < room);

    static const unsigned char none[1] = {0};
    unsigned char mac[SHA1_SIZE];
    unsigned n_mac = 0;
    const unsigned char *ok = HMAC(EVP_sha1(), key->bytes ? key->bytes : none, (int)key->n,
                                   (const unsigned char *)line, (size_t)n, mac, &n_mac);
    assert(ok && n_mac == SHA1_SIZE);
    base64_of(mac, n_mac, out, size);
    mem_free(line);
}
