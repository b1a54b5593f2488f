#include "backend/shelf.h"

#include <string.h>

#include "backend/overlays.h"
#include "base/mem.h"
#include "base/text.h"

enum { LISTS_REMEMBERED = 256 };

struct fetched {
    size_t profile;
    char list_id[ID_SIZE];
    int64_t at_ms;
};

struct shelf_private { /* the ages stand apart: nobody outside needs them */
    struct shelf shelf;
    struct fetched fetched[LISTS_REMEMBERED];
    size_t next;
};

static struct shelf_private *private_of(const struct engine *engine)
{
    return (struct shelf_private *)engine->shelf;
}

void shelf_new(struct engine *engine)
{
    struct shelf_private *p = mem_zalloc(sizeof(*p));
    engine->shelf = &p->shelf;
}

static void empty(struct shelf *shelf)
{
    plan_free(shelf->plan);
    seat_status_free(shelf->status);
    memset(shelf, 0, sizeof(*shelf));
}

void shelf_free(struct engine *engine)
{
    if (!engine->shelf)
        return;
    empty(engine->shelf);
    mem_free(private_of(engine));
    engine->shelf = NULL;
}

enum rc shelf_open(struct engine *engine, const struct instance *instance, struct fault *fault)
{
    struct shelf *shelf = engine->shelf;
    if (strcmp(shelf->instance_id, instance->id) == 0)
        return RC_OK;
    const char *plan_id = engine->catalogue->plans[instance->plan].id;
    struct plan *plan = NULL;
    const enum rc rc = overlays_plan(engine, plan_id, &plan, fault);
    if (rc)
        return rc;
    empty(shelf);
    shelf->plan = plan;
    text_copy(shelf->plan_id, sizeof(shelf->plan_id), plan_id);
    text_copy(shelf->instance_id, sizeof(shelf->instance_id), instance->id);
    return RC_OK;
}

void shelf_keep_status(struct engine *engine, const struct seat_status *status)
{
    struct shelf *shelf = engine->shelf;
    if (!shelf->plan || status->n_seats != shelf->plan->n_seats ||
        status->n_areas != shelf->plan->n_areas)
        return;
    if (!shelf->status)
        shelf->status = seat_status_new(shelf->plan);
    struct seat_status *kept = shelf->status;
    shelf->status_at_ms = engine_now_ms(engine);
    if (status->n_seats > 0) {
        memcpy(kept->state, status->state, status->n_seats * sizeof(kept->state[0]));
        memcpy(kept->band, status->band, status->n_seats * sizeof(kept->band[0]));
    }
    if (status->n_areas > 0)
        memcpy(kept->areas, status->areas, status->n_areas * sizeof(kept->areas[0]));
    kept->whole = status->whole;
    kept->seats_known = status->seats_known;
}

const struct plan *shelf_plan(const struct engine *engine, const char *plan_id)
{
    const struct shelf *shelf = engine->shelf;
    return shelf->plan && strcmp(shelf->plan_id, plan_id) == 0 ? shelf->plan : NULL;
}

static bool is_of(const struct fetched *fetched, size_t profile, const char *list_id)
{
    return fetched->profile == profile && strcmp(fetched->list_id, list_id) == 0;
}

int64_t shelf_price_list_at_ms(const struct engine *engine, size_t profile, const char *list_id)
{
    const struct shelf_private *p = private_of(engine);
    for (size_t i = 0; i < LISTS_REMEMBERED; i++) {
        if (is_of(&p->fetched[i], profile, list_id))
            return p->fetched[i].at_ms;
    }
    return 0;
}

void shelf_price_list_fetched(struct engine *engine, size_t profile, const char *list_id)
{
    struct shelf_private *p = private_of(engine);
    size_t at = 0;
    while (at < LISTS_REMEMBERED && !is_of(&p->fetched[at], profile, list_id))
        at++;
    if (at == LISTS_REMEMBERED) {
        at = p->next;
        p->next = (p->next + 1) % LISTS_REMEMBERED;
    }
    text_copy(p->fetched[at].list_id, sizeof(p->fetched[at].list_id), list_id);
    p->fetched[at].profile = profile;
    p->fetched[at].at_ms = engine_now_ms(engine);
}
