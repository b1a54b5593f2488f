#include "net/status_json.h"

#include <stdio.h>

#include "net/json_read.h"

enum { COUNT_MAX = 1000000, OFFERED_MAX = 100, AREAS_DEPTH_MAX = 3 };

static bool read_count(struct json *j, int *ret)
{
    int64_t count = 0;
    if (!json_int(j, 0, COUNT_MAX, &count))
        return false;
    *ret = (int)count;
    return true;
}

/* LockedSeatQuantity[]: [{"quantity":4,"lockType":{..}}], or null. */
static int sum_of_locks(struct json *j)
{
    int64_t sum = 0;
    struct json_text key;
    if (!json_array(j))
        return 0;
    while (json_element(j)) {
        if (!json_object(j))
            continue;
        while (json_member(j, &key)) {
            int quantity = 0;
            if (!json_text_is(&key, "quantity"))
                json_skip(j);
            else if (read_count(j, &quantity) && sum < COUNT_MAX)
                sum += quantity;
        }
    }
    return (int)sum;
}

static void add_counts(struct status_counts *sum, const struct status_counts *c)
{
    sum->available += c->available;
    sum->wheelchair += c->wheelchair;
    sum->special += c->special;
    sum->capacity += c->capacity;
    sum->in_basket += c->in_basket;
    sum->unavailable += c->unavailable;
    sum->open_locks += c->open_locks;
    sum->has_in_basket |= c->has_in_basket;
    sum->has_unavailable |= c->has_unavailable;
}

static bool take_count(struct json *j, const struct json_text *key, struct status_counts *ret)
{
    if (json_text_is(key, "available"))
        ret->has_available = read_count(j, &ret->available);
    else if (json_text_is(key, "wheelchairAvailable"))
        read_count(j, &ret->wheelchair);
    else if (json_text_is(key, "specialAvailable"))
        read_count(j, &ret->special);
    else if (json_text_is(key, "capacity"))
        read_count(j, &ret->capacity);
    else if (json_text_is(key, "inBasket"))
        ret->has_in_basket = read_count(j, &ret->in_basket);
    else if (json_text_is(key, "unavailable"))
        ret->has_unavailable = read_count(j, &ret->unavailable);
    else if (json_text_is(key, "lockInfoAvailable"))
        ret->open_locks = sum_of_locks(j);
    else
        return false;
    return true;
}

/* Statuses of the areas, for a house whose own counts are not there (contract 15, unknown 19). */
static void read_areas(struct json *j, struct status_counts *ret)
{
    struct json_text key;
    *ret = (struct status_counts){0};
    if (!json_array(j))
        return;
    while (json_element(j)) {
        struct status_counts area = {0};
        if (!json_object(j))
            continue;
        while (json_member(j, &key)) {
            if (!take_count(j, &key, &area))
                json_skip(j);
        }
        if (area.has_available && ret->capacity <= COUNT_MAX)
            add_counts(ret, &area);
    }
}

bool status_json_read(struct json *j, struct status_counts *ret)
{
    struct json_text key;
    struct status_counts areas = {0};
    *ret = (struct status_counts){0};
    if (!json_object(j))
        return false;
    while (json_member(j, &key)) {
        if (json_text_is(&key, "areas"))
            read_areas(j, &areas);
        else if (!take_count(j, &key, ret))
            json_skip(j);
    }
    if (ret->capacity == 0 && areas.capacity > 0) {
        areas.has_available = ret->has_available;
        *ret = areas;
    }
    return ret->has_available;
}

bool status_json_offered(struct json *j, struct arena *arena, struct api_answer *ret)
{
    if (!json_array(j))
        return false;
    ret->offered = arena_alloc_array(arena, OFFERED_MAX, sizeof(ret->offered[0]));
    while (json_element(j)) {
        struct api_offered_seat *seat = &ret->offered[ret->n_offered];
        char id[ID_SIZE];
        if (ret->n_offered < OFFERED_MAX && json_read_id(j, id, sizeof(id)) &&
            strlen(id) < sizeof(seat->seat_id)) {
            snprintf(seat->seat_id, sizeof(seat->seat_id), "%.15s", id);
            ret->n_offered++;
        } else {
            if (ret->n_offered == OFFERED_MAX)
                json_skip(j);
            ret->n_skipped++;
        }
    }
    return true;
}
