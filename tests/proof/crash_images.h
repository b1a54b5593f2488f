/* Crash images: the disks that a power cut may leave behind, made from a recorded trace.
 *
 * Between any two calls the power goes. What was synced is there; of what was not, every change is
 * there, lost, or (a write) there in some of its sectors, each by its own chance, in whatever order.
 * This is harsher than ext4, which keeps more order (method: reliability 2.4 C). Images that came
 * before are left out.
 */
#pragma once

#include "proof/disk.h"

struct crash_images {
    const struct disk_trace *trace; /* borrowed */
    uint64_t seed;
    size_t wanted; /* images; it ends sooner when no new ones come */
    /* Looks at one: `n_marks` came before the cut. */
    void (*see)(void *ctx, const struct disk *image, size_t n_marks);
    void *ctx;
};

/* What is there when the power goes at the end of the trace and nothing unsynced survives. */
void crash_images_synced(const struct disk_trace *trace, struct disk *ret);

/* Returns how many different images it has shown. */
size_t crash_images_run(const struct crash_images *images);
