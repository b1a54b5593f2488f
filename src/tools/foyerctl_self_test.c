#include "tools/foyerctl_self_test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "backend/connect.h"
#include "backend/lock.h"
#include "base/text.h"
#include "config/config_write.h"

enum { NOT_RUN = 2, STEP_MS = 200 };

struct options {
    bool write, buy, wait;
    const char *instance_id, *profile;
};

struct run {
    struct foyerctl *ctl;
    const struct options *options;
    size_t profile;
    struct connection connection;
    struct journal *journal;
    struct timers timers;
    struct self_test *test;
};

static int usage(void)
{
    fputs("usage: foyerctl --config FILE [--json] self-test [--write] [--buy] [--wait]\n"
          "                                                 [--instance ID] [--profile NAME]\n"
          "  --write        put the settings that fit into FILE\n"
          "  --buy          really buy one ticket, the cheapest; a free one if there is any\n"
          "  --wait         measure how long a basket lives (about 20 minutes)\n"
          "  --instance ID  ask about this performance only\n"
          "  --profile NAME the agent record to test, if there are several\n"
          "Holds a few tickets for some seconds and gives them back.\n"
          "Exit status: 0 all is as configured, 1 something differs, 2 it could not run.\n",
          stderr);
    return FOYERCTL_USAGE;
}

static bool take_options(const struct foyerctl *ctl, struct options *o)
{
    for (int i = 0; i < ctl->n_args; i++) {
        const char *word = ctl->args[i];
        const bool has_value = i + 1 < ctl->n_args;
        if (strcmp(word, "--write") == 0)
            o->write = true;
        else if (strcmp(word, "--buy") == 0)
            o->buy = true;
        else if (strcmp(word, "--wait") == 0)
            o->wait = true;
        else if (strcmp(word, "--instance") == 0 && has_value)
            o->instance_id = ctl->args[++i];
        else if (strcmp(word, "--profile") == 0 && has_value)
            o->profile = ctl->args[++i];
        else
            return false;
    }
    return !o->instance_id || text_is_id(o->instance_id);
}

static enum rc find_profile(struct run *run, struct fault *fault)
{
    struct profile profiles[PROFILES_MAX];
    const size_t n = config_profiles(&run->ctl->config, profiles);
    run->profile =
        run->options->profile ? profile_find(profiles, n, run->options->profile) : PROFILE_MAIN;
    if (run->profile < n)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, 0, "no agent record is called \"%.40s\"", run->options->profile);
    return fault->rc;
}

static enum rc prepare(struct run *run, struct fault *fault)
{
    struct foyerctl *ctl = run->ctl;
    const struct connection_spec connection = {.config = &ctl->config, .clock = &ctl->clock};
    const struct journal_spec journal = foyerctl_journal(ctl, false);
    enum rc rc = find_profile(run, fault);
    if (rc == RC_OK)
        rc = connection_open(&connection, &run->connection, fault);
    if (rc == RC_OK && run->profile != PROFILE_MAIN)
        rc = connection_add(&connection, run->profile, &run->connection, fault);
    if (rc == RC_OK)
        rc = journal_open(&journal, &run->journal, fault);
    if (rc)
        return rc;
    run->test = self_test_new(&(struct self_test_spec){.config = &ctl->config,
                                                       .clock = &ctl->clock,
                                                       .profile = run->profile,
                                                       .api = run->connection.apis[run->profile],
                                                       .timers = &run->timers,
                                                       .journal = run->journal,
                                                       .instance_id = run->options->instance_id,
                                                       .buy = run->options->buy,
                                                       .wait = run->options->wait});
    return RC_OK;
}

static void clean_up(struct run *run)
{
    self_test_free(run->test);
    connection_close(&run->connection);
    journal_close(run->journal);
}

/* SIGINT and SIGTERM wait to be asked for, so that what is held is given back first. */
static void pump(struct run *run)
{
    const struct timespec at_once = {0, 0};
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    self_test_start(run->test);
    while (!self_test_is_over(run->test)) {
        if (sigtimedwait(&signals, NULL, &at_once) > 0)
            self_test_stop(run->test);
        const int64_t now_ms = clock_mono_ms(&run->ctl->clock);
        timers_run(&run->timers, now_ms);
        int64_t wait_ms = timers_next_ms(&run->timers) - now_ms;
        if (wait_ms > STEP_MS)
            wait_ms = STEP_MS;
        api_pump(run->connection.api, wait_ms > 0 ? wait_ms : 0);
    }
}

static enum rc write_settings(const struct run *run, struct fault *fault)
{
    const struct self_test_result *result = self_test_result(run->test);
    struct config_line lines[SELF_TEST_SETTINGS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < result->n_settings; i++) {
        const struct self_test_setting *setting = &result->settings[i];
        if (strcmp(setting->value, setting->was) != 0)
            lines[n++] = (struct config_line){
                .section = setting->section, .key = setting->key, .value = setting->value};
    }
    return n > 0 ? config_write(run->ctl->config_path, lines, n, fault) : RC_OK;
}

static int report(struct run *run)
{
    struct fault fault = {RC_OK, 0, ""};
    const struct self_test_result *result = self_test_result(run->test);
    if (run->ctl->json)
        foyerctl_self_test_json(result);
    else
        foyerctl_self_test_print(result);
    if (run->options->write && write_settings(run, &fault)) {
        foyerctl_fail(&fault);
        return NOT_RUN;
    }
    if (result->fault.rc) {
        foyerctl_fail(&result->fault);
        return NOT_RUN;
    }
    return self_test_differences(result) > 0 ? FOYERCTL_FAILED : FOYERCTL_OK;
}

int foyerctl_self_test(struct foyerctl *ctl)
{
    struct options options = {.write = false};
    struct run run = {.ctl = ctl, .options = &options};
    struct fault fault = {RC_OK, 0, ""};
    int lock = -1, status = NOT_RUN;
    if (!take_options(ctl, &options))
        return usage();
    if (lock_take(ctl->state_dir, &lock, &fault)) {
        foyerctl_fail(&fault);
        return NOT_RUN;
    }
    if (isatty(STDERR_FILENO) == 1)
        fputs("asking the service; this takes a minute, control-C gives everything back\n", stderr);
    if (prepare(&run, &fault)) {
        foyerctl_fail(&fault);
    } else {
        pump(&run);
        status = report(&run);
    }
    clean_up(&run);
    lock_release(lock);
    return status;
}
