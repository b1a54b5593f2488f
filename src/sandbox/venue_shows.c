#include "sandbox/venue_shows.h"

#include <assert.h>
#include <string.h>

enum { ATTRIBUTES_MAX = 6 };

const struct venue_show *venue_shows_at(size_t index)
{
    if (index < venue_shows_house_count)
        return &venue_shows_house[index];
    index -= venue_shows_house_count;
    if (index < venue_shows_studio_count)
        return &venue_shows_studio[index];
    index -= venue_shows_studio_count;
    if (index < venue_shows_cellar_count)
        return &venue_shows_cellar[index];
    return index == venue_shows_cellar_count ? &venue_shows_park : NULL;
}

size_t venue_shows_find(const char *title)
{
    size_t i = 0;
    while (venue_shows_at(i) && strcmp(venue_shows_at(i)->title, title) != 0)
        i++;
    assert(venue_shows_at(i));
    return i;
}

/* What prices of such a list leave out and their events tell: see venue_prices.c. NULL: nothing. */
static const char *folded_fee(enum venue_list list)
{
    return list == VENUE_LIST_CELLAR ? "0.50" : list == VENUE_LIST_MAIN_FOLDED ? "1.25" : NULL;
}

static void add_attribute(struct sb_event *event, const char *name, const char *json)
{
    assert(event->n_attributes < ATTRIBUTES_MAX);
    event->attributes[event->n_attributes++] = (struct sb_attribute){.name = name, .value = json};
}

static void fill_event(struct venue_build *build, const struct venue_show *show,
                       struct sb_event *event)
{
    event->name = show->title;
    event->description = show->description;
    event->html = show->html;
    event->image = show->image;
    event->alt = show->alt;
    event->duration_min = show->duration_min;
    event->on_sale = show->sale == VENUE_SALE_OPEN;
    event->attributes =
        arena_alloc_array(build->arena, ATTRIBUTES_MAX, sizeof(struct sb_attribute));
    add_attribute(event, "Genre", arena_printf(build->arena, "\"%s\"", show->genre));
    if (show->age)
        add_attribute(event, "AgeGuide", arena_printf(build->arena, "\"%s\"", show->age));
    add_attribute(event, "Interval", show->interval ? "true" : "false");
    add_attribute(event, "Captioned", show->captioned ? "true" : "false");
    add_attribute(event, "HouseManagerNote", "null");
    const char *fee = folded_fee(show->list);
    if (fee)
        add_attribute(event, "BookingFee", fee);
}

void venue_shows_build(struct venue_build *build)
{
    struct sb_venue *venue = build->venue;
    size_t n = 0;
    while (venue_shows_at(n))
        n++;
    venue->events = arena_alloc_array(build->arena, n, sizeof(*venue->events));
    for (size_t i = 0; i < n; i++) {
        venue_id(venue->events[i].id, VENUE_ID_EVENT + i * 7);
        fill_event(build, venue_shows_at(i), &venue->events[i]);
    }
    venue->n_events = venue->n_rooms > VENUE_ROOM_PARK ? n : n - 1;
}
