#include "net/plan_json.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "net/json_read.h"

enum { NAME_SIZE = 128, NAME_MAX = 255, AREAS_MAX = PLAN_AREAS_MAX * 2, PLACE_MAX = 1000000 };

struct raw_seat { /* row and name point into the document */
    uint32_t id, next_id;
    int32_t x, y, number;
    uint32_t row, name; /* offsets from the document's first byte */
    uint8_t n_row, n_name;
    bool row_escaped, name_escaped, next_is_across_aisle;
};

struct node {      /* the plan, or an area of it */
    size_t parent; /* SIZE_MAX: the plan itself */
    char id[ID_SIZE], name[NAME_SIZE], venue_id[ID_SIZE];
    int32_t x, y, capacity; /* x, y: in the parent */
    bool is_called_reserved, has_type;
    size_t n_children, first_seat, n_seats;
};

struct reader {
    struct json *j;
    const char *start; /* the document's first byte */
    struct node *nodes;
    size_t n_nodes;
    struct raw_seat *seats;
    size_t n_seats, room, n_skipped;
};

static int32_t read_coordinate(struct json *j)
{
    int64_t value = 0;
    struct json_text raw;
    if (json_peek(j) != JSON_NUMBER) {
        json_skip(j);
        return 0;
    }
    const struct json_mark mark = json_mark(j);
    if (json_int(j, -PLACE_MAX, PLACE_MAX, &value) || json_failed(j))
        return (int32_t)value;
    json_rewind(j, mark); /* 12.5: some drawing programs do that */
    money_t tenths = 0;
    if (json_number(j, &raw) && money_parse(raw.at, raw.n, 3, &tenths) &&
        tenths > -(money_t)PLACE_MAX * 1000 && tenths < (money_t)PLACE_MAX * 1000)
        return (int32_t)(tenths / 1000);
    return 0;
}

/* Keeps where a short string stands; 0 bytes for null, other types and absurd lengths. */
static void read_label(struct reader *r, uint32_t *at, uint8_t *n, bool *escaped)
{
    struct json_text text;
    if (!json_string(r->j, &text) || text.n > NAME_MAX)
        return;
    *at = (uint32_t)(text.at - r->start);
    *n = (uint8_t)text.n;
    *escaped = text.escaped;
}

/* Told apart by length and first letter: a plan has half a million members. */
static void read_seat_member(struct reader *r, const struct json_text *key, struct raw_seat *s)
{
    int64_t number = 0;
    if (json_text_is(key, "x"))
        s->x = read_coordinate(r->j);
    else if (json_text_is(key, "y"))
        s->y = read_coordinate(r->j);
    else if (json_text_is(key, "id"))
        s->id = json_read_seat_id(r->j);
    else if (json_text_is(key, "row"))
        read_label(r, &s->row, &s->n_row, &s->row_escaped);
    else if (json_text_is(key, "name"))
        read_label(r, &s->name, &s->n_name, &s->name_escaped);
    else if (json_text_is(key, "number"))
        s->number = json_int(r->j, 0, UINT16_MAX, &number) ? (int32_t)number : 0;
    else if (json_text_is(key, "nextSeatId"))
        s->next_id = json_read_seat_id(r->j);
    else if (json_text_is(key, "nextIsAcrossAisle"))
        s->next_is_across_aisle = json_read_flag(r->j);
    else
        json_skip(r->j);
}

static void read_seats(struct reader *r, struct node *node)
{
    struct json_text key;
    node->first_seat = r->n_seats;
    if (!json_array(r->j))
        return;
    while (json_element(r->j)) {
        struct raw_seat seat = {0};
        if (json_object(r->j)) {
            while (json_member(r->j, &key))
                read_seat_member(r, &key, &seat);
        }
        if (seat.id == 0 || r->n_seats == PLAN_SEATS_MAX) {
            r->n_skipped++;
            continue;
        }
        if (r->n_seats == r->room) {
            r->room = r->room ? r->room * 2 : 256;
            r->seats = mem_regrow(r->seats, r->room, sizeof(r->seats[0]));
        }
        r->seats[r->n_seats++] = seat;
    }
    node->n_seats = r->n_seats - node->first_seat;
}

/* NOLINTBEGIN(misc-no-recursion): areas nest by nature; the parser stops at JSON_DEPTH_MAX. */
static void read_node(struct reader *r, size_t parent);

static void read_areas(struct reader *r, size_t self)
{
    if (!json_array(r->j))
        return;
    while (json_element(r->j)) {
        if (json_peek(r->j) != JSON_OBJECT || r->n_nodes == AREAS_MAX) {
            r->n_skipped++;
            json_skip(r->j);
            continue;
        }
        r->nodes[self].n_children++;
        read_node(r, self);
    }
}

static void read_node_member(struct reader *r, const struct json_text *key, size_t self)
{
    struct node *node = &r->nodes[self];
    char type[24];
    int64_t capacity = 0;
    if (json_text_is(key, "id")) {
        json_read_id(r->j, node->id, sizeof(node->id));
    } else if (json_text_is(key, "name")) {
        json_read_string(r->j, node->name, sizeof(node->name));
    } else if (json_text_is(key, "type")) {
        node->has_type = json_read_string(r->j, type, sizeof(type));
        node->is_called_reserved = strcmp(type, "Reserved") == 0;
    } else if (json_text_is(key, "venue")) {
        json_read_id(r->j, node->venue_id, sizeof(node->venue_id));
    } else if (json_text_is(key, "x")) {
        node->x = read_coordinate(r->j);
    } else if (json_text_is(key, "y")) {
        node->y = read_coordinate(r->j);
    } else if (json_text_is(key, "capacity")) {
        node->capacity = json_int(r->j, 0, INT32_MAX, &capacity) ? (int32_t)capacity : 0;
    } else if (json_text_is(key, "areas")) {
        read_areas(r, self);
    } else if (json_text_is(key, "seats")) {
        read_seats(r, node);
    } else {
        json_skip(r->j);
    }
}

/* An object stands here. */
static void read_node(struct reader *r, size_t parent)
{
    const size_t self = r->n_nodes++;
    struct json_text key;
    r->nodes[self].parent = parent;
    if (json_object(r->j)) {
        while (json_member(r->j, &key))
            read_node_member(r, &key, self);
    }
}
/* NOLINTEND(misc-no-recursion) */

static void place_of(const struct reader *r, size_t i, int32_t *ret_x, int32_t *ret_y)
{
    int64_t x = 0, y = 0;
    for (; i != SIZE_MAX; i = r->nodes[i].parent) { /* at most JSON_DEPTH_MAX times a million */
        x += r->nodes[i].x;
        y += r->nodes[i].y;
    }
    *ret_x = (int32_t)x;
    *ret_y = (int32_t)y;
}

static void label_of(const struct reader *r, uint32_t at, uint8_t n, bool escaped, char *out)
{
    const struct json_text text = {r->start + at, n, escaped};
    json_text_decode(&text, out, NAME_SIZE);
}

static void build_seats(const struct reader *r, struct plan_builder *b, size_t i)
{
    int32_t x = 0, y = 0;
    place_of(r, i, &x, &y);
    assert(r->seats || r->nodes[i].n_seats == 0);
    for (size_t k = 0; k < r->nodes[i].n_seats; k++) {
        const struct raw_seat *s = &r->seats[r->nodes[i].first_seat + k];
        char row[NAME_SIZE], name[NAME_SIZE];
        label_of(r, s->row, s->n_row, s->row_escaped, row);
        label_of(r, s->name, s->n_name, s->name_escaped, name);
        if (!plan_builder_seat(
                b, &(struct plan_builder_seat){.id = s->id,
                                               .next_id = s->next_id,
                                               .x = x + s->x,
                                               .y = y + s->y,
                                               .number = s->number,
                                               .row = row,
                                               .name = name,
                                               .next_is_across_aisle = s->next_is_across_aisle}))
            return; /* the builder remembers why and says it at the end */
    }
}

/* Leaves only; a group that has seats of its own as well counts as one too. */
static void build_areas(struct reader *r, struct plan_builder *b)
{
    for (size_t i = 0; i < r->n_nodes; i++) {
        struct node *node = &r->nodes[i];
        if (node->n_children > 0 && node->n_seats == 0)
            continue;
        const bool reserved = node->n_seats > 0 || node->is_called_reserved;
        if (node->id[0] == '\0' ||
            !plan_builder_area(b, node->id, node->name, node->capacity, reserved))
            r->n_skipped++;
        else
            build_seats(r, b, i);
    }
}

enum rc plan_json_read(struct json *j, struct plan **ret, char venue_id[ID_SIZE],
                       size_t *ret_skipped, struct fault *fault)
{
    struct reader r = {.j = j, .start = json_start(j)};
    enum rc rc = RC_SCHEMA;
    *fault = fault_make(RC_SCHEMA, 0, "not a seating plan");
    r.nodes = mem_zalloc_array(AREAS_MAX, sizeof(r.nodes[0]));
    if (json_peek(j) == JSON_OBJECT)
        read_node(&r, SIZE_MAX);
    else
        json_skip(j);
    if (!json_failed(j) && r.nodes[0].id[0] != '\0' &&
        (r.nodes[0].has_type || r.nodes[0].n_children > 0 || r.n_seats > 0)) {
        struct plan_builder *b = plan_builder_new(r.nodes[0].id, r.nodes[0].name);
        build_areas(&r, b);
        rc = plan_builder_finish(b, ret, fault);
    }
    memcpy(venue_id, r.nodes[0].venue_id, ID_SIZE);
    *ret_skipped = r.n_skipped;
    mem_free(r.nodes);
    mem_free(r.seats);
    return rc;
}
