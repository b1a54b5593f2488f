#include "fakes/plan_random.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "base/mem.h"
#include "base/text.h"

enum {
    SEAT_BYTES = 520, /* at most, with the longest labels */
    AREA_BYTES = 640,
    AREAS_MAX = 24,
    FEW = 40,
    MANY = 600,
    MORE = 3000,
    MOST = 12000,
    PLACE_MAX = 900000,
};

enum arrangement { BLOCK, CURVED, SLANTED, SIDEWAYS, SCATTERED, ONE_POINT, N_ARRANGEMENTS };

struct maker {
    struct plan_chance chance;
    struct text t;
    uint32_t next_id, n_left; /* n_left: seats still to come */
    uint32_t step;            /* between seats */
    int32_t last_x, last_y;
};

struct row_maker {
    enum arrangement arrangement;
    uint32_t n, row;
    bool has_links, has_gaps;
    char label[72]; /* as JSON, with its quotes */
};

uint32_t plan_chance_below(struct plan_chance *chance, uint32_t n)
{
    assert(n > 0);
    uint64_t z = (chance->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) >> 32) % n;
}

static uint32_t below(struct maker *m, uint32_t n)
{
    return plan_chance_below(&m->chance, n);
}

static bool one_in(struct maker *m, uint32_t n)
{
    return below(m, n) == 0;
}

static int32_t anywhere(struct maker *m, int32_t reach)
{
    return (int32_t)below(m, (uint32_t)reach * 2 + 1) - reach;
}

static const char *any_label(struct maker *m)
{
    static const char *const labels[] = {
        "\"A\"",
        "\"B\"",
        "\"AA\"",
        "\"F\"",
        "\"\"",
        "null",
        "\" \"",
        "\"\\u0041\"",
        "\"\\ud83c\"",
        "\"R\\u00e4nge\"",
        "\"Parkett\"",
        "\"\xD8\xB5\xD9\x81 1\"",
        "\"\\u202Eevil\"",
        "\"a row with far too many letters for any ticket\"",
        "17",
        "\"\\\"\\\\\\/\"",
    };
    return labels[below(m, sizeof(labels) / sizeof(labels[0]))];
}

static int32_t round_to(double value)
{
    return (int32_t)lround(value);
}

/* Where the i-th place of a row stands in its area. */
static void place(struct maker *m, const struct row_maker *row, uint32_t i, int32_t *x, int32_t *y)
{
    const double step = (double)m->step;
    const double along = (double)i * step, back = (double)row->row * step * 1.2;
    switch (row->arrangement) {
    case CURVED: {
        const double middle = ((double)i - (double)row->n / 2) / ((double)row->n + 1);
        *x = round_to(along);
        *y = round_to(back - middle * middle * step * 6);
        break;
    }
    case SLANTED:
        *x = round_to(along * 0.8 + back * 0.6);
        *y = round_to(back * 0.8 - along * 0.6);
        break;
    case SIDEWAYS:
        *x = round_to(back);
        *y = round_to(along);
        break;
    case SCATTERED:
        *x = anywhere(m, PLACE_MAX);
        *y = anywhere(m, PLACE_MAX);
        break;
    case ONE_POINT:
        *x = *y = 7;
        break;
    case BLOCK:
    case N_ARRANGEMENTS:
        *x = round_to(along);
        *y = round_to(back);
        break;
    }
}

static int32_t bounded(int32_t value)
{
    return value < -PLACE_MAX ? -PLACE_MAX : value > PLACE_MAX ? PLACE_MAX : value;
}

static void add_links(struct maker *m, const struct row_maker *row, uint32_t i)
{
    if (!row->has_links)
        return;
    const bool is_last = i + 1 == row->n;
    if (one_in(m, 60)) /* to a seat that is nowhere, or in another row */
        text_addf(&m->t, ",\"nextSeatId\":%u", below(m, m->next_id * 2));
    else if (is_last)
        text_add(&m->t, ",\"nextSeatId\":null");
    else
        text_addf(&m->t, ",\"nextSeatId\":\"%u\"", m->next_id + 1);
    text_addf(&m->t, ",\"nextIsAcrossAisle\":%s", one_in(m, 12) ? "true" : "false");
}

static void add_names(struct maker *m, const struct row_maker *row, uint32_t i)
{
    text_addf(&m->t, ",\"row\":%s", row->label);
    if (one_in(m, 40))
        text_addf(&m->t, ",\"name\":%s", any_label(m));
    else if (!one_in(m, 8))
        text_addf(&m->t, ",\"name\":\"%u-%u\"", row->row + 1, i + 1);
    if (!one_in(m, 10))
        text_addf(&m->t, ",\"number\":%u", one_in(m, 30) ? 1 : i + 1);
}

static void add_seat(struct maker *m, const struct row_maker *row, uint32_t i, uint32_t at)
{
    int32_t x = 0, y = 0;
    place(m, row, at, &x, &y);
    if (one_in(m, 50)) { /* on the seat before */
        x = m->last_x;
        y = m->last_y;
    }
    m->last_x = x = bounded(x);
    m->last_y = y = bounded(y);
    text_addf(&m->t, one_in(m, 2) ? "{\"id\":\"%u\"" : "\n { \"id\" : %u", m->next_id);
    add_names(m, row, i);
    text_addf(&m->t, ",\"x\":%d%s,\"y\":%d", (int)x, one_in(m, 9) ? ".5" : "", (int)y);
    add_links(m, row, i);
    text_add(&m->t, one_in(m, 5) ? ",\"tabOrder\":null,\"more\":{\"a\":[1,{}]}}" : "}");
    m->next_id++;
}

static void add_row(struct maker *m, enum arrangement arrangement, uint32_t number, uint32_t n)
{
    struct row_maker row = {
        .arrangement = arrangement,
        .n = n,
        .row = number,
        .has_links = !one_in(m, 4),
        .has_gaps = one_in(m, 3),
    };
    struct text label = TEXT_OF(row.label);
    if (one_in(m, 3))
        text_add(&label, any_label(m));
    else
        text_addf(&label, "\"R%u\"", number + 1);
    for (uint32_t i = 0, at = 0; i < n; i++, at++) {
        at += row.has_gaps && one_in(m, 6) ? 1 + below(m, 3) : 0;
        text_add(&m->t, number + i > 0 ? "," : "");
        add_seat(m, &row, i, at);
    }
}

/* `n` seats in rows of one kind. */
static void add_seats(struct maker *m, uint32_t n)
{
    static const uint32_t steps[] = {1, 2, 15, 18, 20, 21, 40, 999, 20000};
    const enum arrangement arrangement = (enum arrangement)below(m, N_ARRANGEMENTS);
    const uint32_t per_row = 1 + below(m, n > 40 && one_in(m, 10) ? n : 40);
    m->step = steps[below(m, sizeof(steps) / sizeof(steps[0]))];
    text_add(&m->t, ",\"seats\":[");
    for (uint32_t row = 0; n > 0; row++) {
        const uint32_t in_row = n < per_row ? n : per_row;
        add_row(m, arrangement, row, in_row);
        n -= in_row;
    }
    text_add(&m->t, "]");
}

static void add_head(struct maker *m, uint32_t number)
{
    const int32_t reach = one_in(m, 3) ? PLACE_MAX : 2000;
    text_addf(&m->t, "{\"id\":\"%uAREA\",\"type\":\"Reserved\",\"name\":%s,\"x\":%d,\"y\":%d",
              number, one_in(m, 4) ? any_label(m) : "\"Stalls\"", (int)anywhere(m, reach),
              (int)anywhere(m, reach));
}

/* Leaves, some of them within one or two areas that only hold others. */
static void add_areas(struct maker *m, uint32_t n_areas)
{
    text_add(&m->t, ",\"areas\":[");
    for (uint32_t a = 0; a < n_areas; a++) {
        const uint32_t levels = below(m, 3);
        const uint32_t n =
            a + 1 == n_areas ? m->n_left : below(m, m->n_left / (n_areas - a) * 2 + 1);
        m->n_left -= n;
        text_add(&m->t, a ? "," : "");
        for (uint32_t i = 0; i < levels; i++) {
            add_head(m, a * 10 + i);
            text_add(&m->t, ",\"areas\":[");
        }
        add_head(m, a * 10 + 9);
        add_seats(m, n);
        text_add(&m->t, "}");
        for (uint32_t i = 0; i < levels; i++)
            text_add(&m->t, "]}");
    }
    text_add(&m->t, "]");
}

static uint32_t any_size(struct maker *m)
{
    if (one_in(m, 50))
        return 1 + below(m, MOST);
    if (one_in(m, 20))
        return 1 + below(m, MORE);
    return 1 + below(m, one_in(m, 2) ? FEW : MANY);
}

struct plan_random plan_random_make(uint64_t seed)
{
    struct maker m = {.chance = {seed * 2 + 1}, .next_id = 1};
    const uint32_t n_seats = m.n_left = any_size(&m);
    const uint32_t n_areas = 1 + below(&m, AREAS_MAX);
    const size_t room = (size_t)n_seats * SEAT_BYTES + (size_t)(n_areas + 1) * AREA_BYTES;
    char *json = mem_zalloc(room);
    m.next_id += below(&m, 1000000);
    m.t = text_over(json, room);
    text_addf(&m.t, "{\"id\":\"%uPLAN\",\"name\":%s,\"type\":\"Group\",\"venue\":{\"id\":\"1V\"}",
              (unsigned)(seed % 1000000), any_label(&m));
    if (one_in(&m, 6))
        add_seats(&m, n_seats);
    else
        add_areas(&m, n_areas);
    text_add(&m.t, "}");
    assert(!m.t.cut);
    return (struct plan_random){json, m.t.len, n_seats};
}
