#include "tools/foyerctl.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/environment.h"
#include "base/log.h"
#include "net/sign.h"

enum { WITH_OPTIONS = 16 }; /* most arguments of a command that has options of its own */

struct subcommand {
    const char *name, *usage;
    int min_args, max_args;
    int (*run)(struct foyerctl *ctl);
};

static const struct subcommand subcommands[] = {
    {"sync", "sync                      refresh the catalogue", 0, 0, foyerctl_sync},
    {"check", "check [--service | --defaults]  the configuration; then the ticket service", 0,
     WITH_OPTIONS, foyerctl_check},
    {"events", "events                    what is on, from the cache", 0, 0, foyerctl_events},
    {"instances", "instances EVENT           performances of an event, from the cache", 1, 1,
     foyerctl_instances},
    {"plan", "plan [PLAN] [--help]      a seating plan as a picture, and what is odd in it", 0,
     WITH_OPTIONS, foyerctl_plan},
    {"status", "status                    catalogue, journal and open bookings", 0, 0,
     foyerctl_status},
    {"sales", "sales [REF | verify] [--help]  orders with their tickets; CSV; the journal's chain",
     0, WITH_OPTIONS, foyerctl_sales},
    {"resolve", "resolve REF yes ORDER|no  what the box office found about an open booking", 2, 3,
     foyerctl_resolve},
    {"self-test", "self-test [--help]        how the service behaves, and the settings that fit", 0,
     WITH_OPTIONS, foyerctl_self_test},
    {"credentials", "credentials set|test|rotate|remove|list [--profile NAME]  the key; stdin only",
     1, WITH_OPTIONS, foyerctl_credentials},
    {"pin", "pin set|list|remove [--name ANNA]  operators' codes; stdin only", 1, WITH_OPTIONS,
     foyerctl_pin},
};

static int usage(void)
{
    fputs("usage: foyerctl --config FILE [--state-dir DIR] [--json] COMMAND\n", stderr);
    for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++)
        fprintf(stderr, "  %s\n", subcommands[i].usage);
    return FOYERCTL_USAGE;
}

int foyerctl_fail(const struct fault *fault)
{
    fprintf(stderr, "foyerctl: %s%s%s\n", fault->what[0] ? fault->what : rc_text(fault->rc),
            fault->what[0] ? ": " : "", fault->what[0] ? rc_text(fault->rc) : "");
    return FOYERCTL_FAILED;
}

struct journal_spec foyerctl_journal(const struct foyerctl *ctl, bool read_only)
{
    return (struct journal_spec){.dir = ctl->state_dir,
                                 .copy = ctl->config.journal_copy,
                                 .kiosk_id = ctl->config.shop.kiosk_id,
                                 .currency = ctl->config.shop.currency.code,
                                 .clock = &ctl->clock,
                                 .read_only = read_only};
}

static const struct subcommand *find(const char *name)
{
    for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++) {
        if (strcmp(subcommands[i].name, name) == 0)
            return &subcommands[i];
    }
    return NULL;
}

static bool takes_options(const char *name)
{
    const struct subcommand *subcommand = find(name);
    return subcommand && subcommand->max_args == WITH_OPTIONS;
}

/* Options may stand anywhere; what is left, in order, is the command and its arguments. */
static bool take_options(struct foyerctl *ctl, int argc, char **argv, const char **ret_config)
{
    ctl->args = argv + 1;
    for (int i = 1; i < argc; i++) {
        const bool has_value = i + 1 < argc;
        if (strcmp(argv[i], "--config") == 0 && has_value)
            *ret_config = argv[++i];
        else if (strcmp(argv[i], "--state-dir") == 0 && has_value)
            ctl->state_dir = argv[++i];
        else if (strcmp(argv[i], "--json") == 0)
            ctl->json = true;
        else if (argv[i][0] == '-' && !(ctl->n_args > 0 && takes_options(ctl->args[0])))
            return false;
        else
            ctl->args[ctl->n_args++] = argv[i];
    }
    return *ret_config && ctl->n_args > 0;
}

/* A list that did not arrive whole is a failure: a full disk, a reader that went away. */
static int finished(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fputs("foyerctl: the output could not be written\n", stderr);
    return FOYERCTL_FAILED;
}

int main(int argc, char **argv)
{
    struct foyerctl ctl = {.state_dir = "/var/lib/foyer"};
    const char *config_path = NULL;
    struct fault fault = {RC_OK, 0, ""};
    environment_keep_only_known();
    environment_guard_memory();
    sign_heap_start();
    signal(SIGPIPE, SIG_IGN); /* OpenSSL may write to a connection that broke */
    log_set_level(LOG_LEVEL_WARN);
    log_start("foyerctl");
    if (!take_options(&ctl, argc, argv, &config_path))
        return usage();
    const struct subcommand *subcommand = find(ctl.args[0]);
    ctl.args++;
    ctl.n_args--;
    if (!subcommand || ctl.n_args < subcommand->min_args || ctl.n_args > subcommand->max_args)
        return usage();
    ctl.config_path = config_path;
    if (subcommand->run == foyerctl_check) /* tells all that is wrong with it */
        return finished(foyerctl_check(&ctl));
    if (config_load(config_path, &ctl.config, &fault))
        return foyerctl_fail(&fault);
    setenv("TZ", ctl.config.timezone, 1);
    tzset();
    clock_init_real(&ctl.clock);
    return finished(subcommand->run(&ctl));
}
