/* Catalogue store: events, instances, price lists, plans, venues and picture addresses in SQLite.
 *
 * Rows carry a hash of what the service sent, so an unchanged refresh writes nothing. Strings are
 * cleaned here, once, when stored (HTML to text, entities, control and bidi characters, caps).
 * A damaged catalogue file is thrown away and fetched again (F07).
 * Threads: the backend thread (WAL: other processes may read).
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rc.h"
#include "model/catalogue.h"
#include "model/plan.h"

struct catalogue_store;

RC_MUST_CHECK enum rc catalogue_store_open(const char *dir, struct catalogue_store **ret,
                                           struct fault *fault);
void catalogue_store_close(struct catalogue_store *store);

/* One refresh: begin, put what was fetched, finish. Nothing is visible and nothing is deleted before
 * finish; rollback (also after a crash) keeps the old data. */
RC_MUST_CHECK enum rc catalogue_store_begin(struct catalogue_store *store, struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_commit(struct catalogue_store *store, struct fault *fault);
void catalogue_store_rollback(struct catalogue_store *store);

struct stored_event { /* raw strings; cleaned by the store */
    const char *id, *name, *html, *description, *image_url, *alt, *tags, *age;
    int duration_min;
    bool on_sale;
};
struct stored_instance {
    const char *id, *event_id, *plan_id, *price_list_id;
    struct wall start;
    int64_t start_utc_s, sell_from_utc_s, sell_until_utc_s;
    bool on_sale, published_by_hand, cancelled, best_available;
};

RC_MUST_CHECK enum rc catalogue_store_put_event(struct catalogue_store *store,
                                                const struct stored_event *event,
                                                struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_instance(struct catalogue_store *store,
                                                   const struct stored_instance *instance,
                                                   struct fault *fault);
/* Forgets events/instances not put since begin; instances only within [from, to) UTC seconds. */
RC_MUST_CHECK enum rc catalogue_store_sweep_events(struct catalogue_store *store,
                                                   struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_sweep_instances(struct catalogue_store *store,
                                                      int64_t from_utc_s, int64_t to_utc_s,
                                                      struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_price_list(struct catalogue_store *store,
                                                     const struct price_list *list,
                                                     int64_t fetched_utc_s, struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_plan(struct catalogue_store *store,
                                               const struct plan *plan, const char *venue_id,
                                               int64_t fetched_utc_s, struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_venue(struct catalogue_store *store, const char *id,
                                                const char *name, const char *address,
                                                struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_availability(struct catalogue_store *store,
                                                       const char *instance_id,
                                                       const struct availability *availability,
                                                       struct fault *fault);
/* `key`: file name in the picture folder, "" when the fetch failed for good. */
RC_MUST_CHECK enum rc catalogue_store_put_image(struct catalogue_store *store, const char *url,
                                                const char *key, int64_t fetched_utc_s,
                                                struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_set_synced(struct catalogue_store *store, int64_t utc_s,
                                                 struct fault *fault);

/* What is still to fetch: ids of lists/plans that instances name and that are missing or older than
 * `older_than_utc_s`; for a list also one instance to ask through. Calls fn for each. */
typedef void (*catalogue_need_fn)(void *ctx, const char *id, const char *instance_id);
RC_MUST_CHECK enum rc catalogue_store_needed_price_lists(struct catalogue_store *store,
                                                         int64_t now_utc_s,
                                                         int64_t older_than_utc_s,
                                                         catalogue_need_fn fn, void *ctx,
                                                         struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_needed_plans(struct catalogue_store *store, int64_t now_utc_s,
                                                   int64_t older_than_utc_s, catalogue_need_fn fn,
                                                   void *ctx, struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_needed_images(struct catalogue_store *store,
                                                    catalogue_need_fn fn, void *ctx,
                                                    struct fault *fault);

/* RC_NOT_FOUND when it is not stored. The caller owns the result. */
RC_MUST_CHECK enum rc catalogue_store_plan(struct catalogue_store *store, const char *plan_id,
                                           struct plan **ret, struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_price_list(struct catalogue_store *store, const char *list_id,
                                                 struct arena *arena, struct price_list **ret,
                                                 struct fault *fault);

struct snapshot_spec {
    int64_t now_utc_s;      /* what started before is left out */
    money_t fee_per_ticket; /* added to prices that carry no itemised fee */
};
/* The whole catalogue as one immutable snapshot. The caller owns it. */
RC_MUST_CHECK enum rc catalogue_store_snapshot(struct catalogue_store *store,
                                               const struct snapshot_spec *spec,
                                               struct catalogue **ret, struct fault *fault);
uint64_t catalogue_store_rows_written(
    const struct catalogue_store *store); /* since open, but for the times of
                                                               fetching; for benches */
