#include "sandbox/crowd.h"

#include "base/mem.h"
#include "sandbox/model.h"

enum { HOLDS_MAX = 4096, BUYERS_A_TICK = 20000, THINK_MIN_MS = 30000, THINK_MAX_MS = 240000 };

/* A place on its way through another buyer's basket. */
struct hold {
    size_t instance;
    struct house_at at;
    int64_t due_ms;
    bool pays;
};

struct crowd {
    int64_t gap_ms; /* between two buyers; 0: nobody comes */
    int64_t next_ms;
    struct chance chance;
    struct hold holds[HOLDS_MAX];
    size_t n_holds;
};

struct crowd *crowd_new(int64_t per_minute, uint32_t seed, int64_t now_ms)
{
    struct crowd *crowd = mem_zalloc(sizeof(*crowd));
    crowd->gap_ms = per_minute > 0 ? 60000 / per_minute : 0;
    if (per_minute > 0 && crowd->gap_ms == 0)
        crowd->gap_ms = 1;
    crowd->next_ms = now_ms + crowd->gap_ms;
    crowd->chance = chance_from((uint64_t)seed + 77);
    return crowd;
}

void crowd_free(struct crowd *crowd)
{
    mem_free(crowd);
}

/* Half of the buyers want what somebody is looking at right now. */
static size_t choose_instance(struct crowd *crowd, const struct model *model)
{
    const uint32_t n = (uint32_t)model->venue->n_instances;
    const uint32_t start = chance_below(&crowd->chance, n);
    if (chance_below(&crowd->chance, 2) == 0)
        return start;
    for (uint32_t i = 0; i < n; i++) {
        if (model->houses[(start + i) % n])
            return (start + i) % n;
    }
    return start;
}

static void keep(struct crowd *crowd, size_t instance, const struct house_at *at, int64_t due_ms,
                 bool pays)
{
    crowd->holds[crowd->n_holds++] =
        (struct hold){.instance = instance, .at = *at, .due_ms = due_ms, .pays = pays};
}

static void take_seats(struct crowd *crowd, struct house *house, size_t instance, int64_t due_ms)
{
    const struct sb_plan *plan = house_plan(house);
    const size_t area = chance_below(&crowd->chance, (uint32_t)plan->n_areas);
    const struct sb_area *at_area = &plan->areas[area];
    const size_t party = 1 + chance_below(&crowd->chance, 4);
    const bool pays = chance_below(&crowd->chance, 10) != 0;
    struct house_at at = {.area = area, .seat = HOUSE_NO_SEAT};
    if (at_area->n_seats == 0) {
        for (size_t i = 0; i < party && house_hold(house, &at); i++)
            keep(crowd, instance, &at, due_ms, pays);
        return;
    }
    const size_t first = chance_below(&crowd->chance, (uint32_t)at_area->n_seats);
    for (size_t i = 0; i < party && first + i < at_area->n_seats; i++) {
        at.seat = first + i;
        const char letter = house_letter(house, area, at.seat);
        if ((letter == 'A' || letter == 'I') && house_hold(house, &at))
            keep(crowd, instance, &at, due_ms, pays);
    }
}

static void one_buyer(struct crowd *crowd, struct model *model, int64_t at_ms)
{
    const size_t instance = choose_instance(crowd, model);
    if (!model_is_sellable(model, instance) || crowd->n_holds + 4 > HOLDS_MAX)
        return;
    const int64_t think =
        THINK_MIN_MS + (int64_t)chance_below(&crowd->chance, THINK_MAX_MS - THINK_MIN_MS);
    take_seats(crowd, model_house(model, instance), instance, at_ms + think);
}

static void settle(struct crowd *crowd, struct model *model, int64_t now_ms)
{
    size_t n = 0;
    for (size_t i = 0; i < crowd->n_holds; i++) {
        const struct hold hold = crowd->holds[i];
        struct house *house = model_house(model, hold.instance);
        if (hold.due_ms > now_ms)
            crowd->holds[n++] = hold;
        else if (hold.pays)
            house_sell(house, &hold.at);
        else
            house_release(house, &hold.at);
    }
    crowd->n_holds = n;
}

void crowd_tick(struct crowd *crowd, struct model *model)
{
    const int64_t now_ms = model_now_ms(model);
    for (int i = 0; crowd->gap_ms > 0 && crowd->next_ms <= now_ms; i++) {
        if (i == BUYERS_A_TICK) { /* a very long time was skipped: the rest stayed at home */
            crowd->next_ms = now_ms + crowd->gap_ms;
            break;
        }
        if (i % 64 == 0)
            settle(crowd, model, crowd->next_ms);
        one_buyer(crowd, model, crowd->next_ms);
        crowd->next_ms += crowd->gap_ms;
    }
    settle(crowd, model, now_ms);
}
