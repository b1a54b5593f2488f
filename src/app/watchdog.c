#include "app/watchdog.h"

/* Looks in the manager's patience: one may be missed, and the threads may be a little late. */
enum { LOOKS = 4 };

static int64_t every_ms(const struct watchdog *dog)
{
    const int64_t every = dog->spec.period_ms / LOOKS;
    return every > 0 ? every : 1;
}

static void ask_again(struct watchdog *dog)
{
    dog->seen = dog->spec.turns(dog->spec.peer);
    dog->next_ms = clock_mono_ms(dog->spec.clock) + every_ms(dog);
    dog->spec.poke(dog->spec.peer);
}

void watchdog_init(struct watchdog *dog, const struct watchdog_spec *spec)
{
    *dog = (struct watchdog){.spec = *spec};
    if (spec->period_ms > 0)
        ask_again(dog);
}

int64_t watchdog_wait_ms(const struct watchdog *dog, int64_t wait_ms)
{
    if (dog->spec.period_ms <= 0)
        return wait_ms;
    const int64_t left = dog->next_ms - clock_mono_ms(dog->spec.clock);
    const int64_t mine = left > 0 ? left : 0;
    return wait_ms < 0 || mine < wait_ms ? mine : wait_ms;
}

void watchdog_turn(struct watchdog *dog)
{
    if (dog->spec.period_ms <= 0 || clock_mono_ms(dog->spec.clock) < dog->next_ms)
        return;
    if (dog->spec.turns(dog->spec.peer) != dog->seen)
        dog->spec.feed();
    ask_again(dog);
}
