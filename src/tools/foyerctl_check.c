#include "tools/foyerctl_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

struct check {
    struct foyerctl *ctl;
    struct check_print print;
    bool with_service, list;
};

void foyerctl_check_say(struct check_print *print, enum check_sign sign, const char *what,
                        const char *words)
{
    static const char *const signs[] = {"ok", "note", "FAIL"};
    if (sign == CHECK_FAIL)
        print->failed = true;
    if (print->json) {
        fputs(print->n++ > 0 ? ",\n {\"what\": " : "{\"what\": ", stdout);
        foyerctl_print_json(what);
        printf(", \"ok\": %s, \"note\": %s, \"words\": ", sign == CHECK_FAIL ? "false" : "true",
               sign == CHECK_NOTE ? "true" : "false");
        foyerctl_print_json(words);
        putchar('}');
    } else {
        printf("%-4s %-28s %s\n", signs[sign], what, words);
    }
}

static void see(void *ctx, const struct reply *reply)
{
    struct check *check = ctx;
    for (size_t i = 0; reply->final && i < reply->n_checks; i++) {
        const struct check_line *line = &reply->checks[i];
        foyerctl_check_say(&check->print, line->ok ? CHECK_OK : CHECK_FAIL, line->what,
                           line->words);
    }
}

static void complain(struct check_print *print, const struct config_report *report)
{
    char more[40];
    for (size_t i = 0; i < report->n_complaints; i++)
        foyerctl_check_say(print, CHECK_FAIL, "configuration", report->complaints[i]);
    snprintf(more, sizeof(more), "and %zu more", report->n_more);
    if (report->n_more > 0)
        foyerctl_check_say(print, CHECK_FAIL, "configuration", more);
}

static int run(struct check *check, struct config_report *report)
{
    struct foyerctl *ctl = check->ctl;
    struct fault fault = {RC_OK, 0, ""};
    const enum rc rc = config_load_report(ctl->config_path, &ctl->config, report, &fault);
    int status = FOYERCTL_OK;
    if (check->list && !rc) {
        foyerctl_check_list(&ctl->config, report, ctl->json);
        return FOYERCTL_OK;
    }
    if (ctl->json)
        putchar('[');
    if (rc) {
        complain(&check->print, report);
    } else {
        setenv("TZ", ctl->config.timezone, 1);
        tzset();
        foyerctl_check_config(&ctl->config, report, &check->print);
        if (check->with_service)
            status = foyerctl_run(ctl, COMMAND_CHECK, see, check);
    }
    if (ctl->json)
        puts("]");
    return check->print.failed ? FOYERCTL_FAILED : status;
}

static int usage(void)
{
    fputs(
        "usage: foyerctl --config FILE check [--service | --defaults]\n"
        "  looks through the configuration, without a network: \"note\" is unusual and may be "
        "meant,\n"
        "  FAIL is wrong\n"
        "  --service   then asks the ticket service: connection, signature, clock, basket, "
        "journal\n"
        "  --defaults  prints every key as it counts, where it is set, and what needs a restart\n",
        stderr);
    return FOYERCTL_USAGE;
}

int foyerctl_check(struct foyerctl *ctl)
{
    struct check check = {.ctl = ctl, .print = {.json = ctl->json}};
    for (int i = 0; i < ctl->n_args; i++) {
        const bool is_service = strcmp(ctl->args[i], "--service") == 0;
        if (!is_service && strcmp(ctl->args[i], "--defaults") != 0)
            return usage();
        check.with_service = check.with_service || is_service;
        check.list = check.list || !is_service;
    }
    if (check.with_service && check.list)
        return usage();
    clock_init_real(&ctl->clock);
    struct config_report *report = mem_zalloc(sizeof(*report));
    const int status = run(&check, report);
    mem_free(report);
    return status;
}
