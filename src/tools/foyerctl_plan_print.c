#include <inttypes.h>
#include <stdio.h>

#include "model/plan_survey.h"
#include "tools/foyerctl_plan.h"

static const char *const sides[] = {
    [STAGE_TOP] = "top",     [STAGE_BOTTOM] = "bottom", [STAGE_LEFT] = "left",
    [STAGE_RIGHT] = "right", [STAGE_CENTRE] = "centre", [STAGE_ABSENT] = "none"};

struct list { /* of a JSON array being printed */
    bool json;
    size_t n;
};

/* Areas in the order in which customers see them: the file's, then the service's. */
static size_t in_order(const struct plan_report *report, uint32_t ret[PLAN_AREAS_MAX])
{
    const uint16_t *order = report->overlay->order;
    for (uint32_t i = 0; i < report->plan->n_areas; i++) {
        uint32_t at = i;
        for (; at > 0 && order[i] < order[ret[at - 1]]; at--)
            ret[at] = ret[at - 1];
        ret[at] = i;
    }
    return report->plan->n_areas;
}

static const char *label_of(const struct plan *plan, uint32_t row)
{
    return plan_string(plan, plan->rows[row].label);
}

static void print_area(const struct plan_report *report, uint32_t index)
{
    const struct plan *plan = report->plan;
    const struct plan_area *area = &plan->areas[index];
    const struct plan_survey_area found = plan_survey_area(plan, index);
    printf("  %-24s %6" PRIu32 " seats  %3" PRIu32 " rows", plan_string(plan, area->name),
           area->n_seats, area->n_rows);
    if (area->n_rows > 0)
        printf(" %s to %s", label_of(plan, area->first_row),
               label_of(plan, area->first_row + area->n_rows - 1));
    printf("  %3" PRIu32 " aisles", found.n_aisles);
    if (area->n_seats == 0)
        printf("  %" PRId32 " places without numbers", area->capacity);
    if (report->overlay->captions[index][0])
        printf("  called \"%s\"", report->overlay->captions[index]);
    putchar('\n');
}

static void print_area_json(const struct plan_report *report, uint32_t index)
{
    const struct plan *plan = report->plan;
    const struct plan_area *area = &plan->areas[index];
    fputs("{\"id\": ", stdout);
    foyerctl_print_json(area->id);
    fputs(", \"name\": ", stdout);
    foyerctl_print_json(plan_string(plan, area->name));
    fputs(", \"caption\": ", stdout);
    foyerctl_print_json(plan_overlay_caption(report->overlay, plan, index));
    printf(", \"seats\": %" PRIu32 ", \"rows\": %" PRIu32 ", \"aisles\": %" PRIu32 "}",
           area->n_seats, area->n_rows, plan_survey_area(plan, index).n_aisles);
}

static void print_odd(void *ctx, const char *words)
{
    struct list *list = ctx;
    if (!list->json) {
        printf("%s %s\n", list->n++ == 0 ? "odd      " : "         ", words);
        return;
    }
    fputs(list->n++ == 0 ? "" : ", ", stdout);
    foyerctl_print_json(words);
}

struct added { /* what the overlay says of seats */
    uint32_t n_restricted, n_noted, n_pairs;
};

static struct added added_by(const struct plan_overlay *overlay)
{
    struct added added = {0};
    for (uint32_t i = 0; i < overlay->n_seats; i++) {
        added.n_restricted += plan_overlay_is_restricted(overlay, i);
        added.n_noted += overlay->note[i] != 0;
        added.n_pairs += (overlay->flags[i] & SEAT_FLAG_COMPANION) != 0;
    }
    return added;
}

static void print_overlay(const struct plan_report *report)
{
    const struct overlay_complaints *complaints = report->complaints;
    const struct added added = added_by(report->overlay);
    if (report->text)
        printf("overlay   %s:%d; %" PRIu32 " restricted views, %" PRIu32
               " seats with words, %" PRIu32 " companions\n",
               report->text->file, report->text->line, added.n_restricted, added.n_noted,
               added.n_pairs);
    else
        puts("overlay   no file describes this plan");
    for (size_t i = 0; i < complaints->n; i++)
        printf("mistake   %s:%d: %s\n", complaints->at[i].file, complaints->at[i].line,
               complaints->at[i].words);
    if (complaints->n_more > 0)
        printf("mistake   and %zu more\n", complaints->n_more);
}

static void print_words(const struct plan_report *report)
{
    const struct plan *plan = report->plan;
    const struct plan_overlay *overlay = report->overlay;
    uint32_t order[PLAN_AREAS_MAX];
    struct list odd = {.json = false};
    printf("plan      %s\nid        %s\n", plan_string(plan, plan->name), plan->id);
    printf("size      %" PRIu32 " seats, %" PRIu32 " rows, %" PRIu32 " areas; neighbours %" PRId32
           " apart; x %" PRId32 " to %" PRId32 ", y %" PRId32 " to %" PRId32 "\n",
           plan->n_seats, plan->n_rows, plan->n_areas, plan->pitch, plan->min_x, plan->max_x,
           plan->min_y, plan->max_y);
    printf("stage     %s%s%s; turned by %d degrees\n", sides[overlay->stage_side],
           overlay->stage[0] ? ", called " : "", overlay->stage,
           report->text ? report->text->rotation : 0);
    puts("areas");
    const size_t n = in_order(report, order);
    for (size_t i = 0; i < n; i++)
        print_area(report, order[i]);
    plan_survey(plan, print_odd, &odd);
    if (odd.n == 0)
        puts("odd       nothing");
    print_overlay(report);
    if (!report->out[0])
        puts(plan->n_seats == 0 ? "drawn     nothing: its places have no seats"
                                : "drawn     nothing: --out FILE.png draws it");
    else
        printf("drawn     %s, %dx%d\n", report->out, report->w, report->h);
}

static void print_complaints_json(const struct overlay_complaints *complaints)
{
    for (size_t i = 0; i < complaints->n; i++) {
        fputs(i == 0 ? "{\"file\": " : ", {\"file\": ", stdout);
        foyerctl_print_json(complaints->at[i].file);
        printf(", \"line\": %d, \"words\": ", complaints->at[i].line);
        foyerctl_print_json(complaints->at[i].words);
        putchar('}');
    }
}

static void print_json(const struct plan_report *report)
{
    const struct plan *plan = report->plan;
    const struct added added = added_by(report->overlay);
    uint32_t order[PLAN_AREAS_MAX];
    struct list odd = {.json = true};
    fputs("{\"id\": ", stdout);
    foyerctl_print_json(plan->id);
    fputs(", \"name\": ", stdout);
    foyerctl_print_json(plan_string(plan, plan->name));
    printf(", \"seats\": %" PRIu32 ", \"rows\": %" PRIu32 ", \"pitch\": %" PRId32
           ", \"stage\": \"%s\", \"stage_name\": ",
           plan->n_seats, plan->n_rows, plan->pitch, sides[report->overlay->stage_side]);
    foyerctl_print_json(report->overlay->stage);
    printf(", \"rotation\": %d, \"areas\": [", report->text ? report->text->rotation : 0);
    const size_t n = in_order(report, order);
    for (size_t i = 0; i < n; i++) {
        fputs(i == 0 ? "" : ",\n ", stdout);
        print_area_json(report, order[i]);
    }
    fputs("], \"odd\": [", stdout);
    plan_survey(plan, print_odd, &odd);
    printf("], \"restricted\": %" PRIu32 ", \"noted\": %" PRIu32 ", \"companions\": %" PRIu32
           ", \"mistakes\": [",
           added.n_restricted, added.n_noted, added.n_pairs);
    print_complaints_json(report->complaints);
    fputs("], \"picture\": ", stdout);
    foyerctl_print_json(report->out);
    puts("}");
}

void foyerctl_plan_print(const struct plan_report *report)
{
    if (report->ctl->json)
        print_json(report);
    else
        print_words(report);
}
