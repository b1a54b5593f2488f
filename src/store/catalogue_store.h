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
#include "model/trade.h"

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
    const char *attributes; /* "Name=Value" lines for the rules of profiles, or NULL */
    int duration_min;
    bool on_sale;
};
struct stored_instance {
    const char *id, *event_id, *plan_id, *price_list_id;
    const char *attributes; /* as in struct stored_event */
    struct wall start;
    int64_t start_utc_s, sell_from_utc_s, sell_until_utc_s;
    bool on_sale, cancelled, best_available;
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
/* Of the agent record of that name: what they are shown may differ. */
RC_MUST_CHECK enum rc catalogue_store_put_price_list(struct catalogue_store *store,
                                                     const char *profile,
                                                     const struct price_list *list,
                                                     int64_t fetched_utc_s, struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_plan(struct catalogue_store *store,
                                               const struct plan *plan, const char *venue_id,
                                               int64_t fetched_utc_s, struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_venue(struct catalogue_store *store, const char *id,
                                                const char *name, const char *address,
                                                struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_put_availability(struct catalogue_store *store,
                                                       const char *profile, const char *instance_id,
                                                       const struct availability *availability,
                                                       struct fault *fault);
/* `key`: file name in the picture folder, "" when the fetch failed for good. */
RC_MUST_CHECK enum rc catalogue_store_put_image(struct catalogue_store *store, const char *url,
                                                const char *key, int64_t fetched_utc_s,
                                                struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_set_synced(struct catalogue_store *store, int64_t utc_s,
                                                 struct fault *fault);

/* What is still to fetch: lists/plans that instances name and that are missing or older than
 * `older_than_utc_s`. Calls fn for each. */
struct needs_spec {
    int64_t now_utc_s, older_than_utc_s;
    const struct profile *profiles; /* borrowed; NULL: the main record alone */
    size_t n_profiles;
};
struct catalogue_need {
    const char *id, *instance_id; /* for a list also one instance to ask through */
    size_t profile;               /* whose list */
};
typedef void (*catalogue_need_fn)(void *ctx, const struct catalogue_need *need);
RC_MUST_CHECK enum rc catalogue_store_needed_price_lists(struct catalogue_store *store,
                                                         const struct needs_spec *spec,
                                                         catalogue_need_fn fn, void *ctx,
                                                         struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_needed_plans(struct catalogue_store *store,
                                                   const struct needs_spec *spec,
                                                   catalogue_need_fn fn, void *ctx,
                                                   struct fault *fault);
RC_MUST_CHECK enum rc catalogue_store_needed_images(struct catalogue_store *store,
                                                    catalogue_need_fn fn, void *ctx,
                                                    struct fault *fault);

/* RC_NOT_FOUND when it is not stored. The caller owns the result. */
RC_MUST_CHECK enum rc catalogue_store_plan(struct catalogue_store *store, const char *plan_id,
                                           struct plan **ret, struct fault *fault);
struct stored_list {
    const char *profile, *id;
};
RC_MUST_CHECK enum rc catalogue_store_price_list(struct catalogue_store *store,
                                                 const struct stored_list *which,
                                                 struct arena *arena, struct price_list **ret,
                                                 struct fault *fault);

struct snapshot_spec {
    int64_t now_utc_s; /* what started before is left out */
    /* Borrowed; decides by whom each instance is sold, and at which prices. NULL: the main record
     * alone, without a fee of its own. */
    const struct trade *trade;
};
/* The whole catalogue as one immutable snapshot. The caller owns it. */
RC_MUST_CHECK enum rc catalogue_store_snapshot(struct catalogue_store *store,
                                               const struct snapshot_spec *spec,
                                               struct catalogue **ret, struct fault *fault);
uint64_t catalogue_store_rows_written(
    const struct catalogue_store *store); /* since open, but for the times of
                                                               fetching; for benches */
