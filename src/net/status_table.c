#include "net/status_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DRIFT_LEAST = 8, DRIFT_PER_SEATS = 500 };

static const char letters[] = "ABUWXI";
enum { N_LETTERS = sizeof(letters) - 1 };

struct place {
    uint32_t id, seat;
};

struct status_table {
    const struct plan *plan;
    const struct price_list *prices;
    struct place *places; /* by id */
    char *letter;         /* by seat index, 0: not heard of */
    uint8_t *band, *lock;
    const struct status_locks *locks; /* NULL: none are known */
    int n[N_LETTERS];
    bool spoilt, info_is_sellable;
};

static int by_id(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    return a->id < b->id ? -1 : a->id > b->id;
}

struct status_table *status_table_new(const struct plan *plan, const struct price_list *prices)
{
    struct status_table *t = mem_zalloc(sizeof(*t));
    const size_t n = plan->n_seats;
    t->plan = plan;
    t->prices = prices;
    t->places = mem_zalloc_array(n + 1, sizeof(t->places[0]));
    t->letter = mem_zalloc(n + 1);
    t->band = mem_zalloc(n + 1);
    t->lock = mem_zalloc(n + 1);
    memset(t->band, BAND_NONE, n);
    for (uint32_t i = 0; i < plan->n_seats; i++)
        t->places[i] = (struct place){plan->seats[i].id, i};
    qsort(t->places, n, sizeof(t->places[0]), by_id);
    return t;
}

void status_table_free(struct status_table *t)
{
    if (!t)
        return;
    mem_free(t->places);
    mem_free(t->letter);
    mem_free(t->band);
    mem_free(t->lock);
    mem_free(t);
}

static uint32_t find(const struct status_table *t, uint32_t seat_id)
{
    const struct place key = {.id = seat_id};
    const struct place *place =
        bsearch(&key, t->places, t->plan->n_seats, sizeof(t->places[0]), by_id);
    return place ? place->seat : SEAT_NONE;
}

bool status_table_is_letter(char c)
{
    return c != '\0' && strchr(letters, c) != NULL;
}

bool status_table_has_seat(const struct status_table *t, uint32_t seat_id)
{
    return find(t, seat_id) != SEAT_NONE;
}

uint8_t status_table_band(const struct status_table *t, const char *id, size_t n)
{
    for (size_t i = 0; t->prices && i < t->prices->n_bands; i++) {
        const char *known = t->prices->bands[i].id;
        if (strlen(known) == n && memcmp(known, id, n) == 0)
            return (uint8_t)i;
    }
    return BAND_NONE;
}

void status_table_know_locks(struct status_table *t, const struct status_locks *locks)
{
    t->locks = locks;
}

uint8_t status_table_lock(const struct status_table *t, const char *id, size_t n)
{
    return t->locks ? status_locks_find(t->locks, id, n) : 0;
}

void status_table_set(struct status_table *t, uint32_t seat_id, struct status_words words)
{
    if (!words.letter)
        return;
    const uint32_t seat = find(t, seat_id);
    if (seat == SEAT_NONE || (t->letter[seat] && t->letter[seat] != words.letter)) {
        t->spoilt = true;
        return;
    }
    if (!t->letter[seat])
        t->n[strchr(letters, words.letter) - letters]++;
    t->letter[seat] = words.letter;
    if (words.band != BAND_NONE)
        t->band[seat] = words.band;
    if (words.lock != 0)
        t->lock[seat] = words.lock;
}

void status_table_spoil(struct status_table *t)
{
    t->spoilt = true;
}

static int count_heard(const struct status_table *t)
{
    int n = 0;
    for (size_t i = 0; i < N_LETTERS; i++)
        n += t->n[i];
    return n;
}

bool status_table_is_spoilt(const struct status_table *t)
{
    return t->spoilt || count_heard(t) == 0;
}

static int count_of(const struct status_table *t, char letter)
{
    return t->n[strchr(letters, letter) - letters];
}

static int apart(int a, int b)
{
    return a > b ? a - b : b - a;
}

/* How far the letters are from the counts; `info` seats counted as available, or as unavailable. */
static int distance(const struct status_table *t, const struct status_counts *c, bool info)
{
    const int n_info = count_of(t, 'I');
    int sum = apart(count_of(t, 'A') + (info ? n_info : 0), c->available) +
              apart(count_of(t, 'W'), c->wheelchair) + apart(count_of(t, 'X'), c->special);
    if (c->has_in_basket)
        sum += apart(count_of(t, 'B'), c->in_basket);
    if (c->has_unavailable)
        sum += apart(count_of(t, 'U') + (info ? 0 : n_info), c->unavailable);
    return sum;
}

/* Locks that are open to everybody may be counted inside `available` (contract 8.1, A7). */
static int distance_with_open_locks(const struct status_table *t, struct status_counts c, bool info)
{
    if (c.open_locks == 0 || c.open_locks > c.available)
        return distance(t, &c, info);
    c.available -= c.open_locks;
    c.special += c.open_locks;
    return distance(t, &c, info);
}

static int nearest(const struct status_table *t, const struct status_counts *c, bool info)
{
    const int plain = distance(t, c, info);
    const int open = distance_with_open_locks(t, *c, info);
    return open < plain ? open : plain;
}

bool status_table_agrees(struct status_table *t, const struct status_counts *c)
{
    const int n_heard = count_heard(t);
    if (status_table_is_spoilt(t))
        return false;
    const int drift = DRIFT_LEAST + n_heard / DRIFT_PER_SEATS;
    /* small houses: a drift must stay small beside the house, or anything would agree */
    const int allowed = drift < n_heard / 4 ? drift : n_heard / 4;
    const int with_info = nearest(t, c, true), without_info = nearest(t, c, false);
    t->info_is_sellable = with_info <= without_info;
    return (t->info_is_sellable ? with_info : without_info) <= allowed;
}

static enum seat_state state_of(const struct status_table *t, char letter)
{
    switch (letter) {
    case 'A':
        return SEAT_AVAILABLE;
    case 'B':
        return SEAT_BASKET;
    case 'U':
        return SEAT_UNAVAILABLE;
    case 'W':
        return SEAT_WHEELCHAIR;
    case 'X':
        return SEAT_ALLOCATION;
    case 'I':
        return t->info_is_sellable ? SEAT_INFO : SEAT_UNAVAILABLE;
    default:
        return SEAT_UNKNOWN;
    }
}

static void count_in_area(struct area_status *area, enum seat_state state)
{
    area->capacity++;
    area->available += state == SEAT_AVAILABLE || state == SEAT_INFO ? 1 : 0;
    area->wheelchair += state == SEAT_WHEELCHAIR ? 1 : 0;
    area->special += state == SEAT_ALLOCATION ? 1 : 0;
}

void status_table_fill(const struct status_table *t, struct seat_status *status)
{
    if (t->locks)
        memcpy(status->lock_names, t->locks->names, sizeof(status->lock_names));
    for (uint32_t i = 0; i < t->plan->n_areas; i++) {
        if (t->plan->areas[i].reserved)
            status->areas[i] = (struct area_status){0};
    }
    uint8_t allocation = 0;
    for (uint32_t i = 0; i < t->plan->n_seats; i++) {
        const enum seat_state state = state_of(t, t->letter[i]);
        status->state[i] = (uint8_t)state;
        status->band[i] = t->band[i];
        status->lock[i] = t->lock[i];
        count_in_area(&status->areas[t->plan->seats[i].area], state);
        if (state != SEAT_ALLOCATION || t->lock[i] == 0)
            continue;
        status->many_allocations |= allocation != 0 && t->lock[i] != allocation;
        allocation = t->lock[i];
    }
}
