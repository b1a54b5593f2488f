#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "kit.h"

static void dispose(void *reply)
{
    reply_free(reply);
}

static void wake(void *window)
{
    window_wake(window);
}

/* Everything is taken and never answered: what a bench wants on screen it puts there itself. */
static enum rc swallow(void *ctx, const struct command *cmd)
{
    (void)ctx;
    (void)cmd;
    return RC_OK;
}

static void post_news(struct kit_screen *k, struct catalogue *catalogue)
{
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->catalogue = catalogue;
    news->has_health = true;
    news->health.selling = SELLING_YES;
    kit_check(mailbox_post(k->replies, news), NULL, "mailbox");
}

static void open_on(struct kit_screen *k, struct catalogue *catalogue, bool headless)
{
    const char *assets = getenv("FOYER_ASSETS");
    struct fault fault = {0};
    *k = (struct kit_screen){.state_dir = "/tmp/foyer-bench-XXXXXX"};
    log_set_level(LOG_LEVEL_ERROR);
    if (!mkdtemp(k->state_dir))
        kit_check(RC_STORE, NULL, "a folder for the state");
    config_defaults(&k->config);
    clock_init_manual(&k->clock, catalogue->synced_utc_s * 1000);
    kit_check(window_open(&(struct window_spec){.w = KIT_W, .h = KIT_H, .headless = headless},
                          &k->window, &fault),
              &fault, "window");
    k->replies = mailbox_new(&(struct mailbox_spec){
        .capacity = 4, .dispose = dispose, .wake = wake, .wake_ctx = k->window});
    kit_check(runtime_new(&(struct runtime_spec){.config = &k->config,
                                                 .assets = assets ? assets : "build/assets",
                                                 .state_dir = k->state_dir,
                                                 .clock = &k->clock,
                                                 .window = k->window,
                                                 .replies = k->replies},
                          &k->rt, &fault),
              &fault, "runtime");
    runtime_connect(k->rt, &(struct runtime_link){.post = swallow});
    post_news(k, catalogue);
    kit_screen_go(k, SCENE_attract);
}

void kit_screen_open(struct kit_screen *k, struct catalogue *catalogue)
{
    open_on(k, catalogue, true);
}

void kit_screen_open_window(struct kit_screen *k, struct catalogue *catalogue)
{
    open_on(k, catalogue, false);
}

void kit_screen_close(struct kit_screen *k)
{
    runtime_free(k->rt);
    mailbox_free(k->replies);
    window_close(k->window);
    kit_remove(k->state_dir);
}

void kit_screen_go(struct kit_screen *k, enum scene_id scene)
{
    if (k->rt->scene_id != scene)
        runtime_go(k->rt, scene, 0);
    do {
        runtime_turn(k->rt, 1);
    } while (k->rt->dirty || pictures_busy(k->rt->pictures));
    runtime_turn(k->rt, 0);
}

void kit_screen_open_plan(struct kit_screen *k, struct plan *plan)
{
    struct session *session = &k->rt->session;
    session_close_instance(session);
    session->event = session->instance = 0;
    text_copy(session->instance_id, sizeof(session->instance_id),
              k->rt->catalogue->instances[0].id);
    session_set_plan(session, plan, NULL);
    session->status = seat_status_new(plan);
    memset(session->status->state, SEAT_AVAILABLE, plan->n_seats);
    for (uint32_t i = 0; i < plan->n_seats; i++)
        session->status->band[i] = (uint8_t)(i * 3ULL / plan->n_seats);
    session->status->seats_known = true;
    session->prices_arena = arena_new();
    session->prices = arena_alloc(session->prices_arena, sizeof(*session->prices));
    *session->prices = k->rt->catalogue->price_lists[0]; /* its arrays stay in the catalogue */
    session->party.n[0] = 2;
}
