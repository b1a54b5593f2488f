#include <inttypes.h>
#include <stdio.h>

#include "sandbox/detail.h"
#include "sandbox/show.h"

static void neighbour(struct jsonw *w, const char *key, uint32_t id)
{
    if (id == 0)
        jsonw_m_null(w, key);
    else
        jsonw_m_int(w, key, id);
}

void show_seat(const struct show *show, const struct sb_seat *seat)
{
    struct jsonw *w = show->w;
    char id[16];
    snprintf(id, sizeof(id), "%" PRIu32, seat->id);
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", id);
    jsonw_m_str(w, "name", seat->name);
    jsonw_m_str(w, "row", seat->row);
    jsonw_m_int(w, "number", seat->number);
    neighbour(w, "previousSeatId", seat->prev);
    jsonw_m_bool(w, "previousIsAcrossAisle", seat->prev_aisle);
    jsonw_m_bool(w, "nextIsAcrossAisle", seat->next_aisle);
    neighbour(w, "nextSeatId", seat->next);
    jsonw_m_int(w, "x", seat->x);
    jsonw_m_int(w, "y", seat->y);
    jsonw_m_null(w, "tabOrder");
    jsonw_close(w, '}');
}

static int64_t capacity_of(const struct sb_area *area)
{
    return area->n_seats > 0 ? (int64_t)area->n_seats : area->capacity;
}

struct frame {
    const char *id, *name, *type;
    int x, y;
    int64_t capacity;
};

static void frame_members(const struct show *show, const struct sb_plan *plan,
                          const struct frame *frame)
{
    struct jsonw *w = show->w;
    jsonw_m_str(w, "type", frame->type);
    jsonw_m_str(w, "name", frame->name);
    jsonw_m_id(w, "venue", show->model->venue->rooms[plan->venue].id);
    jsonw_m_str(w, "backgroundImageUrl", "");
    jsonw_m_int(w, "x", frame->x);
    jsonw_m_int(w, "y", frame->y);
    jsonw_m_int(w, "capacity", frame->capacity);
    jsonw_m_null(w, "maxZoomWeb");
    jsonw_m_null(w, "maxZoomMobile");
    jsonw_m_str(w, "id", frame->id);
}

static void show_area(const struct show *show, const struct sb_plan *plan,
                      const struct sb_area *area)
{
    struct jsonw *w = show->w;
    const bool reserved = area->n_seats > 0;
    const struct frame frame = {.id = plan->group ? area->id : plan->id,
                                .name = plan->group ? area->name : plan->name,
                                .type = reserved ? "Reserved" : "Unreserved",
                                .x = area->x,
                                .y = area->y,
                                .capacity = capacity_of(area)};
    jsonw_open(w, '{');
    frame_members(show, plan, &frame);
    jsonw_m_list(w, "areas");
    jsonw_key(w, "seats");
    if (reserved) {
        jsonw_open(w, '[');
        for (size_t i = 0; i < area->n_seats; i++)
            show_seat(show, &area->seats[i]);
        jsonw_close(w, ']');
    } else {
        jsonw_null(w);
    }
    jsonw_close(w, '}');
}

void show_plan(const struct show *show, size_t plan)
{
    struct jsonw *w = show->w;
    const struct sb_plan *at = &show->model->venue->plans[plan];
    if (!at->group) {
        show_area(show, at, &at->areas[0]);
        return;
    }
    struct frame frame = {.id = at->id, .name = at->name, .type = "Group"};
    for (size_t i = 0; i < at->n_areas; i++)
        frame.capacity += capacity_of(&at->areas[i]);
    jsonw_open(w, '{');
    frame_members(show, at, &frame);
    jsonw_key(w, "areas");
    jsonw_open(w, '[');
    for (size_t i = 0; i < at->n_areas; i++)
        show_area(show, at, &at->areas[i]);
    jsonw_close(w, ']');
    jsonw_m_null(w, "seats");
    jsonw_close(w, '}');
}

static void mark_bands(const struct sb_area *area, bool *used)
{
    for (size_t i = 0; i < area->n_seats; i++)
        used[area->seats[i].band] = true;
    if (area->n_seats == 0)
        used[area->band] = true;
}

static void status_bands(const struct show *show, const struct sb_plan *plan, size_t area)
{
    bool used[256] = {false};
    for (size_t i = 0; i < plan->n_areas; i++) {
        if (area == SIZE_MAX || area == i)
            mark_bands(&plan->areas[i], used);
    }
    jsonw_key(show->w, "bands");
    jsonw_open(show->w, '[');
    for (size_t i = 0; i < show->model->venue->n_bands && i < 256; i++) {
        if (used[i])
            show_named(show, &show->model->venue->bands[i]);
    }
    jsonw_close(show->w, ']');
}

/* LockedSeatQuantity (contract 8.1), where there is any. */
static void lock_quantity(struct jsonw *w, enum sb_lock lock, int64_t quantity)
{
    char id[SB_ID_SIZE];
    const char *name = detail_lock(lock, id);
    if (quantity <= 0 || !name)
        return;
    jsonw_open(w, '{');
    jsonw_m_int(w, "quantity", quantity);
    jsonw_key(w, "lockType");
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", id);
    jsonw_m_str(w, "name", name);
    jsonw_close(w, '}');
    jsonw_close(w, '}');
}

static void lock_quantities(struct jsonw *w, const struct house_counts *n)
{
    jsonw_key(w, "lockInfoAvailable");
    jsonw_open(w, '[');
    lock_quantity(w, SB_LOCK_INFO, n->info);
    jsonw_close(w, ']');
    jsonw_key(w, "lockInfoSpecialAvailable");
    jsonw_open(w, '[');
    lock_quantity(w, SB_LOCK_AGENT, n->special - n->friends);
    lock_quantity(w, SB_LOCK_FRIENDS, n->friends);
    jsonw_close(w, ']');
}

/* Opens the object and leaves it open. */
static void status_members(const struct show *show, const struct show_status_spec *spec)
{
    struct jsonw *w = show->w;
    struct house *house = model_house(show->model, spec->instance);
    const struct sb_plan *plan = house_plan(house);
    struct house_counts n = {0};
    if (spec->counted && spec->area == SIZE_MAX)
        house_count_all(house, &n);
    else if (spec->counted)
        house_count(house, spec->area, &n);
    jsonw_open(w, '{');
    jsonw_m_str(w, "name", spec->area == SIZE_MAX ? plan->name : plan->areas[spec->area].name);
    jsonw_m_int(w, "available", n.available);
    jsonw_m_int(w, "wheelchairAvailable", n.wheelchair);
    jsonw_m_int(w, "specialAvailable", n.special);
    jsonw_m_int(w, "capacity",
                n.available + n.wheelchair + n.special + n.in_basket + n.unavailable);
    jsonw_m_int(w, "inBasket", n.in_basket);
    jsonw_m_int(w, "unavailable", n.unavailable);
    status_bands(show, plan, spec->area);
    if (spec->locks) {
        lock_quantities(w, &n);
    } else {
        jsonw_m_null(w, "lockInfoAvailable");
        jsonw_m_null(w, "lockInfoSpecialAvailable");
    }
}

static void status_areas(const struct show *show, const struct show_status_spec *spec)
{
    const struct sb_plan *plan = house_plan(model_house(show->model, spec->instance));
    struct show_status_spec area = {
        .instance = spec->instance, .counted = true, .locks = spec->locks};
    jsonw_key(show->w, "areas");
    jsonw_open(show->w, '[');
    for (area.area = 0; area.area < plan->n_areas; area.area++) {
        status_members(show, &area);
        jsonw_close(show->w, '}');
    }
    jsonw_close(show->w, ']');
}

void show_status(const struct show *show, const struct show_status_spec *spec)
{
    status_members(show, spec);
    if (spec->areas)
        status_areas(show, spec);
    jsonw_close(show->w, '}');
}
