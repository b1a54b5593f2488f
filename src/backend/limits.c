#include "backend/limits.h"

#include <inttypes.h>

#include "backend/days.h"
#include "backend/health.h"
#include "base/log.h"
#include "model/refusal.h"

enum { MINUTE_MS = 60000, HOUR_S = 3600, DAY_HOURS = 24 };

bool limits_is_night(int hour, int from_hour, int until_hour)
{
    if (from_hour <= until_hour)
        return hour >= from_hour && hour < until_hour;
    return hour >= from_hour || hour < until_hour;
}

/* The next moment at which the clock on the wall shows that full hour. */
static int64_t next_hour_utc_s(int64_t now_utc_s, int hour)
{
    const int64_t midnight_s = days_local_midnight_utc_s(now_utc_s, 0);
    for (int64_t at_s = midnight_s; at_s <= midnight_s + INT64_C(2) * DAY_HOURS * HOUR_S;
         at_s += HOUR_S) {
        if (at_s > now_utc_s && when_local(at_s).hour == hour)
            return at_s;
    }
    return now_utc_s + HOUR_S;
}

/* Orders in the last hour; a journal that cannot be read stops selling by itself. */
static uint32_t orders_of_hour(struct engine *engine, int64_t *ret_free_utc_s)
{
    uint32_t n = 0;
    int64_t first_ms = 0;
    struct fault fault = {RC_OK, 0, ""};
    const int64_t now_s = engine_utc_s(engine);
    *ret_free_utc_s = now_s + HOUR_S;
    if (!engine->journal)
        return 0;
    if (journal_orders_since(engine->journal, (now_s - HOUR_S) * 1000, &n, &first_ms, &fault))
        log_error("journal: no count of orders: %s", fault.what);
    if (first_ms > 0)
        *ret_free_utc_s = first_ms / 1000 + HOUR_S;
    return n;
}

static bool is_closed_by_staff(const struct closing *closing, int64_t now_utc_s)
{
    return closing->closed && (closing->until_utc_s == 0 || now_utc_s < closing->until_utc_s);
}

static void decide(struct engine *engine)
{
    const struct shop *shop = &engine->config->shop;
    const int64_t now_s = engine_utc_s(engine);
    int64_t free_s = 0;
    engine->pause = PAUSE_NONE;
    engine->pause_ends_utc_s = 0;
    if (is_closed_by_staff(&engine->closing, now_s)) {
        engine->pause = PAUSE_STAFF;
        engine->pause_ends_utc_s = engine->closing.until_utc_s;
    } else if (limits_is_night(when_local(now_s).hour, shop->closed_from_hour,
                               shop->closed_until_hour)) {
        engine->pause = PAUSE_NIGHT;
        engine->pause_ends_utc_s = next_hour_utc_s(now_s, shop->closed_until_hour);
    } else if (shop->orders_per_hour > 0 &&
               orders_of_hour(engine, &free_s) >= (uint32_t)shop->orders_per_hour) {
        engine->pause = PAUSE_ORDERS;
        engine->pause_ends_utc_s = free_s;
    }
}

void limits_look(struct engine *engine)
{
    const enum pause before = engine->pause;
    decide(engine);
    if (engine->pause == PAUSE_ORDERS && before != PAUSE_ORDERS)
        health_notice(engine, "as many orders in an hour as orders_per_hour allows: nothing new is "
                              "sold until some of them are an hour old");
    if (engine->pause != before)
        health_publish(engine);
}

static void every_minute(void *ctx)
{
    struct engine *engine = ctx;
    timer_set(&engine->timers, &engine->limits_timer, engine_now_ms(engine) + MINUTE_MS,
              every_minute, engine);
    limits_look(engine);
}

void limits_start(struct engine *engine)
{
    every_minute(engine);
}

void limits_free(struct engine *engine)
{
    timer_cancel(&engine->timers, &engine->limits_timer);
}

struct fault limits_may_begin(struct engine *engine)
{
    limits_look(engine);
    if (engine->pause == PAUSE_STAFF)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_STAFF, "closed by staff");
    if (engine->pause == PAUSE_NIGHT)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_NIGHT, "closed for the night");
    if (engine->pause == PAUSE_ORDERS)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_ORDERS, "too many orders in an hour");
    return (struct fault){RC_OK, 0, ""};
}

struct fault limits_may_order(struct engine *engine, size_t n)
{
    const int most = engine->config->shop.orders_per_hour;
    int64_t free_s = 0;
    if (most > 0 && orders_of_hour(engine, &free_s) + n > (size_t)most)
        return fault_make(RC_NOT_POSSIBLE, REFUSAL_ORDERS, "too many orders in an hour");
    return (struct fault){RC_OK, 0, ""};
}
