#include "app/robot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/robot_act.h"
#include "app/robot_monkey.h"
#include "app/robot_script.h"
#include "app/runtime_state.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

/* Real time that a target, a state or an answer may take to come before the script fails. */
enum {
    PATIENCE_MS = 60000,
    STEP_MS = 4,
    WAIT_STEP_MS = 1,
    VIRTUAL_STEP_MS = 100,
    VIRTUAL_STEP_MAX_MS = 1000,
    WAIT_STEPS = 600, /* a long wait goes in longer steps */
    VIRTUAL_QUIET_MS = 150,
    VIRTUAL_HANG_MS = 1500, /* real: an answer that takes longer may be one that hangs */
    HANG_STEP_MS = 20       /* then time goes slower: it may also be a slow machine */
};

struct robot {
    struct robot_script script;
    struct robot_act act;
    struct robot_monkey *monkey; /* NULL: none plays */
    size_t at;                   /* line being played */
    int64_t started_real_ms;     /* when the line was begun */
    int64_t wait_until_ms;       /* of a `wait`, on the program's clock; 0: not begun */
    int64_t moved_real_ms;       /* when virtual time was last moved on */
    int64_t quiet_since_ms;      /* real time since when nothing real has moved */
    int64_t tapped_ms;           /* the last touch known, to see that there was another one */
    unsigned beats;              /* of the backend, as last seen */
    bool works, awaits;          /* the backend, as last seen */
};

static int64_t real_ms(void)
{
    struct clock clock;
    clock_init_real(&clock);
    return clock_mono_ms(&clock);
}

enum rc robot_new(const struct robot_spec *spec, struct robot **ret, struct fault *fault)
{
    struct robot_script script;
    const enum rc rc = robot_script_load(spec->script, &script, fault);
    if (rc)
        return rc;
    struct robot *robot = mem_zalloc(sizeof(*robot));
    robot->script = script;
    robot->act.shots = spec->shots;
    robot->started_real_ms = robot->quiet_since_ms = real_ms();
    *ret = robot;
    return RC_OK;
}

void robot_free(struct robot *robot)
{
    if (!robot)
        return;
    robot_script_deinit(&robot->script);
    robot_monkey_free(robot->monkey);
    mem_free(robot);
}

bool robot_wants_virtual_time(const struct robot *robot)
{
    return robot->script.virtual_time;
}

int64_t robot_virtual_start_utc_s(const struct robot *robot)
{
    return robot->script.starts_utc_s;
}

int64_t robot_patience_ms(const struct robot *robot)
{
    return robot->wait_until_ms > 0 && robot->script.virtual_time ? WAIT_STEP_MS : STEP_MS;
}

/* A page that was turned, a poster or an answer on its way is something real happening: on a slow
 * machine the customer must not seem to walk away meanwhile. */
static void watch_progress(struct robot *robot, const struct runtime *rt)
{
    const struct runtime_pulse pulse = runtime_pulse_now(rt);
    if (robot->tapped_ms != rt->touch.last_tap_ms || robot->beats != pulse.beats ||
        pictures_busy(rt->pictures))
        robot->quiet_since_ms = real_ms();
    robot->tapped_ms = rt->touch.last_tap_ms;
    robot->beats = pulse.beats;
    robot->works = pulse.works;
    robot->awaits = pulse.awaits;
}

/* Virtual time moves when the script waits, and slowly when nothing real happens any more, so that
 * back-off and time-outs pass without anybody sleeping. */
static void move_time(struct robot *robot, struct runtime *rt, int64_t wait_ms)
{
    if (!rt->clock->manual || (wait_ms == 0 && robot->works))
        return;
    const int64_t now = real_ms();
    if (wait_ms == 0 &&
        now - robot->quiet_since_ms < (robot->awaits ? VIRTUAL_HANG_MS : VIRTUAL_QUIET_MS))
        return;
    /* not with every turn: a busy sign makes the loop turn as fast as it can */
    const int64_t turn_ms = robot->awaits ? HANG_STEP_MS : STEP_MS;
    if (now - robot->moved_real_ms < (wait_ms > 0 ? WAIT_STEP_MS : turn_ms))
        return;
    robot->moved_real_ms = now;
    int64_t step_ms = wait_ms / WAIT_STEPS;
    if (step_ms < VIRTUAL_STEP_MS)
        step_ms = VIRTUAL_STEP_MS;
    clock_advance(rt->clock, step_ms < VIRTUAL_STEP_MAX_MS ? step_ms : VIRTUAL_STEP_MAX_MS);
}

static enum robot_done play_wait(struct robot *robot, struct runtime *rt,
                                 const struct robot_line *line)
{
    const int64_t ms = robot_script_duration_ms(line->words[0]);
    if (ms < 0)
        return robot_act_fail(&robot->act, "not a duration: %s", line->words[0]);
    const int64_t now = clock_mono_ms(rt->clock);
    if (robot->wait_until_ms == 0)
        robot->wait_until_ms = now + ms;
    if (now >= robot->wait_until_ms)
        return ROBOT_DONE;
    move_time(robot, rt, ms);
    robot->started_real_ms = real_ms(); /* a long wait is not a stuck script */
    return ROBOT_AGAIN;
}

static enum robot_done play_monkey(struct robot *robot, struct runtime *rt,
                                   const struct robot_line *line)
{
    enum { EVENTS_MAX = 1000000 };
    int64_t n = 0, seed = 0;
    if (!text_to_int64(line->words[0], 1, EVENTS_MAX, &n) ||
        !text_to_int64(line->words[1], 0, INT64_MAX, &seed))
        return robot_act_fail(&robot->act, "monkey wants a number of events and a seed");
    if (!robot->monkey)
        robot->monkey = robot_monkey_new((unsigned)n, (uint64_t)seed);
    const uint64_t moves = robot_monkey_moves(robot->monkey);
    const enum robot_done done = robot_monkey_step(robot->monkey, &robot->act, rt);
    if (robot_monkey_moves(robot->monkey) != moves)
        robot->started_real_ms = real_ms();
    if (done != ROBOT_DONE)
        return done;
    robot_monkey_free(robot->monkey);
    robot->monkey = NULL;
    return ROBOT_DONE;
}

static enum robot_done play(struct robot *robot, struct runtime *rt)
{
    const struct robot_line *line = &robot->script.lines[robot->at];
    switch (line->verb) {
    case ROBOT_time:
        return ROBOT_DONE;
    case ROBOT_wait:
    case ROBOT_advance:
        return play_wait(robot, rt, line);
    case ROBOT_tap:
    case ROBOT_tap_if:
    case ROBOT_type:
    case ROBOT_key:
    case ROBOT_keys:
    case ROBOT_focus:
    case ROBOT_drag:
    case ROBOT_settle:
    case ROBOT_start:
    case ROBOT_until:
    case ROBOT_expect:
    case ROBOT_shot:
    case ROBOT_tickets:
    case ROBOT_more_time:
        return robot_act(&robot->act, rt, line);
    case ROBOT_monkey:
        return play_monkey(robot, rt, line);
    case ROBOT_VERB_COUNT:
        break;
    }
    return ROBOT_FAILED;
}

static void fail(const struct robot *robot, struct runtime *rt, const char *why)
{
    enum { SCREEN_BYTES = 16384 };
    const struct robot_line *line = &robot->script.lines[robot->at];
    char *screen = mem_zalloc(SCREEN_BYTES);
    view_dump(&rt->view, screen, SCREEN_BYTES);
    fprintf(stderr, "script line %u failed on scene %s: %s\n%s\n", line->number,
            flow_scene(rt->scene_id)->name, why, screen);
    mem_free(screen);
    runtime_stop(rt, 1);
}

static void next_line(struct robot *robot)
{
    robot->at++;
    robot->wait_until_ms = 0;
    robot->started_real_ms = robot->quiet_since_ms = real_ms();
    robot_act_next(&robot->act);
}

void robot_step(struct robot *robot, struct runtime *rt)
{
    if (rt->stop)
        return;
    if (robot->at >= robot->script.n_lines) {
        runtime_stop(rt, 0);
        return;
    }
    switch (play(robot, rt)) {
    case ROBOT_DONE:
        next_line(robot);
        break;
    case ROBOT_AGAIN:
        watch_progress(robot, rt);
        move_time(robot, rt, 0);
        if (real_ms() - robot->started_real_ms > PATIENCE_MS)
            fail(robot, rt, "waited too long");
        break;
    case ROBOT_FAILED:
        fail(robot, rt, robot->act.why);
        break;
    }
}
