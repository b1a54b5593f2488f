#include <assert.h>
#include <string.h>

#include "base/log.h"
#include "base/mem.h"
#include "net/api_call.h"
#include "net/api_read.h"
#include "net/status_table.h"
#include "net/status_walker.h"

#define QUERY "?includeLockInformation=true&includeChildPlans=true"

enum { SHOWN_BYTES = 2048, SHOWN_PER_LINE = 256 };

/* The steps of one api_seat_status(): the whole house, the unreserved areas one by one, the seats,
 * and the house once more when seats and house disagree (somebody may have bought in between). */
enum stage { STAGE_WHOLE, STAGE_AREA, STAGE_DETAIL, STAGE_WHOLE_AGAIN };

struct seat_query {
    char instance_id[ID_SIZE];
    const struct plan *plan; /* borrowed */
    enum stage stage;
    uint32_t area;                                     /* the one being asked for */
    struct status_counts whole, last_area, unreserved; /* unreserved: the sum of those areas */
    struct status_locks locks;                         /* of all answers so far */
    struct status_table *table;
    struct seat_status *status; /* until the answer takes it */
    int64_t as_of_utc_s;
};

static void free_query(void *state)
{
    struct seat_query *q = state;
    status_table_free(q->table);
    seat_status_free(q->status);
    mem_free(q);
}

static bool has_reserved(const struct plan *plan)
{
    for (uint32_t i = 0; i < plan->n_areas; i++) {
        if (plan->areas[i].reserved)
            return true;
    }
    return false;
}

static uint32_t next_unreserved(const struct plan *plan, uint32_t from)
{
    while (from < plan->n_areas && plan->areas[from].reserved)
        from++;
    return from;
}

static int less(int a, int b)
{
    return a > b ? a - b : 0;
}

/* What /status says of the reserved areas alone. */
static struct status_counts reserved_counts(const struct seat_query *q)
{
    struct status_counts c = q->whole;
    c.available = less(c.available, q->unreserved.available);
    c.wheelchair = less(c.wheelchair, q->unreserved.wheelchair);
    c.special = less(c.special, q->unreserved.special);
    c.in_basket = less(c.in_basket, q->unreserved.in_basket);
    c.unavailable = less(c.unavailable, q->unreserved.unavailable);
    return c;
}

static void hand_over(struct call *call, struct seat_query *q, bool seats_known)
{
    struct api_answer *answer = &call->answer;
    q->status->whole = (struct availability){.available = q->whole.available,
                                             .wheelchair = q->whole.wheelchair,
                                             .special = q->whole.special,
                                             .capacity = q->whole.capacity,
                                             .as_of_utc_s = q->as_of_utc_s};
    q->status->seats_known = seats_known;
    if (seats_known)
        status_table_fill(q->table, q->status);
    answer->availability = q->status->whole;
    answer->seat_status = q->status;
    q->status = NULL;
}

/* For whoever has to find out how this installation writes its answer; once in a run. */
static void tell_of_detail(struct call *call, const char *body, size_t n)
{
    if (call->api->queue->told_of_detail)
        return;
    call->api->queue->told_of_detail = true;
    log_warn("status/detail was not understood; seats are sold by best available. It begins:");
    for (size_t at = 0; at < n && at < SHOWN_BYTES; at += SHOWN_PER_LINE) {
        const size_t left = n - at < SHOWN_PER_LINE ? n - at : SHOWN_PER_LINE;
        log_warn("status/detail %zu: %.*s", at, (int)left, body + at);
    }
}

static void ask(struct call *call, struct seat_query *q, enum stage stage)
{
    q->stage = stage;
    if (stage == STAGE_AREA)
        call_set_url(call, "instances/%s/status/areas/%s" QUERY, q->instance_id,
                     q->plan->areas[q->area].id);
    else
        call_set_url(call, "instances/%s/status%s" QUERY, q->instance_id,
                     stage == STAGE_DETAIL ? "/detail" : "");
    call->body_max = stage == STAGE_DETAIL ? CALL_LIST_MAX : CALL_BODY_MAX;
}

static enum call_step ask_next_area(struct call *call, struct seat_query *q, uint32_t from)
{
    q->area = next_unreserved(q->plan, from);
    if (q->area < q->plan->n_areas) {
        ask(call, q, STAGE_AREA);
        return CALL_AGAIN;
    }
    if (has_reserved(q->plan)) {
        ask(call, q, STAGE_DETAIL);
        return CALL_AGAIN;
    }
    hand_over(call, q, false);
    return CALL_FINISHED;
}

static struct area_status area_of(const struct status_counts *c)
{
    return (struct area_status){.available = c->available,
                                .wheelchair = c->wheelchair,
                                .special = c->special,
                                .capacity = c->capacity};
}

static enum call_step after_whole(struct call *call, struct seat_query *q)
{
    if (q->plan->n_areas == 1) { /* what holds for the house holds for its only area */
        q->status->areas[0] = area_of(&q->whole);
        return ask_next_area(call, q, 1);
    }
    return ask_next_area(call, q, 0);
}

static enum call_step after_area(struct call *call, struct seat_query *q)
{
    const struct status_counts *c = &q->last_area;
    q->status->areas[q->area] = area_of(c);
    q->unreserved.available += c->available;
    q->unreserved.wheelchair += c->wheelchair;
    q->unreserved.special += c->special;
    q->unreserved.in_basket += c->in_basket;
    q->unreserved.unavailable += c->unavailable;
    return ask_next_area(call, q, q->area + 1);
}

static enum call_step after_detail(struct call *call, struct seat_query *q,
                                   const struct http_answer *http)
{
    const struct status_counts expected = reserved_counts(q);
    status_walker_read(q->table, http->body ? http->body : "", http->n_body);
    if (status_table_agrees(q->table, &expected)) {
        hand_over(call, q, true);
        return CALL_FINISHED;
    }
    if (status_table_is_spoilt(q->table)) { /* no newer count could mend it */
        tell_of_detail(call, http->body ? http->body : "", http->n_body);
        hand_over(call, q, false);
        return CALL_FINISHED;
    }
    ask(call, q, STAGE_WHOLE_AGAIN);
    return CALL_AGAIN;
}

static enum call_step after_whole_again(struct call *call, struct seat_query *q)
{
    const struct status_counts expected = reserved_counts(q);
    const bool agrees = status_table_agrees(q->table, &expected);
    if (!agrees && !call->api->queue->told_of_detail) {
        call->api->queue->told_of_detail = true;
        log_warn("status/detail does not agree with /status; seats are sold by best available");
    }
    hand_over(call, q, agrees);
    return CALL_FINISHED;
}

/* The read of this call: the engine sees its fault, so that a broken /status is asked for again. */
static void read_stage(struct call *call, const char *body, size_t n)
{
    struct seat_query *q = call->state;
    if (q->stage == STAGE_DETAIL) {
        if (n == 0)
            api_read_fail(call, "empty");
        return;
    }
    struct status_counts counts;
    if (!api_read_counts(call, body, n, &counts))
        return;
    status_locks_read(&q->locks, body, n);
    if (q->stage == STAGE_AREA) {
        q->last_area = counts;
        return;
    }
    q->whole = counts;
    q->as_of_utc_s = (clock_utc_ms(call->api->spec.clock) + call->api->queue->offset_ms) / 1000;
}

static enum call_step next_stage(struct call *call, const struct http_answer *http)
{
    struct seat_query *q = call->state;
    if (call->answer.fault.rc)
        return CALL_FINISHED;
    switch (q->stage) {
    case STAGE_WHOLE:
        return after_whole(call, q);
    case STAGE_AREA:
        return after_area(call, q);
    case STAGE_DETAIL:
        return after_detail(call, q, http);
    case STAGE_WHOLE_AGAIN:
        return after_whole_again(call, q);
    }
    return CALL_FINISHED;
}

uint32_t api_seat_status(struct api *api, const char *instance_id, const struct plan *plan,
                         const struct price_list *prices, api_done_fn done, void *ctx)
{
    assert(plan);
    struct seat_query *q = mem_zalloc(sizeof(*q));
    struct call *call = call_new(api, "GET", "instances/%s/status" QUERY, instance_id);
    call->state = q;
    call->free_state = free_query;
    q->plan = plan;
    q->table = status_table_new(plan, prices);
    status_table_know_locks(q->table, &q->locks);
    q->status = seat_status_new(plan);
    call_check_id(call, instance_id);
    if (strlen(instance_id) >= sizeof(q->instance_id))
        call_refuse(call, RC_BUG, "id too long");
    else
        memcpy(q->instance_id, instance_id, strlen(instance_id) + 1);
    call->read = read_stage;
    call->step = next_stage;
    return call_start(call, done, ctx);
}
