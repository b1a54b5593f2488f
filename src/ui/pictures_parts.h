/* Parts of pictures: files to pixels, and scaled pixels on disk. Only for pictures*.c.
 *
 * Threads: any; nothing here is shared.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/pictures.h"

/* What the disk cache knows a source file by: its path, size and time of change. */
struct picture_source {
    char path[512];
    int64_t bytes, changed_ns;
};

/* Where the file of a key is. False when there is none, or the key would leave its folder. */
bool picture_find(const struct pictures_spec *spec, const char *key, struct picture_source *ret);
/* Decodes, covers w x h, crops by the focal point. NULL when the file is damaged or too large (F54);
 * the caller frees the pixels with mem_free(). */
uint32_t *picture_decode(const struct picture_source *source, const struct picture_want *want);

/* A scaled picture kept in the folder; NULL when it is not there or does not match. */
uint32_t *picture_disk_read(const char *folder, const struct picture_source *source,
                            const struct picture_want *want);
/* Keeps it; a failure only costs the next start a decoding. */
void picture_disk_write(const char *folder, const struct picture_source *source,
                        const struct picture_want *want, const uint32_t *pixels);
/* Removes the oldest until what is kept is within bounds. */
void picture_disk_prune(const char *folder);
