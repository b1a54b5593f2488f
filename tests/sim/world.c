#include "sim/world.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "fakes/fault_vfs.h"

enum {
    MOMENT_MS = 250,
    QUIET_MS = 1000, /* a moment when nothing is on its way and nobody waits */
    PATIENCE_MS = 120000,
    START_MS = 3000,
    SETTLE_MS = 15 * 60 * 1000, /* the promise of issue and design: settled or handed to staff */
    LAST_BASKET_MS = 8 * 60 * 1000,
    DOWN_MS = 4000,
    WRITES_TO_FAILURE = 400,
    STAFF_COME_MS = 20 * 60 * 1000, /* to a kiosk that calls for them, or that much later still */
    STAFF_LATE_MS = 30 * 60 * 1000,
    STAFF_AGAIN_MS = 10 * 60 * 1000,
    STAFF_TRIES = 40, /* clocks that jumped back by hours make them wait */
    LAST_CUSTOMERS = 20,
};

static const char key[] = "c2ltdWxhdGVkLWtleS1vZi1uby1zZXJ2aWNlLWF0LWFsbC0wMTIzNDU2Nzg5";
static const char login[] = "sim-agent";

void world_note(void *ctx, const char *what, const char *detail)
{
    struct world *w = ctx;
    char line[400];
    struct text t = TEXT_OF(line);
    text_addf(&t, "%lld %s %s", (long long)clock_mono_ms(&w->service_clock), what, detail);
    w->trace = door_hash_codes(w->trace, line);
    if (w->loud)
        printf("%s\n", line);
}

static void dispose(void *msg)
{
    reply_free(msg);
}

static void boot(struct world *w)
{
    struct fault fault = {RC_OK, 0, ""};
    w->replies = mailbox_new(&(struct mailbox_spec){.capacity = 64, .dispose = dispose});
    if (w->disk_may_fail && !w->is_calm && dice_hit(&w->dice, 300)) {
        fault_vfs_install(dice_hit(&w->dice, 500) ? FAULT_FAIL : FAULT_FULL,
                          1 + (int)dice_below(&w->dice, WRITES_TO_FAILURE));
        w->disk_failed = w->disk_is_shimmed = true;
        w->counts.disk_errors++;
        world_note(w, "disk", "will fail");
    }
    const struct backend_spec spec = {.config = &w->config,
                                      .state_dir = w->dir,
                                      .clock = &w->kiosk_clock,
                                      .transport = wire_transport(w->wire),
                                      .secret = key,
                                      .replies = w->replies};
    const enum rc rc = backend_new(&spec, &w->backend, &fault);
    assert(rc == RC_OK);
    (void)rc;
}

static void mend_disk(struct world *w)
{
    if (w->disk_is_shimmed)
        fault_vfs_remove();
    w->disk_is_shimmed = false;
}

/* The plug is pulled between two moments; what was sent goes on without us. */
static void crash(struct world *w)
{
    world_note(w, "crash", "");
    w->counts.crashes++;
    w->died = true;
    wire_forget_client(w->wire);
    backend_free(w->backend);
    mailbox_free(w->replies);
    mend_disk(w);
    w->backend = NULL;
    for (int64_t ms = 0; ms < DOWN_MS; ms += MOMENT_MS) {
        clock_advance(&w->kiosk_clock, MOMENT_MS);
        clock_advance(&w->service_clock, MOMENT_MS);
        wire_transport(w->wire)->ops->pump(wire_transport(w->wire), 0);
    }
    if (dice_hit(&w->dice, 300))
        world_staff_at_the_shell(w);
    boot(w);
}

static void jump_clock(struct world *w)
{
    const int64_t by_ms = dice_between(&w->dice, -3600000, 3600000);
    char words[40];
    snprintf(words, sizeof(words), "%lld ms", (long long)by_ms);
    world_note(w, "clock jumps", words);
    w->kiosk_clock.utc_ms += by_ms;
    w->counts.clock_jumps++;
}

/* The world outside, at any moment. */
static void misfortune(struct world *w, uint32_t moments)
{
    if (w->is_calm)
        return;
    if (dice_below(&w->dice, 20000) < 8 * moments)
        crash(w);
    if (dice_below(&w->dice, 20000) < 1 * moments)
        jump_clock(w);
    if (dice_below(&w->dice, 20000) < 4 * moments &&
        door_take_over(w->door, dice_below(&w->dice, 1000))) {
        world_note(w, "taken over", "");
        w->counts.take_overs++;
    }
    if (dice_below(&w->dice, 20000) < 200 * moments &&
        door_steal(w->door, dice_below(&w->dice, 5000)))
        w->counts.thefts++;
}

static void take_news(struct world *w, struct reply *reply)
{
    if (reply->catalogue) {
        catalogue_free(w->catalogue);
        w->catalogue = reply->catalogue;
        reply->catalogue = NULL;
    }
    if (reply->has_health)
        w->health = reply->health;
}

static struct reply *take(struct world *w, uint32_t ticket)
{
    struct reply *found = NULL;
    struct reply *reply = mailbox_take(w->replies);
    while (reply) {
        take_news(w, reply);
        if (ticket != 0 && reply->ticket == ticket && reply->final && !found)
            found = reply;
        else
            reply_free(reply);
        reply = mailbox_take(w->replies);
    }
    return found;
}

/* One moment: everything that can happen now, happens; then time moves. */
static struct reply *moment(struct world *w, uint32_t ticket)
{
    enum { STEPS = 3 };
    const bool quiet = ticket == 0 && wire_is_quiet(w->wire);
    const int64_t ms = quiet ? QUIET_MS : MOMENT_MS;
    struct reply *found = NULL;
    for (int i = 0; i < STEPS; i++) {
        backend_step(w->backend, 0);
        struct reply *reply = take(w, ticket);
        if (reply)
            found = reply;
    }
    clock_advance(&w->kiosk_clock, ms);
    clock_advance(&w->service_clock, ms);
    door_tick(w->door);
    misfortune(w, (uint32_t)(ms / MOMENT_MS));
    return found;
}

void world_pass(struct world *w, int64_t ms)
{
    const int64_t until_ms = clock_mono_ms(&w->service_clock) + ms;
    while (clock_mono_ms(&w->service_clock) < until_ms)
        reply_free(moment(w, 0));
}

struct reply *world_do(struct world *w, struct command *command)
{
    w->died = false;
    command->ticket = ++w->ticket;
    command->session = w->session;
    if (backend_post(w->backend, command))
        return NULL;
    struct reply *reply = NULL;
    for (int64_t passed = 0; !reply && !w->died && passed < PATIENCE_MS; passed += MOMENT_MS)
        reply = moment(w, command->ticket);
    return reply;
}

static void configure(struct world *w)
{
    char url[160];
    config_defaults(&w->config);
    struct text t = TEXT_OF(url);
    text_addf(&t, "https://127.0.0.1/%s/api/v3/", door_client(w->door));
    text_copy(w->config.base_url, sizeof(w->config.base_url), url);
    text_copy(w->config.login, sizeof(w->config.login), login);
    w->config.paced = false;
    w->config.days_ahead = 3;
    w->config.total_is_net = false;
}

static void open_world(struct world *w, const struct world_spec *spec)
{
    enum { NOON_UTC = 1792584000 }; /* 21 October 2026, 12:00 */
    memset(w, 0, sizeof(*w));
    w->loud = spec->loud;
    w->shown = mem_zalloc_array(WORLD_SHOWN_MAX, sizeof(*w->shown));
    dice_seed(&w->dice, spec->seed);
    dice_seed_system(spec->seed ^ 0xF0FE12);
    temp_dir_make(w->dir);
    clock_init_manual(&w->kiosk_clock, INT64_C(1000) * NOON_UTC);
    clock_init_manual(&w->service_clock, INT64_C(1000) * NOON_UTC);
    const uint32_t kind = dice_below(&w->dice, 4);
    w->door = door_new(&(struct door_spec){.clock = &w->service_clock,
                                           .seed = (uint32_t)spec->seed,
                                           .login = login,
                                           .key = key,
                                           .second_confirm_repeats = kind == 1,
                                           .get_shows_order = kind == 2,
                                           .get_reads_empty = kind == 3,
                                           .life_from_change = dice_hit(&w->dice, 500)});
    assert(w->door);
    configure(w);
    world_set_code(w);
    w->config.second_confirm_is_safe = kind == 1;
    w->config.order_reads_empty = kind == 3;
    w->disk_may_fail = dice_below(&w->dice, 4) == 0;
    w->wire = wire_new(&(struct wire_spec){.door = w->door,
                                           .clock = &w->service_clock,
                                           .dice = &w->dice,
                                           .note = world_note,
                                           .ctx = w});
}

static void close_world(struct world *w)
{
    wire_forget_client(w->wire);
    backend_free(w->backend);
    mailbox_free(w->replies);
    mend_disk(w);
    wire_free(w->wire);
    door_free(w->door);
    catalogue_free(w->catalogue);
    temp_dir_remove(w->dir);
    mem_free(w->shown);
}

/* Staff look in now and then; a kiosk that has stopped for two open bookings calls them. */
static void staff_may_come(struct world *w)
{
    enum { IN_PASSING = 20, FOR_ONE = 100, CALLED = 500 };
    const bool called = w->health.selling == SELLING_STOPPED && w->health.open_attempts > 0;
    if (dice_hit(&w->dice, IN_PASSING)) {
        world_staff(w);
    } else if (dice_hit(&w->dice, called ? CALLED : w->health.open_attempts > 0 ? FOR_ONE : 0)) {
        world_pass(w, dice_between(&w->dice, 0, STAFF_COME_MS + STAFF_LATE_MS));
        world_staff(w);
    }
}

/* Whatever is open, staff can close it, and then the kiosk sells. */
static void hand_over(struct world *w)
{
    for (int i = 0; i < STAFF_TRIES && w->health.open_attempts > 0; i++) {
        world_pass(w, i == 0 ? STAFF_COME_MS : STAFF_AGAIN_MS);
        world_staff(w);
    }
    const uint64_t shown = w->counts.shown;
    for (int i = 0; i < LAST_CUSTOMERS && w->counts.shown == shown; i++)
        world_customer(w);
    if (w->counts.shown == shown)
        world_complain(w, &w->counts.unsettled, "it does not sell again", w->health.reason);
}

/* Faults stop; within a quarter of an hour everything is settled, or in the hands of staff. */
static void settle(struct world *w)
{
    w->is_calm = true;
    wire_set_faults(w->wire, 0);
    if (w->disk_failed)
        crash(w); /* a journal that failed stops the selling until somebody looked at the disk */
    world_note(w, "calm", "");
    world_pass(w, SETTLE_MS);
    world_check_settled(w);
    world_pass(w, LAST_BASKET_MS); /* a late request may have filled a basket behind our back */
    if (door_count_held(w->door) > 0)
        world_complain(w, &w->counts.unsettled, "places are still held", "");
    hand_over(w);
    world_check(w);
}

uint64_t world_run(const struct world_spec *spec, struct world_counts *ret)
{
    static struct world world;
    struct world *w = &world;
    open_world(w, spec);
    boot(w);
    w->is_calm = true;
    world_pass(w, START_MS);
    for (int i = 0; !w->catalogue && i < 100; i++)
        world_pass(w, START_MS);
    w->is_calm = false;
    wire_set_faults(w->wire, 20 + dice_below(&w->dice, 180));
    for (uint32_t i = 0; i < spec->sessions; i++) {
        world_customer(w);
        staff_may_come(w);
    }
    settle(w);
    for (int f = WIRE_NONE; f < WIRE_FAULT_COUNT; f++) {
        const size_t n = wire_count(w->wire, (enum wire_fault)f);
        w->counts.requests += n;
        w->counts.faults += f == WIRE_NONE ? 0 : n;
    }
    *ret = w->counts;
    close_world(w);
    return w->trace;
}
