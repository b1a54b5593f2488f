#include "backend/metrics.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "backend/metrics_print.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

enum { PATH_SIZE = 272 };

struct metrics {
    struct timer timer;
    struct journal_counts counts;
    bool has_failed; /* said once */
};

static void print(FILE *file, struct engine *engine, bool up)
{
    struct fault fault = {RC_OK, 0, ""};
    struct journal_counts *counts = &engine->metrics->counts;
    if (engine->journal && journal_count(engine->journal, counts, &fault))
        log_debug("metrics: %s",
                  fault.what); /* a journal that failed has stopped selling already */
    metrics_print_standing(file, engine, up);
    metrics_print_sales(file, engine, counts);
    metrics_print_catalogue(file, engine);
    if (engine->meter)
        metrics_print_meter(file, engine->meter);
}

/* The collector runs as a user of its own, and takes files that end in .prom alone. */
static bool replace(struct engine *engine, bool up)
{
    const char *path = engine->config->metrics_file;
    char beside[PATH_SIZE];
    struct text t = TEXT_OF(beside);
    text_addf(&t, "%s.new", path);
    FILE *file = fopen(beside, "we");
    if (!file)
        return false;
    print(file, engine, up);
    bool ok = !ferror(file) && fchmod(fileno(file), 0644) == 0;
    ok = fclose(file) == 0 && ok;
    return ok && rename(beside, path) == 0;
}

static void write_file(struct engine *engine, bool up)
{
    struct metrics *metrics = engine->metrics;
    const bool ok = replace(engine, up);
    if (!ok && !metrics->has_failed)
        log_warn("metrics: %s cannot be written: %s", engine->config->metrics_file,
                 strerror(errno));
    if (ok && metrics->has_failed)
        log_info("metrics: %s is written again", engine->config->metrics_file);
    metrics->has_failed = !ok;
}

static void each_time(void *ctx)
{
    struct engine *engine = ctx;
    timer_set(&engine->timers, &engine->metrics->timer,
              engine_now_ms(engine) + (int64_t)engine->config->metrics_interval_s * 1000, each_time,
              engine);
    write_file(engine, true);
}

void metrics_start(struct engine *engine)
{
    if (!engine->config->metrics_file[0])
        return;
    engine->metrics = mem_zalloc(sizeof(*engine->metrics));
    each_time(engine);
}

void metrics_end(struct engine *engine)
{
    if (!engine->metrics)
        return;
    write_file(engine, false);
    timer_cancel(&engine->timers, &engine->metrics->timer);
    mem_free(engine->metrics);
    engine->metrics = NULL;
}
