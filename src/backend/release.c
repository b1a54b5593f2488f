#include "backend/release.h"

#include "backend/health.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"

struct release {
    struct engine *engine;
    struct release *next;
    struct api *api; /* NULL: its agent record cannot ask */
    char reference[JOURNAL_REFERENCE_SIZE];
    char basket_id[ID_SIZE];
    int64_t expires_ms;
    int64_t pause_ms;
    bool closed; /* in the journal */
    struct timer timer;
};

static void forget(struct release *release)
{
    struct engine *engine = release->engine;
    struct release **at = &engine->releases;
    while (*at != release)
        at = &(*at)->next;
    *at = release->next;
    timer_cancel(&engine->timers, &release->timer);
    mem_free(release);
}

void release_free_all(struct engine *engine)
{
    while (engine->releases)
        forget(engine->releases);
}

bool release_is_idle(const struct engine *engine)
{
    return engine->releases == NULL;
}

static void close_attempt(struct engine *engine, const char *reference, const char *note)
{
    struct fault fault = {RC_OK, 0, ""};
    if (journal_move(engine->journal, reference, ORDER_ABANDONED, note, &fault))
        log_error("journal: %s not closed: %s", reference, fault.what);
    else
        log_write(LOG_ABOUT(INFO, .event = "sale_given_back", .reference = reference),
                  "%s given back: %s", reference, note);
}

static void done(struct release *release, const char *note)
{
    if (!release->closed)
        close_attempt(release->engine, release->reference, note);
    forget(release);
}

void release_close_journal(struct engine *engine)
{
    for (struct release *release = engine->releases; release; release = release->next) {
        if (!release->closed)
            close_attempt(engine, release->reference, "left; the basket is being cleared");
        release->closed = true;
    }
}

static void clear(void *ctx);

static void again_later(struct release *release)
{
    struct engine *engine = release->engine;
    enum { PAUSE_LAST_MS = 60000 };
    timer_set(&engine->timers, &release->timer, engine_now_ms(engine) + release->pause_ms, clear,
              release);
    release->pause_ms *= 2;
    if (release->pause_ms > PAUSE_LAST_MS)
        release->pause_ms = PAUSE_LAST_MS;
}

static void on_cleared(void *ctx, struct api_answer *answer)
{
    struct release *release = ctx;
    health_note(release->engine, answer);
    const enum rc rc = answer->fault.rc;
    if (rc == RC_OK && (!answer->basket || answer->basket->n_lines == 0))
        done(release, "cleared");
    else if (rc == RC_NOT_FOUND || rc == RC_EXPIRED)
        done(release, "the basket had gone");
    else
        again_later(release);
}

static void clear(void *ctx)
{
    struct release *release = ctx;
    struct engine *engine = release->engine;
    if (engine_now_ms(engine) >= release->expires_ms)
        done(release, "left to run out");
    else if (release->api)
        api_basket_clear(release->api, release->basket_id, on_cleared, release);
    else
        again_later(release);
}

void release_start(struct engine *engine, const struct release_spec *spec)
{
    if (!spec->basket_id[0]) {
        if (!spec->closed)
            close_attempt(engine, spec->reference, "no basket was made");
        return;
    }
    struct release *release = mem_zalloc(sizeof(*release));
    release->engine = engine;
    release->api = spec->profile < PROFILES_MAX ? engine->apis[spec->profile] : NULL;
    release->next = engine->releases;
    engine->releases = release;
    text_copy(release->reference, sizeof(release->reference), spec->reference);
    text_copy(release->basket_id, sizeof(release->basket_id), spec->basket_id);
    release->expires_ms = spec->created_ms + (int64_t)engine->config->basket_minutes * 60000;
    release->pause_ms = 2000;
    release->closed = spec->closed;
    clear(release);
}
