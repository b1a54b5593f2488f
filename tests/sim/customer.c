#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/plan.h"
#include "sim/world.h"

enum { TICKETS_MOST = 4, TRIES_FOR_INSTANCE = 40 };

static void leave(struct world *w)
{
    struct command command = {.type = COMMAND_ABANDON};
    reply_free(world_do(w, &command));
}

static const struct instance *choose_instance(struct world *w)
{
    for (int i = 0; w->catalogue && w->catalogue->n_instances > 0 && i < TRIES_FOR_INSTANCE; i++) {
        const uint32_t at = dice_below(&w->dice, (uint32_t)w->catalogue->n_instances);
        const struct instance *instance = &w->catalogue->instances[at];
        if (instance->on_sale && !instance->cancelled && instance->plan != CATALOGUE_NONE &&
            instance->price_list != CATALOGUE_NONE)
            return instance;
    }
    return NULL;
}

/* A price of the seat's band, or of any where the band is not known. */
static const struct price *price_of(const struct price_list *list, uint8_t band)
{
    for (size_t i = 0; i < list->n_prices; i++) {
        const struct price *price = &list->prices[i];
        if (price->band_default && (band == BAND_NONE || price->band == band))
            return price;
    }
    return NULL;
}

static void want(struct command *command, const struct price_list *list, uint8_t band,
                 const char *seat, const char *area)
{
    const struct price *price = price_of(list, band);
    struct wanted *wanted = &command->wanted[command->n_wanted];
    if (!price)
        return;
    text_copy(wanted->type_id, ID_SIZE, list->types[price->type].id);
    text_copy(wanted->seat_id, sizeof(wanted->seat_id), seat);
    text_copy(wanted->area_id, ID_SIZE, area);
    command->n_wanted++;
}

static void want_seats(struct world *w, struct command *command, const struct reply *open, size_t n)
{
    const struct plan *plan = open->plan;
    const uint32_t from = dice_below(&w->dice, plan->n_seats);
    for (uint32_t i = 0; i < plan->n_seats && command->n_wanted < n; i++) {
        const uint32_t seat = (from + i) % plan->n_seats;
        char id[16];
        if (!seat_is_free((enum seat_state)open->status->state[seat]))
            continue;
        struct text t = TEXT_OF(id);
        text_addf(&t, "%u", plan->seats[seat].id);
        want(command, open->prices, open->status->band[seat], id, "");
    }
}

/* What they would like, from what the screen shows; false when there is nothing. */
static bool make_wish(struct world *w, const struct reply *open, struct command *command)
{
    const size_t n = 1 + dice_below(&w->dice, TICKETS_MOST);
    const struct plan *plan = open->plan;
    if (plan->n_seats > 0 && open->status->seats_known) {
        want_seats(w, command, open, n);
    } else if (plan->n_areas > 0) {
        const uint32_t area = dice_below(&w->dice, plan->n_areas);
        for (size_t i = 0; i < n; i++)
            want(command, open->prices, BAND_NONE, "", plan->areas[area].id);
    }
    return command->n_wanted > 0;
}

static void saw_codes(struct world *w, const struct order *order)
{
    w->counts.shown++;
    if (w->n_shown == WORLD_SHOWN_MAX)
        return;
    struct shown *shown = &w->shown[w->n_shown++];
    text_copy(shown->reference, sizeof(shown->reference), order->reference);
    text_copy(shown->order_id, sizeof(shown->order_id), order->id);
    shown->total = order->total;
    shown->n_codes = order->n_lines;
    for (size_t i = 0; i < order->n_lines; i++)
        shown->codes = door_hash_codes(shown->codes, order->lines[i].barcode);
    shown->was_durable = world_is_durable(w, order->reference);
    struct command command = {.type = COMMAND_SHOWN};
    text_copy(command.reference, sizeof(command.reference), order->reference);
    reply_free(world_do(w, &command));
}

static void hear(struct world *w, const struct reply *reply)
{
    world_note(w, "told", reply->order ? "booked" : reply->fault.what);
    if (reply->order) {
        saw_codes(w, reply->order);
        return;
    }
    if (reply->fault.rc == RC_UNKNOWN_OUTCOME)
        w->counts.told_unknown++;
    else if (reply->fault.rc == RC_EXPIRED)
        w->counts.told_no++;
    else
        w->counts.given_back++;
}

static void buy(struct world *w, money_t total)
{
    struct command command = {.type = COMMAND_CONFIRM, .agreed_total = total};
    w->counts.agreed++;
    struct reply *reply = world_do(w, &command);
    if (reply)
        hear(w, reply);
    reply_free(reply);
}

/* Holds the wish; the total to agree to, or -1. */
static money_t hold(struct world *w, const struct instance *instance)
{
    struct command open = {.type = COMMAND_OPEN_INSTANCE};
    struct command command = {.type = COMMAND_HOLD};
    money_t total = -1;
    text_copy(open.instance_id, ID_SIZE, instance->id);
    text_copy(command.instance_id, ID_SIZE, instance->id);
    struct reply *seen = world_do(w, &open);
    if (seen && seen->fault.rc == RC_OK && seen->plan && seen->prices && seen->status &&
        make_wish(w, seen, &command)) {
        struct reply *held = world_do(w, &command);
        if (held && held->has_basket && held->basket.n_lines > 0) {
            w->counts.held++;
            total = held->basket.total;
        }
        reply_free(held);
    }
    reply_free(seen);
    return total;
}

/* Most are quick; some let the basket run out, or nearly. */
static void think(struct world *w)
{
    enum { SLOW_PERMILLE = 15, LIFE_MS = 20 * 60 * 1000 };
    const bool slow = dice_hit(&w->dice, SLOW_PERMILLE);
    world_pass(w, slow ? dice_between(&w->dice, 0, LIFE_MS) : dice_between(&w->dice, 0, 4000));
}

void world_customer(struct world *w)
{
    char instance_id[ID_SIZE];
    w->session++;
    w->counts.sessions++;
    const struct instance *instance = choose_instance(w);
    if (!instance) {
        world_pass(w, 1000);
        return;
    }
    text_copy(instance_id, sizeof(instance_id), instance->id);
    world_note(w, "customer", instance_id);
    const money_t total = hold(w, instance);
    think(w);
    if (total >= 0 && !w->died && dice_hit(&w->dice, 850))
        buy(w, total);
    else
        w->counts.walked_away++;
    leave(w);
    world_pass(w, dice_between(&w->dice, 0, 3000));
}
