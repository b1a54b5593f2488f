/* Overlay files: reads the *.ini of a folder venue.d, which say what the service does not tell about a
 * plan. Every key is explained in kiosk-config/venue.d/lantern.ini.
 *
 * As strict as kiosk.ini: an unknown key, a value that is not allowed, a section that comes twice are
 * complaints with file, line and cure. A file with a complaint is left out as a whole and its plans
 * are shown as the service has them; the kiosk sells all the same.
 */
#pragma once

#include "base/arena.h"
#include "model/overlay_text.h"

enum { OVERLAY_FILES_MAX = 64, OVERLAY_PLANS_MAX = 256 };

struct overlay_files {
    struct arena *arena; /* owned; the strings and lines of the plans */
    const char *dir;
    struct overlay_text *plans; /* OVERLAY_PLANS_MAX of them */
    size_t n_plans;
    size_t n_files; /* read, also those left out */
    bool has_dir;
    struct overlay_complaints complaints;
};

/* Never NULL: what is wrong is in the complaints. Without such a folder there is nothing in it. */
struct overlay_files *overlay_files_load(const char *dir);
void overlay_files_free(struct overlay_files *files); /* NULL is allowed */

/* What is written about the plan under its id, else under its name; NULL when nothing is. */
const struct overlay_text *overlay_files_find(const struct overlay_files *files,
                                              const char *plan_id, const char *name);
