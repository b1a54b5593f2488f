#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/config.h"
#include "config/secret_guard.h"
#include "config/secret_seal.h"
#include "config/secure_file.h"

enum { PATH_SIZE = 300 };

/* The files of one agent record. */
struct secret_files {
    char current[PATH_SIZE], next[PATH_SIZE], seal[PATH_SIZE];
    char login[80];
};

static struct secret_files files_of(const struct config *config, size_t profile)
{
    const struct agent agent = config_agent(config, profile);
    struct secret_files files = {.login = ""};
    struct text current = TEXT_OF(files.current), next = TEXT_OF(files.next);
    struct text seal = TEXT_OF(files.seal);
    text_add(&current, agent.credentials_file); /* 256 bytes at most: all of them fit */
    text_addf(&next, "%s.next", agent.credentials_file);
    text_addf(&seal, "%s.seal", agent.credentials_file);
    text_copy(files.login, sizeof(files.login), agent.login);
    return files;
}

/* systemd hands keys over in a folder of its own (LoadCredentialEncrypted=foyer-key, and
 * foyer-key-NAME for the others). */
static void credential_name(const struct config *config, size_t profile, struct text *out)
{
    text_add(out, "foyer-key");
    if (profile != PROFILE_MAIN)
        text_addf(out, "-%s", config->profiles[profile].name);
}

static bool credential_path(const struct config *config, size_t profile, char *out, size_t size)
{
    const char *folder = getenv("CREDENTIALS_DIRECTORY");
    struct text t = text_over(out, size);
    if (!folder || folder[0] != '/')
        return false;
    text_addf(&t, "%s/", folder);
    credential_name(config, profile, &t);
    return !t.cut && access(out, F_OK) == 0;
}

enum secret_kept config_secret_kept(const struct config *config, size_t profile)
{
    char path[PATH_SIZE], line[SECRET_LINE_SIZE];
    struct fault fault;
    if (credential_path(config, profile, path, sizeof(path)))
        return SECRET_BY_SYSTEMD;
    const struct secret_files files = files_of(config, profile);
    if (secure_file_read(files.current, line, sizeof(line), &fault))
        return SECRET_MISSING;
    const bool sealed = secret_is_sealed(line);
    mem_wipe(line, sizeof(line));
    return sealed ? SECRET_SEALED : SECRET_PLAIN;
}

enum secret_guard config_secret_guard(const struct config *config, size_t profile)
{
    char name[PATH_SIZE];
    struct text t = TEXT_OF(name);
    if (config_secret_kept(config, profile) != SECRET_BY_SYSTEMD)
        return GUARD_UNKNOWN;
    credential_name(config, profile, &t);
    return secret_guard_of(&(struct secret_guard_places){.store = NULL}, name);
}

static enum rc read_own(const struct secret_files *files, char *out, size_t size,
                        struct fault *fault)
{
    char line[SECRET_LINE_SIZE];
    const struct secret_seal seal = {.seal_path = files->seal, .login = files->login};
    enum rc rc = secure_file_read(files->current, line, sizeof(line), fault);
    if (rc)
        return rc;
    if (secret_is_sealed(line)) {
        struct fault why = {RC_OK, 0, ""};
        rc = secret_unseal(&seal, line, out, size, &why);
        if (rc)
            *fault = fault_make(rc, 0, "%s: %s", files->current, why.what);
    } else if (!text_copy(out, size, line)) {
        *fault = fault_make(RC_CONFIG, 0, "%s: not a key", files->current);
        rc = fault->rc;
    }
    mem_wipe(line, sizeof(line));
    return rc;
}

enum rc config_secret(const struct config *config, size_t profile, char *out, size_t size,
                      struct fault *fault)
{
    char path[PATH_SIZE];
    if (credential_path(config, profile, path, sizeof(path)))
        return secure_file_read(path, out, size, fault);
    const struct secret_files files = files_of(config, profile);
    const enum rc rc = read_own(&files, out, size, fault);
    if (rc == RC_NOT_FOUND) {
        *fault = fault_make(RC_CONFIG, 0, "no key yet: foyerctl credentials set%s%s (%s)",
                            profile == PROFILE_MAIN ? "" : " --profile ",
                            config->profiles[profile].name, files.current);
        return fault->rc;
    }
    return rc;
}

/* What systemd hands over is made with systemd-creds, by root. */
static enum rc check_ours(const struct config *config, size_t profile, struct fault *fault)
{
    char path[PATH_SIZE];
    if (!credential_path(config, profile, path, sizeof(path)))
        return RC_OK;
    *fault = fault_make(RC_CONFIG, 0, "systemd keeps this key: change it with systemd-creds");
    return fault->rc;
}

enum rc config_secret_store(const struct config *config, size_t profile, const char *base64,
                            struct fault *fault)
{
    char line[SECRET_LINE_SIZE];
    const struct secret_files files = files_of(config, profile);
    const struct secret_seal seal = {.seal_path = files.seal, .login = files.login};
    enum rc rc = check_ours(config, profile, fault);
    if (!rc)
        rc = secret_seal(&seal, base64, line, fault);
    return rc ? rc : secure_file_write(files.next, line, fault);
}

enum rc config_secret_take(const struct config *config, size_t profile, struct fault *fault)
{
    const struct secret_files files = files_of(config, profile);
    if (rename(files.next, files.current) == 0)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, errno, "%s: %s", files.current, strerror(errno));
    return fault->rc;
}

enum rc config_secret_remove(const struct config *config, size_t profile, bool all,
                             struct fault *fault)
{
    const struct secret_files files = files_of(config, profile);
    if (check_ours(config, profile, fault))
        return fault->rc;
    if ((unlink(files.next) != 0 && errno != ENOENT) ||
        (all && unlink(files.current) != 0 && errno != ENOENT)) {
        *fault = fault_make(RC_CONFIG, errno, "%s: %s", files.current, strerror(errno));
        return fault->rc;
    }
    return RC_OK;
}
