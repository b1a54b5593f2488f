#include "proof/crash_images.h"

#include <string.h>

#include "base/mem.h"

enum { PASSES_MAX = 4096 };

struct walk {
    const struct crash_images *images;
    uint64_t random;
    struct disk durable, image;
    size_t *pending, n_pending; /* places in the trace */
    size_t n_marks;
    uint64_t *seen; /* digests, open addressing, 0: free */
    size_t seen_room, n_seen;
    int pass;
};

static uint64_t next_random(struct walk *w)
{
    w->random ^= w->random << 13;
    w->random ^= w->random >> 7;
    w->random ^= w->random << 17;
    return w->random;
}

/* True when it is a new one. */
static bool remember(struct walk *w, uint64_t digest)
{
    digest = digest ? digest : 1;
    size_t at = digest % w->seen_room;
    while (w->seen[at] != 0 && w->seen[at] != digest)
        at = (at + 1) % w->seen_room;
    if (w->seen[at] == digest)
        return false;
    w->seen[at] = digest;
    w->n_seen++;
    return true;
}

/* Which sectors of a change survive: pass 0 loses all, pass 1 keeps all, the others draw lots. */
static uint64_t survivors(struct walk *w, const struct disk_op *op)
{
    if (w->pass < 2)
        return w->pass == 0 ? 0 : UINT64_MAX;
    const uint64_t lot = next_random(w) % 8;
    if (lot < 3)
        return 0;
    if (lot < 6 || op->kind != DISK_WRITE)
        return UINT64_MAX;
    return next_random(w);
}

static void show(struct walk *w)
{
    const struct disk_trace *trace = w->images->trace;
    if (w->n_pending == 0 && w->pass > 0)
        return; /* the same as in pass 0 */
    disk_copy(&w->image, &w->durable);
    for (size_t i = 0; i < w->n_pending; i++) {
        const struct disk_op *op = &trace->ops[w->pending[i]];
        const uint64_t sectors = survivors(w, op);
        if (sectors != 0)
            disk_apply(&w->image, op, sectors);
    }
    if (remember(w, disk_digest(&w->image) + w->n_marks))
        w->images->see(w->images->ctx, &w->image, w->n_marks);
}

static bool settles(const struct disk_op *sync, const struct disk_op *op)
{
    const bool is_name = op->kind == DISK_CREATE || op->kind == DISK_DELETE;
    return sync->kind == DISK_SYNC_FOLDER ? is_name : !is_name && op->file == sync->file;
}

static void settle(struct walk *w, const struct disk_op *sync)
{
    size_t kept = 0;
    for (size_t i = 0; i < w->n_pending; i++) {
        const struct disk_op *op = &w->images->trace->ops[w->pending[i]];
        if (settles(sync, op))
            disk_apply(&w->durable, op, UINT64_MAX);
        else
            w->pending[kept++] = w->pending[i];
    }
    w->n_pending = kept;
}

static void take(struct walk *w, size_t i)
{
    const struct disk_op *op = &w->images->trace->ops[i];
    if (op->kind == DISK_MARK)
        w->n_marks++;
    else if (op->kind == DISK_SYNC || op->kind == DISK_SYNC_FOLDER)
        settle(w, op);
    else
        w->pending[w->n_pending++] = i;
}

static void walk_once(struct walk *w)
{
    const struct disk_trace *trace = w->images->trace;
    disk_trace_begin(trace, &w->durable);
    w->n_pending = w->n_marks = 0;
    for (size_t i = 0; i < trace->n && w->n_seen < w->images->wanted; i++) {
        show(w);
        take(w, i);
    }
}

size_t crash_images_run(const struct crash_images *images)
{
    struct walk w = {.images = images, .random = images->seed | 1};
    w.seen_room = images->wanted * 2 + 1;
    w.seen = mem_zalloc_array(w.seen_room, sizeof(*w.seen));
    w.pending = mem_zalloc_array(images->trace->n + 1, sizeof(*w.pending));
    for (w.pass = 0; w.pass < PASSES_MAX && w.n_seen < images->wanted; w.pass++)
        walk_once(&w);
    disk_clear(&w.durable);
    disk_clear(&w.image);
    mem_free(w.pending);
    mem_free(w.seen);
    return w.n_seen;
}

void crash_images_synced(const struct disk_trace *trace, struct disk *ret)
{
    const struct crash_images none = {.trace = trace};
    struct walk w = {.images = &none};
    w.pending = mem_zalloc_array(trace->n + 1, sizeof(*w.pending));
    disk_trace_begin(trace, &w.durable);
    for (size_t i = 0; i < trace->n; i++)
        take(&w, i);
    disk_copy(ret, &w.durable);
    disk_clear(&w.durable);
    mem_free(w.pending);
}
