/* Maintenance scene: the operator's side, page by page. What is done goes to the backend, which knows
 * who is signed in and journals it.
 *
 * outcomes: DONE (back to selling)
 */
#include "scenes/maintenance_scene.h"

#include "base/mem.h"
#include "scenes/scenes.h"

static void stay(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    st->touched_at_ms = sc->now_ms;
    st->lock_at_ms = sc->now_ms + LOCK_MS;
    scene_wake_at(sc, sc->now_ms + SECOND_MS);
}

static void maintenance_enter(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    st->sales_ticket = scene_send(sc, &(struct command){.type = COMMAND_SALES});
    maintenance_open(sc, PAGE_STATUS);
    stay(sc);
}

static void go_back(struct scene_ctx *sc)
{
    static const enum maintenance_page parents[PAGE_COUNT] = {[PAGE_SALE] = PAGE_SALES,
                                                              [PAGE_COPY] = PAGE_SALES,
                                                              [PAGE_SHOWS] = PAGE_CATALOGUE,
                                                              [PAGE_DATES] = PAGE_SHOWS,
                                                              [PAGE_SIZE] = PAGE_SCREEN,
                                                              [PAGE_TYPE_WORDS] = PAGE_CLOSE,
                                                              [PAGE_CREDENTIAL] = PAGE_CREDENTIALS,
                                                              [PAGE_TYPE_KEY] = PAGE_CREDENTIALS};
    const struct maintenance_scene *st = sc->state;
    if (st->page == PAGE_STATUS)
        scene_finish(sc, OUTCOME_DONE);
    else
        maintenance_open(sc, parents[st->page]);
}

static void resync(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    if (st->sync_ticket != 0 || sc->health->syncing)
        return;
    st->synced = false;
    st->first = 0;
    mem_free(st->changes);
    st->changes = NULL;
    st->sync_ticket = scene_send(sc, &(struct command){.type = COMMAND_SYNC});
}

static void on_action(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    stay(sc);
    switch (id) {
    case ACTION_BACK:
        go_back(sc);
        break;
    case MAINTENANCE_DONE:
        scene_finish(sc, OUTCOME_DONE);
        break;
    case MAINTENANCE_PAGE:
        if (arg < PAGE_COUNT)
            maintenance_open(sc, (enum maintenance_page)arg);
        break;
    case MAINTENANCE_ROWS:
        st->first = arg;
        break;
    case MAINTENANCE_RESYNC:
        resync(sc);
        break;
    case MAINTENANCE_CHECK:
        st->n_checks = 0;
        if (st->check_ticket == 0)
            st->check_ticket = scene_send(sc, &(struct command){.type = COMMAND_CHECK});
        break;
    default:
        maintenance_act(sc, id, arg);
    }
}

static void take_checks(struct maintenance_scene *st, const struct reply *reply)
{
    st->check_ticket = 0;
    st->n_checks = reply->n_checks < CHECKS_MAX ? reply->n_checks : CHECKS_MAX;
    for (size_t i = 0; i < st->n_checks; i++)
        st->checks[i] = reply->checks[i];
}

/* A page's data, or what an act brought. */
static void take_report(struct maintenance_scene *st, struct reply *reply)
{
    struct operator_report **to = &st->report;
    if (!reply->report)
        return;
    if (reply->report->act == OPERATOR_STATUS)
        to = &st->machine;
    mem_free(*to);
    *to = reply->report;
    reply->report = NULL;
    if (!reply->order)
        return;
    if (st->order)
        mem_wipe(st->order, sizeof(*st->order));
    mem_free(st->order);
    st->order = reply->order;
    reply->order = NULL;
    st->sale = st->report->n_sales > 0 ? st->report->sales[0] : (struct operator_sale){0};
}

static void act_over(struct scene_ctx *sc, const struct reply *reply)
{
    struct maintenance_scene *st = sc->state;
    const bool ok = reply->fault.rc == RC_OK;
    st->ticket = 0;
    st->fault = reply->fault;
    st->over = true;
    if (st->act == OPERATOR_COPY && ok) {
        st->page = PAGE_COPY;
        st->code = 0;
    }
    if (st->act == OPERATOR_DECIDE && ok) {
        st->sale.decide_s = -1;
        st->sale.state = ORDER_RESOLVED_BY_STAFF;
    }
    if (st->act == OPERATOR_SETTING && ok && st->page == PAGE_SCREEN)
        maintenance_list(sc, OPERATOR_SETTINGS);
    if (st->act == OPERATOR_SELF_TEST)
        st->first = 0;
    if (st->act == OPERATOR_KEY_ROTATE || st->act == OPERATOR_KEY_REMOVE) {
        mem_wipe(st->typed, sizeof(st->typed));
        st->page = PAGE_CREDENTIALS;
        maintenance_list(sc, OPERATOR_KEYS);
    }
}

static void on_reply(struct scene_ctx *sc, struct reply *reply)
{
    struct maintenance_scene *st = sc->state;
    if (!reply->final)
        return;
    if (reply->ticket == st->sales_ticket)
        st->sales_ticket = 0;
    if (reply->ticket == st->sync_ticket) {
        st->sync_ticket = 0;
        st->sync_fault = reply->fault;
        st->synced = true;
        st->changes = reply->changes;
        reply->changes = NULL;
        st->sales_ticket = scene_send(sc, &(struct command){.type = COMMAND_SALES});
    }
    if (reply->ticket == st->check_ticket)
        take_checks(st, reply);
    if (reply->ticket == st->publish_ticket) {
        st->publish_ticket = 0;
        st->over = reply->fault.rc != RC_OK;
        st->fault = reply->fault;
    }
    if (reply->type == COMMAND_OPERATOR && reply->ticket == st->list_ticket) {
        st->list_ticket = 0;
        st->fault = reply->fault.rc ? reply->fault : st->fault;
        take_report(st, reply);
    }
    if (reply->type == COMMAND_OPERATOR && reply->ticket == st->ticket) {
        take_report(st, reply);
        act_over(sc, reply);
    }
}

/* Whoever waits for a self-test is still here; the two minutes begin when it ends. */
static void on_tick(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    const bool tests = st->ticket != 0 && st->act == OPERATOR_SELF_TEST;
    if (tests && sc->now_ms < st->touched_at_ms + TEST_MOST_MS)
        st->lock_at_ms = sc->now_ms + LOCK_MS;
    if (sc->now_ms >= st->lock_at_ms)
        scene_finish(sc, OUTCOME_DONE);
    else
        scene_wake_at(sc, sc->now_ms + SECOND_MS);
}

static void maintenance_event(struct scene_ctx *sc, const struct event_in *ev)
{
    switch (ev->type) {
    case EVENT_ACTION:
        on_action(sc, ev->action.id, ev->action.arg);
        break;
    case EVENT_REPLY:
        on_reply(sc, ev->reply);
        break;
    case EVENT_TICK:
        on_tick(sc);
        break;
    case EVENT_PREFS:
        break;
    }
}

static void maintenance_leave(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    if (st->order)
        mem_wipe(st->order, sizeof(*st->order));
    mem_free(st->order);
    mem_free(st->report);
    mem_free(st->machine);
    mem_free(st->changes);
    mem_wipe(st, sizeof(*st));
}

const struct scene scene_maintenance = {
    .name = "maintenance",
    .state_size = sizeof(struct maintenance_scene),
    .never_idle = true,
    .enter = maintenance_enter,
    .event = maintenance_event,
    .view = maintenance_view,
    .leave = maintenance_leave,
};
