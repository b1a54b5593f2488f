#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "tools/foyerctl.h"

struct bar {
    bool terminal, json;
};

static void draw(const struct health *health)
{
    enum { WIDTH = 30 };
    char cells[WIDTH + 1];
    const uint32_t total = health->sync_total > 0 ? health->sync_total : 1;
    const uint32_t done = health->sync_done < total ? health->sync_done : total;
    for (uint32_t i = 0; i < WIDTH; i++)
        cells[i] = i < done * WIDTH / total ? '#' : '.';
    cells[WIDTH] = '\0';
    fprintf(stderr, "\r[%s] %3" PRIu32 "/%" PRIu32 " %-24s", cells, done, health->sync_total,
            health->sync_what);
}

static void see(void *ctx, const struct reply *reply)
{
    const struct bar *bar = ctx;
    const struct health *health = &reply->health;
    if (!reply->has_health)
        return;
    if (!reply->final && bar->terminal)
        draw(health);
    if (!reply->final)
        return;
    if (bar->terminal)
        fputc('\n', stderr);
    printf(bar->json ? "{\"events\": %" PRIu32 ", \"instances\": %" PRIu32
                       ", \"requests\": %" PRIu32 ", \"complete\": %s}\n"
                     : "%" PRIu32 " events, %" PRIu32 " performances, %" PRIu32 " requests%s\n",
           health->n_events, health->n_instances, health->sync_done,
           bar->json ? (reply->fault.rc ? "false" : "true")
                     : (reply->fault.rc ? "; what failed kept its old data" : ""));
}

int foyerctl_sync(struct foyerctl *ctl)
{
    struct bar bar = {.terminal = isatty(STDERR_FILENO) == 1, .json = ctl->json};
    return foyerctl_run(ctl, COMMAND_SYNC, see, &bar);
}
