#include <inttypes.h>
#include <stdio.h>
#include <strings.h>

#include "sandbox/basket.h"
#include "sandbox/model.h"

/* `percent` of an amount, half a penny up. */
static money_t share(money_t amount, int64_t percent)
{
    return (amount * percent + 50) / 100;
}

static size_t count_event(const struct model *model, const struct basket *basket, size_t event)
{
    size_t n = 0;
    for (size_t i = 0; i < basket->n_tickets; i++)
        n += model->venue->instances[basket->tickets[i].instance].event == event;
    return n;
}

static bool offer_applies(const struct model *model, const struct basket *basket,
                          const struct sb_offer *offer, size_t event)
{
    if (offer->event != SIZE_MAX && offer->event != event)
        return false;
    if (offer->promo_code[0] && strcasecmp(offer->promo_code, basket->promo) != 0)
        return false;
    return count_event(model, basket, event) >= offer->n_min;
}

/* The offer that takes most off; SIZE_MAX for none. */
static size_t best_offer(const struct model *model, const struct basket *basket, size_t event)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < model->venue->n_offers; i++) {
        const struct sb_offer *offer = &model->venue->offers[i];
        if (offer_applies(model, basket, offer, event) &&
            (best == SIZE_MAX || offer->percent > model->venue->offers[best].percent))
            best = i;
    }
    return best;
}

static void price_ticket(const struct model *model, const struct basket *basket,
                         struct ticket *ticket)
{
    const struct sb_price *row = model_price(model, ticket->instance, ticket->band, ticket->type);
    ticket->price = row->amount + ticket->shift;
    ticket->commission = model_commission(row, basket->agent);
    ticket->offer = best_offer(model, basket, model->venue->instances[ticket->instance].event);
    ticket->discount = ticket->offer == SIZE_MAX
                           ? 0
                           : share(ticket->price, model->venue->offers[ticket->offer].percent);
    ticket->agent_discount = share(ticket->price - ticket->discount, row->agent_percent);
    ticket->total = ticket->price + ticket->commission - ticket->discount;
    if (model->settings.total_net)
        ticket->total -= ticket->agent_discount;
}

bool basket_promo_ok(const struct model *model, struct basket *basket, struct refusal *refusal)
{
    bool known = basket->promo[0] == '\0' || model->settings.unknown_promo == PROMO_SILENT;
    for (size_t i = 0; i < model->venue->n_offers && !known; i++)
        known = strcasecmp(model->venue->offers[i].promo_code, basket->promo) == 0;
    if (known)
        return true;
    basket->promo[0] = '\0';
    if (model->settings.unknown_promo == PROMO_REFUSED)
        refusal_add(refusal, "Promo code is not valid");
    return model->settings.unknown_promo != PROMO_REFUSED;
}

void basket_reprice(struct model *model, struct basket *basket)
{
    const money_t fee =
        model->settings.order_fee ? SETTINGS_ORDER_FEE : model->venue->transaction_fee;
    basket->fee = basket->n_tickets > 0 ? fee : 0;
    basket->discount = 0;
    basket->total = basket->fee_waived ? 0 : basket->fee;
    for (size_t i = 0; i < basket->n_tickets; i++) {
        price_ticket(model, basket, &basket->tickets[i]);
        basket->discount += basket->tickets[i].discount;
        basket->total += basket->tickets[i].total;
    }
    basket->revision++;
    basket->changed_ms = model_now_ms(model);
}

void basket_shift_prices(struct model *model, struct basket *basket, money_t amount)
{
    for (size_t i = 0; i < basket->n_tickets; i++)
        basket->tickets[i].shift += amount;
    basket_reprice(model, basket);
}

void basket_hash(const struct basket *basket, char out[20])
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (const char *c = basket->id; *c; c++)
        hash = (hash ^ (unsigned char)*c) * UINT64_C(1099511628211);
    for (uint32_t rest = basket->revision; rest; rest >>= 8)
        hash = (hash ^ (rest & 0xFF)) * UINT64_C(1099511628211);
    snprintf(out, 20, "%016" PRIX64, hash);
}
