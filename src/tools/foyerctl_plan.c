#include "tools/foyerctl_plan.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/environment.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/overlay_resolve.h"
#include "model/plan_rotate.h"
#include "net/plan_json.h"
#include "store/catalogue_store.h"

enum { FILE_MAX = 64 * 1024 * 1024, SIDE_MIN = 64, SIDE_MAX = 8192, PATH_SIZE = 512 };

struct options {
    const char *plan, *file, *overlay_dir, *out, *assets;
    int w, h;
};

static int usage(void)
{
    fputs("usage: foyerctl --config FILE plan [PLAN | --file PLAN.json] [--overlay DIR] [--out "
          "FILE.png]\n"
          "                                   [--size WIDTHxHEIGHT] [--assets DIR]\n"
          "PLAN is the id or the name of a plan in the catalogue; without one they are listed.\n"
          "Exit status: 0 well, 1 the overlay has mistakes or there is no such plan, 2 usage.\n",
          stderr);
    return FOYERCTL_USAGE;
}

static bool take_size(const char *words, struct options *o)
{
    int64_t w = 0, h = 0;
    char width[8];
    const char *x = strchr(words, 'x');
    struct text t = TEXT_OF(width);
    if (!x)
        return false;
    text_add_n(&t, words, (size_t)(x - words));
    if (t.cut || !text_to_int64(width, SIDE_MIN, SIDE_MAX, &w) ||
        !text_to_int64(x + 1, SIDE_MIN, SIDE_MAX, &h)) {
        fprintf(stderr, "foyerctl: --size %s: such as 1080x1920, %d to %d each\n", words, SIDE_MIN,
                SIDE_MAX);
        return false;
    }
    o->w = (int)w;
    o->h = (int)h;
    return true;
}

static bool take_options(const struct foyerctl *ctl, struct options *o)
{
    for (int i = 0; i < ctl->n_args; i++) {
        const char *word = ctl->args[i];
        const bool has_value = i + 1 < ctl->n_args;
        const char **to = strcmp(word, "--file") == 0      ? &o->file
                          : strcmp(word, "--overlay") == 0 ? &o->overlay_dir
                          : strcmp(word, "--out") == 0     ? &o->out
                          : strcmp(word, "--assets") == 0  ? &o->assets
                                                           : NULL;
        if (to && has_value)
            *to = ctl->args[++i];
        else if (strcmp(word, "--size") == 0 && has_value && take_size(ctl->args[i + 1], o))
            i++;
        else if (word[0] != '-' && !o->plan)
            o->plan = word;
        else
            return false;
    }
    return !(o->plan && o->file);
}

/* The whole file; the caller frees it with mem_free(). */
static char *read_file(const char *path, size_t *ret_n, struct fault *fault)
{
    enum { STEP = 1 << 16 };
    char *bytes = NULL;
    size_t n = 0, got = 0;
    FILE *file = fopen(path, "re");
    if (!file) {
        *fault = fault_make(RC_NOT_FOUND, errno, "%s: %s", path, strerror(errno));
        return NULL;
    }
    do {
        bytes = mem_regrow(bytes, n + STEP, 1);
        got = fread(bytes + n, 1, STEP, file);
        n += got;
    } while (got > 0 && n <= FILE_MAX);
    const bool failed = ferror(file) != 0 || n > FILE_MAX;
    fclose(file);
    *ret_n = n;
    if (!failed)
        return bytes;
    *fault = fault_make(RC_STORE, 0, "%s cannot be read, or is too large", path);
    mem_free(bytes);
    return NULL;
}

static enum rc read_plan(const char *path, struct plan **ret, struct fault *fault)
{
    char venue_id[ID_SIZE];
    size_t n = 0, skipped = 0;
    char *bytes = read_file(path, &n, fault);
    if (!bytes)
        return fault->rc;
    struct json *j = json_new(bytes, n);
    const enum rc rc = plan_json_read(j, ret, venue_id, &skipped, fault);
    json_free(j);
    mem_free(bytes);
    if (rc == RC_OK && skipped > 0)
        fprintf(stderr, "foyerctl: %zu seats or areas of %s could not be used\n", skipped, path);
    return rc;
}

static void list_plans(const struct catalogue *catalogue, FILE *out)
{
    for (size_t i = 0; i < catalogue->n_plans; i++)
        fprintf(out, "%-40s %s\n", catalogue->plans[i].id, catalogue->plans[i].name);
}

/* By its id or its name; without either all are listed and *ret stays NULL. */
static enum rc stored_plan(const struct foyerctl *ctl, const char *wanted, struct plan **ret,
                           struct fault *fault)
{
    struct catalogue_store *store = NULL;
    struct catalogue *catalogue = NULL;
    const char *id = NULL;
    const struct snapshot_spec spec = {.now_utc_s = clock_utc_ms(&ctl->clock) / 1000};
    enum rc rc = catalogue_store_open(ctl->state_dir, &store, fault);
    if (rc)
        return rc;
    rc = catalogue_store_snapshot(store, &spec, &catalogue, fault);
    for (size_t i = 0; !rc && wanted && i < catalogue->n_plans && !id; i++) {
        const struct plan_brief *brief = &catalogue->plans[i];
        if (strcasecmp(brief->id, wanted) == 0 || strcasecmp(brief->name, wanted) == 0)
            id = brief->id;
    }
    if (!rc && id)
        rc = catalogue_store_plan(store, id, ret, fault);
    if (!rc && !id)
        list_plans(catalogue, wanted ? stderr : stdout);
    if (!rc && !id && wanted)
        *fault = fault_make(RC_NOT_FOUND, 0, "no plan %s, but those above", wanted);
    catalogue_free(catalogue);
    catalogue_store_close(store);
    return rc ? rc : fault->rc;
}

/* The fault's own words say it all: what failed may be no matter of the ticket service. */
static int fail(const struct fault *fault)
{
    fprintf(stderr, "foyerctl: %s\n", fault->what);
    return FOYERCTL_FAILED;
}

static bool report_on(struct plan_report *report, struct fault *fault)
{
    report->overlay = overlay_resolve(report->plan, report->text, report->complaints);
    if (report->plan->n_seats == 0)
        report->out = ""; /* places without seats: nothing to draw */
    const bool drawn = !report->out[0] || foyerctl_plan_draw(report, fault) == RC_OK;
    if (drawn)
        foyerctl_plan_print(report);
    else
        fail(fault);
    plan_overlay_free(report->overlay);
    return drawn && report->complaints->n == 0;
}

int foyerctl_plan(struct foyerctl *ctl)
{
    struct options o = {.overlay_dir = ctl->config.overlay_dir, .out = ""};
    struct fault fault = {RC_OK, 0, ""};
    struct plan *plan = NULL;
    char assets[PATH_SIZE];
    if (!take_options(ctl, &o))
        return usage();
    if (o.file ? read_plan(o.file, &plan, &fault) : stored_plan(ctl, o.plan, &plan, &fault))
        return fail(&fault);
    if (!plan)
        return FOYERCTL_OK;
    environment_assets(assets, sizeof(assets));
    struct overlay_files *files = overlay_files_load(o.overlay_dir);
    struct plan_report report = {.ctl = ctl,
                                 .assets = o.assets ? o.assets : assets,
                                 .plan = plan,
                                 .complaints = &files->complaints,
                                 .out = o.out,
                                 .w = o.w,
                                 .h = o.h};
    report.text = overlay_files_find(files, plan->id, plan_string(plan, plan->name));
    if (report.text)
        plan_rotate(plan, report.text->rotation);
    const bool well = report_on(&report, &fault);
    overlay_files_free(files);
    plan_free(plan);
    return well ? FOYERCTL_OK : FOYERCTL_FAILED;
}
