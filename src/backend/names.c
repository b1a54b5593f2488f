#include "backend/names.h"

#include <string.h>

#include "backend/overlays.h"
#include "backend/shelf.h"
#include "base/log.h"
#include "base/text.h"

static void fill(char *to, size_t size, const char *name)
{
    if (!to[0] && name)
        text_copy(to, size, name);
}

/* What is said after the row: "12" of "F12" in row "F". */
static void fill_seat_number(struct basket_line *line)
{
    if (line->seat_number[0] || !line->seat_name[0])
        return;
    const size_t n_row = strlen(line->row);
    const char *number = line->seat_name;
    if (n_row > 0 && strncmp(number, line->row, n_row) == 0 && number[n_row])
        number += n_row;
    while (*number == ' ' || *number == '-')
        number++;
    text_copy(line->seat_number, sizeof(line->seat_number), *number ? number : line->seat_name);
}

static void fill_seat(struct basket_line *line, const struct plan *plan)
{
    int64_t id = 0;
    if (!line->seat_id[0] || !text_to_int64(line->seat_id, 1, UINT32_MAX - 1, &id))
        return;
    const uint32_t at = plan_find_seat(plan, (uint32_t)id);
    if (at == SEAT_NONE)
        return;
    const struct plan_seat *seat = &plan->seats[at];
    fill(line->seat_name, sizeof(line->seat_name), plan_string(plan, seat->name));
    fill(line->row, sizeof(line->row), plan_string(plan, plan->rows[seat->row].label));
    fill(line->area, sizeof(line->area), plan_string(plan, plan->areas[seat->area].name));
}

static void fill_from_plan(struct engine *engine, struct basket_line *line, const char *plan_id)
{
    if (!line->seat_id[0])
        return;
    const struct plan *open = shelf_plan(engine, plan_id);
    if (open) {
        fill_seat(line, open);
        return;
    }
    struct plan *plan = NULL;
    struct fault fault = {RC_OK, 0, ""};
    if (overlays_plan(engine, plan_id, &plan, &fault))
        log_warn("names: plan %s: %s", plan_id, fault.what);
    else
        fill_seat(line, plan);
    plan_free(plan);
}

static void fill_type(const struct catalogue *catalogue, const struct instance *instance,
                      struct basket_line *line)
{
    if (instance->price_list == CATALOGUE_NONE)
        return;
    const struct price_list *list = &catalogue->price_lists[instance->price_list];
    for (size_t i = 0; i < list->n_types; i++) {
        if (strcmp(list->types[i].id, line->type_id) == 0)
            fill(line->type_name, sizeof(line->type_name), list->types[i].name);
    }
}

static void fill_from_catalogue(struct engine *engine, struct basket_line *line)
{
    const struct catalogue *catalogue = engine->catalogue;
    const struct instance *instance = engine_instance(engine, line->instance_id);
    if (!instance)
        return;
    fill(line->event_name, sizeof(line->event_name), catalogue->events[instance->event].name);
    if (!when_is_known(&line->start))
        line->start = instance->start;
    fill_type(catalogue, instance, line);
    if (instance->plan == CATALOGUE_NONE)
        return;
    const struct plan_brief *plan = &catalogue->plans[instance->plan];
    fill(line->venue, sizeof(line->venue), plan->venue);
    fill_from_plan(engine, line, plan->id);
}

static void carry(struct basket_line *line, const struct basket *known)
{
    for (size_t i = 0; i < known->n_lines; i++) {
        const struct basket_line *old = &known->lines[i];
        if (strcmp(old->ticket_id, line->ticket_id) != 0)
            continue;
        fill(line->instance_id, sizeof(line->instance_id), old->instance_id);
        fill(line->seat_id, sizeof(line->seat_id), old->seat_id);
        fill(line->event_name, sizeof(line->event_name), old->event_name);
        fill(line->area, sizeof(line->area), old->area);
        fill(line->row, sizeof(line->row), old->row);
        fill(line->seat_name, sizeof(line->seat_name), old->seat_name);
        fill(line->seat_number, sizeof(line->seat_number), old->seat_number);
        fill(line->venue, sizeof(line->venue), old->venue);
        if (strcmp(line->type_id, old->type_id) == 0 || !line->type_id[0])
            fill(line->type_name, sizeof(line->type_name), old->type_name);
        fill(line->type_id, sizeof(line->type_id), old->type_id);
        if (!when_is_known(&line->start))
            line->start = old->start;
        return;
    }
}

void names_fill(struct engine *engine, struct basket_line *lines, size_t n,
                const struct basket *known)
{
    for (size_t i = 0; i < n; i++) {
        struct basket_line *line = &lines[i];
        if (known)
            carry(line, known);
        if (engine->catalogue &&
            !(line->event_name[0] && line->seat_number[0] && line->type_name[0]))
            fill_from_catalogue(engine, line);
        fill_seat_number(line);
    }
}
