#include "model/overlay_text.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/text.h"

static const char *const names[OVERLAY_KEY_COUNT] = {
    [OVERLAY_STAGE] = "stage",           [OVERLAY_STAGE_NAME] = "stage_name",
    [OVERLAY_ROTATION] = "rotation",     [OVERLAY_AREAS] = "areas",
    [OVERLAY_COMPANIONS] = "companions", [OVERLAY_RESTRICTED] = "restricted",
    [OVERLAY_NOTES] = "notes",           [OVERLAY_LOCKS] = "locks",
};

static const struct {
    const char *word;
    enum stage_side side;
} sides[] = {
    {"top", STAGE_TOP},     {"bottom", STAGE_BOTTOM}, {"left", STAGE_LEFT},
    {"right", STAGE_RIGHT}, {"centre", STAGE_CENTRE}, {"none", STAGE_ABSENT},
};

void overlay_complain(struct overlay_complaints *complaints, const char *file, int line,
                      const char *fmt, ...)
{
    if (complaints->n == OVERLAY_COMPLAINTS_MAX) {
        complaints->n_more++;
        return;
    }
    struct overlay_complaint *complaint = &complaints->at[complaints->n++];
    struct text words = TEXT_OF(complaint->words);
    va_list ap;
    complaint->file = file;
    complaint->line = line;
    va_start(ap, fmt);
    text_addv(&words, fmt, ap);
    va_end(ap);
}

enum overlay_key overlay_text_key(const char *name)
{
    enum overlay_key key = OVERLAY_STAGE;
    while (key < OVERLAY_KEY_COUNT && strcmp(names[key], name) != 0)
        key++;
    return key;
}

const char *overlay_text_key_name(enum overlay_key key)
{
    assert(key < OVERLAY_KEY_COUNT);
    return names[key];
}

bool overlay_text_is_list(enum overlay_key key)
{
    return key >= OVERLAY_AREAS;
}

void overlay_text_init(struct overlay_text *text)
{
    *text = (struct overlay_text){.plan = "", .file = "", .stage_name = ""};
}

static bool set_stage(struct overlay_text *text, const char *value, struct text *why)
{
    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
        if (strcmp(sides[i].word, value) == 0) {
            text->stage_side = sides[i].side;
            return true;
        }
    }
    text_add(why, "top, bottom, left, right, centre and none are allowed");
    return false;
}

static bool set_rotation(struct overlay_text *text, const char *value, struct text *why)
{
    int64_t degrees = 0;
    if (!text_to_int64(value, 0, 270, &degrees) || degrees % 90 != 0) {
        text_add(why, "0, 90, 180 and 270 degrees (clockwise) are allowed");
        return false;
    }
    text->rotation = (int)degrees;
    return true;
}

static bool set_stage_name(struct overlay_text *text, const char *value, struct text *why)
{
    if (strlen(value) >= OVERLAY_CAPTION_SIZE) {
        text_addf(why, "at most %d characters are allowed", OVERLAY_CAPTION_SIZE - 1);
        return false;
    }
    text->stage_name = value;
    return true;
}

bool overlay_text_set(struct overlay_text *text, enum overlay_key key, const char *value, char *why,
                      size_t size)
{
    assert(!overlay_text_is_list(key));
    struct text words = text_over(why, size);
    if (key == OVERLAY_STAGE)
        return set_stage(text, value, &words);
    if (key == OVERLAY_ROTATION)
        return set_rotation(text, value, &words);
    return set_stage_name(text, value, &words);
}
