#include "app/robot_monkey.h"

#include <inttypes.h>
#include <string.h>

#include "app/overlay_view.h"
#include "app/robot_look.h"
#include "app/robot_monkey_parts.h"
#include "base/mem.h"

enum {
    HOME_WITHIN_MS = 90000,
    REST_EVERY = 300, /* events, on average */
    REST_STEP_MS = 500,
    BUSY_SHARE = 6 /* one turn in so many it does not wait for an answer */
};

struct robot_monkey {
    struct monkey_chance chance;
    struct monkey_seen seen;
    uint64_t seed, moves;
    unsigned n_events, n_done, n_rests;
    int64_t rest_since_ms; /* 0: it does not rest */
    int64_t rest_max_ms, longest_rest_ms;
    struct runtime_drawn before; /* drawn when it began */
    bool begun, staff;           /* staff: the operator let it in */
};

struct robot_monkey *robot_monkey_new(unsigned n_events, uint64_t seed)
{
    struct robot_monkey *m = mem_zalloc(sizeof(*m));
    m->n_events = n_events;
    m->seed = m->chance.state = seed;
    return m;
}

void robot_monkey_free(struct robot_monkey *monkey)
{
    mem_free(monkey);
}

uint64_t robot_monkey_moves(const struct robot_monkey *monkey)
{
    return monkey->moves;
}

/* Home is a step or two away: out of the sheet, back, over. */
static bool leads_home(const struct widget *w)
{
    static const char *const closes[] = {"done", "calendar_close", "search_done", "promo_cancel",
                                         "read_close"};
    for (size_t i = 0; i < sizeof(closes) / sizeof(closes[0]); i++) {
        if (strcmp(w->id, closes[i]) == 0)
            return true;
    }
    return w->action == ACTION_BACK || w->action == GLOBAL_START_OVER ||
           w->action == ACTION_CLOSE || w->action == ACTION_LEAVE;
}

static bool has_way_home(const struct runtime *rt)
{
    if ((rt->scene_id == SCENE_attract && rt->overlay.id == OVERLAY_none) || runtime_is_booking(rt))
        return true; /* it is home, or the answer or its time-out moves it on */
    for (size_t i = rt->view.modal_from; i < rt->view.n_widgets; i++) {
        const struct widget *w = &rt->view.widgets[i];
        const int x = w->at.x + w->at.w / 2, y = w->at.y + w->at.h / 2;
        if (leads_home(w) && view_is_alive(&rt->view, w) && view_hit(&rt->view, x, y) == w)
            return true;
    }
    return false;
}

static enum robot_done look(struct robot_monkey *m, struct robot_act *act, const struct runtime *rt)
{
    monkey_seen_look(&m->seen, rt);
    if (rt->scene_id != SCENE_maintenance)
        m->staff = false;
    else if (!m->staff)
        return robot_act_fail(act, "seed %" PRIu64 ", event %u: maintenance without the code",
                              m->seed, m->n_done);
    if (!has_way_home(rt))
        return robot_act_fail(act, "seed %" PRIu64 ", event %u: no way home", m->seed, m->n_done);
    return ROBOT_DONE;
}

static bool is_home(const struct runtime *rt)
{
    return rt->scene_id == SCENE_attract && rt->overlay.id == OVERLAY_none &&
           !runtime_has_prefs(rt) && robot_look_session_is_empty(&rt->session);
}

static void begin_rest(struct robot_monkey *m, struct runtime *rt)
{
    m->n_rests++;
    m->rest_since_ms = clock_mono_ms(rt->clock);
    /* doubled in the accessible modes (K-29), and for staff, who read longer */
    m->rest_max_ms = (int64_t)HOME_WITHIN_MS * (rt->ctx.unhurried || m->staff ? 2 : 1);
    rt->last_touch_ms = m->rest_since_ms; /* its last sign of life */
}

static enum robot_done rest(struct robot_monkey *m, struct robot_act *act, struct runtime *rt)
{
    const int64_t rested_ms = clock_mono_ms(rt->clock) - m->rest_since_ms;
    if (is_home(rt)) {
        m->longest_rest_ms = rested_ms > m->longest_rest_ms ? rested_ms : m->longest_rest_ms;
        m->rest_since_ms = 0;
        return ROBOT_DONE;
    }
    if (rested_ms > m->rest_max_ms + REST_STEP_MS)
        return robot_act_fail(act, "seed %" PRIu64 ", event %u: not home after %" PRId64 " s",
                              m->seed, m->n_done, rested_ms / 1000);
    m->moves++;
    clock_advance(rt->clock, REST_STEP_MS);
    rt->dirty = true; /* what time changes is looked at */
    return ROBOT_AGAIN;
}

/* Half of those who are asked whether they are still there come back. */
static bool comes_back(struct robot_monkey *m, const struct runtime *rt)
{
    enum { CHANCES = 80 }; /* the question stands for so many steps or less */
    return m->n_done < m->n_events && rt->overlay.id == OVERLAY_still_there &&
           monkey_below(&m->chance, CHANCES) == 0;
}

static enum robot_done write_report(const struct robot_monkey *m, struct robot_act *act,
                                    const struct runtime *rt)
{
    char path[512];
    if (!act->shots)
        return ROBOT_DONE;
    snprintf(path, sizeof(path), "%s/monkey-%" PRIu64 ".txt", act->shots, m->seed);
    FILE *file = fopen(path, "w");
    if (!file)
        return robot_act_fail(act, "%s cannot be written", path);
    fprintf(file, "events %u\nrests %u\nlongest_rest_ms %" PRId64 "\n", m->n_done, m->n_rests,
            m->longest_rest_ms);
    fprintf(file, "frames %" PRIu64 "\nwhole_frames %" PRIu64 "\nscreens_drawn %.1f\n",
            rt->drawn.n_frames - m->before.n_frames, rt->drawn.n_whole - m->before.n_whole,
            rt->drawn.screens - m->before.screens);
    monkey_seen_write(&m->seen, file);
    const bool written = ferror(file) == 0;
    return fclose(file) == 0 && written ? ROBOT_DONE
                                        : robot_act_fail(act, "%s cannot be written", path);
}

static enum robot_done begin(struct robot_monkey *m, struct robot_act *act,
                             const struct runtime *rt)
{
    if (!rt->clock->manual)
        return robot_act_fail(act, "the monkey wants virtual time");
    m->begun = true;
    m->staff = rt->scene_id == SCENE_maintenance;
    m->before = rt->drawn;
    return ROBOT_AGAIN;
}

static bool is_busy(const struct runtime *rt)
{
    const struct runtime_pulse pulse = runtime_pulse_now(rt);
    return pictures_busy(rt->pictures) || pulse.works || pulse.awaits;
}

enum robot_done robot_monkey_step(struct robot_monkey *m, struct robot_act *act, struct runtime *rt)
{
    if (!m->begun)
        return begin(m, act, rt);
    if (rt->dirty || rt->view_is_old)
        return ROBOT_AGAIN;
    if (look(m, act, rt) == ROBOT_FAILED)
        return ROBOT_FAILED;
    const bool busy = is_busy(rt);
    if (busy && (m->rest_since_ms > 0 || monkey_below(&m->chance, BUSY_SHARE) > 0))
        return ROBOT_AGAIN;
    if (m->rest_since_ms > 0 && comes_back(m, rt))
        m->rest_since_ms = 0;
    if (m->rest_since_ms > 0) {
        const enum robot_done rested = rest(m, act, rt);
        if (rested != ROBOT_DONE)
            return rested;
        return m->n_done >= m->n_events ? write_report(m, act, rt) : ROBOT_AGAIN;
    }
    m->moves++;
    if (m->n_done >= m->n_events || monkey_below(&m->chance, REST_EVERY) == 0) {
        begin_rest(m, rt);
        return ROBOT_AGAIN;
    }
    m->n_done++;
    monkey_act(&m->chance, &m->seen, rt, busy);
    return ROBOT_AGAIN;
}
