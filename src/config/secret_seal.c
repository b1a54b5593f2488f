#include "config/secret_seal.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/secure_file.h"

enum {
    KEY_SIZE = 32,
    NONCE_SIZE = 12,
    TAG_SIZE = 16,
    SECRET_MAX = 512,
    HEX_SIZE = 2 * KEY_SIZE + 1
};
enum { BOX_MAX = NONCE_SIZE + TAG_SIZE + SECRET_MAX, MACHINE_SIZE = 64 };
_Static_assert(SECRET_LINE_SIZE > (BOX_MAX + 2) / 3 * 4 + 32, "a sealed line must fit");

static const char mark[] = "foyer-sealed-1 ";

bool secret_is_sealed(const char *line)
{
    return strncmp(line, mark, sizeof(mark) - 1) == 0;
}

static enum rc make_seal(const char *path, char hex[HEX_SIZE], struct fault *fault)
{
    unsigned char bytes[KEY_SIZE];
    struct text t = text_over(hex, HEX_SIZE);
    if (RAND_bytes(bytes, sizeof(bytes)) != 1) {
        *fault = fault_make(RC_CONFIG, 0, "no random bytes for %s", path);
        return fault->rc;
    }
    for (size_t i = 0; i < sizeof(bytes); i++)
        text_addf(&t, "%02x", bytes[i]);
    mem_wipe(bytes, sizeof(bytes));
    const enum rc rc = secure_file_write(path, hex, fault);
    if (rc == RC_OK && chmod(path, 0400) != 0) {
        *fault = fault_make(RC_CONFIG, 0, "%s: cannot be made read-only", path);
        return fault->rc;
    }
    return rc;
}

static void read_machine(char out[MACHINE_SIZE])
{
    FILE *file = fopen("/etc/machine-id", "re");
    if (!file || !fgets(out, MACHINE_SIZE, file))
        out[0] = '\0'; /* the random bytes alone bind it then */
    out[strcspn(out, "\n")] = '\0';
    if (file)
        fclose(file);
}

static enum rc key_of(const struct secret_seal *seal, bool may_make, unsigned char key[KEY_SIZE],
                      struct fault *fault)
{
    char hex[HEX_SIZE + 1], bound[MACHINE_SIZE + 32], machine[MACHINE_SIZE];
    enum rc rc = secure_file_read(seal->seal_path, hex, sizeof(hex), fault);
    if (rc == RC_NOT_FOUND && may_make)
        rc = make_seal(seal->seal_path, hex, fault);
    if (rc)
        return rc;
    read_machine(machine);
    struct text t = TEXT_OF(bound);
    text_addf(&t, "foyer credentials 1 %s", machine);
    unsigned n = 0;
    const unsigned char *ok =
        HMAC(EVP_sha256(), hex, (int)strlen(hex), (const unsigned char *)bound, t.len, key, &n);
    assert(ok && n == KEY_SIZE);
    (void)ok;
    mem_wipe(hex, sizeof(hex));
    return RC_OK;
}

static EVP_CIPHER_CTX *begin(bool encrypt, const unsigned char key[KEY_SIZE],
                             const unsigned char nonce[NONCE_SIZE], const char *login)
{
    int n = 0;
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    const bool ok =
        ctx && EVP_CipherInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, nonce, encrypt) == 1 &&
        EVP_CipherUpdate(ctx, NULL, &n, (const unsigned char *)login, (int)strlen(login)) == 1;
    assert(ok);
    (void)ok;
    return ctx;
}

enum rc secret_seal(const struct secret_seal *seal, const char *secret,
                    char ret_line[SECRET_LINE_SIZE], struct fault *fault)
{
    unsigned char key[KEY_SIZE], box[BOX_MAX];
    const size_t n_secret = strlen(secret);
    int n = 0, n_end = 0;
    if (n_secret == 0 || n_secret > SECRET_MAX || RAND_bytes(box, NONCE_SIZE) != 1) {
        *fault = fault_make(RC_CONFIG, 0, "the key is empty or too long");
        return fault->rc;
    }
    if (key_of(seal, true, key, fault))
        return fault->rc;
    EVP_CIPHER_CTX *ctx = begin(true, key, box, seal->login);
    unsigned char *words = box + NONCE_SIZE + TAG_SIZE;
    const bool ok =
        EVP_CipherUpdate(ctx, words, &n, (const unsigned char *)secret, (int)n_secret) == 1 &&
        EVP_CipherFinal_ex(ctx, words + n, &n_end) == 1 &&
        EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_GET_TAG, TAG_SIZE, box + NONCE_SIZE) == 1;
    assert(ok && (size_t)n == n_secret);
    (void)ok;
    EVP_CIPHER_CTX_free(ctx);
    mem_wipe(key, sizeof(key));
    struct text t = text_over(ret_line, SECRET_LINE_SIZE);
    text_add(&t, mark);
    EVP_EncodeBlock((unsigned char *)ret_line + t.len, box, NONCE_SIZE + TAG_SIZE + n);
    return RC_OK;
}

/* Bytes of the box, 0 when the line is none. */
static size_t open_line(const char *line, unsigned char box[BOX_MAX + 3])
{
    const char *base64 = line + sizeof(mark) - 1;
    const size_t n = strlen(base64);
    if (!secret_is_sealed(line) || n == 0 || n % 4 != 0 || n / 4 * 3 > BOX_MAX + 2)
        return 0;
    const size_t padding = base64[n - 2] == '=' ? 2 : base64[n - 1] == '=' ? 1 : 0;
    const int decoded = EVP_DecodeBlock(box, (const unsigned char *)base64, (int)n);
    if (decoded <= NONCE_SIZE + TAG_SIZE + 2)
        return 0;
    return (size_t)decoded - padding;
}

enum rc secret_unseal(const struct secret_seal *seal, const char *line, char *out, size_t size,
                      struct fault *fault)
{
    unsigned char key[KEY_SIZE], box[BOX_MAX + 3];
    const size_t n_box = open_line(line, box);
    const size_t n_secret = n_box > 0 ? n_box - NONCE_SIZE - TAG_SIZE : 0;
    int n = 0, n_end = 0;
    out[0] = '\0';
    *fault = fault_make(RC_CONFIG, 0, "damaged: set the key again");
    if (n_box == 0 || n_secret >= size || key_of(seal, false, key, fault)) {
        fault->rc = RC_CONFIG;
        return fault->rc;
    }
    EVP_CIPHER_CTX *ctx = begin(false, key, box, seal->login);
    const bool ok =
        EVP_CipherUpdate(ctx, (unsigned char *)out, &n, box + NONCE_SIZE + TAG_SIZE,
                         (int)n_secret) == 1 &&
        EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_SET_TAG, TAG_SIZE, box + NONCE_SIZE) == 1 &&
        EVP_CipherFinal_ex(ctx, (unsigned char *)out + n, &n_end) == 1;
    EVP_CIPHER_CTX_free(ctx);
    mem_wipe(key, sizeof(key));
    out[ok ? n_secret : 0] = '\0';
    if (ok)
        return RC_OK;
    mem_wipe(out, size);
    *fault = fault_make(RC_CONFIG, 0,
                        "was sealed on another machine or for another login: set the key again");
    return fault->rc;
}
