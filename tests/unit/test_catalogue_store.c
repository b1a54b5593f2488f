#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fakes/catalogue_kit.h"

enum { NOW = CATALOGUE_KIT_NOW, DAY = CATALOGUE_KIT_DAY, SEEN_SIZE = 200 };

static void a_snapshot_is_sorted_by_next_start(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
    struct catalogue *c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_EQUAL_FATAL(c->n_events, 2); /* what is past is left out */
    CU_ASSERT_STRING_EQUAL(c->events[0].name, "Macbeth");
    CU_ASSERT_STRING_EQUAL(c->events[1].name, "Swan Lake");
    CU_ASSERT_STRING_EQUAL(c->events[1].description, "One\nTwo");
    CU_ASSERT_STRING_EQUAL(c->events[1].image, "a.pix");
    CU_ASSERT_EQUAL_FATAL(c->n_instances, 3);
    CU_ASSERT_EQUAL(c->events[1].first_instance, 1);
    CU_ASSERT_EQUAL(c->events[1].n_instances, 2);
    CU_ASSERT_STRING_EQUAL(c->instances[1].id, "12A");
    CU_ASSERT_EQUAL(c->instances[1].event, 1);
    CU_ASSERT_EQUAL(c->instances[0].availability.available, 5);
    CU_ASSERT_EQUAL(instance_level(&c->instances[0]), AVAILABILITY_FEW);
    CU_ASSERT_EQUAL(c->synced_utc_s, NOW);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void a_snapshot_brings_plans_prices_and_tags(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
    struct catalogue *c = catalogue_kit_snapshot(&kit);
    const struct instance *i = &c->instances[0];
    CU_ASSERT_EQUAL_FATAL(i->plan, 0);
    CU_ASSERT_STRING_EQUAL(c->plans[0].venue, "The Lantern");
    CU_ASSERT_EQUAL(c->plans[0].kind, PLAN_RESERVED);
    CU_ASSERT_EQUAL_FATAL(c->plans[0].n_areas, 1);
    CU_ASSERT_STRING_EQUAL(c->plans[0].areas[0].id, "61A");
    CU_ASSERT_EQUAL_FATAL(i->price_list, 0);
    CU_ASSERT_STRING_EQUAL(c->price_lists[0].types[0].name, "Full & fair");
    CU_ASSERT_STRING_EQUAL(c->price_lists[0].types[1].note, "ID");
    CU_ASSERT_EQUAL(c->price_lists[0].prices[0].fee, 150); /* the configured one */
    CU_ASSERT_EQUAL(c->price_lists[0].prices[1].fee, 75);  /* the itemised one */
    CU_ASSERT_EQUAL(c->price_lists[0].prices[2].fee, 0);   /* free is free */
    money_t from = 0;
    CU_ASSERT_TRUE(instance_from_price(c, i, &from));
    CU_ASSERT_EQUAL(from, 4150);
    CU_ASSERT_EQUAL_FATAL(c->n_tags, 2);
    CU_ASSERT_STRING_EQUAL(c->tags[0], "Captioned");
    CU_ASSERT_STRING_EQUAL(c->events[0].tags, "Family\nCaptioned");
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void an_unchanged_refresh_writes_nothing(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
    uint64_t before = catalogue_store_rows_written(kit.store);
    CU_ASSERT_TRUE(before > 10);
    catalogue_kit_refresh(&kit);
    CU_ASSERT_EQUAL(catalogue_store_rows_written(kit.store), before);
    catalogue_kit_reopen(&kit); /* and neither after a restart */
    catalogue_kit_refresh(&kit);
    CU_ASSERT_EQUAL(catalogue_store_rows_written(kit.store), 0);
    catalogue_kit_begin(&kit);
    catalogue_kit_put_event(&kit, "2A", "Macbeth (Relaxed)");
    catalogue_kit_commit(&kit);
    CU_ASSERT_EQUAL(catalogue_store_rows_written(kit.store), 1);
    catalogue_kit_put_list_and_plan(&kit, 4200, NOW);
    struct catalogue *c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_EQUAL(c->price_lists[0].prices[0].amount, 4200);
    CU_ASSERT_EQUAL(c->price_lists[0].n_types, 2);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void a_failed_refresh_keeps_the_old_catalogue(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
    catalogue_kit_begin(&kit);
    catalogue_kit_put_event(&kit, "2A", "Half a refresh");
    CU_ASSERT_EQUAL(catalogue_store_sweep_events(kit.store, &kit.fault), RC_OK);
    catalogue_store_rollback(kit.store);
    struct catalogue *c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_EQUAL(c->n_events, 2);
    CU_ASSERT_STRING_EQUAL(c->events[0].name, "Macbeth");
    catalogue_free(c);
    catalogue_kit_begin(&kit);
    catalogue_kit_put_event(&kit, "2A", "Half a refresh");
    catalogue_kit_reopen(&kit); /* as if the process had ended here */
    c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_STRING_EQUAL(c->events[0].name, "Macbeth");
    catalogue_free(c);
    catalogue_kit_begin(&kit);
    catalogue_kit_put_event(&kit, "2A",
                            "Half a refresh"); /* the memo does not believe it is there */
    catalogue_kit_commit(&kit);
    c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_STRING_EQUAL(c->events[0].name, "Half a refresh");
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void sweeps_forget_what_was_not_brought(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
    catalogue_kit_begin(&kit);
    catalogue_kit_put_instance(&kit, "12A", "1A", NOW + 2 * DAY);
    CU_ASSERT_EQUAL(
        catalogue_store_sweep_instances(kit.store, NOW + DAY + 1, NOW + 9 * DAY, &kit.fault),
        RC_OK);
    catalogue_kit_commit(&kit);
    struct catalogue *c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_EQUAL(c->n_instances, 2); /* 11A is gone; 21A is before the window */
    CU_ASSERT_EQUAL(catalogue_find_instance(c, "11A"), CATALOGUE_NONE);
    catalogue_free(c);
    catalogue_kit_begin(&kit);
    catalogue_kit_put_event(&kit, "1A", "Swan <i>Lake</i>");
    CU_ASSERT_EQUAL(catalogue_store_sweep_events(kit.store, &kit.fault), RC_OK);
    catalogue_kit_commit(&kit);
    c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_EQUAL(c->n_events, 1);
    CU_ASSERT_EQUAL(c->n_instances, 1);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void count(void *ctx, const struct catalogue_need *need)
{
    char *seen = ctx;
    const size_t n = strlen(seen);
    snprintf(seen + n, SEEN_SIZE - n, "%s ", need->id);
}

static void asks_for_what_is_missing_or_old(void)
{
    const struct needs_spec day_old = {.now_utc_s = NOW, .older_than_utc_s = NOW - DAY};
    const struct needs_spec old = {.now_utc_s = NOW, .older_than_utc_s = NOW};
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    char seen[SEEN_SIZE] = "";
    catalogue_kit_begin(&kit);
    catalogue_kit_put_event(&kit, "1A", "Swan Lake");
    catalogue_kit_put_instance(&kit, "11A", "1A", NOW + DAY);
    catalogue_kit_put_instance(&kit, "12A", "1A", NOW + DAY);
    catalogue_kit_commit(&kit);
    CU_ASSERT_EQUAL(
        catalogue_store_needed_price_lists(kit.store, &day_old, count, seen, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(catalogue_store_needed_plans(kit.store, &day_old, count, seen, &kit.fault),
                    RC_OK);
    CU_ASSERT_EQUAL(catalogue_store_needed_images(kit.store, count, seen, &kit.fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(seen, "8A 6A https://files.example/a.jpg ");
    seen[0] = '\0';
    catalogue_kit_put_list_and_plan(&kit, 4000, NOW - DAY);
    CU_ASSERT_EQUAL(
        catalogue_store_put_image(kit.store, "https://files.example/a.jpg", "", NOW, &kit.fault),
        RC_OK);
    CU_ASSERT_EQUAL(
        catalogue_store_needed_price_lists(kit.store, &day_old, count, seen, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(catalogue_store_needed_images(kit.store, count, seen, &kit.fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(seen, "");
    CU_ASSERT_EQUAL(catalogue_store_needed_plans(kit.store, &old, count, seen, &kit.fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(seen, "6A ");              /* too old */
    catalogue_kit_put_list_and_plan(&kit, 4000, NOW); /* the same again: only its time is new */
    seen[0] = '\0';
    CU_ASSERT_EQUAL(catalogue_store_needed_plans(kit.store, &old, count, seen, &kit.fault), RC_OK);
    CU_ASSERT_STRING_EQUAL(seen, "");
    catalogue_kit_deinit(&kit);
}

static void plans_and_lists_come_back(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
    struct plan *plan = NULL;
    CU_ASSERT_EQUAL_FATAL(catalogue_store_plan(kit.store, "6A", &plan, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(plan_find_seat(plan, 5), 0);
    plan_free(plan);
    CU_ASSERT_EQUAL(catalogue_store_plan(kit.store, "7A", &plan, &kit.fault), RC_NOT_FOUND);
    struct arena *arena = arena_new();
    struct price_list *list = NULL;
    const struct stored_list stored = {"main", "8A"}, unknown = {"main", "9A"};
    CU_ASSERT_EQUAL_FATAL(catalogue_store_price_list(kit.store, &stored, arena, &list, &kit.fault),
                          RC_OK);
    CU_ASSERT_EQUAL(list->n_prices, 3);
    CU_ASSERT_EQUAL(list->prices[0].fee, 0); /* as stored: the configured fee is the snapshot's */
    CU_ASSERT_EQUAL(catalogue_store_price_list(kit.store, &unknown, arena, &list, &kit.fault),
                    RC_NOT_FOUND);
    arena_free(arena);
    catalogue_kit_deinit(&kit);
}

static void malformed_ids_are_refused(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    static const char *const bad[] = {"", "../x", "a b",
                                      "1234567890123456789012345678901234567890A"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        const struct stored_event event = {.id = bad[i], .name = "x"};
        CU_ASSERT_EQUAL(catalogue_store_put_event(kit.store, &event, &kit.fault), RC_SCHEMA);
    }
    catalogue_kit_deinit(&kit);
}

static void staff_notes_are_no_description(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    const struct stored_event note = {
        .id = "1A", .name = "a", .html = "<div id>\r\n\r\n</div>", .description = "Rental Event"};
    const struct stored_event prose = {
        .id = "2A",
        .name = "b",
        .description = "Doors 17:30, dinner 18:00, includes premium concert ticket (20:00)"};
    catalogue_kit_begin(&kit);
    CU_ASSERT_EQUAL(catalogue_store_put_event(kit.store, &note, &kit.fault), RC_OK);
    CU_ASSERT_EQUAL(catalogue_store_put_event(kit.store, &prose, &kit.fault), RC_OK);
    catalogue_kit_put_instance(&kit, "11A", "1A", NOW + 1);
    catalogue_kit_put_instance(&kit, "21A", "2A", NOW + 2);
    catalogue_kit_commit(&kit);
    struct catalogue *c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_STRING_EQUAL(c->events[0].description, "");
    CU_ASSERT_STRING_EQUAL(c->events[1].description, prose.description);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

static void a_damaged_file_is_moved_aside(void)
{
    struct catalogue_kit kit;
    catalogue_kit_init(&kit);
    catalogue_kit_refresh(&kit);
    catalogue_store_close(kit.store);
    kit.store = NULL;
    char path[TEMP_PATH_SIZE], aside[TEMP_PATH_SIZE];
    temp_dir_path(kit.dir, "catalogue.db", path);
    temp_dir_path(kit.dir, "catalogue.db.corrupt", aside);
    FILE *file = fopen(path, "r+b");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs("no header of a database", file);
    fclose(file);
    catalogue_kit_reopen(&kit);
    CU_ASSERT_EQUAL(access(aside, F_OK), 0);
    struct catalogue *c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_EQUAL(c->n_events, 0);
    CU_ASSERT_EQUAL(c->synced_utc_s, 0);
    catalogue_free(c);
    catalogue_kit_refresh(&kit);
    c = catalogue_kit_snapshot(&kit);
    CU_ASSERT_EQUAL(c->n_events, 2);
    catalogue_free(c);
    catalogue_kit_deinit(&kit);
}

CU_TestInfo test_catalogue_store[] = {
    {"a snapshot is sorted by next start", a_snapshot_is_sorted_by_next_start},
    {"a snapshot brings plans, prices and tags", a_snapshot_brings_plans_prices_and_tags},
    {"an unchanged refresh writes nothing", an_unchanged_refresh_writes_nothing},
    {"a failed refresh keeps the old catalogue", a_failed_refresh_keeps_the_old_catalogue},
    {"sweeps forget what was not brought", sweeps_forget_what_was_not_brought},
    {"asks for what is missing or old", asks_for_what_is_missing_or_old},
    {"plans and lists come back", plans_and_lists_come_back},
    {"malformed ids are refused", malformed_ids_are_refused},
    {"staff notes are no description", staff_notes_are_no_description},
    {"a damaged file is moved aside", a_damaged_file_is_moved_aside},
    CU_TEST_INFO_NULL,
};
