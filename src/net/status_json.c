#include "net/status_json.h"

#include <stdio.h>

#include "net/json_read.h"

enum { COUNT_MAX = 1000000, OFFERED_MAX = 100 };

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

bool status_json_read(struct json *j, struct status_counts *ret)
{
    bool has_available = false;
    struct json_text key;
    *ret = (struct status_counts){0};
    if (!json_object(j))
        return false;
    while (json_member(j, &key)) {
        if (json_text_is(&key, "available"))
            has_available = read_count(j, &ret->available);
        else if (json_text_is(&key, "wheelchairAvailable"))
            read_count(j, &ret->wheelchair);
        else if (json_text_is(&key, "specialAvailable"))
            read_count(j, &ret->special);
        else if (json_text_is(&key, "capacity"))
            read_count(j, &ret->capacity);
        else if (json_text_is(&key, "inBasket"))
            ret->has_in_basket = read_count(j, &ret->in_basket);
        else if (json_text_is(&key, "unavailable"))
            ret->has_unavailable = read_count(j, &ret->unavailable);
        else if (json_text_is(&key, "lockInfoAvailable"))
            ret->open_locks = sum_of_locks(j);
        else
            json_skip(j);
    }
    return has_available;
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
