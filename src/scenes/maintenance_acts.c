#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "ui/i18n.h"

struct keyboard_spec maintenance_keyboard(const struct scene_ctx *sc)
{
    const struct maintenance_scene *st = sc->state;
    return (struct keyboard_spec){.layout = sc->shop->keyboard,
                                  .base_action = MAINTENANCE_KEYS,
                                  .verbatim = st->page == PAGE_TYPE_KEY};
}

void maintenance_ask(struct scene_ctx *sc, const struct operator_errand *errand)
{
    struct maintenance_scene *st = sc->state;
    if (st->ticket != 0)
        return;
    struct command command = {.type = COMMAND_OPERATOR, .errand = *errand};
    st->act = errand->act;
    st->over = false;
    st->fault = (struct fault){RC_OK, 0, ""};
    st->ticket = scene_send(sc, &command);
    mem_wipe(&command, sizeof(command));
}

void maintenance_list(struct scene_ctx *sc, enum operator_act act)
{
    struct maintenance_scene *st = sc->state;
    const struct command command = {.type = COMMAND_OPERATOR, .errand = {.act = act}};
    st->list_ticket = scene_send(sc, &command);
}

/* What a page asks for when it comes up; the others find theirs in the report that is there. */
static void ask_for(struct scene_ctx *sc, enum maintenance_page page)
{
    static const enum operator_act lists[PAGE_COUNT] = {[PAGE_SALES] = OPERATOR_SALES,
                                                        [PAGE_CREDENTIALS] = OPERATOR_KEYS,
                                                        [PAGE_SCREEN] = OPERATOR_SETTINGS,
                                                        [PAGE_LOG] = OPERATOR_LOG};
    struct maintenance_scene *st = sc->state;
    if (page == PAGE_STATUS || lists[page] != OPERATOR_STATUS)
        maintenance_list(sc, lists[page]);
    if (page == PAGE_SCREEN) {
        st->n_themes = assets_list(sc->assets, "themes", ".ini", THEMES_MAX, st->themes);
        st->n_languages = assets_list(sc->assets, "i18n", ".mo", LANGUAGES_MAX, st->languages);
    }
}

void maintenance_open(struct scene_ctx *sc, enum maintenance_page page)
{
    struct maintenance_scene *st = sc->state;
    const bool back_to_closing = st->page == PAGE_TYPE_WORDS && page == PAGE_CLOSE;
    if (st->order)
        mem_wipe(st->order, sizeof(*st->order));
    mem_wipe(st->typed, sizeof(st->typed));
    st->page = page;
    st->first = 0;
    st->sure = SURE_NOTHING;
    st->over = false;
    st->n_checks = 0;
    st->keyboard = (struct keyboard){.layer = KEYBOARD_LETTERS};
    if (page == PAGE_CLOSE && !back_to_closing)
        maintenance_close_default(sc);
    if (page == PAGE_TYPE_WORDS)
        text_copy(st->typed, sizeof(st->typed), st->words);
    ask_for(sc, page);
}

/* The first touch asks, the second does it. */
static bool is_sure(struct maintenance_scene *st, enum maintenance_sure what)
{
    const bool sure = st->sure == what;
    st->sure = sure ? SURE_NOTHING : what;
    return sure;
}

static void act_on_sale(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    struct operator_errand errand = {.act = OPERATOR_SALE, .booked = arg == 1};
    if (id == MAINTENANCE_SALE && (!st->report || arg >= st->report->n_sales))
        return;
    if (id == MAINTENANCE_SALE) {
        st->sale = st->report->sales[arg];
        maintenance_open(sc, PAGE_SALE);
    } else if (id == MAINTENANCE_COPY) {
        errand.act = OPERATOR_COPY;
    } else if (st->sale.decide_s != 0 || !is_sure(st, arg == 1 ? SURE_BOOKED : SURE_NOT_BOOKED)) {
        return;
    } else {
        errand.act = OPERATOR_DECIDE;
    }
    text_copy(errand.reference, sizeof(errand.reference), st->sale.reference);
    maintenance_ask(sc, &errand);
}

static void act_on_key(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    struct operator_errand errand = {.act = OPERATOR_KEY_TEST, .profile = st->profile};
    if (id == MAINTENANCE_KEY) {
        if (st->report && arg < st->report->n_keys) {
            st->key = st->report->keys[arg];
            st->profile = (uint8_t)arg;
            maintenance_open(sc, PAGE_CREDENTIAL);
        }
        return;
    }
    if (id == MAINTENANCE_KEY_TAKE) {
        errand.act = OPERATOR_KEY_ROTATE;
        text_copy(errand.key, sizeof(errand.key), st->typed);
    } else if (id == MAINTENANCE_KEY_REMOVE) {
        if (!is_sure(st, SURE_REMOVE))
            return;
        errand.act = OPERATOR_KEY_REMOVE;
    }
    maintenance_ask(sc, &errand);
    mem_wipe(&errand, sizeof(errand));
}

static void show_lines(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    st->all_lines = id == MAINTENANCE_LOG_ALL && arg == 1;
    st->first = 0;
    maintenance_list(sc, id == MAINTENANCE_LOG_ACTS ? OPERATOR_ACTS : OPERATOR_LOG);
}

static void act_on_catalogue(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    struct command command = {.type = COMMAND_PUBLISH};
    const struct catalogue *c = sc->catalogue;
    if (id == MAINTENANCE_SHOW && c && arg < c->n_events) {
        text_copy(st->show, sizeof(st->show), c->events[arg].id);
        maintenance_open(sc, PAGE_DATES);
    }
    if (id != MAINTENANCE_PUBLISH || !c || arg >= c->n_instances || st->publish_ticket != 0)
        return;
    const struct instance *instance = &c->instances[arg];
    const bool priority = instance_is_hidden(instance, sc->now_utc_s);
    command.publish = instance->hidden_by_hand || (priority && !instance->published_by_hand);
    text_copy(command.instance_id, sizeof(command.instance_id), instance->id);
    st->publish_ticket = scene_send(sc, &command);
}

static void act_on_test(struct scene_ctx *sc, uint32_t id)
{
    struct maintenance_scene *st = sc->state;
    st->n_checks = 0;
    if (id == MAINTENANCE_TEST_STOP)
        maintenance_list(sc, OPERATOR_SELF_TEST_STOP);
    else
        maintenance_ask(sc, &(struct operator_errand){.act = id == MAINTENANCE_TEST
                                                                 ? OPERATOR_SELF_TEST
                                                                 : OPERATOR_SELF_TEST_TAKE});
}

static void type_key(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    const struct keyboard_spec keys = maintenance_keyboard(sc);
    const bool words = st->page == PAGE_TYPE_WORDS;
    if (words || st->page == PAGE_TYPE_KEY)
        keyboard_action(&st->keyboard, &keys, id, arg, st->typed,
                        words ? sizeof(st->words) : sizeof(st->typed));
}

bool maintenance_act(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    if (id >= MAINTENANCE_KEYS)
        type_key(sc, id, arg);
    else if (id == MAINTENANCE_COPY_NEXT && st->order && st->order->n_lines > 0)
        st->code = (st->code + 1) % (uint32_t)st->order->n_lines;
    else if (id >= MAINTENANCE_SALE && id <= MAINTENANCE_DECIDE && id != MAINTENANCE_COPY_NEXT)
        act_on_sale(sc, id, arg);
    else if (id >= MAINTENANCE_KEY && id <= MAINTENANCE_KEY_REMOVE)
        act_on_key(sc, id, arg);
    else if (id == MAINTENANCE_LOG_ALL || id == MAINTENANCE_LOG_ACTS)
        show_lines(sc, id, arg);
    else if (id >= MAINTENANCE_WIDER && id <= MAINTENANCE_LANGUAGE)
        maintenance_choose_screen(sc, id, arg);
    else if (id >= MAINTENANCE_CLOSE_LATER && id <= MAINTENANCE_WORDS_TAKE)
        maintenance_choose_closing(sc, id, arg);
    else if (id == MAINTENANCE_SHOW || id == MAINTENANCE_PUBLISH)
        act_on_catalogue(sc, id, arg);
    else if (id >= MAINTENANCE_TEST && id <= MAINTENANCE_TEST_TAKE)
        act_on_test(sc, id);
    else if (id == MAINTENANCE_SYNC_STOP)
        maintenance_ask(sc, &(struct operator_errand){.act = OPERATOR_SYNC_STOP});
    else if (id == MAINTENANCE_RESTART)
        st->sure = SURE_RESTART;
    else
        return false;
    return true;
}
