#include "model/catalogue_changes.h"

#include <string.h>

#include "base/text.h"

static const struct event *find_event(const struct catalogue *c, const char *id)
{
    for (size_t i = 0; i < c->n_events; i++) {
        if (strcmp(c->events[i].id, id) == 0)
            return &c->events[i];
    }
    return NULL;
}

static const struct instance *find_date(const struct catalogue *c, const struct event *event,
                                        const char *id)
{
    for (uint32_t i = 0; event && i < event->n_instances; i++) {
        const struct instance *instance = &c->instances[event->first_instance + i];
        if (strcmp(instance->id, id) == 0)
            return instance;
    }
    return NULL;
}

static bool same_prices(const struct price_list *a, const struct price_list *b)
{
    bool same = strcmp(a->id, b->id) == 0 && a->n_prices == b->n_prices;
    for (size_t i = 0; same && i < a->n_prices; i++) {
        const struct price *p = &a->prices[i], *q = &b->prices[i];
        same = p->type == q->type && p->band == q->band && p->amount == q->amount &&
               p->fee == q->fee && p->saved == q->saved;
    }
    return same;
}

static const char *plan_id(const struct catalogue *c, const struct instance *instance)
{
    return instance->plan == CATALOGUE_NONE ? "" : c->plans[instance->plan].id;
}

static bool same_list(const struct catalogue *ca, const struct instance *a,
                      const struct catalogue *cb, const struct instance *b)
{
    if (a->price_list == CATALOGUE_NONE || b->price_list == CATALOGUE_NONE)
        return a->price_list == b->price_list;
    return same_prices(&ca->price_lists[a->price_list], &cb->price_lists[b->price_list]);
}

static bool same_date(const struct catalogue *ca, const struct instance *a,
                      const struct catalogue *cb, const struct instance *b)
{
    return a->start_utc_s == b->start_utc_s && a->sell_from_utc_s == b->sell_from_utc_s &&
           a->sell_until_utc_s == b->sell_until_utc_s && a->on_sale == b->on_sale &&
           a->cancelled == b->cancelled && strcmp(plan_id(ca, a), plan_id(cb, b)) == 0 &&
           same_list(ca, a, cb, b);
}

static void keep(struct catalogue_changes *changes, const struct event *event,
                 struct show_change *change)
{
    if (!change->is_new && !change->is_gone && change->added + change->gone + change->changed == 0)
        return;
    if (changes->n_shows == CATALOGUE_CHANGES_MAX) {
        changes->n_more++;
        return;
    }
    text_copy(change->name, sizeof(change->name), event->name);
    changes->shows[changes->n_shows++] = *change;
}

/* Dates of a show that were there and are no more, and are still to come. `now` NULL: none is left. */
static uint32_t count_gone(const struct catalogue *before, const struct event *old,
                           const struct catalogue *after, const struct event *now,
                           int64_t now_utc_s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; old && i < old->n_instances; i++) {
        const struct instance *date = &before->instances[old->first_instance + i];
        n += date->start_utc_s > now_utc_s && !find_date(after, now, date->id);
    }
    return n;
}

static struct show_change compare_show(const struct catalogue *before,
                                       const struct catalogue *after, const struct event *old,
                                       const struct event *now)
{
    struct show_change change = {.is_new = !old};
    for (uint32_t i = 0; i < now->n_instances; i++) {
        const struct instance *date = &after->instances[now->first_instance + i];
        const struct instance *was = find_date(before, old, date->id);
        change.added += !was;
        change.changed += was && !same_date(before, was, after, date);
    }
    return change;
}

void catalogue_compare(const struct catalogue *before, const struct catalogue *after,
                       int64_t now_utc_s, struct catalogue_changes *ret)
{
    *ret = (struct catalogue_changes){.n_shows = 0};
    for (size_t i = 0; i < after->n_events; i++) {
        const struct event *now = &after->events[i], *old = find_event(before, now->id);
        struct show_change change = compare_show(before, after, old, now);
        change.gone = count_gone(before, old, after, now, now_utc_s);
        keep(ret, now, &change);
    }
    for (size_t i = 0; i < before->n_events; i++) {
        const struct event *old = &before->events[i];
        const uint32_t gone = count_gone(before, old, after, NULL, now_utc_s);
        if (gone > 0 && !find_event(after, old->id))
            keep(ret, old, &(struct show_change){.is_gone = true, .gone = gone});
    }
}
