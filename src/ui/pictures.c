#include "ui/pictures.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/pictures_parts.h"

enum { ENTRIES = 256, KEY_SIZE = 128, SIDE_MAX = 8192 };

#define BYTES_DEFAULT ((size_t)48 * 1024 * 1024)

enum state {
    FREE,
    ASKED,   /* waits for the thread */
    AT_WORK, /* the thread has it; it must stay */
    READY,
    MISSING,
};

struct entry {
    enum state state;
    char key[KEY_SIZE];
    struct picture_want want; /* its key points to the one above */
    uint32_t *pixels;         /* READY */
    uint64_t used;            /* when last asked for */
};

struct pictures {
    char folder[256], assets[256], cache[256];
    struct pictures_spec spec; /* its strings are the copies above; immutable */
    pthread_t thread;

    pthread_mutex_t lock; /* guards everything below */
    pthread_cond_t asked;
    bool stop;
    uint64_t now;     /* counts questions */
    size_t bytes;     /* of pixels that are READY */
    size_t n_pending; /* ASKED and AT_WORK */
    struct entry entries[ENTRIES];
};

/* The one asked for last: it is on the screen now. */
static struct entry *next_asked(struct pictures *p)
{
    struct entry *next = NULL;
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &p->entries[i];
        if (e->state == ASKED && (!next || e->used > next->used))
            next = e;
    }
    return next;
}

static uint32_t *load(const struct pictures_spec *spec, const struct picture_want *want)
{
    struct picture_source source = {0};
    if (!picture_find(spec, want->key, &source))
        return NULL;
    uint32_t *pixels = spec->cache ? picture_disk_read(spec->cache, &source, want) : NULL;
    if (pixels)
        return pixels;
    pixels = picture_decode(&source, want);
    if (!pixels)
        log_warn("picture %s cannot be shown: damaged, too large or of another kind", want->key);
    else if (spec->cache)
        picture_disk_write(spec->cache, &source, want, pixels);
    return pixels;
}

/* Call with the lock; it is let go while the file is read. */
static void serve(struct pictures *p, struct entry *e)
{
    const struct picture_want want = e->want; /* AT_WORK keeps its key in place */
    e->state = AT_WORK;
    pthread_mutex_unlock(&p->lock);
    uint32_t *pixels = load(&p->spec, &want);
    pthread_mutex_lock(&p->lock);
    e->pixels = pixels;
    e->state = pixels ? READY : MISSING;
    p->n_pending--;
    if (pixels)
        p->bytes += (size_t)want.w * (size_t)want.h * sizeof(pixels[0]);
}

static void *work(void *arg)
{
    struct pictures *p = arg;
    if (p->spec.cache)
        picture_disk_prune(p->spec.cache);
    pthread_mutex_lock(&p->lock);
    while (!p->stop) {
        struct entry *e = next_asked(p);
        if (!e) {
            pthread_cond_wait(&p->asked, &p->lock);
            continue;
        }
        serve(p, e);
        pthread_mutex_unlock(&p->lock);
        if (p->spec.wake)
            p->spec.wake(p->spec.wake_ctx);
        pthread_mutex_lock(&p->lock);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static const char *keep(char *to, size_t size, const char *s)
{
    const bool fits = text_copy(to, size, s ? s : "");
    assert(fits);
    (void)fits;
    return to;
}

struct pictures *pictures_new(const struct pictures_spec *spec)
{
    struct pictures *p = mem_zalloc(sizeof(*p));
    p->spec = *spec;
    p->spec.folder = keep(p->folder, sizeof(p->folder), spec->folder);
    p->spec.assets = keep(p->assets, sizeof(p->assets), spec->assets);
    p->spec.cache = spec->cache ? keep(p->cache, sizeof(p->cache), spec->cache) : NULL;
    p->spec.bytes_max = spec->bytes_max > 0 ? spec->bytes_max : BYTES_DEFAULT;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->asked, NULL);
    const int failed = pthread_create(&p->thread, NULL, work, p);
    assert(!failed); /* like running out of memory: the program starts again */
    (void)failed;
    return p;
}

void pictures_free(struct pictures *p)
{
    if (!p)
        return;
    pthread_mutex_lock(&p->lock);
    p->stop = true;
    pthread_cond_signal(&p->asked);
    pthread_mutex_unlock(&p->lock);
    pthread_join(p->thread, NULL);
    for (int i = 0; i < ENTRIES; i++)
        mem_free(p->entries[i].pixels);
    pthread_cond_destroy(&p->asked);
    pthread_mutex_destroy(&p->lock);
    mem_free(p);
}

static size_t bytes_of(const struct entry *e)
{
    return e->pixels ? (size_t)e->want.w * (size_t)e->want.h * sizeof(e->pixels[0]) : 0;
}

static void drop(struct pictures *p, struct entry *e)
{
    p->bytes -= bytes_of(e);
    p->n_pending -= e->state == ASKED;
    mem_free(e->pixels);
    *e = (struct entry){0};
}

/* The one not asked for for longest that may go; NULL when all are at work. */
static struct entry *oldest(struct pictures *p, bool with_pixels)
{
    struct entry *found = NULL;
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &p->entries[i];
        if (e->state != FREE && e->state != AT_WORK && (!with_pixels || e->state == READY) &&
            (!found || e->used < found->used))
            found = e;
    }
    return found;
}

/* A picture asked for a moment ago stays even over the budget: a screen needs all of its own. */
enum { IN_USE = 48 };

static void keep_budget(struct pictures *p)
{
    while (p->bytes > p->spec.bytes_max) {
        struct entry *e = oldest(p, true);
        if (!e || e->used + IN_USE > p->now)
            return;
        drop(p, e);
    }
}

static struct entry *find(struct pictures *p, const struct picture_want *want)
{
    for (int i = 0; i < ENTRIES; i++) {
        struct entry *e = &p->entries[i];
        if (e->state != FREE && e->want.w == want->w && e->want.h == want->h &&
            (int)(e->want.focal_y * 1000) == (int)(want->focal_y * 1000) &&
            strcmp(e->key, want->key) == 0)
            return e;
    }
    return NULL;
}

static struct entry *ask(struct pictures *p, const struct picture_want *want)
{
    struct entry *e = NULL;
    for (int i = 0; i < ENTRIES && !e; i++)
        e = p->entries[i].state == FREE ? &p->entries[i] : NULL;
    if (!e) {
        e = oldest(p, false);
        assert(e); /* one at most is at work */
        drop(p, e);
    }
    e->state = ASKED;
    e->want = *want;
    text_copy(e->key, sizeof(e->key), want->key);
    e->want.key = e->key;
    p->n_pending++;
    pthread_cond_signal(&p->asked);
    return e;
}

enum picture_state pictures_get(struct pictures *p, const struct picture_want *want,
                                struct picture *ret)
{
    assert(want->w > 0 && want->h > 0 && want->w <= SIDE_MAX && want->h <= SIDE_MAX);
    if (*want->key == '\0' || strlen(want->key) >= KEY_SIZE)
        return PICTURE_MISSING;
    pthread_mutex_lock(&p->lock);
    p->now++;
    keep_budget(p);
    struct entry *e = find(p, want);
    if (!e)
        e = ask(p, want);
    e->used = p->now;
    enum picture_state state = PICTURE_PENDING;
    if (e->state == READY) {
        *ret = (struct picture){e->pixels, want->w, want->h};
        state = PICTURE_READY;
    } else if (e->state == MISSING) {
        state = PICTURE_MISSING;
    }
    pthread_mutex_unlock(&p->lock);
    return state;
}

bool pictures_busy(const struct pictures *p)
{
    union {
        const struct pictures *seen;
        struct pictures *locked;
    } own = {.seen = p};
    pthread_mutex_lock(&own.locked->lock);
    const bool busy = p->n_pending > 0;
    pthread_mutex_unlock(&own.locked->lock);
    return busy;
}

void pictures_forget_missing(struct pictures *p)
{
    pthread_mutex_lock(&p->lock);
    for (int i = 0; i < ENTRIES; i++) {
        if (p->entries[i].state == MISSING)
            drop(p, &p->entries[i]);
    }
    pthread_mutex_unlock(&p->lock);
}
