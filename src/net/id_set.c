#include "net/id_set.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

static size_t find(const char **slots, size_t n_slots, const char *id)
{
    uint32_t hash = 2166136261U;
    for (const char *s = id; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619U;
    size_t i = hash & (n_slots - 1);
    while (slots[i] && strcmp(slots[i], id) != 0)
        i = (i + 1) & (n_slots - 1);
    return i;
}

static void grow(struct id_set *set)
{
    const size_t n_slots = set->n_slots ? set->n_slots * 2 : 64;
    const char **slots = mem_zalloc_array(n_slots, sizeof(slots[0]));
    for (size_t i = 0; i < set->n_slots; i++) {
        if (set->slots[i])
            slots[find(slots, n_slots, set->slots[i])] = set->slots[i];
    }
    id_set_deinit(set);
    set->slots = slots;
    set->n_slots = n_slots;
}

bool id_set_add(struct id_set *set, const char *id)
{
    if (set->n * 2 >= set->n_slots)
        grow(set);
    const size_t i = find(set->slots, set->n_slots, id);
    if (set->slots[i])
        return false;
    set->slots[i] = id;
    set->n++;
    return true;
}

void id_set_deinit(struct id_set *set)
{
    mem_free((void *)set->slots);
    set->slots = NULL;
    set->n_slots = 0;
}
