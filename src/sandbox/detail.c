#include "sandbox/detail.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const char letters[] = "ABUWXI";

bool detail_lock_id(char letter, char out[SB_ID_SIZE])
{
    if (letter != 'X' && letter != 'I')
        return false;
    venue_id(out, letter == 'X' ? 77001 : 77002);
    return true;
}

const char *detail_lock_name(char letter)
{
    return letter == 'X' ? "Agent allocation" : "Seat information";
}

typedef void visit_seat(struct jsonw *w, const struct sb_seat *seat);

/* Visits the seats of one band and letter; returns how many there are. */
static size_t each_seat(struct jsonw *w, const struct detail_spec *spec, size_t band, char letter,
                        visit_seat *visit)
{
    const struct sb_plan *plan = house_plan(spec->house);
    size_t n = 0;
    for (size_t i = 0; i < plan->n_areas; i++) {
        const struct sb_area *area = &plan->areas[i];
        for (size_t k = 0; k < area->n_seats; k++) {
            if (area->seats[k].band != band || house_letter(spec->house, i, k) != letter)
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

static void grouped_letter(struct jsonw *w, const struct detail_spec *spec, size_t band,
                           char letter)
{
    const char key[2] = {letter, '\0'};
    char lock[SB_ID_SIZE];
    const bool locked = spec->locks && detail_lock_id(letter, lock);
    jsonw_key(w, key);
    if (locked) {
        jsonw_open(w, '{');
        jsonw_key(w, lock);
    }
    jsonw_open(w, '[');
    each_seat(w, spec, band, letter, seat_number);
    jsonw_close(w, ']');
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
            if (each_seat(w, spec, band, *c, NULL) == 0)
                continue;
            if (!opened) {
                jsonw_key(w, spec->venue->bands[band].id);
                jsonw_open(w, '{');
                opened = true;
            }
            grouped_letter(w, spec, band, *c);
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
    if (spec->locks && detail_lock_id(letter, lock))
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
static void lines(struct jsonw *w, const struct detail_spec *spec)
{
    char head[128], lock[SB_ID_SIZE];
    for (size_t band = 0; band < spec->venue->n_bands; band++) {
        for (const char *c = letters; *c; c++) {
            if (each_seat(w, spec, band, *c, NULL) == 0)
                continue;
            const bool locked = spec->locks && detail_lock_id(*c, lock);
            struct text t = TEXT_OF(head);
            text_addf(&t, "%s;%c;%s%s", spec->venue->bands[band].id, *c, locked ? lock : "",
                      locked ? ";" : "");
            jsonw_text(w, head, t.len);
            w->comma = false;
            each_seat(w, spec, band, *c, seat_number);
            jsonw_text(w, "\r\n", 2);
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
