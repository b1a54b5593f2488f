#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/plan_draft.h"
#include "model/plan_layout.h"

enum {
    AREA_NAME_SIZE = 64, /* as struct basket_line has them */
    SEAT_NAME_SIZE = 24,
    ROW_SIZE = 16,
    COORDINATE_MAX = 4 * 1000 * 1000, /* squared distances stay far below 2^63 */
};

struct plan_builder {
    char id[ID_SIZE];
    uint32_t name;
    struct plan_area areas[PLAN_AREAS_MAX];
    uint32_t n_areas;
    struct draft_seat *seats;
    uint32_t n_seats, seats_room;
    char *strings;
    size_t n_strings, strings_room;
    uint32_t last_label;   /* seats of a row mostly come together */
    const char *complaint; /* what makes the plan unusable, NULL while it is fine */
    uint32_t complaint_seat;
};

/* Direction marks, line breaks and invisible signs would let a name change the text around it. */
static bool is_plain(uint32_t c)
{
    return c >= 0x20 && !(c >= 0x7F && c <= 0x9F) && !(c >= 0x200B && c <= 0x200F) &&
           !(c >= 0x2028 && c <= 0x202E) && !(c >= 0x2060 && c <= 0x206F) && c != 0xFEFF &&
           c != 0xFFFD;
}

static void tidy(const char *s, char *out, size_t size)
{
    struct text t = text_over(out, size);
    for (uint32_t c = text_next(&s); c != 0 && !t.cut; c = text_next(&s)) {
        char bytes[4];
        if (is_plain(c) && (c != ' ' || (t.len > 0 && out[t.len - 1] != ' ')))
            text_add_n(&t, bytes, text_encode(bytes, c));
    }
    while (t.len > 0 && out[t.len - 1] == ' ')
        out[--t.len] = '\0';
}

/* The same; names of seats and rows are nearly always a few letters that are tidy already. */
static void tidy_short(const char *s, char *out, size_t size)
{
    size_t n = 0;
    while (n < size && s[n] > ' ' && s[n] < 0x7F) {
        out[n] = s[n];
        n++;
    }
    if (n < size && s[n] == '\0')
        out[n] = '\0';
    else
        tidy(s, out, size);
}

static uint32_t keep(struct plan_builder *b, const char *s)
{
    const size_t n = strlen(s) + 1;
    if (b->n_strings + n > b->strings_room) {
        b->strings_room = (b->strings_room + n) * 2;
        b->strings = mem_regrow(b->strings, b->strings_room, 1);
    }
    memcpy(b->strings + b->n_strings, s, n);
    b->n_strings += n;
    return (uint32_t)(b->n_strings - n);
}

static uint32_t keep_label(struct plan_builder *b, const char *label)
{
    if (strcmp(b->strings + b->last_label, label) != 0)
        b->last_label = keep(b, label);
    return b->last_label;
}

struct plan_builder *plan_builder_new(const char *plan_id, const char *name)
{
    struct plan_builder *b = mem_zalloc(sizeof(*b));
    char tidied[AREA_NAME_SIZE];
    if (!text_copy(b->id, sizeof(b->id), plan_id))
        b->complaint = "its id is too long";
    keep(b, ""); /* offset 0 is the empty string */
    tidy(name ? name : "", tidied, sizeof(tidied));
    b->name = keep(b, tidied);
    return b;
}

bool plan_builder_area(struct plan_builder *b, const char *id, const char *name, int32_t capacity,
                       bool reserved)
{
    if (b->n_areas == PLAN_AREAS_MAX)
        return false;
    struct plan_area *area = &b->areas[b->n_areas++];
    char tidied[AREA_NAME_SIZE];
    if (!text_copy(area->id, sizeof(area->id), id))
        b->complaint = "the id of an area is too long";
    tidy(name ? name : "", tidied, sizeof(tidied));
    area->name = keep(b, tidied);
    area->capacity = capacity > 0 ? capacity : 0;
    area->reserved = reserved;
    return true;
}

static void seat_name(const struct plan_builder_seat *seat, const char *row, char *out, size_t size)
{
    tidy_short(seat->name ? seat->name : "", out, size);
    if (out[0] == '\0') {
        struct text t = text_over(out, size);
        text_addf(&t, "%s%d", row, (int)seat->number);
    }
}

bool plan_builder_seat(struct plan_builder *b, const struct plan_builder_seat *seat)
{
    if (b->n_seats == PLAN_SEATS_MAX || b->n_areas == 0 || seat->id == 0)
        return false;
    if (seat->x < -COORDINATE_MAX || seat->x > COORDINATE_MAX || seat->y < -COORDINATE_MAX ||
        seat->y > COORDINATE_MAX) {
        b->complaint = "a seat stands outside any house";
        b->complaint_seat = seat->id;
        return false;
    }
    if (b->n_seats == b->seats_room) {
        b->seats_room = b->seats_room ? b->seats_room * 2 : 256;
        b->seats = mem_regrow(b->seats, b->seats_room, sizeof(*b->seats));
    }
    char row[ROW_SIZE], name[SEAT_NAME_SIZE];
    tidy_short(seat->row ? seat->row : "", row, sizeof(row));
    seat_name(seat, row, name, sizeof(name));
    b->seats[b->n_seats++] = (struct draft_seat){
        .id = seat->id,
        .next_id = seat->next_id,
        .x = seat->x,
        .y = seat->y,
        .name = keep(b, name),
        .label = keep_label(b, row),
        .area = (uint16_t)(b->n_areas - 1),
        .number = seat->number > 0 && seat->number <= UINT16_MAX ? (uint16_t)seat->number : 0,
        .next_is_across_aisle = seat->next_is_across_aisle,
    };
    b->areas[b->n_areas - 1].reserved = true;
    return true;
}

static enum plan_kind kind_of(const struct plan_builder *b)
{
    bool any_reserved = false;
    for (uint32_t i = 0; i < b->n_areas; i++)
        any_reserved = any_reserved || b->areas[i].reserved;
    if (b->n_areas == 1)
        return any_reserved ? PLAN_RESERVED : PLAN_UNRESERVED;
    return any_reserved ? PLAN_GROUP : PLAN_GROUP_UNRESERVED;
}

/* Makes [*min, *max] hold `value`; `first` starts it afresh. */
static void widen(bool first, int32_t value, int32_t *min, int32_t *max)
{
    *min = first || value < *min ? value : *min;
    *max = first || value > *max ? value : *max;
}

static void fill_rows(struct plan *plan, const struct draft_seat *seats)
{
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        struct plan_row *row = &plan->rows[seats[i].group];
        if (row->n_seats == 0) {
            row->label = seats[i].label;
            row->first_seat = i;
            row->area = seats[i].area;
        }
        assert(row->n_seats < UINT16_MAX); /* plan_is_possible() */
        row->n_seats++;
    }
}

static bool row_has_links(const struct plan_row *row, const struct draft_seat *seats)
{
    for (uint32_t i = row->first_seat; i < row->first_seat + row->n_seats; i++) {
        if (seats[i].next_id != 0)
            return true;
    }
    return false;
}

static void fill_seats(struct plan *plan, const struct draft_seat *seats)
{
    for (uint32_t r = 0; r < plan->n_rows; r++) {
        const struct plan_row *row = &plan->rows[r];
        const bool linked = row_has_links(row, seats);
        for (uint32_t i = row->first_seat; i < row->first_seat + row->n_seats; i++) {
            const struct draft_seat *s = &seats[i];
            const bool beside =
                i > row->first_seat && plan_draft_are_neighbours(s - 1, s, linked, plan->pitch);
            plan->seats[i] = (struct plan_seat){.id = s->id,
                                                .x = s->x,
                                                .y = s->y,
                                                .name = s->name,
                                                .row = (uint16_t)r,
                                                .area = s->area,
                                                .number = s->number,
                                                .is_next_to_previous = beside};
            plan->by_id[s->id_rank] = i;
            widen(i == 0, s->x, &plan->min_x, &plan->max_x);
            widen(i == 0, s->y, &plan->min_y, &plan->max_y);
        }
    }
}

static void fill_areas(struct plan *plan)
{
    uint32_t seat = 0, row = 0;
    for (uint32_t a = 0; a < plan->n_areas; a++) {
        struct plan_area *area = &plan->areas[a];
        area->first_seat = seat;
        area->first_row = row;
        for (; row < plan->n_rows && plan->rows[row].area == a; row++)
            area->n_rows++;
        for (; seat < plan->n_seats && plan->seats[seat].area == a; seat++) {
            const struct plan_seat *s = &plan->seats[seat];
            widen(area->n_seats == 0, s->x, &area->min_x, &area->max_x);
            widen(area->n_seats == 0, s->y, &area->min_y, &area->max_y);
            area->n_seats++;
        }
        if (area->capacity == 0)
            area->capacity = (int32_t)area->n_seats;
    }
}

static struct plan *build(struct plan_builder *b, uint32_t n_rows)
{
    struct plan like = {.kind = kind_of(b),
                        .n_seats = b->n_seats,
                        .n_rows = n_rows,
                        .n_areas = b->n_areas,
                        .n_string_bytes = (uint32_t)b->n_strings,
                        .name = b->name,
                        .pitch = plan_draft_pitch(b->seats, b->n_seats)};
    memcpy(like.id, b->id, sizeof(like.id));
    struct plan *plan = plan_alloc(&like);
    size_t sizes[PLAN_PARTS];
    plan_part_sizes(plan, sizes);
    memcpy((char *)plan->by_id + sizes[3], b->strings, b->n_strings);
    memcpy(plan->areas, b->areas, sizes[2]);
    fill_rows(plan, b->seats);
    fill_seats(plan, b->seats);
    fill_areas(plan);
    return plan;
}

static void builder_free(struct plan_builder *b)
{
    mem_free(b->seats);
    mem_free(b->strings);
    mem_free(b);
}

/* Sorts the seats into rows; words when the plan cannot be one. */
static void arrange(struct plan_builder *b, uint32_t *ret_n_rows)
{
    const uint32_t twice = plan_draft_sort_by_id(b->seats, b->n_seats);
    if (twice != SEAT_NONE) {
        b->complaint = "a seat comes twice";
        b->complaint_seat = b->seats[twice].id;
        return;
    }
    *ret_n_rows = plan_draft_order(b->seats, b->n_seats, b->strings);
    if (*ret_n_rows > UINT16_MAX || b->n_strings > PLAN_STRING_BYTES_MAX)
        b->complaint = "it has too many rows or names";
    uint32_t in_row = 0;
    for (uint32_t i = 0; i < b->n_seats; i++) {
        in_row = i > 0 && b->seats[i].group == b->seats[i - 1].group ? in_row + 1 : 1;
        if (in_row >= UINT16_MAX)
            b->complaint = "a row has too many seats";
    }
}

enum rc plan_builder_finish(struct plan_builder *b, struct plan **ret, struct fault *fault)
{
    uint32_t n_rows = 0;
    if (!b->complaint && b->n_areas == 0)
        b->complaint = "it has no areas";
    if (!b->complaint)
        arrange(b, &n_rows);
    if (b->complaint) {
        *fault = fault_make(RC_SCHEMA, 0, "plan %s: %s (seat %u)", b->id, b->complaint,
                            (unsigned)b->complaint_seat);
        builder_free(b);
        return fault->rc;
    }
    *ret = build(b, n_rows);
    builder_free(b);
    return RC_OK;
}
