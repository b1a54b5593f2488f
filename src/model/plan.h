/* Plan: the immutable geometry of one seating plan, flat and packed; status and style stand apart.
 *
 * Decoded once by net, kept by store as a blob that loads without parsing, moved to the UI in a
 * reply. One allocation holds everything; a plan points only into itself. Coordinates are house
 * units (areas already placed in their parents), y grows away from the stage.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "model/catalogue.h"
#include "model/ids.h"

#define SEAT_NONE UINT32_MAX

enum { PLAN_SEATS_MAX = 100000, PLAN_AREAS_MAX = 400 };

struct plan_seat { /* 24 bytes */
    uint32_t id;   /* the service's, numeric */
    int32_t x, y;
    uint32_t name;   /* offset into strings: "F12" */
    uint16_t row;    /* index into plan.rows */
    uint16_t area;   /* index into plan.areas */
    uint16_t number; /* 0 when the service gives none */
    uint16_t
        is_next_to_previous; /* 1: the seat before it in its row is its neighbour, across no aisle */
};

struct plan_row {
    uint32_t label;      /* offset into strings: "F", may be "" */
    uint32_t first_seat; /* seats of a row are consecutive, sorted along the row (by x) */
    uint16_t n_seats;
    uint16_t area;
};

struct plan_area {
    char id[ID_SIZE];
    uint32_t name; /* offset into strings */
    uint32_t first_seat, n_seats;
    uint32_t first_row, n_rows;
    int32_t capacity;
    int32_t min_x, min_y, max_x, max_y; /* of its seats */
    bool reserved;
};

struct plan {
    char id[ID_SIZE];
    enum plan_kind kind;
    struct plan_seat *seats; /* sorted by area, row, x */
    struct plan_row *rows;
    struct plan_area *areas; /* leaves only */
    const char *strings;
    uint32_t *by_id; /* seat indices, sorted by the service's id: see plan_find_seat() */
    uint32_t n_seats, n_rows, n_areas, n_string_bytes;
    uint32_t name; /* offset into strings */
    int32_t min_x, min_y, max_x, max_y;
    int32_t pitch; /* median distance of neighbours in a row, house units */
};

void plan_free(struct plan *plan); /* NULL is allowed */
const char *plan_string(const struct plan *plan, uint32_t offset);
/* Index of the seat with the service's id, or SEAT_NONE. */
uint32_t plan_find_seat(const struct plan *plan, uint32_t seat_id);

/* What a decoder gathers, area by area, before the plan is packed. */
struct plan_builder;
struct plan_builder *plan_builder_new(const char *plan_id, const char *name);
/* Begins a leaf area placed at (x, y) in the house; later seats belong to it. False at the limit. */
bool plan_builder_area(struct plan_builder *b, const char *id, const char *name, int32_t capacity,
                       bool reserved);
struct plan_builder_seat {
    uint32_t id, next_id; /* next_id 0: none */
    int32_t x, y;
    int32_t number;
    const char *row, *name;
    bool next_is_across_aisle;
};
bool plan_builder_seat(struct plan_builder *b, const struct plan_builder_seat *seat);
/* Packs and frees the builder (also on failure: RC_SCHEMA with words when seats are inconsistent). */
RC_MUST_CHECK enum rc plan_builder_finish(struct plan_builder *b, struct plan **ret,
                                          struct fault *fault);

/* The plan as bytes for the database, and back. Loading checks magic, version, sizes and every
 * offset; damaged bytes give RC_STORE. The caller frees with mem_free() / plan_free(). */
void *plan_pack(const struct plan *plan, size_t *ret_size);
RC_MUST_CHECK enum rc plan_unpack(const void *bytes, size_t size, struct plan **ret);

/* The service's letters (contract 8.3); 0 is unknown and cannot be sold. */
enum seat_state {
    SEAT_UNKNOWN,
    SEAT_AVAILABLE,   /* A */
    SEAT_BASKET,      /* B */
    SEAT_UNAVAILABLE, /* U */
    SEAT_WHEELCHAIR,  /* W */
    SEAT_ALLOCATION,  /* X */
    SEAT_INFO,        /* I: sellable with a note */
};

#define BAND_NONE UINT8_MAX

struct area_status { /* by area index of the plan */
    int available, wheelchair, special, capacity;
};

enum { SEAT_LOCKS_MAX = 16, SEAT_LOCK_SIZE = 64 };

/* Availability of one instance on one plan; arrays by seat index and area index. */
struct seat_status {
    uint32_t n_seats, n_areas;
    uint8_t *state; /* enum seat_state */
    uint8_t *band;  /* index into the instance's price list bands, BAND_NONE when unknown */
    uint8_t *lock;  /* 1 + index into lock_names, 0: not locked, or nothing is told of it */
    char lock_names[SEAT_LOCKS_MAX][SEAT_LOCK_SIZE]; /* contract 8.1: lockType.name */
    bool many_allocations; /* seats set aside (X) have locks of different names */
    struct area_status *areas;
    struct availability whole;
    bool seats_known; /* false: the detail answer could not be trusted; sell by best available */
};

struct seat_status *seat_status_new(const struct plan *plan);
void seat_status_free(struct seat_status *status); /* NULL is allowed */
bool seat_is_free(enum seat_state state);          /* a customer may choose it (A, I, X; W apart) */
