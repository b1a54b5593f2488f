#include "store/snapshot_lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/query.h"

/* Whose list that is; PROFILES_MAX when the record is no longer in the configuration. */
static size_t owner_of(const struct snapshot_lists *lists, const char *key)
{
    const char *at = strchr(key, '@');
    return at ? profile_find(lists->trade->profiles, lists->trade->n_profiles, at + 1)
              : PROFILE_MAIN;
}

static enum rc read_keys(struct snapshot_lists *lists, struct catalogue_store *store,
                         struct fault *fault)
{
    size_t room = 0;
    struct query q = query_of(store->db, "SELECT id FROM price_list ORDER BY id");
    while (query_next(&q)) {
        const char *key = query_column_text(&q, 0);
        if (lists->n_stored == room) {
            room = room ? room * 2 : 64;
            lists->keys = mem_regrow(lists->keys, room, sizeof(lists->keys[0]));
        }
        if (owner_of(lists, key) != PROFILES_MAX &&
            text_copy(lists->keys[lists->n_stored], STORED_LIST_KEY_SIZE, key))
            lists->n_stored++;
    }
    return query_end(&q, fault);
}

static bool same(const struct snapshot_dress *a, const struct snapshot_dress *b)
{
    return a->stored == b->stored && a->profile == b->profile &&
           a->dressing.has_fee == b->dressing.has_fee && a->dressing.fee == b->dressing.fee &&
           a->dressing.offer == b->dressing.offer;
}

/* The prices are copied, as the next performance may want them dressed otherwise. */
static uint32_t dress(struct snapshot_lists *lists, const struct snapshot_dress *wanted)
{
    struct catalogue *c = lists->catalogue;
    if (c->n_price_lists == lists->room) {
        const size_t room = lists->room ? lists->room * 2 : 64;
        struct price_list *more = arena_alloc_array(c->arena, room, sizeof(*more));
        if (c->n_price_lists > 0)
            memcpy(more, c->price_lists, c->n_price_lists * sizeof(*more));
        lists->dressed = mem_regrow(lists->dressed, room, sizeof(*lists->dressed));
        c->price_lists = more;
        lists->room = room;
    }
    struct price_list *list = &c->price_lists[c->n_price_lists];
    *list = lists->stored[wanted->stored];
    list->prices = arena_alloc_array(c->arena, list->n_prices, sizeof(*list->prices));
    if (list->n_prices > 0)
        memcpy(list->prices, lists->stored[wanted->stored].prices,
               list->n_prices * sizeof(*list->prices));
    trade_dress(lists->trade, wanted->profile, &wanted->dressing, list);
    lists->dressed[c->n_price_lists] = *wanted;
    return (uint32_t)c->n_price_lists++;
}

/* Each of them is there plainly dressed, in the order of their keys. */
enum rc snapshot_lists_read(struct snapshot_lists *lists, struct catalogue_store *store,
                            struct fault *fault)
{
    enum rc rc = read_keys(lists, store, fault);
    if (rc)
        return rc;
    lists->stored = mem_zalloc_array(lists->n_stored + 1, sizeof(*lists->stored));
    for (size_t i = 0; !rc && i < lists->n_stored; i++) {
        const struct snapshot_dress plain = {.stored = i,
                                             .profile = owner_of(lists, lists->keys[i])};
        rc = catalogue_store_load_prices(store, lists->keys[i], lists->catalogue->arena,
                                         &lists->stored[i], fault);
        if (!rc)
            dress(lists, &plain);
    }
    return rc;
}

static int by_key(const void *key, const void *element)
{
    return strcmp(key, element);
}

uint32_t snapshot_lists_find(struct snapshot_lists *lists, const char *list_id, size_t profile,
                             const struct dressing *dressing)
{
    char key[STORED_LIST_KEY_SIZE];
    const struct stored_list which = {lists->trade->profiles[profile].name, list_id};
    if (lists->n_stored == 0 || !catalogue_store_list_key(&which, key))
        return CATALOGUE_NONE;
    char(*found)[STORED_LIST_KEY_SIZE] =
        bsearch(key, lists->keys, lists->n_stored, sizeof(lists->keys[0]), by_key);
    if (!found)
        return CATALOGUE_NONE;
    const struct snapshot_dress wanted = {
        .stored = (size_t)(found - lists->keys), .profile = profile, .dressing = *dressing};
    if (same(&lists->dressed[wanted.stored], &wanted))
        return (uint32_t)wanted.stored;
    for (size_t i = lists->n_stored; i < lists->catalogue->n_price_lists; i++) {
        if (same(&lists->dressed[i], &wanted))
            return (uint32_t)i;
    }
    return dress(lists, &wanted);
}

void snapshot_lists_deinit(struct snapshot_lists *lists)
{
    mem_free(lists->keys);
    mem_free(lists->stored);
    mem_free(lists->dressed);
}
