#include "net/status_locks.h"

#include <string.h>

#include "net/json_read.h"

uint8_t status_locks_find(const struct status_locks *locks, const char *id, size_t n)
{
    for (size_t i = 0; i < locks->n; i++) {
        if (strlen(locks->ids[i]) == n && memcmp(locks->ids[i], id, n) == 0)
            return (uint8_t)(i + 1);
    }
    return 0;
}

static void add_type(struct status_locks *locks, struct json *j)
{
    char id[ID_SIZE], name[SEAT_LOCK_SIZE];
    if (!json_read_named(j, id, sizeof(id), name, sizeof(name)) || !name[0] ||
        locks->n == SEAT_LOCKS_MAX || status_locks_find(locks, id, strlen(id)) != 0)
        return;
    memcpy(locks->ids[locks->n], id, sizeof(id));
    memcpy(locks->names[locks->n], name, sizeof(name));
    locks->n++;
}

/* LockedSeatQuantity[], or null. */
static void read_list(struct status_locks *locks, struct json *j)
{
    struct json_text key;
    if (!json_array(j))
        return;
    while (json_element(j)) {
        if (!json_object(j))
            continue;
        while (json_member(j, &key)) {
            if (json_text_is(&key, "lockType"))
                add_type(locks, j);
            else
                json_skip(j);
        }
    }
}

void status_locks_read(struct status_locks *locks, const char *body, size_t n)
{
    struct json *j = json_new(body, n);
    struct json_text key;
    if (json_object(j)) {
        while (json_member(j, &key)) {
            if (json_text_is(&key, "lockInfoAvailable") ||
                json_text_is(&key, "lockInfoSpecialAvailable"))
                read_list(locks, j);
            else
                json_skip(j);
        }
    }
    json_free(j);
}
