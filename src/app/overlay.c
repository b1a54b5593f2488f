#include "app/overlay.h"

#include <assert.h>
#include <string.h>

#include "app/overlay_view.h"
#include "app/runtime_state.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

const char *overlay_name(enum overlay_id id)
{
    static const char *const names[OVERLAY_COUNT] = {[OVERLAY_none] = "",
#define X(name) [OVERLAY_##name] = #name,
                                                     OVERLAY_LIST(X)
#undef X
    };
    return names[id];
}

void overlay_open(struct runtime *rt, enum overlay_id id)
{
    overlay_close(rt);
    rt->overlay.id = id;
}

void overlay_close(struct runtime *rt)
{
    mem_wipe(&rt->overlay, sizeof(rt->overlay));
    rt->focus.id[0] = '\0';
    touch_screen_changed(&rt->touch, rt->ctx.now_ms);
    rt->dirty = rt->view_is_old = true;
}

static void switch_pref(struct runtime *rt, bool *pref)
{
    *pref = !*pref;
    struct fault fault = {0};
    if (runtime_apply_prefs(rt, &fault)) {
        log_error("%s", fault.what);
        *pref = !*pref;
    }
    runtime_dispatch(rt, &(struct event_in){.type = EVENT_PREFS});
}

static void send_pin(struct runtime *rt)
{
    if (rt->overlay.pin_ticket != 0 || strlen(rt->overlay.pin) < 4)
        return;
    struct command cmd = {.type = COMMAND_PIN};
    text_copy(cmd.pin, sizeof(cmd.pin), rt->overlay.pin);
    rt->overlay.pin_ticket = runtime_send(rt, &cmd);
    mem_wipe(cmd.pin, sizeof(cmd.pin));
    mem_wipe(rt->overlay.pin, sizeof(rt->overlay.pin));
}

/* An answer that came after its dialog was closed opens nothing. */
void overlay_pin_answer(struct runtime *rt, uint32_t ticket, const struct fault *fault)
{
    if (rt->overlay.id != OVERLAY_staff_pin || rt->overlay.pin_ticket != ticket)
        return;
    rt->overlay.pin_ticket = 0;
    if (fault->rc == RC_OK) {
        overlay_close(rt);
        scene_finish(&rt->ctx, OUTCOME_STAFF);
        return;
    }
    rt->overlay.pin_wrong = true;
    rt->overlay.pin_wait_s = fault->rc == RC_BUSY ? fault->detail : 0;
}

static void pin_action(struct runtime *rt, uint32_t action, uint32_t arg)
{
    if (action == ACTION_PIN_OK)
        send_pin(rt);
    else if (rt->overlay.pin_ticket == 0)
        keyboard_action(&rt->overlay.keyboard, &overlay_pin_keys, action, arg, rt->overlay.pin,
                        sizeof(rt->overlay.pin));
}

bool overlay_action(struct runtime *rt, uint32_t action, uint32_t arg)
{
    switch (action) {
    case GLOBAL_LANGUAGE:
        overlay_open(rt, OVERLAY_language);
        return true;
    case GLOBAL_HELP:
        overlay_open(rt, OVERLAY_help);
        return true;
    case GLOBAL_ACCESSIBILITY:
        overlay_open(rt, OVERLAY_accessibility);
        return true;
    case ACTION_CLOSE:
        overlay_close(rt);
        return true;
    case ACTION_LEAVE:
        overlay_close(rt);
        if (!runtime_is_booking(rt))
            scene_finish(&rt->ctx, OUTCOME_ABANDON);
        return true;
    case ACTION_LARGE_TEXT:
        switch_pref(rt, &rt->panel.large_text);
        return true;
    case ACTION_HIGH_CONTRAST:
        switch_pref(rt, &rt->panel.high_contrast);
        return true;
    case ACTION_LOW_REACH:
        switch_pref(rt, &rt->panel.low_reach);
        return true;
    case ACTION_OVERLAY_PAGE:
        rt->overlay.page = arg;
        rt->dirty = rt->view_is_old = true;
        return true;
    default:
        break;
    }
    if (rt->overlay.id != OVERLAY_staff_pin || action < ACTION_PIN_OK)
        return false;
    pin_action(rt, action, arg);
    return true;
}
