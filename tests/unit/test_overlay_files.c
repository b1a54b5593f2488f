#include <CUnit/CUnit.h>
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config/overlay_files.h"
#include "fakes/temp_dir.h"

static char dir[TEMP_DIR_SIZE];
static struct overlay_files *files;

static void write_file(const char *name, const char *text)
{
    char path[TEMP_PATH_SIZE];
    temp_dir_path(dir, name, path);
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
}

static void load(const char *text)
{
    temp_dir_make(dir);
    write_file("house.ini", text);
    files = overlay_files_load(dir);
}

static void end(void)
{
    overlay_files_free(files);
    temp_dir_remove(dir);
}

static void everything_of_a_plan_is_read_with_its_lines(void)
{
    load("; a comment\n[plan:Main House]\nstage = left\nstage_name = Main stage\nrotation = 90\n"
         "areas =\n  Stalls\n  # not this\n  Circle = Dress Circle\n"
         "restricted = Circle A1-A4: safety rail\n    Stalls M11 ; a pillar\n"
         "[plan:9PLAN]\nnotes = row A: level access\n");
    CU_ASSERT_EQUAL(files->complaints.n, 0);
    CU_ASSERT_EQUAL_FATAL(files->n_plans, 2);
    const struct overlay_text *text = &files->plans[0];
    CU_ASSERT_STRING_EQUAL(text->plan, "Main House");
    CU_ASSERT_EQUAL(text->line, 2);
    CU_ASSERT_EQUAL(text->stage_side, STAGE_LEFT);
    CU_ASSERT_STRING_EQUAL(text->stage_name, "Main stage");
    CU_ASSERT_EQUAL(text->rotation, 90);
    CU_ASSERT_EQUAL_FATAL(text->n_lines, 4);
    CU_ASSERT_STRING_EQUAL(text->lines[1].text, "Circle = Dress Circle");
    CU_ASSERT_EQUAL(text->lines[1].key, OVERLAY_AREAS);
    CU_ASSERT_EQUAL(text->lines[1].line, 9);
    CU_ASSERT_STRING_EQUAL(text->lines[2].text, "Circle A1-A4: safety rail");
    CU_ASSERT_STRING_EQUAL(text->lines[3].text, "Stalls M11");
    CU_ASSERT_EQUAL(files->plans[1].stage_side, STAGE_TOP);
    end();
}

static void a_plan_is_found_by_its_id_before_its_name(void)
{
    load("[plan:Main House]\nstage = left\n[plan:9PLAN]\nstage = right\n");
    const struct overlay_text *text = overlay_files_find(files, "9plan", "Main House");
    assert(text);
    CU_ASSERT_EQUAL(text->stage_side, STAGE_RIGHT);
    text = overlay_files_find(files, "8PLAN", "main house");
    assert(text);
    CU_ASSERT_EQUAL(text->stage_side, STAGE_LEFT);
    CU_ASSERT_PTR_NULL(overlay_files_find(files, "8PLAN", "Studio"));
    end();
}

static void mistakes_leave_the_file_out_and_are_said_with_line_and_cure(void)
{
    static const struct {
        const char *text;
        int line;
        const char *says;
    } cases[] = {
        {"[plan:A]\nstage = up\n", 2, "stage: top, bottom, left, right, centre and none"},
        {"[plan:A]\nrotation = 45\n", 2, "rotation: 0, 90, 180 and 270"},
        {"[plan:A]\n\nrestrict = x\n", 3, "did you mean restricted?"},
        {"[plan:A]\nwheelchairs = x\n", 2, "there is no key wheelchairs"},
        {"[plan:A]\nstage = top\nstage = left\n", 3, "stage was set in line 2"},
        {"[plan:A]\nnotes = a: b\nnotes = c: d\n", 3, "go into indented lines"},
        {"[plan:A]\nstage = top\n  left\n", 3, "only lists go on"},
        {"[plan:A]\nstage_name = "
         "0123456789012345678901234567890123456789012345678901234567890123\n",
         2, "at most 63"},
        {"stage = top\n", 1, "[plan:NAME OR ID] is needed"},
        {"[house:A]\nstage = top\n", 2, "[plan:NAME OR ID] is needed"},
        {"[plan:A]\nstage = top\n[plan:a]\nstage = top\n", 4, "described in"},
        {"[plan:A]\nno sign here\n", 2, "neither [plan:NAME] nor key = value"},
        {"[plan:A]\nnotes = a: \xff\xfe\n", 2, "UTF-8"},
        {"[plan:A name that is longer than the library keeps of it]\nstage = top\n", 2, "too long"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        load(cases[i].text);
        CU_ASSERT_EQUAL_FATAL(files->complaints.n, 1);
        CU_ASSERT_PTR_NOT_NULL(strstr(files->complaints.at[0].words, cases[i].says));
        CU_ASSERT_EQUAL(files->complaints.at[0].line, cases[i].line);
        CU_ASSERT_PTR_NOT_NULL(strstr(files->complaints.at[0].file, "house.ini"));
        CU_ASSERT_EQUAL(files->n_plans, 0);
        end();
    }
}

static void a_line_that_is_too_long_is_told(void)
{
    char text[400] = "[plan:A]\nnotes = ";
    memset(text + strlen(text), 'x', 300);
    load(text);
    CU_ASSERT_EQUAL_FATAL(files->complaints.n, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(files->complaints.at[0].words, "too long"));
    end();
}

static void the_other_files_are_read_in_the_order_of_their_names(void)
{
    temp_dir_make(dir);
    write_file("b.ini", "[plan:B]\nstage = left\n");
    write_file("a.ini", "[plan:A]\nstage = right\n");
    write_file("c.ini", "[plan:C]\nstage = nowhere\n");
    write_file("d.ini", "[plan:B]\nstage = top\n");
    write_file("e.ini~", "[plan:E]\nstage = top\n");
    write_file(".f.ini", "[plan:F]\nstage = top\n");
    files = overlay_files_load(dir);
    CU_ASSERT_EQUAL(files->n_files, 4);
    CU_ASSERT_EQUAL_FATAL(files->n_plans, 2);
    CU_ASSERT_STRING_EQUAL(files->plans[0].plan, "A");
    CU_ASSERT_STRING_EQUAL(files->plans[1].plan, "B");
    CU_ASSERT_EQUAL(files->plans[1].stage_side, STAGE_LEFT);
    CU_ASSERT_EQUAL(files->complaints.n, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(files->complaints.at[1].words, "b.ini:1 already"));
    end();
}

static void without_a_folder_there_is_nothing(void)
{
    files = overlay_files_load("/nonexistent/venue.d");
    CU_ASSERT_EQUAL(files->n_plans, 0);
    CU_ASSERT_EQUAL(files->complaints.n, 0);
    CU_ASSERT_FALSE(files->has_dir);
    overlay_files_free(files);
    files = overlay_files_load("/dev/null");
    CU_ASSERT_EQUAL(files->complaints.n, 1);
    overlay_files_free(files);
}

static void the_example_that_comes_along_has_no_mistakes(void)
{
    files = overlay_files_load("kiosk-config/venue.d");
    CU_ASSERT_EQUAL(files->complaints.n, 0);
    const struct overlay_text *text = overlay_files_find(files, "", "Main House, end stage");
    assert(text);
    bool has[OVERLAY_KEY_COUNT] = {[OVERLAY_STAGE] = true};
    for (size_t i = 0; i < text->n_lines; i++)
        has[text->lines[i].key] = true;
    for (int key = OVERLAY_AREAS; key < OVERLAY_KEY_COUNT; key++)
        CU_ASSERT_TRUE(has[key]); /* it shows every key */
    overlay_files_free(files);
}

CU_TestInfo test_overlay_files[] = {
    {"everything of a plan is read with its lines", everything_of_a_plan_is_read_with_its_lines},
    {"a plan is found by its id before its name", a_plan_is_found_by_its_id_before_its_name},
    {"mistakes leave the file out and are said with line and cure",
     mistakes_leave_the_file_out_and_are_said_with_line_and_cure},
    {"a line that is too long is told", a_line_that_is_too_long_is_told},
    {"the other files are read in the order of their names",
     the_other_files_are_read_in_the_order_of_their_names},
    {"without a folder there is nothing", without_a_folder_there_is_nothing},
    {"the example that comes along has no mistakes", the_example_that_comes_along_has_no_mistakes},
    CU_TEST_INFO_NULL,
};
