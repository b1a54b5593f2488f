#include "fakes/fake_runtime.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/i18n.h"

enum { NOW_MS = 1000000, FIRST_TICKET = 100 };

static uint32_t note_command(void *runtime, const struct command *cmd)
{
    struct fake_runtime *rt = runtime;
    assert(rt->n_sent < sizeof(rt->sent) / sizeof(rt->sent[0]));
    struct command *copy = &rt->sent[rt->n_sent++];
    *copy = *cmd;
    copy->ticket = FIRST_TICKET + (uint32_t)rt->n_sent;
    return copy->ticket;
}

static void note_toast(void *runtime, const char *words)
{
    struct fake_runtime *rt = runtime;
    text_copy(rt->toast, sizeof(rt->toast), words);
}

static const struct scene_host host = {.send = note_command, .toast = note_toast};

void fake_language(const char *language)
{
    char dir[512];
    struct fault fault;
    const char *assets = getenv("FOYER_ASSETS");
    snprintf(dir, sizeof(dir), "%s/i18n", assets ? assets : "build/assets");
    const enum rc rc = i18n_load(dir, language, &fault);
    if (rc != RC_OK)
        fprintf(stderr, "%s\n", fault.what);
}

void fake_init(struct fake_runtime *rt)
{
    *rt = (struct fake_runtime){.panel = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03},
                                .shop = fake_shop(),
                                .health = {.selling = SELLING_YES},
                                .catalogue = fake_catalogue_new()};
    session_init(&rt->session, 7);
    view_init(&rt->view);
    rt->ctx = (struct scene_ctx){.state = rt->state,
                                 .session = &rt->session,
                                 .shop = &rt->shop,
                                 .catalogue = rt->catalogue,
                                 .health = &rt->health,
                                 .now_ms = NOW_MS,
                                 .now_utc_s = FAKE_NOW_UTC_S,
                                 .now = when_from_utc_s(FAKE_NOW_UTC_S),
                                 .host = &host,
                                 .runtime = rt};
    fake_language("en_GB");
}

static void leave(struct fake_runtime *rt)
{
    if (rt->scene && rt->scene->leave)
        rt->scene->leave(&rt->ctx);
    rt->scene = NULL;
}

void fake_deinit(struct fake_runtime *rt)
{
    leave(rt);
    session_wipe(&rt->session);
    view_deinit(&rt->view);
    catalogue_free(rt->catalogue);
    i18n_unload();
}

void fake_redraw(struct fake_runtime *rt, const struct scene *scene)
{
    view_reset(&rt->view, &rt->panel);
    scene->view(&rt->ctx, &rt->view);
}

static void event(struct fake_runtime *rt, const struct scene *scene, const struct event_in *ev)
{
    scene->event(&rt->ctx, ev);
    fake_redraw(rt, scene);
}

void fake_enter(struct fake_runtime *rt, const struct scene *scene)
{
    assert(scene->state_size <= sizeof(rt->state));
    leave(rt);
    memset(rt->state, 0, sizeof(rt->state));
    rt->ctx.outcome = OUTCOME_NONE;
    rt->ctx.wake_at_ms = 0;
    rt->scene = scene;
    if (scene->enter)
        scene->enter(&rt->ctx);
    fake_redraw(rt, scene);
}

void fake_leave(struct fake_runtime *rt, const struct scene *scene)
{
    assert(rt->scene == scene);
    leave(rt);
}

void fake_action(struct fake_runtime *rt, const struct scene *scene, uint32_t id, uint32_t arg)
{
    event(rt, scene, &(struct event_in){.type = EVENT_ACTION, .action = {id, arg}});
}

void fake_tap(struct fake_runtime *rt, const struct scene *scene, const char *id, uint32_t nth)
{
    const struct widget *w = view_find(&rt->view, id, nth);
    if (!w)
        fprintf(stderr, "not on screen: %s %u\n", id, nth);
    assert(w && w->action);
    if (!w->disabled)
        fake_action(rt, scene, w->action, w->arg);
}

struct reply *fake_reply_new(const struct fake_runtime *rt)
{
    assert(rt->n_sent > 0);
    const struct command *cmd = &rt->sent[rt->n_sent - 1];
    struct reply *reply = reply_new(cmd->ticket, rt->session.number, cmd->type);
    reply->final = true;
    return reply;
}

void fake_deliver(struct fake_runtime *rt, const struct scene *scene, struct reply *reply)
{
    if (reply->has_basket)
        rt->session.basket = reply->basket;
    event(rt, scene, &(struct event_in){.type = EVENT_REPLY, .reply = reply});
    reply_free(reply);
}

void fake_reply(struct fake_runtime *rt, const struct scene *scene, enum rc rc,
                const struct basket *basket)
{
    struct reply *reply = fake_reply_new(rt);
    reply->fault.rc = rc;
    if (basket) {
        reply->has_basket = true;
        reply->basket = *basket;
    }
    fake_deliver(rt, scene, reply);
}

void fake_tick(struct fake_runtime *rt, const struct scene *scene, int64_t now_ms)
{
    rt->ctx.now_utc_s += (now_ms - rt->ctx.now_ms) / 1000;
    rt->ctx.now_ms = now_ms;
    rt->ctx.wake_at_ms = 0;
    event(rt, scene, &(struct event_in){.type = EVENT_TICK});
}

const char *fake_label(const struct fake_runtime *rt, const char *id, uint32_t nth)
{
    const struct widget *w = view_find(&rt->view, id, nth);
    return w ? w->label : "";
}

bool fake_is_alive(const struct fake_runtime *rt, const char *id, uint32_t nth)
{
    const struct widget *w = view_find(&rt->view, id, nth);
    return w && w->action != 0 && !w->disabled;
}

void fake_choose(struct fake_runtime *rt, uint32_t instance)
{
    rt->session.event = rt->catalogue->instances[instance].event;
    rt->session.instance = instance;
    text_copy(rt->session.instance_id, ID_SIZE, rt->catalogue->instances[instance].id);
}

static struct basket_line line_of(const struct fake_runtime *rt, uint32_t instance, size_t i)
{
    const struct instance *x = &rt->catalogue->instances[instance];
    struct basket_line line = {.start = x->start, .price = 4050, .fees = 150, .total = 4200};
    const bool seated = rt->catalogue->plans[x->plan].kind == PLAN_RESERVED;
    snprintf(line.ticket_id, sizeof(line.ticket_id), "ticket-%zu", i);
    text_copy(line.instance_id, sizeof(line.instance_id), x->id);
    text_copy(line.event_name, sizeof(line.event_name), rt->catalogue->events[x->event].name);
    text_copy(line.venue, sizeof(line.venue), rt->catalogue->plans[x->plan].venue);
    text_copy(line.type_name, sizeof(line.type_name), "Adult");
    text_copy(line.type_id, sizeof(line.type_id), "type-0");
    if (!seated)
        return line;
    text_copy(line.area, sizeof(line.area), "Stalls");
    text_copy(line.row, sizeof(line.row), "F");
    snprintf(line.seat_number, sizeof(line.seat_number), "%zu", 12 + i);
    snprintf(line.seat_name, sizeof(line.seat_name), "F%zu", 12 + i);
    snprintf(line.seat_id, sizeof(line.seat_id), "%zu", 112 + i);
    return line;
}

struct basket fake_basket(const struct fake_runtime *rt, uint32_t instance, size_t n)
{
    struct basket basket = {.id = "basket-1",
                            .n_lines = n,
                            .delivery_agent = true,
                            .hold_ends_mono_ms = NOW_MS + 582 * 1000};
    assert(n <= BASKET_LINES_MAX);
    for (size_t i = 0; i < n; i++) {
        basket.lines[i] = line_of(rt, instance, i);
        basket.total += basket.lines[i].total;
    }
    return basket;
}
