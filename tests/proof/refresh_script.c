#include "proof/refresh_script.h"

#include <stdio.h>
#include <string.h>

#include "store/catalogue_store.h"

#define NOW INT64_C(1795000000)

#define DAY INT64_C(86400)

enum { EVENTS = 12 };

static enum rc put_event(struct catalogue_store *store, int i, int version, struct fault *fault)
{
    char id[16], name[32], instance_id[16];
    snprintf(id, sizeof(id), "%dA", i + 1);
    snprintf(name, sizeof(name), "Version %d", version);
    snprintf(instance_id, sizeof(instance_id), "%d1A", i + 1);
    const int64_t start = NOW + (i + 1) * DAY;
    const struct stored_event event = {.id = id, .name = name, .html = "<p>One</p>"};
    const struct stored_instance instance = {.id = instance_id,
                                             .event_id = id,
                                             .plan_id = "6A",
                                             .price_list_id = "8A",
                                             .start = when_from_utc_s(start),
                                             .start_utc_s = start,
                                             .on_sale = true};
    const enum rc rc = catalogue_store_put_event(store, &event, fault);
    return rc ? rc : catalogue_store_put_instance(store, &instance, fault);
}

static enum rc put_prices(struct catalogue_store *store, int version, struct fault *fault)
{
    struct price prices[] = {{.band_default = true, .amount = (money_t)version * 100}};
    const struct price_list list = {.id = "8A",
                                    .types = {{"t1", "Full", ""}},
                                    .bands = {{"b1", "Band A"}},
                                    .n_types = 1,
                                    .n_bands = 1,
                                    .prices = prices,
                                    .n_prices = 1};
    return catalogue_store_put_price_list(store, "main", &list, NOW, fault);
}

static enum rc refresh(struct catalogue_store *store, int version, struct fault *fault)
{
    enum rc rc = catalogue_store_begin(store, fault);
    if (rc)
        return rc;
    for (int i = 0; !rc && i < EVENTS; i++)
        rc = put_event(store, i, version, fault);
    if (!rc)
        rc = put_prices(store, version, fault);
    if (!rc)
        rc = catalogue_store_sweep_events(store, fault);
    if (!rc)
        rc = catalogue_store_sweep_instances(store, NOW, NOW + 60 * DAY, fault);
    if (!rc)
        return catalogue_store_commit(store, fault);
    catalogue_store_rollback(store);
    return rc;
}

enum rc refresh_script_first(const char *dir, struct fault *fault)
{
    struct catalogue_store *store = NULL;
    enum rc rc = catalogue_store_open(dir, &store, fault);
    if (!rc)
        rc = refresh(store, 1, fault);
    catalogue_store_close(store);
    return rc;
}

static enum rc look(struct catalogue_store *store, struct catalogue **ret, struct fault *fault)
{
    const struct snapshot_spec spec = {.now_utc_s = NOW};
    return catalogue_store_snapshot(store, &spec, ret, fault);
}

enum rc refresh_script_second(const char *dir, struct fault *fault)
{
    struct catalogue_store *store = NULL;
    struct catalogue *catalogue = NULL;
    enum rc rc = catalogue_store_open(dir, &store, fault);
    if (!rc)
        rc = refresh(store, 2, fault);
    if (!rc && look(store, &catalogue, fault) == RC_OK)
        catalogue_free(catalogue);
    catalogue_store_close(store);
    return rc;
}

static int version_of(const struct catalogue *catalogue)
{
    int version = 0;
    if (catalogue->n_events != EVENTS || catalogue->n_instances != EVENTS)
        return 0;
    for (size_t i = 0; i < catalogue->n_events; i++) {
        const int one = strcmp(catalogue->events[i].name, "Version 1") == 0 ? 1 : 2;
        if (version != 0 && version != one)
            return 0;
        version = one;
    }
    return version;
}

int refresh_script_version(const char *dir)
{
    struct catalogue_store *store = NULL;
    struct catalogue *catalogue = NULL;
    struct fault fault;
    int version = 0;
    if (catalogue_store_open(dir, &store, &fault) == RC_OK &&
        look(store, &catalogue, &fault) == RC_OK) {
        version = version_of(catalogue);
        catalogue_free(catalogue);
    }
    catalogue_store_close(store);
    return version;
}
