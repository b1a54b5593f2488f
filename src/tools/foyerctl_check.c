#include <stdio.h>

#include "tools/foyerctl.h"

static void print_lines(const struct reply *reply)
{
    for (size_t i = 0; i < reply->n_checks; i++) {
        const struct check_line *line = &reply->checks[i];
        printf("%-4s %-28s %s\n", line->ok ? "ok" : "FAIL", line->what, line->words);
    }
}

static void print_json(const struct reply *reply)
{
    putchar('[');
    for (size_t i = 0; i < reply->n_checks; i++) {
        const struct check_line *line = &reply->checks[i];
        fputs(i > 0 ? ",\n {\"what\": " : "{\"what\": ", stdout);
        foyerctl_print_json(line->what);
        printf(", \"ok\": %s, \"words\": ", line->ok ? "true" : "false");
        foyerctl_print_json(line->words);
        putchar('}');
    }
    puts("]");
}

static void see(void *ctx, const struct reply *reply)
{
    const struct foyerctl *ctl = ctx;
    if (!reply->final)
        return;
    if (ctl->json)
        print_json(reply);
    else
        print_lines(reply);
}

int foyerctl_check(struct foyerctl *ctl)
{
    return foyerctl_run(ctl, COMMAND_CHECK, see, ctl);
}
