/* Ticket types, price lists and offers of the Lantern. */
#include <assert.h>

#include "sandbox/venue_shows.h"

enum ticket { ADULT, UNDER_26, UNDER_16, CONCESSION, COMPANION, BABE_IN_ARMS, PATRON, N_TICKETS };

enum { BANDS_MAX = 4, ROWS_MAX = 6, NOT_SOLD = -1 };

static const struct {
    const char *name;
    int limit;
} tickets[N_TICKETS] = {
    [ADULT] = {"Adult", 0},
    [UNDER_26] = {"Under 26", 4},
    [UNDER_16] = {"Under 16", 0},
    [CONCESSION] = {"Concession", 0},
    [COMPANION] = {"Wheelchair companion", 2},
    [BABE_IN_ARMS] = {"Babe in arms", 2},
    [PATRON] = {"Patron, with a donation", 2},
};

/* What the customer pays in the end, in pence, for each band of the list. */
struct row {
    enum ticket type;
    int pence[BANDS_MAX];
};

struct list {
    enum venue_band bands[BANDS_MAX];
    size_t n_bands;
    int fee; /* part of the pence above; free tickets have none */
    bool itemised;
    int agent_percent;
    struct row rows[ROWS_MAX];
    size_t n_rows;
};

#define BANDS_ABCD {VENUE_BAND_A, VENUE_BAND_B, VENUE_BAND_C, VENUE_BAND_D}, .n_bands = 4
#define BANDS_BC   {VENUE_BAND_B, VENUE_BAND_C}, .n_bands = 2
#define BAND_ALL   {VENUE_BAND_UNRESERVED}, .n_bands = 1

static const struct list lists[VENUE_LIST_COUNT] = {
    [VENUE_LIST_FOX] = {.bands = BANDS_ABCD,
                        .fee = 150,
                        .itemised = true,
                        .agent_percent = 5,
                        .rows = {{ADULT, {4200, 3400, 2600, 1800}},
                                 {UNDER_26, {2800, 2400, 1800, 1200}},
                                 {UNDER_16, {2100, 1700, 1300, 900}},
                                 {COMPANION, {0, 0, 0, 0}}},
                        .n_rows = 4},
    [VENUE_LIST_MAIN] = {.bands = BANDS_ABCD,
                         .fee = 150,
                         .itemised = true,
                         .agent_percent = 5,
                         .rows = {{ADULT, {4600, 3800, 3000, 2200}},
                                  {CONCESSION, {4100, 3350, 2600, 1950}},
                                  {UNDER_26, {2500, 2500, 1500, 1500}},
                                  {COMPANION, {0, 0, 0, 0}},
                                  {PATRON, {9600, NOT_SOLD, NOT_SOLD, NOT_SOLD}}},
                         .n_rows = 5},
    [VENUE_LIST_MAIN_FOLDED] = {.bands = BANDS_ABCD,
                                .fee = 125,
                                .itemised = false,
                                .rows = {{ADULT, {3975, 3225, 2475, 1725}},
                                         {CONCESSION, {3525, 2850, 2175, 1525}},
                                         {UNDER_26, {2125, 2125, 1425, 1125}},
                                         {COMPANION, {0, 0, 0, 0}}},
                                .n_rows = 4},
    [VENUE_LIST_MATINEE] = {.bands = BANDS_ABCD,
                            .rows = {{ADULT, {3400, 2800, 2200, 1500}},
                                     {CONCESSION, {2900, 2400, 1900, 1300}},
                                     {UNDER_16, {1700, 1400, 1100, 800}},
                                     {COMPANION, {0, 0, 0, 0}}},
                            .n_rows = 4},
    [VENUE_LIST_MAIN_FREE] = {.bands = BANDS_ABCD, .rows = {{ADULT, {0, 0, 0, 0}}}, .n_rows = 1},
    [VENUE_LIST_STUDIO] = {.bands = BANDS_BC,
                           .fee = 100,
                           .itemised = true,
                           .rows = {{ADULT, {2000, 1600}},
                                    {CONCESSION, {1750, 1350}},
                                    {UNDER_26, {1200, 1000}},
                                    {COMPANION, {0, 0}}},
                           .n_rows = 4},
    [VENUE_LIST_STUDIO_FAMILY] = {.bands = BANDS_BC,
                                  .rows = {{ADULT, {1300, 1100}},
                                           {UNDER_16, {1050, 900}},
                                           {BABE_IN_ARMS, {0, 0}},
                                           {COMPANION, {0, 0}}},
                                  .n_rows = 4},
    [VENUE_LIST_CELLAR] = {.bands = BAND_ALL,
                           .fee = 50,
                           .itemised = false,
                           .rows = {{ADULT, {1450}}, {CONCESSION, {1250}}, {UNDER_26, {950}}},
                           .n_rows = 3},
    [VENUE_LIST_CELLAR_FREE] = {.bands = BAND_ALL, .rows = {{ADULT, {0}}}, .n_rows = 1},
    [VENUE_LIST_GARDEN] = {.bands = {VENUE_BAND_LAWN, VENUE_BAND_TERRACE, VENUE_BAND_UNRESERVED},
                           .n_bands = 3,
                           .fee = 120,
                           .itemised = true,
                           .rows = {{ADULT, {3200, 2450, 1800}},
                                    {UNDER_26, {2400, 1850, 1350}},
                                    {UNDER_16, {1200, 1000, 700}},
                                    {BABE_IN_ARMS, {0, 0, 0}},
                                    {COMPANION, {0, 0, 0}}},
                           .n_rows = 5},
    [VENUE_LIST_ARENA] = {.bands = BANDS_ABCD,
                          .fee = 435,
                          .itemised = true,
                          .agent_percent = 8,
                          .rows = {{ADULT, {8935, 6935, 5285, 3785}},
                                   {UNDER_16, {4935, 3935, 2985, 2185}},
                                   {COMPANION, {0, 0, 0, 0}}},
                          .n_rows = 3},
};

static void add_price(const struct list *list, const struct row *row, size_t band, uint64_t *id,
                      struct sb_price_list *to)
{
    const int total = row->pence[band];
    if (total == NOT_SOLD)
        return;
    const int fee = total > 0 ? list->fee : 0;
    assert(fee <= total);
    struct sb_price *price = &to->prices[to->n_prices++];
    venue_id(price->id, (*id)++);
    price->band = list->bands[band];
    price->type = row->type;
    price->amount = total - fee;
    price->commission = fee;
    price->agent_percent = total > 0 ? list->agent_percent : 0;
    price->band_default = row->type == ADULT;
}

void venue_prices_build(struct venue_build *build)
{
    struct sb_venue *venue = build->venue;
    venue->n_types = N_TICKETS;
    venue->types = arena_alloc_array(build->arena, N_TICKETS, sizeof(*venue->types));
    for (size_t i = 0; i < N_TICKETS; i++) {
        venue_id(venue->types[i].id, VENUE_ID_TYPE + i);
        venue->types[i].name = tickets[i].name;
        venue->types[i].limit = tickets[i].limit;
    }
    uint64_t price_id = VENUE_ID_PRICE;
    venue->n_price_lists = VENUE_LIST_COUNT;
    venue->price_lists =
        arena_alloc_array(build->arena, VENUE_LIST_COUNT, sizeof(*venue->price_lists));
    for (size_t i = 0; i < VENUE_LIST_COUNT; i++) {
        const struct list *list = &lists[i];
        struct sb_price_list *to = &venue->price_lists[i];
        venue_id(to->id, VENUE_ID_LIST + i);
        to->itemised = list->itemised;
        to->prices =
            arena_alloc_array(build->arena, list->n_rows * list->n_bands, sizeof(*to->prices));
        for (size_t r = 0; r < list->n_rows; r++) {
            for (size_t b = 0; b < list->n_bands; b++)
                add_price(list, &list->rows[r], b, &price_id, to);
        }
    }
}

void venue_offers_build(struct venue_build *build)
{
    struct sb_venue *venue = build->venue;
    const struct sb_offer offers[] = {
        {.name = "Family of three",
         .promo_code = "",
         .event = venue_shows_find("A Fox in Winter"),
         .n_min = 3,
         .percent = 10},
        {.name = "Lantern friends", .promo_code = "LANTERN10", .event = SIZE_MAX, .percent = 10},
        {.name = "Early orchard",
         .promo_code = "PEAR25",
         .event = venue_shows_find("The Glass Orchard"),
         .n_min = 2,
         .percent = 25},
        {.name = "Four for lunch",
         .promo_code = "",
         .event = venue_shows_find("Lunch with a Cellist"),
         .n_min = 4,
         .percent = 20},
        {.name = "A full bench",
         .promo_code = "",
         .event = venue_shows_find("Tin Birds"),
         .n_min = 4,
         .percent = 15},
    };
    venue->n_offers = sizeof(offers) / sizeof(offers[0]);
    venue->offers = arena_alloc_array(build->arena, venue->n_offers, sizeof(*venue->offers));
    for (size_t i = 0; i < venue->n_offers; i++) {
        venue->offers[i] = offers[i];
        venue_id(venue->offers[i].id, VENUE_ID_OFFER + i);
    }
}
