#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "store/catalogue_store.h"
#include "store/switches.h"
#include "tools/foyerctl.h"

static enum rc read_catalogue(const struct foyerctl *ctl, struct catalogue **ret,
                              struct fault *fault)
{
    struct catalogue_store *store = NULL;
    enum rc rc = catalogue_store_open(ctl->state_dir, &store, fault);
    if (rc)
        return rc;
    struct profile profiles[PROFILES_MAX];
    struct switches switches;
    config_profiles(&ctl->config, profiles);
    struct trade trade = config_trade(&ctl->config, profiles);
    rc = switches_read(ctl->state_dir, &switches, fault);
    trade.switches = switches.list;
    trade.n_switches = switches.n;
    const struct snapshot_spec spec = {.now_utc_s = clock_utc_ms(&ctl->clock) / 1000,
                                       .trade = &trade};
    if (!rc)
        rc = catalogue_store_snapshot(store, &spec, ret, fault);
    catalogue_store_close(store);
    return rc;
}

static void print_event(const struct event *event, bool json, bool first)
{
    if (!json) {
        printf("%-40s %3" PRIu32 "  %s\n", event->id, event->n_instances, event->name);
        return;
    }
    fputs(first ? "{\"id\": " : ",\n {\"id\": ", stdout);
    foyerctl_print_json(event->id);
    fputs(", \"name\": ", stdout);
    foyerctl_print_json(event->name);
    printf(", \"instances\": %" PRIu32 ", \"picture\": ", event->n_instances);
    foyerctl_print_json(event->image);
    fputs(", \"description\": ", stdout);
    foyerctl_print_json(event->description);
    putchar('}');
}

int foyerctl_events(struct foyerctl *ctl)
{
    struct catalogue *catalogue = NULL;
    struct fault fault = {RC_OK, 0, ""};
    if (read_catalogue(ctl, &catalogue, &fault))
        return foyerctl_fail(&fault);
    fputs(ctl->json ? "[" : "", stdout);
    for (size_t i = 0; i < catalogue->n_events; i++)
        print_event(&catalogue->events[i], ctl->json, i == 0);
    fputs(ctl->json ? "]\n" : "", stdout);
    catalogue_free(catalogue);
    return FOYERCTL_OK;
}

/* How places are chosen there: "unreserved", "areas", "seats", "unknown". */
static const char *kind_of(const struct catalogue *catalogue, const struct instance *instance)
{
    if (instance->plan == CATALOGUE_NONE)
        return "unknown";
    switch (catalogue->plans[instance->plan].kind) {
    case PLAN_UNRESERVED:
        return "unreserved";
    case PLAN_GROUP_UNRESERVED:
        return "areas";
    case PLAN_RESERVED:
    case PLAN_GROUP:
        return "seats";
    case PLAN_UNKNOWN:
        break;
    }
    return "unknown";
}

static void print_instance(const struct foyerctl *ctl, const struct catalogue *catalogue,
                           const struct instance *instance, bool first)
{
    char start[32], price[32] = "";
    money_t from = 0;
    const struct wall *w = &instance->start;
    snprintf(start, sizeof(start), "%04d-%02d-%02d %02d:%02d", w->year, w->month, w->day, w->hour,
             w->minute);
    if (instance_from_price(catalogue, instance, &from))
        money_print(price, sizeof(price), from, ctl->config.shop.currency.decimals);
    const bool sellable = instance_is_sellable(instance, clock_utc_ms(&ctl->clock) / 1000);
    const int left = instance->availability.available + instance->availability.special;
    if (!ctl->json) {
        printf("%-40s %s  %-8s from %-8s %d of %d\n", instance->id, start,
               instance->cancelled ? "cancelled" : (sellable ? "on sale" : "not yet"), price, left,
               instance->availability.capacity);
        return;
    }
    fputs(first ? "{\"id\": " : ",\n {\"id\": ", stdout);
    foyerctl_print_json(instance->id);
    printf(", \"start\": \"%s\", \"cancelled\": %s, \"sellable\": %s, \"best_available\": %s, ",
           start, instance->cancelled ? "true" : "false", sellable ? "true" : "false",
           instance->best_available ? "true" : "false");
    printf("\"from\": %s, \"available\": %d, \"capacity\": %d, \"places\": \"%s\"}",
           price[0] ? price : "null", left, instance->availability.capacity,
           kind_of(catalogue, instance));
}

int foyerctl_instances(struct foyerctl *ctl)
{
    struct catalogue *catalogue = NULL;
    struct fault fault = {RC_OK, 0, ""};
    const struct event *event = NULL;
    if (read_catalogue(ctl, &catalogue, &fault))
        return foyerctl_fail(&fault);
    for (size_t i = 0; i < catalogue->n_events && !event; i++) {
        if (strcmp(catalogue->events[i].id, ctl->args[0]) == 0)
            event = &catalogue->events[i];
    }
    if (!event) {
        catalogue_free(catalogue);
        fault = fault_make(RC_NOT_FOUND, 0, "%s", ctl->args[0]);
        return foyerctl_fail(&fault);
    }
    fputs(ctl->json ? "[" : "", stdout);
    for (uint32_t i = 0; i < event->n_instances; i++)
        print_instance(ctl, catalogue, &catalogue->instances[event->first_instance + i], i == 0);
    fputs(ctl->json ? "]\n" : "", stdout);
    catalogue_free(catalogue);
    return FOYERCTL_OK;
}
