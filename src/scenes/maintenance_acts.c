#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "ui/i18n.h"

enum { HOUR_S = 3600, WIDTH_TENTHS_MAX = 500 };

struct keyboard_spec maintenance_keyboard(const struct scene_ctx *sc)
{
    return (struct keyboard_spec){
        .layout = sc->shop->keyboard, .base_action = MAINTENANCE_KEYS, .verbatim = true};
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

void maintenance_open(struct scene_ctx *sc, enum maintenance_page page)
{
    static const enum operator_act lists[PAGE_COUNT] = {[PAGE_SALES] = OPERATOR_SALES,
                                                        [PAGE_CREDENTIALS] = OPERATOR_KEYS,
                                                        [PAGE_LOG] = OPERATOR_LOG};
    struct maintenance_scene *st = sc->state;
    if (st->order)
        mem_wipe(st->order, sizeof(*st->order));
    mem_wipe(st->typed, sizeof(st->typed));
    st->page = page;
    st->first = 0;
    st->sure = 0;
    st->over = false;
    st->n_checks = 0;
    st->keyboard = (struct keyboard){.layer = KEYBOARD_LETTERS};
    if (page == PAGE_STATUS || lists[page] != OPERATOR_STATUS)
        maintenance_list(sc, lists[page]);
}

/* The first touch asks, the second does it. */
static bool is_sure(struct maintenance_scene *st, int what)
{
    const bool sure = st->sure == what;
    st->sure = sure ? 0 : what;
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
    } else if (st->sale.decide_s != 0 || !is_sure(st, arg == 1 ? 2 : 1)) {
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
    switch (id) {
    case MAINTENANCE_KEY:
        if (st->report && arg < st->report->n_keys) {
            st->key = st->report->keys[arg];
            st->profile = (uint8_t)arg;
            maintenance_open(sc, PAGE_CREDENTIAL);
        }
        return;
    case MAINTENANCE_KEY_TYPE:
        maintenance_open(sc, PAGE_TYPE_KEY);
        return;
    case MAINTENANCE_KEY_FIELD:
        return;
    case MAINTENANCE_KEY_TAKE:
        errand.act = OPERATOR_KEY_ROTATE;
        text_copy(errand.key, sizeof(errand.key), st->typed);
        break;
    case MAINTENANCE_KEY_REMOVE:
        if (!is_sure(st, 3))
            return;
        errand.act = OPERATOR_KEY_REMOVE;
        break;
    default:
        break;
    }
    maintenance_ask(sc, &errand);
    mem_wipe(&errand, sizeof(errand));
}

static void act_on_kiosk(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct operator_errand errand = {.act = OPERATOR_OPEN};
    if (id == MAINTENANCE_CLOSE) {
        errand.act = OPERATOR_CLOSE;
        errand.until_utc_s = arg > 0 ? sc->now_utc_s + (int64_t)arg * HOUR_S : 0;
        text_copy(errand.words, sizeof(errand.words), tr("pause.staff"));
    }
    maintenance_ask(sc, &errand);
}

/* The line was drawn with the width as it is configured; what was measured tells the real one. */
static void act_on_screen(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    struct operator_errand errand = {.act = OPERATOR_SETTING, .name = "width_mm"};
    struct text words = TEXT_OF(errand.words);
    if (id == MAINTENANCE_WIDER) {
        const int next = st->tenths_mm + (int)arg;
        if (next >= -WIDTH_TENTHS_MAX && next <= WIDTH_TENTHS_MAX)
            st->tenths_mm = next;
        return;
    }
    text_addf(&words, "%u", arg);
    maintenance_ask(sc, &errand);
}

static void show_lines(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    st->all_lines = id == MAINTENANCE_LOG_ALL && arg == 1;
    st->first = 0;
    maintenance_list(sc, id == MAINTENANCE_LOG_ACTS ? OPERATOR_ACTS : OPERATOR_LOG);
}

static void publish(struct scene_ctx *sc, uint32_t at)
{
    struct maintenance_scene *st = sc->state;
    struct command command = {.type = COMMAND_PUBLISH};
    if (!sc->catalogue || at >= sc->catalogue->n_instances || st->publish_ticket != 0)
        return;
    command.publish = !sc->catalogue->instances[at].published_by_hand;
    text_copy(command.instance_id, sizeof(command.instance_id), sc->catalogue->instances[at].id);
    st->publish_ticket = scene_send(sc, &command);
}

bool maintenance_act(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    const struct keyboard_spec keys = maintenance_keyboard(sc);
    if (id >= MAINTENANCE_KEYS && st->page == PAGE_TYPE_KEY)
        keyboard_action(&st->keyboard, &keys, id, arg, st->typed, sizeof(st->typed));
    else if (id >= MAINTENANCE_SALE && id <= MAINTENANCE_DECIDE && id != MAINTENANCE_COPY_NEXT)
        act_on_sale(sc, id, arg);
    else if (id >= MAINTENANCE_KEY && id <= MAINTENANCE_KEY_REMOVE)
        act_on_key(sc, id, arg);
    else if (id >= MAINTENANCE_CLOSE && id <= MAINTENANCE_OPEN)
        act_on_kiosk(sc, id, arg);
    else if (id == MAINTENANCE_WIDER || id == MAINTENANCE_WIDTH_TAKE)
        act_on_screen(sc, id, arg);
    else if (id == MAINTENANCE_LOG_ALL || id == MAINTENANCE_LOG_ACTS)
        show_lines(sc, id, arg);
    else if (id == MAINTENANCE_PUBLISH)
        publish(sc, arg);
    else if (id == MAINTENANCE_COPY_NEXT && st->order && st->order->n_lines > 0)
        st->code = (st->code + 1) % (uint32_t)st->order->n_lines;
    else if (id == MAINTENANCE_SYNC_STOP)
        maintenance_ask(sc, &(struct operator_errand){.act = OPERATOR_SYNC_STOP});
    else if (id == MAINTENANCE_TEST)
        maintenance_ask(sc, &(struct operator_errand){.act = OPERATOR_SELF_TEST});
    else if (id == MAINTENANCE_TEST_STOP)
        maintenance_list(sc, OPERATOR_SELF_TEST_STOP);
    else if (id == MAINTENANCE_TEST_TAKE)
        maintenance_ask(sc, &(struct operator_errand){.act = OPERATOR_SELF_TEST_TAKE});
    else
        return false;
    return true;
}
