#include "fakes/catalogue_kit.h"

#include <CUnit/CUnit.h>

void catalogue_kit_reopen(struct catalogue_kit *kit)
{
    catalogue_store_close(kit->store);
    kit->store = NULL;
    CU_ASSERT_EQUAL_FATAL(catalogue_store_open(kit->dir, &kit->store, &kit->fault), RC_OK);
}

void catalogue_kit_init(struct catalogue_kit *kit)
{
    *kit = (struct catalogue_kit){.store = NULL};
    temp_dir_make(kit->dir);
    catalogue_kit_reopen(kit);
}

void catalogue_kit_deinit(struct catalogue_kit *kit)
{
    catalogue_store_close(kit->store);
    temp_dir_remove(kit->dir);
}

void catalogue_kit_put_event(struct catalogue_kit *kit, const char *id, const char *name)
{
    const struct stored_event event = {.id = id,
                                       .name = name,
                                       .html = "<p>One</p><p>Two</p>",
                                       .image_url = "https://files.example/a.jpg",
                                       .tags = "Family\nCaptioned",
                                       .age = "From age 6",
                                       .duration_min = 90};
    CU_ASSERT_EQUAL(catalogue_store_put_event(kit->store, &event, &kit->fault), RC_OK);
}

void catalogue_kit_put_instance(struct catalogue_kit *kit, const char *id, const char *event_id,
                                int64_t start)
{
    const struct stored_instance instance = {.id = id,
                                             .event_id = event_id,
                                             .plan_id = "6A",
                                             .price_list_id = "8A",
                                             .start = when_from_utc_s(start),
                                             .start_utc_s = start,
                                             .on_sale = true};
    CU_ASSERT_EQUAL(catalogue_store_put_instance(kit->store, &instance, &kit->fault), RC_OK);
}

void catalogue_kit_begin(struct catalogue_kit *kit)
{
    CU_ASSERT_EQUAL_FATAL(catalogue_store_begin(kit->store, &kit->fault), RC_OK);
}

void catalogue_kit_commit(struct catalogue_kit *kit)
{
    CU_ASSERT_EQUAL_FATAL(catalogue_store_commit(kit->store, &kit->fault), RC_OK);
}

struct catalogue *catalogue_kit_snapshot(struct catalogue_kit *kit)
{
    const struct profile profile = {.name = "main", .terms = {.fee_per_ticket = 150}};
    const struct trade trade = {.profiles = &profile, .n_profiles = 1};
    const struct snapshot_spec spec = {.now_utc_s = CATALOGUE_KIT_NOW, .trade = &trade};
    struct catalogue *catalogue = NULL;
    CU_ASSERT_EQUAL_FATAL(catalogue_store_snapshot(kit->store, &spec, &catalogue, &kit->fault),
                          RC_OK);
    return catalogue;
}

static struct plan *hall(const char *name)
{
    struct plan_builder *b = plan_builder_new("6A", name);
    struct plan *plan = NULL;
    struct fault fault;
    CU_ASSERT_TRUE(plan_builder_area(b, "61A", "Stalls", 0, true));
    CU_ASSERT_TRUE(plan_builder_seat(b, &(struct plan_builder_seat){.id = 5, .row = "A"}));
    CU_ASSERT_EQUAL_FATAL(plan_builder_finish(b, &plan, &fault), RC_OK);
    return plan;
}

void catalogue_kit_put_list_and_plan(struct catalogue_kit *kit, money_t amount, int64_t at)
{
    struct price prices[] = {
        {0, 0, true, amount, 0, 0}, {1, 0, false, 1500, 75, 0}, {1, 0, false, 0, 0, 0}};
    const struct price_list list = {
        .id = "8A",
        .types = {{"t1", "Full &amp; fair", ""}, {"t2", "Student", "ID"}},
        .bands = {{"b1", "Band A"}},
        .n_types = 2,
        .n_bands = 1,
        .prices = prices,
        .n_prices = 3};
    CU_ASSERT_EQUAL(catalogue_store_put_price_list(kit->store, "main", &list, at, &kit->fault),
                    RC_OK);
    struct plan *plan = hall("Main House");
    CU_ASSERT_EQUAL(catalogue_store_put_plan(kit->store, plan, "4A", at, &kit->fault), RC_OK);
    plan_free(plan);
}

void catalogue_kit_refresh(struct catalogue_kit *kit)
{
    catalogue_kit_begin(kit);
    catalogue_kit_put_event(kit, "1A", "Swan <i>Lake</i>");
    catalogue_kit_put_event(kit, "2A", "Macbeth");
    catalogue_kit_put_event(kit, "3A", "Long past");
    catalogue_kit_put_instance(kit, "11A", "1A", CATALOGUE_KIT_NOW + 3 * CATALOGUE_KIT_DAY);
    catalogue_kit_put_instance(kit, "12A", "1A", CATALOGUE_KIT_NOW + 2 * CATALOGUE_KIT_DAY);
    catalogue_kit_put_instance(kit, "21A", "2A", CATALOGUE_KIT_NOW + CATALOGUE_KIT_DAY);
    catalogue_kit_put_instance(kit, "31A", "3A", CATALOGUE_KIT_NOW - 3600);
    CU_ASSERT_EQUAL(catalogue_store_sweep_events(kit->store, &kit->fault), RC_OK);
    CU_ASSERT_EQUAL(catalogue_store_sweep_instances(kit->store, CATALOGUE_KIT_NOW,
                                                    CATALOGUE_KIT_NOW + 60 * CATALOGUE_KIT_DAY,
                                                    &kit->fault),
                    RC_OK);
    catalogue_kit_put_list_and_plan(kit, 4000, CATALOGUE_KIT_NOW);
    CU_ASSERT_EQUAL(catalogue_store_put_venue(kit->store, "4A", "The Lantern", "", &kit->fault),
                    RC_OK);
    const struct availability some = {
        .available = 5, .capacity = 100, .as_of_utc_s = CATALOGUE_KIT_NOW};
    CU_ASSERT_EQUAL(catalogue_store_put_availability(kit->store, "main", "21A", &some, &kit->fault),
                    RC_OK);
    CU_ASSERT_EQUAL(catalogue_store_put_image(kit->store, "https://files.example/a.jpg", "a.pix",
                                              CATALOGUE_KIT_NOW, &kit->fault),
                    RC_OK);
    catalogue_kit_commit(kit);
    CU_ASSERT_EQUAL(catalogue_store_set_synced(kit->store, CATALOGUE_KIT_NOW, &kit->fault), RC_OK);
}
