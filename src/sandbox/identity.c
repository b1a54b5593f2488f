#include "sandbox/identity.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

enum { FILE_MAX = 16384 };

static const char authority_file[] = "ca.pem", server_file[] = "server.pem",
                  server_key_file[] = "server.key", agent_key_file[] = "agent.key";

static bool path_of(const struct identity *identity, const char *name, char out[IDENTITY_PATH_SIZE])
{
    struct text t = text_over(out, IDENTITY_PATH_SIZE);
    text_addf(&t, "%s/%s", identity->dir, name);
    return !t.cut;
}

static bool write_file(const struct identity *identity, const char *name, const char *text)
{
    char path[IDENTITY_PATH_SIZE];
    if (!path_of(identity, name, path))
        return false;
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    const size_t n = strlen(text);
    const bool written = write(fd, text, n) == (ssize_t)n;
    return close(fd) == 0 && written;
}

/* The whole file as text; NULL when it is not there or too large. */
static char *read_file(const struct identity *identity, const char *name)
{
    char path[IDENTITY_PATH_SIZE];
    if (!path_of(identity, name, path))
        return NULL;
    FILE *file = fopen(path, "re");
    if (!file)
        return NULL;
    char *text = mem_zalloc(FILE_MAX);
    const size_t n = fread(text, 1, FILE_MAX - 1, file);
    const bool good = !ferror(file) && n > 0 && n < FILE_MAX - 1;
    (void)fclose(file);
    if (good)
        return text;
    mem_free(text);
    return NULL;
}

static bool load(struct identity *identity)
{
    struct certificate *cert = &identity->certificate;
    char *key = read_file(identity, agent_key_file);
    cert->authority = read_file(identity, authority_file);
    cert->server = read_file(identity, server_file);
    cert->key = read_file(identity, server_key_file);
    const bool good = key && cert->authority && cert->server && cert->key &&
                      text_copy(identity->key_text, sizeof(identity->key_text), key) &&
                      signature_key_decode(key, &identity->key);
    mem_free(key);
    if (!good)
        certificate_free(cert);
    return good;
}

static bool make_directory(struct identity *identity, const char *state_dir)
{
    if (state_dir)
        return text_copy(identity->dir, sizeof(identity->dir), state_dir) &&
               (mkdir(state_dir, 0700) == 0 || errno == EEXIST);
    const char *base = getenv("TMPDIR");
    struct text t = TEXT_OF(identity->dir);
    text_addf(&t, "%s/foyer-sandbox.XXXXXX", base && base[0] ? base : "/tmp");
    identity->temporary = !t.cut && mkdtemp(identity->dir);
    return identity->temporary;
}

static enum rc make(struct identity *identity, struct fault *fault)
{
    signature_key_random(&identity->key, IDENTITY_KEY_BYTES, identity->key_text);
    const enum rc rc = certificate_make(&identity->certificate, fault);
    if (rc)
        return rc;
    const struct certificate *cert = &identity->certificate;
    bool good = write_file(identity, authority_file, cert->authority);
    if (!identity->temporary)
        good = good && write_file(identity, server_file, cert->server) &&
               write_file(identity, server_key_file, cert->key) &&
               write_file(identity, agent_key_file, identity->key_text);
    if (good)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, errno, "cannot write to %s: %s", identity->dir, strerror(errno));
    return RC_CONFIG;
}

enum rc identity_open(const char *state_dir, struct identity *ret, struct fault *fault)
{
    *ret = (struct identity){0};
    if (!make_directory(ret, state_dir) || !path_of(ret, authority_file, ret->authority_path)) {
        *fault = fault_make(RC_CONFIG, errno, "cannot make the directory %s: %s", ret->dir,
                            strerror(errno));
        return RC_CONFIG;
    }
    if (!ret->temporary && load(ret))
        return RC_OK;
    const enum rc rc = make(ret, fault);
    if (rc)
        identity_close(ret);
    return rc;
}

enum rc identity_agent(const struct identity *identity, const char *login,
                       struct signature_key *ret, char text[IDENTITY_KEY_TEXT_SIZE],
                       struct fault *fault)
{
    char name[64];
    struct text t = TEXT_OF(name);
    text_addf(&t, "agent-%s.key", login);
    char *known = identity->temporary ? NULL : read_file(identity, name);
    const bool good =
        known && text_copy(text, IDENTITY_KEY_TEXT_SIZE, known) && signature_key_decode(text, ret);
    mem_free(known);
    if (good)
        return RC_OK;
    signature_key_random(ret, IDENTITY_KEY_BYTES, text);
    if (identity->temporary || write_file(identity, name, text))
        return RC_OK;
    *fault = fault_make(RC_CONFIG, errno, "cannot write to %s: %s", identity->dir, strerror(errno));
    return RC_CONFIG;
}

void identity_close(struct identity *identity)
{
    if (identity->temporary) {
        (void)unlink(identity->authority_path);
        (void)rmdir(identity->dir);
    }
    certificate_free(&identity->certificate);
    mem_wipe(identity, sizeof(*identity));
}
