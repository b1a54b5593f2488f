#include "backend/overlays.h"

#include <string.h>

#include "backend/health.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "config/overlay_files.h"
#include "model/overlay_resolve.h"
#include "model/plan_rotate.h"

struct overlays {
    struct overlay_files *files;
    bool told[OVERLAY_PLANS_MAX]; /* by plan of the files: its complaints are in the log */
};

void overlays_say_complaint(const struct overlay_complaint *complaint, char *out, size_t size)
{
    struct text words = text_over(out, size);
    const char *slash = strrchr(complaint->file, '/');
    text_add(&words, slash ? slash + 1 : complaint->file);
    if (complaint->line > 0)
        text_addf(&words, ":%d", complaint->line);
    text_addf(&words, ": %s", complaint->words);
}

static void tell(struct engine *engine, const struct overlay_complaints *complaints)
{
    char words[160];
    for (size_t i = 0; i < complaints->n; i++) {
        overlays_say_complaint(&complaints->at[i], words, sizeof(words));
        log_error("seating plan file: %s", words);
        if (i == 0)
            health_notice(engine, words);
    }
    if (complaints->n_more > 0)
        log_error("seating plan files: %zu more complaints", complaints->n_more);
}

void overlays_new(struct engine *engine)
{
    struct overlays *overlays = mem_zalloc(sizeof(*overlays));
    engine->overlays = overlays;
    overlays->files = overlay_files_load(engine->config->overlay_dir);
    tell(engine, &overlays->files->complaints);
}

void overlays_free(struct engine *engine)
{
    if (!engine->overlays)
        return;
    overlay_files_free(engine->overlays->files);
    mem_free(engine->overlays);
    engine->overlays = NULL;
}

static const struct overlay_text *text_of(const struct engine *engine, const struct plan *plan)
{
    return overlay_files_find(engine->overlays->files, plan->id, plan_string(plan, plan->name));
}

enum rc overlays_plan(struct engine *engine, const char *plan_id, struct plan **ret,
                      struct fault *fault)
{
    const enum rc rc = catalogue_store_plan(engine->store, plan_id, ret, fault);
    if (rc)
        return rc;
    const struct overlay_text *text = text_of(engine, *ret);
    if (text)
        plan_rotate(*ret, text->rotation);
    return RC_OK;
}

struct plan_overlay *overlays_of(struct engine *engine, const struct plan *plan,
                                 const struct seat_status *status)
{
    struct overlays *overlays = engine->overlays;
    const struct overlay_text *text = text_of(engine, plan);
    struct overlay_complaints *complaints = mem_zalloc(sizeof(*complaints));
    struct plan_overlay *overlay = overlay_resolve(plan, text, complaints);
    if (text && status)
        overlay_resolve_check_spaces(plan, overlay, status, text, complaints);
    bool *told = text ? &overlays->told[text - overlays->files->plans] : NULL;
    if (told && !*told && complaints->n > 0) {
        tell(engine, complaints);
        *told = true;
    }
    mem_free(complaints);
    return overlay;
}

static const char *plan_id_of(const struct engine *engine, const struct overlay_text *text)
{
    const struct catalogue *catalogue = engine->catalogue;
    for (size_t i = 0; catalogue && i < catalogue->n_plans; i++) {
        const struct plan_brief *plan = &catalogue->plans[i];
        if (overlay_files_find(engine->overlays->files, plan->id, plan->name) == text)
            return plan->id;
    }
    return NULL;
}

static void check_plan(struct engine *engine, const struct overlay_text *text,
                       struct overlay_complaints *complaints)
{
    struct fault fault = {RC_OK, 0, ""};
    struct plan *plan = NULL;
    const char *plan_id = plan_id_of(engine, text);
    if (!plan_id) {
        overlay_complain(complaints, text->file, text->line,
                         "no performance has a plan called %s; foyerctl instances and plan tell",
                         text->plan);
    } else if (overlays_plan(engine, plan_id, &plan, &fault)) {
        overlay_complain(complaints, text->file, text->line, "plan %s: %s", plan_id, fault.what);
    } else {
        plan_overlay_free(overlay_resolve(plan, text, complaints));
    }
    plan_free(plan);
}

struct overlay_complaints *overlays_check(struct engine *engine)
{
    const struct overlay_files *files = engine->overlays->files;
    struct overlay_complaints *complaints = mem_zalloc(sizeof(*complaints));
    *complaints = files->complaints;
    for (size_t i = 0; i < files->n_plans && engine->store; i++)
        check_plan(engine, &files->plans[i], complaints);
    return complaints;
}

void overlays_say(const struct engine *engine, char *out, size_t size)
{
    const struct overlay_files *files = engine->overlays->files;
    struct text words = text_over(out, size);
    if (!files->has_dir)
        text_addf(&words, "none: no folder %s", files->dir);
    else
        text_addf(&words, "%zu plans are described; files: %zu", files->n_plans, files->n_files);
}
