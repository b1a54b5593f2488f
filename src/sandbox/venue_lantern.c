#include "sandbox/venue_build.h"

struct sb_venue *venue_lantern(const struct sb_venue_spec *spec)
{
    struct arena *arena = arena_new();
    struct sb_venue *venue = arena_alloc(arena, sizeof(*venue));
    *venue = (struct sb_venue){.arena = arena,
                               .name = "The Lantern",
                               .client = "lantern",
                               .currency = "GBP",
                               .timezone = "Europe/London",
                               .files_dir = arena_strdup(arena, spec->files_dir)};
    struct venue_build build = {
        .venue = venue, .arena = arena, .next_seat = VENUE_ID_SEAT, .next_plan = VENUE_ID_PLAN};
    venue_plans_build(&build, spec->n_seats);
    venue_prices_build(&build);
    venue_shows_build(&build);
    venue_offers_build(&build);
    venue_calendar_build(&build, spec);
    return venue;
}
