/* Plans: the packed blob for the seat map, and beside it the little that choosing needs. */
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "store/catalogue_store_internal.h"
#include "store/query.h"

static enum rc touch_plan(struct catalogue_store *store, const char *plan_id, int64_t fetched_utc_s,
                          struct fault *fault)
{
    struct query q = query_of(store->db, "UPDATE plan SET fetched_utc_s = ? WHERE id = ?");
    query_int(&q, fetched_utc_s);
    query_text(&q, plan_id);
    return query_run(&q, NULL, fault); /* when it was asked for, not what it says */
}

static enum rc plan_is_stored(struct catalogue_store *store, const char *plan_id, uint64_t hash,
                              bool *ret, struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT hash FROM plan WHERE id = ?");
    query_text(&q, plan_id);
    *ret = query_next(&q) && (uint64_t)query_column_int(&q, 0) == hash;
    return query_end(&q, fault);
}

static enum rc write_areas(struct catalogue_store *store, const struct plan *plan,
                           struct fault *fault)
{
    struct query q = query_of(store->db, "DELETE FROM plan_area WHERE plan_id = ?");
    query_text(&q, plan->id);
    enum rc rc = query_run(&q, &store->rows_written, fault);
    for (uint32_t i = 0; !rc && i < plan->n_areas; i++) {
        const struct plan_area *area = &plan->areas[i];
        q = query_of(store->db, "INSERT INTO plan_area(plan_id, position, id, name, capacity,"
                                " reserved) VALUES(?, ?, ?, ?, ?, ?)");
        query_text(&q, plan->id);
        query_int(&q, i);
        query_text(&q, area->id);
        query_text(&q, plan_string(plan, area->name));
        query_int(&q, area->capacity);
        query_int(&q, area->reserved);
        rc = query_run(&q, &store->rows_written, fault);
    }
    return rc;
}

struct packed {
    void *bytes;
    size_t n;
    uint64_t hash;
    int64_t fetched_utc_s;
};

static enum rc write_plan(struct catalogue_store *store, const struct plan *plan,
                          const char *venue_id, const struct packed *packed, struct fault *fault)
{
    struct query q =
        query_of(store->db, "INSERT OR REPLACE INTO plan(id, hash, fetched_utc_s, name, venue_id,"
                            " kind, packed) VALUES(?, ?, ?, ?, ?, ?, ?)");
    query_text(&q, plan->id);
    query_int(&q, (int64_t)packed->hash);
    query_int(&q, packed->fetched_utc_s);
    query_text(&q, plan_string(plan, plan->name));
    query_text(&q, venue_id);
    query_int(&q, plan->kind);
    query_blob(&q, packed->bytes, packed->n);
    const enum rc rc = query_run(&q, &store->rows_written, fault);
    return rc ? rc : write_areas(store, plan, fault);
}

enum rc catalogue_store_put_plan(struct catalogue_store *store, const struct plan *plan,
                                 const char *venue_id, int64_t fetched_utc_s, struct fault *fault)
{
    enum rc rc = catalogue_store_check_id(plan->id, "plan", fault);
    if (rc)
        return rc;
    struct packed packed = {.fetched_utc_s = fetched_utc_s};
    packed.bytes = plan_pack(plan, &packed.n);
    packed.hash = memo_hash_bytes(MEMO_HASH_START, packed.bytes, packed.n);
    packed.hash = memo_hash_text(packed.hash, venue_id);
    bool own = false, is_stored = false;
    rc = catalogue_store_enter(store, &own, fault);
    if (!rc) {
        rc = plan_is_stored(store, plan->id, packed.hash, &is_stored, fault);
        if (!rc)
            rc = is_stored ? touch_plan(store, plan->id, fetched_utc_s, fault)
                           : write_plan(store, plan, venue_id, &packed, fault);
        rc = catalogue_store_leave(store, own, rc, fault);
    }
    mem_free(packed.bytes);
    return rc;
}

static enum rc drop_plan(struct catalogue_store *store, const char *plan_id, struct fault *fault)
{
    struct query q = query_of(store->db, "DELETE FROM plan WHERE id = ?");
    query_text(&q, plan_id);
    return query_run(&q, &store->rows_written, fault);
}

enum rc catalogue_store_plan(struct catalogue_store *store, const char *plan_id, struct plan **ret,
                             struct fault *fault)
{
    struct query q = query_of(store->db, "SELECT packed FROM plan WHERE id = ?");
    query_text(&q, plan_id);
    struct plan *plan = NULL;
    enum rc unpacked = RC_NOT_FOUND;
    if (query_next(&q)) {
        size_t n = 0;
        const void *bytes = query_column_blob(&q, 0, &n);
        unpacked = plan_unpack(bytes, n, &plan);
    }
    const enum rc rc = query_end(&q, fault);
    if (rc) {
        plan_free(plan);
        return rc;
    }
    if (unpacked == RC_OK) {
        *ret = plan;
        return RC_OK;
    }
    if (unpacked == RC_STORE) { /* damaged: gone, so that the next refresh fetches it again */
        log_warn("catalogue: plan %s is damaged and dropped", plan_id);
        const enum rc dropped = drop_plan(store, plan_id, fault);
        if (dropped)
            return dropped;
    }
    *fault = fault_make(RC_NOT_FOUND, 0, "catalogue: plan %s is not stored", plan_id);
    return fault->rc;
}
