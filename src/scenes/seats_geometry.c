#include "scenes/seats_geometry.h"

#include "base/mem.h"

static void build_items(struct seats_geometry *g, const struct plan *plan)
{
    g->items = mem_zalloc_array(plan->n_seats, sizeof(g->items[0]));
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        const struct plan_seat *s = &plan->seats[i];
        g->items[i] = (struct seatmap_item){.x = s->x,
                                            .y = s->y,
                                            .tag = s->id,
                                            .group = s->area,
                                            .row = s->row,
                                            .number = s->number};
    }
}

static const char *name_of(const struct plan *plan, const struct plan_overlay *overlay,
                           uint32_t area)
{
    return overlay ? plan_overlay_caption(overlay, plan, area)
                   : plan_string(plan, plan->areas[area].name);
}

void seats_geometry_build(struct seats_geometry *g, const struct plan *plan,
                          const struct plan_overlay *overlay)
{
    g->overlay = overlay;
    build_items(g, plan);
    g->rows = mem_zalloc_array(plan->n_rows, sizeof(g->rows[0]));
    g->groups = mem_zalloc_array(plan->n_areas, sizeof(g->groups[0]));
    for (uint32_t i = 0; i < plan->n_rows; i++) {
        const struct plan_row *r = &plan->rows[i];
        g->rows[i] = (struct seatmap_row){
            .label = plan_string(plan, r->label), .first = r->first_seat, .n = r->n_seats};
    }
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_area *a = &plan->areas[i];
        g->groups[i] = (struct seatmap_group){.name = name_of(plan, overlay, i),
                                              .words = "",
                                              .first = a->first_seat,
                                              .n = a->n_seats,
                                              .min_x = a->min_x,
                                              .min_y = a->min_y,
                                              .max_x = a->max_x,
                                              .max_y = a->max_y};
    }
}

void seats_geometry_free(struct seats_geometry *g)
{
    mem_free(g->items);
    mem_free(g->rows);
    mem_free(g->groups);
    *g = (struct seats_geometry){0};
}

const char *seats_geometry_stage(const struct plan_overlay *overlay, const char *usual)
{
    return overlay && overlay->stage[0] ? overlay->stage : usual;
}

static enum seatmap_stage side_of(const struct plan_overlay *overlay)
{
    static const enum seatmap_stage sides[] = {
        [STAGE_TOP] = SEATMAP_STAGE_TOP,       [STAGE_BOTTOM] = SEATMAP_STAGE_BOTTOM,
        [STAGE_LEFT] = SEATMAP_STAGE_LEFT,     [STAGE_RIGHT] = SEATMAP_STAGE_RIGHT,
        [STAGE_CENTRE] = SEATMAP_STAGE_CENTRE, [STAGE_ABSENT] = SEATMAP_STAGE_ABSENT,
    };
    return overlay ? sides[overlay->stage_side] : SEATMAP_STAGE_TOP;
}

struct seatmap *seats_geometry_map(const struct seats_geometry *g, const struct plan *plan,
                                   const char *stage_words, double select_pitch_mm)
{
    return seatmap_new(
        &(struct seatmap_spec){.items = g->items,
                               .n_items = plan->n_seats,
                               .rows = g->rows,
                               .n_rows = plan->n_rows,
                               .groups = g->groups,
                               .n_groups = plan->n_areas,
                               .pitch = plan->pitch,
                               .stage_words = seats_geometry_stage(g->overlay, stage_words),
                               .stage_side = side_of(g->overlay),
                               .select_pitch_mm = select_pitch_mm});
}
