#include "sandbox/detail.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const char letters[] = "ABUWXI";

static const struct {
    enum sb_lock lock;
    char letter;
    uint64_t number;
    const char *name;
} named[] = {
    {SB_LOCK_AGENT, 'X', 77001, "Agent allocation"},
    {SB_LOCK_FRIENDS, 'X', 77003, "Friends of the Lantern"},
    {SB_LOCK_INFO, 'I', 77002, "Seat information"},
};
enum { NAMED = sizeof(named) / sizeof(named[0]) };

const char *detail_lock(enum sb_lock lock, char ret_id[SB_ID_SIZE])
{
    for (size_t i = 0; i < NAMED; i++) {
        if (named[i].lock != lock)
            continue;
        venue_id(ret_id, named[i].number);
        return named[i].name;
    }
    return NULL;
}

typedef void visit_seat(struct jsonw *w, const struct sb_seat *seat);

/* What seats are grouped by; any lock where it is SB_LOCK_NONE. */
struct group {
    size_t band;
    char letter;
    enum sb_lock lock;
};

/* Visits the seats of one group; returns how many there are. */
static size_t each_seat(struct jsonw *w, const struct detail_spec *spec, struct group group,
                        visit_seat *visit)
{
    const struct sb_plan *plan = house_plan(spec->house);
    size_t n = 0;
    for (size_t i = 0; i < plan->n_areas; i++) {
        const struct sb_area *area = &plan->areas[i];
        for (size_t k = 0; k < area->n_seats; k++) {
            if (area->seats[k].band != group.band ||
                house_letter(spec->house, i, k) != group.letter ||
                (group.lock != SB_LOCK_NONE && area->seats[k].lock != group.lock))
                continue;
            n++;
            if (visit)
                visit(w, &area->seats[k]);
        }
    }
    return n;
}

static void seat_number(struct jsonw *w, const struct sb_seat *seat)
{
    jsonw_int(w, seat->id);
}

/* The groups of a letter's seats, told apart by their locks where that is asked for and they have
 * any. Returns how many. */
static size_t groups_of(const struct detail_spec *spec, size_t band, char letter,
                        struct group ret[NAMED])
{
    size_t n = 0;
    for (size_t i = 0; i < NAMED && spec->locks; i++) {
        const struct group group = {band, letter, named[i].lock};
        if (named[i].letter == letter && each_seat(NULL, spec, group, NULL) > 0)
            ret[n++] = group;
    }
    if (n == 0 && each_seat(NULL, spec, (struct group){band, letter, SB_LOCK_NONE}, NULL) > 0)
        ret[n++] = (struct group){band, letter, SB_LOCK_NONE};
    return n;
}

static void grouped_letter(struct jsonw *w, const struct detail_spec *spec,
                           const struct group *groups, size_t n)
{
    const char key[2] = {groups[0].letter, '\0'};
    const bool locked = groups[0].lock != SB_LOCK_NONE;
    char lock[SB_ID_SIZE];
    jsonw_key(w, key);
    if (locked)
        jsonw_open(w, '{');
    for (size_t i = 0; i < n; i++) {
        if (detail_lock(groups[i].lock, lock))
            jsonw_key(w, lock);
        jsonw_open(w, '[');
        each_seat(w, spec, groups[i], seat_number);
        jsonw_close(w, ']');
    }
    if (locked)
        jsonw_close(w, '}');
}

/* {band: {letter: [seat, ...]}} */
static void grouped(struct jsonw *w, const struct detail_spec *spec)
{
    jsonw_open(w, '{');
    for (size_t band = 0; band < spec->venue->n_bands; band++) {
        bool opened = false;
        for (const char *c = letters; *c; c++) {
            struct group groups[NAMED];
            const size_t n = groups_of(spec, band, *c, groups);
            if (n == 0)
                continue;
            if (!opened) {
                jsonw_key(w, spec->venue->bands[band].id);
                jsonw_open(w, '{');
                opened = true;
            }
            grouped_letter(w, spec, groups, n);
        }
        if (opened)
            jsonw_close(w, '}');
    }
    jsonw_close(w, '}');
}

static void list_entry(struct jsonw *w, const struct detail_spec *spec, const struct sb_seat *seat,
                       char letter)
{
    char id[16], lock[SB_ID_SIZE];
    const char status[2] = {letter, '\0'};
    snprintf(id, sizeof(id), "%" PRIu32, seat->id);
    jsonw_open(w, '{');
    jsonw_m_str(w, "id", id);
    jsonw_m_str(w, "status", status);
    jsonw_m_id(w, "band", spec->venue->bands[seat->band].id);
    if (spec->locks && strchr("XI", letter) && detail_lock(seat->lock, lock))
        jsonw_m_id(w, "lockType", lock);
    jsonw_close(w, '}');
}

/* [{id, status, band}, ...] */
static void listed(struct jsonw *w, const struct detail_spec *spec)
{
    const struct sb_plan *plan = house_plan(spec->house);
    jsonw_open(w, '[');
    for (size_t i = 0; i < plan->n_areas; i++) {
        for (size_t k = 0; k < plan->areas[i].n_seats; k++)
            list_entry(w, spec, &plan->areas[i].seats[k], house_letter(spec->house, i, k));
    }
    jsonw_close(w, ']');
}

/* band;letter;seat,seat - with the lock type behind the letter when it is asked for */
static void line(struct jsonw *w, const struct detail_spec *spec, struct group group)
{
    char head[128], lock[SB_ID_SIZE] = "";
    const bool locked = detail_lock(group.lock, lock) != NULL;
    struct text t = TEXT_OF(head);
    text_addf(&t, "%s;%c;%s%s", spec->venue->bands[group.band].id, group.letter, lock,
              locked ? ";" : "");
    jsonw_text(w, head, t.len);
    w->comma = false;
    each_seat(w, spec, group, seat_number);
    jsonw_text(w, "\r\n", 2);
}

static void lines(struct jsonw *w, const struct detail_spec *spec)
{
    for (size_t band = 0; band < spec->venue->n_bands; band++) {
        for (const char *c = letters; *c; c++) {
            struct group groups[NAMED];
            const size_t n = groups_of(spec, band, *c, groups);
            for (size_t i = 0; i < n; i++)
                line(w, spec, groups[i]);
        }
    }
}

/* Runs of counts in base 36, mixed: no seat number is in it. */
static void unreadable(struct jsonw *w, const struct detail_spec *spec)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    const struct sb_plan *plan = house_plan(spec->house);
    uint32_t mix = 2166136261U;
    jsonw_text(w, "~2|", 3);
    for (size_t i = 0; i < plan->n_areas; i++) {
        for (size_t k = 0; k < plan->areas[i].n_seats; k++) {
            mix = (mix ^ (unsigned char)house_letter(spec->house, i, k)) * 16777619U;
            jsonw_text(w, &digits[mix % 36], 1);
        }
        jsonw_text(w, "|", 1);
    }
}

const char *detail_write(struct jsonw *w, const struct detail_spec *spec)
{
    switch (spec->encoding) {
    case DETAIL_LIST:
        listed(w, spec);
        return "application/json; charset=utf-8";
    case DETAIL_TEXT:
        lines(w, spec);
        return "text/plain; charset=utf-8";
    case DETAIL_UNKNOWN:
        unreadable(w, spec);
        return "application/octet-stream";
    default:
        grouped(w, spec);
        return "application/json; charset=utf-8";
    }
}
