/* Overlay text: what a venue's file says about one plan, as it was written, and complaints about it.
 *
 * config reads it, overlay_resolve() looks its names up in the plan. Strings are borrowed from whoever
 * read the file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "model/plan_overlay.h"

enum overlay_key {
    OVERLAY_STAGE,
    OVERLAY_STAGE_NAME,
    OVERLAY_ROTATION,
    OVERLAY_AREAS, /* from here on lists, an entry a line */
    OVERLAY_COMPANIONS,
    OVERLAY_RESTRICTED,
    OVERLAY_NOTES,
    OVERLAY_LOCKS,
    OVERLAY_KEY_COUNT,
};

enum { OVERLAY_LINES_MAX = 512, OVERLAY_COMPLAINTS_MAX = 32, OVERLAY_WORDS_SIZE = 176 };

struct overlay_line { /* one entry of a list */
    enum overlay_key key;
    const char *text;
    int line;
};

struct overlay_text {
    const char *plan; /* its id or name */
    const char *file;
    int line; /* of the section */
    enum stage_side stage_side;
    const char *stage_name; /* "" for the catalogue's word */
    int rotation;           /* degrees clockwise: 0, 90, 180, 270 */
    struct overlay_line *lines;
    size_t n_lines;
};

struct overlay_complaint {
    const char *file; /* borrowed */
    int line;         /* 0: the whole file */
    char words[OVERLAY_WORDS_SIZE];
};

struct overlay_complaints { /* all zero is none */
    struct overlay_complaint at[OVERLAY_COMPLAINTS_MAX];
    size_t n, n_more; /* n_more: those that found no room */
};

void overlay_complain(struct overlay_complaints *complaints, const char *file, int line,
                      const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* OVERLAY_KEY_COUNT when there is no such key. */
enum overlay_key overlay_text_key(const char *name);
const char *overlay_text_key_name(enum overlay_key key);
bool overlay_text_is_list(enum overlay_key key);

/* What a plan without a section has. */
void overlay_text_init(struct overlay_text *text);
/* A key that is no list gets its value, borrowed; false, with the cure in `why`, when it is not
 * allowed. */
bool overlay_text_set(struct overlay_text *text, enum overlay_key key, const char *value, char *why,
                      size_t size);
