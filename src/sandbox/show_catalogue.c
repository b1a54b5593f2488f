#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/moment.h"
#include "sandbox/show.h"

static void attributes(struct jsonw *w, const struct sb_attribute *list, size_t n)
{
    char key[160];
    for (size_t i = 0; i < n; i++) {
        struct text t = TEXT_OF(key);
        text_addf(&t, "attribute_%s", list[i].name);
        jsonw_key(w, key);
        jsonw_raw(w, list[i].value);
    }
}

/* The earliest and latest instance of an event; false when it has none. */
static bool bounds(const struct sb_venue *venue, size_t event, const struct sb_instance **ret_first,
                   const struct sb_instance **ret_last)
{
    *ret_first = *ret_last = NULL;
    for (size_t i = 0; i < venue->n_instances; i++) {
        const struct sb_instance *at = &venue->instances[i];
        if (at->event != event)
            continue;
        if (!*ret_first || at->start_utc_s < (*ret_first)->start_utc_s)
            *ret_first = at;
        if (!*ret_last || at->start_utc_s > (*ret_last)->start_utc_s)
            *ret_last = at;
    }
    return *ret_first != NULL;
}

static void event_dates(struct jsonw *w, const struct sb_venue *venue, size_t event)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    const struct sb_instance *first = NULL, *last = NULL;
    if (!bounds(venue, event, &first, &last))
        return;
    char date[MOMENT_SIZE], range[64];
    struct text t = TEXT_OF(range);
    text_addf(&t, "%d %s-%d %s", first->start.day, months[first->start.month - 1], last->start.day,
              months[last->start.month - 1]);
    jsonw_m_str(w, "instanceDates", range);
    moment_wall(date, &first->start);
    jsonw_m_str(w, "firstInstanceDateTime", date);
    moment_wall(date, &last->start);
    jsonw_m_str(w, "lastInstanceDateTime", date);
    moment_utc(date, first->start_utc_s, true);
    jsonw_m_str(w, "firstInstanceDateTimeUtc", date);
    moment_utc(date, last->start_utc_s, true);
    jsonw_m_str(w, "lastInstanceDateTimeUtc", date);
}

static void image(const struct show *show, const char *key, const char *name)
{
    char url[400] = "";
    struct text t = TEXT_OF(url);
    if (name && name[0])
        text_addf(&t, "%s%s", strstr(name, "://") ? "" : show->files_url, name);
    jsonw_m_str(show->w, key, url);
}

static void event_members(const struct show *show, size_t event)
{
    struct jsonw *w = show->w;
    const struct sb_event *at = &show->model->venue->events[event];
    jsonw_m_str(w, "description", at->description);
    jsonw_m_str(w, "htmlDescription", at->html);
    jsonw_m_int(w, "duration", at->duration_min);
    image(show, "imageUrl", at->image);
    image(show, "thumbnailUrl", at->image);
    jsonw_m_str(w, "altText", at->alt);
    jsonw_m_bool(w, "isOnSale", at->on_sale);
    jsonw_m_str(w, "name", at->name);
    jsonw_m_null(w, "webEventId");
    jsonw_m_str(w, "id", at->id);
    event_dates(w, show->model->venue, event);
    attributes(w, at->attributes, at->n_attributes);
}

/* A raw event is passed on byte for byte, but for the brace that instances go before. */
static void raw_event(const struct show *show, const char *raw, enum show_event_mode mode)
{
    const char *brace = strrchr(raw, '}');
    if (mode == SHOW_EVENT_ALONE || !brace) {
        jsonw_raw(show->w, raw);
        return;
    }
    jsonw_raw(show->w, "");
    jsonw_text(show->w, raw, (size_t)(brace - raw));
}

void show_event(const struct show *show, size_t event, enum show_event_mode mode)
{
    struct jsonw *w = show->w;
    const struct sb_venue *venue = show->model->venue;
    const char *raw = venue->events[event].raw;
    if (raw) {
        raw_event(show, raw, mode);
        if (mode == SHOW_EVENT_ALONE)
            return;
    } else {
        jsonw_open(w, '{');
        event_members(show, event);
    }
    if (mode == SHOW_EVENT_WITH_INSTANCES) {
        jsonw_key(w, "instances");
        jsonw_open(w, '[');
        for (size_t i = 0; i < venue->n_instances; i++) {
            if (venue->instances[i].event == event)
                show_instance(show, i);
        }
        jsonw_close(w, ']');
    }
    jsonw_close(w, '}');
}

static void selling_times(struct jsonw *w, const char *key, int64_t utc_s)
{
    char name[40], date[MOMENT_SIZE];
    moment_local(date, utc_s);
    jsonw_m_str(w, key, date);
    struct text t = TEXT_OF(name);
    text_addf(&t, "%sUtc", key);
    moment_utc(date, utc_s, true);
    jsonw_m_str(w, name, date);
}

void show_instance(const struct show *show, size_t instance)
{
    struct jsonw *w = show->w;
    const struct sb_venue *venue = show->model->venue;
    const struct sb_instance *at = &venue->instances[instance];
    char date[MOMENT_SIZE];
    const int64_t now = model_utc_s(show->model);
    jsonw_open(w, '{');
    jsonw_m_bool(w, "isOnSale",
                 at->on_sale && now >= at->sell_from_utc_s && now < at->sell_until_utc_s);
    jsonw_m_str(w, "planId", venue->plans[at->plan].id);
    jsonw_m_id(w, "priceList", venue->price_lists[at->price_list].id);
    jsonw_m_id(w, "event", venue->events[at->event].id);
    moment_wall(date, &at->start);
    jsonw_m_str(w, "start", date);
    moment_utc(date, at->start_utc_s, !at->utc_without_z);
    jsonw_m_str(w, "startUtc", date);
    selling_times(w, "startSellingAtWeb", at->sell_from_utc_s);
    selling_times(w, "stopSellingAtWeb", at->sell_until_utc_s);
    selling_times(w, "startSellingAtAgents", at->sell_from_utc_s);
    selling_times(w, "stopSellingAtAgents", at->sell_until_utc_s);
    jsonw_m_null(w, "webInstanceId");
    jsonw_m_bool(w, "cancelled", at->cancelled);
    jsonw_m_str(w, "id", at->id);
    jsonw_m_bool(w, "hasBestAvailableOverlay", at->best_available);
    attributes(w, at->attributes, at->n_attributes);
    jsonw_close(w, '}');
}

void show_price_list(const struct show *show, size_t list, bool custom_items)
{
    struct jsonw *w = show->w;
    const struct sb_venue *venue = show->model->venue;
    const struct sb_price_list *at = &venue->price_lists[list];
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", at->id);
    jsonw_key(w, "prices");
    jsonw_open(w, '[');
    for (size_t i = 0; i < at->n_prices; i++) {
        const struct sb_price *price = &at->prices[i];
        jsonw_open(w, '{');
        jsonw_m_str(w, "id", price->id);
        jsonw_m_bool(w, "isBandDefault", price->band_default);
        jsonw_m_money(w, "amount", price->amount);
        jsonw_key(w, "ticketType");
        show_named(show, &venue->types[price->type]);
        jsonw_key(w, "priceBand");
        show_named(show, &venue->bands[price->band]);
        if (custom_items || show->model->settings.expand_items == EXPAND_ALWAYS) {
            jsonw_key(w, "customItems");
            jsonw_open(w, '[');
            const money_t commission = model_commission(price, show->model->agent);
            if (at->itemised && commission != 0) {
                jsonw_open(w, '{');
                jsonw_m_str(w, "name", "Booking fee");
                jsonw_m_money(w, settings_custom_item(&show->model->settings), commission);
                jsonw_close(w, '}');
            }
            jsonw_close(w, ']');
        }
        jsonw_close(w, '}');
    }
    jsonw_close(w, ']');
    jsonw_close(w, '}');
}

void show_room(const struct show *show, size_t room)
{
    const struct sb_room *at = &show->model->venue->rooms[room];
    jsonw_open(show->w, '{');
    jsonw_m_str(show->w, "name", at->name);
    jsonw_m_str(show->w, "address", at->address);
    jsonw_m_str(show->w, "id", at->id);
    jsonw_close(show->w, '}');
}

void show_named(const struct show *show, const struct sb_named *named)
{
    jsonw_open(show->w, '{');
    jsonw_m_str(show->w, "id", named->id);
    jsonw_m_str(show->w, "name", named->name);
    jsonw_close(show->w, '}');
}
