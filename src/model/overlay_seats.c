#include "model/overlay_seats.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

/* Part of a name's text. */
struct span {
    const char *at;
    size_t n;
};

static struct span trimmed(const char *at, size_t n)
{
    while (n > 0 && (*at == ' ' || *at == '\t')) {
        at++;
        n--;
    }
    while (n > 0 && (at[n - 1] == ' ' || at[n - 1] == '\t'))
        n--;
    return (struct span){at, n};
}

static bool is_same(struct span span, const char *word)
{
    return word[0] && strlen(word) == span.n && strncasecmp(span.at, word, span.n) == 0;
}

/* Bytes of `word` when the span begins with it as a whole word, else 0. */
static size_t begins_with(struct span span, const char *word)
{
    const size_t n = strlen(word);
    if (n == 0 || n > span.n || strncasecmp(span.at, word, n) != 0)
        return 0;
    return n == span.n || span.at[n] == ' ' || span.at[n] == '\t' || span.at[n] == ',' ? n : 0;
}

static size_t begins_with_area(struct span span, const struct overlay_seats *list, uint32_t area)
{
    const struct plan_area *a = &list->plan->areas[area];
    const char *const words[] = {a->id, plan_string(list->plan, a->name),
                                 list->overlay->captions[area]};
    size_t most = 0;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        const size_t n = begins_with(span, words[i]);
        most = n > most ? n : most;
    }
    return most;
}

uint32_t overlay_seats_area(const struct plan *plan, const struct plan_overlay *overlay,
                            const char *name, size_t n)
{
    const struct span span = trimmed(name, n);
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        const struct plan_area *a = &plan->areas[i];
        if (is_same(span, a->id) || is_same(span, plan_string(plan, a->name)) ||
            is_same(span, overlay->captions[i]))
            return i;
    }
    return SEAT_NONE;
}

void overlay_seats_list_areas(const struct plan *plan, char *out, size_t size)
{
    struct text words = text_over(out, size);
    for (uint32_t i = 0; i < plan->n_areas && !words.cut; i++)
        text_addf(&words, "%s%s", i > 0 ? ", " : "", plan_string(plan, plan->areas[i].name));
}

static void add(struct overlay_seats *list, uint32_t seat)
{
    if (list->n < list->plan->n_seats)
        list->seats[list->n++] = seat;
}

static void complain(struct overlay_seats *list, struct span span, const char *what)
{
    char areas[72];
    if (list->area != SEAT_NONE) {
        const struct plan_area *area = &list->plan->areas[list->area];
        overlay_complain(list->complaints, list->file, list->line, "%s \"%.*s\" in %s", what,
                         (int)span.n, span.at, plan_string(list->plan, area->name));
        return;
    }
    overlay_seats_list_areas(list->plan, areas, sizeof(areas));
    overlay_complain(list->complaints, list->file, list->line, "%s \"%.*s\"; areas are %s", what,
                     (int)span.n, span.at, areas);
}

/* The seats among which a name is looked up. */
static void bounds(const struct overlay_seats *list, uint32_t *ret_first, uint32_t *ret_end)
{
    *ret_first = 0;
    *ret_end = list->plan->n_seats;
    if (list->area != SEAT_NONE) {
        *ret_first = list->plan->areas[list->area].first_seat;
        *ret_end = *ret_first + list->plan->areas[list->area].n_seats;
    }
}

static bool is_called(const struct plan *plan, uint32_t seat, struct span span)
{
    const struct plan_seat *s = &plan->seats[seat];
    char name[32];
    if (is_same(span, plan_string(plan, s->name)))
        return true;
    struct text words = TEXT_OF(name);
    text_addf(&words, "%s%u", plan_string(plan, plan->rows[s->row].label), s->number);
    return s->number > 0 && is_same(span, name);
}

/* How many seats are called so; *ret_seat is the first of them. */
static size_t count_called(const struct overlay_seats *list, struct span span, uint32_t *ret_seat)
{
    uint32_t first = 0, end = 0;
    size_t n = 0;
    bounds(list, &first, &end);
    for (uint32_t i = first; i < end; i++) {
        if (!is_called(list->plan, i, span))
            continue;
        if (n++ == 0)
            *ret_seat = i;
    }
    return n;
}

static bool number_of(struct span span, uint16_t *ret)
{
    char digits[8];
    int64_t number = 0;
    if (span.n >= sizeof(digits))
        return false;
    struct text words = TEXT_OF(digits);
    text_add_n(&words, span.at, span.n);
    if (!text_to_int64(digits, 1, UINT16_MAX, &number))
        return false;
    *ret = (uint16_t)number;
    return true;
}

static bool has_number(const struct plan *plan, uint32_t row, uint16_t number)
{
    const struct plan_row *r = &plan->rows[row];
    for (uint32_t i = r->first_seat; i < r->first_seat + r->n_seats; i++) {
        if (plan->seats[i].number == number)
            return true;
    }
    return false;
}

/* Adds what lies between two numbers of a row, both included; how many. */
static size_t add_numbers(struct overlay_seats *list, uint32_t row, uint16_t a, uint16_t b)
{
    const struct plan_row *r = &list->plan->rows[row];
    const uint16_t low = a < b ? a : b, high = a < b ? b : a;
    size_t n = 0;
    for (uint32_t i = r->first_seat; i < r->first_seat + r->n_seats; i++) {
        const uint16_t number = list->plan->seats[i].number;
        if (number < low || number > high)
            continue;
        add(list, i);
        n++;
    }
    return n;
}

/* "F12-F18" or "F12-18": both ends must be there, in one row. */
static bool add_run(struct overlay_seats *list, struct span span)
{
    for (size_t i = 1; i + 1 < span.n; i++) {
        if (span.at[i] != '-')
            continue;
        const struct span from = trimmed(span.at, i), to = trimmed(span.at + i + 1, span.n - i - 1);
        uint32_t a = 0, b = 0;
        uint16_t number = 0;
        if (count_called(list, from, &a) != 1 || list->plan->seats[a].number == 0)
            continue;
        const struct plan_seat *first = &list->plan->seats[a];
        if (count_called(list, to, &b) == 1 && list->plan->seats[b].row == first->row)
            number = list->plan->seats[b].number;
        else if (!number_of(to, &number) || !has_number(list->plan, first->row, number))
            continue;
        if (number > 0)
            return add_numbers(list, first->row, first->number, number) > 0;
    }
    return false;
}

/* "F", "3 12" or "3 12-18", behind the word "row". */
static bool add_row(struct overlay_seats *list, struct span span, uint32_t row)
{
    const struct plan_row *r = &list->plan->rows[row];
    const char *label = plan_string(list->plan, r->label);
    const size_t n = begins_with(span, label);
    const struct span rest = trimmed(span.at + n, span.n - n);
    const char *dash = memchr(rest.at, '-', rest.n);
    const size_t n_first = dash ? (size_t)(dash - rest.at) : rest.n;
    uint16_t from = 0, to = 0;
    if (n == 0)
        return false;
    if (rest.n == 0) {
        for (uint32_t i = 0; i < r->n_seats; i++)
            add(list, r->first_seat + i);
        return true;
    }
    if (!number_of(trimmed(rest.at, n_first), &from))
        return false;
    to = from;
    if (dash && !number_of(trimmed(dash + 1, rest.n - n_first - 1), &to))
        return false;
    return add_numbers(list, row, from, to) > 0;
}

static bool add_rows(struct overlay_seats *list, struct span span)
{
    bool any = false;
    uint32_t first = 0, n = list->plan->n_rows;
    if (list->area != SEAT_NONE) {
        first = list->plan->areas[list->area].first_row;
        n = list->plan->areas[list->area].n_rows;
    }
    for (uint32_t i = first; i < first + n; i++)
        any = add_row(list, span, i) || any;
    return any;
}

static bool add_id(struct overlay_seats *list, struct span span)
{
    char digits[12];
    int64_t id = 0;
    struct text words = TEXT_OF(digits);
    text_add_n(&words, span.at, span.n);
    if (words.cut || !text_to_int64(digits, 1, UINT32_MAX - 1, &id))
        return false;
    const uint32_t seat = plan_find_seat(list->plan, (uint32_t)id);
    if (seat != SEAT_NONE)
        add(list, seat);
    return seat != SEAT_NONE;
}

static void find_one(struct overlay_seats *list, struct span span)
{
    uint32_t seat = 0;
    const size_t n_id = begins_with(span, "id"), n_row = begins_with(span, "row");
    const size_t n = count_called(list, span, &seat);
    if (n == 1) {
        add(list, seat);
    } else if (n > 1) {
        complain(list, span, "more than one seat is called");
    } else if (n_id > 0 && n_id < span.n) {
        if (!add_id(list, trimmed(span.at + n_id, span.n - n_id)))
            complain(list, span, "no seat has the");
    } else if (n_row > 0 && n_row < span.n) {
        if (!add_rows(list, trimmed(span.at + n_row, span.n - n_row)))
            complain(list, span, "there is no");
    } else if (!add_run(list, span)) {
        complain(list, span, "there is no seat");
    }
}

/* An area at the beginning is in force from here on; returns what is behind it. */
static struct span take_area(struct overlay_seats *list, struct span span)
{
    size_t most = 0;
    for (uint32_t i = 0; i < list->plan->n_areas; i++) {
        const size_t n = begins_with_area(span, list, i);
        if (n > most) {
            most = n;
            list->area = i;
        }
    }
    span.at += most;
    span.n -= most;
    return span;
}

static void add_area(struct overlay_seats *list)
{
    const struct plan_area *area = &list->plan->areas[list->area];
    for (uint32_t i = 0; i < area->n_seats; i++)
        add(list, area->first_seat + i);
}

void overlay_seats_find(struct overlay_seats *list, const char *names, size_t n)
{
    struct span rest = trimmed(names, n);
    while (rest.n > 0) {
        const struct span behind = take_area(list, rest);
        const char *comma = memchr(behind.at, ',', behind.n);
        const size_t n_item = comma ? (size_t)(comma - behind.at) : behind.n;
        const struct span item = trimmed(behind.at, n_item);
        const size_t step = comma ? n_item + 1 : n_item;
        if (item.n > 0)
            find_one(list, item);
        else if (behind.at != rest.at)
            add_area(list);
        rest = trimmed(behind.at + step, behind.n - step);
    }
}
