#include <stdio.h>
#include <string.h>

#include "backend/connect.h"
#include "base/mem.h"
#include "net/sign.h"
#include "tools/foyerctl.h"
#include "tools/foyerctl_secrets.h"

enum { STEP_MS = 500 };

static int usage(void)
{
    fputs(
        "foyerctl: credentials set|test|rotate|remove|list [--profile NAME as in [profile:NAME]]\n"
        "  set     stores the key that is typed or piped in\n"
        "  test    asks the service once with the stored key\n"
        "  rotate  asks with the key that is typed or piped in, and stores it when it is accepted\n"
        "  remove  forgets it\n",
        stderr);
    return FOYERCTL_USAGE;
}

/* PROFILES_MAX when the arguments name no agent record. */
static size_t profile_of_args(const struct foyerctl *ctl)
{
    struct profile profiles[PROFILES_MAX];
    const size_t n = config_profiles(&ctl->config, profiles);
    if (ctl->n_args == 1)
        return PROFILE_MAIN;
    if (ctl->n_args != 3 || strcmp(ctl->args[1], "--profile") != 0)
        return PROFILES_MAX;
    return profile_find(profiles, n, ctl->args[2]);
}

static bool is_key(const char *secret)
{
    struct sign_key key;
    if (sign_key_decode(secret, &key))
        return false;
    sign_key_wipe(&key);
    return true;
}

struct trial {
    bool over;
    struct fault fault;
};

static void on_answer(void *ctx, struct api_answer *answer)
{
    struct trial *trial = ctx;
    trial->fault = answer->fault;
    trial->over = true;
}

/* One signed GET. `secret` NULL: with the stored key. */
static enum rc try_key(struct foyerctl *ctl, size_t profile, const char *secret,
                       struct fault *fault)
{
    struct trial trial = {.over = false};
    struct connection connection = {0};
    const struct connection_spec spec = {
        .config = &ctl->config, .clock = &ctl->clock, .secret = secret};
    enum rc rc = connection_open(&spec, &connection, fault);
    if (rc == RC_OK && profile != PROFILE_MAIN)
        rc = connection_add(&spec, profile, &connection, fault);
    if (rc == RC_OK) {
        api_venues(connection.apis[profile], on_answer, &trial);
        while (!trial.over)
            api_pump(connection.api, STEP_MS);
        *fault = trial.fault;
        rc = trial.fault.rc;
    }
    connection_close(&connection);
    return rc;
}

static enum rc store(struct foyerctl *ctl, size_t profile, bool try_first, struct fault *fault)
{
    char secret[FOYERCTL_SECRET_SIZE];
    enum rc rc = RC_CONFIG;
    *fault = fault_make(rc, 0, "that is not a Base64 key; nothing was stored");
    if (foyerctl_read_secret("Key: ", secret, sizeof(secret)) && is_key(secret))
        rc = config_secret_store(&ctl->config, profile, secret, fault);
    if (rc == RC_OK && try_first)
        rc = try_key(ctl, profile, secret, fault);
    mem_wipe(secret, sizeof(secret));
    if (rc == RC_OK)
        return config_secret_take(&ctl->config, profile, fault);
    struct fault ignored; /* what is said is why the key was not taken */
    if (try_first && config_secret_remove(&ctl->config, profile, false, &ignored))
        fprintf(stderr, "foyerctl: %s\n", ignored.what);
    return rc;
}

static void list(const struct foyerctl *ctl)
{
    static const char *const kept[] = {
        [SECRET_MISSING] = "no key",
        [SECRET_PLAIN] = "not encrypted: run credentials rotate",
        [SECRET_SEALED] = "encrypted, bound to this machine",
        [SECRET_BY_SYSTEMD] = "kept by systemd-creds",
    };
    struct profile profiles[PROFILES_MAX];
    const size_t n = config_profiles(&ctl->config, profiles);
    for (size_t i = 0; i < n; i++)
        printf("%-12s %-24s %s\n", profiles[i].name, config_agent(&ctl->config, i).login,
               kept[config_secret_kept(&ctl->config, i)]);
}

int foyerctl_credentials(struct foyerctl *ctl)
{
    struct fault fault = {RC_OK, 0, ""};
    const char *what = ctl->args[0];
    const size_t profile = profile_of_args(ctl);
    enum rc rc = RC_OK;
    if (profile == PROFILES_MAX)
        return usage();
    if (strcmp(what, "set") == 0)
        rc = store(ctl, profile, false, &fault);
    else if (strcmp(what, "rotate") == 0)
        rc = store(ctl, profile, true, &fault);
    else if (strcmp(what, "test") == 0)
        rc = try_key(ctl, profile, NULL, &fault);
    else if (strcmp(what, "remove") == 0)
        rc = config_secret_remove(&ctl->config, profile, true, &fault);
    else if (strcmp(what, "list") == 0)
        list(ctl);
    else
        return usage();
    if (rc)
        return foyerctl_fail(&fault);
    if (strcmp(what, "test") == 0)
        fputs("the service accepts the key\n", stderr);
    else if (strcmp(what, "list") != 0)
        fputs("done; a kiosk that runs takes it at its next start\n", stderr);
    return FOYERCTL_OK;
}
