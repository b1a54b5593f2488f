#include <string.h>

#include "base/mem.h"
#include "model/plan_layout.h"

/* The blob is this header and the plan's arrays as they lie in memory. It never leaves the machine
 * that wrote it: byte order and sizes are checked, not converted, and a stranger is fetched again. */
struct header {
    char magic[8];
    uint32_t version, byte_order;
    uint32_t seat_size, row_size, area_size;
    uint32_t n_seats, n_rows, n_areas, n_string_bytes;
    uint32_t kind, name;
    int32_t min_x, min_y, max_x, max_y, pitch;
    char id[ID_SIZE + 3];
    uint32_t unused;
    uint64_t sum; /* of everything behind the header, and of the header with sum 0 */
};

static const char magic[8] = "foyerpl";

enum { VERSION = 1, BYTE_ORDER_MARK = 0x01020304 };

/* SQLite rows carry no checksum, so a flipped bit on the disk would move a seat unseen. */
static uint64_t checksum(uint64_t sum, const void *bytes, size_t size)
{
    const char *at = bytes;
    for (; size > 0; sum ^= sum >> 29) {
        uint64_t word = 0;
        const size_t n = size < sizeof(word) ? size : sizeof(word);
        memcpy(&word, at, n);
        sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        at += n;
        size -= n;
    }
    return sum;
}

static struct header header_of(const struct plan *plan)
{
    struct header h;
    memset(&h, 0, sizeof(h)); /* padding too: the bytes are stored and summed */
    memcpy(h.magic, magic, sizeof(magic));
    h.version = VERSION;
    h.byte_order = BYTE_ORDER_MARK;
    h.seat_size = sizeof(struct plan_seat);
    h.row_size = sizeof(struct plan_row);
    h.area_size = sizeof(struct plan_area);
    h.n_seats = plan->n_seats;
    h.n_rows = plan->n_rows;
    h.n_areas = plan->n_areas;
    h.n_string_bytes = plan->n_string_bytes;
    h.kind = (uint32_t)plan->kind;
    h.name = plan->name;
    h.min_x = plan->min_x;
    h.min_y = plan->min_y;
    h.max_x = plan->max_x;
    h.max_y = plan->max_y;
    h.pitch = plan->pitch;
    memcpy(h.id, plan->id, sizeof(plan->id));
    return h;
}

void *plan_pack(const struct plan *plan, size_t *ret_size)
{
    size_t sizes[PLAN_PARTS];
    plan_part_sizes(plan, sizes);
    const size_t body = sizes[0] + sizes[1] + sizes[2] + sizes[3] + sizes[4];
    struct header h = header_of(plan);
    char *bytes = mem_zalloc(sizeof(h) + body);
    char *at = bytes + sizeof(h);
    const void *const parts[PLAN_PARTS] = {plan->seats, plan->rows, plan->areas, plan->by_id,
                                           plan->strings};
    for (int i = 0; i < PLAN_PARTS; i++) {
        memcpy(at, parts[i], sizes[i]);
        at += sizes[i];
    }
    h.sum = checksum(checksum(0, &h, sizeof(h)), bytes + sizeof(h), body);
    memcpy(bytes, &h, sizeof(h));
    *ret_size = sizeof(h) + body;
    return bytes;
}

static bool header_is_sound(const struct header *h)
{
    return memcmp(h->magic, magic, sizeof(magic)) == 0 && h->version == VERSION &&
           h->byte_order == BYTE_ORDER_MARK && h->seat_size == sizeof(struct plan_seat) &&
           h->row_size == sizeof(struct plan_row) && h->area_size == sizeof(struct plan_area) &&
           h->n_seats <= PLAN_SEATS_MAX && h->n_rows <= h->n_seats &&
           h->n_areas <= PLAN_AREAS_MAX && h->n_string_bytes >= 1 &&
           h->n_string_bytes <= PLAN_STRING_BYTES_MAX && h->name < h->n_string_bytes &&
           h->kind <= PLAN_GROUP && h->pitch > 0 && memchr(h->id, '\0', ID_SIZE) != NULL;
}

static struct plan plan_of(const struct header *h)
{
    struct plan plan = {.kind = (enum plan_kind)h->kind,
                        .n_seats = h->n_seats,
                        .n_rows = h->n_rows,
                        .n_areas = h->n_areas,
                        .n_string_bytes = h->n_string_bytes,
                        .name = h->name,
                        .min_x = h->min_x,
                        .min_y = h->min_y,
                        .max_x = h->max_x,
                        .max_y = h->max_y,
                        .pitch = h->pitch};
    memcpy(plan.id, h->id, sizeof(plan.id));
    return plan;
}

/* [first, first + n) lies within [0, all). */
static bool fits(uint32_t first, uint32_t n, uint32_t all)
{
    return first <= all && n <= all - first;
}

static bool seats_are_sound(const struct plan *plan)
{
    for (uint32_t i = 0; i < plan->n_seats; i++) {
        const struct plan_seat *seat = &plan->seats[i];
        if (seat->name >= plan->n_string_bytes || seat->row >= plan->n_rows ||
            seat->area >= plan->n_areas || plan->by_id[i] >= plan->n_seats)
            return false;
        const struct plan_row *row = &plan->rows[seat->row];
        if (i < row->first_seat || i - row->first_seat >= row->n_seats)
            return false;
        if (i == row->first_seat && seat->is_next_to_previous != 0)
            return false;
    }
    return true;
}

static bool arrays_are_sound(const struct plan *plan)
{
    if (plan->strings[plan->n_string_bytes - 1] != '\0')
        return false;
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_area *area = &plan->areas[i];
        if (!memchr(area->id, '\0', sizeof(area->id)) || area->name >= plan->n_string_bytes ||
            !fits(area->first_seat, area->n_seats, plan->n_seats) ||
            !fits(area->first_row, area->n_rows, plan->n_rows))
            return false;
    }
    for (uint32_t i = 0; i < plan->n_rows; i++) {
        const struct plan_row *row = &plan->rows[i];
        if (row->label >= plan->n_string_bytes || row->area >= plan->n_areas ||
            !fits(row->first_seat, row->n_seats, plan->n_seats))
            return false;
    }
    return seats_are_sound(plan);
}

enum rc plan_unpack(const void *bytes, size_t size, struct plan **ret)
{
    struct header h;
    if (!bytes || size < sizeof(h))
        return RC_STORE;
    memcpy(&h, bytes, sizeof(h));
    if (!header_is_sound(&h))
        return RC_STORE;
    const struct plan like = plan_of(&h);
    size_t sizes[PLAN_PARTS];
    plan_part_sizes(&like, sizes);
    const size_t body = sizes[0] + sizes[1] + sizes[2] + sizes[3] + sizes[4];
    const uint64_t sum = h.sum;
    h.sum = 0;
    const char *at = (const char *)bytes + sizeof(h);
    if (size - sizeof(h) != body || checksum(checksum(0, &h, sizeof(h)), at, body) != sum)
        return RC_STORE;
    struct plan *plan = plan_alloc(&like);
    memcpy(plan->seats, at, body); /* the arrays lie behind each other, as in the blob */
    if (!arrays_are_sound(plan)) {
        plan_free(plan);
        return RC_STORE;
    }
    *ret = plan;
    return RC_OK;
}
