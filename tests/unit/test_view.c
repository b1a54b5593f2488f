#include <CUnit/CUnit.h>
#include <string.h>

#include "ui/view.h"

static const struct panel panel = {.w_px = 1080, .h_px = 1920, .px_per_mm = 4.03};
static const struct text_style body = {.step = TYPE_BODY};

static struct view fresh(void)
{
    struct view v;
    view_init(&v);
    view_reset(&v, &panel);
    return v;
}

static struct widget *button(struct view *v, const char *id, struct rect at)
{
    return view_button(v, at, &(struct button){.id = id, .label = id, .action = 20});
}

static void strings_are_copied_into_the_view(void)
{
    struct view v = fresh();
    char label[] = "Pay";
    view_button(&v, (struct rect){0, 0, 9, 9},
                &(struct button){.id = "pay", .label = label, .action = 1});
    memset(label, 'x', 3);
    CU_ASSERT_STRING_EQUAL(view_find(&v, "pay", 0)->label, "Pay");
    CU_ASSERT_STRING_EQUAL(view_find(&v, "pay", 0)->hint, "");
    view_deinit(&v);
}

static void a_view_grows_as_needed(void)
{
    struct view v = fresh();
    for (uint32_t i = 0; i < 1000; i++)
        view_button(&v, (struct rect){0, 0, 1, 1},
                    &(struct button){.id = "key", .nth = i, .action = 1, .arg = i});
    CU_ASSERT_EQUAL(v.n_widgets, 1000);
    CU_ASSERT_EQUAL(view_find(&v, "key", 777)->arg, 777);
    CU_ASSERT_PTR_NULL(view_find(&v, "key", 1000));
    CU_ASSERT_PTR_NULL(view_find(&v, "", 0));
    view_deinit(&v);
}

static void the_topmost_target_is_hit(void)
{
    struct view v = fresh();
    button(&v, "row", (struct rect){0, 0, 100, 100});
    button(&v, "minus", (struct rect){50, 0, 50, 100});
    view_box(&v, (struct rect){0, 0, 100, 100}, COLOR_SURFACE, 0);
    CU_ASSERT_STRING_EQUAL(view_hit(&v, 60, 5)->id, "minus");
    CU_ASSERT_STRING_EQUAL(view_hit(&v, 10, 5)->id, "row");
    CU_ASSERT_PTR_NULL(view_hit(&v, 100, 5));
    view_deinit(&v);
}

static void a_dead_target_covers_what_lies_under_it(void)
{
    struct view v = fresh();
    button(&v, "row", (struct rect){0, 0, 100, 100});
    button(&v, "minus", (struct rect){50, 0, 50, 100})->disabled = true;
    button(&v, "busy", (struct rect){0, 50, 20, 20})->busy = true;
    CU_ASSERT_PTR_NULL(view_hit(&v, 60, 5));
    CU_ASSERT_PTR_NULL(view_hit(&v, 5, 60));
    view_deinit(&v);
}

static void under_an_overlay_everything_is_dead(void)
{
    struct view v = fresh();
    button(&v, "back", (struct rect){0, 0, 100, 100});
    view_begin_modal(&v);
    CU_ASSERT_PTR_NULL(view_hit(&v, 5, 5));
    button(&v, "stay", (struct rect){0, 200, 100, 100});
    CU_ASSERT_PTR_NOT_NULL(view_hit(&v, 5, 205));
    CU_ASSERT_FALSE(view_is_alive(&v, view_find(&v, "back", 0)));
    view_deinit(&v);
}

static void an_overlay_is_found_before_what_it_covers(void)
{
    struct view v = fresh();
    button(&v, "back", (struct rect){0, 0, 100, 100});
    view_begin_modal(&v);
    button(&v, "back", (struct rect){0, 200, 100, 100});
    CU_ASSERT_EQUAL(view_find(&v, "back", 0)->at.y, 200);
    view_deinit(&v);
}

static void the_first_heading_is_the_title(void)
{
    struct view v = fresh();
    view_heading(&v, "title", (struct rect){0, 0, 9, 9}, body, "What is on");
    view_heading(&v, NULL, (struct rect){0, 0, 9, 9}, body, "Later");
    CU_ASSERT_STRING_EQUAL(v.title, "What is on");
    view_begin_modal(&v);
    view_heading(&v, NULL, (struct rect){0, 0, 9, 9}, body, "Still there?");
    CU_ASSERT_STRING_EQUAL(v.title, "Still there?");
    view_deinit(&v);
}

static void keys_and_steppers_repeat(void)
{
    struct view v = fresh();
    const struct rect at = {0, 0, 9, 9};
    CU_ASSERT_TRUE(
        view_button(&v, at, &(struct button){.id = "k", .role = ROLE_KEY, .action = 1})->repeats);
    CU_ASSERT_TRUE(
        view_button(&v, at, &(struct button){.id = "p", .icon = "plus", .action = 1})->repeats);
    CU_ASSERT_FALSE(button(&v, "pay", at)->repeats);
    view_deinit(&v);
}

static void the_dump_lists_semantic_widgets_only(void)
{
    struct view v = fresh();
    char out[1024];
    view_heading(&v, "title", (struct rect){0, 0, 9, 9}, body, "Your \"tickets\"");
    view_box(&v, (struct rect){0, 0, 9, 9}, COLOR_SURFACE, 3);
    view_decor_text(&v, (struct rect){0, 0, 9, 9}, body, "not said twice");
    view_button(&v, (struct rect){0, 0, 9, 9},
                &(struct button){.id = "event",
                                 .nth = 3,
                                 .label = "Fox",
                                 .sub = "19:00",
                                 .role = ROLE_TOGGLE,
                                 .action = 9,
                                 .chosen = true,
                                 .disabled = true});
    view_list(&v, &(struct view_list){.id = "event", .first = 3, .shown = 1, .total = 7});
    view_dump(&v, out, sizeof(out));
    CU_ASSERT_STRING_EQUAL(out, "screen \"Your \\\"tickets\\\"\"\n"
                                "heading title[0] \"Your \\\"tickets\\\"\"\n"
                                "toggle event[3] \"Fox\" sub \"19:00\" [disabled] [chosen]\n"
                                "list event first 3 shown 1 total 7\n");
    view_deinit(&v);
}

static void the_dump_masks_what_was_typed_and_codes(void)
{
    struct view v = fresh();
    char out[512];
    view_field(&v, (struct rect){0, 0, 9, 9},
               &(struct field){.id = "name", .label = "Name", .value = "Zoë", .action = 1});
    view_qr(&v, "qr", 1, (struct rect){0, 0, 9, 9}, "SECRET-CODE", "Row F");
    view_dump(&v, out, sizeof(out));
    CU_ASSERT_STRING_EQUAL(out, "screen \"\"\n"
                                "field name[0] \"Name\" value <3>\n"
                                "code qr[1] \"Row F\" value <11>\n");
    view_deinit(&v);
}

static void a_dump_that_does_not_fit_is_cut_and_terminated(void)
{
    struct view v = fresh();
    char out[12];
    view_text(&v, NULL, (struct rect){0, 0, 9, 9}, body, "A long sentence");
    view_dump(&v, out, sizeof(out));
    CU_ASSERT_EQUAL(strlen(out), sizeof(out) - 1);
    view_deinit(&v);
}

static void a_reset_view_is_empty(void)
{
    struct view v = fresh();
    button(&v, "pay", (struct rect){0, 0, 9, 9});
    view_begin_modal(&v);
    view_reset(&v, &panel);
    CU_ASSERT_EQUAL(v.n_widgets, 0);
    CU_ASSERT_EQUAL(v.modal_from, 0);
    CU_ASSERT_PTR_NULL(view_find(&v, "pay", 0));
    view_deinit(&v);
}

static void longer_text_is_wider_and_wraps(void)
{
    struct view v = fresh();
    const int narrow = view_text_width(&v, &body, "a"),
              wide = view_text_width(&v, &body, "a b c d");
    CU_ASSERT_TRUE(narrow > 0 && wide > narrow);
    CU_ASSERT_EQUAL(view_text_lines(&v, &body, "a", wide), 1);
    CU_ASSERT_TRUE(view_text_lines(&v, &body, "a b c d e f g h", wide) > 1);
    CU_ASSERT_STRING_EQUAL(view_printf(&v, "%d of %s", 2, "3"), "2 of 3");
    view_deinit(&v);
}

CU_TestInfo test_view[] = {
    {"strings are copied into the view", strings_are_copied_into_the_view},
    {"a view grows as needed", a_view_grows_as_needed},
    {"the topmost target is hit", the_topmost_target_is_hit},
    {"a dead target covers what lies under it", a_dead_target_covers_what_lies_under_it},
    {"under an overlay everything is dead", under_an_overlay_everything_is_dead},
    {"an overlay is found before what it covers", an_overlay_is_found_before_what_it_covers},
    {"the first heading is the title", the_first_heading_is_the_title},
    {"keys and steppers repeat", keys_and_steppers_repeat},
    {"the dump lists semantic widgets only", the_dump_lists_semantic_widgets_only},
    {"the dump masks what was typed and codes", the_dump_masks_what_was_typed_and_codes},
    {"a dump that does not fit is cut and terminated",
     a_dump_that_does_not_fit_is_cut_and_terminated},
    {"a reset view is empty", a_reset_view_is_empty},
    {"longer text is wider and wraps", longer_text_is_wider_and_wraps},
    CU_TEST_INFO_NULL,
};
