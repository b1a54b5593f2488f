#include "fakes/fake_screen.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

enum { GUARD_MS = 600, STEP_MS = 1000, TURNS_MAX = 5000, REPLIES = 8 };

static enum rc note_command(void *ctx, const struct command *cmd)
{
    struct fake_screen *s = ctx;
    if (s->post_rc == RC_OK && s->n_sent < FAKE_SCREEN_SENT_MAX)
        s->sent[s->n_sent++] = *cmd;
    return s->post_rc;
}

static void dispose(void *reply)
{
    reply_free(reply);
}

static void wake(void *window)
{
    window_wake(window);
}

static void set_up_shop(struct config *config)
{
    config_defaults(config);
    config->shop = fake_shop();
    config->shop.idle_s = 60;
    config->shop.idle_warning_s = 20;
    config->shop.n_languages = 2;
    text_copy(config->shop.languages[0], sizeof(config->shop.languages[0]), "en_GB");
    text_copy(config->shop.languages[1], sizeof(config->shop.languages[1]), "de");
}

static void open_runtime(struct fake_screen *s)
{
    const char *assets = getenv("FOYER_ASSETS");
    struct fault fault = {0};
    const enum rc rc =
        runtime_new(&(struct runtime_spec){.config = &s->config,
                                           .assets = assets ? assets : "build/assets",
                                           .state_dir = s->dir,
                                           .clock = &s->clock,
                                           .window = s->window,
                                           .replies = s->replies},
                    &s->rt, &fault);
    if (rc)
        fprintf(stderr, "%s\n", fault.what);
    CU_ASSERT_EQUAL_FATAL(rc, RC_OK);
}

void fake_screen_open(struct fake_screen *s)
{
    struct fault fault = {0};
    *s = (struct fake_screen){0};
    set_up_shop(&s->config);
    temp_dir_make(s->dir);
    clock_init_manual(&s->clock, FAKE_NOW_UTC_S * 1000);
    CU_ASSERT_EQUAL_FATAL(window_open(&(struct window_spec){.w = 1080, .h = 1920, .headless = true},
                                      &s->window, &fault),
                          RC_OK);
    s->replies = mailbox_new(&(struct mailbox_spec){
        .capacity = REPLIES, .dispose = dispose, .wake = wake, .wake_ctx = s->window});
    open_runtime(s);
    runtime_connect(s->rt, &(struct runtime_link){.post = note_command, .ctx = s});
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->catalogue = fake_catalogue_new();
    fake_screen_reply(s, news);
    fake_screen_health(s, SELLING_YES);
}

void fake_screen_close(struct fake_screen *s)
{
    char scaled[TEMP_PATH_SIZE];
    runtime_free(s->rt);
    mailbox_free(s->replies);
    window_close(s->window);
    temp_dir_path(s->dir, "scaled", scaled);
    if (access(scaled, F_OK) == 0)
        temp_dir_remove(scaled);
    temp_dir_remove(s->dir);
}

void fake_screen_draw(struct fake_screen *s)
{
    int turns = 0;
    do {
        runtime_turn(s->rt, 1); /* the pictures' thread may still be looking */
    } while ((s->rt->dirty || runtime_has_unsent(s->rt) || pictures_busy(s->rt->pictures)) &&
             ++turns < TURNS_MAX);
    CU_ASSERT_TRUE(turns < TURNS_MAX);
}

void fake_screen_pass(struct fake_screen *s, int64_t ms)
{
    while (ms > 0) {
        const int64_t step = ms < STEP_MS ? ms : STEP_MS;
        clock_advance(&s->clock, step);
        ms -= step;
        fake_screen_draw(s);
    }
}

void fake_screen_tap(struct fake_screen *s, const char *id, uint32_t nth)
{
    fake_screen_pass(s, GUARD_MS);
    const struct widget *w = view_find(&s->rt->view, id, nth);
    CU_ASSERT_PTR_NOT_NULL(w);
    if (!w) {
        fprintf(stderr, "no %s %u on screen\n", id, nth);
        return;
    }
    struct input in = {
        .type = INPUT_DOWN, .finger = 1, .x = w->at.x + w->at.w / 2, .y = w->at.y + w->at.h / 2};
    runtime_input(s->rt, &in);
    in.type = INPUT_UP;
    runtime_input(s->rt, &in);
    runtime_settle(s->rt);
    fake_screen_draw(s);
}

void fake_screen_go(struct fake_screen *s, enum scene_id scene)
{
    runtime_go(s->rt, scene, 1);
    s->rt->last_touch_ms = s->rt->ctx.now_ms;
    fake_screen_draw(s);
}

void fake_screen_reply(struct fake_screen *s, struct reply *reply)
{
    CU_ASSERT_EQUAL_FATAL(mailbox_post(s->replies, reply), RC_OK);
    fake_screen_draw(s);
}

void fake_screen_health(struct fake_screen *s, enum selling_state selling)
{
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->has_health = true;
    news->health.selling = selling;
    fake_screen_reply(s, news);
}

bool fake_screen_shows(const struct fake_screen *s, const char *id)
{
    return view_find(&s->rt->view, id, 0) != NULL;
}

size_t fake_screen_count_sent(const struct fake_screen *s, enum command_type type)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_sent; i++)
        n += s->sent[i].type == type;
    return n;
}

const struct command *fake_screen_sent(const struct fake_screen *s, enum command_type type)
{
    for (size_t i = s->n_sent; i > 0; i--) {
        if (s->sent[i - 1].type == type)
            return &s->sent[i - 1];
    }
    return NULL;
}

struct basket fake_screen_basket(const struct fake_screen *s, int64_t hold_ms)
{
    struct basket basket = {.id = "basket-1",
                            .n_lines = 2,
                            .total = 2500,
                            .delivery_agent = true,
                            .hold_ends_mono_ms = clock_mono_ms(&s->clock) + hold_ms};
    const struct instance *instance = &s->rt->catalogue->instances[0];
    for (size_t i = 0; i < basket.n_lines; i++) {
        struct basket_line *line = &basket.lines[i];
        snprintf(line->ticket_id, sizeof(line->ticket_id), "ticket-%zu", i);
        text_copy(line->instance_id, sizeof(line->instance_id), instance->id);
        text_copy(line->event_name, sizeof(line->event_name), "A Fox in Winter");
        line->price = line->total = 1250;
        line->start = instance->start;
    }
    return basket;
}
