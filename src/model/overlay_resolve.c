#include "model/overlay_resolve.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/overlay_seats.h"

enum { FAR_APART_PITCHES = 4 };

struct resolver {
    const struct plan *plan;
    struct plan_overlay *overlay;
    struct overlay_complaints *complaints;
    const struct overlay_text *text;
    const struct overlay_line *line; /* the one being read */
    uint32_t *seats;                 /* room for a list */
    uint16_t n_areas;                /* put in order so far */
};

#define COMPLAIN(r, ...) \
    overlay_complain((r)->complaints, (r)->text->file, (r)->line->line, __VA_ARGS__)

static struct overlay_seats list_of(const struct resolver *r, uint32_t area)
{
    return (struct overlay_seats){.plan = r->plan,
                                  .overlay = r->overlay,
                                  .complaints = r->complaints,
                                  .file = r->text->file,
                                  .line = r->line->line,
                                  .area = area,
                                  .seats = r->seats};
}

/* With one area nobody has to name it. */
static uint32_t usual_area(const struct resolver *r)
{
    return r->plan->n_areas == 1 ? 0 : SEAT_NONE;
}

/* What stands behind a sign, without blanks before it; "" when the sign is not there. */
static const char *behind(const char *text, char sign, size_t *ret_before)
{
    const char *at = strchr(text, sign);
    *ret_before = at ? (size_t)(at - text) : strlen(text);
    at = at ? at + 1 : "";
    return at + strspn(at, " \t");
}

/* "Circle = Dress Circle": in the order of the file. */
static void resolve_area(struct resolver *r)
{
    char areas[96];
    size_t n = 0;
    const char *caption = behind(r->line->text, '=', &n);
    const uint32_t area = overlay_seats_area(r->plan, r->overlay, r->line->text, n);
    if (area == SEAT_NONE) {
        overlay_seats_list_areas(r->plan, areas, sizeof(areas));
        COMPLAIN(r, "there is no area \"%.*s\"; there are %s", (int)n, r->line->text, areas);
        return;
    }
    if (r->overlay->order[area] != UINT16_MAX) {
        COMPLAIN(r, "this area was listed before");
        return;
    }
    r->overlay->order[area] = r->n_areas++;
    if (!text_copy(r->overlay->captions[area], OVERLAY_CAPTION_SIZE, caption))
        COMPLAIN(r, "a caption has at most %d characters", OVERLAY_CAPTION_SIZE - 1);
}

static bool is_far(const struct plan *plan, uint32_t a, uint32_t b)
{
    const int64_t dx = (int64_t)plan->seats[a].x - plan->seats[b].x;
    const int64_t dy = (int64_t)plan->seats[a].y - plan->seats[b].y;
    const int64_t far = (int64_t)plan->pitch * FAR_APART_PITCHES;
    return dx * dx + dy * dy > far * far;
}

/* "Stalls L15 = L16": the space, then the seat that goes with it. */
static void resolve_companion(struct resolver *r)
{
    size_t n = 0;
    const char *companion = behind(r->line->text, '=', &n);
    struct overlay_seats space = list_of(r, usual_area(r));
    overlay_seats_find(&space, r->line->text, n);
    const uint32_t a = space.n == 1 ? r->seats[0] : SEAT_NONE;
    struct overlay_seats seat = list_of(r, space.area);
    overlay_seats_find(&seat, companion, strlen(companion));
    const uint32_t b = seat.n == 1 ? r->seats[0] : SEAT_NONE;
    if (a == SEAT_NONE || b == SEAT_NONE || a == b) {
        COMPLAIN(r, "a wheelchair space, = and one seat are needed: Stalls L15 = L16");
        return;
    }
    if (r->overlay->partner[a] != SEAT_NONE || r->overlay->partner[b] != SEAT_NONE) {
        COMPLAIN(r, "one of the two is in a pair already");
        return;
    }
    if (is_far(r->plan, a, b))
        COMPLAIN(r, "the two are far apart; the pair is kept");
    r->overlay->partner[a] = b;
    r->overlay->partner[b] = a;
    r->overlay->flags[b] |= SEAT_FLAG_COMPANION;
}

/* The place of these words among the notes, from 1 on; 0 for none. */
static uint8_t keep_note(struct resolver *r, const char *words)
{
    struct plan_overlay *overlay = r->overlay;
    char note[OVERLAY_NOTE_SIZE];
    if (!words[0])
        return 0;
    if (!text_copy(note, sizeof(note), words)) {
        COMPLAIN(r, "a note has at most %d characters", OVERLAY_NOTE_SIZE - 1);
        return 0;
    }
    for (size_t i = 0; i < overlay->n_notes; i++) {
        if (strcmp(overlay->notes[i], note) == 0)
            return (uint8_t)(i + 1);
    }
    if (overlay->n_notes == OVERLAY_NOTES_MAX) {
        COMPLAIN(r, "a plan has at most %d different notes", OVERLAY_NOTES_MAX);
        return 0;
    }
    memcpy(overlay->notes[overlay->n_notes], note, sizeof(note));
    return (uint8_t)++overlay->n_notes;
}

/* "Circle A1-A4, A20: safety rail" */
static void resolve_noted(struct resolver *r, uint8_t flag)
{
    size_t n = 0, n_twice = 0;
    const char *words = behind(r->line->text, ':', &n);
    struct overlay_seats list = list_of(r, usual_area(r));
    overlay_seats_find(&list, r->line->text, n);
    const uint8_t note = keep_note(r, words);
    for (size_t i = 0; i < list.n; i++) {
        uint8_t *had = &r->overlay->note[r->seats[i]];
        r->overlay->flags[r->seats[i]] |= flag;
        n_twice += note != 0 && *had != 0 && *had != note;
        *had = *had != 0 ? *had : note;
    }
    if (n_twice > 0)
        COMPLAIN(r, "%zu of these seats had words before, which they keep", n_twice);
}

static void resolve_lock(struct resolver *r)
{
    size_t n = 0;
    const char *words = behind(r->line->text, ':', &n);
    struct plan_overlay *overlay = r->overlay;
    if (overlay->n_locks == OVERLAY_LOCKS_MAX) {
        COMPLAIN(r, "a plan has words for at most %d locks", OVERLAY_LOCKS_MAX);
        return;
    }
    struct overlay_lock *lock = &overlay->locks[overlay->n_locks];
    while (n > 0 && r->line->text[n - 1] == ' ')
        n--;
    struct text name = TEXT_OF(lock->name);
    text_add_n(&name, r->line->text, n);
    lock->note = keep_note(r, words);
    if (name.cut || n == 0 || lock->note == 0)
        COMPLAIN(r, "the name of a lock, a colon and words are needed");
    else
        overlay->n_locks++;
}

/* Areas come first: the other entries may use their captions. */
static void resolve_lines(struct resolver *r, bool areas)
{
    for (size_t i = 0; i < r->text->n_lines; i++) {
        r->line = &r->text->lines[i];
        if (areas != (r->line->key == OVERLAY_AREAS))
            continue;
        if (areas)
            resolve_area(r);
        else if (r->line->key == OVERLAY_COMPANIONS)
            resolve_companion(r);
        else if (r->line->key == OVERLAY_LOCKS)
            resolve_lock(r);
        else
            resolve_noted(r, r->line->key == OVERLAY_RESTRICTED ? SEAT_FLAG_RESTRICTED : 0);
    }
}

struct plan_overlay *overlay_resolve(const struct plan *plan, const struct overlay_text *text,
                                     struct overlay_complaints *complaints)
{
    struct plan_overlay *overlay = plan_overlay_new(plan);
    struct resolver r = {.plan = plan, .overlay = overlay, .complaints = complaints, .text = text};
    if (!text)
        return overlay;
    overlay->stage_side = text->stage_side;
    text_copy(overlay->stage, sizeof(overlay->stage), text->stage_name);
    r.seats = mem_zalloc_array(plan->n_seats, sizeof(*r.seats));
    resolve_lines(&r, true);
    resolve_lines(&r, false);
    mem_free(r.seats);
    return overlay;
}

void overlay_resolve_check_spaces(const struct plan *plan, const struct plan_overlay *overlay,
                                  const struct seat_status *status, const struct overlay_text *text,
                                  struct overlay_complaints *complaints)
{
    for (uint32_t i = 0; status->seats_known && i < plan->n_seats; i++) {
        const uint32_t partner = overlay->partner[i];
        if (partner == SEAT_NONE || !(overlay->flags[partner] & SEAT_FLAG_COMPANION) ||
            !seat_is_free((enum seat_state)status->state[i]))
            continue;
        overlay_complain(complaints, text->file, text->line,
                         "%s %s has a companion but is sold as an ordinary seat",
                         plan_string(plan, plan->areas[plan->seats[i].area].name),
                         plan_string(plan, plan->seats[i].name));
    }
}
