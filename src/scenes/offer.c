#include "scenes/offer.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static bool is_offered(const struct session *session, const char *ticket_id)
{
    for (size_t i = 0; i < session->n_offered; i++) {
        if (strcmp(session->offered[i], ticket_id) == 0)
            return true;
    }
    return false;
}

bool offer_has(const struct session *session, const struct basket_line *line)
{
    return is_offered(session, line->ticket_id);
}

void offer_base_make(const struct session *session, struct offer_base *ret)
{
    const struct basket *basket = &session->basket;
    ret->n = 0;
    for (size_t i = 0; i < basket->n_lines; i++) {
        if (!is_offered(session, basket->lines[i].ticket_id))
            text_copy(ret->ids[ret->n++], ID_SIZE, basket->lines[i].ticket_id);
    }
}

static bool base_has(const struct offer_base *base, const char *ticket_id)
{
    for (size_t i = 0; i < base->n; i++) {
        if (strcmp(base->ids[i], ticket_id) == 0)
            return true;
    }
    return false;
}

void offer_note(struct session *session, const struct offer_base *base)
{
    const struct basket *basket = &session->basket;
    session->n_offered = 0;
    for (size_t i = 0; i < basket->n_lines; i++) {
        const struct basket_line *line = &basket->lines[i];
        if (strcmp(line->instance_id, session->instance_id) == 0 &&
            !base_has(base, line->ticket_id))
            text_copy(session->offered[session->n_offered++], ID_SIZE, line->ticket_id);
    }
}

void offer_keep(struct session *session)
{
    session->n_offered = 0;
}

void offer_give_back(struct scene_ctx *sc, bool awaited)
{
    if (sc->session->n_offered == 0 && !awaited)
        return;
    struct command cmd = {.type = COMMAND_REMOVE_INSTANCE};
    text_copy(cmd.instance_id, sizeof(cmd.instance_id), sc->session->instance_id);
    scene_send(sc, &cmd);
    sc->session->n_offered = 0;
}

bool offer_can_be_made(const struct scene_ctx *sc)
{
    const struct session *session = sc->session;
    const uint32_t i = session->instance;
    if (!session->status || session->status->seats_known)
        return true;
    return session->party.wheelchair == 0 && sc->catalogue && i < sc->catalogue->n_instances &&
           sc->catalogue->instances[i].best_available;
}

static int by_value(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

size_t offer_seats(const struct session *session, uint32_t ret_seats[BASKET_LINES_MAX])
{
    size_t n = 0;
    for (size_t i = 0; session->plan && i < session->basket.n_lines; i++) {
        const struct basket_line *line = &session->basket.lines[i];
        int64_t id = 0;
        if (!offer_has(session, line) || !text_to_int64(line->seat_id, 1, UINT32_MAX - 1, &id))
            continue;
        const uint32_t seat = plan_find_seat(session->plan, (uint32_t)id);
        if (seat != SEAT_NONE)
            ret_seats[n++] = seat;
    }
    if (n > 1)
        qsort(ret_seats, n, sizeof(ret_seats[0]), by_value);
    return n;
}

bool offer_is(const struct session *session, const uint32_t *seats, size_t n)
{
    uint32_t offered[BASKET_LINES_MAX] = {0};
    return n > 0 && offer_seats(session, offered) == n &&
           memcmp(offered, seats, n * sizeof(seats[0])) == 0;
}

void offer_mark_free(const struct session *session, struct seat_status *fresh)
{
    uint32_t seats[BASKET_LINES_MAX] = {0};
    const size_t n = offer_seats(session, seats);
    const struct seat_status *known = session->status;
    for (size_t i = 0; i < n && seats[i] < fresh->n_seats; i++) {
        enum seat_state state = SEAT_AVAILABLE;
        if (known && seats[i] < known->n_seats)
            state = (enum seat_state)known->state[seats[i]];
        if (!seat_is_free(state) && state != SEAT_WHEELCHAIR)
            state = SEAT_AVAILABLE;
        if (fresh->state[seats[i]] == SEAT_BASKET)
            fresh->state[seats[i]] = (uint8_t)state;
    }
}
