#include "backend/pulse.h"

void pulse_init(struct pulse *p)
{
    atomic_init(&p->works, true);
    atomic_init(&p->awaits, false);
    atomic_init(&p->posted, 0);
    atomic_init(&p->taken, 0);
    atomic_init(&p->exchanges, 0);
    atomic_init(&p->turns, 0);
}

void pulse_posted(struct pulse *p, int n)
{
    atomic_fetch_add(&p->posted, (unsigned)n);
}

void pulse_taken(struct pulse *p)
{
    atomic_fetch_add(&p->taken, 1);
}

void pulse_turn(struct pulse *p)
{
    atomic_fetch_add(&p->turns, 1);
}

void pulse_tell(struct pulse *p, bool works, const struct transport *transport)
{
    if (transport) {
        atomic_store(&p->awaits, transport->n_begun != transport->n_ended);
        atomic_store(&p->exchanges, transport->n_begun + transport->n_ended);
    }
    atomic_store(&p->works, works);
}

struct backend_pulse pulse_read(const struct pulse *p)
{
    const unsigned taken = atomic_load(&p->taken);
    const bool untaken = atomic_load(&p->posted) != taken;
    return (struct backend_pulse){.works = untaken || atomic_load(&p->works),
                                  .awaits = atomic_load(&p->awaits),
                                  .beats = taken + atomic_load(&p->exchanges),
                                  .turns = atomic_load(&p->turns)};
}
