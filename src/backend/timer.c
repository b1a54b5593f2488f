#include "backend/timer.h"

#include <assert.h>
#include <stddef.h>

void timer_cancel(struct timers *timers, struct timer *timer)
{
    if (!timer->armed)
        return;
    struct timer **at = &timers->first;
    while (*at != timer) {
        assert(*at);
        at = &(*at)->next;
    }
    *at = timer->next;
    timer->armed = false;
}

void timer_set(struct timers *timers, struct timer *timer, int64_t due_ms, timer_fn fire, void *ctx)
{
    timer_cancel(timers, timer);
    struct timer **at = &timers->first;
    while (*at && (*at)->due_ms <= due_ms)
        at = &(*at)->next;
    *timer = (struct timer){.next = *at, .armed = true, .due_ms = due_ms, .fire = fire, .ctx = ctx};
    *at = timer;
}

void timers_run(struct timers *timers, int64_t now_ms)
{
    /* A timer that re-arms itself is due after now, so the loop ends. */
    while (timers->first && timers->first->due_ms <= now_ms) {
        struct timer *timer = timers->first;
        timers->first = timer->next;
        timer->armed = false;
        timer->fire(timer->ctx);
    }
}

int64_t timers_next_ms(const struct timers *timers)
{
    return timers->first ? timers->first->due_ms : INT64_MAX;
}
